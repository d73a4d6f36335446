#pragma once
// What a description leaves open of that which could be set or bought against a finding. Private to this folder.

#include "plan_ground.hpp"

#include <vector>

namespace ergoaudit {

enum class Purchases : std::uint8_t { none, all };

// Described rows that are not known and without which no plan can use something that moves what these rules rest on,
// where they fail on `planned`: the setting itself, its range, or whether it can be had; and what may be less in the
// way of a setting that anything wrong rests on than it is taken to be. Each once; what can be set for nothing comes
// before what is for sale.
[[nodiscard]] std::vector<Row> keys_to_plan(const PlanGround& ground, const std::vector<const Rule*>& rules,
                                            const Facts& planned, Purchases purchases);

// Those that tell whether that can be turned by which a rule is put right that is not right today. Whatever a plan
// makes of it, it may have taken another way for want of the right one: a seat raised because nobody said what holds
// the screen.
[[nodiscard]] std::vector<Row> keys_to_right_way(const PlanGround& ground);

}  // namespace ergoaudit
