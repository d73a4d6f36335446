#pragma once
// What is known about exercises: one entry of rules/exercises/*.toml each, and the programme they are given in.
// Literal types of views: the same structs live in the compiled-in tables and in an arena filled by `read_exercises`.

#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/rules/program.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace ergoaudit {

// The last one is working time: given as advice, never chosen for a session.
enum class ExerciseKind : std::uint8_t { strength, mobility, stretch, aerobic, relaxation, rest_break };
enum class Force : std::uint8_t { push, pull, static_hold, none };
// D1 at the desk, D2 near the desk (wall, doorway), D3 on a mat where there is privacy, D4 at home or in a gym,
// D5 outside or in one's leisure.
enum class DeskClass : std::uint8_t { d1, d2, d3, d4, d5 };
enum class ExerciseSpot : std::uint8_t { desk, near_desk, mat, home, outside };
// A trial with office workers, another trial or a guideline, a public handout, a clinic's page.
enum class EvidenceGrade : std::uint8_t { a, b, c, d };

inline constexpr std::array<std::string_view, 6> exercise_kind_names = {"strength", "mobility",   "stretch",
                                                                        "aerobic",  "relaxation", "break"};
inline constexpr std::array<std::string_view, 4> force_names = {"push", "pull", "static", "none"};
inline constexpr std::array<std::string_view, 5> desk_class_names = {"D1", "D2", "D3", "D4", "D5"};
inline constexpr std::array<std::string_view, 5> exercise_spot_names = {"desk", "near-desk", "mat", "home", "outside"};
inline constexpr std::array<std::string_view, 4> evidence_grade_names = {"A", "B", "C", "D"};
inline constexpr std::array<std::string_view, 7> weekday_names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

struct Range {
    int from = 0;
    int to = 0;

    [[nodiscard]] constexpr bool holds(int value) const { return from <= value && value <= to; }
    friend constexpr bool operator==(Range, Range) = default;
};

// How much of an exercise is done once.
struct Amount {
    int sets = 1;
    int reps = 1;
    int hold_s = 0;      // of each repetition
    int duration_s = 0;  // of what is done by the clock: then one round, and nothing is counted

    [[nodiscard]] constexpr int held_s() const { return sets * reps * hold_s; }  // of each side
    friend constexpr bool operator==(const Amount&, const Amount&) = default;
};

// What the sources allow, what is planned for, and how it grows: one step of one variable at a time.
struct Dose {
    Range sets, reps, hold_s, duration_s;  // the low ends are where weeks 1 and 2 begin
    Amount usual;                          // inside the ranges: what the budget counts
    Amount step;                           // by how much each variable may grow in a week; 0: not at all
    int sides = 1;                         // 2: reps and hold are for each side
    int tempo_s = 0;                       // movement of one repetition, without the hold
    int setup_s = 0;
    int rest_s = 0;  // between sets
    int side_change_s = 0;

    [[nodiscard]] constexpr Amount low() const { return {sets.from, reps.from, hold_s.from, duration_s.from}; }
    [[nodiscard]] constexpr bool by_the_clock() const { return duration_s.to > 0; }
    // By the clock: setup + duration. Otherwise
    // setup + sets · sides · reps · (tempo + hold) + (sets − 1) · rest + (sides − 1) · change of side
    [[nodiscard]] constexpr int seconds(const Amount& amount) const {
        if (by_the_clock()) return setup_s + amount.duration_s;
        return setup_s + amount.sets * sides * amount.reps * (tempo_s + amount.hold_s) + (amount.sets - 1) * rest_s +
               (sides - 1) * side_change_s;
    }
    friend constexpr bool operator==(const Dose&, const Dose&) = default;
};

// How the exercise is changed so that a caution does not rule it out.
struct Modification {
    std::string_view caution;  // one of the exercise's cautions
    std::string_view text;
    bool only_if_taught = false;  // counts only for people who learnt the exercise from a professional
    friend constexpr bool operator==(const Modification&, const Modification&) = default;
};

struct Exercise {
    std::string_view id;
    std::string_view name;
    ExerciseKind kind = ExerciseKind::mobility;
    Force force = Force::none;
    DeskClass desk_class = DeskClass::d4;
    std::span<const std::string_view> regions;  // moved or strengthened, of `region_names`
    std::span<const std::string_view> loads;    // others that carry, hold, stretch or strain: an operation there counts
    std::span<const std::string_view> muscles;
    std::span<const Fact> equipment;  // every one is needed: "exercise.equipment.wall"
    std::span<const Fact> positions;  // one of them is needed: "exercise.positions.sitting"
    Program asks;                     // yes or no, of the facts, beyond these lists; empty: nothing. Unknown is no "no"
    std::string_view asks_why;        // what a "no" means, a sentence for people: "It needs a chair with a backrest."
    std::span<const ExerciseSpot> places;
    Dose dose;
    int seconds = 0;  // dose.seconds(dose.usual), computed by the reader
    Range days_per_week;
    Range times_per_day = {1, 1};  // how often in a day it does good; the minutes of a day count it once
    int min_gap_h = 24;            // between two days with it
    std::string_view intensity;
    bool breath_hold = false;
    std::string_view cue;  // at most 90 characters
    std::span<const std::string_view> instructions;
    std::string_view progress, regress;             // in words
    std::span<const std::string_view> progress_to;  // exercise ids
    std::span<const std::string_view> regress_to;   // exercise ids
    std::span<const std::string_view> cautions;     // codes; one without a modification rules the exercise out
    std::span<const Modification> modifications;
    std::span<const std::string_view> answers_findings;  // rule ids
    std::span<const std::string_view> answers_regions;   // of `region_names`
    EvidenceGrade grade = EvidenceGrade::d;
    std::span<const std::string_view> sources;  // keys of rules/evidence.toml
    std::string_view stop_if;
    bool automatic = true;               // false: nobody but a professional or the person chooses it
    std::string_view why_not_automatic;  // in words; empty when it is

    // A band or a weight adds load: nothing for people who should exercise gently.
    [[nodiscard]] constexpr bool loaded() const {
        for (const Fact thing : equipment)
            if (thing == "exercise.equipment.band"_fact || thing == "exercise.equipment.dumbbells"_fact) return true;
        return false;
    }
    // Whether it has to do with a part of the body, of `region_names`: what an operation there rules out.
    [[nodiscard]] constexpr bool moves_or_loads(std::string_view region) const {
        for (const std::span<const std::string_view> some : {regions, loads})
            for (const std::string_view one : some)
                if (one == region) return true;
        return false;
    }
    [[nodiscard]] constexpr bool is_flexibility() const {
        return kind == ExerciseKind::mobility || kind == ExerciseKind::stretch;
    }
};

// For how long it stretches each of its muscles, on each side: what is held, and moves nothing against a load.
[[nodiscard]] constexpr int stretched_s(const Exercise& exercise, const Amount& amount) {
    return exercise.is_flexibility() ? amount.held_s() : 0;
}

// To whom advice beside exercises is given. A condition that asks for care, or gentle exercise only, is a limit.
enum class AdviceFor : std::uint8_t { everybody, without_limits, with_limits };

struct Advice {
    std::string_view id;
    std::string_view text;
    AdviceFor whom = AdviceFor::everybody;
    bool in_detail = false;    // left out where a page is short
    bool in_calendar = false;  // goes with every session
    int from_weeks = 0;        // told only where the programme lasts as long
    friend constexpr bool operator==(const Advice&, const Advice&) = default;
};

// What stands around the exercises: stress, sleep, food, activity, whom to ask.
struct AroundAdvice {
    std::string_view id;
    Program when;  // yes or no, of the facts; empty: always
    std::string_view text;
    std::span<const std::string_view> sources;
    bool with_exercises = false;     // speaks of them: left out where there are none …
    bool with_strength = false;      // … or none of strength …
    bool without_limits = false;     // … or, more than that, where safety sets any limit to exercise
    bool names_crisis_line = false;  // the lines of the person's country go with it
    bool even_in_short = false;      // told where a page is short, too
    bool in_calendar = false;        // goes with every session
    int from_weeks = 0;              // told only where the programme lasts as long

    [[nodiscard]] constexpr Advice advice() const {
        return {
            .id = id, .text = text, .in_detail = !even_in_short, .in_calendar = in_calendar, .from_weeks = from_weeks};
    }
};

// Where to turn in a crisis, by country.
struct CrisisLine {
    std::string_view country;  // ISO 3166
    std::string_view name, contact;
    std::string_view source;  // a key of rules/evidence.toml
    friend constexpr bool operator==(const CrisisLine&, const CrisisLine&) = default;
};

// How everyday activity grows: so many minutes on so many days a week, longer by a step at a time; at its longest, on
// one day more at a time.
struct ActivityBuildUp {
    int target_min_per_week = 150;  // below it there is something to build up
    int days_per_week = 5, most_days_per_week = 5;
    int start_min = 10, step_min = 5, most_min = 30;  // a day
    friend constexpr bool operator==(const ActivityBuildUp&, const ActivityBuildUp&) = default;
};

// When a calendar shows the sessions, in minutes since midnight.
struct SessionTimes {
    int work_min = 630, home_min = 1110, out_min = 750;
    int remind_before_min = 5;
    friend constexpr bool operator==(const SessionTimes&, const SessionTimes&) = default;
};

// A condition with which strength has fewer days; on the others there is none, however light.
struct FewerStrengthDays {
    std::string_view caution;                // code
    std::span<const std::string_view> days;  // of `weekday_names`
    std::string_view text;                   // what the person is told
    std::span<const std::string_view> sources;
};

struct ProgrammeWeeks {
    Range weeks;
    std::string_view text;
    std::string_view without_strength;  // instead, where no exercise of strength is given; may be empty
    bool progress = false;              // one variable of one exercise may take a step each week
    friend constexpr bool operator==(const ProgrammeWeeks&, const ProgrammeWeeks&) = default;
};

// Breaks are working time and no exercises: they are given to people who are not screened, too.
struct BreakAdvice {
    int change_posture_s = 0;
    Range change_posture_every_min;
    int pause_min = 0;
    int pause_every_min = 0;
    int look_away_s = 0;
    int look_away_every_min = 0;
    std::string_view change_posture, pause, look_away;     // in words
    std::string_view change_posture_seated, pause_seated;  // for who does not stand up …
    Program seated_when;                                   // … which is asked of the facts; empty: nobody
    std::string_view change_posture_standing;              // for who does not sit
    std::span<const std::string_view> sources;
};

// One of its sentences with {pause_every} filled in: "hour", or "45 minutes" where a profile says so.
[[nodiscard]] std::string break_sentence(const BreakAdvice& breaks, std::string_view text);

// What has no source is ours, and says so in the file.
struct Programme {
    std::span<const std::string_view> strength_days;  // of `weekday_names`, with a day between
    std::span<const FewerStrengthDays> fewer_strength_days;
    int most_per_session = 4;
    int most_per_day = 6;
    int most_for_maintenance = 2;
    int both_kinds_from_min = 5;  // from this budget on at least one strength and one stretch or mobility exercise …
    std::span<const std::string_view> first_when_short;  // … and below it one of these, if any is possible
    std::span<const std::string_view> retractions;       // draw the shoulder blades back: one each day for upper backs
    int most_regions = 3;                                // so many of the worst regions are to be answered each
    int stretch_s_per_muscle = 60;                       // all stretches of one muscle on one day, each side
    std::span<const std::string_view> rotation;          // exercise ids: each at least once a week …
    std::span<const std::string_view> rotation_regions;  // … when one of these hurts or a finding asks for it …
    int rotation_from_min = 10;                          // … and the day has so many minutes
    int review_after_weeks = 6;
    int outcome_after_weeks = 12;
    std::string_view effort_with_limits;  // where a caution changes an exercise, or its load meets any limit
    std::string_view no_growth;           // of weeks in which the dose would grow, for who may exercise gently only
    int weeks_of_pregnancy = 40;          // no programme goes on beyond
    std::string_view ends_in_pregnancy;   // said where one ends early: {weeks} from now, in {week} of pregnancy
    std::array<double, 4> grade_worth{};  // by EvidenceGrade
    double worth_per_point_lost = 1;
    double worth_per_severity = 1;
    double worth_when_modified = 1;   // a factor: a caution changes the exercise
    double worth_when_preferred = 1;  // a factor: it replaces what a caution rules out
    ActivityBuildUp activity, activity_in_pregnancy;
    Program activity_when;          // to whom these numbers speak; empty: everybody
    Program beginner_in_pregnancy;  // for whom those in pregnancy are; empty: nobody
    SessionTimes times;
    std::span<const ProgrammeWeeks> weeks;
    std::string_view disclaimer;
    std::span<const Advice> advice;    // stop rule, traffic light, gradual increase, journal …
    std::span<const Advice> withheld;  // why there are no exercises, by reason
    std::span<const AroundAdvice> around;
    std::string_view nothing_for;  // said of what hurts and no exercise answers, with {regions} filled in
    BreakAdvice breaks;
    std::span<const std::string_view> sources;  // what the programme's own numbers and words rest on

    // Empty when there is none of that id.
    [[nodiscard]] constexpr std::string_view why_withheld(std::string_view id) const {
        for (const Advice& entry : withheld)
            if (entry.id == id) return entry.text;
        return {};
    }
};

struct ExerciseKnowledge {
    std::span<const Exercise> exercises;  // in the order of their ids
    Programme programme;
    std::span<const CrisisLine> crisis_lines = {};  // in the order of the file

    // Nothing when there is none of that id.
    [[nodiscard]] constexpr const Exercise* find(std::string_view id) const {
        for (const Exercise& exercise : exercises)
            if (exercise.id == id) return &exercise;
        return nullptr;
    }
};

}  // namespace ergoaudit
