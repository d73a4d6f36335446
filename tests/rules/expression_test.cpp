// What an expression compiles to, and what is said about one that does not.

#include "ergoaudit/rules/expression.hpp"

#include "tests/support/program_listing.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr std::array<Definition, 4> definitions = {{
    {"legs_cm", "person.popliteal_height_cm + person.shoe_height_cm"},
    {"seat", "chair.kind"},
    {"too_high", "chair.seat_height_cm > legs_cm"},
    {"wrong", "chair.knd == 'task' || 1"},
}};

Program program_of(const CompiledExpression& compiled) {
    return {.text = {}, .code = compiled.code, .unit = compiled.unit, .is_truth = compiled.is_truth};
}

// "fact chair.kind; number 0; equal → truth"
std::string compiled(std::string_view text, Group group = Group::workstation) {
    const auto result = compile(text, {.group = group, .definitions = definitions});
    if (!result.ok()) return "refused: " + result.problems().front().message;
    std::string line = testing::listing(program_of(result.value()));
    line.pop_back();
    for (std::size_t at = line.find('\n'); at != std::string::npos; at = line.find('\n', at)) line.replace(at, 1, "; ");
    const std::string unit(name(result.value().unit));
    return line + " → " + (result.value().is_truth ? "truth" : unit.empty() ? "number" : unit);
}

// "column+length: message (help)", one problem a line
std::string problems(std::string_view text, Group group = Group::workstation) {
    const auto result = compile(text, {.group = group, .definitions = definitions});
    std::string lines;
    for (const Diagnostic& problem : result.problems()) {
        EXPECT_EQ(problem.where.line, 1u);
        lines += (lines.empty() ? "" : "\n") + std::to_string(problem.where.column) + "+" +
                 std::to_string(problem.where.length) + ": " + problem.message +
                 (problem.help.empty() ? "" : " (" + problem.help + ")");
    }
    return lines;
}

struct Pair {
    std::string_view text, expected;
};

TEST(Expression, CompilesToPostfixWithItsUnit) {
    constexpr Pair cases[] = {
        {"73.5", "number 73.5 → number"},
        {".5 + 2e1", "number 0.5; number 20; add → number"},
        {"2.5E-1", "number 0.25 → number"},
        {"true", "number 1 → truth"},
        {"chair.seat_height_cm", "fact chair.seat_height_cm → cm"},
        {"-chair.seat_height_cm", "fact chair.seat_height_cm; negate → cm"},
        {"1 - 2 - 3", "number 1; number 2; subtract; number 3; subtract → number"},
        {"1 - (2 - 3)", "number 1; number 2; number 3; subtract; subtract → number"},
        {"1 + 2 * 3", "number 1; number 2; number 3; multiply; add → number"},
        {"-1 - -2", "number 1; negate; number 2; negate; subtract → number"},
        {"6 / 3 * 2", "number 6; number 3; divide; number 2; multiply → number"},
        {"true || false && true", "number 1; number 0; number 1; and; or → truth"},
        {"!true == false", "number 1; not; number 0; equal → truth"},
        {"1 < 2 == true", "number 1; number 2; less; number 1; equal → truth"},
        {"1 <= 2 && 3 >= 2 || 1 != 2",
         "number 1; number 2; less equal; number 3; number 2; greater equal; and; number 1; number 2; not equal; or → "
         "truth"},
        {"true ? 1 : false ? 2 : 3", "number 1; number 1; number 0; number 2; number 3; choose; choose → number"},
        {"footrest.used && !has(chair.kind)", "fact footrest.used; has fact chair.kind; not; and → truth"},
        {"footrest.used == true", "fact footrest.used; number 1; equal → truth"},
        {"abs(-3)", "number 3; negate; abs → number"},
        {"min(1, 2, 3)", "number 1; number 2; min; number 3; min → number"},
        {"clamp(1, 2, 3)", "number 1; number 2; number 3; clamp → number"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(compiled(text), expected) << text;
}

TEST(Expression, ALiteralTakesTheUnitItIsUsedWith) {
    constexpr Pair cases[] = {
        {"chair.seat_height_cm - 3", "fact chair.seat_height_cm; number 3; subtract → cm"},
        {"3 - chair.seat_height_cm", "number 3; fact chair.seat_height_cm; subtract → cm"},
        {"(1 + 2) - chair.seat_height_cm", "number 1; number 2; add; fact chair.seat_height_cm; subtract → cm"},
        {"2 * chair.seat_height_cm / 3", "number 2; fact chair.seat_height_cm; multiply; number 3; divide → cm"},
        {"chair.seat_height_cm / desk.height_cm", "fact chair.seat_height_cm; fact desk.height_cm; divide → number"},
        {"min(1, chair.seat_height_cm)", "number 1; fact chair.seat_height_cm; min → cm"},
        {"footrest.used ? 0 : footrest.height_cm",
         "fact footrest.used; number 0; fact footrest.height_cm; choose → cm"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(compiled(text), expected) << text;
}

TEST(Expression, AChoiceIsComparedByItsName) {
    constexpr Pair cases[] = {
        {"chair.kind == 'task'", "fact chair.kind; number 0; equal → truth"},
        {"\"bed\" != chair.kind", "number 5; fact chair.kind; not equal → truth"},
        {"mouse.side == mouse.side", "fact mouse.side; fact mouse.side; equal → truth"},
        {"'a' == \"a\"", "number 1 → truth"},
        {"'a' != 'a' || true", "number 0; number 1; or → truth"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(compiled(text), expected) << text;
}

TEST(Expression, AnInstanceIsAtHandOrNamed) {
    EXPECT_EQ(compiled("person.eyewear.single_vision || chair.defects.base_cracked"),
              "fact person.eyewear.single-vision; fact chair.defects.base-cracked; or → truth");
    EXPECT_EQ(compiled("discomfort.upper_back.severity_0_10"), "row discomfort.upper_back.severity_0_10 → number");
    EXPECT_EQ(compiled("posture.standing.elbow_height_cm"), "row posture.standing.elbow_height_cm → cm");
    EXPECT_EQ(compiled("screen[1].distance_cm"), "row screen[1].distance_cm → cm");
    EXPECT_EQ(compiled("has(view[2].standing.distance_cm)"), "has row view[2].standing.distance_cm → truth");
    EXPECT_EQ(compiled("rula.left.wrist"), "row rula.left.wrist → number");
    EXPECT_EQ(compiled("screen.distance_cm", Group::screen), "fact screen.distance_cm → cm");
    EXPECT_EQ(compiled("view.distance_cm + screen.distance_cm + posture.elbow_height_cm + desk.height_cm", Group::view),
              "fact view.distance_cm; fact screen.distance_cm; add; fact posture.elbow_height_cm; add; fact "
              "desk.height_cm; add → cm");
    EXPECT_EQ(compiled("rula.wrist", Group::side), "fact rula.wrist → number");
    EXPECT_EQ(compiled("discomfort.weeks", Group::region), "fact discomfort.weeks → weeks");
}

TEST(Expression, ADefinitionStandsForItsExpression) {
    EXPECT_EQ(compiled("legs_cm * 2"),
              "fact person.popliteal_height_cm; fact person.shoe_height_cm; add; number 2; multiply → cm");
    EXPECT_EQ(compiled("seat == 'stool'"), "fact chair.kind; number 6; equal → truth");
    EXPECT_EQ(compiled("!too_high"),
              "fact chair.seat_height_cm; fact person.popliteal_height_cm; fact person.shoe_height_cm; add; greater; "
              "not → truth");
}

TEST(Expression, EverySyntaxErrorSaysWhatAndWhere) {
    constexpr Pair cases[] = {
        {"", "1+0: an expression is missing here"},
        {"  ", "3+0: an expression is missing here"},
        {"1 +", "4+0: expected a fact, a number or \"(\", but found the end"},
        {"(1", "3+0: expected \")\", but found the end"},
        {"1)", "2+1: expected an operator, but found \")\""},
        {"1 2", "3+1: expected an operator, but found \"2\""},
        {"'a' 'b'", "5+3: expected an operator, but found \"'b'\""},
        {"min()", "5+1: expected a fact, a number or \"(\", but found \")\""},
        {"true ? 1", "9+0: expected \":\", but found the end"},
        {"1 % 2", "3+1: \"%\" has no meaning here"},
        {"1 = 2", "3+1: \"=\" has no meaning here (compare with ==)"},
        {"true & true", "6+1: \"&\" has no meaning here (write &&)"},
        {"1\x01", "2+1: a control character has no meaning here"},
        {"'ä' == 'ä' ? 1 : 2 §", "20+1: \"§\" has no meaning here"},
        {"'task", "1+5: this quoted name has no closing quote (close it with ')"},
        {"'a\\b'", "3+1: a quoted name has no escapes (write the name as it is, without \\)"},
        {"1.2.3", "1+5: \"1.2.3\" is not a number"},
        {"12cm", "1+4: \"12cm\" is not a number"},
        {"1e999", "1+5: this number is too large or too small"},
        {"screen[x].distance_cm", "7+1: \"[\" has no meaning here"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(problems(text), expected) << text;
}

TEST(Expression, EveryUnknownNameHasASuggestion) {
    constexpr Pair cases[] = {
        {"chair.seat_hieght_cm",
         "1+20: unknown fact \"chair.seat_hieght_cm\" (did you mean \"chair.seat_height_cm\"?)"},
        {"x.y", "1+3: unknown fact \"x.y\" (`ergoaudit facts` lists them all)"},
        {"chair", "1+5: unknown name \"chair\" (a fact is written with its table, as in chair.seat_height_cm)"},
        {"legs_cn", "1+7: unknown name \"legs_cn\" (did you mean \"legs_cm\"?)"},
        {"mim(1, 2)", "1+3: unknown function \"mim\" (did you mean \"min\"?)"},
        {"sqrt(1)", "1+4: unknown function \"sqrt\" (there are has, min, max, abs and clamp)"},
        {"chair.kind == 'beed'",
         "15+6: \"beed\" is none of the choices of chair.kind (did you mean \"bed\"? choices: task, fixed, kitchen, "
         "armchair, sofa, bed, stool, kneeling, ball, saddle)"},
        {"desk.kind == 'round'",
         "14+7: \"round\" is none of the choices of desk.kind (choices: fixed, adjustable, sit-stand)"},
        {"screen[6].distance_cm", "1+21: there is no \"screen[6]\" (screens are counted from [0] to [5])"},
        {"screen[0].distence_cm",
         "1+21: unknown fact \"screen[0].distence_cm\" (did you mean \"screen[0].distance_cm\"?)"},
        {"view[0].sitting.distence_cm",
         "1+27: unknown fact \"view[0].sitting.distence_cm\" (did you mean \"view[0].sitting.distance_cm\"?)"},
        {"discomfort.uper_back.weeks", "1+26: unknown region of the body \"uper_back\" (did you mean \"upper_back\"?)"},
        {"discomfort.upper_back.weks",
         "1+26: unknown fact \"discomfort.upper_back.weks\" (did you mean \"discomfort.upper_back.weeks\"?)"},
        {"posture.lying.elbow_height_cm", "1+29: unknown posture \"lying\" (one of: sitting, standing)"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(problems(text), expected) << text;
}

TEST(Expression, AFactOfAnotherGroupMustBeNamed) {
    constexpr Pair cases[] = {
        {"screen.distance_cm",
         "1+18: \"screen.distance_cm\" exists more than once (say which one is meant: screen[0].distance_cm)"},
        {"posture.elbow_height_cm",
         "1+23: \"posture.elbow_height_cm\" exists more than once (say which one is meant: "
         "posture.sitting.elbow_height_cm)"},
        {"view.distance_cm",
         "1+16: \"view.distance_cm\" exists more than once (say which one is meant: view[0].sitting.distance_cm)"},
        {"view[0].distance_cm",
         "1+19: \"view[0].distance_cm\" exists more than once (write view[0].sitting.distance_cm or "
         "view[0].standing.distance_cm)"},
        {"rula.wrist", "1+10: \"rula.wrist\" exists more than once (say which one is meant: rula.left.wrist)"},
        {"has(discomfort.weeks)",
         "5+16: \"discomfort.weeks\" exists more than once (say which one is meant: discomfort.neck.weeks)"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(problems(text), expected) << text;
    EXPECT_EQ(problems("view.distance_cm", Group::screen),
              "1+16: \"view.distance_cm\" exists more than once (say which one is meant: view[0].sitting.distance_cm)");
}

TEST(Expression, UnitsAndKindsAreChecked) {
    constexpr Pair cases[] = {
        {"chair.seat_height_cm + screen[0].yaw_deg", "22+1: + takes equal units, but these are cm and deg"},
        {"chair.seat_height_cm > screen[0].yaw_deg", "22+1: > takes equal units, but these are cm and deg"},
        {"chair.seat_height_cm * desk.height_cm", "22+1: * takes a unit on one side only, but these are cm and cm"},
        {"chair.seat_height_cm / screen[0].yaw_deg",
         "22+1: / divides by the same unit or by none, but these are cm and deg"},
        {"1 / chair.seat_height_cm", "3+1: / divides by the same unit or by none, but these are no unit and cm"},
        {"rosa.chair_height + desk.height_cm",
         "1+17: unknown fact \"rosa.chair_height\" (`ergoaudit facts` lists them all)"},
        {"rula.left.wrist + desk.height_cm", "17+1: + takes equal units, but these are no unit and cm"},
        {"min(chair.seat_height_cm, screen[0].yaw_deg)", "27+17: min takes equal units, but these are cm and deg"},
        {"true ? chair.seat_height_cm : screen[0].yaw_deg", "8+40: ?: takes equal units, but these are cm and deg"},
        {"footrest.used + 1", "1+13: + takes numbers, but this is yes or no"},
        {"chair.kind + 1", "1+10: + takes numbers, but this is a choice"},
        {"-'task'", "2+6: - takes numbers, but this is a quoted name"},
        {"1 && true", "1+1: && takes yes or no, but this is a number without unit"},
        {"!chair.seat_height_cm", "2+20: ! takes yes or no, but this is a number in cm"},
        {"1 ? 2 : 3", "1+1: ? takes yes or no, but this is a number without unit"},
        {"true < false", "1+4: < takes numbers, but this is yes or no\n8+5: < takes numbers, but this is yes or no"},
        {"true ? 1 : false",
         "8+9: ?: takes two numbers or two yes-or-no, but these are a number without unit and yes or no"},
        {"footrest.used == 1", "15+2: == compares like with like, but these are yes or no and a number without unit"},
        {"chair.kind == 1", "12+2: == compares like with like, but these are a choice and a number without unit"},
        {"chair.kind == person.sex", "12+2: these two facts have different choices"},
        {"chair.kind", "1+10: a choice alone is no result (compare it with == or !=)"},
        {"'task'", "1+6: a quoted name alone is no result (compare it with == or !=)"},
        {"min(1)", "1+6: min takes at least 2 values, but here are 1"},
        {"abs(1, 2)", "1+9: abs takes 1 value, but here are 2"},
        {"clamp(1, 2)", "1+11: clamp takes 3 values, but here are 2"},
        {"has(1)", "5+1: has takes a fact (write it as has(chair.kind))"},
        {"has(legs_cm)", "5+7: has takes a fact (write it as has(chair.kind))"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(problems(text), expected) << text;
}

TEST(Expression, OneRunFindsEveryWrongMeaning) {
    EXPECT_EQ(problems("chair.knd == 'task' && desk.hight_cm > 3 + true"),
              "1+9: unknown fact \"chair.knd\" (did you mean \"chair.kind\"?)\n"
              "24+13: unknown fact \"desk.hight_cm\" (did you mean \"desk.height_cm\"?)\n"
              "44+4: + takes numbers, but this is yes or no");
    EXPECT_EQ(problems("wrong"),
              "1+5: in \"wrong\": unknown fact \"chair.knd\" (did you mean \"chair.kind\"?)\n"
              "1+5: in \"wrong\": || takes yes or no, but this is a number without unit");
}

TEST(Expression, ADefinitionSeesOnlyThoseBeforeIt) {
    constexpr std::array<Definition, 2> loop = {{{"a", "b + 1"}, {"b", "a + 1"}}};
    const auto result = compile("b", {.group = Group::workstation, .definitions = loop});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.problems().front().message, "in \"b\": in \"a\": unknown name \"b\"");
}

std::string repeated(std::string_view part, int count) {
    std::string result;
    for (int i = 0; i < count; ++i) result += part;
    return result;
}

TEST(Expression, SizeIsLimitedSoThatNothingOverflows) {
    EXPECT_EQ(compiled(repeated("(", 64) + "1" + repeated(")", 64)), "number 1 → number");
    EXPECT_EQ(problems(repeated("(", 65) + "1" + repeated(")", 65)), "66+1: this is nested too deeply");
    EXPECT_EQ(problems(repeated("!", 100000)), "66+1: this is nested too deeply");
    EXPECT_EQ(problems(repeated("1+", 5000) + "1"),
              "1+10001: this expression is too long (split it into several rules)");
    // a + (a + (a + …)) keeps every a on the stack
    EXPECT_TRUE(compile(repeated("1+(", 63) + "1" + repeated(")", 63), {}).ok());
    EXPECT_EQ(problems(repeated("max(1,1+(", 32) + "1" + repeated("))", 32)),
              "1+353: this needs more than 64 values at once");
    std::vector<std::string> texts = {"1 + 1"};
    std::vector<std::string> names = {"d0"};
    for (int i = 1; i < 40; ++i) {
        texts.push_back(names.back() + " + " + names.back());
        names.push_back("d" + std::to_string(i));
    }
    std::vector<Definition> doubling;
    for (std::size_t i = 0; i < texts.size(); ++i) doubling.push_back({names[i], texts[i]});
    EXPECT_FALSE(compile("d39", {.group = Group::workstation, .definitions = doubling}).ok());
}

TEST(Program, NamesTheRowsItReadsOnceInOrder) {
    const auto result = compile(
        "view.distance_cm + screen.distance_cm + view.distance_cm > 3 || has(rula.right.wrist) || footrest.used",
        {.group = Group::view});
    ASSERT_TRUE(result.ok());
    const Instance second_standing = {.screen = 1, .posture = standing};
    const std::vector<Row> expected = {row_of("view.distance_cm"_fact, second_standing),
                                       row_of("screen.distance_cm"_fact, second_standing),
                                       row_of("rula.wrist"_fact, {.side = 1}), row_of("footrest.used"_fact)};
    EXPECT_EQ(rows_read(program_of(result.value()), second_standing), expected);
}

TEST(Program, ReadsTheInstanceAtHand) {
    Facts facts;
    facts.set("screen.distance_cm"_fact, 60, Provenance::measured, {.screen = 0});
    facts.set("screen.distance_cm"_fact, 80, Provenance::measured, {.screen = 1});
    const auto result = compile("screen.distance_cm - screen[0].distance_cm", {.group = Group::screen});
    ASSERT_TRUE(result.ok());
    EXPECT_EQ(evaluate(program_of(result.value()), facts, {.screen = 0}), 0);
    EXPECT_EQ(evaluate(program_of(result.value()), facts, {.screen = 1}), 20);
    EXPECT_TRUE(std::isnan(evaluate(program_of(result.value()), facts, {.screen = 2})));
}

TEST(Program, AnEmptyProgramIsUnknown) { EXPECT_TRUE(std::isnan(evaluate({}, Facts{}, {}))); }

}  // namespace
}  // namespace ergoaudit
