// Recursive descent over TOML's structure. Stops at the first problem: every function returns false from there on.

#include "scan.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include <fmt/format.h>

namespace ergoaudit::toml_tree {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_bare_key(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool ends_bare_value(char c) {
    return is_blank(c) || c == '\n' || c == '\r' || c == ',' || c == ']' || c == '}' || c == '#';
}
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }
bool is_plain(char c) { return static_cast<unsigned char>(c) < 0x80; }

constexpr std::string_view foreign_message = "this character may stand only inside quotes";
constexpr std::string_view foreign_help = "only plain letters (a to z), digits, _ and - may stand outside quotes";

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Scan run() {
        while (!result_.problem && !at_end()) statement();
        return std::move(result_);
    }

  private:
    struct Mark {
        std::size_t offset;
        std::uint32_t line, column;
    };

    [[nodiscard]] bool at_end() const { return at_.offset >= text_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_.offset + ahead < text_.size() ? text_[at_.offset + ahead] : '\0';
    }
    [[nodiscard]] bool looking_at(std::string_view word) const { return text_.substr(at_.offset).starts_with(word); }
    [[nodiscard]] bool at_line_end() const { return at_end() || peek() == '\n' || looking_at("\r\n"); }

    void step(std::size_t bytes = 1) {
        for (; bytes > 0 && !at_end(); --bytes) {
            const char c = text_[at_.offset++];
            if (c == '\n') {
                ++at_.line;
                at_.column = 1;
            } else if (at_end() || !is_continuation(text_[at_.offset])) {
                ++at_.column;
            }
        }
    }
    void skip_blanks() {
        while (is_blank(peek())) step();
    }
    void skip_line_end() { step(peek() == '\r' ? 2 : 1); }

    bool fail(Mark from, std::string message, std::string help = {}, std::uint32_t length = 1) {
        if (!result_.problem)
            result_.problem = ScanProblem{{from.line, from.column, length}, std::move(message), std::move(help)};
        return false;
    }
    bool fail_in_key(std::string message, std::string help = {}) {
        result_.problem_in_key = true;
        return fail(at_, std::move(message), std::move(help));
    }

    // A plain value or comment from `from` to here, as one span per line.
    void note_text(Mark from) {
        std::uint32_t line = from.line;
        std::uint32_t column = from.column;
        std::uint32_t length = 0;
        for (std::size_t i = from.offset; i < at_.offset; ++i) {
            if (text_[i] == '\n') {
                if (length > 0) result_.values_and_comments.push_back({line, column, length});
                ++line;
                column = 1;
                length = 0;
            } else if (!is_continuation(text_[i]) && text_[i] != '\r') {
                ++length;
            }
        }
        if (length > 0) result_.values_and_comments.push_back({line, column, length});
    }

    void comment() {
        const Mark from = at_;
        while (!at_line_end()) step();
        note_text(from);
    }

    bool statement() {
        skip_blanks();
        if (at_end()) return true;
        if (at_line_end() || peek() == '#') return end_of_line(false);
        if (peek() == '[') return header() && end_of_line(false);
        statement_depth_ = header_depth_;
        return key(statement_depth_) && equals() && value(statement_depth_) && end_of_line(true);
    }

    bool end_of_line(bool after_value) {
        skip_blanks();
        if (peek() == '#' && !at_end()) comment();
        if (at_line_end()) {
            skip_line_end();
            return true;
        }
        if (after_value && peek() == ',' && is_digit(peek(1)))
            return fail(at_, "a comma cannot stand in a number", "the decimal mark is a dot: 72.5");
        if (!is_plain(peek())) return foreign_letter();
        if (const std::string_view word =
                text_.substr(at_.offset, text_.find_first_of(" \t\r\n#", at_.offset) - at_.offset);
            after_value && is_unit(word) && is_digit(last_before_blanks()))
            return number_with_its_unit(at_, static_cast<std::uint32_t>(word.size()));
        return fail(at_, "nothing but a comment may follow on this line", "start a new line for the next key");
    }

    bool foreign_letter() { return fail(at_, std::string(foreign_message), std::string(foreign_help)); }
    bool foreign_letter_in_key() { return fail_in_key(std::string(foreign_message), std::string(foreign_help)); }

    bool header() {
        step();
        const bool is_list = peek() == '[';
        if (is_list) step();
        skip_blanks();
        if (peek() == ']' && !at_end()) return fail_in_key("a header needs a name", "such as [chair]");
        header_depth_ = 0;
        if (!key(header_depth_)) return false;
        if (++tables_ > most_tables)
            return fail(at_, fmt::format("more than {} tables", most_tables), "split the file");
        if (peek() != ']' || (is_list && peek(1) != ']'))
            return fail_in_key(is_list ? "this header is not closed by \"]]\"" : "this header is not closed by \"]\"",
                               is_list ? "such as [[screen]]" : "such as [chair]");
        step(is_list ? 2 : 1);
        if (is_list) ++header_depth_;
        return true;
    }

    // A key with its dots; counts its segments into `depth`.
    bool key(std::uint32_t& depth) {
        bool first = true;
        for (;; first = false) {
            const Mark from = at_;
            if (!key_segment()) return false;
            if (first) result_.keys.push_back({from.line, from.column, at_.column - from.column});
            if (++depth > deepest_nesting) return too_deep();
            skip_blanks();
            if (peek() != '.') break;
            step();
            skip_blanks();
        }
        if (!first && ++tables_ > most_tables)
            return fail(at_, fmt::format("more than {} tables", most_tables), "split the file");
        return true;
    }

    bool key_segment() {
        const char c = peek();
        if (!at_end() && is_bare_key(c)) {
            while (!at_end() && is_bare_key(peek())) step();
            if (!at_end() && !is_plain(peek())) return foreign_letter_in_key();
            return true;
        }
        if (c == '"' || c == '\'') {
            if (looking_at("\"\"\"") || looking_at("'''"))
                return fail_in_key("a key stands on one line", "use single quotation marks around it");
            return string_on_one_line(c);
        }
        if (!at_end() && !is_plain(c)) return foreign_letter_in_key();
        return fail_in_key("a key is expected here", "such as height_cm = 72");
    }

    bool equals() {
        if (peek() != '=') {
            if (!at_end() && !is_plain(peek())) return foreign_letter_in_key();
            return fail_in_key("\"=\" is expected after the key", "a line is a key, \"=\" and a value: height_cm = 72");
        }
        step();
        skip_blanks();
        return true;
    }

    bool too_deep() {
        return fail(at_, fmt::format("nested deeper than {}", deepest_nesting), "a description never needs that");
    }

    bool value(std::uint32_t depth) {
        if (depth > deepest_nesting) return too_deep();
        const Mark from = at_;
        const std::size_t index = result_.values.size();
        result_.values.push_back({from.line, from.column, 1});
        if (!value_itself(depth)) return false;
        std::uint32_t length = 0;
        for (std::size_t i = from.offset; i < at_.offset && text_[i] != '\n' && text_[i] != '\r'; ++i)
            length += is_continuation(text_[i]) ? 0 : 1;
        result_.values[index].length = length;
        return true;
    }

    bool value_itself(std::uint32_t depth) {
        const Mark from = at_;
        if (at_line_end() || peek() == '#')
            return fail(at_, "a value is missing after \"=\"", "give a value or delete the line");
        const char c = peek();
        if (c == '[') return list(depth + 1);
        if (c == '{') return inline_table(depth + 1);
        bool good = true;
        if (looking_at("\"\"\"") || looking_at("'''"))
            good = string_on_many_lines(c);
        else if (c == '"' || c == '\'')
            good = string_on_one_line(c);
        else
            good = bare_value();
        if (good) note_text(from);
        return good;
    }

    bool string_on_one_line(char quote) {
        const Mark from = at_;
        step();
        while (!at_line_end()) {
            if (peek() == quote) {
                step();
                return true;
            }
            step(quote == '"' && peek() == '\\' && peek(1) != '\n' && peek(1) != '\r' ? 2 : 1);
        }
        return fail(from, "this text has no closing quote", "end it with the quote it began with, on the same line");
    }

    bool string_on_many_lines(char quote) {
        const Mark from = at_;
        const std::string closing(3, quote);
        step(3);
        while (!at_end()) {
            if (looking_at(closing)) {
                step(3);
                for (int extra = 0; extra < 2 && peek() == quote; ++extra) step();  // the text may end in quotes
                return true;
            }
            step(quote == '"' && peek() == '\\' ? 2 : 1);
        }
        return fail(from, "this text has no closing quotes", "end it with the three quotes it began with", 3);
    }

    bool list(std::uint32_t depth) {
        if (depth > deepest_nesting) return too_deep();
        const Mark from = at_;
        step();
        while (skip_lines()) {
            if (peek() == ']') {
                step();
                return true;
            }
            if (!value(depth)) return false;
            skip_lines();
            if (peek() == ',') {
                step();
            } else if (peek() != ']' && !at_end()) {
                if (!is_plain(peek())) return foreign_letter();
                return fail(at_, "a comma or \"]\" is expected here", "values of a list are separated by commas");
            }
        }
        return fail(from, "this list is not closed by \"]\"");
    }

    // Blanks, line ends and comments inside a list; false at the end of the text.
    bool skip_lines() {
        for (;;) {
            skip_blanks();
            if (at_end()) return false;
            if (peek() == '#')
                comment();
            else if (at_line_end())
                skip_line_end();
            else
                return true;
        }
    }

    bool inline_table(std::uint32_t depth) {
        if (depth > deepest_nesting) return too_deep();
        const Mark from = at_;
        step();
        skip_blanks();
        if (peek() == '}') {
            step();
            return true;
        }
        for (;;) {
            skip_blanks();
            if (at_line_end() || peek() == '#')
                return fail(from, "an inline table stays on one line", "close it with \"}\" or use a [table] header");
            std::uint32_t inner = depth;
            if (!key(inner) || !equals() || !value(inner)) return false;
            skip_blanks();
            if (peek() == '}') {
                step();
                return true;
            }
            if (at_line_end() || peek() == '#')
                return fail(from, "an inline table stays on one line", "close it with \"}\" or use a [table] header");
            if (peek() != ',') {
                if (!is_plain(peek())) return foreign_letter();
                return fail(at_, "a comma or \"}\" is expected here",
                            "keys of an inline table are separated by commas");
            }
            step();
        }
    }

    bool plain_word() {
        while (!at_end() && !ends_bare_value(peek())) {
            if (!is_plain(peek())) return foreign_letter();
            step();
        }
        return true;
    }

    bool bare_value() {
        const Mark from = at_;
        if (!plain_word()) return false;
        // a date and a time may be separated by one blank
        if (at_.offset - from.offset == 10 && peek() == ' ' && is_digit(peek(1)) && text_[from.offset + 4] == '-') {
            step();
            if (!plain_word()) return false;
        }
        const std::string_view word = text_.substr(from.offset, at_.offset - from.offset);
        if (word.empty()) return fail(from, "a value is missing here", "give a value or delete the line");
        return plain_word_is_possible(from, word);
    }

    bool plain_word_is_possible(Mark from, std::string_view word) {
        const auto length = static_cast<std::uint32_t>(word.size());
        if (word == "true" || word == "false") return true;
        if (word == "inf" || word == "nan") return true;
        if (is_letter(word.front())) {
            for (const std::string_view slip :
                 {"yes", "no", "Yes", "No", "True", "False", "TRUE", "FALSE", "on", "off"})
                if (word == slip) return fail(from, "yes and no are written true and false", "without quotes", length);
            return fail(from, "this is neither a number nor true or false", "text stands in double quotes", length);
        }
        const std::size_t digits_end = word.find_first_not_of("+-.0123456789_");
        const std::string_view rest = digits_end == std::string_view::npos ? "" : word.substr(digits_end);
        if (is_unit(rest)) return number_with_its_unit(from, length);
        constexpr std::size_t shortest_date = 8;  // 1.3.2025
        if ((std::ranges::count(word, '.') == 2 && word.size() >= shortest_date) ||
            (rest.empty() && word.find('-', 1) == 4 && word.size() == 7))
            return fail(from, "this is no date of TOML", "year, month and day: 2026-11-23", length);
        if (rest.starts_with(':') && digits_end <= 2 && rest.size() == 3)
            return fail(from, "this is no number", "half an hour is 0.5: write 8.5 for 8:30", length);
        return true;
    }

    [[nodiscard]] char last_before_blanks() const {
        std::size_t at = at_.offset;
        while (at > 0 && is_blank(text_[at - 1])) --at;
        return at > 0 ? text_[at - 1] : '\0';
    }
    [[nodiscard]] static bool is_unit(std::string_view word) {
        constexpr std::string_view units[] = {"cm", "mm", "m", "in", "kg", "lb", "min", "h", "deg", "%", "\"", "'"};
        return std::ranges::find(units, word) != std::end(units);
    }
    bool number_with_its_unit(const Mark& from, std::uint32_t length) {
        return fail(from, "a number stands without its unit", "the unit is part of the key: height_cm = 72", length);
    }

    std::string_view text_;
    Mark at_{0, 1, 1};
    std::uint32_t header_depth_ = 0;
    std::uint32_t statement_depth_ = 0;
    std::uint32_t tables_ = 0;
    Scan result_;
};

}  // namespace

Scan scan(std::string_view text) { return Scanner(text).run(); }

}  // namespace ergoaudit::toml_tree
