#include "ergoaudit/plan/knob_check.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/rules/rule_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using Code = std::vector<Instruction>;

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

Diagnostic problem(const Knob& knob, SourceSpan where, std::string message, std::string help) {
    return {.level = Level::error,
            .file = std::string(knob.where.file),
            .where = where.known() ? where : knob.where.span,
            .message = fmt::format("knob \"{}\": {}", knob.fact.info().path, message),
            .help = std::move(help)};
}

// --- slips ------------------------------------------------------------------------------------------------------

// How many values an instruction takes off the stack.
std::size_t operands(Op op) {
    switch (op) {
        case Op::number:
        case Op::fact:
        case Op::row:
        case Op::has_fact:
        case Op::has_row:
            return 0;
        case Op::negate:
        case Op::abs:
        case Op::logical_not:
            return 1;
        case Op::choose:
        case Op::clamp:
            return 3;
        default:
            return 2;
    }
}

// Whether what the instruction pushes is taken for a yes or no: by logic, as the condition of a choice, or as the
// result of a yes/no program, be it through branches of choices.
bool is_taken_for_truth(const Program& program, std::size_t at) {
    std::size_t above = 0;  // values on the stack over the one that is followed
    for (std::size_t i = at + 1; i < program.code.size(); ++i) {
        const Op op = program.code[i].op;
        const std::size_t taken = operands(op);
        if (taken <= above) {
            above += 1 - taken;
            continue;
        }
        const bool is_branch = op == Op::choose && above < 2;  // the condition lies under both branches
        if (!is_branch)
            return op == Op::logical_and || op == Op::logical_or || op == Op::logical_not || op == Op::choose;
        above = 0;
    }
    return program.is_truth;
}

// The choice fact that a number is compared with, `chair.kind == 'task'`; none when it is not.
Fact compared_choice(std::span<const Instruction> code, std::size_t at) {
    if (at == 0 || at + 1 == code.size()) return {};
    const bool is_compared = code[at + 1].op == Op::equal || code[at + 1].op == Op::not_equal;
    const Instruction& left = code[at - 1];
    if (!is_compared || left.op != Op::fact || Fact{left.index}.info().kind != Kind::choice) return {};
    return Fact{left.index};
}

// One step of the fact that is turned, or of the number's own last decimal.
double finer_step(double number, double step) {
    for (const double decimal : {1.0, 0.1, 0.01})
        if (std::abs(number / decimal - std::round(number / decimal)) < 1e-9) return std::min(step, decimal);
    return std::min(step, 0.001);
}

ProgramMutant with_number(const Program& program, std::size_t at, double number, std::string change) {
    Code code(program.code.begin(), program.code.end());
    code[at].number = number;
    return {std::move(change), std::move(code)};
}

void move_number(const Program& program, std::size_t at, double step, std::vector<ProgramMutant>& found) {
    const double number = program.code[at].number;
    if (is_taken_for_truth(program, at)) {
        found.push_back(with_number(program, at, 1 - number, number != 0 ? "true became false" : "false became true"));
        return;
    }
    const Fact choice = compared_choice(program.code, at);
    const double by = choice.exists() ? 1 : finer_step(number, step);
    for (const double moved : {number - by, number + by}) {
        if (!choice.exists()) {
            found.push_back(with_number(program, at, moved,
                                        fmt::format("{} became {}", machine_number(number), machine_number(moved))));
        } else if (const auto name = choice_name(choice.info(), moved); !name.empty()) {
            found.push_back(with_number(program, at, moved,
                                        fmt::format("'{}' became '{}'", choice_name(choice.info(), number), name)));
        }
    }
}

std::vector<ProgramMutant> slips_in(const Program& program, double step) {
    std::vector<ProgramMutant> found = mutants_of(program);
    for (std::size_t i = 0; i < program.code.size(); ++i)
        if (program.code[i].op == Op::number) move_number(program, i, step, found);
    return found;
}

constexpr std::array yes = {Instruction{.op = Op::number, .number = 1}};
constexpr Program always = {.text = "true", .code = yes, .is_truth = true};

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
        problems.push_back(problem(
            knob, example.where,
            fmt::format("example {} says that it {}, but it {}", i + 1, in_words(said), in_words(outcome)),
            outcome.can || example.cannot ? "" : "\"when\" is not known to hold, or an end of the range is not known"));
    }
    return problems;
}

MutationResult mutate(const Knob& knob) {
    KnobTrial trial(knob);
    trial.all();
    return std::move(trial).take();
}

Diagnostics check_mutants(const Knob& knob) {
    Diagnostics problems;
    for (const std::string& change : mutate(knob).survived)
        problems.push_back(problem(knob, {}, fmt::format("no example would notice: {}", change),
                                   "give an example that would come out otherwise"));
    return problems;
}

}  // namespace ergoaudit
