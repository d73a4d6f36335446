#pragma once
// What the checks of knobs and aids share: slips that an expression can hold, and how they are told. Private to this
// folder.

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/base/source_span.hpp"
#include "ergoaudit/rules/mutants.hpp"
#include "ergoaudit/rules/program.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Every change of rules/mutants.hpp, and each number changed: moved either way by `step`, or by its own last decimal
// where that is finer or `step` is 0; a choice turned into its neighbours in the fact table; true and false swapped.
[[nodiscard]] std::vector<ProgramMutant> slips_in(const Program& program, double step);

// A condition that holds everywhere: what is left of one that was forgotten.
inline constexpr std::array always_code = {Instruction{.op = Op::number, .number = 1}};
inline constexpr Program always = {.text = "true", .code = always_code, .is_truth = true};

// A problem of an entry of data, shown at the example it is about where there is one.
[[nodiscard]] Diagnostic problem_of(const SourceLocation& entry, SourceSpan example, std::string message,
                                    std::string help);

// The slips that survived as problems of an entry; `name` is `knob "desk.height_cm"`.
[[nodiscard]] Diagnostics unnoticed(const MutationResult& slips, const SourceLocation& entry, std::string_view name);

}  // namespace ergoaudit
