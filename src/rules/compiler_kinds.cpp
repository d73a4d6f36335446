#include "compiler.hpp"

#include "ergoaudit/base/suggestion.hpp"

#include <vector>

#include <fmt/format.h>

namespace ergoaudit {

void Compiler::want_truth(std::string_view op, const Operand& operand) {
    if (!operand.fits(Kind::truth))
        broken(operand.begin, operand.end, fmt::format("{} takes yes or no, but this is {}", op, describe(operand)));
}
// Whether it is one; a broken operand is not, and was reported.
bool Compiler::want_number(std::string_view op, const Operand& operand) {
    if (operand.is(Kind::number)) return true;
    if (!operand.is(Kind::broken))
        broken(operand.begin, operand.end, fmt::format("{} takes numbers, but this is {}", op, describe(operand)));
    return false;
}

Operand Compiler::combined(const BinaryOp& op, const Token& at, const Operand& left, const Operand& right) {
    const bool is_equality = op.op == Op::equal || op.op == Op::not_equal;
    if (is_equality && (!left.is(Kind::number) || !right.is(Kind::number))) return equal(op, at, left, right);
    push({.op = op.op});
    if (op.level <= 2) {
        want_truth(op.text, left);
        want_truth(op.text, right);
        return {.kind = Kind::truth};
    }
    const bool left_fits = want_number(op.text, left);
    const bool right_fits = want_number(op.text, right);
    const Operand otherwise = op.level == 3 ? Operand{.kind = Kind::truth} : Operand{};
    if (!left_fits || !right_fits) return otherwise;
    const auto result = op.op == Op::multiply ? product(left, right)
                        : op.op == Op::divide ? quotient(left, right)
                                              : same_unit(left, right);
    if (!result) {
        units_differ(op, at, left, right);
        return otherwise;
    }
    return op.level == 3 ? Operand{.kind = Kind::truth} : *result;
}

void Compiler::units_differ(const BinaryOp& op, const Token& at, const Operand& left, const Operand& right) {
    std::string_view wants = "takes equal units";
    if (op.op == Op::multiply) wants = "takes a unit on one side only";
    if (op.op == Op::divide) wants = "divides by the same unit or by none";
    report(at.begin, at.end, fmt::format("{} {}, but these are {}", op.text, wants, both_units(left, right)));
}

// == and != where at least one side is no number.
Operand Compiler::equal(const BinaryOp& op, const Token& at, const Operand& left, const Operand& right) {
    constexpr Operand truth{.kind = Kind::truth};
    if (left.is(Kind::quoted) && right.is(Kind::quoted)) {
        writer_.take_back(2);
        push({.op = Op::number, .number = (left.name == right.name) == (op.op == Op::equal) ? 1.0 : 0.0});
        return truth;
    }
    push({.op = op.op});
    if (left.is(Kind::broken) || right.is(Kind::broken)) return truth;
    if (left.is(Kind::truth) && right.is(Kind::truth)) return truth;
    if (left.is(Kind::choice) && right.is(Kind::quoted)) return resolve(left.fact, right);
    if (left.is(Kind::quoted) && right.is(Kind::choice)) return resolve(right.fact, left);
    if (left.is(Kind::choice) && right.is(Kind::choice)) {
        if (left.fact.info().choices != right.fact.info().choices)
            report(at.begin, at.end, "these two facts have different choices");
        return truth;
    }
    report(
        at.begin, at.end,
        fmt::format("{} compares like with like, but these are {} and {}", op.text, describe(left), describe(right)));
    return truth;
}

// Gives a quoted name its value among the choices of a fact.
Operand Compiler::resolve(Fact fact, const Operand& quoted) {
    if (const auto value = choice_value(fact.info(), quoted.name)) {
        writer_.set_number(quoted.instruction, *value);
        return {.kind = Kind::truth};
    }
    std::vector<std::string_view> choices;
    for (int value = 0; !choice_name(fact.info(), value).empty(); ++value)
        choices.push_back(choice_name(fact.info(), value));
    const std::string near = suggestion_for(quoted.name, choices);
    broken(quoted.begin, quoted.end, fmt::format("\"{}\" is none of the choices of {}", quoted.name, fact.info().path),
           fmt::format("{}{}choices: {}", near, near.empty() ? "" : " ", fmt::join(choices, ", ")));
    return {.kind = Kind::truth};
}

// The two results of ?:
Operand Compiler::chosen(const Operand& yes, const Operand& no) {
    if (yes.is(Kind::broken) || no.is(Kind::broken)) return {};
    if (yes.is(Kind::truth) && no.is(Kind::truth)) return {.kind = Kind::truth};
    if (yes.is(Kind::number) && no.is(Kind::number)) {
        if (const auto both = same_unit(yes, no)) return *both;
        return broken(yes.begin, no.end, fmt::format("?: takes equal units, but these are {}", both_units(yes, no)));
    }
    return broken(
        yes.begin, no.end,
        fmt::format("?: takes two numbers or two yes-or-no, but these are {} and {}", describe(yes), describe(no)));
}

}  // namespace ergoaudit
