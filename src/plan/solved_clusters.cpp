#include "solved_clusters.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

// Whether the first does the same for no more money, things and changes, and comes first.
bool makes_needless(const ClusterSets::Set& one, const ClusterSets::Set& other) {
    return one.solved == other.solved && one.items <= other.items &&
           std::tie(one.paid, one.taken) <= std::tie(other.paid, other.taken) && one.paid.money <= other.paid.money;
}

}  // namespace

Bound ClusterSets::at_least(const Set& set, Bounds& bounds, const HubValues& hub) const {
    Bound bound{set.paid, first_parts(set.paid)};
    bounds.resize(parts.size());
    for (const std::size_t solved : set.solved) {
        if (bounds[solved] == nullptr) bounds[solved] = &parts[solved]->at_least(hub);
        bound += *bounds[solved];
    }
    return bound;
}

void SolvedClusters::forget() {
    bounds_.clear();
    sets_.clear();
}

const ClusterSets& SolvedClusters::sets(std::size_t number, OfferSet wide) {
    const auto [known, is_new] = sets_.try_emplace({number, wide});
    ClusterSets& all = known->second;
    if (!is_new) return all;
    const Cluster& cluster = all_.clusters[number];
    for (const OfferSet taken : purchases_.of(cluster.offers, wide)) {
        ClusterSets::Set set{.taken = taken, .paid = {}, .items = 0, .solved = {}};
        purchases_.pay(set.paid, set.items, taken);
        for (const std::size_t p : cluster.parts) {
            SolvedPart* part = &parts_.with(p, wide | taken);
            const auto place = std::ranges::find(all.parts, part);
            set.solved.push_back(static_cast<std::size_t>(place - all.parts.begin()));
            if (place == all.parts.end()) all.parts.push_back(part);
        }
        if (std::ranges::none_of(all.sets, [&](const ClusterSets::Set& one) { return makes_needless(one, set); }))
            all.sets.push_back(std::move(set));
    }
    all.rides = ride_along(cluster, all);
    return all;
}

// Two variables of the hub of which only the difference matters to every part of a cluster, whatever it takes.
std::optional<HubPair> SolvedClusters::ride_along(const Cluster& cluster, const ClusterSets& all) const {
    for (std::size_t a = 0; a < all_.hub.size(); ++a)
        for (std::size_t b = a + 1; b < all_.hub.size(); ++b) {
            if ((cluster.hub >> a & cluster.hub >> b & 1) == 0) continue;
            const HubPair pair{a, b};
            if (std::ranges::all_of(all.sets, [&](const ClusterSets::Set& set) {
                    for (std::size_t i = 0; i < cluster.parts.size(); ++i) {
                        const std::uint32_t hub = all_.parts[cluster.parts[i]].hub;
                        const bool on_neither = ((hub >> a | hub >> b) & 1) == 0;
                        const auto& own = all.parts[set.solved[i]]->ride_along();
                        if (!on_neither && std::ranges::find(own, pair) == own.end()) return false;
                    }
                    return true;
                }))
                return pair;
        }
    return std::nullopt;
}

const Bound& SolvedClusters::at_least(std::size_t number, OfferSet wide, const HubValues& hub) {
    const Cluster& cluster = all_.clusters[number];
    const ClusterSets& all = sets(number, wide);
    PlaceKey place;
    add_hub(place, cluster.hub, hub, all.rides);
    const auto [known, is_new] = bounds_[{number, wide & cluster.sees, hub.size()}].try_emplace(place);
    if (!is_new) return known->second;
    ClusterSets::Bounds bounds;
    std::optional<Bound> least;
    for (const ClusterSets::Set& set : all.sets) {
        if (least && is_beaten(set.paid, least->least)) break;
        const Bound bound = all.at_least(set, bounds, hub);
        if (!least) least = bound;
        least->least = std::min(least->least, bound.least);
        least->each = least_of_each(least->each, bound.each);
    }
    return known->second = *least;
}

}  // namespace ergoaudit
