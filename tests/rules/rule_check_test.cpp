// A bound that no example guards is found; a wrong verdict is reported with what was measured.

#include "ergoaudit/rules/rule_check.hpp"

#include "ergoaudit/rules/rule_reader.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr std::string_view head = R"toml([[rule]]
id = "seat-depth"
title = "t"
failure = "f"
fix = "x"
why = "w"
category = "seat"
severity = "minor"
sources = [{ key = "k", says = "s", known = "general" }]
)toml";

struct Checked {
    std::string examples, bounds;  // "message (help)", one a line
};

std::string lines(const Diagnostics& problems) {
    std::string result;
    for (const Diagnostic& problem : problems) {
        EXPECT_EQ(problem.file, "seat.toml");
        result += (result.empty() ? "" : "\n") + std::to_string(problem.where.line) + ": " + problem.message + " (" +
                  problem.help + ")";
    }
    return result;
}

Checked check(const std::string& rest) {
    Arena arena;
    const auto document = toml_tree::parse(std::string(head) + rest, "seat.toml");
    EXPECT_TRUE(document.ok());
    const auto rules = read_rules(document.value(), arena);
    EXPECT_TRUE(rules.ok()) << (rules.ok() ? "" : rules.problems().front().message);
    if (!rules.ok()) return {};
    return {lines(run_examples(rules.value()[0])), lines(check_bound_examples(rules.value()[0]))};
}

std::string measured(const std::string& examples) {
    return "measure = \"chair.seat_depth_cm\"\nunit = \"cm\"\nideal = { from = 40, to = 45 }\n"
           "tolerable = { from = 38, to = 45 }\nexamples = [" +
           examples + "]\n";
}
std::string example(double depth, const std::string& verdict) {
    return "{ given = { \"chair.seat_depth_cm\" = " + std::to_string(depth) + " }, verdict = \"" + verdict + "\" },\n";
}

TEST(RuleCheck, EveryBoundGuardedOnBothSidesIsFine) {
    const Checked checked = check(measured(example(40, "pass") + example(39.9, "partial") + example(38.1, "partial") +
                                           example(38, "fail") + example(45, "pass") + example(45.1, "fail")));
    EXPECT_EQ(checked.examples, "");
    EXPECT_EQ(checked.bounds, "");
}

TEST(RuleCheck, AMissingSideIsNamed) {
    const Checked checked =
        check(measured(example(40.1, "pass") + example(39.8, "partial") + example(38, "fail") + example(45.1, "fail")));
    EXPECT_EQ(checked.examples, "");
    EXPECT_EQ(checked.bounds,
              "1: rule \"seat-depth\": no example lies just outside ideal.from = 40 cm (give one within 0.1 cm)\n"
              "1: rule \"seat-depth\": no example lies on or just inside ideal.to = 45 cm (give one within 0.1 cm)\n"
              "1: rule \"seat-depth\": no example lies just inside tolerable.from = 38 cm (give one within 0.1 cm)");
}

TEST(RuleCheck, AWrongVerdictTellsTheMeasure) {
    const Checked checked =
        check(measured(example(45.1, "pass") + "{ given = {}, verdict = \"fail\" },\n" + example(40, "pass")));
    EXPECT_EQ(
        checked.examples,
        "14: rule \"seat-depth\": example 1 says pass, but it is judged fail (the measure is 45.1 cm)\n"
        "15: rule \"seat-depth\": example 2 says fail, but it is judged unknown (something it needs is not given)");
}

TEST(RuleCheck, AYesNoRuleShowsBoth) {
    const Checked checked = check(
        "require = \"footrest.used\"\nexamples = [{ given = { \"footrest.used\" = true }, verdict = \"pass\" }]\n");
    EXPECT_EQ(checked.examples, "");
    EXPECT_EQ(
        checked.bounds,
        "1: rule \"seat-depth\": no example has the verdict fail (a yes/no rule shows one that passes and one that "
        "fails)");
}

TEST(RuleCheck, AnExampleHoldsWhatIsGivenAndNothingElse) {
    const Given given[] = {{row_of("posture.kind"_fact), standing},
                           {row_of("posture.eye_height_cm"_fact), 150},
                           {row_of("view.distance_cm"_fact), 60},
                           {row_of("desk.height_cm"_fact), 110}};
    const auto [facts, at] = facts_of({.given = given});
    EXPECT_EQ(at.posture, standing);
    EXPECT_EQ(facts.value("posture.eye_height_cm"_fact, at), 150);
    EXPECT_EQ(facts.value("view.distance_cm"_fact, at), 60);
    EXPECT_EQ(facts.value("desk.height_cm"_fact), 110);
    EXPECT_FALSE(facts.knows("posture.eye_height_cm"_fact));
    int known = 0;
    for (std::size_t row = 0; row < row_size; ++row) known += facts.knows(Row{static_cast<std::uint16_t>(row)});
    EXPECT_EQ(known, 4);
}

}  // namespace
}  // namespace ergoaudit
