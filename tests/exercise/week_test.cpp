// The week of everybody: what each day has, found by trying, and how the six of the article have their turn in it.
#include "by_trying.hpp"

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using namespace by_trying;

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

}  // namespace
}  // namespace ergoaudit
