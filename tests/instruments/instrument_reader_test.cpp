// What is said about instrument files, and an employer's own checklist as data.

#include "ergoaudit/instruments/instrument_reader.hpp"

#include "checklist.hpp"
#include "scoring.hpp"

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/instruments/cases.hpp"
#include "ergoaudit/instruments/instrument_check.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ergoaudit::testing {
namespace {

struct ReadFile {
    Arena arena;
    Diagnostics problems;
    Instrument instrument;
    bool ok = false;

    explicit ReadFile(const std::string& text) {
        const auto document = toml_tree::parse(text, "own.toml", toml_tree::Quote::everything);
        EXPECT_TRUE(document.ok());
        if (!document.ok()) return;
        auto read = read_instrument(document.value(), arena);
        problems = read.problems();
        ok = read.ok();
        if (ok) instrument = read.value();
    }
    [[nodiscard]] std::string messages() const {
        std::string all;
        for (const Diagnostic& problem : problems) all += to_text(problem);
        return all;
    }
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

const std::string checklist = first_day_checklist;

TEST(InstrumentReader, AnOwnChecklistNeedsNoCode) {
    const ReadFile own(checklist);
    ASSERT_TRUE(own.ok) << own.messages();
    EXPECT_TRUE(check_worked_examples(own.instrument).empty());
    EXPECT_EQ(own.instrument.lowest, 0);
    EXPECT_EQ(own.instrument.highest, 6);
    const auto scored = score_cases(own.instrument,
                                    "desk,no_training,chair_not_set,glare,laptop_alone,cables\n"
                                    "A1,0,0,0,0,1\n"
                                    "A2,1,1,1,1,1\n",
                                    "desks.csv");
    ASSERT_TRUE(scored.ok());
    EXPECT_EQ(scored.value(), "desk,open_points,visit\nA1,1,0\nA2,6,1\n");
}

TEST(InstrumentReader, AnOwnChecklistIsAnsweredFromADescriptionToo) {
    const ReadFile own(checklist);
    ASSERT_TRUE(own.ok);
    Facts facts;
    facts.set_screens(1);
    facts.set("work.training_done"_fact, 0, Provenance::measured);
    facts.set("screen.glare"_fact, 1, Provenance::measured);
    facts.set("screen.kind"_fact, 0, Provenance::measured);
    const auto scores = score_instruments({&own.instrument, 1}, facts);
    ASSERT_EQ(scores.size(), 1u);
    EXPECT_EQ(scores[0].score(), (ScoreRange{2, 4}));  // the chair and the cables were not looked at
    EXPECT_EQ(scores[0].open_items(), 2u);
}

TEST(InstrumentReader, ItemsAndStepsAreUsedOnce) {
    EXPECT_EQ(ReadFile(replaced(checklist, R"("laptop_alone", "cables"])", R"("laptop_alone"])")).messages(),
              "own.toml:43:1: error: \"cables\" is used by no step\n"
              "  43 | [[step]]\n"
              "     | ^^^^^^^^\n");
    const ReadFile twice(replaced(checklist, R"("laptop_alone", "cables"])", R"("laptop_alone", "cables", "glare"])"));
    EXPECT_NE(twice.messages().find("\"glare\" is used twice"), std::string::npos) << twice.messages();
}

TEST(InstrumentReader, BrokenFilesAreExplained) {
    const auto expect = [](const std::string& from, const std::string& to, const std::string& part) {
        const ReadFile file(replaced(checklist, from, to));
        EXPECT_FALSE(file.ok) << to;
        EXPECT_NE(file.messages().find(part), std::string::npos) << to << "\n" << file.messages();
    };
    expect("when = \"screen.glare\"", "when = \"screen.glarre\"", "did you mean");
    expect("when = \"screen.glare\"", "when = \"screen.hours_per_day\"", "\"when\" must say yes or no");
    expect("sum = [\"no_training\"", "sum = [\"no_traning\"", "\"no_traning\" is no item and no earlier step");
    expect("{ from = 2, level = 1", "{ from = 0, level = 1", "levels stand in rising order");
    expect("items = { laptop_alone = \"1\"", "items = { laptop = \"1\"", "there is no item \"laptop\"");
    expect("laptop_alone = \"1\", cables", "laptop_alone = \"2\", cables", "\"laptop_alone\" has no such option");
    expect("level_name = \"visit\"", "", "levels and level_name belong together");
    const std::string sum = "laptop_alone\", \"cables\"]";
    expect(sum, sum + "\nleast = 5\nmost = 1", "\"least\" is above \"most\"");
    expect(sum, sum + "\nmost = nan", "\"most\" must be finite");
    expect(sum, sum + "\nleast = -inf", "\"least\" must be finite");
    expect("id = \"cables\"", "id = \"cables\"\ncolour = \"red\"", "unknown key \"colour\"");
    expect("sources = [{ key = \"project-choice\", says = \"a list of our own\", known = \"primary\" }]", "",
           "at least one source");
}

const char* table_checklist = R"(
id = "t"
name = "T"
title = "T"
tells = "t"
cannot_tell = "t"
in_short = "t"
sources = [{ key = "project-choice", says = "t", known = "primary" }]
[[item]]
id = "a"
text = "a"
[[item]]
id = "b"
text = "b"
points = 2
[[step]]
id = "score"
rows = [{ of = "a", from = 0, to = 1 }]
columns = [{ of = "b", from = 0, to = 2 }]
cells = [[1, 2, 3], [4, 5, 6]]
)";

TEST(InstrumentReader, TablesAreFullRectanglesThatHoldEverything) {
    const ReadFile good(table_checklist);
    ASSERT_TRUE(good.ok) << good.messages();
    EXPECT_EQ(value_of(good.instrument, "score", {{"a", "1"}, {"b", "1"}}), 6);
    EXPECT_EQ(value_of(good.instrument, "score", {{"a", "1"}, {"b", "0"}}), 4);
    const auto expect = [](const std::string& from, const std::string& to, const std::string& part) {
        const ReadFile file(replaced(table_checklist, from, to));
        EXPECT_FALSE(file.ok) << to;
        EXPECT_NE(file.messages().find(part), std::string::npos) << to << "\n" << file.messages();
    };
    expect("[4, 5, 6]", "[4, 5]", "the axes want 2 rows of 3 cells, but here are 2 cells");
    expect(", [4, 5, 6]", "", "the axes want 2 rows of 3 cells, but here are 1 rows");
    expect("to = 2 }", "to = 1 }", "the axes want 2 rows of 2 cells");
    expect("points = 2", "points = 3", "\"b\" runs from 0 to 3, but the axis from 0 to 2");
    expect("points = 2", "points = 1.5", "in whole numbers");
    expect("to = 2 }", "to = 1.5 }", "an axis runs over whole numbers");
}

TEST(InstrumentReader, ASumWithTooManyValuesIsRefused) {
    std::string file = replaced(table_checklist, "[[item]]\nid = \"a\"\ntext = \"a\"\n", "");
    file = file.substr(0, file.find("[[item]]"));
    std::string sum;
    for (int i = 0; i < 7; ++i) {
        file +=
            "[[item]]\nid = \"i" + std::to_string(i) + "\"\ntext = \"i\"\npoints = " + std::to_string(1 << i) + "\n";
        sum += (i > 0 ? ", \"i" : "\"i") + std::to_string(i) + "\"";
    }
    const ReadFile read(file + "[[step]]\nid = \"score\"\nsum = [" + sum + "]\n");
    EXPECT_FALSE(read.ok);
    EXPECT_NE(read.messages().find("\"score\" can have more than 64 different values"), std::string::npos)
        << read.messages();
}

TEST(InstrumentCheck, AnExampleThatComesOutOtherwiseIsReported) {
    const ReadFile own(replaced(checklist, "open_points = [2, 3]", "open_points = [2, 4]"));
    ASSERT_TRUE(own.ok);
    const Diagnostics problems = check_worked_examples(own.instrument);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].message,
              "first-day, example \"a laptop, cables not looked at\": open_points is 2 to 3, not 2 to 4");
    const ReadFile none(table_checklist);
    ASSERT_TRUE(none.ok);
    EXPECT_EQ(check_worked_examples(none.instrument).front().message, "t: no worked example states the score");
}

TEST(InstrumentCheck, FactsThatLeadElsewhereAreReported) {
    const ReadFile own(checklist +
                       "\n[[example]]\ntitle = \"glare\"\ngiven = { \"screen.glare\" = true }\n"
                       "items = { glare = \"0\", cables = \"?\" }\n");
    ASSERT_TRUE(own.ok) << own.messages();
    const Diagnostics problems = check_worked_examples(own.instrument);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].message, "first-day, example \"glare\": glare is 1, not 0");
}

// Every item of the shipped instruments that follows from facts says in words what was decided, or needs no decision.
TEST(ShippedInstruments, SayWhereTheyComeFromAndWhatTheyCannotTell) {
    ASSERT_EQ(shipped_knowledge().instruments.size(), 3u);
    for (const Instrument& instrument : shipped_knowledge().instruments) {
        EXPECT_TRUE(check_worked_examples(instrument).empty());
        EXPECT_GE(instrument.sources.size(), 2u);
        EXPECT_FALSE(instrument.cannot_tell.empty());
        EXPECT_FALSE(instrument.assumptions.empty());
        for (const Citation& citation : instrument.sources)
            EXPECT_NE(shipped_knowledge().source(citation.key), nullptr);
    }
}

}  // namespace
}  // namespace ergoaudit::testing
