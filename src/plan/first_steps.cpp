#include "ergoaudit/plan/first_steps.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

#include "ergoaudit/body/furniture.hpp"

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

// Nothing when a rule that was known before is not known any more.
std::optional<Worth> worth_of(const Facts& facts, std::span<const RuleAt> deciding, const Scoring& scoring,
                              double change) {
    double critical = 0, serious = 0, lost = 0, off_middle = 0;
    for (const RuleAt& one : deciding) {
        const Judgement judgement = judge(*one.rule, facts, one.at);
        if (judgement.verdict == Verdict::unknown || judgement.verdict == Verdict::not_applicable) return std::nullopt;
        const double weight = scoring.weight(one.rule->severity);
        if (judgement.verdict == Verdict::fail && one.rule->severity == Severity::critical) critical += weight;
        if (judgement.verdict == Verdict::fail && one.rule->severity == Severity::serious) serious += weight;
        lost += weight * (1 - judgement.credit);
        off_middle += weight * distance_from_middle(*one.rule, judgement.measured);
    }
    return Worth{in_ten_thousandths(critical), in_ten_thousandths(serious), in_ten_thousandths(lost),
                 in_ten_thousandths(off_middle), in_ten_thousandths(std::abs(change))};
}

// The first three parts: what a step must improve to be worth making.
auto gain(const Worth& worth) { return std::tuple(std::get<0>(worth), std::get<1>(worth), std::get<2>(worth)); }

// Counted from the lowest setting; the present value is not repeated.
std::vector<double> settings(const Knob& knob, const Facts& facts, Instance at, double low, double high) {
    const FactInfo& info = knob.fact.info();
    double step = info.step;
    const std::string path(info.path);
    const std::size_t unit = path.rfind('_');
    if (const auto own = find_fact(path.substr(0, unit) + "_step" + path.substr(unit)); own && facts.knows(*own, at))
        step = facts.value(*own, at);
    std::vector<double> values;
    for (int i = 0; step > 0 && low + i * step <= high + 1e-9; ++i) values.push_back(low + i * step);
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
    Facts facts;
};

// The best setting of one knob, when it is better than leaving it.
std::optional<Candidate> best_setting(const Knob& knob, const Facts& facts, Instance at,
                                      std::span<const RuleAt> deciding, const Scoring& scoring, const Derive& derive) {
    const Row row = row_of(knob.fact, at);
    const double low = evaluate(knob.low, facts, at), high = evaluate(knob.high, facts, at), now = facts[row];
    const auto today = worth_of(facts, deciding, scoring, 0);
    if (std::isnan(low) || std::isnan(high) || std::isnan(now) || !today) return std::nullopt;
    std::optional<Candidate> best;
    for (const double value : settings(knob, facts, at, low, high)) {
        Facts tried = facts;
        turn(tried, row, value);
        derive(tried);
        const auto worth = worth_of(tried, deciding, scoring, value - now);
        if (worth && gain(*worth) < gain(*today) && (!best || *worth < best->worth))
            best = Candidate{value, *worth, tried};
    }
    return best;
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
                              const Scoring& scoring, const Derive& derive) {
    std::vector<Step> steps;
    for (const Knob& knob : knobs) {
        for (const Instance at : instances_of(knob.fact.info().group, facts)) {
            if (evaluate(knob.when, facts, at) != 1) continue;
            const auto deciding = rules_that_decide(facts, rules);
            auto best = best_setting(knob, facts, at, deciding, scoring, derive);
            if (!best) continue;
            steps.push_back({.knob = &knob,
                             .at = at,
                             .from = facts.value(knob.fact, at),
                             .to = best->value,
                             .range_assumed = knob.range_given.exists() && !facts.knows(knob.range_given, at),
                             .clears = cleared(deciding, best->facts)});
            facts = best->facts;
        }
    }
    return steps;
}

}  // namespace ergoaudit
