// What a derived fact hangs on, held against the derivation itself: whatever is changed at random workstations, nothing
// moves that did not name it.

#include "ergoaudit/body/moved_by.hpp"

#include "people.hpp"
#include "tests/support/random_description.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::Contains;
using testing::description;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::RandomDescription;
using testing::row_named;
using testing::shipped;
using ::testing::UnorderedElementsAre;
using testing::value_of;

constexpr std::array<std::string_view, 6> furniture = {"chair", "desk", "footrest", "screen", "keyboard", "mouse"};

bool is_described_furniture(const FactInfo& info) {
    return info.origin == Origin::described && std::ranges::find(furniture, testing::table_of(info)) != furniture.end();
}

bool is_derived(const FactInfo& info) { return info.origin == Origin::derived; }

std::vector<Row> rows_of(const Facts& facts, bool (*wanted)(const FactInfo&)) {
    std::vector<Row> rows;
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const auto [fact, at] = owner_of(Row{i});
        const bool is_there = at.screen == 0 || at.screen < facts.screens();
        if (is_there && wanted(fact.info())) rows.push_back(Row{i});
    }
    return rows;
}

bool differ(double a, double b) { return std::isnan(a) != std::isnan(b) || std::abs(a - b) > 1e-9; }

// The facts that changing one of them can have moved: it, and what it carries.
std::set<Fact> moved_with(Fact changed) {
    std::set<Fact> all = {changed};
    for (const Fact fact : carried_by(changed)) all.insert(fact);
    return all;
}

bool names_one_of(std::span<const Fact> list, const std::set<Fact>& facts) {
    return std::ranges::any_of(list, [&](Fact fact) { return facts.contains(fact); });
}

// Workstations after `derive`, and the changes that a plan can make to them.
class MovedBy : public ::testing::Test {
  protected:
    // Changes one row, derives again, and asks whoever moved.
    void change(const Facts& before, Row row, double value, const AsFound& found) {
        Facts after = before;
        if (before.knows(row))
            turn(after, row, value);
        else
            after.set(row, value, Provenance::measured);  // as something that is bought brings it along
        if (before.knows(row)) complete_furniture(after, shipped().allowances);
        derive_postures(after, shipped(), found);
        const std::set<Fact> moved = moved_with(owner_of(row).fact);
        for (const Row derived : derived_) {
            if (!differ(before[derived], after[derived])) continue;
            const auto [fact, at] = owner_of(derived);
            const std::string what = written_path(derived) + " moved from " + machine_number(before[derived]) + " to " +
                                     machine_number(after[derived]) + " with " + written_path(row) + " from " +
                                     machine_number(before[row]) + " to " + machine_number(value);
            if (!names_one_of(furniture_that_moves(fact, at), moved)) complaints_.insert(what);
            if (!names_one_of(furniture_that_moves(fact, at, before), moved)) complaints_.insert("as found: " + what);
            const bool seated = !before.is("person.seat=none"_choice);
            for (const Fact one : moved) seen_.insert({fact, at.posture, seated, one});
        }
    }

    void change_everything(Facts facts) {
        look_at(facts);
        assume_unmentioned(facts);
        const Derivation derivation = derive(facts, shipped());
        derived_ = rows_of(facts, is_derived);
        for (const Row row : rows_of(facts, is_described_furniture)) {
            const auto [fact, at] = owner_of(row);
            const FactInfo& info = fact.info();
            const bool is_number = info.kind == Kind::number;
            const double value = is_number && facts.knows(row)
                                     ? std::clamp(facts[row] + random_.between(-9, 9), info.low, info.high)
                                     : random_.value_for(fact, at);
            const bool is_turned = fact != "screen.share"_fact;  // by no plan: the main screen stays the main screen
            if (is_turned) change(facts, row, value, derivation.found);
        }
    }

    // What is seen of the body on the furniture as it stands, which random descriptions do not say.
    void look_at(Facts& facts) {
        if (random_.chance(0.5))
            facts.set("observed.feet"_fact, std::floor(random_.between(0, 3)), Provenance::observed);
        if (random_.chance(0.5))
            facts.set("observed.armrest_hits_desk"_fact, random_.chance(0.5) ? 1 : 0, Provenance::observed);
        if (facts.screens() > 0 && random_.chance(0.3)) {  // the height of the screen, by the eye alone
            for (const Fact told :
                 {"screen.top_height_cm"_fact, "screen.top_above_desk_cm"_fact, "screen.bottom_above_desk_cm"_fact})
                facts.forget(told, {.screen = main_screen(facts)});
            facts.set("observed.eye_above_screen_top_cm"_fact, random_.between(-12, 12), Provenance::observed);
        }
        if (facts.screens() > 0 && random_.chance(0.3)) {  // a laptop on its own, raised
            facts.set("screen.kind"_fact, ("screen.kind=laptop"_choice).value, Provenance::measured);
            facts.set("screen.mount"_fact, ("screen.mount=books"_choice).value, Provenance::measured);
            facts.set("keyboard.external"_fact, 0, Provenance::measured);
        }
    }

    struct Seen {
        Fact derived;
        std::uint8_t posture;
        bool seated;
        Fact by;
        friend auto operator<=>(const Seen&, const Seen&) = default;
    };

    RandomDescription random_{11};
    std::vector<Row> derived_;
    std::set<std::string> complaints_;
    std::set<Seen> seen_;
};

TEST_F(MovedBy, nothing_moves_that_does_not_name_what_was_changed) {
    for (int i = 0; i < 600; ++i) change_everything(random_.next().facts);
    std::string text;
    for (const std::string& one : complaints_) text += one + "\n";
    EXPECT_EQ(text.substr(0, 4000), "");
}

// A list that names too much is slow: each name was seen to move the fact at least once.
TEST_F(MovedBy, nothing_is_named_that_never_moves_it) {
    for (int i = 0; i < 4000; ++i) change_everything(random_.next().facts);
    std::set<std::string> idle;
    const auto ask = [&](Fact fact, std::uint8_t posture, bool seated) {
        const Facts found = description({{"person.seat", seated ? "chair" : "none"}, {"chair.seat_height_cm", 45}});
        for (const Fact by : furniture_that_moves(fact, {.posture = posture}, found))
            if (!seen_.contains({fact, posture, seated, by}))
                idle.insert(written_path(fact, {.posture = posture}) + (seated ? " seated: " : " without a seat: ") +
                            std::string(by.info().path));
        for (const Fact by : furniture_that_moves(fact, {.posture = posture}))
            if (!seen_.contains({fact, posture, true, by}) && !seen_.contains({fact, posture, false, by}))
                idle.insert(written_path(fact, {.posture = posture}) + ": " + std::string(by.info().path));
    };
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Group group = fact_rows[i].group;
        ask(Fact{i}, sitting, true);
        if (group == Group::posture || group == Group::view) ask(Fact{i}, standing, true);
        if (group == Group::view) {
            ask(Fact{i}, sitting, false);
            ask(Fact{i}, standing, false);
        }
    }
    EXPECT_THAT(idle, IsEmpty());
}

// What a derived fact is said to need: without it nothing is known of it, whatever else is there.
TEST(NeededFor, nothing_is_known_without_what_is_needed) {
    RandomDescription random(13);
    std::set<Fact> once_known;
    for (int i = 0; i < 3000; ++i) {
        Facts facts = random.next().facts;
        assume_unmentioned(facts);
        const Derivation derivation = derive(facts, shipped());
        for (const Row row : rows_of(facts, is_derived)) {
            const auto [fact, at] = owner_of(row);
            const auto needed = needed_for(fact, facts);
            if (needed.empty() || !facts.knows(row)) continue;
            once_known.insert(fact);
            for (const Fact one : needed) {
                Facts without = facts;
                without.forget(one, at);
                derive_postures(without, shipped(), derivation.found);
                EXPECT_FALSE(without.knows(row)) << written_path(row) << " without " << one.info().path;
            }
        }
    }
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (!needed_for(Fact{i}, Facts{}).empty()) EXPECT_TRUE(once_known.contains(Fact{i})) << Fact{i}.info().path;
}

// What was wanted comes out the same as with everything else, reads nothing that was left over, and leaves alone what
// nobody wanted.
TEST(WantedFor, a_fact_is_derived_alike_whatever_else_is_left_out) {
    constexpr double left_over = -7777;
    RandomDescription random(14);
    std::size_t left_alone = 0;
    for (int i = 0; i < 200; ++i) {
        Facts facts = random.next().facts;
        assume_unmentioned(facts);
        const Derivation derivation = derive(facts, shipped());
        const Row seat = row_of("chair.seat_height_cm"_fact);
        turn(facts, seat, facts.knows(seat) ? facts[seat] + 2.5 : 44);
        Facts whole = facts;
        derive_again(whole, Wanted::everything(), shipped(), derivation.found);
        std::vector<Row> derived;
        for (const Row row : rows_of(facts, is_derived)) {
            if (wanted_for(row) == Wanted{} || !whole.knows(row)) continue;
            derived.push_back(row);
            facts.set(row, left_over, Provenance::measured);
        }
        for (const Row asked : derived) {
            Facts some = facts;
            const Wanted wanted = wanted_for(asked);
            derive_again(some, wanted, shipped(), derivation.found);
            for (const Row row : derived) {
                if (wanted.has(wanted_for(row)))
                    EXPECT_FALSE(differ(some[row], whole[row])) << written_path(row) << " for " << written_path(asked);
                else
                    left_alone += some[row] == left_over;
            }
        }
    }
    EXPECT_GT(left_alone, 10000U);  // it is of use
}

TEST(WantedFor, every_fact_of_postures_and_views_belongs_to_a_piece) {
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        const bool is_of_either = info.group == Group::posture || info.group == Group::view;
        if (is_of_either && !info.path.ends_with(".kind"))
            EXPECT_TRUE(wanted_for(row_of(Fact{i})) != Wanted{}) << info.path;
    }
    EXPECT_TRUE(wanted_for(row_named("desk.underside_height_cm")) != Wanted{});
}

// --- what is carried --------------------------------------------------------------------------------------------

double turned(Facts facts, std::string_view path, double value, std::string_view asked) {
    turn(facts, row_named(path), value);
    return value_of(facts, asked);
}

TEST(Turn, of_a_tray_takes_along_what_lies_on_it) {
    const auto on = [](std::string_view keyboard, std::string_view mouse) {
        return description({{"keyboard.surface", keyboard},
                            {"mouse.surface", mouse},
                            {"keyboard.tray_height_cm", 64},
                            {"keyboard.height_cm", 66},
                            {"mouse.height_cm", 65}});
    };
    EXPECT_THAT(carried_by("keyboard.tray_height_cm"_fact),
                UnorderedElementsAre("keyboard.height_cm"_fact, "mouse.height_cm"_fact));
    EXPECT_EQ(turned(on("tray", "tray"), "keyboard.tray_height_cm", 60, "keyboard.height_cm"), 62);
    EXPECT_EQ(turned(on("tray", "tray"), "keyboard.tray_height_cm", 60, "mouse.height_cm"), 61);
    EXPECT_EQ(turned(on("desk", "tray"), "keyboard.tray_height_cm", 60, "keyboard.height_cm"), 66);
    EXPECT_EQ(turned(on("tray", "desk"), "keyboard.tray_height_cm", 60, "mouse.height_cm"), 65);
    EXPECT_EQ(turned(on("tray", "other"), "keyboard.tray_height_cm", 60, "mouse.height_cm"), 65);
}

TEST(Turn, of_a_tray_says_nothing_of_heights_that_nobody_measured) {
    const Facts facts =
        description({{"keyboard.surface", "tray"}, {"mouse.surface", "tray"}, {"keyboard.tray_height_cm", 64}});
    EXPECT_TRUE(std::isnan(turned(facts, "keyboard.tray_height_cm", 60, "keyboard.height_cm")));
    EXPECT_TRUE(std::isnan(turned(facts, "keyboard.tray_height_cm", 60, "mouse.height_cm")));
    // Nor does a tray that comes to a height from nowhere move anything.
    const Facts new_tray = description({{"keyboard.surface", "tray"}, {"keyboard.height_cm", 66}});
    EXPECT_EQ(turned(new_tray, "keyboard.tray_height_cm", 60, "keyboard.height_cm"), 66);
}

TEST(Turn, of_a_seat_takes_along_armrests_measured_from_the_floor) {
    const Facts facts = description({{"chair.seat_height_cm", 45}, {"chair.armrest_from_floor_cm", 67}});
    EXPECT_EQ(turned(facts, "chair.seat_height_cm", 48, "chair.armrest_from_floor_cm"), 70);
    EXPECT_EQ(turned(facts, "chair.seat_depth_cm", 48, "chair.armrest_from_floor_cm"), 67);
}

TEST(Turn, of_a_seat_takes_along_a_laptop_on_the_thighs) {
    const auto on = [](std::string_view surface, bool external) {
        return description({{"screen.kind", "laptop"},
                            {"screen.top_height_cm", 71},
                            {"chair.seat_height_cm", 36},
                            {"desk.height_cm", 72},
                            {"keyboard.surface", surface},
                            {"keyboard.external", external ? 1.0 : 0.0}});
    };
    EXPECT_EQ(turned(on("lap", false), "chair.seat_height_cm", 46, "screen.top_height_cm"), 81);
    EXPECT_EQ(turned(on("lap", false), "desk.height_cm", 75, "screen.top_height_cm"), 71);
    // With only the keyboard on the lap the laptop stands on the desk.
    EXPECT_EQ(turned(on("lap", true), "chair.seat_height_cm", 46, "screen.top_height_cm"), 71);
    EXPECT_EQ(turned(on("lap", true), "desk.height_cm", 75, "screen.top_height_cm"), 74);
    EXPECT_EQ(turned(on("desk", false), "chair.seat_height_cm", 46, "screen.top_height_cm"), 71);
}

// Row by row: what is said to be carried moves by as much, and nothing else does.
TEST(Turn, moves_exactly_what_it_carries) {
    RandomDescription random(15);
    std::size_t moved = 0;
    for (int i = 0; i < 300; ++i) {
        Facts facts = random.next().facts;
        assume_unmentioned(facts);
        derive(facts, shipped());
        for (const std::string_view path : {"chair.seat_height_cm", "desk.height_cm", "keyboard.tray_height_cm"}) {
            const Row row = row_named(path);
            if (!facts.knows(row)) continue;
            Facts after = facts;
            turn(after, row, facts[row] + 3.25);
            for (const Row other : rows_of(facts, is_described_furniture)) {
                if (other == row || !facts.knows(other)) continue;
                const double by = carries(row, other, facts) ? 3.25 : 0;
                moved += by != 0;
                EXPECT_NEAR(after[other] - facts[other], by, 1e-9) << path << " and " << written_path(other);
            }
        }
    }
    EXPECT_GT(moved, 500U);
}

// Whatever is turned at random workstations, only what is said to be carried comes along.
TEST(Turn, moves_nothing_but_what_it_carries) {
    RandomDescription random(12);
    for (int i = 0; i < 300; ++i) {
        Facts facts = random.next().facts;
        assume_unmentioned(facts);
        derive(facts, shipped());
        for (const Row row : rows_of(facts, is_described_furniture)) {
            const Fact fact = owner_of(row).fact;
            if (!facts.knows(row) || fact.info().kind != Kind::number) continue;
            Facts after = facts;
            turn(after, row, facts[row] + random.between(-9, 9));
            const std::set<Fact> moved = moved_with(fact);
            for (std::uint16_t other = 0; other < row_size; ++other)
                if (differ(facts[Row{other}], after[Row{other}])) {
                    EXPECT_TRUE(moved.contains(owner_of(Row{other}).fact))
                        << written_path(row) << " moved " << written_path(Row{other});
                }
        }
    }
}

// --- what is named ----------------------------------------------------------------------------------------------

TEST(FurnitureThatMoves, is_less_where_the_distance_was_measured) {
    const Instance seated{.posture = sitting}, upright{.posture = standing};
    const Fact distance = "view.distance_cm"_fact;
    const Facts in_a_chair = description({{"person.seat", "chair"}});
    const Facts without_seat = description({{"person.seat", "none"}});
    EXPECT_THAT(furniture_that_moves(distance, seated, in_a_chair), UnorderedElementsAre("screen.distance_cm"_fact));
    EXPECT_THAT(furniture_that_moves(distance, upright, without_seat), UnorderedElementsAre("screen.distance_cm"_fact));
    EXPECT_THAT(furniture_that_moves(distance, upright, in_a_chair), Contains("chair.seat_height_cm"_fact));
    EXPECT_THAT(furniture_that_moves(distance, seated), Contains("desk.standing_height_cm"_fact));
    EXPECT_THAT(furniture_that_moves("view.gaze_centre_deg"_fact, seated, in_a_chair),
                Not(Contains("desk.standing_height_cm"_fact)));
}

TEST(FurnitureThatMoves, leaves_the_seat_out_of_the_armrests_where_its_height_is_known) {
    const Fact armrest = "posture.armrest_above_elbow_cm"_fact;
    EXPECT_THAT(furniture_that_moves(armrest, {}, description({{"chair.seat_height_cm", 45}})),
                UnorderedElementsAre("chair.armrest_height_cm"_fact));
    EXPECT_THAT(furniture_that_moves(armrest, {}, {}),
                UnorderedElementsAre("chair.armrest_height_cm"_fact, "chair.seat_height_cm"_fact));
}

TEST(FurnitureThatMoves, is_nothing_for_what_no_furniture_moves) {
    EXPECT_THAT(furniture_that_moves("chair.seat_height_cm"_fact, {}), IsEmpty());
    EXPECT_THAT(furniture_that_moves("person.hand_length_cm"_fact, {}), IsEmpty());
    EXPECT_THAT(furniture_that_moves("posture.near_reach_cm"_fact, {}), IsEmpty());
}

}  // namespace
}  // namespace ergoaudit
