#pragma once
// Measures that can be told in several forms: the height of a screen from the floor or above the desk.

#include "ergoaudit/facts/facts.hpp"

namespace ergoaudit {

// Another form of a measure, and the one in which everything is reckoned.
struct ToldOtherwise {
    Fact told, reckoned;
};

inline constexpr ToldOtherwise other_forms[] = {
    {"chair.seat_empty_height_cm"_fact, "chair.seat_height_cm"_fact},
    {"chair.armrest_from_floor_cm"_fact, "chair.armrest_height_cm"_fact},
    {"screen.top_above_desk_cm"_fact, "screen.top_height_cm"_fact},
    {"screen.bottom_above_desk_cm"_fact, "screen.top_height_cm"_fact},
    {"screen.top_above_desk_min_cm"_fact, "screen.top_height_min_cm"_fact},
    {"screen.bottom_above_desk_min_cm"_fact, "screen.top_height_min_cm"_fact},
    {"screen.top_above_desk_max_cm"_fact, "screen.top_height_max_cm"_fact},
    {"screen.bottom_above_desk_max_cm"_fact, "screen.top_height_max_cm"_fact},
    {"screen.top_above_desk_step_cm"_fact, "screen.top_height_step_cm"_fact},
    {"screen.bottom_above_desk_step_cm"_fact, "screen.top_height_step_cm"_fact},
};

// The form in which it is reckoned; itself where there is no other.
[[nodiscard]] constexpr Fact reckoned_as(Fact told) {
    for (const ToldOtherwise& form : other_forms)
        if (form.told == told) return form.reckoned;
    return told;
}
[[nodiscard]] inline Row reckoned_as(Row told) {
    const auto [fact, at] = owner_of(told);
    return row_of(reckoned_as(fact), at);
}

}  // namespace ergoaudit
