#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

struct CodePoint {
    char32_t value;
    std::size_t length;  // bytes
    bool well_formed;
};

// The code point at the start of a non-empty text; one malformed byte is U+FFFD of length 1.
CodePoint first_code_point(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : (lead & 0xF0) == 0xE0        ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || text.size() < length) return {0xFFFD, 1, false};
    char32_t value = lead & (0xFF >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1, false};
        value = (value << 6) | (byte(i) & 0x3F);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {0xFFFD, 1, false};
    return {value, length, true};
}

template <class Visit>
void for_each_code_point(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const CodePoint point = first_code_point(text);
        visit(point, text.substr(0, point.length));
        text.remove_prefix(point.length);
    }
}

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

// Printable ASCII, nearly all there is, in whole runs; everything else one code point at a time.
template <class VisitPlain, class Visit>
void for_each_run(std::string_view text, VisitPlain visit_plain, Visit visit) {
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && is_plain(text[plain])) ++plain;
        if (plain > 0) visit_plain(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty()) return;
        const CodePoint point = first_code_point(text);
        visit(point, text.substr(0, point.length));
        text.remove_prefix(point.length);
    }
}

using Range = std::pair<char32_t, char32_t>;

bool in_any(char32_t value, std::span<const Range> ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [=](Range r) { return value >= r.first && value <= r.second; });
}

// Zero columns: combining marks, joiners, direction marks, variation selectors (Unicode 15, the blocks in common use).
constexpr std::array<Range, 14> zero_width = {{{0x0300, 0x036F},
                                               {0x0483, 0x0489},
                                               {0x0591, 0x05BD},
                                               {0x0610, 0x061A},
                                               {0x064B, 0x065F},
                                               {0x0900, 0x0902},
                                               {0x093A, 0x093A},
                                               {0x0E31, 0x0E31},
                                               {0x0E34, 0x0E3A},
                                               {0x1AB0, 0x1AFF},
                                               {0x200B, 0x200F},
                                               {0x202A, 0x202E},
                                               {0x20D0, 0x20FF},
                                               {0xFE00, 0xFE0F}}};
// Two columns: East Asian wide and emoji.
constexpr std::array<Range, 44> two_wide = {
    {{0x1100, 0x115F},   {0x231A, 0x231B},  {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3},
     {0x25FD, 0x25FE},   {0x2614, 0x2615},  {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1},
     {0x26AA, 0x26AB},   {0x26BD, 0x26BE},  {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA},
     {0x26F2, 0x26F3},   {0x26F5, 0x26F5},  {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B},
     {0x2728, 0x2728},   {0x274C, 0x274C},  {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797},
     {0x27B0, 0x27B0},   {0x27BF, 0x27BF},  {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}, {0x2E80, 0x303E},
     {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6},
     {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}}};
// What could move a cursor, turn the reading direction or break a line.
// Joiners are letters' business: names are spelt with them.
constexpr std::array<Range, 9> unprintable = {{{0x00, 0x1F},
                                               {0x7F, 0x9F},
                                               {0x061C, 0x061C},
                                               {0x200B, 0x200B},
                                               {0x200E, 0x200F},
                                               {0x2028, 0x202E},
                                               {0x2060, 0x206F},
                                               {0xFEFF, 0xFEFF},
                                               {0xE0000, 0xE007F}}};

std::size_t columns(char32_t value) {
    if (value < 0x20 || value == 0x7F || in_any(value, zero_width)) return 0;
    return in_any(value, two_wide) ? 2 : 1;
}

struct Replacement {
    char32_t from;
    std::string_view to;
};
constexpr std::array<Replacement, 20> plain_signs = {
    {{0x2018, "'"},    {0x2019, "'"},       {0x201C, "\""},  {0x201D, "\""}, {0x2013, "-"},
     {0x2014, "-"},    {0x2212, "-"},       {0x2026, "..."}, {0x2192, "->"}, {0x2190, "<-"},
     {0x00B0, " deg"}, {0x2032, " arcmin"}, {0x00B1, "+/-"}, {0x00D7, "x"},  {0x2264, "<="},
     {0x2265, ">="},   {0x00B7, "-"},       {0x2022, "*"},   {0x2588, "#"},  {0x2591, "."}}};

}  // namespace

bool is_utf8(std::string_view text) {
    bool good = true;
    for_each_code_point(text, [&](CodePoint point, std::string_view) { good = good && point.well_formed; });
    return good;
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for_each_code_point(text, [&](CodePoint, std::string_view) { ++count; });
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for_each_run(
        text, [&](std::string_view plain) { width += plain.size(); },
        [&](CodePoint point, std::string_view) { width += columns(point.value); });
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::string line;
    line.reserve(text.size());
    std::size_t used = 0;
    const bool plain = display_width(text) == text.size();  // as wide as it is long, and so is each word
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (word.empty()) continue;
        const std::size_t wide = plain ? word.size() : display_width(word);
        if (!line.empty() && used + 1 + wide > width) {
            lines.push_back(line);
            line.clear();
            used = 0;
        }
        if (!line.empty()) {
            line += ' ';
            ++used;
        }
        line += word;
        used += wide;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

std::string json_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for_each_code_point(text, [&](CodePoint point, std::string_view bytes) {
        switch (point.value) {
            case '"':
                out += "\\\"";
                return;
            case '\\':
                out += "\\\\";
                return;
            case '\n':
                out += "\\n";
                return;
            case '\r':
                out += "\\r";
                return;
            case '\t':
                out += "\\t";
                return;
            default:
                break;
        }
        if (point.value < 0x20 || point.value == 0x7F)
            out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point.value));
        else
            out += point.well_formed ? bytes : std::string_view("\xEF\xBF\xBD");
    });
    return out;
}

std::string well_formed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for_each_code_point(text, [&](CodePoint point, std::string_view bytes) {
        out += point.well_formed ? bytes : std::string_view("\xEF\xBF\xBD");
    });
    return out;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for_each_run(
        text, [&](std::string_view plain) { out += plain; },
        [&](CodePoint point, std::string_view bytes) {
            if (in_any(point.value, unprintable))
                out += point.value == '\n' || point.value == '\t' ? " " : "";
            else
                out += point.well_formed ? bytes : std::string_view("\xEF\xBF\xBD");
        });
    return out;
}

std::string spoken_name(std::string_view name) {
    std::string spoken(name);
    const auto is_digit = [&](std::size_t at) { return spoken[at] >= '0' && spoken[at] <= '9'; };
    for (std::size_t at = 0; at < spoken.size(); ++at) {
        const bool is_inside = at > 0 && at + 1 < spoken.size();
        const bool is_range = is_inside && is_digit(at - 1) && is_digit(at + 1);
        if (spoken[at] == '_' || (spoken[at] == '-' && is_inside && !is_range)) spoken[at] = ' ';
    }
    return spoken;
}

std::string names_with(std::string_view between, std::string_view names) {
    std::string text;
    for (const char c : names) text += c == '|' ? between : std::string_view(&c, 1);
    return text;
}

std::string with_filled(std::string text, std::string_view slot, std::string_view value) {
    const std::string written = "{" + std::string(slot) + "}";
    for (std::size_t at = text.find(written); at != std::string::npos; at = text.find(written, at + value.size()))
        text.replace(at, written.size(), value);
    return text;
}

std::string with_capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string without_capital(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

bool is_kebab(std::string_view id) {
    const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    if (id.empty() || id.front() == '-' || id.back() == '-' || id.find("--") != std::string_view::npos) return false;
    return std::ranges::all_of(id, [&](char c) { return is_word(c) || c == '-'; });
}

std::string in_ascii(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for_each_run(
        text, [&](std::string_view plain) { out += plain; },
        [&](CodePoint point, std::string_view bytes) {
            if (point.value < 0x80) {
                out += bytes;
                return;
            }
            const auto* sign = std::find_if(plain_signs.begin(), plain_signs.end(),
                                            [&](const Replacement& r) { return r.from == point.value; });
            out += sign != plain_signs.end() ? sign->to : "?";
        });
    return out;
}

}  // namespace ergoaudit
