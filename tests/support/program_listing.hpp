#pragma once
// A program in the words of a stack machine, one instruction a line.

#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/rules/program.hpp"

#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ergoaudit::testing {

// In the order of `Op`.
inline constexpr std::array<std::string_view, 24> op_names = {
    "number",   "fact",   "row",  "has fact",   "has row", "negate",        "add",   "subtract",
    "multiply", "divide", "less", "less equal", "greater", "greater equal", "equal", "not equal",
    "and",      "or",     "not",  "choose",     "min",     "max",           "abs",   "clamp"};
static_assert(op_names.size() == static_cast<std::size_t>(Op::clamp) + 1);

inline std::string operand_in_words(const Instruction& step) {
    switch (step.op) {
        case Op::number:
            return " " + fmt::format("{}", step.number);
        case Op::fact:
        case Op::has_fact:
            return fmt::format(" {}", Fact{step.index}.info().path);
        case Op::row:
        case Op::has_row:
            return " " + written_path(Row{step.index});
        default:
            return {};
    }
}

inline std::string listing(const Program& program) {
    std::string result;
    for (const Instruction& step : program.code)
        result += fmt::format("{}{}\n", op_names[static_cast<std::size_t>(step.op)], operand_in_words(step));
    return result;
}

}  // namespace ergoaudit::testing
