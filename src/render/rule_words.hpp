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
// A sentence of a rule read without a person: {excess} is "the difference", {from} and {to} are the band's.
[[nodiscard]] std::string read_without_person(std::string_view text, const Rule& rule);

// One part of what there is to say about a rule: a heading, then paragraphs, then a list.
struct Part {
    std::string_view heading;
    std::vector<std::string> paragraphs;
    std::vector<std::string> list;
};
// All of it, in the order of a page: what is checked, why, how to find out, the limits and where they come from, what
// to do, what is disputed, the sources.
[[nodiscard]] std::vector<Part> parts_of(const Rule& rule, const Knowledge& knowledge);
// Where a citation stands and what it says, on one line.
[[nodiscard]] std::string citation_in_words(const Citation& citation, const Knowledge& knowledge);

// A source that is cited whole, on one line.
[[nodiscard]] std::string source_in_words(std::string_view key, const Knowledge& knowledge);

// The rules as a book in Markdown: one section a category, one chapter a rule.
[[nodiscard]] std::string manual(const std::vector<const Rule*>& rules, const Knowledge& knowledge);

}  // namespace ergoaudit
