#pragma once
// The best settings of one part, with the hub and the purchases decided. Private to this folder.

#include "plan_parts.hpp"

#include <optional>
#include <vector>

namespace ergoaudit {

inline constexpr double not_set = -1e9;  // for a variable that cannot be turned, where values are compared

struct PartChoice {
    Worth worth;
    bool newly_serious = false, vanished = false;
    std::vector<double> values;  // by the part's variables; or not_set
};

// The least worth first; behind it those that are worse but lose fewer points: what a plan needs that may not lose more
// than today. Empty when nothing is allowed. `facts` are derived, with the part's own offers among `taken`.
[[nodiscard]] std::vector<PartChoice> best_choices(const PlanInput& input, const Parts& all, const Part& part,
                                                   const Facts& facts, OfferSet taken, Strictness strictness);

// What turning a variable costs by itself: nothing where it comes along with a thing bought.
[[nodiscard]] Worth cost_of_turning(const Variable& variable, const Facts& facts, double to, OfferSet taken);

[[nodiscard]] Worth without(Worth sum, const Worth& part);

}  // namespace ergoaudit
