#pragma once
// Text on a terminal and in files: widths, wrapping, escaping.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Whether every byte belongs to well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view text);

// How many code points; malformed bytes count one each.
[[nodiscard]] std::size_t code_points(std::string_view text);

// How many terminal columns: combining marks 0, East Asian wide and emoji 2, else 1; escape sequences are not
// understood.
[[nodiscard]] std::size_t display_width(std::string_view text);

// Words of `text` in lines of at most `width` columns; a longer word gets a line of its own.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

// Inside JSON quotes: control characters, quote and backslash escaped, malformed UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string json_escaped(std::string_view text);

// The text a reader of the escaped one gets: malformed UTF-8 replaced by U+FFFD, all else as it is.
[[nodiscard]] std::string well_formed(std::string_view text);

// Control characters, line separators and direction marks taken out, so that a name cannot move a cursor or turn a
// line.
[[nodiscard]] std::string printable(std::string_view text);

// The first letter a capital one, where it is a letter of English.
[[nodiscard]] std::string with_capital(std::string text);
// The same with a small one: a sentence that goes on after another's beginning.
[[nodiscard]] std::string without_capital(std::string text);

// Small letters of English and digits, words joined by one "-": "seat-fits-legs".
[[nodiscard]] bool is_kebab(std::string_view id);

// The text with a value wherever `{slot}` stands; what the value holds is not looked at again.
[[nodiscard]] std::string with_filled(std::string text, std::string_view slot, std::string_view value);

// A name from a list of data as people write it: "upper_back" as "upper back", "1-2-per-week" as "1-2 per week".
[[nodiscard]] std::string spoken_name(std::string_view name);

// Names parted by bars, as the tables of facts hold them, parted by something else: "a|b|c" and ", " give "a, b, c".
[[nodiscard]] std::string names_with(std::string_view between, std::string_view names);

// For --ascii: quotes, dashes, arrows, degree and plus-minus signs in plain ASCII; anything else '?'.
[[nodiscard]] std::string in_ascii(std::string_view text);

}  // namespace ergoaudit
