#pragma once
// The best settings of one part, with the hub and the purchases decided. Private to this folder.

#include "judged_terms.hpp"

#include <limits>
#include <vector>

namespace ergoaudit {

// A part with some of its offers taken.
struct PartHere {
    const PlanPart* part = nullptr;
    OfferSet taken = 0;
    std::vector<TermTable*> terms;         // in the order of the part's
    std::vector<SettingsTable*> settings;  // by the part's variables
};

struct PartChoice {
    Worth worth;
    bool newly_serious = false, vanished = false;
    std::vector<double> values;  // by the part's variables; or not_set
};

// What is worth more than that, or loses more, is not looked for.
struct Ceiling {
    static constexpr long long none = std::numeric_limits<long long>::max();
    Worth worth{.critical = none};
    double lost = std::numeric_limits<double>::infinity();
    // What is worth, and loses, so much at least.
    [[nodiscard]] bool allows(const Worth& at_least, double lost_at_least) const {
        return at_least <= worth && lost_at_least <= lost;
    }
    // Whether all that the other allows is allowed.
    [[nodiscard]] bool covers(const Ceiling& other) const { return other.worth <= worth && other.lost <= lost; }
};

// With so much of the hub set, by the terms that it decides; settings on which none of these rests stay and cost
// nothing. The least worth first; behind it those that are worse but lose fewer points: what a plan needs that may not
// lose more than today. Empty when nothing is allowed. With no work left only what was found so far is told, so that a
// plan always comes.
[[nodiscard]] std::vector<PartChoice> best_choices(const PartHere& here, const HubValues& hub, Strictness strictness,
                                                   const Ceiling& ceiling, long& work_left);

inline constexpr Worth impossible = {.critical = 1LL << 50};

[[nodiscard]] Worth without(Worth sum, const Worth& part);

}  // namespace ergoaudit
