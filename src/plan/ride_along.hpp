#pragma once
// Settings of the hub of which only the difference matters to a part: with both raised alike everything stays. Private
// to this folder.

#include "judged_terms.hpp"

#include <utility>
#include <vector>

namespace ergoaudit {

// Found by raising both alike by two amounts from where they stand with these things bought; variables that `turns`
// does not name stay where they are.
[[nodiscard]] std::vector<HubPair> ride_along(const Parts& all, JudgedTerms& judged, const PlanPart& part,
                                              OfferSet taken, const std::vector<bool>& turns);

}  // namespace ergoaudit
