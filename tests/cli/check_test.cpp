// ergoaudit check: exit codes, inputs, options, artefacts.

#include "tests/cli/world.hpp"

#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Json;
using testing::MemoryFiles;
using ::testing::Not;
using testing::Outcome;
using testing::sources_in;
using ::testing::StartsWith;
using testing::usual_world;
using testing::World;

int exit_of(const std::vector<std::string>& words) { return usual_world().run(words).exit; }

// --- exit codes ---

TEST(CheckExit, tells_how_it_went) {
    EXPECT_EQ(exit_of({"check", "good.toml"}), 0);
    EXPECT_EQ(exit_of({"check", "poor.toml"}), 1);
    EXPECT_EQ(exit_of({"check", "urgent.toml"}), 1);
    EXPECT_EQ(exit_of({"check", "sparse.toml"}), 4);
    EXPECT_EQ(exit_of({"check", "slip.toml"}), 3);
    EXPECT_EQ(exit_of({"check", "broken.toml"}), 3);
    EXPECT_EQ(exit_of({"check", "other.toml"}), 3);
    EXPECT_EQ(exit_of({"check", "nowhere.toml"}), 3);
    EXPECT_EQ(exit_of({"check", "--no-such-option", "good.toml"}), 2);
}

TEST(CheckExit, of_several_is_the_worst_whatever_their_order) {
    const std::vector<std::pair<std::vector<std::string>, int>> table = {
        {{"good.toml", "good.toml"}, 0},
        {{"good.toml", "sparse.toml"}, 4},
        {{"good.toml", "poor.toml"}, 1},
        {{"poor.toml", "sparse.toml"}, 1},
        {{"good.toml", "slip.toml"}, 3},
        {{"poor.toml", "slip.toml"}, 3},
        {{"sparse.toml", "slip.toml"}, 3},
        {{"urgent.toml", "sparse.toml"}, 1},
        {{"poor.toml", "sparse.toml", "slip.toml", "good.toml"}, 3}};
    for (const auto& [files, code] : table) {
        std::vector<std::string> words = {"check"}, backwards = {"check"};
        words.insert(words.end(), files.begin(), files.end());
        backwards.insert(backwards.end(), files.rbegin(), files.rend());
        EXPECT_EQ(exit_of(words), code) << files[0] << " " << files[1];
        EXPECT_EQ(exit_of(backwards), code) << files[0] << " " << files[1];
    }
}

TEST(CheckExit, zero_is_given_on_demand_for_a_failed_gate_and_for_nothing_judged_only) {
    EXPECT_EQ(exit_of({"check", "--exit-zero", "poor.toml"}), 0);
    EXPECT_EQ(exit_of({"check", "--exit-zero", "sparse.toml"}), 0);
    EXPECT_EQ(exit_of({"check", "--exit-zero", "urgent.toml"}), 0);
    EXPECT_EQ(exit_of({"check", "--exit-zero", "slip.toml", "poor.toml"}), 3);
    EXPECT_EQ(exit_of({"check", "--exit-zero", "--format", "no", "poor.toml"}), 2);
}

TEST(CheckExit, the_gate_is_where_it_is_put) {
    EXPECT_EQ(exit_of({"check", "poor.toml", "--fail-on", "never"}), 0);
    EXPECT_EQ(exit_of({"check", "urgent.toml", "--fail-on", "never"}), 1);  // no gate hides a safety action
    EXPECT_EQ(exit_of({"check", "good.toml", "--min-score", "0"}), 0);
    EXPECT_EQ(exit_of({"check", "good.toml", "--min-score", "100"}), 1);
    EXPECT_EQ(exit_of({"check", "good.toml", "--min-coverage", "100"}), 4);
    EXPECT_EQ(exit_of({"check", "sparse.toml", "--min-score", "10"}), 4);
    EXPECT_EQ(exit_of({"check", "good.toml", "--min-score", "101"}), 2);
    EXPECT_EQ(exit_of({"check", "good.toml", "--fail-on", "always"}), 2);
}

TEST(CheckExit, output_that_cannot_be_written_is_74_above_all_others) {
    World world = usual_world();
    world.output_breaks = true;
    for (const char* file : {"good.toml", "poor.toml", "slip.toml", "sparse.toml"})
        EXPECT_EQ(world.run({"check", file}).exit, 74) << file;
    EXPECT_EQ(world.run({"--help"}).exit, 74);
    EXPECT_EQ(world.run({"--version"}).exit, 74);
    EXPECT_EQ(world.run({"rules"}).exit, 74);
    EXPECT_EQ(world.run({"schema", "input"}).exit, 74);
    EXPECT_EQ(world.run({"explain", "score"}).exit, 74);
    EXPECT_EQ(world.run({"init", "-"}).exit, 74);
}

// Thousands of descriptions in one run: none is held longer than until what comes before it is written.
TEST(CheckJson, is_written_while_the_audits_are_made) {
    World world = usual_world();
    const std::string of_one = "[person]\nid = \"p7\"\nstature_cm = 170\n[desk]\nheight_cm = ";
    world.files["first.toml"] = of_one + "72\n";
    world.files["last.toml"] = of_one + "75\n";
    const std::vector<std::string> words = {"check",     "-f",        "json",        "good.toml", "first.toml",
                                            "slip.toml", "poor.toml", "urgent.toml", "last.toml"};
    const Outcome outcome = world.run(words);
    EXPECT_EQ(sources_in(outcome.json()), std::vector<std::string>(words.begin() + 3, words.end()));
    ASSERT_EQ(outcome.pieces.size(), words.size() - 3 + 1);
    for (std::size_t i = 3; i < words.size(); ++i)
        EXPECT_THAT(outcome.pieces[i - 3], HasSubstr("\"source\": \"" + words[i] + "\"")) << i;
    EXPECT_EQ(world
                  .run({"check", "-f", "json", "-o", "r.json", "good.toml", "first.toml", "slip.toml", "poor.toml",
                        "urgent.toml", "last.toml"})
                  .out,
              "");
    EXPECT_EQ(world.files["r.json"], outcome.out);
}

TEST(CheckJson, nobody_is_audited_for_a_report_that_cannot_be_written) {
    World world = usual_world();
    int looked_at_the_clock = 0;
    world.error_terminal = true;
    world.seconds = [&] { return ++looked_at_the_clock, 0.0; };
    const std::vector<std::string> words = {"check", "-f", "json", "good.toml", "sparse.toml", "urgent.toml"};
    EXPECT_EQ(world.run(words).exit, 1);
    const int for_all = looked_at_the_clock;
    looked_at_the_clock = 0;
    world.output_breaks = true;
    EXPECT_EQ(world.run(words).exit, 74);
    EXPECT_EQ(looked_at_the_clock, for_all - 2);
}

TEST(CheckExit, a_file_that_cannot_be_written_is_74_and_named) {
    World world = usual_world();
    world.files.unwritable = {"full/report.json"};
    const Outcome outcome = world.run({"check", "good.toml", "-o", "full/report.json"});
    EXPECT_EQ(outcome.exit, 74);
    EXPECT_EQ(outcome.err, "full/report.json: error: cannot write: No space left on device\n");
    EXPECT_EQ(world.run({"check", "poor.toml", "--report", "json=full/report.json", "--exit-zero"}).exit, 74);
}

// Something inside goes wrong in a way nobody foresaw.
class ThrowingFiles final : public Files {
  public:
    Result<std::string> read(const std::string&) const override { throw std::runtime_error("severity_0_10 = 7"); }
    Entry kind_of(const std::string&) const override { return Entry::file; }
    std::vector<std::string> names_in(const std::string&) const override { return {}; }
    std::optional<Diagnostic> write(const std::string&, std::string_view) const override { return std::nullopt; }
};

TEST(CheckExit, a_bug_is_70_and_says_nothing_of_what_was_read) {
    const Outcome outcome = World{}.run_on(ThrowingFiles{}, {"check", "desk.toml"});
    EXPECT_EQ(outcome.exit, 70);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, "ergoaudit: internal error, please report it with the command you typed\n");
}

// --- inputs ---

TEST(CheckInput, without_a_path_is_desk_toml_here) {
    World world = usual_world();
    const Outcome none = world.run({"check"});
    EXPECT_EQ(none.exit, 2);
    EXPECT_EQ(none.out, "");
    EXPECT_EQ(none.err,
              "ergoaudit check: no PATH given and no desk.toml here\n  = start one with: ergoaudit init --minimal\n");
    for (const std::string command : {"plan", "exercise"}) {
        const Outcome other = world.run({command});
        EXPECT_EQ(other.exit, 2);
        EXPECT_EQ(other.err,
                  "ergoaudit " + command +
                      ": no PATH given and no desk.toml here\n  = start one with: ergoaudit init --minimal\n");
    }
    world.files["desk.toml"] = testing::story("good-desk");
    for (const char* command : {"check", "plan", "exercise"}) EXPECT_EQ(world.run({command}).exit, 0);
    EXPECT_THAT(sources_in(world.run({"check", "-f", "json"}).json()), ElementsAre("desk.toml"));
}

TEST(CheckInput, a_dash_is_standard_input) {
    World world = usual_world();
    world.files["-"] = testing::story("good-desk");
    const Outcome outcome = world.run({"check", "-", "-f", "json"});
    EXPECT_EQ(outcome.exit, 0);
    EXPECT_THAT(sources_in(outcome.json()), ElementsAre("-"));
}

TEST(CheckInput, one_that_a_what_if_does_not_fit_does_not_stop_the_others_and_is_named) {
    World world;
    world.files["a.toml"] = "[chair]\nkind = \"task\"\nseat_height_cm = 45\n[desk]\nkind = \"fixed\"\nheight_cm = 72\n";
    world.files["b.toml"] = "[chair]\nkind = \"task\"\nseat_height_cm = 60\n[desk]\nkind = \"fixed\"\nheight_cm = 72\n";
    const Outcome both = world.run({"check", "a.toml", "b.toml", "--set", "chair.seat_height_max_cm=53", "-f", "json"});
    EXPECT_EQ(both.exit, 3);
    EXPECT_THAT(both.err, HasSubstr("b.toml: error: not audited: what --set says cannot be here"));
    EXPECT_THAT(both.err, ::testing::Not(HasSubstr("a.toml")));
    EXPECT_THAT(both.out, HasSubstr("\"a.toml\""));
    EXPECT_EQ(world.run({"check", "b.toml", "--set", "chair.seat_height_max_cm=53"}).exit, 2);
}

// The most urgent comes first, whichever file it was, and each action says at once whom it is about.
TEST(CheckInput, of_several_who_must_be_seen_each_is_named_beside_what_to_do) {
    World world;
    world.files["ann.toml"] = "[conditions]\nsystolic_mmhg = 190\n[desk]\nheight_cm = 72\n";
    world.files["bob.toml"] = "[screening]\nat_once = [\"chest_pain\"]\n[desk]\nheight_cm = 72\n";
    world.files["cat.toml"] = "[desk]\nheight_cm = 72\n";
    for (const char* format : {"text", "letter", "markdown", "html", "svg"}) {
        const std::string told = world.run({"check", "cat.toml", "ann.toml", "bob.toml", "-f", format}).out;
        const std::size_t now = told.find("Call "), bob = told.find("This is about bob.toml."),
                          ann = told.find("This is about ann.toml.");
        ASSERT_NE(now, std::string::npos) << format;
        ASSERT_NE(bob, std::string::npos) << format;
        ASSERT_NE(ann, std::string::npos) << format;
        EXPECT_LT(now, bob) << format;
        EXPECT_LT(bob, ann) << format;
        EXPECT_EQ(world.run({"check", "bob.toml", "-f", format}).out.find("This is about"), std::string::npos);
    }
}

TEST(CheckInput, one_bad_file_does_not_stop_the_others) {
    const Outcome outcome =
        usual_world().run({"check", "slip.toml", "good.toml", "broken.toml", "poor.toml", "-f", "json"});
    EXPECT_EQ(outcome.exit, 3);
    const Json report = outcome.json();
    EXPECT_THAT(sources_in(report), ElementsAre("slip.toml", "good.toml", "broken.toml", "poor.toml"));
    EXPECT_EQ(report["audits"][0]["status"].text, "not_evaluated");
    EXPECT_EQ(report["audits"][1]["status"].text, "evaluated");
    EXPECT_EQ(report["audits"][3]["exit_code"].text, "1");
    EXPECT_THAT(outcome.err, HasSubstr("slip.toml:2:1: error: unknown key \"hieght_cm\""));
    EXPECT_THAT(outcome.err, HasSubstr("did you mean \"height_cm\"?"));
    EXPECT_THAT(outcome.err, HasSubstr("broken.toml:1:"));
}

TEST(CheckInput, an_override_of_a_rule_that_is_not_there_is_an_error_of_the_file) {
    World world = usual_world();
    const std::string override_it = "\n[[assessment.override]]\nrule = \"screen-distance-fit\"\nverdict = \"fail\"\n";
    world.files["good.toml"] += override_it;
    for (const char* command : {"check", "plan", "fix", "exercise"}) {
        const Outcome outcome = world.run({command, "good.toml"});
        EXPECT_EQ(outcome.exit, 3) << command;
        EXPECT_THAT(outcome.err, HasSubstr("error: no rule has this name")) << command;
        EXPECT_THAT(outcome.err, HasSubstr("did you mean \"screen-distance-fits\"?")) << command;
    }
    EXPECT_EQ(world.run({"diff", "poor.toml", "good.toml"}).exit, 3);
    EXPECT_EQ(world.run({"score", "rosa", "good.toml"}).exit, 3);
    // beside whatever else is wrong, in the order of the text
    world.files["slip.toml"] = "[[assessment.override]]\nrule = \"nobodys\"\n[desk]\nhieght_cm = 72\n";
    const std::string both = world.run({"check", "slip.toml"}).err;
    EXPECT_LT(both.find("slip.toml:2:8: error: no rule"), both.find("slip.toml:4:1: error: unknown key"));
    EXPECT_NE(both.find("slip.toml:4:1"), std::string::npos);
}

TEST(CheckInput, an_override_is_about_the_rules_that_are_audited_with) {
    World world;
    world.files = MemoryFiles::copy_of({"rules"});
    world.files["good.toml"] = testing::story("good-desk") +
                               "\n[[assessment.override]]\nrule = \"screen-distance-fits\"\nverdict = \"fail\"\n";
    EXPECT_NE(world.run({"check", "good.toml", "--rules", "rules"}).exit, 3);
    EXPECT_NE(world.run({"diff", "good.toml", "good.toml", "--rules", "rules"}).exit, 3);
}

World world_with_a_folder() {
    World world;
    for (const char* path : {"team/b.toml", "team/a.toml", "team/sub/c.toml", "team/.hidden.toml", "team/.git/d.toml",
                             "team/ergoaudit.toml", "team/pack/pack.toml", "team/pack/e.toml", "team/readme.md"})
        world.files[path] = testing::story("good-desk");
    world.files["team/notes.toml"] = "title = \"not ours\"\n";
    return world;
}

TEST(CheckInput, a_folder_is_every_description_in_it_in_order) {
    for (const char* folder : {"team", "team/"}) {
        const Outcome outcome = world_with_a_folder().run({"check", folder, "-f", "json"});
        EXPECT_EQ(outcome.exit, 0);
        EXPECT_THAT(sources_in(outcome.json()), ElementsAre("team/a.toml", "team/b.toml", "team/sub/c.toml"));
        EXPECT_EQ(outcome.err, "team/notes.toml: note: no section of a description, skipped\n");
    }
}

TEST(CheckInput, what_a_folder_skips_is_an_error_when_named_outright) {
    const Outcome outcome = world_with_a_folder().run({"check", "team/notes.toml"});
    EXPECT_EQ(outcome.exit, 3);
    EXPECT_THAT(outcome.err, StartsWith("team/notes.toml:1:1: error: unknown key \"title\""));
    World world;
    world.files["slip.toml"] = "[hair]\nseat_height_cm = 45\n";
    EXPECT_THAT(world.run({"check", "slip.toml"}).err, HasSubstr("slip.toml:1:2: error: unknown table \"hair\""));
    EXPECT_THAT(world.run({"check", "slip.toml"}).err, HasSubstr("did you mean [chair]?"));
    world.files["empty.toml"] = "# nothing yet\n";
    EXPECT_THAT(world.run({"check", "empty.toml"}).err,
                StartsWith("empty.toml: error: this file describes no workstation"));
    EXPECT_EQ(world_with_a_folder().run({"check", "team/.hidden.toml"}).exit, 0);
    EXPECT_EQ(world_with_a_folder().run({"check", "team/pack/e.toml"}).exit, 0);
}

TEST(CheckInput, a_folder_with_a_bad_file_still_audits_the_rest) {
    World world = world_with_a_folder();
    world.files["team/aa.toml"] = "[desk\n";
    world.files.unreadable = {"team/b.toml"};
    const Outcome outcome = world.run({"check", "team", "-f", "json"});
    EXPECT_EQ(outcome.exit, 3);
    EXPECT_THAT(sources_in(outcome.json()),
                ElementsAre("team/a.toml", "team/aa.toml", "team/b.toml", "team/sub/c.toml"));
    EXPECT_THAT(outcome.err, HasSubstr("team/b.toml: error: cannot read: Permission denied"));
}

TEST(CheckInput, a_folder_behind_a_link_is_entered_only_when_it_is_named) {
    World world;
    world.files["team/a.toml"] = world.files["team/loop/a.toml"] = testing::story("good-desk");
    world.files.links = {"team/loop"};
    EXPECT_THAT(sources_in(world.run({"check", "team", "-f", "json"}).json()), ElementsAre("team/a.toml"));
    EXPECT_THAT(sources_in(world.run({"check", "team/loop", "-f", "json"}).json()), ElementsAre("team/loop/a.toml"));
}

TEST(CheckInput, a_folder_without_any_description_is_nothing_judged) {
    World world;
    world.files["empty/notes.toml"] = "a = 1\n";
    const Outcome outcome = world.run({"check", "empty"});
    EXPECT_EQ(outcome.exit, 4);
    EXPECT_THAT(outcome.err, HasSubstr("no description found"));
    EXPECT_EQ(world.run({"check", "empty", "--exit-zero"}).exit, 0);
}

TEST(CheckInput, names_of_files_and_keys_cannot_move_the_cursor) {
    World world;
    world.files["team/a\x1b[2J\u202E.toml"] = "title = 1\n";
    world.files["team/b\x1b]0;x\x07.toml"] = "[desk]\n\"hei\\u001b[31mght\\u202E\" = 72\n\"a\u202Eb\" = 1\n";
    world.files["team/c\n.toml"] = testing::story("good-desk");
    const Outcome outcome = world.run({"check", "team", "-v"});
    EXPECT_EQ(outcome.exit, 3);
    for (const std::string& stream : {outcome.out, outcome.err}) {
        EXPECT_NE(stream, "");
        for (const char* sign : {"\x1b", "\x07", "\u202E"}) EXPECT_EQ(stream.find(sign), std::string::npos) << stream;
    }
}

// --- options ---

std::vector<std::string> ids_in(const Outcome& outcome, const std::string& field) {
    std::vector<std::string> ids;
    const Json report = outcome.json();
    for (const Json& finding : report["audits"][std::size_t{0}]["findings"].items) ids.push_back(finding[field].text);
    return ids;
}

TEST(CheckOptions, select_keeps_and_ignore_leaves_out_rules_and_categories) {
    const World world = usual_world();
    for (const std::string& category :
         ids_in(world.run({"check", "poor.toml", "-f", "json", "--select", "seat,desk"}), "category"))
        EXPECT_TRUE(category == "seat" || category == "desk");
    EXPECT_THAT(ids_in(world.run({"check", "poor.toml", "-f", "json", "--ignore", "seat"}), "category"),
                Not(::testing::Contains("seat")));
    const auto all = ids_in(world.run({"check", "poor.toml", "-f", "json"}), "rule");
    ASSERT_FALSE(all.empty());
    for (const std::string& id : ids_in(world.run({"check", "poor.toml", "-f", "json", "--select", all[0]}), "rule"))
        EXPECT_EQ(id, all[0]);
    EXPECT_THAT(ids_in(world.run({"check", "poor.toml", "-f", "json", "--ignore", all[0]}), "rule"),
                Not(::testing::Contains(all[0])));
}

TEST(CheckOptions, an_option_takes_one_word_and_leaves_the_files_alone) {
    const World world = usual_world();
    EXPECT_THAT(sources_in(world.run({"check", "--select", "seat", "good.toml", "-f", "json"}).json()),
                ElementsAre("good.toml"));
    EXPECT_THAT(sources_in(world.run({"check", "--ignore", "seat", "good.toml", "-f", "json"}).json()),
                ElementsAre("good.toml"));
    EXPECT_THAT(sources_in(world.run({"check", "--set", "desk.height_cm=70", "good.toml", "-f", "json"}).json()),
                ElementsAre("good.toml"));
    EXPECT_THAT(sources_in(world.run({"check", "--report", "text=x.txt", "good.toml", "-f", "json"}).json()),
                ElementsAre("good.toml"));
    EXPECT_THAT(sources_in(world
                               .run({"check", "--set", "desk.height_cm=70", "--set", "chair.seat_height_cm=44", "-f",
                                     "json", "good.toml", "poor.toml"})
                               .json()),
                ElementsAre("good.toml", "poor.toml"));
}

TEST(CheckOptions, a_rule_nobody_knows_is_2_with_the_nearest_one) {
    const Outcome category = usual_world().run({"check", "good.toml", "--select", "seet"});
    EXPECT_EQ(category.exit, 2);
    EXPECT_EQ(category.out, "");
    EXPECT_EQ(category.err, "ergoaudit check: no rule or category \"seet\"\n  = did you mean \"seat\"?\n");
    std::string id(shipped_knowledge().rules.front().id);
    std::swap(id[1], id[2]);
    const Outcome rule = usual_world().run({"check", "good.toml", "--ignore", id});
    EXPECT_EQ(rule.exit, 2);
    EXPECT_THAT(rule.err, HasSubstr("did you mean \"" + std::string(shipped_knowledge().rules.front().id) + "\"?"));
    EXPECT_THAT(usual_world().run({"check", "good.toml", "--ignore", "qqqqqq"}).err,
                HasSubstr("ergoaudit rules lists them"));
}

TEST(CheckOptions, set_is_what_if) {
    const World world = usual_world();
    const auto stature = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words = {"check", "good.toml", "-f", "json"};
        words.insert(words.end(), more.begin(), more.end());
        return world.run(words).json()["audits"][std::size_t{0}]["score"]["workstation"]["value"].text;
    };
    EXPECT_NE(stature({"--set", "chair.seat_height_cm=54"}), stature({}));
    EXPECT_EQ(stature({"--set", "chair.seat_height_cm=54", "--set", "chair.seat_height_cm=48.5"}), stature({}));
    EXPECT_NE(stature({"--set=screen[0].distance_cm=30"}), stature({}));
    const Outcome beyond = world.run({"check", "good.toml", "--set", "chair.seat_height_cm=60"});  // its highest is 55
    EXPECT_EQ(beyond.exit, 2);
    EXPECT_EQ(beyond.out, "");
    EXPECT_THAT(beyond.err, StartsWith("--set: error: "));
    const Outcome wrong = world.run({"check", "good.toml", "--set", "chair.seat_hieght_cm=54"});
    EXPECT_EQ(wrong.exit, 2);
    EXPECT_EQ(wrong.out, "");
    EXPECT_THAT(wrong.err, HasSubstr("did you mean"));
    EXPECT_THAT(wrong.err, HasSubstr("seat_height_cm"));
    for (const char* assignment : {"chair.seat_height_cm", "chair.seat_height_cm=", "chair.seat_height_cm=high",
                                   "chair.seat_height_cm=5000", "chair.kind=thorne", "=", ""})
        EXPECT_EQ(world.run({"check", "good.toml", "--set", assignment}).exit, 2) << assignment;
}

TEST(CheckOptions, today_decides_the_age_of_answers) {
    World world;
    world.files["desk.toml"] = testing::story("good-desk");
    std::string& text = world.files["desk.toml"];
    text.replace(text.find("answered = true"), 15, "answered = true\nanswered_on = 2026-11-01");
    const auto screened = [&](const std::string& today) {
        return world.run({"check", "-f", "json", "--today", today})
            .json()["audits"][std::size_t{0}]["safety"]["screened"]
            .truth;
    };
    EXPECT_TRUE(screened("2026-11-01"));
    EXPECT_TRUE(screened("2026-11-29"));
    EXPECT_FALSE(screened("2026-11-30"));
    world.today = "2027-01-01";
    EXPECT_FALSE(world.run({"check", "-f", "json"}).json()["audits"][std::size_t{0}]["safety"]["screened"].truth);
    const Outcome wrong = world.run({"check", "--today", "yesterday"});
    EXPECT_EQ(wrong.exit, 2);
    EXPECT_EQ(wrong.err, "ergoaudit check: --today takes a date such as 2026-03-01, not \"yesterday\"\n");
}

// A word that was typed, or came from a script, cannot move the cursor of whoever reads the complaint.
TEST(CheckOptions, nothing_typed_reaches_the_terminal_as_a_command) {
    const std::string evil = "x\x1b[31m\r\n";
    for (const std::vector<std::string>& words : {std::vector<std::string>{"check", "good.toml", "-f", evil},
                                                  {"check", "good.toml", "-p", evil},
                                                  {"check", "good.toml", "--select", evil},
                                                  {"check", "good.toml", "--rules", evil},
                                                  {evil},
                                                  {"check", "good.toml", "--report", evil},
                                                  {"explain", evil},
                                                  {"verify", evil},
                                                  {"check", "--" + evil},
                                                  {"check", "good.toml", "--width", evil},
                                                  {"rules", "-p", evil}}) {
        const Outcome said = usual_world().run(words);
        EXPECT_EQ(said.exit, 2) << words.back();
        EXPECT_EQ(said.err.find('\x1b'), said.err.npos) << words.front() << " " << said.err;
        EXPECT_EQ(said.err.find('\r'), said.err.npos) << words.front() << " " << said.err;
    }
}

TEST(CheckOptions, a_format_nobody_knows_is_2_with_the_nearest_one) {
    const Outcome near = usual_world().run({"check", "good.toml", "--format", "jsn"});
    EXPECT_EQ(near.exit, 2);
    EXPECT_EQ(near.err, "ergoaudit check: no format \"jsn\"\n  = did you mean \"json\"?\n");
    EXPECT_THAT(usual_world().run({"check", "good.toml", "-f", "papyrus"}).err, HasSubstr("formats: text, json"));
    EXPECT_EQ(exit_of({"check", "good.toml", "--report", "json"}), 2);
    EXPECT_EQ(exit_of({"check", "good.toml", "--report", "json="}), 2);
    EXPECT_EQ(exit_of({"check", "good.toml", "--report", "papyrus=x"}), 2);
}

TEST(CheckOptions, several_artefacts_come_from_one_evaluation) {
    const World world = usual_world();
    const std::string json = world.run({"check", "poor.toml", "-f", "json"}).out;
    const std::string text = world.run({"check", "poor.toml"}).out;
    const Outcome both = world.run({"check", "poor.toml", "--report", "json=a.json", "--report", "text=b.txt"});
    EXPECT_EQ(both.exit, 1);
    EXPECT_EQ(both.out, text);
    EXPECT_EQ(world.files.all().at("a.json"), json);
    EXPECT_EQ(world.files.all().at("b.txt"), text);
    const Outcome to_file = world.run({"check", "poor.toml", "-f", "json", "-o", "c.json"});
    EXPECT_EQ(to_file.out, "");
    EXPECT_EQ(world.files.all().at("c.json"), json);
    EXPECT_EQ(world.run({"check", "poor.toml", "-f", "json", "-o", "-"}).out, json);
}

TEST(CheckOptions, nothing_is_written_when_the_words_are_wrong) {
    const World world = usual_world();
    EXPECT_EQ(world.run({"check", "good.toml", "-o", "out.txt", "--report", "papyrus=x"}).exit, 2);
    EXPECT_EQ(world.run({"check", "good.toml", "-o", "out.txt", "--select", "seet"}).exit, 2);
    EXPECT_FALSE(world.files.has("out.txt"));
}

TEST(CheckOptions, profiles_are_named_by_option_or_variable) {
    World world = usual_world();
    EXPECT_EQ(world.run({"check", "good.toml", "-p", "office"}).exit, 0);
    EXPECT_EQ(world.run({"check", "good.toml", "-p", "officer"}).exit, 2);
    EXPECT_THAT(world.run({"check", "good.toml", "-p", "officer"}).err, HasSubstr("no profile \"officer\""));
    world.variables["ERGOAUDIT_PROFILE"] = "nowhere";
    EXPECT_EQ(world.run({"check", "good.toml"}).exit, 2);
    EXPECT_EQ(world.run({"check", "good.toml", "-p", "office"}).exit, 0);
}

TEST(CheckOptions, rules_from_a_folder_judge_like_those_compiled_in) {
    World world = usual_world();
    const std::string shipped = world.run({"check", "poor.toml"}).out;
    const MemoryFiles rules = MemoryFiles::copy_of({"rules"});
    for (const auto& [path, text] : rules.all()) world.files["my/" + path] = text;
    EXPECT_EQ(world.run({"check", "poor.toml", "--rules", "my/rules"}).out, shipped);
    world.files["my/rules/scoring.toml"] = "[oops\n";
    const Outcome broken = world.run({"check", "poor.toml", "--rules", "my/rules"});
    EXPECT_EQ(broken.exit, 2);
    EXPECT_EQ(broken.out, "");
    EXPECT_THAT(broken.err, HasSubstr("my/rules/scoring.toml:1:"));
    EXPECT_EQ(world.run({"check", "poor.toml", "--rules", "nowhere"}).exit, 2);
}

// --- look ---

bool has_colour(const Outcome& outcome) { return outcome.out.find('\x1b') != std::string::npos; }

TEST(CheckLook, colour_is_for_terminals_that_want_it) {
    World world = usual_world();
    EXPECT_FALSE(has_colour(world.run({"check", "poor.toml"})));
    EXPECT_TRUE(has_colour(world.run({"check", "poor.toml", "--color", "always"})));
    world.terminal = true;
    EXPECT_TRUE(has_colour(world.run({"check", "poor.toml"})));
    EXPECT_FALSE(has_colour(world.run({"check", "poor.toml", "--color", "never"})));
    EXPECT_FALSE(has_colour(world.run({"check", "poor.toml", "-f", "json"})));
    EXPECT_EQ(world.run({"check", "poor.toml", "-o", "out.txt"}).exit, 1);
    EXPECT_EQ(world.files.all().at("out.txt").find('\x1b'), std::string::npos);
    world.variables["TERM"] = "dumb";
    EXPECT_FALSE(has_colour(world.run({"check", "poor.toml"})));
    world.variables = {{"NO_COLOR", "1"}, {"TERM", "xterm-256color"}};
    EXPECT_FALSE(has_colour(world.run({"check", "poor.toml"})));
    EXPECT_TRUE(has_colour(world.run({"check", "poor.toml", "--color", "always"})));
    EXPECT_EQ(world.run({"check", "poor.toml", "--color", "pink"}).exit, 2);
}

TEST(CheckLook, width_is_the_option_then_the_variable_then_the_terminal) {
    World world = usual_world();
    const std::string at_60 = world.run({"check", "poor.toml", "--width", "60"}).out;
    const std::string at_80 = world.run({"check", "poor.toml"}).out;
    EXPECT_NE(at_60, at_80);
    world.columns = 60;
    EXPECT_EQ(world.run({"check", "poor.toml"}).out, at_60);
    world.variables["COLUMNS"] = "80";
    EXPECT_EQ(world.run({"check", "poor.toml"}).out, at_80);
    EXPECT_EQ(world.run({"check", "poor.toml", "--width", "60"}).out, at_60);
    for (const char* nonsense : {"wide", "0", "-5", "60x", "99999999999999999999999"}) {
        world.variables["COLUMNS"] = nonsense;
        EXPECT_EQ(world.run({"check", "poor.toml"}).out, at_60) << nonsense;
    }
    EXPECT_EQ(world.run({"check", "poor.toml", "--width", "10"}).exit, 2);
}

TEST(CheckLook, ascii_holds_for_what_is_complained_of) {
    World world;
    world.files["odd.toml"] = "[desk]\nk\u00e9 = 3\nheight_cm = 7200\n";
    const auto is_plain = [](const std::string& text) {
        return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    EXPECT_FALSE(is_plain(world.run({"check", "odd.toml"}).err));
    for (const char* command : {"check", "plan", "exercise"}) {
        const Outcome outcome = world.run({command, "odd.toml", "--ascii"});
        EXPECT_EQ(outcome.exit, 3) << command;
        EXPECT_THAT(outcome.err, HasSubstr("odd.toml:2:")) << command;
        EXPECT_TRUE(is_plain(outcome.err)) << command << ": " << outcome.err;
    }
}

TEST(CheckLook, ascii_quiet_and_verbose_do_what_they_say) {
    const World world = usual_world();
    for (const char* format : {"text", "md", "letter"})
        for (const char c : world.run({"check", "poor.toml", "urgent.toml", "--ascii", "-v", "-f", format}).out)
            ASSERT_TRUE(c == '\n' || c == '\f' || (c >= ' ' && c < 0x7F)) << format;
    for (const char c : world.run({"exercise", "good.toml", "--ascii", "-f", "md"}).out)
        ASSERT_TRUE(c == '\n' || (c >= ' ' && c < 0x7F));
    const std::string usual = world.run({"check", "poor.toml"}).out,
                      quiet = world.run({"check", "poor.toml", "-q"}).out,
                      verbose = world.run({"check", "poor.toml", "-v"}).out;
    EXPECT_LT(quiet.size(), usual.size() / 2);
    EXPECT_GT(verbose.size(), usual.size());
    EXPECT_THAT(quiet, HasSubstr("of 100"));
    EXPECT_THAT(quiet, Not(HasSubstr("Exercises")));
    const std::string rule = ids_in(world.run({"check", "poor.toml", "-f", "json"}), "rule").front();
    EXPECT_THAT(verbose, HasSubstr(rule));
    EXPECT_THAT(usual, Not(HasSubstr(rule)));
    EXPECT_THAT(world.run({"check", "urgent.toml", "-q"}).out, HasSubstr("999"));
}

// No option but the role of a manager hides whom to see.
TEST(CheckLook, quiet_tells_whom_to_see_and_what_to_mind) {
    World world;
    const std::string answered =
        "[person]\ncountry = \"GB\"\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n[screening]\nat_once = \"none\"\n"
        "today = \"none\"\n";
    world.files["soon.toml"] = answered + "soon = [\"tingling_one_arm\"]\nready = \"none\"\n";
    world.files["heart.toml"] = answered + "soon = \"none\"\nready = [\"heart_condition\"]\n";
    for (const char* look : {"-q", "-v"}) {
        EXPECT_THAT(world.run({"check", "soon.toml", look}).out,
                    AllOf(HasSubstr("Talk to somebody first"), HasSubstr("tingling or numbness in your arm")));
        EXPECT_THAT(world.run({"check", "heart.toml", look}).out, HasSubstr("ask your doctor first"));
    }
}

// What a report is made with is not what it is written over.
TEST(CheckCommand, no_report_replaces_the_rules_or_the_profile_it_is_made_with) {
    World world = testing::usual_world();
    world.files["my/rules/aids.toml"] = world.files["own.toml"] = "kept";
    for (const auto& [option, knowledge, output] : {std::tuple("--rules", "my/rules", "my/rules/aids.toml"),
                                                    std::tuple("--rules", "./my/rules/", "my/rules/aids.toml"),
                                                    std::tuple("--profile", "own.toml", "./own.toml")}) {
        for (const char* command : {"check", "exercise"})
            EXPECT_EQ(world.run({command, "good.toml", option, knowledge, "-o", output}).exit, 2) << output;
        EXPECT_EQ(world.run({"score", "rosa", "good.toml", option, knowledge, "-o", output}).exit, 2) << output;
        EXPECT_EQ(world.run({"fix", "good.toml", option, knowledge, "--write", output}).exit, 2) << output;
    }
    EXPECT_EQ(world.files["my/rules/aids.toml"], "kept");
    EXPECT_EQ(world.files["own.toml"], "kept");
}

// No what-if takes back what has to be done first; one may ask for it.
// In short too, and in every command: what the rest rests on, and what is not to be used any more.
TEST(CheckLook, questions_about_the_description_are_asked_wherever_it_is_read) {
    World world = testing::usual_world();
    world.files["poor.toml"] += "\n[exercise]\navoid = [\"chin-tuk\"]\n";
    const std::string question = "  ? A name in exercise.avoid is not known and changes nothing";
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"check", "poor.toml"},
                                                                                       {"check", "poor.toml", "-q"},
                                                                                       {"exercise", "poor.toml"},
                                                                                       {"plan", "poor.toml"},
                                                                                       {"score", "rosa", "poor.toml"}})
        EXPECT_THAT(world.run(words).out, HasSubstr(question)) << words.front();
    EXPECT_THAT(world.run({"exercise", "poor.toml", "-f", "md"}).out,
                HasSubstr("\n## Please check\n\n- A name in exercise.avoid is not known"));
    for (const std::string format : {"ics", "stretchly", "safeeyes"}) {
        std::string& text = world.files["me.toml"] = testing::story("data-entry");
        EXPECT_EQ(world.run({"exercise", "me.toml", "-f", format}).err, "");
        text.replace(text.find("[exercise]\n"), 11, "[exercise]\navoid = [\"chin-tuk\"]\n");
        const Outcome outcome = world.run({"exercise", "me.toml", "-f", format});
        EXPECT_THAT(outcome.err, AllOf(HasSubstr("me.toml: something in it"), HasSubstr("ergoaudit check says what")));
        EXPECT_THAT(outcome.err, Not(HasSubstr("chin"))) << "what somebody avoids is health";
    }
}

TEST(CheckLook, what_must_not_be_used_is_said_in_short_too) {
    World world;
    world.files["desk.toml"] = testing::story("broken-chair");
    EXPECT_THAT(world.run({"check", "desk.toml", "-q"}).out, HasSubstr("Stop using this chair"));
}

// Whether it fails may be known where the score is not; that nothing failed tells nothing then.
TEST(CheckLook, a_gate_that_fails_is_told_without_a_score) {
    World world = testing::usual_world();
    EXPECT_THAT(world.run({"check", "sparse.toml"}).out, AllOf(HasSubstr("No score"), Not(HasSubstr("Gate:"))));
    world.files["sparse.toml"] = "[chair]\nkind = \"task\"\ncondition = \"broken\"\n";
    const Outcome outcome = world.run({"check", "sparse.toml", "-q"});
    EXPECT_EQ(outcome.exit, exit_code::gate_failed);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("No score"), HasSubstr("Gate: not passed, 1 finding has")));
}

TEST(CheckSet, hides_no_help_that_the_file_asks_for) {
    const World world = usual_world();
    const std::string asked = world.run({"check", "urgent.toml"}).out;
    for (const char* what_if : {"screening.at_once=none", "screening.chest_pain=false"}) {
        for (const char* format : {"text", "json", "html", "md", "letter"}) {
            const Outcome outcome = world.run({"check", "urgent.toml", "--set", what_if, "-f", format});
            EXPECT_EQ(outcome.exit, 1);
            EXPECT_EQ(outcome.out, world.run({"check", "urgent.toml", "-f", format}).out) << format;
            EXPECT_THAT(outcome.err, HasSubstr("no what-if takes back"));
        }
        EXPECT_EQ(world.run({"plan", "urgent.toml", "--set", what_if}).out, asked);
        EXPECT_THAT(world.run({"exercise", "urgent.toml", "--set", what_if}).out, HasSubstr("999"));
        EXPECT_EQ(world.run({"exercise", "urgent.toml", "--set", what_if, "-f", "ics"}).out, "");
        // A manager is told nothing of it either way.
        const testing::Outcome manager = world.run({"check", "urgent.toml", "--role", "manager", "--set", what_if});
        EXPECT_EQ(manager.out, world.run({"check", "urgent.toml", "--role", "manager"}).out);
        EXPECT_EQ(manager.err, "");
    }
    EXPECT_THAT(world.run({"check", "good.toml", "--set", "screening.chest_pain=true"}).out, HasSubstr("999"));
}

// Two workstations of one person: who has to call for help has to at both, in whatever order they are read.
TEST(Check, what_one_file_says_of_a_person_holds_at_their_other_workstation) {
    const std::string id = "[person]\nid = \"p7\"\nstature_cm = 170\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n";
    const std::string well = "[screening]\nanswered = true\nanswered_on = 2026-11-20\n";
    const auto pages = [&](const std::string& office, const std::string& home, const char* first, const char* second) {
        World world;
        world.files["office.toml"] = office;
        world.files["home.toml"] = home;
        return world.run({"check", first, second, "--today", "2026-11-23", "-f", "json"}).out;
    };
    const auto levels = [](const std::string& json, const std::string& level) {
        const std::string key = "\"action_level\": " + level;
        std::size_t count = 0;
        for (std::size_t at = json.find(key); at != json.npos; at = json.find(key, at + 1)) ++count;
        return count;
    };
    const std::string ill = id + "[screening]\nat_once = [\"chest_pain\"]\n";
    EXPECT_EQ(levels(pages(ill, id + well, "office.toml", "home.toml"), "1"), 2U);
    EXPECT_EQ(levels(pages(ill, id + well, "home.toml", "office.toml"), "1"), 2U);
    const std::string other = "[person]\nid = \"p8\"\nstature_cm = 170\n";
    EXPECT_EQ(levels(pages(ill, other + well, "office.toml", "home.toml"), "1"), 1U) << "somebody else";
    // What makes a level may stand in both together: cancer in one, a painful upper back in the other.
    const std::string cancer = id + well + "cancer_history = true\n",
                      back = id + well + "[discomfort.upper_back]\nseverity_0_10 = 4\nweeks = 30\n";
    EXPECT_EQ(levels(pages(cancer, back, "office.toml", "home.toml"), "2"), 2U);
    // A "none" stays where it stands.
    EXPECT_EQ(levels(pages(id + well, id, "office.toml", "home.toml"), "4"), 1U);
}

// One stream holds one report: two of them after each other are neither.
TEST(Check, writes_one_report_to_one_place) {
    World world = usual_world();
    for (const std::vector<std::string>& more : {std::vector<std::string>{"--report", "json=-"},
                                                 {"--report", "json=a", "--report", "html=a"},
                                                 {"-o", "a", "--report", "json=a"},
                                                 {"-o", "a", "--report", "json=-", "--report", "markdown=-"}}) {
        std::vector<std::string> words = {"check", "good.toml"};
        words.insert(words.end(), more.begin(), more.end());
        const Outcome outcome = world.run(words);
        EXPECT_EQ(outcome.exit, 2);
        EXPECT_THAT(outcome.err, HasSubstr("two reports are to be written to"));
        EXPECT_EQ(outcome.out, "");
    }
    const Outcome apart = world.run({"check", "good.toml", "-o", "a.txt", "--report", "json=-"});
    EXPECT_EQ(apart.out, world.run({"check", "good.toml", "-f", "json"}).out);
}

// Nor a limit, a caution or a question left open: what one is told about exercise is what the file allows.
TEST(CheckSet, loosens_nothing_that_the_file_asks_for) {
    const std::string screened = "\n[screening]\nanswered = true\nanswered_on = 2026-11-20\n";
    struct Case {
        std::string health;
        std::vector<std::string> what_if;
    };
    const Case cases[] = {
        {screened + "heart_condition = true\n", {"screening.heart_condition=false"}},
        {screened + "takes_prescribed_medicine = true\n", {"screening.ready=none"}},
        {screened + "\n[conditions]\nosteoporosis = true\n", {"conditions.osteoporosis=false"}},
        {screened + "\n[conditions]\nwrist_pain = true\n", {"conditions.wrist_pain=false"}},
        {screened + "\n[discomfort.neck]\nseverity_0_10 = 3\nnew = true\nonset_days = 2\n",
         {"discomfort.neck.onset_days=100"}},
        {screened + "\n[discomfort.neck]\nat_rest_0_10 = 9\n", {"discomfort.neck.at_rest_0_10=0"}},
        {"\n[screening]\nanswered = true\nanswered_on = 2026-01-20\n", {"screening.answered_on=2026-11-20"}},
        {"", {"screening.at_once=none", "screening.today=none", "screening.soon=none", "screening.ready=none"}},
    };
    for (const Case& one : cases) {
        World world = usual_world();
        world.files["desk.toml"] =
            "[person]\nstature_cm = 170\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n" + one.health;
        for (const char* format : {"text", "json", "letter", "ics"}) {
            std::vector<std::string> plain = {"check", "desk.toml", "-f", format, "--today", "2026-11-23"};
            std::vector<std::string> asked = plain;
            for (const std::string& what : one.what_if) asked.insert(asked.end(), {"--set", what});
            const Outcome outcome = world.run(asked);
            EXPECT_EQ(outcome.out, world.run(plain).out) << one.health << format;
            EXPECT_THAT(outcome.err, HasSubstr("no what-if takes back")) << one.health << format;
        }
    }
}

// The reader knows the bones: what was changed for them, and what was found, goes along.
TEST(Check, a_letter_tells_what_was_found_and_how_exercises_were_changed) {
    World world = testing::usual_world();
    world.files["bones.toml"] =
        testing::story("kitchen-laptop") +
        "[discomfort.lower_back]\nseverity_0_10 = 3\nweeks = 30\n[conditions]\nosteoporosis = true\n"
        "[screening]\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\nready = \"none\"\n"
        "[[screening.cleared]]\nby = \"consultant\"\non = 2026-11-01\nfor = \"all\"\n"
        "[exercise]\nminutes_per_day = 30\nequipment = [\"mat\", \"chair\"]\n";
    const Outcome report = world.run({"check", "bones.toml", "-f", "json", "--exit-zero", "--today", "2026-11-20"});
    ASSERT_EQ(report.exit, 0) << report.err;
    const auto flat = [](std::string text) {
        for (std::size_t at = 0; (at = text.find_first_of(" \n", at)) != std::string::npos; ++at)
            text.replace(at, std::min(text.find_first_not_of(" \n", at), text.size()) - at, " ");
        return text;
    };
    const std::string letter =
        flat(world.run({"check", "bones.toml", "-f", "letter", "--exit-zero", "--today", "2026-11-20"}).out);
    const Json audit = report.json()["audits"][std::size_t{0}];
    int changed = 0;
    for (const Json& one : audit["prescription"]["exercises"].items)
        if (!one["modification"].text.empty()) {
            ++changed;
            EXPECT_THAT(letter, HasSubstr(one["modification"].text));
        }
    EXPECT_GT(changed, 0);
    for (const Json& note : audit["prescription"]["notes"].items) EXPECT_THAT(letter, HasSubstr(note.text));
    EXPECT_THAT(letter, HasSubstr("What was found at the desk"));
}

TEST(Check, an_action_stands_first_in_letters_too) {
    const World world = usual_world();
    const std::string letters = world.run({"check", "good.toml", "urgent.toml", "-f", "letter"}).out;
    EXPECT_THAT(letters, StartsWith("Call 999"));
}

TEST(Check, a_folder_that_may_not_be_entered_is_not_passed_over) {
    World world = usual_world();
    world.files["team/a.toml"] = world.files["good.toml"];
    world.files["team/closed/b.toml"] = world.files["urgent.toml"];
    world.files.closed = {"team/closed"};
    world.files.unreadable = {"team/closed"};
    const testing::Outcome outcome = world.run({"check", "team"});
    EXPECT_EQ(outcome.exit, exit_code::bad_input);
    EXPECT_THAT(outcome.err, HasSubstr("team/closed"));
    EXPECT_THAT(outcome.out, HasSubstr("team/a.toml"));
}

TEST(Check, tells_who_waits_at_a_terminal_how_far_it_is_and_nobody_else) {
    World world = testing::usual_world();
    const std::vector<std::string> words = {"check", "good.toml", "sparse.toml", "slip.toml", "--exit-zero"};
    const Outcome silent = world.run(words);
    double now = 0;
    world.seconds = [&now] { return now += 0.2; };  // a look at the clock before each file
    EXPECT_EQ(world.run(words).err, silent.err);
    world.error_terminal = true;
    now = 0;
    std::string minded;
    world.mind_the_wait = [&minded](bool on) { minded += on ? '+' : '-'; };
    EXPECT_EQ(world.run({"check", "good.toml"}).err, "");  // begun before half a second: an alarm is set
    EXPECT_EQ(minded, "+-");
    std::vector<std::string> many = {"check", "--exit-zero"};
    for (int i = 0; i < 5; ++i) many.emplace_back("sparse.toml");
    many.emplace_back("slip.toml");
    now = 0;
    const Outcome told = world.run(many);
    EXPECT_THAT(told.err, HasSubstr("\r\x1b[Kaudited 2 of 6\r\x1b[K"));
    EXPECT_THAT(told.err, Not(HasSubstr("sparse")));
    // what is wrong is told before anything is audited, and nothing is left of the line at the end
    EXPECT_TRUE(told.err.starts_with("slip.toml:")) << told.err;
    EXPECT_TRUE(told.err.ends_with("\r\x1b[K")) << told.err;
}

TEST(Check, shows_step_by_step_how_one_rule_came_to_its_verdict) {
    World world = testing::usual_world();
    const Outcome traced =
        world.run({"check", "poor.toml", "-v", "--select", "screen-distance-fits", "--width", "100"});
    EXPECT_THAT(traced.out, HasSubstr("measure: "));
    EXPECT_THAT(traced.out, HasSubstr("ideal "));
    EXPECT_THAT(traced.out, HasSubstr("view[0].sitting.distance_cm = "));
    EXPECT_THAT(traced.out, HasSubstr(", credit "));
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"check", "poor.toml", "--select", "screen-distance-fits"},
          {"check", "poor.toml", "-v", "--select", "screen"},
          {"check", "poor.toml", "-v"}})
        EXPECT_THAT(world.run(words).out, Not(HasSubstr("measure: ")));
}

// A slip in one line keeps nobody from being told whom to call; and tells nobody what was answered.
TEST(Unreadable, SaysWhatComesBeforeTheFile) {
    World world = usual_world();
    const auto said = [&](const std::string& file) { return world.run({"check", file, "--width", "200"}).out; };
    world.files["slip-and-red.toml"] = testing::story("red-flag") + "\n[nonsense]\nsied = \"left\"\n";
    EXPECT_THAT(said("slip-and-red.toml"), HasSubstr("true for you now, call for help before you"));
    EXPECT_THAT(said("slip.toml"), HasSubstr("true for you now, call for help before you"));
}

TEST(CheckCommand, WhatIfNobodyAnsweredTakesBackWhatWasAnsweredAtOnce) {
    World world;
    world.files["desk.toml"] = "[screening]\nanswered = true\nanswered_on = 2026-11-20\n[desk]\nheight_cm = 72\n";
    const auto screened = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"check", "desk.toml", "-f", "json"});
        return world.run(words).json()["audits"].items.at(0)["safety"]["screened"].truth;
    };
    EXPECT_TRUE(screened({}));
    EXPECT_FALSE(screened({"--set", "screening.answered=false"}));
    EXPECT_TRUE(screened({"--set", "screening.answered=false", "--set", "screening.answered=true"}));
}

TEST(CheckCommand, AnIdOfBlanksIsNobodys) {
    World world;
    world.files["a.toml"] = world.files["b.toml"] =
        "[person]\nid = \"  \"\n[screening]\nanswered = true\nanswered_on = 2026-11-20\n[desk]\nheight_cm = 72\n";
    const auto json = world.run({"check", "a.toml", "b.toml", "-f", "json"}).json();
    for (const auto& audit : json["audits"].items) {
        EXPECT_GT(audit["prescription"]["exercises"].items.size(), 0U);
        EXPECT_TRUE(audit["id"].text.empty() || audit["id"].text == "null");
    }
}

}  // namespace
}  // namespace ergoaudit
