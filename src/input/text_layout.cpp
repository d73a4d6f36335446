// Recursive descent over a text that the TOML reader has accepted, so nothing is checked again. Every loop moves on or
// ends with the text.

#include "text_layout.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

class LayoutScanner {
  public:
    explicit LayoutScanner(std::string_view text) : text_(text) {}

    TextLayout run() {
        result_.blocks.push_back({});
        while (at_ < text_.size()) {
            skip(" \t");
            if (peek() == '[')
                header();
            else if (peek() != '#' && peek() != '\r' && peek() != '\n' && at_ < text_.size())
                assignment(lines_);
            skip_line();
        }
        return std::move(result_);
    }

    std::vector<Element> elements(std::size_t at) {
        at_ = at;
        list("");
        return std::move(elements_);
    }

  private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    void skip(std::string_view characters) { at_ = std::min(text_.find_first_not_of(characters, at_), text_.size()); }
    void skip_until(std::string_view characters) { at_ = std::min(text_.find_first_of(characters, at_), text_.size()); }
    void skip_line() {
        skip_until("\n");
        if (at_ < text_.size()) ++at_;
    }
    // Blanks, line ends and comments inside a list.
    void skip_between() {
        for (skip(" \t\r\n"); peek() == '#'; skip(" \t\r\n")) skip_until("\n");
    }

    void header() {
        const std::size_t begin = at_;
        const bool is_list = peek(1) == '[';
        at_ += is_list ? 2 : 1;
        std::string path = key();
        skip(" \t");
        at_ = std::min(at_ + (is_list ? 2 : 1), text_.size());
        if (is_list) path += fmt::format("[{}]", tables_of_list_[path]++);
        lines_ = result_.blocks.size();
        result_.blocks.push_back({std::move(path), Block::Form::lines, {begin, at_}});
    }

    void assignment(std::size_t home) {
        const std::size_t begin = at_;
        const std::string& around = result_.blocks[home].path;
        std::string path = around.empty() ? key() : around + "." + key();
        const std::size_t end = key_end_;
        skip(" \t");
        ++at_;  // =
        skip(" \t");
        const std::size_t from = at_;
        value(path);
        result_.assignments.push_back({std::move(path), {begin, end}, {from, at_}, home});
    }

    // Its parts joined by dots; `key_end_` is behind the last one.
    std::string key() {
        std::string path;
        for (;;) {
            skip(" \t");
            path += key_part();
            key_end_ = at_;
            skip(" \t");
            if (peek() != '.') return path;
            path += '.';
            ++at_;
        }
    }

    std::string key_part() {
        const std::size_t begin = at_;
        const char quote = peek();
        if (quote != '"' && quote != '\'') {
            skip_until(" \t\r\n.=]");
            return std::string(text_.substr(begin, at_ - begin));
        }
        quoted(quote);
        const std::string_view inside = text_.substr(begin + 1, at_ - begin - 2);
        return quote == '"' ? unescaped(inside) : std::string(inside);
    }

    // Keys of a description are letters of English: any other stands as "?".
    static std::string unescaped(std::string_view inside) {
        std::string name;
        for (std::size_t i = 0; i < inside.size(); ++i) {
            if (inside[i] != '\\' || i + 1 == inside.size()) {
                name += inside[i];
                continue;
            }
            const std::size_t digits = inside[++i] == 'u' ? 4 : inside[i] == 'U' ? 8 : 0;
            const unsigned long code = std::strtoul(std::string(inside.substr(i + 1, digits)).c_str(), nullptr, 16);
            name += code > ' ' && code < 0x7F ? static_cast<char>(code) : '?';
            i += digits;
        }
        return name;
    }

    void value(const std::string& path) {
        switch (peek()) {
            case '[':
                return list(path);
            case '{':
                return braces(path);
            case '"':
            case '\'':
                return peek(1) == peek() && peek(2) == peek() ? quoted_lines(peek()) : quoted(peek());
            default:
                return skip_until(" \t\r\n,]}#");
        }
    }

    void list(const std::string& path) {
        std::vector<Element> elements;
        ++at_;
        for (skip_between(); peek() != ']' && at_ < text_.size(); skip_between()) {
            const std::size_t begin = at_;
            value(path + fmt::format("[{}]", elements.size()));
            elements.push_back({{begin, at_}, std::nullopt});
            skip_between();
            if (peek() != ',') break;
            elements.back().comma = at_++;
        }
        if (at_ < text_.size()) ++at_;
        elements_ = std::move(elements);  // the outermost list is done last
    }

    void braces(const std::string& path) {
        const std::size_t begin = at_;
        const std::size_t home = result_.blocks.size();
        result_.blocks.push_back({path, Block::Form::braces, {}});
        ++at_;
        for (skip(" \t"); peek() != '}' && at_ < text_.size(); skip(" \t")) {
            assignment(home);
            skip(" \t");
            if (peek() != ',') break;
            ++at_;
        }
        if (at_ < text_.size()) ++at_;
        result_.blocks[home].opening = {begin, at_};
    }

    void quoted(char quote) {
        for (++at_; at_ < text_.size() && peek() != quote; ++at_)
            if (quote == '"' && peek() == '\\') ++at_;
        at_ = std::min(at_ + 1, text_.size());
    }

    void quoted_lines(char quote) {
        const std::string closing(3, quote);
        for (at_ += 3; at_ < text_.size() && !text_.substr(at_).starts_with(closing); ++at_)
            if (quote == '"' && peek() == '\\') ++at_;
        at_ = std::min(at_ + 3, text_.size());
        for (int extra = 0; extra < 2 && peek() == quote; ++extra) ++at_;  // the text may end in quotes
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t key_end_ = 0;
    std::size_t lines_ = 0;  // the block that a line belongs to
    std::map<std::string, std::size_t> tables_of_list_;
    std::vector<Element> elements_;
    TextLayout result_;
};

}  // namespace

TextLayout layout_of(std::string_view text) { return LayoutScanner(text).run(); }

std::vector<Element> elements_of(std::string_view text, Extent list) {
    return LayoutScanner(text).elements(list.begin);
}

}  // namespace ergoaudit
