#pragma once
// One report, many formats: each a pure function of the audits.

#include "ergoaudit/audit/audit.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Report {
    std::vector<Audit> audits;  // in the order of the files
    const Knowledge* knowledge = nullptr;
    std::string_view profile;  // id
};

struct TextStyle {
    std::size_t width = 80;
    bool colour = false;
    bool ascii = false;
    bool quiet = false;    // the action and the verdict only
    bool verbose = false;  // rule ids, body terms, sources, what passed
};

[[nodiscard]] std::string as_text(const Report& report, const TextStyle& style);
[[nodiscard]] std::string as_json(const Report& report);

// The one table of formats: what --format accepts, in the order in which it is listed.
struct Format {
    std::string_view name;
    std::string_view meaning;
    std::string (*render)(const Report&, const TextStyle&);
    bool shows_postures = true;  // AuditSettings::postures
    bool shows_plan = true;      // AuditSettings::plan
    bool heeds_quiet = false;    // TextStyle::quiet leaves the plan out
};
[[nodiscard]] std::span<const Format> formats();

}  // namespace ergoaudit
