#pragma once
// What a plan says of habits. Private to this folder.

#include "plan_ground.hpp"

#include "ergoaudit/audit/audit.hpp"

#include <vector>

namespace ergoaudit {

// Sitting and breaks alone, which is what a plan may know of a person's habits, and of these what weighs, on the
// furniture of `then`: whoever gets a desk to stand at is to stand. Where they lead is written into `facts`.
[[nodiscard]] std::vector<PlanStep> habit_steps(const PlanGround& ground, const Facts& then, Facts& facts);

}  // namespace ergoaudit
