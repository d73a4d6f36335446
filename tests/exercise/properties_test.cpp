// What holds for everybody, whatever they have, feel and were told: random people, fixed seed.
#include "people.hpp"
#include "shipped_exercises.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

template <class List, class T>
bool contains(const List& list, const T& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

void for_everybody(std::size_t full, const std::function<void(const Case&, const Prescription&)>& check) {
    const auto& knowledge = shipped_exercises();
    Dice dice(5);
    for (std::size_t run = 0; run < testing::cases(full); ++run) {
        const Case one = random_case(dice, knowledge.exercises);
        SCOPED_TRACE(fmt::format("case {}", run));
        check(one, prescribe(knowledge, one.description, one.permission_of(), one.issues, one.minutes));
        if (::testing::Test::HasFailure()) return;
    }
}

bool may_exercise(const Case& one) {
    const bool urgent = one.permission.action_level && *one.permission.action_level <= 2;
    return one.permission.screened && !urgent && one.permission.limit != ExercisePermission::Limit::none;
}

TEST(ForEverybody, NothingWithoutPermissionAndAlwaysAReason) {
    for_everybody(200000, [](const Case& one, const Prescription& given) {
        EXPECT_EQ(given.withheld_because.has_value(), given.exercises.empty());
        if (given.withheld_because) {
            EXPECT_FALSE(given.withheld_because->empty());
        }
        if (!may_exercise(one)) {
            EXPECT_TRUE(given.exercises.empty() && given.sessions.empty() && given.weeks.empty());
            EXPECT_TRUE(given.advice.empty());
            EXPECT_EQ(given.review_after_weeks, 0);
        }
        const bool urgent = one.permission.action_level && *one.permission.action_level <= 2;
        EXPECT_EQ(given.breaks.has_value(), !urgent);
    });
}

// What the person has, by the words of the contract: a list that is absent stands for the usual.
bool mentioned(const Facts& facts, std::string_view list) {
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == list && facts.knows(Fact{i})) return true;
    return false;
}

bool has_thing(const Facts& facts, Fact thing, Place place) {
    if (mentioned(facts, "exercise.equipment")) return facts.says(thing);
    return thing == "exercise.equipment.wall"_fact || thing == "exercise.equipment.chair"_fact ||
           (thing == "exercise.equipment.mat"_fact && place == Place::home);
}

bool takes_position(const Facts& facts, Fact position) {
    if (mentioned(facts, "exercise.positions")) return facts.says(position);
    return position == "exercise.positions.sitting"_fact || !facts.is("person.seat=wheelchair"_choice);
}

std::string in_words(const Prescription& given) {
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

bool was_prescribed(const Case& one, std::string_view id) {
    return contains(one.description.list("exercise.prescribed"_text), id);
}

// Everything of a day, from Monday.
struct Day {
    std::vector<std::pair<const Exercise*, Place>> done;
    int seconds = 0;
};

std::array<Day, weekday_names.size()> days_of(const Prescription& given) {
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

Day monday_of(const Prescription& given) { return days_of(given).front(); }

bool is_floor_at_work(const Exercise& exercise, Place place) {
    return place == Place::work && (exercise.desk_class == DeskClass::d3 || exercise.desk_class == DeskClass::d4);
}

TEST(ForEverybody, OnlyWhatIsThereAndPossible) {
    for_everybody(200000, [](const Case& one, const Prescription& given) {
        const Facts& facts = one.description.facts;
        const std::array<Day, weekday_names.size()> days = days_of(given);
        for (std::size_t day = 0; day < days.size(); ++day) {
            for (const auto& [exercise, place] : days[day].done) {
                EXPECT_FALSE(contains(one.description.list("exercise.avoid"_text), exercise->id));
                EXPECT_NE(exercise->kind, ExerciseKind::rest_break) << exercise->id;
                if (day >= 5) {
                    EXPECT_NE(place, Place::work) << exercise->id;
                }
                if (was_prescribed(one, exercise->id)) continue;
                EXPECT_TRUE(exercise->automatic) << exercise->id;
                for (const Fact thing : exercise->equipment)
                    EXPECT_TRUE(has_thing(facts, thing, place)) << exercise->id;
                EXPECT_TRUE(std::any_of(exercise->positions.begin(), exercise->positions.end(), [&](Fact position) {
                    return takes_position(facts, position);
                })) << exercise->id;
                if (is_floor_at_work(*exercise, place)) {
                    EXPECT_TRUE(facts.says("exercise.floor_at_work"_fact) && exercise->desk_class == DeskClass::d3);
                } else if (exercise->desk_class >= DeskClass::d3) {
                    EXPECT_TRUE(!facts.knows("exercise.floor_at_home"_fact) ||
                                facts.says("exercise.floor_at_home"_fact));
                }
            }
            EXPECT_LE(
                std::count_if(
                    days[day].done.begin(), days[day].done.end(),
                    [&](auto& d) { return !was_prescribed(one, d.first->id) && is_floor_at_work(*d.first, d.second); }),
                1);
        }
    });
}

enum class By { exercise, anybody };

bool is_modified_for(const Case& one, const Exercise& exercise, std::string_view caution, By by) {
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

TEST(ForEverybody, OnlyWhatSafetyPermitsAndWithItsChanges) {
    std::size_t modified = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        const Facts& facts = one.description.facts;
        const Fact operated = "conditions.surgery_region"_fact;
        for (const PrescribedExercise& chosen : given.exercises) {
            const Exercise& exercise = shipped(chosen.id);
            if (was_prescribed(one, chosen.id)) continue;  // whoever gave it knows the person
            if (one.permission.limit == ExercisePermission::Limit::gentle) {
                EXPECT_TRUE(exercise.desk_class <= DeskClass::d2 && !exercise.loaded() && !exercise.breath_hold);
            }
            if (one.permission.only_mobility) {
                EXPECT_TRUE(exercise.desk_class == DeskClass::d1 && exercise.kind == ExerciseKind::mobility);
            }
            for (const RemovedExercise& removed : one.removed)
                if (removed.exercise == chosen.id) {
                    EXPECT_TRUE(is_modified_for(one, exercise, removed.caution, By::exercise));
                }
            for (const std::string_view caution : one.cautions) {
                if (!contains(exercise.cautions, caution)) continue;
                const std::string_view region =
                    facts.knows(operated) ? choice_name(operated.info(), facts.value(operated)) : std::string_view{};
                const bool elsewhere = caution == "SURG" && !region.empty() && !contains(exercise.regions, region) &&
                                       !contains(exercise.loads, region);
                if (elsewhere) continue;
                EXPECT_TRUE(is_modified_for(one, exercise, caution, By::anybody)) << chosen.id << " " << caution;
                EXPECT_FALSE(chosen.modification.empty()) << chosen.id << " " << caution;
                ++modified;
            }
        }
    });
    EXPECT_GT(modified, 20U);  // the cases do reach this
}

TEST(ForEverybody, StaysInsideTheMinutesAndTheCounts) {
    const Programme& programme = shipped_exercises().programme;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty()) return;
        const Facts& facts = one.description.facts;
        const double minutes = one.minutes ? *one.minutes
                               : facts.knows("exercise.minutes_per_day"_fact)
                                   ? facts.value("exercise.minutes_per_day"_fact)
                                   : 10;
        EXPECT_EQ(given.budget_seconds, static_cast<int>(minutes * 60));
        const std::array<Day, weekday_names.size()> days = days_of(given);
        for (const Day& day : days) {
            EXPECT_LE(day.seconds, given.budget_seconds);
            EXPECT_LE(day.done.size(), static_cast<std::size_t>(programme.most_per_day));
        }
        EXPECT_EQ(days.front().seconds, given.planned_seconds);  // Monday is a strength day
        for (const WeekPlan& week : given.weeks) EXPECT_LE(week.seconds, given.budget_seconds) << week.weeks.from;
        for (const Session& session : given.sessions)
            EXPECT_LE(session.exercises.size(), static_cast<std::size_t>(programme.most_per_session));
    });
}

TEST(ForEverybody, SessionsAddUpToTheExercises) {
    for_everybody(200000, [](const Case&, const Prescription& given) {
        for (const PrescribedExercise& chosen : given.exercises) {
            std::set<std::string_view> days;
            for (const Session& session : given.sessions)
                if (contains(session.exercises, chosen.id))
                    for (const std::string_view day : session.days) EXPECT_TRUE(days.insert(day).second) << day;
            EXPECT_EQ(static_cast<int>(days.size()), chosen.days_per_week);
            EXPECT_LE(chosen.days_per_week, shipped(chosen.id).days_per_week.to) << chosen.id;
        }
        for (const Session& session : given.sessions) {
            int seconds = 0;
            for (const std::string_view id : session.exercises) seconds += shipped(id).seconds;
            EXPECT_EQ(session.seconds, seconds);
        }
    });
}

// K9: what carries a load rests two days and comes three times at most; everything keeps its own gap, around the week.
TEST(ForEverybody, RestsAsLongAsItNeeds) {
    for_everybody(200000, [](const Case& one, const Prescription& given) {
        std::map<const Exercise*, std::vector<int>> done;
        const std::array<Day, weekday_names.size()> days = days_of(given);
        for (int day = 0; day < 7; ++day)
            for (const auto& [exercise, place] : days[static_cast<std::size_t>(day)].done)
                done[exercise].push_back(day);
        for (const auto& [exercise, when] : done) {
            const bool two_minutes = exercise->id == "band-lateral-raise";  // five days a week in its trial
            if (exercise->loaded() && !two_minutes) {
                EXPECT_LE(when.size(), 3U) << exercise->id;
                EXPECT_GE(exercise->min_gap_h, 48) << exercise->id;
            }
            for (std::size_t i = 0; i < when.size(); ++i) {
                const int next = i + 1 < when.size() ? when[i + 1] : when.front() + 7;
                EXPECT_GE((next - when[i]) * 24, exercise->min_gap_h) << exercise->id;
            }
        }
        (void)one;
    });
}

int held_s(const Amount& amount) { return amount.sets * amount.reps * amount.hold_s; }

// K5, day by day.
TEST(ForEverybody, PullsAsMuchAsItPushes) {
    for_everybody(200000, [](const Case& one, const Prescription& given) {
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        for (const Day& day : days_of(given)) {
            int pull = 0, push = 0;
            for (const auto& [exercise, place] : day.done) {
                pull += exercise->force == Force::pull;
                push += exercise->force == Force::push;
            }
            EXPECT_LE(push, pull);
        }
    });
}

// K11: in every week and on every day, all stretches of one muscle together, however many there are and whether they
// are called stretch or mobility. The dose of a week stands for the day.
TEST(ForEverybody, StretchesAMuscleForAMinuteADayWhateverTheWeek) {
    std::size_t three = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        for (const Day& day : days_of(given)) {
            std::map<std::string_view, std::vector<const Exercise*>> of_muscle;
            for (const auto& [exercise, place] : day.done)
                if (exercise->kind == ExerciseKind::stretch || exercise->kind == ExerciseKind::mobility)
                    for (const std::string_view muscle : exercise->muscles) of_muscle[muscle].push_back(exercise);
            for (const auto& [muscle, all] : of_muscle) {
                int usual = 0;
                for (const Exercise* exercise : all) usual += held_s(exercise->dose.usual);
                EXPECT_LE(usual, 60) << muscle;
                for (const WeekPlan& week : given.weeks) {
                    int then = 0;
                    for (const WeeklyDose& dose : week.doses)
                        if (contains(all, &shipped(dose.exercise))) then += held_s(dose.amount);
                    EXPECT_LE(then, 60) << muscle << ", week " << week.weeks.from;
                }
                three += all.size() > 1;
            }
        }
    });
    EXPECT_GT(three, 5U);  // the cases do reach this
}

// Exercises that stayed possible: chosen, or left out for no other reason than time, count or want of a finding.
bool one_more_was_possible(const Prescription& given, const std::function<bool(const Exercise&)>& wanted) {
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
};

// Where the words of the exercise and of the description let it be done.
Choosable choosable(const Case& one, const Exercise& exercise) {
    const Facts& facts = one.description.facts;
    Choosable result{.exercise = &exercise};
    const auto all_there = [&](Place place) {
        return std::all_of(exercise.equipment.begin(), exercise.equipment.end(),
                           [&](Fact thing) { return has_thing(facts, thing, place); }) &&
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

bool is_permitted(const Case& one, const Exercise& exercise) {
    const Facts& facts = one.description.facts;
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
    const Fact operated = "conditions.surgery_region"_fact;
    for (const std::string_view caution : one.cautions) {
        if (!contains(exercise.cautions, caution)) continue;
        const std::string_view region =
            facts.knows(operated) ? choice_name(operated.info(), facts.value(operated)) : std::string_view{};
        const bool elsewhere = caution == "SURG" && !region.empty() && !contains(exercise.regions, region) &&
                               !contains(exercise.loads, region);
        if (!elsewhere) removed_by.try_emplace(caution, false);
    }
    for (const ModifiedForSafety& change : one.modified)
        if (change.exercise == exercise.id) removed_by.try_emplace(change.caution, false);
    return std::all_of(removed_by.begin(), removed_by.end(), [&](const auto& entry) {
        return is_modified_for(one, exercise, entry.first, entry.second ? By::exercise : By::anybody);
    });
}

bool is_session_exercise(const Exercise& exercise) {
    return exercise.automatic && exercise.kind != ExerciseKind::aerobic && exercise.kind != ExerciseKind::rest_break;
}

std::vector<Choosable> all_choosable(const Case& one) {
    std::vector<Choosable> all;
    for (const Exercise& exercise : shipped_exercises().exercises) {
        if (!is_session_exercise(exercise) || contains(one.description.list("exercise.avoid"_text), exercise.id))
            continue;
        const Choosable candidate = choosable(one, exercise);
        if (candidate.places != 0 && is_permitted(one, exercise)) all.push_back(candidate);
    }
    return all;
}

// Nothing more and nothing less than these is chosen, or left out for want of time or use.
TEST(ForEverybody, WhatIsPossibleAndPermittedIsOfferedAndNothingElse) {
    for_everybody(20000, [](const Case& one, const Prescription& given) {
        if (given.withheld_because || !one.description.list("exercise.prescribed"_text).empty()) return;
        std::set<std::string_view> offered, expected;
        for (const PrescribedExercise& chosen : given.exercises) offered.insert(chosen.id);
        for (const Exercise& exercise : shipped_exercises().exercises)
            if (one_more_was_possible(given, [&](const Exercise& e) { return &e == &exercise; }))
                offered.insert(exercise.id);
        for (const Choosable& candidate : all_choosable(one)) expected.insert(candidate.exercise->id);
        EXPECT_EQ(offered, expected);
    });
}

bool aches(const Case& one, std::initializer_list<std::string_view> regions) {
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        if (std::find(regions.begin(), regions.end(), region_names[region]) != regions.end() &&
            one.description.facts.value("discomfort.severity_0_10"_fact, {.region = region}) > 0)
            return true;
    return false;
}

const std::set<std::string_view> the_article = {"wall-angels",
                                                "shoulder-blade-squeeze",
                                                "thoracic-extension-over-swiss-ball",
                                                "thoracic-extension-over-foam-roller",
                                                "cat-cow",
                                                "thread-the-needle"};
// Rows, and what draws the shoulder blades back.
const std::set<std::string_view> retractions = {"wall-angels",      "shoulder-blade-squeeze",
                                                "band-row",         "band-pull-apart",
                                                "face-pull",        "prone-t-y-i",
                                                "scapular-setting", "thoracic-extension-over-swiss-ball"};

bool is_found_for(const Case& one, const Exercise& exercise) {
    return std::any_of(one.issues.begin(), one.issues.end(), [&](const FoundIssue& issue) {
        return issue.points_lost > 0 && contains(exercise.answers_findings, issue.rule);
    });
}

// The three worst of the regions that hurt and that some exercise answers.
std::vector<std::string_view> worst_regions(const Case& one) {
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

bool is_kin(const Exercise& a, const Exercise& b) {
    const auto leads_to = [](const Exercise& x, const Exercise& y) {
        return contains(x.progress_to, y.id) || contains(x.regress_to, y.id);
    };
    return a.is_flexibility() == b.is_flexibility() && (leads_to(a, b) || leads_to(b, a)) &&
           !(the_article.contains(a.id) && the_article.contains(b.id));
}

using Set = std::vector<Choosable>;

bool can_be_placed(const Set& set, std::size_t at, std::array<int, 3> taken, int mats) {
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

// K1, K7, K8 and K11, which adding more never mends.
bool stays_within(const Set& set, int budget_s) {
    int seconds = 0;
    std::map<std::string_view, int> stretched;
    for (const Choosable& one : set) {
        seconds += one.exercise->seconds;
        if (one.exercise->is_flexibility())
            for (const std::string_view muscle : one.exercise->muscles)
                stretched[muscle] += held_s(one.exercise->dose.usual);
        for (const Choosable& other : set)
            if (&one != &other && (one.exercise == other.exercise || is_kin(*one.exercise, *other.exercise)))
                return false;
    }
    return seconds <= budget_s && set.size() <= 6 && can_be_placed(set, 0, {}, 0) &&
           std::all_of(stretched.begin(), stretched.end(), [](auto& entry) { return entry.second <= 60; });
}

using Wish = std::function<bool(const Exercise&)>;

bool is_pushing_too_much(const Set& set) {
    return std::count_if(set.begin(), set.end(), [](auto& c) { return c.exercise->force == Force::push; }) >
           std::count_if(set.begin(), set.end(), [](auto& c) { return c.exercise->force == Force::pull; });
}

// Whether some allowed set with these grants every wish: the first that is open is granted by each that can.
bool can_have_all(const std::vector<Choosable>& all, const Set& set, const std::vector<Wish>& wishes, int budget_s) {
    if (!stays_within(set, budget_s)) return false;
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
        return can_have_all(all, larger, wishes, budget_s);
    });
}

bool is_strength(const Exercise& e) { return e.kind == ExerciseKind::strength; }
bool is_flexible(const Exercise& e) { return e.kind == ExerciseKind::mobility || e.kind == ExerciseKind::stretch; }
// "Budget < 5 min: strength (E21 or E02) first."
bool leads(const Exercise& e) { return e.id == "band-lateral-raise" || e.id == "shoulder-blade-squeeze"; }

// What a day is to have, in the order in which it gives way where not all of it can be had.
struct Duties {
    std::vector<Wish> kinds;
    bool retraction = false;
    std::vector<std::string_view> regions;
};

Duties duties_of(const Case& one, int budget_s, bool strength_allowed) {
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
std::vector<std::vector<Wish>> choices_of(const std::vector<Wish>& wishes, std::size_t count) {
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

struct DayToTry {
    std::vector<Choosable> available;
    const Duties& duties;
    int budget_s = 0;
};

// What more a day could have than what was `done`, in words; empty: nothing.
std::string what_is_lacking(const DayToTry& day, const std::vector<const Exercise*>& done, const Set& kept) {
    const auto has = [&](const Wish& wish) {
        return std::any_of(done.begin(), done.end(), [&](auto* e) { return wish(*e); });
    };
    const Wish retracts = [](const Exercise& e) { return retractions.contains(e.id); };
    std::vector<Wish> regions;
    for (const std::string_view region : day.duties.regions)
        regions.emplace_back([region](const Exercise& e) { return contains(e.answers_regions, region); });
    const auto kinds = static_cast<std::size_t>(std::count_if(day.duties.kinds.begin(), day.duties.kinds.end(), has));
    const auto answered = static_cast<std::size_t>(std::count_if(regions.begin(), regions.end(), has));
    const bool retraction = day.duties.retraction && has(retracts);
    for (std::size_t more = kinds + 1; more <= day.duties.kinds.size(); ++more)
        for (const auto& some : choices_of(day.duties.kinds, more))
            if (can_have_all(day.available, kept, some, day.budget_s)) return "a kind";
    for (std::vector<Wish> some : choices_of(day.duties.kinds, kinds)) {
        if (day.duties.retraction) some.push_back(retracts);
        if (day.duties.retraction && !retraction) {
            if (can_have_all(day.available, kept, some, day.budget_s)) return "a retraction";
            some.pop_back();
        }
        for (std::size_t more = answered + 1; more <= regions.size(); ++more)
            for (const auto& answering : choices_of(regions, more)) {
                std::vector<Wish> both = some;
                both.insert(both.end(), answering.begin(), answering.end());
                if (can_have_all(day.available, kept, both, day.budget_s)) return "a region";
            }
    }
    return {};
}

bool is_pregnant(const Case& one) { return contains(one.cautions, "PREG"); }

std::set<std::size_t> strength_days(const Case& one) {
    return is_pregnant(one) ? std::set<std::size_t>{0, 3} : std::set<std::size_t>{0, 2, 4};
}

// The days of a week are filled in this order: strength days, other working days, the weekend.
int place_in_week(std::size_t day, const std::set<std::size_t>& strength) {
    int place = 1;
    const auto group = [&](std::size_t d) { return strength.contains(d) ? 0 : d < 5 ? 1 : 2; };
    for (std::size_t other = 0; other < 7; ++other)
        place += std::pair(group(other), other) < std::pair(group(day), day);
    return place;
}

std::vector<Choosable> available_on(std::size_t day, const Case& one, const std::vector<Choosable>& all) {
    const std::set<std::size_t> strength = strength_days(one);
    std::vector<Choosable> available;
    for (Choosable candidate : all) {
        if (day >= 5) candidate.places &= static_cast<Places>(~only(Place::work));
        const bool must_rest = is_strength(*candidate.exercise) && !strength.contains(day) &&
                               (is_pregnant(one) || candidate.exercise->min_gap_h > 24);
        if (candidate.places != 0 && !must_rest && candidate.exercise->days_per_week.to >= place_in_week(day, strength))
            available.push_back(candidate);
    }
    return available;
}

// K4, K5 and K6 on every day with exercises: a day lacks a kind, a retraction or one of the three worst regions only
// where no set of exercises that keeps the other constraints would have it. One of the six that comes on one day only,
// because it goes with nothing else, may be in the way there; strength with the best evidence stays beside it.
TEST(ForEverybody, EveryDayHasBothKindsARetractionAndTheWorstRegionsWhereverThatIsPossible) {
    std::size_t all_held = 0, others = 0, in_the_way = 0, lacking = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || !one.description.list("exercise.prescribed"_text).empty()) return;
        const std::vector<Choosable> all = all_choosable(one);
        const auto days = days_of(given);
        std::map<const Exercise*, int> times;
        for (const Day& day : days)
            for (const auto& [exercise, place] : day.done) ++times[exercise];
        for (std::size_t d = 0; d < days.size(); ++d) {
            const bool with_strength = strength_days(one).contains(d);
            if (days[d].done.empty() && !with_strength) continue;  // a free day
            const Duties duties = duties_of(one, given.budget_seconds, with_strength || !is_pregnant(one));
            const DayToTry day = {available_on(d, one, all), duties, given.budget_seconds};
            std::vector<const Exercise*> done;
            Set turns, turns_and_best;
            for (const auto& [exercise, place] : days[d].done) {
                done.push_back(exercise);
                const auto found =
                    std::find_if(all.begin(), all.end(), [&](auto& c) { return c.exercise == exercise; });
                ASSERT_NE(found, all.end()) << exercise->id;
                const bool turn = times[exercise] == 1 && the_article.contains(exercise->id);
                if (turn) turns.push_back(*found);
                if (turn || (is_strength(*exercise) && exercise->grade == EvidenceGrade::a))
                    turns_and_best.push_back(*found);
            }
            std::string lacks = what_is_lacking(day, done, {});
            all_held += lacks.empty();
            others += lacks.empty() && !with_strength;
            if (!lacks.empty() && !turns.empty()) {
                ++in_the_way;
                lacks = what_is_lacking(day, done, turns);
                if (!lacks.empty() && with_strength) lacks = what_is_lacking(day, done, turns_and_best);
            }
            EXPECT_EQ(lacks, "") << weekday_names[d] << "\n" << in_words(given);
            lacking += std::none_of(done.begin(), done.end(), [](auto* e) { return is_strength(*e); });
        }
    });
    RecordProperty("days", static_cast<int>(all_held));
    RecordProperty("days_with_a_turn_in_the_way", static_cast<int>(in_the_way));
    EXPECT_GT(others, 100U);
    EXPECT_LT(in_the_way * 100, all_held);
    EXPECT_GT(lacking, 0U);  // where nobody can have strength, there is none
}

TEST(ForEverybody, InPregnancyStrengthHasTwoDaysAWeekAtMost) {
    std::size_t pregnant = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (!is_pregnant(one) || given.exercises.empty()) return;
        std::vector<std::size_t> with_strength;
        const auto days = days_of(given);
        for (std::size_t d = 0; d < days.size(); ++d)
            if (std::any_of(days[d].done.begin(), days[d].done.end(), [](auto& e) { return is_strength(*e.first); }))
                with_strength.push_back(d);
        ASSERT_LE(with_strength.size(), 2U) << in_words(given);
        if (with_strength.size() == 2) {
            EXPECT_GE(with_strength[1] - with_strength[0], 2U);
            EXPECT_LE(with_strength[1] - with_strength[0], 5U);
        }
        EXPECT_TRUE(std::any_of(given.advice.begin(), given.advice.end(),
                                [](const Advice& a) { return a.id == "fewer-strength-days"; }));
        pregnant += with_strength.size() == 2;
    });
    EXPECT_GT(pregnant, 20U);
}

// K12: what is left out of the six is left out because it may not or cannot be done.
TEST(ForEverybody, EachOfTheSixHasItsTurn) {
    std::size_t all_six = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds < 600) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        std::size_t chosen = 0;
        for (const std::string_view id : shipped_exercises().programme.rotation) {
            if (!aches(one, {"upper_back", "neck", "shoulder"}) && !is_found_for(one, shipped(id))) continue;
            chosen += std::any_of(given.exercises.begin(), given.exercises.end(), [&](auto& e) { return e.id == id; });
            EXPECT_FALSE(one_more_was_possible(given, [&](const Exercise& e) { return e.id == id; }))
                << id << "\n"
                << in_words(given);
        }
        all_six += chosen == shipped_exercises().programme.rotation.size();
    });
    EXPECT_GT(all_six, 0U);
}

bool needs_nothing(const Case& one) {
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
std::int64_t worth_to(const Case& one, const Exercise& exercise) {
    const Programme& programme = shipped_exercises().programme;
    if (needs_nothing(one)) return std::llround(1000 * programme.grade_worth[static_cast<std::size_t>(exercise.grade)]);
    double found = 0;
    for (const FoundIssue& issue : one.issues)
        if (issue.points_lost > 0 && contains(exercise.answers_findings, issue.rule)) found += issue.points_lost;
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        if (const double severity = one.description.facts.value("discomfort.severity_0_10"_fact, {.region = region});
            severity > 0 && contains(exercise.answers_regions, region_names[region]))
            found += 2 * severity;
    double factor = programme.grade_worth[static_cast<std::size_t>(exercise.grade)];
    const Facts& facts = one.description.facts;
    const Fact operated = "conditions.surgery_region"_fact;
    bool modified = false;
    for (const ModifiedForSafety& change : one.modified) modified |= change.exercise == exercise.id;
    for (const RemovedExercise& removed : one.removed) modified |= removed.exercise == exercise.id;
    for (const std::string_view caution : one.cautions) {
        const std::string_view region =
            facts.knows(operated) ? choice_name(operated.info(), facts.value(operated)) : std::string_view{};
        const bool elsewhere = caution == "SURG" && !region.empty() && !contains(exercise.regions, region) &&
                               !contains(exercise.loads, region);
        modified |= contains(exercise.cautions, caution) && !elsewhere;
    }
    if (modified) factor *= programme.worth_when_modified;
    if (contains(one.preferred, exercise.id)) factor *= programme.worth_when_preferred;
    return std::llround(1000 * factor * found);
}

// Of use, with the best evidence, and no push, which would need a pull beside it.
bool is_best_strength(const Case& one, const Exercise& e) {
    return is_strength(e) && e.grade == EvidenceGrade::a && e.force != Force::push && worth_to(one, e) > 0;
}

// On a strength day it is missing only where it cannot be had beside what K4, K5 and K6 give the day.
TEST(ForEverybody, TheSixNeverCrowdOutTheStrengthWithTheBestEvidence) {
    std::size_t kept = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds < 600 || needs_nothing(one)) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        const Wish is_best = [&](const Exercise& e) { return is_best_strength(one, e); };
        const std::vector<Choosable> all = all_choosable(one);
        const auto days = days_of(given);
        for (const std::size_t day : strength_days(one)) {
            const auto has = [&](const Wish& wish) {
                return std::any_of(days[day].done.begin(), days[day].done.end(),
                                   [&](auto& d) { return wish(*d.first); });
            };
            kept += has(is_best);
            if (has(is_best)) continue;
            const Duties duties = duties_of(one, given.budget_seconds, true);
            std::vector<Wish> wishes = {is_best};
            std::copy_if(duties.kinds.begin(), duties.kinds.end(), std::back_inserter(wishes), has);
            const Wish retracts = [](const Exercise& e) { return retractions.contains(e.id); };
            if (duties.retraction && has(retracts)) wishes.push_back(retracts);
            for (const std::string_view region : duties.regions) {
                const Wish answers = [region](const Exercise& e) { return contains(e.answers_regions, region); };
                if (has(answers)) wishes.push_back(answers);
            }
            EXPECT_FALSE(can_have_all(available_on(day, one, all), {}, wishes, given.budget_seconds))
                << weekday_names[day] << "\n"
                << in_words(given);
        }
    });
    EXPECT_GT(kept, 5U);
}

TEST(ForEverybody, NothingFoundAndNothingFeltLeavesTwoAtMost) {
    for_everybody(50000, [&](const Case& one, const Prescription&) {
        Case calm = one;
        calm.issues.clear();
        std::erase_if(calm.description.texts, [](const auto& text) { return text.key == "exercise.prescribed"_text; });
        for (std::uint8_t region = 0; region < region_names.size(); ++region)
            calm.description.facts.set("discomfort.severity_0_10"_fact, 0, Provenance::reported, {.region = region});
        EXPECT_LE(prescribe(shipped_exercises(), calm.description, calm.permission_of(), calm.issues, calm.minutes)
                      .exercises.size(),
                  2U);
    });
}

TEST(ForEverybody, MoreMinutesNeverLowerTheValue) {
    for_everybody(10000, [&](const Case& one, const Prescription&) {
        for (const auto& [from, to] : {std::pair(0.5, 4.5), std::pair(5.0, 20.0)}) {
            std::int64_t before = 0;
            for (double minutes = from; minutes <= to; minutes += 0.5) {
                const std::int64_t value =
                    prescribe(shipped_exercises(), one.description, one.permission_of(), one.issues, minutes).value;
                EXPECT_GE(value, before) << minutes;
                before = value;
            }
        }
    });
}

std::set<std::string_view> on_monday(const Prescription& given) {
    std::set<std::string_view> ids;
    const Day monday = monday_of(given);
    for (const auto& [exercise, place] : monday.done) ids.insert(exercise->id);
    return ids;
}

// How good a strength day is for a person, greater is better from the left.
using Goodness = std::tuple<int, int, bool, int, bool, std::int64_t, int, int>;

Goodness goodness_of(const std::set<std::string_view>& day, const Case& one, int budget_s) {
    const Duties duties = duties_of(one, budget_s, true);
    const auto has = [&](const Wish& wish) {
        return std::any_of(day.begin(), day.end(), [&](std::string_view id) { return wish(shipped(id)); });
    };
    int prescribed = 0, regions = 0, classes = 0, seconds = 0;
    bool best = false;
    std::int64_t worth = 0;
    for (const std::string_view id : day) {
        const Exercise& exercise = shipped(id);
        prescribed += was_prescribed(one, id);
        worth += worth_to(one, exercise);
        classes += static_cast<int>(exercise.desk_class) + 1;
        seconds += exercise.seconds;
        best |= !needs_nothing(one) && is_best_strength(one, exercise);
    }
    for (const std::string_view region : duties.regions)
        regions += has([&](const Exercise& e) { return contains(e.answers_regions, region); });
    const auto kinds = static_cast<int>(std::count_if(duties.kinds.begin(), duties.kinds.end(), has));
    const bool retraction = duties.retraction && has([](const Exercise& e) { return retractions.contains(e.id); });
    return {prescribed, kinds, retraction, regions, best, worth, -classes, -seconds};
}

// The same person without one of their cautions, or without all of them and the limit that came with them.
Case without_a_condition(const Case& one, Dice& dice) {
    Case well = one;
    const bool all = one.cautions.empty() || dice.one_in(2);
    const std::string_view gone = all ? std::string_view{} : dice.pick(one.cautions);
    const auto is_gone = [&](std::string_view caution) { return all || caution == gone; };
    std::erase_if(well.cautions, is_gone);
    std::erase_if(well.removed, [&](auto& removed) { return is_gone(removed.caution); });
    std::erase_if(well.modified, [&](auto& change) { return is_gone(change.caution); });
    well.preferred.clear();
    well.preferred_by.clear();
    for (std::size_t i = 0; i < one.preferred.size(); ++i)
        if (!is_gone(one.preferred_by[i])) {
            well.preferred.push_back(one.preferred[i]);
            well.preferred_by.push_back(one.preferred_by[i]);
        }
    if (all && one.permission.limit == ExercisePermission::Limit::gentle && dice.one_in(2)) {
        well.permission.limit = ExercisePermission::Limit::full;
        well.permission.only_mobility = false;
    }
    return well;
}

// Also where the condition brought replacements with it: what goes, goes for something that is better without it.
TEST(ForEverybody, WithoutAConditionNothingIsLostUnlessABetterOneComes) {
    std::size_t changed = 0, replacements_went = 0;
    Dice dice(17);
    for_everybody(50000, [&](const Case& one, const Prescription& given) {
        if (one.cautions.empty() && one.removed.empty() && one.modified.empty() && one.preferred.empty()) return;
        const Case well = without_a_condition(one, dice);
        const Prescription without =
            prescribe(shipped_exercises(), well.description, well.permission_of(), well.issues, well.minutes);
        const std::set<std::string_view> before = on_monday(given), after = on_monday(without);
        std::vector<std::string_view> went, came;
        std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(went));
        std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(came));
        if (went.empty() && came.empty()) return;
        EXPECT_FALSE(came.empty()) << in_words(given) << in_words(without);
        // of equals the first by id
        const auto better = [&](const auto& a, const auto& b) {
            return std::pair(goodness_of(a, well, without.budget_seconds), b) >
                   std::pair(goodness_of(b, well, without.budget_seconds), a);
        };
        EXPECT_TRUE(better(after, before)) << in_words(given) << in_words(without);
        ++changed;
        replacements_went +=
            std::any_of(went.begin(), went.end(), [&](std::string_view id) { return contains(one.preferred, id); });
    });
    EXPECT_GT(changed, 5U);
    EXPECT_GT(replacements_went, 5U);
}

TEST(ForEverybody, WeeksBeginLowAndChangeOneThingAtATime) {
    for_everybody(200000, [](const Case&, const Prescription& given) {
        if (given.exercises.empty()) return;
        ASSERT_FALSE(given.weeks.empty());
        int next = 1;
        for (std::size_t w = 0; w < given.weeks.size(); ++w) {
            const WeekPlan& week = given.weeks[w];
            EXPECT_EQ(week.weeks.from, next);
            next = week.weeks.to + 1;
            ASSERT_EQ(week.doses.size(), given.exercises.size());
            int changes = 0;
            for (std::size_t i = 0; i < week.doses.size(); ++i) {
                const Dose& dose = given.exercises[i].dose;
                const Amount& now = week.doses[i].amount;
                EXPECT_EQ(week.doses[i].seconds, dose.seconds(now));
                EXPECT_TRUE(dose.sets.holds(now.sets) && dose.reps.holds(now.reps) && dose.hold_s.holds(now.hold_s) &&
                            dose.duration_s.holds(now.duration_s));
                const Amount before = w == 0 ? dose.low() : given.weeks[w - 1].doses[i].amount;
                changes += (now.sets != before.sets) + (now.reps != before.reps) + (now.hold_s != before.hold_s) +
                           (now.duration_s != before.duration_s);
                EXPECT_GE(now.reps, before.reps);
                EXPECT_GE(now.hold_s, before.hold_s);
                EXPECT_GE(now.sets, before.sets);
            }
            if (week.activity_min_per_week && w > 0)
                changes += week.activity_min_per_week != given.weeks[w - 1].activity_min_per_week;
            EXPECT_LE(changes, w == 0 ? 0 : 1) << "week " << week.weeks.from;
        }
        EXPECT_EQ(next, 13);
    });
}

TEST(ForEverybody, EveryExerciseIsChosenOrLeftOutWithAReason) {
    for_everybody(10000, [](const Case& one, const Prescription& given) {
        if (!may_exercise(one)) return;
        std::set<std::string_view> named;
        for (const PrescribedExercise& chosen : given.exercises) {
            EXPECT_TRUE(named.insert(chosen.id).second);
            EXPECT_FALSE(chosen.why.empty()) << chosen.id;
        }
        for (const LeftOut& left : given.left_out) {
            EXPECT_TRUE(named.insert(left.id).second) << left.id;
            EXPECT_FALSE(left.why.empty()) << left.id;
        }
        EXPECT_EQ(named.size(), shipped_exercises().exercises.size());
    });
}

TEST(ForEverybody, SameInputSameOutputWithAndWithoutWhatIsAssumed) {
    const auto& knowledge = shipped_exercises();
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        const Case copy = one;
        EXPECT_EQ(in_words(prescribe(knowledge, copy.description, copy.permission_of(), copy.issues, copy.minutes)),
                  in_words(given));
        Case assumed = one;
        assume_unmentioned(assumed.description.facts);
        EXPECT_EQ(in_words(prescribe(knowledge, assumed.description, assumed.permission_of(), assumed.issues,
                                     assumed.minutes)),
                  in_words(given));
    });
}

TEST(ForEverybody, LessIsPermittedLessIsChosen) {
    const auto& knowledge = shipped_exercises();
    for_everybody(5000, [&](const Case& one, const Prescription&) {
        ExercisePermission permission = one.permission_of();
        permission.screened = false;
        EXPECT_TRUE(prescribe(knowledge, one.description, permission, one.issues, one.minutes).exercises.empty());
        permission = one.permission_of();
        permission.action_level = 2;
        EXPECT_TRUE(prescribe(knowledge, one.description, permission, one.issues, one.minutes).exercises.empty());
        permission = one.permission_of();
        permission.limit = ExercisePermission::Limit::none;
        EXPECT_TRUE(prescribe(knowledge, one.description, permission, one.issues, one.minutes).exercises.empty());
    });
}

}  // namespace
}  // namespace ergoaudit
