#include "ergoaudit/body/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ergoaudit {

namespace {

constexpr double deg_per_rad = 180 / std::numbers::pi;

double acos_deg(double cosine) { return std::acos(std::clamp(cosine, -1.0, 1.0)) * deg_per_rad; }

}  // namespace

double sin_deg(double deg) { return std::sin(deg / deg_per_rad); }
double cos_deg(double deg) { return std::cos(deg / deg_per_rad); }

TrunkPoints trunk_points(const Trunk& trunk, double seat_cm, double recline_deg, double head_pitch_deg) {
    TrunkPoints points;
    points.hip = {trunk.hip_x_cm, seat_cm + trunk.hip_above_seat_cm};

    const double hip_to_shoulder =
        trunk.shoulder_above_seat_cm - trunk.hip_above_seat_cm - trunk.shoulder_share_of_slump * trunk.slump_cm;
    points.shoulder = {points.hip.x_cm - hip_to_shoulder * sin_deg(recline_deg),
                       points.hip.z_cm + hip_to_shoulder * cos_deg(recline_deg)};

    const double shoulder_to_eye =
        trunk.eye_above_seat_cm - trunk.shoulder_above_seat_cm - (1 - trunk.shoulder_share_of_slump) * trunk.slump_cm;
    const double c = cos_deg(head_pitch_deg);
    const double s = sin_deg(head_pitch_deg);
    points.eye = {points.shoulder.x_cm + trunk.eye_forward_cm * c + shoulder_to_eye * s,
                  points.shoulder.z_cm + shoulder_to_eye * c - trunk.eye_forward_cm * s};
    return points;
}

// r = |W − S|; elbow by the law of cosines; the upper arm points below the line from shoulder to wrist.
ArmAngles two_link_arm(double upper_arm_cm, double forearm_cm, PlanePoint p_ShoulderWrist) {
    const double l1 = upper_arm_cm;
    const double l2 = forearm_cm;
    const double r = std::hypot(p_ShoulderWrist.x_cm, p_ShoulderWrist.z_cm);
    if (!(l1 > 0 && l2 > 0 && r > 0 && r >= std::abs(l1 - l2) && r <= l1 + l2)) return {};

    const double elbow = acos_deg((l1 * l1 + l2 * l2 - r * r) / (2 * l1 * l2));
    const double upper_arm_deg = std::atan2(p_ShoulderWrist.z_cm, p_ShoulderWrist.x_cm) * deg_per_rad -
                                 acos_deg((l1 * l1 + r * r - l2 * l2) / (2 * l1 * r));
    const PlanePoint p_ShoulderElbow = {l1 * cos_deg(upper_arm_deg), l1 * sin_deg(upper_arm_deg)};
    return {.elbow_deg = elbow,
            .shoulder_flexion_deg = std::atan2(p_ShoulderElbow.x_cm, -p_ShoulderElbow.z_cm) * deg_per_rad,
            .forearm_pitch_deg =
                std::atan2(p_ShoulderWrist.z_cm - p_ShoulderElbow.z_cm, p_ShoulderWrist.x_cm - p_ShoulderElbow.x_cm) *
                deg_per_rad};
}

double gaze_deg(double below_cm, double forward_cm) { return std::atan2(below_cm, forward_cm) * deg_per_rad; }

double remaining_side(double slant_cm, double other_cm) {
    const double square = (slant_cm - other_cm) * (slant_cm + other_cm);
    return square > 0 ? std::sqrt(square) : unknown;
}

double off_normal_deg(double gaze, double tilt, double eccentricity, double yaw) {
    const double cosine = cos_deg(gaze - tilt) * cos_deg(eccentricity - yaw);
    return std::isnan(cosine) ? unknown : acos_deg(cosine);
}

double visual_arcmin(double height_mm, double distance_cm) {
    if (!(distance_cm > 0)) return unknown;
    return 2 * std::atan(height_mm / 10 / (2 * distance_cm)) * deg_per_rad * 60;
}

}  // namespace ergoaudit
