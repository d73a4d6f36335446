#include "ergoaudit/body/furniture.hpp"

#include "tests/body/people.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::description;
using testing::say;
using testing::shipped;
using testing::value_of;

Facts completed(Facts facts) {
    complete_furniture(facts, shipped().allowances);
    return facts;
}

TEST(CompleteFurniture, AnEmptySeatSinks) {
    Facts facts = completed(description({{"chair.seat_empty_height_cm", 50}}));
    EXPECT_EQ(value_of(facts, "chair.seat_height_cm"), 48);
    EXPECT_EQ(facts.from("chair.seat_height_cm"_fact), Provenance::defaulted);
    facts = completed(description({{"chair.seat_empty_height_cm", 50}, {"chair.seat_soft", 1}}));
    EXPECT_EQ(value_of(facts, "chair.seat_height_cm"), 46);
    facts = completed(description({{"chair.seat_empty_height_cm", 50}, {"chair.seat_height_cm", 47}}));
    EXPECT_EQ(value_of(facts, "chair.seat_height_cm"), 47);
    EXPECT_EQ(facts.from("chair.seat_height_cm"_fact), Provenance::measured);
}

TEST(CompleteFurniture, ScreenHeightsAboveTheDeskBecomeHeightsFromTheFloor) {
    Facts facts = completed(description({{"desk.height_cm", 72},
                                         {"screen.top_above_desk_cm", 45},
                                         {"screen.top_above_desk_min_cm", 40},
                                         {"screen.top_above_desk_max_cm", 55}}));
    EXPECT_EQ(value_of(facts, "screen.top_height_cm"), 117);
    EXPECT_EQ(value_of(facts, "screen.top_height_min_cm"), 112);
    EXPECT_EQ(value_of(facts, "screen.top_height_max_cm"), 127);
    EXPECT_EQ(facts.from("screen.top_height_cm"_fact), Provenance::measured);

    facts = completed(description({{"desk.height_cm", 72},
                                   {"screen.bottom_above_desk_cm", 10},
                                   {"screen.diagonal_in", 27},
                                   {"screen.aspect", "16:9"},
                                   {"screen.orientation", "landscape"}}));
    EXPECT_NEAR(value_of(facts, "screen.top_height_cm"), 72 + 10 + 33.62, 0.005);
    EXPECT_EQ(facts.from("screen.top_height_cm"_fact), Provenance::defaulted);  // its lean is taken as upright
    EXPECT_TRUE(std::isnan(value_of(facts, "screen.tilt_deg")));

    say(facts, {"screen.tilt_deg", 20});
    facts.forget("screen.top_height_cm"_fact);
    facts = completed(facts);
    EXPECT_NEAR(value_of(facts, "screen.top_height_cm"), 82 + 33.62 * std::cos(20 * 3.14159265 / 180), 0.005);
    EXPECT_EQ(facts.from("screen.top_height_cm"_fact), Provenance::measured);
}

TEST(CompleteFurniture, APortraitScreenStandsOnItsSide) {
    const Facts facts = completed(
        description({{"screen.diagonal_in", 24}, {"screen.aspect", "16:9"}, {"screen.orientation", "portrait"}}));
    EXPECT_NEAR(value_of(facts, "screen.width_cm"), 29.89, 0.005);
    EXPECT_NEAR(value_of(facts, "screen.height_cm"), 53.13, 0.005);
}

TEST(CompleteFurniture, BreaksSplitTheHours) {
    Facts facts = completed(description({{"habits.breaks_per_day", 5}, {"habits.screen_hours_per_day", 6}}));
    EXPECT_EQ(value_of(facts, "habits.break_every_min"), 60);
    facts = completed(description({{"habits.breaks_per_day", 3}, {"habits.sitting_hours_per_day", 8}}));
    EXPECT_EQ(value_of(facts, "habits.break_every_min"), 120);
    // Of hours that somebody told: those at a screen may be assumed from them; who never sits stands.
    Facts assumed = description({{"habits.breaks_per_day", 3}, {"habits.sitting_hours_per_day", 8}});
    assumed.set("habits.screen_hours_per_day"_fact, 8, Provenance::defaulted);
    assumed = completed(assumed);
    EXPECT_EQ(value_of(assumed, "habits.break_every_min"), 120);
    EXPECT_EQ(assumed.from("habits.break_every_min"_fact), Provenance::measured);
    Facts stands = description(
        {{"habits.breaks_per_day", 2}, {"habits.sitting_hours_per_day", 1}, {"habits.standing_hours_per_day", 7}});
    stands.set("person.seat"_fact, ("person.seat=none"_choice).value, Provenance::measured);
    stands.set("habits.screen_hours_per_day"_fact, 7, Provenance::defaulted);
    EXPECT_EQ(value_of(completed(stands), "habits.break_every_min"), 140);
    facts = completed(description({{"habits.breaks_per_day", 3}}));
    EXPECT_FALSE(facts.knows("habits.break_every_min"_fact));
    facts = completed(description(
        {{"habits.breaks_per_day", 3}, {"habits.screen_hours_per_day", 8}, {"habits.break_every_min", 45}}));
    EXPECT_EQ(value_of(facts, "habits.break_every_min"), 45);
}

TEST(CompleteFurniture, ArmrestsFromTheFloorStandAboveTheSeat) {
    const Facts facts = completed(description({{"chair.armrest_from_floor_cm", 68}, {"chair.seat_height_cm", 45}}));
    EXPECT_EQ(value_of(facts, "chair.armrest_height_cm"), 23);
}

TEST(CompleteFurniture, TwiceIsOnce) {
    const Facts once = completed(description({{"desk.height_cm", 72},
                                              {"chair.seat_empty_height_cm", 50},
                                              {"chair.armrest_from_floor_cm", 68},
                                              {"screen.diagonal_in", 27},
                                              {"screen.aspect", "16:10"},
                                              {"screen.bottom_above_desk_cm", 8},
                                              {"habits.breaks_per_day", 3},
                                              {"habits.screen_hours_per_day", 8}}));
    const Facts twice = completed(once);
    for (std::size_t i = 0; i < row_size; ++i) {
        const Row row{static_cast<std::uint16_t>(i)};
        EXPECT_EQ(once.knows(row), twice.knows(row));
        if (!once.knows(row)) continue;
        EXPECT_EQ(once[row], twice[row]);
        EXPECT_EQ(once.from(row), twice.from(row));
    }
}

TEST(MoveDesk, TakesAlongWhatStandsOnIt) {
    Facts facts = description({{"desk.height_cm", 72},
                               {"screen.top_height_cm", 118},
                               {"screen.top_height_max_cm", 125},
                               {"screen[1].top_height_cm", 110},
                               {"keyboard.surface", "tray"},
                               {"keyboard.tray_height_cm", 66},
                               {"keyboard.height_cm", 68},
                               {"mouse.surface", "other"},
                               {"mouse.height_cm", 70},
                               {"chair.seat_height_cm", 45}});
    move_desk(facts, 75, Provenance::measured);
    EXPECT_EQ(value_of(facts, "desk.height_cm"), 75);
    EXPECT_EQ(value_of(facts, "screen.top_height_cm"), 121);
    EXPECT_EQ(value_of(facts, "screen.top_height_max_cm"), 128);
    EXPECT_EQ(value_of(facts, "screen[1].top_height_cm"), 113);
    EXPECT_EQ(value_of(facts, "keyboard.tray_height_cm"), 69);
    EXPECT_EQ(value_of(facts, "keyboard.height_cm"), 71);
    EXPECT_EQ(value_of(facts, "mouse.height_cm"), 70);
    EXPECT_EQ(value_of(facts, "chair.seat_height_cm"), 45);
}

TEST(Known, KeepsTheWeakestProvenance) {
    const Known a(2, Provenance::observed);
    const Known b(3, Provenance::estimated);
    EXPECT_EQ((a + b).value, 5);
    EXPECT_EQ((a + b).from, Provenance::estimated);
    EXPECT_EQ((a * 4).from, Provenance::observed);
    EXPECT_EQ((b / a - 1).from, Provenance::estimated);
    EXPECT_FALSE((a + Known{}).is_known());
    EXPECT_EQ(Known{}.or_else(a).value, 2);
}

}  // namespace
}  // namespace ergoaudit
