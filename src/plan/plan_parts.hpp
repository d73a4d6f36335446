#pragma once
// A workstation taken apart: what may be bought, what may be turned, and which rules hang together by it. The hub is
// what everything else hangs on (seat, desk); with the hub set, the parts do not touch each other.

#include "hub_values.hpp"

#include "ergoaudit/plan/best_plan.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace ergoaudit {

using OfferSet = std::uint64_t;  // bit i: offer i is taken
inline constexpr std::size_t most_offers = 64;
inline constexpr std::size_t most_in_a_part = 32;  // variables; further ones stay as they are

// A thing that could be bought or taken away here.
struct Offer {
    const Aid* aid = nullptr;
    Instance at;
    double price = 0;
    bool owned = false;
    std::vector<Fact> uses = {};  // what `[shop]` says lies there unused and does not any more once it is taken
    long long money = 0;          // price in hundredths
    OfferSet rivals = 0;          // offers that cannot be taken beside it
    OfferSet asks_about = 0;      // earlier offers that change what its own conditions read
    OfferSet set_after = 0;       // earlier offers that change what it sets
};

// What of a workstation something rests on.
struct Support {
    OfferSet offers = 0;
    std::uint32_t hub = 0;        // bit h: the hub's variable h
    std::uint32_t variables = 0;  // bit i: the part's variable i
    friend bool operator==(const Support&, const Support&) = default;
};

// A knob on one instance; whether it can be turned depends on what is bought.
struct Variable {
    const Knob* knob = nullptr;
    Instance at;
    Row row;
    OfferSet set_by = 0;        // offers that set that fact: then turning it is no change of its own
    OfferSet range_set_by = 0;  // offers that change whether it can be turned, and how far
    Support range;              // what that rests on, with its aim and where it stands
    std::vector<Row> behind;    // described, all of that
    Wanted wanted;              // of what is derived, to tell it
};

// A number that a rule looks at: what it measures, or a row that it asks about.
struct Reading {
    const Program* measure = nullptr;
    Instance at;
    Row row;
    std::uint32_t hub = 0;         // bit h: the hub's variable h can move it
    bool is_of_a_posture = false;  // or a view: judged only where that posture is
    [[nodiscard]] double on(const Facts& facts) const {
        return measure != nullptr ? evaluate(*measure, facts, at) : facts[row];
    }
};

// Rules that rest on the same: judged together, once for every place of what they rest on.
struct Term {
    std::vector<RuleAt> rules;
    Support on;
    std::vector<Reading> reads;  // what the hub moves of what they read
    std::vector<Row> behind;     // described, all of what they rest on, rising
    Wanted wanted;               // of what is derived
    std::size_t hangs_on = 0;    // how many of the hub's variables, from the first, decide it and its variables' ranges
};

struct PlanPart {
    std::vector<std::size_t> variables;  // in the order of the knobs
    std::vector<Term> terms;
    OfferSet offers = 0;    // that touch it
    std::uint32_t hub = 0;  // bit h: the hub's variable h touches it
};

// Parts that share an offer which does not touch the hub, and these offers: with hub and wide offers decided, clusters
// do not touch each other.
struct Cluster {
    OfferSet offers = 0;
    std::vector<std::size_t> parts;
    OfferSet sees = 0;                 // wide offers that touch its parts, or any where its offers ask about one
    std::uint32_t hub = 0;             // bit h: the hub's variable h touches it
    std::uint32_t decided_by = 0;      // bit n: a term is decided once n variables of the hub are
    std::uint32_t tangled_by = 0;      // bit n: one that rests on several variables of a part
    std::uint32_t all_but_one_by = 0;  // bit n: all of the hub that touches it are but one
};

struct Parts {
    std::vector<Offer> offers;
    std::vector<Variable> variables;
    std::vector<std::size_t> hub;  // variables, in the order in which they are decided
    OfferSet wide = 0;             // offers that touch the hub
    std::vector<PlanPart> parts;
    std::vector<Cluster> clusters;
    long long lost_today = 0;  // by the rules of all parts
    bool is_whole = true;      // false: something that might be bought or turned was left out, there being too much

    // Whether its stages are still those that were told, and not of a thing that made place for one of these.
    [[nodiscard]] bool clicks_as_told(const Variable& variable, OfferSet taken) const;
};

[[nodiscard]] Parts take_apart(const PlanInput& input);

}  // namespace ergoaudit
