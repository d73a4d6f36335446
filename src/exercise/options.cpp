// Every exercise in turn: may it be chosen, where, and what for. Entries: person_of, options_for, limits_for.
#include "options.hpp"

#include "contains.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr double severity_most = 10, points_most = 100;  // the ends of the two scales
constexpr int seconds_per_minute = 60;

std::string discomfort_text(const Sore& sore) {
    return fmt::format("discomfort {} of 10 ({})", plain_number(sore.severity),
                       region_in_a_sentence(region_names[sore.region]));
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

Candidate candidate_of(const Exercise& exercise, const Possible& possible, const Person& person,
                       const Programme& programme) {
    const bool is_given = contains(person.prescribed, exercise.id);
    return {
        .comes_first = is_given,
        .seconds = exercise.seconds,
        .places = possible.places,
        .on_mat = possible.on_mat,
        .desk_class = exercise.desk_class,
        .force = is_given && exercise.force == Force::push ? Force::none : exercise.force,  // it needs no pull from us
        .strength = exercise.kind == ExerciseKind::strength,
        .flexibility = exercise.is_flexibility(),
        .leads = contains(programme.first_when_short, exercise.id),
        .retracts = contains(programme.retractions, exercise.id),
        .best_strength = false};
}

// Nothing here is judged: whoever gave it knows the person. Where it should not be possible it is done at home; all
// that speaks against it is said, to be asked about first.
Possible as_prescribed(const Exercise& exercise, const Person& person, const Means& means,
                       const ExercisePermission& permission) {
    Possible possible;
    const auto place = where_possible(exercise, means);
    if (const auto* found = std::get_if<Possible>(&place)) possible = *found;
    if (possible.places == 0) possible.places = only(Place::home);
    std::vector<std::string> against = reasons_against(exercise, permission, person.facts, person.taught);
    possible.modification = what_cautions_change(exercise, permission, person.facts, person.taught);
    possible.is_changed = !possible.modification.empty() || !against.empty();
    if (std::string why = out_of_reach(exercise, person.facts); !why.empty()) against.push_back(std::move(why));
    possible.is_doubted = !against.empty();
    if (possible.is_doubted)
        possible.modification +=
            fmt::format("{}Ask whoever gave it to you, before you do it, whether it still suits you: {}",
                        possible.modification.empty() ? "" : " ", fmt::join(against, " "));
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
    return {};
}

// Of what counts as activity, why it is not counted; that it is, where nothing speaks against it.
std::string why_beside_the_minutes(const std::variant<Possible, WhyNot>& allowed,
                                   const ExercisePermission& permission) {
    if (const auto* not_allowed = std::get_if<WhyNot>(&allowed)) return not_allowed->text;
    if (permission.limit != ExercisePermission::Limit::full) return "Only gentle exercises for now.";
    return "It counts as activity, beside your minutes.";
}

std::variant<Possible, WhyNot> allowed_where(const Exercise& exercise, const Person& person, const Means& means,
                                             const ExercisePermission& permission) {
    if (contains(person.prescribed, exercise.id)) return as_prescribed(exercise, person, means, permission);
    auto allowed = permitted(exercise, permission, person.facts, person.taught);
    if (std::holds_alternative<WhyNot>(allowed)) return allowed;
    auto place = where_possible(exercise, means);
    if (auto* possible = std::get_if<Possible>(&place)) {
        possible->modification = std::move(std::get<Possible>(allowed).modification);
        possible->is_changed = !possible->modification.empty();
    }
    return place;
}

// Exercises that may be chosen, in the order of the library; the others are left out with the reason.
std::vector<Option> allowed_options(const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
                                    const ExercisePermission& permission, std::vector<LeftOut>& left_out) {
    std::vector<Option> options;
    for (const Exercise& exercise : knowledge.exercises) {
        std::string why = why_never_chosen(exercise, person);
        if (why.empty()) {
            auto found = allowed_where(exercise, person, means, permission);
            const bool is_activity =
                exercise.kind == ExerciseKind::aerobic && !contains(person.prescribed, exercise.id);
            auto* possible = std::get_if<Possible>(&found);
            if (possible != nullptr && !is_activity) {
                Candidate candidate = candidate_of(exercise, *possible, person, knowledge.programme);
                options.push_back(
                    {.exercise = &exercise, .possible = std::move(*possible), .candidate = candidate, .why = {}});
                continue;
            }
            why = is_activity ? why_beside_the_minutes(found, permission) : std::move(std::get<WhyNot>(found).text);
        }
        left_out.push_back({std::string(exercise.id), std::move(why)});
    }
    return options;
}

// One bit for each muscle in which a stretch, or a movement that is held, is counted; as long as there are bits. What
// moves on with the breath is not held.
void mark_stretched_muscles(std::vector<Option>& options) {
    constexpr std::size_t bits = 64;
    std::vector<std::string_view> muscles;
    for (Option& option : options) {
        const Exercise& exercise = *option.exercise;
        option.candidate.stretch_s = stretched_s(exercise, exercise.dose.usual);
        if (option.candidate.stretch_s == 0) continue;
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
// The six of the rotation may stand side by side, and what a professional gave. Options are sorted by id.
void mark_kin(std::vector<Option>& options, const Programme& programme) {
    constexpr std::size_t bits = 64;
    std::size_t pairs = 0;
    const auto may_share_a_day = [&](const Option& a, const Option& b) {
        const Exercise &one = *a.exercise, &other = *b.exercise;
        return one.is_flexibility() != other.is_flexibility() ||
               (contains(programme.rotation, one.id) && contains(programme.rotation, other.id)) ||
               (a.candidate.comes_first && b.candidate.comes_first);
    };
    for (Option& option : options)
        for (const auto& links : {option.exercise->progress_to, option.exercise->regress_to})
            for (const std::string_view id : links) {
                const auto other =
                    std::ranges::lower_bound(options, id, {}, [](const Option& o) { return o.exercise->id; });
                if (other == options.end() || other->exercise->id != id || pairs == bits ||
                    (option.candidate.kin & other->candidate.kin) != 0 || may_share_a_day(option, *other))
                    continue;
                option.candidate.kin |= std::uint64_t{1} << pairs;
                other->candidate.kin |= std::uint64_t{1} << pairs++;
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

bool is_for_sessions(const Exercise& exercise) {
    return exercise.automatic && exercise.kind != ExerciseKind::rest_break && exercise.kind != ExerciseKind::aerobic;
}

bool was_found_for(const Exercise& exercise, std::span<const FoundIssue> issues) {
    return std::any_of(issues.begin(), issues.end(), [&](const FoundIssue& issue) {
        return issue.points_lost > 0 && contains(exercise.answers_findings, issue.rule);
    });
}

bool is_asked_for(const Exercise& exercise, const Person& person, std::span<const FoundIssue> issues) {
    return was_found_for(exercise, issues) || hurts_in_one_of(person, exercise.answers_regions);
}

// Whether it is done for that region: it answers it and works there; where nothing in the library does both, it answers
// it.
bool is_done_for(const Exercise& exercise, std::string_view region, std::span<const Exercise> library) {
    const auto works_there = [&](const Exercise& one) {
        return contains(one.answers_regions, region) && contains(one.regions, region);
    };
    if (!contains(exercise.answers_regions, region)) return false;
    return works_there(exercise) ||
           std::ranges::none_of(library, [&](const Exercise& one) { return is_for_sessions(one) && works_there(one); });
}

// One bit for each of the worst regions that the library answers, whether this person may do what answers it or not.
void mark_worst_regions(std::vector<Option>& options, const Person& person, std::span<const Exercise> library,
                        const Programme& programme) {
    const auto answered = [&](const Sore& sore) {
        return std::any_of(library.begin(), library.end(), [&](const Exercise& exercise) {
            return is_for_sessions(exercise) && contains(exercise.answers_regions, region_names[sore.region]);
        });
    };
    std::vector<Sore> worst;
    std::copy_if(person.sore.begin(), person.sore.end(), std::back_inserter(worst), answered);
    std::stable_sort(worst.begin(), worst.end(), [](const Sore& a, const Sore& b) { return a.severity > b.severity; });
    worst.resize(std::min(worst.size(), static_cast<std::size_t>(programme.most_regions)));
    for (Option& option : options)
        for (std::size_t bit = 0; bit < worst.size(); ++bit)
            if (is_done_for(*option.exercise, region_names[worst[bit].region], library))
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

}  // namespace

Person person_of(const Description& description) {
    Person person{.facts = description.facts,
                  .avoid = description.list("exercise.avoid"_text),
                  .prescribed = description.list("exercise.prescribed"_text),
                  .taught = description.list("exercise.taught"_text)};
    assume_unmentioned(person.facts);
    assume_positions(person.facts);
    for (std::uint8_t region = 0; region < region_names.size(); ++region) {
        // A pain is at least as strong at its worst as it is at rest.
        const double severity = std::fmax(person.facts.value("discomfort.severity_0_10"_fact, {.region = region}),
                                          person.facts.value("discomfort.at_rest_0_10"_fact, {.region = region}));
        if (severity > 0) person.sore.push_back({region, std::min(severity, severity_most)});
    }
    return person;
}

Options options_for(const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
                    const ExercisePermission& permission, std::span<const FoundIssue> issues, int budget_s,
                    std::vector<LeftOut>& left_out) {
    const Programme& programme = knowledge.programme;
    Options result{.all = allowed_options(knowledge, person, means, permission, left_out)};
    std::vector<Option>& options = result.all;
    for (Option& option : options) weigh(option, person, permission, issues, programme);
    result.maintenance = std::none_of(knowledge.exercises.begin(), knowledge.exercises.end(), [&](const auto& one) {
        return is_for_sessions(one) && is_asked_for(one, person, issues);
    });
    result.upper_back = hurts_in_one_of(person, programme.rotation_regions) ||
                        std::any_of(knowledge.exercises.begin(), knowledge.exercises.end(), [&](const auto& one) {
                            return contains(programme.rotation, one.id) && was_found_for(one, issues);
                        });
    mark_rotation(options, person, programme, budget_s);
    if (result.maintenance) weigh_for_maintenance(options, programme);
    mark_worst_regions(options, person, knowledge.exercises, programme);
    mark_stretched_muscles(options);
    mark_kin(options, programme);
    for (Option& option : options)  // a push needs a pull beside it
        option.candidate.best_strength = option.candidate.strength && option.candidate.worth > 0 &&
                                         option.exercise->grade == EvidenceGrade::a &&
                                         option.exercise->force != Force::push;
    return result;
}

std::vector<Fact> things_for_more(const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
                                  const ExercisePermission& permission, std::span<const FoundIssue> issues,
                                  int seconds_left) {
    struct Opening {
        Fact thing;
        int exercises = 0;
    };
    std::vector<Opening> openings;
    for (const Exercise& exercise : knowledge.exercises) {
        if (exercise.seconds > seconds_left || !is_for_sessions(exercise) || contains(person.avoid, exercise.id) ||
            !is_asked_for(exercise, person, issues) ||
            !std::holds_alternative<Possible>(permitted(exercise, permission, person.facts, person.taught)))
            continue;
        const auto thing = lacks_only(exercise, means);
        if (!thing) continue;
        auto known = std::ranges::find(openings, *thing, &Opening::thing);
        if (known == openings.end()) known = openings.insert(openings.end(), {.thing = *thing});
        ++known->exercises;
    }
    std::ranges::stable_sort(openings, std::greater<>(), &Opening::exercises);
    std::vector<Fact> things;
    for (const Opening& one : openings) things.push_back(one.thing);
    return things;
}

SelectionLimits limits_for(const Options& from, const Programme& programme, int budget_s) {
    const auto& [options, maintenance, upper_back] = from;
    const auto prescribed = static_cast<int>(std::count_if(
        options.begin(), options.end(), [](const Option& option) { return option.candidate.comes_first; }));
    const int most = maintenance
                         ? std::min(programme.most_per_day, std::max(programme.most_for_maintenance, prescribed))
                         : programme.most_per_day;
    const bool has_time_for_both = budget_s >= programme.both_kinds_from_min * seconds_per_minute;
    return {.budget_s = budget_s,
            .most = static_cast<std::size_t>(most),
            .most_per_session = static_cast<std::size_t>(programme.most_per_session),
            .stretch_s_per_muscle = programme.stretch_s_per_muscle,
            .wants_strength = true,
            .wants_flexibility = has_time_for_both,
            .wants_lead = !has_time_for_both,
            .wants_retraction = upper_back,
            .wants_best_strength = !maintenance};
}

}  // namespace ergoaudit
