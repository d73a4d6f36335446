#include "solved_clusters.hpp"

#include <algorithm>
#include <bit>

namespace ergoaudit {
namespace {

// Whether the first does the same for no more money, things and changes, and comes first.
bool makes_needless(const ClusterSets::Set& one, const ClusterSets::Set& other) {
    return one.solved == other.solved && one.items <= other.items &&
           std::tie(one.paid, one.taken) <= std::tie(other.paid, other.taken) && one.paid.money <= other.paid.money;
}

// Whether for less money, and no more charged for things, nothing is left to gain.
bool is_beaten(const Bound& paid, const Bound& other) {
    return !other.least.costs_something() && paid.least.money > other.least.money &&
           paid.lost_with_things >= other.lost_with_things;
}

bool comes_before(const ClusterWay& a, const ClusterWay& b) {
    if (a.worth != b.worth) return a.worth < b.worth;
    if (a.taken != b.taken) return a.taken < b.taken;
    return std::ranges::lexicographical_compare(a.parts, b.parts,
                                                [](const Picked& x, const Picked& y) { return x->values < y->values; });
}

// Those that an earlier one beats in everything that decides are left out.
std::vector<ClusterWay> without_beaten(std::vector<ClusterWay> options, const PurchaseSets& purchases) {
    const auto lost = [&](const ClusterWay& one) { return purchases.really_lost(one.worth, one.items); };
    std::vector<ClusterWay> kept;
    for (ClusterWay& option : options)
        if (std::ranges::none_of(kept, [&](const ClusterWay& one) {
                return lost(one) <= lost(option) && one.worth.money <= option.worth.money && one.items <= option.items;
            }))
            kept.push_back(std::move(option));
    return kept;
}

// What tells the hub as far as the cluster is concerned.
PlaceKey place_of(const Cluster& cluster, const ClusterSets& sets, const HubValues& hub) {
    PlaceKey place;
    add_hub(place, cluster.hub, hub, sets.rides);
    return place;
}

Bound bound_of(const std::vector<ClusterWay>& options, double lost_for_each) {
    Bound bound(impossible);
    for (const ClusterWay& option : options) bound.lower_to(Bound(option.worth, lost_for_each * option.items));
    return bound;
}

}  // namespace

Bound ClusterSets::at_least(const Set& set, Bounds& bounds, const HubValues& hub, double lost_for_each,
                            TellPart tell) const {
    Bound bound(set.paid, lost_for_each * set.items);
    bounds.resize(parts.size());
    for (const std::size_t solved : set.solved) {
        if (bounds[solved] == nullptr) bounds[solved] = &(parts[solved]->*tell)(hub);
        bound += *bounds[solved];
    }
    return bound;
}

void SolvedClusters::spend_at_most(long long money) {
    most_money_ = money;
    forget();
}

void SolvedClusters::forget() {
    for (auto& cluster : told_) cluster.clear();
}

void SolvedClusters::allow(double lost_for_each) {
    const bool as_before = lost_for_each == lost_for_each_;
    lost_for_each_ = lost_for_each;
    for (auto& cluster : told_)
        for (auto& [wide, told] : cluster) {
            told.ways.clear();
            told.all_ways.clear();
            if (as_before) continue;
            for (auto& bounds : told.least) bounds.clear();
            for (auto& bounds : told.least_together) bounds.clear();
            told.least_ahead.clear();
        }
}

SolvedClusters::Told& SolvedClusters::told(std::size_t number, OfferSet wide) {
    const Cluster& cluster = all_.clusters[number];
    const auto [known, is_new] = told_[number].try_emplace(wide & cluster.sees);
    if (is_new) known->second.sets = sets_of(cluster, wide & cluster.sees);
    return known->second;
}

ClusterSets SolvedClusters::sets_of(const Cluster& cluster, OfferSet wide) {
    ClusterSets all;
    for (const OfferSet taken : purchases_.of(cluster.offers, wide)) {
        ClusterSets::Set set{.taken = taken, .paid = {}, .items = 0, .solved = {}};
        purchases_.pay(set.paid, set.items, taken);
        if (set.paid.money > most_money_) continue;
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
    Told& here = told(number, wide);
    const auto [known, is_new] = here.least[hub.size()].try_emplace(place_of(all_.clusters[number], here.sets, hub));
    if (is_new) *known = least_of_sets(here.sets, hub);
    return *known;
}

const Bound& SolvedClusters::closer_at_least(std::size_t number, OfferSet wide, const HubValues& hub) {
    const Cluster& cluster = all_.clusters[number];
    const std::uint32_t so_far = (std::uint32_t{2} << hub.size()) - 1;
    const Bound& told_now =
        (cluster.tangled_by & so_far) != 0 ? together_at_least(number, wide, hub) : at_least(number, wide, hub);
    const auto last = looks_ahead_ ? left_open(cluster, hub) : std::nullopt;
    if (!last) return told_now;
    Told& here = told(number, wide);
    const Variable& variable = all_.variables[all_.hub[*last]];
    const OfferSet own = wide & (variable.range.offers | variable.range_set_by | variable.set_by);
    const auto [ahead, is_new] = here.least_ahead[own][hub.size()].try_emplace(place_of(cluster, here.sets, hub));
    if (!is_new) return *ahead;
    *ahead = told_now;
    if (const auto least = least_over(number, wide, hub, *last)) ahead->raise_to(*least);
    return *ahead;
}

Bound SolvedClusters::least_of_sets(const ClusterSets& all, const HubValues& hub) const {
    ClusterSets::Bounds bounds;
    std::optional<Bound> least;
    for (const ClusterSets::Set& set : all.sets) {
        if (least && is_beaten(Bound(set.paid, lost_for_each_ * set.items), *least)) continue;
        const Bound bound = all.at_least(set, bounds, hub, lost_for_each_);
        if (!least) least = bound;
        least->lower_to(bound);
    }
    return *least;
}

std::optional<std::size_t> SolvedClusters::left_open(const Cluster& cluster, const HubValues& hub) const {
    const std::uint32_t open = cluster.hub >> hub.size();
    if (!std::has_single_bit(open)) return std::nullopt;
    const std::size_t last = hub.size() + static_cast<std::size_t>(std::countr_zero(open));
    const std::uint32_t before = (std::uint32_t{1} << last) - 1;
    const bool is_range_known = (all_.variables[all_.hub[last]].range.hub & before) >> hub.size() == 0;
    return is_range_known ? std::optional(last) : std::nullopt;
}

std::optional<Bound> SolvedClusters::least_over(std::size_t number, OfferSet wide, const HubValues& hub,
                                                std::size_t last) {
    HubValues then = hub;
    while (then.size() < last) then.push_back(not_set);  // which it does not hang on
    const std::vector<double>& values = parts_.judged().settings(all_.hub[last], wide, then).values;
    std::optional<Bound> least;
    for (const double value : values) {
        if (!parts_.has_work_left()) return std::nullopt;
        then.push_back(value);
        const Bound& bound = at_least(number, wide, then);
        then.pop_back();
        if (!least) least = bound;
        least->lower_to(bound);
    }
    return least;
}

const Bound& SolvedClusters::together_at_least(std::size_t number, OfferSet wide, const HubValues& hub) {
    Told& here = told(number, wide);
    const ClusterSets& all = here.sets;
    const auto [known, is_new] = here.least_together[hub.size()].try_emplace(place_of(all_.clusters[number], all, hub));
    if (!is_new) return *known;
    ClusterSets::Bounds apart, together;
    std::optional<Bound> least;
    for (const ClusterSets::Set& set : all.sets) {
        if (least && is_beaten(Bound(set.paid, lost_for_each_ * set.items), *least)) continue;
        const Bound bound = all.at_least(set, apart, hub, lost_for_each_);
        if (least && least->says_no_more_than(bound)) continue;
        const Bound more_exact = all.at_least(set, together, hub, lost_for_each_, &SolvedPart::together_at_least);
        if (!least) least = more_exact;
        least->lower_to(more_exact);
    }
    return *known = *least;
}

const Ways& SolvedClusters::ways(std::size_t number, OfferSet wide, const HubValues& hub, const Limits& limits) {
    Told& here = told(number, wide);
    const Ways*& known = *here.ways.try_emplace(place_of(all_.clusters[number], here.sets, hub)).first;
    if (known != nullptr && known->ceiling.covers(limits.ceiling)) return *known;
    Ways ways{.ceiling = limits.ceiling, .options = options_of(here.sets, hub, limits), .bound = {}};
    ways.bound = bound_of(ways.options, lost_for_each_);
    return *(known = &here.all_ways.emplace_back(std::move(ways)));
}

std::vector<ClusterWay> SolvedClusters::options_of(const ClusterSets& all, const HubValues& hub, const Limits& limits) {
    ClusterSets::Bounds bounds;
    std::vector<ClusterWay> options;
    for (const ClusterSets::Set& set : all.sets) {
        parts_.spend(1);
        const auto beats_it = [&](const ClusterWay& one) {
            return !one.worth.costs_something() && one.worth.money < set.paid.money && one.items <= set.items;
        };
        if (std::ranges::any_of(options, beats_it)) continue;
        const Bound bound = all.at_least(set, bounds, hub, lost_for_each_);
        if (std::ranges::any_of(options, [&](const ClusterWay& one) {
                return one.worth < bound.least &&
                       purchases_.really_lost(one.worth, one.items) <= purchases_.really_lost(bound.each, set.items) &&
                       one.worth.money <= bound.each.money && one.items <= set.items;
            }))
            continue;
        if (limits.is_hopeless(bound) || !limits.ceiling.allows(bound.least, bound.lost_with_things)) continue;
        add_options(options, {.taken = set.taken, .worth = set.paid, .items = set.items, .parts = {}}, all, set, hub,
                    limits);
        std::ranges::stable_sort(options, comes_before);
        options = without_beaten(std::move(options), purchases_);
    }
    return options;
}

void SolvedClusters::add_options(std::vector<ClusterWay>& options, const ClusterWay& so_far, const ClusterSets& all,
                                 const ClusterSets::Set& set, const HubValues& hub, const Limits& limits) {
    const Bound bound(so_far.worth, lost_for_each_ * so_far.items);
    if (limits.is_hopeless(bound) || !limits.ceiling.allows(bound.least, bound.lost_with_things)) return;
    if (so_far.parts.size() == set.solved.size()) {
        options.push_back(so_far);
        return;
    }
    const PartSolution& solution = all.parts[set.solved[so_far.parts.size()]]->choices_at(hub, limits.ceiling);
    parts_.spend(1);
    for (std::size_t i = 0; i < solution.choices.size(); ++i) {
        ClusterWay option = so_far;
        option.worth += solution.choices[i].worth;
        option.parts.push_back({&solution, i});
        add_options(options, option, all, set, hub, limits);
    }
}

}  // namespace ergoaudit
