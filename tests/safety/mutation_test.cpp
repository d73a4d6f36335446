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

// What a flag does when it stands, a step away from what is written.
struct OtherFlag {
    std::string change;
    std::size_t flag;
    RedFlag after;
    std::vector<std::string_view> names;  // what `lifted_by` or `instead_of` of `after` views
};

class OtherFlags {
  public:
    explicit OtherFlags(std::span<const RedFlag> flags) : flags_(flags) {
        for (at_ = 0; at_ < flags.size(); ++at_) each();
    }
    [[nodiscard]] std::vector<OtherFlag> take() && { return std::move(found_); }

  private:
    // Left out is what nobody could see: more than "only mobility" or "none" beside themselves, a flag not shown at
    // that level left unhidden, and the level of one that only stands beside another of level 1.
    void each() {
        const RedFlag& flag = flags_[at_];
        if (flag.id == "calf_with_chest_symptom") return;
        for (int level = 0; level <= 3; ++level)
            if (level != flag.level) with(fmt::format("level {}", level), &RedFlag::level, level);
        for (std::size_t i = 0; i < exercise_limit_names.size(); ++i)
            if (const auto limit = static_cast<ExerciseLimit>(i);
                limit != flag.exercise && !(flag.only_mobility && limit == ExerciseLimit::full))
                with(fmt::format("exercise {}", exercise_limit_names[i]), &RedFlag::exercise, limit);
        if (flag.exercise != ExerciseLimit::none) with("only_mobility", &RedFlag::only_mobility, !flag.only_mobility);
        with("clearance", &RedFlag::clearance, !flag.clearance);
        if (!flag.lifted_by.empty() && flag.level != 2) with("passing", &RedFlag::passing, !flag.passing);
        for (const std::string_view name : flag.lifted_by) without(name, "lifted_by", &RedFlag::lifted_by);
        for (const std::string_view name : flag.instead_of)
            if (is_shown(name, flag.level)) without(name, "instead_of", &RedFlag::instead_of);
    }

    template <typename Value>
    void with(std::string change, Value RedFlag::*field, Value value) {
        RedFlag after = flags_[at_];
        after.*field = value;
        found_.push_back({fmt::format("{}: {}", flags_[at_].id, change), at_, after, {}});
    }

    // Levels 1 and 2 show nothing of the others.
    bool is_shown(std::string_view id, int beside_level) const {
        const auto flag = std::ranges::find(flags_, id, &RedFlag::id);
        const bool urgent = flag->level == 1 || flag->level == 2;
        return urgent || beside_level == 0 || beside_level == 3;
    }

    void without(std::string_view dropped, std::string_view list, Names RedFlag::*field) {
        std::vector<std::string_view> rest((flags_[at_].*field).begin(), (flags_[at_].*field).end());
        std::erase(rest, dropped);
        RedFlag after = flags_[at_];
        after.*field = rest;  // the buffer moves along with its vector
        found_.push_back(
            {fmt::format("{}: {} without {}", flags_[at_].id, list, dropped), at_, after, std::move(rest)});
    }

    std::span<const RedFlag> flags_;
    std::size_t at_ = 0;
    std::vector<OtherFlag> found_;
};

// Only those are assessed anew for whom the flag stands.
bool is_noticed(const OtherFlag& other, const SafetyKnowledge& shipped, std::span<const Person> people) {
    std::vector<RedFlag> flags(shipped.red_flags.begin(), shipped.red_flags.end());
    flags[other.flag] = other.after;
    SafetyKnowledge changed = shipped;
    changed.red_flags = flags;
    return std::ranges::any_of(people, [&](const Person& one) {
        return evaluate(other.after.when, one.seen, Instance{}) == 1 && !comes_out_as_expected(one, changed);
    });
}

TEST(SafetyMutants, none_in_what_a_red_flag_does_goes_unnoticed) {
    const std::vector<Person> all = people();
    const SafetyKnowledge& shipped = shipped_knowledge().safety;
    std::size_t tried = 0;
    std::vector<std::string> survived;
    for (const OtherFlag& other : OtherFlags(shipped.red_flags).take()) {
        ++tried;
        if (!is_noticed(other, shipped, all)) survived.push_back(other.change);
    }
    RecordProperty("tried", static_cast<int>(tried));
    EXPECT_GT(tried, 500u);
    EXPECT_TRUE(survived.empty()) << survived.size() << " of " << tried << " survived:\n"
                                  << fmt::format("{}", fmt::join(survived, "\n"));
}

}  // namespace
}  // namespace ergoaudit
