// Rule files: what a good one becomes, and what is said, and where, about each broken one.

#include "ergoaudit/rules/rule_reader.hpp"

#include "tests/support/program_listing.hpp"
#include "tests/support/same_knowledge.hpp"

#include "ergoaudit/rules/definition_reader.hpp"
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
    EXPECT_EQ(testing::listing(rule.measure), "fact chair.seat_height_cm\nfact person.popliteal_height_cm\nsubtract\n");
    EXPECT_EQ(rule.measure.unit, Unit::cm);
    EXPECT_EQ(rule.band, (Band{.ideal = {-3, 1}, .tolerable = {-6, 3}}));
    EXPECT_TRUE(rule.require.empty());
    EXPECT_EQ(rule.reported, "reported.seat_height"_fact);
    ASSERT_EQ(rule.adjust.size(), 2u);
    EXPECT_EQ(rule.adjust[1], "footrest.height_cm"_fact);
    ASSERT_EQ(rule.sources.size(), 1u);
    EXPECT_TRUE(same(rule.sources[0], (Citation{"some-guide", "4.2", "feet flat on the floor", HowKnown::secondary})));
    EXPECT_EQ(rule.our_choice, "the width of the band");
    ASSERT_EQ(rule.examples.size(), 4u);
    ASSERT_EQ(rule.examples[1].given.size(), 3u);  // nested tables like quoted paths
    EXPECT_EQ(rule.examples[1].given[1], (Given{row_of("chair.seat_height_cm"_fact), 41.1}));
    EXPECT_EQ(rule.examples[0].given[0], (Given{row_of("chair.kind"_fact), 0}));
    EXPECT_EQ(rule.where.file, "seat.toml");
    EXPECT_EQ(rule.where.span.line, 1u);
    EXPECT_TRUE(run_examples(rule).empty());
}

// The names of `definitions` and what they stand for give the same instructions.
TEST(RuleReader, ADefinitionStandsForItsExpression) {
    Arena arena;
    const auto definitions = toml_tree::parse(R"([[definition]]
name = "legs_cm"
is = "person.popliteal_height_cm - 1"
[[definition]]
name = "is_low"
is = "chair.seat_height_cm < legs_cm || chair.kind == 'bed'"
)",
                                              "definitions.toml");
    const auto named = read_definitions(definitions.value(), arena);
    ASSERT_TRUE(named.ok());
    ASSERT_EQ(named.value().size(), 2u);
    const auto compiled = [&](std::string_view condition, std::span<const Definition> known) {
        const auto text = with("\"chair.kind != 'bed'\"", condition);
        const auto rules = read_rules(toml_tree::parse(text, "seat.toml").value(), arena, known);
        return rules.ok() ? testing::listing(rules.value()[0].applies) : to_text(rules.problems().front());
    };
    EXPECT_EQ(compiled("\"!is_low && desk.height_cm > legs_cm\"", named.value()),
              compiled("\"!(chair.seat_height_cm < (person.popliteal_height_cm - 1) || chair.kind == 'bed') && "
                       "desk.height_cm > (person.popliteal_height_cm - 1)\"",
                       {}));
    EXPECT_NE(compiled("\"is_low\"", {}).find("unknown name \"is_low\""), std::string::npos);
}

TEST(RuleReader, ADefinitionMayUseThoseBeforeItAndIsGivenOnce) {
    const auto said = [](std::string_view text) {
        Arena arena;
        const auto read = read_definitions(toml_tree::parse(std::string(text), "d.toml").value(), arena);
        return read.ok() ? std::string("read") : to_text(read.problems().front());
    };
    EXPECT_NE(said("[[definition]]\nname = \"a\"\nis = \"b\"\n[[definition]]\nname = \"b\"\nis = \"true\"\n")
                  .find("d.toml:3:7: error: unknown name \"b\""),
              std::string::npos);
    EXPECT_NE(said("[[definition]]\nname = \"a\"\nis = \"true\"\n[[definition]]\nname = \"a\"\nis = \"true\"\n")
                  .find("d.toml:5:8: error: \"a\" is defined twice"),
              std::string::npos);
    EXPECT_NE(said("[[definition]]\nname = \"a\"\n").find("\"is\""), std::string::npos);
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

TEST(RuleReader, SumsHoldExpressionsAndTheEndsOfTheBand) {
    const std::string says =
        "our_choice = \"the width of the band\"\ncollides = [{ when = \"chair.kind == 'task'\", with = \"other\", "
        "says = \"At {chair.seat_height_cm + 1} and {to}.\" }]";
    const Read file = read(with("our_choice = \"the width of the band\"", says));
    EXPECT_EQ(file.problems, "");
    ASSERT_EQ(file.rules.size(), 1u);
    ASSERT_EQ(file.rules[0].words.collides.size(), 1u);
    const Reckoning& row = file.rules[0].words.collides[0];
    EXPECT_EQ(row.when.text, "chair.kind == 'task'");
    EXPECT_EQ(row.with, "other");
    EXPECT_EQ(row.text, "At {chair.seat_height_cm + 1} and {to}.");
    ASSERT_EQ(row.amounts.size(), 2u);
    EXPECT_EQ(testing::listing(row.amounts[0]), "fact chair.seat_height_cm\nnumber 1\nadd\n");
    EXPECT_TRUE(row.amounts[1].empty());
    const Read other = read(with("our_choice = \"the width of the band\"", says + " # moved"));
    ASSERT_EQ(other.rules.size(), 1u);
    EXPECT_TRUE(same(file.rules[0], other.rules[0]));
    EXPECT_FALSE(same(file.rules[0], read(good).rules[0]));
}

struct Broken {
    std::string_view from, to, expected;
};

void expect_problems(std::span<const Broken> cases) {
    for (const auto& [from, to, expected] : cases) EXPECT_EQ(read(with(from, to)).problems, expected) << to;
}

TEST(RuleReader, SumsAreChecked) {
    constexpr std::string_view place = "our_choice = \"the width of the band\"";
    constexpr Broken cases[] = {
        {place, "collides = [{ says = \"At {chair.seat_hight_cm}.\" }]",
         "19:27: unknown fact \"chair.seat_hight_cm\" (did you mean \"chair.seat_height_cm\"?)"},
        {place, "collides = [{ says = \"At last.\" }]", "19:23: a sentence of sums holds at least one {number}"},
        {place, "collides = [{ says = \"At {chair.seat_height_cm.\" }]", "19:26: \"{\" without \"}\""},
        {place, "collides = [{ says = \"At {chair.kind == 'task'}.\" }]",
         "19:26: a sum is told as a number, but this is yes or no"},
        {place, "collides = [{ says = \"At {to}.\", when = \"chair.seat_height_cm\" }]",
         "19:41: \"when\" must say yes or no, but this is a number"},
        {place, "collides = [{ says = \"At {to}.\", wen = \"1\" }]",
         "19:34: unknown key \"wen\" (did you mean \"when\"?)"},
    };
    expect_problems(cases);
}

TEST(RuleReader, KeysAndTypesAreChecked) {
    constexpr Broken cases[] = {
        {"severity =", "sevrity =",
         "1:1: \"severity\" is missing\n8:1: unknown key \"sevrity\" (did you mean \"severity\"?)"},
        {"title = \"Feet reach the floor\"", "", "1:1: \"title\" is missing"},
        {"title = \"Feet reach the floor\"", "title = 3", "3:9: \"title\" must be a string, not a number"},
        {"title = \"Feet reach the floor\"", "title = \"\"", "3:9: \"title\" is empty"},
        {"seat-fits-legs", "Seat_Fits",
         "2:6: \"Seat_Fits\" is not in kebab-case (small letters and digits, words joined by -: "
         "\"seat-height-fits-lower-leg\")"},
        {"category = \"seat\"", "category = \"seats\"",
         "7:12: \"category\" cannot be \"seats\" (did you mean \"seat\"?)"},
        {"severity = \"critical\"", "severity = \"awful\"",
         "8:12: \"severity\" cannot be \"awful\" (one of: critical, serious, moderate, minor)"},
        {"severity = \"critical\"", "severity = \"\"",
         "8:12: \"severity\" cannot be \"\" (one of: critical, serious, moderate, minor)"},
        {"applies = ", "group = \"veiw\"\napplies = ", "9:9: \"group\" cannot be \"veiw\" (did you mean \"view\"?)"},
        {"[[rule]]", "[[rules]]", "1:3: unknown key \"rules\" (did you mean \"rule\"?)"},
        {"sources = [{ key = \"some-guide\", clause = \"4.2\", says = \"feet flat on the floor\", known = "
         "\"secondary\" }]",
         "sources = []", "18:11: a rule needs at least one source (sources = [{ … }])"},
        {"known = \"secondary\"", "known = \"surely\"",
         "18:91: \"known\" cannot be \"surely\" (one of: primary, secondary, general)"},
        {"says = \"feet flat on the floor\", ", "", "18:12: \"says\" is missing"},
    };
    expect_problems(cases);
}

// The answer that a rule is judged by is read like all else.
TEST(RuleReader, ARuleOfTheWorkstationReadsNothingOfThePersonAlone) {
    constexpr Broken cases[] = {
        {"reported = \"reported.seat_height\"", "reported = \"conditions.vertigo\"",
         "14:12: a rule of the workstation must not read \"conditions.vertigo\" (give it a category of the habits: "
         "what "
         "it says then stays with the person)"},
        {"applies = \"chair.kind != 'bed'\"", "applies = \"conditions.vertigo\"",
         "9:11: a rule of the workstation must not read \"conditions.vertigo\" (give it a category of the habits: what "
         "it says then stays with the person)"},
    };
    expect_problems(cases);
}

TEST(RuleReader, ExpressionErrorsPointIntoTheText) {
    constexpr Broken cases[] = {
        {"chair.seat_height_cm - person", "chair.seat_hieght_cm - person",
         "10:12: unknown fact \"chair.seat_hieght_cm\" (did you mean \"chair.seat_height_cm\"?)"},
        {"measure = \"chair.seat_height_cm", "measure   =   \"chair.seat_height_cm + 'ü",
         "10:39: this quoted name has no closing quote (close it with ')"},
        {"\"chair.seat_height_cm - person.popliteal_height_cm\"", "\"\"\"\nchair.seat_height_cm - prson.x\"\"\"",
         "10:11: unknown fact \"prson.x\" (`ergoaudit facts` lists them all)"},
        {"chair.kind != 'bed'", "chair.kind != \\\"bet\\\"",
         "9:11: \"bet\" is none of the choices of chair.kind (did you mean \"bed\"? choices: task, fixed, kitchen, "
         "armchair, sofa, bed, stool, kneeling, ball, saddle)"},
        {"chair.kind != 'bed'", "chair.seat_height_cm", "9:11: \"applies\" must say yes or no, but this is a number"},
        {"\"chair.seat_height_cm - person.popliteal_height_cm\"", "\"footrest.used\"",
         "10:11: \"measure\" must be a number, but this is yes or no (what must hold is written as \"require\")"},
        {"\"chair.seat_height_cm - person.popliteal_height_cm\"", "3",
         "10:11: an expression is written as a string, not a number"},
        {"unit = \"cm\"", "unit = \"deg\"", "11:8: \"unit\" is \"deg\", but the measure is in \"cm\""},
        {"unit = \"cm\"", "", "1:1: \"unit\" is missing: the measure is in \"cm\""},
    };
    expect_problems(cases);
}

TEST(RuleReader, TheBandIsChecked) {
    constexpr Broken cases[] = {
        {"ideal = { from = -3, to = 1 }", "ideal = { from = 2, to = 1 }",
         "12:9: \"ideal\" is empty: from 2 is above to 1"},
        {"ideal = { from = -3, to = 1 }", "ideal = {}", "12:9: \"ideal\" needs \"from\" or \"to\""},
        {"ideal = { from = -3, to = 1 }", "", "1:1: \"ideal\" is missing"},
        {"ideal = { from = -3, to = 1 }", "ideal = { from = -inf, to = 1 }", "12:18: \"from\" must be a finite number"},
        {"ideal = { from = -3, to = 1 }", "ideal = { from = \"a\", to = 1 }",
         "12:18: \"from\" must be a number, not a string"},
        {"ideal = { from = -3, to = 1 }", "ideal = { form = -3, to = 1 }",
         "12:11: unknown key \"form\" (did you mean \"from\"?)\n13:13: \"tolerable\" has a \"from\", but \"ideal\" has "
         "none (leave it out, or give both an end)"},
        {"tolerable = { from = -6, to = 3 }", "tolerable = { from = -2, to = 0.5 }",
         "13:13: \"tolerable\" does not contain \"ideal\": from -2 lies inside -3\n13:13: \"tolerable\" does not "
         "contain \"ideal\": to 0.5 lies inside 1"},
        {"tolerable = { from = -6, to = 3 }", "tolerable = { to = 3 }",
         "13:13: \"tolerable\" has no \"from\", but \"ideal\" has one (repeat the ideal one when nothing beyond it is "
         "tolerable)"},
        {"measure =", "require =",
         "10:11: \"require\" must say yes or no, but this is a number\n11:8: a yes/no rule has no \"unit\"\n12:9: a "
         "yes/no rule has no \"ideal\"\n13:13: a yes/no rule has no \"tolerable\""},
        {"unit = \"cm\"", "require = \"footrest.used\"", "11:11: a rule has \"measure\" or \"require\", not both"},
        {"measure = \"chair.seat_height_cm - person.popliteal_height_cm\"", "",
         "1:1: \"measure\" or \"require\" is missing"},
    };
    expect_problems(cases);
}

TEST(RuleReader, PlaceholdersMustHaveSomethingToSay) {
    constexpr Broken cases[] = {
        {"The seat is {excess}", "The seat is {exces}",
         "4:24: unknown placeholder \"{exces}\" (did you mean \"{excess}\"?)"},
        {"The seat is {excess}", "The seat is {excess", "4:24: \"{\" without \"}\""},
        {"below = { direction = \"low\" }", "",
         "4:37: \"{direction}\" has no word for below (give below = { direction = \"…\" })"},
        {"below = { direction = \"low\" }", "below = { failure = \"Too low\" }", ""},
        {"Hanging feet", "{name}",
         "6:8: unknown placeholder \"{name}\" (there are {value} {excess} {direction} {from} {to} {subject})"},
    };
    expect_problems(cases);
    std::string one_sided = with("from = -3, ", "");
    one_sided.replace(one_sided.find("from = -6, "), 11, "");
    one_sided.replace(one_sided.find("reported = \"reported.seat_height\""), 33, "");
    one_sided.replace(one_sided.find("Change the seat by {excess}"), 27, "Not under {from}");
    EXPECT_EQ(read(one_sided).problems,
              "1:1: \"below\" is never said: nothing of this rule lies below\n5:18: \"{from}\" has nothing to say: "
              "\"ideal\" has no \"from\"");
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
              "4:25: \"{value}\" has nothing to say: a yes/no rule has no measure\n4:37: \"{direction}\" has nothing "
              "to say: a yes/no rule has no direction\n10:9: a yes/no rule has no \"ideal\"");
}

TEST(RuleReader, FactsAndExamplesAreChecked) {
    constexpr Broken cases[] = {
        {"\"reported.seat_height\"", "\"reported.seat_hight\"",
         "14:12: unknown fact \"reported.seat_hight\" (did you mean \"reported.seat_height\"?)"},
        {"\"reported.seat_height\"", "\"chair.kind\"",
         "14:12: \"chair.kind\" is no answer a rule can be judged by (take a yes/no fact, or a choice of too low, ok, "
         "too high)"},
        {"\"footrest.height_cm\"]", "\"footrest.hight_cm\"]",
         "15:35: unknown fact \"footrest.hight_cm\" (did you mean \"footrest.height_cm\"?)"},
        {"\"footrest.height_cm\"]", "\"posture.elbow_height_cm\"]",
         "15:35: \"posture.elbow_height_cm\" is computed, nobody can set it"},
        {"\"footrest.height_cm\"]", "\"screen[0].distance_cm\"]",
         "15:35: \"screen[0].distance_cm\" names an instance (write \"screen.distance_cm\")"},
        {"\"chair.kind\" = \"task\"", "\"chair.knd\" = \"task\"",
         "21:15: unknown fact \"chair.knd\" (did you mean \"chair.kind\"?)"},
        {"\"chair.kind\" = \"task\"", "\"chair.kind\" = \"tsk\"",
         "21:30: \"chair.kind\" cannot be \"tsk\" (did you mean \"task\"?)"},
        {"\"chair.kind\" = \"task\"", "\"chair.kind\" = 0", "21:30: \"chair.kind\" must be a string, not a number"},
        {"\"chair.seat_height_cm\" = 41", "\"chair.seat_height_cm\" = 410",
         "21:63: \"chair.seat_height_cm\" cannot be 410: it lies from 20 to 100"},
        {"\"chair.seat_height_cm\" = 41", "\"chair.seat_height_cm\" = \"41\"",
         "21:63: \"chair.seat_height_cm\" must be a number, not a string"},
        {"\"chair.seat_height_cm\" = 41", "\"footrest.used\" = 1",
         "21:56: \"footrest.used\" must be true or false, not a number"},
        {"chair.kind = \"task\", chair", "\"chair.kind\" = \"task\", chair.kind = \"bed\", chair",
         "22:44: \"chair.kind\" is given twice"},
        {"{ given = {}, verdict", "{ verdict",
         "24:3: \"given\" is missing (an example without any fact is given = {})"},
        {"verdict = \"unknown\"", "verdict = \"passed\"",
         "24:27: \"verdict\" cannot be \"passed\" (did you mean \"pass\"?)"},
    };
    expect_problems(cases);
}

TEST(RuleReader, EveryProblemOfAFileIsFoundInOneRun) {
    std::string text = with("chair.seat_height_cm - person", "chair.seat_hieght_cm - person");
    text.replace(text.find("\"critical\""), 10, "\"critcal\"");
    text += good;
    EXPECT_EQ(read(text).problems,
              "8:12: \"severity\" cannot be \"critcal\" (did you mean \"critical\"?)\n10:12: unknown fact "
              "\"chair.seat_hieght_cm\" (did you mean \"chair.seat_height_cm\"?)\n26:1: there are two rules "
              "\"seat-fits-legs\" (the first is in line 1)");
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
