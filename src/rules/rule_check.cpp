#include "ergoaudit/rules/rule_check.hpp"

#include "fact_path.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

std::string_view word(Verdict verdict) { return verdict_names[static_cast<std::size_t>(verdict)]; }

Diagnostic problem(const Rule& rule, SourceSpan where, std::string message, std::string help = {}) {
    return {.level = Level::error,
            .file = std::string(rule.where.file),
            .where = where.known() ? where : rule.where.span,
            .message = fmt::format("rule \"{}\": {}", rule.id, message),
            .help = std::move(help)};
}

std::string what_was_measured(const Rule& rule, const Judgement& judged) {
    if (!std::isnan(judged.measured))
        return fmt::format("the measure is {}", quantity(judged.measured, rule.measure.unit, 3));
    if (judged.verdict == Verdict::unknown) return "something it needs is not given";
    return {};
}

// A finite end of a band, seen from inside: `outward` is +1 for an upper end.
struct Bound {
    std::string_view name;
    double at;
    double outward;
    bool is_inside_itself;  // a measure on the bound counts as inside
};

std::vector<Bound> bounds(const Band& band) {
    const auto [ideal, tolerable] = band;
    std::vector<Bound> result;
    const auto add = [&](std::string_view name, double at, double outward, bool is_inside_itself) {
        if (std::isfinite(at)) result.push_back({name, at, outward, is_inside_itself});
    };
    add("ideal.from", ideal.from, -1, true);
    add("ideal.to", ideal.to, 1, true);
    if (tolerable.from != ideal.from) add("tolerable.from", tolerable.from, -1, false);
    if (tolerable.to != ideal.to) add("tolerable.to", tolerable.to, 1, false);
    return result;
}

// Whether some measure lies on the named side of a bound, at most a step away.
bool one_lies(const std::vector<double>& measures, const Bound& bound, double step, bool inside) {
    constexpr double slack = 1e-9;  // measures and bounds are multiples of 0.001
    return std::ranges::any_of(measures, [&](double measure) {
        const double out = (measure - bound.at) * bound.outward;
        if (std::fabs(out) > step + slack) return false;
        const bool is_on = std::fabs(out) <= slack;
        return is_on ? bound.is_inside_itself == inside : (out < 0) == inside;
    });
}

bool some_example_is(const Rule& rule, Verdict verdict) {
    return std::ranges::any_of(rule.examples, [&](const Example& e) { return e.verdict == verdict; });
}

Diagnostics check_requirement_examples(const Rule& rule) {
    Diagnostics problems;
    for (const Verdict verdict : {Verdict::pass, Verdict::fail})
        if (!some_example_is(rule, verdict))
            problems.push_back(problem(rule, {}, fmt::format("no example has the verdict {}", word(verdict)),
                                       "a yes/no rule shows one that passes and one that fails"));
    return problems;
}

}  // namespace

double bound_step(Unit unit) {
    switch (unit) {
        case Unit::cm:
        case Unit::mm:
        case Unit::inch:
        case Unit::deg:
        case Unit::hours:
        case Unit::litres:
        case Unit::kg:
        case Unit::celsius:
            return 0.1;
        case Unit::none:
        case Unit::arcmin:
        case Unit::minutes:
        case Unit::days:
        case Unit::weeks:
        case Unit::months:
        case Unit::years:
        case Unit::date:
        case Unit::percent:
        case Unit::lux:
        case Unit::decibel:
        case Unit::mmhg:
        case Unit::money:
            return 1;
    }
    return 1;
}

ExampleFacts facts_of(const Example& example) {
    constexpr Fact posture_kind = "posture.kind"_fact;
    const auto kind = std::ranges::find(example.given, row_of(posture_kind), &Given::row);
    ExampleFacts result;
    result.facts.set_screens(1);
    if (kind != example.given.end() && choice_name(posture_kind.info(), kind->value) == posture_names[standing])
        result.at.posture = standing;
    for (const Given& given : example.given) {
        Row row = given.row;
        if (result.at.posture == standing) {
            FactAt said = fact_at(row);
            said.at.posture = standing;
            row = row_of(said.fact, said.at);
        }
        result.facts.set(row, given.value, Provenance::measured);
    }
    return result;
}

Judgement judge_example(const Rule& rule, const Example& example) {
    const auto [facts, at] = facts_of(example);
    const bool has_postures = rule.group == Group::posture || rule.group == Group::view;
    return judge(rule, facts, has_postures ? at : Instance{});
}

Diagnostics run_examples(const Rule& rule) {
    Diagnostics problems;
    for (std::size_t i = 0; i < rule.examples.size(); ++i) {
        const Example& example = rule.examples[i];
        const Judgement judged = judge_example(rule, example);
        if (judged.verdict == example.verdict) continue;
        problems.push_back(problem(
            rule, example.where,
            fmt::format("example {} says {}, but it is judged {}", i + 1, word(example.verdict), word(judged.verdict)),
            what_was_measured(rule, judged)));
    }
    return problems;
}

Diagnostics check_bound_examples(const Rule& rule) {
    if (!rule.require.empty()) return check_requirement_examples(rule);
    std::vector<double> measures;
    for (const Example& example : rule.examples) {
        const double measured = judge_example(rule, example).measured;
        if (!std::isnan(measured)) measures.push_back(measured);
    }
    const double step = bound_step(rule.measure.unit);
    Diagnostics problems;
    for (const Bound& bound : bounds(rule.band))
        for (const bool inside : {true, false}) {
            if (one_lies(measures, bound, step, inside)) continue;
            const bool on_counts = bound.is_inside_itself == inside;
            const std::string side = fmt::format("{}just {}", on_counts ? "on or " : "", inside ? "inside" : "outside");
            problems.push_back(problem(
                rule, {},
                fmt::format("no example lies {} {} = {}", side, bound.name, quantity(bound.at, rule.measure.unit, 3)),
                fmt::format("give one within {}", quantity(step, rule.measure.unit))));
        }
    return problems;
}

}  // namespace ergoaudit
