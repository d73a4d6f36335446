#pragma once
// One pass over the text of an expression, by precedence climbing: each part writes its instructions after those of its
// operands and hands back what it is (`Operand`). A syntax error ends the pass; a part whose meaning is wrong is
// reported, counts as broken, and the rest is still checked. Only entry: `whole`.
//
// compiler.cpp has tokens and grammar, compiler_names.cpp facts, definitions and functions, compiler_kinds.cpp what may
// stand beside what.

#include "lexer.hpp"
#include "operand.hpp"
#include "program_writer.hpp"

#include "ergoaudit/rules/expression.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct FactPath;

struct ExpressionProblem {
    std::size_t begin, end;  // bytes in the text
    std::string message, help;
};

struct BinaryOp {
    std::string_view text;
    int level;  // a higher one binds tighter
    Op op;
};

class Compiler {
  public:
    // `nesting`: how deep the text itself stands, when it is a definition inside another expression.
    Compiler(std::string_view text, const Scope& scope, std::size_t nesting, ProgramWriter& writer);

    Operand whole();
    void report(std::size_t begin, std::size_t end, std::string message, std::string help = {});
    [[nodiscard]] std::vector<ExpressionProblem> problems() && { return std::move(problems_); }

  private:
    using Kind = Operand::Kind;

    // Tokens
    void advance();
    [[nodiscard]] bool at(std::string_view symbol) const;
    bool take(std::string_view symbol);
    void expect(std::string_view symbol);
    [[nodiscard]] std::string found() const;

    // Problems: `stop` ends the pass, `broken` goes on
    void stop(std::size_t begin, std::size_t end, std::string message, std::string help = {});
    void stop_at_token(std::string message);
    Operand broken(std::size_t begin, std::size_t end, std::string message, std::string help = {});
    static Operand placed(Operand operand, std::size_t begin, std::size_t end);
    void push(Instruction step);

    // Grammar
    template <class Part>
    Operand deeper(Part part);
    Operand expression();
    Operand binary(int lowest);
    Operand unary();
    Operand primary();

    // Names and functions
    Operand name(const Token& token);
    Operand definition(const Token& token, std::size_t index);
    Operand fact(const Token& token, Op of_instance, Op of_row);
    Operand unknown_name(const Token& token, const FactPath& path);
    Operand call(const Token& name);
    Operand next_argument(const Token& function, const Operand& before, const Operand& argument);
    Operand unknown_function(const Token& name);
    Operand has(const Token& name);

    // Kinds and units
    void want_truth(std::string_view op, const Operand& operand);
    bool want_number(std::string_view op, const Operand& operand);
    Operand combined(const BinaryOp& op, const Token& at, const Operand& left, const Operand& right);
    void units_differ(const BinaryOp& op, const Token& at, const Operand& left, const Operand& right);
    Operand equal(const BinaryOp& op, const Token& at, const Operand& left, const Operand& right);
    Operand resolve(Fact fact, const Operand& quoted);
    Operand chosen(const Operand& yes, const Operand& no);

    std::string_view text_;
    Scope scope_;
    std::size_t nesting_;
    ProgramWriter& writer_;
    Token token_;
    std::size_t last_end_ = 0;  // where the token before ended
    bool stopped_ = false;
    std::vector<ExpressionProblem> problems_;
};

inline constexpr std::size_t most_nesting = 64;

// Runs `part` one level deeper, unless that is too deep.
template <class Part>
Operand Compiler::deeper(Part part) {
    if (nesting_ >= most_nesting) stop_at_token("this is nested too deeply");
    if (stopped_) return {};
    ++nesting_;
    const Operand result = part();
    --nesting_;
    return result;
}

}  // namespace ergoaudit
