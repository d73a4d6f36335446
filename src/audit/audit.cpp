// One workstation start to end. Entries: audit(), unreadable(); the stages stand in files of their own.

#include "ergoaudit/audit/audit.hpp"

#include "findings.hpp"
#include "next_measures.hpp"
#include "planning.hpp"
#include "prescribing.hpp"
#include "questions.hpp"
#include "scenes.hpp"
#include "sureness.hpp"
#include "wording.hpp"
#include "workup.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

template <class Keep>
ScorePart part(std::span<const Judged> judged, const Scoring& scoring, Keep keep) {
    ScorePart result{.score = score_of(judged, scoring, keep), .label = {}};
    result.label = label_of(result.score, scoring);
    return result;
}

Score score_from(std::span<const Judged> judged, const Scoring& scoring) {
    Score score;
    score.total = part(judged, scoring, [](const Judged&) { return true; });
    score.workstation = part(judged, scoring, [](const Judged& one) { return is_workstation(one.rule->category); });
    score.habits = part(judged, scoring, [](const Judged& one) { return !is_workstation(one.rule->category); });
    for (std::size_t i = 0; i < category_names.size(); ++i)
        score.categories[i] =
            part(judged, scoring, [i](const Judged& one) { return static_cast<std::size_t>(one.rule->category) == i; });
    return score;
}

void withdraw(Score& score) {
    const auto withdraw_one = [](ScorePart& one) {
        one.score.value = one.score.low = one.score.high = unknown;
        one.label = {};
    };
    withdraw_one(score.total);
    withdraw_one(score.workstation);
    withdraw_one(score.habits);
    for (ScorePart& one : score.categories) withdraw_one(one);
}

std::vector<PostureValue> postures_of(const Facts& facts) {
    std::vector<PostureValue> values;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Fact fact{i};
        const Group group = fact.info().group;
        if ((group != Group::posture && group != Group::view) || fact.info().kind != Kind::number) continue;
        for (const Instance at : instances_of(group, facts))
            if (facts.knows(fact, at))
                values.push_back({.fact = fact, .at = at, .value = facts.value(fact, at), .sd = 0});
    }
    return values;
}

// The rows that rules read which apply here.
std::array<bool, row_size> rows_judged(std::span<const Judged> judged) {
    std::array<bool, row_size> read{};
    for (const Judged& one : judged) {
        if (!one.counts()) continue;
        for (const Program* program : programs_of(*one.rule))
            for (const Instruction& step : program->code)
                if (const auto row = row_read(step, one.at)) read[row->index] = true;
    }
    return read;
}

// Of who never sits they place nothing.
constexpr Fact only_seated[] = {"person.slump_cm"_fact, "chair.backrest_recline_deg"_fact, "desk.thickness_cm"_fact};

// What was taken because nobody said otherwise: lengths and angles, which place the body, and what rules read that
// apply, in the order of the table. Zeros are said in words.
std::vector<std::string> assumptions_of(const Facts& facts, const Allowances& allowances,
                                        std::span<const Judged> judged) {
    const std::array<bool, row_size> read = rows_judged(judged);
    std::vector<std::string> texts;
    bool upright_screen = false;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        const bool is_measure = info.unit == Unit::cm || info.unit == Unit::deg;
        if (info.origin == Origin::derived || info.path.starts_with("footrest.") || info.path == "person.seat")
            continue;
        if (facts.is("person.seat=none"_choice) && std::ranges::find(only_seated, Fact{i}) != std::end(only_seated))
            continue;
        for (const Instance at : instances_of(info.group, facts)) {
            const Row row = row_of(Fact{i}, at);
            const bool matters =
                read[row.index] || (is_measure && (info.group == Group::screen || !std::isnan(info.assumed)));
            if (!matters || !facts.knows(row) || facts.from(row) != Provenance::defaulted) continue;
            if (info.group == Group::screen && is_measure && facts[row] == 0)
                upright_screen = true;
            else if (Fact{i} == "chair.backrest_recline_deg"_fact && facts[row] == 0)
                texts.emplace_back("the backrest upright");
            else if (std::string text = assumed_in_words(info, facts[row]);
                     std::find(texts.begin(), texts.end(), text) == texts.end())
                texts.push_back(std::move(text));
        }
    }
    if (facts.value("person.age_years"_fact) < allowances.youngest_years)
        texts.emplace_back("body measures that were not taken: as adults of the same stature have them");
    if (upright_screen) texts.emplace_back("the screen upright and straight ahead");
    if (facts.is("person.seat=chair"_choice) && !facts.says("footrest.used"_fact) &&
        facts.from("footrest.used"_fact) == Provenance::defaulted)
        texts.emplace_back("no footrest");
    return texts;
}

bool reads(const Rule& rule, std::initializer_list<Fact> facts) {
    return std::ranges::any_of(rule.measure.code, [&](const Instruction& step) {
        return step.op == Op::fact && std::ranges::find(facts, Fact{step.index}) != facts.end();
    });
}

// A finding about movement advises exercise like a prescription: where that is held back, so is the advice.
void leave_exercise_to_the_prescription(Audit& result) {
    for (Finding& finding : result.findings)
        if (finding.rule->category == Category::activity && !finding.fix.empty() &&
            reads(*finding.rule, {"habits.activity_min_per_week"_fact, "habits.strength_days_per_week"_fact}))
            finding.fix =
                result.safety.screened
                    ? "Ask whoever looks after you how much is right for now; what is listed here stands under "
                      "exercises and breaks."
                    : "Answer the safety questions first; they tell how much is right for now.";
}

// The table of the description that a rule is about: "chair" for one that reads chair.condition.
std::string_view table_judged(const Rule& rule) {
    for (const Program* program : {&rule.require, &rule.measure})
        for (const Instruction& step : program->code)
            if (const auto row = row_read(step, {})) {
                const std::string_view path = owner_of(*row).fact.info().path;
                return path.substr(0, path.find('.'));
            }
    return {};
}

// Whether setting that piece of furniture is among what a rule's remedies turn.
bool turns(const Rule& rule, std::string_view table) {
    return std::ranges::any_of(rule.adjust, [&](Fact fact) {
        const std::string_view path = fact.info().path;
        return path.starts_with(table) && path.size() > table.size() && path[table.size()] == '.';
    });
}

// While such a rule fails, what else is said about that piece of furniture would not last; but where one stands, no
// chair matters.
void leave_the_rest_for_later(Audit& result) {
    for (const Finding& first : result.findings) {
        if (first.verdict != Verdict::fail || first.rule->before_adjusting.empty()) continue;
        const std::string_view table = table_judged(*first.rule);
        for (Finding& finding : result.findings)
            if (finding.rule != first.rule && !finding.fix.empty() && finding.at.posture != standing &&
                (finding.rule->category == first.rule->category || turns(*finding.rule, table)))
                finding.fix = first.rule->before_adjusting;
    }
}

// Levels 1 and 2: nothing but the action. Findings, score, plan and exercises would only keep somebody at the desk.
void withhold(Audit& result) {
    result.status = Status::withheld;
    result.exit = Exit::gate_failed;
    result.gate_passed = false;
    withdraw(result.score);
    result.findings.clear();
    result.instruments.clear();
    result.measure_next.clear();
    result.body.clear();
    result.postures.clear();
    result.scenes.reset();
    result.assumptions.clear();
}

void decide_exit(Audit& result, const AuditSettings& settings) {
    const ScoreValue& score = result.score.total.score;
    const bool found =
        std::any_of(result.findings.begin(), result.findings.end(), [](const Finding& f) { return f.gates; });
    if (!settings.is_enough(score)) {
        result.status = Status::not_evaluated;
        result.exit = found ? Exit::gate_failed : Exit::not_judged;  // the first of both when both hold
        result.gate_passed = !found;
        withdraw(result.score);
        return;
    }
    result.status = Status::evaluated;
    result.is_below_min_score = settings.min_score && score.value < *settings.min_score;
    result.gate_passed = !found && !result.is_below_min_score;
    result.exit = result.gate_passed ? Exit::passed : Exit::gate_failed;
}

// What the plan lacks to go further comes right after the measure that settles most: it decides what can be done; and
// where something is to be bought, what might put the same right for nothing. What can be told at once comes before
// what has to be measured.
void ask_what_the_plan_lacks(std::vector<MeasureNext>& measures, const WorkstationPlan& plan) {
    constexpr std::size_t most = 2;
    std::vector<Row> needs = plan.bought.needs;
    if (plan.bought.buys())
        for (const Row row : plan.free.needs)
            if (std::ranges::find(needs, row) == needs.end()) needs.push_back(row);
    const auto takes_a_tape = [](Row row) { return owner_of(row).fact.info().kind == Kind::number; };
    std::ranges::stable_partition(needs, std::not_fn(takes_a_tape));
    std::size_t place = std::min<std::size_t>(1, measures.size());
    for (const Row row : std::span(needs).first(std::min(most, needs.size()))) {
        const FactInfo& info = owner_of(row).fact.info();
        MeasureNext one{.key = written_path(row), .what = std::string(info.meaning), .how = how_to_tell(info)};
        const auto known = std::ranges::find(measures, one.key, &MeasureNext::key);
        if (known != measures.end()) {
            if (known < measures.begin() + static_cast<std::ptrdiff_t>(place)) continue;
            one = *known;
            measures.erase(known);
        }
        measures.insert(measures.begin() + static_cast<std::ptrdiff_t>(place++), std::move(one));
    }
}

}  // namespace

std::size_t Audit::count(Verdict verdict) const {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.verdict == verdict; }));
}

const Finding* Audit::comes_first() const {
    const auto first = std::ranges::find_if(findings, [](const Finding& finding) {
        return finding.verdict == Verdict::fail && !finding.rule->before_adjusting.empty();
    });
    return first == findings.end() ? nullptr : &*first;
}

Audit audit(const Description& description, const Knowledge& knowledge, const AuditSettings& settings) {
    Audit result;
    result.source = description.source;
    result.digest = description.digest;
    result.id = description.text("person.id"_text);
    result.texts = description.texts;
    result.described = description.facts;
    result.safety = assess_safety(description, knowledge.safety, settings.today,
                                  settings.profile == nullptr ? std::string_view{} : settings.profile->country);

    const Workup workup = work_up(description, knowledge.population, settings.today);
    std::vector<Judged> judged = judge_all(workup.facts, knowledge.rules, settings);
    const Axes axes = axes_asked_for(workup.facts, judged);
    const std::vector<Measurable> measures = measures_not_taken(workup, axes);
    std::vector<Row> rows;
    for (const Measurable& measure : measures) rows.push_back(measure.row);
    if (settings.postures) result.postures = postures_of(workup.facts);
    for (const PostureValue& one : result.postures) rows.push_back(row_of(one.fact, one.at));
    const BodySpread spread(workup, knowledge.population, judged, rows, axes);
    std::vector<Sureness> sureness;
    for (std::size_t i = 0; i < judged.size(); ++i)
        sureness.push_back(spread.sureness(i, judged[i], knowledge.scoring.interval_z));
    for (std::size_t i = 0; i < result.postures.size(); ++i)
        result.postures[i].sd = spread.sd_of_row(measures.size() + i);

    result.score = score_from(judged, knowledge.scoring);
    result.findings = findings_from(judged, sureness, result.score.total.score.known_weight, description, workup.facts,
                                    knowledge.scoring, settings);
    result.body = dimensions_of(workup.body);
    result.exposure = exposure_of(knowledge.risk, workup.facts);
    result.measure_next = rank_measures(measures, spread, judged, sureness, result.findings, knowledge.scoring);
    result.instruments = score_instruments(knowledge.instruments, workup.facts);
    result.assumptions = assumptions_of(workup.facts, knowledge.population.allowances, judged);
    result.diagnostics = questions_about(description, workup, knowledge, settings.today);

    const bool is_help_first = result.safety.is_help_first();
    if (settings.exercises || is_help_first)  // then it says that there are none, and why
        result.prescription = prescription_for(description, workup.facts, knowledge, settings, result.safety,
                                               issues_from(result.findings));
    if (result.safety.exercise != ExerciseLimit::full) leave_exercise_to_the_prescription(result);
    if (is_help_first) {
        withhold(result);
        return result;
    }
    if (result.comes_first() != nullptr) {
        leave_the_rest_for_later(result);
        result.measure_next.clear();
    }
    decide_exit(result, settings);
    if (settings.plan) {
        result.plan = plan_for(description, knowledge, settings, workup);
        if (result.comes_first() == nullptr) ask_what_the_plan_lacks(result.measure_next, *result.plan);
        for (Finding& finding : result.findings)
            for (const OtherWay& way : result.plan->other_ways)
                if (way.rule == finding.rule->id && way.at == finding.at)
                    finding.fix += (finding.fix.empty() ? "" : " ") + way.said;
    }
    if (settings.postures) result.scenes = scenes_for(description, knowledge, settings, workup, judged, result.plan);
    return result;
}

Audit unreadable(std::string source, Diagnostics problems) {
    Audit result;
    result.source = std::move(source);
    result.exit = Exit::bad_input;
    result.gate_passed = false;
    result.diagnostics = std::move(problems);
    return result;
}

}  // namespace ergoaudit
