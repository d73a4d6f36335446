// A description that speaks of a rule nobody has is told so, at its place, before anything is audited.

#include "ergoaudit/audit/named_rules.hpp"

#include <string>
#include <tuple>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Diagnostics told(const std::string& text) {
    const auto document = toml_tree::parse(text, "desk.toml");
    EXPECT_TRUE(document.ok()) << text;
    return document.ok() ? slips_in_overrides(document.value(), shipped_knowledge()) : Diagnostics{};
}

TEST(UnknownRulesNamed, are_shown_at_their_place_with_the_nearest_rule) {
    const Diagnostics problems = told(
        "[desk]\nkind = \"fixed\"\n[[assessment.override]]\nverdict = \"fail\"  # her neck\n"
        "rule = \"screen-distance-fit\"\n");
    ASSERT_THAT(problems, SizeIs(1));
    EXPECT_EQ(to_text(problems[0]),
              "desk.toml:5:8: error: no rule has this name\n"
              "   5 | rule = \"screen-distance-fit\"\n"
              "     |        ^^^^^^^^^^^^^^^^^^^^^\n"
              "     = did you mean \"screen-distance-fits\"?\n");
}

TEST(UnknownRulesNamed, far_from_every_rule_says_where_they_are_listed) {
    const Diagnostics problems = told("[[assessment.override]]\nrule = \"no-such-rule\"\n");
    ASSERT_THAT(problems, SizeIs(1));
    EXPECT_EQ(problems[0].help, "ergoaudit rules lists them");
}

TEST(UnknownRulesNamed, are_all_told_in_the_order_of_the_text) {
    const Diagnostics problems = told(
        "[[assessment.override]]\nrule = \"one\"\n[[assessment.override]]\nrule = \"screen-distance-fits\"\n"
        "[[assessment.override]]\nrule = \"two\"\n");
    ASSERT_THAT(problems, SizeIs(2));
    EXPECT_EQ(problems[0].where.line, 2u);
    EXPECT_EQ(problems[1].where.line, 6u);
}

TEST(UnknownRulesNamed, are_none_where_every_rule_is_there_and_where_no_rule_is_named) {
    for (const Rule& rule : shipped_knowledge().rules)
        EXPECT_THAT(told("[[assessment.override]]\nrule = \"" + std::string(rule.id) + "\"\n"), IsEmpty());
    for (const char* text :
         {"", "assessment = 3\n", "[assessment]\noverride = 3\n", "[assessment]\noverride = [1, 2]\n",
          "[[assessment.override]]\nrule = 3\n", "[[assessment.override]]\nverdict = \"fail\"\n"})
        EXPECT_THAT(told(text), IsEmpty()) << text;
}

TEST(OverriddenTwice, is_told_where_the_second_one_stands) {
    const std::string first =
        "[[assessment.override]]\nrule = \"screen-distance-fits\"\nsubject = \"screen[0]/sitting\"\n";
    const Diagnostics problems = told(first + first + first);
    ASSERT_THAT(problems, SizeIs(2));
    EXPECT_EQ(problems[0].where.line, 5u);
    EXPECT_EQ(problems[0].message, "an override of this verdict stands further up");
    EXPECT_THAT(told("[[assessment.override]]\nrule = \"seat-wide-enough\"\n" + first), IsEmpty());
    EXPECT_THAT(told(first + "[[assessment.override]]\nrule = \"screen-distance-fits\"\n"), IsEmpty());
}

std::string with_subject(std::string_view rule, std::string_view subject) {
    return fmt::format("[[assessment.override]]\nrule = \"{}\"\nsubject = \"{}\"\n", rule, subject);
}

TEST(UnknownSubjectsNamed, are_shown_at_their_place_with_what_to_write) {
    const Diagnostics problems = told(with_subject("screen-distance-fits", "screen[7]/flying"));
    ASSERT_THAT(problems, SizeIs(1));
    EXPECT_EQ(to_text(problems[0]),
              "desk.toml:3:11: error: the rule \"screen-distance-fits\" is about no such thing\n"
              "   3 | subject = \"screen[7]/flying\"\n"
              "     |           ^^^^^^^^^^^^^^^^^^\n"
              "     = write \"screen[0]/sitting\" or another such name, or leave it out for all of them\n");
    for (const auto& [rule, subject, help] :
         {std::tuple{"screen-distance-fits", "screen[0]/siting", "did you mean \"screen[0]/sitting\"?"},
          std::tuple{"home-row-near-elbow-height", "somewhere",
                     "write \"sitting\" or \"standing\", or leave it out for all of them"},
          std::tuple{"chair-is-safe", "sitting", "this check is about the whole workstation: leave subject out"}}) {
        const Diagnostics other = told(with_subject(rule, subject));
        ASSERT_THAT(other, SizeIs(1)) << rule;
        EXPECT_EQ(other[0].help, help);
    }
}

TEST(UnknownSubjectsNamed, are_none_of_those_that_findings_have) {
    for (const Rule& rule : shipped_knowledge().rules) {
        Facts facts;
        facts.set_screens(2);
        for (const Instance at : instances_of(rule.group, facts))
            EXPECT_THAT(told(with_subject(rule.id, subject_name(rule.group, at))), IsEmpty()) << rule.id;
    }
    EXPECT_THAT(told(with_subject("screen-distance-fits", "")), IsEmpty()) << "empty: all of them";
    EXPECT_THAT(told(with_subject("no-such-rule", "nowhere")), SizeIs(1)) << "the rule is what is wrong";
}

TEST(UnknownRulesNamed, of_one_table_alone_count_too) {
    EXPECT_THAT(told("[assessment.override]\nrule = \"no-such-rule\"\n"), SizeIs(1));
}

TEST(UnknownRulesNamed, of_a_file_of_nothing_else_are_not_all_told) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "[[assessment.override]]\nrule = \"no-such-rule\"\n";
    EXPECT_THAT(told(text), SizeIs(200));
}

}  // namespace
}  // namespace ergoaudit
