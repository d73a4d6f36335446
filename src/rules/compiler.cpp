#include "compiler.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

constexpr std::array<BinaryOp, 12> binary_ops = {{{"||", 1, Op::logical_or},
                                                  {"&&", 2, Op::logical_and},
                                                  {"<", 3, Op::less},
                                                  {"<=", 3, Op::less_equal},
                                                  {">", 3, Op::greater},
                                                  {">=", 3, Op::greater_equal},
                                                  {"==", 3, Op::equal},
                                                  {"!=", 3, Op::not_equal},
                                                  {"+", 4, Op::add},
                                                  {"-", 4, Op::subtract},
                                                  {"*", 5, Op::multiply},
                                                  {"/", 5, Op::divide}}};

}  // namespace

Compiler::Compiler(std::string_view text, const Scope& scope, std::size_t nesting, ProgramWriter& writer)
    : text_(text), scope_(scope), nesting_(nesting), writer_(writer) {
    advance();
}

Operand Compiler::whole() {
    if (token_.kind == Token::Kind::end) {
        stop(token_.begin, token_.end, "an expression is missing here");
        return {};
    }
    const Operand result = expression();
    if (!stopped_ && token_.kind != Token::Kind::end)
        stop_at_token(fmt::format("expected an operator, but found {}", found()));
    return stopped_ ? Operand{} : result;
}

void Compiler::report(std::size_t begin, std::size_t end, std::string message, std::string help) {
    problems_.push_back({begin, end, std::move(message), std::move(help)});
}

void Compiler::advance() {
    last_end_ = token_.end;
    token_ = next_token(text_, token_.end);
    if (token_.kind == Token::Kind::bad) stop(token_.begin, token_.end, token_.problem, token_.help);
}
bool Compiler::at(std::string_view symbol) const {
    return !stopped_ && token_.kind == Token::Kind::symbol && token_.text == symbol;
}
bool Compiler::take(std::string_view symbol) {
    if (!at(symbol)) return false;
    advance();
    return true;
}
void Compiler::expect(std::string_view symbol) {
    if (!stopped_ && !take(symbol)) stop_at_token(fmt::format("expected \"{}\", but found {}", symbol, found()));
}
std::string Compiler::found() const {
    return token_.kind == Token::Kind::end
               ? "the end"
               : fmt::format("\"{}\"", text_.substr(token_.begin, token_.end - token_.begin));
}

void Compiler::stop(std::size_t begin, std::size_t end, std::string message, std::string help) {
    if (!stopped_) report(begin, end, std::move(message), std::move(help));
    stopped_ = true;
}
void Compiler::stop_at_token(std::string message) { stop(token_.begin, token_.end, std::move(message)); }
Operand Compiler::broken(std::size_t begin, std::size_t end, std::string message, std::string help) {
    if (!stopped_) report(begin, end, std::move(message), std::move(help));
    return placed({}, begin, end);
}
Operand Compiler::placed(Operand operand, std::size_t begin, std::size_t end) {
    operand.begin = begin;
    operand.end = end;
    return operand;
}
void Compiler::push(Instruction step) {
    writer_.push(step);
    if (writer_.too_long()) stop(0, text_.size(), "this expression is too long", "split it into several rules");
}

// condition ? a : b, or what binds tighter
Operand Compiler::expression() {
    const Operand condition = binary(1);
    if (!take("?")) return condition;
    const Operand yes = binary(1);
    expect(":");
    const Operand no = deeper([&] { return expression(); });
    if (stopped_) return {};
    want_truth("?", condition);
    push({.op = Op::choose});
    return placed(chosen(yes, no), condition.begin, no.end);
}

Operand Compiler::binary(int lowest) {
    Operand left = unary();
    while (!stopped_ && token_.kind == Token::Kind::symbol) {
        const auto found_op = std::ranges::find(binary_ops, token_.text, &BinaryOp::text);
        if (found_op == binary_ops.end() || found_op->level < lowest) break;
        const Token op = token_;
        advance();
        const Operand right = binary(found_op->level + 1);
        if (stopped_) return {};
        left = placed(combined(*found_op, op, left, right), left.begin, right.end);
    }
    return left;
}

Operand Compiler::unary() {
    const std::size_t begin = token_.begin;
    if (take("!")) {
        const Operand operand = deeper([&] { return unary(); });
        want_truth("!", operand);
        push({.op = Op::logical_not});
        return placed({.kind = Kind::truth}, begin, operand.end);
    }
    if (take("-")) {
        Operand operand = deeper([&] { return unary(); });
        if (!want_number("-", operand)) operand = {};
        push({.op = Op::negate});
        return placed(operand, begin, last_end_);
    }
    return primary();
}

Operand Compiler::primary() {
    if (stopped_) return {};
    const Token token = token_;
    if (take("(")) {
        const Operand inside = deeper([&] { return expression(); });
        expect(")");
        return placed(inside, token.begin, last_end_);
    }
    switch (token.kind) {
        case Token::Kind::number:
            advance();
            push({.op = Op::number, .number = token.number});
            return placed({.kind = Kind::number, .adapts = true}, token.begin, token.end);
        case Token::Kind::quoted: {
            advance();
            const std::size_t instruction = writer_.push(Op::number);
            return placed({.kind = Kind::quoted, .name = token.text, .instruction = instruction}, token.begin,
                          token.end);
        }
        case Token::Kind::name:
            advance();
            return at("(") ? call(token) : name(token);
        default:
            stop_at_token(fmt::format("expected a fact, a number or \"(\", but found {}", found()));
            return {};
    }
}

}  // namespace ergoaudit
