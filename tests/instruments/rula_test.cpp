// RULA against the BGIA worksheets and the worked examples, typed here a second time.

#include "scoring.hpp"

#include <array>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

namespace ergoaudit::testing {
namespace {

const Instrument& rula() { return shipped("rula"); }

std::string digit(std::size_t number) { return std::to_string(number); }

// A score from 1: the base up to its last value, then one flag more each.
Said scored_at(std::size_t score, const std::string& item, std::size_t last, const std::vector<std::string>& flags) {
    Said said = {{item, digit(std::min(score, last))}};
    for (std::size_t i = 0; i + last < score; ++i) said[flags[i]] = "1";
    return said;
}
Said upper_arm(std::size_t score) { return scored_at(score, "upper_arm", 4, {"shoulder_raised", "arm_abducted"}); }
Said lower_arm(std::size_t score) { return scored_at(score, "lower_arm", 2, {"lower_arm_out"}); }
Said wrist(std::size_t score) { return scored_at(score, "wrist", 3, {"wrist_bent"}); }
Said neck(std::size_t score) { return scored_at(score, "neck", 4, {"neck_twisted", "neck_side_bent"}); }
Said trunk(std::size_t score) { return scored_at(score, "trunk", 4, {"trunk_twisted", "trunk_side_bent"}); }

TEST(Rula, EveryCellOfTableA) {
    constexpr int table[18][8] = {{1, 2, 2, 2, 2, 3, 3, 3}, {2, 2, 2, 2, 3, 3, 3, 3}, {2, 3, 3, 3, 3, 3, 4, 4},
                                  {2, 3, 3, 3, 3, 4, 4, 4}, {3, 3, 3, 3, 3, 4, 4, 4}, {3, 4, 4, 4, 4, 4, 5, 5},
                                  {3, 3, 4, 4, 4, 4, 5, 5}, {3, 4, 4, 4, 4, 4, 5, 5}, {4, 4, 4, 4, 4, 5, 5, 5},
                                  {4, 4, 4, 4, 4, 5, 5, 5}, {4, 4, 4, 4, 4, 5, 5, 5}, {4, 4, 4, 5, 5, 5, 6, 6},
                                  {5, 5, 5, 5, 5, 6, 6, 7}, {5, 6, 6, 6, 6, 7, 7, 7}, {6, 6, 6, 7, 7, 7, 7, 8},
                                  {7, 7, 7, 7, 7, 8, 8, 9}, {8, 8, 8, 8, 8, 9, 9, 9}, {9, 9, 9, 9, 9, 9, 9, 9}};
    for (std::size_t u = 1; u <= 6; ++u)
        for (std::size_t l = 1; l <= 3; ++l)
            for (std::size_t w = 1; w <= 4; ++w)
                for (std::size_t t = 1; t <= 2; ++t)
                    EXPECT_EQ(value_of(rula(), "posture_a",
                                       upper_arm(u) + lower_arm(l) + wrist(w) + Said{{"wrist_twist", digit(t)}}),
                              table[(u - 1) * 3 + l - 1][(w - 1) * 2 + t - 1])
                        << u << l << w << t;
}

TEST(Rula, EveryCellOfTableB) {
    constexpr int table[6][12] = {{1, 3, 2, 3, 3, 4, 5, 5, 6, 6, 7, 7}, {2, 3, 2, 3, 4, 5, 5, 5, 6, 7, 7, 7},
                                  {3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 7}, {5, 5, 5, 6, 6, 7, 7, 7, 7, 7, 8, 8},
                                  {7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8}, {8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9}};
    for (std::size_t n = 1; n <= 6; ++n)
        for (std::size_t t = 1; t <= 6; ++t)
            for (std::size_t l = 1; l <= 2; ++l)
                EXPECT_EQ(value_of(rula(), "posture_b", neck(n) + trunk(t) + Said{{"legs", digit(l)}}),
                          table[n - 1][(t - 1) * 2 + l - 1])
                    << n << t << l;
}

// Muscle use and force on top of a posture.
Said additions(const std::string& part, std::size_t points) {
    return {{part + "_muscle", points > 0 ? "1" : "0"}, {part + "_force", digit(points > 0 ? points - 1 : 0)}};
}

constexpr int table_c[8][7] = {{1, 2, 3, 3, 4, 5, 5}, {2, 2, 3, 4, 4, 5, 5}, {3, 3, 3, 4, 4, 5, 6},
                               {3, 3, 3, 4, 5, 6, 6}, {4, 4, 4, 5, 6, 7, 7}, {4, 4, 5, 6, 6, 7, 7},
                               {5, 5, 6, 6, 7, 7, 7}, {5, 5, 6, 7, 7, 7, 7}};

// Answers that bring score C and score D to these values: posture A is 1 neutral, 5 with the upper arm at 5, 9 with it
// at 6 and the lower arm at 3; posture B 1, 5 or 9.
Said scores_c_and_d(std::size_t c, std::size_t d) {
    const Said arm = c <= 5   ? additions("arm", c - 1)
                     : c <= 9 ? upper_arm(5) + additions("arm", c - 5)
                              : upper_arm(6) + lower_arm(3) + additions("arm", c - 9);
    const Said body = d <= 5   ? additions("body", d - 1)
                      : d <= 9 ? neck(4) + additions("body", d - 5)
                               : neck(6) + trunk(6) + additions("body", d - 9);
    return arm + body;
}

TEST(Rula, EveryCellOfTableC) {
    for (std::size_t c = 1; c <= 13; ++c)
        for (std::size_t d = 1; d <= 13; ++d) {
            const Said said = scores_c_and_d(c, d);
            EXPECT_EQ(value_of(rula(), "score_c", said), static_cast<double>(c));
            EXPECT_EQ(value_of(rula(), "score_d", said), static_cast<double>(d));
            EXPECT_EQ(value_of(rula(), "grand", said),
                      table_c[std::min<std::size_t>(c, 8) - 1][std::min<std::size_t>(d, 7) - 1])
                << c << ", " << d;
        }
}

TEST(Rula, TheGrandScoreNeverFallsWhereScoreCOrScoreDRises) {
    for (std::size_t r = 0; r < 8; ++r)
        for (std::size_t c = 0; c < 7; ++c) {
            if (r > 0) EXPECT_GE(table_c[r][c], table_c[r - 1][c]) << r + 1 << ", " << c + 1;
            if (c > 0) EXPECT_GE(table_c[r][c], table_c[r][c - 1]) << r + 1 << ", " << c + 1;
        }
    double grand[13][13];
    for (std::size_t c = 0; c < 13; ++c)
        for (std::size_t d = 0; d < 13; ++d) {
            grand[c][d] = value_of(rula(), "grand", scores_c_and_d(c + 1, d + 1));
            if (c > 0) EXPECT_GE(grand[c][d], grand[c - 1][d]) << c + 1 << ", " << d + 1;
            if (d > 0) EXPECT_GE(grand[c][d], grand[c][d - 1]) << c + 1 << ", " << d + 1;
        }
}

TEST(Rula, WorkedExampleOne) {
    const Said said = {{"upper_arm", "3"}, {"shoulder_raised", "1"}, {"arm_abducted", "1"},    {"lower_arm", "1"},
                       {"wrist", "2"},     {"wrist_twist", "1"},     {"arm_muscle", "1"},      {"arm_force", "3"},
                       {"neck", "1"},      {"trunk", "2"},           {"trunk_side_bent", "1"}, {"legs", "1"}};
    EXPECT_EQ(value_of(rula(), "upper_arm_score", said), 5);
    EXPECT_EQ(value_of(rula(), "posture_a", said), 5);
    EXPECT_EQ(value_of(rula(), "score_c", said), 9);
    EXPECT_EQ(value_of(rula(), "posture_b", said), 3);
    EXPECT_EQ(value_of(rula(), "score_d", said), 3);
    EXPECT_EQ(value_of(rula(), "grand", said), 6);
    EXPECT_EQ(level_of(rula(), {6, 6}), (ScoreRange{3, 3}));
}

TEST(Rula, WorkedExampleTwo) {
    const Said said = {{"upper_arm", "4"}, {"shoulder_raised", "1"}, {"arm_abducted", "1"},  {"arm_supported", "1"},
                       {"lower_arm", "1"}, {"wrist", "3"},           {"wrist_bent", "1"},    {"wrist_twist", "2"},
                       {"neck", "1"},      {"trunk", "3"},           {"trunk_twisted", "1"}, {"trunk_side_bent", "1"},
                       {"legs", "1"}};
    EXPECT_EQ(value_of(rula(), "upper_arm_score", said), 5);
    EXPECT_EQ(value_of(rula(), "posture_a", said), 7);
    EXPECT_EQ(value_of(rula(), "score_c", said), 7);
    EXPECT_EQ(value_of(rula(), "posture_b", said), 6);
    EXPECT_EQ(value_of(rula(), "score_d", said), 6);
    EXPECT_EQ(value_of(rula(), "grand", said), 7);
    EXPECT_EQ(level_of(rula(), {7, 7}), (ScoreRange{4, 4}));
}

TEST(Rula, WorkedExampleFourAfterTheChange) {
    const Said said = {{"upper_arm", "2"},  {"lower_arm", "2"}, {"wrist", "2"}, {"wrist_twist", "1"},
                       {"arm_muscle", "1"}, {"neck", "3"},      {"trunk", "2"}, {"legs", "1"}};
    EXPECT_EQ(value_of(rula(), "posture_a", said), 3);
    EXPECT_EQ(value_of(rula(), "score_c", said), 4);
    EXPECT_EQ(value_of(rula(), "posture_b", said), 3);
    EXPECT_EQ(value_of(rula(), "score_d", said), 3);
    EXPECT_EQ(value_of(rula(), "grand", said), 3);
    EXPECT_EQ(level_of(rula(), {3, 3}), (ScoreRange{2, 2}));
}

TEST(Rula, AllNeutral) {
    EXPECT_EQ(value_of(rula(), "posture_a", {}), 1);
    EXPECT_EQ(value_of(rula(), "posture_b", {}), 1);
    EXPECT_EQ(value_of(rula(), "grand", {}), 1);
    EXPECT_EQ(level_of(rula(), {1, 1}), (ScoreRange{1, 1}));
}

TEST(Rula, ActionLevels) {
    constexpr int levels[7] = {1, 1, 2, 2, 3, 3, 4};
    for (int grand = 1; grand <= 7; ++grand) {
        const double score = grand, level = levels[grand - 1];
        EXPECT_EQ(level_of(rula(), {score, score}), (ScoreRange{level, level})) << grand;
    }
}

TEST(Rula, ASupportedArmIsNeverBelowOne) {
    EXPECT_EQ(value_of(rula(), "upper_arm_score", {{"arm_supported", "1"}}), 1);
    EXPECT_EQ(value_of(rula(), "upper_arm_score", {{"upper_arm", "2"}, {"arm_supported", "1"}}), 1);
}

// --- from facts ---

std::string answered(const char* item, const Facts& facts, Instance at) {
    const InstrumentItem& found = rula().items[rula().item(item)];
    const int option = answer_from(found, facts, at).option;
    return option < 0 ? "not known" : std::string(found.options[static_cast<std::size_t>(option)].name);
}

constexpr Instance left{.side = 0}, right{.side = 1};

Facts with_sides() {
    Facts facts;
    facts.set_screens(1);
    for (const Instance side : {left, right}) facts.set("side.kind"_fact, side.side, Provenance::measured, side);
    facts.set("posture.kind"_fact, sitting, Provenance::measured);
    facts.set("posture.kind"_fact, standing, Provenance::measured, {.posture = standing});
    return facts;
}

TEST(Rula, OnlyTheHandAtTheMouseReachesForIt) {
    Facts facts = with_sides();
    facts.set("mouse.external"_fact, 1, Provenance::measured);
    facts.set("mouse.side"_fact, 1, Provenance::measured);  // right
    for (const auto& [angle_deg, out, away] : {std::tuple(20.0, "0", "0"), std::tuple(20.1, "1", "0"),
                                               std::tuple(35.0, "1", "0"), std::tuple(35.1, "1", "1")}) {
        facts.set("posture.mouse_side_angle_deg"_fact, angle_deg, Provenance::estimated);
        EXPECT_EQ(answered("lower_arm_out", facts, right), out) << angle_deg;
        EXPECT_EQ(answered("arm_abducted", facts, right), away) << angle_deg;
        EXPECT_EQ(answered("lower_arm_out", facts, left), "0");
        EXPECT_EQ(answered("arm_abducted", facts, left), "0");
    }
    facts.forget("mouse.side"_fact);
    facts.set("mouse.lateral_offset_cm"_fact, -30, Provenance::measured);  // the side it lies on
    EXPECT_EQ(answered("lower_arm_out", facts, left), "1");
    EXPECT_EQ(answered("lower_arm_out", facts, right), "0");
}

TEST(Rula, APerfectPostureAtADeskScoresTwo) {
    Facts facts = with_sides();
    const auto say = [&](Fact fact, double value) { facts.set(fact, value, Provenance::estimated); };
    say("posture.shoulder_flexion_deg"_fact, 10);
    say("posture.elbow_angle_deg"_fact, 95);
    say("posture.wrist_extension_deg"_fact, 0);
    say("posture.home_row_above_elbow_cm"_fact, -1);
    say("posture.trunk_recline_deg"_fact, 10);
    say("posture.trunk_thigh_angle_deg"_fact, 100);
    say("posture.seat_above_legs_cm"_fact, 0);
    say("posture.armrest_above_elbow_cm"_fact, 0);
    say("posture.mouse_side_angle_deg"_fact, 5);
    say("view.neck_flexion_deg"_fact, 5);
    say("view.eccentricity_deg"_fact, 0);
    say("observed.wrist_deviated"_fact, 0);
    say("person.seat"_fact, 0);
    say("chair.backrest"_fact, 2);
    say("chair.uses_backrest"_fact, 1);
    say("chair.armrests"_fact, 2);
    say("mouse.external"_fact, 1);
    say("mouse.side"_fact, 1);
    const auto scores = score_instruments({&rula(), 1}, facts);
    ASSERT_EQ(scores.size(), 2u);
    for (const InstrumentScore& score : scores) {
        EXPECT_EQ(score.open_items(), 0u);
        EXPECT_EQ(score.score(), (ScoreRange{2, 2}));
        EXPECT_EQ(score.steps[rula().step("score_c")], (ScoreRange{2, 2}));
        EXPECT_EQ(score.steps[rula().step("score_d")], (ScoreRange{2, 2}));
    }
}

TEST(Rula, WhatWasObservedIsAboutThePostureSomebodyWorksInFirst) {
    Facts facts = with_sides();
    facts.set("desk.kind"_fact, 2, Provenance::measured);  // sit-stand
    facts.set("person.seat"_fact, 0, Provenance::measured);
    facts.set("rula.upper_arm"_fact, 3, Provenance::observed, right);
    const std::size_t upper_arm_item = rula().item("upper_arm");
    auto scores = score_instruments({&rula(), 1}, facts);
    ASSERT_EQ(scores.size(), 4u);  // left and right, sitting and standing
    EXPECT_FALSE(scores[0].answers[upper_arm_item].observed);
    EXPECT_TRUE(scores[1].answers[upper_arm_item].observed);
    EXPECT_FALSE(scores[2].answers[upper_arm_item].observed);
    EXPECT_FALSE(scores[3].answers[upper_arm_item].observed);
    facts.set("person.seat"_fact, 2, Provenance::measured);  // nobody sits there
    scores = score_instruments({&rula(), 1}, facts);
    ASSERT_EQ(scores.size(), 2u);
    EXPECT_EQ(scores[1].at.posture, standing);
    EXPECT_TRUE(scores[1].answers[upper_arm_item].observed);
}

// --- over everything there is ---

const std::vector<std::string> arm_items = {"upper_arm",   "shoulder_raised", "arm_abducted", "arm_supported",
                                            "lower_arm",   "lower_arm_out",   "wrist",        "wrist_bent",
                                            "wrist_twist", "arm_muscle",      "arm_force"};
const std::vector<std::string> body_items = {"neck",  "neck_twisted",  "neck_side_bent",
                                             "trunk", "trunk_twisted", "trunk_side_bent",
                                             "legs",  "body_muscle",   "body_force"};

TEST(Rula, EachSideStaysInRangeAndNeverFallsWhenAnItemGetsWorse) {
    EXPECT_EQ(stays_and_rises(rula(), "score_c", arm_items, 1, 13), 32u * 4 * 12 * 8);
    EXPECT_EQ(stays_and_rises(rula(), "score_d", body_items, 1, 13), 16u * 16 * 2 * 8);
    EXPECT_EQ(rula().items.size(), arm_items.size() + body_items.size());
}

TEST(Rula, TheGrandScoreStaysInRangeAndNeverFallsWhenAnItemGetsWorse) {
    EXPECT_EQ(stays_and_rises(rula(), "grand", arm_items, 1, 5), 32u * 4 * 12 * 8);
    EXPECT_EQ(stays_and_rises(rula(), "grand", body_items, 1, 5), 16u * 16 * 2 * 8);
    EXPECT_EQ(rula().lowest, 1);
    EXPECT_EQ(rula().highest, 7);
}

}  // namespace
}  // namespace ergoaudit::testing
