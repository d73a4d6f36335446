#include "shipped_exercises.hpp"
#include "tests/support/same_knowledge.hpp"

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;

std::string shipped_text(const std::string& name) {
    auto text = disk().read("rules/exercises/" + name);
    return text.ok() ? text.value() : std::string();
}

// The shipped files, one of them with another text.
std::vector<toml_tree::Document> shipped_with(const std::string& file, const std::string& text) {
    std::vector<toml_tree::Document> documents = shipped_documents();
    for (toml_tree::Document& document : documents)
        if (document.file == file) document = parsed(text, file);
    return documents;
}

// The shipped files with one passage of the exercises replaced, and what the reader says about it.
std::string said_after(std::string_view passage, std::string_view replacement,
                       const std::string& file = "upper_back.toml") {
    std::string text = shipped_text(file);
    const std::size_t found = text.find(passage);
    if (found == std::string::npos) return "no such passage";
    text.replace(found, passage.size(), replacement);
    const std::vector<toml_tree::Document> documents = shipped_with(file, text);
    Arena arena;
    const auto read = read_exercises(documents, arena, shipped_definitions());
    EXPECT_EQ(read.ok(), read.problems().empty());
    std::string said;
    for (const Diagnostic& problem : read.problems()) said += to_text(problem);
    return said;
}

TEST(ExerciseReader, ReadsTheShippedFilesSortedById) {
    const auto& exercises = shipped_exercises().exercises;
    ASSERT_GE(exercises.size(), 6U);
    for (std::size_t i = 1; i < exercises.size(); ++i) EXPECT_LT(exercises[i - 1].id, exercises[i].id);
}

TEST(ExerciseReader, UnchangedFilesGiveNoProblem) { EXPECT_EQ(said_after("Wall angels", "Wall angels"), ""); }

TEST(ExerciseReader, SaysWhereAndWhatIsWrong) {
    const struct {
        std::string_view passage, replacement, said;
    } table[] = {
        {"id = \"cat-cow\"", "id = \"Cat Cow\"", "\"Cat Cow\" is no kebab-case id"},
        {"id = \"cat-cow\"", "id = \"wall-angels\"", "there are two exercises \"wall-angels\""},
        {"kind = \"stretch\"", "kind = \"strech\"", "did you mean \"stretch\"?"},
        {"class = \"D4\"", "class = \"D6\"", "\"class\" cannot be \"D6\""},
        {"class = \"D4\"", "class = \"D3\"", "class D3 needs the place \"mat\""},
        {"places = [\"near-desk\", \"home\"]", "places = [\"desk\", \"near-desk\"]", "a place asks for a lower class"},
        {"equipment = [\"wall\"]", "equipment = [\"wal\"]", "\"wal\" is none of [exercise] equipment"},
        {"positions = [\"kneeling\"]", "positions = [\"hanging\"]", "\"hanging\" is none of [exercise] positions"},
        {"regions = [\"upper_back\", \"shoulder\"]", "regions = [\"back\"]", "there is no region \"back\""},
        {"reps = [8, 12]", "reps = [12, 8]", "\"reps\" must be a whole number or [from, to]"},
        {"reps = [8, 12]", "reps = [11, 12]", "the usual dose lies outside the ranges"},
        {"tempo_s = 6", "tempo_s = 6.5", "\"tempo_s\" must be a whole number of 0 or more"},
        {"tempo_s = 6", "tempo_s = 0", "the dose takes no time"},
        {"sides = 2", "sides = 3", "\"sides\" must be 1 or 2"},
        {"rest_s = 60\n", "\n", "several sets need \"rest_s\" between them"},
        {"cue = \"Support", "cue = \"Support your head, and your neck, and your shoulders, as well as you can,",
         "90 are the most"},
        {"{ caution = \"HYP\"", "{ caution = \"WRI\"", "\"WRI\" is no caution of this exercise"},
        {"regress_to = [\"shoulder-blade-squeeze\"]", "regress_to = [\"shoulder-squeeze\"]",
         "there is no exercise \"shoulder-squeeze\""},
        {"grade = \"C\"", "grade = \"C\"\nsecods = 75", "unknown key \"secods\""},
        {"sources = [\"one-body-upper-back\", \"wall-slide-handout\"]", "sources = []", "there is no source"},
        {"reps = 10\n", "reps = 10\nduration_s = 60\n", "a dose by the clock (\"duration_s\") has no \"reps\""},
        {"usual = { sets = 1, reps = 10 }", "usual = { sets = 1, reps = 10, duration_s = 5 }",
         "the usual dose lies outside the ranges"},
        {"grade = \"C\"", "grade = \"C\"\nautomatic = false", "automatic = false needs \"why_not_automatic\""},
        {"grade = \"C\"", "grade = \"C\"\nwhy_not_automatic = \"so\"", "\"why_not_automatic\" goes with"},
        {"grade = \"C\"", "grade = \"C\"\ntimes_per_day = 0", "\"times_per_day\" must be 1 or more"},
        {"class = \"D4\"", "class = \"D5\"", "class D5 needs the place \"outside\""},
        {"tempo_s = 6", "tempo_s = 1", "the cue has 17 words: reading them takes more than a fifth of 20 seconds"},
        {"stop_if", "stop_when", "\"stop_if\" is missing"},
        {"asks_why = \"It needs a firm chair with a backrest.\"\n", "", "\"asks\" and \"asks_why\" go together"},
        {"grade = \"C\"", "grade = \"C\"\nasks_why = \"It needs a stool.\"", "\"asks\" and \"asks_why\" go together"},
        {"chair.backrest != 'none'", "chair.backrest != 'nothing'", "nothing"},
        {"asks = \"!chair_is_unsafe", "asks = \"chair.seat_depth_cm\" # ", "\"asks\" must say yes or no"},
    };
    for (const auto& [passage, replacement, said] : table)
        EXPECT_THAT(said_after(passage, replacement), HasSubstr(said)) << passage << " -> " << replacement;
}

TEST(ExerciseReader, PointsAtTheLine) {
    EXPECT_THAT(said_after("id = \"wall-angels\"", "id = \"Wall\""),
                HasSubstr("upper_back.toml:9:6: error: \"Wall\" is no kebab-case id"));
}

TEST(ExerciseReader, ChecksTheProgramme) {
    const struct {
        std::string_view passage, replacement, said;
    } table[] = {
        {"\"mon\", \"wed\"", "\"mon\", \"weds\"", "there is no day \"weds\""},
        {"\"mon\", \"wed\"", "\"mon\", \"tue\"", "strength days need a day of rest between them"},
        {"\"mon\", \"wed\"", "\"sun\", \"mon\"", "strength days need a day of rest between them"},
        {"most_per_day = 6", "most_per_day = 9", "no day has more than 8 exercises"},
        {"most_regions = 3", "most_regions = 8", "7 regions are the most"},
        {"\"cat-cow\", \"thread", "\"cat-cows\", \"thread", "there is no exercise \"cat-cows\""},
        {"when_preferred = 1.5", "when_preferred = 0.5", "worth at least as much as before"},
        {"when_modified = 0.8", "when_modified = 1.8", "a share above 0 and up to 1"},
        {"work_min = 630", "work_min = 1630", "a day has 1440 minutes"},
        {"A = 1.0", "A = 1.5", "a grade's worth lies above 0 and up to 1"},
        {"per_severity = 4.0", "per_severity = -4.0", "a worth cannot be negative"},
        {"weeks = [3, 5]", "weeks = [4, 5]", "these weeks must begin with week 3"},
        {"id = \"not-screened\"", "id = \"unscreened\"", "[[programme.withheld]] lacks \"not-screened\""},
        {"pause_every_min = 60", "pause_every_min = 0", "every break needs the minutes"},
        {"[[programme.withheld]]\nid = \"none\"",
         "[[programme.around]]\nid = \"x\"\nwhen = \"habits.stress_0_10\"\ntext = "
         "\"Breathe.\"\n\n[[programme.withheld]]\nid = \"none\"",
         "\"when\" must say yes or no"},
        {"[programme]",
         "[[crisis_line]]\ncountry = \"GBR\"\nname = \"x\"\ncontact = \"y\"\nsource = \"z\"\n\n[programme]",
         "a country is written with two capitals"},
        {"this: {regions}", "this", "\"nothing_for\" must name the {regions}"},
        {"nothing_for = ", "nothing_to = ", "\"nothing_for\" is missing"},
        {"[programme.worth]", "[programme.worht]", "[programme.worth] is missing"},
        {"\ndisclaimer = ", "\nnote = ", "\"disclaimer\" is missing"},
        {"without_limits = true\nin_detail", "without_limits = true\nwith_limits = true\nin_detail",
         "with limits and without"},
    };
    for (const auto& [passage, replacement, said] : table)
        EXPECT_THAT(said_after(passage, replacement, "programme.toml"), HasSubstr(said)) << replacement;
}

TEST(ExerciseReader, WhenToStopGoesWithEverySession) {
    std::string text = shipped_text("programme.toml");
    constexpr std::string_view line = "\nin_calendar = true\n";
    std::size_t taken = 0;
    for (std::size_t at = text.find(line); at != std::string::npos; at = text.find(line), ++taken)
        text.replace(at, line.size(), "\n");
    EXPECT_EQ(taken, 2U);
    Arena arena;
    const auto read = read_exercises(shipped_with("programme.toml", text), arena, shipped_definitions());
    ASSERT_FALSE(read.ok());
    EXPECT_THAT(read.problems().front().message, HasSubstr("in_calendar = true"));
}

TEST(ExerciseReader, ReadsWhatIsDoneByTheClock) {
    std::string text = shipped_text("upper_back.toml");
    constexpr std::string_view counted = "sets = 1\nreps = [1, 2]\nhold_s = [20, 30]\nsides = 2\ntempo_s = 0\n",
                               side_change =
                                   "side_change_s = 3\nusual = { reps = 1, hold_s = 25 }\n"
                                   "step = { reps = 1, hold_s = 5 }\n";
    ASSERT_NE(text.find(counted), std::string::npos);
    text.replace(text.find(counted), counted.size(), "duration_s = [120, 300]\n");
    ASSERT_NE(text.find(side_change), std::string::npos);
    text.replace(text.find(side_change), side_change.size(),
                 "usual = { duration_s = 180 }\nstep = { duration_s = 60 }\n");
    const std::vector<toml_tree::Document> documents = shipped_with("upper_back.toml", text);
    Arena arena;
    const auto read = read_exercises(documents, arena, shipped_definitions());
    ASSERT_TRUE(read.ok());
    const Exercise* exercise = read.value().find("thread-the-needle");
    EXPECT_TRUE(exercise->dose.by_the_clock());
    EXPECT_EQ(exercise->seconds, 30 + 180);
    EXPECT_EQ(exercise->dose.low().duration_s, 120);
}

TEST(ExerciseReader, NeedsExercisesAndOneProgramme) {
    Arena arena;
    const std::vector<toml_tree::Document> none;
    ASSERT_FALSE(read_exercises(none, arena, shipped_definitions()).ok());
    EXPECT_EQ(read_exercises(none, arena, shipped_definitions()).problems().size(), 2U);
    std::vector<toml_tree::Document> twice;
    for (const char* name : {"upper_back.toml", "programme.toml", "programme.toml"})
        twice.push_back(parsed(shipped_text(name), name));
    const auto read = read_exercises(twice, arena, shipped_definitions());
    ASSERT_FALSE(read.ok());
    EXPECT_THAT(read.problems().front().message, HasSubstr("another [programme]"));
}

TEST(ExerciseReader, SameComparesContentAndNotAddresses) {
    Arena first, second;
    const auto a = read_exercises(shipped_documents(), first, shipped_definitions()),
               b = read_exercises(shipped_documents(), second, shipped_definitions());
    ASSERT_TRUE(a.ok() && b.ok());
    EXPECT_TRUE(same(a.value(), b.value()));
    ExerciseKnowledge changed = b.value();
    changed.programme.breaks.pause_min += 1;
    EXPECT_FALSE(same(a.value(), changed));
    for (const Exercise& exercise : a.value().exercises) {
        Exercise other = exercise;
        other.sources = other.sources.subspan(1);
        EXPECT_FALSE(same(exercise, other)) << exercise.id;
        other = exercise;
        other.dose.usual.reps += 1;
        EXPECT_FALSE(same(exercise, other)) << exercise.id;
        other = exercise;
        other.asks = shipped(exercise.id == "sit-to-stand" ? "seated-figure-four" : "sit-to-stand").asks;
        EXPECT_FALSE(same(exercise, other)) << exercise.id;
    }
}

}  // namespace
}  // namespace ergoaudit
