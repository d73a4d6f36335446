#include "ergoaudit/base/arena.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

TEST(Arena, views_stay_valid_while_more_is_kept_and_after_it_is_moved) {
    Arena arena;
    std::vector<std::string_view> texts;
    std::vector<std::span<const int>> lists;
    const auto text = [](int i) { return std::string(static_cast<std::size_t>(i % 40), 'a') + std::to_string(i); };
    for (int i = 0; i < 500; ++i) {
        texts.push_back(arena.keep(text(i)));  // short ones live inside the string object itself
        lists.push_back(arena.keep(std::vector<int>{i, i + 1}));
    }
    Arena moved = std::move(arena);
    Arena assigned;
    (void)assigned.keep(std::string("gone"));
    assigned = std::move(moved);
    for (int i = 0; i < 500; ++i) {
        const auto at = static_cast<std::size_t>(i);
        EXPECT_EQ(texts[at], text(i));
        ASSERT_EQ(lists[at].size(), 2u);
        EXPECT_EQ(lists[at][1], i + 1);
    }
}

TEST(Arena, keeps_empty_things) {
    Arena arena;
    EXPECT_EQ(arena.keep(std::string()), "");
    EXPECT_TRUE(arena.keep(std::vector<double>{}).empty());
}

}  // namespace
}  // namespace ergoaudit
