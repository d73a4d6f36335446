#pragma once
// A comparison for people and for programs; pure functions of it.

#include "ergoaudit/audit/comparison.hpp"
#include "ergoaudit/render/report.hpp"

#include <string>
#include <string_view>

namespace ergoaudit {

struct Compared {
    std::string_view before, after;  // the files, as named
    std::string_view profile;
    const Comparison* comparison = nullptr;
    std::string_view action;  // what an urgent answer asks for, after; empty when none does: then it comes first
};

[[nodiscard]] std::string comparison_as_text(const Compared& compared, const TextStyle& style);

// {"schema": "ergoaudit-diff", "schema_version": "1", "before", "after", "outcome", "because", "score": {"before",
// "after"}, "common": {"checks", "before", "after"}, "better", "worse", "newly_known", "no_longer_known", "values"}
[[nodiscard]] std::string comparison_as_json(const Compared& compared);

}  // namespace ergoaudit
