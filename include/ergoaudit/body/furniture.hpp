#pragma once
// What follows about the furniture from what was written about it, without a body: one way to say each thing, so that
// everything after this reads chair.seat_height_cm, screen.top_height_cm and chair.armrest_height_cm only.

#include "ergoaudit/body/known.hpp"
#include "ergoaudit/body/population.hpp"

namespace ergoaudit {

// Fills, where only the other form is known: the seat height from the empty seat, screen heights (and their ranges)
// from heights above the desk, armrests from the floor, time between breaks from their number. Writes width and height
// of the pictures. Doing it twice changes nothing.
void complete_furniture(Facts& facts, const Allowances& allowances);

// A laptop that is typed on, on the thighs.
[[nodiscard]] bool is_on_lap(const Facts& facts, Instance screen);

// Moves the top of a screen and the range it has.
void raise_screen(Facts& facts, Instance screen, double by_cm);

// Moves the desk top as one sits, with everything that stands on it or hangs from it: screens, tray, keyboard, mouse
// and their ranges; not what is on the lap. With the desk height unknown only the desk height is written.
void move_desk(Facts& facts, double to_cm, Provenance from);

// Width and height of a picture.
struct ScreenSize {
    double width_cm = unknown;
    double height_cm = unknown;
};
[[nodiscard]] ScreenSize screen_size(double diagonal_in, double aspect_width, double aspect_height);

// The heights on which the body's place depends; NaN where not known.
[[nodiscard]] Known lowest_part_above_thighs(const Facts& facts);  // desk top's underside, or the tray's
[[nodiscard]] Known seat_pan_cm(const Facts& facts);               // seat depth in front of back or cushion
[[nodiscard]] Known cushion_cm(const Facts& facts);                // at the back; 0 when nobody mentions one
[[nodiscard]] Known footrest_height_cm(const Facts& facts);        // 0 when nobody uses one
[[nodiscard]] Known armrest_room_cm(const Facts& facts);           // underside of the desk top above the armrests
// The keys of a laptop or tablet, the first screen, go up with it, by as much as nobody told.
[[nodiscard]] bool keys_are_raised(const Facts& facts);
[[nodiscard]] Known surface_under_keyboard(const Facts& facts);  // desk or tray; a lap is not furniture
[[nodiscard]] Known home_row_on_furniture(const Facts& facts);
[[nodiscard]] Known keyboard_from_backrest_cm(const Facts& facts);  // home row from the back, level
// A screen's lean for heights: one of which nobody speaks is taken as upright.
[[nodiscard]] Known lean_for_heights(const Facts& facts, Instance screen);

// Its top edge above its bottom edge, given that lean.
[[nodiscard]] Known screen_rise_cm(const Facts& facts, Instance screen);

// How far the trunk leans back: as the backrest does, upright when there is none or it is not leaned on.
[[nodiscard]] Known trunk_recline_deg(const Facts& facts);

// The desk as somebody stands at it; who never sits stands at it as it is.
[[nodiscard]] Known standing_desk_cm(const Facts& facts);
// How far the desk rises from sitting to standing; NaN when a height is unknown.
[[nodiscard]] Known desk_rise(const Facts& facts);

// The furniture as it stood when the person measured themselves or was looked at. What was measured or observed then
// moves with the furniture from there.
struct AsFound {
    Known seat_cm, desk_cm, underside_cm, screen_top_cm, seat_pan_cm, home_row_cm, keyboard_slope_deg,
        keyboard_from_backrest_cm, trunk_recline_deg, seat_above_feet_cm, armrest_room_cm;
    bool has_no_armrests = false;
};
// Of a description after `complete_furniture`, before any change.
[[nodiscard]] AsFound as_found(const Facts& facts);
// now − then, a plain number. 0 where it is unknown now as then; not known where only one of them is: what was measured
// there says nothing any more.
[[nodiscard]] Known moved(Known now, Known then);

}  // namespace ergoaudit
