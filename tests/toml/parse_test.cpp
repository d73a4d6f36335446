#include "ergoaudit/toml/tree.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit::toml_tree {
namespace {

using testing::HasSubstr;

Document good(std::string text) {
    auto result = parse(std::move(text), "desk.toml");
    EXPECT_TRUE(result.ok()) << (result.problems().empty() ? "" : to_text(result.problems().front()));
    return result.ok() ? std::move(result).value() : Document{};
}

std::string refusal(std::string text, Quote quote = Quote::keys) {
    const auto result = parse(std::move(text), "desk.toml", quote);
    EXPECT_FALSE(result.ok());
    std::string all;
    for (const auto& problem : result.problems()) all += to_text(problem);
    return all;
}

// "key@line:column+length=value@line:column+length;…", depth first.
std::string outline(const Node& node) {
    const auto place = [](SourceSpan s) {
        return std::to_string(s.line) + ":" + std::to_string(s.column) + "+" + std::to_string(s.length);
    };
    std::string text;
    if (const Table* members = node.table()) {
        for (const Member& m : *members) text += m.key + "@" + place(m.key_where) + "=" + outline(m.node) + ";";
        return "{" + text + "}@" + place(node.where);
    }
    if (const Array* values = node.array()) {
        for (const Node& value : *values) text += outline(value) + ",";
        return "[" + text + "]@" + place(node.where);
    }
    if (const auto* words = node.string()) text = "'" + *words + "'";
    if (const auto* number = node.number()) text = std::to_string(*number).substr(0, 6);
    if (const auto* truth = node.boolean()) text = *truth ? "true" : "false";
    if (const auto* date = std::get_if<Date>(&node.value)) text = "day " + std::to_string(date->days_since_1970);
    if (std::holds_alternative<OtherTime>(node.value)) text = "time";
    return text + "@" + place(node.where);
}

// Found by fuzzing: behind a date and a blank the library reached for what is no plain letter.
TEST(Parse, a_foreign_letter_behind_a_date_and_a_blank_is_refused_first) {
    for (const char* text :
         {"a = 1012-05-0= 1012-05-00\xD0\x9F\n", "a = 2026-01-02 1\xD0\x9F\n", "a = 2026-01-02 \xD0\x9F\n"}) {
        const auto read = parse(text, "f.toml");
        ASSERT_FALSE(read.ok()) << text;
        EXPECT_NE(read.problems().front().message.find("may stand only inside quotes"), std::string::npos)
            << read.problems().front().message;
    }
}

std::string utf8(unsigned point) {
    const auto byte = [](unsigned value) { return static_cast<char>(value); };
    if (point < 0x800) return {byte(0xC0 | point >> 6), byte(0x80 | (point & 0x3F))};
    return {byte(0xE0 | point >> 12), byte(0x80 | (point >> 6 & 0x3F)), byte(0x80 | (point & 0x3F))};
}

// Found by fuzzing: in both places the library asks whether the letter is a blank, and took it for granted that no
// letter of most scripts is ever asked about.
TEST(Parse, a_letter_of_any_script_may_begin_a_line_joined_to_the_one_before) {
    const auto is_blank = [](unsigned point) {
        return point == 0x1680 || point == 0x180E || (point >= 0x2000 && point <= 0x200B) || point == 0x202F ||
               point == 0x205F || point == 0x2060 || point == 0x3000 || point == 0xFEFF;
    };
    std::size_t kept = 0;
    for (unsigned point = 0xA1; point < 0x10000; ++point) {
        if (point >= 0xD800 && point < 0xE000) continue;  // halves of a pair, no characters
        const std::string letter = utf8(point);
        EXPECT_FALSE(parse("a = \"\"\"\\" + letter + "\"\"\"\n", "f.toml").ok()) << point;
        const auto joined = parse("a = \"\"\"x\\\n  " + letter + "y\"\"\"\n", "f.toml");
        if (!joined.ok()) {
            EXPECT_THAT(to_text(joined.problems().front()), HasSubstr("U+")) << point;  // nobody could see it
            continue;
        }
        EXPECT_EQ(*joined.value().root.find("a")->string(), is_blank(point) ? "xy" : "x" + letter + "y") << point;
        ++kept;
    }
    EXPECT_GT(kept, 60000U);
}

TEST(Parse, keeps_the_order_of_writing_and_every_place) {
    EXPECT_EQ(
        outline(good("[zebra]\nz = 1\na = true\n\n[ant]\nwords = \"two words\"  # note\nlist = [ 1, 2.5 ]\n").root),
        "{zebra@1:2+5={z@2:1+1=1.0000@2:5+1;a@3:1+1=true@3:5+4;}@1:1+7;"
        "ant@5:2+3={words@6:1+5='two words'@6:9+11;list@7:1+4=[1.0000@7:10+1,2.5000@7:13+3,]@7:8+10;}@5:1+5;}@0:0+0");
}

TEST(Parse, reads_every_kind_of_value) {
    const auto document = good(
        "s = 'x'\ni = 7\nf = 7.5\nb = false\nd = 1970-01-02\nt = 10:00:00\n"
        "dt = 1970-01-02 10:00:00\nl = []\nn = { a = 1 }\nbig = 0x10\n");
    const auto kind = [&](const char* key) { return document.root.find(key)->kind_name(); };
    EXPECT_EQ(kind("s"), "a string");
    EXPECT_EQ(kind("i"), "a number");
    EXPECT_EQ(kind("f"), "a number");
    EXPECT_EQ(kind("b"), "true or false");
    EXPECT_EQ(kind("d"), "a date");
    EXPECT_EQ(kind("t"), "a time");
    EXPECT_EQ(kind("dt"), "a time");
    EXPECT_EQ(kind("l"), "a list");
    EXPECT_EQ(kind("n"), "a table");
    EXPECT_EQ(*document.root.find("i")->number(), 7);
    EXPECT_EQ(*document.root.find("big")->number(), 16);
    EXPECT_EQ(std::get<Date>(document.root.find("d")->value).days_since_1970, 1);
    EXPECT_EQ(document.root.find("nothing"), nullptr);
    EXPECT_EQ(document.root.find("s")->find("x"), nullptr);
}

TEST(Parse, numbers_survive_being_copied) {
    Node copy;
    {
        const auto document = good("a = 72.5\n");
        copy = *document.root.find("a");
    }
    EXPECT_EQ(*copy.number(), 72.5);
}

TEST(Parse, columns_count_characters_after_mark_tabs_and_line_ends_of_every_kind) {
    EXPECT_EQ(outline(good("\xEF\xBB\xBF"
                           "a = 1\r\n\tb = \"ö€😀\" # é\r\nc = [\r\n\t3,\r\n]\r\n")
                          .root),
              "{a@1:1+1=1.0000@1:5+1;b@2:2+1='ö€😀'@2:6+5;c@3:1+1=[3.0000@4:2+1,]@3:5+1;}@0:0+0");
    EXPECT_EQ(good("\xEF\xBB\xBF"
                   "a = 1")
                  .text,
              "a = 1");
}

TEST(Parse, text_inside_quotes_and_comments_may_be_anything_readable) {
    const auto document = good(
        "# höhe ][ = \"\na = \"ö [x] # = \\\" {\"\nb = 'c:\\dir'\nc = \"\"\"\nzwei\n\\\"\"\" höhe\"\"\"\"\"\n"
        "d = '''\n''x'''\n\"höhe\" = 1\n'x y' = 2\n");
    EXPECT_EQ(*document.root.find("a")->string(), "ö [x] # = \" {");
    EXPECT_EQ(*document.root.find("b")->string(), "c:\\dir");
    EXPECT_EQ(*document.root.find("c")->string(), "zwei\n\"\"\" höhe\"\"");
    EXPECT_EQ(*document.root.find("d")->string(), "''x");
    EXPECT_EQ(*document.root.find("höhe")->number(), 1);
    EXPECT_EQ(*document.root.find("x y")->number(), 2);
}

TEST(Parse, lists_of_tables_and_dotted_keys_make_trees) {
    const auto document = good("[[screen]]\nk = 1\n[[screen]]\nk = 2\n[a.b]\nc.d = 3\n[a]\ne = 4\n");
    ASSERT_EQ(document.root.find("screen")->array()->size(), 2u);
    EXPECT_EQ(*document.root.find("screen")->array()->at(1).find("k")->number(), 2);
    EXPECT_EQ(*document.root.find("a")->find("b")->find("c")->find("d")->number(), 3);
    EXPECT_EQ(*document.root.find("a")->find("e")->number(), 4);
}

struct Trap {
    std::string text, message;
};

TEST(Parse, slips_that_the_library_cannot_take_are_told_in_plain_words) {
    const Trap traps[] = {
        {"[\\hair]\n",
         "desk.toml:1:2: error: a key is expected here\n   1 | [\\hair]\n     |  ^\n     = such as height_cm = 72\n"},
        {"[.a]\n",
         "desk.toml:1:2: error: a key is expected here\n   1 | [.a]\n     |  ^\n     = such as height_cm = 72\n"},
        {"[!x]\n",
         "desk.toml:1:2: error: a key is expected here\n   1 | [!x]\n     |  ^\n     = such as height_cm = 72\n"},
        {"höhe = 72\n",
         "desk.toml:1:2: error: this character may stand only inside quotes\n   1 | höhe = …\n     |  ^\n"
         "     = only plain letters (a to z), digits, _ and - may stand outside quotes\n"},
        {"[a]҅\n",
         "desk.toml:1:4: error: this character may stand only inside quotes\n   1 | [a]…\n     |    ^\n"
         "     = only plain letters (a to z), digits, _ and - may stand outside quotes\n"},
        {"a = 1 ҅\n",
         "desk.toml:1:7: error: this character may stand only inside quotes\n   1 | a = … …\n     |       ^\n"
         "     = only plain letters (a to z), digits, _ and - may stand outside quotes\n"},
        {"[]\n", "desk.toml:1:2: error: a header needs a name\n   1 | []\n     |  ^\n     = such as [chair]\n"},
        {"[chair\n",
         "desk.toml:1:7: error: this header is not closed by \"]\"\n   1 | [chair\n     |       ^\n     = such as "
         "[chair]\n"},
        {"[[screen]\n",
         "desk.toml:1:9: error: this header is not closed by \"]]\"\n   1 | [[screen]\n     |         ^\n     = such "
         "as [[screen]]\n"},
        {"a = 1\nheight = 72,5\n",
         "desk.toml:2:12: error: a comma cannot stand in a number\n   2 | height = … …\n     |            ^\n"
         "     = the decimal mark is a dot: 72.5\n"},
        {"height = 72 cm\n",
         "desk.toml:1:13: error: a number stands without its unit\n   1 | height = …  …\n     |             ^\n"
         "     = the unit is part of the key: height_cm = 72\n"},
        {"kind = \"task\" cm\n",
         "desk.toml:1:15: error: nothing but a comment may follow on this line\n   1 | kind = …      …\n     |         "
         "      ^\n"
         "     = start a new line for the next key\n"},
        {"height = 72 width = 3\n",
         "desk.toml:1:13: error: nothing but a comment may follow on this line\n   1 | height = …  …\n     |           "
         "  ^\n"
         "     = start a new line for the next key\n"},
        {"date = 14.03.2025\n",
         "desk.toml:1:8: error: this is no date of TOML\n   1 | date = …\n     |        ^\n"
         "     = year, month and day: 2026-11-23\n"},
        {"date = 2025-03\n",
         "desk.toml:1:8: error: this is no date of TOML\n   1 | date = …\n     |        ^\n"
         "     = year, month and day: 2026-11-23\n"},
        {"hours = 8:30\n",
         "desk.toml:1:9: error: this is no number\n   1 | hours = …\n     |         ^\n"
         "     = half an hour is 0.5: write 8.5 for 8:30\n"},
        {"height = 1e400\n", "desk.toml:1:10: error: this number is too large\n   1 | height = …\n     |          ^\n"},
        {"height = 7.\n",
         "desk.toml:1:10: error: a digit stands on both sides of the decimal mark\n   1 | height = …\n     |          "
         "^\n"
         "     = such as 72.0 or 0.5\n"},
        {"height = 72cm\n",
         "desk.toml:1:10: error: a number stands without its unit\n   1 | height = …\n     |          ^\n"
         "     = the unit is part of the key: height_cm = 72\n"},
        {"used = yes\n",
         "desk.toml:1:8: error: yes and no are written true and false\n   1 | used = …\n     |        ^\n     = "
         "without quotes\n"},
        {"kind = task\n",
         "desk.toml:1:8: error: this is neither a number nor true or false\n   1 | kind = …\n     |        ^\n"
         "     = text stands in double quotes\n"},
        {"kind =\n",
         "desk.toml:1:7: error: a value is missing after \"=\"\n   1 | kind =\n     |       ^\n     = give a value or "
         "delete the line\n"},
        {"kind = \"task\n",
         "desk.toml:1:8: error: this text has no closing quote\n   1 | kind = …\n     |        ^\n"
         "     = end it with the quote it began with, on the same line\n"},
        {"just words\n",
         "desk.toml:1:6: error: \"=\" is expected after the key\n   1 | just …\n     |      ^\n"
         "     = a line is a key, \"=\" and a value: height_cm = 72\n"},
        {"a = 1\na = 2\n",
         "desk.toml:2:1: error: this key is written twice\n   2 | a = …\n     | ^\n     = keep one of them\n"},
        {"[a]\nb = 1\n[a]\nc = 1\n",
         "desk.toml:3:2: error: this table is written twice\n   3 | [a]\n     |  ^\n"
         "     = keep one header and put all its keys there\n"},
        {"a = 072\n",
         "desk.toml:1:5: error: a number does not begin with 0\n   1 | a = …\n     |     ^\n     = leave out the "
         "leading zeros\n"},
        {"d = 2026-02-30\n",
         "desk.toml:1:5: error: there is no such date\n   1 | d = …\n     |     ^\n     = dates are written "
         "2026-11-23\n"},
        {"t = { a = 1\n}\n",
         "desk.toml:1:5: error: an inline table stays on one line\n   1 | t = …\n     |     ^\n"
         "     = close it with \"}\" or use a [table] header\n"},
        {"p = \"c:\\dir\"\n",
         "desk.toml:1:5: error: this backslash means nothing\n   1 | p = …\n     |     ^\n"
         "     = write two backslashes, or put the text in single quotes\n"},
        {std::string("a = \"\0\"\n", 8),
         "desk.toml:1:6: error: a control character (U+0000) cannot stand in the text\n   1 | a = ……\n     |      ^\n "
         "    = delete it\n"},
        {"a = 1\n# \xFFz\n",
         "desk.toml:2:3: error: this byte is not UTF-8 text\n   2 | # …\n     |   ^\n     = save the file in the "
         "encoding UTF-8\n"},
        {"a = 1\rb = 2\n",
         "desk.toml:1:6: error: a control character (U+000D) cannot stand in the text\n   1 | a = ……\n     |      ^\n  "
         "   = delete it\n"},
    };
    for (const Trap& trap : traps) EXPECT_EQ(refusal(trap.text), trap.message) << trap.text;
}

TEST(Parse, a_knowledge_file_may_be_quoted_whole) {
    EXPECT_EQ(refusal("kind = task # as sold\n", Quote::everything),
              "desk.toml:1:8: error: this is neither a number nor true or false\n   1 | kind = task # as sold\n"
              "     |        ^^^^\n     = text stands in double quotes\n");
}

TEST(Parse, nesting_is_bounded_in_every_way_it_can_be_written) {
    const auto many = [](std::string_view piece, std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += piece;
        return text;
    };
    EXPECT_THAT(refusal("a = " + many("[", 300000)), HasSubstr("nested deeper than 64"));
    EXPECT_THAT(refusal("a = " + many("{a=", 300000)), HasSubstr("nested deeper than 64"));
    EXPECT_THAT(refusal("a" + many(".a", 300000) + " = 1"), HasSubstr("nested deeper than 64"));
    EXPECT_THAT(refusal("[a" + many(".a", 300000) + "]"), HasSubstr("nested deeper than 64"));
    EXPECT_THAT(refusal("a = { a" + many(".a", 40) + " = { b" + many(".b", 40) + " = 1 } }"),
                HasSubstr("nested deeper than 64"));
    EXPECT_TRUE(good("a = " + many("[", 60) + many("]", 60)).root.table());
    EXPECT_TRUE(good("a = " + many("{a=", 30) + "1" + many("}", 30)).root.table());
    EXPECT_THAT(refusal(std::string(largest_text + 1, '#')), HasSubstr("larger than 4 MiB"));
    std::string tables;
    for (int i = 0; i <= 20000; ++i) tables += "[t" + std::to_string(i) + "]\n";
    EXPECT_THAT(refusal(tables), HasSubstr("more than 20000 tables"));
}

TEST(Parse, every_short_text_of_awkward_pieces_is_read_or_refused) {
    const std::string_view pieces[] = {"[",
                                       "]",
                                       "{",
                                       "}",
                                       "=",
                                       ",",
                                       ".",
                                       "a",
                                       "1",
                                       "\"",
                                       "'",
                                       "\"\"\"",
                                       "\\",
                                       "#",
                                       "\n",
                                       "\r\n",
                                       "\r",
                                       " ",
                                       "ö",
                                       "҅",
                                       "\xFF",
                                       "-",
                                       "_",
                                       "+",
                                       "e",
                                       "0x",
                                       "1979-05-27",
                                       "T07:32",
                                       ":",
                                       "inf",
                                       "\xE2\x80\xA8",
                                       "\t"};
    std::size_t read = 0;
    for (const auto a : pieces)
        for (const auto b : pieces)
            for (const auto c : pieces) {
                for (const std::string_view prefix : {"", "k=", "[", "k=["}) {
                    const auto result =
                        parse(std::string(prefix) + std::string(a) + std::string(b) + std::string(c), "x");
                    read += result.ok() ? 1 : 0;
                    ASSERT_EQ(result.ok(), result.problems().empty());
                    for (const auto& problem : result.problems()) ASSERT_TRUE(problem.where.known());
                }
            }
    EXPECT_GT(read, 1000u);
}

TEST(QuotedLine, hides_every_value_but_the_one_that_may_be_shown) {
    const auto document = good("p = { a = 170, b = \"secret\", c = [1, 2] } # tall\n");
    const Node& table = *document.root.find("p");
    const SourceSpan b = table.find("b")->where;
    EXPECT_EQ(quoted_line(document, b), "p = { a = …  , b = …, c = […, …] } …");
    EXPECT_EQ(quoted_line(document, b, b), "p = { a = …  , b = \"secret\", c = […, …] } …");
    const SourceSpan c = table.find("c")->where;
    EXPECT_EQ(quoted_line(document, c, c), "p = { a = …  , b = …       , c = [1, 2] } …");
}

TEST(QuotedLine, hides_lines_in_the_middle_of_a_text) {
    const auto document = good("a = \"\"\"\nmy back\n hurts\"\"\" # so\n");
    EXPECT_EQ(quoted_line(document, {1, 1, 1}), "a = …");
    EXPECT_EQ(quoted_line(document, {2, 1, 1}), "…");
    EXPECT_EQ(quoted_line(document, {3, 2, 1}), "… …");
}

}  // namespace
}  // namespace ergoaudit::toml_tree
