#pragma once
// How what a part's rules read moves with the hub and with the part's own settings. Most heights move along in step, so
// that once a few places were derived the others are told by adding up. Private to this folder.

#include "plan_parts.hpp"

#include <functional>
#include <vector>

namespace ergoaudit {

struct Slopes {
    bool straight = false;                    // every derived row that the rules read moves in step with every setting
    std::vector<Row> rows;                    // the derived rows that the rules read
    std::vector<bool> row_straight;           // which of them move in step
    std::vector<bool> rule_straight;          // which rules read only such rows
    std::vector<std::vector<double>> by_hub;  // for each of the hub's variables, by row: for one unit of it
    std::vector<std::vector<double>> by_variable;  // likewise for the part's own

    // Settings of the hub, of which only one matters: with both raised alike everything stays, so that their difference
    // tells all. Pairs of places in Parts::hub.
    std::vector<std::pair<std::size_t, std::size_t>> ride_along;
};

// Moves what the rules read as far as one setting moves it.
void add_up(Facts& facts, const Slopes& slopes, const std::vector<double>& by_one_unit, double units);

// Where the facts stand with each of the hub's variables so much further; derived.
using Staged = std::function<const Facts&(const std::vector<double>& further)>;

// Looked at around the place where everything stands, and checked at two more places for each claim.
[[nodiscard]] Slopes slopes_of(const PlanInput& input, const Parts& all, const PlanPart& part, const Staged& staged);

}  // namespace ergoaudit
