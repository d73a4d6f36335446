#include "ergoaudit/rules/expression.hpp"

#include "compiler.hpp"

#include "ergoaudit/base/text.hpp"

#include <fmt/format.h>

namespace ergoaudit {

namespace {

Diagnostic in_characters(std::string_view text, ExpressionProblem problem) {
    const auto count = [&](std::size_t begin, std::size_t end) {
        return static_cast<std::uint32_t>(code_points(text.substr(begin, end - begin)));
    };
    Diagnostic result;
    result.where = {.line = 1, .column = count(0, problem.begin) + 1, .length = count(problem.begin, problem.end)};
    result.message = std::move(problem.message);
    result.help = std::move(problem.help);
    return result;
}

}  // namespace

Result<CompiledExpression> compile(std::string_view text, const Scope& scope) {
    ProgramWriter writer;
    Compiler compiler(text, scope, 0, writer);
    const Operand result = compiler.whole();
    if (result.is(Operand::Kind::choice) || result.is(Operand::Kind::quoted))
        compiler.report(result.begin, result.end, fmt::format("{} alone is no result", describe(result)),
                        "compare it with == or !=");
    if (writer.too_deep())
        compiler.report(0, text.size(), fmt::format("this needs more than {} values at once", most_stack));
    std::vector<ExpressionProblem> problems = std::move(compiler).problems();
    if (problems.empty())
        return CompiledExpression{
            .code = std::move(writer).code(), .unit = result.unit, .is_truth = result.is(Operand::Kind::truth)};
    Diagnostics diagnostics;
    for (ExpressionProblem& problem : problems) diagnostics.push_back(in_characters(text, std::move(problem)));
    return diagnostics;
}

}  // namespace ergoaudit
