// What holds for everybody, whatever they have, feel and were told: random people, fixed seed.
#include "people.hpp"
#include "shipped_exercises.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

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
    for_everybody(20000, [](const Case&, const Prescription& given) {
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

// K5 and K11, day by day.
TEST(ForEverybody, PullsAsMuchAsItPushesAndStretchesAMuscleForAMinute) {
    for_everybody(50000, [](const Case& one, const Prescription& given) {
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        const auto days = days_of(given);
        for (const Day& day : days) {
            int pull = 0, push = 0;
            for (const auto& [exercise, place] : day.done) {
                pull += exercise->force == Force::pull;
                push += exercise->force == Force::push;
                for (const auto& [other, elsewhere] : day.done) {
                    if (other == exercise || other->kind != ExerciseKind::stretch ||
                        exercise->kind != ExerciseKind::stretch)
                        continue;
                    const auto held = [](const Exercise& e) {
                        return e.dose.usual.sets * e.dose.usual.reps * e.dose.usual.hold_s;
                    };
                    for (const std::string_view muscle : exercise->muscles)
                        if (contains(other->muscles, muscle)) {
                            EXPECT_LE(held(*exercise) + held(*other), 60) << exercise->id << " " << other->id;
                        }
                }
            }
            EXPECT_LE(push, pull);
        }
    });
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

bool fits(const Exercise& exercise, int budget_s) { return exercise.seconds <= budget_s; }

// K4 on a strength day; what is longer than half the time may leave no room for the other kind.
TEST(ForEverybody, BothKindsFromFiveMinutesOn) {
    std::size_t both = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds < 300) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;  // those come first
        const auto is_strength = [](const Exercise& e) { return e.kind == ExerciseKind::strength && fits(e, 150); };
        const auto is_flexible = [](const Exercise& e) { return e.is_flexibility() && fits(e, 150); };
        bool strength = false, flexible = false;
        const Day monday = monday_of(given);
        for (const auto& [exercise, place] : monday.done) {
            strength |= exercise->kind == ExerciseKind::strength;
            flexible |= exercise->is_flexibility();
        }
        EXPECT_TRUE(strength || !one_more_was_possible(given, is_strength));
        EXPECT_TRUE(flexible || !one_more_was_possible(given, is_flexible));
        both += strength && flexible;
    });
    EXPECT_GT(both, 20U);
}

TEST(ForEverybody, StrengthFirstWhenTimeIsShort) {
    for_everybody(50000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds >= 300) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        const int budget_s = given.budget_seconds;
        const auto is_strength = [&](const Exercise& e) {
            return e.kind == ExerciseKind::strength && e.force != Force::push && fits(e, budget_s);
        };
        const auto monday = monday_of(given).done;
        EXPECT_TRUE(std::any_of(monday.begin(), monday.end(),
                                [](auto& d) { return d.first->kind == ExerciseKind::strength; }) ||
                    !one_more_was_possible(given, is_strength));
    });
}

bool aches_where_the_rotation_helps(const Case& one) {
    const auto regions = shipped_exercises().programme.rotation_regions;
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        if (contains(regions, region_names[region]) &&
            one.description.facts.value("discomfort.severity_0_10"_fact, {.region = region}) > 0)
            return true;
    return false;
}

bool has_a_finding_for(const Case& one, const Exercise& exercise) {
    return std::any_of(one.issues.begin(), one.issues.end(), [&](const FoundIssue& issue) {
        return issue.points_lost > 0 && contains(exercise.answers_findings, issue.rule);
    });
}

// K12: what is left out of the six is left out because it may not or cannot be done.
TEST(ForEverybody, EachOfTheSixHasItsTurn) {
    std::size_t all_six = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds < 600) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        std::size_t chosen = 0;
        for (const std::string_view id : shipped_exercises().programme.rotation) {
            if (!aches_where_the_rotation_helps(one) && !has_a_finding_for(one, shipped(id))) continue;
            chosen += std::any_of(given.exercises.begin(), given.exercises.end(), [&](auto& e) { return e.id == id; });
            EXPECT_FALSE(one_more_was_possible(given, [&](const Exercise& e) { return e.id == id; }))
                << id << "\n"
                << in_words(given);
        }
        all_six += chosen == shipped_exercises().programme.rotation.size();
    });
    EXPECT_GT(all_six, 0U);
}

TEST(ForEverybody, TheSixNeverCrowdOutTheStrengthWithTheBestEvidence) {
    std::size_t kept = 0;
    for_everybody(50000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds < 600) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        const auto is_best = [](const Exercise& e) {
            return e.kind == ExerciseKind::strength && e.grade == EvidenceGrade::a && e.force != Force::push;
        };
        const auto was_of_use = [&](const Exercise& e) {
            return is_best(e) && std::any_of(given.left_out.begin(), given.left_out.end(), [&](const LeftOut& left) {
                       return left.id == e.id && !left.why.starts_with("Nothing was found") &&
                              !left.why.starts_with("Little was found");
                   });
        };
        const auto days = days_of(given);
        const auto has_best = [&](std::size_t day) {
            return std::any_of(days[day].done.begin(), days[day].done.end(),
                               [&](auto& d) { return is_best(*d.first); });
        };
        for (const std::size_t day : {0U, 2U, 4U})
            EXPECT_TRUE(has_best(day) || !one_more_was_possible(given, was_of_use)) << weekday_names[day] << "\n"
                                                                                    << in_words(given);
        kept += has_best(0);
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

TEST(ForEverybody, WithoutAConditionNothingIsLostUnlessABetterOneComes) {
    std::size_t changed = 0;
    for_everybody(50000, [&](const Case& one, const Prescription& given) {
        if (one.cautions.empty() && one.removed.empty() && one.modified.empty()) return;
        Case well = one;
        well.cautions.clear();
        well.removed.clear();
        well.modified.clear();
        const Prescription without =
            prescribe(shipped_exercises(), well.description, well.permission_of(), well.issues, well.minutes);
        EXPECT_GE(without.value, given.value);
        const std::set<std::string_view> before = on_monday(given), after = on_monday(without);
        if (before == after) return;
        EXPECT_FALSE(std::includes(before.begin(), before.end(), after.begin(), after.end()));
        ++changed;
    });
    EXPECT_GT(changed, 5U);
}

TEST(ForEverybody, WeeksBeginLowAndChangeOneThingAtATime) {
    for_everybody(5000, [](const Case&, const Prescription& given) {
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
    for_everybody(5000, [&](const Case& one, const Prescription& given) {
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
