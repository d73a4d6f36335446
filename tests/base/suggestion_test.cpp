// The edit distance against its definition, and what is near enough to be suggested.

#include "ergoaudit/base/suggestion.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

// Optimal string alignment, straight from the definition: slow and obvious.
std::size_t defined(std::string_view a, std::string_view b) {
    if (a.empty()) return b.size();
    if (b.empty()) return a.size();
    const std::string_view a1 = a.substr(0, a.size() - 1), b1 = b.substr(0, b.size() - 1);
    std::size_t best = std::min({defined(a1, b) + 1, defined(a, b1) + 1, defined(a1, b1) + (a.back() != b.back())});
    if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back())
        best = std::min(best, defined(a.substr(0, a.size() - 2), b.substr(0, b.size() - 2)) + 1);
    return best;
}

std::vector<std::string> words_up_to(std::size_t length, std::string_view letters) {
    std::vector<std::string> words = {""};
    for (std::size_t at = 0; at < words.size(); ++at)
        if (words[at].size() < length)
            for (const char letter : letters) words.push_back(words[at] + letter);
    return words;
}

TEST(EditDistance, agrees_with_its_definition_on_every_pair_of_short_words) {
    const auto words = words_up_to(4, "abc");
    ASSERT_EQ(words.size(), 121u);
    for (const std::string& a : words)
        for (const std::string& b : words) {
            const std::size_t expected = defined(a, b);
            ASSERT_EQ(edit_distance(a, b, 9), expected) << a << " " << b;
            ASSERT_EQ(edit_distance(b, a, 9), expected) << a << " " << b;
            for (const std::size_t limit : {0u, 1u, 2u, 3u})
                ASSERT_EQ(edit_distance(a, b, limit), std::min<std::size_t>(expected, limit + 1))
                    << a << " " << b << " " << limit;
        }
}

TEST(Nearest, finds_the_slip_and_leaves_strangers_alone) {
    const std::vector<std::string_view> keys = {"height_cm", "thickness_cm", "depth_cm", "kind", "edge"};
    EXPECT_EQ(nearest("hieght_cm", keys), "height_cm");
    EXPECT_EQ(nearest("heigth_cm", keys), "height_cm");
    EXPECT_EQ(nearest("dept_cm", keys), "depth_cm");
    EXPECT_EQ(nearest("knd", keys), "kind");
    EXPECT_EQ(nearest("colour", keys), "");
    EXPECT_EQ(nearest("", keys), "");
    EXPECT_EQ(nearest("x", keys), "");
    EXPECT_EQ(nearest("height_cm", {}), "");
}

TEST(Nearest, takes_the_first_of_equals) {
    const std::vector<std::string_view> names = {"bat", "cat", "hat"};
    EXPECT_EQ(nearest("rat", names), "bat");
}

TEST(SuggestionFor, is_a_question_or_nothing) {
    const std::vector<std::string_view> names = {"desk", "chair"};
    EXPECT_EQ(suggestion_for("dek", names), "did you mean \"desk\"?");
    EXPECT_EQ(suggestion_for("lamp", names), "");
}

}  // namespace
}  // namespace ergoaudit
