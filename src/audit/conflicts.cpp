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

// Whether these rules can hold at once with what is there and, where an aid is named, with it.
bool can_hold(const PlanGround& ground, const std::vector<const Rule*>& rules, const Aid* aid) {
    std::vector<Rule> only;
    for (const Rule* rule : rules) only.push_back(*rule);
    PlanInput input = ground.input(aid != nullptr);
    input.rules = only;
    input.aids = aid == nullptr ? std::span<const Aid>() : std::span<const Aid>(aid, 1);
    input.may_lose_points = true;
    const Plan plan = best_plan(input);
    return std::ranges::none_of(only, [&](const Rule& rule) { return fails(rule, plan.planned); });
}

// The rule alone, or with the first other one that stands in its way; nothing where no pair explains it.
std::optional<std::vector<const Rule*>> smallest_set(const PlanGround& ground, const Rule& failing) {
    if (!can_hold(ground, {&failing}, nullptr)) return std::vector<const Rule*>{&failing};
    for (const Rule& other : ground.rules)
        if (&other != &failing && is_grave(other) && is_known(other, ground.workup.facts) &&
            !can_hold(ground, {&other, &failing}, nullptr))
            return std::vector<const Rule*>{&other, &failing};
    return std::nullopt;
}

// Each thing that alone lets them hold, the cheapest first.
std::vector<WayOut> ways_out(const PlanGround& ground, const std::vector<const Rule*>& rules) {
    std::map<std::string_view, double> found;
    for (const Aid& aid : ground.knowledge.aids)
        if (aid.kind == AidKind::buy && !found.contains(aid.item) &&
            std::ranges::find(ground.exclude, aid.item) == ground.exclude.end() && can_hold(ground, rules, &aid))
            found[aid.item] = price_of(aid, ground.workup.facts);
    std::vector<WayOut> ways;
    for (const auto& [item, price] : found) ways.push_back({item, price});
    std::ranges::stable_sort(ways, {}, &WayOut::price);
    return ways;
}

// What is wrong at best, in centimetres, as the rule that fails says it.
std::string said(const std::vector<const Rule*>& rules, const Facts& planned) {
    std::string titles;
    for (const Rule* rule : rules) titles += fmt::format("{}\"{}\"", titles.empty() ? "" : " and ", rule->words.title);
    std::string text = rules.size() == 1 ? fmt::format("{} cannot be reached with what is there", titles)
                                         : fmt::format("{} cannot both be reached with what is there", titles);
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
    for (const Rule& rule : ground.rules) {
        if (!is_grave(rule) || !fails(rule, planned)) continue;
        const auto rules = smallest_set(ground, rule);
        if (!rules) continue;
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
