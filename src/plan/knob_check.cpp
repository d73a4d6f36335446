#include "ergoaudit/plan/knob_check.hpp"

#include "slips.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/rules/rule_check.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// --- examples ---------------------------------------------------------------------------------------------------

// What becomes of a knob on the facts of an example, rounded as examples are compared.
struct Outcome {
    bool can = false;  // it can be turned, in a range that is known
    bool never = false, asked = false;
    Interval range;
    double aim = unknown;
};

Outcome outcome_of(const Knob& knob, const KnobExample& example) {
    auto [facts, at] = facts_of(Example{.given = example.given});
    at.screen = example.screen;
    const Interval range = {rounded_to_milli(evaluate(knob.low, facts, at)),
                            rounded_to_milli(evaluate(knob.high, facts, at))};
    const double when = evaluate(knob.when, facts, at);
    return {.can = when == 1 && range.from <= range.to,  // NaN: not known
            .never = when == 0,
            .asked = std::isnan(when),
            .range = range,
            .aim = rounded_to_milli(evaluate(knob.aim, facts, at))};
}

bool is_as_said(const Outcome& outcome, const KnobExample& example) {
    if ((example.never && !outcome.never) || (example.asked && !outcome.asked)) return false;
    if (example.cannot || !outcome.can) return example.cannot && !outcome.can;
    return outcome.range == Interval{rounded_to_milli(example.range.from), rounded_to_milli(example.range.to)} &&
           (std::isnan(example.aim) || outcome.aim == rounded_to_milli(example.aim));
}

std::string in_words(const Outcome& outcome) {
    if (outcome.never) return "can never be turned";
    if (outcome.asked) return "asks whether it can be turned";
    if (!outcome.can) return "cannot be turned";
    const std::string range =
        fmt::format("goes from {} to {}", plain_number(outcome.range.from, 3), plain_number(outcome.range.to, 3));
    return std::isnan(outcome.aim) ? range : fmt::format("{}, best at {}", range, plain_number(outcome.aim, 3));
}

std::string name_of(const Knob& knob) { return fmt::format("knob \"{}\"", knob.fact.info().path); }

// --- ranges -----------------------------------------------------------------------------------------------------

bool gives_truth(Op op) { return op >= Op::less && op <= Op::logical_not; }

// Whether the value of a program is made of that fact of the instance at hand. Comparisons and logic give a yes or no,
// whatever of; a choice gives what stands in its branches.
bool is_made_of(const Program& program, Fact fact) {
    std::vector<bool> stack;
    for (const Instruction& step : program.code) {
        const std::size_t taken = operands(step.op), below = stack.size() - taken;
        const std::size_t first = step.op == Op::choose ? below + 1 : below;  // past the condition
        const bool is_of_number = !gives_truth(step.op);
        const bool made = std::any_of(stack.begin() + static_cast<std::ptrdiff_t>(first), stack.end(), std::identity{});
        const bool reads = step.op == Op::fact && Fact{step.index} == fact;
        stack.resize(below);
        stack.push_back(reads || (made && is_of_number));
    }
    return !stack.empty() && stack.back();
}

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
        Outcome outcome = outcome_of(knob, example);
        if (is_as_said(outcome, example)) continue;
        if (!example.never && !example.asked) outcome.never = outcome.asked = false;  // then it makes no difference
        const Outcome said = {.can = !example.cannot,
                              .never = example.never,
                              .asked = example.asked,
                              .range = example.range,
                              .aim = example.aim};
        problems.push_back(problem_of(
            knob.where, example.where,
            fmt::format("{}: example {} says that it {}, but it {}", name_of(knob), i + 1, in_words(said),
                        in_words(outcome)),
            outcome.can || example.cannot
                ? ""
                : "\"when\" is not known to hold, or there is no range: an end is not known, or low lies above high"));
    }
    return problems;
}

Diagnostics check_range(const Knob& knob) {
    Diagnostics problems;
    for (const auto& [program, name] : {std::pair(&knob.low, "low"), std::pair(&knob.high, "high")})
        if (is_made_of(*program, knob.fact))
            problems.push_back(problem_of(
                knob.where, {}, fmt::format("{}: \"{}\" is made of the present value of the knob", name_of(knob), name),
                "say how far it goes wherever it is now; it may be asked for and compared with"));
    return problems;
}

MutationResult mutate(const Knob& knob) {
    KnobTrial trial(knob);
    trial.all();
    return std::move(trial).take();
}

Diagnostics check_mutants(const Knob& knob) { return unnoticed(mutate(knob), knob.where, name_of(knob)); }

}  // namespace ergoaudit
