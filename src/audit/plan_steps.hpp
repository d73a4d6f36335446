#pragma once
// The steps of a plan: in the order in which they are made, in words, with what each puts right and what it must not be
// left without. Private to this folder.

#include "plan_ground.hpp"

#include "ergoaudit/audit/workstation_plan.hpp"

#include <vector>

namespace ergoaudit {

// By how much each critical and serious rule fails on these facts, on the instance where that is most; below 0 where it
// fails nowhere.
struct GraveRule {
    const Rule* rule = nullptr;
    double fails_by = -1;
};
[[nodiscard]] std::vector<GraveRule> grave_rules(const PlanGround& ground, const Facts& facts);

// Chair, desk or keyboard, footrest, armrests, screen, and what is inseparable together.
[[nodiscard]] std::vector<PlanStep> steps_of(const PlanGround& ground, const Plan& plan);

}  // namespace ergoaudit
