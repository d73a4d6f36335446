#pragma once
// Which facts something reads: the others are recorded only.

#include "ergoaudit/knowledge/knowledge.hpp"

#include <set>

namespace ergoaudit {

// Read by a rule, a safety question, a knob or a contraindication, or on the way to a derived fact, or by the
// exercises.
[[nodiscard]] std::set<Fact> used_facts(const Knowledge& knowledge);

}  // namespace ergoaudit
