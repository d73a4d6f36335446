// Rule files: what a good one becomes, and what is said, and where, about each broken one.

#include "ergoaudit/rules/rule_reader.hpp"

#include "ergoaudit/rules/rule_check.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr std::string_view good = R"toml([[rule]]
id = "seat-fits-legs"
title = "Feet reach the floor"
failure = "The seat is {excess} too {direction} for your lower leg"
fix = "Change the seat by {excess}"
why = "Hanging feet press on the back of the thigh."
category = "seat"
severity = "critical"
applies = "chair.kind != 'bed'"
measure = "chair.seat_height_cm - person.popliteal_height_cm"
unit = "cm"
ideal = { from = -3, to = 1 }
tolerable = { from = -6, to = 3 }
reported = "reported.seat_height"
adjust = ["chair.seat_height_cm", "footrest.height_cm"]
below = { direction = "low" }
above = { direction = "high", fix = "Lower the seat by {excess}" }
sources = [{ key = "some-guide", clause = "4.2", says = "feet flat on the floor", known = "secondary" }]
our_choice = "the width of the band"
examples = [
  { given = { "chair.kind" = "task", "chair.seat_height_cm" = 41, "person.popliteal_height_cm" = 40 }, verdict = "pass" },
  { given = { chair.kind = "task", chair.seat_height_cm = 41.1, person.popliteal_height_cm = 40 }, verdict = "partial" },
  { given = { "chair.kind" = "bed" }, verdict = "not_applicable" },
  { given = {}, verdict = "unknown" },
]
)toml";

struct Read {
    Arena arena;
    std::vector<Rule> rules;
    std::string problems;  // "line:column: message (help)", one a line
};

Read read(std::string_view text) {
    Read result;
    const auto document = toml_tree::parse(std::string(text), "seat.toml");
    if (!document.ok()) {
        result.problems = "not TOML: " + document.problems().front().message;
        return result;
    }
    auto rules = read_rules(document.value(), result.arena);
    for (const Diagnostic& problem : rules.problems()) {
        EXPECT_EQ(problem.file, "seat.toml");
        EXPECT_EQ(problem.quoted, line_of(text, problem.where.line));
        result.problems += (result.problems.empty() ? "" : "\n") + std::to_string(problem.where.line) + ":" +
                           std::to_string(problem.where.column) + ": " + problem.message +
                           (problem.help.empty() ? "" : " (" + problem.help + ")");
    }
    if (rules.ok()) result.rules = std::move(rules).value();
    return result;
}

// The good file with one line exchanged; an empty `to` takes it out but keeps the line count.
std::string with(std::string_view from, std::string_view to) {
    std::string text(good);
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(RuleReader, AGoodFileBecomesARule) {
    const Read file = read(good);
    EXPECT_EQ(file.problems, "");
    ASSERT_EQ(file.rules.size(), 1u);
    const Rule& rule = file.rules[0];
    EXPECT_EQ(rule.id, "seat-fits-legs");
    EXPECT_EQ(rule.words.title, "Feet reach the floor");
    EXPECT_EQ(rule.words.below.direction, "low");
    EXPECT_EQ(rule.words.above.fix, "Lower the seat by {excess}");
    EXPECT_EQ(rule.category, Category::seat);
    EXPECT_EQ(rule.severity, Severity::critical);
    EXPECT_EQ(rule.group, Group::workstation);
    EXPECT_EQ(rule.applies.text, "chair.kind != 'bed'");
    EXPECT_EQ(listing(rule.measure), "fact chair.seat_height_cm\nfact person.popliteal_height_cm\nsubtract\n");
    EXPECT_EQ(rule.measure.unit, Unit::cm);
    EXPECT_EQ(rule.band, (Band{.ideal = {-3, 1}, .tolerable = {-6, 3}}));
    EXPECT_TRUE(rule.require.empty());
    EXPECT_EQ(rule.reported, "reported.seat_height"_fact);
    ASSERT_EQ(rule.adjust.size(), 2u);
    EXPECT_EQ(rule.adjust[1], "footrest.height_cm"_fact);
    ASSERT_EQ(rule.sources.size(), 1u);
    EXPECT_EQ(rule.sources[0], (Citation{"some-guide", "4.2", "feet flat on the floor", HowKnown::secondary}));
    EXPECT_EQ(rule.our_choice, "the width of the band");
    ASSERT_EQ(rule.examples.size(), 4u);
    ASSERT_EQ(rule.examples[1].given.size(), 3u);  // nested tables like quoted paths
    EXPECT_EQ(rule.examples[1].given[1], (Given{row_of("chair.seat_height_cm"_fact), 41.1}));
    EXPECT_EQ(rule.examples[0].given[0], (Given{row_of("chair.kind"_fact), 0}));
    EXPECT_EQ(rule.where.file, "seat.toml");
    EXPECT_EQ(rule.where.span.line, 1u);
    EXPECT_TRUE(run_examples(rule).empty());
}

TEST(RuleReader, TwoReadsAreTheSame) {
    const Read a = read(good), b = read("\n# moved\n" + std::string(good));
    ASSERT_EQ(a.rules.size() + b.rules.size(), 2u);
    EXPECT_TRUE(same(a.rules[0], b.rules[0]));
    for (const auto& [from, to] :
         {std::pair{"to = 1 }", "to = 2 }"}, std::pair{"41.1", "41.2"}, std::pair{"4.2", "4.3"},
          std::pair{"!= 'bed'", "!= 'sofa'"}, std::pair{"critical", "minor"}, std::pair{"\"low\"", "\"deep\""}}) {
        const Read other = read(with(from, to));
        ASSERT_EQ(other.rules.size(), 1u) << other.problems;
        EXPECT_FALSE(same(a.rules[0], other.rules[0])) << to;
    }
}

struct Broken {
    std::string_view from, to, expected;
};

void expect_problems(std::span<const Broken> cases) {
    for (const auto& [from, to, expected] : cases) EXPECT_EQ(read(with(from, to)).problems, expected) << to;
}

TEST(RuleReader, KeysAndTypesAreChecked) {
    constexpr Broken cases[] = {
        {"severity =", "sevrity =", "A"},
        {"title = \"Feet reach the floor\"", "", "A"},
        {"title = \"Feet reach the floor\"", "title = 3", "A"},
        {"title = \"Feet reach the floor\"", "title = \"\"", "A"},
        {"seat-fits-legs", "Seat_Fits", "A"},
        {"category = \"seat\"", "category = \"seats\"", "A"},
        {"severity = \"critical\"", "severity = \"awful\"", "A"},
        {"applies = ", "group = \"veiw\"\napplies = ", "A"},
        {"[[rule]]", "[[rules]]", "A"},
        {"sources = [{ key = \"some-guide\", clause = \"4.2\", says = \"feet flat on the floor\", known = "
         "\"secondary\" }]",
         "sources = []", "A"},
        {"known = \"secondary\"", "known = \"surely\"", "A"},
        {"says = \"feet flat on the floor\", ", "", "A"},
    };
    expect_problems(cases);
}

TEST(RuleReader, ExpressionErrorsPointIntoTheText) {
    constexpr Broken cases[] = {
        {"chair.seat_height_cm - person", "chair.seat_hieght_cm - person", "A"},
        {"measure = \"chair.seat_height_cm", "measure   =   \"chair.seat_height_cm + 'ü", "A"},
        {"\"chair.seat_height_cm - person.popliteal_height_cm\"", "\"\"\"\nchair.seat_height_cm - prson.x\"\"\"", "A"},
        {"chair.kind != 'bed'", "chair.kind != \\\"bet\\\"", "A"},
        {"chair.kind != 'bed'", "chair.seat_height_cm", "A"},
        {"\"chair.seat_height_cm - person.popliteal_height_cm\"", "\"footrest.used\"", "A"},
        {"\"chair.seat_height_cm - person.popliteal_height_cm\"", "3", "A"},
        {"unit = \"cm\"", "unit = \"deg\"", "A"},
        {"unit = \"cm\"", "", "A"},
    };
    expect_problems(cases);
}

TEST(RuleReader, TheBandIsChecked) {
    constexpr Broken cases[] = {
        {"ideal = { from = -3, to = 1 }", "ideal = { from = 2, to = 1 }", "A"},
        {"ideal = { from = -3, to = 1 }", "ideal = {}", "A"},
        {"ideal = { from = -3, to = 1 }", "", "A"},
        {"ideal = { from = -3, to = 1 }", "ideal = { from = -inf, to = 1 }", "A"},
        {"ideal = { from = -3, to = 1 }", "ideal = { from = \"a\", to = 1 }", "A"},
        {"ideal = { from = -3, to = 1 }", "ideal = { form = -3, to = 1 }", "A"},
        {"tolerable = { from = -6, to = 3 }", "tolerable = { from = -2, to = 0.5 }", "A"},
        {"tolerable = { from = -6, to = 3 }", "tolerable = { to = 3 }", "A"},
        {"measure =", "require =", "A"},
        {"unit = \"cm\"", "require = \"footrest.used\"", "A"},
        {"measure = \"chair.seat_height_cm - person.popliteal_height_cm\"", "", "A"},
    };
    expect_problems(cases);
}

TEST(RuleReader, PlaceholdersMustHaveSomethingToSay) {
    constexpr Broken cases[] = {
        {"The seat is {excess}", "The seat is {exces}", "A"},
        {"The seat is {excess}", "The seat is {excess", "A"},
        {"below = { direction = \"low\" }", "", "A"},
        {"below = { direction = \"low\" }", "below = { failure = \"Too low\" }", "A"},
        {"Hanging feet", "{name}", "A"},
    };
    expect_problems(cases);
    std::string one_sided = with("from = -3, ", "");
    one_sided.replace(one_sided.find("from = -6, "), 11, "");
    one_sided.replace(one_sided.find("reported = \"reported.seat_height\""), 33, "");
    one_sided.replace(one_sided.find("Change the seat by {excess}"), 27, "Not under {from}");
    EXPECT_EQ(read(one_sided).problems, "A");
    EXPECT_EQ(read(R"toml([[rule]]
id = "footrest-is-used"
title = "A footrest stands ready"
failure = "No footrest: {value} too {direction}"
fix = "Get one for the {subject}"
why = "Feet want a floor."
category = "seat"
severity = "minor"
require = "footrest.used"
ideal = { to = 3 }
sources = [{ key = "some-guide", says = "offer one", known = "general" }]
examples = [{ given = { "footrest.used" = true }, verdict = "pass" }]
)toml")
                  .problems,
              "A");
}

TEST(RuleReader, FactsAndExamplesAreChecked) {
    constexpr Broken cases[] = {
        {"\"reported.seat_height\"", "\"reported.seat_hight\"", "A"},
        {"\"reported.seat_height\"", "\"chair.kind\"", "A"},
        {"\"footrest.height_cm\"]", "\"footrest.hight_cm\"]", "A"},
        {"\"footrest.height_cm\"]", "\"posture.elbow_height_cm\"]", "A"},
        {"\"footrest.height_cm\"]", "\"screen[0].distance_cm\"]", "A"},
        {"\"chair.kind\" = \"task\"", "\"chair.knd\" = \"task\"", "A"},
        {"\"chair.kind\" = \"task\"", "\"chair.kind\" = \"tsk\"", "A"},
        {"\"chair.kind\" = \"task\"", "\"chair.kind\" = 0", "A"},
        {"\"chair.seat_height_cm\" = 41", "\"chair.seat_height_cm\" = 410", "A"},
        {"\"chair.seat_height_cm\" = 41", "\"chair.seat_height_cm\" = \"41\"", "A"},
        {"\"chair.seat_height_cm\" = 41", "\"footrest.used\" = 1", "A"},
        {"chair.kind = \"task\", chair", "\"chair.kind\" = \"task\", chair.kind = \"bed\", chair", "A"},
        {"{ given = {}, verdict", "{ verdict", "A"},
        {"verdict = \"unknown\"", "verdict = \"passed\"", "A"},
    };
    expect_problems(cases);
}

TEST(RuleReader, EveryProblemOfAFileIsFoundInOneRun) {
    std::string text = with("chair.seat_height_cm - person", "chair.seat_hieght_cm - person");
    text.replace(text.find("\"critical\""), 10, "\"critcal\"");
    text += good;
    EXPECT_EQ(read(text).problems, "A");
}

TEST(RuleReader, AnExampleMayNameARegionAndAStandingPosture) {
    const Read file = read(R"toml([[rule]]
id = "elbow-height"
title = "t"
failure = "f"
fix = "x"
why = "w"
category = "desk"
severity = "minor"
group = "posture"
measure = "posture.elbow_height_cm - (posture.kind == 'standing' ? 100 : 60)"
unit = "cm"
ideal = { from = 0, to = 2 }
tolerable = { from = 0, to = 2 }
sources = [{ key = "k", says = "s", known = "general" }]
examples = [
  { given = { "posture.kind" = "standing", "posture.elbow_height_cm" = 102 }, verdict = "pass" },
  { given = { "posture.kind" = "standing", "posture.elbow_height_cm" = 102.1 }, verdict = "fail" },
  { given = { "posture.kind" = "sitting", "posture.elbow_height_cm" = 60 }, verdict = "pass" },
  { given = { "posture.kind" = "sitting", "posture.elbow_height_cm" = 59.9, "discomfort.neck.weeks" = 1 }, verdict = "fail" },
]
)toml");
    ASSERT_EQ(file.problems, "");
    const Rule& rule = file.rules[0];
    EXPECT_TRUE(run_examples(rule).empty());
    EXPECT_TRUE(check_bound_examples(rule).empty());
    EXPECT_EQ(judge_example(rule, rule.examples[1]).measured, 2.1);
}

}  // namespace
}  // namespace ergoaudit
