#include "ergoaudit/body/posture.hpp"

#include "tests/body/people.hpp"
#include "tests/support/cases.hpp"

#include "ergoaudit/body/moved_by.hpp"

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::derived;
using testing::description;
using testing::row_named;
using testing::Said;
using testing::say;
using testing::shipped;
using testing::value_of;

constexpr double printed = 0.0061;

Facts soldier(const char* sex, double stature, std::initializer_list<Said> more) {
    Facts facts = description({{"person.population", "ansur2"}, {"person.sex", sex}, {"person.stature_cm", stature}});
    for (const Said& said : more) say(facts, said);
    return facts;
}

// A person of whom all is measured, at a desk of which all is known; shoulder over x = 13.9 when upright.
Facts full_description() {
    return description({{"person.sex", "male"},
                        {"person.stature_cm", 175},
                        {"person.elbow_rest_height_cm", 24.5},
                        {"person.eye_height_sitting_cm", 80.2},
                        {"person.acromial_height_sitting_cm", 60.1},
                        {"person.popliteal_height_cm", 42.8},
                        {"person.knee_height_sitting_cm", 55},
                        {"person.buttock_popliteal_length_cm", 50},
                        {"person.buttock_knee_length_cm", 61.8},
                        {"person.thigh_clearance_cm", 18},
                        {"person.biacromial_breadth_cm", 41.6},
                        {"person.elbow_height_standing_cm", 107.3},
                        {"person.eye_height_standing_cm", 163.5},
                        {"person.thumbtip_reach_cm", 81},
                        {"person.shoe_height_cm", 2.5},
                        {"person.slump_cm", 2},
                        {"chair.seat_height_cm", 46},
                        {"chair.seat_depth_cm", 43},
                        {"chair.seat_tilt_deg", 0},
                        {"chair.backrest_recline_deg", 0},
                        {"chair.armrest_height_cm", 22},
                        {"desk.kind", "sit-stand"},
                        {"desk.height_cm", 72},
                        {"desk.standing_height_cm", 108},
                        {"desk.thickness_cm", 3},
                        {"desk.legroom_depth_cm", 60},
                        {"desk.backrest_to_edge_cm", 25},
                        {"footrest.used", 0},
                        {"screen.diagonal_in", 27},
                        {"screen.aspect", "16:9"},
                        {"screen.orientation", "landscape"},
                        {"screen.top_height_cm", 122},
                        {"screen.distance_cm", 68},
                        {"screen.lateral_offset_cm", 5},
                        {"screen.yaw_deg", 0},
                        {"screen.tilt_deg", 5},
                        {"screen.work_area", "all"},
                        {"screen.character_height_mm", 3},
                        {"keyboard.surface", "desk"},
                        {"keyboard.home_row_thickness_cm", 2},
                        {"keyboard.slope_deg", 3},
                        {"keyboard.distance_from_edge_cm", 22},
                        {"mouse.surface", "desk"},
                        {"mouse.side", "right"},
                        {"mouse.distance_from_edge_cm", 20},
                        {"mouse.lateral_offset_cm", 35}});
}

// --- worked examples -----------------------------------------------------------------------------------------------

TEST(Posture, SeatedHeightsOfPeopleOnTheirOwnSeat) {
    struct Case {
        const char* sex;
        double stature, seat, elbow, eye, thigh_top, standing_elbow;
    };
    for (const Case& c : {Case{"male", 160, 40.71, 64.06, 115.41, 57.86, 99.65},
                          {"male", 175, 45.29, 69.75, 125.51, 63.30, 109.78},
                          {"male", 188, 49.26, 74.68, 134.27, 68.01, 118.57},
                          {"female", 152, 38.11, 60.84, 109.10, 54.13, 95.43},
                          {"female", 163, 41.37, 64.61, 116.19, 58.16, 102.68},
                          {"female", 175, 44.92, 68.73, 123.92, 62.56, 110.59}}) {
        const Facts tall = derived(soldier(
            c.sex, c.stature, {{"chair.seat_height_cm", c.seat}, {"person.slump_cm", 0}, {"desk.kind", "sit-stand"}}));
        EXPECT_NEAR(value_of(tall, "posture.elbow_height_cm"), c.elbow, 0.011) << c.sex << c.stature;
        EXPECT_NEAR(value_of(tall, "posture.eye_height_cm"), c.eye, 0.011) << c.sex << c.stature;
        EXPECT_NEAR(value_of(tall, "posture.thigh_top_height_cm"), c.thigh_top, 0.011) << c.sex << c.stature;
        EXPECT_NEAR(value_of(tall, "posture.seat_above_legs_cm"), 0, 0.011) << c.sex << c.stature;
        EXPECT_NEAR(value_of(tall, "posture.elbow_height_cm@standing"), c.standing_elbow, printed);
        const Facts slumped =
            derived(soldier(c.sex, c.stature, {{"chair.seat_height_cm", c.seat}, {"person.slump_cm", 4}}));
        EXPECT_NEAR(value_of(slumped, "posture.eye_height_cm"), c.eye - 4, 0.011);
        EXPECT_EQ(value_of(slumped, "posture.elbow_height_cm"), value_of(tall, "posture.elbow_height_cm"));
        EXPECT_NEAR(value_of(slumped, "posture.shoulder_height_cm"), value_of(tall, "posture.shoulder_height_cm") - 2,
                    1e-9);
    }
}

TEST(Posture, AHighFixedDeskIsAboveTheElbowOfASmallPerson) {
    const Facts facts = derived(soldier("female", 163, {{"chair.seat_height_cm", 41.37}, {"desk.height_cm", 74}}));
    EXPECT_NEAR(value_of(facts, "posture.home_row_height_cm"), 76, 1e-9);
    EXPECT_NEAR(value_of(facts, "posture.home_row_above_elbow_cm"), 11.4, 0.05);
    const Facts raised = derived(soldier("female", 163,
                                         {{"chair.seat_height_cm", 41.37 + 11.4},
                                          {"desk.height_cm", 74},
                                          {"footrest.used", 1},
                                          {"footrest.height_cm", 11.4}}));
    EXPECT_NEAR(value_of(raised, "posture.home_row_above_elbow_cm"), 0, 0.05);
    EXPECT_NEAR(value_of(raised, "posture.seat_above_legs_cm"), 0, 0.05);
}

// Whoever was measured leaning back has a body that puts the eye there, by the chain alone.
TEST(Posture, AnEyeMeasuredLeaningBackIsWhereTheEstimatedBodyHasIt) {
    for (const double recline : {-5.0, 0.0, 10.0, 28.0}) {
        Facts facts = description({{"person.stature_cm", 175},
                                   {"person.seated_eye_from_floor_cm", 121},
                                   {"chair.seat_height_cm", 48},
                                   {"chair.backrest", "adjustable"},
                                   {"chair.backrest_recline_deg", recline}});
        const AsFound found = derive(facts, shipped()).found;
        EXPECT_EQ(value_of(facts, "posture.eye_height_cm"), 121);
        facts.forget("person.seated_eye_from_floor_cm"_fact);
        derive_postures(facts, shipped(), found);
        EXPECT_NEAR(value_of(facts, "posture.eye_height_cm"), 121, 1e-6) << recline;
    }
}

// What was measured from the floor on a chair of unknown height says nothing on another one.
TEST(Posture, AnotherChairLeavesWhatWasMeasuredOnOneOfUnknownHeight) {
    Facts facts = description({{"person.stature_cm", 170},
                               {"person.seated_eye_from_floor_cm", 131},
                               {"person.seated_elbow_from_floor_cm", 80},
                               {"observed.thigh_to_desk_gap_cm", 1},
                               {"desk.height_cm", 73},
                               {"desk.thickness_cm", 3}});
    const AsFound found = derive(facts, shipped()).found;
    EXPECT_EQ(value_of(facts, "posture.eye_height_cm"), 131);
    EXPECT_EQ(value_of(facts, "posture.elbow_height_cm"), 80);
    EXPECT_EQ(value_of(facts, "posture.thigh_room_cm"), 1);
    facts.set("chair.seat_height_cm"_fact, 46, Provenance::measured);
    facts.set("chair.backrest_recline_deg"_fact, 0, Provenance::measured);
    derive_postures(facts, shipped(), found);
    const Facts without = derived(description({{"person.stature_cm", 170},
                                               {"chair.seat_height_cm", 46},
                                               {"chair.backrest_recline_deg", 0},
                                               {"desk.height_cm", 73},
                                               {"desk.thickness_cm", 3}}));
    for (const char* fact : {"posture.eye_height_cm", "posture.elbow_height_cm", "posture.thigh_room_cm"})
        EXPECT_NEAR(value_of(facts, fact), value_of(without, fact), 1e-9) << fact;
}

// Somebody looked at the feet, on a seat that lengths call 3 cm too high or 3 cm too low; then seat and footrest move.
TEST(Posture, WhatWasSeenOfTheFeetHoldsForTheHeightsAtWhichItWasSeen) {
    struct Feet {
        std::string seen;
        double above_legs;
    };
    const auto feet = [](const char* seen, double above_legs, double raised, double footrest = 0) {
        Facts facts = soldier("female", 163, {{"chair.seat_height_cm", 41.37 + above_legs}});
        say(facts, {"observed.feet", seen});
        const AsFound found = derive(facts, shipped()).found;
        turn(facts, row_of("chair.seat_height_cm"_fact), 41.37 + above_legs + raised);
        if (footrest > 0) {
            facts.set("footrest.used"_fact, 1, Provenance::measured);
            facts.set("footrest.height_cm"_fact, footrest, Provenance::measured);
        }
        derive_postures(facts, shipped(), found);
        const Row row = row_named("posture.feet");
        return Feet{facts.knows(row) ? std::string(choice_name("posture.feet"_fact.info(), facts[row])) : "",
                    value_of(facts, "posture.seat_above_legs_cm")};
    };
    const auto expect = [](const Feet& one, std::string_view seen, double above_legs) {
        EXPECT_EQ(one.seen, seen);
        EXPECT_NEAR(one.above_legs, above_legs, 0.05);
    };
    expect(feet("flat", 3, 0), "flat", 1);  // seen counts more than lengths
    expect(feet("flat", 3, -1), "flat", 1);
    expect(feet("flat", 3, -4), "flat", -1);
    expect(feet("flat", 3, 2), "", 5);  // nobody saw that
    expect(feet("flat", 3, 5, 5), "flat", 1);
    expect(feet("flat", 3, 5, 8), "flat", 0);
    expect(feet("flat", 3, 5, 4), "", 4);
    expect(feet("flat", -3, 0), "flat", -3);
    expect(feet("flat", -3, 2), "", -1);
    expect(feet("dangling", 3, 0), "dangling", 3);
    expect(feet("dangling", 3, 1), "dangling", 4);
    expect(feet("dangling", 3, -1), "dangling", 2);  // lengths explain it, and tell when it is over
    expect(feet("dangling", 10, -0.5), "dangling", 9.5);
    expect(feet("dangling", 3, -2.5), "", 0.5);
    expect(feet("dangling", 3, 0, 1.5), "dangling", 1.5);
    expect(feet("dangling", 3, 0, 5), "", -2);
    expect(feet("dangling", -3, 0), "dangling", 1);  // lengths are wrong
    expect(feet("dangling", -3, 2), "dangling", 3);
    expect(feet("dangling", -3, 8), "dangling", 5);
    expect(feet("dangling", -3, -2), "dangling", 1);
    expect(feet("tucked", 3, 4), "tucked", 7);
    expect(feet("tucked", -3, -4), "tucked", -7);
}

TEST(Posture, LegsOnAHighSeatAndUnderALowDesk) {
    EXPECT_NEAR(value_of(derived(soldier("female", 163, {{"chair.seat_height_cm", 50}})), "posture.seat_above_legs_cm"),
                8.6, 0.05);
    const auto thigh_room = [](double stature, double seat) {
        return value_of(
            derived(soldier("male", stature,
                            {{"chair.seat_height_cm", seat}, {"desk.height_cm", 68}, {"desk.thickness_cm", 3}})),
            "posture.thigh_room_cm");
    };
    EXPECT_NEAR(thigh_room(188, 49.26), -3.0, 0.05);
    EXPECT_NEAR(thigh_room(175, 45.29), 1.7, 0.05);
}

// Eye heights as measured, distances from the level ones.
TEST(View, GazeFollowsThePrintedExamples) {
    struct Case {
        double eye, top, diagonal, level, gaze_top, gaze_centre, gaze_bottom;
    };
    for (const Case& c : {Case{121.5, 121.5, 27, 65, 0, 14.50, 27.35},
                          {121.5, 128.5, 27, 65, -6.15, 8.58, 22.27},
                          {121.5, 114.5, 27, 65, 6.15, 20.12, 32.00},
                          {112.2, 112.2, 24, 60, 0, 13.99, 26.48}}) {
        Facts facts = description({{"person.seated_eye_from_floor_cm", c.eye},
                                   {"screen.diagonal_in", c.diagonal},
                                   {"screen.top_height_cm", c.top}});
        const double height = value_of(derived(facts), "screen.height_cm");
        const double slant = std::hypot(c.level, c.eye - c.top + height / 2);
        say(facts, {"screen.distance_cm", slant});
        facts = derived(facts);
        EXPECT_NEAR(value_of(facts, "view.gaze_top_deg"), c.gaze_top, printed) << c.top;
        EXPECT_NEAR(value_of(facts, "view.gaze_centre_deg"), c.gaze_centre, printed) << c.top;
        EXPECT_NEAR(value_of(facts, "view.gaze_bottom_deg"), c.gaze_bottom, printed) << c.top;
        EXPECT_NEAR(value_of(facts, "view.horizontal_distance_cm"), c.level, 1e-9);
        EXPECT_NEAR(value_of(facts, "view.top_above_eye_cm"), c.top - c.eye, 1e-9);
        EXPECT_NEAR(value_of(facts, "view.neck_flexion_deg"), 0.6 * (c.gaze_centre - 15), printed);
    }
}

TEST(View, AScreenSquareToTheLineOfSight) {
    struct Case {
        double diagonal, distance, gaze, top_below, centre_below;
    };
    for (const Case& c : {Case{27, 65, 15, 0.59, 16.82},
                          {27, 65, 20, 6.44, 22.23},
                          {27, 65, 30, 17.94, 32.50},
                          {27, 65, 35, 23.51, 37.28},
                          {24, 60, 15, 1.09, 15.53},
                          {24, 60, 20, 6.48, 20.52},
                          {24, 60, 30, 17.06, 30.00},
                          {24, 60, 35, 22.17, 34.41}}) {
        const double eye = 120;
        const Facts facts = derived(description({{"person.seated_eye_from_floor_cm", eye},
                                                 {"screen.diagonal_in", c.diagonal},
                                                 {"screen.distance_cm", c.distance},
                                                 {"screen.tilt_deg", c.gaze},
                                                 {"screen.top_height_cm", eye - c.top_below}}));
        EXPECT_NEAR(value_of(facts, "view.gaze_centre_deg"), c.gaze, 0.01) << c.gaze;
        EXPECT_NEAR(value_of(facts, "view.off_normal_deg"), 0, 0.01) << c.gaze;
        EXPECT_NEAR(eye - value_of(facts, "screen.top_height_cm") +
                        value_of(facts, "screen.height_cm") / 2 * std::cos(c.gaze * 3.14159265358979 / 180),
                    c.centre_below, 0.01)
            << c.gaze;
    }
}

TEST(View, SidewaysPlacesFollowThePrintedExamples) {
    struct Case {
        double beside, forward, eccentricity;
    };
    for (const Case& c : {Case{35, 65, 28.30}, {20, 60, 18.43}, {60, 50, 50.19}, {-20, 60, -18.43}}) {
        const double half = 29.89 / 2;
        const Facts facts = derived(description({{"person.seated_eye_from_floor_cm", 120},
                                                 {"screen.diagonal_in", 24},
                                                 {"screen.top_height_cm", 120 + half},  // centre level with the eye
                                                 {"screen.lateral_offset_cm", c.beside},
                                                 {"screen.yaw_deg", c.eccentricity},
                                                 {"screen.tilt_deg", 0},
                                                 {"screen.distance_cm", std::hypot(c.beside, c.forward)}}));
        EXPECT_NEAR(value_of(facts, "view.eccentricity_deg"), c.eccentricity, printed);
        EXPECT_NEAR(value_of(facts, "view.off_normal_deg"), 0, 0.02);
    }
}

TEST(Posture, MouseSeenFromAboveFollowsThePrintedExamples) {
    struct Case {
        double beside, forward, half_breadth, angle, reach;
    };
    for (const Case& c :
         {Case{45, 40, 20.8, 31.17, 46.75}, {30, 30, 20.8, 17.05, 31.38}, {45, 40, 18.3, 33.72, 48.09}}) {
        for (const double side : {1.0, -1.0}) {
            Facts facts = full_description();
            // a hip, and with it the shoulder, right above the backrest
            say(facts, {"person.trochanterion_height_cm", 90});
            say(facts, {"person.lateral_femoral_epicondyle_height_cm", 90 - (61.8 - 7)});
            say(facts, {"person.biacromial_breadth_cm", 2 * c.half_breadth});
            say(facts, {"mouse.side", side > 0 ? "right" : "left"});
            say(facts, {"mouse.lateral_offset_cm", side * c.beside});
            say(facts, {"mouse.distance_from_edge_cm", c.forward - 25});
            facts = derived(facts);
            EXPECT_NEAR(value_of(facts, "posture.mouse_side_angle_deg"), c.angle, printed);
            EXPECT_NEAR(value_of(facts, "posture.mouse_reach_cm"), c.reach, printed);
        }
    }
}

// --- seat, desk, hands ---------------------------------------------------------------------------------------------

TEST(Posture, SeatEdgesCushionsAndKnees) {
    Facts facts = full_description();
    Facts row = derived(facts);
    EXPECT_NEAR(value_of(row, "posture.gap_behind_knee_cm"), 7, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.knee_room_cm"), 60 - (61.8 - 25), 1e-9);
    EXPECT_NEAR(value_of(row, "posture.armrest_above_elbow_cm"), -2.5, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.knee_top_height_cm"), 57.5, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.hip_height_cm"), 55, 1e-9);
    EXPECT_NEAR(value_of(row, "desk.underside_height_cm"), 69, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.thigh_room_cm"), 5, 1e-9);
    EXPECT_EQ(value_of(row, "posture.trunk_thigh_angle_deg"), 90);
    EXPECT_EQ(value_of(row, "posture.knee_angle_deg"), 90);
    say(facts, {"chair.cushion_depth_cm", 4});
    row = derived(facts);
    EXPECT_NEAR(value_of(row, "posture.gap_behind_knee_cm"), 11, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.knee_room_cm"), 60 - (65.8 - 25), 1e-9);
}

TEST(Posture, LeaningBackOpensTheHipAndLowersTheEye) {
    Facts facts = full_description();
    const Facts upright = derived(facts);
    say(facts, {"chair.backrest_recline_deg", 20});
    say(facts, {"chair.seat_tilt_deg", 5});
    const Facts leaning = derived(facts);
    EXPECT_EQ(value_of(leaning, "posture.trunk_recline_deg"), 20);
    EXPECT_EQ(value_of(leaning, "posture.trunk_thigh_angle_deg"), 105);
    EXPECT_EQ(value_of(leaning, "posture.knee_angle_deg"), 85);
    const double trunk = 60.1 - 9 - 1;
    EXPECT_NEAR(value_of(upright, "posture.eye_height_cm") - value_of(leaning, "posture.eye_height_cm"),
                trunk * (1 - std::cos(20 * 3.14159265358979 / 180)), 1e-9);
    say(facts, {"chair.uses_backrest", 0});
    EXPECT_EQ(value_of(derived(facts), "posture.trunk_recline_deg"), 0);
}

// Nobody told how high they then are, unless somebody measured it.
TEST(Posture, TheKeysOfALaptopGoUpWithIt) {
    Facts facts = full_description();
    EXPECT_FALSE(std::isnan(value_of(derived(facts), "posture.home_row_height_cm")));
    say(facts, {"keyboard.external", 0});
    say(facts, {"screen.kind", "laptop"});
    say(facts, {"screen.mount", "none"});
    EXPECT_FALSE(std::isnan(value_of(derived(facts), "posture.home_row_height_cm")));
    say(facts, {"screen.mount", "riser"});
    EXPECT_TRUE(std::isnan(value_of(derived(facts), "posture.home_row_height_cm")));
    say(facts, {"keyboard.height_cm", 92});
    EXPECT_EQ(value_of(derived(facts), "posture.home_row_height_cm"), 92);
}

TEST(Posture, ATrayReplacesTheDesksUnderside) {
    Facts facts = full_description();
    say(facts, {"keyboard.surface", "tray"});
    say(facts, {"keyboard.tray_height_cm", 66});
    Facts row = derived(facts);
    EXPECT_TRUE(std::isnan(value_of(row, "posture.thigh_room_cm")));  // nobody said how thick the tray is
    EXPECT_EQ(value_of(row, "posture.home_row_height_cm"), 68);
    say(facts, {"keyboard.tray_thickness_cm", 1.5});
    row = derived(facts);
    EXPECT_NEAR(value_of(row, "posture.thigh_room_cm"), 64.5 - 64, 1e-9);
    EXPECT_EQ(value_of(row, "posture.mouse_above_keyboard_cm"), 6);
    EXPECT_EQ(value_of(row, "posture.home_row_height_cm@standing"), 68 + 36);
    EXPECT_EQ(value_of(row, "posture.mouse_above_keyboard_cm@standing"), 6);
}

TEST(Posture, AKeyboardOnTheLapLiesOnTheThighs) {
    Facts facts = full_description();
    say(facts, {"keyboard.surface", "lap"});
    const Facts row = derived(facts);
    EXPECT_NEAR(value_of(row, "posture.surface_height_cm"), 64, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.home_row_height_cm"), 66, 1e-9);
    EXPECT_TRUE(std::isnan(value_of(row, "posture.home_row_height_cm@standing")));
}

TEST(Posture, AGivenHomeRowWinsOverTheSurface) {
    Facts facts = full_description();
    say(facts, {"keyboard.height_cm", 75});
    const Facts row = derived(facts);
    EXPECT_EQ(value_of(row, "posture.home_row_height_cm"), 75);
    EXPECT_EQ(value_of(row, "posture.home_row_height_cm@standing"), 75 + 36);
}

TEST(Posture, TwoThingsOnOneSurfaceAreLevelHoweverHighItIs) {
    const Facts row = derived(description({{"person.stature_cm", 170}}));
    EXPECT_EQ(value_of(row, "posture.mouse_above_keyboard_cm"), 0);
    EXPECT_EQ(row.from(row_named("posture.mouse_above_keyboard_cm")), Provenance::defaulted);
}

TEST(Posture, AHomeRowAtElbowHeightMeansALevelForearm) {
    Facts facts = full_description();
    say(facts, {"person.slump_cm", 0});
    say(facts, {"person.shoulder_elbow_length_cm", 36});
    say(facts, {"person.acromion_radiale_length_cm", 33});
    say(facts, {"person.acromial_height_sitting_cm", 24.5 + 36});
    say(facts, {"person.radiale_stylion_length_cm", 26.5});
    say(facts, {"person.hand_length_cm", 20});
    say(facts, {"person.trochanterion_height_cm", 90});
    say(facts, {"person.lateral_femoral_epicondyle_height_cm", 50});  // hip 14.8 forward
    say(facts, {"desk.height_cm", 68.5});
    say(facts, {"keyboard.distance_from_edge_cm", 14.8 + 26.5 + 15 - 25});
    const Facts row = derived(facts);
    EXPECT_NEAR(value_of(row, "posture.home_row_above_elbow_cm"), 0, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.forearm_pitch_deg"), 0, 1e-6);
    EXPECT_NEAR(value_of(row, "posture.elbow_angle_deg"), 90, 1e-6);
    EXPECT_NEAR(value_of(row, "posture.shoulder_flexion_deg"), 0, 1e-6);
    EXPECT_NEAR(value_of(row, "posture.wrist_extension_deg"), 3, 1e-6);  // the keyboard's slope
    EXPECT_NEAR(value_of(row, "posture.keyboard_reach_cm"), std::hypot(26.5 + 15, 36), 1e-9);
}

TEST(Posture, AKeyboardOutOfReachLeavesTheAnglesUnknown) {
    Facts facts = full_description();
    say(facts, {"keyboard.distance_from_edge_cm", 95});
    const Facts row = derived(facts);
    EXPECT_TRUE(std::isnan(value_of(row, "posture.elbow_angle_deg")));
    EXPECT_TRUE(std::isnan(value_of(row, "posture.wrist_extension_deg")));
    EXPECT_FALSE(std::isnan(value_of(row, "posture.keyboard_reach_cm")));
}

// --- standing ------------------------------------------------------------------------------------------------------

TEST(Posture, StandingTakesTheScreensAlongAtTheSameLevelDistance) {
    const Facts row = derived(full_description());
    EXPECT_NEAR(value_of(row, "posture.elbow_height_cm@standing"), 109.8, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.eye_height_cm@standing"), 166, 1e-9);
    EXPECT_NEAR(value_of(row, "posture.home_row_above_elbow_cm@standing"), 0.2, 1e-9);
    EXPECT_NEAR(value_of(row, "view.top_above_eye_cm@standing"), 122 + 36 - 166, 1e-9);
    EXPECT_EQ(value_of(row, "view.horizontal_distance_cm@standing"), value_of(row, "view.horizontal_distance_cm"));
    EXPECT_GT(value_of(row, "view.distance_cm@standing"), value_of(row, "view.horizontal_distance_cm@standing"));
    EXPECT_NEAR(value_of(row, "view.eccentricity_deg@standing"), value_of(row, "view.eccentricity_deg"), 1e-9);
}

TEST(Posture, ADeskThatDoesNotStandHasNoStandingPosture) {
    Facts facts = full_description();
    say(facts, {"desk.kind", "fixed"});
    facts.forget("desk.standing_height_cm"_fact);
    const Facts row = derived(facts);
    EXPECT_TRUE(std::isnan(value_of(row, "posture.kind@standing")));
    EXPECT_TRUE(std::isnan(value_of(row, "posture.elbow_height_cm@standing")));
    EXPECT_TRUE(std::isnan(value_of(row, "view.distance_cm@standing")));
}

TEST(Posture, SomebodyWithoutASeatMeasuredTheDistanceStanding) {
    Facts facts = full_description();
    say(facts, {"person.seat", "none"});
    const Facts row = derived(facts);
    EXPECT_EQ(value_of(row, "view.distance_cm@standing"), 68);
}

TEST(Posture, SomebodyWhoNeverSitsStandsAtTheDeskAsItIs) {
    Facts at_a_counter = full_description();
    say(at_a_counter, {"person.seat", "none"});
    say(at_a_counter, {"desk.kind", "fixed"});
    Facts both_told = at_a_counter, as_standing = at_a_counter;
    at_a_counter.forget("desk.standing_height_cm"_fact);
    say(both_told, {"desk.standing_height_cm", 72});
    say(as_standing, {"desk.standing_height_cm", 72});
    as_standing.forget("desk.height_cm"_fact);
    const Facts row = derived(at_a_counter);
    EXPECT_NEAR(value_of(row, "posture.home_row_above_elbow_cm@standing"), 72 + 2 - (107.3 + 2.5), 1e-9);
    EXPECT_NEAR(value_of(row, "view.top_above_eye_cm@standing"), 122 - (163.5 + 2.5), 1e-9);
    for (const Facts& other : {derived(both_told), derived(as_standing)})
        for (const char* name : {"posture.home_row_above_elbow_cm@standing", "posture.mouse_above_elbow_cm@standing",
                                 "posture.surface_height_cm@standing", "view.top_above_eye_cm@standing",
                                 "view.gaze_centre_deg@standing", "view.distance_cm@standing"})
            EXPECT_EQ(value_of(other, name), value_of(row, name)) << name;
}

// --- home measures and what was seen -------------------------------------------------------------------------------

TEST(HomeMeasures, StandAsMeasuredAndMoveWithTheSeat) {
    Facts facts = description({{"person.sex", "female"},
                               {"person.stature_cm", 165},
                               {"person.slump_cm", 4},
                               {"chair.seat_height_cm", 44},
                               {"person.seated_elbow_from_floor_cm", 66},
                               {"person.seated_eye_from_floor_cm", 113}});
    const Derivation start = derive(facts, shipped());
    EXPECT_EQ(value_of(facts, "posture.elbow_height_cm"), 66);
    EXPECT_EQ(value_of(facts, "posture.eye_height_cm"), 113);  // a relaxed measure: the slump is in it
    say(facts, {"chair.seat_height_cm", 47});
    derive_postures(facts, shipped(), start.found);
    EXPECT_EQ(value_of(facts, "posture.elbow_height_cm"), 69);
    EXPECT_EQ(value_of(facts, "posture.eye_height_cm"), 116);
    say(facts, {"chair.backrest_recline_deg", 15});
    derive_postures(facts, shipped(), start.found);
    EXPECT_LT(value_of(facts, "posture.eye_height_cm"), 116);
}

TEST(HomeMeasures, NeedNoSeat) {
    const Facts row = derived(description({{"person.seated_elbow_from_floor_cm", 66},
                                           {"person.seated_eye_from_floor_cm", 113},
                                           {"desk.height_cm", 72},
                                           {"screen.top_height_cm", 115}}));
    EXPECT_EQ(value_of(row, "posture.home_row_above_elbow_cm"), 8);
    EXPECT_EQ(value_of(row, "view.top_above_eye_cm"), 2);
    EXPECT_EQ(row.from(row_named("posture.elbow_height_cm")), Provenance::measured);
}

TEST(Observed, ReplacesTheDerivedAndMovesWithTheFurniture) {
    Facts facts = full_description();
    say(facts, {"observed.elbow_above_desk_cm", -4, Provenance::observed});
    say(facts, {"observed.eye_above_screen_top_cm", 3, Provenance::observed});
    say(facts, {"observed.gap_behind_knee_cm", 2, Provenance::observed});
    say(facts, {"observed.thigh_to_desk_gap_cm", 1, Provenance::observed});
    say(facts, {"observed.wrist_extension_deg", 25, Provenance::observed});
    const Derivation start = derive(facts, shipped());
    EXPECT_EQ(value_of(facts, "posture.home_row_above_elbow_cm"), 6);
    EXPECT_EQ(facts.from(row_named("posture.home_row_above_elbow_cm")), Provenance::observed);
    EXPECT_EQ(value_of(facts, "view.top_above_eye_cm"), -3);
    EXPECT_EQ(value_of(facts, "posture.gap_behind_knee_cm"), 2);
    EXPECT_EQ(value_of(facts, "posture.thigh_room_cm"), 1);
    EXPECT_EQ(value_of(facts, "posture.wrist_extension_deg"), 25);
    EXPECT_EQ(facts.from(row_named("posture.wrist_extension_deg")), Provenance::observed);

    const double pitch = value_of(facts, "posture.forearm_pitch_deg");
    say(facts, {"chair.seat_height_cm", 48});
    say(facts, {"chair.seat_depth_cm", 40});
    move_desk(facts, 73, Provenance::measured);
    derive_postures(facts, shipped(), start.found);
    EXPECT_NEAR(value_of(facts, "posture.home_row_above_elbow_cm"), 6 - 2 + 1, 1e-9);
    EXPECT_NEAR(value_of(facts, "view.top_above_eye_cm"), -3 - 2 + 1, 1e-9);
    EXPECT_NEAR(value_of(facts, "posture.gap_behind_knee_cm"), 5, 1e-9);
    EXPECT_NEAR(value_of(facts, "posture.thigh_room_cm"), 1 - 2 + 1, 1e-9);
    EXPECT_NEAR(value_of(facts, "posture.wrist_extension_deg"),
                25 - (value_of(facts, "posture.forearm_pitch_deg") - pitch), 1e-6);

    const double bent = value_of(facts, "posture.wrist_extension_deg");
    say(facts, {"keyboard.slope_deg", value_of(facts, "keyboard.slope_deg") - 3});
    derive_postures(facts, shipped(), start.found);
    EXPECT_NEAR(value_of(facts, "posture.wrist_extension_deg"), bent - 3, 1e-9);

    // wherever the keyboard and the shoulder go, the wrist follows the forearm
    const double slope = value_of(facts, "keyboard.slope_deg");
    double last = value_of(facts, "posture.forearm_pitch_deg");
    const auto bent_as_the_forearm = [&] {
        derive_postures(facts, shipped(), start.found);
        const double now = value_of(facts, "posture.forearm_pitch_deg");
        EXPECT_GT(std::abs(now - last), 0.2) << "nothing of note moved";
        last = now;
        EXPECT_NEAR(value_of(facts, "posture.wrist_extension_deg") - slope,
                    25 - start.found.keyboard_slope_deg.value - (now - pitch), 1e-6);
    };
    say(facts, {"keyboard.distance_from_edge_cm", value_of(facts, "keyboard.distance_from_edge_cm") - 6});
    bent_as_the_forearm();
    say(facts, {"chair.backrest_recline_deg", value_of(facts, "chair.backrest_recline_deg") + 8});
    bent_as_the_forearm();
    say(facts, {"chair.cushion_depth_cm", 4});
    bent_as_the_forearm();
}

TEST(Observed, FingersBehindTheKneeAreCounted) {
    Facts facts = full_description();
    say(facts, {"observed.gap_behind_knee_fingers", 3, Provenance::observed});
    EXPECT_NEAR(value_of(derived(facts), "posture.gap_behind_knee_cm"), 5.7, 1e-9);
}

TEST(Observed, IsEnoughWithoutAnyHeight) {
    const Facts row = derived(description({{"observed.elbow_above_desk_cm", -5, Provenance::observed},
                                           {"observed.eye_above_screen_top_cm", -6, Provenance::observed},
                                           {"screen.diagonal_in", 24},
                                           {"screen.distance_cm", 60}}));
    EXPECT_EQ(value_of(row, "posture.home_row_above_elbow_cm"), 7);
    EXPECT_EQ(value_of(row, "posture.mouse_above_elbow_cm"), 5);
    EXPECT_EQ(value_of(row, "view.top_above_eye_cm"), 6);
    EXPECT_GT(value_of(row, "view.gaze_centre_deg"), 0);
}

// --- provenance and what stays unknown -----------------------------------------------------------------------------

TEST(Provenance, OfADerivedFactIsTheWeakestOfWhatWentIn) {
    Facts facts = full_description();
    Facts row = derived(facts);
    for (const char* fact : {"posture.elbow_height_cm", "posture.thigh_room_cm", "posture.seat_above_legs_cm",
                             "posture.gap_behind_knee_cm", "posture.home_row_above_elbow_cm", "view.gaze_centre_deg",
                             "view.off_normal_deg", "view.top_above_eye_cm@standing", "posture.near_reach_cm"})
        EXPECT_EQ(row.from(row_named(fact)),
                  std::string_view(fact) == "posture.near_reach_cm" ? Provenance::estimated : Provenance::measured)
            << fact;
    struct Case {
        const char* weakened;
        const char* then;
    };
    for (const Case& c : {Case{"desk.height_cm", "posture.thigh_room_cm"},
                          {"person.popliteal_height_cm", "posture.seat_above_legs_cm"},
                          {"person.slump_cm", "view.gaze_centre_deg"},
                          {"screen.tilt_deg", "view.off_normal_deg"},
                          {"desk.standing_height_cm", "view.top_above_eye_cm@standing"},
                          {"screen.character_height_mm", "view.character_size_arcmin"}}) {
        Facts weak = facts;
        weak.set(row_named(c.weakened), weak[row_named(c.weakened)], Provenance::reported);
        EXPECT_EQ(derived(weak).from(row_named(c.then)), Provenance::reported) << c.then;
    }
}

TEST(Posture, WithoutASeatHeightNothingSeatedIsGuessed) {
    const Facts row = derived(description({{"person.stature_cm", 175},
                                           {"desk.height_cm", 72},
                                           {"screen.top_height_cm", 115},
                                           {"screen.distance_cm", 60}}));
    for (const char* fact : {"posture.elbow_height_cm", "posture.eye_height_cm", "posture.thigh_room_cm",
                             "posture.home_row_above_elbow_cm", "view.gaze_centre_deg"})
        EXPECT_TRUE(std::isnan(value_of(row, fact))) << fact;
    EXPECT_EQ(value_of(row, "view.distance_cm"), 60);
    EXPECT_EQ(value_of(row, "view.eccentricity_deg"), 0);  // a lone screen stands straight ahead
}

TEST(View, OfALeanNobodyMentionedStaysUsable) {
    Facts facts = full_description();
    facts.forget("screen.tilt_deg"_fact);
    say(facts, {"screen[1].diagonal_in", 24});  // two screens: no lean is assumed
    const Facts row = derived(facts);
    EXPECT_FALSE(std::isnan(value_of(row, "view.gaze_centre_deg")));
    EXPECT_EQ(row.from(row_named("view.gaze_centre_deg")), Provenance::defaulted);
    EXPECT_TRUE(std::isnan(value_of(row, "view.off_normal_deg")));
}

TEST(View, TheWorkAreaIsAThirdOfThePicture) {
    Facts facts = full_description();
    const auto area = [&](const char* where) {
        say(facts, {"screen.work_area", where});
        return value_of(derived(facts), "view.gaze_work_area_deg");
    };
    const Facts row = derived(facts);
    const double centre = value_of(row, "view.gaze_centre_deg");
    for (const char* where : {"middle", "left", "right", "all"}) EXPECT_EQ(area(where), centre);
    EXPECT_LT(area("top"), centre);
    EXPECT_GT(area("top"), value_of(row, "view.gaze_top_deg"));
    EXPECT_GT(area("bottom"), centre);
    EXPECT_LT(area("bottom"), value_of(row, "view.gaze_bottom_deg"));
}

TEST(View, ADistanceShorterThanTheHeightDifferenceIsNoTriangle) {
    const Facts row = derived(description({{"person.seated_eye_from_floor_cm", 150},
                                           {"screen.diagonal_in", 24},
                                           {"screen.top_height_cm", 80},
                                           {"screen.distance_cm", 40}}));
    EXPECT_TRUE(std::isnan(value_of(row, "view.horizontal_distance_cm")));
    EXPECT_TRUE(std::isnan(value_of(row, "view.gaze_centre_deg")));
    EXPECT_EQ(value_of(row, "view.top_above_eye_cm"), -70);
}

// --- properties ----------------------------------------------------------------------------------------------------

// Thicker soles under everything: what is relative stays.
TEST(Posture, LiftingTheFloorChangesNoRelativeMeasure) {
    for (const double by : {-2.0, 1.5, 6.0}) {
        for (const bool home : {false, true}) {
            Facts facts = full_description();
            facts.forget("person.popliteal_height_cm"_fact);
            facts.forget("person.elbow_rest_height_cm"_fact);
            if (home) {
                say(facts, {"person.seated_elbow_from_floor_cm", 71});
                say(facts, {"person.seated_eye_from_floor_cm", 121});
            }
            Facts lifted = facts;
            for (const char* height :
                 {"person.shoe_height_cm", "chair.seat_height_cm", "desk.height_cm", "desk.standing_height_cm",
                  "screen.top_height_cm", "person.seated_elbow_from_floor_cm", "person.seated_eye_from_floor_cm"})
                if (facts.knows(row_named(height))) say(lifted, {height, value_of(facts, height) + by});
            facts = derived(facts);
            lifted = derived(lifted);
            for (std::size_t i = 0; i < row_size; ++i) {
                const Row row{static_cast<std::uint16_t>(i)};
                if (!facts.knows(row)) continue;
                ASSERT_TRUE(lifted.knows(row));
                const double change = lifted[row] - facts[row];
                EXPECT_TRUE(std::abs(change) < 1e-7 || std::abs(change - by) < 1e-7) << i << " " << change;
            }
            for (const FactInfo& info : all_facts()) {
                const bool from_floor = info.path.ends_with("_height_cm") || info.path.ends_with("surface_height_cm");
                if (info.origin != Origin::derived || from_floor) continue;
                for (const std::string posture : {"", "@standing"}) {
                    const Row row = row_named(std::string(info.path) + posture);
                    if (!facts.knows(row)) continue;
                    EXPECT_NEAR(facts[row], lifted[row], 1e-7) << info.path;
                }
            }
        }
    }
}

TEST(Posture, DerivingTwiceIsDerivingOnce) {
    Facts once = full_description();
    const Derivation start = derive(once, shipped());
    Facts twice = once;
    derive_postures(twice, shipped(), start.found);
    for (std::size_t i = 0; i < row_size; ++i) {
        const Row row{static_cast<std::uint16_t>(i)};
        EXPECT_TRUE(once[row] == twice[row] || (!once.knows(row) && !twice.knows(row)));
    }
}

// Whatever stands in a description, what is derived is a number or not known.
TEST(Posture, GarbageNeverGivesInfinity) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> unit;
    const double odd[] = {0, -1, 1e-300, -1e300, 1e308, double(INFINITY), -double(INFINITY), 1e9, 90, 180};
    for (std::size_t n = 0; n < testing::cases(20000); ++n) {
        Facts facts;
        facts.set_screens(static_cast<std::uint8_t>(random() % (most_screens + 1)));
        std::vector<bool> written(row_size);
        const double oddness = random() % 3 == 0 ? 0.1 : 0;
        for (std::uint16_t f = 0; f < fact_count; ++f) {
            const Fact fact{f};
            const FactInfo& info = fact.info();
            if (info.origin == Origin::derived) continue;
            for (std::uint8_t s = 0; s < (info.group == Group::screen ? most_screens : 1); ++s) {
                if (random() % 3 == 0) continue;
                const double value = unit(random) < oddness      ? odd[random() % std::size(odd)]
                                     : info.kind == Kind::number ? info.low + unit(random) * (info.high - info.low)
                                                                 : std::floor(unit(random) * (info.high + 1));
                const Row row = row_of(fact, {.screen = s});
                facts.set(row, value, static_cast<Provenance>(random() % 5));
                written[row.index] = true;
            }
        }
        const Derivation start = derive(facts, shipped());
        for (std::size_t i = 0; i < row_size; ++i) {
            const double value = facts[Row{static_cast<std::uint16_t>(i)}];
            ASSERT_TRUE(written[i] || !std::isinf(value)) << i;
        }
        ASSERT_LE(start.body.components.size(), 2u);
    }
}

}  // namespace
}  // namespace ergoaudit
