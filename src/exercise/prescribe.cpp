// One person's programme: the best selection for a strength day, the other days and the weeks, and what stands around.
// The only entry is `prescribe`, at the end.
#include "contains.hpp"
#include "options.hpp"
#include "progression.hpp"
#include "sessions.hpp"

#include "ergoaudit/base/country.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/exercise/prescription.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

int budget_seconds(const Facts& facts, std::optional<double> minutes) {
    const FactInfo& info = "exercise.minutes_per_day"_fact.info();
    if (!minutes || !std::isfinite(*minutes)) minutes = facts.value("exercise.minutes_per_day"_fact);
    constexpr int seconds_a_minute = 60;
    return static_cast<int>(std::clamp(*minutes, info.low, info.high) * seconds_a_minute);
}

bool must_be_careful(const ExercisePermission& permission) {
    return !permission.cautions.empty() || permission.limit != ExercisePermission::Limit::full;
}

// Who has to be careful does it lightly: where it is changed for them, and where there is a load to choose.
bool is_done_lightly(const Option& option, const ExercisePermission& permission) {
    return option.possible.is_changed || (must_be_careful(permission) && option.exercise->loaded());
}

// How to make it harder is told to who does it as it stands and exercises without limits, and where what it leads to is
// for them, too.
std::string_view harder_for(const Option& option, const ExerciseKnowledge& knowledge, const Person& person,
                            const ExercisePermission& permission) {
    const Exercise& exercise = *option.exercise;
    if (is_done_lightly(option, permission) || option.possible.is_doubted ||
        permission.limit != ExercisePermission::Limit::full)
        return {};
    const auto is_ruled_out = [&](std::string_view id) {
        const Exercise* harder = knowledge.find(id);
        return contains(person.avoid, id) ||
               (harder != nullptr && !is_within_reach(*harder, permission, person.facts, person.taught));
    };
    return std::ranges::any_of(exercise.progress_to, is_ruled_out) ? std::string_view{} : exercise.progress;
}

// Who may not grow keeps the smallest dose, and is told no other.
Dose dose_for(const Exercise& exercise, bool may_grow) {
    Dose dose = exercise.dose;
    if (!may_grow) dose.usual = dose.low();
    return dose;
}

PrescribedExercise prescribed_exercise(const Option& option, std::string_view harder, bool has_time_for_both,
                                       bool may_grow) {
    const Exercise& exercise = *option.exercise;
    const Dose dose = dose_for(exercise, may_grow);
    PrescribedExercise result{.id = exercise.id,
                              .name = exercise.name,
                              .kind = exercise.kind,
                              .desk_class = exercise.desk_class,
                              .sets = dose.usual.sets,
                              .reps = dose.usual.reps,
                              .hold_s = dose.usual.hold_s,
                              .sides = dose.sides,
                              .dose = dose,
                              .seconds = may_grow ? exercise.seconds : dose.seconds(dose.usual),
                              .regions = exercise.regions,
                              .why = option.why,
                              .sources = exercise.sources,
                              .grade = exercise.grade,
                              .intensity = exercise.intensity,
                              .cue = exercise.cue,
                              .instructions = exercise.instructions,
                              .progress = harder,
                              .regress = exercise.regress,
                              .stop_if = exercise.stop_if,
                              .times_per_day = exercise.times_per_day,
                              .min_gap_h = exercise.min_gap_h,
                              .modification = option.possible.modification};
    if (option.candidate.due) result.why.push_back({"rotation", "each of the six has its turn every week"});
    if (result.why.empty() && !option.candidate.comes_first)
        result.why.push_back(has_time_for_both ? WhyChosen{"both-kinds", "strength and stretching complete each other"}
                                               : WhyChosen{"strength-first", "with little time strength comes first"});
    if (option.candidate.comes_first)
        result.why.insert(result.why.begin(),
                          {"prescribed", option.takes_turns
                                             ? "your physiotherapist or doctor gave it to you; one day cannot hold all "
                                               "they gave, so it takes turns"
                                             : "your physiotherapist or doctor gave it to you"});
    return result;
}

std::string time_in_words(int seconds) {
    constexpr int seconds_a_minute = 60, as_minutes_from = 300;
    if (seconds < as_minutes_from) return fmt::format("{} seconds", seconds);
    return fmt::format("{}{} minutes", seconds % seconds_a_minute == 0 ? "" : "about ",
                       (seconds + seconds_a_minute / 2) / seconds_a_minute);
}

// How a reason begins that names the one who gave it.
constexpr std::string_view it_was_given = "It was given to you and ";

std::string why_not_chosen(const Candidate& candidate, int seconds, int budget_s, int stretch_s, bool maintenance) {
    if (candidate.comes_first && candidate.seconds > budget_s)
        return fmt::format("{}takes {}, longer than your time for a day: make room for it, or ask for a shorter form.",
                           it_was_given, time_in_words(candidate.seconds));
    if (candidate.comes_first && candidate.stretch_s > stretch_s)
        return fmt::format("{}stretches for longer than {}: do it as you were shown.", it_was_given,
                           time_in_words(stretch_s));
    if (candidate.comes_first)
        return "It was given to you, and your week has no room for it beside what else was: ask which comes first.";
    if (!candidate.comes_first && maintenance) return "Little was found that exercises answer: a few are enough.";
    if (!candidate.comes_first && candidate.worth == 0) return "Nothing was found that it answers.";
    if (candidate.seconds > budget_s)
        return fmt::format("It takes {}, longer than your time for a day.", time_in_words(candidate.seconds));
    if (seconds + candidate.seconds > budget_s)
        return fmt::format("It takes {}; your time for the day is used.", time_in_words(candidate.seconds));
    return "Others answer more of what was found, and there are enough for one day.";
}

void explain_not_chosen(const std::vector<Option>& options, const std::vector<bool>& is_chosen, int seconds,
                        int budget_s, int stretch_s, bool maintenance, std::vector<LeftOut>& left_out) {
    for (std::size_t i = 0; i < options.size(); ++i)
        if (!is_chosen[i])
            left_out.push_back({std::string(options[i].exercise->id),
                                why_not_chosen(options[i].candidate, seconds, budget_s, stretch_s, maintenance)});
}

// Professionals may give exercises that are not in the library.
void explain_unknown(const ExerciseKnowledge& knowledge, const Person& person, std::vector<LeftOut>& left_out) {
    for (const std::string_view id : person.prescribed)
        if (knowledge.find(id) == nullptr)
            left_out.push_back({std::string(id), "We do not know it: do it as you were shown."});
}

std::optional<std::string> withheld(const Programme& programme, const ExercisePermission& permission) {
    if (permission.is_help_first()) return std::string(programme.why_withheld("action"));
    if (!permission.elsewhere.empty())
        return with_filled(std::string(programme.why_withheld("elsewhere")), "file", permission.elsewhere);
    if (!permission.screened && permission.out_of_date)
        return fmt::format("{} {}", permission.why, programme.why_withheld("out-of-date"));
    if (!permission.screened) return std::string(programme.why_withheld("not-screened"));
    if (permission.limit != ExercisePermission::Limit::none) return std::nullopt;
    return std::string(permission.why.empty() ? programme.why_withheld("none") : permission.why);
}

// Beside the minutes of the day, for who exercises without limits.
std::optional<ActivityBuildUp> activity_for(const Person& person, const ExercisePermission& permission,
                                            const Programme& programme) {
    const double now = person.facts.value("habits.activity_min_per_week"_fact);
    if (!programme.activity_when.empty() && evaluate(programme.activity_when, person.facts, {}) != 1)
        return std::nullopt;
    if (permission.limit != ExercisePermission::Limit::full || !(now < programme.activity.target_min_per_week))
        return std::nullopt;
    const Program& beginner = programme.beginner_in_pregnancy;
    const bool is_beginner = !beginner.empty() && evaluate(beginner, person.facts, {}) == 1;
    const ActivityBuildUp& build_up = is_beginner ? programme.activity_in_pregnancy : programme.activity;
    if (now >= build_up.target_min_per_week) return std::nullopt;  // nobody is built up to less than she does
    return build_up;
}

// What counts is named in one line, without its words: what a caution changes about it goes to the notes.
ActivityPlan activity_plan(const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
                           const ExercisePermission& permission, const ActivityBuildUp& build_up,
                           std::vector<std::string>& notes) {
    ActivityPlan plan{.now_min_per_week = person.facts.value("habits.activity_min_per_week"_fact),
                      .target_min_per_week = build_up.target_min_per_week,
                      .exercises = {}};
    for (const Exercise& exercise : knowledge.exercises) {
        if (exercise.kind != ExerciseKind::aerobic || !exercise.automatic || contains(person.avoid, exercise.id))
            continue;
        const auto allowed = permitted(exercise, permission, person.facts, person.taught);
        const auto* possible = std::get_if<Possible>(&allowed);
        if (possible == nullptr || !std::holds_alternative<Possible>(where_possible(exercise, means))) continue;
        plan.exercises.push_back(exercise.id);
        if (!possible->modification.empty())
            notes.push_back(fmt::format("{}: {}", exercise.name, possible->modification));
    }
    return plan;
}

// Strength first, then in the order of the library; the places of the week's exercises in that list.
std::vector<std::size_t> order_of_week(const std::vector<Option>& options, const std::vector<bool>& is_chosen) {
    std::vector<std::size_t> order;
    for (const bool strength : {true, false})
        for (std::size_t i = 0; i < options.size(); ++i)
            if (is_chosen[i] && options[i].candidate.strength == strength) order.push_back(i);
    return order;
}

int seconds_on(std::size_t day, const std::vector<Session>& sessions) {
    int seconds = 0;
    for (const Session& session : sessions)
        if (contains(session.days, weekday_names[day])) seconds += session.seconds;
    return seconds;
}

std::vector<bool> chosen_in(const Timetable& days, std::size_t count) {
    std::vector<bool> is_chosen(count);
    for (const auto& day : days)
        for (const std::size_t i : day) is_chosen[i] = true;
    return is_chosen;
}

// `days` counts in options and is made to count in the exercises of the result.
void schedule(Prescription& result, const std::vector<Option>& options, Timetable days,
              const ExerciseKnowledge& knowledge, const Person& person, const ExercisePermission& permission,
              const std::optional<ActivityBuildUp>& activity) {
    const Programme& programme = knowledge.programme;
    const std::vector<std::size_t> order = order_of_week(options, chosen_in(days, options.size()));
    constexpr int seconds_a_minute = 60;
    const bool has_time_for_both = result.budget_seconds >= programme.both_kinds_from_min * seconds_a_minute;
    std::vector<const Exercise*> library;
    std::vector<bool> may_grow;
    for (const std::size_t i : order) {
        may_grow.push_back(permission.limit == ExercisePermission::Limit::full && !options[i].possible.is_doubted);
        result.exercises.push_back(prescribed_exercise(
            options[i], harder_for(options[i], knowledge, person, permission), has_time_for_both, may_grow.back()));
        if (is_done_lightly(options[i], permission)) result.exercises.back().intensity = programme.effort_with_limits;
        library.push_back(options[i].exercise);
    }
    std::array<std::vector<Place>, weekday_names.size()> where;
    for (std::size_t day = 0; day < days.size(); ++day) {
        for (std::size_t& i : days[day])
            i = static_cast<std::size_t>(std::find(order.begin(), order.end(), i) - order.begin());
        std::sort(days[day].begin(), days[day].end());
        std::vector<Places> places;
        for (const std::size_t at : days[day]) places.push_back(options[order[at]].candidate.places);
        where[day] = places_on(day, places, static_cast<std::size_t>(programme.most_per_session));
        for (std::size_t at = 0; at < days[day].size(); ++at) {
            PrescribedExercise& exercise = result.exercises[days[day][at]];
            if (exercise.days_per_week++ == 0) exercise.place = where[day][at];
        }
    }
    result.sessions = sessions_of(result.exercises, days, where, person.facts.is("work.at=home"_choice));
    const double active_now = result.activity ? result.activity->now_min_per_week : 0;
    result.weeks =
        weeks_of(result.exercises, library, days, programme, result.budget_seconds, activity, active_now, may_grow);
}

void say_what_stands_around(Prescription& result, const ExerciseKnowledge& knowledge, const Description& description,
                            const Facts& facts, const ExercisePermission& permission, bool is_withheld) {
    bool names_crisis_line = false;
    const bool has_limits = is_withheld || permission.limit != ExercisePermission::Limit::full;
    const bool with_strength = has_strength(result.exercises);
    for (const AroundAdvice& advice : knowledge.programme.around)
        if (!(result.exercises.empty() && advice.with_exercises) && !(!with_strength && advice.with_strength) &&
            !(has_limits && advice.without_limits) &&
            (advice.when.empty() || evaluate(advice.when, facts, Instance{}) == 1)) {
            result.around.push_back(advice.advice());
            names_crisis_line |= advice.names_crisis_line;
        }
    if (!names_crisis_line) return;
    const std::string_view country = description.text("person.country"_text);
    for (const CrisisLine& line : knowledge.crisis_lines)
        if (is_same_country(line.country, country)) result.crisis_lines.push_back(line);
}

// What hurts, and neither what this person may choose from nor a break answers it: plainly, so that nobody waits for
// it.
void say_what_nothing_is_for(Prescription& result, const ExerciseKnowledge& knowledge, const Person& person,
                             const std::vector<Option>& options) {
    std::vector<std::string> regions;
    for (const Sore& sore : person.sore) {
        const auto answers = [&](const Exercise& exercise) {
            return contains(exercise.answers_regions, region_names[sore.region]);
        };
        const auto is_break_for_it = [&](const Exercise& exercise) {
            return exercise.kind == ExerciseKind::rest_break && answers(exercise);
        };
        if (std::ranges::any_of(options, [&](const Option& option) { return answers(*option.exercise); }) ||
            std::ranges::any_of(knowledge.exercises, is_break_for_it))
            continue;
        regions.push_back(region_in_a_sentence(region_names[sore.region]));
    }
    if (regions.empty()) return;
    result.notes.push_back(with_filled(std::string(knowledge.programme.nothing_for), "regions",
                                       fmt::format("{}", fmt::join(regions, ", "))));
}

std::optional<std::string> what_more_takes(std::span<const Fact> things) {
    constexpr std::size_t most_named = 3;
    if (things.empty()) return std::nullopt;
    std::vector<std::string> names;
    for (const Fact thing : things.first(std::min(things.size(), most_named))) names.push_back(with_article(thing));
    const std::string last = names.back();
    names.pop_back();
    return fmt::format(
        "Your minutes allow more. If you have {}{}{}, write it into equipment in [exercise], beside all else you have, "
        "and ask again.",
        fmt::join(names, ", "), names.empty() ? "" : " or ", last);
}

struct Choice {
    Options options;
    Timetable days;
    std::optional<std::size_t> strength_day = {};  // the first of the week
    int strength_seconds = 0;                      // that day, with doses as they stand before anybody is kept gentle
};

void say_what_takes_turns(std::vector<Option>& options, const Timetable& given) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto days = std::count_if(given.begin(), given.end(), [&](auto& day) { return contains(day, i); });
        options[i].takes_turns = options[i].candidate.comes_first && days < options[i].exercise->days_per_week.to;
    }
}

// The best strength day, then the other days.
Choice choose(Prescription& result, const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
              const ExercisePermission& permission, std::span<const FoundIssue> issues) {
    Choice choice{
        .options = options_for(knowledge, person, means, permission, issues, result.budget_seconds, result.left_out),
        .days = {}};
    std::vector<Candidate> candidates;
    std::vector<Weekly> all;
    for (const Option& option : choice.options.all) {
        all.push_back({option.exercise, option.candidate});
        candidates.push_back(option.candidate);
        candidates.back().due = false;  // a turn is taken on another day
    }
    const SelectionLimits limits = limits_for(choice.options, knowledge.programme, result.budget_seconds);
    const std::vector<std::size_t> chosen = best_selection(candidates, limits);
    result.value = without_tie_break(value_of(candidates, chosen, limits));
    StrengthWeek week = strength_week(knowledge.programme, permission.cautions);
    week.nothing_else_either = choice.options.maintenance;
    WeekOfDays of_days = timetable(all, chosen, week, limits, given_in_turn(all, chosen, week, limits));
    if (of_days.given) say_what_takes_turns(choice.options.all, *of_days.given);
    choice.days = std::move(of_days.days);
    if (!week.days.empty()) {
        choice.strength_day = week.days.front();
        for (const std::size_t i : choice.days[*choice.strength_day]) choice.strength_seconds += candidates[i].seconds;
    }
    for (const std::size_t i : chosen) choice.options.all[i].candidate.due = false;
    return choice;
}

BreakAdvice breaks_for(const Programme& programme, const Facts& facts) {
    BreakAdvice breaks = programme.breaks;
    if (!breaks.seated_when.empty() && evaluate(breaks.seated_when, facts, {}) == 1) {
        breaks.change_posture = breaks.change_posture_seated;
        breaks.pause = breaks.pause_seated;
    }
    if (facts.is("person.seat=none"_choice)) breaks.change_posture = breaks.change_posture_standing;
    return breaks;
}

void say_what_goes_with_exercises(Prescription& result, const Programme& programme,
                                  const ExercisePermission& permission) {
    result.review_after_weeks = programme.review_after_weeks;
    result.outcome_after_weeks = programme.outcome_after_weeks;
    const AdviceFor not_told = must_be_careful(permission) ? AdviceFor::without_limits : AdviceFor::with_limits;
    for (const Advice& advice : programme.advice)
        if (advice.whom != not_told) result.advice.push_back(advice);
    for (const FewerStrengthDays& fewer : programme.fewer_strength_days)
        if (contains(permission.cautions, fewer.caution)) result.advice.push_back({"fewer-strength-days", fewer.text});
    result.advice.push_back({"disclaimer", programme.disclaimer});
}

// What somebody gave and is not planned here is still theirs to do as they were shown it; where something speaks
// against it, after they were asked.
void say_what_else_was_given(Prescription& result, const ExerciseKnowledge& knowledge, const Person& person,
                             const ExercisePermission& permission) {
    constexpr std::string_view ask = "ask whoever gave it to you, before you do it, whether it still suits you.";
    for (const LeftOut& left : result.left_out) {
        if (!contains(person.prescribed, left.id) || contains(person.avoid, left.id)) continue;
        const Exercise* known = knowledge.find(left.id);
        if (known == nullptr) {
            result.notes.push_back(
                fmt::format("{} was given to you and is not among the exercises here: do it as you "
                            "were shown. If something is new since then, ask before you go on.",
                            left.id));
            continue;
        }
        const bool is_doubted = !reasons_against(*known, permission, person.facts, person.taught).empty() ||
                                !out_of_reach(*known, person.facts).empty();
        std::string why = is_doubted                           ? std::string(ask)
                          : left.why.starts_with(it_was_given) ? "it " + left.why.substr(it_was_given.size())
                                                               : without_capital(left.why);
        if (const std::string change = what_cautions_change(*known, permission, person.facts, person.taught);
            !is_doubted && !change.empty())
            why += " " + change;
        result.notes.push_back(fmt::format("{} was given to you and is not planned here: {}", known->name, why));
    }
}

// The dose of whoever saw the person counts before ours.
void say_whose_dose_counts(Prescription& result, const Person& person) {
    const auto is_given = [&](const PrescribedExercise& one) { return contains(person.prescribed, one.id); };
    if (std::ranges::any_of(result.exercises, is_given))
        result.notes.emplace_back("Of what was given to you the dose that you were shown counts, where it is another.");
}

// A walk that was given stands among the exercises, and activity beside them.
void say_what_counts_as_activity(Prescription& result) {
    if (!result.activity) return;
    for (const PrescribedExercise& one : result.exercises)
        if (one.kind == ExerciseKind::aerobic)
            result.notes.push_back(
                fmt::format("{}: what was given to you counts toward the activity of the week, too.", one.name));
}

// Why there are none: too few minutes for what suits, a caution that leaves out most of them, or nothing that suits.
std::string why_none(const std::vector<Option>& options, int budget_seconds, const ExerciseKnowledge& knowledge,
                     const ExercisePermission& permission) {
    const bool one_would_fit =
        std::ranges::any_of(options, [&](const Option& option) { return option.candidate.seconds <= budget_seconds; });
    if (!options.empty() && !one_would_fit) return std::string(knowledge.programme.why_withheld("too-little-time"));
    for (const RemovedExercise& removed : permission.removed) {
        const auto as_many = std::ranges::count(permission.removed, removed.why, &RemovedExercise::why);
        if (2 * static_cast<std::size_t>(as_many) > knowledge.exercises.size()) return std::string(removed.why);
    }
    return std::string(knowledge.programme.why_withheld("nothing-possible"));
}

void choose_exercises(Prescription& result, const ExerciseKnowledge& knowledge, const Person& person,
                      const ExercisePermission& permission, std::span<const FoundIssue> issues) {
    const Programme& programme = knowledge.programme;
    const Means means(person.facts);
    const Choice choice = choose(result, knowledge, person, means, permission, issues);
    const std::vector<Option>& options = choice.options.all;
    const std::vector<bool> is_chosen = chosen_in(choice.days, options.size());
    explain_not_chosen(options, is_chosen, choice.strength_seconds, result.budget_seconds,
                       programme.stretch_s_per_muscle, choice.options.maintenance, result.left_out);
    explain_unknown(knowledge, person, result.left_out);
    say_what_else_was_given(result, knowledge, person, permission);
    if (!choice.options.maintenance && std::ranges::count(is_chosen, true) < programme.most_per_day)
        result.more_with = what_more_takes(things_for_more(knowledge, person, means, permission, issues,
                                                           result.budget_seconds - choice.strength_seconds));
    const auto activity = activity_for(person, permission, programme);
    if (activity) result.activity = activity_plan(knowledge, person, means, permission, *activity, result.notes);
    if (std::ranges::find(is_chosen, true) == is_chosen.end()) {
        result.withheld_because = why_none(options, result.budget_seconds, knowledge, permission);
        return;
    }
    schedule(result, options, choice.days, knowledge, person, permission, activity);
    say_whose_dose_counts(result, person);
    say_what_counts_as_activity(result);
    if (choice.strength_day) result.planned_seconds = seconds_on(*choice.strength_day, result.sessions);
    say_what_nothing_is_for(result, knowledge, person, options);
    say_what_goes_with_exercises(result, programme, permission);
}

}  // namespace

bool has_strength(std::span<const PrescribedExercise> exercises) {
    return std::ranges::find(exercises, ExerciseKind::strength, &PrescribedExercise::kind) != exercises.end();
}

Prescription prescribe(const ExerciseKnowledge& knowledge, const Description& description,
                       const ExercisePermission& permission, std::span<const FoundIssue> issues,
                       std::optional<double> minutes) {
    Prescription result{.withheld_because = withheld(knowledge.programme, permission)};
    if (permission.is_help_first()) return result;
    const Person person = person_of(description);
    result.breaks = breaks_for(knowledge.programme, person.facts);
    result.budget_seconds = budget_seconds(person.facts, minutes);
    const bool is_withheld = result.withheld_because.has_value();
    if (!is_withheld) choose_exercises(result, knowledge, person, permission, issues);
    say_what_stands_around(result, knowledge, description, person.facts, permission, is_withheld);
    return result;
}

}  // namespace ergoaudit
