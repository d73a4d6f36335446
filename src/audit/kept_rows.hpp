#pragma once
// What a plan may not touch. Private to this folder.

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/plan/knob.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

// What the person wants to stay is not touched, but goes along with what carries it. What an assessor confirmed stays
// what it is, and with it what would carry it: a screen's height from the floor holds the desk, one above the desk not.
[[nodiscard]] std::vector<Row> kept_rows(const Description& description, const Facts& facts,
                                         std::span<const Knob> knobs);

}  // namespace ergoaudit
