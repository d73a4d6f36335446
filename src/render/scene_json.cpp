#include "scene_json.hpp"

#include <cmath>
#include <utility>

namespace ergoaudit {
namespace {

void write_point(JsonWriter& json, std::string_view name, PlanePoint point) {
    if (std::isnan(point.x_cm) || std::isnan(point.z_cm)) {
        json.null_field(name);
        return;
    }
    json.key(name).open_object().field("x_cm", point.x_cm).field("z_cm", point.z_cm).close_object();
}

void write_place(JsonWriter& json, std::string_view name, const SpacePoint& place) {
    if (!place.is_known()) {
        json.null_field(name);
        return;
    }
    json.key(name).open_object().field("x_cm", place.x_cm).field("y_cm", place.y_cm).field("z_cm", place.z_cm);
    json.close_object();
}

void write_figure(JsonWriter& json, const Figure& body) {
    json.key("body").open_object();
    for (const auto& [name, point] : {std::pair<std::string_view, PlanePoint>{"eye", body.eye},
                                      {"ear", body.ear},
                                      {"head_top", body.head_top},
                                      {"shoulder", body.shoulder},
                                      {"elbow", body.elbow},
                                      {"wrist", body.wrist},
                                      {"fingers", body.fingers},
                                      {"hip", body.hip},
                                      {"knee", body.knee},
                                      {"ankle", body.ankle}})
        write_point(json, name, point);
    json.field("eye_sd_cm", body.eye_sd_cm).field("elbow_rest_cm", body.elbow_rest_cm);
    json.field("elbow_sd_cm", body.elbow_sd_cm).field("thigh_top_cm", body.thigh_top_cm);
    json.field("thigh_thickness_cm", body.thigh_thickness_cm).field("trunk_depth_cm", body.trunk_depth_cm);
    json.field("sole_height_cm", body.sole_height_cm).field("sole_above_support_cm", body.sole_above_support_cm);
    json.field("shoe_height_cm", body.shoe_height_cm).field("foot_length_cm", body.foot_length_cm);
    json.field("head_length_cm", body.head_length_cm).field("head_pitch_deg", body.head_pitch_deg);
    json.field("shoulder_breadth_cm", body.shoulder_breadth_cm);
    json.field("near_reach_cm", body.near_reach_cm).field("full_reach_cm", body.full_reach_cm);
    json.field("arm_reaches", body.arm_reaches).close_object();
}

void write_scene_screen(JsonWriter& json, const SceneScreen& screen) {
    json.open_object().field("screen", screen.number);
    write_point(json, "top", screen.top);
    write_point(json, "centre", screen.centre);
    write_point(json, "bottom", screen.bottom);
    json.field("lateral_cm", screen.lateral_cm).field("width_cm", screen.width_cm);
    json.field("tilt_deg", screen.tilt_deg).field("yaw_deg", screen.yaw_deg).field("distance_cm", screen.distance_cm);
    json.field("gaze_centre_deg", screen.gaze_centre_deg).field("top_above_eye_cm", screen.top_above_eye_cm);
    json.field("is_laptop", screen.is_laptop).field("on_arm", screen.on_arm).close_object();
}

void write_station(JsonWriter& json, std::string_view name, const std::optional<Station>& station) {
    if (!station) {
        json.null_field(name);
        return;
    }
    json.key(name).open_object();
    write_figure(json, station->body);
    json.field("desk_height_cm", station->desk_height_cm);
    write_place(json, "home_row", station->home_row);
    json.field("home_row_above_elbow_cm", station->home_row_above_elbow_cm);
    write_place(json, "mouse", station->mouse);
    json.key("screens").open_list();
    for (const SceneScreen& screen : station->screens) write_scene_screen(json, screen);
    json.close_list().close_object();
}

void write_measures(JsonWriter& json, const Scene& scene) {
    json.key("measures").open_list();
    for (const SceneMeasure& one : scene.measures) {
        json.open_object().field("fact", one.fact.info().path);
        json.field("subject", subject_name(one.fact.info().group, one.at));
        json.field("value", one.value).field("sd", one.sd).field("unit", name(one.fact.info().unit));
        json.field("verdict", verdict_names[static_cast<std::size_t>(one.verdict)]);
        json.field("severity", severity_names[static_cast<std::size_t>(one.severity)]);
        json.key("ideal").open_object().field("from", one.ideal.from).field("to", one.ideal.to).close_object();
        json.close_object();
    }
    json.close_list();
}

void write_scene(JsonWriter& json, std::string_view name, const Scene& scene) {
    json.key(name).open_object();
    write_station(json, "sitting", scene.sitting);
    write_station(json, "standing", scene.standing);
    const SceneSeat& seat = scene.seat;
    json.key("seat").open_object().field("height_cm", seat.height_cm).field("depth_cm", seat.depth_cm);
    json.field("back_x_cm", seat.back_x_cm).field("backrest_recline_deg", seat.backrest_recline_deg);
    json.field("armrest_height_cm", seat.armrest_height_cm).field("is_wheelchair", seat.is_wheelchair);
    json.field("is_on_castors", seat.is_on_castors).close_object();
    const SceneDesk& desk = scene.desk;
    json.key("desk").open_object().field("edge_x_cm", desk.edge_x_cm).field("depth_cm", desk.depth_cm);
    json.field("thickness_cm", desk.thickness_cm).field("underside_cm", desk.underside_cm);
    json.field("tray_height_cm", desk.tray_height_cm).field("legroom_depth_cm", desk.legroom_depth_cm).close_object();
    json.field("footrest_height_cm", scene.footrest_height_cm);
    write_measures(json, scene);
    json.texts("assumed", scene.assumed).close_object();
}

}  // namespace

void write_scenes(JsonWriter& json, const Scenes& scenes) {
    json.key("scene").open_object();
    write_scene(json, "now", scenes.now);
    if (scenes.planned)
        write_scene(json, "planned", *scenes.planned);
    else
        json.null_field("planned");
    json.close_object();
}

}  // namespace ergoaudit
