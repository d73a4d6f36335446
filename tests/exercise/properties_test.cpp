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
    for_everybody(20000, [](const Case& one, const Prescription& given) {
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

TEST(ForEverybody, OnlyWhatIsThereAndPossible) {
    for_everybody(20000, [](const Case& one, const Prescription& given) {
        const Facts& facts = one.description.facts;
        std::size_t on_a_mat_at_work = 0;
        for (const PrescribedExercise& chosen : given.exercises) {
            const Exercise& exercise = shipped(chosen.id);
            EXPECT_FALSE(contains(one.description.list("exercise.avoid"_text), chosen.id));
            for (const Fact thing : exercise.equipment) EXPECT_TRUE(has_thing(facts, thing, chosen.place)) << chosen.id;
            EXPECT_TRUE(std::any_of(exercise.positions.begin(), exercise.positions.end(), [&](Fact position) {
                return takes_position(facts, position);
            })) << chosen.id;
            if (exercise.desk_class < DeskClass::d3) continue;
            if (chosen.place == Place::home) {
                EXPECT_TRUE(!facts.knows("exercise.floor_at_home"_fact) || facts.says("exercise.floor_at_home"_fact));
            } else {
                EXPECT_TRUE(facts.says("exercise.floor_at_work"_fact) && exercise.desk_class == DeskClass::d3);
            }
            on_a_mat_at_work += chosen.place == Place::work;
        }
        EXPECT_LE(on_a_mat_at_work, 1U);
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
    for_everybody(20000, [&](const Case& one, const Prescription& given) {
        const Facts& facts = one.description.facts;
        const Fact operated = "conditions.surgery_region"_fact;
        for (const PrescribedExercise& chosen : given.exercises) {
            const Exercise& exercise = shipped(chosen.id);
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

std::map<std::string_view, int> seconds_by_day(const Prescription& given) {
    std::map<std::string_view, int> seconds;
    for (const Session& session : given.sessions)
        for (const std::string_view day : session.days) seconds[day] += session.seconds;
    return seconds;
}

TEST(ForEverybody, StaysInsideTheMinutesAndTheCounts) {
    const Programme& programme = shipped_exercises().programme;
    for_everybody(20000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty()) return;
        const Facts& facts = one.description.facts;
        const double minutes = one.minutes ? *one.minutes
                               : facts.knows("exercise.minutes_per_day"_fact)
                                   ? facts.value("exercise.minutes_per_day"_fact)
                                   : 10;
        EXPECT_EQ(given.budget_seconds, static_cast<int>(minutes * 60));
        for (const auto& [day, seconds] : seconds_by_day(given)) EXPECT_LE(seconds, given.budget_seconds) << day;
        for (const WeekPlan& week : given.weeks) EXPECT_LE(week.seconds, given.budget_seconds) << week.weeks.from;
        EXPECT_LE(given.exercises.size(), static_cast<std::size_t>(programme.most_per_day));
        for (const Session& session : given.sessions)
            EXPECT_LE(session.exercises.size(), static_cast<std::size_t>(programme.most_per_session));
    });
}

TEST(ForEverybody, SessionsAddUpToTheExercises) {
    for_everybody(10000, [](const Case&, const Prescription& given) {
        for (const PrescribedExercise& chosen : given.exercises) {
            std::set<std::string_view> days;
            for (const Session& session : given.sessions) {
                if (!contains(session.exercises, chosen.id)) continue;
                EXPECT_EQ(session.place, chosen.place);
                for (const std::string_view day : session.days) EXPECT_TRUE(days.insert(day).second) << day;
            }
            EXPECT_EQ(static_cast<int>(days.size()), chosen.days_per_week);
            const Exercise& exercise = shipped(chosen.id);
            EXPECT_TRUE(exercise.days_per_week.holds(chosen.days_per_week)) << chosen.id;
            if (chosen.kind == ExerciseKind::strength) {
                EXPECT_EQ(days, (std::set<std::string_view>{"mon", "wed", "fri"})) << chosen.id;
            } else {
                EXPECT_EQ(days.size(), chosen.place == Place::home ? 7U : 5U) << chosen.id;
            }
        }
        for (const Session& session : given.sessions) {
            int seconds = 0;
            for (const std::string_view id : session.exercises) seconds += shipped(id).seconds;
            EXPECT_EQ(session.seconds, seconds);
        }
    });
}

// Exercises that stayed possible: chosen, or left out for no other reason than time, count or want of a finding.
bool one_more_was_possible(const Prescription& given, const std::function<bool(const Exercise&)>& wanted) {
    return std::any_of(given.left_out.begin(), given.left_out.end(), [&](const LeftOut& left) {
        const Exercise* exercise = shipped_exercises().find(left.id);
        return exercise != nullptr && wanted(*exercise) &&
               (left.why.starts_with("It takes") || left.why.starts_with("There are enough") ||
                left.why.starts_with("Nothing was found") || left.why.starts_with("Little was found"));
    });
}

TEST(ForEverybody, BothKindsFromFiveMinutesOn) {
    std::size_t both = 0;
    for_everybody(20000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds < 300) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;  // those come first
        const auto is_strength = [](const Exercise& e) { return e.kind == ExerciseKind::strength; };
        const auto is_flexible = [](const Exercise& e) { return e.kind != ExerciseKind::strength; };
        bool strength = false, flexible = false;
        for (const PrescribedExercise& chosen : given.exercises)
            (chosen.kind == ExerciseKind::strength ? strength : flexible) = true;
        // Any pair of the library fits into five minutes.
        EXPECT_TRUE(strength || !one_more_was_possible(given, is_strength));
        EXPECT_TRUE(flexible || !one_more_was_possible(given, is_flexible));
        both += strength && flexible;
    });
    EXPECT_GT(both, 100U);
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
                EXPECT_TRUE(dose.sets.holds(now.sets) && dose.reps.holds(now.reps) && dose.hold_s.holds(now.hold_s));
                const Amount before = w == 0 ? dose.low() : given.weeks[w - 1].doses[i].amount;
                changes += (now.sets != before.sets) + (now.reps != before.reps) + (now.hold_s != before.hold_s);
                EXPECT_GE(now.reps, before.reps);
                EXPECT_GE(now.hold_s, before.hold_s);
                EXPECT_GE(now.sets, before.sets);
            }
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
