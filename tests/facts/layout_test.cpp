// Where each fact of each instance has its place, and how places, groups and subjects are named.

#include "ergoaudit/facts/facts.hpp"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

// Every instance a group has room for.
std::vector<Instance> all_instances(Group group) {
    std::vector<Instance> found;
    const bool screens = group == Group::screen || group == Group::view;
    const bool postures = group == Group::posture || group == Group::view;
    for (std::uint8_t screen = 0; screen < (screens ? most_screens : 1); ++screen)
        for (std::uint8_t posture = 0; posture < (postures ? posture_names.size() : 1); ++posture)
            for (std::uint8_t side = 0; side < (group == Group::side ? side_names.size() : 1); ++side)
                for (std::uint8_t region = 0; region < (group == Group::region ? region_names.size() : 1); ++region)
                    found.push_back({screen, posture, side, region});
    return found;
}

TEST(Layout, every_fact_of_every_instance_has_a_row_of_its_own_and_no_row_is_left_over) {
    std::set<std::uint16_t> taken;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const auto instances = all_instances(fact_rows[i].group);
        EXPECT_EQ(instances.size(), room_in(fact_rows[i].group));
        for (const Instance at : instances) {
            const Row row = row_of(Fact{i}, at);
            EXPECT_LT(row.index, row_size) << fact_rows[i].path;
            EXPECT_TRUE(taken.insert(row.index).second) << written_path(Fact{i}, at);
        }
    }
    EXPECT_EQ(taken.size(), row_size);
}

TEST(Layout, a_row_knows_whose_it_is) {
    for (std::uint16_t i = 0; i < fact_count; ++i)
        for (const Instance at : all_instances(fact_rows[i].group)) {
            const RowOwner owner = owner_of(row_of(Fact{i}, at));
            EXPECT_EQ(owner.fact, Fact{i}) << written_path(Fact{i}, at);
            EXPECT_EQ(owner.at, at) << written_path(Fact{i}, at);
        }
}

TEST(Layout, fields_of_the_instance_that_the_group_does_not_use_are_ignored) {
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Group group = fact_rows[i].group;
        Instance at{.screen = 3, .posture = 1, .side = 1, .region = 5}, bare;
        if (group == Group::screen || group == Group::view) bare.screen = 3;
        if (group == Group::posture || group == Group::view) bare.posture = 1;
        if (group == Group::side) bare.side = 1;
        if (group == Group::region) bare.region = 5;
        EXPECT_EQ(row_of(Fact{i}, at), row_of(Fact{i}, bare)) << fact_rows[i].path;
    }
}

TEST(Layout, no_two_places_are_written_alike) {
    std::set<std::string> paths;
    for (std::uint16_t i = 0; i < fact_count; ++i)
        for (const Instance at : all_instances(fact_rows[i].group))
            EXPECT_TRUE(paths.insert(written_path(Fact{i}, at)).second) << written_path(Fact{i}, at);
}

TEST(Facts, a_value_set_in_one_place_is_known_there_and_nowhere_else) {
    for (std::uint16_t i = 0; i < fact_count; i += 7) {
        const auto instances = all_instances(fact_rows[i].group);
        const Instance at = instances[i % instances.size()];
        Facts facts;
        facts.set(Fact{i}, 1, Provenance::reported, at);
        for (std::uint16_t row = 0; row < row_size; ++row)
            ASSERT_EQ(facts.knows(Row{row}), Row{row} == row_of(Fact{i}, at)) << fact_rows[i].path;
        EXPECT_EQ(facts.from(Fact{i}, at), Provenance::reported);
        EXPECT_TRUE(facts.says(Fact{i}, at));
        facts.forget(Fact{i}, at);
        EXPECT_FALSE(facts.knows(Fact{i}, at));
        EXPECT_FALSE(facts.says(Fact{i}, at));
    }
}

TEST(Facts, a_choice_is_what_it_is_named) {
    Facts facts;
    EXPECT_FALSE(facts.is("desk.kind=fixed"_choice));
    facts.set("desk.kind"_fact, 2, Provenance::measured);
    EXPECT_TRUE(facts.is("desk.kind=sit-stand"_choice));
    EXPECT_FALSE(facts.is("desk.kind=fixed"_choice));
}

TEST(Choices, names_and_values_are_inverse) {
    for (const FactInfo& info : fact_rows) {
        if (info.kind != Kind::choice) continue;
        std::set<std::string_view> names;
        for (int value = 0; value <= static_cast<int>(info.high); ++value) {
            const std::string_view name = choice_name(info, value);
            EXPECT_FALSE(name.empty()) << info.path;
            EXPECT_TRUE(names.insert(name).second) << info.path << " " << name;
            EXPECT_EQ(choice_value(info, name), value) << info.path;
        }
        EXPECT_EQ(choice_value(info, ""), std::nullopt) << info.path;
        EXPECT_EQ(choice_value(info, "no-such-choice"), std::nullopt) << info.path;
        EXPECT_EQ(choice_value(info, info.choices), std::nullopt) << info.path;
        EXPECT_EQ(choice_name(info, info.high + 1), "") << info.path;
        EXPECT_EQ(choice_name(info, -1), "") << info.path;
    }
}

TEST(Names, places_are_written_as_people_write_them) {
    EXPECT_EQ(written_path("chair.kind"_fact), "chair.kind");
    EXPECT_EQ(written_path("screen.distance_cm"_fact, {.screen = 1}), "screen[1].distance_cm");
    EXPECT_EQ(written_path("discomfort.weeks"_fact, {.region = 0}), "discomfort.neck.weeks");
    EXPECT_EQ(written_path("discomfort.severity_0_10"_fact, {.region = 5}), "discomfort.wrist_hand.severity_0_10");
}

TEST(Names, subjects_are_those_of_the_contract) {
    const Instance at{.screen = 2, .posture = 1, .side = 1, .region = 2};
    EXPECT_EQ(subject_name(Group::workstation, at), "workstation");
    EXPECT_EQ(subject_name(Group::screen, at), "screen[2]");
    EXPECT_EQ(subject_name(Group::posture, at), "standing");
    EXPECT_EQ(subject_name(Group::view, at), "screen[2]/standing");
    EXPECT_EQ(subject_name(Group::side, {}), "left");
    EXPECT_EQ(subject_name(Group::region, at), "upper_back");
    EXPECT_EQ(name(Provenance::measured), "measured");
    EXPECT_EQ(name(Provenance::defaulted), "defaulted");
    EXPECT_EQ(weaker(Provenance::reported, Provenance::estimated), Provenance::estimated);
    EXPECT_EQ(weaker(Provenance::observed, Provenance::measured), Provenance::observed);
}

std::vector<std::string> subjects(Group group, const Facts& facts) {
    std::vector<std::string> names;
    for (const Instance at : instances_of(group, facts)) names.push_back(subject_name(group, at));
    return names;
}

using Subjects = std::vector<std::string>;

TEST(Instances, of_nothing_described_are_the_place_itself_sitting_and_both_sides) {
    const Facts nothing;
    EXPECT_EQ(subjects(Group::workstation, nothing), Subjects{"workstation"});
    EXPECT_EQ(subjects(Group::screen, nothing), Subjects{});
    EXPECT_EQ(subjects(Group::posture, nothing), Subjects{"sitting"});
    EXPECT_EQ(subjects(Group::view, nothing), Subjects{});
    EXPECT_EQ(subjects(Group::side, nothing), (Subjects{"left", "right"}));
    EXPECT_EQ(subjects(Group::region, nothing), Subjects{});
}

TEST(Instances, standing_counts_when_the_desk_stands_or_a_standing_height_is_known) {
    Facts fixed;
    fixed.set("desk.kind"_fact, 0, Provenance::measured);
    EXPECT_EQ(subjects(Group::posture, fixed), Subjects{"sitting"});
    Facts kind;
    kind.set("desk.kind"_fact, *choice_value("desk.kind"_fact.info(), "sit-stand"), Provenance::measured);
    EXPECT_EQ(subjects(Group::posture, kind), (Subjects{"sitting", "standing"}));
    Facts height;
    height.set("desk.standing_height_cm"_fact, 104, Provenance::measured);
    height.set_screens(2);
    EXPECT_EQ(subjects(Group::view, height),
              (Subjects{"screen[0]/sitting", "screen[0]/standing", "screen[1]/sitting", "screen[1]/standing"}));
    EXPECT_EQ(subjects(Group::screen, height), (Subjects{"screen[0]", "screen[1]"}));
}

TEST(Instances, a_region_counts_as_soon_as_anything_is_said_about_it) {
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        if (fact_rows[i].group != Group::region) continue;
        Facts facts;
        facts.set(Fact{i}, 0, Provenance::reported, {.region = 8});
        EXPECT_EQ(subjects(Group::region, facts), Subjects{"hip"}) << fact_rows[i].path;
    }
}

}  // namespace
}  // namespace ergoaudit
