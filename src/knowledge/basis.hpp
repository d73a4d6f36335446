#pragma once
// Whether every number of a rule's band stands in one of its citations, in the sources they name, or in the reason
// given for our own choice. Private to this folder.

#include "ergoaudit/knowledge/knowledge.hpp"

namespace ergoaudit {

[[nodiscard]] Diagnostics check_basis(const Rule& rule, const Knowledge& knowledge);
// The same for the band a profile sets: its reason, and what its sources say.
[[nodiscard]] Diagnostics check_basis(const RuleChange& change, const Knowledge& knowledge);

}  // namespace ergoaudit
