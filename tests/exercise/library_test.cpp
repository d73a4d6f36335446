// What the shipped exercises say: the doses of the article, typed here a second time, and words fit for people.
#include "shipped_exercises.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

struct ArticleDose {
    std::string_view id;
    Range reps, hold_s;
    int sides;
    int usual_seconds;  // worked by hand: setup + sides · reps · (tempo + hold) + change of side
};

constexpr ArticleDose article[] = {
    {"wall-angels", {10, 10}, {0, 0}, 1, 70},                          // 10 + 10 · 6
    {"shoulder-blade-squeeze", {10, 15}, {5, 10}, 1, 75},              // 5 + 10 · (2 + 5)
    {"thoracic-extension-over-swiss-ball", {8, 12}, {3, 5}, 1, 110},   // 30 + 10 · (4 + 4)
    {"thoracic-extension-over-foam-roller", {8, 10}, {3, 5}, 1, 102},  // 30 + 9 · (4 + 4)
    {"cat-cow", {10, 15}, {0, 0}, 1, 130},                             // 30 + 10 · 10
    {"thread-the-needle", {1, 2}, {20, 30}, 2, 83},                    // 30 + 2 · 25 + 3
};

TEST(Library, HoldsTheSixExercisesOfTheArticleWithItsDoses) {
    for (const ArticleDose& expected : article) {
        const Exercise& exercise = shipped(expected.id);
        EXPECT_EQ(exercise.dose.reps, expected.reps) << expected.id;
        EXPECT_EQ(exercise.dose.hold_s, expected.hold_s) << expected.id;
        EXPECT_EQ(exercise.dose.sides, expected.sides) << expected.id;
        EXPECT_EQ(exercise.dose.sets.from, 1) << expected.id;
        EXPECT_EQ(exercise.seconds, expected.usual_seconds) << expected.id;
        EXPECT_THAT(exercise.sources, ::testing::Contains("one-body-upper-back")) << expected.id;
    }
}

// "Wall angels, squeezes: daily or alternate days"; the ball three or four days a week; stretches daily.
TEST(Library, GivesTheBallOnThreeOrFourDaysAndTheRestUpToDaily) {
    for (const ArticleDose& expected : article) {
        const Exercise& exercise = shipped(expected.id);
        EXPECT_EQ(exercise.days_per_week.from, 3) << expected.id;
        EXPECT_EQ(exercise.days_per_week.to,
                  expected.id == std::string_view("thoracic-extension-over-swiss-ball") ? 4 : 7)
            << expected.id;
    }
    EXPECT_EQ(shipped("wall-angels").kind, ExerciseKind::strength);
    EXPECT_EQ(shipped("shoulder-blade-squeeze").kind, ExerciseKind::strength);
    EXPECT_EQ(shipped("thoracic-extension-over-swiss-ball").kind, ExerciseKind::strength);
    EXPECT_TRUE(shipped("thoracic-extension-over-foam-roller").is_flexibility());
    EXPECT_TRUE(shipped("cat-cow").is_flexibility());
    EXPECT_TRUE(shipped("thread-the-needle").is_flexibility());
}

// The formula again, by walking through the exercise instead of multiplying.
int seconds_walked_through(const Dose& dose, const Amount& amount) {
    int seconds = dose.setup_s;
    for (int set = 0; set < amount.sets; ++set) {
        if (set > 0) seconds += dose.rest_s;
        for (int side = 0; side < dose.sides; ++side)
            for (int rep = 0; rep < amount.reps; ++rep) seconds += dose.tempo_s + amount.hold_s;
    }
    for (int side = 1; side < dose.sides; ++side) seconds += dose.side_change_s;
    return seconds;
}

TEST(Library, SecondsFollowFromEveryDose) {
    for (const Exercise& exercise : shipped_exercises().exercises) {
        EXPECT_EQ(exercise.seconds, exercise.dose.seconds(exercise.dose.usual)) << exercise.id;
        for (int sets = exercise.dose.sets.from; sets <= exercise.dose.sets.to; ++sets)
            for (int reps = exercise.dose.reps.from; reps <= exercise.dose.reps.to; ++reps)
                for (int hold = exercise.dose.hold_s.from; hold <= exercise.dose.hold_s.to; ++hold)
                    EXPECT_EQ(exercise.dose.seconds({sets, reps, hold}),
                              seconds_walked_through(exercise.dose, {sets, reps, hold}))
                        << exercise.id;
        EXPECT_LE(exercise.dose.seconds(exercise.dose.low()), exercise.seconds) << exercise.id;
    }
}

// Every text that people may read.
std::vector<std::string_view> all_texts() {
    std::vector<std::string_view> texts;
    const auto add = [&](auto... more) { (texts.push_back(more), ...); };
    for (const Exercise& e : shipped_exercises().exercises) {
        add(e.name, e.intensity, e.cue, e.progress, e.regress, e.stop_if);
        texts.insert(texts.end(), e.instructions.begin(), e.instructions.end());
        for (const Modification& change : e.modifications) add(change.text);
        if (!e.automatic) add(e.why_not_automatic);
    }
    const Programme& programme = shipped_exercises().programme;
    for (const ProgrammeWeeks& weeks : programme.weeks) add(weeks.text);
    add(programme.disclaimer);
    for (const Advice& advice : programme.advice) add(advice.text);
    for (const Advice& advice : programme.withheld) add(advice.text);
    for (const AroundAdvice& advice : programme.around) add(advice.text);
    for (const FewerStrengthDays& fewer : programme.fewer_strength_days) add(fewer.text);
    add(programme.nothing_for);
    for (const Exercise& e : shipped_exercises().exercises)
        if (!e.asks_why.empty()) add(e.asks_why);
    const BreakAdvice& breaks = programme.breaks;
    add(breaks.change_posture, breaks.change_posture_seated, breaks.change_posture_standing, breaks.pause,
        breaks.pause_seated, breaks.look_away);
    return texts;
}

// Lower case, everything but letters a space, so that whole words can be looked for.
std::string plain_words(std::string_view text) {
    std::string words = " ";
    for (const char c : text)
        words += std::isalpha(static_cast<unsigned char>(c))
                     ? static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                     : ' ';
    return words + " ";
}

TEST(Library, NeverPromisesBlamesOrSellsElectrotherapy) {
    constexpr std::string_view forbidden[] = {
        " cure ",         " cures ",       " cured ",        " heal ",      " heals ",      " guarantee",
        " your posture",  " bad posture ", " poor posture ", " slouch",     " ultrasound ", " electrotherapy ",
        " electrical ",   " tens ",        " instant",       " pain free ", " eliminat",    " will fix ",
        " will relieve ", " will remove ", " prevent",       " diagnos",    " your fault ", " anti inflammatory ",
        " bump "};
    ASSERT_GT(all_texts().size(), 60U);
    for (const std::string_view text : all_texts()) {
        EXPECT_FALSE(text.empty());
        const std::string words = plain_words(text);
        for (const std::string_view word : forbidden)
            EXPECT_EQ(words.find(word), std::string::npos) << '"' << word << "\" in: " << text;
    }
}

TEST(Library, CuesFitANotificationAndInstructionsAreShortSentences) {
    for (const Exercise& exercise : shipped_exercises().exercises) {
        EXPECT_LE(code_points(exercise.cue), 90U) << exercise.id;
        EXPECT_GE(exercise.instructions.size(), 3U) << exercise.id;
        for (const std::string_view step : exercise.instructions) {
            EXPECT_LE(code_points(step), 100U) << step;
            EXPECT_EQ(step.back(), '.') << step;
            EXPECT_TRUE(std::isupper(static_cast<unsigned char>(step.front()))) << step;
        }
    }
}

TEST(Library, EverySourceCitedIsListed) {
    std::set<std::string> listed;
    std::vector<toml_tree::Document> documents = shipped_documents();
    documents.push_back(parsed(disk().read("rules/evidence.toml").value(), "evidence.toml"));
    for (const toml_tree::Document& document : documents)
        if (const toml_tree::Node* sources = document.root.find("source"))
            for (const toml_tree::Node& source : *sources->array()) {
                EXPECT_TRUE(listed.insert(*source.find("key")->string()).second) << *source.find("key")->string();
                for (const char* key : {"title", "kind", "known", "says"})
                    EXPECT_NE(source.find(key), nullptr) << *source.find("key")->string() << " " << key;
            }
    const auto is_listed = [&](std::string_view key) { return listed.contains(std::string(key)); };
    for (const Exercise& exercise : shipped_exercises().exercises)
        for (const std::string_view key : exercise.sources) EXPECT_TRUE(is_listed(key)) << key;
    for (const std::string_view key : shipped_exercises().programme.breaks.sources) EXPECT_TRUE(is_listed(key)) << key;
}

TEST(Library, CarriesTheProgrammeWideAdvice) {
    const Programme& programme = shipped_exercises().programme;
    std::vector<std::string_view> ids;
    for (const Advice& advice : programme.advice) ids.push_back(advice.id);
    EXPECT_THAT(ids, ::testing::IsSupersetOf(
                         {"before", "stop", "green", "amber", "red", "gradual", "journal", "review", "evidence"}));
    EXPECT_FALSE(programme.disclaimer.empty());
    EXPECT_EQ(programme.review_after_weeks, 6);
    EXPECT_EQ(programme.outcome_after_weeks, 12);
    EXPECT_EQ(programme.most_per_session, 4);
    EXPECT_EQ(programme.most_per_day, 6);
    EXPECT_EQ(programme.breaks.change_posture_s, 30);
    EXPECT_EQ(programme.breaks.change_posture_every_min, (Range{20, 30}));
    EXPECT_EQ(programme.breaks.pause_min, 5);
    EXPECT_EQ(programme.breaks.pause_every_min, 60);
    EXPECT_EQ(programme.breaks.look_away_s, 20);
}

}  // namespace
}  // namespace ergoaudit
