// The joint plan: free and bought, what it promises, habits beside it. Entry: plan_for().

#include "planning.hpp"

#include "conflicts.hpp"
#include "habit_steps.hpp"
#include "kept_rows.hpp"
#include "keys_to_plan.hpp"
#include "other_ways.hpp"
#include "owned_sets.hpp"
#include "plan_ground.hpp"
#include "plan_steps.hpp"
#include "plan_to_the_end.hpp"
#include "stages_to_turn_by.hpp"
#include "wording.hpp"

#include "ergoaudit/body/described_again.hpp"
#include "ergoaudit/facts/forms.hpp"
#include "ergoaudit/plan/clashes.hpp"
#include "ergoaudit/plan/setting_range.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace ergoaudit {
namespace {

struct Audited {
    double total = unknown, workstation = unknown;
    std::vector<std::string_view> unresolved;  // critical and serious rules of the workstation that fail
};

// As an audit would tell it: no score where too little is known.
Audited audited(const PlanGround& ground, const Facts& facts) {
    Description planned = ground.description;
    planned.facts = facts;
    const Workup workup = work_up(planned, ground.knowledge.population, ground.settings.today);
    const std::vector<Judged> judged = judge_all(workup.facts, ground.knowledge.rules, ground.settings);
    const Scoring& scoring = ground.knowledge.scoring;
    Audited audited;
    for (const Judged& one : judged) {
        if (one.judgement.verdict != Verdict::fail || one.rule->severity > Severity::serious) continue;
        const bool is_told = !audited.unresolved.empty() && audited.unresolved.back() == one.rule->id;  // elsewhere
        if (is_workstation(one.rule->category) && !is_told) audited.unresolved.push_back(one.rule->id);
    }
    const ScoreValue total = score_of(judged, scoring, [](const Judged&) { return true; });
    if (!ground.settings.is_enough(total)) return audited;
    audited.total = total.value;
    audited.workstation =
        score_of(judged, scoring, [](const Judged& one) { return is_workstation(one.rule->category); }).value;
    return audited;
}

PlanStatus status_of(bool steps, bool fails) {
    if (steps) return fails ? PlanStatus::partial : PlanStatus::solved;
    return fails ? PlanStatus::infeasible : PlanStatus::nothing_to_do;
}

// Every workstation rule on every instance, and what must not clash.
std::vector<Judgement> judged_all(const PlanGround& ground, const Facts& facts) {
    std::vector<Judgement> judged;
    const auto add = [&](const Rule& rule) {
        for (const Instance at : instances_of(rule.group, facts)) judged.push_back(judge(rule, facts, at));
    };
    for (const Rule& rule : ground.rules)
        if (is_workstation(rule.category)) add(rule);
    for (const Rule& clash : ground.clashes) add(clash);
    return judged;
}

bool none_is_worse(const std::vector<Judgement>& now, const std::vector<Judgement>& planned) {
    if (now.size() != planned.size()) return false;
    for (std::size_t i = 0; i < now.size(); ++i)
        if (now[i].verdict > planned[i].verdict) return false;  // pass, partial, fail, unknown
    return true;
}

// How far outward from two of its values, rising, a setting may go without a gap.
template <class Holds>
Interval as_far_as(const std::vector<double>& values, Interval from, Holds holds_at) {
    Interval range = from;
    const auto above = std::ranges::upper_bound(values, from.to + 1e-6);
    for (auto one = above; one != values.end() && holds_at(*one); ++one) range.to = *one;
    const auto below = std::ranges::lower_bound(values, from.from - 1e-6);
    for (auto one = below; one != values.begin() && holds_at(*std::prev(one)); --one) range.from = *std::prev(one);
    return range;
}

// As far from the planned value as nothing gets worse, on the furniture's own steps.
PlanTarget target_of(const PlanGround& ground, const Plan& plan, const std::vector<Judgement>& as_planned,
                     const PlannedSetting& setting) {
    const Facts& planned = plan.planned;
    const std::vector<double> values = settings_of(*setting.knob, planned, setting.at, ground.stages_after(plan));
    const Interval range = as_far_as(values, {setting.to, setting.to}, [&](double value) {
        return none_is_worse(judged_all(ground, ground.with_setting(planned, setting, value)), as_planned);
    });
    return {
        .fact = written_path(setting.knob->fact, setting.at), .value = setting.to, .low = range.from, .high = range.to};
}

// As far from the planned value as a plan with nothing more bought, everything else set for it, comes out as good.
Interval range_if_others_follow(const PlanGround& ground, const Plan& plan, const PlannedSetting& setting,
                                const PlanTarget& alone) {
    const Facts& planned = plan.planned;
    const std::vector<Stages> stages = ground.stages_after(plan);
    const std::vector<double> values = settings_of(*setting.knob, planned, setting.at, stages);
    const auto toll = [&](const Facts& facts) { return toll_of(ground.rules, ground.knowledge.scoring, facts); };
    const Toll as_planned = toll(planned);
    std::vector<Row> keep = ground.keep;
    keep.push_back(row_of(setting.knob->fact, setting.at));
    return as_far_as(values, {alone.low, alone.high}, [&](double value) {
        const Facts facts = ground.with_setting(planned, setting, value);
        PlanInput input = ground.input_on(facts, keep);
        input.stages = stages;
        return toll(best_plan(input).planned).is_no_worse_than(as_planned);
    });
}

// Where it is asked for, and last of all: no plan that is looked for may miss the work.
void tell_how_far_others_follow(const PlanGround& ground, const Plan& plan, PlanVersion& version) {
    if (!ground.settings.plan_targets || version.targets.size() != plan.settings.size()) return;
    for (std::size_t i = 0; i < plan.settings.size(); ++i)
        if (plan.settings[i].knob->is_hub)
            version.targets[i].if_others_follow =
                range_if_others_follow(ground, plan, plan.settings[i], version.targets[i]);
}

// How far the furniture that carries a thing has moved it.
double moved_by_its_carriers(const PlanGround& ground, const Plan& plan, Row row) {
    double by = 0;
    for (const Row carrier : {row_of("chair.seat_height_cm"_fact), row_of("desk.height_cm"_fact)})
        if (const double change = plan.planned[carrier] - ground.workup.facts[carrier];
            carries(carrier, row, ground.workup.facts) && !std::isnan(change))
            by += change;
    return by;
}

std::vector<Stages> changed_stages(const PlanGround& ground, const Plan& plan) {
    std::vector<Stages> changed;
    for (const Stages& told : ground.description.stages) {
        if (brings_a_range(plan, reckoned_as(told.row))) {
            changed.push_back({.row = told.row, .values = {}});
            continue;
        }
        const double by = moved_by_its_carriers(ground, plan, told.row);
        if (by == 0) continue;
        changed.push_back(told);
        for (double& value : changed.back().values) value += by;
        // What comes to lie outside of what can be written cannot be set there any more.
        const FactInfo& info = owner_of(told.row).fact.info();
        std::erase_if(changed.back().values, [&](double value) { return value < info.low || value > info.high; });
    }
    return changed;
}

int how_wrong(Verdict verdict) { return verdict == Verdict::fail ? 2 : is_wrong(verdict) ? 1 : 0; }

bool is_worse(const Rule& rule, const Judgement& now, const Judgement& then, const PlanLimits& limits) {
    const bool is_judged = now.verdict == Verdict::pass || is_wrong(now.verdict);
    if (!is_judged || !is_wrong(then.verdict)) return false;
    return how_wrong(then.verdict) > how_wrong(now.verdict) ||
           (then.verdict == now.verdict && then.credit < now.credit - limits.told_worse_by_credit) ||
           overshoot(rule, then) > overshoot(rule, now) + limits.told_worse_by_overshoot;
}

// Of the workstation, what is more wrong once it is done than now, whether or not it is told as not reached.
std::vector<std::string_view> made_wrong(const PlanGround& ground, const Facts& planned) {
    std::vector<std::string_view> rules;
    for (const Rule& rule : ground.rules)
        if (is_workstation(rule.category) && std::ranges::any_of(instances_of(rule.group, planned), [&](Instance at) {
                return is_worse(rule, judge(rule, ground.workup.facts, at), judge(rule, planned, at),
                                ground.knowledge.scoring.plan);
            }))
            rules.push_back(rule.id);
    return rules;
}

PlanVersion told(const PlanGround& ground, const Plan& plan) {
    PlanVersion version;
    version.steps = steps_of(ground, plan);
    for (const PlanStep& step : version.steps)
        if (step.group == PlanStepGroup::buy) version.cost += step.price;
    const std::vector<Judgement> as_planned = judged_all(ground, plan.planned);
    for (const PlannedSetting& setting : plan.settings)
        version.targets.push_back(target_of(ground, plan, as_planned, setting));
    version.is_exhaustive = plan.is_exhaustive;
    version.changed_stages = changed_stages(ground, plan);
    version.described = plan.changes_nothing() ? ground.description.facts
                                               : described_again(ground.description.facts, ground.workup.facts,
                                                                 plan.planned, ground.knowledge.population.allowances);
    const Fact budget = "shop.budget"_fact;  // what is spent cannot be spent again
    if (version.cost > 0 && version.described.knows(budget))
        version.described.set(budget, std::max(0.0, version.described.value(budget) - version.cost),
                              Provenance::measured);
    Audited then = audited(ground, version.described);
    version.score_after = then.total;
    version.workstation_after = then.workstation;
    version.unresolved = std::move(then.unresolved);
    version.made_wrong = made_wrong(ground, plan.planned);
    return version;
}

// --- what comes before anything is set --------------------------------------------------------------------------

// What to do about it; empty where nothing comes first.
std::string to_do_first(const PlanGround& ground, const Facts& facts) {
    for (const Rule& rule : ground.rules)
        if (!rule.before_adjusting.empty())
            for (const Instance at : instances_of(rule.group, facts))
                if (const Judgement one = judge(rule, facts, at); one.verdict == Verdict::fail)
                    return sentences_for(rule, one, facts, at, false).fix;
    return {};
}

// Where it would still fail once everything is done, nothing is set.
bool is_held_back(const PlanGround& ground, const Plan& plan) { return !to_do_first(ground, plan.planned).empty(); }

PlanVersion told_unless_held_back(const PlanGround& ground, const Plan& plan) {
    return told(ground, is_held_back(ground, plan) ? nothing_on(ground) : plan);
}

// What is said of habits beside a version of the plan, and where they lead.
struct Habits {
    std::vector<PlanStep> steps;
    Facts facts;
    Audited then = {};  // with all of it done
};

Habits habits_with(const PlanGround& ground, const PlanVersion& version, const Plan& plan) {
    Habits habits{.steps = {}, .facts = ground.description.facts};
    if (!ground.workup.facts.says("plan.habits"_fact)) return habits;
    const Facts& then = version.steps.empty() ? ground.workup.facts : plan.planned;  // no step: or it is held back
    habits.steps = habit_steps(ground, then, habits.facts);
    return habits;
}

bool lowers_the_score(const PlanVersion& version, const Audited& then) {
    constexpr double nearly_nothing = 1e-9;
    return then.total < version.score_after - nearly_nothing ||
           then.workstation < version.workstation_after - nearly_nothing;
}

std::vector<Row> needs_of(const PlanGround& ground, const PlanVersion& version, const Facts& planned,
                          Purchases purchases) {
    std::vector<const Rule*> left;
    for (const Rule& rule : ground.rules)
        if (std::ranges::find(version.unresolved, rule.id) != version.unresolved.end()) left.push_back(&rule);
    std::vector<Row> needs = keys_to_plan(ground, left, planned, purchases);
    for (const Row row : keys_to_right_way(ground))
        if (std::ranges::find(needs, row) == needs.end()) needs.push_back(row);
    return needs;
}

// What is bought, or put to use, puts nothing grave right and raises no score: a check that no longer applies can make
// a plan look better than an audit finds it.
bool gains_nothing(const WorkstationPlan& plan) {
    const PlanVersion &free = plan.free, &bought = plan.bought;
    return bought.unresolved.size() >= free.unresolved.size() &&
           (bought.score_after < free.score_after || plan.score_with_habits < plan.score_free_with_habits);
}

struct Bargain {
    Plan plan;
    CheaperWay way;
};

// Looked for with work of its own, so that nothing else is told less of; one that takes long to find is left.
std::optional<Bargain> bargain_beside(const PlanGround& ground, const PlanVersion& bought) {
    const double budget = bought.cost * ground.knowledge.scoring.plan.most_of_price;
    if (!bought.buys() || !(budget > 0) || std::isnan(bought.score_after)) return std::nullopt;
    Workup workup = ground.workup;
    workup.facts.set("shop.budget"_fact, budget, Provenance::measured);
    PlanWork work{.left = work_of_a_bargain};
    const PlanGround lean{.description = ground.description,
                          .knowledge = ground.knowledge,
                          .settings = ground.settings,
                          .workup = workup,
                          .rules = ground.rules,
                          .clashes = ground.clashes,
                          .keep = ground.keep,
                          .exclude = ground.exclude,
                          .stages = ground.stages,
                          .derive = ground.derive,
                          .work = work};
    Plan plan = planned_to_the_end(lean, true);
    if (!plan.is_exhaustive || is_held_back(lean, plan)) return std::nullopt;
    plan.planned.forget("shop.budget"_fact);
    if (const Facts& facts = ground.workup.facts; facts.knows("shop.budget"_fact))
        plan.planned.set("shop.budget"_fact, facts.value("shop.budget"_fact), facts.from("shop.budget"_fact));
    CheaperWay way;
    for (const Purchase& one : plan.purchases)
        if (one.aid->kind == AidKind::buy && !one.owned) {
            way.items.push_back(one.aid->item);
            way.cost += one.price;
        }
    const Audited then = audited(ground, described_again(ground.description.facts, ground.workup.facts, plan.planned,
                                                         ground.knowledge.population.allowances));
    const bool leaves_more_wrong = std::ranges::any_of(then.unresolved, [&](std::string_view rule) {
        return std::ranges::find(bought.unresolved, rule) == bought.unresolved.end();
    });
    const double least = bought.workstation_after - ground.workup.facts.value("plan.min_points_per_item"_fact);
    if (way.items.empty() || leaves_more_wrong || !(then.workstation > least)) return std::nullopt;
    way.score_after = then.total;
    way.workstation_after = then.workstation;
    return Bargain{std::move(plan), std::move(way)};
}

bool is_no_worse(const CheaperWay& way, const PlanVersion& bought) {
    return way.score_after >= bought.score_after && way.workstation_after >= bought.workstation_after;
}

Facts with_changes(Facts facts, const Facts& before, const Facts& after) {
    for (std::uint16_t row = 0; row < row_size; ++row) {
        const double was = before[Row{row}], is = after[Row{row}];
        if (!std::isnan(is) && is != was) facts.set(Row{row}, is, Provenance::measured);
        if (std::isnan(is) && !std::isnan(was)) facts.forget(Row{row});
    }
    return facts;
}

// The habits of a version; those of standing only where they do not lower its score.
Habits habits_of(const PlanGround& ground, const PlanVersion& version, const Plan& plan) {
    const auto told_on = [&](const PlanGround& on) {
        Habits habits = habits_with(on, version, plan);
        habits.facts = with_changes(version.described, ground.description.facts, habits.facts);
        habits.then = audited(on, habits.facts);
        return habits;
    };
    Habits habits = told_on(ground);
    if (!lowers_the_score(version, habits.then)) return habits;
    PlanGround still = ground;  // who sits for less than two hours is not asked any more what was right
    still.keep.push_back(row_of("habits.standing_hours_per_day"_fact));
    return told_on(still);
}

void tell_bought(const PlanGround& ground, const Plan& free, const Plan& bought, WorkstationPlan& plan) {
    if (is_same_plan(bought, free)) {
        plan.bought = plan.free;
        plan.habits = plan.free_habits;
        plan.with_habits = plan.free_with_habits;
        plan.score_with_habits = plan.score_free_with_habits;
        return;
    }
    plan.bought = told_unless_held_back(ground, bought);
    Habits habits = habits_of(ground, plan.bought, bought);
    plan.habits = std::move(habits.steps);
    plan.with_habits = std::move(habits.facts);
    plan.score_with_habits = habits.then.total;
}

// The plan to follow, told beside the free one: what was found, or what can be bought once the free one is done, or no
// more than that; and whatever is no worse for a good part less.
Plan bought_and_told(const PlanGround& ground, const Plan& free, Plan bought, WorkstationPlan& plan) {
    tell_bought(ground, free, bought, plan);
    if (gains_nothing(plan)) {
        bought = with_purchases_after(ground, free);
        tell_bought(ground, free, bought, plan);
    }
    if (gains_nothing(plan)) {
        bought = free;
        tell_bought(ground, free, bought, plan);
    }
    // A plan makes nothing serious worse that it need not, and may buy much for that.
    std::optional<Bargain> bargain = bargain_beside(ground, plan.bought);
    while (bargain && bargain->way.cost < plan.bought.cost && is_no_worse(bargain->way, plan.bought)) {
        bought = std::move(bargain->plan);
        tell_bought(ground, free, bought, plan);
        bargain = bargain_beside(ground, plan.bought);
    }
    if (bargain) plan.cheaper = std::move(bargain->way);
    return bought;
}

}  // namespace

WorkstationPlan plan_for(const Description& description, const Knowledge& knowledge, const AuditSettings& settings,
                         const Workup& as_described) {
    Workup workup = as_described;
    count_owned_parts(workup.facts, knowledge.aids);
    const std::vector<Stages> stages = stages_to_turn_by(description, workup.facts);
    tell_how_furniture_goes(workup.facts, stages);
    PlanWork work;
    PlanGround ground{.description = description,
                      .knowledge = knowledge,
                      .settings = settings,
                      .workup = workup,
                      .rules = selected_rules(knowledge.rules, settings),
                      .clashes = clashes_to_heed(knowledge.clashes, workup.facts),
                      .keep = kept_rows(description, workup.facts, knowledge.knobs),
                      .exclude = description.list("plan.exclude"_text),
                      .stages = stages,
                      .derive = {},
                      .work = work};
    ground.derive = [&](Facts& facts, Wanted wanted) {
        derive_again(facts, wanted, knowledge.population, ground.workup.found);
    };
    WorkstationPlan plan;
    const Plan free = planned_to_the_end(ground, false);
    plan.free = told_unless_held_back(ground, free);
    Plan bought = planned_to_the_end(ground, true);
    if (!is_held_back(ground, free)) plan.conflicts = conflicts_on(ground, free.planned, bought);
    plan.before_all = to_do_first(ground, ground.workup.facts);
    Habits free_habits = habits_of(ground, plan.free, free);
    plan.free_habits = std::move(free_habits.steps);
    plan.free_with_habits = std::move(free_habits.facts);
    plan.score_free_with_habits = free_habits.then.total;
    bought = bought_and_told(ground, free, std::move(bought), plan);
    plan.free.needs = needs_of(ground, plan.free, free.planned, Purchases::none);
    plan.bought.needs = needs_of(ground, plan.bought, bought.planned, Purchases::all);
    const auto tell_status = [](PlanVersion& version, const std::vector<PlanStep>& habits) {
        version.status = status_of(!version.steps.empty() || !habits.empty(), !version.unresolved.empty());
    };
    tell_status(plan.free, plan.free_habits);
    tell_status(plan.bought, plan.habits);
    if (plan.before_all.empty()) plan.other_ways = other_ways(ground, free, bought, plan);
    tell_how_far_others_follow(ground, free, plan.free);
    if (is_same_plan(bought, free))
        plan.bought.targets = plan.free.targets;
    else
        tell_how_far_others_follow(ground, bought, plan.bought);
    return plan;
}

}  // namespace ergoaudit
