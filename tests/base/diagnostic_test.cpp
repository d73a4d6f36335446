// What a person reads when something is off: the exact text.

#include "ergoaudit/base/diagnostic.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

TEST(Diagnostic, says_where_what_and_what_to_do) {
    EXPECT_EQ(to_text({.file = "desk.toml",
                       .where = {12, 1, 9},
                       .message = "unknown key \"hieght_cm\"",
                       .help = "did you mean \"height_cm\"?",
                       .quoted = "hieght_cm = …"}),
              "desk.toml:12:1: error: unknown key \"hieght_cm\"\n"
              "  12 | hieght_cm = …\n"
              "     | ^^^^^^^^^\n"
              "     = did you mean \"height_cm\"?\n");
}

TEST(Diagnostic, without_a_position_there_is_no_quote) {
    EXPECT_EQ(to_text({.file = "desk.toml", .message = "cannot read", .quoted = "a = 1"}),
              "desk.toml: error: cannot read\n");
    EXPECT_EQ(to_text({.message = "no such fact", .help = "facts lists them"}),
              "error: no such fact\n     = facts lists them\n");
}

TEST(Diagnostic, levels_have_names) {
    EXPECT_EQ(to_text({.level = Level::note, .message = "m"}), "note: m\n");
    EXPECT_EQ(to_text({.level = Level::warning, .message = "m"}), "warning: m\n");
    EXPECT_FALSE(has_error({{.level = Level::note}, {.level = Level::warning}}));
    EXPECT_TRUE(has_error({{.level = Level::note}, {.level = Level::error}}));
    EXPECT_FALSE(has_error({}));
}

TEST(Diagnostic, the_caret_stands_under_its_word_behind_tabs) {
    EXPECT_EQ(to_text({.file = "a", .where = {1, 3, 1}, .message = "m", .quoted = "\t\tx = 1"}),
              "a:1:3: error: m\n"
              "   1 | \t\tx = 1\n"
              "     | \t\t^\n");
}

TEST(Diagnostic, the_caret_is_as_wide_as_wide_letters) {
    EXPECT_EQ(to_text({.file = "a", .where = {1, 8, 2}, .message = "m", .quoted = "名前 = \"椅子\""}),
              "a:1:8: error: m\n"
              "   1 | 名前 = \"椅子\"\n"
              "     |           ^^^\n");
    EXPECT_EQ(to_text({.file = "a", .where = {1, 1, 2}, .message = "m", .quoted = "名前 = 1"}),
              "a:1:1: error: m\n"
              "   1 | 名前 = 1\n"
              "     | ^^^^\n");
}

TEST(Diagnostic, the_caret_stands_at_and_behind_the_end_of_the_line) {
    EXPECT_EQ(to_text({.file = "a", .where = {7, 4, 1}, .message = "m", .quoted = "a ="}),
              "a:7:4: error: m\n"
              "   7 | a =\n"
              "     |    ^\n");
    EXPECT_EQ(to_text({.file = "a", .where = {7, 3, 0}, .message = "m", .quoted = "a ="}),
              "a:7:3: error: m\n"
              "   7 | a =\n"
              "     |   ^\n");
}

TEST(Diagnostic, long_line_numbers_widen_the_margin_for_all_lines) {
    EXPECT_EQ(to_text({.file = "a", .where = {1234567, 1, 1}, .message = "m", .help = "h", .quoted = "x"}),
              "a:1234567:1: error: m\n"
              " 1234567 | x\n"
              "         | ^\n"
              "         = h\n");
}

TEST(Diagnostic, file_names_and_messages_cannot_move_the_cursor) {
    const std::string text = to_text({.file = "a\x1b[2J\nb.toml",
                                      .where = {1, 1, 1},
                                      .message = "unknown key \"x\x1b[31m\u202Ey\"",
                                      .help = "no \x07 bell",
                                      .quoted = "x\x1b[31m = \u202E1"});
    EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
    EXPECT_EQ(text.find('\x07'), std::string::npos) << text;
    EXPECT_EQ(text.find("\u202E"), std::string::npos) << text;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 4);
}

TEST(LineOf, finds_lines_with_either_ending) {
    constexpr std::string_view text = "one\r\n\ntwo\nlast";
    EXPECT_EQ(line_of(text, 1), "one");
    EXPECT_EQ(line_of(text, 2), "");
    EXPECT_EQ(line_of(text, 3), "two");
    EXPECT_EQ(line_of(text, 4), "last");
    EXPECT_EQ(line_of(text, 5), "");
    EXPECT_EQ(line_of("a\n", 2), "");
    EXPECT_EQ(line_of("", 1), "");
}

TEST(QuoteLines, quotes_what_is_of_that_file_and_quotes_nothing_yet) {
    Diagnostics problems = {{.file = "a", .where = {.line = 2}, .message = "m"},
                            {.file = "a", .where = {.line = 2}, .message = "m", .quoted = "masked"},
                            {.file = "a", .message = "m"},
                            {.file = "b", .where = {.line = 2}, .message = "m"}};
    quote_lines(problems, "a", "one\ntwo\n");
    EXPECT_EQ(problems[0].quoted, "two");
    EXPECT_EQ(problems[1].quoted, "masked");
    EXPECT_EQ(problems[2].quoted, "");
    EXPECT_EQ(problems[3].quoted, "");
}

}  // namespace
}  // namespace ergoaudit
