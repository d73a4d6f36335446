#include "fact_path.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/rules/program.hpp"

#include <array>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

// The words of the listing, in the order of `Op`.
constexpr std::array<std::string_view, 24> op_names = {
    "number",   "fact",   "row",  "has fact",   "has row", "negate",        "add",   "subtract",
    "multiply", "divide", "less", "less equal", "greater", "greater equal", "equal", "not equal",
    "and",      "or",     "not",  "choose",     "min",     "max",           "abs",   "clamp"};
static_assert(op_names.size() == static_cast<std::size_t>(Op::clamp) + 1);

std::string operand(const Instruction& step) {
    switch (step.op) {
        case Op::number:
            return " " + fmt::format("{}", step.number);
        case Op::fact:
        case Op::has_fact:
            return fmt::format(" {}", Fact{step.index}.info().path);
        case Op::row:
        case Op::has_row: {
            const FactAt found = fact_at(Row{step.index});
            return " " + written_path(found.fact, found.at);
        }
        default:
            return {};
    }
}

}  // namespace

std::string listing(const Program& program) {
    std::string result;
    for (const Instruction& step : program.code)
        result += fmt::format("{}{}\n", op_names[static_cast<std::size_t>(step.op)], operand(step));
    return result;
}

}  // namespace ergoaudit
