#pragma once
// From what is decided beforehand to a plan after which nothing is left to do: planning again, with the money that is
// left, proposes nothing. Private to this folder.

#include "plan_ground.hpp"

namespace ergoaudit {

// The best one that can be written down as a description; nothing to do where there is none.
[[nodiscard]] Plan planned_to_the_end(const PlanGround& ground, bool may_buy);

// What more can be bought once a plan is done that bought nothing; the plan itself where that could not be written
// down.
[[nodiscard]] Plan with_purchases_after(const PlanGround& ground, const Plan& free);

[[nodiscard]] Plan nothing_on(const PlanGround& ground);

// The same things in the same places, all set alike.
[[nodiscard]] bool is_same_plan(const Plan& a, const Plan& b);

}  // namespace ergoaudit
