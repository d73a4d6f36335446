#pragma once
// Which facts something reads: the others are recorded only.

#include "ergoaudit/knowledge/knowledge.hpp"

#include <set>

namespace ergoaudit {

// Read by a rule, its words, a clash, a safety question, a contraindication, an instrument, a knob or an aid, or on the
// way to a derived fact; or of a table that its room reads itself: exercises, safety, shop, plan.
[[nodiscard]] std::set<Fact> used_facts(const Knowledge& knowledge);

}  // namespace ergoaudit
