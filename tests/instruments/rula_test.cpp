// RULA against the BGIA worksheets and the worked examples, typed here a second time.

#include "scoring.hpp"

#include <array>
#include <string>

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

TEST(Rula, EveryCellOfTableC) {
    constexpr int table[8][7] = {{1, 2, 3, 3, 4, 5, 5}, {2, 2, 3, 4, 4, 5, 5}, {3, 3, 3, 4, 4, 5, 6},
                                 {3, 3, 3, 4, 5, 6, 6}, {4, 4, 4, 5, 6, 7, 7}, {4, 4, 5, 6, 6, 7, 7},
                                 {5, 5, 6, 6, 7, 7, 7}, {5, 5, 6, 7, 7, 7, 7}};
    for (std::size_t c = 1; c <= 13; ++c)
        for (std::size_t d = 1; d <= 13; ++d) {
            // posture A is 1 neutral, 5 with the upper arm at 5, 9 with it at 6 and the lower arm at 3; B 1, 5 or 9
            const Said arm = c <= 5   ? additions("arm", c - 1)
                             : c <= 9 ? upper_arm(5) + additions("arm", c - 5)
                                      : upper_arm(6) + lower_arm(3) + additions("arm", c - 9);
            const Said body = d <= 5   ? additions("body", d - 1)
                              : d <= 9 ? neck(4) + additions("body", d - 5)
                                       : neck(6) + trunk(6) + additions("body", d - 9);
            EXPECT_EQ(value_of(rula(), "score_c", arm + body), static_cast<double>(c));
            EXPECT_EQ(value_of(rula(), "score_d", arm + body), static_cast<double>(d));
            EXPECT_EQ(value_of(rula(), "grand", arm + body),
                      table[std::min<std::size_t>(c, 8) - 1][std::min<std::size_t>(d, 7) - 1])
                << c << ", " << d;
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
