#include "ergoaudit/rules/judge.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <cmath>

namespace ergoaudit {

namespace {

Provenance weakest_known(const Program& program, const Facts& facts, Instance at) {
    Provenance result = Provenance::measured;
    for (const Instruction& step : program.code) {
        if (step.op != Op::fact && step.op != Op::row) continue;
        const Row row = step.op == Op::fact ? row_of(Fact{step.index}, at) : Row{step.index};
        if (facts.knows(row)) result = weaker(result, facts.from(row));
    }
    return result;
}

// What is taken for granted helps to place a body; it is no answer to a rule that asks for that very thing.
bool asks_only_what_was_assumed(const Program& program, const Facts& facts, Instance at) {
    for (const Instruction& step : program.code) {
        if (step.op == Op::row) return false;
        if (step.op != Op::fact) continue;
        const Fact fact{step.index};
        if (facts.from(fact, at) != Provenance::defaulted || fact.info().origin == Origin::derived) return false;
    }
    return true;
}

Judgement yes_or_no(bool passes, int side, Provenance from) {
    return {.verdict = passes ? Verdict::pass : Verdict::fail,
            .credit = passes ? 1.0 : 0.0,
            .side = passes ? 0 : side,
            .from = from};
}

// On which side of the band "too-high" lies: the side whose direction the rule words so; else the order of the choices,
// which go from too little over ok to too much.
int side_of_answer(const Rule& rule, double answer) {
    const std::string_view word = choice_name(rule.reported.info(), answer);
    if (word.ends_with(rule.words.below.direction) && !rule.words.below.direction.empty()) return -1;
    if (word.ends_with(rule.words.above.direction) && !rule.words.above.direction.empty()) return 1;
    return answer < 1 ? -1 : 1;
}

// What the person answered, when the rule takes an answer and there is one; otherwise unknown. An answer is about the
// first screen and about sitting.
Judgement from_answer(const Rule& rule, const Facts& facts, Instance at) {
    if (!rule.reported.exists() || at != Instance{} || !facts.knows(rule.reported)) return {};
    const double answer = facts.value(rule.reported);
    if (rule.reported.info().kind == Kind::yes_no) return yes_or_no(answer != 0, 0, Provenance::reported);
    return yes_or_no(answer == 1, side_of_answer(rule, answer), Provenance::reported);
}

Judgement from_requirement(const Rule& rule, const Facts& facts, Instance at) {
    const double holds = evaluate(rule.require, facts, at);
    if (std::isnan(holds)) return from_answer(rule, facts, at);
    if (asks_only_what_was_assumed(rule.require, facts, at)) return from_answer(rule, facts, at);
    return yes_or_no(holds != 0, 0, weakest_known(rule.require, facts, at));
}

Judgement from_measure(const Rule& rule, const Facts& facts, Instance at) {
    const double measured = evaluate(rule.measure, facts, at);
    if (std::isnan(measured)) return from_answer(rule, facts, at);
    if (asks_only_what_was_assumed(rule.measure, facts, at)) return from_answer(rule, facts, at);
    const double rounded = rounded_to_milli(measured);
    const auto [verdict, credit, side] = place_in(rule.band, rounded);
    return {.verdict = verdict,
            .measured = rounded,
            .credit = credit,
            .side = side,
            .from = weakest_known(rule.measure, facts, at)};
}

}  // namespace

Judgement judge(const Rule& rule, const Facts& facts, Instance at) {
    if (!rule.applies.empty()) {
        const double applies = evaluate(rule.applies, facts, at);
        if (std::isnan(applies)) return {};
        if (applies == 0) return {.verdict = Verdict::not_applicable};
    }
    return judge_applicable(rule, facts, at);
}

Judgement judge_applicable(const Rule& rule, const Facts& facts, Instance at) {
    return rule.require.empty() ? from_measure(rule, facts, at) : from_requirement(rule, facts, at);
}

}  // namespace ergoaudit
