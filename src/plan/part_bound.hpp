#pragma once
// What a part costs at the very least while the hub is only set in part. Private to this folder.

#include "part_search.hpp"

#include <span>

namespace ergoaudit {

// Ways to say "not less than": as worth is compared, each of its first parts by itself, and what is lost together with
// what each thing bought may lose.
struct Bound {
    Worth least;
    Worth each;  // the parts before `changes`; 0 behind them
    double lost_with_things = 0;

    Bound() = default;
    // Not less than that, whatever is bought with it.
    explicit Bound(const Worth& worth, double lost_for_things = 0);
    Bound& operator+=(const Bound& more) {
        least += more.least;
        each += more.each;
        lost_with_things += more.lost_with_things;
        return *this;
    }
    // Not less than this or the other; than this and the other.
    void lower_to(const Bound& other);
    void raise_to(const Bound& other);
    // Whether lowering it to the other would leave it as it is.
    [[nodiscard]] bool says_no_more_than(const Bound& other) const;
};
[[nodiscard]] Bound without(Bound sum, const Bound& part);

// Of these choices, the best of all there are; what is told already still holds.
[[nodiscard]] Bound no_less_than(const Bound& told, std::span<const PartChoice> best);

// By the terms that the beginning of a hub decides and that rest on one open setting at most.
[[nodiscard]] Bound at_least(const PartHere& here, const HubValues& hub, Strictness strictness);

}  // namespace ergoaudit
