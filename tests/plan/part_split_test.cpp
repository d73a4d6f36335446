// What holds a part together, against trying every set of variables.

#include "src/plan/part_split.hpp"

#include "tests/support/cases.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

double ways_to_set(VariableMask some, const std::vector<std::size_t>& settings) {
    double ways = 1;
    for (std::size_t i = 0; i < settings.size(); ++i)
        if ((some >> i & 1) != 0) ways *= static_cast<double>(settings[i]);
    return ways;
}

// Ways to set what is between, and every piece for every way to set what it sees of that.
double ways_with(VariableMask between, const std::vector<VariableMask>& terms,
                 const std::vector<std::size_t>& settings) {
    double ways = ways_to_set(between, settings);
    VariableMask seen = between;
    for (std::size_t i = 0; i < settings.size(); ++i) {
        VariableMask piece = VariableMask{1} << i, beside = 0;
        if ((seen & piece) != 0) continue;
        for (std::size_t again = 0; again < settings.size(); ++again)
            for (const VariableMask term : terms)
                if ((term & piece) != 0) piece |= term & ~between, beside |= term & between;
        bool is_open = false;
        for (const VariableMask term : terms) is_open = is_open || (term & piece) != 0;
        if (is_open) ways += ways_to_set(piece, settings) * ways_to_set(beside, settings);
        seen |= piece;
    }
    return ways;
}

TEST(PartSplit, is_the_one_with_fewest_ways) {
    std::mt19937 random(1);
    std::size_t found = 0, none = 0;
    for (std::size_t i = 0; i < testing::cases(2000); ++i) {
        const std::size_t count = 3 + random() % 7;
        std::vector<std::size_t> settings;
        for (std::size_t v = 0; v < count; ++v) settings.push_back(2 + random() % 15);
        std::vector<VariableMask> terms;
        for (std::size_t t = 0; t < 1 + random() % 9; ++t) {
            const VariableMask term = VariableMask{1} << random() % count | VariableMask{1} << random() % count |
                                      VariableMask{1} << random() % count;
            terms.push_back(term);
        }
        VariableMask open = 0;
        for (const VariableMask term : terms) open |= term;
        double least = std::numeric_limits<double>::infinity();
        for (VariableMask between = 0; between >> count == 0; ++between)
            if ((between & ~open) == 0 && std::popcount(between) <= most_between &&
                ways_to_set(between, settings) <= most_ways_between)
                least = std::min(least, ways_with(between, terms, settings));
        const auto split = cheapest_split(terms, settings);
        ASSERT_EQ(split.has_value(), least < ways_to_set(open, settings) / least_gain_of_a_split) << "case " << i;
        ++(split ? found : none);
        if (split) ASSERT_EQ(ways_with(*split, terms, settings), least) << "case " << i;
    }
    EXPECT_GT(found, 0U);
    EXPECT_GT(none, 0U);
}

// Distances, heights, sides, turns and leans of two screens: each screen hangs together, and sides and heights of both.
TEST(PartSplit, holds_two_screens_together_by_side_and_height) {
    const std::vector<VariableMask> terms = {0b01'01'01'01'01, 0b10'10'10'10'10, 0b00'00'11'11'00};
    const std::vector<std::size_t> settings = {8, 8, 15, 15, 2, 2, 19, 19, 6, 6};
    const auto split = cheapest_split(terms, settings);
    ASSERT_TRUE(split.has_value());
    EXPECT_EQ(*split, 0b00'00'11'11'00U);
}

// As many as a mask holds: two halves that one variable in the middle holds together, the last one among them.
TEST(PartSplit, may_be_of_as_many_variables_as_there_are) {
    const std::vector<std::size_t> settings(32, 3);
    std::vector<VariableMask> terms;
    for (int i = 0; i + 1 < 32; ++i)
        if (i != 15) terms.push_back(VariableMask{3} << i);
    terms.push_back(VariableMask{1} << 15 | VariableMask{1} << 31);
    const auto split = cheapest_split(terms, settings);
    ASSERT_TRUE(split);
    VariableMask open = 0;
    for (const VariableMask term : terms) open |= term;
    EXPECT_EQ(open, ~VariableMask{0});
    EXPECT_LT(ways_with(*split, terms, settings), ways_to_set(open, settings));
}

}  // namespace
}  // namespace ergoaudit
