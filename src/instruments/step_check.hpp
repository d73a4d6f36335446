#pragma once
// Whether the steps of an instrument are a tree whose ranges are exact and whose tables hold everything that can come.

#include "ergoaudit/instruments/instrument.hpp"

#include <string>
#include <vector>

namespace ergoaudit {

struct StepProblem {
    std::size_t step;
    std::string message, help;
};

[[nodiscard]] std::vector<StepProblem> problems_of_steps(const Instrument& instrument);

}  // namespace ergoaudit
