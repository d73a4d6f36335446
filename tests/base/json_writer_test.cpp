// JSON as written: the bytes, and read back by the tests' own reader.

#include "ergoaudit/base/json_writer.hpp"

#include "tests/support/cases.hpp"
#include "tests/support/json.hpp"

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::Json;
using testing::read_json;

TEST(JsonWriter, nests_with_two_blanks_a_level) {
    JsonWriter json;
    json.open_object().field("name", "desk").key("empty").open_list().close_list();
    json.key("heights").open_list().value(72.5).value(-0.0).null().close_list();
    json.key("inner").open_object().field("yes", true).field("count", std::size_t{3}).close_object().null_field("gone");
    json.close_object();
    EXPECT_EQ(json.text(),
              "{\n"
              "  \"name\": \"desk\",\n"
              "  \"empty\": [],\n"
              "  \"heights\": [\n"
              "    72.5,\n"
              "    0,\n"
              "    null\n"
              "  ],\n"
              "  \"inner\": {\n"
              "    \"yes\": true,\n"
              "    \"count\": 3\n"
              "  },\n"
              "  \"gone\": null\n"
              "}");
}

TEST(JsonWriter, fits_on_one_line_without_indent) {
    JsonWriter json(0);
    json.open_list().open_object().field("a", 1).field("b", "x\ny").close_object().open_object().close_object();
    json.open_object().texts("c", std::vector<std::string>{"d", "e"}).close_object().close_list();
    EXPECT_EQ(json.text(), "[{\"a\":1,\"b\":\"x\\ny\"},{},{\"c\":[\"d\",\"e\"]}]");
}

TEST(JsonWriter, numbers_carry_at_most_four_decimals_and_the_unknown_is_null) {
    JsonWriter json(0);
    json.open_list().value(1.0 / 3).value(2e6 + 0.00004).value(std::nan("")).value(-INFINITY).value(std::int64_t{-7});
    json.value(std::numeric_limits<std::int64_t>::max()).close_list();
    EXPECT_EQ(json.text(), "[0.3333,2000000,null,null,-7,9223372036854775807]");
}

TEST(JsonWriter, keys_are_escaped_like_texts) {
    JsonWriter json(0);
    json.open_object().field("a\"\\\n", 1).close_object();
    const auto back = read_json(json.text());
    ASSERT_TRUE(back);
    EXPECT_EQ((*back)["a\"\\\n"].text, "1");
}

// Writes what it was given, whatever the nesting: a random tree is read back and written again.
Json random_tree(std::mt19937& random, int depth) {
    Json value;
    const auto draw = [&](unsigned below) { return static_cast<unsigned>(random()) % below; };
    switch (draw(depth > 3 ? 4 : 6)) {
        case 0:
            break;
        case 1:
            value.type = Json::Type::truth;
            value.truth = draw(2) == 0;
            break;
        case 2:
            value.type = Json::Type::number;
            value.text = std::to_string(static_cast<int>(draw(2000)) - 1000);
            break;
        case 3:
            value.type = Json::Type::text;
            for (unsigned i = draw(6); i > 0; --i) value.text += "ab\"\\\n\t{}[],:\x7F"[draw(13)];
            break;
        case 4:
            value.type = Json::Type::list;
            for (unsigned i = draw(4); i > 0; --i) value.items.push_back(random_tree(random, depth + 1));
            break;
        default:
            value.type = Json::Type::object;
            for (unsigned i = 0, count = draw(4); i < count; ++i)
                value.members.push_back({"k" + std::to_string(i), random_tree(random, depth + 1)});
    }
    return value;
}

void write(JsonWriter& json, const Json& value) {
    switch (value.type) {
        case Json::Type::null:
            json.null();
            break;
        case Json::Type::truth:
            json.value(value.truth);
            break;
        case Json::Type::number:
            json.value(value.number());
            break;
        case Json::Type::text:
            json.value(std::string_view(value.text));
            break;
        case Json::Type::list:
            json.open_list();
            for (const Json& item : value.items) write(json, item);
            json.close_list();
            break;
        case Json::Type::object:
            json.open_object();
            for (const auto& [name, member] : value.members) write(json.key(name), member);
            json.close_object();
    }
}

bool equal(const Json& a, const Json& b) {
    if (a.type != b.type || a.truth != b.truth || a.text != b.text || a.items.size() != b.items.size() ||
        a.members.size() != b.members.size())
        return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!equal(a.items[i], b.items[i])) return false;
    for (std::size_t i = 0; i < a.members.size(); ++i)
        if (a.members[i].name != b.members[i].name || !equal(a.members[i].value, b.members[i].value)) return false;
    return true;
}

TEST(JsonWriter, any_tree_is_read_back_as_it_was) {
    std::mt19937 random(7);
    for (std::size_t i = 0; i < testing::cases(5000); ++i) {
        const Json tree = random_tree(random, 0);
        for (const int indent : {0, 1, 2}) {
            JsonWriter json(indent);
            write(json, tree);
            const auto back = read_json(json.text());
            ASSERT_TRUE(back) << json.text();
            EXPECT_TRUE(equal(tree, *back)) << json.text();
        }
    }
}

TEST(JsonReader, of_the_tests_refuses_what_is_no_json) {
    for (const char* text : {"", "{", "[1,]", "{\"a\":1,}", "01", "1.", "+1", "'a'", "\"\n\"", "\"\\x\"", "[1 2]",
                             "nul", "{\"a\":1,\"a\":2}", "\"\\ud800\"", "1 1", "{a:1}", "-", ".5"})
        EXPECT_FALSE(read_json(text)) << text;
}

}  // namespace
}  // namespace ergoaudit
