#include "ergoaudit/body/furniture.hpp"

#include <cmath>
#include <numbers>
#include <string_view>

namespace ergoaudit {

namespace {

constexpr double cm_per_inch = 2.54;
constexpr double rad_per_deg = std::numbers::pi / 180;

double as_number(std::string_view digits) {
    double value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

// "16:9" of screen.aspect; turned when the screen stands on its side.
ScreenSize size_of(const Facts& facts, Instance screen) {
    const std::string_view aspect = choice_name("screen.aspect"_fact.info(), facts.value("screen.aspect"_fact, screen));
    const std::size_t colon = aspect.find(':');
    if (colon == std::string_view::npos) return {};
    const ScreenSize size = screen_size(facts.value("screen.diagonal_in"_fact, screen),
                                        as_number(aspect.substr(0, colon)), as_number(aspect.substr(colon + 1)));
    if (facts.is("screen.orientation=portrait"_choice, screen)) return {size.height_cm, size.width_cm};
    return size;
}

void complete_screen(Facts& facts, Instance screen) {
    const Provenance size_from =
        weaker(facts.from("screen.diagonal_in"_fact, screen),
               weaker(facts.from("screen.aspect"_fact, screen), facts.from("screen.orientation"_fact, screen)));
    const ScreenSize size = size_of(facts, screen);
    write(facts, "screen.width_cm"_fact, {size.width_cm, size_from}, screen);
    write(facts, "screen.height_cm"_fact, {size.height_cm, size_from}, screen);

    const Known desk = known(facts, "desk.height_cm"_fact);
    const Known rise = screen_rise_cm(facts, screen);
    const auto complete = [&](Fact top, Fact top_above_desk, Fact bottom_above_desk) {
        if (facts.knows(top, screen)) return;
        write(facts, top,
              (known(facts, top_above_desk, screen) + desk)
                  .or_else(known(facts, bottom_above_desk, screen) + desk + rise),
              screen);
    };
    if (facts.knows("screen.top_height_cm"_fact, screen)) return;  // its ranges stand beside it or not at all
    if (!facts.knows("screen.top_height_step_cm"_fact, screen))
        write(facts, "screen.top_height_step_cm"_fact,
              known(facts, "screen.top_above_desk_step_cm"_fact, screen)
                  .or_else(known(facts, "screen.bottom_above_desk_step_cm"_fact, screen)),
              screen);
    complete("screen.top_height_cm"_fact, "screen.top_above_desk_cm"_fact, "screen.bottom_above_desk_cm"_fact);
    complete("screen.top_height_min_cm"_fact, "screen.top_above_desk_min_cm"_fact,
             "screen.bottom_above_desk_min_cm"_fact);
    complete("screen.top_height_max_cm"_fact, "screen.top_above_desk_max_cm"_fact,
             "screen.bottom_above_desk_max_cm"_fact);
}

void complete_seat(Facts& facts, const Allowances& allowances) {
    if (!facts.knows("chair.seat_height_cm"_fact)) {
        const double sink =
            facts.says("chair.seat_soft"_fact) ? allowances.seat_sink_soft_cm : allowances.seat_sink_firm_cm;
        write(facts, "chair.seat_height_cm"_fact,
              known(facts, "chair.seat_empty_height_cm"_fact) - Known(sink, Provenance::defaulted));
    }
    if (!facts.knows("chair.armrest_height_cm"_fact))
        write(facts, "chair.armrest_height_cm"_fact,
              known(facts, "chair.armrest_from_floor_cm"_fact) - known(facts, "chair.seat_height_cm"_fact));
}

// Who never sits tells heights from the floor as they are there while standing.
void complete_desk(Facts& facts) {
    if (facts.is("person.seat=none"_choice) && !facts.knows("desk.height_cm"_fact))
        write(facts, "desk.height_cm"_fact, known(facts, "desk.standing_height_cm"_fact));
}

// Breaks that somebody counted are shared out over hours that somebody told, rather than over those assumed from them.
void complete_breaks(Facts& facts) {
    if (facts.knows("habits.break_every_min"_fact)) return;
    const Known screen = known(facts, "habits.screen_hours_per_day"_fact),
                at_the_desk = known(facts, facts.is("person.seat=none"_choice) ? "habits.standing_hours_per_day"_fact
                                                                               : "habits.sitting_hours_per_day"_fact);
    const Known hours =
        screen.from == Provenance::defaulted ? at_the_desk.or_else(screen) : screen.or_else(at_the_desk);
    write(facts, "habits.break_every_min"_fact, 60 * hours / (known(facts, "habits.breaks_per_day"_fact) + 1));
}

void shift(Facts& facts, Fact fact, double by_cm, Instance at = {}) {
    if (facts.knows(fact, at)) facts.set(fact, facts.value(fact, at) + by_cm, facts.from(fact, at), at);
}

}  // namespace

ScreenSize screen_size(double diagonal_in, double aspect_width, double aspect_height) {
    const double per_unit = diagonal_in * cm_per_inch / std::hypot(aspect_width, aspect_height);
    return {aspect_width * per_unit, aspect_height * per_unit};
}

Known lean_for_heights(const Facts& facts, Instance screen) {
    return known(facts, "screen.tilt_deg"_fact, screen).or_else({0, Provenance::defaulted});
}

Known screen_rise_cm(const Facts& facts, Instance screen) {
    return apply([](double h, double lean_deg) { return h * std::cos(lean_deg * rad_per_deg); },
                 known(facts, "screen.height_cm"_fact, screen), lean_for_heights(facts, screen));
}

void complete_furniture(Facts& facts, const Allowances& allowances) {
    complete_seat(facts, allowances);
    complete_desk(facts);
    for (std::uint8_t screen = 0; screen < facts.screens(); ++screen) complete_screen(facts, {.screen = screen});
    complete_breaks(facts);
}

bool is_on_lap(const Facts& facts, Instance screen) {
    return facts.is("screen.kind=laptop"_choice, screen) && facts.is("keyboard.surface=lap"_choice) &&
           !facts.says("keyboard.external"_fact);
}

void raise_screen(Facts& facts, Instance screen, double by_cm) {
    shift(facts, "screen.top_height_cm"_fact, by_cm, screen);
    shift(facts, "screen.top_height_min_cm"_fact, by_cm, screen);
    shift(facts, "screen.top_height_max_cm"_fact, by_cm, screen);
}

void move_desk(Facts& facts, double to_cm, Provenance from) {
    const double by_cm = to_cm - facts.value("desk.height_cm"_fact);
    facts.set("desk.height_cm"_fact, to_cm, from);
    if (std::isnan(by_cm)) return;
    for (std::uint8_t s = 0; s < facts.screens(); ++s)
        if (!is_on_lap(facts, {.screen = s})) raise_screen(facts, {.screen = s}, by_cm);
    shift(facts, "keyboard.tray_height_cm"_fact, by_cm);
    shift(facts, "keyboard.tray_height_min_cm"_fact, by_cm);
    shift(facts, "keyboard.tray_height_max_cm"_fact, by_cm);
    if (!facts.is("keyboard.surface=lap"_choice)) shift(facts, "keyboard.height_cm"_fact, by_cm);
    if (!facts.is("mouse.surface=other"_choice)) shift(facts, "mouse.height_cm"_fact, by_cm);
}

Known lowest_part_above_thighs(const Facts& facts) {
    if (facts.is("keyboard.surface=tray"_choice))
        return known(facts, "keyboard.tray_height_cm"_fact) - known(facts, "keyboard.tray_thickness_cm"_fact);
    return known(facts, "desk.height_cm"_fact) - known(facts, "desk.thickness_cm"_fact);
}

Known cushion_cm(const Facts& facts) { return known(facts, "chair.cushion_depth_cm"_fact).or_else(0); }

Known footrest_height_cm(const Facts& facts) {
    if (facts.says("footrest.used"_fact)) return known(facts, "footrest.height_cm"_fact);
    if (facts.knows("footrest.used"_fact)) return {0, facts.from("footrest.used"_fact)};
    return known(facts, "footrest.height_cm"_fact).or_else({0, Provenance::defaulted});
}

Known armrest_room_cm(const Facts& facts) {
    return known(facts, "desk.height_cm"_fact) - known(facts, "desk.thickness_cm"_fact) -
           known(facts, "chair.seat_height_cm"_fact) - known(facts, "chair.armrest_height_cm"_fact);
}

Known seat_pan_cm(const Facts& facts) { return known(facts, "chair.seat_depth_cm"_fact) - cushion_cm(facts); }

bool keys_are_raised(const Facts& facts) {
    const bool are_its_own = facts.knows("keyboard.external"_fact) && !facts.says("keyboard.external"_fact);
    const bool has_keys = facts.is("screen.kind=laptop"_choice) || facts.is("screen.kind=tablet"_choice);
    return are_its_own && has_keys && facts.knows("screen.mount"_fact) && !facts.is("screen.mount=none"_choice);
}

Known surface_under_keyboard(const Facts& facts) {
    if (keys_are_raised(facts)) return {};
    if (facts.is("keyboard.surface=desk"_choice)) return known(facts, "desk.height_cm"_fact);
    if (facts.is("keyboard.surface=tray"_choice)) return known(facts, "keyboard.tray_height_cm"_fact);
    return {};
}

Known home_row_on_furniture(const Facts& facts) {
    return known(facts, "keyboard.height_cm"_fact)
        .or_else(surface_under_keyboard(facts) + known(facts, "keyboard.home_row_thickness_cm"_fact));
}

Known keyboard_from_backrest_cm(const Facts& facts) {
    return known(facts, "desk.backrest_to_edge_cm"_fact) - cushion_cm(facts) +
           known(facts, "keyboard.distance_from_edge_cm"_fact);
}

Known trunk_recline_deg(const Facts& facts) {
    const bool free_back = facts.is("chair.backrest=none"_choice) ||
                           (facts.knows("chair.uses_backrest"_fact) && !facts.says("chair.uses_backrest"_fact));
    return free_back ? Known(0, Provenance::defaulted) : known(facts, "chair.backrest_recline_deg"_fact);
}

Known standing_desk_cm(const Facts& facts) {
    const Known told = known(facts, "desk.standing_height_cm"_fact);
    return facts.is("person.seat=none"_choice) ? told.or_else(known(facts, "desk.height_cm"_fact)) : told;
}

Known desk_rise(const Facts& facts) { return standing_desk_cm(facts) - known(facts, "desk.height_cm"_fact); }

AsFound as_found(const Facts& facts) {
    return {.seat_cm = known(facts, "chair.seat_height_cm"_fact),
            .desk_cm = known(facts, "desk.height_cm"_fact),
            .underside_cm = lowest_part_above_thighs(facts),
            .screen_top_cm = known(facts, "screen.top_height_cm"_fact, {.screen = main_screen(facts)}),
            .seat_pan_cm = seat_pan_cm(facts),
            .home_row_cm = home_row_on_furniture(facts),
            .keyboard_slope_deg = known(facts, "keyboard.slope_deg"_fact),
            .keyboard_from_backrest_cm = keyboard_from_backrest_cm(facts),
            .trunk_recline_deg = trunk_recline_deg(facts),
            .seat_above_feet_cm = known(facts, "chair.seat_height_cm"_fact) - footrest_height_cm(facts),
            .armrest_room_cm = armrest_room_cm(facts),
            .has_no_armrests = facts.is("chair.armrests=none"_choice)};
}

Known moved(Known now, Known then) { return now.is_known() || then.is_known() ? now.value - then.value : 0; }

}  // namespace ergoaudit
