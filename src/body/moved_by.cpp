#include "ergoaudit/body/moved_by.hpp"

#include "ergoaudit/body/furniture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace ergoaudit {
namespace {

constexpr std::array nothing = std::array<Fact, 0>{};

template <std::size_t... sizes>
constexpr auto joined(const std::array<Fact, sizes>&... lists) {
    std::array<Fact, (sizes + ... + 0)> all;
    std::size_t next = 0;
    const auto add = [&](const auto& list) {
        for (const Fact fact : list) all[next++] = fact;
    };
    (add(lists), ...);
    return all;
}

constexpr std::array seat = {"chair.seat_height_cm"_fact};
constexpr std::array recline = {"chair.backrest_recline_deg"_fact, "chair.backrest"_fact, "chair.uses_backrest"_fact};
constexpr std::array tilt = {"chair.seat_tilt_deg"_fact};
constexpr std::array pan = {"chair.seat_depth_cm"_fact, "chair.cushion_depth_cm"_fact};
constexpr std::array cushion = {"chair.cushion_depth_cm"_fact};
constexpr std::array feet = {"footrest.height_cm"_fact, "footrest.used"_fact};
constexpr std::array armrest = {"chair.armrest_height_cm"_fact};
constexpr std::array armrest_room = {"chair.armrests"_fact, "chair.armrest_height_cm"_fact, "chair.seat_height_cm"_fact,
                                     "desk.height_cm"_fact, "desk.thickness_cm"_fact};
constexpr std::array desk = {"desk.height_cm"_fact};
constexpr std::array rise = {"desk.standing_height_cm"_fact};
constexpr std::array kind = {"desk.kind"_fact};  // whether anybody stands where no height for it is given
constexpr std::array legroom = {"desk.legroom_depth_cm"_fact, "desk.backrest_to_edge_cm"_fact};
constexpr std::array underside = {"desk.height_cm"_fact, "desk.thickness_cm"_fact, "keyboard.surface"_fact,
                                  "keyboard.tray_height_cm"_fact, "keyboard.tray_thickness_cm"_fact};
constexpr std::array row = {"keyboard.surface"_fact,   "keyboard.tray_height_cm"_fact,
                            "keyboard.height_cm"_fact, "keyboard.home_row_thickness_cm"_fact,
                            "keyboard.external"_fact,  "screen.kind"_fact,
                            "screen.mount"_fact};
constexpr std::array keyboard_place = {"keyboard.distance_from_edge_cm"_fact, "desk.backrest_to_edge_cm"_fact};
constexpr std::array slope = {"keyboard.slope_deg"_fact};
constexpr std::array mouse_surface = {"mouse.height_cm"_fact, "mouse.surface"_fact, "keyboard.tray_height_cm"_fact};
constexpr std::array mouse_place = {"mouse.distance_from_edge_cm"_fact, "mouse.lateral_offset_cm"_fact,
                                    "mouse.side"_fact, "desk.backrest_to_edge_cm"_fact};
constexpr std::array top = {"screen.top_height_cm"_fact};
constexpr std::array format = {"screen.diagonal_in"_fact, "screen.aspect"_fact, "screen.orientation"_fact};
constexpr std::array lean = {"screen.tilt_deg"_fact};
constexpr std::array away = {"screen.distance_cm"_fact};
constexpr std::array work_area = {"screen.work_area"_fact};
constexpr std::array aside = {"screen.lateral_offset_cm"_fact};
constexpr std::array yaw = {"screen.yaw_deg"_fact};
constexpr std::array letters = {"screen.character_height_mm"_fact};

constexpr auto standing_desk = joined(rise, kind);
constexpr auto trunk = joined(seat, recline);
constexpr auto trunk_thigh = joined(recline, tilt);
constexpr auto legs = joined(seat, feet);
constexpr auto thigh_room = joined(seat, underside);
constexpr auto knee_room = joined(cushion, legroom);
constexpr auto armrest_and_seat = joined(armrest, seat);

// A lap is as high as the seat, and nobody stands with one.
constexpr auto keys = joined(seat, desk, row);
constexpr auto mouse = joined(seat, desk, mouse_surface);
constexpr auto keys_and_mouse = joined(keys, mouse_surface);
constexpr auto arm = joined(keys, recline, keyboard_place, cushion);
constexpr auto wrist = joined(arm, slope);
constexpr auto mouse_reach = joined(mouse_place, cushion, recline);
constexpr auto keys_standing = joined(desk, rise, row);
constexpr auto mouse_standing = joined(desk, rise, mouse_surface);
constexpr auto keys_and_mouse_standing = joined(keys_standing, mouse_surface, kind);

// The picture from the eye: its top, its edges, and these with the way to it in the posture for which that was given.
constexpr auto top_sitting = joined(trunk, top);
constexpr auto top_standing = joined(desk, rise, top);
constexpr auto top_as_seen = joined(top_sitting, desk);  // of an unknown height: it stands on the desk
constexpr auto edges_as_seen = joined(top_as_seen, format, lean);
constexpr auto edges = joined(top_sitting, format, lean);
constexpr auto edges_standing = joined(top_standing, format, lean);
constexpr auto sight = joined(edges, away);
constexpr auto sight_standing = joined(edges_standing, away);
constexpr auto area = joined(sight, work_area);
constexpr auto area_standing = joined(sight_standing, work_area);
constexpr auto beside = joined(sight, aside);
constexpr auto beside_standing = joined(sight_standing, aside);
constexpr auto turned_away = joined(beside, yaw);
constexpr auto turned_away_standing = joined(sight_standing, aside, yaw);
constexpr auto letters_away = joined(letters, away);

// In the posture for which it was not given the level way is that of the other.
constexpr auto both = joined(sight, desk, rise);
constexpr auto both_standing = joined(both, kind);
constexpr auto both_area = joined(both, work_area);
constexpr auto both_beside = joined(both, aside);
constexpr auto both_beside_standing = joined(both_beside, kind);  // straight ahead, wherever one stands at all
constexpr auto both_turned_away = joined(both_beside, yaw);
constexpr auto both_letters = joined(both, letters);
constexpr auto level_beside = joined(sight_standing, aside);
constexpr auto level_standing = joined(sight, standing_desk);

struct Moved {
    Fact derived;
    std::span<const Fact> sitting, standing;
};

// clang-format off
constexpr Moved table[] = {
    {"desk.underside_height_cm"_fact, underside, underside},
    {"screen.width_cm"_fact, format, format},
    {"screen.height_cm"_fact, format, format},
    {"posture.kind"_fact, nothing, standing_desk},
    {"posture.trunk_recline_deg"_fact, recline, standing_desk},
    {"posture.trunk_thigh_angle_deg"_fact, trunk_thigh, nothing},
    {"posture.hip_height_cm"_fact, seat, standing_desk},
    {"posture.shoulder_height_cm"_fact, trunk, standing_desk},
    {"posture.elbow_height_cm"_fact, seat, standing_desk},
    {"posture.eye_height_cm"_fact, trunk, standing_desk},
    {"posture.seat_above_legs_cm"_fact, legs, nothing},
    {"posture.feet"_fact, legs, nothing},
    {"posture.armrests_hit_desk"_fact, armrest_room, nothing},
    {"posture.knee_top_height_cm"_fact, feet, nothing},
    {"posture.knee_angle_deg"_fact, tilt, nothing},
    {"posture.thigh_top_height_cm"_fact, seat, nothing},
    {"posture.thigh_room_cm"_fact, thigh_room, nothing},
    {"posture.knee_room_cm"_fact, knee_room, nothing},
    {"posture.gap_behind_knee_cm"_fact, pan, nothing},
    {"posture.armrest_above_elbow_cm"_fact, armrest_and_seat, nothing},
    {"posture.surface_height_cm"_fact, keys, keys_standing},
    {"posture.home_row_height_cm"_fact, keys, keys_standing},
    {"posture.home_row_above_elbow_cm"_fact, keys, keys_standing},
    {"posture.mouse_above_elbow_cm"_fact, mouse, mouse_standing},
    {"posture.mouse_above_keyboard_cm"_fact, keys_and_mouse, keys_and_mouse_standing},
    {"posture.keyboard_reach_cm"_fact, arm, nothing},
    {"posture.elbow_angle_deg"_fact, arm, nothing},
    {"posture.shoulder_flexion_deg"_fact, arm, nothing},
    {"posture.forearm_pitch_deg"_fact, arm, nothing},
    {"posture.wrist_extension_deg"_fact, wrist, nothing},
    {"posture.mouse_reach_cm"_fact, mouse_reach, nothing},
    {"posture.mouse_side_angle_deg"_fact, mouse_reach, nothing},
    {"posture.near_reach_cm"_fact, nothing, standing_desk},
    {"posture.full_reach_cm"_fact, nothing, standing_desk},
    {"view.top_above_eye_cm"_fact, top_as_seen, top_standing},
    {"view.bottom_below_eye_cm"_fact, edges_as_seen, edges_standing},
    {"view.distance_cm"_fact, both, both},
    {"view.horizontal_distance_cm"_fact, both, both_standing},
    {"view.gaze_top_deg"_fact, both, both},
    {"view.gaze_centre_deg"_fact, both, both},
    {"view.gaze_bottom_deg"_fact, both, both},
    {"view.gaze_work_area_deg"_fact, both_area, both_area},
    {"view.neck_flexion_deg"_fact, both, both},
    {"view.eccentricity_deg"_fact, both_beside, both_beside_standing},
    {"view.off_normal_deg"_fact, both_turned_away, both_turned_away},
    {"view.character_size_arcmin"_fact, both_letters, both_letters},
};

// In the posture for which the distance to the screens was given.
constexpr Moved table_where_measured[] = {
    {"view.top_above_eye_cm"_fact, top_sitting, top_standing},
    {"view.bottom_below_eye_cm"_fact, edges, edges_standing},
    {"view.distance_cm"_fact, away, away},
    {"view.horizontal_distance_cm"_fact, sight, sight_standing},
    {"view.gaze_top_deg"_fact, sight, sight_standing},
    {"view.gaze_centre_deg"_fact, sight, sight_standing},
    {"view.gaze_bottom_deg"_fact, sight, sight_standing},
    {"view.gaze_work_area_deg"_fact, area, area_standing},
    {"view.neck_flexion_deg"_fact, sight, sight_standing},
    {"view.eccentricity_deg"_fact, beside, beside_standing},
    {"view.off_normal_deg"_fact, turned_away, turned_away_standing},
    {"view.character_size_arcmin"_fact, letters_away, letters_away},
};

// In the other one, where that is less than for anybody.
constexpr Moved table_elsewhere[] = {
    {"view.top_above_eye_cm"_fact, top_sitting, top_standing},
    {"view.bottom_below_eye_cm"_fact, edges, edges_standing},
    {"view.distance_cm"_fact, both, both},
    {"view.horizontal_distance_cm"_fact, sight_standing, level_standing},
    {"view.eccentricity_deg"_fact, level_beside, both_beside_standing},
    {"view.character_size_arcmin"_fact, both_letters, both_letters},
};
// clang-format on

std::optional<std::span<const Fact>> named_in(std::span<const Moved> rows, Fact derived, Instance at) {
    const auto one = std::ranges::find(rows, derived, &Moved::derived);
    if (one == rows.end()) return std::nullopt;
    return at.posture == sitting ? one->sitting : one->standing;
}

struct Needed {
    Fact derived;
    std::span<const Fact> without;
};

constexpr std::array mouse_place_needed = {"mouse.distance_from_edge_cm"_fact, "mouse.lateral_offset_cm"_fact,
                                           "mouse.side"_fact, "desk.backrest_to_edge_cm"_fact};
constexpr std::array facing_needed = {"screen.lateral_offset_cm"_fact, "screen.yaw_deg"_fact, "screen.tilt_deg"_fact};

// clang-format off
constexpr Needed needed_table[] = {
    {"posture.keyboard_reach_cm"_fact, keyboard_place},
    {"posture.elbow_angle_deg"_fact, keyboard_place},
    {"posture.shoulder_flexion_deg"_fact, keyboard_place},
    {"posture.forearm_pitch_deg"_fact, keyboard_place},
    {"posture.wrist_extension_deg"_fact, keyboard_place},
    {"posture.mouse_reach_cm"_fact, mouse_place_needed},
    {"posture.mouse_side_angle_deg"_fact, mouse_place_needed},
    {"view.gaze_work_area_deg"_fact, work_area},
    {"view.eccentricity_deg"_fact, aside},
    {"view.off_normal_deg"_fact, facing_needed},
    {"view.character_size_arcmin"_fact, letters},
};
// clang-format on

constexpr std::array carried_by_the_desk = {
    "screen.top_height_cm"_fact,        "screen.top_height_min_cm"_fact,
    "screen.top_height_max_cm"_fact,    "keyboard.tray_height_cm"_fact,
    "keyboard.tray_height_min_cm"_fact, "keyboard.tray_height_max_cm"_fact,
    "keyboard.height_cm"_fact,          "mouse.height_cm"_fact,
};
constexpr std::array carried_by_the_tray = {"keyboard.height_cm"_fact, "mouse.height_cm"_fact};
constexpr std::array carried_by_the_seat = {"chair.armrest_from_floor_cm"_fact};
constexpr std::array carried_with_a_lap = {"chair.armrest_from_floor_cm"_fact, "keyboard.height_cm"_fact,
                                           "screen.top_height_cm"_fact, "screen.top_height_min_cm"_fact,
                                           "screen.top_height_max_cm"_fact};

}  // namespace

std::span<const Fact> furniture_that_moves(Fact derived, Instance at) {
    return named_in(table, derived, at).value_or(std::span<const Fact>{});
}

std::span<const Fact> furniture_that_moves(Fact derived, Instance at, const Facts& found) {
    if (derived == "posture.armrest_above_elbow_cm"_fact && at.posture == sitting &&
        found.knows("chair.seat_height_cm"_fact))
        return armrest;
    const bool measured_standing = found.is("person.seat=none"_choice);
    const bool measured_here = measured_standing == (at.posture == standing);
    const bool is_as_seen = found.knows("observed.eye_above_screen_top_cm"_fact) &&
                            !found.knows("screen.top_height_cm"_fact, {.screen = at.screen}) &&
                            at.screen == main_screen(found);
    if (is_as_seen) return furniture_that_moves(derived, at);
    const auto fewer = measured_here ? std::span<const Moved>(table_where_measured) : table_elsewhere;
    if (const auto named = named_in(fewer, derived, at)) return *named;
    return furniture_that_moves(derived, at);
}

std::span<const Fact> needed_for(Fact derived, const Facts& found) {
    if (derived == "posture.wrist_extension_deg"_fact && found.knows("observed.wrist_extension_deg"_fact)) return {};
    const auto one = std::ranges::find(needed_table, derived, &Needed::derived);
    return one == std::end(needed_table) ? std::span<const Fact>{} : one->without;
}

std::span<const Fact> carried_by(Fact turned) {
    if (turned == "desk.height_cm"_fact) return carried_by_the_desk;
    if (turned == "keyboard.tray_height_cm"_fact) return carried_by_the_tray;
    if (turned == "chair.seat_height_cm"_fact) return carried_with_a_lap;
    return {};
}

std::span<const Fact> carried_by(Fact turned, const Facts& facts) {
    if (turned == "chair.seat_height_cm"_fact && !facts.is("keyboard.surface=lap"_choice)) return carried_by_the_seat;
    return carried_by(turned);
}

bool carries(Row turned, Row other, const Facts& facts) {
    const Fact carrier = owner_of(turned).fact;
    const auto [fact, at] = owner_of(other);
    const auto may = carried_by(carrier, facts);
    if (std::ranges::find(may, fact) == may.end()) return false;
    const bool is_keyboard = fact == "keyboard.height_cm"_fact, is_mouse = fact == "mouse.height_cm"_fact;
    if (carrier == "chair.seat_height_cm"_fact) return fact.info().group != Group::screen || is_on_lap(facts, at);
    if (carrier == "keyboard.tray_height_cm"_fact)
        return facts.is(is_keyboard ? "keyboard.surface=tray"_choice : "mouse.surface=tray"_choice);
    if (fact.info().group == Group::screen) return !is_on_lap(facts, at);
    return !(is_keyboard && facts.is("keyboard.surface=lap"_choice)) &&
           !(is_mouse && facts.is("mouse.surface=other"_choice));
}

void turn(Facts& facts, Row row, double value) {
    if (facts[row] == value) return;
    if (row == row_of("desk.height_cm"_fact)) {
        move_desk(facts, value, facts.from(row));
        return;
    }
    const double by = value - facts[row];
    facts.set(row, value, facts.from(row));
    if (std::isnan(by)) return;
    const auto carry = [&](Fact fact) {
        if (facts.knows(fact)) facts.set(fact, facts.value(fact) + by, facts.from(fact));
    };
    if (row == row_of("chair.seat_height_cm"_fact)) {
        carry("chair.armrest_from_floor_cm"_fact);
        if (facts.is("keyboard.surface=lap"_choice)) carry("keyboard.height_cm"_fact);
        for (std::uint8_t screen = 0; screen < facts.screens(); ++screen)
            if (is_on_lap(facts, {.screen = screen})) raise_screen(facts, {.screen = screen}, by);
    }
    if (row != row_of("keyboard.tray_height_cm"_fact)) return;
    if (facts.is("keyboard.surface=tray"_choice)) carry("keyboard.height_cm"_fact);
    if (facts.is("mouse.surface=tray"_choice)) carry("mouse.height_cm"_fact);
}

}  // namespace ergoaudit
