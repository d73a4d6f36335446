#pragma once
// What a derived fact is worked out from, as far as a person can write it: what to ask for while it is not known, and
// what to measure to be surer of it.

#include "ergoaudit/facts/fact.hpp"

#include <span>

namespace ergoaudit {

// Furniture and places, in the order in which they are asked for; empty for a fact that is not derived.
[[nodiscard]] std::span<const Fact> furniture_behind(Fact derived);

// Measures of the body, the handiest first; each is estimated as long as nobody takes it.
[[nodiscard]] std::span<const Fact> body_behind(Fact derived);

}  // namespace ergoaudit
