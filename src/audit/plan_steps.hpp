#pragma once
// The steps of a plan: in the order in which they are made, in words, with what each puts right and what it must not be
// left without. Private to this folder.

#include "plan_ground.hpp"

#include "ergoaudit/audit/workstation_plan.hpp"

#include <vector>

namespace ergoaudit {

// Chair, desk or keyboard, footrest, armrests, screen, and what is inseparable together.
[[nodiscard]] std::vector<PlanStep> steps_of(const PlanGround& ground, const Plan& plan);

}  // namespace ergoaudit
