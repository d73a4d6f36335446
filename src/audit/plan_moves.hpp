#pragma once
// What is done in one go: a thing with its settings, or one setting. Private to this folder.

#include "plan_ground.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace ergoaudit {

// A step before it is put into words: a thing with its settings, or one setting.
struct Move {
    const Purchase* purchase = nullptr;
    std::vector<const Purchase*> taken_off = {};  // parts that came with it
    std::vector<const PlannedSetting*> settings;
    std::pair<std::size_t, bool> place;  // of the knob in the order in which knobs are turned; then, behind a thing
};

// Of the plan, which must outlive them; in the order in which knobs are turned, each behind the thing with which it can
// be. Parts that come with a thing and are taken off again go with it.
[[nodiscard]] std::vector<Move> moves_of(const PlanGround& ground, const Plan& plan);

void carry_out(const Move& move, Facts& facts);

}  // namespace ergoaudit
