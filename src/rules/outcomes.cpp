#include "ergoaudit/rules/outcomes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace ergoaudit {
namespace {

// A value on the stack: one number (NaN: not known), or any that has one of these outcomes.
struct Possible {
    bool is_one = true;
    double one = unknown;
    Outcomes any;
};

Outcomes outcomes_of(const Possible& value) {
    if (!value.is_one) return value.any;
    return {.yes = value.one != 0 && !std::isnan(value.one), .no = value.one == 0, .unknown = std::isnan(value.one)};
}

constexpr Possible anything{.is_one = false, .any = {.yes = true, .no = true, .unknown = true}};

bool is_never_known(const Possible& value) { return value.is_one && std::isnan(value.one); }

Possible with_either(const Possible& a, const Possible& b) {
    if (a.is_one && b.is_one && (a.one == b.one || (std::isnan(a.one) && std::isnan(b.one)))) return a;
    const Outcomes x = outcomes_of(a), y = outcomes_of(b);
    return {.is_one = false, .any = {.yes = x.yes || y.yes, .no = x.no || y.no, .unknown = x.unknown || y.unknown}};
}

// One side that is `decisive` decides; else both have to be known.
Possible logical(const Possible& a, const Possible& b, bool decisive) {
    const Outcomes x = outcomes_of(a), y = outcomes_of(b);
    const auto decides = [decisive](const Outcomes& one) { return decisive ? one.yes : one.no; };
    const auto leaves_open = [decisive](const Outcomes& one) { return decisive ? one.no : one.yes; };
    const bool decided = decides(x) || decides(y);
    const bool both = leaves_open(x) && leaves_open(y);
    const bool not_known = (x.unknown && (y.unknown || leaves_open(y))) || (y.unknown && (x.unknown || leaves_open(x)));
    return {.is_one = false,
            .any = {.yes = decisive ? decided : both, .no = decisive ? both : decided, .unknown = not_known}};
}

Possible chosen(const Possible& condition, const Possible& then, const Possible& otherwise) {
    const Outcomes ways = outcomes_of(condition);
    Possible result;
    bool is_first = true;
    const auto add = [&](const Possible& one) {
        result = is_first ? one : with_either(result, one);
        is_first = false;
    };
    if (ways.yes) add(then);
    if (ways.no) add(otherwise);
    if (ways.unknown) add({});
    return result;
}

Possible looked_up(const Instruction& step, Row row, const Facts& facts, const Rows& open) {
    const bool asks = step.op == Op::has_fact || step.op == Op::has_row;
    if (open[row.index]) return asks ? Possible{.is_one = false, .any = {.yes = true, .no = true}} : anything;
    if (asks) return {.one = facts.knows(row) ? 1.0 : 0.0};
    return {.one = std::isfinite(facts[row]) ? facts[row] : unknown};
}

// What any other operation makes of its operands.
Possible worked_out(const Instruction& step, std::span<const Possible> operands) {
    std::array<Instruction, 4> code;
    std::size_t size = 0;
    bool all_are_one = true;
    for (const Possible& operand : operands) {
        if (is_never_known(operand)) return {};
        all_are_one = all_are_one && operand.is_one;
        code[size++] = {.op = Op::number, .number = operand.one};
    }
    if (!all_are_one) return anything;
    code[size++] = step;
    static const Facts no_facts;
    return {.one = evaluate({.text = {}, .code = std::span(code).first(size)}, no_facts, {})};
}

Possible result_of(const Instruction& step, std::span<const Possible> operands, const Facts& facts, Instance at,
                   const Rows& open) {
    if (const auto row = row_read(step, at)) return looked_up(step, *row, facts, open);
    switch (step.op) {
        case Op::number:
            return {.one = step.number};
        case Op::logical_and:
            return logical(operands[0], operands[1], false);
        case Op::logical_or:
            return logical(operands[0], operands[1], true);
        case Op::logical_not: {
            const Outcomes of = outcomes_of(operands[0]);
            return {.is_one = false, .any = {.yes = of.no, .no = of.yes, .unknown = of.unknown}};
        }
        case Op::choose:
            return chosen(operands[0], operands[1], operands[2]);
        default:
            return worked_out(step, operands);
    }
}

}  // namespace

Outcomes possible_outcomes(const Program& program, const Facts& facts, Instance at, const Rows& open) {
    std::array<Possible, most_stack> stack;
    std::size_t depth = 0;
    for (const Instruction& step : program.code) {
        const std::size_t taken = operands(step.op);
        depth -= taken;
        stack[depth] = result_of(step, std::span(stack).subspan(depth, taken), facts, at, open);
        ++depth;
    }
    return depth == 0 ? Outcomes{.unknown = true} : outcomes_of(stack[depth - 1]);
}

namespace {

// Code that leaves one value on the stack: from there to where the next one begins.
struct Fragment {
    std::size_t from = 0;
    bool is_number = false;  // one instruction that pushes it
};

class PartlyEvaluated {
  public:
    PartlyEvaluated(const Facts& facts, Instance at, const Rows& open) : facts_(facts), at_(at), open_(open) {}

    void add(const Instruction& step) {
        const std::size_t taken = operands(step.op);
        const std::size_t first = stack_.size() - taken;
        const std::size_t from = taken == 0 ? code_.size() : stack_[first].from;
        if (taken != 0 && decided_early(step.op, first)) return;
        const bool can_be_told = std::all_of(stack_.begin() + static_cast<std::ptrdiff_t>(first), stack_.end(),
                                             [](const Fragment& one) { return one.is_number; }) &&
                                 !reads_open(step);
        stack_.resize(first);
        code_.push_back(step);
        if (can_be_told) {
            const double value = evaluate({.text = {}, .code = std::span(code_).subspan(from)}, facts_, at_);
            code_.resize(from);
            code_.push_back({.op = Op::number, .number = value});
        }
        stack_.push_back({.from = from, .is_number = can_be_told});
    }

    std::vector<Instruction> code() && { return std::move(code_); }

  private:
    [[nodiscard]] bool reads_open(const Instruction& step) const {
        const auto row = row_read(step, at_);
        return row && open_[row->index];
    }
    [[nodiscard]] bool is_number(std::size_t fragment, double value) const {
        return stack_[fragment].is_number && code_[stack_[fragment].from].number == value;
    }

    // Where one operand alone says which of the operands is the result.
    bool decided_early(Op op, std::size_t first) {
        if (op == Op::choose && stack_[first].is_number) {
            if (std::isnan(code_[stack_[first].from].number)) return false;
            keep_only(first, is_number(first, 0) ? first + 2 : first + 1);
            return true;
        }
        if (op != Op::logical_and && op != Op::logical_or) return false;
        const double decides = op == Op::logical_or ? 1 : 0;
        for (const std::size_t one : {first, first + 1})
            if (is_number(one, decides)) return keep_only(first, one), true;
        for (const std::size_t one : {first, first + 1})
            if (is_number(one, 1 - decides)) return keep_only(first, one == first ? first + 1 : first), true;
        return false;
    }

    void keep_only(std::size_t first, std::size_t kept) {
        const auto at = [&](std::size_t offset) { return code_.begin() + static_cast<std::ptrdiff_t>(offset); };
        const std::size_t end = kept + 1 < stack_.size() ? stack_[kept + 1].from : code_.size();
        const Fragment fragment{.from = stack_[first].from, .is_number = stack_[kept].is_number};
        code_.erase(at(end), code_.end());
        code_.erase(at(fragment.from), at(stack_[kept].from));
        stack_.resize(first);
        stack_.push_back(fragment);
    }

    const Facts& facts_;
    Instance at_;
    const Rows& open_;
    std::vector<Instruction> code_;
    std::vector<Fragment> stack_;
};

}  // namespace

std::vector<Instruction> partly_evaluated(const Program& program, const Facts& facts, Instance at, const Rows& open) {
    PartlyEvaluated left(facts, at, open);
    for (const Instruction& step : program.code) left.add(step);
    return std::move(left).code();
}

}  // namespace ergoaudit
