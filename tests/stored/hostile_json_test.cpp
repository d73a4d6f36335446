// Whatever a file holds: a report, or what is wrong with it. Nothing of it is repeated, and nothing crashes.

#include "tests/stored/restored.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Restored;

std::string said_of(std::string_view text) {
    Restored restored;
    testing::restore(restored, text);
    EXPECT_FALSE(restored.ok);
    EXPECT_FALSE(restored.problems.empty());
    return testing::all_said(restored.problems);
}

// A person with discomfort, a plan, exercises and scenes, as one report.
const std::string& whole_report() {
    static const std::string text = as_json(testing::settled_report(
        {*testing::audited(disk().read("examples/two-screens/desk.toml").value(), "desk.toml", true)}));
    return text;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// --- what is said ---------------------------------------------------------------------------------------------------

constexpr std::string_view what_to_do =
    "a stored report is what ergoaudit check -f json writes, unchanged; make it again from the description\n";

TEST(HostileJson, names_line_and_column_of_a_slip) {
    EXPECT_EQ(said_of("{\n  \"schema\": \"ergoaudit-report\",\n  \"schema_version\": oops\n}\n"),
              "report.json:3:21: error: this is no JSON from here on\n"
              "     = a stored report is what ergoaudit check -f json writes, unchanged\n");
    EXPECT_THAT(said_of(""), HasSubstr("report.json:1:1: error: this is no JSON from here on"));
    EXPECT_THAT(said_of("[desk]\nkind = \"fixed\"\n"), HasSubstr("report.json:1:2: error"));
    EXPECT_THAT(said_of("{} {}"), HasSubstr("report.json:1:4: error"));
}

TEST(HostileJson, says_when_it_is_something_else) {
    EXPECT_THAT(said_of("{}"), HasSubstr("error: schema is missing"));
    EXPECT_THAT(said_of("[]"), HasSubstr("error: the file is not an object"));
    EXPECT_THAT(said_of("null"), HasSubstr("error: the file is not an object"));
    EXPECT_THAT(said_of(R"({"schema": "other"})"),
                HasSubstr("schema is not ergoaudit-report: this is JSON of something else"));
    EXPECT_THAT(said_of(R"({"schema": "ergoaudit-report", "schema_version": "2"})"),
                HasSubstr("schema_version is not 1: a newer program made this report"));
    EXPECT_THAT(said_of(R"({"schema": "ergoaudit-report", "schema_version": 1})"),
                HasSubstr("schema_version is not text"));
}

TEST(HostileJson, names_the_place_of_a_wrong_field) {
    const std::vector<std::array<std::string, 3>> slips = {
        {"\"status\": \"evaluated\"", "\"status\": \"fine\"",
         "audits[0].status is none of: evaluated, withheld, not_evaluated"},
        {"\"exit_code\": 1", "\"exit_code\": 2", "audits[0].exit_code is no exit code of an audit"},
        {"\"exit_code\": 1", "\"exit_code\": 1.5", "audits[0].exit_code is no whole number"},
        {"\"exit_code\": 1", "\"exit_code\": 1e300", "audits[0].exit_code is a number that no report has there"},
        {"\"screened\": ", "\"screened_\": ", "audits[0].safety.screened is missing"},
        {"\"screened\": true", "\"screened\": \"yes\"", "audits[0].safety.screened is not true or false"},
        {"\"findings\": [", "\"findings\": {}, \"others\": [", "audits[0].findings is not a list"},
        {"\"verdict\": \"fail\"", "\"verdict\": \"bad\"", "].verdict is none of: pass, partial, fail, unknown"},
        {"\"rule\": \"", "\"rule\": \"x", "].rule is no rule that is known"},
        {"\"subject\": \"screen[0]", "\"subject\": \"screen[9]", "].subject names nothing that a workstation has"},
        {"\"role\": \"employee\"", "\"role\": \"boss\"", "role is none of: employee, manager, oh"},
        {"\"today\": \"2026-11-23\"", "\"today\": \"2026-13-23\"", "today is no date"},
        {"\"desk.kind\": \"", "\"desk.kind\": \"x", "audits[0].described.desk.kind is no such choice"},
        {"\"desk.kind\": ", "\"desk.colour\": ", "audits[0].described.desk.colour is nothing that a description says"},
        {"\"days\": [", "\"days\": [\"noday\", ", "].days[0] is none of: mon, tue"},
        {"\"change_posture_every_from_min\": ", "\"change_posture_every_from_min\": -",
         "change_posture_every_from_min is a number that no report has there"},
    };
    for (const auto& [from, to, said] : slips) {
        const std::string text = said_of(with(whole_report(), from, to));
        EXPECT_THAT(text, HasSubstr("report.json: error: ")) << to;
        EXPECT_THAT(text, HasSubstr(said)) << to;
        EXPECT_THAT(text, HasSubstr(std::string(what_to_do))) << to;
    }
}

// No audit says so, and pages made of it would tell somebody who needs help to exercise.
TEST(HostileJson, where_help_comes_first_nothing_else_stands) {
    const std::string level = "\"action_level\": ", status = "\"status\": \"evaluated\"";
    const std::string calm = level + "4";
    for (const char* now : {"1", "2"}) {
        const std::string said = said_of(with(whole_report(), calm, level + now));
        EXPECT_THAT(said, HasSubstr("audits[0].status does not go with the action level"));
        EXPECT_THAT(said, HasSubstr("audits[0].prescription.exercises stand where none may be given"));
        EXPECT_THAT(said, HasSubstr("audits[0].plan stands where there is nothing but the action"));
        EXPECT_THAT(said, HasSubstr("audits[0].score stands where there is nothing but the action"));
    }
    EXPECT_THAT(said_of(with(whole_report(), status, "\"status\": \"withheld\"")),
                HasSubstr("audits[0].status does not go with the action level"));
    const std::string none = "stand where none may be given";
    EXPECT_THAT(said_of(with(whole_report(), calm, level + "null")), HasSubstr(none));
    EXPECT_THAT(said_of(with(whole_report(), "\"exercise\": \"full\"", "\"exercise\": \"none\"")), HasSubstr(none));
}

TEST(HostileJson, is_told_in_one_go_and_not_without_end) {
    std::string text = whole_report();
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find("\"verdict\": \"", at)) != std::string::npos; at += 12, ++count)
        text.insert(at + 12, "x");
    const std::string said = said_of(text);
    EXPECT_EQ(std::ranges::count(said, '\n'), 22);
    EXPECT_THAT(said, HasSubstr(fmt::format("and {} more like these", count - 20)));
}

TEST(HostileJson, an_object_with_one_name_twice_is_refused) {
    EXPECT_THAT(said_of(with(whole_report(), "\"status\": ", "\"exit_code\": 0,\n\"status\": ")),
                HasSubstr("an object has one name twice"));
}

TEST(HostileJson, what_lies_too_deep_is_refused) {
    for (const std::size_t depth : {65u, 1000u, 1000000u})
        for (const std::string& open : {std::string("["), std::string("{\"a\":")}) {
            std::string text;
            for (std::size_t i = 0; i < depth; ++i) text += open;
            EXPECT_THAT(said_of(text), HasSubstr("more than 64 deep"));
        }
}

TEST(HostileJson, bands_and_severities_of_another_profile_by_the_same_name_are_noticed) {
    EXPECT_THAT(said_of(with(whole_report(), "\"severity\": \"serious\"", "\"severity\": \"minor\"")),
                HasSubstr("severity is not what the rule has under this profile"));
}

TEST(HostileJson, no_value_is_repeated) {
    const std::string secret = "kanarienvogel";
    std::vector<std::string> texts = {
        "{\"" + secret + "\": " + secret,
        "{\"schema\": \"" + secret + "\"}",
        "\"" + secret + "\" \"" + secret,
        with(whole_report(), "\"status\": \"evaluated\"", "\"status\": \"" + secret + "\""),
        with(whole_report(), "\"described\": {", "\"described\": {\"the " + secret + " \\u0000 sings\": 7.25,"),
        with(whole_report(), "\"texts\": {", "\"texts\": {\"" + secret + "\\n\": \"" + secret + "\","),
        with(whole_report(), "\"needs\": [", "\"needs\": [\"" + secret + "\"" /* a comma or the end is wrong now */)};
    for (const std::string& text : texts) {
        if (text.find(secret + "\\n") != std::string::npos || text.find("sings") != std::string::npos)
            EXPECT_THAT(said_of(text), HasSubstr("…"));
        EXPECT_THAT(said_of(text), AllOf(Not(HasSubstr(secret)), Not(HasSubstr("7.25"))));
    }
}

// --- never a crash --------------------------------------------------------------------------------------------------

// What came back, if anything did, on every page there is.
void read_and_show(std::string_view text) {
    Restored restored;
    testing::restore(restored, text);
    EXPECT_EQ(restored.ok, restored.problems.empty()) << testing::all_said(restored.problems);
    if (!restored.ok) return;
    for (const Format& format : formats()) format.render(restored.report, {.verbose = true});
    for (const Format& format : exercise_formats()) format.render(restored.report, {});
}

TEST(HostileJson, cut_off_anywhere_it_is_refused) {
    const std::string& text = whole_report();
    const std::size_t end = text.find_last_of('}');
    std::mt19937 random(3);
    for (std::size_t i = 0; i < testing::cases(3000); ++i) said_of(std::string_view(text).substr(0, random() % end));
}

TEST(HostileJson, changed_anywhere_it_is_refused_or_shown) {
    const std::string& text = whole_report();
    // the value of every field: where it begins and ends on its line
    std::vector<std::pair<std::size_t, std::size_t>> values;
    for (std::size_t at = 0; (at = text.find("\": ", at)) != std::string::npos;) {
        at += 3;
        const std::size_t end = text.find('\n', at);
        if (text[at] != '{' && text[at] != '[') values.emplace_back(at, text[end - 1] == ',' ? end - 1 : end);
    }
    ASSERT_GT(values.size(), 1000u);
    const std::vector<std::string> others = {"null",
                                             "true",
                                             "-1",
                                             "0",
                                             "1e99",
                                             "-0.0",
                                             "99999",
                                             "1e-320",
                                             "\"\"",
                                             "\"mon\"",
                                             "\"\\u0000\"",
                                             "[]",
                                             "{}",
                                             "[null]",
                                             "{\"a\": 1}",
                                             "\"pass\"",
                                             "1e999",
                                             "18446744073709551615",
                                             "\"screen[0]\"",
                                             "0.5"};
    std::mt19937 random(11);
    for (std::size_t i = 0; i < testing::cases(20000); ++i) {
        std::string changed = text;
        for (unsigned k = 0; k <= random() % 2; ++k) {
            if (random() % 4 == 0)
                changed[random() % changed.size()] = static_cast<char>(random());
            else if (changed.size() == text.size()) {
                const auto [from, to] = values[random() % values.size()];
                changed.replace(from, to - from, others[random() % others.size()]);
            }
        }
        read_and_show(changed);
        if (HasFailure()) return;
    }
}

TEST(HostileJson, without_any_one_line_it_is_refused_or_shown) {
    const std::string& text = whole_report();
    std::mt19937 random(5);
    for (std::size_t i = 0; i < testing::cases(3000); ++i) {
        const std::size_t from = text.find('\n', random() % (text.size() - 10)) + 1;
        if (from == 0) continue;
        const std::size_t to = text.find('\n', from);
        read_and_show(text.substr(0, from) + text.substr(std::min(text.size(), to + 1)));
    }
}

}  // namespace
}  // namespace ergoaudit
