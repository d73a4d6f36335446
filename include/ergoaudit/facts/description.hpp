#pragma once
// What one person wrote about one workstation: the row of facts, the words, and where each stood.

#include "ergoaudit/base/source_span.hpp"
#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/facts/text_table.hpp"

#include <cstddef>
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

// The first entry of that key; empty when there is none.
[[nodiscard]] std::string_view text_in(std::span<const TextEntry> texts, TextKey key, std::size_t record = 0);
// How many tables a list of tables has: "assessment.action".
[[nodiscard]] std::size_t records_in(std::span<const TextEntry> texts, std::string_view table);

// Heights or places at which adjustable furniture clicks, in the unit of the fact.
struct Stages {
    Row row;
    std::vector<double> values;  // rising
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
    // Every entry of a list key.
    [[nodiscard]] std::vector<std::string_view> list(TextKey key, std::size_t record = 0) const;
    [[nodiscard]] std::size_t records(std::string_view table) const { return records_in(texts, table); }
};

// Takes what CONTRACT section 3 says is assumed when nobody mentions it: the table's own assumptions, no footrest, a
// lone screen upright, straight ahead and alone in use, equipment and positions for exercise; an answer about the
// screen is about one screen. And what follows from what is said:
// - a chair in good condition has no defects unless some are listed; no backrest (or a stool): no lumbar support;
//   armrests of which a height is given are there, fixed
// - a mouse or a phone of which anything is said is used (a touchpad may be the laptop's, scrolling is no phoning)
// - a screen on a stand or arm is a monitor; hours on a screen are its share of the hours at screens
// - hours at screens are those of sitting, of who never sits those of standing; stress is a quarter of the Perceived
// Stress Scale's score So that no rule has to ask whether something was said. Only fills what is unknown; provenance
// defaulted; twice is the same as once.
void assume_unmentioned(Facts& facts);

}  // namespace ergoaudit
