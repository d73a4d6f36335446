// CONTRACT section 3: what is taken when nobody says otherwise, that and nothing else.

#include "ergoaudit/facts/description.hpp"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using Known = std::map<std::string, double>;

Known written_known(const Facts& facts) {
    Known known;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Group group = fact_rows[i].group;
        for (std::uint8_t n = 0; n < room_in(group); ++n) {
            Instance at{.screen = n, .posture = n, .side = n, .region = n};
            if (group == Group::view)
                at = {.screen = static_cast<std::uint8_t>(n / 2), .posture = static_cast<std::uint8_t>(n % 2)};
            if (facts.knows(Fact{i}, at)) known[written_path(Fact{i}, at)] = facts.value(Fact{i}, at);
        }
    }
    return known;
}

// The furniture and the body; [exercise] is a test of its own.
Known without_exercise(Known known) {
    std::erase_if(known, [](const auto& one) { return one.first.starts_with("exercise."); });
    return known;
}

Facts assumed(Facts facts = {}) {
    assume_unmentioned(facts);
    return facts;
}

constexpr double no = 0, desk_surface = 0;

TEST(AssumeUnmentioned, of_nothing_takes_what_the_contract_lists_and_a_few_usual_answers) {
    Known expected = {
        {"person.shoe_height_cm", 2.5},
        {"person.slump_cm", 2},
        {"person.population", 0},
        {"chair.backrest_recline_deg", 0},
        {"desk.thickness_cm", 2.5},
        {"footrest.used", no},
        {"footrest.height_cm", 0},
        {"keyboard.surface", desk_surface},
        {"keyboard.home_row_thickness_cm", 2},
        {"document.holder", no},
        {"phone.headset", no},
    };
    // beyond the contract's sentence: what decides where a hand or a leg is when nobody speaks of it, and options
    expected.merge(Known{
        {"person.seat", 0}, {"mouse.surface", desk_surface}, {"plan.habits", 1}, {"plan.min_points_per_item", 1}});
    EXPECT_EQ(without_exercise(written_known(assumed())), expected);
}

TEST(AssumeUnmentioned, a_lone_screen_is_upright_and_straight_ahead) {
    Facts one;
    one.set_screens(1);
    const Known known = written_known(assumed(one));
    for (const char* key : {"screen[0].lateral_offset_cm", "screen[0].yaw_deg", "screen[0].tilt_deg"}) {
        ASSERT_TRUE(known.contains(key)) << key;
        EXPECT_EQ(known.at(key), 0) << key;
    }
    Facts two;
    two.set_screens(2);
    for (const auto& [key, value] : written_known(assumed(two)))
        for (const char* end : {"lateral_offset_cm", "yaw_deg", "tilt_deg"})
            EXPECT_FALSE(key.starts_with("screen[") && key.ends_with(end)) << key;
}

TEST(AssumeUnmentioned, at_hand_are_a_wall_and_a_chair_sitting_and_standing) {
    const Facts facts = assumed();
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (info.belongs_to != "exercise.equipment" && info.belongs_to != "exercise.positions") continue;
        const std::string_view name = last_part(info.path);
        const bool usual = name == "wall" || name == "chair" || name == "sitting" || name == "standing";
        EXPECT_EQ(facts.value(Fact{i}), usual ? 1 : 0) << info.path;
    }
}

TEST(AssumeUnmentioned, a_list_somebody_wrote_is_left_alone) {
    Facts facts;
    facts.set("exercise.equipment.band"_fact, 1, Provenance::measured);
    const Facts after = assumed(facts);
    EXPECT_FALSE(after.knows("exercise.equipment.wall"_fact));
    EXPECT_TRUE(after.says("exercise.positions.sitting"_fact));
}

TEST(AssumeUnmentioned, a_chair_in_good_condition_has_no_defects_unless_some_are_listed) {
    Facts good;
    good.set("chair.condition"_fact, *choice_value("chair.condition"_fact.info(), "good"), Provenance::reported);
    EXPECT_EQ(assumed(good).value("chair.defects.tips"_fact), no);
    Facts listed = good;
    listed.set("chair.defects.sinks"_fact, 1, Provenance::reported);
    EXPECT_TRUE(assumed(listed).says("chair.defects.sinks"_fact));
    EXPECT_FALSE(assumed(listed).knows("chair.defects.tips"_fact));
    Facts worn;
    worn.set("chair.condition"_fact, *choice_value("chair.condition"_fact.info(), "worn"), Provenance::reported);
    EXPECT_FALSE(assumed(worn).knows("chair.defects.tips"_fact));
}

// What one answer says about another key; of nothing else is it taken. What follows is known as well as what it follows
// from; what is only likely is marked as taken.
TEST(AssumeUnmentioned, one_answer_says_another) {
    struct Case {
        Fact said;
        double value;
        Fact follows;
        double taken;
        Provenance from = Provenance::reported;
    };
    const Case table[] = {
        {"chair.backrest"_fact, 0, "chair.lumbar_support"_fact, no},
        {"chair.armrest_height_cm"_fact, 22, "chair.armrests"_fact, 1},
        {"chair.armrest_from_floor_cm"_fact, 66, "chair.armrests"_fact, 1},
        {"mouse.lateral_offset_cm"_fact, 20, "mouse.external"_fact, 1, Provenance::defaulted},
        {"reported.mouse_reach"_fact, 1, "mouse.external"_fact, 1, Provenance::defaulted},
        {"phone.minutes_per_day"_fact, 20, "phone.used"_fact, 1, Provenance::defaulted},
        {"habits.sitting_hours_per_day"_fact, 7, "habits.screen_hours_per_day"_fact, 7, Provenance::defaulted},
        {"habits.pss10_score"_fact, 26, "habits.stress_0_10"_fact, 6.5},
        {"screen.mount"_fact, 0, "screen.kind"_fact, 0},
    };
    for (const Case& one : table) {
        Facts facts;
        facts.set_screens(1);
        EXPECT_FALSE(assumed(facts).knows(one.follows)) << one.follows.info().path;
        facts.set(one.said, one.value, Provenance::reported);
        const Facts after = assumed(facts);
        EXPECT_EQ(after.value(one.follows), one.taken) << one.follows.info().path;
        EXPECT_EQ(after.from(one.follows), one.from) << one.follows.info().path;
        facts.set(one.follows, 0, Provenance::reported);
        EXPECT_EQ(assumed(facts).value(one.follows), 0) << one.follows.info().path;
    }
}

TEST(Unmentioned, who_never_sits_is_at_the_screen_while_standing) {
    Facts facts;
    facts.set("person.seat"_fact, ("person.seat=none"_choice).value, Provenance::reported);
    facts.set("habits.sitting_hours_per_day"_fact, 0, Provenance::reported);
    EXPECT_FALSE(assumed(facts).knows("habits.screen_hours_per_day"_fact));
    facts.set("habits.standing_hours_per_day"_fact, 6, Provenance::reported);
    EXPECT_EQ(assumed(facts).value("habits.screen_hours_per_day"_fact), 6);
}

TEST(AssumeUnmentioned, hours_on_a_screen_are_its_share_of_the_hours_at_screens) {
    Facts facts;
    facts.set_screens(2);
    facts.set("habits.screen_hours_per_day"_fact, 6, Provenance::reported);
    facts.set("screen.share"_fact, 0.75, Provenance::reported, {.screen = 0});
    EXPECT_EQ(assumed(facts).value("screen.hours_per_day"_fact, {.screen = 0}), 4.5);
    EXPECT_EQ(assumed(facts).value("screen.hours_per_day"_fact, {.screen = 1}), 1.5);
}

TEST(AssumeUnmentioned, the_one_share_that_nobody_told_is_what_the_others_leave) {
    for (std::uint8_t screens = 1; screens <= most_screens; ++screens)
        for (std::uint8_t open = 0; open < screens; ++open) {
            Facts facts;
            facts.set_screens(screens);
            for (std::uint8_t screen = 0; screen < screens; ++screen)
                if (screen != open) facts.set("screen.share"_fact, 0.125, Provenance::reported, {.screen = screen});
            const Facts after = assumed(facts);
            EXPECT_EQ(after.value("screen.share"_fact, {.screen = open}), 1 - 0.125 * (screens - 1));
            EXPECT_EQ(after.from("screen.share"_fact, {.screen = open}),
                      screens == 1 ? Provenance::measured : Provenance::reported);
            for (std::uint8_t other = 0; other < screens; ++other) {  // two are open
                if (other == open) continue;
                Facts less = facts;
                less.forget("screen.share"_fact, {.screen = other});
                EXPECT_FALSE(assumed(less).knows("screen.share"_fact, {.screen = open}));
                EXPECT_FALSE(assumed(less).knows("screen.share"_fact, {.screen = other}));
            }
        }
    Facts told_in_hours;  // which may not be what the other's share leaves
    told_in_hours.set_screens(2);
    told_in_hours.set("screen.share"_fact, 0.6, Provenance::reported, {.screen = 1});
    told_in_hours.set("screen.hours_per_day"_fact, 6, Provenance::reported, {.screen = 0});
    EXPECT_FALSE(assumed(told_in_hours).knows("screen.share"_fact, {.screen = 0}));
    Facts lone;
    lone.set_screens(1);
    lone.set("screen.hours_per_day"_fact, 6, Provenance::reported);
    EXPECT_EQ(assumed(lone).value("screen.share"_fact), 1);
    Facts rounded;  // 0.67 and 0.34
    rounded.set_screens(3);
    rounded.set("screen.share"_fact, 0.67, Provenance::reported, {.screen = 0});
    rounded.set("screen.share"_fact, 0.34, Provenance::reported, {.screen = 2});
    EXPECT_EQ(assumed(rounded).value("screen.share"_fact, {.screen = 1}), 0);
}

TEST(AssumeUnmentioned, a_footrest_with_a_height_is_there_unless_it_is_said_not_to_be_used) {
    Facts described;
    described.set("footrest.height_cm"_fact, 8, Provenance::measured);
    EXPECT_TRUE(assumed(described).says("footrest.used"_fact));
    EXPECT_EQ(assumed(described).value("footrest.height_cm"_fact), 8);
    Facts unused = described;
    unused.set("footrest.used"_fact, 0, Provenance::measured);
    EXPECT_EQ(assumed(unused).value("footrest.height_cm"_fact), 0);
    Facts used;
    used.set("footrest.used"_fact, 1, Provenance::measured);
    EXPECT_FALSE(assumed(used).knows("footrest.height_cm"_fact));  // there, but of unknown height
}

TEST(AssumeUnmentioned, what_is_taken_is_marked_and_what_was_said_stays) {
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (info.path.starts_with("footrest.")) continue;  // above
        Facts facts;
        facts.set_screens(1);
        facts.set(Fact{i}, info.high, Provenance::observed);
        const Facts after = assumed(facts);
        EXPECT_EQ(after.value(Fact{i}), info.high) << info.path;
        EXPECT_EQ(after.from(Fact{i}), Provenance::observed) << info.path;
        for (std::uint16_t row = 0; row < row_size; ++row)
            if (after.knows(Row{row}) && !facts.knows(Row{row})) {
                const bool follows = Row{row} == row_of("screen.share"_fact) ||  // there is one screen
                                     after.from(Row{row}) == Provenance::observed;
                EXPECT_TRUE(follows || after.from(Row{row}) == Provenance::defaulted) << info.path;
            }
    }
}

TEST(AssumeUnmentioned, keys_on_a_tray_of_which_a_measure_is_told_lie_on_it) {
    for (const Fact tray : {"keyboard.tray_height_cm"_fact, "keyboard.tray_thickness_cm"_fact}) {
        Facts facts;
        facts.set(tray, tray.info().high, Provenance::measured);
        EXPECT_TRUE(assumed(facts).is("keyboard.surface=tray"_choice));
        EXPECT_EQ(assumed(facts).from("keyboard.surface"_fact), Provenance::measured);
        facts.set("keyboard.surface"_fact, ("keyboard.surface=desk"_choice).value, Provenance::reported);
        EXPECT_TRUE(assumed(facts).is("keyboard.surface=desk"_choice));
    }
}

TEST(AssumeUnmentioned, twice_is_the_same_as_once) {
    Facts facts;
    facts.set_screens(1);
    const Facts once = assumed(facts);
    EXPECT_EQ(written_known(once), written_known(assumed(once)));
}

}  // namespace
}  // namespace ergoaudit
