#pragma once
// How one rule came to its verdict on one instance, step by step, for somebody who doubts it.

#include "ergoaudit/rules/scoring.hpp"

#include <string>
#include <vector>

namespace ergoaudit {

// Each expression with what it came to, then every value it read and where that came from, then the band.
[[nodiscard]] std::vector<std::string> trace_of(const Judged& judged, const Facts& facts);

}  // namespace ergoaudit
