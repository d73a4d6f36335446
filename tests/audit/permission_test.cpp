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

TEST(ABrokenBone, of_which_nobody_says_where_leaves_nothing_until_it_is_cleared) {
    const std::string broken = "[conditions]\nrecent_fracture_weeks = 8\n";
    EXPECT_TRUE(prescribed(broken).exercises.empty());
    EXPECT_FALSE(prescribed(broken + cleared).exercises.empty());
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
