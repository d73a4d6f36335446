#pragma once
// The body's chain in the sagittal plane, and sight lines: pure functions of numbers, NaN in, NaN out.
//
// Frame: x forward, z up, origin on the floor under the rearmost point of the back (against the backrest or cushion).
// cm and degrees; gaze downward, head bent forward, leaning back positive.

#include "ergoaudit/facts/facts.hpp"

namespace ergoaudit {

struct PlanePoint {
    double x_cm = unknown;
    double z_cm = unknown;
};

// What the trunk is made of, measured sitting tall.
struct Trunk {
    double hip_x_cm;           // buttock_knee_length − thigh link − depth of the knee
    double hip_above_seat_cm;  // a share of thigh_clearance
    double shoulder_above_seat_cm;
    double eye_above_seat_cm;
    double eye_forward_cm;  // of the shoulder
    double slump_cm;
    double shoulder_share_of_slump;
};

struct TrunkPoints {
    PlanePoint hip, shoulder, eye;
};

// L = shoulder − hip − share·slump, S = hip + L (−sin β, cos β); R = eye − shoulder − (1 − share)·slump,
// Eye = S + (e cos θ + R sin θ, R cos θ − e sin θ), with recline β and head pitch θ.
[[nodiscard]] TrunkPoints trunk_points(const Trunk& trunk, double seat_cm, double recline_deg, double head_pitch_deg);

struct ArmAngles {
    double elbow_deg = unknown;             // between upper arm and forearm, 180 is straight
    double shoulder_flexion_deg = unknown;  // upper arm forward of hanging
    double forearm_pitch_deg = unknown;     // rising toward the hand
};

// The arm whose wrist is at (x, z) from the shoulder, elbow below: unknown when the arm is too short or too long.
[[nodiscard]] ArmAngles two_link_arm(double upper_arm_cm, double forearm_cm, PlanePoint p_ShoulderWrist);

// atan2(below, forward) in degrees: the angle below level under which a point is seen.
[[nodiscard]] double gaze_deg(double below_cm, double forward_cm);

// sqrt(slant² − other²): the remaining side of a right-angled triangle; unknown when there is none.
[[nodiscard]] double remaining_side(double slant_cm, double other_cm);

// Angle between line of sight and the normal of the screen: cos = cos(φ − τ)·cos(ψ − yaw).
[[nodiscard]] double off_normal_deg(double gaze, double tilt, double eccentricity, double yaw);

// Size of a letter as seen, in minutes of arc.
[[nodiscard]] double visual_arcmin(double height_mm, double distance_cm);

[[nodiscard]] double sin_deg(double deg);
[[nodiscard]] double cos_deg(double deg);

}  // namespace ergoaudit
