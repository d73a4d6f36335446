#include "shipped_exercises.hpp"

#include "ergoaudit/exercise/prescription.hpp"

#include <algorithm>
#include <limits>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr auto full = ExercisePermission::Limit::full;
constexpr auto gentle = ExercisePermission::Limit::gentle;

Description with_discomfort(std::uint8_t region, double severity) {
    Description description;
    description.facts.set("discomfort.severity_0_10"_fact, severity, Provenance::reported, {.region = region});
    return description;
}

constexpr std::uint8_t upper_back = 2;

Description with_everything() {
    Description description = with_discomfort(upper_back, 4);
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == "exercise.equipment") description.facts.set(Fact{i}, 1, Provenance::reported);
    return description;
}

Prescription given(const Description& description, const ExercisePermission& permission,
                   std::vector<FoundIssue> issues = {}, std::optional<double> minutes = std::nullopt) {
    return prescribe(six_exercises(), description, permission, issues, minutes);
}

std::vector<std::string_view> ids(const Prescription& prescription) {
    std::vector<std::string_view> result;
    for (const PrescribedExercise& exercise : prescription.exercises) result.push_back(exercise.id);
    return result;
}

std::string why_left_out(const Prescription& prescription, std::string_view id) {
    for (const LeftOut& left : prescription.left_out)
        if (left.id == id) return left.why;
    return {};
}

const PrescribedExercise& only(const Prescription& prescription, std::string_view id) {
    for (const PrescribedExercise& exercise : prescription.exercises)
        if (exercise.id == id) return exercise;
    ADD_FAILURE() << id << " was not chosen";
    static const PrescribedExercise none;
    return none;
}

TEST(Prescribe, AllSixFitIntoTheUsualTenMinutes) {
    const Prescription prescription = given(with_everything(), {.limit = full, .screened = true});
    EXPECT_THAT(ids(prescription),
                ElementsAre("shoulder-blade-squeeze", "thoracic-extension-over-swiss-ball", "wall-angels", "cat-cow",
                            "thoracic-extension-over-foam-roller", "thread-the-needle"));
    EXPECT_EQ(prescription.budget_seconds, 600);
    std::vector<std::pair<std::string, int>>
        sessions;  // on days without the ball the squeeze keeps both kinds together
    for (const Session& session : prescription.sessions) sessions.emplace_back(session.name, session.seconds);
    EXPECT_THAT(sessions, ElementsAre(std::pair("At work, Mon Wed Fri", 75 + 70), std::pair("At work, Tue Thu", 75),
                                      std::pair("At home, Mon Wed Fri", 110 + 130 + 102 + 83),
                                      std::pair("At home, Tue Thu", 130 + 102 + 83),
                                      std::pair("At home, Sat Sun", 75 + 130 + 102 + 83)));
    EXPECT_THAT(prescription.left_out, IsEmpty());
    EXPECT_EQ(prescription.review_after_weeks, 6);
    EXPECT_EQ(prescription.outcome_after_weeks, 12);
    EXPECT_EQ(prescription.withheld_because, std::nullopt);
}

TEST(Prescribe, WhoWorksAtHomeHasADeskThere) {
    Description at_home = with_everything();
    at_home.facts.set("work.at"_fact, ("work.at=home"_choice).value, Provenance::reported);
    const Prescription prescription = given(at_home, {.limit = full, .screened = true});
    const Prescription elsewhere = given(with_everything(), {.limit = full, .screened = true});
    ASSERT_EQ(prescription.sessions.size(), elsewhere.sessions.size());
    EXPECT_EQ(prescription.sessions.front().name, "At the desk, Mon Wed Fri");
    EXPECT_EQ(prescription.sessions.front().exercises, elsewhere.sessions.front().exercises);
    EXPECT_EQ(prescription.sessions.back().name, "At home, Sat Sun");
}

TEST(Prescribe, NotScreenedGetsBreaksAndTheWayToExercises) {
    const Prescription prescription = given(with_everything(), {.limit = full, .screened = false});
    EXPECT_THAT(ids(prescription), IsEmpty());
    ASSERT_TRUE(prescription.withheld_because);
    EXPECT_THAT(*prescription.withheld_because, AllOf(HasSubstr("Four short groups"), HasSubstr("about 1 minute")));
    ASSERT_TRUE(prescription.breaks);
    EXPECT_EQ(prescription.breaks->change_posture_s, 30);
}

TEST(Prescribe, AtLevelsOneAndTwoThereIsNothingButTheAction) {
    for (const int level : {1, 2}) {
        for (const bool screened : {true, false}) {
            const Prescription prescription =
                given(with_everything(), {.limit = full, .screened = screened, .action_level = level});
            EXPECT_THAT(ids(prescription), IsEmpty());
            EXPECT_FALSE(prescription.breaks);
            EXPECT_THAT(prescription.advice, IsEmpty());
            EXPECT_THAT(prescription.withheld_because.value_or(""), HasSubstr("medical help first"));
        }
    }
    EXPECT_THAT(ids(given(with_everything(), {.limit = full, .screened = true, .action_level = 3})), Not(IsEmpty()));
}

TEST(Prescribe, NoneSaysWhyInTheWordsOfSafety) {
    const ExercisePermission none = {.screened = true, .why = "Wait until the fever is over."};
    EXPECT_EQ(given(with_everything(), none).withheld_because, "Wait until the fever is over.");
    EXPECT_THAT(given(with_everything(), {.screened = true}).withheld_because.value_or(""), HasSubstr("get well"));
}

TEST(Prescribe, GentleKeepsToTheDeskAndTheWall) {
    const Prescription prescription = given(with_everything(), {.limit = gentle, .screened = true});
    EXPECT_THAT(ids(prescription), ElementsAre("shoulder-blade-squeeze", "wall-angels"));
    EXPECT_THAT(why_left_out(prescription, "cat-cow"), HasSubstr("gentle"));
}

TEST(Prescribe, OnlyMobilityAtTheDeskLeavesNoneOfTheSix) {
    const Prescription prescription =
        given(with_everything(), {.limit = gentle, .only_mobility = true, .screened = true});
    EXPECT_THAT(ids(prescription), IsEmpty());
    EXPECT_THAT(prescription.withheld_because.value_or(""), HasSubstr("None of the exercises"));
}

TEST(Prescribe, WithoutAWordAboutEquipmentWallChairAndAMatAtHomeAreThere) {
    const Prescription prescription = given(with_discomfort(upper_back, 4), {.limit = full, .screened = true});
    EXPECT_THAT(ids(prescription),
                ElementsAre("shoulder-blade-squeeze", "wall-angels", "cat-cow", "thread-the-needle"));
    EXPECT_EQ(why_left_out(prescription, "thoracic-extension-over-swiss-ball"), "It needs a swiss ball.");
    EXPECT_EQ(why_left_out(prescription, "thoracic-extension-over-foam-roller"), "It needs a foam roller.");
}

TEST(Prescribe, NoFloorAtHomeMeansTheMatAtWorkOrNothing) {
    Description description = with_everything();
    description.facts.set("exercise.floor_at_home"_fact, 0, Provenance::reported);
    EXPECT_THAT(ids(given(description, {.limit = full, .screened = true})),
                ElementsAre("shoulder-blade-squeeze", "wall-angels"));
    description.facts.set("exercise.floor_at_work"_fact, 1, Provenance::reported);
    const Prescription prescription = given(description, {.limit = full, .screened = true});
    EXPECT_THAT(ids(prescription),  // one a day on the mat at work, and each has its turn
                ElementsAre("shoulder-blade-squeeze", "wall-angels", "cat-cow", "thoracic-extension-over-foam-roller",
                            "thread-the-needle"));
    for (const Session& session : prescription.sessions)
        EXPECT_LE(
            std::ranges::count_if(session.exercises, [](auto id) { return shipped(id).desk_class == DeskClass::d3; }),
            1)
            << session.name;
    EXPECT_EQ(prescription.exercises.back().place, Place::work);
}

TEST(Prescribe, InAWheelchairNothingButSittingIsAssumed) {
    Description description = with_everything();
    description.facts.set("person.seat"_fact, 1, Provenance::reported);
    EXPECT_THAT(ids(given(description, {.limit = full, .screened = true})), ElementsAre("shoulder-blade-squeeze"));
    description.facts.set("exercise.positions.sitting"_fact, 1, Provenance::reported);
    description.facts.set("exercise.positions.all-fours"_fact, 1, Provenance::reported);
    EXPECT_THAT(ids(given(description, {.limit = full, .screened = true})),
                ElementsAre("shoulder-blade-squeeze", "cat-cow", "thread-the-needle"));
}

TEST(Prescribe, NothingFoundAndNothingFeltGivesTwoOfBothKinds) {
    const Prescription prescription = given(Description{}, {.limit = full, .screened = true});
    EXPECT_THAT(ids(prescription), ElementsAre("shoulder-blade-squeeze", "thread-the-needle"));
    EXPECT_EQ(prescription.exercises[0].why.at(0).id, "maintenance");
}

TEST(Prescribe, FindingsBringTheExercisesThatAnswerThem) {
    const std::vector<FoundIssue> issues = {{"main-screen-straight-ahead", 7, "The screen stands to the right."}};
    const Prescription prescription = given(Description{}, {.limit = full, .screened = true}, issues);
    EXPECT_THAT(ids(prescription), ElementsAre("shoulder-blade-squeeze", "thread-the-needle"));
    const auto& why = only(prescription, "thread-the-needle").why;
    ASSERT_EQ(why.size(), 1U);
    EXPECT_EQ(why[0].id, "main-screen-straight-ahead");
    EXPECT_EQ(why[0].text, "The screen stands to the right.");
    EXPECT_EQ(only(prescription, "shoulder-blade-squeeze").why.at(0).id, "both-kinds");
    EXPECT_EQ(why_left_out(prescription, "wall-angels"), "Nothing was found that it answers.");
}

TEST(Prescribe, DiscomfortIsNamedAsAReason) {
    const Prescription prescription = given(with_discomfort(upper_back, 4), {.limit = full, .screened = true});
    const auto& why = only(prescription, "cat-cow").why;
    ASSERT_EQ(why.size(), 1U);
    EXPECT_EQ(why[0].id, "discomfort.upper_back");
    EXPECT_EQ(why[0].text, "discomfort 4 of 10 (upper back)");
}

TEST(Prescribe, LittleTimeIsForStrengthFirst) {
    const Prescription prescription = given(with_everything(), {.limit = full, .screened = true}, {}, 2);
    EXPECT_THAT(ids(prescription), ElementsAre("shoulder-blade-squeeze"));
    EXPECT_EQ(prescription.budget_seconds, 120);
    EXPECT_THAT(why_left_out(prescription, "cat-cow"), HasSubstr("It takes 130 seconds"));
}

TEST(Prescribe, BelowFiveMinutesTheSqueezeOrTheBandComesFirstWhateverHurts) {
    const Description low_back = with_discomfort(6, 6);
    ASSERT_EQ(region_names[6], "lower_back");
    for (const double minutes : {2.0, 3.0, 4.5}) {
        const Prescription prescription =
            prescribe(shipped_exercises(), low_back, {.limit = full, .screened = true}, {}, minutes);
        EXPECT_THAT(ids(prescription), Contains("shoulder-blade-squeeze")) << minutes;
        EXPECT_EQ(only(prescription, "shoulder-blade-squeeze").why.at(0).id, "strength-first") << minutes;
    }
}

TEST(Prescribe, EveryBudgetFromTwoToTwentyMinutesIsUsed) {
    for (int minutes = 2; minutes <= 20; ++minutes) {
        const Prescription prescription = prescribe(shipped_exercises(), with_discomfort(upper_back, 4),
                                                    {.limit = full, .screened = true}, {}, minutes);
        EXPECT_GE(prescription.planned_seconds, std::min(60 * minutes, 480) * 6 / 10) << minutes;
        EXPECT_LE(prescription.planned_seconds, 60 * minutes) << minutes;
    }
}

TEST(Prescribe, InPregnancyStrengthHasTwoDaysAndThePersonIsTold) {
    const std::vector<std::string_view> pregnant = {"PREG"};
    const Prescription prescription = prescribe(shipped_exercises(), with_discomfort(upper_back, 4),
                                                {.limit = full, .screened = true, .cautions = pregnant}, {}, 10);
    std::vector<std::string_view> days;
    for (const Session& session : prescription.sessions)
        if (std::ranges::any_of(session.exercises, [](auto id) { return shipped(id).kind == ExerciseKind::strength; }))
            days.insert(days.end(), session.days.begin(), session.days.end());
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    EXPECT_THAT(days, ElementsAre("mon", "thu"));
    EXPECT_EQ(std::ranges::count(prescription.advice, "fewer-strength-days", &Advice::id), 1);
}

TEST(Prescribe, TooLittleTimeIsSaidAndNotExceeded) {
    const Prescription prescription = given(with_everything(), {.limit = full, .screened = true}, {}, 1);
    EXPECT_THAT(ids(prescription), IsEmpty());
    EXPECT_THAT(prescription.withheld_because.value_or(""), HasSubstr("too few"));
}

TEST(Prescribe, TakesNoNonsenseAsMinutes) {
    for (const double minutes : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        EXPECT_EQ(given(with_everything(), {.limit = full, .screened = true}, {}, minutes).budget_seconds, 600);
    EXPECT_EQ(given(with_everything(), {.limit = full, .screened = true}, {}, -3.0).budget_seconds, 0);
    EXPECT_EQ(given(with_everything(), {.limit = full, .screened = true}, {}, 1e9).budget_seconds, 240 * 60);
}

TEST(Prescribe, WhatAProfessionalGaveComesFirst) {
    Description description = with_everything();
    description.texts.push_back({"exercise.prescribed"_text, 0, "cat-cow", {}});
    description.texts.push_back({"exercise.prescribed"_text, 0, "side-lying-lift", {}});
    const Prescription prescription = given(description, {.limit = full, .screened = true}, {}, 3);
    EXPECT_THAT(ids(prescription), ElementsAre("cat-cow"));
    EXPECT_EQ(prescription.exercises[0].why.at(0).id, "prescribed");
    EXPECT_THAT(why_left_out(prescription, "side-lying-lift"), HasSubstr("as you were shown"));
    description.texts.push_back({"exercise.avoid"_text, 0, "cat-cow", {}});
    EXPECT_THAT(ids(given(description, {.limit = full, .screened = true}, {}, 3)), Not(Contains("cat-cow")));
}

TEST(Prescribe, TwoFormsOfOneMovementThatAProfessionalGaveStandSideBySide) {
    Description description = with_everything();
    description.texts.push_back({"exercise.prescribed"_text, 0, "scapular-setting", {}});
    description.texts.push_back({"exercise.prescribed"_text, 0, "band-external-rotation", {}});
    const Prescription prescription =
        prescribe(shipped_exercises(), description, {.limit = full, .screened = true}, {}, 10);
    EXPECT_GE(only(prescription, "scapular-setting").days_per_week, 3);
    EXPECT_EQ(only(prescription, "band-external-rotation").days_per_week, 3);
}

TEST(Prescribe, APushThatAProfessionalGaveNeedsNoPullBesideIt) {
    Description description = with_discomfort(upper_back, 4);
    description.texts.push_back({"exercise.prescribed"_text, 0, "wall-push-up-plus", {}});
    description.texts.push_back({"exercise.avoid"_text, 0, "wall-angels", {}});
    description.texts.push_back({"exercise.avoid"_text, 0, "shoulder-blade-squeeze", {}});
    description.texts.push_back({"exercise.avoid"_text, 0, "scapular-setting", {}});
    EXPECT_EQ(only(prescribe(shipped_exercises(), description, {.limit = full, .screened = true}, {}, 10),
                   "wall-push-up-plus")
                  .days_per_week,
              3);
}

TEST(Prescribe, WhatAProfessionalGaveTakesTurnsWhereNoDayHoldsAllOfIt) {
    Description description = with_discomfort(upper_back, 4);
    for (const char* id : {"brisk-walk", "progressive-muscle-relaxation"})
        description.texts.push_back({"exercise.prescribed"_text, 0, id, {}});
    const Prescription prescription =
        prescribe(shipped_exercises(), description, {.limit = full, .screened = true}, {}, 10);
    for (const char* id : {"brisk-walk", "progressive-muscle-relaxation"}) {
        const PrescribedExercise& one = only(prescription, id);
        EXPECT_GE(one.days_per_week, 3);
        EXPECT_EQ(one.why.at(0).id, "prescribed");
        EXPECT_THAT(one.why.at(0).text, HasSubstr("it takes turns"));
    }
    for (const Session& session : prescription.sessions)
        EXPECT_THAT(session.exercises, Not(AllOf(Contains("brisk-walk"), Contains("progressive-muscle-relaxation"))));
}

// Shared out without a look at the six, what was given left one of them without a day.
TEST(Prescribe, WhatAProfessionalGaveTakesTurnsSoThatEachOfTheSixHasADay) {
    Description description;
    for (const auto& [name, severity] : {std::pair{"neck", 2}, {"arm", 3}, {"eyes", 8}, {"head", 4}}) {
        const auto at = std::find(region_names.begin(), region_names.end(), name) - region_names.begin();
        description.facts.set("discomfort.severity_0_10"_fact, severity, Provenance::reported,
                              {.region = static_cast<std::uint8_t>(at)});
    }
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == "exercise.equipment")
            description.facts.set(Fact{i}, fact_rows[i].path != "exercise.equipment.wall", Provenance::reported);
    description.facts.set("exercise.floor_at_work"_fact, 1, Provenance::reported);
    description.facts.set("exercise.floor_at_home"_fact, 0, Provenance::reported);
    for (const char* id : {"brisk-walk", "shoulder-shrug", "face-pull"})
        description.texts.push_back({"exercise.prescribed"_text, 0, id, {}});
    const std::vector<FoundIssue> issues = {{"backrest-is-used", 3, "found"},
                                            {"strength-days-enough", 7.5, "found"},
                                            {"armrests-not-above-elbows", 3.5, "found"}};
    const Prescription prescription =
        prescribe(shipped_exercises(), description, {.limit = full, .screened = true}, issues, 10);
    for (const char* id : {"shoulder-blade-squeeze", "cat-cow", "thread-the-needle",
                           "thoracic-extension-over-foam-roller", "brisk-walk", "shoulder-shrug", "face-pull"})
        EXPECT_GE(only(prescription, id).days_per_week, 1);
}

TEST(Prescribe, OfWhatAProfessionalGaveIsSaidWhatNoDayHasRoomFor) {
    Description description = with_discomfort(upper_back, 4);
    description.texts.push_back({"exercise.prescribed"_text, 0, "brisk-walk", {}});
    const Prescription prescription =
        prescribe(shipped_exercises(), description, {.limit = full, .screened = true}, {}, 5);
    EXPECT_THAT(why_left_out(prescription, "brisk-walk"),
                HasSubstr("It was given to you and takes 10 minutes, longer than your time for a day"));
}

// Whoever gave it knows the person: it is scheduled, and the person told what to ask.
TEST(Prescribe, WhatAProfessionalGaveIsNotJudgedButNothingIsGivenWhereSomebodyMustBeSeen) {
    Description description = with_discomfort(upper_back, 4);
    description.texts.push_back({"exercise.prescribed"_text, 0, "thoracic-extension-over-swiss-ball", {}});
    const std::vector<std::string_view> fragile = {"OSTEO"};
    const ExercisePermission permission = {.limit = gentle, .screened = true, .cautions = fragile};
    const Prescription prescription = given(description, permission);
    const PrescribedExercise& ball = only(prescription, "thoracic-extension-over-swiss-ball");
    EXPECT_EQ(ball.place, Place::home);
    EXPECT_THAT(ball.modification, HasSubstr("Ask whoever gave it to you"));
    for (const int level : {1, 2})
        EXPECT_THAT(ids(given(description, {.limit = gentle, .screened = true, .action_level = level})), IsEmpty());
    EXPECT_THAT(ids(given(description, {.limit = full, .screened = false})), IsEmpty());
}

TEST(Prescribe, WhatReplacesARemovedExerciseIsWorthMore) {
    const auto& library = shipped_exercises();
    const Description description = with_everything();
    ExercisePermission permission = {.limit = full, .screened = true};
    const auto on_monday = [&] {
        const Prescription prescription = prescribe(library, description, permission, {}, 8);
        std::vector<std::string_view> all;
        for (const Session& session : prescription.sessions)
            if (session.days.front() == "mon")
                all.insert(all.end(), session.exercises.begin(), session.exercises.end());
        return all;
    };
    const std::vector<std::string_view> usual = on_monday();
    std::size_t brought_in = 0;
    for (const Exercise& exercise : library.exercises) {
        const bool was_there = std::ranges::find(usual, exercise.id) != usual.end();
        const std::vector<std::string_view> preferred = {exercise.id};
        permission.preferred = preferred;
        const std::vector<std::string_view> then = on_monday();
        const bool is_there = std::ranges::find(then, exercise.id) != then.end();
        EXPECT_TRUE(is_there || !was_there) << exercise.id;
        brought_in += is_there && !was_there;
    }
    EXPECT_GT(brought_in, 1U);
}

TEST(Prescribe, BreaksActivityAndWhatHasNoDoseAreNotChosen) {
    Description description = with_everything();
    for (std::uint8_t region = 0; region < region_names.size(); ++region)
        description.facts.set("discomfort.severity_0_10"_fact, 5, Provenance::reported, {.region = region});
    const Prescription prescription =
        prescribe(shipped_exercises(), description, {.limit = full, .screened = true}, {}, 20);
    EXPECT_THAT(why_left_out(prescription, "micro-break"), HasSubstr("breaks"));
    EXPECT_THAT(why_left_out(prescription, "brisk-walk"), HasSubstr("activity"));
    EXPECT_THAT(why_left_out(prescription, "isometric-neck-holds"), HasSubstr("dose"));
}

TEST(Prescribe, ActivityGrowsTowardTheGoalEveryOtherWeekAndNothingElseThen) {
    Description description = with_everything();
    description.facts.set("habits.activity_min_per_week"_fact, 40, Provenance::reported);
    const Prescription prescription = given(description, {.limit = full, .screened = true});
    ASSERT_TRUE(prescription.activity);
    EXPECT_EQ(prescription.activity->target_min_per_week, 150);
    EXPECT_EQ(prescription.weeks.at(0).activity_min_per_week, 50);
    EXPECT_EQ(prescription.weeks.at(1).activity_min_per_week, 75);
    EXPECT_EQ(prescription.weeks.at(1).doses, prescription.weeks.at(0).doses);
    EXPECT_EQ(prescription.weeks.at(2).activity_min_per_week, 75);
    EXPECT_NE(prescription.weeks.at(2).doses, prescription.weeks.at(1).doses);
    EXPECT_EQ(prescription.weeks.back().activity_min_per_week, 150);
    EXPECT_FALSE(given(description, {.limit = gentle, .screened = true}).activity);
    description.facts.set("habits.activity_min_per_week"_fact, 150, Provenance::reported);
    EXPECT_FALSE(given(description, {.limit = full, .screened = true}).activity);
}

TEST(Prescribe, HighStressBringsTheCrisisLineOfTheCountryWithOrWithoutExercises) {
    Description description;
    description.facts.set("habits.stress_0_10"_fact, 8, Provenance::reported);
    description.texts.push_back({"person.country"_text, 0, "gb", {}});
    for (const bool screened : {true, false}) {
        const Prescription prescription = given(description, {.limit = full, .screened = screened});
        ASSERT_FALSE(prescription.crisis_lines.empty());
        EXPECT_EQ(prescription.crisis_lines.front().country, "GB");
        EXPECT_EQ(std::ranges::count(prescription.around, "maintenance", &Advice::id), screened ? 1 : 0);
        EXPECT_EQ(std::ranges::count(prescription.around, "stress-high", &Advice::id), 1);
    }
    description.facts.set("habits.stress_0_10"_fact, 3, Provenance::reported);
    EXPECT_TRUE(given(description, {.limit = full, .screened = true}).crisis_lines.empty());
    description.facts.set("habits.stress_0_10"_fact, 8, Provenance::reported);
    EXPECT_TRUE(given(description, {.screened = true, .action_level = 2}).crisis_lines.empty());
}

TEST(Prescribe, CautionsModifyOrRuleOut) {
    const std::vector<std::string_view> fragile = {"OSTEO"};
    const ExercisePermission permission = {.limit = full, .screened = true, .cautions = fragile};
    Description description = with_everything();
    Prescription prescription = given(description, permission);
    EXPECT_THAT(ids(prescription), ElementsAre("shoulder-blade-squeeze", "wall-angels", "cat-cow"));
    EXPECT_THAT(only(prescription, "cat-cow").modification, HasSubstr("Leave out the rounding"));
    EXPECT_EQ(std::ranges::count(prescription.advice, "green-only", &Advice::id), 1);
    EXPECT_EQ(prescription.advice.back().id, "disclaimer");
    description.texts.push_back({"exercise.taught"_text, 0, "thoracic-extension-over-swiss-ball", {}});
    prescription = given(description, permission);
    EXPECT_THAT(only(prescription, "thoracic-extension-over-swiss-ball").modification, HasSubstr("showed you"));
}

TEST(Prescribe, SafetyRemovesWithItsReasonUnlessAModificationAnswersIt) {
    const std::vector<RemovedExercise> removed = {{"wall-angels", "SHO", "Keep the arms below shoulder height."},
                                                  {"cat-cow", "OSTEO", "No rounding."},
                                                  {"shoulder-blade-squeeze", "", "Your physiotherapist said no."}};
    const Prescription prescription = given(with_everything(), {.limit = full, .screened = true, .removed = removed});
    EXPECT_EQ(why_left_out(prescription, "wall-angels"), "Keep the arms below shoulder height.");
    EXPECT_EQ(why_left_out(prescription, "shoulder-blade-squeeze"), "Your physiotherapist said no.");
    EXPECT_THAT(only(prescription, "cat-cow").modification, HasSubstr("Leave out the rounding"));
}

TEST(Prescribe, SafetysOwnModificationWins) {
    const std::vector<std::string_view> unstable = {"DISL"};
    EXPECT_THAT(ids(given(with_everything(), {.limit = full, .screened = true, .cautions = unstable})),
                Not(Contains("wall-angels")));
    const std::vector<ModifiedForSafety> modified = {{"wall-angels", "DISL", "Stop well before the end."}};
    const Prescription prescription =
        given(with_everything(), {.limit = full, .screened = true, .cautions = unstable, .modified = modified});
    EXPECT_EQ(only(prescription, "wall-angels").modification, "Stop well before the end.");
}

TEST(Prescribe, OneRuleOfACodeCannotKeepWhatAnotherRemoves) {
    const std::vector<RemovedExercise> removed = {{"cat-cow", "PREG", "From week 16 no longer."}};
    const std::vector<ModifiedForSafety> modified = {{"cat-cow", "PREG", "Only as far as is comfortable."}};
    const Prescription prescription =
        given(with_everything(), {.limit = full, .screened = true, .removed = removed, .modified = modified});
    EXPECT_EQ(why_left_out(prescription, "cat-cow"), "From week 16 no longer.");
}

TEST(Prescribe, AnOperationConcernsTheRegionsThatMoveOrCarry) {
    const std::vector<std::string_view> operated = {"SURG"};
    const ExercisePermission permission = {
        .limit = full, .screened = true, .cautions = operated, .of_a_region = operated};
    Description description = with_everything();
    EXPECT_THAT(ids(given(description, permission)), IsEmpty());  // where is not known
    const Fact region = "conditions.surgery_region"_fact;
    description.facts.set(region, *choice_value(region.info(), "knee"), Provenance::reported);
    EXPECT_THAT(ids(given(description, permission)),
                ElementsAre("shoulder-blade-squeeze", "thoracic-extension-over-foam-roller"));  // nobody stands on it
    const ExercisePermission anywhere = {.limit = full, .screened = true, .cautions = operated};
    EXPECT_THAT(ids(given(description, anywhere)), IsEmpty());  // a code of no region concerns all that list it
}

TEST(Prescribe, WeeksBeginLowGrowByOneStepAndEndAtTheReviewAndTheOutcome) {
    const Prescription prescription = given(with_discomfort(upper_back, 4), {.limit = full, .screened = true});
    const auto& weeks = prescription.weeks;
    EXPECT_EQ(weeks.front().weeks, (Range{1, 2}));
    EXPECT_EQ(weeks.front().doses.front().amount, (Amount{1, 10, 5}));
    EXPECT_EQ(weeks.at(1).weeks, (Range{3, 3}));
    EXPECT_EQ(weeks.at(1).doses.front().amount, (Amount{1, 11, 5}));
    EXPECT_THAT(weeks.at(1).text, HasSubstr("Shoulder blade squeeze: 11 times instead of 10."));
    EXPECT_THAT(weeks.at(4).text, HasSubstr("Review"));
    EXPECT_EQ(weeks.at(4).weeks, (Range{6, 6}));
    EXPECT_EQ(weeks.back().weeks, (Range{12, 12}));
    EXPECT_GT(weeks.back().seconds, weeks.front().seconds);
}

TEST(Prescribe, EveryPrescriptionCarriesStopRuleTrafficLightJournalAndDisclaimer) {
    std::vector<std::string_view> advice;
    for (const Advice& entry : given(with_everything(), {.limit = full, .screened = true}).advice)
        advice.push_back(entry.id);
    EXPECT_THAT(advice,
                AllOf(Contains("stop"), Contains("green"), Contains("amber"), Contains("red"), Contains("gradual"),
                      Contains("journal"), Contains("disclaimer"), Not(Contains("green-only"))));
}

// "Light" above and "hard" below, in one entry: who reads that does what they like best.
TEST(Prescribe, WhoHasToBeCarefulIsToldOneEffort) {
    Description description = with_discomfort(upper_back, 6);
    description.facts.set("exercise.equipment.band"_fact, 1, Provenance::reported);
    const std::string_view light = shipped_exercises().programme.effort_with_limits;
    const std::vector<std::string_view> heart = {"HEART"};
    std::size_t loaded = 0;
    for (const PrescribedExercise& one :
         prescribe(shipped_exercises(), description, {.limit = full, .screened = true, .cautions = heart}, {}, 20)
             .exercises) {
        if (!shipped(one.id).loaded()) continue;
        ++loaded;
        EXPECT_EQ(one.intensity, light) << one.id;
        EXPECT_EQ(one.progress, "") << one.id;
    }
    const Prescription free = prescribe(shipped_exercises(), description, {.limit = full, .screened = true}, {}, 20);
    for (const PrescribedExercise& one : free.exercises) EXPECT_EQ(one.intensity, shipped(one.id).intensity) << one.id;
    EXPECT_GT(loaded, 0U);
}

TEST(Prescribe, RedIsOneThingForEachPerson) {
    const std::vector<std::string_view> heart = {"HEART"};
    const auto ids_of_advice = [&](std::span<const std::string_view> cautions) {
        std::vector<std::string_view> advice;
        for (const Advice& one :
             given(with_everything(), {.limit = full, .screened = true, .cautions = cautions}).advice)
            advice.push_back(one.id);
        return advice;
    };
    EXPECT_THAT(ids_of_advice(heart), AllOf(Contains("red-with-limits"), Not(Contains("red")), Not(Contains("amber"))));
    EXPECT_THAT(ids_of_advice({}), AllOf(Contains("red"), Not(Contains("red-with-limits"))));
}

}  // namespace
}  // namespace ergoaudit
