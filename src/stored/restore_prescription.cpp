// Exercises, sessions, breaks and what stands around them. What an exercise is stands in the knowledge; the report says
// which, how much of it and why.

#include "restore.hpp"

#include <algorithm>
#include <functional>
#include <span>

namespace ergoaudit {
namespace {

constexpr int most_seconds = 1'000'000, most_times = 10'000, most_weeks = 520, most_minutes = 24 * 60;

// The id of an exercise that is known; empty when it is not, which is then said.
std::string_view exercise_named(const StoredField& field, const StoredGround& ground) {
    if (const Exercise* exercise = ground.knowledge.exercise.find(field.text())) return exercise->id;
    field.refuse("is no exercise that is known");
    return {};
}

std::vector<std::string_view> exercises_named(const StoredField& field, const StoredGround& ground) {
    std::vector<std::string_view> ids;
    for (const StoredField& one : field.items()) ids.push_back(exercise_named(one, ground));
    return ids;
}

std::optional<PrescribedExercise> restored_exercise(const StoredField& field, const StoredGround& ground) {
    const Exercise* exercise = ground.knowledge.exercise.find(exercise_named(field["id"], ground));
    if (exercise == nullptr) return std::nullopt;
    PrescribedExercise one{.id = exercise->id, .name = exercise->name, .kind = exercise->kind};
    one.desk_class = exercise->desk_class;
    one.place = field["place"].one_of<Place>(place_names);
    one.sets = field["sets"].whole(0, most_times);
    one.reps = field["reps"].whole(0, most_times);
    one.hold_s = field["hold_s"].whole(0, most_seconds);
    one.sides = field["sides"].whole(0, 2);
    one.dose = exercise->dose;
    one.dose.usual = {.sets = one.sets,  // smaller than the library's for who keeps the smallest
                      .reps = one.reps,
                      .hold_s = one.hold_s,
                      .duration_s = field["duration_s"].whole(0, most_seconds)};
    one.seconds = field["seconds"].whole(0, most_seconds);
    one.days_per_week = field["days_per_week"].whole(0, 7);
    one.regions = exercise->regions;
    const auto why = texts_in(field["why"]), why_text = texts_in(field["why_text"]);
    if (why.size() != why_text.size()) field["why_text"].refuse("is not as long as why");
    for (std::size_t i = 0; i < std::min(why.size(), why_text.size()); ++i) one.why.push_back({why[i], why_text[i]});
    one.sources = exercise->sources;
    one.grade = exercise->grade;
    one.intensity = ground.keep(field["intensity"].text());
    one.cue = exercise->cue;
    one.instructions = exercise->instructions;
    if (!field["progress"].text().empty()) one.progress = exercise->progress;
    one.regress = exercise->regress;
    one.stop_if = exercise->stop_if;
    one.times_per_day = exercise->times_per_day;
    one.min_gap_h = exercise->min_gap_h;
    one.modification = field["modification"].text();
    return one;
}

Session restored_session(const StoredField& field, const StoredGround& ground) {
    Session session;
    session.name = field["name"].text();
    session.place = field["place"].one_of<Place>(place_names);
    for (const StoredField& day : field["days"].items())
        session.days.push_back(weekday_names[day.one_of(weekday_names)]);
    if (session.days.empty()) field["days"].refuse("names no day");
    session.seconds = field["seconds"].whole(0, most_seconds);
    session.exercises = exercises_named(field["exercises"], ground);
    return session;
}

BreakAdvice restored_breaks(const StoredField& field, const StoredGround& ground) {
    BreakAdvice breaks = ground.knowledge.exercise.programme.breaks;
    breaks.change_posture_s = field["change_posture_s"].whole(0, most_minutes * 60);
    breaks.change_posture_every_min = {.from = field["change_posture_every_from_min"].whole(1, most_minutes),
                                       .to = field["change_posture_every_min"].whole(1, most_minutes)};
    breaks.pause_min = field["pause_min"].whole(0, most_minutes);
    breaks.pause_every_min = field["pause_every_min"].whole(0, most_minutes);
    breaks.look_away_s = field["look_away_s"].whole(0, most_minutes * 60);
    breaks.look_away_every_min = field["look_away_every_min"].whole(0, most_minutes);
    breaks.change_posture = ground.keep(field["change_posture"].text());
    breaks.pause = ground.keep(field["pause"].text());
    breaks.look_away = ground.keep(field["look_away"].text());
    breaks.sources = ground.arena.keep(kept_texts(field["sources"], ground));
    return breaks;
}

WeekPlan restored_week(const StoredField& field, const StoredGround& ground) {
    WeekPlan week;
    week.weeks = {.from = field["from"].whole(0, most_weeks), .to = field["to"].whole(0, most_weeks)};
    week.text = field["text"].text();
    for (const StoredField& dose : field["doses"].items())
        week.doses.push_back({.exercise = exercise_named(dose["exercise"], ground),
                              .amount = {.sets = dose["sets"].whole(0, most_times),
                                         .reps = dose["reps"].whole(0, most_times),
                                         .hold_s = dose["hold_s"].whole(0, most_seconds),
                                         .duration_s = dose["duration_s"].whole(0, most_seconds)},
                              .seconds = dose["seconds"].whole(0, most_seconds)});
    week.seconds = field["seconds"].whole(0, most_seconds);
    if (const StoredField activity = field["activity_min_per_week"]; !activity.is_null())
        week.activity_min_per_week = activity.whole(0, most_seconds);
    return week;
}

// By its id among what is known, which tells where it is said.
template <class Known, class Told>
std::vector<Advice> restored_advice(const StoredField& field, const StoredGround& ground, std::span<const Known> known,
                                    Told told) {
    std::vector<Advice> all;
    for (const StoredField& one : field.items()) {
        const auto same = std::ranges::find(known, one["id"].text(), &Known::id);
        all.push_back(std::invoke(told, same == known.end() ? Known{} : *same));
        all.back().id = ground.keep(one["id"].text());
        all.back().text = ground.keep(one["text"].text());
    }
    return all;
}

int weeks_or_none(const StoredField& field) { return field.is_null() ? 0 : field.whole(0, most_weeks); }

}  // namespace

Prescription restored_prescription(const StoredField& field, const StoredGround& ground) {
    Prescription prescription;
    for (const StoredField& one : field["exercises"].items())
        if (auto exercise = restored_exercise(one, ground)) prescription.exercises.push_back(std::move(*exercise));
    for (const StoredField& one : field["sessions"].items())
        prescription.sessions.push_back(restored_session(one, ground));
    if (const StoredField budget = field["budget_seconds"]; !budget.is_null()) {
        prescription.budget_seconds = budget.whole(0, most_seconds);
        prescription.planned_seconds = field["planned_seconds"].whole(0, most_seconds);
    }
    if (const StoredField more = field["more_with"]; !more.is_null()) prescription.more_with = std::string(more.text());
    if (const StoredField activity = field["activity"]; !activity.is_null())
        prescription.activity =
            ActivityPlan{.now_min_per_week = activity["now_min_per_week"].number(),
                         .target_min_per_week = activity["target_min_per_week"].whole(0, most_seconds),
                         .exercises = exercises_named(activity["exercises"], ground)};
    if (const StoredField breaks = field["breaks"]; !breaks.is_null())
        prescription.breaks = restored_breaks(breaks, ground);
    for (const StoredField& one : field["weeks"].items()) prescription.weeks.push_back(restored_week(one, ground));
    prescription.review_after_weeks = weeks_or_none(field["review_after_weeks"]);
    prescription.outcome_after_weeks = weeks_or_none(field["outcome_after_weeks"]);
    const Programme& programme = ground.knowledge.exercise.programme;
    prescription.advice = restored_advice(field["advice"], ground, programme.advice, std::identity{});
    prescription.notes = texts_in(field["notes"]);
    prescription.around = restored_advice(field["around"], ground, programme.around, &AroundAdvice::advice);
    for (const StoredField& line : field["crisis_lines"].items())
        prescription.crisis_lines.push_back({.country = {},
                                             .name = ground.keep(line["name"].text()),
                                             .contact = ground.keep(line["contact"].text()),
                                             .source = ground.keep(line["source"].text())});
    for (const StoredField& one : field["left_out"].items())
        prescription.left_out.push_back({.id = std::string(one["id"].text()), .why = std::string(one["why"].text())});
    if (const StoredField because = field["withheld_because"]; !because.is_null())
        prescription.withheld_because = std::string(because.text());
    return prescription;
}

}  // namespace ergoaudit
