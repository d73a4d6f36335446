#pragma once
// What to measure next: the keys that would settle most verdicts, with how to take them.

#include "sureness.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

// A fact that varies over the bodies and the key a person would measure to know it.
struct Measurable {
    Row row;   // what varies: posture.sitting.elbow_height_cm
    Fact key;  // what is written: person.seated_elbow_from_floor_cm
};

// The body measures not taken yet: first those a person takes alone at the desk, then an assessor's.
[[nodiscard]] std::vector<Measurable> measures_not_taken(const Workup& workup, const Axes& axes);

// Written keys that an expression reads, itself or through what is derived from them, and that nobody said; each once,
// as it reads them.
[[nodiscard]] std::vector<Row> keys_lacking(std::span<const Program* const> programs, Instance at, const Facts& facts);

// Written keys without which the judged rule is unknown; each once, in table order.
[[nodiscard]] std::vector<Row> keys_needed(const Judged& judged, const Facts& facts);

// `sureness` in the order of `judged`; `findings` of them in any order. A key settles an unsure verdict when it takes
// away three quarters of the variance of its measure, and an unknown one when nothing else is missing. Stature comes
// first where nobody told it, then the body, then what settles most, an unknown verdict by its weight in the score, of
// which one that lacks several keys counts a part for each (of equals the earlier measure); what somebody else has to
// observe comes last. Each further key counts only what is still open after those before it, so that `settles` of all
// together is what can be settled.
[[nodiscard]] std::vector<MeasureNext> rank_measures(std::span<const Measurable> measures, const BodySpread& spread,
                                                     std::span<const Judged> judged, std::span<const Sureness> sureness,
                                                     std::span<const Finding> findings, const Scoring& scoring);

}  // namespace ergoaudit
