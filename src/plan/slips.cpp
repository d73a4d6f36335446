#include "slips.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

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

// The last decimal that the number is written with, or the step.
double finer_step(double number, double step) {
    double decimal = 0.001;
    for (const double coarser : {1.0, 0.1, 0.01})
        if (std::abs(number / coarser - std::round(number / coarser)) < 1e-9) {
            decimal = coarser;
            break;
        }
    return step > 0 ? std::min(step, decimal) : decimal;
}

ProgramMutant with_number(const Program& program, std::size_t at, double number, std::string change) {
    std::vector<Instruction> code(program.code.begin(), program.code.end());
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

}  // namespace

std::vector<ProgramMutant> slips_in(const Program& program, double step) {
    std::vector<ProgramMutant> found = mutants_of(program);
    for (std::size_t i = 0; i < program.code.size(); ++i)
        if (program.code[i].op == Op::number) move_number(program, i, step, found);
    return found;
}

Diagnostic problem_of(const SourceLocation& entry, SourceSpan example, std::string message, std::string help) {
    return {.level = Level::error,
            .file = std::string(entry.file),
            .where = example.known() ? example : entry.span,
            .message = std::move(message),
            .help = std::move(help)};
}

Diagnostics unnoticed(const MutationResult& slips, const SourceLocation& entry, std::string_view name) {
    Diagnostics problems;
    for (const std::string& change : slips.survived)
        problems.push_back(problem_of(entry, {}, fmt::format("{}: no example would notice: {}", name, change),
                                      "give an example that would come out otherwise"));
    return problems;
}

}  // namespace ergoaudit
