#include "habit_steps.hpp"

#include "wording.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/facts/forms.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr Fact hours_sitting = "habits.sitting_hours_per_day"_fact,
               hours_standing = "habits.standing_hours_per_day"_fact;

// The one described fact that a rule measures or asks for; none where it is anything more.
Fact only_fact(const Program& program) {
    if (program.code.size() != 1 || program.code[0].op != Op::fact) return {};
    const Fact fact{program.code[0].index};
    return fact.info().origin == Origin::described ? fact : Fact{};
}

double next_step_inside(double end, double step, bool is_upper) {
    if (!(step > 0)) return end;
    return is_upper ? std::floor(end / step + 1e-9) * step : std::ceil(end / step - 1e-9) * step;
}

// Breaks told as so many a day come to minutes between them; set in the way in which they were told.
struct Told {
    Fact fact;
    double to = unknown;
};
Told breaks_for(double every_min, const PlanGround& ground) {
    const Facts& complete = ground.workup.facts;
    const Fact breaks = "habits.breaks_per_day"_fact, every = "habits.break_every_min"_fact;
    const double spells = std::ceil(complete.value(every) * (complete.value(breaks) + 1) / every_min - 1e-9);
    return {breaks, spells - 1};
}
Told as_told(Fact fact, double to, const PlanGround& ground) {
    const Facts& described = ground.description.facts;
    if (described.knows(fact)) return {fact, to};
    const bool is_told_a_day = fact == "habits.break_every_min"_fact && described.knows("habits.breaks_per_day"_fact);
    return is_told_a_day ? breaks_for(to, ground) : Told{};
}
bool can_be_told(const Told& told) {
    const FactInfo& info = told.fact.info();
    return told.to >= info.low && told.to <= info.high;
}
// Where both are told they go on saying the same; where the other could not, it is taken out.
Told breaks_beside(Fact fact, double to, const PlanGround& ground) {
    const bool are_both_told =
        fact == "habits.break_every_min"_fact && ground.description.facts.knows("habits.breaks_per_day"_fact);
    return are_both_told ? breaks_for(to, ground) : Told{};
}

bool is_kept(Fact fact, const PlanGround& ground) {
    return std::ranges::find(ground.keep, reckoned_as(row_of(fact))) != ground.keep.end();
}

PlanStep behaviour(Fact fact, double to, const PlanGround& ground) {
    const FactInfo& info = fact.info();
    const std::string id = written_path(fact);
    PlanStep step{.id = id, .group = PlanStepGroup::habit, .kind = PlanStepKind::behaviour, .fact = id, .item = {}};
    step.from = ground.workup.facts.value(fact);
    step.to = to;
    step.unit = info.unit;
    step.text = fmt::format("{}: {} instead of {}", with_capital(std::string(info.meaning)), value_in_words(info, to),
                            value_in_words(info, step.from));
    return step;
}

// A share of a short day: nobody stands for two hours of three. Any number where the hours are not told.
double most_to_stand(const PlanGround& ground) {
    const Facts& today = ground.description.facts;
    if (!today.knows(hours_sitting) || !today.knows(hours_standing)) return std::numeric_limits<double>::infinity();
    constexpr double step = 0.5;
    const double hours = today.value(hours_sitting) + today.value(hours_standing);
    return next_step_inside(hours / (1 + ground.knowledge.scoring.plan.least_sitting_per_standing), step, true);
}

// Who is to stand more sits less by as much: the day gets no longer.
void sit_less_for_standing(std::vector<PlanStep>& steps, Facts& facts, const PlanGround& ground) {
    const Facts& today = ground.description.facts;
    if (!today.knows(hours_sitting) || !today.knows(hours_standing) || is_kept(hours_sitting, ground)) return;
    const double left = today.value(hours_sitting) + today.value(hours_standing) - facts.value(hours_standing);
    if (facts.value(hours_standing) <= today.value(hours_standing) || facts.value(hours_sitting) <= left || left < 0)
        return;
    facts.set(hours_sitting, left, Provenance::measured);
    PlanStep less = behaviour(hours_sitting, left, ground);
    const auto place = std::ranges::find(steps, less.id, &PlanStep::id);
    const auto more = std::ranges::find(steps, written_path(hours_standing), &PlanStep::id);
    const PlanStep& as = place != steps.end() ? *place : *more;
    less.clears = as.clears;
    less.lessens = as.lessens;
    if (place != steps.end())
        *place = std::move(less);
    else
        steps.insert(more, std::move(less));
}

}  // namespace

std::vector<PlanStep> habit_steps(const PlanGround& ground, const Facts& then, Facts& facts) {
    std::vector<PlanStep> steps;
    for (const Rule& rule : ground.rules) {
        if (rule.category != Category::sitting && rule.category != Category::breaks) continue;
        const bool is_of_standing = rule.group == Group::posture;  // minor, and as much as there is to say of it
        if (rule.severity > Severity::moderate && !is_of_standing) continue;
        const Judgement judgement = judge_here(rule, then, is_of_standing ? Instance{.posture = standing} : Instance{});
        if (!is_wrong(judgement.verdict)) continue;
        const Fact asked = only_fact(asked_by(rule));
        if (!asked.exists()) continue;
        const double step = asked.info().unit == Unit::minutes ? 5 : 1;
        const bool is_upper = judgement.side > 0;
        const double inside =
            !rule.require.empty()
                ? 1
                : next_step_inside(is_upper ? rule.band.ideal.to : rule.band.ideal.from, step, is_upper);
        const auto [fact, whole] = as_told(asked, inside, ground);
        if (!fact.exists() || is_kept(asked, ground) || is_kept(fact, ground)) continue;
        const std::string id = written_path(fact);
        const bool asks_more = fact == hours_standing && !is_upper;
        const double to = asks_more ? std::min(whole, most_to_stand(ground)) : whole;
        if (asks_more && to <= ground.workup.facts.value(fact)) continue;
        if (!can_be_told({fact, to}) || std::ranges::any_of(steps, [&](const PlanStep& one) { return one.id == id; }))
            continue;
        facts.set(fact, to, Provenance::measured);
        if (const Told breaks = breaks_beside(fact, to, ground); breaks.fact.exists() && can_be_told(breaks))
            facts.set(breaks.fact, breaks.to, Provenance::measured);
        else if (breaks.fact.exists())
            facts.forget(breaks.fact);
        steps.push_back(behaviour(fact, to, ground));
        auto& does = to == whole ? steps.back().clears : steps.back().lessens;
        does = {rule.id};
    }
    sit_less_for_standing(steps, facts, ground);
    return steps;
}

}  // namespace ergoaudit
