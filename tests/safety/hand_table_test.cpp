// The shipped safety knowledge against a table that was typed by hand from the contract, without a look at the rules.

#include "tests/safety/hand_table.hpp"

#include "tests/safety/as_expected.hpp"
#include "tests/safety/hand_ambiguous.hpp"
#include "tests/safety/hand_combinations.hpp"
#include "tests/safety/hand_conditions.hpp"
#include "tests/safety/hand_slips.hpp"
#include "tests/safety/ordinary_people.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/safety/safety_assessment.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using hand::Expected;
using hand::HandRow;
using hand::KeyRow;

std::string lower_case(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

void check(std::string_view name, const std::string& toml, const Expected& expected, std::string_view today) {
    SCOPED_TRACE(std::string(name) + "\n" + toml);
    const auto description = read_description(toml, "hand.toml");
    ASSERT_TRUE(description.ok()) << "the row itself cannot be read: " << to_text(description.problems().front());
    const auto day = parse_date(today);
    ASSERT_TRUE(day.has_value());
    const SafetyAssessment found = assess_safety(description.value(), shipped_knowledge().safety, *day, "");

    EXPECT_EQ(what_differs(found, expected), "");
    const std::string first_line = lower_case(found.headline.substr(0, found.headline.find('\n')));
    for (const std::string_view word : words_of(expected.said))
        EXPECT_NE(first_line.find(word), std::string::npos) << "no \"" << word << "\" in: " << first_line;
    // Whatever the row: a level comes with a reason, 1 and 2 with an action and without exercise.
    if (found.action_level && *found.action_level < 4) {
        EXPECT_FALSE(found.reasons.empty());
    }
    if (found.action_level && *found.action_level <= 2) {
        EXPECT_FALSE(found.headline.empty());
        EXPECT_EQ(found.exercise, ExerciseLimit::none);
    }
}

void check_rows(std::span<const HandRow> rows, std::string_view before) {
    for (const HandRow& row : rows)
        check(row.name, std::string(before) + std::string(row.toml) + "\n", row.expected, row.today);
}

std::string in_britain(std::string_view screening) { return std::string(screening) + "[person]\ncountry = \"GB\"\n"; }

std::string said_yes(const KeyRow& row) { return std::string(row.key) + " = true\n"; }

TEST(HandTable, every_key_alone_beside_none_in_all_groups) {
    for (const KeyRow& row : hand::every_key)
        check(row.key, in_britain(std::string(hand::all_none_today) + said_yes(row)), row.beside_none, "2026-11-23");
}

TEST(HandTable, every_key_alone_when_nothing_else_is_answered) {
    for (const KeyRow& row : hand::every_key) {
        const Expected expected{row.level_alone, "none", "no", "yes",
                                row.level_alone == "null" ? "" : row.beside_none.said};
        check(row.key, in_britain("[screening]\n" + said_yes(row)), expected, "2026-11-23");
    }
}

TEST(HandTable, every_key_as_the_only_one_in_a_list_says_the_same) {
    const auto group_of = [](std::string_view key) {
        const auto fact = find_fact("screening." + std::string(key));
        return fact ? std::string(last_part(fact->info().belongs_to)) : std::string();
    };
    for (const KeyRow& row : hand::every_key) {
        std::string toml = "[screening]\nanswered_on = 2026-11-23\n";
        for (const std::string group : {"at_once", "today", "soon", "ready"})
            toml += group + (group == group_of(row.key) ? " = [\"" + std::string(row.key) + "\"]\n" : " = \"none\"\n");
        check(row.key, in_britain(toml), row.beside_none, "2026-11-23");
    }
}

TEST(HandTable, every_key_answered_a_year_ago_keeps_its_urgent_yes_only) {
    for (const KeyRow& row : hand::every_key) {
        const Expected expected{row.level_alone, "none", "no", "yes",
                                row.level_alone == "null" ? "" : row.beside_none.said};
        check(row.key, in_britain("[screening]\nanswered = true\nanswered_on = 2025-11-23\n" + said_yes(row)), expected,
              "2026-11-23");
    }
}

TEST(HandTable, lists_every_question_there_is) {
    std::set<std::string_view> in_table;
    for (const KeyRow& row : hand::every_key) in_table.insert(row.key);
    std::set<std::string_view> asked;
    for (const FactInfo& info : all_facts())
        if (info.belongs_to.starts_with("screening.")) asked.insert(last_part(info.path));
    EXPECT_EQ(in_table, asked);
    EXPECT_EQ(asked.size(), 50u);
}

TEST(HandTable, every_question_said_no_one_by_one_is_as_good_as_none) {
    std::string toml = "[screening]\nanswered_on = 2026-11-23\n";
    for (const KeyRow& row : hand::every_key) toml += std::string(row.key) + " = false\n";
    check("all no", toml, {"4", "full", "yes", "no"}, "2026-11-23");
}

TEST(HandTable, one_question_of_the_first_two_groups_left_out_is_not_screened) {
    const std::size_t asked_first = 15 + 13;
    for (std::size_t left_out = 0; left_out < asked_first; ++left_out) {
        std::string toml = "[screening]\nanswered_on = 2026-11-23\nsoon = \"none\"\nready = \"none\"\n";
        for (std::size_t i = 0; i < asked_first; ++i)
            if (i != left_out) toml += std::string(hand::every_key[i].key) + " = false\n";
        check(hand::every_key[left_out].key, toml, {"null", "none", "no", "no"}, "2026-11-23");
    }
}

TEST(HandTable, both_sides_of_every_limit_and_one_part_missing) {
    for (const hand::SlipRow& row : hand::slips()) check(row.name, row.toml, row.expected, "2026-11-23");
}

TEST(HandTable, descriptions_as_written) { check_rows(hand::as_written, ""); }

TEST(HandTable, two_answers_together) { check_rows(hand::combinations, hand::all_none_today); }

TEST(HandTable, conditions_and_clearances) { check_rows(hand::conditions, hand::all_none_today); }

// "or a list of the keys that are yes": an empty one says that nothing applied, or that nobody answered.
TEST(HandTable, empty_lists_are_no_answer) {
    const auto description = read_description("[screening]\nat_once = []\ntoday = []\n", "hand.toml");
    if (!description.ok()) {
        EXPECT_EQ(description.problems().size(), 2u);
        return;
    }
    const auto found = assess_safety(description.value(), shipped_knowledge().safety, *parse_date("2026-11-23"), "");
    EXPECT_FALSE(found.screened);
    EXPECT_EQ(found.exercise, ExerciseLimit::none);
}

TEST(HandTable, doubtful_sentences_are_read_the_safer_way) {
    check_rows(hand::ambiguous_beside_none, hand::all_none_today);
    check_rows(hand::ambiguous_as_written, "");
}

TEST(HandTable, ordinary_people_are_left_in_peace) {
    EXPECT_GE(std::size(hand::ordinary_people), 25u);
    check_rows(hand::ordinary_people, hand::all_none_today);
    for (const HandRow& row : hand::ordinary_people) {
        const auto description =
            read_description(std::string(hand::all_none_today) + std::string(row.toml) + "\n", "hand.toml");
        ASSERT_TRUE(description.ok()) << row.name;
        const auto found = assess_safety(description.value(), shipped_knowledge().safety, *parse_date(row.today), "GB");
        EXPECT_EQ(found.action_level, 4) << row.name;
        EXPECT_TRUE(found.headline.empty()) << row.name << ": " << found.headline;
    }
}

// Adding an urgent yes to anybody's answers never softens what comes out.
TEST(HandTable, an_urgent_yes_beside_any_ordinary_person_is_urgent) {
    for (const HandRow& person : hand::ordinary_people)
        for (const KeyRow& row : hand::every_key) {
            if (row.level_alone == "null") continue;
            const std::string toml =
                std::string(hand::all_none_today) + said_yes(row) + std::string(person.toml) + "\n";
            const auto description = read_description(toml, "hand.toml");
            ASSERT_TRUE(description.ok()) << toml;
            const auto found =
                assess_safety(description.value(), shipped_knowledge().safety, *parse_date("2026-11-23"), "");
            ASSERT_TRUE(found.action_level.has_value()) << toml;
            EXPECT_LE(*found.action_level, row.level_alone == "1" ? 1 : 2) << toml;
            EXPECT_EQ(found.exercise, ExerciseLimit::none) << toml;
        }
}

}  // namespace
}  // namespace ergoaudit
