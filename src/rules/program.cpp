#include "ergoaudit/rules/program.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ergoaudit {

namespace {

bool is_unknown(double value) { return std::isnan(value); }
double truth(bool value) { return value ? 1.0 : 0.0; }
double finite_or_unknown(double value) { return std::isfinite(value) ? value : unknown; }

// One side decides, or both are needed.
double both(double a, double b) {
    if (a == 0 || b == 0) return 0;
    return is_unknown(a) || is_unknown(b) ? unknown : 1;
}
double either(double a, double b) {
    if (a == 1 || b == 1) return 1;
    return is_unknown(a) || is_unknown(b) ? unknown : 0;
}

double known_both(double a, double b, double result) { return is_unknown(a) || is_unknown(b) ? unknown : result; }
double compared(double a, double b, bool holds) { return known_both(a, b, truth(holds)); }

double of_three(Op op, double a, double b, double c) {
    if (op == Op::choose) return is_unknown(a) ? unknown : a != 0 ? b : c;
    if (is_unknown(a) || is_unknown(b) || is_unknown(c)) return unknown;
    return std::min(std::max(a, b), c);  // clamp
}

}  // namespace

double evaluate(const Program& program, const Facts& facts, Instance at) {
    std::array<double, most_stack> stack;  // only the first `depth` are ever read
    std::size_t depth = 0;
    for (const Instruction& step : program.code) {
        switch (step.op) {
            case Op::number:
                stack[depth++] = step.number;
                break;
            case Op::fact:
                stack[depth++] = finite_or_unknown(facts.value(Fact{step.index}, at));
                break;
            case Op::row:
                stack[depth++] = finite_or_unknown(facts[Row{step.index}]);
                break;
            case Op::has_fact:
                stack[depth++] = truth(facts.knows(Fact{step.index}, at));
                break;
            case Op::has_row:
                stack[depth++] = truth(facts.knows(Row{step.index}));
                break;
            case Op::negate:
                stack[depth - 1] = -stack[depth - 1];
                break;
            case Op::abs:
                stack[depth - 1] = std::fabs(stack[depth - 1]);
                break;
            case Op::logical_not:
                if (!is_unknown(stack[depth - 1])) stack[depth - 1] = truth(stack[depth - 1] == 0);
                break;
            case Op::choose:
            case Op::clamp:
                depth -= 2;
                stack[depth - 1] = of_three(step.op, stack[depth - 1], stack[depth], stack[depth + 1]);
                break;
            // Of two: the right one is taken off, the left one becomes the result.
            case Op::add:
                --depth;
                stack[depth - 1] = finite_or_unknown(stack[depth - 1] + stack[depth]);
                break;
            case Op::subtract:
                --depth;
                stack[depth - 1] = finite_or_unknown(stack[depth - 1] - stack[depth]);
                break;
            case Op::multiply:
                --depth;
                stack[depth - 1] = finite_or_unknown(stack[depth - 1] * stack[depth]);
                break;
            case Op::divide:
                --depth;
                stack[depth - 1] = finite_or_unknown(stack[depth - 1] / stack[depth]);
                break;
            case Op::less:
                --depth;
                stack[depth - 1] = compared(stack[depth - 1], stack[depth], stack[depth - 1] < stack[depth]);
                break;
            case Op::less_equal:
                --depth;
                stack[depth - 1] = compared(stack[depth - 1], stack[depth], stack[depth - 1] <= stack[depth]);
                break;
            case Op::greater:
                --depth;
                stack[depth - 1] = compared(stack[depth - 1], stack[depth], stack[depth - 1] > stack[depth]);
                break;
            case Op::greater_equal:
                --depth;
                stack[depth - 1] = compared(stack[depth - 1], stack[depth], stack[depth - 1] >= stack[depth]);
                break;
            case Op::equal:
                --depth;
                stack[depth - 1] = compared(stack[depth - 1], stack[depth], stack[depth - 1] == stack[depth]);
                break;
            case Op::not_equal:
                --depth;
                stack[depth - 1] = compared(stack[depth - 1], stack[depth], stack[depth - 1] != stack[depth]);
                break;
            case Op::logical_and:
                --depth;
                stack[depth - 1] = both(stack[depth - 1], stack[depth]);
                break;
            case Op::logical_or:
                --depth;
                stack[depth - 1] = either(stack[depth - 1], stack[depth]);
                break;
            case Op::min:
                --depth;
                stack[depth - 1] = known_both(stack[depth - 1], stack[depth], std::min(stack[depth - 1], stack[depth]));
                break;
            case Op::max:
                --depth;
                stack[depth - 1] = known_both(stack[depth - 1], stack[depth], std::max(stack[depth - 1], stack[depth]));
                break;
        }
    }
    return depth == 0 ? unknown : stack[depth - 1];
}

std::vector<Row> rows_read(const Program& program, Instance at) {
    std::vector<Row> result;
    for (const Instruction& step : program.code) {
        const std::optional<Row> row = row_read(step, at);
        if (row && std::ranges::find(result, *row) == result.end()) result.push_back(*row);
    }
    return result;
}

}  // namespace ergoaudit
