#pragma once
// A comparison for people and for programs; pure functions of it.

#include "ergoaudit/render/report.hpp"

#include <string>
#include <string_view>

namespace ergoaudit {

[[nodiscard]] std::string comparison_as_text(const Compared& compared, const TextStyle& style);

// {"schema": "ergoaudit-diff", "schema_version": "1", "before", "after", "outcome", "because", "score": {"before",
// "after"}, "common": {"checks", "before", "after"}, "better", "worse", "newly_known", "no_longer_known", "values"}
[[nodiscard]] std::string comparison_as_json(const Compared& compared);

}  // namespace ergoaudit
