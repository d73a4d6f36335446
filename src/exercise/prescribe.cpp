// From the library to one person's exercises: what is permitted and possible becomes a candidate with a worth, the best
// selection for a strength day is taken, the other days and the weeks follow. The only entry is `prescribe`, at the
// end.
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
constexpr int seconds_per_minute = 60;

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
    return static_cast<int>(std::clamp(*minutes, info.low, info.high) * seconds_per_minute);
}

std::string discomfort_text(const Sore& sore) {
    std::string region(region_names[sore.region]);
    std::replace(region.begin(), region.end(), '_', ' ');
    return fmt::format("discomfort {} of 10 ({})", plain_number(sore.severity), region);
}

// (points lost · worth + severity · worth) · grade · circumstances, in thousandths; and the reasons, in the order
// given.
void weigh(Option& option, const Person& person, const ExercisePermission& permission,
           std::span<const FoundIssue> issues, const Programme& programme) {
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
    double factor = programme.grade_worth[static_cast<std::size_t>(exercise.grade)];
    if (!option.possible.modification.empty()) factor *= programme.worth_when_modified;
    if (contains(permission.preferred, exercise.id)) factor *= programme.worth_when_preferred;
    option.candidate.worth = std::min<std::int64_t>(std::llround(thousandths * factor * found), most_worth);
}

Candidate candidate_of(const Exercise& exercise, const Possible& possible, const Person& person) {
    return {.comes_first = contains(person.prescribed, exercise.id),
            .seconds = exercise.seconds,
            .places = possible.places,
            .on_mat = possible.on_mat,
            .desk_class = exercise.desk_class,
            .force = exercise.force,
            .strength = exercise.kind == ExerciseKind::strength,
            .flexibility = exercise.is_flexibility(),
            .best_strength = false};
}

// Nothing here is judged: whoever gave it knows the person. Where it should not be possible it is done at home.
Possible as_prescribed(const Exercise& exercise, const Person& person, const Means& means,
                       const ExercisePermission& permission) {
    Possible possible;
    const auto place = where_possible(exercise, means);
    if (const auto* found = std::get_if<Possible>(&place)) possible = *found;
    if (possible.places == 0) possible.places = only(Place::home);
    const auto allowed = permitted(exercise, permission, person.facts, person.taught);
    if (const auto* change = std::get_if<Possible>(&allowed))
        possible.modification = change->modification;
    else
        possible.modification =
            fmt::format("Ask whoever gave it to you whether it still suits you: {}", std::get<WhyNot>(allowed).text);
    return possible;
}

// Empty: it may be chosen.
std::string why_never_chosen(const Exercise& exercise, const Person& person) {
    if (contains(person.avoid, exercise.id)) return "You asked to leave it out.";
    if (exercise.kind == ExerciseKind::rest_break) return "It belongs to the breaks, outside your minutes.";
    if (contains(person.prescribed, exercise.id))
        return exercise.seconds > 0 ? std::string()
                                    : "Its dose is for whoever gave it to you: do it as you were shown.";
    if (!exercise.automatic) return std::string(exercise.why_not_automatic);
    if (exercise.kind == ExerciseKind::aerobic) return "It counts as activity, beside your minutes.";
    return {};
}

std::variant<Possible, WhyNot> allowed_where(const Exercise& exercise, const Person& person, const Means& means,
                                             const ExercisePermission& permission) {
    if (contains(person.prescribed, exercise.id)) return as_prescribed(exercise, person, means, permission);
    auto allowed = permitted(exercise, permission, person.facts, person.taught);
    if (std::holds_alternative<WhyNot>(allowed)) return allowed;
    auto place = where_possible(exercise, means);
    if (auto* possible = std::get_if<Possible>(&place))
        possible->modification = std::move(std::get<Possible>(allowed).modification);
    return place;
}

// Exercises that may be chosen, in the order of the library; the others are left out with the reason.
std::vector<Option> options_for(const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
                                const ExercisePermission& permission, std::vector<LeftOut>& left_out) {
    std::vector<Option> options;
    for (const Exercise& exercise : knowledge.exercises) {
        std::string why = why_never_chosen(exercise, person);
        if (why.empty()) {
            auto found = allowed_where(exercise, person, means, permission);
            if (auto* possible = std::get_if<Possible>(&found)) {
                Candidate candidate = candidate_of(exercise, *possible, person);
                options.push_back({&exercise, std::move(*possible), candidate, {}});
                continue;
            }
            why = std::move(std::get<WhyNot>(found).text);
        }
        left_out.push_back({std::string(exercise.id), std::move(why)});
    }
    return options;
}

// One bit for each muscle that is stretched, as long as there are bits.
void mark_stretched_muscles(std::vector<Option>& options) {
    constexpr std::size_t bits = 64;
    std::vector<std::string_view> muscles;
    for (Option& option : options) {
        const Exercise& exercise = *option.exercise;
        if (exercise.kind != ExerciseKind::stretch) continue;
        const Amount& usual = exercise.dose.usual;
        option.candidate.stretch_s = usual.sets * usual.reps * usual.hold_s + usual.duration_s;
        for (const std::string_view muscle : exercise.muscles) {
            const auto known = std::find(muscles.begin(), muscles.end(), muscle);
            const auto bit = static_cast<std::size_t>(known - muscles.begin());
            if (bit >= bits) continue;
            if (known == muscles.end()) muscles.push_back(muscle);
            option.candidate.stretched |= std::uint64_t{1} << bit;
        }
    }
}

// Forms of one movement that exercises name as each other's easier or harder one: cat-cow on hands and knees or seated.
// The six of the rotation may stand side by side.
void mark_kin(std::vector<Option>& options, const Programme& programme) {
    constexpr std::size_t bits = 64;
    std::size_t pairs = 0;
    const auto leads_to = [](const Exercise& a, const Exercise& b) {
        return contains(a.progress_to, b.id) || contains(a.regress_to, b.id);
    };
    for (std::size_t a = 0; a < options.size(); ++a)
        for (std::size_t b = a + 1; b < options.size() && pairs < bits; ++b) {
            const Exercise &one = *options[a].exercise, &other = *options[b].exercise;
            if (one.is_flexibility() != other.is_flexibility() || (!leads_to(one, other) && !leads_to(other, one)) ||
                (contains(programme.rotation, one.id) && contains(programme.rotation, other.id)))
                continue;
            options[a].candidate.kin |= std::uint64_t{1} << pairs;
            options[b].candidate.kin |= std::uint64_t{1} << pairs++;
        }
}

bool hurts_in_one_of(const Person& person, std::span<const std::string_view> regions) {
    return std::any_of(person.sore.begin(), person.sore.end(),
                       [&](const Sore& sore) { return contains(regions, region_names[sore.region]); });
}

bool answers_a_finding(const Option& option) {
    return std::any_of(option.why.begin(), option.why.end(),
                       [](const WhyChosen& why) { return !why.id.starts_with("discomfort."); });
}

void mark_rotation(std::vector<Option>& options, const Person& person, const Programme& programme, int budget_s) {
    if (budget_s < programme.rotation_from_min * seconds_per_minute) return;
    const bool for_all = hurts_in_one_of(person, programme.rotation_regions);
    for (Option& option : options)
        option.candidate.due =
            contains(programme.rotation, option.exercise->id) && (for_all || answers_a_finding(option));
}

// One bit for each of the worst regions that the library answers, whether this person may do what answers it or not.
void mark_worst_regions(std::vector<Option>& options, const Person& person, std::span<const Exercise> library,
                        const Programme& programme) {
    const auto answered = [&](const Sore& sore) {
        return std::any_of(library.begin(), library.end(), [&](const Exercise& exercise) {
            return exercise.automatic && exercise.kind != ExerciseKind::rest_break &&
                   exercise.kind != ExerciseKind::aerobic &&
                   contains(exercise.answers_regions, region_names[sore.region]);
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

SelectionLimits limits_for(const std::vector<Option>& options, const Person& person, const Programme& programme,
                           int budget_s, bool maintenance) {
    const auto prescribed = static_cast<int>(std::count_if(
        options.begin(), options.end(), [](const Option& option) { return option.candidate.comes_first; }));
    const int most = maintenance
                         ? std::min(programme.most_per_day, std::max(programme.most_for_maintenance, prescribed))
                         : programme.most_per_day;
    const bool upper_back =
        std::any_of(options.begin(), options.end(),
                    [&](const Option& option) {
                        return contains(programme.rotation, option.exercise->id) && answers_a_finding(option);
                    }) ||
        hurts_in_one_of(person, programme.rotation_regions);
    return {.budget_s = budget_s,
            .most = static_cast<std::size_t>(most),
            .most_per_session = static_cast<std::size_t>(programme.most_per_session),
            .stretch_s_per_muscle = programme.stretch_s_per_muscle,
            .wants_strength = true,
            .wants_flexibility = budget_s >= programme.both_kinds_from_min * seconds_per_minute,
            .wants_best_strength = !maintenance,
            .wants_pull = upper_back && !maintenance};
}

PrescribedExercise prescribed_exercise(const Option& option) {
    const Exercise& exercise = *option.exercise;
    PrescribedExercise result{.id = exercise.id,
                              .name = exercise.name,
                              .kind = exercise.kind,
                              .desk_class = exercise.desk_class,
                              .sets = exercise.dose.usual.sets,
                              .reps = exercise.dose.usual.reps,
                              .hold_s = exercise.dose.usual.hold_s,
                              .sides = exercise.dose.sides,
                              .dose = exercise.dose,
                              .seconds = exercise.seconds,
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
                              .times_per_day = exercise.times_per_day,
                              .min_gap_h = exercise.min_gap_h,
                              .modification = option.possible.modification};
    if (option.candidate.due) result.why.push_back({"rotation", "each of the six has its turn every week"});
    if (result.why.empty() && !option.candidate.comes_first)
        result.why.push_back({"both-kinds", "strength and stretching complete each other"});
    if (option.candidate.comes_first)
        result.why.insert(result.why.begin(), {"prescribed", "your physiotherapist or doctor gave it to you"});
    return result;
}

void explain_not_chosen(const std::vector<Option>& options, const std::vector<bool>& is_chosen, int seconds,
                        int budget_s, bool maintenance, std::vector<LeftOut>& left_out) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (is_chosen[i]) continue;
        std::string why = "Others answer more of what was found, and there are enough for one day.";
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

// Beside the minutes of the day, for who exercises without limits.
std::optional<ActivityBuildUp> activity_for(const Person& person, const ExercisePermission& permission,
                                            const Programme& programme) {
    const double now = person.facts.value("habits.activity_min_per_week"_fact);
    if (permission.limit != ExercisePermission::Limit::full || !(now < programme.activity.target_min_per_week))
        return std::nullopt;
    const bool beginner_in_pregnancy =
        contains(permission.cautions, "PREG") && !person.facts.says("conditions.active_before_pregnancy"_fact);
    return beginner_in_pregnancy ? programme.activity_in_pregnancy : programme.activity;
}

ActivityPlan activity_plan(const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
                           const ExercisePermission& permission, const ActivityBuildUp& build_up) {
    ActivityPlan plan{.now_min_per_week = person.facts.value("habits.activity_min_per_week"_fact),
                      .target_min_per_week = build_up.target_min_per_week,
                      .exercises = {}};
    for (const Exercise& exercise : knowledge.exercises)
        if (exercise.kind == ExerciseKind::aerobic && exercise.automatic && !contains(person.avoid, exercise.id) &&
            std::holds_alternative<Possible>(permitted(exercise, permission, person.facts, person.taught)) &&
            std::holds_alternative<Possible>(where_possible(exercise, means)))
            plan.exercises.push_back(exercise.id);
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

std::vector<bool> chosen_in(const Timetable& days, std::size_t count) {
    std::vector<bool> is_chosen(count);
    for (const auto& day : days)
        for (const std::size_t i : day) is_chosen[i] = true;
    return is_chosen;
}

// `days` counts in options and is made to count in the exercises of the result.
void schedule(Prescription& result, const std::vector<Option>& options, Timetable days, const Programme& programme,
              const std::optional<ActivityBuildUp>& activity) {
    const std::vector<std::size_t> order = order_of_week(options, chosen_in(days, options.size()));
    for (const std::size_t i : order) result.exercises.push_back(prescribed_exercise(options[i]));
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
    result.sessions = sessions_of(result.exercises, days, where);
    const double active_now = result.activity ? result.activity->now_min_per_week : 0;
    result.weeks = weeks_of(result.exercises, days, programme, result.budget_seconds, activity, active_now);
}

void say_what_stands_around(Prescription& result, const ExerciseKnowledge& knowledge, const Description& description,
                            const Facts& facts) {
    bool names_crisis_line = false;
    for (const AroundAdvice& advice : knowledge.programme.around)
        if (!(result.withheld_because && advice.with_exercises) &&
            (advice.when.empty() || evaluate(advice.when, facts, Instance{}) == 1)) {
            result.around.push_back({advice.id, advice.text});
            names_crisis_line |= advice.names_crisis_line;
        }
    if (!names_crisis_line) return;
    const std::string_view country = description.text("person.country"_text);
    for (const CrisisLine& line : knowledge.crisis_lines)
        if (line.country == country) result.crisis_lines.push_back(line);
}

struct Choice {
    std::vector<Option> options;
    Timetable days;
    bool maintenance = false;
};

Choice choose(Prescription& result, const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
              const ExercisePermission& permission, std::span<const FoundIssue> issues) {
    const Programme& programme = knowledge.programme;
    Choice choice{.options = options_for(knowledge, person, means, permission, result.left_out), .days = {}};
    std::vector<Option>& options = choice.options;
    for (Option& option : options) weigh(option, person, permission, issues, programme);
    choice.maintenance =
        std::all_of(options.begin(), options.end(), [](const Option& option) { return option.candidate.worth == 0; });
    mark_rotation(options, person, programme, result.budget_seconds);
    if (choice.maintenance) weigh_for_maintenance(options, programme);
    mark_worst_regions(options, person, knowledge.exercises, programme);
    mark_stretched_muscles(options);
    mark_kin(options, programme);
    for (Option& option : options)  // a push needs a pull beside it
        option.candidate.best_strength = option.candidate.strength && option.candidate.worth > 0 &&
                                         option.exercise->grade == EvidenceGrade::a &&
                                         option.candidate.force != Force::push;

    std::vector<Candidate> candidates;
    std::vector<Weekly> all;
    for (const Option& option : options) {
        all.push_back({option.exercise, option.candidate});
        candidates.push_back(option.candidate);
        candidates.back().due = false;  // a turn is taken on another day
    }
    const SelectionLimits limits = limits_for(options, person, programme, result.budget_seconds, choice.maintenance);
    const std::vector<std::size_t> chosen = best_selection(candidates, limits);
    result.value = without_tie_break(value_of(candidates, chosen, limits));
    for (const std::size_t i : chosen) result.planned_seconds += candidates[i].seconds;
    choice.days = timetable(all, chosen, programme, limits);
    for (const std::size_t i : chosen) options[i].candidate.due = false;
    return choice;
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
    say_what_stands_around(result, knowledge, description, person.facts);
    if (result.withheld_because) return result;

    const Means means(person.facts);
    const Choice choice = choose(result, knowledge, person, means, permission, issues);
    const std::vector<bool> is_chosen = chosen_in(choice.days, choice.options.size());
    explain_not_chosen(choice.options, is_chosen, result.planned_seconds, result.budget_seconds, choice.maintenance,
                       result.left_out);
    explain_unknown(knowledge, person, result.left_out);
    const auto activity = activity_for(person, permission, programme);
    if (activity) result.activity = activity_plan(knowledge, person, means, permission, *activity);
    if (std::find(is_chosen.begin(), is_chosen.end(), true) == is_chosen.end()) {
        result.withheld_because =
            programme.why_withheld(choice.options.empty() ? "nothing-possible" : "too-little-time");
        return result;
    }
    schedule(result, choice.options, choice.days, programme, activity);
    result.review_after_weeks = programme.review_after_weeks;
    result.outcome_after_weeks = programme.outcome_after_weeks;
    for (const Advice& advice : programme.advice)
        if (advice.id != "green-only" || !permission.cautions.empty()) result.advice.push_back(advice);
    return result;
}

}  // namespace ergoaudit
