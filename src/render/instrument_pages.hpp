#pragma once
// Published scores in reports. Private to this folder.

#include "page.hpp"

#include "ergoaudit/base/json_writer.hpp"
#include "ergoaudit/instruments/instrument_score.hpp"

#include <cstdint>
#include <span>

namespace ergoaudit {

enum class InstrumentDetail : std::uint8_t { a_few_lines, everything, everything_by_itself };

// A section of the text report; nothing when no instrument says anything. A score that could be anything is only shown
// with everything.
void write_instruments(Page& page, std::span<const InstrumentScore> scores, InstrumentDetail detail);

// The field "instruments" of an audit; null when nothing was scored.
void write_instruments(JsonWriter& json, std::span<const InstrumentScore> scores);

}  // namespace ergoaudit
