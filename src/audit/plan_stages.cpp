#include "plan_stages.hpp"

#include <algorithm>
#include <utility>

namespace ergoaudit {
namespace {

// What is wrong on these facts, or was and has become unknown; of a rule in the order of its instances.
std::vector<WrongCheck> wrong_checks(const PlanGround& ground, const Facts& facts,
                                     const std::vector<WrongCheck>& wrong_before) {
    std::vector<WrongCheck> wrong;
    for (const Rule& rule : ground.rules)
        if (is_workstation(rule.category))
            for (const Instance at : instances_of(rule.group, facts))
                if (const Verdict verdict = judge(rule, facts, at).verdict;
                    is_wrong(verdict) || (verdict == Verdict::unknown &&
                                          std::ranges::find(wrong_before, WrongCheck{&rule, at}) != wrong_before.end()))
                    wrong.push_back({&rule, at});
    return wrong;
}

std::vector<GraveRule> grave_rules(const PlanGround& ground, const Facts& facts) {
    std::vector<GraveRule> rules;
    const auto add = [&](const Rule& rule) {
        GraveRule grave{.rule = &rule};
        for (const Instance at : instances_of(rule.group, facts))
            if (const Judgement one = judge(rule, facts, at); one.verdict == Verdict::fail)
                grave.fails_by = std::max(grave.fails_by, overshoot(rule, one));
        rules.push_back(grave);
    };
    for (const Rule& rule : ground.rules)
        if (is_workstation(rule.category) && rule.severity <= Severity::serious) add(rule);
    for (const Rule& clash : ground.clashes) add(clash);
    return rules;
}

// The facts with the first steps made, one more at a time; derived. The first is as it stands.
std::vector<Facts> stages_of(const PlanGround& ground, const std::vector<Move>& moves) {
    std::vector<Facts> stages = {ground.workup.facts};
    for (const Move& move : moves) {
        Facts facts = stages.back();
        carry_out(move, facts);
        ground.derive(facts, Wanted::everything());
        stages.push_back(std::move(facts));
    }
    return stages;
}

// By how much a grave rule may fail after a step where it failed by so much before, and nobody has to hurry to the step
// that takes it back: nothing more where it is critical, a share more where it is serious.
double bearable_after(const GraveRule& before, const Scoring& scoring) {
    constexpr double nearly_nothing = 1e-6;
    const bool is_already_serious = before.fails_by > 0 && before.rule->severity == Severity::serious;
    return (is_already_serious ? 1 + scoring.plan.bearable_worsening : 1) * before.fails_by + nearly_nothing;
}

StagesJudged judged_stages(const PlanGround& ground, const std::vector<Move>& moves) {
    StagesJudged stages{.facts = stages_of(ground, moves), .wrong = {}, .grave = {}};
    for (const Facts& facts : stages.facts) {
        stages.wrong.push_back(
            wrong_checks(ground, facts, stages.wrong.empty() ? std::vector<WrongCheck>{} : stages.wrong.front()));
        stages.grave.push_back(grave_rules(ground, facts));
    }
    return stages;
}

// Whether setting the one moves what the other sets: a screen is measured from the floor and stands on the desk.
bool carries(const Move& one, const Move& other) {
    const auto carries_it = [&](Fact carrier) {
        return std::ranges::any_of(other.settings, [&](const PlannedSetting* setting) {
            return std::ranges::find(carried_by(carrier), setting->knob->fact) != carried_by(carrier).end();
        });
    };
    return std::ranges::any_of(one.settings, carries_it, [](const PlannedSetting* set) { return set->knob->fact; }) ||
           (one.purchase != nullptr && std::ranges::any_of(one.purchase->aid->sets, carries_it, &AidEffect::fact));
}

// Whether both are things for one setting: a chair, and the gas cylinder that goes into it.
bool is_part_of(const Move& one, const Move& other) {
    return one.purchase != nullptr && other.purchase != nullptr && one.purchase->at == other.purchase->at &&
           one.purchase->aid->setting.exists() && one.purchase->aid->setting == other.purchase->aid->setting;
}

// With each move those that it must not be left without, what belongs to it, and what carries it, in the order in which
// they stand.
std::vector<std::size_t> with_what_they_need(const std::vector<Move>& moves, const StagesJudged& stages,
                                             const Scoring& scoring) {
    std::vector<std::size_t> order;
    std::vector<std::size_t> together;
    const auto add = [&](std::size_t one, auto again) -> void {
        if (std::ranges::find(order, one) != order.end() || std::ranges::find(together, one) != together.end()) return;
        together.push_back(one);
        for (const std::size_t needed : needed_by(one, stages, scoring)) again(needed, again);
        for (std::size_t other = 0; other < moves.size(); ++other)
            if (other != one && (carries(moves[other], moves[one]) || is_part_of(moves[other], moves[one])))
                again(other, again);
    };
    for (std::size_t one = 0; one < moves.size(); ++one) {
        together.clear();
        add(one, add);
        std::ranges::sort(together);
        order.insert(order.end(), together.begin(), together.end());
    }
    return order;
}

}  // namespace

std::vector<std::size_t> needed_by(std::size_t step, const StagesJudged& stages, const Scoring& scoring) {
    std::vector<std::size_t> needed;
    const std::vector<std::vector<GraveRule>>& grave = stages.grave;
    for (std::size_t rule = 0; rule < grave[step].size(); ++rule) {
        const double bearable = bearable_after(grave[step][rule], scoring);
        if (grave[step + 1][rule].fails_by <= bearable) continue;
        for (std::size_t later = step + 1; later + 1 < grave.size(); ++later)
            if (grave[later + 1][rule].fails_by <= bearable) {
                if (std::ranges::find(needed, later) == needed.end()) needed.push_back(later);
                break;
            }
    }
    return needed;
}

// Another order makes other stages, so until it stays.
StagesJudged put_together(const PlanGround& ground, std::vector<Move>& moves) {
    StagesJudged stages = judged_stages(ground, moves);
    for (std::size_t round = 0; round < moves.size(); ++round) {
        const auto order = with_what_they_need(moves, stages, ground.knowledge.scoring);
        if (std::ranges::is_sorted(order)) break;
        std::vector<Move> together;
        for (const std::size_t one : order) together.push_back(moves[one]);
        moves = std::move(together);
        stages = judged_stages(ground, moves);
    }
    return stages;
}

}  // namespace ergoaudit
