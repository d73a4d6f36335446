// What answers mean: levels, combinations, limits and numbers, one behaviour a test.

#include "tests/safety/assessed_text.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using namespace safety_test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Safety, NothingAnsweredMeansNoLevelAndNoExercise) {
    const SafetyAssessment is = assess("[desk]\nheight_cm = 72\n");
    EXPECT_EQ(is.action_level, std::nullopt);
    EXPECT_FALSE(is.screened);
    EXPECT_EQ(is.exercise, ExerciseLimit::none);
    EXPECT_TRUE(is.clearance_required);
    EXPECT_THAT(is.open_groups, ElementsAre("at_once", "today", "soon", "ready"));
    EXPECT_EQ(is.declared, "None of the safety questions has been answered.");
    EXPECT_THAT(is.limited_because, HasSubstr("not all answered"));
    EXPECT_THAT(is.headline, IsEmpty());
}

TEST(Safety, NothingAppliesMeansEverythingIsAllowed) {
    const SafetyAssessment is = assess(answered("", "answered_on = 2026-11-01"));
    EXPECT_EQ(is.action_level, 4);
    EXPECT_TRUE(is.screened);
    EXPECT_EQ(is.exercise, ExerciseLimit::full);
    EXPECT_FALSE(is.clearance_required);
    EXPECT_THAT(is.reasons, IsEmpty());
    EXPECT_EQ(is.declared, "Nothing from the four groups of questions applies, answered on 2026-11-01.");
    EXPECT_THAT(is.limited_because, IsEmpty());
}

TEST(Safety, EveryAnswerAloneGivesTheLevelOfItsGroupOrNone) {
    const std::vector<std::string> combine = {"arm_or_jaw_pain",        "worsening_fast",           "fever_or_unwell",
                                              "immunosuppressed",       "recent_serious_infection", "cancer_history",
                                              "unexplained_weight_loss"};
    const std::vector<std::string> soon = {"tingling_one_arm", "tingling_one_leg", "night_hand_numbness",
                                           "joint_swelling_or_heat", "not_improving"};
    for (const Question& question : knowledge().questions) {
        if (question.fact.info().kind != Kind::yes_no) continue;
        const std::string key(question.key);
        int level = 4;
        if (question.group == QuestionGroup::at_once) level = 1;
        if (question.group == QuestionGroup::today) level = 2;
        if (std::ranges::find(combine, key) != combine.end()) level = 4;
        if (key == "minor_trauma" || std::ranges::find(soon, key) != soon.end()) level = 3;
        const SafetyAssessment is = assess(answered(key));
        EXPECT_EQ(is.action_level, level) << key;
        EXPECT_TRUE(level > 2 || is.exercise == ExerciseLimit::none) << key;
        if (question.group != QuestionGroup::ready) continue;
        EXPECT_TRUE(is.clearance_required) << key;
        EXPECT_NE(is.exercise, ExerciseLimit::full) << key;
    }
}

TEST(Safety, AYesCountsWhateverElseIsUnanswered) {
    EXPECT_EQ(assess("[screening]\nstroke_signs = true\n").action_level, 1);
    EXPECT_EQ(assess("[screening]\nunsteady_walking = true\n").action_level, 2);
    EXPECT_EQ(assess("[conditions]\nsystolic_mmhg = 180\n").action_level, 2);
    EXPECT_EQ(assess("[screening]\ntingling_one_arm = true\n").action_level, std::nullopt);
    EXPECT_EQ(assess("[discomfort.chest]\nseverity_0_10 = 1\n").action_level, 1);
    EXPECT_EQ(assess(answered("", "[discomfort.chest]\nseverity_0_10 = 0")).action_level, 4);
}

TEST(Safety, OneOpenKeyOfTheFirstTwoGroupsIsNotScreened) {
    for (const char* const group : {"at_once", "today"}) {
        std::string text = "[screening]\nsoon = \"none\"\nready = \"none\"\n";
        text += std::string(group) == "today" ? "at_once = \"none\"\n" : "today = \"none\"\n";
        std::string last;
        for (const Question& question : knowledge().questions) {
            if (question_group_names[static_cast<std::size_t>(question.group)] != group) continue;
            if (!last.empty()) text += last + " = false\n";
            last = question.key;
        }
        EXPECT_EQ(assess(text).action_level, std::nullopt) << last;
        EXPECT_EQ(assess(text).exercise, ExerciseLimit::none) << last;
        EXPECT_EQ(assess(text + last + " = false\n").action_level, 4) << last;
    }
}

TEST(Safety, OpenSoonIsGentleAndOpenReadyAsksForClearance) {
    const std::string both = "[screening]\nat_once = \"none\"\ntoday = \"none\"\n";
    const SafetyAssessment soon_open = assess(both + "ready = \"none\"\n");
    EXPECT_EQ(soon_open.exercise, ExerciseLimit::gentle);
    EXPECT_FALSE(soon_open.clearance_required);
    const SafetyAssessment ready_open = assess(both + "soon = \"none\"\n");
    EXPECT_EQ(ready_open.exercise, ExerciseLimit::gentle);
    EXPECT_TRUE(ready_open.clearance_required);
    EXPECT_EQ(ready_open.action_level, 4);
    const SafetyAssessment cleared =
        assess(both + "soon = \"none\"\n[[screening.cleared]]\nby = \"gp\"\non = 2026-11-02\nfor = \"all\"\n");
    EXPECT_EQ(cleared.exercise, ExerciseLimit::full);
    EXPECT_FALSE(cleared.clearance_required);
}

TEST(BloodPressure, CountsFrom180And120AndHoldsStrengthFrom105) {
    const auto with = [](int systolic, int diastolic) {
        return assess(
            answered("", fmt::format("[conditions]\nsystolic_mmhg = {}\ndiastolic_mmhg = {}", systolic, diastolic)));
    };
    EXPECT_EQ(with(180, 80).action_level, 2);
    EXPECT_EQ(with(121, 120).action_level, 2);
    EXPECT_EQ(with(179, 119).action_level, 4);
    EXPECT_EQ(with(179, 119).exercise, ExerciseLimit::gentle);
    EXPECT_EQ(with(179, 105).exercise, ExerciseLimit::gentle);
    EXPECT_TRUE(with(179, 105).clearance_required);
    EXPECT_EQ(with(179, 104).exercise, ExerciseLimit::full);
    EXPECT_THAT(ids(with(185, 125)), ElementsAre("blood_pressure_180_120"));
}

// Features beside "began before 35"; the pattern needs four of nine, three ask for a blood test.
TEST(InflammatoryPattern, HasItsBoundaries) {
    const auto of = [](const std::string& features, const std::string& months, const std::string& age) {
        return ids(assess(answered(features, "pain_months = " + months + "\npain_began_at_age = " + age)));
    };
    const std::string three = "buttock_pain psoriasis arthritis";
    EXPECT_THAT(of(three, "4", "34"), ElementsAre("inflammatory_pattern"));
    EXPECT_THAT(of(three, "4", "35"), ElementsAre("inflammatory_pattern_blood_test"));
    EXPECT_THAT(of(three, "4", "44"), ElementsAre("inflammatory_pattern_blood_test"));
    EXPECT_THAT(of(three, "4", "45"), IsEmpty());
    EXPECT_THAT(of(three, "3", "30"), IsEmpty());
    EXPECT_THAT(of(three, "3.5", "30"), ElementsAre("inflammatory_pattern"));
    EXPECT_THAT(of(three + " enthesitis", "4", "44"), ElementsAre("inflammatory_pattern"));
    EXPECT_THAT(of("buttock_pain psoriasis", "4", "44"), IsEmpty());
    EXPECT_THAT(of("buttock_pain psoriasis", "4", "34"), ElementsAre("inflammatory_pattern_blood_test"));
    // Neither months nor age were said: no reason to pass it over.
    EXPECT_THAT(ids(assess(answered(three + " enthesitis"))), ElementsAre("inflammatory_pattern"));
    EXPECT_THAT(ids(assess(answered(three + " enthesitis", "pain_began_at_age = 50"))), IsEmpty());
    EXPECT_EQ(assess(answered(three, "pain_months = 4\npain_began_at_age = 20")).action_level, 3);
}

TEST(InflammatoryPattern, CountsEachOfTheNineFeatures) {
    const std::vector<std::string> features = {
        "wakes_second_half_of_night",      "buttock_pain", "better_with_movement", "anti_inflammatory_helps",
        "relative_with_spondyloarthritis", "arthritis",    "enthesitis",           "psoriasis"};
    for (std::size_t i = 0; i < features.size(); ++i) {
        const std::string two = features[i] + " " + features[(i + 1) % features.size()];
        EXPECT_THAT(ids(assess("[screening]\n" + features[i] + " = true\n" + features[(i + 1) % features.size()] +
                               " = true\nat_once = \"none\"\ntoday = \"none\"\npain_months = 5\n"
                               "pain_began_at_age = 34\n")),
                    ElementsAre("inflammatory_pattern_blood_test"))
            << two;
    }
}

TEST(Combinations, CancerHistory) {
    const auto level = [](const std::string& more) { return assess(answered("cancer_history", more)).action_level; };
    EXPECT_EQ(level(""), 4);
    EXPECT_EQ(level("[discomfort.upper_back]\nseverity_0_10 = 1"), 2);
    EXPECT_EQ(level("[discomfort.upper_back]\nseverity_0_10 = 0"), 4);
    EXPECT_EQ(level("[discomfort.neck]\nseverity_0_10 = 5\nnew = false"), 4);
    EXPECT_EQ(level("[discomfort.neck]\nseverity_0_10 = 5\nnew = true"), 2);
    EXPECT_EQ(level("[discomfort.neck]\nseverity_0_10 = 5\nweeks = 52"), 4);
    EXPECT_EQ(level("[discomfort.neck]\nseverity_0_10 = 5"), 2);  // nobody called it old
    EXPECT_EQ(level("[discomfort.lower_back]\nseverity_0_10 = 5\nnew = false\nchanged = true"), 2);
    EXPECT_EQ(level("[discomfort.hip]\nseverity_0_10 = 5\nnight_pain = true"), 2);
    EXPECT_EQ(level("[discomfort.lower_back]\nseverity_0_10 = 5\nnew = false\ncoughing_worsens = true"), 2);
    const SafetyAssessment alone = assess(answered("cancer_history"));
    EXPECT_TRUE(alone.clearance_required);
    EXPECT_EQ(alone.exercise, ExerciseLimit::gentle);
}

TEST(Combinations, GeneralSignsNeedSpinalPain) {
    for (const std::string key :
         {"fever_or_unwell", "immunosuppressed", "unexplained_weight_loss", "recent_serious_infection"}) {
        for (const std::string region : {"neck", "upper_back", "lower_back"})
            EXPECT_EQ(assess(answered(key, "[discomfort." + region + "]\nseverity_0_10 = 1")).action_level, 2) << key;
        EXPECT_EQ(assess(answered(key, "[discomfort.knee]\nseverity_0_10 = 9")).action_level, 4) << key;
        EXPECT_EQ(assess(answered(key)).exercise,
                  key == "fever_or_unwell" ? ExerciseLimit::none : ExerciseLimit::gentle)
            << key;
    }
}

TEST(Combinations, MinorTraumaNeedsFragileBones) {
    for (const std::string bones : {"osteoporosis", "vertebral_fracture", "long_term_steroids"})
        EXPECT_EQ(assess(answered("minor_trauma", "[conditions]\n" + bones + " = true")).action_level, 2) << bones;
}

TEST(Combinations, ArmOrJawPainNeedsAChestSymptomOrANewPain) {
    const auto with = [](const std::string& pain) {
        return assess(answered("arm_or_jaw_pain", "[discomfort.upper_back]\nseverity_0_10 = 4\n" + pain));
    };
    EXPECT_EQ(with("new = true").action_level, 1);
    EXPECT_EQ(with("onset_days = 28").action_level, 1);
    EXPECT_EQ(with("onset_days = 29").action_level, 4);
    EXPECT_EQ(with("new = false").exercise, ExerciseLimit::full);
    EXPECT_EQ(with("weeks = 4").action_level, 1);
    EXPECT_EQ(with("weeks = 5").action_level, 4);
    EXPECT_EQ(with("").action_level, 1);  // nobody called it old
    EXPECT_EQ(assess(answered("arm_or_jaw_pain band_like_chest_pain")).action_level, 2);
}

TEST(Combinations, FastWorseningAndCalf) {
    EXPECT_EQ(assess(answered("worsening_fast unsteady_walking")).action_level, 1);
    EXPECT_EQ(assess(answered("worsening_fast worsening_weakness_or_clumsy_hands")).action_level, 1);
    EXPECT_THAT(ids(assess(answered("one_sided_calf_pain_or_swelling severe_breathlessness"))),
                ElementsAre("severe_breathlessness", "calf_with_chest_symptom"));
}

TEST(Strength, SleepLostNeedsSevenAndRestPainOfEightAllowsOnlyMobility) {
    const auto with = [](const std::string& keys, const std::string& pain) {
        return assess(answered(keys, "[discomfort.shoulder]\n" + pain));
    };
    EXPECT_EQ(with("sleep_lost_to_pain", "severity_0_10 = 7").action_level, 3);
    EXPECT_EQ(with("sleep_lost_to_pain", "severity_0_10 = 6").action_level, 4);
    EXPECT_EQ(with("", "severity_0_10 = 9\ninterference = \"much\"").action_level, 3);
    EXPECT_THAT(ids(with("", "severity_0_10 = 9\ninterference = \"much\"")),
                ElementsAre("strong_pain_that_stops_work"));
    EXPECT_TRUE(with("", "severity_0_10 = 8\nat_rest_0_10 = 8").only_mobility);
    EXPECT_EQ(with("", "severity_0_10 = 8\nat_rest_0_10 = 8").exercise, ExerciseLimit::gentle);
    EXPECT_FALSE(with("", "severity_0_10 = 8\nat_rest_0_10 = 7").only_mobility);
}

TEST(Cautions, ComeFromAnswersConditionsAndDiscomfort) {
    EXPECT_THAT(assess(answered("tingling_one_leg")).cautions, ElementsAre("RAD"));
    EXPECT_THAT(assess(answered("", "[conditions]\nnerve_symptoms = true")).cautions, ElementsAre("RAD"));
    EXPECT_THAT(assess(answered("", "[discomfort.shoulder]\nseverity_0_10 = 3")).cautions, ElementsAre("SHO"));
    EXPECT_THAT(assess(answered("", "[discomfort.wrist_hand]\nseverity_0_10 = 3")).cautions, ElementsAre("WRI"));
    EXPECT_THAT(assess(answered("", "[discomfort.wrist_hand]\nseverity_0_10 = 2")).cautions, IsEmpty());
    const SafetyAssessment late = assess(answered("", "[conditions]\npregnancy_weeks = 16"));
    EXPECT_THAT(late.cautions, ElementsAre("PREG"));
    EXPECT_EQ(late.contraindications.size(), 2U);
    EXPECT_EQ(ruled_out_by("glute-bridge", late, knowledge()), "PREG");
    EXPECT_EQ(ruled_out_by("glute-bridge", assess(answered("", "[conditions]\npregnancy_weeks = 15")), knowledge()),
              "");
}

TEST(Cautions, SurgeryHoldsForTwelveWeeksOrUntilReleased) {
    const auto cautions = [](const std::string& conditions) {
        return assess(answered("", "[conditions]\n" + conditions)).cautions;
    };
    EXPECT_THAT(cautions("surgery_weeks_ago = 11\nreleased_by_surgeon = true"), ElementsAre("SURG"));
    EXPECT_THAT(cautions("surgery_weeks_ago = 12\nreleased_by_surgeon = true"), IsEmpty());
    EXPECT_THAT(cautions("surgery_weeks_ago = 30\nreleased_by_surgeon = false"), ElementsAre("SURG"));
    EXPECT_THAT(cautions("surgery_region = \"hip\""), ElementsAre("SURG"));
}

TEST(Numbers, FollowThePersonThenTheProfileThenAnywhere) {
    const std::string yes = "[screening]\nstroke_signs = true\n";
    const auto first_line = [&](const std::string& country, std::string_view profile) {
        return assess(yes + (country.empty() ? "" : "[person]\ncountry = \"" + country + "\"\n"), today, profile)
            .headline;
    };
    EXPECT_THAT(first_line("GB", "US"), HasSubstr("Call 999 now"));
    EXPECT_THAT(first_line("DE", "US"), HasSubstr("Call 112 now"));
    EXPECT_THAT(first_line("CA", ""), HasSubstr("Call 911 now"));
    EXPECT_THAT(first_line("AU", ""), HasSubstr("Call 000 now"));
    EXPECT_THAT(first_line("", "US"), HasSubstr("Call 911 now"));
    EXPECT_THAT(first_line("", "gb"), HasSubstr("Call 999 now"));
    EXPECT_THAT(first_line("", ""), HasSubstr("Call 999 (UK), 112 (EU), 911 (US, Canada), 000 (Australia) now"));
    // Not listed: the local one, with several to know it by; never that of the profile's country alone.
    EXPECT_THAT(first_line("BR", "US"), HasSubstr("Call your local emergency number, such as 999 (UK), 112 (EU)"));
    const SafetyAssessment is = assess("[screening]\nunsteady_walking = true\n[person]\ncountry = \"GB\"\n");
    EXPECT_THAT(is.headline, HasSubstr("your GP or NHS 111 today"));
}

TEST(Texts, HaveNoPlaceholderLeft) {
    std::string everything = "[screening]\n";
    for (const Question& question : knowledge().questions)
        if (question.fact.info().kind == Kind::yes_no) everything += std::string(question.key) + " = true\n";
    const SafetyAssessment is = assess(everything);
    EXPECT_EQ(is.action_level, 1);
    for (const Reason& reason : is.reasons) {
        EXPECT_THAT(reason.text, Not(HasSubstr("{"))) << reason.id;
        EXPECT_THAT(reason.source, Not(IsEmpty())) << reason.id;
    }
    EXPECT_THAT(is.safety_net, Not(HasSubstr("{")));
    EXPECT_TRUE(std::ranges::is_sorted(is.reasons, {}, [](const Reason& r) { return r.level == 0 ? 9 : r.level; }));
}

// Any mixture of answers and pains: one more yes never makes the outcome milder, one answer taken back never frees
// more.
TEST(Safety, IsMonotone) {
    std::mt19937 random(20261120);
    const auto urgency = [](const SafetyAssessment& is) { return is.action_level.value_or(4); };
    for (int round = 0; round < 400; ++round) {
        Description description;
        for (const Question& question : knowledge().questions) {
            if (question.fact.info().kind != Kind::yes_no) continue;
            const auto dice = random() % 40;
            if (dice != 0) description.facts.set(question.fact, dice == 1 ? 1 : 0, Provenance::reported);
        }
        for (std::uint8_t region = 0; region < region_names.size(); ++region)
            if (random() % 4 == 0)
                description.facts.set("discomfort.severity_0_10"_fact, static_cast<double>(random() % 11),
                                      Provenance::reported, {.region = region});
        const SafetyAssessment before = assess(description);
        const Question& question = knowledge().questions[random() % knowledge().questions.size()];
        if (question.fact.info().kind != Kind::yes_no) continue;
        Description more = description;
        more.facts.set(question.fact, 1, Provenance::reported);
        EXPECT_LE(urgency(assess(more)), urgency(before)) << question.key;
        const bool was_open = !description.facts.knows(question.fact);  // answering it may complete the screening
        EXPECT_TRUE(was_open || assess(more).exercise <= before.exercise) << question.key;
        Description less = description;
        if (!less.facts.says(question.fact)) less.facts.forget(question.fact);
        EXPECT_LE(assess(less).exercise, before.exercise) << question.key;
        EXPECT_GE(assess(less).clearance_required, before.clearance_required) << question.key;
    }
}

}  // namespace
}  // namespace ergoaudit
