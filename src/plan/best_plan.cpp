// The joint plan: sets of purchases × settings of the hub × parts. Entry: best_plan().

#include "ergoaudit/plan/best_plan.hpp"

#include "open_beginnings.hpp"
#include "solved_clusters.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/plan/setting_range.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace ergoaudit {
namespace {

constexpr double nearly_nothing = 1e-3;  // of what is lost: more than adding up in another order makes of it

long work_for(const PlanInput& input) {
    return input.work_left == nullptr ? work_of_one_plan : std::min(work_of_one_plan, *input.work_left / 2);
}

// A way to buy and set everything.
struct Solution {
    Worth worth;
    int items = 0;
    bool newly_serious = false, vanished = false;
    OfferSet taken = 0;
    HubValues hub;
    std::vector<Picked> parts;  // by part; they live as long as the search
};

// What is looked for: the least worth within the budget; or, that being known, the least worth, or any way to the least
// money, of what has the same fails and loses little more.
struct Goal {
    bool least_money = false;
    bool as_good = false;
    long long critical = 0, serious = 0;  // to be as good: these fails and no others, and
    double lost = 0, lost_for_each = 0;   // lost + lost_for_each · items may be so much
};

class Search {
  public:
    explicit Search(const PlanInput& input)
        : input_(input),
          all_(take_apart(input)),
          purchases_(input, all_),
          parts_(input, all_, purchases_, work_for(input)),
          clusters_(all_, purchases_, parts_, input.only_fails) {
        const double budget = input.facts.value("shop.budget"_fact);
        if (!std::isnan(budget)) budget_ = std::llround(budget * 100);
        for (std::size_t h = 0; h < all_.hub.size(); ++h) turned_.push_back(h);
        std::ranges::sort(turned_, {}, [&](std::size_t h) { return all_.hub[h]; });
        std::ranges::stable_sort(all_.clusters, {}, [&](const Cluster& cluster) {  // what is told quickly comes first
            std::size_t most = 0;                                                  // variables that hang together
            for (const std::size_t p : cluster.parts) most = std::max(most, all_.parts[p].variables.size());
            return std::pair(most, std::popcount(cluster.offers));
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
    // So much counts as lost for each thing bought.
    Solution best(Strictness strictness, long long lost_an_item = 0) {
        parts_.be(strictness);
        clusters_.forget();
        purchases_.charge(lost_an_item);
        Solution best = search({}, as_it_stands());
        best.worth.lost = purchases_.really_lost(best.worth, best.items);
        return best;
    }

    // The cheapest with the same fails as `best` that loses at most so much more for each thing saved. How little money
    // it takes is found out first: with no more than that to spend few things are left to choose from.
    Solution cheapest_as_good(Solution best, double lost_for_each) {
        const long long money = best.worth.money;
        if (money == 0 || input_.only_fails) return best;
        Goal goal{.least_money = true,
                  .as_good = true,
                  .critical = best.worth.critical,
                  .serious = best.worth.serious,
                  .lost = static_cast<double>(best.worth.lost) + lost_for_each * best.items,
                  .lost_for_each = lost_for_each};
        Solution cheapest = search(goal, std::move(best));
        if (cheapest.worth.money == money) return cheapest;
        goal.least_money = false;
        const long long budget = std::exchange(budget_, cheapest.worth.money);
        clusters_.spend_at_most(budget_);
        cheapest = search(goal, std::move(cheapest));
        budget_ = budget;
        clusters_.spend_at_most(budget_);
        return cheapest;
    }

    // Whether everything was looked at that could be better.
    [[nodiscard]] bool is_exhaustive() const { return all_.is_whole && parts_.has_work_left(); }
    [[nodiscard]] long work_done() const { return work_for(input_) - parts_.work_left(); }

    // The workstation with these things and settings, derived.
    Facts planned(const Solution& solution) {
        Facts facts = staged(solution.taken, solution.hub);
        for (std::size_t p = 0; p < all_.parts.size(); ++p)
            for (std::size_t i = 0; i < all_.parts[p].variables.size(); ++i)
                if (const auto value = set_in_part(solution, p, i))
                    turn(facts, all_.variables[all_.parts[p].variables[i]].row, *value);
        input_.derive(facts, Wanted::everything());
        return facts;
    }

    const Facts& bought(OfferSet taken) { return purchases_.bought(taken); }
    Facts staged(OfferSet taken, const HubValues& hub) { return parts_.judged().at(taken, hub); }

    // What the solution sets a part's variable to; nothing where there is nothing to set. Where it was solved for
    // another place of the hub, what the hub carries has moved along.
    [[nodiscard]] std::optional<double> set_in_part(const Solution& solution, std::size_t p, std::size_t i) {
        const double value = solution.parts[p]->values[i];
        if (value == not_set) return std::nullopt;
        const Row row = all_.variables[all_.parts[p].variables[i]].row;
        double further = 0;
        for (std::size_t h = 0; h < solution.parts[p].solution->hub.size(); ++h)  // it hangs on no others
            if (solution.hub[h] != not_set && carries(all_.variables[all_.hub[h]].row, row, bought(solution.taken)))
                further += solution.hub[h] - solution.parts[p].solution->hub[h];
        return further == 0 ? value : rounded_to_milli(value + further);
    }

  private:
    struct Walk {
        Goal goal;
        std::optional<Solution> best;
        Solution now;
        std::vector<Bound> later;            // by cluster: what it and those after it cost at the very least
        SolvedClusters::Limits limits = {};  // of one cluster
    };

    // The most promising beginning is looked at closer, one cluster or one variable of the hub at a time, until none is
    // left that promises more than the best answer found.
    Solution search(const Goal& goal, Solution first) {
        Walk walk{.goal = goal, .best = std::move(first), .now = {}, .later = {}};
        walk.now.parts.resize(all_.parts.size());
        walk.limits.is_hopeless = [&](const Bound& bound) { return is_hopeless(walk, {}, 0, bound); };
        clusters_.allow(goal.lost_for_each);
        OpenBeginnings open;
        for (const OfferSet wide : purchases_.of(all_.wide, 0)) {
            const Beginning one = beginning_with(wide);
            if (is_hopeless(walk, one.worth, one.items)) continue;
            open.add() = one;
            open.push(promise_of(one, goal, open.last()));
        }
        while (!open.empty()) {
            const Promise promise = open.pop();
            if (is_beaten(walk, promise)) break;
            if (look_closer(walk, open[promise], promise, open)) open.close(promise);
        }
        return *std::move(walk.best);
    }

    // Until another one promises more, or nothing of it is left open: then true.
    bool look_closer(Walk& walk, Beginning& one, const Promise& promise, OpenBeginnings& open) {
        if (is_hopeless(walk, one.worth, one.items, one.sum)) return true;
        while (tell_next(walk, one)) {
            if (is_hopeless(walk, one.worth, one.items, one.sum)) return true;
            const Promise now = promise_of(one, walk.goal, promise.beginning);
            if (open.is_first(now)) continue;
            open.push(now);
            return false;
        }
        if (one.hub.size() == all_.hub.size()) {
            decide(walk, one);
            return true;
        }
        const bool is_first_look = (one.news & 1) != 0;
        if (is_first_look) dive(walk, one);
        set_next(walk, one, open);
        return true;
    }

    Beginning beginning_with(OfferSet wide) {
        static constexpr Bound nothing;
        Beginning one{.wide = wide, .news = 1};
        purchases_.pay(one.worth, one.items, wide);
        one.bounds.assign(all_.clusters.size(), &nothing);
        pass_over_what_stays(one);
        return one;
    }

    // One more variable of the hub; with it those behind it that leave no choice.
    void set_one(Beginning& one, const Settings& settings, double value) {
        one.hub.push_back(value);
        if (value != not_set) one.worth += settings.cost_of(value);
        one.news |= std::uint32_t{1} << one.hub.size();
        one.told = 0;
        pass_over_what_stays(one);
    }

    void pass_over_what_stays(Beginning& one) {
        if (one.hub.size() == all_.hub.size()) return;
        const Settings& settings = next_settings(one);
        if (!settings.can_turn()) set_one(one, settings, settings.values.empty() ? not_set : settings.values.front());
    }

    const Settings& next_settings(const Beginning& one) {
        return parts_.judged().settings(all_.hub[one.hub.size()], one.wide, one.hub);
    }

    Promise promise_of(const Beginning& one, const Goal& goal, std::size_t place) const {
        const Worth worth = one.worth + one.sum.least;
        const long long money = one.worth.money + one.sum.each.money;
        const auto known = static_cast<std::ptrdiff_t>(one.hub.size() * (2 * all_.clusters.size() + 1) + one.told);
        return {goal.least_money ? money : 0, worth, -known, place};
    }

    // Tells what the next cluster costs at least of which something hangs on the variable set last; and once these are
    // told, the next one more exactly. False when there is none left.
    bool tell_next(Walk& walk, Beginning& one) {
        const std::size_t clusters = all_.clusters.size(), set = one.hub.size();
        const auto is_whole = [&](const Cluster& cluster) { return (cluster.hub >> set) == 0; };
        const auto has_news = [&](std::size_t told) {
            const Cluster& cluster = all_.clusters[told % clusters];
            if (told < clusters) return (one.news & (cluster.decided_by | 1)) != 0;
            return is_whole(cluster) ? (one.news >> std::bit_width(cluster.hub) & 1) != 0
                                     : (one.news & clusters_.looked_at_closer(cluster)) != 0;
        };
        while (one.told < 2 * clusters && !has_news(one.told)) ++one.told;
        if (one.told == 2 * clusters) return false;
        const std::size_t c = one.told % clusters;
        const Bound& bound = one.told < clusters ? clusters_.at_least(c, one.wide, one.hub)
                             : is_whole(all_.clusters[c])
                                 ? ways(walk, c, one.wide, one.hub, rest_of(walk, one, c)).bound
                                 : clusters_.closer_at_least(c, one.wide, one.hub);
        ++one.told;
        if (is_less(walk.goal, bound, *one.bounds[c])) return true;  // what was told before says more
        one.sum = without(one.sum, *one.bounds[c]);
        one.sum += bound;
        one.bounds[c] = &bound;
        return true;
    }

    // What everything but this cluster costs at least.
    [[nodiscard]] static Bound rest_of(const Walk& walk, const Beginning& one, std::size_t cluster) {
        Bound rest = without(one.sum, *one.bounds[cluster]);
        rest += Bound(one.worth, walk.goal.lost_for_each * one.items);
        return rest;
    }

    [[nodiscard]] static bool is_less(const Goal& goal, const Bound& a, const Bound& b) {
        return goal.least_money ? a.each < b.each : a.least < b.least;
    }

    // Calls back with the beginning for each value of one more variable of the hub, told as far as `is_enough` wants
    // and what it costs at least is to be told; those that are hopeless are left out.
    template <class Enough, class Add>
    void each_next(Walk& walk, const Beginning& from, Enough is_enough, Add add) {
        const Settings& settings = next_settings(from);
        Beginning one = from;
        for (const double value : settings.values) {
            parts_.spend(work_of_a_place);
            one.worth = from.worth;
            one.hub = from.hub;
            one.bounds = from.bounds;
            one.sum = from.sum;
            one.news = 0;
            set_one(one, settings, value);
            bool is_open = !is_hopeless(walk, one.worth, one.items, one.sum);
            while (is_open && !is_enough(one) && tell_next(walk, one))
                is_open = !is_hopeless(walk, one.worth, one.items, one.sum);
            if (is_open) add(one);
        }
    }

    // Told until that says more than was known before; with all of the hub set, until everything is told. What promises
    // fewer fails than the best answer is looked at closer at once: its turn would come before that answer is given.
    void set_next(Walk& walk, const Beginning& from, OpenBeginnings& open) {
        const Worth known = promise_of(from, walk.goal, 0).worth;
        each_next(
            walk, from,
            [&](const Beginning& one) {
                const Worth promised = promise_of(one, walk.goal, 0).worth;
                if (walk.best && fails(promised) < fails(walk.best->worth)) return false;
                return is_told_once(one) || (one.hub.size() < all_.hub.size() && known < promised);
            },
            [&](const Beginning& one) {
                open.add() = one;
                open.push(promise_of(one, walk.goal, open.last()));
            });
    }

    // By every cluster, if not yet exactly.
    [[nodiscard]] bool is_told_once(const Beginning& one) const { return one.told >= all_.clusters.size(); }

    // Straight to an answer, by what promises most at each step: against it more is hopeless.
    void dive(Walk& walk, Beginning one) {
        while (one.hub.size() < all_.hub.size()) {
            std::optional<Beginning> next;
            std::optional<Promise> most;
            each_next(
                walk, one, [&](const Beginning& child) { return is_told_once(child); },
                [&](const Beginning& child) {
                    const Promise promise = promise_of(child, walk.goal, 0);
                    if (most && !(promise < *most)) return;
                    most = promise;
                    next = child;
                });
            if (!next) return;
            one = *std::move(next);
        }
        while (tell_next(walk, one))
            if (is_hopeless(walk, one.worth, one.items, one.sum)) return;
        decide(walk, one);
    }

    // With nothing bought, and nothing set of the hub.
    Solution as_it_stands() {
        Walk walk{.goal = {}, .best = {}, .now = {}, .later = {}};
        walk.now.parts.resize(all_.parts.size());
        walk.limits.is_hopeless = [](const Bound& bound) { return bound.each.money > 0; };
        clusters_.allow(0);
        Beginning one = beginning_with(0);
        while (one.hub.size() < all_.hub.size()) {
            const Settings& settings = next_settings(one);
            set_one(one, settings, settings.now);
        }
        while (tell_next(walk, one)) continue;
        decide(walk, one);
        return std::move(walk.best).value();
    }

    static std::pair<long long, long long> fails(const Worth& worth) { return {worth.critical, worth.serious}; }

    // Whether what promises so much cannot be the answer, nor anything that promises less.
    [[nodiscard]] bool is_beaten(const Walk& walk, const Promise& promise) const {
        if (input_.only_fails) return fails(promise.worth) >= fails(walk.best->worth);
        if (walk.goal.least_money) return walk.best->worth.money <= promise.money;
        return walk.best->worth < promise.worth;
    }

    // Whether nothing that begins like this can be the answer: worth and things only grow, by so much at least.
    [[nodiscard]] bool is_hopeless(const Walk& walk, const Worth& so_far, int items, const Bound& rest = {}) const {
        if (!parts_.has_work_left() && walk.best) return true;
        if (input_.only_fails && walk.best && fails(so_far + rest.least) >= fails(walk.best->worth)) return true;
        const Worth each = so_far + rest.each;
        if (each.money > budget_) return true;
        if (purchases_.lost_at_least(each) > all_.lost_today && !input_.may_lose_points) return true;
        if (walk.goal.least_money) {
            if (walk.best->worth.money <= each.money) return true;
        } else if (walk.best && walk.best->worth < so_far + rest.least) {
            return true;
        }
        if (!walk.goal.as_good) return false;
        if (each.critical > walk.goal.critical ||
            (each.critical == walk.goal.critical && each.serious > walk.goal.serious))
            return true;
        const double lost = static_cast<double>(so_far.lost) + walk.goal.lost_for_each * items;
        return lost + rest.lost_with_things > walk.goal.lost + nearly_nothing;
    }

    void decide(Walk& walk, const Beginning& one) {
        walk.later.assign(one.bounds.size() + 1, {});
        for (std::size_t c = one.bounds.size(); c-- > 0;) {
            walk.later[c] = walk.later[c + 1];
            walk.later[c] += *one.bounds[c];
        }
        walk.now.taken = one.wide;
        walk.now.worth = one.worth;
        walk.now.items = one.items;
        walk.now.hub = one.hub;
        decide(walk, 0);
    }

    // One cluster after the other.
    void decide(Walk& walk, std::size_t next) {
        if (next == all_.clusters.size()) return keep(walk);
        const Cluster& cluster = all_.clusters[next];
        const Worth worth = walk.now.worth;
        const int items = walk.now.items;
        const OfferSet taken = walk.now.taken;
        Bound rest = walk.later[next + 1];
        rest += Bound(worth, walk.goal.lost_for_each * items);
        for (const ClusterWay& option : ways(walk, next, taken & all_.wide, walk.now.hub, rest).options) {
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

    [[nodiscard]] static bool is_as_good(const Goal& goal, const Solution& one) {
        return one.worth.critical == goal.critical && one.worth.serious == goal.serious &&
               static_cast<double>(one.worth.lost) + goal.lost_for_each * one.items <= goal.lost;
    }

    void keep(Walk& walk) {
        Solution& now = walk.now;
        if (walk.goal.as_good && !is_as_good(walk.goal, now)) return;
        if (purchases_.really_lost(now.worth, now.items) > all_.lost_today && !input_.may_lose_points) return;
        now.newly_serious = std::ranges::any_of(now.parts, [](const Picked& part) { return part->newly_serious; });
        now.vanished = std::ranges::any_of(now.parts, [](const Picked& part) { return part->vanished; });
        if (!walk.best || comes_first(now, *walk.best, walk.goal)) walk.best = now;
    }

    // Ways to decide a cluster where everything else costs so much at least.
    const Ways& ways(Walk& walk, std::size_t cluster, OfferSet wide, const HubValues& hub, const Bound& rest) {
        walk.limits.ceiling = ceiling_beside(walk, rest);
        return clusters_.ways(cluster, wide, hub, walk.limits);
    }

    [[nodiscard]] Ceiling ceiling_beside(const Walk& walk, const Bound& rest) const {
        Ceiling ceiling;
        if (!walk.best) return ceiling;
        if (!input_.may_lose_points && walk.goal.lost_for_each == 0)  // else what counts as lost for things is in it
            ceiling.lost = static_cast<double>(all_.lost_today - purchases_.lost_at_least(rest.each));
        if (walk.goal.as_good) {
            ceiling.lost = std::min(ceiling.lost, walk.goal.lost - rest.lost_with_things + nearly_nothing);
            ceiling.worth = {.critical = walk.goal.critical - rest.each.critical,
                             .serious = walk.goal.serious - rest.each.serious,
                             .lost = Ceiling::none};
        }
        if (!walk.goal.least_money) ceiling.worth = std::min(ceiling.worth, without(walk.best->worth, rest.least));
        return ceiling;
    }

    [[nodiscard]] HubValues as_turned(const HubValues& decided) const {
        HubValues turned;
        for (const std::size_t h : turned_) turned.push_back(decided[h]);
        return turned;
    }

    [[nodiscard]] bool comes_first(const Solution& a, const Solution& b, const Goal& goal) const {
        if (goal.least_money && a.worth.money != b.worth.money) return a.worth.money < b.worth.money;
        if (a.worth != b.worth) return a.worth < b.worth;
        if (a.taken != b.taken) return a.taken < b.taken;
        if (a.hub != b.hub) return as_turned(a.hub) < as_turned(b.hub);
        return std::ranges::lexicographical_compare(
            a.parts, b.parts, [](const Picked& x, const Picked& y) { return x->values < y->values; });
    }

    const PlanInput& input_;
    Parts all_;
    std::vector<std::size_t> turned_;  // places in the hub, in the order of the knobs
    PurchaseSets purchases_;
    SolvedParts parts_;
    SolvedClusters clusters_;
    long long budget_ = std::numeric_limits<long long>::max();
};

double share_lost_on(const PlanInput& input, const Facts& facts) {
    return toll_of(input.rules, input.scoring, facts).share_lost();
}

double lost_in_a_point_on(const PlanInput& input, const Facts& facts) {
    return toll_of(input.rules, input.scoring, facts).known * 10000 / 100;
}

double least_points_an_item(const PlanInput& input) { return input.facts.value("plan.min_points_per_item"_fact); }

// Where rules stop to apply fewer share the hundred points, and a thing that was not worth its price before may be
// worth it then: a point counts as it does with the plan done where that is less, so that planning again comes to the
// same.
template <class Choose>
Solution with_points_as_planned(Search& search, const PlanInput& input, Choose chosen_when) {
    double lost_in_a_point = lost_in_a_point_on(input, input.facts);
    while (true) {
        Solution chosen = chosen_when(least_points_an_item(input) * lost_in_a_point);
        if (!chosen.vanished) return chosen;
        const double then = lost_in_a_point_on(input, search.planned(chosen));
        if (then >= lost_in_a_point) return chosen;
        lost_in_a_point = then;
    }
}

struct Solved {
    Solution chosen;
    double points_spared = 0;
};

// A serious rule may newly fail, or fail by more, only where nothing else clears as much that is critical; a rule may
// stop to apply only where that lowers no score. Where the first answer does not hold to that, it is looked for again
// without.
Solved solve(Search& search, const PlanInput& input) {
    const auto best_under = [&](Strictness strictness) {
        if (!input.each_earns_its_price) return search.best(strictness);
        return with_points_as_planned(
            search, input, [&](double lost_an_item) { return search.best(strictness, std::llround(lost_an_item)); });
    };
    const auto chosen_for = [&](const Solution& best) {
        if (input.each_earns_its_price) return best;
        return with_points_as_planned(search, input,
                                      [&](double lost_an_item) { return search.cheapest_as_good(best, lost_an_item); });
    };
    Strictness strictness;
    Solution best = best_under(strictness);
    while (true) {
        Solution chosen = chosen_for(best);
        const Strictness was = strictness;
        if (chosen.newly_serious) {
            Strictness without = strictness;
            without.no_new_serious = true;
            Solution other = best_under(without);
            if (other.worth.critical <= chosen.worth.critical) {
                strictness = without;
                best = std::move(other);
            }
        }
        if (chosen.vanished && !strictness.nothing_vanishes &&
            share_lost_on(input, search.planned(chosen)) > share_lost_on(input, input.facts) + 1e-9) {
            strictness.nothing_vanishes = true;
            best = best_under(strictness);
        }
        if (strictness == was) {
            const auto spared = static_cast<double>(chosen.worth.lost - best.worth.lost);
            const double lost_in_a_point = lost_in_a_point_on(input, input.facts);
            return {std::move(chosen), lost_in_a_point > 0 ? spared / lost_in_a_point : 0};
        }
    }
}

// --- the answer -------------------------------------------------------------------------------------------------

bool range_is_assumed(const Variable& variable, const Facts& facts) {
    return variable.knob->range_given.exists() && !facts.knows(variable.knob->range_given, variable.at);
}

// What the solution sets a variable to; nothing where there is nothing to set.
std::optional<double> setting_in(Search& search, const Solution& solution, std::size_t variable) {
    const Parts& all = search.parts();
    for (std::size_t h = 0; h < all.hub.size(); ++h)
        if (all.hub[h] == variable) return solution.hub[h] == not_set ? std::nullopt : std::optional(solution.hub[h]);
    for (std::size_t p = 0; p < all.parts.size(); ++p)
        for (std::size_t i = 0; i < all.parts[p].variables.size(); ++i)
            if (all.parts[p].variables[i] == variable) return search.set_in_part(solution, p, i);
    return std::nullopt;
}

Plan told(Search& search, const PlanInput& input, const Solved& solved) {
    const Parts& all = search.parts();
    const Solution& solution = solved.chosen;
    Plan plan{.purchases = {},
              .settings = {},
              .worth = solution.worth,
              .today = search.today(),
              .planned = {},
              .points_spared = solved.points_spared,
              .is_exhaustive = search.is_exhaustive()};
    plan.planned = search.planned(solution);
    std::vector<int> number(all.offers.size(), -1);
    for (std::size_t i = 0; i < all.offers.size(); ++i) {
        if ((solution.taken >> i & 1) == 0) continue;
        const Offer& offer = all.offers[i];
        number[i] = static_cast<int>(plan.purchases.size());
        plan.purchases.push_back({.aid = offer.aid, .at = offer.at, .price = offer.price, .owned = offer.owned});
    }
    const Facts& bought = search.bought(solution.taken);
    const Facts carried = search.staged(solution.taken, solution.hub);
    for (std::size_t v = 0; v < all.variables.size(); ++v) {
        const Variable& variable = all.variables[v];
        const auto to = setting_in(search, solution, v);
        if (!to) continue;
        const OfferSet comes_along = variable.set_by & solution.taken;
        const double from = (variable.knob->is_hub ? bought : carried)[variable.row];
        constexpr double a_hair = 1e-3;  // of what was carried there and is rounded: less is not written anywhere
        if (comes_along == 0 && std::abs(*to - from) < a_hair) continue;
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

Plan best_plan(const PlanInput& input) {
    const Toll today = toll_of(input.rules, input.scoring, input.facts);
    if (today.lost == 0 && today.critical == 0 && today.serious == 0)  // nothing can get better
        return {.purchases = {}, .settings = {}, .worth = {}, .today = {}, .planned = input.facts};
    Search search(input);
    if (!search.today().costs_something())
        return {
            .purchases = {}, .settings = {}, .worth = search.today(), .today = search.today(), .planned = input.facts};
    Plan plan = told(search, input, solve(search, input));
    if (input.work_left != nullptr) *input.work_left -= search.work_done();
    return plan;
}

}  // namespace ergoaudit
