// A description that speaks of a rule nobody has is told so, at its place, before anything is audited.

#include "ergoaudit/audit/named_rules.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Diagnostics told(const std::string& text) {
    const auto document = toml_tree::parse(text, "desk.toml");
    EXPECT_TRUE(document.ok()) << text;
    return document.ok() ? unknown_rules_named(document.value(), shipped_knowledge()) : Diagnostics{};
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
