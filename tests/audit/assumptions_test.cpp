// What was taken because nobody said otherwise is listed where it places the body, and nowhere else.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> assumed_of(const std::string& text) {
    const auto read = read_description(text, "desk.toml");
    EXPECT_TRUE(read.ok()) << text;
    return read.ok() ? audit(read.value(), shipped_knowledge(), {}).assumptions : std::vector<std::string>{};
}

TEST(Assumptions, of_who_never_sits_are_none_about_sitting) {
    const std::string desk =
        "stature_cm = 178\n[desk]\nkind = \"fixed\"\nheight_cm = 102\n[[screen]]\nkind = \"laptop\"\n"
        "top_height_cm = 121\ndiagonal_in = 14\ndistance_cm = 60\n";
    const auto seated = assumed_of("[person]\n" + desk), never = assumed_of("[person]\nseat = \"none\"\n" + desk);
    for (const char* about :
         {"how much lower your eyes are", "the backrest upright", "desk top down to the lowest part"}) {
        EXPECT_THAT(seated, Contains(HasSubstr(about)));
        EXPECT_THAT(never, Not(Contains(HasSubstr(about))));
    }
    for (const auto& both : {seated, never}) EXPECT_THAT(both, Contains(HasSubstr("height of the heel")));
}

// Nobody of their age was measured in the survey behind the estimate.
TEST(Assumptions, of_who_is_too_young_is_the_body_of_an_adult) {
    ASSERT_EQ(shipped_knowledge().population.allowances.youngest_years, 17);
    const std::string person = "[person]\nstature_cm = 158\n", desk = "[desk]\nheight_cm = 72\n";
    EXPECT_THAT(assumed_of(person + "age_years = 16\n" + desk), Contains(HasSubstr("as adults of the same stature")));
    for (const char* age : {"age_years = 17\n", ""})
        EXPECT_THAT(assumed_of(person + age + desk), Not(Contains(HasSubstr("as adults of the same stature"))));
}

TEST(Assumptions, end_where_something_is_said) {
    const std::string person = "[person]\nstature_cm = 178\n", desk = "[desk]\nheight_cm = 72\n";
    EXPECT_THAT(assumed_of(person + desk), Contains(HasSubstr("height of the heel")));
    EXPECT_THAT(assumed_of(person + "shoe_height_cm = 2.5\n" + desk), Not(Contains(HasSubstr("height of the heel"))));
}

}  // namespace
}  // namespace ergoaudit
