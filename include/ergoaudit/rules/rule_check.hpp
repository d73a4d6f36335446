#pragma once
// A rule against its own examples: what `verify` runs, and the build before it compiles knowledge in.

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/rules/judge.hpp"

namespace ergoaudit {

// The facts of an example and nothing else, provenance measured. For a rule of postures or views that is given
// posture.kind = "standing", what is said of the posture is said of standing.
struct ExampleFacts {
    Facts facts;
    Instance at;
};
[[nodiscard]] ExampleFacts facts_of(const Example& example);

[[nodiscard]] Judgement judge_example(const Rule& rule, const Example& example);

// Every example whose verdict is not the one it claims, with what was measured.
[[nodiscard]] Diagnostics run_examples(const Rule& rule);

// Whether changing a bound by a step would break an example. A measured rule: each finite end of ideal and of tolerable
// has an example on either side, at most `bound_step` away; on the bound counts as inside for ideal and as beyond for
// tolerable, as in judging. A yes/no rule: one example passes and one fails.
[[nodiscard]] Diagnostics check_bound_examples(const Rule& rule);

// How near to a bound an example must lie in that unit: 0.1 for lengths, angles, hours; 1 for what is counted.
[[nodiscard]] double bound_step(Unit unit);

}  // namespace ergoaudit
