// Derived facts to points in the plane. Entry: scene_of().

#include "ergoaudit/audit/scene.hpp"

#include "ergoaudit/body/furniture.hpp"
#include "ergoaudit/body/posture.hpp"

#include <algorithm>
#include <cmath>

namespace ergoaudit {

bool SpacePoint::is_known() const { return std::isfinite(x_cm) && std::isfinite(z_cm); }

namespace {

constexpr std::string_view assumed_edge = "how far the desk is from the backrest: drawn where the upper arm hangs";
constexpr std::string_view assumed_keys = "how far the keyboard is from the edge: drawn where the upper arm hangs";
constexpr std::string_view assumed_distance =
    "where the picture is, as its height or its distance is not known or cannot be: its lower edge is left open";
constexpr std::string_view assumed_height = "how high each screen stands: one is drawn as high as another";

bool is_known(PlanePoint p) { return std::isfinite(p.x_cm) && std::isfinite(p.z_cm); }

class ScenePlacing {
  public:
    ScenePlacing(const Facts& facts, const BodyState& body, const BodyGeometry& geometry)
        : facts_(facts), body_(body), geometry_(geometry) {}

    Scene run() {
        furniture();
        const bool has_seat = !facts_.is("person.seat=none"_choice);
        const Figure seated = seated_figure();
        place_keys(has_seat ? seated : standing_figure());
        if (has_seat && is_known(seated.shoulder) && is_known(seated.eye)) scene_.sitting = station(seated, sitting);
        if (!has_seat || (facts_.knows("desk.standing_height_cm"_fact) && !scene_.seat.is_wheelchair)) {
            const Figure upright = standing_figure();
            if (is_known(upright.shoulder) && is_known(upright.eye)) scene_.standing = station(upright, standing);
        }
        return std::move(scene_);
    }

  private:
    [[nodiscard]] double fact(Fact which, Instance at = {}) const { return facts_.value(which, at); }
    [[nodiscard]] double dimension(Dimension which) const { return body_[static_cast<std::size_t>(which)]; }

    // --- furniture --------------------------------------------------------------------------------------------------

    void furniture() {
        SceneSeat& seat = scene_.seat;
        seat.height_cm = fact("chair.seat_height_cm"_fact);
        seat.depth_cm = fact("chair.seat_depth_cm"_fact);
        seat.back_x_cm = -cushion_cm(facts_).value;
        const bool has_back = facts_.knows("chair.backrest"_fact) && !facts_.is("chair.backrest=none"_choice);
        if (has_back) {
            const double recline = fact("chair.backrest_recline_deg"_fact);
            seat.backrest_recline_deg = std::isnan(recline) ? 0 : recline;
        }
        seat.armrest_height_cm = seat.height_cm + fact("chair.armrest_height_cm"_fact);
        seat.is_wheelchair = facts_.is("person.seat=wheelchair"_choice);
        seat.is_on_castors = facts_.is("chair.kind=task"_choice);
        SceneDesk& desk = scene_.desk;
        desk.edge_x_cm = fact("desk.backrest_to_edge_cm"_fact) - cushion_cm(facts_).value;
        desk.depth_cm = fact("desk.depth_cm"_fact);
        desk.thickness_cm = fact("desk.thickness_cm"_fact);
        desk.underside_cm = fact("desk.underside_height_cm"_fact);
        desk.legroom_depth_cm = fact("desk.legroom_depth_cm"_fact);
        if (facts_.is("keyboard.surface=tray"_choice)) desk.tray_height_cm = fact("keyboard.tray_height_cm"_fact);
        if (facts_.says("footrest.used"_fact) && facts_.knows("footrest.height_cm"_fact))
            scene_.footrest_height_cm = fact("footrest.height_cm"_fact);
    }

    // --- body -------------------------------------------------------------------------------------------------------

    // What does not depend on the posture, and the head over its eye.
    void measures(Figure& figure, std::uint8_t posture) const {
        const Instance at{.posture = posture};
        figure.head_length_cm = dimension(Dimension::head_length);
        figure.foot_length_cm = dimension(Dimension::foot_length);
        figure.trunk_depth_cm = fact("person.abdominal_extension_depth_sitting_cm"_fact);
        figure.thigh_thickness_cm = fact("person.thigh_clearance_cm"_fact);
        figure.shoe_height_cm = fact("person.shoe_height_cm"_fact);
        figure.shoulder_breadth_cm = fact("person.biacromial_breadth_cm"_fact);
        figure.near_reach_cm = fact("posture.near_reach_cm"_fact, at);
        figure.full_reach_cm = fact("posture.full_reach_cm"_fact, at);
        figure.elbow_rest_cm = fact("posture.elbow_height_cm"_fact, at);
        const double crown = fact("person.sitting_height_cm"_fact) - fact("person.eye_height_sitting_cm"_fact);
        figure.head_top = {figure.eye.x_cm - figure.head_length_cm / 2, figure.eye.z_cm + crown};
        figure.ear = {figure.head_top.x_cm, figure.head_top.z_cm - dimension(Dimension::tragion_top_of_head)};
        const double neck = fact("view.neck_flexion_deg"_fact, at) - fact("posture.trunk_recline_deg"_fact, at);
        figure.head_pitch_deg = std::isnan(neck) ? 0 : neck;
    }

    Figure seated_figure() const {
        const Instance at{.posture = sitting};
        Figure figure;
        figure.hip = {hip_x_cm(facts_, geometry_).value, fact("posture.hip_height_cm"_fact, at)};
        figure.shoulder = {shoulder_x_cm(facts_, geometry_).value, fact("posture.shoulder_height_cm"_fact, at)};
        figure.eye = {figure.shoulder.x_cm + geometry_.eye_forward_of_shoulder_cm,
                      fact("posture.eye_height_cm"_fact, at)};
        measures(figure, sitting);
        figure.thigh_top_cm = fact("posture.thigh_top_height_cm"_fact, at);
        // feet on floor or footrest, or hanging above it; the shin upright under the knee
        const double above = std::max(0.0, fact("posture.seat_above_legs_cm"_fact, at));
        figure.sole_above_support_cm = above;
        figure.sole_height_cm = scene_.footrest_height_cm + above;
        const double barefoot = figure.sole_height_cm + figure.shoe_height_cm;
        const double thigh_link =
            fact("person.trochanterion_height_cm"_fact) - fact("person.lateral_femoral_epicondyle_height_cm"_fact);
        figure.knee.z_cm = barefoot + fact("person.lateral_femoral_epicondyle_height_cm"_fact);
        figure.knee.x_cm = figure.hip.x_cm + remaining_side(thigh_link, figure.knee.z_cm - figure.hip.z_cm);
        figure.ankle = {figure.knee.x_cm, barefoot + fact("person.lateral_malleolus_height_cm"_fact)};
        return figure;
    }

    Figure standing_figure() const {
        const Instance at{.posture = standing};
        Figure figure;
        const double x = shoulder_x_cm(facts_, geometry_).value;
        const double shoe = fact("person.shoe_height_cm"_fact);
        figure.shoulder = {x, fact("posture.shoulder_height_cm"_fact, at)};
        figure.hip = {x, fact("posture.hip_height_cm"_fact, at)};
        figure.eye = {x + geometry_.eye_forward_of_shoulder_cm, fact("posture.eye_height_cm"_fact, at)};
        measures(figure, standing);
        figure.sole_height_cm = 0;
        figure.knee = {x, shoe + fact("person.lateral_femoral_epicondyle_height_cm"_fact)};
        figure.ankle = {x, shoe + fact("person.lateral_malleolus_height_cm"_fact)};
        return figure;
    }

    // --- arm and keys -----------------------------------------------------------------------------------------------

    [[nodiscard]] double upper_arm() const { return fact("person.acromion_radiale_length_cm"_fact); }
    [[nodiscard]] double forearm() const { return fact("person.radiale_stylion_length_cm"_fact); }
    // From the home row back to the wrist, and up to it.
    [[nodiscard]] double wrist_behind_row() const {
        return geometry_.typing_hand_share * fact("person.hand_length_cm"_fact);
    }
    [[nodiscard]] double wrist_above_row() const { return fact("person.shoulder_elbow_length_cm"_fact) - upper_arm(); }

    // Where the row would be under an upper arm that hangs; with its height unknown the forearm is level.
    [[nodiscard]] double row_x_of_hanging_arm(PlanePoint shoulder, double row_height) const {
        const double rise = row_height + wrist_above_row() - (shoulder.z_cm - upper_arm());
        const double forward = std::isnan(rise) ? forearm() : remaining_side(forearm(), rise);
        return shoulder.x_cm + (std::isnan(forward) ? 0 : forward) + wrist_behind_row();
    }

    void place_keys(const Figure& figure) {
        const double hanging = row_x_of_hanging_arm(
            figure.shoulder, fact("posture.home_row_height_cm"_fact, {.posture = std::uint8_t{sitting}}));
        const double from_edge = fact("keyboard.distance_from_edge_cm"_fact);
        const bool has_desk = facts_.knows("desk.height_cm"_fact) || facts_.knows("desk.standing_height_cm"_fact);
        double& edge = scene_.desk.edge_x_cm;
        if (std::isnan(edge)) {
            // as near as the trunk lets it come, where not even the keys say more
            edge = std::max(figure.trunk_depth_cm, std::isnan(from_edge) ? 0 : hanging - from_edge);
            constexpr double before_the_knee_cm = 10;  // a low table
            if (fact("desk.height_cm"_fact) < figure.thigh_top_cm)
                edge = std::max(edge, figure.knee.x_cm + before_the_knee_cm);
            if (has_desk) scene_.assumed.push_back(assumed_edge);
        }
        if (std::isnan(from_edge) && has_desk) scene_.assumed.push_back(assumed_keys);
        const bool on_lap = facts_.is("keyboard.surface=lap"_choice);
        row_x_ = !std::isnan(from_edge) ? edge + from_edge : on_lap ? hanging : std::max(hanging, edge);
    }

    void bend_arm(Figure& figure, const SpacePoint& row) const {
        const PlanePoint from = figure.shoulder;
        PlanePoint p_ShoulderWrist = {row.x_cm - wrist_behind_row() - from.x_cm,
                                      row.z_cm + wrist_above_row() - from.z_cm};
        const double far = std::hypot(p_ShoulderWrist.x_cm, p_ShoulderWrist.z_cm);
        if (std::isnan(far)) return;
        const double longest = upper_arm() + forearm();
        figure.arm_reaches = far <= longest;
        if (!figure.arm_reaches) {
            p_ShoulderWrist.x_cm *= longest * (1 - 1e-9) / far;
            p_ShoulderWrist.z_cm *= longest * (1 - 1e-9) / far;
        }
        const ArmAngles arm = two_link_arm(upper_arm(), forearm(), p_ShoulderWrist);
        figure.elbow = {from.x_cm + upper_arm() * sin_deg(arm.shoulder_flexion_deg),
                        from.z_cm - upper_arm() * cos_deg(arm.shoulder_flexion_deg)};
        figure.wrist = {from.x_cm + p_ShoulderWrist.x_cm, from.z_cm + p_ShoulderWrist.z_cm};
        figure.fingers = {figure.wrist.x_cm + wrist_behind_row(), figure.wrist.z_cm - wrist_above_row()};
    }

    // --- one posture ------------------------------------------------------------------------------------------------

    Station station(Figure figure, std::uint8_t posture) {
        const Instance at{.posture = posture};
        Station result;
        result.desk_height_cm = posture == standing ? standing_desk_cm(facts_).value : fact("desk.height_cm"_fact);
        const double aside = fact("keyboard.lateral_offset_cm"_fact);
        result.home_row = {row_x_, std::isnan(aside) ? 0 : aside, fact("posture.home_row_height_cm"_fact, at)};
        result.home_row_above_elbow_cm = fact("posture.home_row_above_elbow_cm"_fact, at);
        bend_arm(figure, result.home_row);
        if (facts_.says("mouse.external"_fact))
            result.mouse = {scene_.desk.edge_x_cm + fact("mouse.distance_from_edge_cm"_fact),
                            fact("mouse.lateral_offset_cm"_fact),
                            figure.elbow_rest_cm + fact("posture.mouse_above_elbow_cm"_fact, at)};
        for (std::uint8_t screen = 0; screen < facts_.screens(); ++screen)
            place_screen(result, figure, {.screen = screen, .posture = posture});
        result.body = figure;
        return result;
    }

    void place_screen(Station& to, const Figure& figure, Instance view) {
        SceneScreen screen{.number = view.screen};
        screen.top_above_eye_cm = fact("view.top_above_eye_cm"_fact, view);
        screen.distance_cm = fact("view.distance_cm"_fact, view);
        screen.gaze_centre_deg = fact("view.gaze_centre_deg"_fact, view);
        screen.width_cm = fact("screen.width_cm"_fact, view);
        screen.tilt_deg = lean_for_heights(facts_, view).value;
        screen.is_laptop = facts_.is("screen.kind=laptop"_choice, view);
        screen.on_arm = facts_.is("screen.mount=arm"_choice, view);
        if (const double yaw = fact("screen.yaw_deg"_fact, view); !std::isnan(yaw)) screen.yaw_deg = yaw;
        const double level = fact("view.horizontal_distance_cm"_fact, view);
        const double reach = std::isnan(level) ? screen.distance_cm : level;
        const double aside = fact("screen.lateral_offset_cm"_fact, view);
        if (!std::isnan(aside) && std::abs(aside) < reach) screen.lateral_cm = aside;
        const double forward = screen.lateral_cm == 0 ? reach : remaining_side(reach, screen.lateral_cm);
        const double x = figure.eye.x_cm + forward, top = figure.eye.z_cm + drawn_top_above_eye(view);
        if (std::isnan(x) || std::isnan(top)) return;
        if (std::isnan(screen.top_above_eye_cm)) assume(assumed_height);
        const double half = fact("screen.height_cm"_fact, view) / 2;
        const double back = half * sin_deg(screen.tilt_deg), rise = half * cos_deg(screen.tilt_deg);
        if (std::isnan(half) || std::isnan(level)) {
            screen.top = {x, top};
            assume(assumed_distance);
        } else {
            screen.centre = {x, top - rise};
            screen.top = {x + back, top};
            screen.bottom = {x - back, top - 2 * rise};
        }
        to.screens.push_back(screen);
    }

    // Where only its height is not known, as high as the first of which it is.
    [[nodiscard]] double drawn_top_above_eye(Instance view) const {
        double top = fact("view.top_above_eye_cm"_fact, view);
        if (!facts_.knows("screen.lateral_offset_cm"_fact, view)) return top;
        for (Instance other{.posture = view.posture}; std::isnan(top) && other.screen < facts_.screens();
             ++other.screen)
            top = fact("view.top_above_eye_cm"_fact, other);
        return top;
    }

    void assume(std::string_view what) {
        if (std::ranges::find(scene_.assumed, what) == scene_.assumed.end()) scene_.assumed.push_back(what);
    }

    const Facts& facts_;
    const BodyState& body_;
    const BodyGeometry& geometry_;
    Scene scene_;
    double row_x_ = unknown;
};

}  // namespace

Scene scene_of(const Facts& facts, const BodyState& body, const BodyGeometry& geometry) {
    return ScenePlacing(facts, body, geometry).run();
}

}  // namespace ergoaudit
