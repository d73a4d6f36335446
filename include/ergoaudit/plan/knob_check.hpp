#pragma once
// A knob against its own examples: what `verify` runs, and the build before it compiles knowledge in. Pure functions.

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/plan/knob.hpp"
#include "ergoaudit/rules/mutants.hpp"

namespace ergoaudit {

// Every example that comes out otherwise than it says, with what came out.
[[nodiscard]] Diagnostics run_examples(const Knob& knob);

// That neither end of the range is made of the knob's own present value: a range that moves along with its knob would
// let planning go on where planning has just stopped. The value may be asked for and compared with, as by a screen on
// the side of another; screen[0] and the like are others. It need not lie in the range: a knob may always stay where it
// is.
[[nodiscard]] Diagnostics check_range(const Knob& knob);

// Small slips in `when`, `low`, `high` and `aim`: each change of rules/mutants.hpp that touches an expression; a number
// moved either way by one step of the fact, or by its own last decimal where that is finer; a choice turned into its
// neighbour in the fact table; true and false swapped; `when` taken to hold always; `aim` dropped. One that makes no
// example come out otherwise has survived.
[[nodiscard]] MutationResult mutate(const Knob& knob);

// The survivors as problems of the knob.
[[nodiscard]] Diagnostics check_mutants(const Knob& knob);

}  // namespace ergoaudit
