#pragma once
// Published scores in reports. Private to this folder.

#include "page.hpp"

#include "ergoaudit/base/json_writer.hpp"
#include "ergoaudit/instruments/instrument_score.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ergoaudit {

enum class InstrumentDetail : std::uint8_t { a_few_lines, everything, everything_by_itself };

// A section of the text report; nothing when no instrument says anything. Of a score of which nothing is known yet
// nothing is said, unless everything is asked for.
void write_instruments(Page& page, std::span<const InstrumentScore> scores, InstrumentDetail detail);

// What each instrument came to that says something, in sentences.
struct InstrumentSaid {
    std::string result, asks;
    std::string_view in_short;
    std::vector<std::string_view> notes;
};
[[nodiscard]] std::vector<InstrumentSaid> instruments_said(std::span<const InstrumentScore> scores);

// What was assumed for these scores of one instrument: in general, and for items that were not observed.
[[nodiscard]] std::vector<std::string> assumptions_made(std::span<const InstrumentScore> scores);

// The field "instruments" of an audit; null when nothing was scored.
void write_instruments(JsonWriter& json, std::span<const InstrumentScore> scores);

}  // namespace ergoaudit
