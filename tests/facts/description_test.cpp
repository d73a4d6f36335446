// What is said in words, found again by the table it stands in.

#include "ergoaudit/facts/description.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::ElementsAre;

constexpr TextKey by = "screening.cleared.by"_text, what = "screening.cleared.for"_text;

Description with_clearances() {
    Description said;
    said.texts = {{what, 2, "all", {}},
                  {by, 0, "gp", {}},
                  {"work.job"_text, 0, "clerk", {}},
                  {what, 0, "vertigo", {}},
                  {by, 2, "", {}},
                  {what, 0, "osteoporosis", {}},
                  {"exercise.avoid"_text, 0, "cat-cow", {}}};
    return said;
}

TEST(TextRecords, hold_what_each_table_says_in_the_order_written) {
    const Description said = with_clearances();
    const TextRecords cleared = said.records("screening.cleared");
    ASSERT_EQ(cleared.size(), 3u);
    EXPECT_EQ(cleared.text(by, 0), "gp");
    EXPECT_EQ(cleared.text(by, 1), "");
    EXPECT_THAT(cleared.list(what, 0), ElementsAre("vertigo", "osteoporosis"));
    EXPECT_THAT(cleared.list(what, 1), ElementsAre());
    EXPECT_THAT(cleared.list(what, 2), ElementsAre("all"));
    EXPECT_EQ(cleared.entries(0).size(), 3u);
    EXPECT_TRUE(cleared.entries(1).empty());
}

TEST(TextRecords, of_a_table_that_nobody_wrote_are_none) {
    EXPECT_EQ(with_clearances().records("assessment.action").size(), 0u);
    EXPECT_EQ(with_clearances().records("screening").size(), 0u);
    EXPECT_EQ(Description{}.records("screening.cleared").size(), 0u);
}

}  // namespace
}  // namespace ergoaudit
