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

}  // namespace
}  // namespace ergoaudit
