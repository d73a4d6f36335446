#pragma once
// What in a description is hard to believe, or changes nothing although somebody wrote it down. Private to this folder.

#include "workup.hpp"

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

namespace ergoaudit {

// Warnings, at the value where the description tells where that stands; none changes a verdict. `today` in days since
// 1970-01-01.
[[nodiscard]] Diagnostics questions_about(const Description& description, const Workup& workup,
                                          const Knowledge& knowledge, int today);

}  // namespace ergoaudit
