// ROSA against its publication: every cell of its charts and every worked example, typed here a second time from the
// figures and not read from the file it tests.

#include "scoring.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit::testing {
namespace {

const Instrument& rosa() { return shipped("rosa"); }

// --- charts ---

// Items that come to a sum, by the points of Figs. 1 and 3.
const std::array<Said, 7> seat_2_to_8 = {{
    {},
    {{"insufficient_leg_space", "1"}},
    {{"insufficient_leg_space", "1"}, {"seat_height_non_adjustable", "1"}},
    {{"insufficient_leg_space", "1"}, {"seat_height_non_adjustable", "1"}, {"seat_depth_non_adjustable", "1"}},
    {{"seat_height", "too_high"},
     {"insufficient_leg_space", "1"},
     {"seat_height_non_adjustable", "1"},
     {"seat_depth_non_adjustable", "1"}},
    {{"seat_height", "no_foot_contact"},
     {"insufficient_leg_space", "1"},
     {"seat_height_non_adjustable", "1"},
     {"seat_depth_non_adjustable", "1"}},
    {{"seat_height", "no_foot_contact"},
     {"insufficient_leg_space", "1"},
     {"seat_height_non_adjustable", "1"},
     {"seat_depth", "too_short"},
     {"seat_depth_non_adjustable", "1"}},
}};
const std::array<Said, 8> arms_and_back_2_to_9 = {{
    {},
    {{"armrest", "too_low"}},
    {{"armrest", "too_high"}, {"armrest_hard_surface", "1"}},
    {{"armrest", "too_high"}, {"armrest_hard_surface", "1"}, {"armrest_too_wide", "1"}},
    {{"armrest", "too_high"},
     {"armrest_hard_surface", "1"},
     {"armrest_too_wide", "1"},
     {"armrest_non_adjustable", "1"}},
    {{"armrest", "too_high"},
     {"armrest_hard_surface", "1"},
     {"armrest_too_wide", "1"},
     {"armrest_non_adjustable", "1"},
     {"back_support", "no_support_or_leaning"}},
    {{"armrest", "too_high"},
     {"armrest_hard_surface", "1"},
     {"armrest_too_wide", "1"},
     {"armrest_non_adjustable", "1"},
     {"back_support", "wrong_recline"},
     {"work_surface_too_high", "1"}},
    {{"armrest", "too_high"},
     {"armrest_hard_surface", "1"},
     {"armrest_too_wide", "1"},
     {"armrest_non_adjustable", "1"},
     {"back_support", "no_lumbar"},
     {"work_surface_too_high", "1"},
     {"back_support_non_adjustable", "1"}},
}};
const std::array<Said, 7> phone_0_to_6 = {{
    {{"phone_duration", "-1"}},
    {},
    {{"phone", "far_reach"}},
    {{"phone_neck_shoulder_hold", "1"}},
    {{"phone_neck_shoulder_hold", "1"}, {"phone_no_hands_free", "1"}},
    {{"phone", "far_reach"}, {"phone_neck_shoulder_hold", "1"}, {"phone_no_hands_free", "1"}},
    {{"phone", "far_reach"}, {"phone_neck_shoulder_hold", "1"}, {"phone_no_hands_free", "1"}, {"phone_duration", "1"}},
}};
const std::array<Said, 8> monitor_0_to_7 = {{
    {{"monitor_duration", "-1"}},
    {},
    {{"monitor", "too_low"}},
    {{"monitor", "too_high"}},
    {{"monitor", "too_high"}, {"monitor_too_far", "1"}},
    {{"monitor", "too_high"}, {"monitor_too_far", "1"}, {"monitor_neck_twist", "1"}},
    {{"monitor", "too_high"}, {"monitor_too_far", "1"}, {"monitor_neck_twist", "1"}, {"monitor_glare", "1"}},
    {{"monitor", "too_high"},
     {"monitor_too_far", "1"},
     {"monitor_neck_twist", "1"},
     {"monitor_glare", "1"},
     {"monitor_no_document_holder", "1"}},
}};
const std::array<Said, 8> mouse_0_to_7 = {{
    {{"mouse_duration", "-1"}},
    {},
    {{"mouse", "reaching"}},
    {{"mouse_different_surface", "1"}},
    {{"mouse_different_surface", "1"}, {"mouse_pinch_grip", "1"}},
    {{"mouse_different_surface", "1"}, {"mouse_pinch_grip", "1"}, {"mouse_palmrest", "1"}},
    {{"mouse", "reaching"}, {"mouse_different_surface", "1"}, {"mouse_pinch_grip", "1"}, {"mouse_palmrest", "1"}},
    {{"mouse", "reaching"},
     {"mouse_different_surface", "1"},
     {"mouse_pinch_grip", "1"},
     {"mouse_palmrest", "1"},
     {"mouse_duration", "1"}},
}};
const std::array<Said, 8> keyboard_0_to_7 = {{
    {{"keyboard_duration", "-1"}},
    {},
    {{"keyboard", "extended"}},
    {{"keyboard", "extended"}, {"keyboard_deviation", "1"}},
    {{"keyboard", "extended"}, {"keyboard_deviation", "1"}, {"keyboard_too_high", "1"}},
    {{"keyboard", "extended"},
     {"keyboard_deviation", "1"},
     {"keyboard_too_high", "1"},
     {"keyboard_overhead_reach", "1"}},
    {{"keyboard", "extended"},
     {"keyboard_deviation", "1"},
     {"keyboard_too_high", "1"},
     {"keyboard_overhead_reach", "1"},
     {"keyboard_platform_non_adjustable", "1"}},
    {{"keyboard", "extended"},
     {"keyboard_deviation", "1"},
     {"keyboard_too_high", "1"},
     {"keyboard_overhead_reach", "1"},
     {"keyboard_platform_non_adjustable", "1"},
     {"keyboard_duration", "1"}},
}};

TEST(Rosa, EveryCellOfChartA) {
    constexpr int chart[7][8] = {{2, 2, 3, 4, 5, 6, 7, 8}, {2, 2, 3, 4, 5, 6, 7, 8}, {3, 3, 3, 4, 5, 6, 7, 8},
                                 {4, 4, 4, 4, 5, 6, 7, 8}, {5, 5, 5, 5, 6, 7, 8, 9}, {6, 6, 6, 7, 7, 8, 8, 9},
                                 {7, 7, 7, 8, 8, 9, 9, 9}};
    for (std::size_t r = 0; r < 7; ++r)
        for (std::size_t c = 0; c < 8; ++c)
            EXPECT_EQ(value_of(rosa(), "section_a", seat_2_to_8[r] + arms_and_back_2_to_9[c]), chart[r][c])
                << "row " << r + 2 << ", column " << c + 2;
}

TEST(Rosa, EveryCellOfChartB) {
    constexpr int chart[7][8] = {{1, 1, 1, 2, 3, 4, 5, 6}, {1, 1, 2, 2, 3, 4, 5, 6}, {1, 2, 2, 3, 3, 4, 6, 7},
                                 {2, 2, 3, 3, 4, 5, 6, 8}, {3, 3, 4, 4, 5, 6, 7, 8}, {4, 4, 5, 5, 6, 7, 8, 9},
                                 {5, 5, 6, 7, 8, 8, 9, 9}};
    for (std::size_t r = 0; r < 7; ++r)
        for (std::size_t c = 0; c < 8; ++c)
            EXPECT_EQ(value_of(rosa(), "section_b", phone_0_to_6[r] + monitor_0_to_7[c]), chart[r][c])
                << "row " << r << ", column " << c;
}

TEST(Rosa, EveryCellOfChartC) {
    constexpr int chart[8][8] = {{1, 1, 1, 2, 3, 4, 5, 6}, {1, 1, 2, 3, 4, 5, 6, 7}, {1, 2, 2, 3, 4, 5, 6, 7},
                                 {2, 3, 3, 3, 5, 6, 7, 8}, {3, 4, 4, 5, 5, 6, 7, 8}, {4, 5, 5, 6, 6, 7, 8, 9},
                                 {5, 6, 6, 7, 7, 8, 8, 9}, {6, 7, 7, 8, 8, 9, 9, 9}};
    for (std::size_t r = 0; r < 8; ++r)
        for (std::size_t c = 0; c < 8; ++c)
            EXPECT_EQ(value_of(rosa(), "section_c", mouse_0_to_7[r] + keyboard_0_to_7[c]), chart[r][c])
                << "row " << r << ", column " << c;
}

// The two last charts are the greater of row and column in every cell (Fig. 2 and the form, read out in full).
TEST(Rosa, TheLastChartsTakeTheWorseOfTheTwo) {
    std::size_t cells = 0;
    for (const Said& phone : phone_0_to_6)
        for (const Said& monitor : monitor_0_to_7)
            for (const Said& mouse : mouse_0_to_7)
                for (const Said& keyboard : keyboard_0_to_7) {
                    const Said said = phone + monitor + mouse + keyboard;
                    const auto steps = steps_of(rosa(), answers_of(rosa(), said));
                    const auto at = [&](std::string_view id) { return steps[rosa().step(id)].low; };
                    EXPECT_EQ(at("monitor_peripherals"), std::max(at("section_b"), at("section_c")));
                    EXPECT_EQ(at("final"), std::max(at("section_a"), at("monitor_peripherals")));
                    ++cells;
                }
    EXPECT_EQ(cells, 7u * 8 * 8 * 8);
    for (const Said& seat : seat_2_to_8)
        for (const Said& arms : arms_and_back_2_to_9)
            for (const char* duration : {"-1", "0", "1"})
                for (const Said& keyboard : keyboard_0_to_7) {
                    const Said said = seat + arms + Said{{"chair_duration", duration}} + mouse_0_to_7[7] + keyboard;
                    const auto steps = steps_of(rosa(), answers_of(rosa(), said));
                    const auto at = [&](std::string_view id) { return steps[rosa().step(id)].low; };
                    EXPECT_EQ(at("final"), std::max(at("section_a"), at("monitor_peripherals")));
                }
}

// Answers that bring each section to a value, one at a time.
const std::array<Said, 10> chair_1_to_10 = {{
    {{"chair_duration", "-1"}},
    {},
    arms_and_back_2_to_9[2],
    arms_and_back_2_to_9[3],
    arms_and_back_2_to_9[4],
    arms_and_back_2_to_9[5],
    arms_and_back_2_to_9[6],
    arms_and_back_2_to_9[7],
    seat_2_to_8[4] + arms_and_back_2_to_9[7],
    seat_2_to_8[4] + arms_and_back_2_to_9[7] + Said{{"chair_duration", "1"}},
}};
const std::array<Said, 9> screen_and_phone_1_to_9 = {{
    {},
    monitor_0_to_7[3],
    monitor_0_to_7[4],
    monitor_0_to_7[5],
    monitor_0_to_7[6],
    monitor_0_to_7[7],
    phone_0_to_6[2] + monitor_0_to_7[7],
    phone_0_to_6[3] + monitor_0_to_7[7],
    phone_0_to_6[6] + monitor_0_to_7[7],
}};
const std::array<Said, 9> hands_1_to_9 = {{
    {},
    keyboard_0_to_7[2],
    keyboard_0_to_7[3],
    keyboard_0_to_7[4],
    keyboard_0_to_7[5],
    keyboard_0_to_7[6],
    keyboard_0_to_7[7],
    mouse_0_to_7[5] + keyboard_0_to_7[6],
    mouse_0_to_7[5] + keyboard_0_to_7[7],
}};

TEST(Rosa, EveryCellOfMonitorAndPeripherals) {
    double score[9][9];
    for (std::size_t r = 0; r < 9; ++r)
        for (std::size_t c = 0; c < 9; ++c) {
            const Said said = screen_and_phone_1_to_9[r] + hands_1_to_9[c];
            EXPECT_EQ(value_of(rosa(), "section_b", said), static_cast<double>(r + 1));
            EXPECT_EQ(value_of(rosa(), "section_c", said), static_cast<double>(c + 1));
            score[r][c] = value_of(rosa(), "monitor_peripherals", said);
            EXPECT_EQ(score[r][c], static_cast<double>(std::max(r, c) + 1)) << "row " << r + 1 << ", column " << c + 1;
            if (r > 0) EXPECT_GE(score[r][c], score[r - 1][c]) << "row " << r + 1 << ", column " << c + 1;
            if (c > 0) EXPECT_GE(score[r][c], score[r][c - 1]) << "row " << r + 1 << ", column " << c + 1;
        }
}

TEST(Rosa, EveryCellOfTheFinalChart) {
    double score[10][9];
    for (std::size_t r = 0; r < 10; ++r)
        for (std::size_t c = 0; c < 9; ++c) {
            const Said said = chair_1_to_10[r] + screen_and_phone_1_to_9[c];
            EXPECT_EQ(value_of(rosa(), "section_a", said), static_cast<double>(r + 1));
            EXPECT_EQ(value_of(rosa(), "monitor_peripherals", said), static_cast<double>(c + 1));
            score[r][c] = value_of(rosa(), "final", said);
            EXPECT_EQ(score[r][c], static_cast<double>(std::max(r, c) + 1)) << "row " << r + 1 << ", column " << c + 1;
            if (r > 0) EXPECT_GE(score[r][c], score[r - 1][c]) << "row " << r + 1 << ", column " << c + 1;
            if (c > 0) EXPECT_GE(score[r][c], score[r][c - 1]) << "row " << r + 1 << ", column " << c + 1;
        }
}

// --- worked examples ---

TEST(Rosa, WorkedExampleOfTable3) {
    const Said said = {{"seat_height", "too_high"},
                       {"seat_height_non_adjustable", "1"},
                       {"armrest", "too_high"},
                       {"armrest_non_adjustable", "1"},
                       {"back_support", "no_lumbar"},
                       {"work_surface_too_high", "1"},
                       {"back_support_non_adjustable", "1"},
                       {"chair_duration", "1"},
                       {"monitor", "too_high"},
                       {"monitor_no_document_holder", "1"},
                       {"monitor_duration", "1"},
                       {"mouse", "reaching"},
                       {"mouse_palmrest", "1"},
                       {"mouse_duration", "1"},
                       {"keyboard_duration", "1"}};
    EXPECT_EQ(value_of(rosa(), "chart_a", said), 6);
    EXPECT_EQ(value_of(rosa(), "section_a", said), 7);
    EXPECT_EQ(value_of(rosa(), "section_b", said), 4);
    EXPECT_EQ(value_of(rosa(), "mouse_sum", said), 4);
    EXPECT_EQ(value_of(rosa(), "keyboard_sum", said), 2);
    EXPECT_EQ(value_of(rosa(), "section_c", said), 4);
    EXPECT_EQ(value_of(rosa(), "monitor_peripherals", said), 4);
    EXPECT_EQ(value_of(rosa(), "final", said), 7);
}

TEST(Rosa, WorkedExampleOfSection531) {
    const Said said = {{"seat_height", "no_foot_contact"},  {"insufficient_leg_space", "1"},
                       {"seat_height_non_adjustable", "1"}, {"seat_depth", "too_long"},
                       {"seat_depth_non_adjustable", "1"},  {"chair_duration", "1"}};
    EXPECT_EQ(value_of(rosa(), "chart_a", said), 7);
    EXPECT_EQ(value_of(rosa(), "section_a", said), 8);
    EXPECT_EQ(value_of(rosa(), "final", said), 8);
}

TEST(Rosa, EverythingNeutral) {
    Said said = {{"chair_duration", "-1"},
                 {"monitor_duration", "-1"},
                 {"phone_duration", "-1"},
                 {"mouse_duration", "-1"},
                 {"keyboard_duration", "-1"}};
    EXPECT_EQ(value_of(rosa(), "chart_a", said), 2);
    EXPECT_EQ(value_of(rosa(), "section_a", said), 1);
    EXPECT_EQ(value_of(rosa(), "section_b", said), 1);
    EXPECT_EQ(value_of(rosa(), "section_c", said), 1);
    EXPECT_EQ(value_of(rosa(), "final", said), 1);
    EXPECT_EQ(value_of(rosa(), "section_a", {}), 2);
    EXPECT_EQ(value_of(rosa(), "section_b", {}), 1);
    EXPECT_EQ(value_of(rosa(), "section_c", {}), 1);
    EXPECT_EQ(value_of(rosa(), "final", {}), 2);
}

TEST(Rosa, FromFiveOnItAsksForAction) {
    for (int final = 1; final <= 10; ++final) {
        const double score = final;
        EXPECT_EQ(level_of(rosa(), {score, score}), (final >= 5 ? ScoreRange{1, 1} : ScoreRange{0, 0})) << final;
    }
    EXPECT_EQ(level_of(rosa(), {3, 7}), (ScoreRange{0, 1}));
}

TEST(Rosa, AMonitorSumOfEightCountsAsSeven) {
    const Said eight = monitor_0_to_7[7] + Said{{"monitor_duration", "1"}};
    EXPECT_EQ(value_of(rosa(), "monitor_sum", eight), 7);
    EXPECT_EQ(value_of(rosa(), "section_b", eight), 6);
}

// --- from facts ---

struct Duration {
    const char* item;
    Fact per_day;
    double in_an_hour;  // of what `per_day` counts
    Fact longest_min;
};
const std::array<Duration, 5> durations = {{
    {"chair_duration", "habits.sitting_hours_per_day"_fact, 1, "habits.longest_sitting_min"_fact},
    {"monitor_duration", "screen.hours_per_day"_fact, 1, "screen.longest_min"_fact},
    {"phone_duration", "phone.minutes_per_day"_fact, 60, "phone.longest_min"_fact},
    {"mouse_duration", "mouse.hours_per_day"_fact, 1, "mouse.longest_min"_fact},
    {"keyboard_duration", "keyboard.hours_per_day"_fact, 1, "keyboard.longest_min"_fact},
}};

using Names = std::set<std::string>;

Names possible_answers(const Duration& duration, double hours, double longest_min) {
    Facts facts;
    facts.set_screens(1);
    facts.set("phone.used"_fact, 1, Provenance::measured);
    facts.set(duration.per_day, hours * duration.in_an_hour, Provenance::measured);
    facts.set(duration.longest_min, longest_min, Provenance::measured);
    const InstrumentItem& item = rosa().items[rosa().item(duration.item)];
    const ItemAnswer answer = answer_from(item, facts, {});
    Names names;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        if ((answer.possible & only(i)) != 0) names.emplace(item.options[i].name);
    return names;
}

// The clauses of sec. 2.3.7, in its order.
std::string modifier(double hours, double longest_min) {
    if (hours > 4 || longest_min > 60) return "1";
    return hours >= 1 || longest_min >= 30 ? "0" : "-1";
}

// What one number leaves open is what the other, from a spell of nothing to a day of one spell, can make of it.
TEST(Rosa, ADurationIsEveryAnswerThatFitsIntoTheDayAndNoOther) {
    const std::vector<double> hours_tried = {0, 0.25, 0.4, 0.5, 0.75, 0.9, 1, 1.25, 3, 4, 4.25, 8, 24};
    const std::vector<double> minutes_tried = {0, 15, 29, 29.9, 30, 45, 60, 60.1, 61, 75, 240, 255, 480, 1440};
    for (const Duration& duration : durations) {
        for (const double hours : hours_tried) {
            Names fitting;
            for (const double minutes : minutes_tried) {
                if (minutes > hours * 60) continue;
                fitting.insert(modifier(hours, minutes));
                EXPECT_EQ(possible_answers(duration, hours, minutes), Names{modifier(hours, minutes)})
                    << duration.item << ": " << hours << " h, " << minutes << " min";
            }
            EXPECT_EQ(possible_answers(duration, hours, unknown), fitting) << duration.item << ": " << hours << " h";
        }
        for (const double minutes : minutes_tried) {
            Names fitting;
            for (const double hours : hours_tried)
                if (minutes <= hours * 60) fitting.insert(modifier(hours, minutes));
            EXPECT_EQ(possible_answers(duration, unknown, minutes), fitting)
                << duration.item << ": " << minutes << " min";
        }
        EXPECT_EQ(possible_answers(duration, unknown, unknown), (Names{"-1", "0", "1"})) << duration.item;
    }
}

std::string decided_by(const char* item, const Facts& facts) {
    const InstrumentItem& found = rosa().items[rosa().item(item)];
    const int option = answer_from(found, facts, {}).option;
    if (option < 0) return "not known";
    return std::string(found.options[static_cast<std::size_t>(option)].because);
}

TEST(Rosa, ATelephoneThatIsNotUsedIsSaidToBeNotUsed) {
    Facts facts;
    facts.set("phone.used"_fact, 0, Provenance::measured);
    EXPECT_EQ(decided_by("phone", facts), "not used");
    EXPECT_EQ(decided_by("phone_duration", facts), "not used");
    facts.set("phone.used"_fact, 1, Provenance::measured);
    facts.set("phone.headset"_fact, 1, Provenance::measured);
    facts.set("phone.minutes_per_day"_fact, 20, Provenance::measured);
    EXPECT_EQ(decided_by("phone", facts), "");
    EXPECT_EQ(decided_by("phone_duration", facts), "less than 1 hour a day and less than 30 minutes at a stretch");
    facts.forget("phone.used"_fact);
    EXPECT_NE(decided_by("phone", facts), "not used");
    EXPECT_NE(decided_by("phone_duration", facts), "not used");
}

// An assessor who ticks an answer is not told that the telephone is not used.
TEST(Rosa, WhatWasObservedIsTheFirstOptionOfItsName) {
    Facts facts;
    facts.set("phone.used"_fact, 1, Provenance::measured);
    facts.set("rosa.phone"_fact, 0, Provenance::observed);  // neutral
    facts.set("rosa.phone_duration"_fact, -1, Provenance::observed);
    EXPECT_EQ(decided_by("phone", facts), "");
    EXPECT_NE(decided_by("phone_duration", facts), "not used");
}

TEST(Rosa, WhatTheAuthorsLeaveOpenIsSaidWithItsItem) {
    for (const auto& [item, choice] :
         {std::pair("keyboard_platform_non_adjustable", "on the lap"), std::pair("mouse_palmrest", "touchpad"),
          std::pair("monitor_neck_twist", "middle of the screen"), std::pair("back_support", "12 or more than 27 cm")})
        EXPECT_NE(rosa().items[rosa().item(item)].assumes.find(choice), std::string_view::npos) << item;
}

// --- over everything there is ---

const std::vector<std::string> seat_items = {"seat_height", "insufficient_leg_space", "seat_height_non_adjustable",
                                             "seat_depth", "seat_depth_non_adjustable"};
const std::vector<std::string> chair_items = {
    "seat_height",          "insufficient_leg_space",    "seat_height_non_adjustable",
    "seat_depth",           "seat_depth_non_adjustable", "armrest",
    "armrest_hard_surface", "armrest_too_wide",          "armrest_non_adjustable",
    "back_support",         "work_surface_too_high",     "back_support_non_adjustable",
    "chair_duration"};
const std::vector<std::string> screen_and_phone_items = {"monitor",
                                                         "monitor_too_far",
                                                         "monitor_neck_twist",
                                                         "monitor_glare",
                                                         "monitor_no_document_holder",
                                                         "monitor_duration",
                                                         "phone",
                                                         "phone_neck_shoulder_hold",
                                                         "phone_no_hands_free",
                                                         "phone_duration"};
const std::vector<std::string> hand_items = {"mouse",
                                             "mouse_different_surface",
                                             "mouse_pinch_grip",
                                             "mouse_palmrest",
                                             "mouse_duration",
                                             "keyboard",
                                             "keyboard_deviation",
                                             "keyboard_too_high",
                                             "keyboard_overhead_reach",
                                             "keyboard_platform_non_adjustable",
                                             "keyboard_duration"};

TEST(Rosa, EverySectionStaysInRangeAndNeverFallsWhenAnItemGetsWorse) {
    EXPECT_EQ(stays_and_rises(rosa(), "section_a", chair_items, 1, 10), 96u * 384 * 3);
    EXPECT_EQ(stays_and_rises(rosa(), "section_b", screen_and_phone_items, 1, 9), 144u * 24);
    EXPECT_EQ(stays_and_rises(rosa(), "section_c", hand_items, 1, 9), 48u * 96);
    EXPECT_EQ(rosa().items.size(), chair_items.size() + screen_and_phone_items.size() + hand_items.size());
}

// Sections rise with their items, and the final score takes the worse of them: so it rises with every item.
TEST(Rosa, TheFinalScoreNeverFallsWhenAnItemGetsWorse) {
    EXPECT_EQ(stays_and_rises(rosa(), "final", screen_and_phone_items, 2, 9), 144u * 24);
    EXPECT_EQ(stays_and_rises(rosa(), "final", hand_items, 2, 9), 48u * 96);
    EXPECT_EQ(stays_and_rises(rosa(), "final", seat_items, 2, 7), 96u);
}

}  // namespace
}  // namespace ergoaudit::testing
