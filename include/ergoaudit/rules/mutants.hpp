#pragma once
// Whether a rule's examples would notice a slip in it: every small change that still reads as a rule must change the
// verdict of at least one example.
//
// The changes: a bound moved by one step (bound_step) either way; a comparison negated, or with its boundary moved to
// the other side; one side of && or ||, one term of a sum, one factor, one argument of min or max, one branch of a
// choice dropped; a sum turned into a difference; `!` or abs() dropped; min and max swapped; `applies` or `reported`
// dropped.

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/rules/rule.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ergoaudit {

// A program with one small change, and the change in words.
struct ProgramMutant {
    std::string change;
    std::vector<Instruction> code;
};
// All of the changes above that touch an expression, for conditions that stand outside rules, too.
[[nodiscard]] std::vector<ProgramMutant> mutants_of(const Program& program);

struct MutationResult {
    std::size_t tried = 0;
    std::vector<std::string> survived;  // each says what could be changed unnoticed, in the words of the rule
};
[[nodiscard]] MutationResult mutate(const Rule& rule);

// The survivors as problems of the rule.
[[nodiscard]] Diagnostics check_mutants(const Rule& rule);

}  // namespace ergoaudit
