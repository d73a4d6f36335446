#pragma once
// What an expression may come to while some facts are still open: what a planner asks before it looks at anything.

#include "ergoaudit/rules/program.hpp"

#include <bitset>
#include <vector>

namespace ergoaudit {

using Rows = std::bitset<row_size>;

struct Outcomes {
    bool yes = false;      // a truth value, or a number other than 0
    bool no = false;       // a truth value, or 0
    bool unknown = false;  // not known
};

// Every outcome that `evaluate` can have with the open rows set to anything, or not known; all else as `facts` says.
// It may name one that none of them leads to (what is asked twice counts as two), never leave one out. Pure.
[[nodiscard]] Outcomes possible_outcomes(const Program& program, const Facts& facts, Instance at, const Rows& open);

// What is left to evaluate while the open rows change: comes to the same as the program on all facts that differ from
// these in open rows only. Pure.
[[nodiscard]] std::vector<Instruction> partly_evaluated(const Program& program, const Facts& facts, Instance at,
                                                        const Rows& open);

}  // namespace ergoaudit
