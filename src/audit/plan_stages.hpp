#pragma once
// The order of a plan's moves, and how the workstation stands between them. Private to this folder.

#include "plan_moves.hpp"

#include <cstddef>
#include <vector>

namespace ergoaudit {

// By how much each critical and serious rule fails on these facts, on the instance where that is most; below 0 where it
// fails nowhere.
struct GraveRule {
    const Rule* rule = nullptr;
    double fails_by = -1;
};

struct WrongCheck {
    const Rule* rule;
    Instance at;
    friend bool operator==(const WrongCheck&, const WrongCheck&) = default;
};

// How it stands before each step and after the last one, and what is wrong then.
struct StagesJudged {
    std::vector<Facts> facts;
    std::vector<std::vector<WrongCheck>> wrong;
    std::vector<std::vector<GraveRule>> grave;
};

// What is inseparable stands together: moved up behind what needs it.
[[nodiscard]] StagesJudged put_together(const PlanGround& ground, std::vector<Move>& moves);

// What a step must not be left without, by number: where it makes something grave fail, or fail by much more, the step
// that takes that back.
[[nodiscard]] std::vector<std::size_t> needed_by(std::size_t step, const StagesJudged& stages, const Scoring& scoring);

}  // namespace ergoaudit
