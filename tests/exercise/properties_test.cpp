// What holds for everybody, whatever they have, feel and were told: random people, fixed seed.
#include "by_trying.hpp"

#include "ergoaudit/input/written_key.hpp"

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

using namespace by_trying;

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
                    EXPECT_TRUE(has_thing(facts, thing, *exercise, place)) << exercise->id;
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

TEST(ForEverybody, OnlyWhatSafetyPermitsAndWithItsChanges) {
    std::size_t modified = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
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
                if (!speaks_against(one, exercise, caution)) continue;
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
    for_everybody(200000, [](const Case& one, const Prescription& given) {
        std::map<std::string_view, int> seconds_of;
        for (const PrescribedExercise& chosen : given.exercises) {
            const Exercise& exercise = shipped(chosen.id);
            const bool is_doubted = chosen.modification.find("Ask whoever gave it to you") != std::string::npos;
            EXPECT_LE(is_doubted, was_prescribed(one, chosen.id)) << chosen.id;
            const bool grows = one.permission.limit == ExercisePermission::Limit::full && !is_doubted;
            EXPECT_EQ(chosen.seconds, grows ? exercise.seconds : exercise.dose.seconds(exercise.dose.low()))
                << chosen.id;
            seconds_of[chosen.id] = chosen.seconds;
            std::set<std::string_view> days;
            for (const Session& session : given.sessions)
                if (contains(session.exercises, chosen.id))
                    for (const std::string_view day : session.days) EXPECT_TRUE(days.insert(day).second) << day;
            EXPECT_EQ(static_cast<int>(days.size()), chosen.days_per_week);
            EXPECT_LE(chosen.days_per_week, shipped(chosen.id).days_per_week.to) << chosen.id;
        }
        for (const Session& session : given.sessions) {
            int seconds = 0;
            for (const std::string_view id : session.exercises) seconds += seconds_of.at(id);
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
    for (const std::string_view region : duties.regions) regions += has(answers_to(region));
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
    RecordProperty("changed", static_cast<int>(changed));
}

// "Harder" is for who does it as it stands, exercises without limits and may do what it leads to; for nobody else. Who
// has to be careful does lightly what is changed for them and what has a band or a weight.
TEST(ForEverybody, HarderIsToldToThoseWhomItSuitsAndToNobodyElse) {
    std::size_t told = 0, led_astray = 0;
    for_everybody(100000, [&](const Case& one, const Prescription& given) {
        const Facts& facts = one.description.facts;
        for (const PrescribedExercise& chosen : given.exercises) {
            const Exercise& exercise = shipped(chosen.id);
            const bool leads_astray =
                std::any_of(exercise.progress_to.begin(), exercise.progress_to.end(), [&](std::string_view id) {
                    const Exercise& harder = shipped(id);
                    return contains(one.description.list("exercise.avoid"_text), id) || !is_permitted(one, harder) ||
                           asks_too_much(facts, id) ||
                           std::none_of(harder.positions.begin(), harder.positions.end(),
                                        [&](Fact position) { return takes_position(facts, position); });
                });
            const bool has_limits = one.permission.limit != ExercisePermission::Limit::full || !one.cautions.empty();
            const bool only_its_position =  // or what else it asks for is missing
                is_permitted(one, exercise) && chosen.modification.starts_with("Ask whoever gave it to you");
            const bool is_changed = !chosen.modification.empty() && !only_its_position;
            const bool lightly = is_changed || (exercise.loaded() && has_limits);
            const bool suits = !lightly && chosen.modification.empty() &&
                               one.permission.limit == ExercisePermission::Limit::full && !leads_astray;
            EXPECT_EQ(chosen.intensity, lightly ? shipped_exercises().programme.effort_with_limits : exercise.intensity)
                << chosen.id;
            EXPECT_EQ(chosen.progress, suits ? exercise.progress : std::string_view{}) << chosen.id;
            told += suits;
            led_astray += leads_astray;
        }
    });
    EXPECT_GT(told, 100U);
    EXPECT_GT(led_astray, 10U);
}

// "Build up slowly toward 150 minutes" is nothing for who exercises gently at most, or not at all.
TEST(ForEverybody, MoreActivityIsAdvisedOnlyWithoutLimits) {
    std::size_t advised = 0;
    for_everybody(100000, [&](const Case& one, const Prescription& given) {
        const auto is_about_activity = [](const Advice& advice) { return advice.id.starts_with("activity-"); };
        if (std::none_of(given.around.begin(), given.around.end(), is_about_activity)) return;
        EXPECT_TRUE(may_exercise(one));
        EXPECT_EQ(one.permission.limit, ExercisePermission::Limit::full);
        ++advised;
    });
    EXPECT_GT(advised, 20U);
}

// What hurts and nothing here is for is said; what an exercise or a break is for is not.
TEST(ForEverybody, WhatNothingIsForIsSaidPlainly) {
    std::size_t said = 0;
    for_everybody(100000, [&](const Case& one, const Prescription& given) {
        const auto is_about_activity = [&](const std::string& note) {
            return given.activity && std::ranges::any_of(given.activity->exercises, [&](std::string_view id) {
                       return note.starts_with(std::string(shipped_exercises().find(id)->name) + ": ");
                   });
        };
        const auto is_about_what_was_given = [](const std::string& note) {
            return note.find(" was given to you and is not planned here: ") != std::string::npos;
        };
        if (given.exercises.empty() || !one.description.list("exercise.prescribed"_text).empty()) {
            if (given.exercises.empty())
                EXPECT_TRUE(std::ranges::all_of(given.notes, [&](const std::string& note) {
                    return is_about_activity(note) || is_about_what_was_given(note);
                }));
            return;
        }
        std::set<std::string_view> helped = {"neck", "shoulder", "upper_back", "lower_back", "wrist_hand",  // by breaks
                                             "eyes", "head"};
        for (const Choosable& candidate : all_choosable(one))
            helped.insert(candidate.exercise->answers_regions.begin(), candidate.exercise->answers_regions.end());
        bool is_due = false;
        for (std::uint8_t region = 0; region < region_names.size(); ++region)
            is_due |= one.description.facts.value("discomfort.severity_0_10"_fact, {.region = region}) > 0 &&
                      !helped.contains(region_names[region]);
        std::size_t plainly = 0;
        for (const std::string& note : given.notes) {
            const bool is_plain = note.starts_with("None of the exercises here is for this: ");
            plainly += is_plain;
            EXPECT_NE(is_plain, is_about_activity(note)) << note;
        }
        ASSERT_EQ(plainly, is_due ? 1U : 0U);
        said += is_due;
    });
    EXPECT_GT(said, 20U);
}

// Each thing named opens exercises that were not possible, for what was found, and the minutes hold them; and where
// time is left for something that a single thing would open, it is said.
TEST(ForEverybody, WhatIsNamedForMoreWouldGiveMore) {
    std::size_t said = 0, gained = 0;
    for_everybody(100000, [&](const Case& one, const Prescription& given) {
        if (!given.more_with) return;
        ++said;
        EXPECT_TRUE(may_exercise(one));
        const auto seconds_left = given.budget_seconds - given.planned_seconds;
        const auto before = all_choosable(one);
        std::size_t named = 0;
        for (const Fact thing : facts_of_list("exercise.equipment")) {
            std::string name(last_part(thing.info().path));
            std::ranges::replace(name, '-', ' ');
            if (given.more_with->find(" " + name) == std::string::npos) continue;
            ++named;
            EXPECT_FALSE(one.description.facts.says(thing)) << name;
            Case with_it = one;
            with_it.description.facts.set(thing, 1, Provenance::measured);
            if (!mentioned(one.description.facts, "exercise.equipment"))  // what is assumed until the list is written
                for (const Fact usual :
                     {"exercise.equipment.wall"_fact, "exercise.equipment.chair"_fact, "exercise.equipment.mat"_fact})
                    with_it.description.facts.set(usual, 1, Provenance::measured);
            const auto after = all_choosable(with_it);
            EXPECT_TRUE(std::ranges::any_of(after, [&](const Choosable& candidate) {
                return candidate.exercise->seconds <= seconds_left &&
                       std::ranges::none_of(
                           before, [&](const Choosable& known) { return known.exercise == candidate.exercise; });
            })) << name;
            gained += prescribe(shipped_exercises(), with_it.description, with_it.permission_of(), with_it.issues,
                                with_it.minutes)
                          .exercises.size() > given.exercises.size();
        }
        EXPECT_GE(named, 1U) << *given.more_with;
        EXPECT_LE(named, 3U) << *given.more_with;
    });
    EXPECT_GT(said, 100U);
    EXPECT_GT(gained, said / 2);
}

bool tells(const WeekPlan& week, std::string_view exercise) {
    return week.text.find(std::string(exercise) + ": ") != std::string::npos;
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
                const bool begins_lower = now.sets < dose.usual.sets || now.reps < dose.usual.reps ||
                                          now.hold_s < dose.usual.hold_s || now.duration_s < dose.usual.duration_s;
                if (w == 0) EXPECT_EQ(tells(week, given.exercises[i].name), begins_lower) << week.text;
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
