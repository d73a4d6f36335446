#include "ergoaudit/audit/ingredients.hpp"

#include <algorithm>
#include <array>

namespace ergoaudit {
namespace {

struct Ingredients {
    Fact derived;
    std::array<Fact, 6> furniture;  // as many as there are; the rest do not exist
    std::array<Fact, 2> body;       // likewise
};

// clang-format off
constexpr Ingredients ingredients[] = {
    {"person.eye_test_age_years"_fact, {"person.last_eye_test"_fact}, {}},
    {"posture.elbow_height_cm"_fact, {"chair.seat_height_cm"_fact}, {"person.seated_elbow_from_floor_cm"_fact, "person.elbow_rest_height_cm"_fact}},
    {"posture.eye_height_cm"_fact, {"chair.seat_height_cm"_fact}, {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact}},
    {"posture.thigh_top_height_cm"_fact, {"chair.seat_height_cm"_fact}, {"person.thigh_clearance_cm"_fact}},
    {"posture.seat_above_legs_cm"_fact, {"chair.seat_height_cm"_fact}, {"person.popliteal_height_cm"_fact, "person.shoe_height_cm"_fact}},
    {"posture.feet"_fact, {"observed.feet"_fact}, {}},
    {"posture.armrests_hit_desk"_fact, {"observed.armrest_hits_desk"_fact}, {}},
    {"posture.gap_behind_knee_cm"_fact, {"chair.seat_depth_cm"_fact}, {"person.buttock_popliteal_length_cm"_fact}},
    {"posture.home_row_above_elbow_cm"_fact, {"desk.height_cm"_fact, "chair.seat_height_cm"_fact}, {"person.seated_elbow_from_floor_cm"_fact, "person.elbow_rest_height_cm"_fact}},
    {"posture.mouse_above_elbow_cm"_fact, {"desk.height_cm"_fact, "chair.seat_height_cm"_fact}, {"person.seated_elbow_from_floor_cm"_fact, "person.elbow_rest_height_cm"_fact}},
    {"posture.mouse_above_keyboard_cm"_fact, {"mouse.height_cm"_fact, "desk.height_cm"_fact}, {}},
    {"posture.thigh_room_cm"_fact, {"desk.height_cm"_fact, "chair.seat_height_cm"_fact}, {"person.thigh_clearance_cm"_fact}},
    {"posture.knee_room_cm"_fact, {"desk.legroom_depth_cm"_fact, "desk.backrest_to_edge_cm"_fact}, {"person.buttock_knee_length_cm"_fact}},
    {"posture.armrest_above_elbow_cm"_fact, {"chair.armrest_height_cm"_fact}, {"person.seated_elbow_from_floor_cm"_fact, "person.elbow_rest_height_cm"_fact}},
    {"posture.mouse_reach_cm"_fact, {"mouse.lateral_offset_cm"_fact, "mouse.distance_from_edge_cm"_fact, "desk.backrest_to_edge_cm"_fact, "mouse.side"_fact}, {"person.biacromial_breadth_cm"_fact}},
    {"posture.mouse_side_angle_deg"_fact, {"mouse.lateral_offset_cm"_fact, "mouse.distance_from_edge_cm"_fact, "desk.backrest_to_edge_cm"_fact, "mouse.side"_fact}, {"person.biacromial_breadth_cm"_fact}},
    {"posture.wrist_extension_deg"_fact, {"observed.wrist_extension_deg"_fact}, {"person.seated_elbow_from_floor_cm"_fact}},
    {"posture.elbow_angle_deg"_fact, {"keyboard.distance_from_edge_cm"_fact, "desk.backrest_to_edge_cm"_fact}, {"person.seated_elbow_from_floor_cm"_fact}},
    {"posture.shoulder_flexion_deg"_fact, {"keyboard.distance_from_edge_cm"_fact, "desk.backrest_to_edge_cm"_fact}, {"person.seated_elbow_from_floor_cm"_fact}},
    {"view.top_above_eye_cm"_fact, {"screen.top_height_cm"_fact, "chair.seat_height_cm"_fact}, {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact}},
    {"view.distance_cm"_fact, {"screen.distance_cm"_fact}, {}},
    {"view.gaze_top_deg"_fact, {"screen.diagonal_in"_fact, "screen.top_height_cm"_fact, "screen.distance_cm"_fact, "chair.seat_height_cm"_fact}, {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact}},
    {"view.gaze_centre_deg"_fact, {"screen.diagonal_in"_fact, "screen.top_height_cm"_fact, "screen.distance_cm"_fact, "chair.seat_height_cm"_fact}, {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact}},
    {"view.gaze_bottom_deg"_fact, {"screen.diagonal_in"_fact, "screen.top_height_cm"_fact, "screen.distance_cm"_fact, "chair.seat_height_cm"_fact}, {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact}},
    {"view.gaze_work_area_deg"_fact, {"screen.diagonal_in"_fact, "screen.top_height_cm"_fact, "screen.distance_cm"_fact, "chair.seat_height_cm"_fact}, {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact}},
    {"view.eccentricity_deg"_fact, {"screen.lateral_offset_cm"_fact, "screen.distance_cm"_fact}, {}},
    {"view.off_normal_deg"_fact, {"screen.tilt_deg"_fact, "screen.yaw_deg"_fact, "screen.diagonal_in"_fact, "screen.top_height_cm"_fact, "screen.distance_cm"_fact}, {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact}},
    {"view.neck_flexion_deg"_fact, {"screen.diagonal_in"_fact, "screen.top_height_cm"_fact, "screen.distance_cm"_fact}, {"person.seated_eye_from_floor_cm"_fact, "person.eye_height_sitting_cm"_fact}},
    {"view.character_size_arcmin"_fact, {"screen.character_height_mm"_fact, "screen.distance_cm"_fact}, {}},
    {"screen.height_cm"_fact, {"screen.diagonal_in"_fact}, {}},
    {"screen.width_cm"_fact, {"screen.diagonal_in"_fact}, {}},
    {"posture.near_reach_cm"_fact, {}, {"person.forearm_hand_length_cm"_fact}},
    {"posture.full_reach_cm"_fact, {}, {"person.thumbtip_reach_cm"_fact}},
};
// clang-format on

template <std::size_t size>
std::span<const Fact> those_there(const std::array<Fact, size>& facts) {
    const auto end = std::find_if(facts.begin(), facts.end(), [](Fact fact) { return !fact.exists(); });
    return {facts.begin(), end};
}

const Ingredients* ingredients_of(Fact derived) {
    const auto found = std::find_if(std::begin(ingredients), std::end(ingredients),
                                    [&](const Ingredients& one) { return one.derived == derived; });
    return found == std::end(ingredients) ? nullptr : found;
}

}  // namespace

std::span<const Fact> furniture_behind(Fact derived) {
    const Ingredients* found = ingredients_of(derived);
    return found == nullptr ? std::span<const Fact>() : those_there(found->furniture);
}

std::span<const Fact> body_behind(Fact derived) {
    const Ingredients* found = ingredients_of(derived);
    return found == nullptr ? std::span<const Fact>() : those_there(found->body);
}

}  // namespace ergoaudit
