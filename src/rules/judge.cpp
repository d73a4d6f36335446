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
// main screen and about sitting.
Judgement from_answer(const Rule& rule, const Facts& facts, Instance at) {
    if (!rule.reported.exists() || !facts.knows(rule.reported)) return {};
    const bool is_of_a_screen = rule.group == Group::screen || rule.group == Group::view;
    if (at != Instance{.screen = is_of_a_screen ? main_screen(facts) : std::uint8_t{0}}) return {};
    const double answer = facts.value(rule.reported);
    if (rule.reported.info().kind == Kind::yes_no) return yes_or_no(answer != 0, 0, Provenance::reported);
    return yes_or_no(answer == 1, side_of_answer(rule, answer), Provenance::reported);
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

const Program& asked_by(const Rule& rule) { return rule.require.empty() ? rule.measure : rule.require; }

// What is taken for granted helps to place a body; it is no answer to a rule that asks for that very thing.
bool asks_only_what_was_assumed(const Rule& rule, const Facts& facts, Instance at) {
    for (const Instruction& step : asked_by(rule).code) {
        if (step.op == Op::row) return false;
        if (step.op != Op::fact) continue;
        const Fact fact{step.index};
        if (facts.from(fact, at) != Provenance::defaulted || fact.info().origin == Origin::derived) return false;
    }
    return true;
}

Judgement judge_applicable(const Rule& rule, const Facts& facts, Instance at) {
    const double value = evaluate(asked_by(rule), facts, at);
    if (std::isnan(value) || asks_only_what_was_assumed(rule, facts, at)) return from_answer(rule, facts, at);
    Judgement judgement = judged_by(rule, value);
    judgement.from = weakest_known(asked_by(rule), facts, at);
    return judgement;
}

Judgement judged_by(const Rule& rule, double value) {
    if (!rule.require.empty()) return yes_or_no(value != 0, 0, Provenance::measured);
    const double rounded = rounded_to_milli(value);
    const auto [verdict, credit, side] = place_in(rule.band, rounded);
    return {.verdict = verdict, .measured = rounded, .credit = credit, .side = side};
}

}  // namespace ergoaudit
