#pragma once
// Where a plan goes against what a finding says by itself: a report must not advise both. Private to this folder.

#include "plan_ground.hpp"

#include "ergoaudit/audit/workstation_plan.hpp"

#include <vector>

namespace ergoaudit {

// Of the findings that a plan, free or bought, leaves, and whose measure a setting of it moves further from what is
// right.
[[nodiscard]] std::vector<OtherWay> other_ways(const PlanGround& ground, const Plan& free, const Plan& bought,
                                               const WorkstationPlan& told);

}  // namespace ergoaudit
