// What health changes about a programme, start to end: broken bones, and pregnancies that go on while it runs.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::HasSubstr;

Prescription prescribed(const std::string& health) {
    const std::string text =
        "[person]\nstature_cm = 170\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n[exercise]\nminutes_per_day = 12\n"
        "equipment = [\"wall\", \"chair\", \"mat\", \"foam-roller\"]\n" +
        health + "[screening]\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\nready = \"none\"\n";
    const auto read = read_description(text, "desk.toml");
    EXPECT_TRUE(read.ok()) << text;
    AuditSettings settings;
    settings.today = *parse_date("2026-11-28");
    return audit(read.value(), shipped_knowledge(), settings).prescription;
}

bool has_one_for(const Prescription& given, std::string_view region) {
    return std::ranges::any_of(given.exercises, [&](const PrescribedExercise& one) {
        return shipped_knowledge().exercise.find(one.id)->moves_or_loads(region);
    });
}

const std::string cleared = "[[screening.cleared]]\nby = \"consultant\"\non = 2026-11-27\nfor = \"all\"\n";

TEST(ABrokenBone, rules_out_what_moves_or_loads_where_it_hurts) {
    const std::string neck = "[discomfort.upper_back]\nseverity_0_10 = 3\nweeks = 30\n",
                      shoulder = "[discomfort.shoulder]\nseverity_0_10 = 2\nweeks = 2\n",
                      broken = "[conditions]\nrecent_fracture_weeks = 2\n";
    EXPECT_TRUE(has_one_for(prescribed(neck + shoulder), "shoulder"));
    EXPECT_FALSE(has_one_for(prescribed(neck + shoulder + broken), "shoulder"));
    EXPECT_FALSE(has_one_for(prescribed(neck + shoulder + broken + cleared), "shoulder"))
        << "a clearance heals nothing";
    EXPECT_TRUE(has_one_for(prescribed(neck + shoulder + "[conditions]\nrecent_fracture_weeks = 12\n"), "shoulder"));
}

// No key says which bone broke: an ache elsewhere tells nothing of it.
TEST(ABrokenBone, lets_nothing_move_or_load_any_part_until_it_is_cleared) {
    const std::string broken = "[conditions]\nrecent_fracture_weeks = 8\n";
    for (const char* ache : {"", "[discomfort.neck]\nseverity_0_10 = 2\nweeks = 30\n",
                             "[discomfort.eyes]\nseverity_0_10 = 5\nweeks = 30\n",
                             "[discomfort.lower_back]\nat_rest_0_10 = 3\nweeks = 30\n"}) {
        const Prescription given = prescribed(ache + broken);
        for (const std::string_view region : region_names)
            if (region != "eyes") EXPECT_FALSE(has_one_for(given, region)) << ache << region;
        EXPECT_FALSE(prescribed(ache + broken + cleared).exercises.empty()) << ache;
    }
}

// Who may exercise gently only keeps the smallest dose for all weeks, and is told no other.
TEST(Gentle, is_told_the_dose_that_it_keeps) {
    const std::string sore = "[discomfort.upper_back]\nseverity_0_10 = 4\nweeks = 30\n[conditions]\n";
    const Prescription gentle = prescribed(sore + "diabetes = true\n");
    ASSERT_FALSE(gentle.exercises.empty());
    for (const WeekPlan& week : gentle.weeks)
        for (std::size_t i = 0; i < week.doses.size(); ++i) {
            EXPECT_EQ(week.doses[i].amount, gentle.exercises[i].dose.usual) << week.doses[i].exercise;
            EXPECT_EQ(week.doses[i].seconds, gentle.exercises[i].seconds) << week.doses[i].exercise;
        }
    const Prescription full = prescribed(sore + "diabetes = true\n" + cleared);
    ASSERT_FALSE(full.weeks.empty());
    EXPECT_NE(full.weeks.back().doses, full.weeks.front().doses);
}

// A build-up begins with what is done already, and who does more is built up to nothing.
TEST(Activity, is_never_planned_down) {
    for (const std::string condition : {"", "[conditions]\npregnancy_weeks = 20\n"})
        for (int now = 0; now < 200; ++now) {
            const Prescription given =
                prescribed("[habits]\nactivity_min_per_week = " + std::to_string(now) + "\n" + condition + cleared);
            const int target = condition.empty() ? 150 : 120;
            EXPECT_EQ(given.activity.has_value(), now < target) << now << condition;
            if (!given.activity) continue;
            ASSERT_FALSE(given.weeks.empty()) << now;
            for (const WeekPlan& week : given.weeks) EXPECT_GE(*week.activity_min_per_week, now) << now << condition;
            EXPECT_GE(given.activity->target_min_per_week, now);
        }
}

TEST(APregnancy, ends_a_programme_before_something_in_it_is_ruled_out) {
    const auto at = [](const char* weeks) {
        return prescribed("[discomfort.upper_back]\nseverity_0_10 = 4\nweeks = 30\n[conditions]\npregnancy_weeks = " +
                          std::string(weeks) + "\nactive_before_pregnancy = true\n" + cleared);
    };
    const Prescription early = at("12");
    ASSERT_FALSE(early.exercises.empty());
    EXPECT_EQ(early.outcome_after_weeks, 4);
    EXPECT_EQ(early.review_after_weeks, 4);
    ASSERT_FALSE(early.weeks.empty());
    EXPECT_EQ(early.weeks.back().weeks.to, 4);
    ASSERT_FALSE(early.notes.empty());
    EXPECT_THAT(early.notes.back(), HasSubstr("for the next 4 weeks: from week 16 of pregnancy"));
    EXPECT_EQ(at("20").outcome_after_weeks, 12);  // nothing more is ruled out until its end
    EXPECT_EQ(at("33").outcome_after_weeks, 7);
    EXPECT_EQ(at("33").review_after_weeks, 6);
    EXPECT_EQ(at("41").outcome_after_weeks, 1);
}

}  // namespace
}  // namespace ergoaudit
