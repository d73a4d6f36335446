#pragma once
// What a part costs at the very least while the hub is only set in part. Private to this folder.

#include "part_search.hpp"

#include <span>

namespace ergoaudit {

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
[[nodiscard]] Bound without(Bound sum, const Bound& part);
[[nodiscard]] Worth first_parts(Worth worth);
[[nodiscard]] Worth least_of_each(const Worth& a, const Worth& b);

// Of these choices, the best of all there are; what is told already still holds.
[[nodiscard]] Bound no_less_than(const Bound& told, std::span<const PartChoice> best);

// By the terms that the beginning of a hub decides and that rest on one open setting at most.
[[nodiscard]] Bound at_least(const PartHere& here, const HubValues& hub, Strictness strictness);

}  // namespace ergoaudit
