#pragma once
// Which exercises, how much and when, for one person: pure, total, and silent whenever safety says so.

#include "ergoaudit/exercise/exercise.hpp"
#include "ergoaudit/exercise/selection.hpp"
#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/rules/exercise_limit.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Ruled out by the safety rules. A caution for which the exercise lists a modification changes it instead.
struct RemovedExercise {
    std::string_view exercise;
    std::string_view caution;  // code; empty: nothing can modify it
    std::string_view why;
};

// How a caution changes an exercise, as the safety rules say it.
struct ModifiedForSafety {
    std::string_view exercise;
    std::string_view caution;
    std::string_view text;
};

// What the safety assessment allows. A caution of the exercise's own list that is triggered and neither modified here
// nor by the exercise itself rules it out, also when `removed` does not name it.
struct ExercisePermission {
    using Limit = ExerciseLimit;
    Limit limit = Limit::none;
    bool only_mobility = false;  // only D1 mobility
    bool screened = false;
    bool out_of_date = false;                         // the answers are: they are asked again
    std::optional<int> action_level = std::nullopt;   // 1 and 2: nothing at all, not even breaks
    std::string_view why = {};                        // in words, for `none`; empty: the programme's own sentence
    std::string_view elsewhere = {};                  // the file of another workstation, with which the exercises stand
    std::span<const std::string_view> cautions = {};  // codes that are triggered …
    std::span<const std::string_view> of_a_region = {};  // … of them those that concern only what was operated
    std::span<const RemovedExercise> removed = {};
    std::span<const std::string_view> preferred = {};  // ids: what replaces the removed ones
    std::span<const ModifiedForSafety> modified = {};  // wins over the exercise's own words, never over `removed`

    [[nodiscard]] constexpr bool is_help_first() const { return action_level && *action_level <= 2; }
};

// A rule that failed or passed in part.
struct FoundIssue {
    std::string_view rule;
    double points_lost = 0;
    std::string_view message = {};  // what the finding says; may be empty
};

// (Not "Reason": the safety module has that name.) Why an exercise was chosen: a rule id, "discomfort.upper_back",
// "prescribed", "maintenance" (nothing to answer), "both-kinds" (so that strength and stretching are both there),
// "strength-first" (too little time for both) or "rotation" (at least once a week), and a few words.
struct WhyChosen {
    std::string id;
    std::string text;
    friend bool operator==(const WhyChosen&, const WhyChosen&) = default;
};

// Views point into the knowledge, which must outlive the prescription.
struct PrescribedExercise {
    std::string_view id, name;
    ExerciseKind kind = ExerciseKind::mobility;
    DeskClass desk_class = DeskClass::d4;
    Place place = Place::home;
    int sets = 1, reps = 1, hold_s = 0, sides = 1;  // the usual dose; `weeks` says where to begin and how it grows
    Dose dose;                                      // with the ranges
    int seconds = 0;                                // of the usual dose
    int days_per_week = 0;
    std::span<const std::string_view> regions;
    std::vector<WhyChosen> why;
    std::span<const std::string_view> sources;
    EvidenceGrade grade = EvidenceGrade::d;
    std::string_view intensity, cue;
    std::span<const std::string_view> instructions;
    std::string_view progress;  // how to make it harder; empty where safety changes or limits anything about it
    std::string_view regress, stop_if;
    Range times_per_day = {1, 1};
    int min_gap_h = 24;
    std::string modification;  // empty: none
};

[[nodiscard]] bool has_strength(std::span<const PrescribedExercise> exercises);

struct Session {
    std::string name;
    Place place = Place::home;
    std::vector<std::string_view> days;  // of `weekday_names`
    int seconds = 0;
    std::vector<std::string_view> exercises;  // ids
};

struct WeeklyDose {
    std::string_view exercise;  // id
    Amount amount;
    int seconds = 0;
    friend bool operator==(const WeeklyDose&, const WeeklyDose&) = default;
};

struct WeekPlan {
    Range weeks;
    std::string text;
    std::vector<WeeklyDose> doses;
    int seconds = 0;                                          // on the longest day
    std::optional<int> activity_min_per_week = std::nullopt;  // when it is to be built up
};

// Everyday activity is counted beside the minutes of a day.
struct ActivityPlan {
    double now_min_per_week = 0;
    int target_min_per_week = 0;
    std::vector<std::string_view> exercises;  // ids of what counts and is possible
};

struct LeftOut {
    std::string id;
    std::string why;
};

struct Prescription {
    std::vector<PrescribedExercise> exercises;  // in the order of their ids; strength first
    std::vector<Session> sessions;
    int budget_seconds = 0;   // a day, work and home together
    int planned_seconds = 0;  // of them on the first strength day of the week
    std::int64_t value = 0;   // of the choice for a strength day; comparable for one person only
    std::optional<ActivityPlan> activity;
    std::optional<BreakAdvice> breaks;  // absent at action levels 1 and 2
    std::vector<WeekPlan> weeks;
    int review_after_weeks = 0, outcome_after_weeks = 0;  // 0 without exercises
    std::vector<Advice> advice;      // stop rule, traffic light, gradual increase, journal, disclaimer: with exercises
    std::vector<std::string> notes;  // what to keep in mind because of what was said; the caller puts its own first
    std::vector<Advice> around;      // stress, sleep, food, drinks, whom to ask; not at levels 1 and 2
    std::vector<CrisisLine> crisis_lines;  // of the person's country, when stress is high
    std::vector<LeftOut> left_out;
    std::optional<std::string> more_with;         // what to have at hand for more, where minutes are left for it
    std::optional<std::string> withheld_because;  // whenever there are no exercises
};

// `description` with what is assumed when nobody mentions it (`assume_unmentioned`) or without: the same answer.
// `minutes` a day win over those of the description; without either the fact table's assumption counts.
[[nodiscard]] Prescription prescribe(const ExerciseKnowledge& knowledge, const Description& description,
                                     const ExercisePermission& permission, std::span<const FoundIssue> issues,
                                     std::optional<double> minutes = std::nullopt);

}  // namespace ergoaudit
