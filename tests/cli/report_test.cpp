// ergoaudit report: what check wrote as JSON becomes what check would have written, and nobody else's report.

#include "tests/cli/world.hpp"

#include <array>
#include <string>
#include <string_view>
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
using testing::Outcome;
using testing::World;
using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 10> every_format = {"text", "json",   "html", "markdown",  "md",
                                                           "svg",  "letter", "ics",  "stretchly", "safeeyes"};

Words joined(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

// What check writes, directly and by way of its JSON.
void expect_same(World& world, const Words& check, std::string_view format, const Words& look = {}) {
    const Outcome direct = world.run(joined(joined(check, {"-f", std::string(format)}), look));
    World later = world;
    later.today = "2027-05-05";  // a report is of its own day
    const Outcome stored = later.run(joined({"report", "stored.json", "-f", std::string(format)}, look));
    EXPECT_EQ(direct.exit, stored.exit) << format << "\n" << stored.err;
    EXPECT_EQ(direct.out, stored.out) << format;
}

TEST(ReportCommand, writes_what_check_would_have_written) {
    for (const char* role : {"employee", "manager", "oh"}) {
        World world = testing::usual_world();
        const Words check = {"check",       "good.toml",   "poor.toml", "urgent.toml",
                             "sparse.toml", "broken.toml", "--role",    role};
        EXPECT_EQ(world.run(joined(check, {"-f", "json", "-o", "stored.json"})).exit, exit_code::bad_input);
        for (const std::string_view format : every_format) expect_same(world, check, format);
        for (const Words& look :
             {Words{"-v"}, Words{"-q"}, Words{"--ascii", "--width", "60"}, Words{"--color", "always"}})
            expect_same(world, check, "text", look);
    }
}

TEST(ReportCommand, says_why_it_takes_no_other_day) {
    const World world = testing::usual_world();
    for (const Words& day : {Words{"--today", "2027-01-01"}, Words{"--today=2027-01-01"}}) {
        const Outcome outcome = world.run(joined({"report", "stored.json"}, day));
        EXPECT_EQ(outcome.exit, exit_code::usage);
        EXPECT_THAT(outcome.err, HasSubstr("a stored report keeps the day it was made on"));
    }
    EXPECT_THAT(world.run({"report", "--help"}).out, Not(HasSubstr("--today")));
}

TEST(ReportCommand, ends_as_the_stored_audits_did) {
    const std::vector<std::pair<std::string, int>> ends = {{"good.toml", exit_code::passed},
                                                           {"poor.toml", exit_code::gate_failed},
                                                           {"urgent.toml", exit_code::gate_failed},
                                                           {"sparse.toml", exit_code::not_judged},
                                                           {"slip.toml", exit_code::bad_input}};
    World world = testing::usual_world();
    for (const auto& [file, exit] : ends) {
        EXPECT_EQ(world.run({"check", file, "-f", "json", "-o", "stored.json"}).exit, exit);
        EXPECT_EQ(world.run({"report", "stored.json"}).exit, exit) << file;
    }
    world.run({"check", "poor.toml", "-f", "json", "-o", "stored.json"});
    EXPECT_EQ(world.run({"report", "stored.json", "--exit-zero"}).exit, exit_code::passed);
}

TEST(ReportCommand, keeps_the_gate_the_settings_and_the_day_it_was_made_with) {
    World world = testing::usual_world();
    const Words check = {"check",     "good.toml",         "--min-score", "100",      "--minutes",
                         "25",        "--fail-on",         "minor",       "--select", "screen,seat,breaks",
                         "--set",     "desk.height_cm=80", "--profile",   "hse-dse",  "--today",
                         "2026-10-01"};
    if (world.run(check).exit == exit_code::usage) GTEST_FAIL() << world.run(check).err;
    world.run(joined(check, {"-f", "json", "-o", "stored.json"}));
    for (const std::string_view format : every_format) expect_same(world, check, format);
}

TEST(ReportCommand, writes_several_artefacts_of_one_report) {
    World world = testing::usual_world();
    world.run({"check", "good.toml", "--report", "json=stored.json", "--report", "html=direct.html", "--report",
               "svg=direct.svg", "-o", "direct.txt"});
    const Outcome outcome = world.run(
        {"report", "stored.json", "--report", "html=stored.html", "--report", "svg=stored.svg", "-o", "stored.txt"});
    EXPECT_EQ(outcome.out, "");
    for (const char* ending : {"html", "svg", "txt"})
        EXPECT_EQ(world.files[std::string("direct.") + ending], world.files[std::string("stored.") + ending]);
    const Outcome over = world.run({"report", "stored.json", "-o", "./stored.json"});
    EXPECT_EQ(over.exit, exit_code::usage);
    EXPECT_THAT(over.err, HasSubstr("stored.json is the stored report; the report would replace it"));
}

TEST(ReportCommand, of_the_json_of_plan_and_exercise_is_as_good) {
    World world = testing::usual_world();
    world.files["stored.json"] = world.run({"exercise", "good.toml", "-f", "json"}).out;
    EXPECT_EQ(world.run({"report", "stored.json", "-f", "ics"}).out,
              world.run({"exercise", "good.toml", "-f", "ics"}).out);
    world.files["stored.json"] = world.run({"plan", "good.toml", "-f", "json"}).out;
    EXPECT_EQ(world.run({"report", "stored.json", "-f", "json"}).out, world.files["stored.json"]);
}

// --- compared -------------------------------------------------------------------------------------------------------

TEST(DiffOfReports, says_what_diff_of_the_descriptions_says) {
    World world = testing::usual_world();
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"good", "poor"}, {"poor", "good"}, {"good", "good"}, {"good", "urgent"}, {"sparse", "poor"}};
    for (const char* name : {"good", "poor", "urgent", "sparse"})
        world.run({"check", std::string(name) + ".toml", "-f", "json", "-o", std::string(name) + ".json"});
    for (const auto& [before, after] : pairs)
        for (const std::string ending_before : {".toml", ".json"})
            for (const std::string ending_after : {".toml", ".json"}) {
                const Outcome direct = world.run({"diff", before + ".toml", after + ".toml", "-f", "json"}),
                              stored = world.run({"diff", before + ending_before, after + ending_after, "-f", "json"});
                EXPECT_EQ(direct.exit, stored.exit) << before << " " << after << "\n" << stored.err;
                std::string shown = stored.out;
                for (const std::string& name : {before, after})
                    for (std::size_t at = 0; (at = shown.find(name + ".json")) != std::string::npos;)
                        shown.replace(at, name.size() + 5, name + ".toml");
                EXPECT_EQ(direct.out, shown);
            }
}

TEST(DiffOfReports, takes_the_profile_of_the_report_and_whole_audits_of_one_workstation_only) {
    World world = testing::usual_world();
    world.run({"check", "good.toml", "-p", "hse-dse", "-f", "json", "-o", "hse.json"});
    world.run({"check", "good.toml", "-f", "json", "-o", "office.json"});
    world.run({"check", "good.toml", "--role", "manager", "-f", "json", "-o", "manager.json"});
    world.run({"check", "good.toml", "poor.toml", "-f", "json", "-o", "two.json"});
    world.run({"check", "slip.toml", "-f", "json", "-o", "slip.json"});
    EXPECT_EQ(world.run({"diff", "hse.json", "good.toml"}).exit, exit_code::passed);
    EXPECT_THAT(world.run({"diff", "hse.json", "good.toml"}).out, HasSubstr("hse-dse"));
    for (const auto& [other, why] :
         std::vector<std::pair<std::string, std::string>>{{"office.json", "made with profile"},
                                                          {"manager.json", "made for: manager"},
                                                          {"two.json", "holds not one audit"},
                                                          {"slip.json", "could not be read"}}) {
        const Outcome outcome = world.run({"diff", "hse.json", other});
        EXPECT_EQ(outcome.exit, exit_code::usage) << other;
        EXPECT_THAT(outcome.err, HasSubstr(why));
        EXPECT_EQ(outcome.out, "");
    }
    world.files["cut.json"] = "{\"schema\": ";
    EXPECT_EQ(world.run({"diff", "cut.json", "good.toml"}).exit, exit_code::bad_input);
}

// --- for whom -------------------------------------------------------------------------------------------------------

TEST(ReportCommand, of_one_role_becomes_no_report_for_another) {
    for (const char* made_for : {"employee", "manager", "oh"}) {
        World world = testing::usual_world();
        world.run({"check", "good.toml", "-f", "json", "-o", "stored.json", "--role", made_for});
        EXPECT_EQ(world.run({"report", "stored.json", "--role", made_for}).exit, exit_code::passed);
        for (const char* other : {"employee", "manager", "oh"}) {
            if (std::string_view(other) == made_for) continue;
            const Outcome outcome = world.run({"report", "stored.json", "--role", other});
            EXPECT_EQ(outcome.exit, exit_code::usage);
            EXPECT_EQ(outcome.out, "");
            EXPECT_EQ(outcome.err, std::string("ergoaudit report: stored.json was made for: ") + made_for +
                                       "; it does not become a report for: " + other +
                                       "\n  = make that one from the description: ergoaudit check PATH --role " +
                                       other + "\n");
        }
    }
}

TEST(ReportCommand, for_a_manager_shows_no_body_and_no_exercises) {
    World world = testing::usual_world();
    world.run({"check", "good.toml", "-f", "json", "-o", "stored.json", "--role", "manager"});
    for (const char* format : {"svg", "letter", "ics", "stretchly", "safeeyes"}) {
        const Outcome outcome = world.run({"report", "stored.json", "-f", format});
        EXPECT_EQ(outcome.exit, exit_code::usage) << format;
        EXPECT_THAT(outcome.err, HasSubstr("for a manager")) << format;
    }
}

// --- by which rules -------------------------------------------------------------------------------------------------

TEST(ReportCommand, is_refused_with_other_rules_than_those_it_was_made_with) {
    World world;
    world.files = testing::MemoryFiles::copy_of({"rules"});
    world.files["good.toml"] = testing::story("good-desk");
    world.files["rules/scoring.toml"] += "\n# ours\n";
    world.run({"check", "good.toml", "-f", "json", "-o", "stored.json", "--rules", "rules"});
    const Outcome outcome = world.run({"report", "stored.json"});
    EXPECT_EQ(outcome.exit, exit_code::usage);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("the report was made with rules "), HasSubstr("these are "),
                                   HasSubstr(std::string(shipped_knowledge().digest)),
                                   HasSubstr("--rules DIR takes the folder of rules that it was made with")));
    EXPECT_EQ(world.run({"report", "stored.json", "--rules", "rules"}).out,
              world.run({"check", "good.toml", "--rules", "rules"}).out);
}

TEST(ReportCommand, needs_the_profile_it_was_made_with) {
    World world = testing::usual_world();
    world.files["ours.toml"] = "[profile]\nid = \"ours\"\n";
    world.run({"check", "good.toml", "-f", "json", "-o", "stored.json"});
    const Outcome other = world.run({"report", "stored.json", "-p", "hse-dse"});
    EXPECT_EQ(other.exit, exit_code::usage);
    EXPECT_THAT(other.err, HasSubstr("the report was made with profile office, not hse-dse"));
    std::string& text = world.files["stored.json"];
    text.replace(text.find("\"profile\": \"office\""), 19, "\"profile\": \"nobody\"");
    const Outcome none = world.run({"report", "stored.json"});
    EXPECT_EQ(none.exit, exit_code::usage);
    EXPECT_THAT(none.err, HasSubstr("the report was made with profile nobody, which is not there"));
}

TEST(ReportCommand, and_diff_take_a_profile_that_does_not_ship_where_it_is_given_again) {
    World world = testing::usual_world();
    for (const char* id : {"ours", "office"}) {  // whatever it calls itself
        world.files["ours.toml"] = fmt::format(
            "id = \"{}\"\ntitle = \"Ours\"\nmeaning = \"Ours.\"\nextends = \"hse-dse\"\n[[change]]\n"
            "rule = \"breaks-often-enough\"\nideal = {{ to = 20 }}\ntolerable = {{ to = 40 }}\n"
            "reason = \"ours\"\nsources = [\"project-choice\"]\n",
            id);
        const Outcome made = world.run({"check", "poor.toml", "-p", "ours.toml"});
        ASSERT_EQ(made.exit, exit_code::gate_failed) << made.err;
        world.run({"check", "poor.toml", "-f", "json", "-o", "stored.json", "-p", "ours.toml"});
        const Outcome again = world.run({"report", "stored.json", "-p", "ours.toml"});
        EXPECT_EQ(again.out, made.out);
        EXPECT_EQ(again.err, "");
        EXPECT_EQ(world.run({"diff", "stored.json", "poor.toml", "-p", "ours.toml"}).exit, exit_code::passed);
        const Outcome without = world.run({"report", "stored.json"});
        EXPECT_EQ(without.exit, exit_code::usage);
        EXPECT_THAT(without.err, HasSubstr("-p FILE"));
        world.files["ours.toml"] += "# another\n";
        EXPECT_EQ(world.run({"report", "stored.json", "-p", "ours.toml"}).exit, exit_code::usage);
    }
}

TEST(ReportCommand, says_what_is_wrong_with_a_file) {
    World world = testing::usual_world();
    for (const char* file : {"missing.json", "good.toml"}) {
        const Outcome outcome = world.run({"report", file});
        EXPECT_EQ(outcome.exit, exit_code::bad_input) << file;
        EXPECT_THAT(outcome.err, HasSubstr(std::string(file) + ":"));
        EXPECT_EQ(outcome.out, "");
    }
    EXPECT_EQ(world.run({"report"}).exit, exit_code::usage);
    EXPECT_EQ(world.run({"report", "good.toml", "-f", "jsno"}).exit, exit_code::usage);
}

}  // namespace
}  // namespace ergoaudit
