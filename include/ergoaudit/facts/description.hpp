#pragma once
// What one person wrote about one workstation: the row of facts, the words, and where each stood.

#include "ergoaudit/base/source_span.hpp"
#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/facts/text_table.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct TextEntry {
    TextKey key;
    std::size_t record = 0;  // which table of a list of tables, or which screen; 0 elsewhere
    std::string value;       // dates as YYYY-MM-DD; one entry per element of a list
    SourceSpan where;
};

// So many tables in a list of tables, and values in a list, are read; more are refused.
inline constexpr std::size_t most_in_a_list = 10'000;

// The first entry of that key; empty when there is none.
[[nodiscard]] std::string_view text_in(std::span<const TextEntry> texts, TextKey key, std::size_t record = 0);

// The tables of one list of tables, "assessment.action", sorted out once for whoever looks at each of them. `texts`
// must outlive it.
class TextRecords {
  public:
    TextRecords(std::span<const TextEntry> texts, std::string_view table);

    [[nodiscard]] std::size_t size() const { return begin_.size() - 1; }
    // Everything said in that table, in the order written.
    [[nodiscard]] std::span<const TextEntry* const> entries(std::size_t record) const {
        return std::span(entries_).subspan(begin_[record], begin_[record + 1] - begin_[record]);
    }
    // The first entry of that key in that table; empty when there is none.
    [[nodiscard]] std::string_view text(TextKey key, std::size_t record) const;
    // Every entry of a list key in that table.
    [[nodiscard]] std::vector<std::string_view> list(TextKey key, std::size_t record) const;

  private:
    std::vector<const TextEntry*> entries_;  // by record
    std::vector<std::size_t> begin_;         // of each record in entries_, and the end of the last one
};

// Heights or places at which adjustable furniture clicks, in the unit of the fact.
struct Stages {
    Row row;
    std::vector<double> values;     // rising
    std::optional<Row> above = {};  // counted from the height that stands there; none: as they are
};

struct Description {
    std::string source;             // as named by the person: a path, or "-"
    std::string digest;             // of the text it was read from; see base/digest.hpp
    Facts facts;                    // only what was written, provenance measured, observed or reported
    std::vector<TextEntry> texts;   // in the order written
    std::vector<Stages> stages;     // in the order written
    std::vector<SourceSpan> where;  // of each value, by Row (row_size)

    [[nodiscard]] std::string_view text(TextKey key, std::size_t record = 0) const {
        return text_in(texts, key, record);
    }
    // Every entry of a list key outside of lists of tables.
    [[nodiscard]] std::vector<std::string_view> list(TextKey key) const;
    [[nodiscard]] TextRecords records(std::string_view table) const { return {texts, table}; }
};

// Takes what is assumed when nobody mentions it: the table's own assumptions, no footrest, a lone screen upright,
// straight ahead and alone in use, equipment and positions for exercise; an answer about the screen is about one
// screen. And what follows from what is said:
// - a chair in good condition has no defects unless some are listed; no backrest (or a stool): no lumbar support;
//   armrests of which a height is given are there, fixed
// - the keyboard lies on a tray of which the height or thickness is given
// - a mouse or a phone of which anything is said is used (a touchpad may be the laptop's, scrolling is no phoning)
// - a screen on a stand or arm is a monitor; hours on a screen are its share of the hours at screens, and the share
//   that nobody told is what the other screens leave
// - hours at screens are those of sitting, of who never sits those of standing; stress is a quarter of the score of
//   the Perceived Stress Scale
//
// So that no rule has to ask whether something was said. Fills what is unknown, with provenance defaulted or that of
// what it follows from; the height of a footrest that is not used becomes 0. Twice is the same as once.
void assume_unmentioned(Facts& facts);

}  // namespace ergoaudit
