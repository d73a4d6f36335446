// How far aside the edges of a picture and the part most looked at are, against the picture set up in space.

#include "src/audit/workup.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <string_view>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

struct Screen {
    double top_cm, tilt_deg, slant_cm, aside_cm;
};

Facts seen(const Screen& screen) {
    Description description;
    description.where.resize(row_size);
    description.facts.set_screens(1);
    const auto say = [&](Fact fact, double value) { description.facts.set(fact, value, Provenance::measured); };
    say("person.sex"_fact, 0);
    say("person.stature_cm"_fact, 170);
    say("chair.kind"_fact, 0);
    say("chair.seat_height_cm"_fact, 45);
    say("screen.diagonal_in"_fact, 34);
    say("screen.aspect"_fact, *choice_value("screen.aspect"_fact.info(), "21:9"));
    say("screen.top_height_cm"_fact, screen.top_cm);
    say("screen.tilt_deg"_fact, screen.tilt_deg);
    say("screen.distance_cm"_fact, screen.slant_cm);
    say("screen.lateral_offset_cm"_fact, screen.aside_cm);
    say("screen.work_area"_fact, *choice_value("screen.work_area"_fact.info(), "right"));
    return work_up(description, shipped_knowledge().population, 0).facts;
}

double measured(std::string_view id, const Facts& facts) {
    const auto rule = std::ranges::find(shipped_knowledge().rules, id, &Rule::id);
    return rule == shipped_knowledge().rules.end() ? unknown : evaluate(rule->measure, facts, {});
}

struct Way {
    double forward_cm, right_cm, up_cm;
};

double between_deg(const Way& a, const Way& b) {
    const double dot = a.forward_cm * b.forward_cm + a.right_cm * b.right_cm + a.up_cm * b.up_cm;
    return std::acos(dot / std::hypot(a.forward_cm, a.right_cm, a.up_cm) /
                     std::hypot(b.forward_cm, b.right_cm, b.up_cm)) *
           180 / std::numbers::pi;
}

// From the eye to the middle of the picture: moved ahead until it is as far away as was measured.
Way way_to_middle(const Screen& screen, const Facts& facts) {
    const double half_cm = facts.value("screen.height_cm"_fact) / 2;
    const double middle_cm = screen.top_cm - half_cm * std::cos(screen.tilt_deg * std::numbers::pi / 180);
    const double up_cm = middle_cm - facts.value("posture.eye_height_cm"_fact);
    double near = 0, far = screen.slant_cm;
    for (int i = 0; i < 60; ++i) {
        const double x = (near + far) / 2;
        (std::hypot(x, screen.aside_cm, up_cm) < screen.slant_cm ? near : far) = x;
    }
    return {near, screen.aside_cm, up_cm};
}

// Both rules mean the angle at the eye between the line of sight, straight ahead at the height of the middle, and a
// place in the picture. Its tangent is taken of the way to the middle, which is that line where the screen stands
// straight ahead, however far below the eyes; where it stands aside the line is shorter, by less than 3 cm at 20.
TEST(Sideways, is_the_angle_from_the_line_of_sight) {
    constexpr double deg = std::numbers::pi / 180;
    std::mt19937_64 random(5);
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    for (std::size_t n = 0; n < testing::cases(2000); ++n) {
        const Screen screen{between(90, 140), between(-10, 30), between(65, 110), n % 2 == 0 ? 0 : between(-20, 20)};
        const Facts facts = seen(screen);
        const double width = facts.value("screen.width_cm"_fact);
        const Way middle = way_to_middle(screen, facts), ahead{middle.forward_cm, 0, middle.up_cm};
        const auto place_at = [&](double right_cm) { return Way{middle.forward_cm, right_cm, middle.up_cm}; };
        const double line_cm = std::hypot(ahead.forward_cm, ahead.up_cm), longer_cm = screen.slant_cm - line_cm;
        EXPECT_LT(longer_cm, 3.2);
        if (screen.aside_cm == 0) EXPECT_NEAR(longer_cm, 0, 1e-9);

        const double edge = width / 2 + std::abs(screen.aside_cm);
        const double edge_deg = between_deg(ahead, place_at(edge));
        EXPECT_NEAR(measured("wide-screen-edges-in-easy-view", facts),
                    line_cm * std::tan(edge_deg * deg) - 0.7 * (line_cm + longer_cm), 1e-6);
        const double area = screen.aside_cm + width / 3, area_deg = between_deg(ahead, place_at(area));
        EXPECT_NEAR(measured("work-area-straight-ahead", facts),
                    line_cm * std::tan(area_deg * deg) - 0.27 * (line_cm + longer_cm), 1e-6);
    }
    EXPECT_NEAR(std::tan(35 * deg), 0.7, 0.001);
    EXPECT_NEAR(std::tan(15 * deg), 0.27, 0.003);
}

}  // namespace
}  // namespace ergoaudit
