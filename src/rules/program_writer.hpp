#pragma once
// Collects instructions and keeps account of the stack they need.

#include "ergoaudit/rules/program.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ergoaudit {

// A longer program is refused: definitions inside definitions could otherwise grow without bound.
inline constexpr std::size_t most_instructions = 1000;

class ProgramWriter {
  public:
    // Where the instruction stands in the code.
    std::size_t push(Instruction step) {
        depth_ = depth_ + 1 - taken_by(step.op);
        deepest_ = std::max(deepest_, depth_);
        code_.push_back(step);
        return code_.size() - 1;
    }
    std::size_t push(Op op) { return push({.op = op}); }
    // Takes back the last `count` instructions, each of which pushed a value.
    void take_back(std::size_t count) {
        code_.resize(code_.size() - count);
        depth_ -= count;
    }
    void set_number(std::size_t at, double number) { code_[at].number = number; }

    [[nodiscard]] bool too_long() const { return code_.size() > most_instructions; }
    [[nodiscard]] bool too_deep() const { return deepest_ > most_stack; }
    [[nodiscard]] std::vector<Instruction> code() && { return std::move(code_); }

  private:
    // How many values an instruction takes from the stack; each puts one back.
    static std::size_t taken_by(Op op) {
        if (op <= Op::has_row) return 0;
        if (op == Op::negate || op == Op::abs || op == Op::logical_not) return 1;
        return op == Op::choose || op == Op::clamp ? 3 : 2;
    }

    std::vector<Instruction> code_;
    std::size_t depth_ = 0, deepest_ = 0;
};

}  // namespace ergoaudit
