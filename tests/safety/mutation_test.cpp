// Every small slip in a red flag's condition is noticed by a row of the tables typed by hand: a comparison turned or
// moved, a term dropped, a number moved by one.

#include "src/safety/answers.hpp"
#include "tests/safety/as_expected.hpp"
#include "tests/safety/hand_ambiguous.hpp"
#include "tests/safety/hand_combinations.hpp"
#include "tests/safety/hand_conditions.hpp"
#include "tests/safety/hand_slips.hpp"
#include "tests/safety/hand_table.hpp"
#include "tests/safety/ordinary_people.hpp"
#include "tests/safety/slips.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/safety/safety_assessment.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

// A row of the tables, read once.
struct Person {
    std::string toml;
    Description description;
    hand::Expected expected;
    int today;
    Facts seen;  // what the conditions are asked of
};

bool comes_out_as_expected(const Person& person, const SafetyKnowledge& knowledge) {
    return what_differs(assess_safety(person.description, knowledge, person.today, ""), person.expected).empty();
}

std::vector<Person> people() {
    std::vector<Person> all;
    const auto add = [&](const std::string& toml, const hand::Expected& expected, std::string_view today) {
        auto read = read_description(toml, "hand.toml");
        ASSERT_TRUE(read.ok()) << toml;
        Description description = std::move(read).value();
        const int day = *parse_date(today);
        Facts seen = answers_on(day, description, shipped_knowledge().safety).facts;
        all.push_back({toml, std::move(description), expected, day, std::move(seen)});
    };
    const auto rows = [&](std::span<const hand::HandRow> table, std::string_view before) {
        for (const hand::HandRow& row : table)
            add(std::string(before) + std::string(row.toml) + "\n", row.expected, row.today);
    };
    for (const hand::KeyRow& row : hand::every_key) {
        const std::string yes = std::string(row.key) + " = true\n";
        add(std::string(hand::all_none_today) + yes, row.beside_none, "2026-11-23");
        add("[screening]\n" + yes, {row.level_alone, "none", "no", "yes"}, "2026-11-23");
    }
    rows(hand::as_written, "");
    rows(hand::ambiguous_as_written, "");
    rows(hand::combinations, hand::all_none_today);
    rows(hand::conditions, hand::all_none_today);
    rows(hand::ambiguous_beside_none, hand::all_none_today);
    rows(hand::ordinary_people, hand::all_none_today);
    for (const hand::SlipRow& row : hand::slips()) add(row.toml, row.expected, "2026-11-23");
    return all;
}

struct Slip {
    std::string change;
    std::span<const Instruction> before;  // of the flag or definition it is in
    std::vector<Instruction> after;
    Changed flags;
    Changed questions;  // what else counts as a yes
};

std::vector<Slip> slips_of(const SafetyKnowledge& knowledge, std::span<const CompiledDefinition> definitions) {
    std::vector<Slip> all;
    for (std::size_t f = 0; f < knowledge.red_flags.size(); ++f) {
        const auto before = knowledge.red_flags[f].when.code;
        for (ProgramMutant& slip : own_slips(before, definitions))
            all.push_back({fmt::format("{}: {}", knowledge.red_flags[f].id, slip.change),
                           before,
                           slip.code,
                           {{f, slip.code}},
                           {}});
    }
    for (std::size_t d = 0; d < definitions.size(); ++d) {
        const std::span<const Instruction> before = definitions[d].expression.code;
        for (ProgramMutant& slip : own_slips(before, definitions.first(d)))
            all.push_back({fmt::format("{}: {}", definitions[d].name, slip.change), before, slip.code,
                           users_of(knowledge.red_flags, &RedFlag::when, before, slip.code),
                           users_of(knowledge.questions, &Question::also_yes, before, slip.code)});
    }
    return all;
}

// Knowledge with the slip in it; whoever reads it needs `slip` and `flags` and `questions` alive.
struct Slipped {
    std::vector<RedFlag> flags;
    std::vector<Question> questions;
    SafetyKnowledge knowledge;

    Slipped(const SafetyKnowledge& shipped, const Slip& slip)
        : flags(shipped.red_flags.begin(), shipped.red_flags.end()),
          questions(shipped.questions.begin(), shipped.questions.end()),
          knowledge(shipped) {
        for (const auto& [flag, code] : slip.flags) flags[flag].when.code = code;
        for (const auto& [question, code] : slip.questions) questions[question].also_yes.code = code;
        knowledge.red_flags = flags;
        knowledge.questions = questions;
    }
};

// Only those are assessed anew for whom the slip says something else where it stands.
bool is_noticed(const Slip& slip, const SafetyKnowledge& shipped, std::span<const Person> people) {
    const Slipped changed(shipped, slip);
    return std::ranges::any_of(people, [&](const Person& one) {
        return !says_the_same(slip.before, slip.after, one.seen) && !comes_out_as_expected(one, changed.knowledge);
    });
}

TEST(SafetyMutants, none_of_a_red_flag_goes_unnoticed) {
    const std::vector<Person> all = people();
    const SafetyKnowledge& shipped = shipped_knowledge().safety;
    for (const Person& person : all) ASSERT_TRUE(comes_out_as_expected(person, shipped)) << person.toml;
    const std::vector<CompiledDefinition> definitions = compiled_definitions(shipped);
    std::size_t tried = 0;
    std::vector<std::string> survived;
    for (const Slip& slip : slips_of(shipped, definitions)) {
        ++tried;
        if (!is_noticed(slip, shipped, all)) survived.push_back(slip.change);
    }
    RecordProperty("tried", static_cast<int>(tried));
    EXPECT_GT(tried, 1000u);
    EXPECT_TRUE(survived.empty()) << survived.size() << " of " << tried << " survived:\n"
                                  << fmt::format("{}", fmt::join(survived, "\n"));
}

}  // namespace
}  // namespace ergoaudit
