// What must hold for every row of the table of facts.

#include "ergoaudit/facts/fact.hpp"
#include "ergoaudit/facts/text_table.hpp"

#include <cmath>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

TEST(FactTable, paths_are_unique_and_spelt_in_snake_case) {
    std::set<std::string_view> paths;
    for (const FactInfo& info : fact_rows) {
        EXPECT_TRUE(paths.insert(info.path).second) << info.path;
        EXPECT_EQ(info.path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.-"), std::string_view::npos)
            << info.path;
        EXPECT_NE(info.path.find('.'), std::string_view::npos) << info.path;
    }
    for (const TextInfo& info : text_rows) EXPECT_TRUE(paths.insert(info.path).second) << info.path;
}

TEST(FactTable, facts_are_found_by_their_path_and_by_nothing_else) {
    for (std::uint16_t i = 0; i < fact_count; ++i) EXPECT_EQ(find_fact(fact_rows[i].path), Fact{i});
    for (std::uint8_t i = 0; i < std::size(text_rows); ++i) EXPECT_EQ(find_text(text_rows[i].path), TextKey{i});
    for (const char* path : {"", "chair", "chair.", "chair.seat_hieght_cm", "Chair.kind", "screen[0].distance_cm"})
        EXPECT_FALSE(find_fact(path)) << path;
}

TEST(FactTable, ranges_hold_what_is_assumed_and_yes_or_no_is_0_or_1) {
    for (const FactInfo& info : fact_rows) {
        EXPECT_LE(info.low, info.high) << info.path;
        if (info.kind == Kind::number && info.path != "screening.question_set") {
            EXPECT_LT(info.low, info.high) << info.path;
        }
        if (!std::isnan(info.assumed)) {
            EXPECT_GE(info.assumed, info.low) << info.path;
            EXPECT_LE(info.assumed, info.high) << info.path;
        }
        if (info.kind == Kind::yes_no) {
            EXPECT_EQ(info.low, 0) << info.path;
            EXPECT_EQ(info.high, 1) << info.path;
        }
        EXPECT_EQ(info.kind == Kind::choice, !info.choices.empty()) << info.path;
        EXPECT_EQ(info.kind == Kind::date, info.unit == Unit::date) << info.path;
    }
}

std::string with_word(std::string_view path, const std::string& word) {
    const std::size_t unit = path.rfind('_');
    return std::string(path.substr(0, unit)) + "_" + word + std::string(path.substr(unit));
}

TEST(FactTable, whatever_can_be_adjusted_has_least_most_and_step_in_the_same_unit_group_and_range) {
    std::size_t adjustable = 0;
    for (const FactInfo& info : fact_rows) {
        if (!(info.step > 0)) continue;
        ++adjustable;
        for (const char* word : {"min", "max", "step"}) {
            const auto row = find_fact(with_word(info.path, word));
            ASSERT_TRUE(row) << info.path << " " << word;
            EXPECT_EQ(row->info().unit, info.unit) << info.path;
            EXPECT_EQ(row->info().group, info.group) << info.path;
            EXPECT_EQ(row->info().who_may_see, info.who_may_see) << info.path;
            EXPECT_EQ(row->info().step, 0) << info.path;
        }
        for (const char* word : {"min", "max"}) {
            EXPECT_EQ(find_fact(with_word(info.path, word))->info().low, info.low) << info.path;
            EXPECT_EQ(find_fact(with_word(info.path, word))->info().high, info.high) << info.path;
        }
        EXPECT_GT(find_fact(with_word(info.path, "step"))->info().low, 0) << info.path;
    }
    EXPECT_GT(adjustable, 15u);
}

TEST(FactTable, what_is_said_about_health_is_for_the_person_and_occupational_health_alone) {
    const std::set<std::string_view> tables = {"screening", "discomfort", "conditions", "exercise", "comfort"};
    const std::set<std::string_view> habits = {"habits.stress_0_10",           "habits.pss10_score",
                                               "habits.sleep_hours_per_night", "habits.drinks_litres_per_day",
                                               "habits.activity_min_per_week", "habits.strength_days_per_week"};
    for (const std::string_view path : habits) EXPECT_TRUE(find_fact(path)) << path;
    for (const FactInfo& info : fact_rows) {
        const std::string_view table = info.path.substr(0, info.path.find('.'));
        if (tables.contains(table) || habits.contains(info.path)) {
            EXPECT_EQ(info.who_may_see, Sensitivity::health) << info.path;
        }
    }
    for (const TextInfo& info : text_rows) {
        if (tables.contains(info.path.substr(0, info.path.find('.')))) {
            EXPECT_EQ(info.who_may_see, Sensitivity::health) << info.path;
        }
    }
}

TEST(FactTable, a_person_s_body_is_never_open_to_the_workplace) {
    for (const FactInfo& info : fact_rows) {
        if (!info.path.starts_with("person.") || info.unit == Unit::none) continue;
        if (info.path == "person.shoe_height_cm") continue;  // what one wears, not what one is
        EXPECT_NE(info.who_may_see, Sensitivity::workplace) << info.path;
    }
}

TEST(FactTable, whatever_a_person_measures_says_how) {
    for (const FactInfo& info : fact_rows) {
        const bool measured = info.unit == Unit::cm || info.unit == Unit::mm || info.unit == Unit::deg ||
                              info.unit == Unit::kg || info.unit == Unit::lux || info.unit == Unit::decibel ||
                              info.unit == Unit::celsius;
        const std::string_view last = last_part(info.path);
        const bool click = last.find("_step_") != std::string_view::npos;
        if (info.origin != Origin::described || !measured || click) continue;
        EXPECT_FALSE(info.how_to_measure.empty()) << info.path;
    }
}

TEST(FactTable, texts_for_people_are_short_and_promise_nothing) {
    for (const FactInfo& info : fact_rows)
        for (const std::string_view text : {info.meaning, info.how_to_measure}) {
            EXPECT_LE(text.size(), 160u) << info.path;
            EXPECT_FALSE(text.ends_with('.')) << info.path << ": " << text;
            EXPECT_EQ(text.find("cause"), std::string_view::npos) << info.path;
        }
}

TEST(TextTable, choices_are_given_where_only_these_words_count) {
    for (const TextInfo& info : text_rows) {
        EXPECT_FALSE(info.meaning.empty()) << info.path;
        std::set<std::string_view> names;
        for (std::string_view rest = info.choices; !rest.empty();) {
            const std::string_view name = rest.substr(0, rest.find('|'));
            EXPECT_TRUE(names.insert(name).second) << info.path;
            rest.remove_prefix(std::min(rest.size(), name.size() + 1));
        }
        EXPECT_NE(names.size(), 1u) << info.path;
    }
}

}  // namespace
}  // namespace ergoaudit
