#pragma once
// An aid against its own examples: what `verify` runs, and the build before it compiles knowledge in. Pure functions.

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/plan/aid.hpp"
#include "ergoaudit/rules/mutants.hpp"

namespace ergoaudit {

// Every example that comes out otherwise than it says: that it fits or does not, and each fact it sets, to 0.001.
[[nodiscard]] Diagnostics run_examples(const Aid& aid);

// Small slips in `when` and in what is set: each change of rules/mutants.hpp that touches an expression; a number moved
// either way by one step of the fact that is set, or by its own last decimal where that is finer; a choice, compared
// with or set, turned into its neighbour in the fact table; true and false swapped; `when` taken to hold always; an
// effect dropped. One that makes no example come out otherwise has survived.
[[nodiscard]] MutationResult mutate(const Aid& aid);

// The survivors as problems of the aid.
[[nodiscard]] Diagnostics check_mutants(const Aid& aid);

}  // namespace ergoaudit
