// Nothing that somebody wrote about their health comes out where others read: not on the error stream, not in a report
// on a file that could not be read.

#include "tests/cli/world.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::Outcome;
using testing::World;

// "[discomfort.neck]" and "weeks" of a fact or a text.
std::pair<std::string, std::string> header_and_key(std::string path, Group group) {
    const std::size_t dot = path.rfind('.');
    std::string table = path.substr(0, dot);
    if (group == Group::region) table += ".neck";
    if (group == Group::side) table += ".left";
    const bool records = group == Group::screen || table == "screening.cleared" || table.starts_with("assessment.");
    return {records ? "[[" + table + "]]" : "[" + table + "]", path.substr(dot + 1)};
}

constexpr const char* number_canary = "8675309.25";
constexpr const char* word_canary = "kanarienvogel";

void expect_silence(const std::string& text, const std::string& about) {
    World world;
    world.files["desk.toml"] = text;
    for (const char* format : {"text", "json"}) {
        const Outcome outcome = world.run({"check", "desk.toml", "-f", format, "-v"});
        EXPECT_EQ(outcome.exit, 3) << about;
        EXPECT_NE(outcome.err, "") << about;
        for (const std::string& stream : {outcome.out, outcome.err}) {
            EXPECT_THAT(stream, Not(HasSubstr("8675309"))) << about;
            EXPECT_THAT(stream, Not(HasSubstr(word_canary))) << about;
        }
    }
}

TEST(Privacy, a_wrong_value_of_any_key_about_the_person_is_never_repeated) {
    for (const FactInfo& info : fact_rows) {
        if (info.origin != Origin::described || info.who_may_see == Sensitivity::workplace) continue;
        const std::string path(info.belongs_to.empty() ? info.path : info.belongs_to);
        const auto [header, key] = header_and_key(path, info.group);
        expect_silence(header + "\n" + key + " = " + number_canary + "\n", path);
        expect_silence(header + "\n" + key + " = \"" + word_canary + "\"\n", path);
        expect_silence(header + "\n" + key + " = [\"" + word_canary + "\", " + number_canary + "]\n", path);
        expect_silence(header + "\n" + key + " = { a = " + number_canary + " }\n", path);
    }
}

TEST(Privacy, a_misspelt_key_does_not_give_away_its_value_or_its_comment) {
    for (const char* header : {"[discomfort.neck]", "[screening]", "[conditions]", "[exercise]", "[comfort]",
                               "[person]", "[habits]", "[chair]", "[nonsense]", "[discomfort.nek]"}) {
        const std::string start = std::string(header) + "\nqwertz = ";
        expect_silence(start + number_canary + "\n", header);
        expect_silence(start + "\"" + word_canary + "\"  # " + word_canary + "\n", header);
        expect_silence(start + "{ a = [\"" + word_canary + "\"] }\n", header);
    }
}

TEST(Privacy, broken_toml_around_a_health_value_does_not_give_it_away) {
    for (const std::string& line :
         {std::string("severity_0_10 = ") + number_canary + " oops", std::string("severity_0_10 == ") + number_canary,
          std::string("severity_0_10 = \"") + word_canary, std::string("severity_0_10 = [") + number_canary,
          std::string("severity_0_10 = ") + number_canary + "\nseverity_0_10 = " + number_canary,
          std::string("severity_0_10 = '''") + word_canary})
        expect_silence("[discomfort.neck]\n" + line + "\n", line);
}

TEST(Privacy, contradictions_between_health_values_do_not_name_them) {
    World world;
    world.files["desk.toml"] = "[conditions]\nsystolic_mmhg = 123\ndiastolic_mmhg = 149\n";
    const Outcome outcome = world.run({"check", "desk.toml"});
    EXPECT_THAT(outcome.err, Not(HasSubstr("123")));
    EXPECT_THAT(outcome.err, Not(HasSubstr("149")));
}

TEST(Privacy, a_mistyped_what_if_is_not_repeated_either) {
    World world = testing::usual_world();
    for (const char* key : {"discomfort.neck.severity_0_10", "conditions.systolic_mmhg", "habits.stress_0_10"})
        for (const char* value : {number_canary, word_canary}) {
            const Outcome outcome = world.run({"check", "good.toml", "--set", std::string(key) + "=" + value});
            EXPECT_EQ(outcome.exit, 2) << key;
            EXPECT_THAT(outcome.err, Not(HasSubstr("8675309"))) << key;
            EXPECT_THAT(outcome.err, Not(HasSubstr(word_canary))) << key;
        }
}

TEST(Privacy, names_are_shown_in_no_error) {
    expect_silence(std::string("[person]\nname = \"") + word_canary + "\"\nstature_cm = " + number_canary + "\n",
                   "name");
}

}  // namespace
}  // namespace ergoaudit
