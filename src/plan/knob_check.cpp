#include "ergoaudit/plan/knob_check.hpp"

#include "slips.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/rules/rule_check.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// --- examples ---------------------------------------------------------------------------------------------------

// What becomes of a knob on the facts of an example, rounded as examples are compared.
struct Outcome {
    bool can = false;  // it can be turned, in a range that is known
    Interval range;
    double aim = unknown;
};

Outcome outcome_of(const Knob& knob, const KnobExample& example) {
    const auto [facts, at] = facts_of(Example{.given = example.given});
    const Interval range = {rounded_to_milli(evaluate(knob.low, facts, at)),
                            rounded_to_milli(evaluate(knob.high, facts, at))};
    return {.can = evaluate(knob.when, facts, at) == 1 && !std::isnan(range.from) && !std::isnan(range.to),
            .range = range,
            .aim = rounded_to_milli(evaluate(knob.aim, facts, at))};
}

bool is_as_said(const Outcome& outcome, const KnobExample& example) {
    if (example.cannot || !outcome.can) return example.cannot && !outcome.can;
    return outcome.range == Interval{rounded_to_milli(example.range.from), rounded_to_milli(example.range.to)} &&
           (std::isnan(example.aim) || outcome.aim == rounded_to_milli(example.aim));
}

std::string in_words(const Outcome& outcome) {
    if (!outcome.can) return "cannot be turned";
    const std::string range =
        fmt::format("goes from {} to {}", plain_number(outcome.range.from, 3), plain_number(outcome.range.to, 3));
    return std::isnan(outcome.aim) ? range : fmt::format("{}, best at {}", range, plain_number(outcome.aim, 3));
}

std::string name_of(const Knob& knob) { return fmt::format("knob \"{}\"", knob.fact.info().path); }

// --- slips ------------------------------------------------------------------------------------------------------

class KnobTrial {
  public:
    explicit KnobTrial(const Knob& knob) : knob_(knob) {}

    void all() {
        slips(&Knob::when, "when");
        slips(&Knob::low, "low");
        slips(&Knob::high, "high");
        slips(&Knob::aim, "aim");
        if (!std::ranges::equal(knob_.when.code, always.code)) attempt(&Knob::when, always, "when: dropped");
        if (!knob_.aim.empty()) attempt(&Knob::aim, {}, "aim: dropped");
    }
    [[nodiscard]] MutationResult take() && { return std::move(result_); }

  private:
    void slips(Program Knob::*which, std::string_view name) {
        for (const ProgramMutant& one : slips_in(knob_.*which, knob_.fact.info().step)) {
            Program changed = knob_.*which;
            changed.code = one.code;
            attempt(which, changed, fmt::format("{}: {}", name, one.change));
        }
    }

    void attempt(Program Knob::*which, const Program& changed, std::string change) {
        Knob mutant = knob_;
        mutant.*which = changed;
        ++result_.tried;
        if (std::ranges::all_of(mutant.examples, [&](const KnobExample& example) {
                return is_as_said(outcome_of(mutant, example), example);
            }))
            result_.survived.push_back(std::move(change));
    }

    const Knob& knob_;
    MutationResult result_;
};

}  // namespace

Diagnostics run_examples(const Knob& knob) {
    Diagnostics problems;
    for (std::size_t i = 0; i < knob.examples.size(); ++i) {
        const KnobExample& example = knob.examples[i];
        const Outcome outcome = outcome_of(knob, example);
        if (is_as_said(outcome, example)) continue;
        const Outcome said = {.can = !example.cannot, .range = example.range, .aim = example.aim};
        problems.push_back(problem_of(
            knob.where, example.where,
            fmt::format("{}: example {} says that it {}, but it {}", name_of(knob), i + 1, in_words(said),
                        in_words(outcome)),
            outcome.can || example.cannot ? "" : "\"when\" is not known to hold, or an end of the range is not known"));
    }
    return problems;
}

MutationResult mutate(const Knob& knob) {
    KnobTrial trial(knob);
    trial.all();
    return std::move(trial).take();
}

Diagnostics check_mutants(const Knob& knob) { return unnoticed(mutate(knob), knob.where, name_of(knob)); }

}  // namespace ergoaudit
