// What depends on days: answers that grow old, pains younger than they, and clearances.

#include "tests/safety/assessed_text.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using namespace safety_test;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Answers, AreAskedAgainAfter28Days) {
    const std::string text = answered("", "answered_on = 2026-10-23");
    EXPECT_TRUE(assess(text, "2026-11-20").screened);
    const SafetyAssessment late = assess(text, "2026-11-21");
    EXPECT_FALSE(late.screened);
    EXPECT_TRUE(late.out_of_date);
    EXPECT_EQ(late.action_level, std::nullopt);
    EXPECT_EQ(late.exercise, ExerciseLimit::none);
    EXPECT_THAT(late.declared, HasSubstr("older than 28 days"));
    EXPECT_THAT(late.limited_because, HasSubstr("answered on 2026-10-23. After 28 days they are asked again"));
    EXPECT_EQ(assess(answered("unsteady_walking", "answered_on = 2020-01-01")).action_level, 2);
}

TEST(Answers, AreAskedAgainWhenAPainIsYoungerThanThey) {
    const auto screened = [](const std::string& pain) {
        return assess(answered("", "answered_on = 2026-11-10\n[discomfort.neck]\n" + pain)).screened;
    };
    EXPECT_TRUE(screened("severity_0_10 = 3"));
    EXPECT_TRUE(screened("severity_0_10 = 3\nonset_days = 10"));  // the same day
    EXPECT_FALSE(screened("severity_0_10 = 3\nonset_days = 9"));  // the day after
    EXPECT_FALSE(screened("severity_0_10 = 3\nweeks = 1"));       // 7 days ago
    EXPECT_TRUE(screened("severity_0_10 = 3\nweeks = 2"));        // 14 days ago
    EXPECT_TRUE(screened("severity_0_10 = 3\nweeks = 1\nonset_days = 20"));
    EXPECT_FALSE(screened("severity_0_10 = 3\nnew = true"));
    EXPECT_TRUE(screened("severity_0_10 = 3\nnew = false"));
    EXPECT_TRUE(screened("severity_0_10 = 0\nonset_days = 2"));  // no pain at all
    EXPECT_FALSE(screened("onset_days = 2"));                    // of unknown strength, but there
    EXPECT_TRUE(
        assess(answered("", "answered_on = 2026-11-20\n[discomfort.neck]\nseverity_0_10 = 3\nnew = true")).screened);
}

TEST(Answers, DatedTomorrowAreASlip) {
    const SafetyAssessment is = assess(answered("", "answered_on = 2026-11-21"), "2026-11-20");
    EXPECT_FALSE(is.screened);
    EXPECT_EQ(is.action_level, std::nullopt);
    EXPECT_THAT(is.declared, HasSubstr("yet to come"));
}

TEST(Answers, OfAnOldSoonAndReadyAreOpenAgain) {
    const SafetyAssessment is = assess(answered("heart_condition", "answered_on = 2026-09-01"));
    EXPECT_THAT(is.open_groups, ElementsAre("at_once", "today", "soon", "ready"));
    EXPECT_THAT(ids(is), Contains("heart_condition"));
}

TEST(Clearance, LiftsTheReasonsItNames) {
    const std::string cleared = "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-02\nfor = ";
    EXPECT_EQ(assess(answered("heart_condition")).exercise, ExerciseLimit::none);
    EXPECT_EQ(assess(answered("heart_condition", cleared + "[\"heart_condition\"]")).exercise, ExerciseLimit::full);
    EXPECT_EQ(assess(answered("heart_condition", cleared + "\"all\"")).exercise, ExerciseLimit::full);
    EXPECT_EQ(assess(answered("heart_condition", cleared + "[\"hypertension\"]")).exercise, ExerciseLimit::none);
    const SafetyAssessment two =
        assess(answered("heart_condition takes_prescribed_medicine", cleared + "[\"heart_condition\"]"));
    EXPECT_EQ(two.exercise, ExerciseLimit::gentle);
    EXPECT_TRUE(two.clearance_required);
}

// Somebody has to have given it; of one that nobody gave only the limits count.
TEST(Clearance, ThatNamesNobodyLiftsNothing) {
    const std::string cleared = "on = 2026-11-02\nfor = \"all\"\nlimits = \"no lifting\"\n";
    const auto with = [&](const std::string& by) {
        return assess(answered("heart_condition", "[[screening.cleared]]\n" + by + cleared));
    };
    EXPECT_EQ(with("by = \"gp\"\n").exercise, ExerciseLimit::full);
    const SafetyAssessment nobody = with("");
    EXPECT_EQ(nobody.exercise, ExerciseLimit::none);
    EXPECT_TRUE(nobody.clearance_required);
    EXPECT_THAT(nobody.limits, ElementsAre("no lifting"));
    EXPECT_THAT(nobody.declared, HasSubstr("does not say by whom"));
    const std::string open =
        "[screening]\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\n[[screening.cleared]]\n";
    EXPECT_EQ(assess(open + "by = \"gp\"\n" + cleared).exercise, ExerciseLimit::full);
    EXPECT_EQ(assess(open + cleared).exercise, ExerciseLimit::gentle);
}

TEST(Clearance, OfTomorrowIsNone) {
    const std::string text =
        answered("heart_condition", "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-21\nfor = [\"heart_condition\"]");
    EXPECT_EQ(assess(text, "2026-11-20").exercise, ExerciseLimit::none);
    EXPECT_EQ(assess(text, "2026-11-21").exercise, ExerciseLimit::full);
}

TEST(Clearance, LiftsOsteoporosisButNotItsCaution) {
    const std::string conditions = "[conditions]\nosteoporosis = true\n";
    const SafetyAssessment before = assess(answered("", conditions));
    EXPECT_EQ(before.action_level, 3);
    EXPECT_EQ(before.exercise, ExerciseLimit::gentle);
    EXPECT_TRUE(before.clearance_required);
    const SafetyAssessment after =
        assess(answered("", conditions + "[[screening.cleared]]\nby = \"consultant\"\nfor = [\"osteoporosis\"]"));
    EXPECT_EQ(after.action_level, 4);
    EXPECT_EQ(after.exercise, ExerciseLimit::full);
    EXPECT_THAT(after.cautions, ElementsAre("OSTEO"));
    EXPECT_EQ(ruled_out_by("bottom-to-heels", after, knowledge()), "OSTEO");
    EXPECT_EQ(ruled_out_by("wall-angels", after, knowledge()), "");
}

// What to watch for is told for as long as there is something to watch for, once.
TEST(Clearance, LeavesWhatToWatchFor) {
    const struct {
        std::string keys, conditions, before, after;
    } cases[] = {
        {"", "[conditions]\nosteoporosis = true\n", "osteoporosis", "fragile_bones_watch"},
        {"", "[conditions]\nvertebral_fracture = true\n", "vertebral_fracture", "fragile_bones_watch"},
        {"immunosuppressed", "", "immunosuppressed", "spinal_infection_watch"},
        {"recent_serious_infection", "", "recent_serious_infection", "spinal_infection_watch"},
        {"cancer_history", "", "cancer_history", "cancer_history_watch"},
    };
    for (const auto& one : cases) {
        const SafetyAssessment before = assess(answered(one.keys, one.conditions));
        EXPECT_THAT(ids(before), ElementsAre(one.before));
        const SafetyAssessment after = assess(
            answered(one.keys, one.conditions + "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-19\nfor = \"all\""));
        ASSERT_THAT(ids(after), ElementsAre(one.after));
        EXPECT_EQ(after.exercise, ExerciseLimit::full) << one.after;
        EXPECT_FALSE(after.clearance_required) << one.after;
        // the same words of where to turn and how fast stand in both
        const bool of_a_day = one.after == "cancer_history_watch";
        for (const SafetyAssessment& told : {before, after})
            EXPECT_NE(told.reasons.front().text.find(of_a_day ? "within a day" : "the same day"), std::string::npos)
                << told.reasons.front().text;
    }
}

TEST(Clearance, NeverLiftsLevelOne) {
    EXPECT_EQ(assess(answered("chest_pain",
                              "answered_on = 2026-11-10\n"
                              "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-15\nfor = \"all\""))
                  .action_level,
              1);
}

TEST(Clearance, LiftsLevelTwoOnlyWhenItIsNotTheOlder) {
    const auto level = [](const std::string& answered_on, const std::string& cleared_on, const std::string& what) {
        return assess(answered("constant_night_pain",
                               (answered_on.empty() ? "" : "answered_on = " + answered_on + "\n") +
                                   "[[screening.cleared]]\nby = \"gp\"\n" +
                                   (cleared_on.empty() ? "" : "on = " + cleared_on + "\n") + "for = " + what))
            .action_level;
    };
    EXPECT_EQ(level("2026-11-10", "2026-11-10", "[\"constant_night_pain\"]"), 4);
    EXPECT_EQ(level("2026-11-10", "2026-11-12", "\"all\""), 4);
    EXPECT_EQ(level("2026-11-10", "2026-11-09", "[\"constant_night_pain\"]"), 2);
    EXPECT_EQ(level("2026-11-10", "", "[\"constant_night_pain\"]"), 2);
    EXPECT_EQ(level("", "2026-11-12", "[\"constant_night_pain\"]"), 2);
    EXPECT_EQ(level("2026-11-10", "2026-11-12", "[\"unsteady_walking\"]"), 2);
}

TEST(Clearance, ByNobodyLiftsNoLevelTwo) {
    EXPECT_EQ(assess(answered("constant_night_pain",
                              "answered_on = 2026-11-10\n"
                              "[[screening.cleared]]\non = 2026-11-12\nfor = [\"constant_night_pain\"]"))
                  .action_level,
              2);
}

// What makes a level 2 of it may be a pain that nobody had seen then.
TEST(Clearance, OlderThanAPainLiftsNoLevelTwo) {
    const auto level = [](const std::string& pain) {
        return assess(answered("cancer_history",
                               "answered_on = 2026-11-10\n[discomfort.upper_back]\nseverity_0_10 = 5\n" + pain +
                                   "\n[[screening.cleared]]\nby = \"gp\"\non = 2026-11-15\nfor = \"all\""))
            .action_level;
    };
    EXPECT_EQ(level("weeks = 30"), 4);
    EXPECT_EQ(level("onset_days = 5"), std::nullopt);  // that day: asked again, and lifted
    EXPECT_EQ(level("onset_days = 4"), 2);
    EXPECT_EQ(level("new = true"), 2);
}

// A clearance says nothing about what came after it: a week begun counts for the clearance.
TEST(Clearance, FromBeforeItBeganSaysNothingAboutIt) {
    struct Case {
        const char *keys, *tables, *just_in_time, *too_early;
    };
    const Case cases[] = {
        {"dizziness_or_blackout_last_year", "", "2025-11-15", "2025-11-14"},
        {"recent_serious_infection", "", "2026-08-15", "2026-08-14"},
        {"unexplained_weight_loss", "", "2026-05-16", "2026-05-15"},
        {"minor_trauma", "", "2026-10-17", "2026-10-16"},
        {"joint_swelling_or_heat", "", "2026-08-15", "2026-08-14"},
        {"tingling_one_arm", "", "2026-05-16", "2026-05-15"},
        {"tingling_one_leg", "", "2026-05-16", "2026-05-15"},
        {"night_hand_numbness", "", "2026-05-16", "2026-05-15"},
        {"not_improving", "", "2026-05-16", "2026-05-15"},
        {"heart_condition", "", "2025-11-15", "2025-11-14"},
        {"", "[conditions]\npregnancy_weeks = 20\n", "2026-06-27", "2026-06-26"},
        {"", "[conditions]\nweeks_since_birth = 2\n", "2026-10-31", "2026-10-30"},
        {"", "[conditions]\nrecent_fracture_weeks = 4\n", "2026-10-17", "2026-10-16"},
        {"", "[conditions]\nsurgery_weeks_ago = 3\nreleased_by_surgeon = false\n", "2026-10-24", "2026-10-23"},
    };
    for (const Case& one : cases) {
        const auto limit = [&](const std::string& on) {
            return assess(answered(one.keys, std::string(one.tables) + "[[screening.cleared]]\nby = \"gp\"\n" + on +
                                                 "for = \"all\""))
                .exercise;
        };
        const std::string what = std::string(one.keys) + one.tables;
        EXPECT_EQ(limit(std::string("on = ") + one.just_in_time + "\n"), ExerciseLimit::full) << what;
        EXPECT_LT(limit(std::string("on = ") + one.too_early + "\n"), ExerciseLimit::full) << what;
        EXPECT_LT(limit(""), ExerciseLimit::full) << what << ": of no day";
    }
}

TEST(Clearance, FromBeforeAnIllnessSaysNothingAboutIt) {
    const auto limit = [](const std::string& on) {
        return assess(answered("temporary_illness",
                               "answered_on = 2026-11-10\n[[screening.cleared]]\nby = \"gp\"\non = " + on +
                                   "\nfor = \"all\""))
            .exercise;
    };
    EXPECT_EQ(limit("2026-11-09"), ExerciseLimit::none);
    EXPECT_EQ(limit("2026-11-10"), ExerciseLimit::full);
}

// Answers of no day are taken for as old as answers can be: a clearance of these weeks that names the illness counts.
TEST(Clearance, OfTheseWeeksLiftsAnIllnessThatWasAnsweredOnNoDay) {
    for (const std::string key : {"temporary_illness", "fever_or_unwell"}) {
        const auto limit = [&](const std::string& on, const std::string& what) {
            return assess(answered(key, "[[screening.cleared]]\nby = \"gp\"\n" + on + "for = " + what)).exercise;
        };
        EXPECT_EQ(limit("on = 2026-11-20\n", "[\"" + key + "\"]"), ExerciseLimit::full) << key;
        EXPECT_EQ(limit("on = 2026-10-23\n", "\"all\""), ExerciseLimit::full) << key;
        EXPECT_EQ(limit("on = 2026-10-22\n", "\"all\""), ExerciseLimit::none) << key;
        EXPECT_EQ(limit("", "\"all\""), ExerciseLimit::none) << key << ": of no day";
        EXPECT_EQ(limit("on = 2026-11-20\n", "[\"hypertension\"]"), ExerciseLimit::none) << key;
    }
}

TEST(Clearance, ThatDoesNotCountSaysWhatStaysAndWhatIsMissing) {
    const auto declared = [](const std::string& key, const std::string& more) {
        return assess(answered(key, more + "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-12\nfor = \"all\""))
            .declared;
    };
    const std::string said = "It does not lift constant_night_pain, which may have come after it";
    EXPECT_THAT(declared("constant_night_pain", ""), HasSubstr(said));
    EXPECT_THAT(declared("constant_night_pain", "answered_on = 2026-11-15\n"), HasSubstr(said));
    EXPECT_THAT(declared("constant_night_pain", "answered_on = 2026-11-10\n"), Not(HasSubstr("does not lift")));
    EXPECT_THAT(declared("temporary_illness", "answered_on = 2026-11-15\n"),
                HasSubstr("It does not lift temporary_illness, which may"));
    EXPECT_THAT(declared("chest_pain", ""), HasSubstr("What needs help at once no clearance lifts"));
    EXPECT_THAT(declared("chest_pain", ""), Not(HasSubstr("does not lift")));
    EXPECT_THAT(declared("heart_condition", ""), Not(HasSubstr("does not lift")));
}

TEST(Clearance, LeavesItsLimitsToBeShown) {
    const Description description =
        read_description(answered("", "[[screening.cleared]]\nfor = \"all\"\nlimits = \"no lifting above 5 kg\""), "x")
            .value();
    EXPECT_THAT(assess(description).limits, ElementsAre("no lifting above 5 kg"));
}

}  // namespace
}  // namespace ergoaudit
