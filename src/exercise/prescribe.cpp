// From the library to one person's exercises: what is permitted and possible becomes a candidate with a worth, the best
// selection is taken, days and weeks follow. The only entry is `prescribe`, at the end.
#include "availability.hpp"
#include "schedule.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/exercise/prescription.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr double severity_most = 10, points_most = 100;  // the ends of the two scales

struct Sore {
    std::uint8_t region = 0;  // index into region_names
    double severity = 0;
};

// What is known about the person, once.
struct Person {
    Facts facts;  // with what is assumed
    std::vector<std::string_view> avoid, prescribed, taught;
    std::vector<Sore> sore;  // in the order of the regions
};

// An exercise that may be chosen.
struct Option {
    const Exercise* exercise = nullptr;
    Possible possible;
    Candidate candidate;
    std::vector<WhyChosen> why;
};

template <class List>
bool contains(const List& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

Person person_of(const Description& description) {
    Person person{.facts = description.facts,
                  .avoid = description.list("exercise.avoid"_text),
                  .prescribed = description.list("exercise.prescribed"_text),
                  .taught = description.list("exercise.taught"_text)};
    assume_unmentioned(person.facts);
    for (std::uint8_t region = 0; region < region_names.size(); ++region) {
        const double severity = person.facts.value("discomfort.severity_0_10"_fact, {.region = region});
        if (severity > 0) person.sore.push_back({region, std::min(severity, severity_most)});
    }
    return person;
}

int budget_seconds(const Facts& facts, std::optional<double> minutes) {
    const FactInfo& info = "exercise.minutes_per_day"_fact.info();
    if (!minutes || !std::isfinite(*minutes)) minutes = facts.value("exercise.minutes_per_day"_fact);
    constexpr double seconds_per_minute = 60;
    return static_cast<int>(std::clamp(*minutes, info.low, info.high) * seconds_per_minute);
}

std::string discomfort_text(const Sore& sore) {
    std::string region(region_names[sore.region]);
    std::replace(region.begin(), region.end(), '_', ' ');
    return fmt::format("discomfort {} of 10 ({})", plain_number(sore.severity), region);
}

// (points lost · worth + severity · worth) · grade, in thousandths; and the reasons, worst rule order as given.
void weigh(Option& option, const Person& person, std::span<const FoundIssue> issues, const Programme& programme) {
    const Exercise& exercise = *option.exercise;
    double found = 0;
    for (const FoundIssue& issue : issues) {
        if (!(issue.points_lost > 0) || !contains(exercise.answers_findings, issue.rule)) continue;
        found += programme.worth_per_point_lost * std::min(issue.points_lost, points_most);
        const WhyChosen reason{std::string(issue.rule), std::string(issue.message)};
        const auto known =
            std::find_if(option.why.begin(), option.why.end(), [&](auto& r) { return r.id == reason.id; });
        if (known == option.why.end()) option.why.push_back(reason);
    }
    for (const Sore& sore : person.sore) {
        if (!contains(exercise.answers_regions, region_names[sore.region])) continue;
        found += programme.worth_per_severity * sore.severity;
        option.why.push_back({fmt::format("discomfort.{}", region_names[sore.region]), discomfort_text(sore)});
    }
    constexpr double thousandths = 1000;
    const double grade = programme.grade_worth[static_cast<std::size_t>(exercise.grade)];
    option.candidate.worth = std::llround(thousandths * grade * found);
}

Candidate candidate_of(const Exercise& exercise, const Possible& possible, const Person& person) {
    return {.prescribed = contains(person.prescribed, exercise.id),
            .seconds = exercise.seconds,
            .place = possible.place,
            .on_mat = possible.on_mat,
            .desk_class = exercise.desk_class,
            .force = exercise.force,
            .strength = exercise.kind == ExerciseKind::strength};
}

// Exercises that may be chosen, in the order of the library; the others are left out with the reason.
std::vector<Option> options_for(const ExerciseKnowledge& knowledge, const Person& person,
                                const ExercisePermission& permission, std::vector<LeftOut>& left_out) {
    std::vector<Option> options;
    for (const Exercise& exercise : knowledge.exercises) {
        const auto leave_out = [&](std::string why) { left_out.push_back({std::string(exercise.id), std::move(why)}); };
        if (contains(person.avoid, exercise.id)) {
            leave_out("You asked to leave it out.");
            continue;
        }
        if (exercise.kind == ExerciseKind::rest_break || !exercise.automatic) continue;
        auto allowed = permitted(exercise, permission, person.facts, person.taught);
        if (const auto* why = std::get_if<WhyNot>(&allowed)) {
            leave_out(why->text);
            continue;
        }
        auto place = where_possible(exercise, person.facts);
        if (const auto* why = std::get_if<WhyNot>(&place)) {
            leave_out(why->text);
            continue;
        }
        Possible possible = std::get<Possible>(place);
        possible.modification = std::move(std::get<Possible>(allowed).modification);
        options.push_back({.exercise = &exercise,
                           .possible = possible,
                           .candidate = candidate_of(exercise, possible, person),
                           .why = {}});
    }
    return options;
}

// One bit for each of the worst regions that some option answers.
void mark_worst_regions(std::vector<Option>& options, const Person& person, const Programme& programme) {
    const auto answered = [&](const Sore& sore) {
        return std::any_of(options.begin(), options.end(), [&](const Option& option) {
            return contains(option.exercise->answers_regions, region_names[sore.region]);
        });
    };
    std::vector<Sore> worst;
    std::copy_if(person.sore.begin(), person.sore.end(), std::back_inserter(worst), answered);
    std::stable_sort(worst.begin(), worst.end(), [](const Sore& a, const Sore& b) { return a.severity > b.severity; });
    worst.resize(std::min(worst.size(), static_cast<std::size_t>(programme.most_regions)));
    for (Option& option : options)
        for (std::size_t bit = 0; bit < worst.size(); ++bit)
            if (contains(option.exercise->answers_regions, region_names[worst[bit].region]))
                option.candidate.region |= 1U << bit;
}

// Nothing found that an exercise answers: a little of each kind, by what is best known.
void weigh_for_maintenance(std::vector<Option>& options, const Programme& programme) {
    constexpr double thousandths = 1000;
    for (Option& option : options) {
        const auto grade = static_cast<std::size_t>(option.exercise->grade);
        option.candidate.worth = std::llround(thousandths * programme.grade_worth[grade]);
        option.why.push_back({"maintenance", "keeps you moving"});
    }
}

std::vector<std::size_t> choose(const std::vector<Option>& options, const Programme& programme, int budget_s,
                                bool maintenance) {
    std::vector<Candidate> candidates;
    for (const Option& option : options) candidates.push_back(option.candidate);
    const auto prescribed = static_cast<int>(
        std::count_if(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.prescribed; }));
    constexpr int seconds_per_minute = 60;
    const int most = maintenance
                         ? std::min(programme.most_per_day, std::max(programme.most_for_maintenance, prescribed))
                         : programme.most_per_day;
    return best_selection(candidates, {.budget_s = budget_s,
                                       .most = static_cast<std::size_t>(most),
                                       .most_per_session = static_cast<std::size_t>(programme.most_per_session),
                                       .both_kinds = budget_s >= programme.both_kinds_from_min * seconds_per_minute});
}

PrescribedExercise prescribed_exercise(const Option& option, int days_per_week) {
    const Exercise& exercise = *option.exercise;
    PrescribedExercise result{.id = exercise.id,
                              .name = exercise.name,
                              .kind = exercise.kind,
                              .desk_class = exercise.desk_class,
                              .place = option.possible.place,
                              .sets = exercise.dose.usual.sets,
                              .reps = exercise.dose.usual.reps,
                              .hold_s = exercise.dose.usual.hold_s,
                              .sides = exercise.dose.sides,
                              .dose = exercise.dose,
                              .seconds = exercise.seconds,
                              .days_per_week = days_per_week,
                              .regions = exercise.regions,
                              .why = option.why,
                              .sources = exercise.sources,
                              .grade = exercise.grade,
                              .intensity = exercise.intensity,
                              .cue = exercise.cue,
                              .instructions = exercise.instructions,
                              .progress = exercise.progress,
                              .regress = exercise.regress,
                              .stop_if = exercise.stop_if,
                              .modification = option.possible.modification};
    if (result.why.empty()) result.why.push_back({"both-kinds", "strength and stretching complete each other"});
    if (option.candidate.prescribed)
        result.why.insert(result.why.begin(), {"prescribed", "your physiotherapist or doctor gave it to you"});
    return result;
}

void explain_not_chosen(const std::vector<Option>& options, const std::vector<std::size_t>& chosen, int budget_s,
                        bool maintenance, std::vector<LeftOut>& left_out) {
    int seconds = 0;
    for (const std::size_t i : chosen) seconds += options[i].candidate.seconds;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (std::find(chosen.begin(), chosen.end(), i) != chosen.end()) continue;
        std::string why = "There are enough exercises for one day.";
        if (maintenance)
            why = "Little was found that exercises answer: a few are enough.";
        else if (options[i].candidate.worth == 0)
            why = "Nothing was found that it answers.";
        else if (seconds + options[i].candidate.seconds > budget_s)
            why = fmt::format("It takes {} seconds; your time for the day is used.", options[i].candidate.seconds);
        left_out.push_back({std::string(options[i].exercise->id), std::move(why)});
    }
}

// Professionals may give exercises that are not in the library.
void explain_unknown(const ExerciseKnowledge& knowledge, const Person& person, std::vector<LeftOut>& left_out) {
    for (const std::string_view id : person.prescribed)
        if (knowledge.find(id) == nullptr)
            left_out.push_back({std::string(id), "We do not know it: do it as you were shown."});
}

std::optional<std::string> withheld(const Programme& programme, const ExercisePermission& permission) {
    if (permission.action_level && *permission.action_level <= 2) return std::string(programme.why_withheld("action"));
    if (!permission.screened) return std::string(programme.why_withheld("not-screened"));
    if (permission.limit != ExercisePermission::Limit::none) return std::nullopt;
    return std::string(permission.why.empty() ? programme.why_withheld("none") : permission.why);
}

void schedule(Prescription& result, const std::vector<Option>& options, const std::vector<std::size_t>& chosen,
              const Programme& programme) {
    std::vector<std::size_t> order = chosen;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return options[a].candidate.strength > options[b].candidate.strength;
    });
    std::vector<std::vector<std::string_view>> days;
    for (const std::size_t i : order) {
        days.push_back(days_of(options[i].exercise->days_per_week, options[i].possible.place, programme));
        result.exercises.push_back(prescribed_exercise(options[i], static_cast<int>(days.back().size())));
    }
    result.sessions = sessions_of(result.exercises, days);
    result.weeks = weeks_of(result.exercises, days, programme, result.budget_seconds);
}

}  // namespace

Prescription prescribe(const ExerciseKnowledge& knowledge, const Description& description,
                       const ExercisePermission& permission, std::span<const FoundIssue> issues,
                       std::optional<double> minutes) {
    const Programme& programme = knowledge.programme;
    Prescription result{.withheld_because = withheld(programme, permission)};
    if (permission.action_level && *permission.action_level <= 2) return result;
    const Person person = person_of(description);
    result.breaks = programme.breaks;
    if (description.facts.is("person.seat=wheelchair"_choice)) {
        result.breaks->change_posture = programme.breaks.change_posture_seated;
        result.breaks->pause = programme.breaks.pause_seated;
    }
    result.budget_seconds = budget_seconds(person.facts, minutes);
    if (result.withheld_because) return result;

    std::vector<Option> options = options_for(knowledge, person, permission, result.left_out);
    for (Option& option : options) weigh(option, person, issues, programme);
    const bool maintenance =
        std::all_of(options.begin(), options.end(), [](const Option& option) { return option.candidate.worth == 0; });
    if (maintenance) weigh_for_maintenance(options, programme);
    mark_worst_regions(options, person, programme);
    const std::vector<std::size_t> chosen = choose(options, programme, result.budget_seconds, maintenance);

    explain_not_chosen(options, chosen, result.budget_seconds, maintenance, result.left_out);
    explain_unknown(knowledge, person, result.left_out);
    if (chosen.empty()) {
        result.withheld_because = programme.why_withheld(options.empty() ? "nothing-possible" : "too-little-time");
        return result;
    }
    schedule(result, options, chosen, programme);
    result.review_after_weeks = programme.review_after_weeks;
    result.outcome_after_weeks = programme.outcome_after_weeks;
    for (const Advice& advice : programme.advice)
        if (advice.id != "green-only" || !permission.cautions.empty()) result.advice.push_back(advice);
    return result;
}

}  // namespace ergoaudit
