// Where everything is, now and as planned.

#include "restore.hpp"

#include <utility>

namespace ergoaudit {
namespace {

// A room that no workstation fills; a drawing of more would not end.
constexpr double most_cm = 1e5;

double length_in(const StoredField& field, std::string_view name) { return field[name].number(most_cm); }

PlanePoint restored_joint(const StoredField& field) {
    if (field.is_null()) return {};
    return {.x_cm = length_in(field, "x_cm"), .z_cm = length_in(field, "z_cm")};
}

SpacePoint restored_spot(const StoredField& field) {
    if (field.is_null()) return {};
    return {.x_cm = length_in(field, "x_cm"), .y_cm = length_in(field, "y_cm"), .z_cm = length_in(field, "z_cm")};
}

Figure restored_figure(const StoredField& field) {
    Figure body;
    for (const auto& [name, point] : {std::pair<std::string_view, PlanePoint*>{"eye", &body.eye},
                                      {"ear", &body.ear},
                                      {"head_top", &body.head_top},
                                      {"shoulder", &body.shoulder},
                                      {"elbow", &body.elbow},
                                      {"wrist", &body.wrist},
                                      {"fingers", &body.fingers},
                                      {"hip", &body.hip},
                                      {"knee", &body.knee},
                                      {"ankle", &body.ankle}})
        *point = restored_joint(field[name]);
    for (const auto& [name, number] : {std::pair<std::string_view, double*>{"eye_sd_cm", &body.eye_sd_cm},
                                       {"elbow_rest_cm", &body.elbow_rest_cm},
                                       {"elbow_sd_cm", &body.elbow_sd_cm},
                                       {"thigh_top_cm", &body.thigh_top_cm},
                                       {"thigh_thickness_cm", &body.thigh_thickness_cm},
                                       {"trunk_depth_cm", &body.trunk_depth_cm},
                                       {"sole_height_cm", &body.sole_height_cm},
                                       {"sole_above_support_cm", &body.sole_above_support_cm},
                                       {"shoe_height_cm", &body.shoe_height_cm},
                                       {"foot_length_cm", &body.foot_length_cm},
                                       {"head_length_cm", &body.head_length_cm},
                                       {"head_pitch_deg", &body.head_pitch_deg},
                                       {"shoulder_breadth_cm", &body.shoulder_breadth_cm},
                                       {"near_reach_cm", &body.near_reach_cm},
                                       {"full_reach_cm", &body.full_reach_cm}})
        *number = length_in(field, name);
    body.arm_reaches = field["arm_reaches"].truth();
    return body;
}

SceneScreen restored_screen(const StoredField& field) {
    SceneScreen screen;
    screen.number = static_cast<std::size_t>(field["screen"].whole(0, static_cast<int>(most_screens) - 1));
    screen.top = restored_joint(field["top"]);
    screen.centre = restored_joint(field["centre"]);
    screen.bottom = restored_joint(field["bottom"]);
    screen.lateral_cm = length_in(field, "lateral_cm");
    screen.width_cm = length_in(field, "width_cm");
    screen.tilt_deg = length_in(field, "tilt_deg");
    screen.yaw_deg = length_in(field, "yaw_deg");
    screen.distance_cm = length_in(field, "distance_cm");
    screen.gaze_centre_deg = length_in(field, "gaze_centre_deg");
    screen.top_above_eye_cm = length_in(field, "top_above_eye_cm");
    screen.is_laptop = field["is_laptop"].truth();
    screen.on_arm = field["on_arm"].truth();
    return screen;
}

std::optional<Station> restored_station(const StoredField& field) {
    if (field.is_null()) return std::nullopt;
    Station station;
    station.body = restored_figure(field["body"]);
    station.desk_height_cm = length_in(field, "desk_height_cm");
    station.home_row = restored_spot(field["home_row"]);
    station.home_row_above_elbow_cm = length_in(field, "home_row_above_elbow_cm");
    station.mouse = restored_spot(field["mouse"]);
    for (const StoredField& screen : field["screens"].items()) station.screens.push_back(restored_screen(screen));
    return station;
}

std::optional<SceneMeasure> restored_scene_measure(const StoredField& field) {
    SceneMeasure measure;
    const auto fact = find_fact(field["fact"].text());
    if (!fact) {
        field["fact"].refuse("is nothing that is measured");
        return std::nullopt;
    }
    measure.fact = *fact;
    measure.at = instance_named(field["subject"], fact->info().group, field["subject"].text());
    measure.value = field["value"].number(most_cm);
    measure.sd = field["sd"].number(most_cm);
    measure.verdict = field["verdict"].one_of<Verdict>(verdict_names);
    measure.severity = field["severity"].one_of<Severity>(severity_names);
    measure.ideal = interval_in(field["ideal"]);
    return measure;
}

Scene restored_scene(const StoredField& field, const StoredGround& ground) {
    Scene scene;
    scene.sitting = restored_station(field["sitting"]);
    scene.standing = restored_station(field["standing"]);
    const StoredField seat = field["seat"], desk = field["desk"];
    scene.seat = {.height_cm = length_in(seat, "height_cm"),
                  .depth_cm = length_in(seat, "depth_cm"),
                  .back_x_cm = length_in(seat, "back_x_cm"),
                  .backrest_recline_deg = length_in(seat, "backrest_recline_deg"),
                  .armrest_height_cm = length_in(seat, "armrest_height_cm"),
                  .is_wheelchair = seat["is_wheelchair"].truth(),
                  .is_on_castors = seat["is_on_castors"].truth()};
    scene.desk = {.edge_x_cm = length_in(desk, "edge_x_cm"),
                  .depth_cm = length_in(desk, "depth_cm"),
                  .thickness_cm = length_in(desk, "thickness_cm"),
                  .underside_cm = length_in(desk, "underside_cm"),
                  .tray_height_cm = length_in(desk, "tray_height_cm"),
                  .legroom_depth_cm = length_in(desk, "legroom_depth_cm")};
    scene.footrest_height_cm = length_in(field, "footrest_height_cm");
    for (const StoredField& one : field["measures"].items())
        if (auto measure = restored_scene_measure(one)) scene.measures.push_back(*measure);
    scene.assumed = kept_texts(field["assumed"], ground);
    return scene;
}

}  // namespace

Scenes restored_scenes(const StoredField& field, const StoredGround& ground) {
    Scenes scenes;
    scenes.now = restored_scene(field["now"], ground);
    if (const StoredField planned = field["planned"]; !planned.is_null())
        scenes.planned = restored_scene(planned, ground);
    return scenes;
}

}  // namespace ergoaudit
