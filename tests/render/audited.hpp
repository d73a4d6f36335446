#pragma once
// Audits to render: the stories in examples/ and random workstations.

#include "tests/support/workstations.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/files.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/render/report.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit::testing {

inline std::optional<Audit> audited(const std::string& text, const std::string& source = "desk.toml",
                                    bool plan = false) {
    const auto read = read_description(text, source);
    if (!read.ok()) return std::nullopt;
    AuditSettings settings;
    settings.today = *parse_date("2026-11-23");
    settings.profile = shipped_knowledge().profile("office");
    settings.plan = plan;
    return audit(read.value(), shipped_knowledge(), settings);
}

// As that role sees them.
inline Report report_of(const std::vector<Audit>& audits, Role role = Role::employee) {
    Report report{.audits = {}, .knowledge = &shipped_knowledge(), .profile = "office", .role = role};
    for (const Audit& one : audits) report.audits.push_back(as_seen_by(role, one));
    return report;
}

// Once in a process: their plans take long.
inline const std::vector<Audit>& audited_examples() {
    static std::vector<Audit> audits;
    if (!audits.empty()) return audits;
    for (const std::string& story : disk().names_in("examples")) {
        const std::string path = "examples/" + story + "/desk.toml";
        if (disk().kind_of(path) != Entry::file) continue;
        auto one = audited(disk().read(path).value(), path, true);
        EXPECT_TRUE(one) << path;
        if (one) audits.push_back(std::move(*one));
    }
    EXPECT_GE(audits.size(), 4u);
    return audits;
}

inline std::vector<Audit> audited_random(std::size_t count, unsigned seed) {
    WorkstationWriter writer(seed);
    std::vector<Audit> audits;
    while (audits.size() < count)
        if (auto one = audited(writer.write(), "desk.toml", audits.size() % 4 == 0)) audits.push_back(std::move(*one));
    return audits;
}

}  // namespace ergoaudit::testing
