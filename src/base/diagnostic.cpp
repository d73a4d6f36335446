#include "ergoaudit/base/diagnostic.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

std::string_view word(Level level) {
    switch (level) {
        case Level::note:
            return "note";
        case Level::warning:
            return "warning";
        case Level::error:
            return "error";
    }
    return "error";
}

// A caret line under `quoted`: as wide as the terminal columns before the span, tabs kept so that it lines up.
std::string caret_line(std::string_view quoted, SourceSpan where) {
    std::string before;
    std::string marked;
    std::uint32_t column = 1;
    for (std::size_t i = 0; i < quoted.size();) {
        std::size_t end = i + 1;
        while (end < quoted.size() && (static_cast<unsigned char>(quoted[end]) & 0xC0) == 0x80) ++end;
        const std::string_view character = quoted.substr(i, end - i);
        if (column < where.column)
            before += character == "\t" ? "\t" : std::string(display_width(character), ' ');
        else if (column < where.column + where.length)
            marked += std::string(std::max<std::size_t>(1, display_width(character)), '^');
        ++column;
        i = end;
    }
    if (column < where.column) before += std::string(where.column - column, ' ');
    return before + (marked.empty() ? "^" : marked);
}

// Tabs are kept, so that the caret lines up.
std::string printable_but_tabs(std::string_view line) {
    std::string out;
    for (std::size_t tab = 0; (tab = line.find('\t')) != std::string_view::npos; line.remove_prefix(tab + 1))
        out += printable(line.substr(0, tab)) + '\t';
    return out + printable(line);
}

}  // namespace

bool has_error(const Diagnostics& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const auto& p) { return p.level == Level::error; });
}

std::string to_text(const Diagnostic& problem) {
    std::string text = printable(problem.file);
    if (problem.where.known()) text += fmt::format(":{}:{}", problem.where.line, problem.where.column);
    if (!text.empty()) text += ": ";
    text += fmt::format("{}: {}\n", word(problem.level), printable(problem.message));
    const std::string margin(
        problem.where.known() ? std::max<std::size_t>(4, fmt::formatted_size("{}", problem.where.line) + 1) : 4, ' ');
    if (problem.where.known() && !problem.quoted.empty()) {
        const std::string quoted = printable_but_tabs(problem.quoted);
        text += fmt::format("{:>{}} | {}\n", problem.where.line, margin.size(), quoted);
        text += fmt::format("{} | {}\n", margin, caret_line(quoted, problem.where));
    }
    if (!problem.help.empty()) text += fmt::format("{} = {}\n", margin, printable(problem.help));
    return text;
}

std::string_view line_of(std::string_view text, std::uint32_t line) {
    std::size_t start = 0;
    for (std::uint32_t at = 1; at < line; ++at) {
        start = text.find('\n', start);
        if (start == std::string_view::npos) return {};
        ++start;
    }
    if (start > text.size()) return {};
    std::string_view found = text.substr(start, text.find('\n', start) - start);
    if (!found.empty() && found.back() == '\r') found.remove_suffix(1);
    return found;
}

void quote_lines(Diagnostics& problems, std::string_view file, std::string_view text) {
    for (Diagnostic& problem : problems)
        if (problem.file == file && problem.where.known() && problem.quoted.empty())
            problem.quoted = std::string(line_of(text, problem.where.line));
}

}  // namespace ergoaudit
