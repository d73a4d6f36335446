#include "plan_parts.hpp"

#include "movement.hpp"

#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>
#include <span>
#include <utility>

namespace ergoaudit {
namespace {

bool names(std::span<const std::string_view> list, std::string_view one) {
    return std::ranges::find(list, one) != list.end();
}

// --- offers -----------------------------------------------------------------------------------------------------

// Offers about further screens would square the number of sets.
constexpr std::size_t most_screens_offered = 2;

// Where it could stand: first the screens that it fits as it is, of these the ones used most.
std::vector<Instance> places_of(const Aid& aid, const Facts& facts) {
    if (aid.group == Group::workstation) return {Instance{}};
    std::vector<Instance> screens;
    for (const Instance at : instances_of(Group::screen, facts)) screens.push_back(at);
    std::ranges::stable_sort(screens, {}, [&](Instance at) {
        const double share = facts.value("screen.share"_fact, at);
        return std::pair(!fits(aid, facts, at), std::isnan(share) ? 0 : -share);
    });
    return screens;
}

bool is_kept(const PlanInput& input, const Aid& aid, Instance at) {
    return std::ranges::any_of(aid.sets, [&](const AidEffect& effect) {
        return std::ranges::find(input.keep, row_of(effect.fact, at)) != input.keep.end();
    });
}

// Of a set that is there as its parts, or for which only the others of them are paid, those that are there.
std::vector<Fact> used_by(const Aid& aid, bool owned, const PlanInput& input) {
    const Facts& facts = input.facts;
    const auto own = shop_fact("own", aid.item), price = shop_fact("prices", aid.item);
    std::vector<Fact> used;
    if (owned && own) used.push_back(*own);
    const auto counted = owned ? own : price;
    if (!counted || !facts.knows(*counted) || facts.from(*counted) != Provenance::estimated) return used;
    for (const Aid& variant : input.aids)
        if (variant.item == aid.item)
            for (const AidPart& part : variant.parts)
                if (is_owned(part.item, facts)) used.push_back(*shop_fact("own", part.item));
    return used;
}

// What lies there unused is one thing: it can be used in one place, and where there are several a second is bought. Of
// two ways that come to the same the one comes first that uses it where it is used most.
std::vector<Offer> offers_of(const PlanInput& input, bool& is_whole) {
    std::vector<Offer> offers;
    const Facts& facts = input.facts;
    const double budget = facts.value("shop.budget"_fact);
    for (const Aid& aid : input.aids) {
        if (names(input.exclude, aid.item)) continue;
        std::vector<Instance> places = places_of(aid, facts);
        std::erase_if(places, [&](Instance at) { return is_kept(input, aid, at); });
        std::vector<Instance> further;
        if (places.size() > most_screens_offered) {
            further.assign(places.begin() + most_screens_offered, places.end());
            places.resize(most_screens_offered);
        }
        const auto offer = [&](bool owned) {
            const double price = owned ? 0 : price_of(aid, facts);
            if (aid.kind == AidKind::buy && price > budget) return;
            const std::vector<Fact> uses = used_by(aid, owned, input);
            if (std::ranges::any_of(further, [&](Instance at) { return fits(aid, facts, at); })) is_whole = false;
            for (const Instance at : places)
                if (offers.size() == most_offers)
                    is_whole = false;
                else
                    offers.push_back({.aid = &aid,
                                      .at = at,
                                      .price = price,
                                      .owned = owned,
                                      .uses = uses,
                                      .money = std::llround(price * 100)});
        };
        const bool owned = aid.kind == AidKind::buy && is_owned(aid.item, facts);
        const bool can_be_had = aid.kind != AidKind::buy || (input.may_buy && is_offered(aid.item, facts));
        if (owned) {
            offer(true);
            std::ranges::reverse(places);
        }
        if (can_be_had && (!owned || places.size() > 1)) offer(false);
    }
    return offers;
}

bool use_the_same(const Offer& a, const Offer& b) {
    return std::ranges::any_of(a.uses, [&](Fact one) { return std::ranges::find(b.uses, one) != b.uses.end(); });
}

bool are_rivals(const Offer& a, const Offer& b) {
    return (a.aid->slot == b.aid->slot && a.at == b.at) || use_the_same(a, b);
}

void tell_rivals(std::vector<Offer>& offers, const Movement& movement) {
    for (std::size_t i = 0; i < offers.size(); ++i) {
        Rows asked = movement.behind(offers[i].aid->when, offers[i].at), set_from;
        for (const AidEffect& effect : offers[i].aid->sets) set_from |= movement.behind(effect.to, offers[i].at);
        asked |= set_from;
        for (std::size_t j = 0; j < offers.size(); ++j) {
            if (i == j) continue;
            const OfferSet other = OfferSet{1} << j;
            if (are_rivals(offers[i], offers[j])) {
                offers[i].rivals |= other;
            } else if (j < i) {
                const Rows& moved = movement.by(offers[j]);
                if ((moved & asked).any()) offers[i].asks_about |= other;
                if ((moved & set_from).any()) offers[i].set_after |= other | offers[j].set_after;
            }
        }
        offers[i].set_after &= ~offers[i].rivals;
    }
}

// Whether it could be had with any of the earlier offers in place.
bool may_fit(const Offer& offer, std::span<const Offer> earlier, const Movement& movement) {
    Rows moved;
    for (const Offer& one : earlier)
        if (!are_rivals(offer, one)) moved |= movement.by(one);
    const Aid& aid = *offer.aid;
    return movement.outcomes(aid.when, offer.at, moved).yes && std::ranges::all_of(aid.sets, [&](const AidEffect& one) {
               if (one.to.empty()) return true;
               const Outcomes to = movement.outcomes(one.to, offer.at, moved);
               return to.yes || to.no;
           });
}

// Those that fit on what is there now or once others are there: the rest is never taken.
std::vector<Offer> fitting(const std::vector<Offer>& offers, const Movement& movement) {
    std::vector<Offer> kept;
    for (const Offer& offer : offers)
        if (may_fit(offer, kept, movement)) kept.push_back(offer);
    return kept;
}

// --- variables --------------------------------------------------------------------------------------------------

// By itself, not carried along.
bool sets(const Offer& offer, Row row) {
    return std::ranges::any_of(offer.aid->sets,
                               [&](const AidEffect& effect) { return row_of(effect.fact, offer.at) == row; });
}

// To tell whether a knob can be turned, how far, and where it clicks.
Rows rows_asked_for(const PlanInput& input, const Knob& knob, Instance at, const Movement& movement) {
    Rows rows = movement.behind(knob.when, at) | movement.behind(knob.low, at) | movement.behind(knob.high, at);
    for (const std::string_view word : {"_min", "_max", "_step"})
        if (const auto beside = told_beside(knob.fact, word)) rows.set(row_of(*beside, at).index);
    for (const Stages& clicks : input.stages)
        if (clicks.row == row_of(knob.fact, at) && clicks.above) rows.set(clicks.above->index);
    return rows;
}

std::vector<Variable> variables_of(const PlanInput& input, std::span<const Offer> offers, const Movement& movement) {
    std::vector<Variable> variables;
    for (const Knob& knob : input.knobs)
        for (const Instance at : instances_of(knob.fact.info().group, input.facts)) {
            const Row row = row_of(knob.fact, at);
            if (std::ranges::find(input.keep, row) != input.keep.end()) continue;
            Variable variable{.knob = &knob, .at = at, .row = row};
            bool ever = input.facts.knows(row) && evaluate(knob.when, input.facts, at) == 1;
            const Rows asked = rows_asked_for(input, knob, at, movement);
            for (std::size_t i = 0; i < offers.size(); ++i) {
                const Rows& moved = movement.by(offers[i]);
                if (sets(offers[i], row)) variable.set_by |= OfferSet{1} << i;
                if ((moved & asked).any()) variable.range_set_by |= OfferSet{1} << i;
                ever = ever || (moved & asked).any() || moved[row.index];
            }
            if (ever) variables.push_back(variable);
        }
    return variables;
}

// --- parts ------------------------------------------------------------------------------------------------------

struct RuleReach {
    RuleAt rule;
    Support on;                          // its variables are told once the part is
    std::vector<std::size_t> variables;  // outside the hub
    Support ranges;                      // what the ranges of these rest on
    std::vector<Reading> reads;          // what the hub moves of what the rule reads
    Rows behind;
};

// Joins variables that a rule holds together.
class Groups {
  public:
    explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t of(std::size_t one) {
        while (parent_[one] != one) one = parent_[one] = parent_[parent_[one]];
        return one;
    }
    void join(std::size_t a, std::size_t b) { parent_[std::max(of(a), of(b))] = std::min(of(a), of(b)); }

  private:
    std::vector<std::size_t> parent_;
};

std::vector<Instance> instances_ever(Group group, const Facts& facts, bool may_stand) {
    std::vector<Instance> found;
    for (const Instance at : instances_of(group, facts)) found.push_back(at);
    if (!may_stand || stands(facts)) return found;
    if (group == Group::posture) found.push_back({.posture = standing});
    if (group == Group::view)
        for (std::uint8_t screen = 0; screen < facts.screens(); ++screen)
            found.push_back({.screen = screen, .posture = standing});
    return found;
}

// What each offer moves besides the hub, and what each variable moves.
struct MovedRows {
    std::vector<Rows> by_offer, by_variable;
    Rows all;  // by anything

    MovedRows(const Parts& parts, const Movement& movement) {
        for (const Offer& offer : parts.offers) {
            by_offer.push_back(movement.beside(offer, [&](Fact fact) {
                return std::ranges::any_of(parts.hub,
                                           [&](std::size_t h) { return parts.variables[h].knob->fact == fact; });
            }));
            all |= movement.by(offer);
        }
        for (const Variable& variable : parts.variables) {
            by_variable.push_back(movement.by(variable.knob->fact, variable.at));
            all |= by_variable.back();
        }
    }
};

// Offers and variables of the hub that move any of these rows; an offer with those that change what it sets. What is
// set by a variable of its own is moved by nothing else any more; only where it was not known before, or carries
// something along, it matters who brought it.
Support support_of(const Rows& rows, std::span<const std::size_t> set_anyway, const Parts& all, const MovedRows& moves,
                   const Facts& facts) {
    Rows open = rows, open_to_offers = rows;
    for (const std::size_t v : set_anyway) {
        const Row row = all.variables[v].row;
        open.reset(row.index);
        if (facts.knows(row) && facts.from(row) != Provenance::defaulted &&
            carried_by(all.variables[v].knob->fact, facts).empty())
            open_to_offers.reset(row.index);
    }
    Support on;
    for (std::size_t i = 0; i < all.offers.size(); ++i)
        if ((moves.by_offer[i] & open_to_offers).any()) on.offers |= (OfferSet{1} << i) | all.offers[i].set_after;
    for (std::size_t h = 0; h < all.hub.size(); ++h)
        if ((moves.by_variable[all.hub[h]] & open).any()) on.hub |= std::uint32_t{1} << h;
    return on;
}

// Of what is derived, to evaluate it.
Wanted wanted_by(const Program& program, Instance at) {
    Wanted wanted;
    for (const Instruction& step : program.code)
        if (const auto row = row_read(step, at)) wanted.add(wanted_for(*row));
    return wanted;
}

// What a knob's own range hangs on, its aim and where it stands.
void tell_ranges(Parts& all, const Movement& movement, const MovedRows& moves, const PlanInput& input) {
    for (Variable& variable : all.variables) {
        Rows asked = rows_asked_for(input, *variable.knob, variable.at, movement);
        asked |= movement.behind(variable.knob->aim, variable.at);
        asked.set(variable.row.index);
        const Knob& knob = *variable.knob;
        for (const Program* program : {&knob.when, &knob.low, &knob.high, &knob.aim})
            variable.wanted.add(wanted_by(*program, variable.at));
        variable.range = support_of(asked, {}, all, moves, input.facts);
        variable.behind = rows_in(asked);
    }
}

std::vector<Reading> moved_by_hub(const Rule& rule, Instance at, const Parts& all, const Movement& movement,
                                  const MovedRows& moves) {
    std::vector<Reading> reads;
    const auto add = [&](Reading reading, const Rows& behind) {
        reading.is_of_a_posture = rule.group == Group::posture || rule.group == Group::view;
        for (std::size_t h = 0; h < all.hub.size(); ++h)
            if ((moves.by_variable[all.hub[h]] & behind).any()) reading.hub |= std::uint32_t{1} << h;
        if (reading.hub != 0) reads.push_back(reading);
    };
    if (!rule.measure.empty()) add({.measure = &rule.measure, .at = at, .row = {}}, movement.behind(rule.measure, at));
    for (const Program* asks : {&rule.applies, &rule.require})
        for (const Row row : rows_read(*asks, at))
            add({.measure = nullptr, .at = at, .row = row}, movement.behind(row));
    return reads;
}

// Everything a rule rests on, as far as it can be described.
Rows rows_behind(const Rule& rule, Instance at, const Movement& movement) {
    Rows rows =
        movement.behind(rule.applies, at) | movement.behind(rule.measure, at) | movement.behind(rule.require, at);
    if (at.posture == standing) rows |= movement.behind(row_of("posture.kind"_fact, at));  // whether anybody stands
    return rows;
}

// Whether a rule costs the same whatever is moved: it never applies, or nothing of it is ever known.
bool is_idle(const Rule& rule, Instance at, const Movement& movement, const Rows& moved, const Facts& facts) {
    if (!rule.applies.empty() && !movement.outcomes(rule.applies, at, moved).yes) return true;
    if (rule.reported.exists() && facts.knows(rule.reported)) return false;
    const Outcomes measured = movement.outcomes(asked_by(rule), at, moved);
    return !measured.yes && !measured.no;
}

std::vector<RuleReach> reaches_of(const PlanInput& input, const Parts& all, const Movement& movement,
                                  const MovedRows& moves) {
    const bool may_stand = std::ranges::any_of(all.offers, [](const Offer& offer) {
        return std::ranges::any_of(offer.aid->sets,
                                   [](const AidEffect& effect) { return effect.fact == "desk.kind"_fact; });
    });
    std::vector<RuleReach> reaches;
    const auto take_in = [&](const Rule& rule) {
        for (const Instance at : instances_ever(rule.group, input.facts, may_stand)) {
            const Rows behind = rows_behind(rule, at, movement);
            RuleReach reach{
                .rule = {&rule, at, {}}, .on = {}, .variables = {}, .ranges = {}, .reads = {}, .behind = behind};
            for (std::size_t v = 0; v < all.variables.size(); ++v)
                if ((moves.by_variable[v] & behind).any() && std::ranges::find(all.hub, v) == all.hub.end()) {
                    reach.variables.push_back(v);
                    reach.ranges.offers |= all.variables[v].range.offers;
                    reach.ranges.hub |= all.variables[v].range.hub;
                }
            reach.on = support_of(behind, reach.variables, all, moves, input.facts);
            if (reach.on == Support{} && reach.variables.empty()) continue;
            if (is_idle(rule, at, movement, moves.all, input.facts)) continue;
            reach.rule.before = judge_here(rule, input.facts, at);
            reach.reads = moved_by_hub(rule, at, all, movement, moves);
            reaches.push_back(std::move(reach));
        }
    };
    for (const Rule& rule : input.rules)
        if (is_workstation(rule.category)) take_in(rule);
    for (const Rule& clash : input.clashes) take_in(clash);
    return reaches;
}

// What more rules rest on is decided earlier, so that they tell early what is not worth going on with; but two stay as
// they are where the range of one hangs on the other.
void decide_first_what_most_hangs_on(Parts& all, std::vector<RuleReach>& reaches) {
    const std::size_t size = all.hub.size();
    std::array<std::size_t, most_hub> order{};  // places in all.hub as it is
    std::array<long, most_hub> rules{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (const RuleReach& reach : reaches)
        for (std::size_t h = 0; h < size; ++h) rules[h] += reach.on.hub >> h & 1;
    const auto hangs_on = [&](std::size_t one, std::size_t other) {
        return (all.variables[all.hub[one]].range.hub >> other & 1) != 0;
    };
    for (std::size_t round = 1; round < size; ++round)
        for (std::size_t i = 0; i + 1 < size; ++i) {
            const std::size_t a = order[i], b = order[i + 1];
            if (rules[a] < rules[b] && !hangs_on(a, b) && !hangs_on(b, a)) std::swap(order[i], order[i + 1]);
        }
    const auto put_in_order = [&](std::uint32_t& hub) {
        std::uint32_t ordered = 0;
        for (std::size_t i = 0; i < size; ++i) ordered |= (hub >> order[i] & 1) << i;
        hub = ordered;
    };
    const std::vector<std::size_t> was = all.hub;
    for (std::size_t i = 0; i < size; ++i) all.hub[i] = was[order[i]];
    for (Variable& variable : all.variables) put_in_order(variable.range.hub);
    for (RuleReach& reach : reaches) {
        put_in_order(reach.on.hub);
        put_in_order(reach.ranges.hub);
        for (Reading& read : reach.reads) put_in_order(read.hub);
    }
}

void add_to(PlanPart& part, RuleReach& reach) {
    part.offers |= reach.on.offers | reach.ranges.offers;
    part.hub |= reach.on.hub | reach.ranges.hub;
    for (std::size_t i = 0; i < part.variables.size(); ++i)
        if (std::ranges::find(reach.variables, part.variables[i]) != reach.variables.end())
            reach.on.variables |= std::uint32_t{1} << i;
    auto term = std::ranges::find(part.terms, reach.on, &Term::on);
    if (term == part.terms.end())
        term = part.terms.insert(term, {.rules = {}, .on = reach.on, .reads = {}, .behind = {}, .wanted = {}});
    term->hangs_on = static_cast<std::size_t>(std::bit_width(reach.on.hub | reach.ranges.hub));
    term->rules.push_back(reach.rule);
    const auto [rule, at, before] = reach.rule;
    for (const Program* program : programs_of(*rule)) term->wanted.add(wanted_by(*program, at));
    term->reads.insert(term->reads.end(), reach.reads.begin(), reach.reads.end());
    for (const Row row : rows_in(reach.behind))
        if (const auto place = std::ranges::lower_bound(term->behind, row);
            place == term->behind.end() || *place != row)
            term->behind.insert(place, row);
}

// What comes along with a thing is set where it aims at, even where no rule says anything.
void add_without_rules(std::vector<PlanPart>& parts, const Parts& all) {
    std::vector<bool> has_rules(all.variables.size());
    for (const PlanPart& part : parts)
        for (const std::size_t v : part.variables) has_rules[v] = true;
    for (const std::size_t h : all.hub) has_rules[h] = true;
    for (std::size_t v = 0; v < all.variables.size(); ++v) {
        const Variable& variable = all.variables[v];
        if (has_rules[v] || variable.set_by == 0 || variable.knob->aim.empty()) continue;
        parts.push_back({.variables = {v},
                         .terms = {},
                         .offers = variable.range.offers | variable.set_by | variable.range_set_by,
                         .hub = variable.range.hub});
    }
}

std::vector<PlanPart> parts_of(std::vector<RuleReach> reaches, const Parts& all, bool& is_whole) {
    Groups groups(all.variables.size());
    std::map<std::size_t, PlanPart> with_variables;
    std::map<std::pair<OfferSet, std::uint32_t>, PlanPart> without;
    for (const RuleReach& reach : reaches)
        for (const std::size_t v : reach.variables) groups.join(v, reach.variables.front());
    for (const RuleReach& reach : reaches)
        for (const std::size_t v : reach.variables) {
            auto& variables = with_variables[groups.of(v)].variables;
            if (std::ranges::find(variables, v) == variables.end()) variables.push_back(v);
        }
    for (auto& [group, part] : with_variables) {
        std::ranges::sort(part.variables);
        if (part.variables.size() > most_in_a_part) {
            part.variables.resize(most_in_a_part);
            is_whole = false;
        }
    }
    for (RuleReach& reach : reaches) {
        if (reach.variables.empty())
            add_to(without[{reach.on.offers, reach.on.hub}], reach);
        else
            add_to(with_variables[groups.of(reach.variables.front())], reach);
    }
    std::vector<PlanPart> parts;
    for (auto& [key, part] : without) parts.push_back(std::move(part));
    for (auto& [key, part] : with_variables) parts.push_back(std::move(part));
    add_without_rules(parts, all);
    return parts;
}

// Offers that touch the hub, or what the range of the hub hangs on.
OfferSet wide_offers(const PlanInput& input, const Parts& all, const Movement& movement) {
    Rows hub;
    for (const std::size_t h : all.hub) {
        const Variable& variable = all.variables[h];
        hub.set(variable.row.index);
        hub |= rows_asked_for(input, *variable.knob, variable.at, movement);
    }
    OfferSet wide = 0;
    for (std::size_t i = 0; i < all.offers.size(); ++i)
        if ((movement.by(all.offers[i]) & hub).any()) wide |= OfferSet{1} << i;
    for (bool grown = true; grown;) {  // and what these cannot be told without
        grown = false;
        for (std::size_t i = 0; i < all.offers.size(); ++i) {
            const OfferSet with = all.offers[i].rivals | all.offers[i].asks_about;
            if ((wide >> i & 1) == 0 || (with & ~wide) == 0) continue;
            wide |= with;
            grown = true;
        }
    }
    return wide;
}

void tell_what_it_hangs_on(Cluster& cluster, const Parts& all) {
    for (std::size_t i = 0; i < all.offers.size(); ++i)
        if ((cluster.offers >> i & 1) != 0 && (all.offers[i].asks_about & all.wide) != 0) cluster.sees = all.wide;
    for (const std::size_t p : cluster.parts) {
        cluster.sees |= all.parts[p].offers & all.wide;
        cluster.hub |= all.parts[p].hub;
        for (const Term& term : all.parts[p].terms) {
            cluster.decided_by |= std::uint32_t{1} << term.hangs_on;
            if (std::popcount(term.on.variables) > 1) cluster.tangled_by |= std::uint32_t{1} << term.hangs_on;
        }
    }
    if (cluster.hub == 0) return;
    const std::uint32_t before_last = cluster.hub & ~std::bit_floor(cluster.hub);
    cluster.all_but_one_by = std::uint32_t{1} << std::bit_width(before_last);
}

std::vector<Cluster> clusters_of(const Parts& all) {
    Groups groups(all.offers.size() + all.parts.size());
    const auto join_all = [&](std::size_t one, OfferSet offers) {
        for (std::size_t i = 0; i < all.offers.size(); ++i)
            if ((offers & ~all.wide) >> i & 1) groups.join(one, i);
    };
    for (std::size_t p = 0; p < all.parts.size(); ++p) join_all(all.offers.size() + p, all.parts[p].offers);
    for (std::size_t i = 0; i < all.offers.size(); ++i)
        if ((all.wide >> i & 1) == 0) join_all(i, all.offers[i].rivals | all.offers[i].asks_about);
    std::map<std::size_t, Cluster> clusters;
    for (std::size_t p = 0; p < all.parts.size(); ++p) clusters[groups.of(all.offers.size() + p)].parts.push_back(p);
    for (std::size_t i = 0; i < all.offers.size(); ++i)
        if ((all.wide >> i & 1) == 0) clusters[groups.of(i)].offers |= OfferSet{1} << i;
    std::vector<Cluster> found;
    for (auto& [group, cluster] : clusters)
        if (!cluster.parts.empty()) found.push_back(std::move(cluster));  // an offer that touches nothing helps nobody
    for (Cluster& cluster : found) tell_what_it_hangs_on(cluster, all);
    return found;
}

}  // namespace

bool Parts::clicks_as_told(const Variable& variable, OfferSet taken) const {
    for (std::size_t i = 0; i < offers.size(); ++i) {
        if ((taken & variable.range_set_by) >> i == 0) return true;
        if ((taken >> i & 1) != 0 && brings_a_range(*offers[i].aid, offers[i].at, variable.row)) return false;
    }
    return true;
}

Parts take_apart(const PlanInput& input) {
    Parts all;
    const std::vector<Offer> offers = offers_of(input, all.is_whole);
    all.offers = fitting(offers, Movement(offers, input));
    const Movement movement(all.offers, input);
    tell_rivals(all.offers, movement);
    all.variables = variables_of(input, all.offers, movement);
    for (std::size_t v = 0; v < all.variables.size(); ++v)
        if (all.variables[v].knob->is_hub && all.hub.size() < most_hub) all.hub.push_back(v);
    const MovedRows moves(all, movement);
    tell_ranges(all, movement, moves, input);
    std::vector<RuleReach> reaches = reaches_of(input, all, movement, moves);
    decide_first_what_most_hangs_on(all, reaches);
    all.parts = parts_of(std::move(reaches), all, all.is_whole);
    all.wide = wide_offers(input, all, movement);
    all.clusters = clusters_of(all);
    for (const PlanPart& part : all.parts)
        for (const Term& term : part.terms)
            for (const RuleAt& one : term.rules)
                if (one.was_known()) all.lost_today += cost_of(one, one.before, input.scoring, {})->worth.lost;
    return all;
}

}  // namespace ergoaudit
