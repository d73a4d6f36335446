// The joint plan: free and bought, what it promises, habits beside it. Entry: plan_for().

#include "planning.hpp"

#include "conflicts.hpp"
#include "other_ways.hpp"
#include "owned_sets.hpp"
#include "plan_ground.hpp"
#include "plan_steps.hpp"
#include "wording.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/body/described_again.hpp"
#include "ergoaudit/input/consistency.hpp"
#include "ergoaudit/input/fact_path.hpp"
#include "ergoaudit/plan/setting_range.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Other names of a setting under which it may be told to stay.
constexpr std::pair<Fact, Fact> same_setting[] = {
    {"chair.seat_empty_height_cm"_fact, "chair.seat_height_cm"_fact},
    {"chair.armrest_from_floor_cm"_fact, "chair.armrest_height_cm"_fact},
    {"screen.top_above_desk_cm"_fact, "screen.top_height_cm"_fact},
    {"screen.bottom_above_desk_cm"_fact, "screen.top_height_cm"_fact},
};

Fact setting_of(Fact named) {
    for (const auto& [other, own] : same_setting)
        if (named == other) return own;
    return named;
}

// "screen[1].tilt_deg" of that screen, "screen.tilt_deg" of all.
std::vector<Row> rows_named(std::string_view name, const Facts& facts) {
    const auto place = resolve_written_path(name);
    if (!place.ok()) return {};
    if (name.find('[') != std::string_view::npos) return {place.value().row()};
    std::vector<Row> rows;
    for (const Instance at : instances_of(place.value().fact.info().group, facts))
        rows.push_back(row_of(place.value().fact, at));
    return rows;
}

Row setting_of(Row named) {
    const auto [fact, at] = owner_of(named);
    return row_of(setting_of(fact), at);
}

// What the person wants to stay is not touched, but goes along with what carries it. What an assessor confirmed stays
// what it is, and with it what would carry it: a screen's height from the floor holds the desk, one above the desk not.
std::vector<Row> kept_rows(const Description& description, const Facts& facts, std::span<const Knob> knobs) {
    std::vector<Row> kept;
    for (const std::string_view name : description.list("plan.keep"_text))
        for (const Row row : rows_named(name, facts)) kept.push_back(setting_of(row));
    for (std::size_t i = 0; i < description.records("assessment.confirmed"); ++i)
        for (const std::string_view name : description.list("assessment.confirmed.fact"_text, i))
            for (const Row row : rows_named(name, facts)) {
                kept.push_back(setting_of(row));
                for (const Knob& knob : knobs)
                    for (const Instance at : instances_of(knob.fact.info().group, facts))
                        if (carries(row_of(knob.fact, at), row, facts)) kept.push_back(row_of(knob.fact, at));
            }
    return kept;
}

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

// Every workstation rule on every instance.
std::vector<Judgement> judged_all(const PlanGround& ground, const Facts& facts) {
    std::vector<Judgement> judged;
    for (const Rule& rule : ground.rules)
        if (is_workstation(rule.category))
            for (const Instance at : instances_of(rule.group, facts)) judged.push_back(judge(rule, facts, at));
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
PlanTarget target_of(const PlanGround& ground, const Facts& planned, const std::vector<Judgement>& as_planned,
                     const PlannedSetting& setting) {
    const std::vector<double> values = settings_of(*setting.knob, planned, setting.at, ground.description.stages);
    const Interval range = as_far_as(values, {setting.to, setting.to}, [&](double value) {
        return none_is_worse(judged_all(ground, ground.with_setting(planned, setting, value)), as_planned);
    });
    return {
        .fact = written_path(setting.knob->fact, setting.at), .value = setting.to, .low = range.from, .high = range.to};
}

// As far from the planned value as a plan with nothing more bought, everything else set for it, comes out as good.
Interval range_if_others_follow(const PlanGround& ground, const Facts& planned, const PlannedSetting& setting,
                                const PlanTarget& alone) {
    const std::vector<double> values = settings_of(*setting.knob, planned, setting.at, ground.description.stages);
    const auto toll = [&](const Facts& facts) { return toll_of(ground.rules, ground.knowledge.scoring, facts); };
    const Toll as_planned = toll(planned);
    std::vector<Row> keep = ground.keep;
    keep.push_back(row_of(setting.knob->fact, setting.at));
    return as_far_as(values, {alone.low, alone.high}, [&](double value) {
        const Facts facts = ground.with_setting(planned, setting, value);
        return toll(best_plan(ground.input_on(facts, keep)).planned).is_no_worse_than(as_planned);
    });
}

PlanVersion told(const PlanGround& ground, const Plan& plan) {
    PlanVersion version;
    version.steps = steps_of(ground, plan);
    for (const PlanStep& step : version.steps)
        if (step.group == PlanStepGroup::buy) version.cost += step.price;
    const std::vector<Judgement> as_planned = judged_all(ground, plan.planned);
    for (const PlannedSetting& setting : plan.settings)
        version.targets.push_back(target_of(ground, plan.planned, as_planned, setting));
    if (ground.settings.plan_targets)
        for (std::size_t i = 0; i < plan.settings.size(); ++i)
            if (plan.settings[i].knob->is_hub)
                version.targets[i].if_others_follow =
                    range_if_others_follow(ground, plan.planned, plan.settings[i], version.targets[i]);
    version.is_exhaustive = plan.is_exhaustive;
    version.described = plan.changes_nothing()
                            ? ground.description.facts
                            : described_again(ground.description.facts, ground.workup.facts, plan.planned);
    const Fact budget = "shop.budget"_fact;  // what is spent cannot be spent again
    if (version.cost > 0 && version.described.knows(budget))
        version.described.set(budget, std::max(0.0, version.described.value(budget) - version.cost),
                              Provenance::measured);
    Audited then = audited(ground, version.described);
    version.score_after = then.total;
    version.workstation_after = then.workstation;
    version.unresolved = std::move(then.unresolved);
    return version;
}

// --- what comes before anything is set --------------------------------------------------------------------------

const Rule* comes_first(const PlanGround& ground, const Facts& facts) {
    for (const Rule& rule : ground.rules)
        if (!rule.before_adjusting.empty())
            for (const Instance at : instances_of(rule.group, facts))
                if (judge(rule, facts, at).verdict == Verdict::fail) return &rule;
    return nullptr;
}

// The purchase that brings this fact along; -1 where none does.
int brought_by(const Plan& plan, Fact fact, Instance at) {
    for (std::size_t i = 0; i < plan.purchases.size(); ++i) {
        const Purchase& one = plan.purchases[i];
        const bool is_here = one.aid->group != Group::screen || one.at == at;
        if (is_here && std::ranges::find(one.aid->sets, fact, &AidEffect::fact) != one.aid->sets.end())
            return static_cast<int>(i);
    }
    return -1;
}

// Where each setting of a plan starts: with its things in place, and beside the seat and the desk with these set.
void tell_starts(const PlanGround& ground, Plan& plan) {
    Facts facts = ground.workup.facts;
    for (const Purchase& one : plan.purchases) put_in_place(facts, *one.aid, one.at);
    const auto tell = [&](bool is_hub) {
        for (PlannedSetting& setting : plan.settings)
            if (setting.purchase < 0 && setting.knob->is_hub == is_hub)
                setting.from = facts[row_of(setting.knob->fact, setting.at)];
    };
    tell(true);
    for (const PlannedSetting& setting : plan.settings)
        if (setting.knob->is_hub) turn(facts, row_of(setting.knob->fact, setting.at), setting.to);
    tell(false);
}

// One plan, of one and of what is done for nothing after it.
Plan joined(const PlanGround& ground, Plan first, const Plan& then) {
    const auto added = static_cast<int>(first.purchases.size());
    for (const PlannedSetting& setting : then.settings) {
        const auto same = std::ranges::find_if(first.settings, [&](const PlannedSetting& one) {
            return one.knob == setting.knob && one.at == setting.at;
        });
        if (same != first.settings.end()) {
            same->to = setting.to;
            continue;
        }
        first.settings.push_back(setting);
        first.settings.back().purchase =
            setting.purchase >= 0 ? setting.purchase + added : brought_by(first, setting.knob->fact, setting.at);
    }
    first.purchases.insert(first.purchases.end(), then.purchases.begin(), then.purchases.end());
    first.planned = then.planned;
    first.is_exhaustive = first.is_exhaustive && then.is_exhaustive;
    tell_starts(ground, first);
    std::erase_if(first.settings, [&](const PlannedSetting& one) {
        constexpr double a_hair = 1e-6;
        const bool is_as_it_was = one.purchase < 0 && std::abs(one.from - one.to) < a_hair;
        return is_as_it_was || evaluate(one.knob->when, first.planned, one.at) != 1;
    });
    std::ranges::stable_sort(first.settings, {}, &PlannedSetting::knob);
    return first;
}

// Nothing bought beyond what the free way takes: then all that is told of it is told already.
bool is_same_plan(const Plan& a, const Plan& b) {
    const auto same_purchase = [](const Purchase& x, const Purchase& y) { return x.aid == y.aid && x.at == y.at; };
    const auto same_setting = [](const PlannedSetting& x, const PlannedSetting& y) {
        return x.knob == y.knob && x.at == y.at && x.to == y.to;
    };
    return std::ranges::equal(a.purchases, b.purchases, same_purchase) &&
           std::ranges::equal(a.settings, b.settings, same_setting) && a.is_exhaustive == b.is_exhaustive;
}

double cost_of(const Plan& plan) {
    double cost = 0;
    for (const Purchase& one : plan.purchases) cost += one.price;
    return cost;
}

// What there is to do once a plan is done. Parts of what was bought may be taken away, such as armrests of a new chair,
// and other things fit it; where the best set of things would gain points for a price, some of them may be worth
// theirs; and what applied before and does not any more, or failed more, stood in the way of this or that.
Plan further(const PlanGround& ground, const Plan& done, bool may_buy) {
    Facts facts = done.planned;
    const double budget = facts.value("shop.budget"_fact);
    if (!std::isnan(budget))
        facts.set("shop.budget"_fact, std::max(0.0, budget - cost_of(done)), facts.from("shop.budget"_fact));
    const bool buys = std::ranges::any_of(
        done.purchases, [](const Purchase& one) { return one.aid->kind == AidKind::buy && !one.owned; });
    const bool is_worth_a_price = buys || done.points_spared >= facts.value("plan.min_points_per_item"_fact);
    PlanInput input = ground.input_on(facts, ground.keep, may_buy && is_worth_a_price);
    input.each_earns_its_price = true;
    Plan then = best_plan(input);
    if (!std::isnan(budget)) then.planned.set("shop.budget"_fact, budget, facts.from("shop.budget"_fact));
    return then;
}

// The plan with the things of both and no others.
Plan with_things_of(const PlanGround& ground, const Plan& one, const Plan& other, bool may_buy) {
    std::vector<std::string_view> not_wanted = ground.exclude;
    for (const Aid& aid : ground.knowledge.aids) {
        const auto is_it = [&](const Purchase& bought) { return bought.aid->item == aid.item; };
        if (aid.kind == AidKind::buy && std::ranges::none_of(one.purchases, is_it) &&
            std::ranges::none_of(other.purchases, is_it))
            not_wanted.push_back(aid.item);
    }
    PlanInput input = ground.input(may_buy);
    input.exclude = not_wanted;
    input.each_earns_its_price = true;
    return best_plan(input);
}

// So that whoever plans again, with the money that is left, finds nothing to do.
Plan planned_to_the_end(const PlanGround& ground, Plan plan, bool may_buy) {
    constexpr int most_rounds = 5;  // two are rare
    const auto toll = [&](const Plan& one) { return toll_of(ground.rules, ground.knowledge.scoring, one.planned); };
    for (int round = 0; round < most_rounds && !(plan.changes_nothing() && plan.points_spared == 0); ++round) {
        const Plan then = further(ground, plan, may_buy);
        if (then.changes_nothing()) break;
        Plan anew = with_things_of(ground, plan, then, may_buy);
        const bool is_new = !is_same_plan(anew, plan);
        Plan both = joined(ground, std::move(plan), then);
        plan = is_new && toll(anew).is_no_worse_than(toll(both)) ? std::move(anew) : std::move(both);
    }
    return plan;
}

Plan nothing_on(const PlanGround& ground) {
    Plan nothing;
    nothing.planned = ground.workup.facts;
    return nothing;
}

// Whether the workstation as planned would be read: no measure outside what can be measured, no two that cannot be.
bool can_be_described(const PlanGround& ground, const Plan& plan) {
    Description then = ground.description;
    then.facts = described_again(ground.description.facts, ground.workup.facts, plan.planned);
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const FactInfo& info = owner_of(Row{i}).fact.info();
        const double value = then.facts[Row{i}];
        if (info.origin == Origin::described && (value < info.low || value > info.high)) return false;
    }
    return contradictions_in(then).empty();
}

// Where that could not be written down, seat and desk stay, with which measures from the floor move.
Plan planned_to_the_end(const PlanGround& ground, bool may_buy) {
    const auto planned = [&](const PlanGround& on) {
        return planned_to_the_end(on, best_plan(on.input(may_buy)), may_buy);
    };
    Plan plan = planned(ground);
    if (can_be_described(ground, plan)) return plan;
    PlanGround still = ground;
    for (const Fact fact : {"chair.seat_height_cm"_fact, "desk.height_cm"_fact}) still.keep.push_back(row_of(fact));
    plan = planned(still);
    return can_be_described(ground, plan) ? plan : nothing_on(ground);
}

// Where it would still fail once everything is done, nothing is set.
PlanVersion told_unless_held_back(const PlanGround& ground, const Plan& plan) {
    return told(ground, comes_first(ground, plan.planned) == nullptr ? plan : nothing_on(ground));
}

// --- habits -----------------------------------------------------------------------------------------------------

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

// Sitting and breaks alone, which is what a plan may know of a person's habits, and of these what weighs.
std::vector<PlanStep> habit_steps(const PlanGround& ground, Facts& facts) {
    std::vector<PlanStep> steps;
    for (const Rule& rule : ground.rules) {
        if (rule.category != Category::sitting && rule.category != Category::breaks) continue;
        if (rule.severity > Severity::moderate) continue;
        const Judgement judgement = judge(rule, ground.workup.facts, {});
        if (!is_wrong(judgement.verdict)) continue;
        const Fact fact = only_fact(asked_by(rule));
        if (!fact.exists() || !ground.description.facts.knows(fact)) continue;
        const FactInfo& info = fact.info();
        const double step = info.unit == Unit::minutes ? 5 : 1;
        const bool is_upper = judgement.side > 0;
        const double to = !rule.require.empty()
                              ? 1
                              : next_step_inside(is_upper ? rule.band.ideal.to : rule.band.ideal.from, step, is_upper);
        const std::string id = written_path(fact);
        if (!std::isfinite(to) || std::ranges::any_of(steps, [&](const PlanStep& one) { return one.id == id; }))
            continue;
        facts.set(fact, to, Provenance::measured);
        PlanStep one{.id = id, .group = PlanStepGroup::habit, .kind = PlanStepKind::behaviour, .fact = id, .item = {}};
        one.from = ground.workup.facts.value(fact);
        one.to = to;
        one.unit = info.unit;
        one.text = fmt::format("{}: {} instead of {}", with_capital(std::string(info.meaning)),
                               value_in_words(info, to), value_in_words(info, one.from));
        one.clears = {rule.id};
        steps.push_back(std::move(one));
    }
    return steps;
}

// What is bought puts nothing grave right and raises no score: a check that no longer applies can make a plan look
// better than an audit finds it.
bool buys_nothing(const WorkstationPlan& plan) {
    const PlanVersion &free = plan.free, &bought = plan.bought;
    return bought.buys() && bought.unresolved.size() >= free.unresolved.size() &&
           (bought.score_after < free.score_after || plan.score_with_habits < plan.score_free_with_habits);
}

Facts with_changes(Facts facts, const Facts& before, const Facts& after) {
    for (std::uint16_t row = 0; row < row_size; ++row)
        if (const double is = after[Row{row}]; !std::isnan(is) && is != before[Row{row}])
            facts.set(Row{row}, is, Provenance::measured);
    return facts;
}

}  // namespace

WorkstationPlan plan_for(const Description& description, const Knowledge& knowledge, const AuditSettings& settings,
                         const Workup& as_described) {
    Workup workup = as_described;
    count_owned_parts(workup.facts, knowledge.aids);
    PlanWork work;
    PlanGround ground{.description = description,
                      .knowledge = knowledge,
                      .settings = settings,
                      .workup = workup,
                      .rules = selected_rules(knowledge.rules, settings),
                      .keep = kept_rows(description, workup.facts, knowledge.knobs),
                      .exclude = description.list("plan.exclude"_text),
                      .derive = {},
                      .work = work};
    ground.derive = [&](Facts& facts, Wanted wanted) {
        derive_again(facts, wanted, knowledge.population, ground.workup.found);
    };
    WorkstationPlan plan;
    const Plan free = planned_to_the_end(ground, false);
    plan.free = told_unless_held_back(ground, free);
    Plan bought = planned_to_the_end(ground, true);
    plan.conflicts = conflicts_on(ground, free.planned, bought);
    if (const Rule* first = comes_first(ground, ground.workup.facts))
        plan.before_all =
            sentences_for(*first, judge(*first, ground.workup.facts, {}), ground.workup.facts, {}, false).fix;
    Facts changed = description.facts;
    if (ground.workup.facts.says("plan.habits"_fact)) plan.habits = habit_steps(ground, changed);
    plan.free_with_habits = with_changes(plan.free.described, description.facts, changed);
    plan.score_free_with_habits = audited(ground, plan.free_with_habits).total;
    const auto tell_bought = [&] {
        plan.bought = is_same_plan(bought, free) ? plan.free : told_unless_held_back(ground, bought);
        plan.with_habits = with_changes(plan.bought.described, description.facts, changed);
        plan.score_with_habits = audited(ground, plan.with_habits).total;
    };
    tell_bought();
    if (buys_nothing(plan)) {  // what can be bought once the free plan is done may still be worth it
        bought = free;
        bought.points_spared = 100;
        bought = planned_to_the_end(ground, std::move(bought), true);
        tell_bought();
    }
    if (buys_nothing(plan)) {
        bought = free;
        tell_bought();
    }
    for (PlanVersion* version : {&plan.free, &plan.bought})
        version->status = status_of(!version->steps.empty() || !plan.habits.empty(), !version->unresolved.empty());
    if (plan.before_all.empty()) plan.other_ways = other_ways(ground, free, bought, plan);
    return plan;
}

}  // namespace ergoaudit
