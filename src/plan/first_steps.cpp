#include "ergoaudit/plan/first_steps.hpp"

#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

namespace ergoaudit {
namespace {

// A rule on one instance, as it was judged before the change that is looked at.
struct RuleWeighed {
    const Rule* rule;
    Instance at;
    Judgement before;
    bool may_stop_applying = true;  // the change moves something that `applies` reads
};

// What a value of a knob is worth: compared from left to right, smaller is better. Integers, so that equal is equal.
using StepWorth = std::tuple<long long, long long, long long, long long, long long>;

long long in_ten_thousandths(double value) { return std::llround(value * 10000); }

bool is_known(const RuleWeighed& one) {
    return one.before.verdict != Verdict::unknown && one.before.verdict != Verdict::not_applicable;
}

// Every rule of the workstation on each of its instances.
std::vector<RuleWeighed> rules_of_the_workstation(const Facts& facts, std::span<const Rule> rules) {
    std::vector<RuleWeighed> found;
    for (const Rule& rule : rules) {
        if (!is_workstation(rule.category)) continue;
        for (const Instance at : instances_of(rule.group, facts)) found.push_back({&rule, at, judge(rule, facts, at)});
    }
    return found;
}

// Those that decide about steps: the known ones.
std::vector<RuleWeighed> known_of(std::span<const RuleWeighed> rules) {
    std::vector<RuleWeighed> found;
    std::copy_if(rules.begin(), rules.end(), std::back_inserter(found), is_known);
    return found;
}

double distance_from_middle(const Rule& rule, double measured) {
    if (std::isnan(measured) || std::isinf(rule.band.ideal.from) || std::isinf(rule.band.ideal.to)) return 0;
    return std::abs(measured - (rule.band.ideal.from + rule.band.ideal.to) / 2);
}

// What decides first of a worth: failing critical weight, failing serious weight, points lost.
using Gain = std::tuple<long long, long long, long long>;
Gain gain_of(const StepWorth& worth) { return {std::get<0>(worth), std::get<1>(worth), std::get<2>(worth)}; }

constexpr long long no_limit = std::numeric_limits<long long>::max();

// Nothing when a rule that was known before is not known any more, and nothing as soon as more is lost than `at_most`
// or more would be left than `to_beat`: each part only grows from rule to rule.
std::optional<StepWorth> worth_of(const Facts& facts, std::span<const RuleWeighed> deciding, const Scoring& scoring,
                                  double change, double off_aim = unknown, long long at_most = no_limit,
                                  const Gain& to_beat = {no_limit, no_limit, no_limit}) {
    double critical = 0, serious = 0, lost = 0, off_middle = 0;
    for (const RuleWeighed& one : deciding) {
        const Judgement judgement =
            one.may_stop_applying ? judge(*one.rule, facts, one.at) : judge_applicable(*one.rule, facts, one.at);
        if (judgement.verdict == Verdict::unknown || judgement.verdict == Verdict::not_applicable) return std::nullopt;
        const double weight = scoring.weight(one.rule->severity);
        if (judgement.verdict == Verdict::fail && one.rule->severity == Severity::critical) critical += weight;
        if (judgement.verdict == Verdict::fail && one.rule->severity == Severity::serious) serious += weight;
        lost += weight * (1 - judgement.credit);
        if (judgement.credit < 1) {
            const long long lost_now = in_ten_thousandths(lost);
            if (lost_now > at_most) return std::nullopt;
            if (Gain(in_ten_thousandths(critical), in_ten_thousandths(serious), lost_now) > to_beat)
                return std::nullopt;
        }
        off_middle += weight * distance_from_middle(*one.rule, judgement.measured);
    }
    return StepWorth{in_ten_thousandths(critical), in_ten_thousandths(serious), in_ten_thousandths(lost),
                     in_ten_thousandths(std::isnan(off_aim) ? off_middle : off_aim),
                     in_ten_thousandths(std::abs(change))};
}

// A step is worth making when it improves the first three parts and loses no points for it.
bool improves(const StepWorth& worth, const StepWorth& today) {
    return gain_of(worth) < gain_of(today) && std::get<2>(worth) <= std::get<2>(today);
}

// How far a measure lies beyond what is tolerable; 0 inside, for a yes or no, and where nothing is measured.
double overshoot(const Rule& rule, const Judgement& judgement) {
    const Interval& tolerable = rule.band.tolerable;
    if (rule.measure.empty() || std::isnan(judgement.measured)) return 0;
    return std::max({0.0, tolerable.from - judgement.measured, judgement.measured - tolerable.to});
}

bool names(std::span<const Fact> facts, Fact one) { return std::find(facts.begin(), facts.end(), one) != facts.end(); }

// Whether something turned later can still put the rule right.
bool is_left_to(std::span<const Fact> later, const Rule& rule) {
    return std::any_of(rule.adjust.begin(), rule.adjust.end(), [&](Fact fact) { return names(later, fact); });
}

// Whether a critical rule gets worse, or a serious one fails or fails by more that nothing turned later can put right:
// feet that hang are not lifted further because they hang already, and keys that are too high are not raised.
bool does_harm(const Facts& tried, std::span<const RuleWeighed> deciding, std::span<const Fact> later) {
    return std::any_of(deciding.begin(), deciding.end(), [&](const RuleWeighed& one) {
        if (one.rule->severity > Severity::serious) return false;
        const bool is_critical = one.rule->severity == Severity::critical;
        if (!is_critical && is_left_to(later, *one.rule)) return false;
        const Judgement now = judge(*one.rule, tried, one.at);
        if (overshoot(*one.rule, now) > overshoot(*one.rule, one.before) + 1e-9) return true;
        return is_critical ? now.verdict > one.before.verdict  // pass, partial, fail
                           : now.verdict == Verdict::fail && one.before.verdict != Verdict::fail;
    });
}

// What these rules earn of all they could, 0 to 1: the score as it would be audited.
double share_earned(std::span<const RuleWeighed> known, const Scoring& scoring) {
    double weight = 0, earned = 0;
    for (const RuleWeighed& one : known) {
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

std::vector<const Rule*> cleared(std::span<const RuleWeighed> before, std::span<const RuleWeighed> after) {
    std::vector<const Rule*> found;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const bool was_wrong =
            before[i].before.verdict == Verdict::fail || before[i].before.verdict == Verdict::partial;
        if (was_wrong && after[i].before.verdict == Verdict::pass &&
            std::find(found.begin(), found.end(), before[i].rule) == found.end())
            found.push_back(before[i].rule);
    }
    return found;
}

struct Candidate {
    double value;
    StepWorth worth;
    std::vector<RuleWeighed> after = {};  // every rule judged anew; filled for the one that is taken
};

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Which rows hold something else than before.
class MovedRows {
  public:
    void add(const Facts& before, const Facts& after) {
        constexpr std::size_t block = 16;  // most of the row stays: whole blocks are passed over
        for (std::size_t first = 0; first < row_size; first += block) {
            const std::size_t end = std::min(first + block, row_size);
            if (std::memcmp(&before.values()[first], &after.values()[first], (end - first) * sizeof(double)) == 0)
                continue;
            for (std::size_t row = first; row < end; ++row)
                if (!same(before.values()[row], after.values()[row])) moved_[row] = true;
        }
    }
    [[nodiscard]] bool read_by(const Program& program, Instance at) const {
        return std::any_of(program.code.begin(), program.code.end(), [&](const Instruction& step) {
            const auto row = row_read(step, at);
            return row && moved_[row->index];
        });
    }
    [[nodiscard]] bool read_by(const RuleWeighed& one) const {
        return read_by(one.rule->applies, one.at) || read_by(one.rule->measure, one.at) ||
               read_by(one.rule->require, one.at);
    }

  private:
    std::array<bool, row_size> moved_{};
};

// The rules that read something which moves when the knob is turned a little either way or to its ends. The others
// weigh the same at every setting.
std::vector<RuleWeighed> touched(const Knob& knob, const Facts& facts, Instance at,
                                 std::span<const RuleWeighed> deciding, std::span<const double> values,
                                 const Derive& derive) {
    const Row row = row_of(knob.fact, at);
    const auto above = std::upper_bound(values.begin(), values.end(), facts[row]);
    std::vector<double> probes = {values.front(), values.back()};
    if (above != values.end()) probes.push_back(*above);
    if (above != values.begin()) probes.push_back(*std::prev(above));
    MovedRows moved;
    Facts tried = facts;
    for (const double probe : probes) {
        turn(tried, row, probe);
        derive(tried, row);
        moved.add(facts, tried);
    }
    std::vector<RuleWeighed> found;
    for (const RuleWeighed& one : deciding)
        if (moved.read_by(one)) {
            found.push_back(one);
            found.back().may_stop_applying = moved.read_by(one.rule->applies, one.at);
        }
    return found;
}

// The rules after a change: judged anew where they read what moved.
std::vector<RuleWeighed> judged_after(std::span<const RuleWeighed> rules, const Facts& before, const Facts& after) {
    MovedRows moved;
    moved.add(before, after);
    std::vector<RuleWeighed> found(rules.begin(), rules.end());
    for (RuleWeighed& one : found)
        if (moved.read_by(one)) one.before = judge(*one.rule, after, one.at);
    return found;
}

bool something_to_gain(std::span<const RuleWeighed> rules) {
    return std::any_of(rules.begin(), rules.end(), [](const RuleWeighed& one) { return one.before.credit < 1; });
}

// The rules that have a say in where a knob is set: the chair is set for the legs where the desk can follow, the desk
// for the arms where the screen can.
std::vector<RuleWeighed> weighed_for(const Knob& knob, std::span<const RuleWeighed> rules,
                                     std::span<const Fact> later) {
    std::vector<RuleWeighed> found;
    std::copy_if(rules.begin(), rules.end(), std::back_inserter(found), [&](const RuleWeighed& one) {
        return (!knob.by_own_rules || names(one.rule->adjust, knob.fact)) && !is_left_to(later, *one.rule);
    });
    return found;
}

// One knob on one instance, and what is weighed when it is turned.
struct Turning {
    const Knob& knob;
    Instance at;
    Row row;
    double now, aim;
    std::vector<double> values;
    std::vector<RuleWeighed> moving, weighed;  // that read what it moves; of these, those that decide
    StepWorth today;
};

// The settings better than today, the best first; those that cannot be the best are left out when `only_the_best`.
std::vector<Candidate> better_settings(const Turning& turning, Facts& tried, const Scoring& scoring,
                                       const Derive& derive, bool only_the_best) {
    std::vector<Candidate> better;
    Gain best = gain_of(turning.today);
    for (const double value : turning.values) {
        turn(tried, turning.row, value);
        derive(tried, turning.row);
        const auto worth = worth_of(tried, turning.weighed, scoring, value - turning.now, std::abs(value - turning.aim),
                                    std::get<2>(turning.today), best);
        if (!worth || !improves(*worth, turning.today)) continue;
        better.push_back({value, *worth});
        if (only_the_best) best = std::min(best, gain_of(*worth));
    }
    std::stable_sort(better.begin(), better.end(),
                     [](const Candidate& a, const Candidate& b) { return a.worth < b.worth; });
    return better;
}

// Whether the setting keeps everything that a step must keep; if so, with all rules judged after it.
bool keeps_what_it_must(Candidate& candidate, const Turning& turning, const Facts& facts, Facts& tried,
                        std::span<const RuleWeighed> rules, std::span<const Fact> later, double earned_today,
                        const Scoring& scoring, const Derive& derive) {
    turn(tried, turning.row, candidate.value);
    derive(tried, turning.row);
    if (!worth_of(tried, turning.moving, scoring, 0) || does_harm(tried, turning.moving, later)) return false;
    candidate.after = judged_after(rules, facts, tried);
    return share_earned(known_of(candidate.after), scoring) >= earned_today - 1e-9;
}

// The best setting of one knob, when it is better than leaving it.
std::optional<Candidate> best_setting(const Knob& knob, const Facts& facts, Instance at,
                                      std::span<const RuleWeighed> rules, std::span<const Fact> later,
                                      const Scoring& scoring, const Derive& derive, std::span<const Stages> stages) {
    const double low = evaluate(knob.low, facts, at), high = evaluate(knob.high, facts, at);
    Turning turning{.knob = knob,
                    .at = at,
                    .row = row_of(knob.fact, at),
                    .now = facts.value(knob.fact, at),
                    .aim = knob.aim.empty() ? unknown : evaluate(knob.aim, facts, at),
                    .values = {},
                    .moving = {},
                    .weighed = {},
                    .today = {}};
    if (std::isnan(low) || std::isnan(high) || std::isnan(turning.now)) return std::nullopt;
    turning.values = settings(knob, facts, at, low, high, stages);
    const std::vector<RuleWeighed> deciding = known_of(rules);
    if (turning.values.empty() || !something_to_gain(weighed_for(knob, deciding, later))) return std::nullopt;
    turning.moving = touched(knob, facts, at, deciding, turning.values, derive);
    turning.weighed = weighed_for(knob, turning.moving, later);
    const auto today = worth_of(facts, turning.weighed, scoring, 0);
    if (!today || !something_to_gain(turning.weighed)) return std::nullopt;
    turning.today = *today;
    const double earned_today = share_earned(deciding, scoring);
    Facts tried = facts;                            // one copy a knob: copying the row costs more than deriving it
    for (const bool only_the_best : {true, false})  // judging every rule is dear: the best first, and it mostly holds
        for (Candidate& candidate : better_settings(turning, tried, scoring, derive, only_the_best)) {
            if (!keeps_what_it_must(candidate, turning, facts, tried, rules, later, earned_today, scoring, derive)) {
                if (only_the_best) break;
                continue;
            }
            if (std::abs(candidate.value - turning.now) < knob.least - 1e-9) return std::nullopt;
            return std::move(candidate);
        }
    return std::nullopt;
}

// What the knobs after this one can turn here.
std::vector<Fact> turned_later(std::span<const Knob> knobs, const Facts& facts) {
    std::vector<Fact> later;
    for (const Knob& knob : knobs)
        for (const Instance at : instances_of(knob.fact.info().group, facts))
            if (evaluate(knob.when, facts, at) == 1 && !std::isnan(evaluate(knob.low, facts, at)) &&
                !std::isnan(evaluate(knob.high, facts, at)) && facts.knows(knob.fact, at))
                later.push_back(knob.fact);
    return later;
}

}  // namespace

std::vector<Step> first_steps(Facts facts, std::span<const Knob> knobs, std::span<const Rule> rules,
                              const Scoring& scoring, const Derive& derive, std::span<const Stages> stages) {
    std::vector<Step> steps;
    std::vector<RuleWeighed> judged = rules_of_the_workstation(facts, rules);
    for (std::size_t k = 0; k < knobs.size(); ++k) {
        const Knob& knob = knobs[k];
        const std::vector<Fact> later = turned_later(knobs.subspan(k + 1), facts);
        for (const Instance at : instances_of(knob.fact.info().group, facts)) {
            if (evaluate(knob.when, facts, at) != 1) continue;
            auto best = best_setting(knob, facts, at, judged, later, scoring, derive, stages);
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
                             .clears = cleared(judged, best->after)});
            judged = std::move(best->after);
        }
    }
    return steps;
}

}  // namespace ergoaudit
