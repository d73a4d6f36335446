#pragma once
// Reports written as JSON and read back.

#include "tests/render/audited.hpp"

#include "ergoaudit/audit/settled.hpp"
#include "ergoaudit/stored/stored_report.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit::testing {

// Settled, as that role sees them, of the day on which they were audited.
inline Report settled_report(const std::vector<Audit>& audits, Role role = Role::employee) {
    Report report = report_of(audits, role);
    for (Audit& one : report.audits) one = settled(std::move(one));
    report.today = *parse_date("2026-11-23");
    return report;
}

// What came back of a text, and what it points to.
struct Restored {
    Arena arena;
    StoredHead head;
    Report report;
    Diagnostics problems;
    bool ok = false;
};

inline void restore(Restored& restored, std::string_view text) {
    const auto stored = read_stored_report(text, "report.json");
    restored.problems = stored.problems();
    if (!stored.ok()) return;
    restored.head = stored.value().head();
    auto audits = stored.value().audits(shipped_knowledge(), restored.arena);
    restored.problems = audits.problems();
    restored.ok = audits.ok();
    if (!restored.ok) return;
    restored.report = {.audits = std::move(audits).value(),
                       .knowledge = &shipped_knowledge(),
                       .profile = restored.head.profile,
                       .today = restored.head.today,
                       .role = restored.head.role};
}

inline std::string all_said(const Diagnostics& problems) {
    std::string text;
    for (const Diagnostic& one : problems) text += to_text(one);
    return text;
}

}  // namespace ergoaudit::testing
