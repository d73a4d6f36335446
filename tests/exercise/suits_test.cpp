// Whether an exercise suits somebody, in the words of a physiotherapist: people told by hand, what they may not do, and
// how they do the rest.
#include "shipped_exercises.hpp"
#include "src/audit/permission.hpp"
#include "src/exercise/availability.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view the_day = "2026-11-28";

Description told(std::string_view toml) {
    auto read = read_description(fmt::format("{}\n[screening]\nanswered = true\nanswered_on = 2026-11-27\n", toml),
                                 "person.toml");
    for (const Diagnostic& problem : read.problems()) ADD_FAILURE() << to_text(problem);
    return read.ok() ? std::move(read).value() : Description{};
}

// "left out: …" or "changed: …"; empty: as it stands.
std::string what_becomes_of(std::string_view id, std::string_view toml,
                            const Knowledge& knowledge = shipped_knowledge()) {
    Description description = told(toml);
    assume_unmentioned(description.facts);
    assume_positions(description.facts);
    const SafetyAssessment safety = assess_safety(description, knowledge.safety, *parse_date(the_day), "");
    const Permission permission(safety, knowledge, description.facts);
    const Exercise& exercise = shipped(id);
    const auto allowed = permitted(exercise, permission.granted(), description.facts, {});
    if (const auto* why = std::get_if<WhyNot>(&allowed)) return "left out: " + why->text;
    const auto place = where_possible(exercise, Means(description.facts));
    if (const auto* why = std::get_if<WhyNot>(&place)) return "left out: " + why->text;
    const std::string& change = std::get<Possible>(allowed).modification;
    return change.empty() ? change : "changed: " + change;
}

Audit audit_of(std::string_view toml) {
    AuditSettings settings;
    settings.today = *parse_date(the_day);
    settings.profile = shipped_knowledge().profile("office");
    settings.postures = false;
    return audit(told(toml), shipped_knowledge(), settings);
}

std::vector<std::string_view> chosen_by(const Audit& audit) {
    std::vector<std::string_view> ids;
    for (const PrescribedExercise& one : audit.prescription.exercises) ids.push_back(one.id);
    return ids;
}

constexpr std::string_view gym =
    "[exercise]\nequipment = [\"wall\", \"chair\", \"band\", \"mat\", \"foam-roller\", \"swiss-ball\", \"dumbbells\"]\n"
    "floor_at_home = true\n";

std::string with_gym(std::string_view toml) { return fmt::format("{}{}", gym, toml); }

TEST(Suits, HandsBehindTheHeadAreNothingForAShoulderThatIsSoreUnstableOrOperated) {
    constexpr std::string_view behind_the_head[] = {"seated-thoracic-extension-over-chair-back",
                                                    "thoracic-extension-over-foam-roller",
                                                    "thoracic-extension-over-swiss-ball"};
    // The library knows no others.
    for (const Exercise& exercise : shipped_exercises().exercises) {
        bool says_so = false;
        for (const std::string_view step : exercise.instructions)
            says_so |= step.find("behind your head") != std::string_view::npos ||
                       step.find("Support your head") != std::string_view::npos;
        EXPECT_EQ(says_so, std::ranges::find(behind_the_head, exercise.id) != std::end(behind_the_head)) << exercise.id;
    }
    for (const std::string_view id : behind_the_head) {
        for (const char* shoulder :
             {"[discomfort.shoulder]\nseverity_0_10 = 5", "[conditions]\npainful_arc = true",
              "[conditions]\nshoulder_injury = true", "[conditions]\nshoulder_instability = true"}) {
            const std::string becomes = what_becomes_of(id, with_gym(shoulder));
            EXPECT_TRUE(becomes.starts_with("changed: Cross your arms on your chest") ||
                        becomes.starts_with("changed: Leave your arms by your sides"))
                << id << ", " << shoulder << ": " << becomes;
        }
        for (const char* released : {"true", "false"})
            EXPECT_THAT(what_becomes_of(id, with_gym(fmt::format("[conditions]\nsurgery_weeks_ago = 10\nsurgery_region "
                                                                 "= \"shoulder\"\nreleased_by_surgeon = {}",
                                                                 released))),
                        HasSubstr("left out"))
                << id;
        EXPECT_EQ(what_becomes_of(id, gym), "") << id;
    }
    // said once, however many cautions ask for it
    EXPECT_EQ(what_becomes_of("thoracic-extension-over-foam-roller",
                              with_gym("[conditions]\nshoulder_instability = true\npainful_arc = true")),
              "changed: Cross your arms on your chest and rest your head on a firm cushion, not in your hands.");
}

TEST(Suits, ASoreShoulderStaysBelowShoulderHeight) {
    constexpr std::string_view sore = "[discomfort.shoulder]\nseverity_0_10 = 5";
    EXPECT_THAT(what_becomes_of("wall-slide", with_gym(sore)),
                AllOf(HasSubstr("no higher than your shoulders"), Not(HasSubstr("as high as"))));
    EXPECT_THAT(what_becomes_of("prone-t-y-i", with_gym(sore)), HasSubstr("left out"));
    EXPECT_THAT(what_becomes_of("bird-dog", with_gym(sore)), HasSubstr("Leave both hands down"));
    EXPECT_THAT(what_becomes_of("bottom-to-heels", with_gym(sore)), HasSubstr("hands close to the knees"));
    EXPECT_THAT(what_becomes_of("wall-angels", with_gym(sore)), HasSubstr("left out"));
    EXPECT_THAT(what_becomes_of("face-pull", with_gym("[conditions]\nshoulder_instability = true")),
                HasSubstr("to the ribs"));
}

// May exercise as they like otherwise: their doctor has said so.
std::string operated(std::string_view region, bool released = false, int weeks = 2) {
    return with_gym(fmt::format(
        "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-27\nfor = \"all\"\n[conditions]\nsurgery_region = \"{}\"\n"
        "surgery_weeks_ago = {}\nreleased_by_surgeon = {}",
        region, weeks, released));
}

constexpr std::string_view for_the_operation =
    "left out: Left out because of your operation: before week 12, and after it until your surgical team has "
    "released that part, their plan counts there.";

// D.4: "everything in region"; D.3: "none for that region". What is far from it stays.
TEST(Suits, AfterAnOperationEverythingInTheRegionIsLeftOutAndSomethingElseStays) {
    const struct {
        std::string_view region;
        std::vector<std::string_view> out, stay;
    } table[] = {
        {"neck", {"chin-tuck", "neck-rotation", "prone-t-y-i"}, {"heel-raise", "tendon-glides"}},
        {"shoulder", {"wall-slide", "band-row", "seated-thoracic-rotation"}, {"chin-tuck", "sit-to-stand"}},
        {"upper_back", {"wall-angels", "open-book", "knee-rolls"}, {"tendon-glides", "heel-raise"}},
        {"arm",
         {"wall-angels", "band-row", "seated-side-bend", "cat-cow", "standing-back-bend"},
         {"sit-to-stand", "neck-rotation"}},
        {"elbow", {"cat-cow", "thread-the-needle", "band-row", "doorway-chest-stretch"}, {"heel-raise", "chin-tuck"}},
        {"wrist_hand",
         {"band-pull-apart", "wall-push-up-plus", "cat-cow", "tendon-glides"},
         {"chin-tuck", "mini-squat"}},
        {"lower_back", {"pelvic-tilt", "seated-thoracic-rotation", "open-book"}, {"chin-tuck", "tendon-glides"}},
        {"tailbone", {"glute-bridge", "seated-cat-cow", "sit-to-stand"}, {"wall-slide", "chin-tuck"}},
        {"hip", {"glute-bridge", "seated-figure-four", "pelvic-tilt"}, {"chin-tuck", "band-row"}},
        {"knee", {"mini-squat", "cat-cow"}, {"chin-tuck", "band-row"}},
        {"ankle_foot", {"heel-raise", "sit-to-stand", "seated-figure-four"}, {"chin-tuck", "band-row"}},
        {"eyes", {"bird-dog", "bottom-to-heels", "band-row", "prone-t-y-i"}, {"heel-raise", "shoulder-rolls"}},
        {"head",
         {"chin-tuck", "cat-cow", "glute-bridge", "standing-back-bend", "wall-angels", "seated-side-bend"},
         {"heel-raise", "shoulder-rolls"}},
        {"chest",
         {"seated-thoracic-extension-over-chair-back", "wall-angels", "thoracic-extension-over-swiss-ball", "band-row"},
         {"tendon-glides", "heel-raise"}},
    };
    ASSERT_EQ(std::size(table), region_names.size());
    for (const auto& [region, out, stay] : table) {
        for (const std::string_view id : out)
            EXPECT_EQ(what_becomes_of(id, operated(region)), for_the_operation) << region << " " << id;
        for (const std::string_view id : stay)
            EXPECT_EQ(what_becomes_of(id, operated(region)), "") << region << " " << id;
        for (const Exercise& exercise : shipped_exercises().exercises)
            if (std::ranges::find(exercise.regions, region) != exercise.regions.end() ||
                std::ranges::find(exercise.loads, region) != exercise.loads.end())
                EXPECT_EQ(what_becomes_of(exercise.id, operated(region)), for_the_operation) << exercise.id;
        EXPECT_EQ(what_becomes_of(out.front(), operated(region, true, 20)), "") << region;
    }
}

// Leaning or hanging on the hands, gripping and holding are the hand's and the arm's work, whatever they are for.
TEST(Suits, WhatLeansOnOrHoldsWithTheHandsSaysSo) {
    for (const Exercise& exercise : shipped_exercises().exercises) {
        const auto has_part = [&](std::string_view region) {
            return std::ranges::find(exercise.regions, region) != exercise.regions.end() ||
                   std::ranges::find(exercise.loads, region) != exercise.loads.end();
        };
        const bool on_all_fours =
            std::ranges::find(exercise.positions, "exercise.positions.all-fours"_fact) != exercise.positions.end();
        if (on_all_fours || exercise.loaded())
            for (const std::string_view region : {"wrist_hand", "elbow", "arm"})
                EXPECT_TRUE(has_part(region)) << exercise.id << " " << region;
        if (on_all_fours)
            for (const std::string_view region : {"head", "eyes", "chest"})
                EXPECT_TRUE(has_part(region)) << exercise.id << " " << region;
    }
}

// Who kneels bears on hip, knee and foot, who lies on the back or the front lies on the upper back, who stands needs
// both legs, and a band that draws on the shoulders draws on neck and shoulder blades, too.
TEST(Suits, WhatKneelsLiesOrStandsSaysSo) {
    for (const Exercise& exercise : shipped_exercises().exercises) {
        const auto only_in = [&](std::initializer_list<Fact> positions) {
            return std::ranges::all_of(exercise.positions, [&](Fact position) {
                return std::ranges::find(positions, position) != positions.end();
            });
        };
        const auto says = [&](std::initializer_list<std::string_view> regions) {
            for (const std::string_view region : regions)
                EXPECT_TRUE(exercise.moves_or_loads(region)) << exercise.id << " " << region;
        };
        if (only_in({"exercise.positions.all-fours"_fact, "exercise.positions.kneeling"_fact}))
            says({"shoulder", "upper_back", "lower_back", "hip", "knee", "ankle_foot"});
        if (only_in({"exercise.positions.lying"_fact})) says({"upper_back", "head"});
        if (only_in({"exercise.positions.standing"_fact})) says({"hip", "knee", "ankle_foot"});
        if (exercise.loaded() && std::ranges::find(exercise.regions, "shoulder") != exercise.regions.end())
            says({"neck", "upper_back"});
    }
}

// Three to eight weeks after an operation, cleared for everything else.
TEST(Suits, AfterAnOperationNothingLeansHangsOrPressesOnThePart) {
    const struct {
        std::string_view region;
        std::vector<std::string_view> out;
    } table[] = {
        {"shoulder", {"standing-back-bend", "glute-bridge", "seated-cat-cow", "wrist-extensor-stretch"}},
        {"hip", {"thoracic-extension-over-swiss-ball", "thread-the-needle", "wall-angels", "seated-thoracic-rotation"}},
        {"upper_back", {"bird-dog", "glute-bridge", "shoulder-shrug", "side-plank", "pelvic-tilt"}},
        {"neck", {"band-row", "shoulder-blade-squeeze", "wall-push-up-plus"}},
        {"lower_back", {"wall-angels", "face-pull", "wall-push-up-plus", "doorway-chest-stretch"}},
        {"knee", {"knee-rolls", "wall-slide", "standing-back-bend", "open-book"}},
        {"ankle_foot", {"cat-cow", "glute-bridge", "wall-angels", "band-lateral-raise"}},
        {"tailbone", {"seated-thoracic-extension-over-chair-back", "wall-angels", "seated-leg-straightening"}},
    };
    for (const auto& [region, out] : table)
        for (const std::string_view id : out)
            for (const int weeks : {3, 8})
                EXPECT_EQ(what_becomes_of(id, operated(region, false, weeks)), for_the_operation)
                    << region << " " << id;
}

TEST(Suits, AShoulderThatSlipsBearsLittleAndIsNotTurnedOutAndUp) {
    constexpr std::string_view slips = "[conditions]\nshoulder_instability = true";
    for (const std::string_view id : {"side-plank", "wall-angels", "prone-t-y-i", "open-book"})
        EXPECT_THAT(what_becomes_of(id, with_gym(slips)), HasSubstr("left out")) << id;
    EXPECT_THAT(what_becomes_of("wall-push-up-plus", with_gym(slips)), HasSubstr("Near the wall"));
    EXPECT_THAT(what_becomes_of("seated-side-bend", with_gym(slips)), HasSubstr("Hand on the chair"));
    for (const std::string_view shoulder : {slips, std::string_view("[conditions]\npainful_arc = true")})
        EXPECT_EQ(what_becomes_of("standing-back-bend", with_gym(shoulder)),
                  "changed: Both hands on the desk in front of you, not behind your hips.");
}

// Nobody swims alone with epilepsy, and who may lose their balance holds on.
TEST(Suits, WhatCountsAsActivityHeedsEpilepsyAndBalance) {
    constexpr std::string_view outside =
        "[exercise]\nequipment = [\"pool\", \"stairs\"]\n"
        "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-27\nfor = \"all\"\n";
    const auto with = [&](std::string_view id, std::string_view condition) {
        return what_becomes_of(id, fmt::format("{}[conditions]\n{} = true", outside, condition));
    };
    EXPECT_THAT(with("swimming", "epilepsy"), HasSubstr("changed: Never alone"));
    EXPECT_THAT(with("swimming", "balance_problem"), HasSubstr("stay where you can stand"));
    EXPECT_THAT(with("stairs-instead-of-lift", "balance_problem"), HasSubstr("Hold the rail"));
    EXPECT_THAT(with("brisk-walk", "balance_problem"), HasSubstr("On even ground"));
    EXPECT_EQ(with("brisk-walk", "epilepsy"), "");
}

// Unloaded, near the desk: what may be given to whoever waits for a clearance.
TEST(Suits, WhatIsGentleIsNotHard) {
    for (const Exercise& exercise : shipped_exercises().exercises)
        if (exercise.desk_class <= DeskClass::d2 && !exercise.loaded() && !exercise.breath_hold)
            EXPECT_EQ(exercise.intensity.find("hard"), std::string_view::npos) << exercise.id;
}

TEST(Suits, AnOperationThatNoExerciseThoughtOfLeavesNothing) {
    Knowledge knowledge = shipped_knowledge();
    const std::vector<Exercise> few = {shipped("neck-rotation"), shipped("tendon-glides")};
    knowledge.exercise.exercises = few;
    for (const std::string_view id : {"neck-rotation", "tendon-glides"})
        EXPECT_EQ(what_becomes_of(id, operated("knee"), knowledge), for_the_operation) << id;
    EXPECT_EQ(what_becomes_of("tendon-glides", operated("neck"), knowledge), "");
}

// It is true whether or not somebody has been released.
TEST(Suits, TheWordsAboutAnOperationClaimNothing) {
    for (const bool released : {true, false})
        EXPECT_EQ(what_becomes_of("wall-slide", operated("shoulder", released, 10)), for_the_operation);
}

TEST(Suits, LateInPregnancyThereIsRoomForTheBelly) {
    constexpr std::string_view late =
        "[[screening.cleared]]\nby = \"maternity\"\non = 2026-11-27\nfor = \"all\"\n"
        "[conditions]\npregnancy_weeks = 36";
    const struct {
        std::string_view exercise, word;
    } table[] = {
        {"bottom-to-heels", "Knees wide apart"},
        {"standing-back-bend", "Only a small bend"},
        {"seated-figure-four", "Stay upright"},
        {"seated-thoracic-rotation", "as far as your belly stays free"},
    };
    for (const auto& [exercise, word] : table)
        EXPECT_THAT(what_becomes_of(exercise, with_gym(late)), HasSubstr(word)) << exercise;
    for (const Contraindication& one : shipped_knowledge().safety.contraindications) {
        EXPECT_EQ(one.note.find("bump"), std::string_view::npos) << one.note;
        for (const ModifiedExercise& change : one.modifies)
            EXPECT_EQ(change.text.find("bump"), std::string_view::npos) << change.text;
    }
}

// 15 minutes three times a week up to 30 minutes four times, for who was not active before; two days of strength.
TEST(Suits, InPregnancyEverySentenceSaysTheSameDose) {
    constexpr std::string_view pregnant = "[habits]\nactivity_min_per_week = 20\n[conditions]\npregnancy_weeks = 20\n";
    constexpr std::string_view cleared = "[[screening.cleared]]\nby = \"maternity\"\non = 2026-11-27\nfor = \"all\"\n";
    for (const char* before : {"", "active_before_pregnancy = false\n"}) {
        const Prescription given =
            audit_of(fmt::format("{}{}{}[discomfort.upper_back]\nseverity_0_10 = 4\n", pregnant, before, cleared))
                .prescription;
        ASSERT_TRUE(given.activity);
        EXPECT_EQ(given.activity->target_min_per_week, 4 * 30);
        EXPECT_EQ(given.weeks.front().activity_min_per_week, 3 * 15);
        EXPECT_EQ(given.weeks.back().activity_min_per_week, 4 * 30);
        std::vector<std::string_view> ids;
        for (const Advice& advice : given.around) {
            ids.push_back(advice.id);
            EXPECT_EQ(advice.text.find("150"), std::string_view::npos) << advice.text;
        }
        EXPECT_THAT(ids, AllOf(Contains("activity-low-in-pregnancy"), Not(Contains("activity-low"))));
        for (const WeekPlan& week : given.weeks)
            EXPECT_EQ(week.text.find("Strength daily"), std::string::npos) << week.text;
    }
    const Prescription active =
        audit_of(fmt::format("{}active_before_pregnancy = true\n{}", pregnant, cleared)).prescription;
    ASSERT_TRUE(active.activity);
    EXPECT_EQ(active.activity->target_min_per_week, 150);
    EXPECT_EQ(std::ranges::count(active.around, "activity-low", &Advice::id), 1);
    EXPECT_EQ(std::ranges::count(active.around, "activity-low-in-pregnancy", &Advice::id), 0);
}

TEST(Suits, MoreActivityWaitsForTheClearance) {
    constexpr std::string_view little = "[habits]\nactivity_min_per_week = 20\n";
    const auto advised = [](const Audit& audit) {
        return std::ranges::count(audit.prescription.around, "activity-low", &Advice::id);
    };
    EXPECT_EQ(advised(audit_of(little)), 1);
    EXPECT_EQ(advised(audit_of(fmt::format("{}[conditions]\nosteoporosis = true", little))), 0);
    EXPECT_EQ(advised(audit_of(fmt::format("{}[conditions]\ncopd = true", little))), 0);
}

TEST(Suits, AWristThatHurtsAtRestIsNotStrengthened) {
    for (const char* at_rest : {"1", "7"})
        EXPECT_EQ(what_becomes_of(
                      "wrist-extension-strengthening",
                      with_gym(fmt::format("[discomfort.wrist_hand]\nseverity_0_10 = 7\nat_rest_0_10 = {}", at_rest))),
                  "left out: Strengthening of the wrist is left out while it hurts at rest. Moving it where that does "
                  "not hurt is fine.");
    EXPECT_THAT(what_becomes_of("wrist-extension-strengthening",
                                with_gym("[discomfort.wrist_hand]\nseverity_0_10 = 5\nat_rest_0_10 = 0")),
                HasSubstr("changed: A very light weight"));
}

TEST(Suits, WhatAnExerciseAsksBeyondItsLists) {
    constexpr std::string_view over_the_back = "seated-thoracic-extension-over-chair-back",
                               figure = "seated-figure-four", legs = "seated-leg-straightening", rise = "sit-to-stand",
                               side_bend = "seated-side-bend";
    constexpr std::string_view no_legs =
        "left out: It needs legs that you can move freely, and a safe chair from which both feet reach the floor.";
    const struct {
        std::string_view exercise, toml, becomes;
    } table[] = {
        {over_the_back, "[chair]\nkind = \"stool\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\nkind = \"ball\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\nkind = \"kneeling\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\nkind = \"saddle\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\nkind = \"bed\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\nbackrest = \"none\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[person]\nseat = \"wheelchair\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\nkind = \"task\"", ""},
        {over_the_back, "[chair]\nkind = \"kitchen\"\nbackrest = \"fixed\"", ""},
        {over_the_back, "", ""},
        {figure, "[person]\nseat = \"wheelchair\"",
         "left out: It needs legs that you can move freely, and a chair that is safe."},
        {figure, "[person]\nseat = \"wheelchair\"\n[exercise]\npositions = [\"sitting\", \"standing\"]", ""},
        {figure, "", ""},
        {legs, "[person]\nseat = \"wheelchair\"", no_legs},
        {legs, "[chair]\nkind = \"kneeling\"", no_legs},
        {legs, "[chair]\nkind = \"task\"", ""},
        {legs, "[person]\nseat = \"chair\"", ""},
        {rise, "[exercise]\npositions = [\"standing\"]",
         "left out: It needs a chair that is safe, and sitting down as well as standing up."},
        {rise, "[chair]\ncondition = \"unsafe\"",
         "left out: It needs a chair that is safe, and sitting down as well as standing up."},
        {rise, "[chair]\ncondition = \"worn\"", ""},
        {over_the_back, "[chair]\ncondition = \"unsafe\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\ncondition = \"broken\"", "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\ncondition = \"good\"", ""},
        {side_bend, "[chair]\ncondition = \"broken\"", "left out: It needs a chair that is safe."},
        {side_bend, "", ""},
        {figure, "[chair]\ncondition = \"unsafe\"",
         "left out: It needs legs that you can move freely, and a chair that is safe."},
        {over_the_back, "[chair]\ncondition = \"worn\"\ndefects = [\"backrest-loose\"]",
         "left out: It needs a firm chair with a backrest."},
        {over_the_back, "[chair]\ncondition = \"worn\"\ndefects = [\"worn-foam\"]", ""},
        {side_bend, "[chair]\ndefects = [\"tips\"]", "left out: It needs a chair that is safe."},
        {"mini-squat", "[chair]\ndefects = [\"base-cracked\"]", "left out: It needs a chair that is safe."},
        {"heel-raise", "[chair]\ncondition = \"unsafe\"", "left out: It needs a chair that is safe."},
        {"standing-hip-flexor-stretch", "[chair]\ndefects = [\"sinks\"]", "left out: It needs a chair that is safe."},
        {"seated-cat-cow", "[chair]\ndefects = [\"armrest-broken\"]", "left out: It needs a chair that is safe."},
        {"seated-thoracic-rotation", "[chair]\ncondition = \"broken\"", "left out: It needs a chair that is safe."},
        {rise, "[exercise]\npositions = [\"standing\", \"sitting\"]", ""},
        {rise, "[person]\nseat = \"none\"", ""},
    };
    for (const auto& [exercise, toml, becomes] : table)
        EXPECT_EQ(what_becomes_of(exercise, toml), becomes) << exercise << ", " << toml;
}

TEST(Suits, HarderIsNotToldBesideACaution) {
    const auto harder = [](const Audit& audit, std::string_view id) -> std::string_view {
        for (const PrescribedExercise& one : audit.prescription.exercises)
            if (one.id == id) return one.progress;
        return "not chosen";
    };
    constexpr std::string_view ankle = "[discomfort.ankle_foot]\nseverity_0_10 = 2\nweeks = 20\n";
    EXPECT_THAT(harder(audit_of(ankle), "heel-raise"), HasSubstr("without holding on"));
    EXPECT_EQ(harder(audit_of(fmt::format("{}[conditions]\nbalance_problem = true", ankle)), "heel-raise"), "");
    const Audit gentle =
        audit_of("[conditions]\nosteoporosis = true\n[discomfort.upper_back]\nseverity_0_10 = 4\nweeks = 20\n");
    EXPECT_EQ(gentle.safety.exercise, ExerciseLimit::gentle);
    EXPECT_THAT(chosen_by(gentle), Not(IsEmpty()));
    for (const PrescribedExercise& one : gentle.prescription.exercises) EXPECT_EQ(one.progress, "") << one.id;
}

TEST(Suits, ATailboneIsToldThatNoExerciseHereIsForIt) {
    const auto told_of = [](const Audit& audit, std::string_view region) {
        return std::ranges::any_of(audit.prescription.notes, [&](const std::string& note) {
            return note.starts_with("None of the exercises here is for this: ") && note.find(region) != note.npos;
        });
    };
    EXPECT_TRUE(told_of(audit_of("[discomfort.tailbone]\nseverity_0_10 = 6\nweeks = 20\n"), "tailbone"));
    EXPECT_FALSE(told_of(audit_of("[discomfort.tailbone]\nseverity_0_10 = 0\n"), "tailbone"));
    for (const std::string_view region : {"neck", "lower_back", "wrist_hand", "eyes", "head", "knee"})
        EXPECT_FALSE(told_of(audit_of(fmt::format("[discomfort.{}]\nseverity_0_10 = 5\nweeks = 20\n", region)), ""))
            << region;
    // an arm has an exercise with a band, and nothing without one
    constexpr std::string_view arm = "[discomfort.arm]\nseverity_0_10 = 4\nweeks = 20\n";
    EXPECT_TRUE(told_of(audit_of(arm), "arm"));
    EXPECT_FALSE(told_of(audit_of(with_gym(arm)), "arm"));
}

}  // namespace
}  // namespace ergoaudit
