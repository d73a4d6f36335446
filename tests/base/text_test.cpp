// Widths, wrapping, escaping.

#include "ergoaudit/base/text.hpp"

#include "tests/support/cases.hpp"
#include "tests/support/json.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

// UTF-8 of a code point, also of those that may not be written.
std::string utf8(std::uint32_t point, int length = 0) {
    if (length == 0) length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (length == 1) return {static_cast<char>(point)};
    std::string out;
    for (int i = length - 1; i > 0; --i, point >>= 6) out.insert(out.begin(), static_cast<char>(0x80 | (point & 0x3F)));
    const std::uint32_t lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out.insert(out.begin(), static_cast<char>(lead[length] | point));
    return out;
}

TEST(Utf8, every_scalar_value_is_well_formed_and_no_surrogate_is) {
    for (std::uint32_t point = 0; point < 0x110000; point += point < 0x3000 ? 1 : 13) {
        const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
        ASSERT_EQ(is_utf8(utf8(point)), !surrogate) << point;
        if (!surrogate) {
            ASSERT_EQ(code_points(utf8(point)), 1u) << point;
        }
    }
    for (const std::uint32_t point : {0xD7FFu, 0xE000u, 0xFFFFu, 0x10000u, 0x10FFFFu})
        EXPECT_TRUE(is_utf8(utf8(point)));
    for (const std::uint32_t point : {0xD800u, 0xDBFFu, 0xDC00u, 0xDFFFu, 0x110000u, 0x1FFFFFu})
        EXPECT_FALSE(is_utf8(utf8(point))) << point;
}

TEST(Utf8, longer_spellings_than_needed_are_refused) {
    for (const std::uint32_t point : {0u, 0x2Fu, 0x7Fu}) {
        EXPECT_FALSE(is_utf8(utf8(point, 2)));
        EXPECT_FALSE(is_utf8(utf8(point, 3)));
        EXPECT_FALSE(is_utf8(utf8(point, 4)));
    }
    for (const std::uint32_t point : {0x80u, 0x7FFu}) EXPECT_FALSE(is_utf8(utf8(point, 3)));
    for (const std::uint32_t point : {0x800u, 0xFFFFu}) EXPECT_FALSE(is_utf8(utf8(point, 4)));
}

TEST(Utf8, broken_pieces_are_refused_wherever_they_stand) {
    for (const std::string& broken :
         {std::string("\x80"), std::string("\xBF"), std::string("\xC3"), std::string("\xE2\x82"),
          std::string("\xF0\x9F\x98"), std::string("\xC3\x28"), std::string("\xE2\x28\xA1"), std::string("\xFE"),
          std::string("\xFF"), std::string("\xC0\xAF"), std::string("\xF5\x80\x80\x80")}) {
        EXPECT_FALSE(is_utf8(broken));
        EXPECT_FALSE(is_utf8("ok " + broken + " ok"));
        EXPECT_EQ(code_points("ab" + broken), 2 + code_points(broken));
    }
    EXPECT_TRUE(is_utf8(""));
    EXPECT_EQ(code_points("\xFF\xFE"), 2u);
    EXPECT_EQ(code_points("aé€😀"), 4u);
}

TEST(DisplayWidth, counts_the_columns_of_a_terminal) {
    const std::vector<std::pair<std::string_view, std::size_t>> table = {
        {"", 0},        {"desk", 4},     {"Höhe", 4},     {"Ho\u0308he", 4},  // o and a combining diaeresis
        {"你好", 4},    {"デスク", 6},   {"책상", 4},     {"ｗｉｄｅ", 8},   {"ﾃｽｸ", 3}, {"😀", 2},
        {"❤\uFE0F", 1}, {"🪑", 2},     {"☕", 2},        {"✅", 2},          {"⚡", 2},   {"→ ± °", 5},
        {"Привет", 6},  {"a\u200Bb", 2}, {"\u202Eab", 2}, {"█░│┌", 4},
    };
    for (const auto& [text, columns] : table) EXPECT_EQ(display_width(text), columns) << text;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string(text) + " ")
        if (c != ' ')
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    return words;
}

TEST(Wrap, no_line_is_wider_than_asked_unless_it_is_one_word_and_no_word_is_lost) {
    constexpr std::string_view pieces[] = {"a", "seat", "höhe", "你好", "😀", "unbelievablylongword", "x\u0301"};
    std::mt19937 random(11);
    for (std::size_t i = 0; i < testing::cases(20000); ++i) {
        std::string text;
        for (auto words = random() % 12; words > 0; --words)
            text += std::string(random() % 3, ' ') + std::string(pieces[random() % std::size(pieces)]) + " ";
        const std::size_t width = random() % 30;
        const auto lines = wrap(text, width);
        std::string joined;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const std::string& line = lines[at];
            ASSERT_FALSE(line.empty());
            ASSERT_TRUE(display_width(line) <= width || words_of(line).size() == 1) << line;
            ASSERT_EQ(line.find("  "), std::string::npos);
            ASSERT_TRUE(line.front() != ' ' && line.back() != ' ');
            if (at + 1 < lines.size()) {  // greedy: the next word would not have fitted
                ASSERT_GT(display_width(line) + 1 + display_width(words_of(lines[at + 1]).front()), width);
            }
            joined += line + " ";
        }
        ASSERT_EQ(words_of(joined), words_of(text));
    }
}

TEST(JsonEscaped, an_independent_reader_gets_the_same_text_back) {
    std::mt19937 random(5);
    for (std::size_t i = 0; i < testing::cases(20000); ++i) {
        std::string text;
        for (auto n = random() % 20; n > 0; --n) {
            auto point = static_cast<std::uint32_t>(random() % (random() % 2 == 0 ? 0x80u : 0x110000u));
            if (point >= 0xD800 && point <= 0xDFFF) point = '"';
            text += utf8(point);
        }
        const auto back = testing::read_json("\"" + json_escaped(text) + "\"");
        ASSERT_TRUE(back);
        ASSERT_EQ(back->text, text);
    }
}

TEST(JsonEscaped, broken_bytes_become_the_replacement_character) {
    EXPECT_EQ(json_escaped("a\xFFz"), "a\uFFFDz");
    EXPECT_EQ(json_escaped("\xE2\x82"), "\uFFFD\uFFFD");
    EXPECT_EQ(json_escaped(utf8(0xD800)), "\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(json_escaped(std::string_view("\0\x1F\x7F\"\\\n\r\t", 8)), "\\u0000\\u001f\\u007f\\\"\\\\\\n\\r\\t");
}

TEST(Printable, nothing_is_left_that_moves_a_cursor_or_turns_a_line) {
    const auto dangerous = [](std::uint32_t point) {
        return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x061C || point == 0x200E ||
               point == 0x200F || (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
               point == 0xFEFF || (point >= 0xE0000 && point <= 0xE007F);
    };
    for (std::uint32_t point = 0; point < 0x110000; ++point) {
        if (point >= 0xD800 && point <= 0xDFFF) continue;
        const std::string shown = printable("a" + utf8(point) + "z");
        if (dangerous(point))
            ASSERT_EQ(shown, point == '\n' || point == '\t' ? "a z" : "az") << point;
        else
            ASSERT_TRUE(shown == "a" + utf8(point) + "z" || shown == "az") << point;
    }
    EXPECT_EQ(printable("Ann\u0308 <b> 你好 😀"), "Ann\u0308 <b> 你好 😀");
    EXPECT_EQ(printable("\x1b[31mred\x1b[0m"), "[31mred[0m");
    EXPECT_EQ(printable("a\xFFz"), "a\uFFFDz");
}

TEST(InAscii, whatever_comes_in_only_ascii_comes_out) {
    for (std::uint32_t point = 0; point < 0x110000; point += point < 0x3000 ? 1 : 7)
        for (const char c : in_ascii(utf8(point))) ASSERT_LT(static_cast<unsigned char>(c), 0x80) << point;
    EXPECT_EQ(in_ascii("“15°” ± 2 – “a” → b…"), "\"15 deg\" +/- 2 - \"a\" -> b...");
    EXPECT_EQ(in_ascii("naïve 你"), "na?ve ?");
    EXPECT_EQ(in_ascii("\xFF"), "?");
    EXPECT_EQ(in_ascii("plain\ttext\n"), "plain\ttext\n");
}

TEST(Text, NamesArePartedByWhatIsAskedFor) {
    EXPECT_EQ(names_with(", ", "fixed|adjustable|sit-stand"), "fixed, adjustable, sit-stand");
    EXPECT_EQ(names_with(" or ", "16:9|4:3"), "16:9 or 4:3");
    EXPECT_EQ(names_with(", ", "one"), "one");
    EXPECT_EQ(names_with(", ", ""), "");
}

TEST(Text, TheFirstLetterIsMadeACapitalOneOrASmallOne) {
    EXPECT_EQ(with_capital("raise it"), "Raise it");
    EXPECT_EQ(without_capital("Raise It"), "raise It");
    for (const char* text : {"", "3 cm", "ärgern", "Über"}) {
        EXPECT_EQ(with_capital(text), text);
        EXPECT_EQ(without_capital(text), text);
    }
}

TEST(Text, AKebabIsSmallWordsJoinedByOneDash) {
    for (const char* id : {"a", "seat-fits-legs", "1-2-per-week", "x9"}) EXPECT_TRUE(is_kebab(id)) << id;
    for (const char* id : {"", "-", "-a", "a-", "a--b", "A", "a_b", "a b", "ä"}) EXPECT_FALSE(is_kebab(id)) << id;
}

}  // namespace
}  // namespace ergoaudit
