#pragma once
// Which pieces of furniture a derived fact hangs on: what the planner may take apart and what belongs together.

#include "ergoaudit/facts/facts.hpp"

#include <span>

namespace ergoaudit {

// Every described fact about furniture and its place that can move the derived fact of that instance, itself left out;
// a list that names too much is slow, one that names too little is wrong, and a test changes everything to see. What
// the desk carries (screens, tray, things of given height) is named as itself. Empty for a fact that is not derived.
[[nodiscard]] std::span<const Fact> furniture_that_moves(Fact derived, Instance at);

// Sets a fact and moves what moves with it: things on the desk with the desk, armrests measured from the floor with the
// seat. Derived facts are stale until derived again.
void turn(Facts& facts, Row row, double value);

// The facts that `turn` moves along with that one.
[[nodiscard]] std::span<const Fact> carried_by(Fact turned);

}  // namespace ergoaudit
