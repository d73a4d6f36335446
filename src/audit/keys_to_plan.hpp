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

}  // namespace ergoaudit
