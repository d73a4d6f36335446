// Rows in, rows out; and exactly what is said about rows that are none.

#include "tests/support/cases.hpp"

#include "scoring.hpp"

#include "ergoaudit/instruments/cases.hpp"

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit::testing {
namespace {

// CONTRACT section 6, typed again.
const std::string rosa_header =
    "case_id,seat_height,insufficient_leg_space,seat_height_non_adjustable,seat_depth,seat_depth_non_adjustable,"
    "armrest,"
    "armrest_hard_surface,armrest_too_wide,armrest_non_adjustable,back_support,work_surface_too_high,"
    "back_support_non_adjustable,chair_duration,monitor,monitor_too_far,monitor_neck_twist,monitor_glare,"
    "monitor_no_document_holder,monitor_duration,phone,phone_neck_shoulder_hold,phone_no_hands_free,phone_duration,"
    "mouse,"
    "mouse_different_surface,mouse_pinch_grip,mouse_palmrest,mouse_duration,keyboard,keyboard_deviation,keyboard_too_"
    "high,"
    "keyboard_overhead_reach,keyboard_platform_non_adjustable,keyboard_duration\n";
const std::string neutral =
    "neutral,0,0,neutral,0,supported,0,0,0,adequate,0,0,0,arm_length_eye_level,0,0,0,0,0,neutral,0,0,0,in_line,0,0,0,0,"
    "straight,0,0,0,0,0\n";
const std::string table_3 =
    "too_high,0,1,neutral,0,too_high,0,0,1,no_lumbar,1,1,1,too_high,0,0,0,1,1,neutral,0,0,0,reaching,0,0,1,1,"
    "straight,0,0,0,0,1\n";
const std::string rula_header =
    "case_id,upper_arm,shoulder_raised,arm_abducted,arm_supported,lower_arm,lower_arm_out,wrist,wrist_bent,wrist_twist,"
    "arm_muscle,arm_force,neck,neck_twisted,neck_side_bent,trunk,trunk_twisted,trunk_side_bent,legs,body_muscle,body_"
    "force\n";
const std::string discomfort_header = "case_id,region,side,frequency,discomfort_1_3,interference_1_3\n";

std::string scored(std::string_view instrument, const std::string& csv) {
    const auto result = score_cases(shipped(instrument), csv, "cases.csv");
    EXPECT_TRUE(result.ok()) << csv;
    if (result.ok()) return result.value();
    std::string all;
    for (const Diagnostic& problem : result.problems()) all += to_text(problem);
    return all;
}

std::string refused(std::string_view instrument, const std::string& csv) {
    const auto result = score_cases(shipped(instrument), csv, "cases.csv");
    EXPECT_FALSE(result.ok()) << csv;
    std::string all;
    for (const Diagnostic& problem : result.problems()) all += to_text(problem);
    return all;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(Cases, Rosa) {
    EXPECT_EQ(scored("rosa", rosa_header + "a," + neutral + "b," + table_3),
              "case_id,section_a,section_b,section_c,monitor_peripherals,final,action\n"
              "a,2,1,1,1,2,0\n"
              "b,7,4,4,4,7,1\n");
}

TEST(Cases, Rula) {
    EXPECT_EQ(scored("rula", rula_header + "1,3,1,1,0,1,0,2,0,1,1,3,1,0,0,2,0,1,1,0,0\n"
                                           "2,4,1,1,1,1,0,3,1,2,0,0,1,0,0,3,1,1,1,0,0\n"
                                           "4,2,0,0,0,2,0,2,0,1,1,0,3,0,0,2,0,0,1,0,0\n"
                                           "n,1,0,0,0,1,0,1,0,1,0,0,1,0,0,1,0,0,1,0,0\n"),
              "case_id,posture_a,posture_b,score_c,score_d,grand,action_level\n"
              "1,5,3,9,3,6,3\n"
              "2,7,6,7,6,7,4\n"
              "4,3,3,4,3,3,2\n"
              "n,1,1,1,1,1,1\n");
}

TEST(Cases, Discomfort) {
    EXPECT_EQ(scored("discomfort", discomfort_header + "p1,neck,middle,daily,3,3\n"
                                                       "p1,wrist_hand,left,several-per-day,3,3\n"
                                                       "p2,knee,right,1-2-per-week,,\n"
                                                       "p2,knee,left,3-4-per-week,2,\n"
                                                       "p3,eyes,,never,3,3\n"
                                                       "p3,head,,,3,3\n"),
              "case_id,region,side,score\n"
              "p1,neck,middle,45\n"
              "p1,wrist_hand,left,90\n"
              "p2,knee,right,1.5\n"
              "p2,knee,left,7\n"
              "p3,eyes,,0\n"
              "p3,head,,0\n");
}

TEST(Cases, ColumnsMayStandInAnyOrder) {
    EXPECT_EQ(scored("discomfort",
                     "frequency,side,case_id,interference_1_3,region,discomfort_1_3\n"
                     "daily,left,x,2,arm,3\n"),
              "case_id,region,side,score\nx,arm,left,30\n");
}

TEST(Cases, QuotesLineEndsAndByteOrderMark) {
    EXPECT_EQ(scored("discomfort", "\xEF\xBB\xBF" + replaced(discomfort_header, "case_id", "\"case_id\"") +
                                       "\"a, \"\"b\"\"\nc\",neck,both,\"daily\",1,1\r\nd,neck,both,daily,1,1"),
              "case_id,region,side,score\n"
              "\"a, \"\"b\"\"\nc\",neck,both,5\n"
              "d,neck,both,5\n");
    const std::string dos = replaced(discomfort_header, "\n", "\r\n") + "d,neck,both,daily,1,1\r\n";
    EXPECT_EQ(scored("discomfort", dos), "case_id,region,side,score\nd,neck,both,5\n");
}

TEST(Cases, AHeaderAloneIsNoCases) {
    EXPECT_EQ(scored("discomfort", discomfort_header), "case_id,region,side,score\n");
}

TEST(Cases, AnUnknownValueNamesRowAndColumn) {
    EXPECT_EQ(refused("rosa", rosa_header + "a," + neutral + "b,too_hgih" + neutral.substr(7)),
              "cases.csv:3:3: error: row 3, column \"seat_height\": no such value \"too_hgih\"\n"
              "     = did you mean \"too_high\"?\n");
    EXPECT_EQ(refused("rosa", rosa_header + "a," + replaced(neutral, "neutral,0", "neutral,2")),
              "cases.csv:2:11: error: row 2, column \"insufficient_leg_space\": no such value \"2\"\n"
              "     = one of: 0, 1\n");
    EXPECT_EQ(refused("rosa", rosa_header + "a," + replaced(neutral, "neutral,0", "neutral,+1")),
              "cases.csv:2:11: error: row 2, column \"insufficient_leg_space\": no such value \"+1\"\n"
              "     = did you mean \"1\"?\n");
    EXPECT_EQ(refused("rosa", rosa_header + "a," + replaced(neutral, "neutral,0", ",0")),
              "cases.csv:2:3: error: row 2, column \"seat_height\": empty\n"
              "     = one of: neutral, no_foot_contact, too_high, too_low\n");
    EXPECT_EQ(refused("rosa", rosa_header + "," + neutral), "cases.csv:2:1: error: row 2, column \"case_id\": empty\n");
}

TEST(Cases, WhatSomebodySaidAboutTheirHealthIsNotRepeated) {
    const std::string said = refused("discomfort", discomfort_header + "a,neck,left,dayly,7,1\n");
    EXPECT_EQ(said,
              "cases.csv:2:13: error: row 2, column \"frequency\": no such value\n"
              "     = one of: never, 1-2-per-week, 3-4-per-week, daily, several-per-day\n"
              "cases.csv:2:19: error: row 2, column \"discomfort_1_3\": no such value\n"
              "     = one of: 1, 2, 3\n");
    EXPECT_EQ(refused("discomfort", discomfort_header + "a,toe,left,daily,1,1\n"),
              "cases.csv:2:3: error: row 2, column \"region\": no such value\n"
              "     = one of: neck, shoulder, upper_back, arm, elbow, wrist_hand, lower_back, tailbone, hip, knee, "
              "ankle_foot, eyes, head, chest\n");
    EXPECT_EQ(refused("discomfort", discomfort_header + "a,neck,left,daily,0,1\n"),
              "cases.csv:2:19: error: row 2, column \"discomfort_1_3\": no such value\n"
              "     = one of: 1, 2, 3\n");
}

TEST(Cases, ColumnsMustBeAllThereOnceAndKnown) {
    EXPECT_EQ(refused("discomfort", replaced(discomfort_header, ",side", "") + "a,neck,daily,1,1\n"),
              "cases.csv:1:1: error: row 1: column \"side\" is missing\n");
    EXPECT_EQ(refused("discomfort", replaced(discomfort_header, "side", "region")),
              "cases.csv:1:16: error: row 1: column \"region\" is there twice\n"
              "cases.csv:1:1: error: row 1: column \"side\" is missing\n");
    EXPECT_EQ(refused("discomfort", replaced(discomfort_header, "side", "sied")),
              "cases.csv:1:16: error: row 1: unknown column \"sied\"\n"
              "     = did you mean \"side\"?\n"
              "cases.csv:1:1: error: row 1: column \"side\" is missing\n");
    EXPECT_EQ(refused("discomfort", replaced(discomfort_header, "case_id", "case_id,remark")),
              "cases.csv:1:9: error: row 1: unknown column \"remark\"\n"
              "     = columns: case_id, region, side, frequency, discomfort_1_3, interference_1_3\n");
    EXPECT_EQ(refused("discomfort", ""),
              "cases.csv: error: there is no header\n"
              "     = columns: case_id, region, side, frequency, discomfort_1_3, interference_1_3\n");
}

TEST(Cases, RowsHaveTheLengthOfTheHeader) {
    EXPECT_EQ(refused("discomfort",
                      discomfort_header + "a,neck,left,daily,1\nb,neck,left,daily,1,1,1\n\nc,neck,left,daily,1,1\n"),
              "cases.csv:2:1: error: row 2 has 5 columns, but the header has 6\n"
              "cases.csv:3:1: error: row 3 has 7 columns, but the header has 6\n"
              "cases.csv:4:1: error: row 4 has 1 column, but the header has 6\n");
}

TEST(Cases, WhatIsNoCsvIsSaid) {
    EXPECT_EQ(refused("discomfort", discomfort_header + "\"a,neck,left,daily,1,1\n"),
              "cases.csv:2:1: error: row 2: this quote is never closed\n");
    EXPECT_EQ(refused("discomfort", discomfort_header + "a,\"neck\"s,left,daily,1,1\n"),
              "cases.csv:2:9: error: row 2: after the closing quote only a comma or the end of the line may stand\n");
    EXPECT_EQ(refused("discomfort", discomfort_header + "a,ne\"ck,left,daily,1,1\n"),
              "cases.csv:2:5: error: row 2: a quote inside a field that does not begin with one\n");
}

// As spreadsheets save it that were not asked for commas and UTF-8.
TEST(Cases, WhatAnotherProgramSavedIsToldBySomethingToDo) {
    for (const auto& [sign, name] : {std::pair(";", "semicolons"), std::pair("\t", "tabs")}) {
        std::string csv = discomfort_header + "a,neck,left,daily,1,1\n";
        for (std::size_t at = 0; (at = csv.find(',', at)) != csv.npos;) csv.replace(at, 1, sign);
        EXPECT_EQ(refused("discomfort", csv),
                  fmt::format("cases.csv:1:1: error: the columns are separated by {} instead of commas\n"
                              "     = save the table as CSV with commas\n",
                              name));
    }
    EXPECT_EQ(refused("discomfort", std::string("\xFF\xFE"
                                                "c\0a\0",
                                                6)),
              "cases.csv: error: this is text in UTF-16\n     = save it as CSV in UTF-8\n");
    for (const std::string& id : {std::string("a\xE4"), std::string("a\0b", 3)})
        EXPECT_EQ(refused("discomfort", discomfort_header + id + ",neck,left,daily,1,1\n"),
                  "cases.csv:2:1: error: row 2, column \"case_id\": this is no text in UTF-8\n"
                  "     = save the table as CSV in UTF-8\n");
}

TEST(Cases, AThousandProblemsAreCounted) {
    std::string csv = discomfort_header;
    for (int i = 0; i < 1000; ++i) csv += "a,neck,left,no,1,1\n";
    const auto result = score_cases(shipped("discomfort"), csv, "cases.csv");
    ASSERT_EQ(result.problems().size(), most_case_problems + 1);
    EXPECT_EQ(result.problems().back().message, "1000 problems in all; the first 100 are shown");
}

// The place of each problem is counted from the start of the table: it is looked for only where it is told.
TEST(Cases, ATableOfMegabytesThatIsAllWrongIsRefusedQuickly) {
    constexpr std::size_t many = 300'000;
    std::string rows = discomfort_header, columns = "case_id", bytes = discomfort_header;
    for (std::size_t i = 0; i < many; ++i) {
        rows += "a,neck\n";
        columns += ",what";
        bytes += "a\xE4,neck,left,daily,1,1\n";
    }
    const auto last_said = [](const std::string& csv) {
        const auto result = score_cases(shipped("discomfort"), csv, "cases.csv");
        EXPECT_EQ(result.problems().size(), most_case_problems + 1);
        return result.problems().empty() ? "" : result.problems().back().message;
    };
    EXPECT_EQ(last_said(rows), "300000 problems in all; the first 100 are shown");
    EXPECT_EQ(last_said(columns + "\n"), "300005 problems in all; the first 100 are shown");
    EXPECT_EQ(last_said(bytes), "300000 problems in all; the first 100 are shown");
}

TEST(Cases, EmptyLinesBehindTheLastRowAreNone) {
    const std::string row = "a,neck,left,daily,1,1\n";
    const auto plain = score_cases(shipped("discomfort"), discomfort_header + row + row, "cases.csv");
    const auto longer = score_cases(shipped("discomfort"), discomfort_header + row + row + "\n\r\n", "cases.csv");
    ASSERT_TRUE(plain.ok());
    ASSERT_TRUE(longer.ok());
    EXPECT_EQ(plain.value(), longer.value());
    EXPECT_FALSE(score_cases(shipped("discomfort"), discomfort_header + row + ",\n", "cases.csv").ok());
}

// The rows say what the evaluator says, on random cases.
TEST(Cases, RowsAreScoredAsTheirItems) {
    std::mt19937 random(7);
    for (const char* id : {"rosa", "rula"}) {
        const Instrument& instrument = shipped(id);
        std::string csv = std::string(id) == "rosa" ? rosa_header : rula_header;
        std::string expected;
        const std::size_t rows = cases(3000);
        for (std::size_t row = 0; row < rows; ++row) {
            std::vector<PossibleOptions> answers;
            csv += std::to_string(row);
            expected += std::to_string(row);
            std::map<std::string, std::string> said;
            for (const InstrumentItem& item : instrument.items) {
                const std::size_t option = random() % item.options.size();
                answers.push_back(only(option));
                said[std::string(item.id)] = item.options[option].name;
            }
            std::istringstream columns(std::string(id) == "rosa" ? rosa_header : rula_header);
            std::string column;
            std::getline(columns, column, ',');
            while (std::getline(columns, column, ',')) {
                if (column.ends_with('\n')) column.pop_back();
                csv += "," + said.at(column);
            }
            csv += '\n';
            const auto steps = steps_of(instrument, answers);
            for (std::size_t i = 0; i < steps.size(); ++i)
                if (instrument.steps[i].is_output) expected += "," + std::to_string(static_cast<int>(steps[i].low));
            expected += "," + std::to_string(static_cast<int>(level_of(instrument, steps.back()).low)) + "\n";
        }
        const std::string out = scored(id, csv);
        EXPECT_EQ(out.substr(out.find('\n') + 1), expected);
    }
}

}  // namespace
}  // namespace ergoaudit::testing
