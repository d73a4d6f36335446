#pragma once
// Why a plan without money leaves something wrong: the fewest rules that cannot hold together, and what would let them.
// Private to this folder.

#include "plan_ground.hpp"

#include "ergoaudit/audit/workstation_plan.hpp"

#include <vector>

namespace ergoaudit {

// One for each critical or serious rule that fails on `planned`, the best that can be had for nothing; each set of
// rules once. "Hold" is: not beyond what is tolerable.
[[nodiscard]] std::vector<PlanConflict> conflicts_on(const PlanGround& ground, const Facts& planned);

}  // namespace ergoaudit
