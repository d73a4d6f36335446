#pragma once
// One instrument of one audit, by itself: what `ergoaudit score` prints for a description.

#include "ergoaudit/render/report.hpp"

#include <string>
#include <string_view>

namespace ergoaudit {

// With every item, what was assumed, and what it cannot tell.
[[nodiscard]] std::string instrument_as_text(const Audit& audit, std::string_view instrument, const TextStyle& style);
// {"instruments": {…}} with that instrument alone.
[[nodiscard]] std::string instrument_as_json(const Audit& audit, std::string_view instrument);

}  // namespace ergoaudit
