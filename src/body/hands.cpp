// Keyboard, mouse and arms, sitting and standing.

#include "posture_parts.hpp"

#include "ergoaudit/body/geometry.hpp"

#include <cmath>

namespace ergoaudit {

namespace {

struct Surfaces {
    Known keyboard, home_row, mouse;
};

Surfaces sitting_surfaces(const Facts& facts) {
    const Known thickness = known(facts, "keyboard.home_row_thickness_cm"_fact);
    const Known lap = facts.is("keyboard.surface=lap"_choice)
                          ? known(facts, "posture.thigh_top_height_cm"_fact, while_sitting)
                          : Known{};
    const Known row_given = known(facts, "keyboard.height_cm"_fact);
    Surfaces s;
    s.keyboard = surface_under_keyboard(facts).or_else(lap).or_else(row_given - thickness);
    s.home_row = row_given.or_else(s.keyboard + thickness);
    s.mouse = known(facts, "mouse.height_cm"_fact);
    if (facts.is("mouse.surface=desk"_choice)) s.mouse = s.mouse.or_else(known(facts, "desk.height_cm"_fact));
    if (facts.is("mouse.surface=tray"_choice)) s.mouse = s.mouse.or_else(known(facts, "keyboard.tray_height_cm"_fact));
    return s;
}

// What stands on the desk or hangs from it rises with it; a lap does not stand up.
Surfaces standing_surfaces(const Facts& facts) {
    const Known rise = desk_rise(facts);
    const Known desk = standing_desk_cm(facts);
    Surfaces s = sitting_surfaces(facts);
    const bool on_lap = facts.is("keyboard.surface=lap"_choice);
    const bool row_given = facts.knows("keyboard.height_cm"_fact);
    if (on_lap)
        s.keyboard = s.home_row = Known{};
    else if (facts.is("keyboard.surface=desk"_choice)) {
        s.keyboard = keys_are_raised(facts) ? Known{} : desk;
        s.home_row = row_given ? s.home_row + rise : s.keyboard + known(facts, "keyboard.home_row_thickness_cm"_fact);
    } else {
        s.keyboard = s.keyboard + rise;
        s.home_row = s.home_row + rise;
    }
    if (facts.is("mouse.surface=other"_choice))
        s.mouse = Known{};
    else if (facts.is("mouse.surface=desk"_choice) && !facts.knows("mouse.height_cm"_fact))
        s.mouse = desk;
    else
        s.mouse = s.mouse + rise;
    return s;
}

// Two things on one surface are level, however high it is.
Known mouse_above_keyboard(const Facts& facts, const Surfaces& s) {
    const bool own_heights = facts.knows("mouse.height_cm"_fact) || facts.knows("keyboard.height_cm"_fact);
    const bool on_desk = facts.is("mouse.surface=desk"_choice) && facts.is("keyboard.surface=desk"_choice);
    const bool on_tray = facts.is("mouse.surface=tray"_choice) && facts.is("keyboard.surface=tray"_choice);
    if (!own_heights && (on_desk || on_tray))
        return {0, weaker(facts.from("mouse.surface"_fact), facts.from("keyboard.surface"_fact))};
    return s.mouse - s.keyboard;
}

void write_surfaces(Facts& facts, const Surfaces& s, Instance posture) {
    const Known elbow = known(facts, "posture.elbow_height_cm"_fact, posture);
    write(facts, "posture.surface_height_cm"_fact, s.keyboard, posture);
    write(facts, "posture.home_row_height_cm"_fact, s.home_row, posture);
    write(facts, "posture.home_row_above_elbow_cm"_fact, s.home_row - elbow, posture);
    write(facts, "posture.mouse_above_elbow_cm"_fact, s.mouse - elbow, posture);
    write(facts, "posture.mouse_above_keyboard_cm"_fact, mouse_above_keyboard(facts, s), posture);
}

// An elbow seen above a desk of unknown height still says how high keyboard and mouse on that desk are; it moves with
// the seat, and the desk stays.
void write_seen_above_desk(Facts& facts, const AsFound& found) {
    const Known raised = moved(known(facts, "chair.seat_height_cm"_fact), found.seat_cm);
    const Known desk_above_elbow = -(known(facts, "observed.elbow_above_desk_cm"_fact) + raised);
    if (!desk_above_elbow.is_known() || facts.knows("desk.height_cm"_fact)) return;
    if (facts.is("keyboard.surface=desk"_choice) && !facts.knows("keyboard.height_cm"_fact))
        write(facts, "posture.home_row_above_elbow_cm"_fact,
              desk_above_elbow + known(facts, "keyboard.home_row_thickness_cm"_fact), while_sitting);
    if (facts.is("mouse.surface=desk"_choice) && !facts.knows("mouse.height_cm"_fact))
        write(facts, "posture.mouse_above_elbow_cm"_fact, desk_above_elbow, while_sitting);
}

// In the plane frame.
struct FromShoulder {
    Known x, z;
};
struct Reach {
    FromShoulder home_row, wrist;
};

Reach keyboard_reach(const Facts& facts, const BodyGeometry& geometry) {
    const Known row_x = keyboard_from_backrest_cm(facts) - shoulder_x_cm(facts, geometry);
    const Known row_z = known(facts, "posture.home_row_height_cm"_fact, while_sitting) -
                        known(facts, "posture.shoulder_height_cm"_fact, while_sitting);
    const Known half_forearm =
        known(facts, "person.shoulder_elbow_length_cm"_fact) - known(facts, "person.acromion_radiale_length_cm"_fact);
    return {.home_row = {row_x, row_z},
            .wrist = {row_x - geometry.typing_hand_share * known(facts, "person.hand_length_cm"_fact),
                      row_z + half_forearm}};
}

// Where the wrist was when it was looked at: the keyboard elsewhere, the shoulder elsewhere with the seat and the
// recline.
FromShoulder wrist_as_found(const Facts& facts, const BodyGeometry& geometry, const AsFound& found,
                            const FromShoulder& now) {
    const Known recline = trunk_recline_deg(facts);
    const Known hip_to_shoulder = hip_to_shoulder_cm(facts, geometry);
    const auto shoulder_moved = [&](auto&& part) {
        return moved(hip_to_shoulder * apply(part, recline), hip_to_shoulder * apply(part, found.trunk_recline_deg));
    };
    const Known keyboard_moved = moved(keyboard_from_backrest_cm(facts), found.keyboard_from_backrest_cm);
    const Known row_raised = moved(home_row_on_furniture(facts), found.home_row_cm) -
                             moved(known(facts, "chair.seat_height_cm"_fact), found.seat_cm);
    return {now.x - keyboard_moved - shoulder_moved(sin_deg), now.z - row_raised + shoulder_moved(cos_deg)};
}

// The hand that works the mouse; not known where nobody says which.
Known mouse_beside_shoulder(const Facts& facts) {
    const Known lateral = known(facts, "mouse.lateral_offset_cm"_fact);
    const Known half_breadth = 0.5 * known(facts, "person.biacromial_breadth_cm"_fact);
    if (facts.is("mouse.side=left"_choice)) return -lateral - half_breadth;
    if (facts.is("mouse.side=right"_choice)) return lateral - half_breadth;
    return {};
}

// Near: the forearm's sweep. Full: thumb tip from the back, less the shoulder's place in front of the back.
void write_reach_zones(Facts& facts, const BodyGeometry& geometry, Instance posture) {
    write(facts, "posture.near_reach_cm"_fact, known(facts, "person.forearm_center_of_grip_length_cm"_fact), posture);
    write(facts, "posture.full_reach_cm"_fact,
          known(facts, "person.thumbtip_reach_cm"_fact) - hip_x_cm(facts, geometry), posture);
}

}  // namespace

void derive_keys(Facts& facts, const AsFound& found, bool upright) {
    write_surfaces(facts, sitting_surfaces(facts), while_sitting);
    write_seen_above_desk(facts, found);
    if (upright) write_surfaces(facts, standing_surfaces(facts), while_standing);
}

void derive_arm(Facts& facts, const BodyGeometry& geometry, const AsFound& found) {
    const Reach reach = keyboard_reach(facts, geometry);
    const Known upper_arm = known(facts, "person.acromion_radiale_length_cm"_fact);
    const Known forearm = known(facts, "person.radiale_stylion_length_cm"_fact);
    // The three angles of one reach, known as well as the weakest that went in.
    struct Arm {
        ArmAngles angles;
        Provenance from;
        [[nodiscard]] Known elbow() const { return {angles.elbow_deg, from}; }
        [[nodiscard]] Known flexion() const { return {angles.shoulder_flexion_deg, from}; }
        [[nodiscard]] Known pitch() const { return {angles.forearm_pitch_deg, from}; }
    };
    const auto arm_to = [&](const FromShoulder& wrist) {
        return Arm{two_link_arm(upper_arm.value, forearm.value, {wrist.x.value, wrist.z.value}),
                   weakest(upper_arm, forearm, wrist.x, wrist.z)};
    };
    const Arm arm = arm_to(reach.wrist);
    const Known forearm_pitch = arm.pitch();
    write(facts, "posture.keyboard_reach_cm"_fact,
          apply([](double x, double z) { return std::hypot(x, z); }, reach.home_row.x, reach.home_row.z),
          while_sitting);
    write(facts, "posture.elbow_angle_deg"_fact, arm.elbow(), while_sitting);
    write(facts, "posture.shoulder_flexion_deg"_fact, arm.flexion(), while_sitting);
    write(facts, "posture.forearm_pitch_deg"_fact, forearm_pitch, while_sitting);

    // hand pitch is the keyboard's slope; an observed angle changes as far as that and the forearm's pitch have
    Known seen = known(facts, "observed.wrist_extension_deg"_fact);
    if (seen.is_known()) {
        const FromShoulder then = wrist_as_found(facts, geometry, found, reach.wrist);
        seen = seen + moved(known(facts, "keyboard.slope_deg"_fact), found.keyboard_slope_deg) -
               moved(forearm_pitch, arm_to(then).pitch());
    }
    write(facts, "posture.wrist_extension_deg"_fact,
          seen.or_else(known(facts, "keyboard.slope_deg"_fact) - forearm_pitch), while_sitting);
}

void derive_mouse_reach(Facts& facts, const BodyGeometry& geometry) {
    const Known forward = known(facts, "desk.backrest_to_edge_cm"_fact) - cushion_cm(facts) +
                          known(facts, "mouse.distance_from_edge_cm"_fact) - shoulder_x_cm(facts, geometry);
    const Known beside = mouse_beside_shoulder(facts);
    write(facts, "posture.mouse_reach_cm"_fact,
          apply([](double x, double y) { return std::hypot(x, y); }, forward, beside), while_sitting);
    write(facts, "posture.mouse_side_angle_deg"_fact, apply(gaze_deg, beside, forward), while_sitting);
}

void derive_reach_zones(Facts& facts, const BodyGeometry& geometry, bool upright) {
    write_reach_zones(facts, geometry, while_sitting);
    if (upright) write_reach_zones(facts, geometry, while_standing);
}

}  // namespace ergoaudit
