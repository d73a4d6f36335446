#include "quoted_line.hpp"

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <vector>

namespace ergoaudit::toml_tree {
namespace {

constexpr std::uint32_t most_after_caret = 160;   // columns
constexpr std::uint32_t most_before_caret = 500;  // a line that nobody wrote by hand: its place is said, and no more

bool inside(SourceSpan span, SourceSpan range) {
    return span.line == range.line && span.column >= range.column && span.column < range.column + range.length;
}

// One character as it may be shown: what would move a cursor or turn a line becomes a dot.
std::string visible(std::string_view character) {
    if (character == "\t") return " ";
    if (!is_utf8(character) || printable(character).empty()) return "·";
    return std::string(character);
}

}  // namespace

std::string masked(std::string_view line, std::uint32_t caret_column, std::span<const SourceSpan> hidden) {
    if (caret_column > most_before_caret) return {};
    std::string result;
    std::uint32_t column = 1;
    std::uint32_t covered_to = 0;  // columns below it belong to a hidden piece
    for (std::size_t i = 0; i < line.size(); ++column) {
        if (column > caret_column + most_after_caret) return result + "…";
        std::size_t end = i + 1;
        while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) ++end;
        const auto piece = std::find_if(hidden.begin(), hidden.end(), [&](auto span) { return span.column == column; });
        if (column < covered_to) {
            if (covered_to <= caret_column) result += ' ';
        } else if (piece != hidden.end()) {
            covered_to = column + piece->length;
            result += "…";
        } else {
            result += visible(line.substr(i, end - i));
        }
        i = end;
    }
    while (result.ends_with(' ')) result.pop_back();
    return result;
}

std::string quoted_line(const Document& document, SourceSpan caret, SourceSpan shown) {
    const auto& places = document.values_and_comments;
    const auto first = std::lower_bound(places.begin(), places.end(), caret.line,
                                        [](SourceSpan span, std::uint32_t line) { return span.line < line; });
    std::vector<SourceSpan> hidden;
    for (auto place = first; place != places.end() && place->line == caret.line; ++place)
        if (!inside(*place, shown)) hidden.push_back(*place);
    return masked(line_of(document.text, caret.line), caret.column, hidden);
}

}  // namespace ergoaudit::toml_tree
