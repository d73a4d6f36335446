#pragma once
// Why a plan without money leaves something wrong: the fewest rules that cannot hold together, and what would let them.
// Private to this folder.

#include "plan_ground.hpp"

#include "ergoaudit/audit/workstation_plan.hpp"

#include <vector>

namespace ergoaudit {

// One for each critical or serious rule that fails on `planned`, the best that can be had for nothing; each set of
// rules once. "Hold" is: not beyond what is tolerable. A way out is one that a plan would go if the thing were in the
// shop, whatever it costs; `bought` is the plan that buys within the budget.
[[nodiscard]] std::vector<PlanConflict> conflicts_on(const PlanGround& ground, const Facts& planned,
                                                     const Plan& bought);

}  // namespace ergoaudit
