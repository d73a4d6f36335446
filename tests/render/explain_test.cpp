// The page on an exercise holds all that the library holds of it.

#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/render/knowledge_pages.hpp"

#include <array>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;

// Every member by name: with one member more, or one less, this does not compile.
auto members(Amount& value) {
    auto& [sets, reps, hold_s, duration_s] = value;
    return std::tie(sets, reps, hold_s, duration_s);
}
auto members(Dose& value) {
    auto& [sets, reps, hold_s, duration_s, usual, step, sides, tempo_s, setup_s, rest_s, side_change_s] = value;
    return std::tie(sets, reps, hold_s, duration_s, usual, step, sides, tempo_s, setup_s, rest_s, side_change_s);
}
auto members(Modification& value) {
    auto& [caution, text, only_if_taught] = value;
    return std::tie(caution, text, only_if_taught);
}
auto members(Exercise& value) {
    auto& [id, name, kind, force, desk_class, regions, loads, muscles, equipment, positions, asks, asks_why, places,
           dose, seconds, days_per_week, times_per_day, min_gap_h, intensity, breath_hold, cue, instructions, progress,
           regress, progress_to, regress_to, cautions, modifications, answers_findings, answers_regions, grade, sources,
           stop_if, automatic, why_not_automatic] = value;
    return std::tie(id, name, kind, force, desk_class, regions, loads, muscles, equipment, positions, asks, asks_why,
                    places, dose, seconds, days_per_week, times_per_day, min_gap_h, intensity, breath_hold, cue,
                    instructions, progress, regress, progress_to, regress_to, cautions, modifications, answers_findings,
                    answers_regions, grade, sources, stop_if, automatic, why_not_automatic);
}

// With every line on one.
std::string page_of(const Exercise& exercise) {
    Knowledge knowledge = shipped_knowledge();
    knowledge.exercise.exercises = {&exercise, 1};
    std::istringstream words(explain(exercise.id, knowledge, {.width = 80}));
    std::string page;
    for (std::string word; words >> word;) page += word + ' ';
    return page;
}

// Each value within the exercise is changed by itself and must change the page.
class EachValue {
  public:
    explicit EachValue(const Exercise& exercise) : exercise_(exercise), before_(page_of(exercise)) {
        walk(exercise_, "");
    }

    [[nodiscard]] const std::vector<std::string>& unseen() const { return unseen_; }
    [[nodiscard]] int changed() const { return changed_; }

  private:
    template <class T>
    void walk(T& value, const std::string& name) {
        if constexpr (requires { members(value); }) {
            std::size_t place = 0;
            std::apply([&](auto&... member) { (walk(member, name + "." + std::to_string(place++)), ...); },
                       members(value));
        } else {
            const T kept = value;
            value = another(kept);
            ++changed_;
            if (page_of(exercise_) == before_) unseen_.push_back(name);
            value = kept;
        }
    }

    static bool another(bool value) { return !value; }
    static int another(int value) { return value == 1 ? 2 : 1; }
    static Program another(const Program&) { return {}; }
    static Range another(Range value) { return {value.from + 3, value.to + 5}; }
    static std::string_view another(std::string_view) { return "something else"; }
    static Fact another(Fact fact) {
        return fact == "exercise.equipment.wall"_fact ? "exercise.equipment.band"_fact : "exercise.equipment.wall"_fact;
    }
    template <class T>
    requires std::is_enum_v<T>
    static T another(T value) { return value == T{} ? static_cast<T>(1) : T{}; }
    // One entry less; and each value of an entry that is a struct is walked below.
    template <class T>
    static std::span<const T> another(std::span<const T> value) {
        return value.first(value.size() - 1);
    }

    Exercise exercise_;
    std::string before_;
    std::vector<std::string> unseen_;
    int changed_ = 0;
};

// An exercise that has everything. By the clock or counted: each shows what the other has not.
struct Whole {
    std::array<std::string_view, 2> regions = {"neck", "shoulder"}, loads = {"knee", "hip"},
                                    muscles = {"triceps", "biceps"}, instructions = {"First this.", "Then that."},
                                    harder = {"plank-one", "plank-two"}, easier = {"squat-one", "squat-two"},
                                    cautions = {"OSTEO", "SHO"}, findings = {"finding-one", "finding-two"},
                                    answers = {"elbow", "chest"};
    std::array<std::string_view, 2> sources = {shipped_knowledge().sources[0].key, shipped_knowledge().sources[1].key};
    std::array<Fact, 2> equipment = {"exercise.equipment.chair"_fact, "exercise.equipment.mat"_fact};
    std::array<Fact, 2> positions = {"exercise.positions.sitting"_fact, "exercise.positions.standing"_fact};
    std::array<ExerciseSpot, 2> places = {ExerciseSpot::home, ExerciseSpot::outside};
    std::array<Modification, 1> modifications = {{{"SHO", "Stay low.", true}}};
    Exercise exercise;

    explicit Whole(bool by_the_clock) {
        Dose dose{.sets = {2, 3},
                  .reps = {4, 6},
                  .hold_s = {7, 9},
                  .duration_s = {0, 0},
                  .usual = {2, 5, 8, 0},
                  .step = {1, 2, 3, 0},
                  .sides = 2,
                  .tempo_s = 11,
                  .setup_s = 13,
                  .rest_s = 17,
                  .side_change_s = 19};
        if (by_the_clock) dose = {.duration_s = {30, 60}, .usual = {1, 1, 0, 40}, .step = {0, 0, 0, 10}, .setup_s = 13};
        exercise = {.id = "all-of-it",
                    .name = "All of it",
                    .regions = regions,
                    .loads = loads,
                    .muscles = muscles,
                    .equipment = equipment,
                    .positions = positions,
                    .asks = shipped_knowledge().exercise.find("sit-to-stand")->asks,
                    .asks_why = "It needs a stool.",
                    .places = places,
                    .dose = dose,
                    .seconds = dose.seconds(dose.usual),
                    .days_per_week = {2, 3},
                    .times_per_day = {1, 4},
                    .min_gap_h = 48,
                    .intensity = "easy",
                    .cue = "Slowly.",
                    .instructions = instructions,
                    .progress = "More.",
                    .regress = "Less.",
                    .progress_to = harder,
                    .regress_to = easier,
                    .cautions = cautions,
                    .modifications = modifications,
                    .answers_findings = findings,
                    .answers_regions = answers,
                    .sources = sources,
                    .stop_if = "It hurts.",
                    .automatic = false,
                    .why_not_automatic = "It has no dose."};
    }
};

TEST(ExplainExercise, ShowsEveryValueThatTheLibraryHoldsOfIt) {
    const Whole counted(false), by_the_clock(true);
    const EachValue of_counted(counted.exercise), of_clock(by_the_clock.exercise);
    EXPECT_GT(of_counted.changed(), 45);
    // What is counted has no duration; what is done by the clock is not counted.
    for (const std::string& name : of_counted.unseen())
        EXPECT_THAT(of_clock.unseen(), ::testing::Not(::testing::Contains(name))) << page_of(counted.exercise);
    EXPECT_LE(of_counted.unseen().size(), 2U);
}

// The values of an entry, which the walk takes as a whole.
TEST(ExplainExercise, ShowsEveryValueOfAChangeThatACautionMakes) {
    Whole whole(false);
    const std::string before = page_of(whole.exercise);
    EXPECT_THAT(before, HasSubstr("only if a professional taught it to you: Stay low."));
    int changed = 0;
    const auto tell = [&](auto& value, auto other) {
        const auto kept = value;
        value = other;
        EXPECT_NE(page_of(whole.exercise), before) << changed;
        value = kept;
        ++changed;
    };
    auto [caution, text, only_if_taught] = members(whole.modifications[0]);
    tell(caution, std::string_view("OSTEO"));
    tell(text, std::string_view("Stay high."));
    tell(only_if_taught, false);
    EXPECT_EQ(changed, 3);
}

TEST(ExplainExercise, SaysWhatTheSecondsAreMadeOf) {
    const std::string page = page_of(Whole(false).exercise);
    EXPECT_THAT(page, HasSubstr("Usually: 2 sets of 5 times, hold 8 s."));
    for (const char* part : {"13 s to get ready", "11 s for each movement", "17 s of rest between", "19 s to change"})
        EXPECT_THAT(page, HasSubstr(part));
    EXPECT_THAT(page_of(Whole(true).exercise), HasSubstr("Usually: 40 s. May grow in a week by: 10 s."));
}

}  // namespace
}  // namespace ergoaudit
