// Nothing a person says about body, health or habits is ever repeated in a message, whatever went wrong around it.

#include "written_facts.hpp"

#include "ergoaudit/input/fact_path.hpp"

#include <vector>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view canary = "7731";

std::string all_of(const Result<Description>& result) {
    std::string text;
    for (const Diagnostic& p : result.problems()) text += to_text(p) + p.quoted + p.message + p.help;
    return text;
}

// Values that some check refuses, all carrying the canary.
const std::vector<std::string> bad_values = {
    "\"canary 7731\"",  "77317731",       "-7731.5",
    "[\"canary7731\"]", "{ x = 7731 }",   "7731-12-31",
    "'7731'",           "07731",          "7731cm",
    "canary7731",       "\"7731",         "[7731, \"a\"",
    "1979-77-31",       "7731 7731",      "\"\"\"\n7731\n 7731\"\"\"",
    "\"\\7731\"",       "{ x = 7731, }",  "[\n7731,\n 'x' 7731 ]",
    "7731\u00a0",       "7731\u00bd",     "7731\f",
    "\"7731 R\xfc\"",   "[\"7731\"]\f",   "7731,5",
    "[\n\"7731\", \f]", "[\n7731\xfc\n]",
};

TEST(Masking, no_message_repeats_what_is_not_of_the_workplace) {
    int told = 0;
    const auto check = [&](const std::string& text) {
        const std::string messages = all_of(read_description(text, "desk.toml"));
        EXPECT_THAT(messages, Not(HasSubstr(canary))) << text;
        told += messages.empty() ? 0 : 1;
    };
    const auto try_key = [&](const std::string& header, const std::string& key) {
        for (const std::string& value : bad_values) {
            check(header + "\n" + key + " = " + value + " # canary 7731\n");
            check(header + "\nid = 3\n" + key + " = " + value + "\n");
        }
        if (header.starts_with("[[") || header.find('.') != std::string::npos) return;
        const std::string table = header.substr(1, header.size() - 2);
        check(table + " = { nokey = 7731, " + key + " = 77310000, other = \"7731\" } # 7731\n");
    };
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (info.origin == Origin::described && info.who_may_see != Sensitivity::workplace)
            try_key(header_of(Fact{i}), key_of(Fact{i}));
    }
    for (const TextInfo& info : text_rows) {
        if (info.who_may_see == Sensitivity::workplace) continue;
        const std::string table(info.path.substr(0, info.path.rfind('.')));
        try_key(info.in_records ? "[[" + table + "]]" : "[" + table + "]", std::string(last_part(info.path)));
    }
    EXPECT_GT(told, 1000);
}

// A slip in the key, or a sign that cannot stand there: the key is seen and not one character of what it says.
TEST(Masking, where_reading_stops_nothing_behind_the_key_is_shown) {
    for (const auto& [line, seen] : std::initializer_list<std::pair<std::string, std::string>>{
             {"severity 0_10=7", "severity 0_10="},
             {"severity 0_10 = 7", "severity 0_10 = "},
             {"h\u00f6he=7", "h\u00f6he="},
             {"severity_0_10 = 7\u00a0", "severity_0_10 = "},
             {"severity_0_10=7\u00bd", "severity_0_10="},
             {"today = [\"cancer_history\"]\f", "today = "},
             {"limits = \"kein Heben wegen R\xfc\"", "limits = "},
             {"  \"cancer_history\", \f", ""},
             {"# kein Heben = 7 \f", "# "},
             {"kein Heben = 7 \f", ""},
             {"[7, \f", ""},
             {"[cleared] \f", "[cleared]"},
             {"severity_0_10: 7 # since my cancer = 2019", "severity_0_10"},
             {"limits: \"no lifting = cancer\"", "limits"},
             {"limits \"krebs = ja\"", "limits "},
             {"pregnancy_weeks 12 systolic_mmhg = 150", "pregnancy_weeks "},
             {"[discomfort.neck severity_0_10 = 7 ]", "[discomfort.neck "},
             {"[discomfort.neck # krebs ]", "[discomfort.neck "},
             {"\"limits = cancer\" = \"x\xff\"", ""},
             {"HIV=positive \xff", "HIV="},
             {"weeks88", "weeks"},
             {"stress_0_108.8", "stress_0_"},
             {"188.8", ""},
             {"2028-08-08", ""},
             {"side = { \"both\" }", "side = { "},
             {"at_once = [{\"chest_pain\"}]", "at_once = [{"},
             {"[c28-08-08", "[c"},
         }) {
        const std::string told = complaints("[discomfort.neck]\n" + line + "\n");
        const std::size_t begin = told.find("\n   2 | ");
        ASSERT_NE(begin, std::string::npos) << told;
        std::string quoted = told.substr(begin + 8, told.find('\n', begin + 1) - begin - 8);
        ASSERT_TRUE(quoted.starts_with(seen)) << quoted;
        quoted.erase(0, seen.size());
        for (std::size_t dots; (dots = quoted.find("…")) != std::string::npos;)
            quoted.erase(dots, std::string("…").size());
        EXPECT_EQ(quoted.find_first_not_of(' '), std::string::npos) << told;
    }
    EXPECT_THAT(complaints("conditions = { pregnancy_weeks = 12, surgery_region: \"hip\", x = 3 }\n"),
                AllOf(Not(HasSubstr("12")), Not(HasSubstr("hip"))));
    // Inside a list or a text on several lines a line has no key of its own.
    for (const char* before : {"limits = \"\"\"\n", "limits = '''\n", "today = [\n"})
        for (const char* line : {"cancer = yes \f", "HIV=positive \xff", "\"cancer=yes \f\",", "[cancer] \f"})
            EXPECT_THAT(complaints(std::string(before) + line + "\n"),
                        AllOf(HasSubstr(":2:"), Not(HasSubstr("cancer")), Not(HasSubstr("HIV"))))
                << before << line;
}

TEST(Masking, a_value_of_the_workplace_is_shown_and_its_comment_is_not) {
    EXPECT_EQ(complaints("[desk]\nheight_cm = 7731 # since my operation 4711\n"),
              "desk.toml:2:13: error: \"height_cm\" must be between 30 and 160 cm\n"
              "   2 | height_cm = 7731 …\n"
              "     |             ^^^^\n");
}

TEST(Masking, an_unknown_key_hides_its_value) {
    EXPECT_EQ(complaints("[desk]\nhieght_cm = 4711 # mine\n"),
              "desk.toml:2:1: error: unknown key \"hieght_cm\"\n"
              "   2 | hieght_cm = … …\n"
              "     | ^^^^^^^^^\n"
              "     = did you mean \"height_cm\"?\n");
}

TEST(Masking, the_place_in_a_hidden_list_does_not_tell_how_long_the_names_before_are) {
    EXPECT_THAT(complaints("[screening]\nat_once = [\"chest_pain\", \"chest_pian\"]\n"),
                HasSubstr("desk.toml:2:11: error"));
    EXPECT_THAT(complaints("[screening]\nat_once = [\"stroke_signs\", \"chest_pian\"]\n"),
                HasSubstr("desk.toml:2:11: error"));
}

TEST(Masking, contradictions_of_the_body_show_no_measure) {
    const std::string text = complaints("[person]\npopliteal_height_cm = 47.7731\nknee_height_sitting_cm = 44.7731\n");
    EXPECT_EQ(
        text,
        "desk.toml:3:26: error: \"person.popliteal_height_cm\" must be smaller than \"person.knee_height_sitting_cm\"\n"
        "   3 | knee_height_sitting_cm = …\n"
        "     |                          ^\n"
        "     = measure again; \"person.popliteal_height_cm\" is in line 2\n");
}

TEST(Masking, setting_a_fact_repeats_nothing_either) {
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (info.origin != Origin::described || info.who_may_see == Sensitivity::workplace) continue;
        for (const char* value : {"77317731", "canary7731", "\"7731\"", "7731-77-31"}) {
            Description description = described("");
            const auto problem = set_fact(description, written_path(Fact{i}) + "=" + value);
            ASSERT_TRUE(problem) << info.path << value;
            EXPECT_THAT(to_text(*problem), Not(HasSubstr(canary)));
        }
    }
}

}  // namespace
}  // namespace ergoaudit
