#include "ergoaudit/body/moved_by.hpp"

#include "ergoaudit/body/furniture.hpp"

#include <algorithm>
#include <array>
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
constexpr std::array desk = {"desk.height_cm"_fact};
constexpr std::array standing_desk = {"desk.standing_height_cm"_fact, "desk.kind"_fact};
constexpr std::array underside = {"desk.height_cm"_fact, "desk.thickness_cm"_fact, "keyboard.surface"_fact,
                                  "keyboard.tray_height_cm"_fact, "keyboard.tray_thickness_cm"_fact};
constexpr std::array row = {"keyboard.surface"_fact, "keyboard.tray_height_cm"_fact, "keyboard.height_cm"_fact,
                            "keyboard.home_row_thickness_cm"_fact};
constexpr std::array mouse_place = {"mouse.distance_from_edge_cm"_fact, "mouse.lateral_offset_cm"_fact,
                                    "mouse.side"_fact, "desk.backrest_to_edge_cm"_fact};
constexpr std::array mouse_height = {"mouse.height_cm"_fact, "mouse.surface"_fact};
constexpr std::array keyboard_place = {"keyboard.distance_from_edge_cm"_fact, "desk.backrest_to_edge_cm"_fact};
constexpr std::array slope = {"keyboard.slope_deg"_fact};
constexpr std::array picture = {"screen.top_height_cm"_fact,  "screen.distance_cm"_fact, "screen.tilt_deg"_fact,
                                "screen.diagonal_in"_fact,    "screen.aspect"_fact,      "screen.orientation"_fact,
                                "screen.work_area"_fact};
constexpr std::array sideways = {"screen.lateral_offset_cm"_fact, "screen.yaw_deg"_fact};
constexpr std::array letters = {"screen.character_height_mm"_fact};

constexpr auto trunk = joined(seat, recline);
constexpr auto hands = joined(seat, desk, standing_desk, row);
constexpr auto arm = joined(seat, recline, desk, row, keyboard_place, cushion, slope);
constexpr auto eye_to_top = joined(seat, recline, desk, standing_desk, std::array{"screen.top_height_cm"_fact});
constexpr auto sight = joined(seat, recline, desk, standing_desk, picture);
constexpr auto whole_view = joined(sight, sideways, letters);
constexpr auto thigh_room = joined(seat, underside);
constexpr auto knee_room = joined(cushion, std::array{"desk.legroom_depth_cm"_fact, "desk.backrest_to_edge_cm"_fact});
constexpr auto mouse_reach = joined(mouse_place, cushion, recline);
constexpr auto mouse_row = joined(hands, mouse_height);
constexpr auto legs = joined(seat, feet);
constexpr auto trunk_thigh = joined(recline, tilt);

struct Moved {
    Fact derived;
    std::span<const Fact> sitting, standing;
};

// clang-format off
constexpr Moved table[] = {
    {"desk.underside_height_cm"_fact, underside, underside},
    {"posture.kind"_fact, standing_desk, standing_desk},
    {"posture.trunk_recline_deg"_fact, recline, nothing},
    {"posture.trunk_thigh_angle_deg"_fact, trunk_thigh, nothing},
    {"posture.hip_height_cm"_fact, seat, nothing},
    {"posture.shoulder_height_cm"_fact, trunk, nothing},
    {"posture.elbow_height_cm"_fact, seat, nothing},
    {"posture.eye_height_cm"_fact, trunk, nothing},
    {"posture.seat_above_legs_cm"_fact, legs, nothing},
    {"posture.knee_top_height_cm"_fact, feet, nothing},
    {"posture.knee_angle_deg"_fact, tilt, nothing},
    {"posture.thigh_top_height_cm"_fact, seat, nothing},
    {"posture.thigh_room_cm"_fact, thigh_room, nothing},
    {"posture.knee_room_cm"_fact, knee_room, nothing},
    {"posture.gap_behind_knee_cm"_fact, pan, nothing},
    {"posture.armrest_above_elbow_cm"_fact, armrest, nothing},
    {"posture.surface_height_cm"_fact, hands, hands},
    {"posture.home_row_height_cm"_fact, hands, hands},
    {"posture.home_row_above_elbow_cm"_fact, hands, hands},
    {"posture.mouse_above_elbow_cm"_fact, mouse_row, mouse_row},
    {"posture.mouse_above_keyboard_cm"_fact, mouse_row, mouse_row},
    {"posture.keyboard_reach_cm"_fact, arm, nothing},
    {"posture.elbow_angle_deg"_fact, arm, nothing},
    {"posture.shoulder_flexion_deg"_fact, arm, nothing},
    {"posture.forearm_pitch_deg"_fact, arm, nothing},
    {"posture.wrist_extension_deg"_fact, arm, nothing},
    {"posture.mouse_reach_cm"_fact, mouse_reach, nothing},
    {"posture.mouse_side_angle_deg"_fact, mouse_reach, nothing},
    {"view.top_above_eye_cm"_fact, eye_to_top, eye_to_top},
    {"view.distance_cm"_fact, sight, sight},
    {"view.horizontal_distance_cm"_fact, sight, sight},
    {"view.bottom_below_eye_cm"_fact, sight, sight},
    {"view.gaze_top_deg"_fact, sight, sight},
    {"view.gaze_centre_deg"_fact, sight, sight},
    {"view.gaze_bottom_deg"_fact, sight, sight},
    {"view.gaze_work_area_deg"_fact, sight, sight},
    {"view.neck_flexion_deg"_fact, sight, sight},
    {"view.eccentricity_deg"_fact, whole_view, whole_view},
    {"view.off_normal_deg"_fact, whole_view, whole_view},
    {"view.character_size_arcmin"_fact, whole_view, whole_view},
};
// clang-format on

constexpr std::array carried_by_the_desk = {
    "screen.top_height_cm"_fact,      "screen.top_height_min_cm"_fact,    "screen.top_height_max_cm"_fact,
    "keyboard.tray_height_cm"_fact,   "keyboard.tray_height_min_cm"_fact, "keyboard.tray_height_max_cm"_fact,
    "keyboard.height_cm"_fact,        "mouse.height_cm"_fact,
};
constexpr std::array carried_by_the_seat = {"chair.armrest_from_floor_cm"_fact};

}  // namespace

std::span<const Fact> furniture_that_moves(Fact derived, Instance at) {
    const auto found = std::find_if(std::begin(table), std::end(table),
                                    [&](const Moved& one) { return one.derived == derived; });
    if (found == std::end(table)) return {};
    return at.posture == sitting ? found->sitting : found->standing;
}

std::span<const Fact> carried_by(Fact turned) {
    if (turned == "desk.height_cm"_fact) return carried_by_the_desk;
    if (turned == "chair.seat_height_cm"_fact) return carried_by_the_seat;
    return {};
}

void turn(Facts& facts, Row row, double value) {
    if (row == row_of("desk.height_cm"_fact)) {
        move_desk(facts, value, facts.from(row));
        return;
    }
    const double by = value - facts[row];
    facts.set(row, value, facts.from(row));
    const Row armrest = row_of("chair.armrest_from_floor_cm"_fact);
    if (row == row_of("chair.seat_height_cm"_fact) && facts.knows(armrest))
        facts.set(armrest, facts[armrest] + by, facts.from(armrest));
}

}  // namespace ergoaudit
