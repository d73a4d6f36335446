// The scene: its points are those of the derived facts, its limbs as long as the body's, and what is planned is drawn
// as planned.

#include "ergoaudit/audit/scene.hpp"

#include "tests/support/cases.hpp"
#include "tests/support/random_description.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/files.hpp"
#include "ergoaudit/body/posture.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr double tight = 1e-6;

double apart(PlanePoint a, PlanePoint b) { return std::hypot(a.x_cm - b.x_cm, a.z_cm - b.z_cm); }

struct Derived {
    Facts facts;
    Scene scene;
};

Derived derived(const Facts& described) {
    Derived result{.facts = described, .scene = {}};
    const Derivation derivation = derive(result.facts, shipped_knowledge().population);
    result.scene = scene_of(result.facts, derivation.body.mean(), shipped_knowledge().population.geometry);
    return result;
}

Derived derived(const std::string& text) {
    const auto read = read_description(text, "desk.toml");
    EXPECT_TRUE(read.ok());
    return derived(read.value().facts);
}

const std::string a_desk = R"([person]
stature_cm = 170
[chair]
kind = "task"
seat_height_cm = 44
seat_depth_cm = 42
backrest = "adjustable"
uses_backrest = true
[desk]
height_cm = 70
depth_cm = 80
backrest_to_edge_cm = 30
[footrest]
used = true
height_cm = 2
[[screen]]
kind = "monitor"
diagonal_in = 24
top_height_cm = 115
distance_cm = 65
tilt_deg = 10
[keyboard]
distance_from_edge_cm = 12
)";

AuditSettings settings_for(bool plan) {
    AuditSettings settings;
    settings.today = *parse_date("2026-11-23");
    settings.plan = plan;
    return settings;
}

TEST(Scene, has_the_heights_and_lengths_that_were_derived) {
    testing::RandomDescription random(61);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < testing::cases(2000); ++i) {
        const auto [facts, scene] = derived(random.next().facts);
        for (const std::uint8_t posture : {sitting, standing}) {
            const auto& station = posture == sitting ? scene.sitting : scene.standing;
            if (!station) continue;
            ++seen;
            const Instance at{.posture = posture};
            const Figure& body = station->body;
            EXPECT_EQ(body.eye.z_cm, facts.value("posture.eye_height_cm"_fact, at));
            EXPECT_EQ(body.shoulder.z_cm, facts.value("posture.shoulder_height_cm"_fact, at));
            if (std::isfinite(body.elbow.x_cm)) {
                EXPECT_NEAR(apart(body.shoulder, body.elbow), facts.value("person.acromion_radiale_length_cm"_fact),
                            tight);
                EXPECT_NEAR(apart(body.elbow, body.wrist), facts.value("person.radiale_stylion_length_cm"_fact), tight);
            }
            if (posture == sitting && std::isfinite(body.knee.x_cm))
                EXPECT_NEAR(apart(body.hip, body.knee),
                            facts.value("person.trochanterion_height_cm"_fact) -
                                facts.value("person.lateral_femoral_epicondyle_height_cm"_fact),
                            tight);
        }
    }
    EXPECT_GE(seen, 50u);
}

TEST(Scene, bends_the_arm_by_the_angles_that_are_judged) {
    testing::RandomDescription random(62);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < testing::cases(3000); ++i) {
        const auto [facts, scene] = derived(random.next().facts);
        if (!scene.sitting || !facts.knows("posture.elbow_angle_deg"_fact)) continue;
        const Figure& body = scene.sitting->body;
        ++seen;
        EXPECT_NEAR(gaze_deg(body.elbow.x_cm - body.shoulder.x_cm, body.shoulder.z_cm - body.elbow.z_cm),
                    facts.value("posture.shoulder_flexion_deg"_fact), 1e-4);
        EXPECT_NEAR(gaze_deg(body.wrist.z_cm - body.elbow.z_cm, body.wrist.x_cm - body.elbow.x_cm),
                    facts.value("posture.forearm_pitch_deg"_fact), 1e-4);
    }
    EXPECT_GE(seen, 20u);
}

TEST(Scene, puts_screens_where_they_are_seen) {
    testing::RandomDescription random(63);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < testing::cases(3000); ++i) {
        const auto [facts, scene] = derived(random.next().facts);
        if (!scene.sitting) continue;
        const PlanePoint eye = scene.sitting->body.eye;
        for (const SceneScreen& screen : scene.sitting->screens) {
            const Instance view{.screen = static_cast<std::uint8_t>(screen.number), .posture = sitting};
            double top_above_eye_cm = facts.value("view.top_above_eye_cm"_fact, view);
            for (Instance other{.posture = sitting}; std::isnan(top_above_eye_cm); ++other.screen) {
                ASSERT_LT(other.screen, facts.screens());
                top_above_eye_cm = facts.value("view.top_above_eye_cm"_fact, other);
            }
            EXPECT_NEAR(screen.top.z_cm - eye.z_cm, top_above_eye_cm, tight);
            if (!std::isfinite(screen.centre.x_cm)) continue;
            ++seen;
            EXPECT_NEAR(std::hypot(apart(eye, screen.centre), screen.lateral_cm),
                        facts.value("view.distance_cm"_fact, view), 1e-4);
            EXPECT_NEAR(apart(screen.top, screen.bottom), facts.value("screen.height_cm"_fact, view), tight);
            EXPECT_NEAR(eye.z_cm - screen.bottom.z_cm, facts.value("view.bottom_below_eye_cm"_fact, view), tight);
        }
    }
    EXPECT_GE(seen, 20u);
}

// Everything on a platform: every point rises with it, and nothing moves forward.
TEST(Scene, rises_as_a_whole_with_all_its_furniture) {
    const auto before = derived(a_desk);
    Facts raised = read_description(a_desk, "d").value().facts;
    for (const Fact fact :
         {"chair.seat_height_cm"_fact, "desk.height_cm"_fact, "footrest.height_cm"_fact, "screen.top_height_cm"_fact})
        raised.set(fact, raised.value(fact) + 7, Provenance::measured);
    const auto after = derived(raised);
    const Figure &a = before.scene.sitting->body, &b = after.scene.sitting->body;
    for (const auto& [low, high] :
         {std::pair{a.eye, b.eye},
          {a.ear, b.ear},
          {a.shoulder, b.shoulder},
          {a.elbow, b.elbow},
          {a.wrist, b.wrist},
          {a.hip, b.hip},
          {a.knee, b.knee},
          {a.ankle, b.ankle},
          {a.fingers, b.fingers},
          {before.scene.sitting->screens[0].centre, after.scene.sitting->screens[0].centre}}) {
        EXPECT_NEAR(high.z_cm - low.z_cm, 7, tight);
        EXPECT_NEAR(high.x_cm, low.x_cm, tight);
    }
}

TEST(Scene, moves_with_the_desk_and_keeps_the_person) {
    const auto before = derived(a_desk);
    Facts farther = read_description(a_desk, "d").value().facts;
    farther.set("desk.backrest_to_edge_cm"_fact, 34, Provenance::measured);
    const auto after = derived(farther);
    EXPECT_NEAR(after.scene.sitting->home_row.x_cm - before.scene.sitting->home_row.x_cm, 4, tight);
    EXPECT_EQ(after.scene.sitting->body.eye.x_cm, before.scene.sitting->body.eye.x_cm);
}

TEST(Scene, says_what_it_had_to_assume) {
    EXPECT_THAT(derived(a_desk).scene.assumed, ::testing::IsEmpty());
    std::string less = a_desk;
    less.erase(less.find("backrest_to_edge_cm = 30\n"), 25);
    less.erase(less.find("diagonal_in = 24\n"), 17);
    const Scene scene = derived(less).scene;
    EXPECT_EQ(scene.assumed.size(), 2u);
    EXPECT_FALSE(std::isfinite(scene.sitting->screens[0].bottom.z_cm));  // not guessed
}

// Seen from above only its place aside and its distance matter, so that it is not left out.
TEST(Scene, shows_a_second_screen_of_unknown_height_beside_the_first) {
    const std::string beside =
        "\n[[screen]]\nkind = \"monitor\"\ndiagonal_in = 24\ndistance_cm = 70\nlateral_offset_cm = -40\n";
    const Scene scene = derived(a_desk + beside).scene;
    ASSERT_EQ(scene.sitting->screens.size(), 2u);
    const SceneScreen &first = scene.sitting->screens[0], &second = scene.sitting->screens[1];
    EXPECT_NEAR(second.top.z_cm, first.top.z_cm, tight);
    EXPECT_EQ(second.lateral_cm, -40);
    EXPECT_FALSE(std::isfinite(second.top_above_eye_cm));  // no measure of it
    EXPECT_THAT(scene.assumed, ::testing::Contains(::testing::HasSubstr("how high each screen stands")));
    const Scene measured = derived(a_desk + beside + "top_height_cm = 120\n").scene;
    EXPECT_THAT(measured.assumed, ::testing::Not(::testing::Contains(::testing::HasSubstr("how high each screen"))));
    const Scene nowhere =
        derived(a_desk + "\n[[screen]]\nkind = \"monitor\"\ndiagonal_in = 24\ndistance_cm = 70\n").scene;
    EXPECT_EQ(nowhere.sitting->screens.size(), 1u);  // in front of the first it is not
}

// Not through the thighs; and what lies on the lap stays there.
TEST(Scene, puts_a_low_table_before_the_knees) {
    const auto sofa = [](int desk_cm) {
        return derived(fmt::format("[person]\nstature_cm = 166\n[chair]\nkind = \"sofa\"\nseat_height_cm = 40\n[desk]\n"
                                   "height_cm = {}\n[keyboard]\nexternal = false\nsurface = \"lap\"\n",
                                   desk_cm))
            .scene;
    };
    const Scene low = sofa(45), high = sofa(72);
    EXPECT_GT(low.desk.edge_x_cm, low.sitting->body.knee.x_cm);
    EXPECT_LT(high.desk.edge_x_cm, high.sitting->body.knee.x_cm);
    EXPECT_LT(low.sitting->home_row.x_cm, low.sitting->body.knee.x_cm);
    EXPECT_NEAR(low.sitting->home_row.x_cm, high.sitting->home_row.x_cm, tight);
}

TEST(Scene, is_of_the_plan_as_it_is_described) {
    for (const char* story : {"petite-fixed-desk", "sit-stand", "minimal"}) {
        const auto read = read_description(disk().read(std::string("examples/") + story + "/desk.toml").value(), story);
        ASSERT_TRUE(read.ok());
        const Audit one = audit(read.value(), shipped_knowledge(), settings_for(true));
        ASSERT_TRUE(one.scenes && one.scenes->planned) << story;
        const PlanVersion& version = one.plan->bought.cost > 0 ? one.plan->bought : one.plan->free;
        const Scene again = derived(version.described).scene;
        const Scene& planned = *one.scenes->planned;
        EXPECT_EQ(planned.seat.height_cm, again.seat.height_cm);
        EXPECT_EQ(planned.seat.height_cm, version.described.value("chair.seat_height_cm"_fact));
        EXPECT_EQ(planned.sitting->body.eye.z_cm, again.sitting->body.eye.z_cm);
        EXPECT_EQ(planned.sitting->desk_height_cm, version.described.value("desk.height_cm"_fact));
        EXPECT_EQ(planned.standing.has_value(), again.standing.has_value());
    }
}

TEST(Scene, is_made_only_where_a_format_shows_it_and_never_for_who_must_be_seen) {
    const auto read = read_description(a_desk, "d");
    AuditSettings without = settings_for(false);
    without.postures = false;
    EXPECT_FALSE(audit(read.value(), shipped_knowledge(), without).scenes);
    const Audit with = audit(read.value(), shipped_knowledge(), settings_for(false));
    ASSERT_TRUE(with.scenes);
    EXPECT_FALSE(with.scenes->planned);
    const auto urgent = read_description(disk().read("examples/red-flag/desk.toml").value(), "d");
    EXPECT_FALSE(audit(urgent.value(), shipped_knowledge(), settings_for(true)).scenes);
}

// What is written beside the drawing is what the findings say.
TEST(Scene, measures_agree_with_the_findings) {
    const auto read = read_description(a_desk, "d");
    const Audit one = audit(read.value(), shipped_knowledge(), settings_for(false));
    ASSERT_FALSE(one.scenes->now.measures.empty());
    for (const SceneMeasure& measure : one.scenes->now.measures) {
        Verdict worst = Verdict::pass;
        bool is_found = false;
        for (const Finding& finding : one.findings) {
            const auto& code = finding.rule->measure.code;
            if (code.size() != 1 || code[0].op != Op::fact || Fact{code[0].index} != measure.fact ||
                finding.at != measure.at || finding.verdict > Verdict::fail)
                continue;
            is_found = true;
            worst = std::max(worst, finding.verdict);
            EXPECT_NEAR(finding.measured.value, measure.value, 0.001);
            EXPECT_NEAR(finding.measured.sd, measure.sd, 1e-6);
        }
        if (is_found) EXPECT_GE(measure.verdict, worst);
    }
}

}  // namespace
}  // namespace ergoaudit
