// Published scores in the reports: as CONTRACT section 5 has them, a few lines of text, and never part of the score.

#include "tests/render/audited.hpp"
#include "tests/support/json.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/report.hpp"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using testing::Json;
using ::testing::Not;
using testing::read_json;
using testing::report_of;

std::string read_file(const std::string& path) { return disk().read(path).value(); }

Audit audit_of(const std::string& text, bool plan = false) {
    auto one = testing::audited(text, "desk.toml", plan);
    EXPECT_TRUE(one) << text;
    return one ? std::move(*one) : Audit{};
}

Json instruments_of(const std::string& text) {
    const auto json = read_json(as_json(report_of({audit_of(text)})));
    EXPECT_TRUE(json);
    return (*json)["audits"][0]["instruments"];
}

std::string section(const std::string& report) {
    const std::size_t from = report.find("Published scores");
    if (from == std::string::npos) return {};
    return report.substr(from, report.find("\n\n", from) - from);
}

std::string workstation(const std::string& name) {
    return read_file("tests/instruments/workstations/" + name + ".measured.toml");
}

TEST(InstrumentsInJson, rosa_has_the_fields_of_the_contract) {
    const Json rosa = instruments_of(workstation("high-desk-far-mouse"))["rosa"];
    for (const char* field : {"final", "low", "high", "section_a", "section_b", "section_c", "monitor_peripherals",
                              "action", "items", "assumptions"})
        EXPECT_TRUE(rosa.has(field)) << field;
    EXPECT_EQ(rosa["final"].text, "8");
    EXPECT_EQ(rosa["low"].text, "8");
    EXPECT_EQ(rosa["high"].text, "8");
    EXPECT_EQ(rosa["action"].type, Json::Type::truth);
    EXPECT_TRUE(rosa["action"].truth);
    EXPECT_EQ(rosa["items"].members.size(), 34u);
    EXPECT_EQ(rosa["items"]["mouse"]["value"].text, "reaching");
    EXPECT_FALSE(rosa["items"]["mouse"]["observed"].truth);
    EXPECT_TRUE(rosa["items"]["mouse_palmrest"]["observed"].truth);
    EXPECT_EQ(rosa["items"]["mouse_palmrest"]["provenance"].text, "observed");
    EXPECT_GE(rosa["assumptions"].items.size(), 20u);
}

TEST(InstrumentsInJson, what_is_not_known_is_null_with_a_range) {
    const Json rosa = instruments_of("[desk]\nheight_cm = 72\n")["rosa"];
    EXPECT_TRUE(rosa["final"].is_null());
    EXPECT_TRUE(rosa["action"].is_null());
    EXPECT_LT(rosa["low"].number(), rosa["high"].number());
    EXPECT_TRUE(rosa["items"]["seat_height"]["value"].is_null());
    EXPECT_EQ(rosa["items"]["seat_height"]["possible"].items.size(), 4u);
}

TEST(InstrumentsInJson, rula_has_left_and_right_and_standing_apart) {
    const Json rula = instruments_of(read_file("examples/sit-stand/desk.toml"))["rula"];
    for (const Json* posture : {&rula, &rula["standing"]})
        for (const char* side : {"left", "right"})
            for (const char* field :
                 {"grand", "low", "high", "action_level", "posture_a", "posture_b", "score_c", "score_d", "items"})
                EXPECT_TRUE((*posture)[side].has(field)) << side << " " << field;
    EXPECT_EQ(rula["left"]["items"].members.size(), 20u);
    EXPECT_FALSE(instruments_of(read_file("examples/good-desk/desk.toml"))["rula"].has("standing"));
}

TEST(InstrumentsInJson, discomfort_has_a_score_a_region) {
    const Json discomfort = instruments_of(
        "[desk]\nheight_cm = 72\n[discomfort.neck]\nseverity_0_10 = 7\nfrequency = \"daily\"\ninterference = \"some\"\n"
        "[discomfort.knee]\nseverity_0_10 = 3\n")["discomfort"];
    EXPECT_EQ(discomfort.members.size(), 2u);
    EXPECT_EQ(discomfort["neck"].text, "30");
    EXPECT_TRUE(discomfort["knee"].is_null());  // how often was not said
}

TEST(InstrumentsInJson, each_says_what_it_can_and_cannot_tell) {
    const Json about = instruments_of(read_file("examples/good-desk/desk.toml"))["about"];
    for (const char* id : {"rosa", "rula", "discomfort"})
        for (const char* field : {"title", "tells", "cannot_tell", "sources"})
            EXPECT_TRUE(about[id].has(field)) << id << " " << field;
    EXPECT_FALSE(about["rosa"].has("assumptions")) << "those stand beside the score";
}

TEST(InstrumentsInText, a_few_lines_each) {
    for (const Audit& audit : testing::audited_examples()) {
        const std::string text = section(as_text(report_of({audit}), {}));
        if (audit.status == Status::withheld) EXPECT_EQ(text, "") << audit.source;
        EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 18) << audit.source << "\n" << text;
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 80u) << line;
    }
}

TEST(InstrumentsInText, score_action_and_limits) {
    const std::string text = section(as_text(report_of({audit_of(workstation("high-desk-far-mouse"))}), {}));
    EXPECT_THAT(
        text,
        HasSubstr("  ROSA: 8 of 10.\n    Look further, and think about changes at once. Of 34 items: 3 observed; "));
    EXPECT_THAT(text, HasSubstr("Only its worst area moves it"));
    EXPECT_THAT(text, HasSubstr("  RULA: left "));
}

TEST(InstrumentsInText, a_wide_range_is_said_in_a_line_and_nothing_known_not_at_all) {
    const Audit sparse =
        audit_of("[desk]\nheight_cm = 72\n[chair]\nkind = \"task\"\nseat_height_cm = 45\n[person]\nstature_cm = 175\n");
    const std::string few = section(as_text(report_of({sparse}), {}));
    EXPECT_THAT(few, HasSubstr("  ROSA: 1 to 9 of 10.\n    Of 34 items: "));
    EXPECT_THAT(few, Not(HasSubstr("Only its worst area")));
    EXPECT_EQ(section(as_text(report_of({audit_of("[habits]\nbreak_every_min = 60\n")}), {})), "");
    EXPECT_THAT(section(as_text(report_of({sparse}), {.verbose = true})), HasSubstr("Not known: "));
}

// Sonne's own number makes a tall screen too low with its top at eye level: said, and no advice follows from it.
TEST(InstrumentsInText, a_tall_screen_at_eye_level_is_called_too_low_and_stays_where_it_is) {
    std::string desk = workstation("everything-fits");
    const auto put = [&](const std::string& from, const std::string& to) {
        ASSERT_NE(desk.find(from), std::string::npos) << from;
        desk.replace(desk.find(from), from.size(), to);
    };
    put("diagonal_in = 24", "diagonal_in = 32");
    put("distance_cm = 70", "distance_cm = 65");
    put("top_height_cm = 118", "top_height_cm = 120");
    const Audit audit = audit_of(desk, true);
    const auto rosa = std::find_if(audit.instruments.begin(), audit.instruments.end(),
                                   [](const InstrumentScore& one) { return one.instrument->id == "rosa"; });
    ASSERT_NE(rosa, audit.instruments.end());
    const std::size_t item = rosa->instrument->item("monitor");
    EXPECT_EQ(rosa->instrument->items[item].options[static_cast<std::size_t>(rosa->answers[item].option)].name,
              "too_low");
    ASSERT_EQ(rosa->notes.size(), 1u);
    const std::string text = as_text(report_of({audit}), {});
    EXPECT_THAT(section(text), HasSubstr("never raise a screen"));
    ASSERT_TRUE(audit.plan);
    for (const PlanStep& step : audit.plan->free.steps) EXPECT_THAT(step.text, Not(HasSubstr("Raise the screen")));
}

// The same audit with and without instruments: only they differ.
TEST(Instruments, never_enter_the_score_or_the_advice) {
    Knowledge without = shipped_knowledge();
    without.instruments = {};
    for (const std::string& story : disk().names_in("examples")) {
        const std::string path = "examples/" + story + "/desk.toml";
        if (disk().kind_of(path) != Entry::file) continue;
        const auto read = read_description(read_file(path), path);
        ASSERT_TRUE(read.ok());
        const Audit with = audit(read.value(), shipped_knowledge(), {});
        Audit bare = audit(read.value(), without, {});
        EXPECT_TRUE(bare.instruments.empty());
        bare.instruments = with.instruments;
        EXPECT_EQ(as_json(report_of({bare})), as_json(report_of({with}))) << path;
    }
}

// What an assessor ticks under [rosa] or [rula] changes those scores and nothing else.
TEST(Instruments, observed_items_change_nothing_else) {
    const std::string desk = workstation("everything-fits");
    Audit plain = audit_of(desk);
    const Audit ticked = audit_of(desk + "\n[rula.left]\nneck = 4\n[rula.right]\nupper_arm = 4\n");
    EXPECT_NE(
        instruments_of(desk)["rula"]["right"]["grand"].text,
        instruments_of(desk + "\n[rula.right]\nupper_arm = 4\nlower_arm = 2\nneck = 4\n")["rula"]["right"]["grand"]
            .text);
    plain.instruments = ticked.instruments;
    plain.digest = ticked.digest;
    plain.described = ticked.described;
    EXPECT_EQ(as_json(report_of({plain})), as_json(report_of({ticked})));
}

}  // namespace
}  // namespace ergoaudit
