#include "conflicts.hpp"

#include "wording.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

bool is_grave(const Rule& rule) { return is_workstation(rule.category) && rule.severity <= Severity::serious; }

bool fails(const Rule& rule, const Facts& facts) {
    for (const Instance at : instances_of(rule.group, facts))
        if (judge(rule, facts, at).verdict == Verdict::fail) return true;
    return false;
}

bool is_known(const Rule& rule, const Facts& facts) {
    for (const Instance at : instances_of(rule.group, facts)) {
        const Verdict verdict = judge(rule, facts, at).verdict;
        if (verdict != Verdict::unknown && verdict != Verdict::not_applicable) return true;
    }
    return false;
}

// How these rules hold at once with what is there and these aids, whatever becomes of all others; nothing: they cannot.
std::optional<Plan> way_to_hold(const PlanGround& ground, const std::vector<const Rule*>& rules,
                                std::span<const Aid> aids) {
    std::vector<Rule> only;
    for (const Rule* rule : rules) only.push_back(*rule);
    PlanInput input = ground.input(!aids.empty());
    input.rules = only;
    input.aids = aids;
    input.may_lose_points = true;
    Plan plan = best_plan(input);
    if (std::ranges::any_of(only, [&](const Rule& rule) { return fails(rule, plan.planned); })) return std::nullopt;
    return plan;
}

bool can_hold(const PlanGround& ground, const std::vector<const Rule*>& rules) {
    return way_to_hold(ground, rules, {}).has_value();
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

// Each thing that alone lets them hold, the cheapest first; where none does, the things that do so together.
std::vector<WayOut> ways_out(const PlanGround& ground, const std::vector<const Rule*>& rules) {
    std::map<std::string_view, double> found;
    for (const Aid& aid : ground.knowledge.aids)
        if (aid.kind == AidKind::buy && !found.contains(aid.item) &&
            std::ranges::find(ground.exclude, aid.item) == ground.exclude.end() &&
            way_to_hold(ground, rules, std::span(&aid, 1)))
            found[aid.item] = price_of(aid, ground.workup.facts);
    std::vector<WayOut> ways;
    for (const auto& [item, price] : found) ways.push_back({.item = item, .price = price});
    std::ranges::stable_sort(ways, {}, &WayOut::price);
    if (!ways.empty()) return ways;
    const auto together = way_to_hold(ground, rules, ground.knowledge.aids);
    if (!together || together->purchases.empty()) return ways;
    WayOut way;
    for (const Purchase& one : together->purchases) {
        if (one.aid->kind != AidKind::buy) continue;
        (way.item.empty() ? way.item : way.with.emplace_back()) = one.aid->item;
        way.price += one.price;
    }
    if (!way.item.empty()) ways.push_back(std::move(way));
    return ways;
}

// What is wrong at best, in centimetres, as the rule that fails says it.
std::string said(const std::vector<const Rule*>& rules, const Facts& planned) {
    std::string titles;
    for (const Rule* rule : rules) titles += fmt::format("{}\"{}\"", titles.empty() ? "" : " and ", rule->words.title);
    std::string text = rules.size() == 1 ? fmt::format("{} cannot be reached with what is there", titles)
                                         : fmt::format("{} cannot {} be reached with what is there", titles,
                                                       rules.size() == 2 ? "both" : "all");
    for (const Rule* rule : rules)
        for (const Instance at : instances_of(rule->group, planned))
            if (const Judgement judgement = judge(*rule, planned, at); judgement.verdict == Verdict::fail)
                return fmt::format("{}. At best: {}.", text,
                                   sentences_for(*rule, judgement, planned, at, false).message);
    return text + ".";
}

}  // namespace

std::vector<PlanConflict> conflicts_on(const PlanGround& ground, const Facts& planned) {
    std::vector<PlanConflict> conflicts;
    HoldsAlone holds_alone(ground);
    for (const Rule& rule : ground.rules) {
        if (!is_grave(rule) || !fails(rule, planned)) continue;
        auto rules = smallest_set(ground, rule, holds_alone);
        if (!rules) continue;
        std::ranges::sort(*rules);  // in the order of the rules, so that one set is one conflict whoever fails of it
        PlanConflict conflict;
        for (const Rule* one : *rules) conflict.rules.push_back(one->id);
        if (std::ranges::find(conflicts, conflict.rules, &PlanConflict::rules) != conflicts.end()) continue;
        conflict.text = said(*rules, planned);
        conflict.resolved_by = ways_out(ground, *rules);
        conflicts.push_back(std::move(conflict));
    }
    return conflicts;
}

}  // namespace ergoaudit
