// Worked examples E1 to E6 of the chain, each as a table.
#include "ergoaudit/body/geometry.hpp"

#include "ergoaudit/body/furniture.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr double printed = 0.00501;  // half a unit of the last printed digit

TEST(VisualSize, FollowsThePrintedExamples) {
    struct Case {
        double height_mm, distance_cm, arcmin;
    };
    for (const Case& c : {Case{2.5, 70, 12.28},
                          {3.2, 50, 22.00},
                          {3.491, 60, 20.00},
                          {50.0 / 15.5, 50, 22.18},
                          {50.0 / 11.0, 50, 31.25},
                          {3.84, 60, 22.00}})
        EXPECT_NEAR(visual_arcmin(c.height_mm, c.distance_cm), c.arcmin, 0.006) << c.height_mm;
    EXPECT_TRUE(std::isnan(visual_arcmin(3, 0)));
}

TEST(ScreenSize, FollowsDiagonalAndAspect) {
    struct Case {
        double diagonal, a, b, width, height;
    };
    for (const Case& c : {Case{13.3, 16, 10, 28.65, 17.90},
                          {14, 16, 10, 30.15, 18.85},
                          {15.6, 16, 9, 34.54, 19.43},
                          {24, 16, 9, 53.13, 29.89},
                          {27, 16, 9, 59.77, 33.62},
                          {32, 16, 9, 70.84, 39.85},
                          {34, 21, 9, 79.38, 34.02},
                          {34, 43, 18, 79.66, 33.35},
                          {49, 32, 9, 119.81, 33.70}}) {
        const ScreenSize size = screen_size(c.diagonal, c.a, c.b);
        EXPECT_NEAR(size.width_cm, c.width, printed) << c.diagonal;
        EXPECT_NEAR(size.height_cm, c.height, printed) << c.diagonal;
    }
}

TEST(Gaze, FollowsThePrintedExamples) {
    struct Case {
        double eye, top, height, level, gaze_top, gaze_centre, gaze_bottom;
    };
    for (const Case& c : {Case{121.5, 121.5, 33.62, 65, 0, 14.50, 27.35},
                          {121.5, 128.5, 33.62, 65, -6.15, 8.58, 22.27},
                          {121.5, 114.5, 33.62, 65, 6.15, 20.12, 32.00},
                          {112.2, 97.0, 18.8, 50, 16.91, 26.20, 34.22},
                          {112.2, 112.2, 29.89, 60, 0, 13.99, 26.48}}) {
        EXPECT_NEAR(gaze_deg(c.eye - c.top, c.level), c.gaze_top, printed) << c.top;
        EXPECT_NEAR(gaze_deg(c.eye - c.top + c.height / 2, c.level), c.gaze_centre, printed) << c.top;
        EXPECT_NEAR(gaze_deg(c.eye - c.top + c.height, c.level), c.gaze_bottom, printed) << c.top;
    }
}

TEST(Arm, FollowsThePrintedExamples) {
    struct Case {
        double upper, fore, x, z, elbow, flexion, pitch;
    };
    for (const Case& c : {Case{33.52, 26.79, 26.79, -33.52, 90.00, 0.00, 0.00},
                          {33.52, 26.79, 30, -30, 88.68, 5.86, 7.17},
                          {33.52, 26.79, 40, -25, 102.34, 24.30, 11.96},
                          {33.52, 26.79, 50, -20, 126.12, 44.50, 8.38},
                          {33.52, 26.79, 20, -38, 90.09, -10.84, -10.93},
                          {31.12, 24.13, 35, -22, 96.05, 22.37, 16.32}}) {
        const ArmAngles arm = two_link_arm(c.upper, c.fore, {c.x, c.z});
        EXPECT_NEAR(arm.elbow_deg, c.elbow, printed) << c.x;
        EXPECT_NEAR(arm.shoulder_flexion_deg, c.flexion, printed) << c.x;
        EXPECT_NEAR(arm.forearm_pitch_deg, c.pitch, printed) << c.x;
    }
}

TEST(Arm, ReachesExactlyTheRingBetweenItsLengths) {
    for (double r = 0.5; r < 80; r += 0.5) {
        const ArmAngles arm = two_link_arm(30, 20, {r * 0.6, -r * 0.8});
        EXPECT_EQ(std::isnan(arm.elbow_deg), r < 10 || r > 50) << r;
        if (std::isnan(arm.elbow_deg)) continue;
        // forward again: shoulder to elbow to wrist
        const double elbow_x = 30 * sin_deg(arm.shoulder_flexion_deg);
        const double elbow_z = -30 * cos_deg(arm.shoulder_flexion_deg);
        EXPECT_NEAR(elbow_x + 20 * cos_deg(arm.forearm_pitch_deg), r * 0.6, 1e-9);
        EXPECT_NEAR(elbow_z + 20 * sin_deg(arm.forearm_pitch_deg), -r * 0.8, 1e-9);
    }
}

TEST(Trunk, FollowsThePrintedExamples) {
    struct Case {
        double recline, pitch, slump, shoulder_x, shoulder_z, eye_x, eye_z;
    };
    for (const Case& c : {Case{0, 0, 0, 13.90, 105.39, 21.90, 125.51},
                          {10, 0, 0, 5.03, 104.61, 13.03, 124.73},
                          {20, 0, 0, -3.58, 102.31, 4.42, 122.43},
                          {30, 0, 0, -11.65, 98.54, -3.65, 118.66},
                          {10, 20, 0, 5.03, 104.61, 19.43, 120.78},
                          {0, 0, 4, 13.90, 103.39, 21.90, 121.51},
                          {10, 15, 4, 5.37, 102.64, 17.79, 118.08}}) {
        const Trunk trunk{13.9, 18.01 / 2, 60.10, 80.22, 8, c.slump, 0.5};
        const TrunkPoints p = trunk_points(trunk, 45.29, c.recline, c.pitch);
        EXPECT_NEAR(p.shoulder.x_cm, c.shoulder_x, printed) << c.recline << " " << c.pitch;
        EXPECT_NEAR(p.shoulder.z_cm, c.shoulder_z, printed) << c.recline << " " << c.pitch;
        EXPECT_NEAR(p.eye.x_cm, c.eye_x, printed) << c.recline << " " << c.pitch;
        EXPECT_NEAR(p.eye.z_cm, c.eye_z, printed) << c.recline << " " << c.pitch;
    }
}

TEST(OffNormal, IsZeroFaceToFaceAndCombinesBothTurns) {
    EXPECT_NEAR(off_normal_deg(20, 20, -15, -15), 0, 1e-6);
    EXPECT_NEAR(off_normal_deg(20, 0, 0, 0), 20, 1e-9);
    EXPECT_NEAR(off_normal_deg(0, 0, 30, 0), 30, 1e-9);
    EXPECT_NEAR(off_normal_deg(60, 0, 60, 0), 75.5225, 1e-4);  // acos ¼
    EXPECT_TRUE(std::isnan(off_normal_deg(20, unknown, 0, 0)));
}

TEST(RemainingSide, IsUnknownWhereThereIsNoTriangle) {
    EXPECT_NEAR(remaining_side(5, 3), 4, 1e-12);
    EXPECT_TRUE(std::isnan(remaining_side(3, 3)));
    EXPECT_TRUE(std::isnan(remaining_side(3, -5)));
}

}  // namespace
}  // namespace ergoaudit
