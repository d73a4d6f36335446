// The joint plan: sets of purchases × settings of the hub × parts. Entry: best_plan().

#include "ergoaudit/plan/best_plan.hpp"

#include "solved_parts.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/plan/setting_range.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace ergoaudit {
namespace {

constexpr long most_work = 50000000;  // a few seconds

// One way to set a part, and for which place of the hub it was solved: where that is another one, what the desk carries
// has moved along.
struct Picked {
    const PartSolution* solution = nullptr;
    std::size_t choice = 0;
    const PartChoice& operator*() const { return solution->choices[choice]; }
    const PartChoice* operator->() const { return &solution->choices[choice]; }
};

// A way to buy and set everything.
struct Solution {
    Worth worth;
    int items = 0;
    bool newly_serious = false, vanished = false;
    OfferSet taken = 0;
    HubValues hub;
    std::vector<Picked> parts;  // by part; they live as long as the search
};

// What is looked for: the least worth within the budget; or, that being known, the least money with the same fails that
// loses little more.
struct Goal {
    bool least_money = false;
    long long critical = 0, serious = 0;  // for the least money: these and no others
    double lost = 0, lost_for_each = 0;   // lost + lost_for_each · items may be so much
};

// One way to decide a cluster.
struct Option {
    OfferSet taken = 0;
    Worth worth;
    int items = 0;
    std::vector<Picked> parts;  // by the cluster's parts
};

// Whether a set that costs so much can be left out, and every dearer one: for less money nothing is left to gain.
bool is_beaten(const Worth& paid, const Worth& other) { return !other.costs_something() && paid.money > other.money; }

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
};

class Search {
  public:
    explicit Search(const PlanInput& input)
        : input_(input), all_(take_apart(input)), purchases_(input, all_), parts_(input, all_, purchases_, most_work) {
        const double budget = input.facts.value("shop.budget"_fact);
        if (!std::isnan(budget)) budget_ = std::llround(budget * 100);
        std::ranges::stable_sort(all_.clusters, {}, [&](const Cluster& cluster) {  // what is told quickly comes first
            std::size_t variables = 0;
            for (const std::size_t p : cluster.parts) variables += all_.parts[p].variables.size();
            return std::pair(variables, std::popcount(cluster.offers));
        });
    }

    [[nodiscard]] const Parts& parts() const { return all_; }

    // What the rules of all parts are worth as everything stands.
    [[nodiscard]] Worth today() const {
        Worth worth;
        for (const PlanPart& part : all_.parts)
            for (const Term& term : part.terms)
                for (const RuleAt& one : term.rules)
                    if (one.was_known()) worth += cost_of(one, one.before, input_.scoring, {})->worth;
        return worth;
    }

    // To buy nothing and leave everything as it is is always allowed, so there is always an answer.
    Solution best(Strictness strictness) {
        parts_.be(strictness);
        bounds_.clear();
        sets_.clear();
        return *search({});
    }

    // The cheapest with the same fails as `best` that loses at most so much more for each thing saved.
    Solution cheapest_as_good(Solution best, double lost_for_each) {
        const double lost = static_cast<double>(best.worth.lost) + lost_for_each * best.items;
        return search({true, best.worth.critical, best.worth.serious, lost, lost_for_each}).value_or(best);
    }

    // Whether everything was looked at that could be better.
    [[nodiscard]] bool is_exhaustive() const { return parts_.has_work_left(); }

    // The workstation with these things and settings, derived.
    Facts planned(const Solution& solution) {
        Facts facts = staged(solution.taken, solution.hub);
        for (std::size_t p = 0; p < all_.parts.size(); ++p)
            for (std::size_t i = 0; i < all_.parts[p].variables.size(); ++i)
                if (const auto value = set_in_part(solution, p, i))
                    turn(facts, all_.variables[all_.parts[p].variables[i]].row, *value);
        input_.derive(facts, row_of("chair.seat_height_cm"_fact));
        return facts;
    }

    [[nodiscard]] Facts bought(OfferSet taken) const { return purchases_.bought(taken); }
    const Facts& staged(OfferSet taken, const HubValues& hub) { return parts_.judged().at(taken, hub); }

    // What the solution sets a part's variable to; nothing where there is nothing to set.
    [[nodiscard]] std::optional<double> set_in_part(const Solution& solution, std::size_t p, std::size_t i) const {
        const double value = solution.parts[p]->values[i];
        if (value == not_set) return std::nullopt;
        double further = 0;
        for (std::size_t h = 0; h < all_.hub.size(); ++h) {
            const Variable& hub = all_.variables[all_.hub[h]];
            const Fact own = all_.variables[all_.parts[p].variables[i]].knob->fact;
            if (std::ranges::find(carried_by(hub.knob->fact), own) != carried_by(hub.knob->fact).end() &&
                solution.hub[h] != not_set)
                further += solution.hub[h] - solution.parts[p].solution->hub[h];
        }
        return further == 0 ? value : rounded_to_milli(value + further);
    }

  private:
    struct Walk {
        Goal goal;
        Solution now;
        std::optional<Solution> best;
        std::vector<Bound> later = {};  // by cluster: what it and those after it cost at the very least
    };

    std::optional<Solution> search(const Goal& goal) {
        Walk walk{.goal = goal, .now = {}, .best = {}};
        walk.now.parts.resize(all_.parts.size());
        for (const OfferSet wide : purchases_.of(all_.wide, 0)) {
            walk.now.taken = wide;
            walk.now.worth = {};
            walk.now.items = 0;
            purchases_.pay(walk.now.worth, walk.now.items, wide);
            if (is_hopeless(walk, walk.now.worth, walk.now.items)) continue;
            set_hub(walk, bounds_of(walk, {}));
        }
        return std::move(walk.best);
    }

    // Whether nothing that begins like this can be the answer: worth and things only grow, by so much at least.
    [[nodiscard]] bool is_hopeless(const Walk& walk, const Worth& so_far, int items, const Bound& rest = {}) const {
        if (!parts_.has_work_left() && (walk.best || walk.goal.least_money)) return true;
        const Worth each = so_far + rest.each;
        if (each.money > budget_ || (each.lost > all_.lost_today && !input_.may_lose_points)) return true;
        if (!walk.goal.least_money) return walk.best && walk.best->worth < so_far + rest.least;
        if (each.critical > walk.goal.critical ||
            (each.critical == walk.goal.critical && each.serious > walk.goal.serious))
            return true;
        if (static_cast<double>(each.lost) + walk.goal.lost_for_each * items > walk.goal.lost) return true;
        return walk.best && std::tie(walk.best->worth.money, walk.best->worth) < std::tie(each.money, each);
    }

    // One variable of the hub after the other, the most promising value first.
    void set_hub(Walk& walk, const std::vector<Bound>& bounds) {
        HubValues& hub = walk.now.hub;
        if (hub.size() == all_.hub.size()) {
            walk.later.assign(bounds.size() + 1, {});
            for (std::size_t c = bounds.size(); c-- > 0;) {
                walk.later[c] = walk.later[c + 1];
                walk.later[c] += bounds[c];
            }
            if (!is_hopeless(walk, walk.now.worth, walk.now.items, walk.later[0])) decide(walk, 0);
            return;
        }
        const Settings& settings = parts_.judged().settings(all_.hub[hub.size()], walk.now.taken, hub);
        const Worth so_far = walk.now.worth;
        struct Attempt {
            double value;
            Worth turned;
            std::vector<Bound> bounds;
            Bound sum;
        };
        std::vector<Attempt> attempts;
        static const std::vector<double> nothing = {not_set};
        for (const double value : settings.values.empty() ? nothing : settings.values) {
            parts_.spend(work_of_a_place);
            Attempt one{value, so_far, {}, {}};
            if (value != not_set) one.turned += settings.cost_of(value);
            hub.push_back(value);
            one.bounds = bounds_of(walk, bounds);
            for (const Bound& bound : one.bounds) one.sum += bound;
            hub.pop_back();
            if (!is_hopeless(walk, one.turned, walk.now.items, one.sum)) attempts.push_back(std::move(one));
        }
        std::ranges::stable_sort(attempts, {}, [](const Attempt& one) { return one.turned + one.sum.least; });
        for (const Attempt& one : attempts) {
            if (is_hopeless(walk, one.turned, walk.now.items, one.sum)) continue;
            walk.now.worth = one.turned;
            hub.push_back(one.value);
            set_hub(walk, one.bounds);
            hub.pop_back();
        }
        walk.now.worth = so_far;
    }

    // One cluster after the other.
    void decide(Walk& walk, std::size_t next) {
        if (next == all_.clusters.size()) return keep(walk);
        const Cluster& cluster = all_.clusters[next];
        const Worth worth = walk.now.worth;
        const int items = walk.now.items;
        const OfferSet taken = walk.now.taken;
        for (const Option& option : options_of(walk, next)) {
            if (is_hopeless(walk, worth + option.worth, items + option.items, walk.later[next + 1])) continue;
            walk.now.worth += option.worth;
            walk.now.items += option.items;
            walk.now.taken |= option.taken;
            for (std::size_t i = 0; i < cluster.parts.size(); ++i) walk.now.parts[cluster.parts[i]] = option.parts[i];
            decide(walk, next + 1);
            walk.now.worth = worth;
            walk.now.items = items;
            walk.now.taken = taken;
        }
    }

    void keep(Walk& walk) {
        Solution& now = walk.now;
        if (walk.goal.least_money &&
            std::tie(now.worth.critical, now.worth.serious) != std::tie(walk.goal.critical, walk.goal.serious))
            return;
        now.newly_serious = std::ranges::any_of(now.parts, [](const Picked& part) { return part->newly_serious; });
        now.vanished = std::ranges::any_of(now.parts, [](const Picked& part) { return part->vanished; });
        if (!walk.best || comes_first(now, *walk.best, walk.goal)) walk.best = now;
    }

    static bool comes_first(const Solution& a, const Solution& b, const Goal& goal) {
        if (goal.least_money && a.worth.money != b.worth.money) return a.worth.money < b.worth.money;
        if (a.worth != b.worth) return a.worth < b.worth;
        if (std::tie(a.taken, a.hub) != std::tie(b.taken, b.hub))
            return std::tie(a.taken, a.hub) < std::tie(b.taken, b.hub);
        return std::ranges::lexicographical_compare(
            a.parts, b.parts, [](const Picked& x, const Picked& y) { return x->values < y->values; });
    }

    // --- clusters ----------------------------------------------------------------------------------------------

    // The ways to decide a cluster, the least worth first.
    std::vector<Option> options_of(const Walk& walk, std::size_t number) {
        const ClusterSets& all = sets_of(number, walk.now.taken & all_.wide);
        std::vector<const Bound*> bounds(all.parts.size());
        std::vector<Option> options;
        for (const ClusterSets::Set& set : all.sets) {
            parts_.spend(1);
            Option option{.taken = set.taken, .worth = set.paid, .items = set.items, .parts = {}};
            if (std::ranges::any_of(options, [&](const Option& one) { return is_beaten(option.worth, one.worth); }))
                break;
            const Bound bound = at_least(all, set, bounds, walk.now.hub);
            if (std::ranges::any_of(options, [&](const Option& one) {
                    return one.worth < bound.least && one.worth.lost <= bound.each.lost &&
                           one.worth.money <= bound.each.money && one.items <= set.items;
                }))
                continue;
            Bound rest = bound;
            rest += walk.later[number + 1];
            if (is_hopeless(walk, walk.now.worth, walk.now.items + option.items, rest)) continue;
            add_options(options, option, walk, all, set);
            std::ranges::stable_sort(options, comes_before);
            options = without_beaten(std::move(options));
        }
        return options;
    }

    static bool comes_before(const Option& a, const Option& b) {
        if (a.worth != b.worth) return a.worth < b.worth;
        if (a.taken != b.taken) return a.taken < b.taken;
        return std::ranges::lexicographical_compare(
            a.parts, b.parts, [](const Picked& x, const Picked& y) { return x->values < y->values; });
    }

    // Those that an earlier one beats in everything that decides, whatever the rest of the workstation does, are left
    // out.
    static std::vector<Option> without_beaten(std::vector<Option> options) {
        std::vector<Option> kept;
        for (Option& option : options)
            if (std::ranges::none_of(kept, [&](const Option& one) {
                    return one.worth.lost <= option.worth.lost && one.worth.money <= option.worth.money &&
                           one.items <= option.items;
                }))
                kept.push_back(std::move(option));
        return kept;
    }

    void add_options(std::vector<Option>& options, const Option& so_far, const Walk& walk, const ClusterSets& all,
                     const ClusterSets::Set& set) {
        if (is_hopeless(walk, walk.now.worth + so_far.worth, walk.now.items + so_far.items)) return;
        if (so_far.parts.size() == set.solved.size()) {
            options.push_back(so_far);
            return;
        }
        const PartSolution& solution = all.parts[set.solved[so_far.parts.size()]]->choices_at(walk.now.hub);
        parts_.spend(1);
        for (std::size_t i = 0; i < solution.choices.size(); ++i) {
            Option option = so_far;
            option.worth += solution.choices[i].worth;
            option.parts.push_back({&solution, i});
            add_options(options, option, walk, all, set);
        }
    }

    // The least that a set costs, with the parts that hang on what is set of the hub; told once for each part.
    static Bound at_least(const ClusterSets& all, const ClusterSets::Set& set, std::vector<const Bound*>& bounds,
                          const HubValues& hub) {
        Bound bound{set.paid, first_parts(set.paid)};
        for (const std::size_t solved : set.solved) {
            if (bounds[solved] == nullptr) bounds[solved] = &all.parts[solved]->at_least(hub);
            bound += *bounds[solved];
        }
        return bound;
    }

    const ClusterSets& sets_of(std::size_t number, OfferSet wide) {
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

    // Whether the first does the same for no more money, things and changes, and comes first.
    static bool makes_needless(const ClusterSets::Set& one, const ClusterSets::Set& other) {
        return one.solved == other.solved && one.items <= other.items &&
               std::tie(one.paid, one.taken) <= std::tie(other.paid, other.taken) && one.paid.money <= other.paid.money;
    }

    // Two variables of the hub of which only the difference matters to every part of a cluster, whatever it takes.
    [[nodiscard]] std::optional<HubPair> ride_along(const Cluster& cluster, const ClusterSets& all) const {
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

    // The least that any set of a cluster's offers costs; told once for every place of what the cluster hangs on.
    const Bound& bound_of(const Walk& walk, std::size_t number) {
        const Cluster& cluster = all_.clusters[number];
        const HubValues& hub = walk.now.hub;
        const ClusterSets& all = sets_of(number, walk.now.taken & all_.wide);
        PlaceKey place;
        add_hub(place, cluster.hub, hub, all.rides);
        const auto [known, is_new] = bounds_[{number, walk.now.taken & cluster.sees, hub.size()}].try_emplace(place);
        if (!is_new) return known->second;
        std::vector<const Bound*> bounds(all.parts.size());
        std::optional<Bound> least;
        for (const ClusterSets::Set& set : all.sets) {
            if (least && is_beaten(set.paid, least->least)) break;
            const Bound bound = at_least(all, set, bounds, hub);
            if (!least) least = bound;
            least->least = std::min(least->least, bound.least);
            least->each = least_of_each(least->each, bound.each);
        }
        return known->second = *least;
    }

    // What each cluster costs at least with this beginning of a hub; only what hangs on the variable set last is told
    // anew, the rest as `before` says.
    std::vector<Bound> bounds_of(const Walk& walk, const std::vector<Bound>& before) {
        std::vector<Bound> bounds(all_.clusters.size());
        for (std::size_t c = 0; c < bounds.size(); ++c) {
            const bool is_as_before = !before.empty() && (all_.clusters[c].decided_by >> walk.now.hub.size() & 1) == 0;
            bounds[c] = is_as_before ? before[c] : bound_of(walk, c);
        }
        return bounds;
    }

    const PlanInput& input_;
    Parts all_;
    PurchaseSets purchases_;
    SolvedParts parts_;
    std::map<std::pair<std::size_t, OfferSet>, ClusterSets> sets_;
    std::map<std::tuple<std::size_t, OfferSet, std::size_t>, std::unordered_map<PlaceKey, Bound, HashOfPlace>> bounds_;
    long long budget_ = std::numeric_limits<long long>::max();
};

double share_lost_on(const PlanInput& input, const Facts& facts) {
    return toll_of(input.rules, input.scoring, facts).share_lost();
}

// A rule may newly fail only in exchange for a critical one, and may stop to apply only where that lowers no score:
// where the first answer does not hold to that, it is looked for again without.
Solution solve(Search& search, const PlanInput& input) {
    const double for_each = input.facts.value("plan.min_points_per_item"_fact) * lost_in_a_point(input);
    const Worth today = search.today();
    Strictness strictness;
    while (true) {
        Solution chosen = search.cheapest_as_good(search.best(strictness), for_each);
        const Strictness was = strictness;
        if (chosen.newly_serious && chosen.worth.critical >= today.critical) strictness.no_new_serious = true;
        if (chosen.vanished && !strictness.nothing_vanishes &&
            share_lost_on(input, search.planned(chosen)) > share_lost_on(input, input.facts) + 1e-9)
            strictness.nothing_vanishes = true;
        if (strictness == was) return chosen;
    }
}

// --- the answer -------------------------------------------------------------------------------------------------

bool range_is_assumed(const Variable& variable, const Facts& facts) {
    return variable.knob->range_given.exists() && !facts.knows(variable.knob->range_given, variable.at);
}

// What the solution sets a variable to; nothing where there is nothing to set.
std::optional<double> setting_in(const Search& search, const Solution& solution, std::size_t variable) {
    const Parts& all = search.parts();
    for (std::size_t h = 0; h < all.hub.size(); ++h)
        if (all.hub[h] == variable) return solution.hub[h] == not_set ? std::nullopt : std::optional(solution.hub[h]);
    for (std::size_t p = 0; p < all.parts.size(); ++p)
        for (std::size_t i = 0; i < all.parts[p].variables.size(); ++i)
            if (all.parts[p].variables[i] == variable) return search.set_in_part(solution, p, i);
    return std::nullopt;
}

Plan told(Search& search, const PlanInput& input, const Solution& solution) {
    const Parts& all = search.parts();
    Plan plan{.purchases = {},
              .settings = {},
              .worth = solution.worth,
              .today = search.today(),
              .planned = {},
              .is_exhaustive = search.is_exhaustive()};
    plan.planned = search.planned(solution);
    std::vector<int> number(all.offers.size(), -1);
    for (std::size_t i = 0; i < all.offers.size(); ++i) {
        if ((solution.taken >> i & 1) == 0) continue;
        const Offer& offer = all.offers[i];
        number[i] = static_cast<int>(plan.purchases.size());
        plan.purchases.push_back({.aid = offer.aid, .at = offer.at, .price = offer.price, .owned = offer.owned});
    }
    const Facts bought = search.bought(solution.taken);
    const Facts& carried = search.staged(solution.taken, solution.hub);
    for (std::size_t v = 0; v < all.variables.size(); ++v) {
        const Variable& variable = all.variables[v];
        const auto to = setting_in(search, solution, v);
        if (!to) continue;
        const OfferSet comes_along = variable.set_by & solution.taken;
        const double from = (variable.knob->is_hub ? bought : carried)[variable.row];
        if (comes_along == 0 && *to == from) continue;
        if (evaluate(variable.knob->when, bought, variable.at) != 1) continue;  // its thing was taken away again
        PlannedSetting setting{.knob = variable.knob,
                               .at = variable.at,
                               .from = comes_along != 0 ? input.facts[variable.row] : from,
                               .to = *to,
                               .range_assumed = range_is_assumed(variable, bought)};
        if (comes_along != 0) setting.purchase = number[static_cast<std::size_t>(std::countr_zero(comes_along))];
        plan.settings.push_back(setting);
    }
    return plan;
}

}  // namespace

double lost_in_a_point(const PlanInput& input) {
    return toll_of(input.rules, input.scoring, input.facts).known * 10000 / 100;
}

Plan best_plan(const PlanInput& input) {
    Search search(input);
    if (!search.today().costs_something())
        return {
            .purchases = {}, .settings = {}, .worth = search.today(), .today = search.today(), .planned = input.facts};
    return told(search, input, solve(search, input));
}

}  // namespace ergoaudit
