#pragma once
// What each adjustment of a plan is for. A rule names what it is put right by (`adjust`); whoever sits too high for a
// screen is not to be told to sit lower, nor to lean a screen that faces them for the sake of where its middle comes to
// be. Private to this folder.

#include "plan_ground.hpp"

#include <vector>

namespace ergoaudit {

// What is turned though it puts right, betters or keeps right nothing that names it, or next to nothing: points fewer
// than `least_points_a_step` in sum; and makes no room for something else either. Each is asked by itself, with all the
// others as planned; what is set because it was bought is not asked. `today` is what the plan was made on.
[[nodiscard]] std::vector<Row> turned_for_nothing(const PlanGround& ground, const Facts& today, const Plan& plan);

}  // namespace ergoaudit
