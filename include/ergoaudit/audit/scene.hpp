#pragma once
// Where everything is, for the drawing: joints of the body and places of the furniture in cm, now and as planned.
//
// Frame: x forward, y to the person's right, z up; origin on the floor under the rearmost point of the seated back, as
// in body/geometry.hpp. Heights and lengths are those of the derived facts and of the estimated body; nothing here is
// judged. What is not known is NaN (or not there) and is not drawn; the few level places without which there would be
// no drawing are taken as `assumed` says. Standing keeps the places of desk and screens; the person stands where the
// eyes are while sitting.

#include "ergoaudit/body/estimate.hpp"
#include "ergoaudit/body/geometry.hpp"
#include "ergoaudit/body/population.hpp"
#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/rules/rule.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Figure {
    PlanePoint eye, ear, head_top, shoulder, elbow, wrist, hip, knee, ankle;
    PlanePoint fingers;                // on the home row
    double sole_height_cm = unknown;   // underside of the shoe
    double sole_above_support_cm = 0;  // of the feet over floor or footrest
    double head_length_cm = unknown;   // face to back of the head; the face is at the eye
    double head_pitch_deg = 0;         // bent forward with the gaze to the main screen; 0 while not known
    double elbow_rest_cm = unknown;    // underside of the elbow from the floor, the arm hanging
    double thigh_top_cm = unknown;     // from the floor; sitting only
    double thigh_thickness_cm = unknown;
    double trunk_depth_cm = unknown;
    double foot_length_cm = unknown;
    double shoe_height_cm = unknown;
    double shoulder_breadth_cm = unknown;
    double near_reach_cm = unknown, full_reach_cm = unknown;  // from the shoulder
    double eye_sd_cm = 0, elbow_sd_cm = 0;                    // of the heights; 0 when measured
    bool arm_reaches = true;                                  // false: stretched toward keys that are too far
};

struct SceneScreen {
    std::size_t number = 0;
    PlanePoint top, bottom, centre;  // of the picture; bottom and centre unknown while its size is
    double lateral_cm = 0;           // centre to the right of straight ahead; 0 while not known
    double width_cm = unknown;
    double tilt_deg = 0, yaw_deg = 0;
    double distance_cm = unknown;       // eye to centre
    double gaze_centre_deg = unknown;   // below level
    double top_above_eye_cm = unknown;  // as judged
    bool is_laptop = false;
    bool on_arm = false;
};

// The hand's tools in one posture.
struct SpacePoint {
    double x_cm = unknown, y_cm = unknown, z_cm = unknown;
    [[nodiscard]] bool is_known() const;
};

struct Station {
    Figure body;
    double desk_height_cm = unknown;
    SpacePoint home_row, mouse;
    double home_row_above_elbow_cm = unknown;  // as judged
    std::vector<SceneScreen> screens;
};

struct SceneSeat {
    double height_cm = unknown, depth_cm = unknown;  // backrest to front edge
    double back_x_cm = 0;                            // of the backrest's front: behind a cushion
    double backrest_recline_deg = unknown;           // unknown: no backrest
    double armrest_height_cm = unknown;              // from the floor
    bool is_wheelchair = false;
    bool is_on_castors = false;
};

struct SceneDesk {
    double edge_x_cm = unknown, depth_cm = unknown, thickness_cm = unknown;
    double underside_cm = unknown;      // lowest part above the thighs, sitting
    double tray_height_cm = unknown;    // of a keyboard tray
    double legroom_depth_cm = unknown;  // from the edge
};

// A derived value that rules judge, as it stands in this scene: what is written beside the drawing.
struct SceneMeasure {
    Fact fact;
    Instance at;
    double value = unknown, sd = 0;
    Verdict verdict = Verdict::unknown;   // the worst of the rules that measure it
    Severity severity = Severity::minor;  // the gravest of those with that verdict
    Interval ideal;                       // where all of them are content
};

struct Scene {
    std::optional<Station> sitting, standing;
    SceneSeat seat;
    SceneDesk desk;
    double footrest_height_cm = 0;          // 0: none
    std::vector<SceneMeasure> measures;     // in the order of the rules; filled by the caller
    std::vector<std::string_view> assumed;  // in words: "how far the desk is from the backrest"
};

struct Scenes {
    Scene now;
    std::optional<Scene> planned;  // with what is bought, else what costs nothing; nothing where nothing is changed
};

// `facts` complete and derived; `body` the body that was placed in them. The spreads are the caller's to fill.
[[nodiscard]] Scene scene_of(const Facts& facts, const BodyState& body, const BodyGeometry& geometry);

}  // namespace ergoaudit
