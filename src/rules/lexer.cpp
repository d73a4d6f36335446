#include "lexer.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool starts_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
constexpr bool in_name(char c) { return starts_name(c) || is_digit(c); }

// Characters after the end read as 0.
struct Text {
    std::string_view all;
    [[nodiscard]] char at(std::size_t i) const { return i < all.size() ? all[i] : '\0'; }
    [[nodiscard]] std::string_view cut(std::size_t begin, std::size_t end) const {
        return all.substr(begin, end - begin);
    }
    [[nodiscard]] std::size_t after_digits(std::size_t i) const {
        while (is_digit(at(i))) ++i;
        return i;
    }
    [[nodiscard]] std::size_t after_name(std::size_t i) const {
        while (in_name(at(i))) ++i;
        return i;
    }
};

Token token(Token::Kind kind, Text text, std::size_t begin, std::size_t end) {
    return {.kind = kind, .text = text.cut(begin, end), .begin = begin, .end = end};
}

Token bad(Text text, std::size_t begin, std::size_t end, std::string problem, std::string help = {}) {
    Token result = token(Token::Kind::bad, text, begin, end);
    result.problem = std::move(problem);
    result.help = std::move(help);
    return result;
}

// 3, 73.5, .5, 2e1, 1.5e-3
Token number(Text text, std::size_t begin) {
    std::size_t end = text.after_digits(begin);
    if (text.at(end) == '.' && is_digit(text.at(end + 1))) end = text.after_digits(end + 1);
    if (text.at(end) == 'e' || text.at(end) == 'E') {
        const std::size_t digits = end + (text.at(end + 1) == '+' || text.at(end + 1) == '-' ? 2 : 1);
        if (is_digit(text.at(digits))) end = text.after_digits(digits);
    }
    if (in_name(text.at(end)) || text.at(end) == '.') {
        while (in_name(text.at(end)) || text.at(end) == '.') ++end;
        return bad(text, begin, end, fmt::format("\"{}\" is not a number", text.cut(begin, end)));
    }
    Token result = token(Token::Kind::number, text, begin, end);
    const char* const last = text.all.data() + end;
    if (std::from_chars(text.all.data() + begin, last, result.number).ec != std::errc{})
        return bad(text, begin, end, "this number is too large or too small");
    return result;
}

// An identifier, or a path of them: chair.kind, screen[0].distance_cm, view[1].sitting.distance_cm
Token name(Text text, std::size_t begin) {
    std::size_t end = text.after_name(begin);
    while (true) {
        if (text.at(end) == '.' && starts_name(text.at(end + 1))) {
            end = text.after_name(end + 1);
            continue;
        }
        const std::size_t after = text.after_digits(end + 1);
        if (text.at(end) == '[' && after > end + 1 && text.at(after) == ']') {
            end = after + 1;
            continue;
        }
        return token(Token::Kind::name, text, begin, end);
    }
}

Token quoted(Text text, std::size_t begin) {
    const char quote = text.at(begin);
    std::size_t end = begin + 1;
    while (end < text.all.size() && text.at(end) != quote && text.at(end) != '\\') ++end;
    if (end >= text.all.size())
        return bad(text, begin, end, "this quoted name has no closing quote", fmt::format("close it with {}", quote));
    if (text.at(end) == '\\')
        return bad(text, end, end + 1, "a quoted name has no escapes", "write the name as it is, without \\");
    Token result = token(Token::Kind::quoted, text, begin + 1, end);
    result.begin = begin;
    result.end = end + 1;
    return result;
}

std::size_t symbol_length(Text text, std::size_t at) {
    constexpr std::array<std::string_view, 6> pairs = {"<=", ">=", "==", "!=", "&&", "||"};
    for (const std::string_view pair : pairs)
        if (text.all.substr(at, 2) == pair) return 2;
    constexpr std::string_view singles = "+-*/<>!?:(),";
    return singles.find(text.at(at)) != std::string_view::npos ? 1 : 0;
}

Token stray(Text text, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < text.all.size() && (static_cast<unsigned char>(text.at(end)) & 0xc0) == 0x80) ++end;
    const char c = text.at(begin);
    std::string help;
    if (c == '=') help = "compare with ==";
    if (c == '&' || c == '|') help = fmt::format("write {0}{0}", c);
    if (static_cast<unsigned char>(c) < ' ') return bad(text, begin, end, "a control character has no meaning here");
    return bad(text, begin, end, fmt::format("\"{}\" has no meaning here", text.cut(begin, end)), help);
}

}  // namespace

Token next_token(std::string_view all, std::size_t from) {
    const Text text{all};
    std::size_t begin = from;
    while (begin < all.size() && (all[begin] == ' ' || all[begin] == '\t' || all[begin] == '\n' || all[begin] == '\r'))
        ++begin;
    if (begin >= all.size()) return token(Token::Kind::end, text, all.size(), all.size());
    const char c = all[begin];
    if (is_digit(c) || (c == '.' && is_digit(text.at(begin + 1)))) return number(text, begin);
    if (starts_name(c)) return name(text, begin);
    if (c == '\'' || c == '"') return quoted(text, begin);
    if (const std::size_t length = symbol_length(text, begin))
        return token(Token::Kind::symbol, text, begin, begin + length);
    return stray(text, begin);
}

}  // namespace ergoaudit
