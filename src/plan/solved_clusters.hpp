#pragma once
// The clusters of a workstation: which of their offers fit together, and what each costs at least with so much of the
// hub set. Private to this folder.

#include "solved_parts.hpp"

#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace ergoaudit {

// The sets of a cluster's offers that fit together beside certain wide ones, by money, number, order.
struct ClusterSets {
    struct Set {
        OfferSet taken = 0;
        Worth paid;
        int items = 0;
        std::vector<std::size_t> solved;  // by the cluster's parts: which of `parts`
    };
    std::vector<Set> sets;
    std::vector<SolvedPart*> parts;  // each of the cluster's, with each set of its own offers
    std::optional<HubPair> rides;    // two variables of the hub of which only the difference matters to all of them

    // What each of `parts` costs at least, told when it is asked for.
    using Bounds = std::vector<const Bound*>;
    // The least that a set costs, with the parts that hang on what is set of the hub.
    [[nodiscard]] Bound at_least(const Set& set, Bounds& bounds, const HubValues& hub) const;
};

class SolvedClusters {
  public:
    // All must outlive it.
    SolvedClusters(const Parts& all, PurchaseSets& purchases, SolvedParts& parts)
        : all_(all), purchases_(purchases), parts_(parts) {}

    // What was told under another strictness does not hold any more.
    void forget();

    // References stay good until `forget`.
    const ClusterSets& sets(std::size_t cluster, OfferSet wide);
    // The least that any set of a cluster's offers costs.
    const Bound& at_least(std::size_t cluster, OfferSet wide, const HubValues& hub);

  private:
    [[nodiscard]] std::optional<HubPair> ride_along(const Cluster& cluster, const ClusterSets& sets) const;

    const Parts& all_;
    PurchaseSets& purchases_;
    SolvedParts& parts_;
    std::map<std::pair<std::size_t, OfferSet>, ClusterSets> sets_;
    std::map<std::tuple<std::size_t, OfferSet, std::size_t>, std::unordered_map<PlaceKey, Bound, HashOfPlace>> bounds_;
};

// Whether a set that costs so much can be left out, and every dearer one: for less money nothing is left to gain.
[[nodiscard]] inline bool is_beaten(const Worth& paid, const Worth& other) {
    return !other.costs_something() && paid.money > other.money;
}

}  // namespace ergoaudit
