#pragma once
// What to measure next: the keys that would settle most verdicts, with how to take them.

#include <span>
#include <vector>

#include "sureness.hpp"

namespace ergoaudit {

// A fact that varies over the bodies and the key a person would measure to know it.
struct Measurable {
    Row row;   // what varies: posture.sitting.elbow_height_cm
    Fact key;  // what is written: person.seated_elbow_from_floor_cm
};

// The body measures not taken yet: first those a person takes alone at the desk, then an assessor's.
[[nodiscard]] std::vector<Measurable> measures_not_taken(const Workup& workup);

// Written keys without which the judged rule is unknown; each once, in table order.
[[nodiscard]] std::vector<std::pair<Fact, Instance>> keys_needed(const Judged& judged, const Facts& facts);

// `sureness` in the order of `judged`. Ranked by how many verdicts a key settles, then by their weight, then by the order
// of the measures. A key settles an unsure verdict when it takes away three quarters of the variance of its measure, and
// an unknown one when nothing else is missing.
[[nodiscard]] std::vector<MeasureNext> rank_measures(std::span<const Measurable> measures, const BodySpread& spread,
                                                     std::span<const Judged> judged, std::span<const Sureness> sureness,
                                                     const Facts& facts, const Scoring& scoring);

}  // namespace ergoaudit
