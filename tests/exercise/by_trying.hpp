#pragma once
// Typed a second time, from the words of the notes, and found by trying: what a person may choose from, what a day can
// have and what it is to have. For the tests of days and weeks.

#include "people.hpp"
#include "shipped_exercises.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit::by_trying {

template <class List, class T>
inline bool contains(const List& list, const T& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

inline void for_everybody(std::size_t full, const std::function<void(const Case&, const Prescription&)>& check) {
    const auto& knowledge = shipped_exercises();
    Dice dice(5), chairs(17);
    for (std::size_t run = 0; run < testing::cases(full); ++run) {
        Case one = random_case(dice, knowledge.exercises);
        draw_chair(chairs, one.description.facts);
        SCOPED_TRACE(fmt::format("case {}", run));
        check(one, prescribe(knowledge, one.description, one.permission_of(), one.issues, one.minutes));
        if (::testing::Test::HasFailure()) return;
    }
}

// What the person has, by the words of the contract: a list that is absent stands for the usual.
inline bool mentioned(const Facts& facts, std::string_view list) {
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == list && facts.knows(Fact{i})) return true;
    return false;
}

inline bool has_thing(const Facts& facts, Fact thing, const Exercise& exercise, Place place) {
    const bool is_done_sitting =
        exercise.positions.size() == 1 && exercise.positions.front() == "exercise.positions.sitting"_fact;
    if (thing == "exercise.equipment.chair"_fact && is_done_sitting && facts.is("person.seat=wheelchair"_choice))
        return true;
    if (mentioned(facts, "exercise.equipment")) return facts.says(thing);
    if (thing == "exercise.equipment.chair"_fact && place == Place::work && facts.is("person.seat=none"_choice))
        return false;  // who never sits at work
    return thing == "exercise.equipment.wall"_fact || thing == "exercise.equipment.chair"_fact ||
           (thing == "exercise.equipment.mat"_fact && place == Place::home);
}

inline bool takes_position(const Facts& facts, Fact position) {
    if (mentioned(facts, "exercise.positions")) return facts.says(position);
    return position == "exercise.positions.sitting"_fact || !facts.is("person.seat=wheelchair"_choice);
}

inline std::string in_words(const Prescription& given) {
    std::string text =
        fmt::format("{} {} {}\n", given.budget_seconds, given.breaks.has_value(), given.withheld_because.value_or("-"));
    for (const PrescribedExercise& e : given.exercises) {
        text += fmt::format("{} {} {} {} {} {} {}", e.id, e.seconds, e.days_per_week, static_cast<int>(e.place), e.sets,
                            e.reps, e.modification);
        for (const auto& why : e.why) text += fmt::format(" [{}: {}]", why.id, why.text);
        text += '\n';
    }
    for (const Session& s : given.sessions)
        text += fmt::format("{} {} {}\n", s.name, s.seconds, fmt::join(s.days, ","));
    for (const WeekPlan& w : given.weeks) text += fmt::format("{} {} {}\n", w.weeks.from, w.text, w.seconds);
    for (const Advice& a : given.advice) text += fmt::format("{}\n", a.id);
    for (const LeftOut& l : given.left_out) text += fmt::format("{} {}\n", l.id, l.why);
    return text;
}

inline bool was_prescribed(const Case& one, std::string_view id) {
    return contains(one.description.list("exercise.prescribed"_text), id);
}

// Everything of a day, from Monday.
struct Day {
    std::vector<std::pair<const Exercise*, Place>> done;
    int seconds = 0;
};

inline std::array<Day, weekday_names.size()> days_of(const Prescription& given) {
    std::array<Day, weekday_names.size()> days;
    for (const Session& session : given.sessions)
        for (const std::string_view name : session.days) {
            Day& day = days[static_cast<std::size_t>(std::find(weekday_names.begin(), weekday_names.end(), name) -
                                                     weekday_names.begin())];
            for (const std::string_view id : session.exercises) day.done.emplace_back(&shipped(id), session.place);
            day.seconds += session.seconds;
        }
    return days;
}

inline Day monday_of(const Prescription& given) { return days_of(given).front(); }

enum class By { exercise, anybody };

inline bool is_modified_for(const Case& one, const Exercise& exercise, std::string_view caution, By by) {
    const bool taught = contains(one.description.list("exercise.taught"_text), exercise.id);
    bool found = false;
    for (const Modification& change : exercise.modifications)
        if (change.caution == caution) {
            if (change.only_if_taught && !taught) return false;
            found = true;
        }
    for (const ModifiedForSafety& change : one.modified)
        if (by == By::anybody) found |= change.exercise == exercise.id && change.caution == caution;
    return found;
}

inline int held_s(const Amount& amount) { return amount.sets * amount.reps * amount.hold_s; }

// Exercises that stayed possible: chosen, or left out for no other reason than time, count or want of a finding.
inline bool one_more_was_possible(const Prescription& given, const std::function<bool(const Exercise&)>& wanted) {
    return std::any_of(given.left_out.begin(), given.left_out.end(), [&](const LeftOut& left) {
        const Exercise* exercise = shipped_exercises().find(left.id);
        return exercise != nullptr && wanted(*exercise) &&
               (left.why.starts_with("It takes") || left.why.starts_with("Others answer") ||
                left.why.starts_with("Nothing was found") || left.why.starts_with("Little was found"));
    });
}

// K4, K5 and K6 day by day, by trying. What a day can have: what this person may do, where, as often as the week
// allows.
struct Choosable {
    const Exercise* exercise = nullptr;
    Places places = 0;
    bool on_mat = false;

    friend bool operator==(const Choosable&, const Choosable&) = default;
};

// What an exercise needs beyond the lists of equipment and positions, by hand: nobody leans back over what is not
// there, stands up who cannot sit, or lifts legs of which nothing is known but the wheelchair; nor does anybody lean on
// a chair that may give way.
inline bool asks_too_much(const Facts& facts, std::string_view exercise) {
    const bool wheelchair = facts.is("person.seat=wheelchair"_choice);
    const bool leans_on_the_chair = exercise == "seated-thoracic-extension-over-chair-back" ||
                                    exercise == "seated-figure-four" || exercise == "seated-side-bend" ||
                                    exercise == "sit-to-stand";
    if (leans_on_the_chair && (facts.is("chair.condition=unsafe"_choice) || facts.is("chair.condition=broken"_choice)))
        return true;
    if (exercise == "seated-thoracic-extension-over-chair-back") {
        const bool no_chair_for_it = facts.is("chair.kind=stool"_choice) || facts.is("chair.kind=kneeling"_choice) ||
                                     facts.is("chair.kind=ball"_choice) || facts.is("chair.kind=saddle"_choice) ||
                                     facts.is("chair.kind=bed"_choice);
        return wheelchair || no_chair_for_it || facts.is("chair.backrest=none"_choice);
    }
    if (exercise == "seated-leg-straightening" && facts.is("chair.kind=kneeling"_choice)) return true;
    if (exercise == "seated-figure-four" || exercise == "seated-leg-straightening")
        return wheelchair && !takes_position(facts, "exercise.positions.standing"_fact);
    return exercise == "sit-to-stand" && !takes_position(facts, "exercise.positions.sitting"_fact);
}

// Where the words of the exercise and of the description let it be done.
inline Choosable choosable(const Case& one, const Exercise& exercise) {
    const Facts& facts = one.description.facts;
    Choosable result{.exercise = &exercise};
    if (asks_too_much(facts, exercise.id)) return result;
    const auto all_there = [&](Place place) {
        return std::all_of(exercise.equipment.begin(), exercise.equipment.end(),
                           [&](Fact thing) { return has_thing(facts, thing, exercise, place); }) &&
               std::any_of(exercise.positions.begin(), exercise.positions.end(),
                           [&](Fact position) { return takes_position(facts, position); });
    };
    const auto has_spot = [&](ExerciseSpot spot) { return contains(exercise.places, spot); };
    const bool lies_down = exercise.desk_class == DeskClass::d3 || exercise.desk_class == DeskClass::d4 ||
                           (!contains(exercise.positions, "exercise.positions.sitting"_fact) &&
                            !contains(exercise.positions, "exercise.positions.standing"_fact));
    const bool floor_at_home = !facts.knows("exercise.floor_at_home"_fact) || facts.says("exercise.floor_at_home"_fact);
    if ((has_spot(ExerciseSpot::desk) || has_spot(ExerciseSpot::near_desk)) && all_there(Place::work))
        result.places |= only(Place::work);
    if (has_spot(ExerciseSpot::home) && (!lies_down || floor_at_home) && all_there(Place::home))
        result.places |= only(Place::home);
    if (has_spot(ExerciseSpot::outside) && all_there(Place::out)) result.places |= only(Place::out);
    result.on_mat = result.places == 0 && has_spot(ExerciseSpot::mat) && facts.says("exercise.floor_at_work"_fact) &&
                    all_there(Place::work);
    if (result.on_mat) result.places = only(Place::work);
    return result;
}

// The exercise has that caution, and it is no operation elsewhere.
inline bool speaks_against(const Case& one, const Exercise& exercise, std::string_view caution) {
    if (!contains(exercise.cautions, caution)) return false;
    const Facts& facts = one.description.facts;
    const Fact operated = "conditions.surgery_region"_fact;
    if (caution != "SURG" || !facts.knows(operated)) return true;
    const std::string_view region = choice_name(operated.info(), facts.value(operated));
    return region.empty() || contains(exercise.regions, region) || contains(exercise.loads, region);
}

inline bool is_permitted(const Case& one, const Exercise& exercise) {
    if (one.permission.only_mobility &&
        (exercise.desk_class != DeskClass::d1 || exercise.kind != ExerciseKind::mobility || exercise.loaded()))
        return false;
    if (one.permission.limit == ExercisePermission::Limit::gentle &&
        (exercise.desk_class > DeskClass::d2 || exercise.loaded() || exercise.breath_hold))
        return false;
    std::map<std::string_view, bool> removed_by;  // caution: by safety itself
    for (const RemovedExercise& removed : one.removed)
        if (removed.exercise == exercise.id) {
            if (removed.caution.empty()) return false;
            removed_by[removed.caution] = true;
        }
    for (const std::string_view caution : one.cautions) {
        if (speaks_against(one, exercise, caution)) removed_by.try_emplace(caution, false);
    }
    for (const ModifiedForSafety& change : one.modified)
        if (change.exercise == exercise.id) removed_by.try_emplace(change.caution, false);
    return std::all_of(removed_by.begin(), removed_by.end(), [&](const auto& entry) {
        return is_modified_for(one, exercise, entry.first, entry.second ? By::exercise : By::anybody);
    });
}

inline bool is_session_exercise(const Exercise& exercise) {
    return exercise.automatic && exercise.kind != ExerciseKind::aerobic && exercise.kind != ExerciseKind::rest_break;
}

inline std::vector<Choosable> all_choosable(const Case& one) {
    std::vector<Choosable> all;
    for (const Exercise& exercise : shipped_exercises().exercises) {
        if (!is_session_exercise(exercise) || contains(one.description.list("exercise.avoid"_text), exercise.id))
            continue;
        const Choosable candidate = choosable(one, exercise);
        if (candidate.places != 0 && is_permitted(one, exercise)) all.push_back(candidate);
    }
    return all;
}

inline bool aches(const Case& one, std::initializer_list<std::string_view> regions) {
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        if (std::find(regions.begin(), regions.end(), region_names[region]) != regions.end() &&
            one.description.facts.value("discomfort.severity_0_10"_fact, {.region = region}) > 0)
            return true;
    return false;
}

inline const std::set<std::string_view> the_article = {"wall-angels",
                                                       "shoulder-blade-squeeze",
                                                       "thoracic-extension-over-swiss-ball",
                                                       "thoracic-extension-over-foam-roller",
                                                       "cat-cow",
                                                       "thread-the-needle"};
// Rows, and what draws the shoulder blades back.
inline const std::set<std::string_view> retractions = {"wall-angels",      "shoulder-blade-squeeze",
                                                       "band-row",         "band-pull-apart",
                                                       "face-pull",        "prone-t-y-i",
                                                       "scapular-setting", "thoracic-extension-over-swiss-ball"};

inline bool is_found_for(const Case& one, const Exercise& exercise) {
    return std::any_of(one.issues.begin(), one.issues.end(), [&](const FoundIssue& issue) {
        return issue.points_lost > 0 && contains(exercise.answers_findings, issue.rule);
    });
}

// The three worst of the regions that hurt and that some exercise answers.
inline std::vector<std::string_view> worst_regions(const Case& one) {
    std::vector<std::pair<double, std::string_view>> sore;
    for (std::uint8_t region = 0; region < region_names.size(); ++region) {
        const double severity = one.description.facts.value("discomfort.severity_0_10"_fact, {.region = region});
        const bool answered = std::any_of(
            shipped_exercises().exercises.begin(), shipped_exercises().exercises.end(), [&](const Exercise& e) {
                return is_session_exercise(e) && contains(e.answers_regions, region_names[region]);
            });
        if (severity > 0 && answered) sore.emplace_back(severity, region_names[region]);
    }
    std::stable_sort(sore.begin(), sore.end(), [](auto& a, auto& b) { return a.first > b.first; });
    sore.resize(std::min<std::size_t>(sore.size(), 3));
    std::vector<std::string_view> regions;
    for (const auto& [severity, region] : sore) regions.push_back(region);
    return regions;
}

inline bool is_kin(const Exercise& a, const Exercise& b) {
    const auto leads_to = [](const Exercise& x, const Exercise& y) {
        return contains(x.progress_to, y.id) || contains(x.regress_to, y.id);
    };
    return a.is_flexibility() == b.is_flexibility() && (leads_to(a, b) || leads_to(b, a)) &&
           !(the_article.contains(a.id) && the_article.contains(b.id));
}

using Set = std::vector<Choosable>;

inline bool can_be_placed(const Set& set, std::size_t at, std::array<int, 3> taken, int mats) {
    if (at == set.size()) return true;
    for (const Place place : {Place::work, Place::home, Place::out}) {
        const auto p = static_cast<std::size_t>(place);
        if ((set[at].places & only(place)) == 0 || taken[p] == 4 || mats + set[at].on_mat > 1) continue;
        std::array<int, 3> then = taken;
        ++then[p];
        if (can_be_placed(set, at + 1, then, mats + set[at].on_mat)) return true;
    }
    return false;
}

// Two forms of one movement are not for one day; where one of the six has no other day it may stand beside strength
// with the best evidence all the same.
enum class TwoForms { never, of_the_six_and_the_best };

inline bool are_too_much_alike(const Exercise& a, const Exercise& b, TwoForms two_forms) {
    const auto pardoned = [](const Exercise& one, const Exercise& other) {
        return the_article.contains(one.id) && other.kind == ExerciseKind::strength && other.grade == EvidenceGrade::a;
    };
    return is_kin(a, b) && !(two_forms == TwoForms::of_the_six_and_the_best && (pardoned(a, b) || pardoned(b, a)));
}

// K1, K7, K8 and K11, whatever is done twice.
inline bool go_together(const Set& set, int budget_s) {
    int seconds = 0;
    std::map<std::string_view, int> stretched;
    for (const Choosable& one : set) {
        seconds += one.exercise->seconds;
        if (one.exercise->is_flexibility())
            for (const std::string_view muscle : one.exercise->muscles)
                stretched[muscle] += held_s(one.exercise->dose.usual);
    }
    return seconds <= budget_s && set.size() <= 6 && can_be_placed(set, 0, {}, 0) &&
           std::all_of(stretched.begin(), stretched.end(), [](auto& entry) { return entry.second <= 60; });
}

// The same, and no movement twice; which adding more never mends.
inline bool stays_within(const Set& set, int budget_s, TwoForms two_forms) {
    for (const Choosable& one : set)
        for (const Choosable& other : set)
            if (&one != &other &&
                (one.exercise == other.exercise || are_too_much_alike(*one.exercise, *other.exercise, two_forms)))
                return false;
    return go_together(set, budget_s);
}

using Wish = std::function<bool(const Exercise&)>;

inline bool is_pushing_too_much(const Set& set) {
    return std::count_if(set.begin(), set.end(), [](auto& c) { return c.exercise->force == Force::push; }) >
           std::count_if(set.begin(), set.end(), [](auto& c) { return c.exercise->force == Force::pull; });
}

// Whether some allowed set with these grants every wish: the first that is open is granted by each that can.
inline bool can_have_all(const std::vector<Choosable>& all, const Set& set, const std::vector<Wish>& wishes,
                         int budget_s, TwoForms two_forms = TwoForms::never) {
    if (!stays_within(set, budget_s, two_forms)) return false;
    static const Wish a_pull = [](const Exercise& e) { return e.force == Force::pull; };
    const Wish* open = nullptr;
    for (const Wish& wish : wishes)
        if (open == nullptr && std::none_of(set.begin(), set.end(), [&](auto& c) { return wish(*c.exercise); }))
            open = &wish;
    if (open == nullptr && is_pushing_too_much(set)) open = &a_pull;
    if (open == nullptr) return true;
    return std::any_of(all.begin(), all.end(), [&](const Choosable& one) {
        if (!(*open)(*one.exercise)) return false;
        Set larger = set;
        larger.push_back(one);
        return can_have_all(all, larger, wishes, budget_s, two_forms);
    });
}

inline bool is_strength(const Exercise& e) { return e.kind == ExerciseKind::strength; }
inline bool is_flexible(const Exercise& e) {
    return e.kind == ExerciseKind::mobility || e.kind == ExerciseKind::stretch;
}
// "Budget < 5 min: strength (E21 or E02) first."
inline bool leads(const Exercise& e) { return e.id == "band-lateral-raise" || e.id == "shoulder-blade-squeeze"; }

// What a day is to have, in the order in which it gives way where not all of it can be had.
struct Duties {
    std::vector<Wish> kinds;
    bool retraction = false;
    std::vector<std::string_view> regions;
};

inline Duties duties_of(const Case& one, int budget_s, bool strength_allowed) {
    Duties duties{.kinds = {}, .regions = worst_regions(one)};
    if (strength_allowed) duties.kinds.emplace_back(is_strength);
    if (budget_s >= 300) duties.kinds.emplace_back(is_flexible);
    if (budget_s < 300 && strength_allowed) duties.kinds.emplace_back(leads);
    const bool asked_for = std::any_of(the_article.begin(), the_article.end(),
                                       [&](std::string_view id) { return is_found_for(one, shipped(id)); });
    duties.retraction = strength_allowed && (asked_for || aches(one, {"upper_back", "neck", "shoulder"}));
    return duties;
}

// All ways to take so many of the wishes.
inline std::vector<std::vector<Wish>> choices_of(const std::vector<Wish>& wishes, std::size_t count) {
    std::vector<std::vector<Wish>> all;
    for (unsigned mask = 0; mask < 1U << wishes.size(); ++mask) {
        if (static_cast<std::size_t>(std::popcount(mask)) != count) continue;
        std::vector<Wish> some;
        for (std::size_t i = 0; i < wishes.size(); ++i)
            if ((mask >> i & 1U) != 0) some.push_back(wishes[i]);
        all.push_back(std::move(some));
    }
    return all;
}

// What a day has of its duties, or can have: kinds, the retraction, regions. The first outranks the next.
using DutiesMet = std::array<int, 3>;

inline const Wish& draws_back() {
    static const Wish wish = [](const Exercise& e) { return retractions.contains(e.id); };
    return wish;
}

// A sore region is answered by what works there, as long as the library has that: a neck by more than shoulder blades.
inline Wish answers_to(std::string_view region) {
    const auto works_there = [region](const Exercise& e) {
        return contains(e.answers_regions, region) && contains(e.regions, region);
    };
    for (const Exercise& e : shipped_exercises().exercises)
        if (is_session_exercise(e) && works_there(e)) return works_there;
    return [region](const Exercise& e) { return contains(e.answers_regions, region); };
}

inline std::vector<Wish> answers_to(const std::vector<std::string_view>& regions) {
    std::vector<Wish> wishes;
    for (const std::string_view region : regions) wishes.push_back(answers_to(region));
    return wishes;
}

inline DutiesMet duties_met_by(const Duties& duties, const std::vector<const Exercise*>& done) {
    const auto has = [&](const Wish& wish) {
        return std::any_of(done.begin(), done.end(), [&](auto* e) { return wish(*e); });
    };
    const auto how_many = [&](const std::vector<Wish>& wishes) {
        return static_cast<int>(std::count_if(wishes.begin(), wishes.end(), has));
    };
    return {how_many(duties.kinds), duties.retraction && has(draws_back()), how_many(answers_to(duties.regions))};
}

inline DutiesMet all_of(const Duties& duties) {
    return {static_cast<int>(duties.kinds.size()), duties.retraction ? 1 : 0, static_cast<int>(duties.regions.size())};
}

// The best that an allowed set with `kept` has; nothing: there is no such set.
inline std::optional<DutiesMet> most_duties_met(const std::vector<Choosable>& available, const Set& kept,
                                                const Duties& duties, int budget_s,
                                                TwoForms two_forms = TwoForms::never) {
    const std::vector<Wish> regions = answers_to(duties.regions);
    const auto is_possible = [&](const DutiesMet& met) {
        for (const std::vector<Wish>& wishes : choices_of(duties.kinds, static_cast<std::size_t>(met[0])))
            for (const std::vector<Wish>& answering : choices_of(regions, static_cast<std::size_t>(met[2]))) {
                std::vector<Wish> all = wishes;
                if (met[1] == 1) all.push_back(draws_back());
                all.insert(all.end(), answering.begin(), answering.end());
                if (can_have_all(available, kept, all, budget_s, two_forms)) return true;
            }
        return false;
    };
    DutiesMet most = all_of(duties);
    if (is_possible(most)) return most;
    if (!is_possible({})) return std::nullopt;
    most = {most[0], 0, 0};
    while (!is_possible(most)) --most[0];
    if (duties.retraction && is_possible({most[0], 1, 0})) most[1] = 1;
    most[2] = all_of(duties)[2];
    while (!is_possible(most)) --most[2];
    return most;
}

inline bool is_pregnant(const Case& one) { return contains(one.cautions, "PREG"); }

inline std::set<std::size_t> strength_days(const Case& one) {
    return is_pregnant(one) ? std::set<std::size_t>{0, 3} : std::set<std::size_t>{0, 2, 4};
}

// The days of a week are filled in this order: strength days, other working days, the weekend.
inline int place_in_week(std::size_t day, const std::set<std::size_t>& strength) {
    int place = 1;
    const auto group = [&](std::size_t d) { return strength.contains(d) ? 0 : d < 5 ? 1 : 2; };
    for (std::size_t other = 0; other < 7; ++other)
        place += std::pair(group(other), other) < std::pair(group(day), day);
    return place;
}

// What may be done on that day of some week: strength that rests longer than a day keeps to the strength days.
inline std::vector<Choosable> permitted_on(std::size_t day, const Case& one, const std::vector<Choosable>& all) {
    std::vector<Choosable> permitted;
    for (Choosable candidate : all) {
        if (day >= 5) candidate.places &= static_cast<Places>(~only(Place::work));
        const bool must_rest = is_strength(*candidate.exercise) && !strength_days(one).contains(day) &&
                               (is_pregnant(one) || candidate.exercise->min_gap_h > 24);
        if (candidate.places != 0 && !must_rest) permitted.push_back(candidate);
    }
    return permitted;
}

// What is for fewer days than the week has is for the first of them.
inline std::vector<Choosable> available_on(std::size_t day, const Case& one, const std::vector<Choosable>& all) {
    std::vector<Choosable> available = permitted_on(day, one, all);
    const int place = place_in_week(day, strength_days(one));
    std::erase_if(available, [&](const Choosable& c) { return c.exercise->days_per_week.to < place; });
    return available;
}

inline bool needs_nothing(const Case& one) {
    const auto hurts = [&](const Exercise& exercise) {
        for (std::uint8_t region = 0; region < region_names.size(); ++region)
            if (one.description.facts.value("discomfort.severity_0_10"_fact, {.region = region}) > 0 &&
                contains(exercise.answers_regions, region_names[region]))
                return true;
        return false;
    };
    return std::none_of(
        shipped_exercises().exercises.begin(), shipped_exercises().exercises.end(),
        [&](const Exercise& e) { return is_session_exercise(e) && (is_found_for(one, e) || hurts(e)); });
}

// What an exercise is worth to a person, in thousandths: the points it answers and the pain, by grade and circumstance;
// the grade alone where there is nothing to answer.
inline std::int64_t worth_to(const Case& one, const Exercise& exercise) {
    const Programme& programme = shipped_exercises().programme;
    if (needs_nothing(one)) return std::llround(1000 * programme.grade_worth[static_cast<std::size_t>(exercise.grade)]);
    double found = 0;
    for (const FoundIssue& issue : one.issues)
        if (issue.points_lost > 0 && contains(exercise.answers_findings, issue.rule)) found += issue.points_lost;
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        if (const double severity = one.description.facts.value("discomfort.severity_0_10"_fact, {.region = region});
            severity > 0 && contains(exercise.answers_regions, region_names[region]))
            found += 4 * severity;
    double factor = programme.grade_worth[static_cast<std::size_t>(exercise.grade)];
    bool modified = false;
    for (const ModifiedForSafety& change : one.modified) modified |= change.exercise == exercise.id;
    for (const RemovedExercise& removed : one.removed) modified |= removed.exercise == exercise.id;
    for (const std::string_view caution : one.cautions) {
        modified |= speaks_against(one, exercise, caution);
    }
    if (modified) factor *= programme.worth_when_modified;
    if (contains(one.preferred, exercise.id)) factor *= programme.worth_when_preferred;
    return std::llround(1000 * factor * found);
}

// Of use, with the best evidence, and no push, which would need a pull beside it.
inline bool is_best_strength(const Case& one, const Exercise& e) {
    return is_strength(e) && e.grade == EvidenceGrade::a && e.force != Force::push && worth_to(one, e) > 0;
}

}  // namespace ergoaudit::by_trying
