#pragma once
// A compiled expression: a flat list of instructions for a stack of doubles. Literal types, so that programs can live
// in the compiled-in tables.
//
// Truth values are 1 and 0 on the stack; NaN is "unknown" for numbers and truth values alike. Logic absorbs as in CEL:
// `unknown || true` is true, `unknown && false` is false, every other operation with an unknown operand is unknown.
// Division by zero, and any result that is not finite, is unknown. Evaluation is total: no error, no allocation.

#include "ergoaudit/base/unit.hpp"
#include "ergoaudit/facts/facts.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class Op : std::uint8_t {
    number,    // push `number`
    fact,      // push the fact `index` of the instance at hand
    row,       // push the row `index`, whatever the instance: an expression named the instance itself
    has_fact,  // push 1 when that fact is known, else 0
    has_row,   // the same for a row
    negate,
    add,
    subtract,
    multiply,
    divide,
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
    logical_and,
    logical_or,
    logical_not,
    choose,  // condition, then, else → one of them; unknown when the condition is
    min,
    max,
    abs,
    clamp,
};

// How many values it takes from the stack; it leaves one.
[[nodiscard]] constexpr std::size_t operands(Op op) {
    switch (op) {
        case Op::number:
        case Op::fact:
        case Op::row:
        case Op::has_fact:
        case Op::has_row:
            return 0;
        case Op::negate:
        case Op::logical_not:
        case Op::abs:
            return 1;
        case Op::add:
        case Op::subtract:
        case Op::multiply:
        case Op::divide:
        case Op::less:
        case Op::less_equal:
        case Op::greater:
        case Op::greater_equal:
        case Op::equal:
        case Op::not_equal:
        case Op::logical_and:
        case Op::logical_or:
        case Op::min:
        case Op::max:
            return 2;
        case Op::choose:
        case Op::clamp:
            return 3;
    }
    return 0;
}

struct Instruction {
    Op op = Op::number;
    std::uint16_t index = 0;  // of a fact or a row
    double number = 0;

    friend constexpr bool operator==(const Instruction&, const Instruction&) = default;
};

struct Program {
    std::string_view text;  // as written: the definition, and what `explain` prints
    std::span<const Instruction> code;
    Unit unit = Unit::none;  // of the result, when it is a number
    bool is_truth = false;   // the result is yes or no

    [[nodiscard]] constexpr bool empty() const { return code.empty(); }
};

// The deepest stack a compiled program may need; deeper ones are refused when compiled.
inline constexpr std::size_t most_stack = 64;

[[nodiscard]] double evaluate(const Program& program, const Facts& facts, Instance at);

// The row an instruction reads for that instance, or asks whether it is known; nothing when it reads none.
[[nodiscard]] constexpr std::optional<Row> row_read(const Instruction& step, Instance at) {
    if (step.op == Op::fact || step.op == Op::has_fact) return row_of(Fact{step.index}, at);
    if (step.op == Op::row || step.op == Op::has_row) return Row{step.index};
    return std::nullopt;
}

// The rows the program reads for that instance, each once, in order of appearance.
[[nodiscard]] std::vector<Row> rows_read(const Program& program, Instance at);

}  // namespace ergoaudit
