// ergoaudit score: rows, descriptions, own instruments; exit codes and what is written.

#include "tests/cli/world.hpp"
#include "tests/instruments/checklist.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using testing::Json;
using testing::MemoryFiles;
using ::testing::Not;
using testing::Outcome;
using testing::World;

const std::string header = "case_id,region,side,frequency,discomfort_1_3,interference_1_3\n";

TEST(Score, rows_go_to_standard_output_or_to_a_file) {
    World world;
    world.files["cases.csv"] = header + "a,neck,left,daily,3,3\n";
    const Outcome outcome = world.run({"score", "discomfort", "cases.csv"});
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "case_id,region,side,score\na,neck,left,45\n");
    EXPECT_EQ(outcome.err, "");
    const Outcome written = world.run({"score", "discomfort", "cases.csv", "-o", "out.csv"});
    EXPECT_EQ(written.exit, 0);
    EXPECT_EQ(written.out, "");
    EXPECT_EQ(world.files["out.csv"], outcome.out);
    EXPECT_EQ(world.run({"score", "discomfort", "cases.csv", "-o", "cases.csv"}).exit, 2);
    world.files["-"] = world.files["cases.csv"];
    EXPECT_EQ(world.run({"score", "discomfort", "-"}).out, outcome.out);
}

TEST(Score, a_bad_row_is_3_and_nothing_is_written) {
    World world;
    world.files["cases.csv"] = header + "a,neck,left,daily,3,3\nb,neck,left,often,3,3\n";
    const Outcome outcome = world.run({"score", "discomfort", "cases.csv", "-o", "out.csv"});
    EXPECT_EQ(outcome.exit, 3);
    EXPECT_EQ(outcome.out, "");
    EXPECT_FALSE(world.files.has("out.csv"));
    EXPECT_EQ(outcome.err,
              "cases.csv:3:13: error: row 3, column \"frequency\": no such value\n"
              "     = one of: never, 1-2-per-week, 3-4-per-week, daily, several-per-day\n");
    EXPECT_EQ(world.run({"score", "rosa", "missing.csv"}).exit, 3);
    world.files.unwritable.insert("full.csv");
    world.files["good.csv"] = header;
    EXPECT_EQ(world.run({"score", "discomfort", "good.csv", "-o", "full.csv"}).exit, 74);
}

TEST(Score, an_instrument_nobody_knows_is_2) {
    const Outcome slip = World{}.run({"score", "rossa", "cases.csv"});
    EXPECT_EQ(slip.exit, 2);
    EXPECT_EQ(slip.err, "ergoaudit score: no instrument \"rossa\"\n  = did you mean \"rosa\"?\n");
    EXPECT_EQ(World{}.run({"score", "owas", "cases.csv"}).err,
              "ergoaudit score: no instrument \"owas\"\n  = instruments: rosa, rula, discomfort\n");
    EXPECT_EQ(World{}.run({"score", "rosa"}).exit, 2);
}

TEST(Score, a_description_is_scored_with_what_was_assumed) {
    World world = testing::usual_world();
    const Outcome text = world.run({"score", "rosa", "good.toml"});
    EXPECT_EQ(text.exit, 0);
    EXPECT_THAT(text.out, HasSubstr("ROSA: "));
    EXPECT_THAT(text.out, HasSubstr("Assumed: seat height: knees count as about 90 degrees"));
    EXPECT_THAT(text.out, HasSubstr("it is a self-assessment"));
    EXPECT_THAT(text.out, Not(HasSubstr("RULA")));
    const Json json = world.run({"score", "rula", "good.toml", "-f", "json"}).json();
    EXPECT_TRUE(json["instruments"]["rula"]["left"].has("grand"));
    EXPECT_FALSE(json["instruments"].has("rosa"));
}

TEST(Score, a_description_that_cannot_be_read_is_3_and_one_without_a_chair_is_4) {
    World world = testing::usual_world();
    EXPECT_EQ(world.run({"score", "rosa", "slip.toml"}).exit, 3);
    EXPECT_EQ(world.run({"score", "rosa", "missing.toml"}).exit, 3);
    world.files["wheelchair.toml"] = "[person]\nseat = \"wheelchair\"\n[desk]\nheight_cm = 72\n";
    const Outcome none = world.run({"score", "rosa", "wheelchair.toml"});
    EXPECT_EQ(none.exit, 4);
    EXPECT_EQ(none.out, "");
    EXPECT_EQ(none.err, "ergoaudit score: ROSA has nothing to say about wheelchair.toml\n");
}

// Levels 1 and 2: the action and nothing else, from every door.
TEST(Score, somebody_who_must_be_seen_gets_no_score) {
    World world = testing::usual_world();
    for (const char* instrument : {"rosa", "rula", "discomfort"}) {
        const Outcome text = world.run({"score", instrument, "urgent.toml"});
        EXPECT_EQ(text.exit, 1);
        EXPECT_EQ(text.out, world.run({"check", "urgent.toml"}).out);
        for (const char* name : {"ROSA", "RULA", "Discomfort index", "Published"})
            EXPECT_THAT(text.out, Not(HasSubstr(name)));
        const Outcome json = world.run({"score", instrument, "urgent.toml", "-f", "json"});
        EXPECT_EQ(json.exit, 1);
        EXPECT_TRUE(json.json()["audits"][0]["instruments"].is_null());
    }
}

TEST(Score, of_a_description_has_a_day_and_a_profile_as_a_check_has) {
    World world = testing::usual_world();
    EXPECT_EQ(world.run({"score", "rosa", "good.toml", "--today", "yesterday"}).exit, 2);
    EXPECT_EQ(world.run({"score", "rosa", "good.toml", "-p", "offfice"}).exit, 2);
    EXPECT_EQ(world.run({"score", "rosa", "good.toml", "-p", "de-bildschirm"}).exit, 0);
    const std::vector<std::string> words = {"urgent.toml",   "--today", "2031-05-06", "-p",
                                            "de-bildschirm", "-f",      "json"};
    std::vector<std::string> score = {"score", "rosa"}, check = {"check"};
    score.insert(score.end(), words.begin(), words.end());
    check.insert(check.end(), words.begin(), words.end());
    EXPECT_EQ(world.run(score).out, world.run(check).out);
    EXPECT_THAT(world.run(score).out, HasSubstr("2031-05-06"));
}

// An employer's checklist: one file in a folder of rules, and nothing else.
TEST(Score, an_own_checklist_is_a_file_in_a_folder) {
    World world;
    world.files = MemoryFiles::copy_of({"rules", "profiles"});
    world.files["rules/instruments/first-day.toml"] = testing::first_day_checklist;
    world.files["desks.csv"] = "desk,no_training,chair_not_set,glare,laptop_alone,cables\nA1,1,0,0,1,0\n";
    EXPECT_EQ(world.run({"verify", "rules"}).exit, 0) << world.run({"verify", "rules"}).err;
    const Outcome rows = world.run({"score", "first-day", "desks.csv", "--rules", "rules"});
    EXPECT_EQ(rows.exit, 0) << rows.err;
    EXPECT_EQ(rows.out, "desk,open_points,visit\nA1,3,1\n");
    world.files["desk.toml"] = testing::story("good-desk");
    const Json report = world.run({"check", "desk.toml", "--rules", "rules", "-f", "json", "--exit-zero"}).json();
    const Json& own = report["audits"][0]["instruments"]["first-day"];
    EXPECT_TRUE(own.has("open_points"));
    EXPECT_TRUE(own.has("visit"));
    EXPECT_TRUE(report["audits"][0]["instruments"].has("rosa"));
}

TEST(Score, verify_runs_the_worked_examples) {
    World world;
    world.files = MemoryFiles::copy_of({"rules", "profiles"});
    std::string& rosa = world.files["rules/instruments/rosa.toml"];
    const std::size_t at = rosa.find("[[step]]\nid = \"chart_a\"");
    ASSERT_NE(at, std::string::npos);
    ASSERT_NE(rosa.find("[3, 3, 3, 4, 5, 6, 7, 8]", at), std::string::npos);
    rosa.replace(rosa.find("[3, 3, 3, 4, 5, 6, 7, 8]", at), 24, "[3, 3, 3, 4, 5, 7, 7, 8]");
    const Outcome outcome = world.run({"verify", "rules"});
    EXPECT_EQ(outcome.exit, 1);
    EXPECT_THAT(outcome.err, HasSubstr("rosa, example \"Sonne 2012, Table 3 and Fig. 2\": chart_a is 7, not 6"));
}

TEST(Score, verify_finds_a_source_that_is_not_there) {
    World world;
    world.files = MemoryFiles::copy_of({"rules", "profiles"});
    std::string& rula = world.files["rules/instruments/rula.toml"];
    rula.replace(rula.find("key = \"rula-1993\""), 17, "key = \"rula-1993x\"");
    const Outcome outcome = world.run({"verify", "rules"});
    EXPECT_EQ(outcome.exit, 1);
    EXPECT_THAT(outcome.err, HasSubstr("rula cites \"rula-1993x\", which is no source of evidence.toml"));
}

}  // namespace
}  // namespace ergoaudit
