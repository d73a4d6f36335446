#include "plan_purpose.hpp"

#include "ergoaudit/facts/forms.hpp"
#include "ergoaudit/plan/worth.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

bool is_put_right_by(const Rule& rule, Fact fact) {
    return std::ranges::any_of(rule.adjust, [&](Fact told) { return reckoned_as(told) == fact; });
}

bool is_better(const Rule& rule, const Judgement& with, const Judgement& without) {
    constexpr double nearly_nothing = 1e-6;
    return with.credit > without.credit + nearly_nothing ||
           overshoot(rule, with) < overshoot(rule, without) - nearly_nothing;
}

// What one adjustment does for the rules that name it.
struct Service {
    double gained = 0;            // weight
    bool lessens_a_fail = false;  // which may gain nothing yet
    bool makes_room = false;      // for what is set beside it, or for how
};

// What is bought could not be set as planned: a tray goes only so far below its desk.
bool something_bought_goes_too_far(const Plan& plan, const Facts& without) {
    constexpr double a_hair = 1e-6;
    return std::ranges::any_of(plan.settings, [&](const PlannedSetting& one) {
        if (one.purchase < 0) return false;
        const double low = evaluate(one.knob->low, without, one.at), high = evaluate(one.knob->high, without, one.at);
        return low <= high && (one.to < low - a_hair || one.to > high + a_hair);
    });
}

Service service_of(const PlanGround& ground, const Facts& today, const Plan& plan, const PlannedSetting& setting) {
    const Facts without = ground.carried_out(today, plan, &setting);
    Service service{.makes_room = something_bought_goes_too_far(plan, without)};
    for (const Rule& rule : ground.rules) {
        if (!is_workstation(rule.category) || !is_put_right_by(rule, setting.knob->fact)) continue;
        for (const Instance at : instances_of(rule.group, plan.planned)) {
            const Judgement with = judge_here(rule, plan.planned, at), before = judge_here(rule, without, at);
            if (!is_better(rule, with, before)) continue;
            service.gained += ground.knowledge.scoring.weight(rule.severity) * (with.credit - before.credit);
            if (before.verdict == Verdict::fail) service.lessens_a_fail = true;
        }
    }
    for (const Rule& clash : ground.clashes)
        for (const Instance at : instances_of(clash.group, plan.planned))
            if (is_better(clash, judge(clash, plan.planned, at), judge(clash, without, at))) service.makes_room = true;
    return service;
}

}  // namespace

std::vector<Row> turned_for_nothing(const PlanGround& ground, const Facts& today, const Plan& plan) {
    const double known = toll_of(ground.rules, ground.knowledge.scoring, plan.planned).known;
    const double least = ground.knowledge.scoring.plan.least_points_a_step / 100 * known;
    std::vector<Row> rows;
    for (const PlannedSetting& setting : plan.settings) {
        if (setting.purchase >= 0) continue;
        const Service service = service_of(ground, today, plan, setting);
        if (service.gained < least && !service.lessens_a_fail && !service.makes_room)
            rows.push_back(row_of(setting.knob->fact, setting.at));
    }
    return rows;
}

}  // namespace ergoaudit
