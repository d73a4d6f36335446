#pragma once
// Which pieces of furniture a derived fact hangs on: what the planner may take apart and what belongs together.

#include "ergoaudit/facts/facts.hpp"

#include <span>

namespace ergoaudit {

// Every described fact about furniture and its place that can move the derived fact of that instance, whoever sits
// there and whatever was measured. A list that names too much is slow, one that names too little is wrong, and a test
// changes everything to see. What the desk or a tray carries (screens, things of given height) is named as itself;
// whether there is a standing posture at all counts, too. Empty for a fact that no furniture moves.
[[nodiscard]] std::span<const Fact> furniture_that_moves(Fact derived, Instance at);

// Fewer, where the facts as they were found leave fewer: with the distance to the screens measured in that posture, the
// height at which one works in the other does not matter.
[[nodiscard]] std::span<const Fact> furniture_that_moves(Fact derived, Instance at, const Facts& found);

// Described facts without any of which the derived one is not known, however everything else stands; not every such
// fact. With what was observed in `found`, fewer may be needed.
[[nodiscard]] std::span<const Fact> needed_for(Fact derived, const Facts& found);

// Sets a fact and moves what moves with it: things on the desk with the desk, keys and mouse of given height with the
// tray they lie on, armrests measured from the floor and a laptop on the thighs with the seat. Derived facts are stale
// until derived again.
void turn(Facts& facts, Row row, double value);

// The facts that `turn` may move along with that one, whatever the facts; and with these facts, or with anything taken
// off the lap.
[[nodiscard]] std::span<const Fact> carried_by(Fact turned);
[[nodiscard]] std::span<const Fact> carried_by(Fact turned, const Facts& facts);
// Whether with these facts turning the one row moves the other, which is known, by as much.
[[nodiscard]] bool carries(Row turned, Row other, const Facts& facts);

}  // namespace ergoaudit
