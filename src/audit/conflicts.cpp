#include "conflicts.hpp"

#include "keys_to_plan.hpp"
#include "sums.hpp"
#include "wording.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

bool is_grave(const Rule& rule) { return is_workstation(rule.category) && rule.severity <= Severity::serious; }

bool fails(const Rule& rule, const Facts& facts) {
    for (const Instance at : instances_of(rule.group, facts))
        if (judge(rule, facts, at).verdict == Verdict::fail) return true;
    return false;
}

// By an answer, with nothing measured: what could be set is not known.
bool is_only_told(const Rule& rule, const Facts& facts) {
    return std::ranges::all_of(instances_of(rule.group, facts), [&](Instance at) {
        const Judgement judgement = judge(rule, facts, at);
        return judgement.verdict != Verdict::fail || judgement.from == Provenance::reported;
    });
}

bool is_known(const Rule& rule, const Facts& facts) {
    for (const Instance at : instances_of(rule.group, facts)) {
        const Verdict verdict = judge(rule, facts, at).verdict;
        if (verdict != Verdict::unknown && verdict != Verdict::not_applicable) return true;
    }
    return false;
}

using Things = std::vector<const Aid*>;  // of the shop, in its order

Things things_for_sale(const PlanGround& ground) {
    Things things;
    for (const Aid& aid : ground.knowledge.aids)
        if (ground.may_buy(aid)) things.push_back(&aid);
    return things;
}

// What comes of having certain things in the shop, whatever they cost.
struct WithThings {
    Facts planned;
    Things bought;  // each once
    double price = 0;
    [[nodiscard]] bool holds(const std::vector<const Rule*>& rules) const {
        return std::ranges::none_of(rules, [&](const Rule* rule) { return fails(*rule, planned); });
    }
};

WithThings told(const Plan& plan, const Things& things) {
    WithThings with{.planned = plan.planned, .bought = {}};
    for (const Purchase& one : plan.purchases) {
        with.price += one.price;
        for (const Aid* aid : things)
            if (aid->where == one.aid->where && std::ranges::find(with.bought, aid) == with.bought.end())
                with.bought.push_back(aid);
    }
    return with;
}

// So that of the shop nothing but these things can be had. False where it sells none of them.
bool offer_only(const Things& things, std::span<const Aid> aids, Facts& facts) {
    const Facts was = facts;
    bool any = false;
    for (const Aid& aid : aids) {
        const auto offered = shop_fact("offered", aid.item);
        if (aid.kind != AidKind::buy || !offered) continue;
        const bool is_one = std::ranges::any_of(things, [&](const Aid* thing) { return thing->item == aid.item; }) &&
                            is_offered(aid.item, was);
        facts.set(*offered, is_one ? 1 : 0, Provenance::measured);
        any = any || is_one;
    }
    return any;
}

// What is there for nothing, and these things; by these rules alone, or by all of them where none
// is named.
WithThings planned_with(const PlanGround& ground, const Things& things, const std::vector<const Rule*>& alone) {
    std::vector<Rule> only;
    for (const Rule* rule : alone) only.push_back(*rule);
    std::vector<Aid> aids;
    for (const Aid& aid : ground.knowledge.aids)
        if (ground.has(aid) || std::ranges::find(things, &aid) != things.end()) aids.push_back(aid);
    Facts facts = ground.workup.facts;
    facts.forget("shop.budget"_fact);
    const bool may_buy = offer_only(things, ground.knowledge.aids, facts);
    PlanInput input = ground.input_on(facts, ground.keep, may_buy);
    input.aids = aids;
    if (!only.empty()) {
        input.rules = only;
        input.may_lose_points = input.only_fails = true;
    }
    const Plan plan = best_plan(input);
    ground.work.was_cut = ground.work.was_cut || !plan.is_exhaustive;
    return told(plan, things);
}

// Whether these rules can hold at once, whatever becomes of all others.
bool can_hold(const PlanGround& ground, const std::vector<const Rule*>& rules, const Things& things = {}) {
    return planned_with(ground, things, rules).holds(rules);
}

// Whether a rule can hold with what is there, each looked for once.
class HoldsAlone {
  public:
    explicit HoldsAlone(const PlanGround& ground) : ground_(ground) {}
    bool operator()(const Rule& rule) {
        const auto [place, is_new] = known_.try_emplace(&rule, true);
        const Facts& today = ground_.workup.facts;
        if (is_new && (fails(rule, today) || !is_known(rule, today))) place->second = can_hold(ground_, {&rule});
        return place->second;
    }

  private:
    const PlanGround& ground_;
    std::map<const Rule*, bool> known_;
};

// The rule alone, or with one other that stands in its way, or with as few as are needed to explain it: of all grave
// ones each is left out without which the rest cannot hold either. What cannot even hold alone stands in nobody's way.
// Nothing where all of them can hold.
std::optional<std::vector<const Rule*>> smallest_set(const PlanGround& ground, const Rule& failing,
                                                     HoldsAlone& holds_alone) {
    if (!holds_alone(failing)) return std::vector<const Rule*>{&failing};
    std::vector<const Rule*> others;
    for (const Rule& other : ground.rules)
        if (&other != &failing && is_grave(other) && is_known(other, ground.workup.facts) && holds_alone(other))
            others.push_back(&other);
    for (const Rule* other : others)
        if (!can_hold(ground, {other, &failing})) return std::vector<const Rule*>{other, &failing};
    std::vector<const Rule*> all = others;
    all.push_back(&failing);
    if (can_hold(ground, all)) return std::nullopt;
    for (const Rule* other : others) {
        std::vector<const Rule*> fewer = all;
        std::erase(fewer, other);
        if (!can_hold(ground, fewer)) all = std::move(fewer);
    }
    return all;
}

// Plans in which all rules have their say, each set of things looked at once.
class PlansWithThings {
  public:
    // Where the shop has no limit, the plan that buys is the one with all of it.
    PlansWithThings(const PlanGround& ground, const Facts& for_nothing, const Plan& bought)
        : ground_(ground), for_nothing_(for_nothing) {
        const Things all = things_for_sale(ground);
        if (!ground.workup.facts.knows("shop.budget"_fact)) known_.emplace(all, told(bought, all));
    }

    // That with these things, where it makes those rules hold and nothing grave fails that holds for nothing.
    const WithThings* settling(const std::vector<const Rule*>& rules, const Things& things) {
        auto known = known_.find(things);
        if (known == known_.end()) {
            if (!can_hold(ground_, rules, things)) return nullptr;
            known = known_.emplace(things, planned_with(ground_, things, {})).first;
        }
        const WithThings& with = known->second;
        return with.holds(rules) && !spoils_something(with) ? &with : nullptr;
    }

  private:
    [[nodiscard]] bool spoils_something(const WithThings& with) const {
        return std::ranges::any_of(ground_.rules, [&](const Rule& rule) {
            return is_grave(rule) && fails(rule, with.planned) && !fails(rule, for_nothing_);
        });
    }

    const PlanGround& ground_;
    const Facts& for_nothing_;  // the best that can be had so
    std::map<Things, WithThings> known_;
};

// Things that settle it together and none of which can be spared; the dearest are left out first.
const WithThings* settled_together(const PlanGround& ground, const std::vector<const Rule*>& rules,
                                   PlansWithThings& plans) {
    const WithThings* with = plans.settling(rules, things_for_sale(ground));
    if (with == nullptr) return nullptr;
    Things needed = with->bought, dearest_first = needed;
    std::ranges::stable_sort(dearest_first, std::greater<>(),
                             [&](const Aid* aid) { return price_of(*aid, ground.workup.facts); });
    for (const Aid* aid : dearest_first) {
        Things fewer = needed;
        std::erase(fewer, aid);
        if (const WithThings* without = plans.settling(rules, fewer)) with = without, needed = std::move(fewer);
    }
    return with;
}

// Each thing that alone lets them hold in a plan, the cheapest first; before them things that do so together for less,
// or where none does.
std::vector<WayOut> ways_out(const PlanGround& ground, const std::vector<const Rule*>& rules, PlansWithThings& plans) {
    std::vector<WayOut> ways;
    for (const Aid* aid : things_for_sale(ground))
        if (std::ranges::find(ways, aid->item, &WayOut::item) == ways.end())
            if (const WithThings* with = plans.settling(rules, {aid}); with != nullptr && !with->bought.empty())
                ways.push_back({.item = aid->item, .price = with->price});
    std::ranges::stable_sort(ways, {}, [](const WayOut& way) { return std::pair(way.price, way.item); });
    const WithThings* with = settled_together(ground, rules, plans);
    if (with == nullptr || with->bought.empty() || (!ways.empty() && with->price >= ways.front().price)) return ways;
    WayOut one{.item = {}, .price = with->price};
    for (const Aid* aid : with->bought) (one.item.empty() ? one.item : one.with.emplace_back()) = aid->item;
    ways.insert(ways.begin(), std::move(one));
    return ways;
}

// Why rules fail with the plan done.
enum class WhyItFails : std::uint8_t { they_collide, others_lose, not_known };

// What is wrong with the plan done, in centimetres, as the rule that fails says it.
std::string said(const std::vector<const Rule*>& rules, WhyItFails why, const Facts& planned, bool all_is_said) {
    std::string titles;
    for (const Rule* rule : rules) titles += fmt::format("{}\"{}\"", titles.empty() ? "" : " and ", rule->words.title);
    const std::string_view them = rules.size() == 1 ? "" : rules.size() == 2 ? "both " : "all ";
    std::string text = why == WhyItFails::not_known
                           ? fmt::format("{} is not reached; there is too much to try to say why", titles)
                       : why == WhyItFails::others_lose
                           ? fmt::format("{} could be reached, but only by making other things worse", titles)
                           : fmt::format("{} cannot {}be reached with what {}is there", titles, them,
                                         all_is_said ? "" : "your file says ");
    for (const Rule* rule : rules)
        for (const Instance at : instances_of(rule->group, planned))
            if (const Judgement judgement = judge(*rule, planned, at); judgement.verdict == Verdict::fail)
                return fmt::format("{}. As planned: {}.", text,
                                   sentences_for(*rule, judgement, planned, at, false).message);
    return text + ".";
}

}  // namespace

std::vector<PlanConflict> conflicts_on(const PlanGround& ground, const Facts& planned, const Plan& bought) {
    std::vector<PlanConflict> conflicts;
    PlansWithThings plans(ground, planned, bought);
    HoldsAlone holds_alone(ground);
    for (const Rule& rule : ground.rules) {
        if (!is_grave(rule) || !fails(rule, planned) || is_only_told(rule, planned)) continue;
        ground.work.was_cut = false;
        auto rules = smallest_set(ground, rule, holds_alone);
        const WhyItFails why = ground.work.was_cut ? WhyItFails::not_known
                               : rules             ? WhyItFails::they_collide
                                                   : WhyItFails::others_lose;
        if (why != WhyItFails::they_collide) rules = {&rule};
        std::ranges::sort(*rules);  // in the order of the rules, so that one set is one conflict whoever fails of it
        PlanConflict conflict;
        for (const Rule* one : *rules) conflict.rules.push_back(one->id);
        if (std::ranges::find(conflicts, conflict.rules, &PlanConflict::rules) != conflicts.end()) continue;
        conflict.needs = keys_to_plan(ground, *rules, planned, Purchases::none);
        conflict.text = said(*rules, why, planned, conflict.needs.empty());
        if (why != WhyItFails::not_known) conflict.sums = sums_of(ground, *rules, planned);
        conflict.resolved_by = ways_out(ground, *rules, plans);
        if (conflict.resolved_by.empty()) conflict.needs = keys_to_plan(ground, *rules, planned, Purchases::all);
        conflicts.push_back(std::move(conflict));
    }
    return conflicts;
}

}  // namespace ergoaudit
