// What an expression may come to, held against trying everything that the open facts can be.

#include "ergoaudit/rules/outcomes.hpp"

#include "ergoaudit/rules/expression.hpp"

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr std::array numbers = {"comfort.seat_0_10"_fact, "comfort.overall_0_10"_fact, "comfort.standing_0_10"_fact};
constexpr std::array truths = {"footrest.used"_fact, "keyboard.feet_out"_fact, "keyboard.external"_fact,
                               "chair.lumbar_support"_fact};
constexpr std::array tried_numbers = {unknown, 0.0, 1.0, 3.0, 7.0};
constexpr std::array tried_truths = {unknown, 0.0, 1.0};

class Expressions {
  public:
    explicit Expressions(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t count) { return random_() % count; }

    std::string number(int size) {
        if (size <= 0 || below(4) == 0)
            return below(3) == 0 ? std::to_string(below(5)) : std::string(numbers[below(numbers.size())].info().path);
        switch (below(4)) {
            case 0:
                return fmt::format("({} - {})", number(size - 1), number(size - 1));
            case 1:
                return fmt::format("({} / {})", number(size - 1), number(size - 1));
            case 2:
                return fmt::format("max({}, {})", number(size - 1), number(size - 1));
            default:
                return fmt::format("({} ? {} : {})", truth(size - 1), number(size - 1), number(size - 1));
        }
    }

    std::string truth(int size) {
        if (size <= 0 || below(6) == 0) {
            const Fact fact = truths[below(truths.size())];
            return below(3) == 0 ? fmt::format("has({})", fact.info().path) : std::string(fact.info().path);
        }
        switch (below(6)) {
            case 0:
                return fmt::format("({} && {})", truth(size - 1), truth(size - 1));
            case 1:
                return fmt::format("({} || {})", truth(size - 1), truth(size - 1));
            case 2:
                return fmt::format("!{}", truth(size - 1));
            case 3:
                return fmt::format("({} ? {} : {})", truth(size - 1), truth(size - 1), truth(size - 1));
            case 4:
                return fmt::format("({} == {})", truth(size - 1), truth(size - 1));
            default:
                return fmt::format("({} < {})", number(size - 1), number(size - 1));
        }
    }

  private:
    std::mt19937 random_;
};

CompiledExpression compiled(const std::string& text) {
    auto result = compile(text, {.group = Group::workstation, .definitions = {}});
    EXPECT_TRUE(result.ok()) << text;
    return result.ok() ? std::move(result).value() : CompiledExpression{};
}

Program program_of(const CompiledExpression& compiled) {
    return {.text = {}, .code = compiled.code, .unit = compiled.unit, .is_truth = compiled.is_truth};
}

void note(Outcomes& seen, double value) {
    if (std::isnan(value))
        seen.unknown = true;
    else
        (value != 0 ? seen.yes : seen.no) = true;
}

// With every combination of what the open facts can be.
void try_all(Outcomes& seen, const Program& program, Facts& facts, const std::vector<Fact>& open, std::size_t from) {
    if (from == open.size()) return note(seen, evaluate(program, facts, {}));
    const auto with = [&](double value) {
        facts.set(open[from], value, Provenance::measured);
        try_all(seen, program, facts, open, from + 1);
    };
    if (open[from].info().kind == Kind::yes_no)
        for (const double value : tried_truths) with(value);
    else
        for (const double value : tried_numbers) with(value);
}

std::string told(const Outcomes& one) {
    return fmt::format("{}{}{}", one.yes ? "yes " : "", one.no ? "no " : "", one.unknown ? "unknown" : "");
}

// Some facts known, some not, some open.
struct Setting {
    Facts facts;
    Rows rows;
    std::vector<Fact> open;

    explicit Setting(Expressions& random) {
        const auto draw = [&](Fact fact, auto values) {
            facts.set(fact, values[random.below(values.size())], Provenance::measured);
            if (random.below(2) != 0) return;
            rows.set(row_of(fact).index);
            open.push_back(fact);
        };
        for (const Fact fact : numbers) draw(fact, tried_numbers);
        for (const Fact fact : truths) draw(fact, tried_truths);
    }
};

TEST(PossibleOutcomes, LeaveOutNothingThatHappens) {
    Expressions random(1);
    std::size_t certain = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string text = i % 2 == 0 ? random.truth(3) : random.number(3);
        const CompiledExpression expression = compiled(text);
        const Program program = program_of(expression);
        const Setting setting(random);
        const Outcomes named = possible_outcomes(program, setting.facts, {}, setting.rows);
        Outcomes seen;
        Facts facts = setting.facts;
        try_all(seen, program, facts, setting.open, 0);
        const auto covers = [](bool name, bool happened) { return name || !happened; };
        ASSERT_TRUE(covers(named.yes, seen.yes) && covers(named.no, seen.no) && covers(named.unknown, seen.unknown))
            << text << ": named " << told(named) << ", seen " << told(seen);
        certain += named.yes + named.no + named.unknown == 1 && !setting.open.empty();
    }
    EXPECT_GT(certain, 400U);  // it does tell something
}

// Logic that reads every fact once: exactly what happens, and no more.
TEST(PossibleOutcomes, OfLogicThatReadsEachFactOnceAreExactlyWhatHappens) {
    Expressions random(2);
    constexpr std::array shapes = {
        "(footrest.used && keyboard.feet_out) || !keyboard.external",
        "footrest.used ? keyboard.feet_out : (keyboard.external && chair.lumbar_support)",
        "!(footrest.used || keyboard.feet_out) && (keyboard.external || chair.lumbar_support)",
        "has(footrest.used) && keyboard.feet_out", "has(footrest.used) || keyboard.feet_out"};
    for (const char* text : shapes) {
        const CompiledExpression expression = compiled(text);
        const Program program = program_of(expression);
        for (int i = 0; i < 500; ++i) {
            const Setting setting(random);
            Outcomes seen;
            Facts facts = setting.facts;
            try_all(seen, program, facts, setting.open, 0);
            EXPECT_EQ(told(possible_outcomes(program, setting.facts, {}, setting.rows)), told(seen)) << text;
        }
    }
}

// With every combination of what the open facts can be, both come to the same.
void expect_alike(const Program& one, const Program& other, Facts& facts, const std::vector<Fact>& open,
                  std::size_t from, const std::string& text) {
    if (from == open.size()) {
        const double a = evaluate(one, facts, {}), b = evaluate(other, facts, {});
        ASSERT_TRUE(a == b || (std::isnan(a) && std::isnan(b))) << text << ": " << a << " and " << b;
        return;
    }
    const auto with = [&](double value) {
        facts.set(open[from], value, Provenance::measured);
        expect_alike(one, other, facts, open, from + 1, text);
    };
    if (open[from].info().kind == Kind::yes_no)
        for (const double value : tried_truths) with(value);
    else
        for (const double value : tried_numbers) with(value);
}

TEST(PartlyEvaluated, ComesToTheSameWhateverTheOpenFactsAre) {
    Expressions random(3);
    std::size_t before = 0, after = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::string text = i % 2 == 0 ? random.truth(3) : random.number(3);
        const CompiledExpression expression = compiled(text);
        const Program program = program_of(expression);
        const Setting setting(random);
        const std::vector<Instruction> left = partly_evaluated(program, setting.facts, {}, setting.rows);
        Facts facts = setting.facts;
        expect_alike(program, {.text = {}, .code = left}, facts, setting.open, 0, text);
        before += program.code.size();
        after += left.size();
    }
    EXPECT_LT(after, before * 2 / 3);  // it does leave something out
}

TEST(PartlyEvaluated, LeavesNothingToAskWhereNothingIsOpen) {
    Expressions random(4);
    for (int i = 0; i < 500; ++i) {
        const CompiledExpression expression = compiled(random.truth(3));
        const Setting setting(random);
        const auto left = partly_evaluated(program_of(expression), setting.facts, {}, {});
        ASSERT_EQ(left.size(), 1U);
        EXPECT_EQ(left.front().op, Op::number);
    }
}

TEST(PartlyEvaluated, LeavesOutWhatOneSideDecides) {
    const CompiledExpression expression =
        compiled("footrest.used && (has(keyboard.feet_out) || (keyboard.external && chair.lumbar_support))");
    Facts facts;
    facts.set("footrest.used"_fact, 1, Provenance::measured);
    facts.set("keyboard.external"_fact, 0, Provenance::measured);
    Rows open;
    open.set(row_of("keyboard.feet_out"_fact).index);
    open.set(row_of("chair.lumbar_support"_fact).index);
    const auto left = partly_evaluated(program_of(expression), facts, {}, open);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().op, Op::has_fact);
    EXPECT_EQ(Fact{left.front().index}, "keyboard.feet_out"_fact);
}

}  // namespace
}  // namespace ergoaudit
