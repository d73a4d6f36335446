#pragma once
// What lists, pages and the manual say of a rule in the same words. Private to this folder.

#include "ergoaudit/knowledge/knowledge.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

[[nodiscard]] std::string_view category_of(const Rule& rule);
[[nodiscard]] std::string_view severity_of(const Rule& rule);

// "at most 1 cm", "-3 to 1 cm".
[[nodiscard]] std::string interval_in_words(const Interval& interval, Unit unit);
// "right: …; still tolerable: …", or what must hold.
[[nodiscard]] std::string band_in_words(const Rule& rule);
// A sentence with its {numbers} left open: "Lower the seat by …".
[[nodiscard]] std::string without_placeholders(std::string_view text);
// Where a citation stands and what it says, on one line.
[[nodiscard]] std::string citation_in_words(const Citation& citation, const Knowledge& knowledge);

// The rules as a book in Markdown: one section a category, one chapter a rule.
[[nodiscard]] std::string manual(const std::vector<const Rule*>& rules, const Knowledge& knowledge);

}  // namespace ergoaudit
