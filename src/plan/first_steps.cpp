#include "ergoaudit/plan/first_steps.hpp"

#include "ergoaudit/body/furniture.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace ergoaudit {
namespace {

struct RuleAt {
    const Rule* rule;
    Instance at;
    Judgement before;
};

// What a value of a knob is worth: compared from left to right, smaller is better. Integers, so that equal is equal.
using Worth = std::tuple<long long, long long, long long, long long, long long>;

long long in_ten_thousandths(double value) { return std::llround(value * 10000); }

// The rules that decide about steps: of the workstation, known on these facts.
std::vector<RuleAt> rules_that_decide(const Facts& facts, std::span<const Rule> rules) {
    std::vector<RuleAt> found;
    for (const Rule& rule : rules) {
        if (!is_workstation(rule.category)) continue;
        for (const Instance at : instances_of(rule.group, facts)) {
            const Judgement judgement = judge(rule, facts, at);
            if (judgement.verdict != Verdict::unknown && judgement.verdict != Verdict::not_applicable)
                found.push_back({&rule, at, judgement});
        }
    }
    return found;
}

double distance_from_middle(const Rule& rule, double measured) {
    if (std::isnan(measured) || std::isinf(rule.band.ideal.from) || std::isinf(rule.band.ideal.to)) return 0;
    return std::abs(measured - (rule.band.ideal.from + rule.band.ideal.to) / 2);
}

// Nothing when a rule that was known before is not known any more, and nothing as soon as more is lost than `at_most`.
std::optional<Worth> worth_of(const Facts& facts, std::span<const RuleAt> deciding, const Scoring& scoring,
                              double change, double off_aim = unknown,
                              long long at_most = std::numeric_limits<long long>::max()) {
    double critical = 0, serious = 0, lost = 0, off_middle = 0;
    for (const RuleAt& one : deciding) {
        const Judgement judgement = judge(*one.rule, facts, one.at);
        if (judgement.verdict == Verdict::unknown || judgement.verdict == Verdict::not_applicable) return std::nullopt;
        const double weight = scoring.weight(one.rule->severity);
        if (judgement.verdict == Verdict::fail && one.rule->severity == Severity::critical) critical += weight;
        if (judgement.verdict == Verdict::fail && one.rule->severity == Severity::serious) serious += weight;
        lost += weight * (1 - judgement.credit);
        if (judgement.credit < 1 && in_ten_thousandths(lost) > at_most) return std::nullopt;
        off_middle += weight * distance_from_middle(*one.rule, judgement.measured);
    }
    return Worth{in_ten_thousandths(critical), in_ten_thousandths(serious), in_ten_thousandths(lost),
                 in_ten_thousandths(std::isnan(off_aim) ? off_middle : off_aim), in_ten_thousandths(std::abs(change))};
}

// A step is worth making when it improves the first three parts and loses no points for it.
bool improves(const Worth& worth, const Worth& today) {
    const auto gain = [](const Worth& of) { return std::tuple(std::get<0>(of), std::get<1>(of), std::get<2>(of)); };
    return gain(worth) < gain(today) && std::get<2>(worth) <= std::get<2>(today);
}

// How far a measure lies beyond what is tolerable; 0 inside, for a yes or no, and where nothing is measured.
double overshoot(const Rule& rule, const Judgement& judgement) {
    const Interval& tolerable = rule.band.tolerable;
    if (rule.measure.empty() || std::isnan(judgement.measured)) return 0;
    return std::max({0.0, tolerable.from - judgement.measured, judgement.measured - tolerable.to});
}

// Whether a critical rule fails or is partial that was better before, or fails by more: feet that hang are not lifted
// further because they hang already.
bool worsens_a_critical_rule(const Facts& tried, std::span<const RuleAt> deciding) {
    return std::any_of(deciding.begin(), deciding.end(), [&](const RuleAt& one) {
        if (one.rule->severity != Severity::critical) return false;
        const Judgement now = judge(*one.rule, tried, one.at);
        return now.verdict > one.before.verdict ||  // pass, partial, fail
               overshoot(*one.rule, now) > overshoot(*one.rule, one.before) + 1e-9;
    });
}

// What these rules earn of all they could, 0 to 1: the score as it would be audited.
double share_earned(std::span<const RuleAt> known, const Scoring& scoring) {
    double weight = 0, earned = 0;
    for (const RuleAt& one : known) {
        weight += scoring.weight(one.rule->severity);
        earned += scoring.weight(one.rule->severity) * one.before.credit;
    }
    return weight > 0 ? earned / weight : 0;
}

constexpr double most_settings = 2000;  // more than any furniture has: such a range is no range

// Where the furniture clicks; else counted from the lowest setting in its own steps, or in those of the fact.
std::vector<double> settings(const Knob& knob, const Facts& facts, Instance at, double low, double high,
                             std::span<const Stages> stages) {
    for (const Stages& clicks : stages)
        if (clicks.row == row_of(knob.fact, at)) return clicks.values;
    const FactInfo& info = knob.fact.info();
    double step = info.step;
    const std::string path(info.path);
    const std::size_t unit = path.rfind('_');
    if (const auto own = find_fact(path.substr(0, unit) + "_step" + path.substr(unit)); own && facts.knows(*own, at))
        step = facts.value(*own, at);
    std::vector<double> values;
    if (!(step > 0) || !((high - low) / step < most_settings)) return values;
    for (int i = 0; i <= most_settings && low + i * step <= high + 1e-9; ++i) values.push_back(low + i * step);
    return values;
}

std::vector<const Rule*> cleared(std::span<const RuleAt> before, const Facts& after) {
    std::vector<const Rule*> found;
    for (const RuleAt& one : before) {
        const bool was_wrong = one.before.verdict == Verdict::fail || one.before.verdict == Verdict::partial;
        if (was_wrong && judge(*one.rule, after, one.at).verdict == Verdict::pass &&
            std::find(found.begin(), found.end(), one.rule) == found.end())
            found.push_back(one.rule);
    }
    return found;
}

struct Candidate {
    double value;
    Worth worth;
    std::vector<RuleAt> known_after = {};  // filled for the one that is taken
};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Whether the rule reads anything that differs between the two.
bool reads_a_difference(const RuleAt& one, const Facts& a, const Facts& b) {
    for (const Program* program : {&one.rule->applies, &one.rule->measure, &one.rule->require})
        for (const Instruction& step : program->code)
            if (const auto row = row_read(step, one.at); row && !same(a[*row], b[*row])) return true;
    return false;
}

// The rules that read something which moves when the knob is turned a little either way or to its ends. The others
// weigh the same at every setting.
std::vector<RuleAt> touched(const Knob& knob, const Facts& facts, Instance at, std::span<const RuleAt> deciding,
                            std::span<const double> values, const Derive& derive) {
    const Row row = row_of(knob.fact, at);
    const auto above = std::upper_bound(values.begin(), values.end(), facts[row]);
    std::vector<double> probes = {values.front(), values.back()};
    if (above != values.end()) probes.push_back(*above);
    if (above != values.begin()) probes.push_back(*std::prev(above));
    std::vector<bool> moves(deciding.size(), false);
    Facts tried = facts;
    for (const double probe : probes) {
        turn(tried, row, probe);
        derive(tried, row);
        for (std::size_t i = 0; i < deciding.size(); ++i)
            if (!moves[i]) moves[i] = reads_a_difference(deciding[i], tried, facts);
    }
    std::vector<RuleAt> found;
    for (std::size_t i = 0; i < deciding.size(); ++i)
        if (moves[i]) found.push_back(deciding[i]);
    return found;
}

bool names(std::span<const Fact> facts, Fact one) { return std::find(facts.begin(), facts.end(), one) != facts.end(); }

bool something_to_gain(std::span<const RuleAt> rules) {
    return std::any_of(rules.begin(), rules.end(), [](const RuleAt& one) { return one.before.credit < 1; });
}

// The best setting of one knob, when it is better than leaving it.
std::optional<Candidate> best_setting(const Knob& knob, const Facts& facts, Instance at,
                                      std::span<const RuleAt> deciding, std::span<const Rule> rules,
                                      const Scoring& scoring, const Derive& derive, std::span<const Stages> stages) {
    const Row row = row_of(knob.fact, at);
    const double low = evaluate(knob.low, facts, at), high = evaluate(knob.high, facts, at), now = facts[row];
    if (std::isnan(low) || std::isnan(high) || std::isnan(now)) return std::nullopt;
    const std::vector<double> values = settings(knob, facts, at, low, high, stages);
    if (values.empty() || !something_to_gain(deciding)) return std::nullopt;
    const std::vector<RuleAt> moving = touched(knob, facts, at, deciding, values, derive);
    std::vector<RuleAt> weighed = moving;
    if (knob.by_own_rules)
        std::erase_if(weighed, [&](const RuleAt& one) { return !names(one.rule->adjust, knob.fact); });
    const auto today = worth_of(facts, weighed, scoring, 0);
    if (!today || !something_to_gain(weighed)) return std::nullopt;
    const double earned_today = share_earned(deciding, scoring);
    const double aim = knob.aim.empty() ? unknown : evaluate(knob.aim, facts, at);
    std::vector<Candidate> better;
    Facts tried = facts;  // one copy a knob: copying the row costs more than deriving it
    for (const double value : values) {
        turn(tried, row, value);
        derive(tried, row);
        const auto worth = worth_of(tried, weighed, scoring, value - now, std::abs(value - aim), std::get<2>(*today));
        if (worth && improves(*worth, *today)) better.push_back({value, *worth});
    }
    std::stable_sort(better.begin(), better.end(),
                     [](const Candidate& a, const Candidate& b) { return a.worth < b.worth; });
    for (Candidate& candidate : better) {  // judging every rule is dear: the best first, and it mostly holds
        turn(tried, row, candidate.value);
        derive(tried, row);
        if (!worth_of(tried, moving, scoring, 0) || worsens_a_critical_rule(tried, moving)) continue;
        candidate.known_after = rules_that_decide(tried, rules);
        if (share_earned(candidate.known_after, scoring) < earned_today - 1e-9) continue;
        if (std::abs(candidate.value - now) < knob.least - 1e-9) return std::nullopt;
        return std::move(candidate);
    }
    return std::nullopt;
}

}  // namespace

void turn(Facts& facts, Row row, double value) {
    if (row == row_of("desk.height_cm"_fact)) {
        move_desk(facts, value, facts.from(row));
        return;
    }
    const double by = value - facts[row];
    facts.set(row, value, facts.from(row));
    const Row armrest = row_of("chair.armrest_from_floor_cm"_fact);
    if (row == row_of("chair.seat_height_cm"_fact) && facts.knows(armrest))
        facts.set(armrest, facts[armrest] + by, facts.from(armrest));
}

std::vector<Step> first_steps(Facts facts, std::span<const Knob> knobs, std::span<const Rule> rules,
                              const Scoring& scoring, const Derive& derive, std::span<const Stages> stages) {
    std::vector<Step> steps;
    std::vector<RuleAt> deciding = rules_that_decide(facts, rules);
    for (const Knob& knob : knobs) {
        for (const Instance at : instances_of(knob.fact.info().group, facts)) {
            if (evaluate(knob.when, facts, at) != 1) continue;
            auto best = best_setting(knob, facts, at, deciding, rules, scoring, derive, stages);
            if (!best) continue;
            const double from = facts.value(knob.fact, at);
            const Row row = row_of(knob.fact, at);
            turn(facts, row, best->value);
            derive(facts, row);
            steps.push_back({.knob = &knob,
                             .at = at,
                             .from = from,
                             .to = best->value,
                             .range_assumed = knob.range_given.exists() && !facts.knows(knob.range_given, at),
                             .clears = cleared(deciding, facts)});
            deciding = std::move(best->known_after);
        }
    }
    return steps;
}

}  // namespace ergoaudit
