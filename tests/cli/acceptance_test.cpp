// What an outside tester found once, kept: each of these was wrong in an earlier state.

#include "tests/cli/world.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using testing::Json;
using ::testing::Not;
using testing::Outcome;
using testing::World;

const std::string desk =
    "[person]\nstature_cm = 170\n[chair]\nkind = \"task\"\nseat_height_cm = 45\n[desk]\nheight_cm = 72\n"
    "[[screen]]\nmount = \"stand\"\ntop_height_cm = 118\ndistance_cm = 60\n[habits]\nsitting_hours_per_day = 7\n"
    "strength_days_per_week = 0\nactivity_min_per_week = 0\n";
const std::string nothing_from_any_group = "[screening]\nanswered = true\nanswered_on = 2026-11-23\n";

Outcome checked(const std::string& more, std::vector<std::string> words = {}) {
    World world;
    world.files["desk.toml"] = desk + more;
    words.insert(words.begin(), {"check", "desk.toml", "--today", "2026-11-23", "--width", "100"});
    return world.run(words);
}

TEST(AtLevelsOneAndTwo, nothing_but_the_action_is_said) {
    const std::string urgent =
        nothing_from_any_group +
        "[conditions]\npregnancy_warning_sign = true\npregnancy_weeks = 20\nosteoporosis = true\n"
        "hypertension = true\nhypermobility = true\n";
    const Outcome text = checked(urgent);
    EXPECT_EQ(text.exit, 1);
    EXPECT_THAT(text.out, Not(HasSubstr("gentle")));
    EXPECT_THAT(text.out, Not(HasSubstr("Nothing from the four groups")));
    const Json report = checked(urgent, {"-f", "json"}).json();
    const Json& audit = report["audits"][0];
    for (const Json& reason : audit["safety"]["reasons"].items)
        EXPECT_THAT(reason["text"].text, Not(HasSubstr("gentle")));
    EXPECT_EQ(audit["safety"]["reasons"].items.size(), 1u);
    EXPECT_TRUE(audit["findings"].items.empty());
    EXPECT_TRUE(audit["body"].members.empty());
    EXPECT_TRUE(audit["assumptions"].items.empty());
}

TEST(WhereExerciseIsHeldBack, no_finding_advises_it) {
    EXPECT_THAT(checked(nothing_from_any_group).out, HasSubstr("strength"));
    const auto fix_of = [](const std::string& more) {
        const Json report = checked(more, {"-f", "json"}).json();
        for (const Json& finding : report["audits"][0]["findings"].items)
            if (finding["rule"].text == "strength-days-enough") return finding["fix"].text;
        return std::string("no such finding");
    };
    const std::string full = fix_of(nothing_from_any_group);
    EXPECT_THAT(full, HasSubstr("strength"));
    EXPECT_EQ(fix_of({}), "Answer the safety questions first; they tell how much is right for now.");
    for (const std::string& more : {nothing_from_any_group + "ready = [\"heart_condition\"]\n",
                                    nothing_from_any_group + "soon = [\"night_hand_numbness\"]\n"})
        EXPECT_EQ(
            fix_of(more),
            "Ask whoever looks after you how much is right for now; what is listed here stands under exercises and "
            "breaks.")
            << more;
}

TEST(WhoUsesAWheelchair, is_not_told_to_stand_up_or_to_turn_a_task_chair) {
    World world;
    std::string text = desk;
    text.replace(text.find("stature"), 0, "seat = \"wheelchair\"\n");
    world.files["desk.toml"] = text;
    const std::string out = world.run({"check", "desk.toml"}).out;
    for (const char* words : {"stand up", "walk about", "the seat by", "task chair is taken"})
        EXPECT_THAT(out, Not(HasSubstr(words)));
    EXPECT_THAT(out, HasSubstr("change how you sit"));
}

TEST(NamesThatGuard, are_not_misspelt_in_silence) {
    const auto asked = [](const std::string& more) {
        const std::string out = checked(more).out;
        return out.find("Please check") == std::string::npos ? std::string() : out;
    };
    const std::string slip = asked("[exercise]\navoid = [\"wal-angels\"]\n");
    EXPECT_THAT(slip, HasSubstr("A name in exercise.avoid is not known"));
    EXPECT_THAT(slip, HasSubstr("Did you mean \"wall-angels\"?"));
    EXPECT_EQ(asked("[exercise]\navoid = [\"wall-angels\"]\n"), "");
    EXPECT_THAT(asked("[[screening.cleared]]\nby = \"gp\"\non = 2026-11-01\nfor = [\"hart_condition\"]\n"),
                HasSubstr("A name in screening.cleared.for is not known"));
    EXPECT_EQ(asked("[[screening.cleared]]\nby = \"gp\"\non = 2026-11-01\nfor = [\"heart_condition\"]\n"), "");
}

TEST(Output, never_replaces_a_description) {
    World world;
    world.files["desk.toml"] = desk;
    const Outcome outcome = world.run({"check", "desk.toml", "-o", "desk.toml"});
    EXPECT_EQ(outcome.exit, 2);
    EXPECT_EQ(world.files["desk.toml"], desk);
    EXPECT_EQ(world.run({"check", "desk.toml", "--report", "json=desk.toml"}).exit, 2);
}

TEST(Rules, from_a_folder_that_is_not_there_are_said_so_in_one_line) {
    EXPECT_EQ(checked("", {"--rules", "nowhere"}).err, "ergoaudit: --rules: no folder nowhere\n");
}

TEST(UnreadFile, has_every_field_of_the_report) {
    World world;
    world.files["good.toml"] = desk;
    world.files["bad.toml"] = "[desk]\nheight_cm = \"low\"\n";
    const Json report = world.run({"check", "good.toml", "bad.toml", "-f", "json"}).json();
    const Json& audits = report["audits"];
    ASSERT_EQ(audits.items.size(), 2u);
    for (const auto& [name, value] : audits[0].members) {
        bool found = false;
        for (const auto& [other, unused] : audits[1].members) found = found || other == name;
        EXPECT_TRUE(found) << name;
    }
}

TEST(KeyWithoutItsUnit, gets_the_key_with_it) {
    for (const auto& [written, meant] :
         {std::pair("[desk]\nheight = 72\n", "height_cm"), std::pair("[person]\nstature = 172\n", "stature_cm"),
          std::pair("[person]\nweight = 72\n", "weight_kg")}) {
        World world;
        world.files["desk.toml"] = written;
        EXPECT_THAT(world.run({"check", "desk.toml"}).err, HasSubstr("did you mean \"" + std::string(meant) + "\"?"));
    }
}

TEST(ExplainScreening, shows_the_question_with_its_time_window) {
    for (const Question& question : shipped_knowledge().safety.questions)
        if (question.fact.exists()) {
            std::string text(question.text.substr(0, 24));
            EXPECT_THAT(World{}.run({"explain", std::string(question.fact.info().path)}).out, HasSubstr(text));
        }
}

}  // namespace
}  // namespace ergoaudit
