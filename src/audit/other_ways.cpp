#include "other_ways.hpp"

#include "wording.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

double from_ideal(const Rule& rule, const Judgement& judgement) {
    const Interval& ideal = rule.band.ideal;
    return std::max({0.0, ideal.from - judgement.measured, judgement.measured - ideal.to});
}

// The first setting of the plan that the rule names among its remedies and that, made alone, moves its measure away.
const PlannedSetting* against(const PlanGround& ground, const Plan& plan, const Rule& rule, Instance at,
                              const Judgement& now) {
    for (const PlannedSetting& setting : plan.settings) {
        const Fact fact = setting.knob->fact;
        const bool is_elsewhere = fact.info().group == Group::screen && setting.at.screen != at.screen;
        if (is_elsewhere || std::ranges::find(rule.adjust, fact) == rule.adjust.end()) continue;
        if (!ground.workup.facts.knows(fact, setting.at)) continue;  // it comes with something that is bought
        const Facts facts = ground.with_setting(ground.workup.facts, setting, setting.to);
        if (from_ideal(rule, judge(rule, facts, at)) > from_ideal(rule, now) + 1e-6) return &setting;
    }
    return nullptr;
}

// "get a task chair", without what can be set on it.
std::string named_in_short(std::string_view step) {
    return without_capital(std::string(step.substr(0, std::min({step.size(), step.find(" that "), step.find(',')}))));
}

// What the plan does in place of what the rule says; a thing of its own is named, not how it is set.
std::string otherwise(const PlanGround& ground, const Plan& plan, const PlannedSetting& setting) {
    if (setting.purchase >= 0)
        return fmt::format("does otherwise: {}",
                           named_in_short(plan.purchases[static_cast<std::size_t>(setting.purchase)].aid->step));
    return fmt::format("does otherwise, because something else weighs more: {}",
                       turned_in_words(*setting.knob, setting.at, setting.from, setting.to, ground.description));
}

bool clears(const PlanVersion& version, const Rule& rule) {
    return std::ranges::any_of(version.steps, [&](const PlanStep& step) {
        return std::ranges::find(step.clears, rule.id) != step.clears.end();
    });
}

}  // namespace

std::vector<OtherWay> other_ways(const PlanGround& ground, const Plan& free, const Plan& bought,
                                 const WorkstationPlan& told) {
    std::vector<OtherWay> ways;
    for (const Rule& rule : ground.rules) {
        if (rule.measure.empty() || !is_workstation(rule.category)) continue;
        for (const Instance at : instances_of(rule.group, ground.workup.facts)) {
            const Judgement now = judge(rule, ground.workup.facts, at);
            if (!is_wrong(now.verdict)) continue;
            for (const auto& [plan, version] : {std::pair(&free, &told.free), std::pair(&bought, &told.bought)}) {
                if (clears(*version, rule)) continue;
                const PlannedSetting* setting = against(ground, *plan, rule, at, now);
                if (setting == nullptr) continue;
                ways.push_back({.rule = rule.id,
                                .at = at,
                                .said = fmt::format("{} {}.", plan == &free ? "The plan without purchases" : "The plan",
                                                    otherwise(ground, *plan, *setting))});
                break;
            }
        }
    }
    return ways;
}

}  // namespace ergoaudit
