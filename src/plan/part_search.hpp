#pragma once
// The best settings of one part, with the hub and the purchases decided. Private to this folder.

#include "plan_parts.hpp"
#include "slopes.hpp"

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
// than today. Empty when nothing is allowed. `facts` are derived (where the slopes are straight, only what they name),
// with the part's own offers among `taken`. Work done is taken from `work_left`; with none left only what was found
// so far is told, so that a plan always comes.
[[nodiscard]] std::vector<PartChoice> best_choices(const PlanInput& input, const Parts& all, const PlanPart& part,
                                                   const Slopes& slopes, const Facts& facts, OfferSet taken,
                                                   Strictness strictness, long& work_left);

// Two ways to say "not less than": as worth is compared, and each of its first parts by itself.
struct Bound {
    Worth least;
    Worth each;  // the parts before `changes`; 0 behind them
    Bound& operator+=(const Bound& more) {
        least += more.least;
        each += more.each;
        return *this;
    }
};
[[nodiscard]] Worth least_of_each(const Worth& a, const Worth& b);

// What the part costs at the very least by the rules that the first `decided` of the hub's variables decide and that
// rest on one open setting at most. `facts` are derived, or where `in_step` told by the slopes; then only rules count
// whose rows all move in step.
[[nodiscard]] Bound at_least(const PlanInput& input, const Parts& all, const PlanPart& part, const Slopes& slopes,
                             const Facts& facts, bool in_step, std::size_t decided, Strictness strictness);

// Work is counted in about a thousand instructions, the same on every machine.
inline constexpr long work_of_a_setting = 40, work_of_a_bound = 15, work_of_a_stage = 25, work_of_a_place = 10;

[[nodiscard]] Worth first_parts(Worth worth);

inline constexpr Worth impossible = {.critical = 1LL << 50};

// What turning a variable costs by itself: nothing where it comes along with a thing bought.
[[nodiscard]] Worth cost_of_turning(const Variable& variable, const Facts& facts, double to, OfferSet taken);

[[nodiscard]] Worth without(Worth sum, const Worth& part);

}  // namespace ergoaudit
