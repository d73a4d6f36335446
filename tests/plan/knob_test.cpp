// Knobs as they are read, and what their examples notice: each kind of slip with and without the example that shows it.

#include "tests/support/same_knowledge.hpp"

#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/plan/knob_check.hpp"
#include "ergoaudit/plan/setting_range.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::string all_text(const Diagnostics& problems) {
    std::string text;
    for (const Diagnostic& problem : problems) text += to_text(problem);
    return text;
}

Result<std::vector<Knob>> read(const std::string& text, Arena& arena) {
    const auto document = toml_tree::parse(text, "furniture.toml", toml_tree::Quote::everything);
    if (!document.ok()) return document.problems();
    return read_knobs(document.value(), arena);
}

// Four lines of header and words, the expressions one a line, `examples = [`, and one example a line.
std::string knob_text(const std::string& expressions, const std::vector<std::string>& examples) {
    std::string text = "[[knob]]\nup = \"Raise\"\ndown = \"Lower\"\n" + expressions + "examples = [\n";
    for (const std::string& example : examples) text += "  { " + example + " },\n";
    return text + "]\n";
}

std::string complaints(const std::string& expressions, const std::vector<std::string>& examples) {
    Arena arena;
    return all_text(read(knob_text(expressions, examples), arena).problems());
}

MutationResult tried(const std::string& expressions, const std::vector<std::string>& examples) {
    Arena arena;
    const auto knobs = read(knob_text(expressions, examples), arena);
    if (!knobs.ok()) return ADD_FAILURE() << all_text(knobs.problems()), MutationResult{};
    EXPECT_EQ(all_text(run_examples(knobs.value()[0])), "");
    return mutate(knobs.value()[0]);
}

const std::string desk =
    "fact = \"desk.height_cm\"\nwhen = \"desk.kind == 'adjustable'\"\nlow = \"65\"\nhigh = \"85\"\n";
const std::string adjustable = "given = { \"desk.kind\" = \"adjustable\" }, low = 65, high = 85";
const std::string fixed = "given = { \"desk.kind\" = \"fixed\" }, cannot = true";

std::string verdict_on(const std::string& expressions, const std::string& example) {
    Arena arena;
    const auto knobs = read(knob_text(expressions, {example}), arena);
    return knobs.ok() ? all_text(run_examples(knobs.value()[0])) : all_text(knobs.problems());
}

// --- reading ----------------------------------------------------------------------------------------------------

TEST(KnobReader, keeps_examples_and_places) {
    Arena arena;
    const auto knobs = read(knob_text(desk + "aim = \"72\"\n", {adjustable + ", aim = 72", fixed}), arena);
    ASSERT_TRUE(knobs.ok()) << all_text(knobs.problems());
    const Knob& knob = knobs.value()[0];
    EXPECT_EQ(knob.where.file, "furniture.toml");
    EXPECT_EQ(knob.where.span.line, 1u);
    ASSERT_EQ(knob.examples.size(), 2u);
    EXPECT_FALSE(knob.examples[0].cannot);
    EXPECT_EQ(knob.examples[0].range, (Interval{65, 85}));
    EXPECT_EQ(knob.examples[0].aim, 72);
    EXPECT_EQ(knob.examples[0].where.line, 10u);
    EXPECT_TRUE(knob.examples[1].cannot);
    EXPECT_EQ(knob.examples[1].given.size(), 1u);
}

TEST(KnobReader, wants_an_example) {
    EXPECT_EQ(complaints(desk, {}),
              "furniture.toml:8:12: error: a knob needs at least one example\n"
              "   8 | examples = [\n"
              "     |            ^\n"
              "     = examples = [{ … }]\n");
}

TEST(KnobReader, fills_in_nothing_but_the_range_that_is_assumed) {
    for (const char* text : {"it goes from {range}", "it goes far", "{range} and no further"})
        EXPECT_EQ(complaints(desk + "assumed = \"" + text + "\"\n", {adjustable, fixed}), "") << text;
    for (const char* text : {"it goes from {low}", "{range} or {range}", "from {range", "up to }"})
        EXPECT_THAT(complaints(desk + "assumed = \"" + text + "\"\n", {adjustable, fixed}),
                    StartsWith("furniture.toml:8:11: error: nothing but {range} can stand in braces here"))
            << text;
}

TEST(KnobReader, takes_an_example_of_a_screen_that_is_counted) {
    const std::string screen =
        "fact = \"screen.yaw_deg\"\nwhen = \"screen.share > 0.5\"\nlow = \"-45\"\nhigh = \"45\"\n";
    const auto of_screen = [](const std::string& number) {
        return "screen = " + number + ", given = { \"screen[1].share\" = 0.8 }, low = -45, high = 45";
    };
    EXPECT_EQ(verdict_on(screen, of_screen("1")), "");
    EXPECT_NE(verdict_on(screen, of_screen("0")), "");
    for (const char* number : {"-1", "1.5", "99"})
        EXPECT_THAT(verdict_on(screen, of_screen(number)),
                    StartsWith("furniture.toml:9:14: error: \"screen\" lies from 0 to "))
            << number;
    EXPECT_THAT(verdict_on(desk, "screen = 1, " + adjustable),
                StartsWith("furniture.toml:9:14: error: only what is turned at each screen is asked of one\n"));
}

TEST(KnobReader, names_the_place_of_every_slip_in_an_example) {
    const std::string given = "given = { \"desk.kind\" = \"fixed\" }";
    struct Case {
        std::string example, first_line;
    };
    const Case cases[] = {
        {given, "furniture.toml:9:3: error: \"low\" is missing\n"},
        {given + ", low = 65", "furniture.toml:9:3: error: \"high\" is missing\n"},
        {given + ", low = 85, high = 65", "furniture.toml:9:46: error: \"low\" lies above \"high\"\n"},
        {given + ", cannot = true, low = 65", "furniture.toml:9:61: error: what cannot be turned has no \"low\"\n"},
        {given + ", cannot = 1", "furniture.toml:9:49: error: \"cannot\" must be true or false, not a number\n"},
        {given + ", cannot = true, sure = true", "furniture.toml:9:55: error: unknown key \"sure\"\n"},
        {"cannot = true", "furniture.toml:9:3: error: \"given\" is missing\n"},
        {"given = { \"desk.kind\" = \"fixd\" }, cannot = true",
         "furniture.toml:9:29: error: \"desk.kind\" cannot be \"fixd\"\n"},
        {"given = { \"desk.knid\" = \"fixed\" }, cannot = true",
         "furniture.toml:9:15: error: unknown fact \"desk.knid\"\n"},
    };
    for (const Case& one : cases) {
        const std::string said = complaints(desk, {one.example});
        EXPECT_EQ(said.substr(0, said.find('\n') + 1), one.first_line) << one.example;
    }
}

TEST(Knobs, differ_where_an_example_does) {
    const auto same_as_usual = [](const std::string& example) {
        Arena arena;
        const auto usual = read(knob_text(desk, {adjustable, fixed}), arena);
        const auto other = read(knob_text(desk, {adjustable, example}), arena);
        return same(usual.value()[0], other.value()[0]);
    };
    EXPECT_TRUE(same_as_usual(fixed));
    EXPECT_FALSE(same_as_usual("given = { \"desk.kind\" = \"sit-stand\" }, cannot = true"));
    EXPECT_FALSE(same_as_usual("given = { \"desk.kind\" = \"fixed\" }, low = 65, high = 85"));
}

// --- examples ---------------------------------------------------------------------------------------------------

TEST(KnobExamples, hold_to_a_thousandth) {
    EXPECT_EQ(verdict_on(desk, adjustable), "");
    EXPECT_EQ(verdict_on(desk, fixed), "");
    EXPECT_EQ(verdict_on(desk, "given = { \"desk.kind\" = \"adjustable\" }, low = 65.0004, high = 85"), "");
    EXPECT_NE(verdict_on(desk, "given = { \"desk.kind\" = \"adjustable\" }, low = 65.001, high = 85"), "");
}

TEST(KnobExamples, that_come_out_otherwise_say_what_came_out) {
    const std::string knob = "error: knob \"desk.height_cm\": ";
    EXPECT_EQ(
        verdict_on(desk, "given = { \"desk.kind\" = \"adjustable\" }, low = 65, high = 125"),
        "furniture.toml:9:3: " + knob + "example 1 says that it goes from 65 to 125, but it goes from 65 to 85\n");
    EXPECT_EQ(verdict_on(desk, "given = { \"desk.kind\" = \"adjustable\" }, cannot = true"),
              "furniture.toml:9:3: " + knob + "example 1 says that it cannot be turned, but it goes from 65 to 85\n");
    EXPECT_EQ(verdict_on(desk, "given = {}, low = 65, high = 85"),
              "furniture.toml:9:3: " + knob +
                  "example 1 says that it goes from 65 to 85, but it cannot be turned\n"
                  "     = \"when\" is not known to hold, or there is no range: an end is not known, or low lies above "
                  "high\n");
    EXPECT_EQ(verdict_on(desk + "aim = \"72\"\n", adjustable + ", aim = 70"),
              "furniture.toml:10:3: " + knob +
                  "example 1 says that it goes from 65 to 85, best at 70, but it goes from 65 to 85, best at 72\n");
}

// Both cannot be turned; but of one of them somebody is asked.
TEST(KnobExamples, tell_what_can_never_be_turned_from_what_is_not_known) {
    const std::string begin = "furniture.toml:9:3: error: knob \"desk.height_cm\": example 1 says that it ";
    EXPECT_EQ(verdict_on(desk, "given = {}, asked = true"), "");
    EXPECT_EQ(verdict_on(desk, "given = { \"desk.kind\" = \"fixed\" }, never = true"), "");
    EXPECT_EQ(verdict_on(desk, "given = {}, never = true"),
              begin + "can never be turned, but it asks whether it can be turned\n");
    EXPECT_EQ(verdict_on(desk, "given = { \"desk.kind\" = \"fixed\" }, asked = true"),
              begin + "asks whether it can be turned, but it can never be turned\n");
    EXPECT_EQ(verdict_on(desk, "given = { \"desk.kind\" = \"adjustable\" }, never = true"),
              begin + "can never be turned, but it goes from 65 to 85\n");
}

TEST(KnobExamples, are_not_turned_where_an_end_of_the_range_is_not_known) {
    const std::string ends =
        "fact = \"desk.height_cm\"\nwhen = \"desk.kind == 'adjustable'\"\n"
        "low = \"desk.height_min_cm\"\nhigh = \"desk.height_max_cm\"\n";
    const std::string given = "given = { \"desk.kind\" = \"adjustable\"";
    EXPECT_EQ(verdict_on(ends, given + ", \"desk.height_max_cm\" = 80 }, cannot = true"), "");
    EXPECT_EQ(verdict_on(ends, given + ", \"desk.height_min_cm\" = 60 }, cannot = true"), "");
    EXPECT_EQ(verdict_on(ends, given + ", \"desk.height_min_cm\" = 80, \"desk.height_max_cm\" = 60 }, cannot = true"),
              "");
    EXPECT_EQ(verdict_on(ends, given + ", \"desk.height_min_cm\" = 60, \"desk.height_max_cm\" = 80 }, "
                                       "low = 60, high = 80"),
              "");
}

// --- ranges -----------------------------------------------------------------------------------------------------

std::string said_of_range(const std::string& low, const std::string& high,
                          const std::string& fact = "screen.distance_cm") {
    Arena arena;
    const std::string expressions =
        "fact = \"" + fact + "\"\nwhen = \"true\"\nlow = \"" + low + "\"\nhigh = \"" + high + "\"\n";
    const auto knobs = read(knob_text(expressions, {"given = {}, cannot = true"}), arena);
    return knobs.ok() ? all_text(check_range(knobs.value()[0])) : all_text(knobs.problems());
}

// Of steps finer than usual so many at once as come nearest to it from below; of coarser ones each.
TEST(KnobSettings, are_no_finer_than_anybody_sets) {
    const Knowledge& knowledge = shipped_knowledge();
    const auto knob = std::ranges::find(knowledge.knobs, "desk.height_cm"_fact, &Knob::fact);
    ASSERT_NE(knob, knowledge.knobs.end());
    ASSERT_EQ(knob->step, 0.5);
    const auto settings = [&](double step) {
        Facts facts;
        constexpr auto kind = "desk.kind=sit-stand"_choice;
        facts.set(kind.fact, kind.value, Provenance::measured);
        facts.set("desk.height_cm"_fact, 70.3, Provenance::measured);
        facts.set("desk.height_min_cm"_fact, 70, Provenance::measured);
        facts.set("desk.height_max_cm"_fact, 71.2, Provenance::measured);
        if (step > 0) facts.set("desk.height_step_cm"_fact, step, Provenance::measured);
        return settings_of(*knob, facts, {}, {});
    };
    EXPECT_THAT(settings(0), ElementsAre(70, 70.3, 70.5, 71));
    EXPECT_THAT(settings(0.1), ElementsAre(70, 70.3, 70.5, 71));
    EXPECT_THAT(settings(0.001), ElementsAre(70, 70.3, 70.5, 71));
    EXPECT_THAT(settings(0.2), ElementsAre(70, 70.3, 70.4, 70.8, 71.2));
    EXPECT_THAT(settings(0.3), ElementsAre(70, 70.3, 70.6, 70.9, 71.2));
    EXPECT_THAT(settings(0.5), ElementsAre(70, 70.3, 70.5, 71));
    EXPECT_THAT(settings(0.6), ElementsAre(70, 70.3, 70.6, 71.2));
}

TEST(KnobRange, must_not_move_along_with_its_knob) {
    const auto complaint = [](const std::string& end) {
        return "furniture.toml:1:1: error: knob \"screen.distance_cm\": \"" + end +
               "\" is made of the present value of the knob\n"
               "     = say how far it goes wherever it is now; it may be asked for and compared with\n";
    };
    EXPECT_EQ(said_of_range("40", "75"), "");
    EXPECT_EQ(said_of_range("min(screen.distance_cm, 40)", "75"), complaint("low"));
    EXPECT_EQ(said_of_range("40", "screen.distance_cm + 20"), complaint("high"));
    EXPECT_EQ(said_of_range("screen.distance_cm", "screen.distance_cm"), complaint("low") + complaint("high"));
    EXPECT_EQ(said_of_range("40", "has(desk.depth_cm) ? desk.depth_cm : -(-screen.distance_cm)"), complaint("high"));
    EXPECT_EQ(said_of_range("clamp(30, 10, screen.distance_cm)", "75"), complaint("low"));
}

TEST(KnobRange, may_ask_for_the_present_value_and_compare_with_it) {
    EXPECT_EQ(said_of_range("has(screen.distance_cm) ? 40 : 50", "75"), "");
    EXPECT_EQ(said_of_range("screen.distance_cm > screen[1].distance_cm ? 40 : 50", "75"), "");
    EXPECT_EQ(said_of_range("abs(screen.distance_cm - 50) < 10 && keyboard.external ? 40 : 50", "75"), "");
    EXPECT_EQ(said_of_range("screen.height_cm", "max(screen[0].distance_cm, screen[1].distance_cm)"), "");
    EXPECT_EQ(said_of_range("desk.height_min_cm", "desk.height_max_cm", "desk.height_cm"), "");
}

// --- slips ------------------------------------------------------------------------------------------------------

TEST(KnobSlips, of_a_plain_knob_are_noticed_by_one_that_can_and_one_that_cannot) {
    const MutationResult all = tried(desk, {adjustable, fixed});
    EXPECT_THAT(all.survived, IsEmpty());
    EXPECT_EQ(all.tried, 8u);  // != for ==, two neighbours, `when` dropped, two numbers either way
    EXPECT_THAT(tried(desk, {adjustable}).survived, ElementsAre("when: dropped"));
    EXPECT_EQ(tried(desk, {fixed}).survived.size(), 5u);  // whatever the range is
}

TEST(KnobSlips, of_a_choice_turn_it_into_its_neighbours) {
    const std::string other_word =
        "fact = \"desk.height_cm\"\nwhen = \"desk.kind != 'fixed'\"\nlow = \"65\"\n"
        "high = \"85\"\n";
    const std::string sit_stand = "given = { \"desk.kind\" = \"sit-stand\" }, low = 65, high = 85";
    EXPECT_THAT(tried(other_word, {sit_stand}).survived, Contains("when: 'fixed' became 'adjustable'"));
    EXPECT_THAT(tried(other_word, {sit_stand, adjustable, fixed}).survived, IsEmpty());
}

TEST(KnobSlips, of_a_number_are_a_step_of_the_fact_or_its_last_decimal) {
    const std::string screen =
        "fact = \"screen.lateral_offset_cm\"\nwhen = \"screen.share > 0.6\"\nlow = \"-60\"\n"
        "high = \"60\"\n";
    const auto shared = [](const std::string& share, const std::string& outcome) {
        return "given = { \"screen.share\" = " + share + " }, " + outcome;
    };
    const std::string can = "low = -60, high = 60", cannot = "cannot = true";
    EXPECT_THAT(
        tried(screen, {shared("1", can), shared("0.4", cannot)}).survived,
        ElementsAre("when: (screen.share > 0.6): >= instead of >", "when: 0.6 became 0.5", "when: 0.6 became 0.7"));
    EXPECT_THAT(tried(screen, {shared("0.65", can), shared("0.6", cannot)}).survived, IsEmpty());

    const std::string seat =
        "fact = \"chair.seat_height_cm\"\nwhen = \"chair.kind == 'task'\"\n"
        "low = \"has(chair.seat_height_min_cm) ? min(chair.seat_height_min_cm, 40) : 40\"\nhigh = \"53\"\n";
    const std::string low_already =
        "given = { \"chair.kind\" = \"task\", \"chair.seat_height_min_cm\" = 38 }, low = 38, high = 53";
    EXPECT_THAT(tried(seat, {low_already}).survived,
                Contains("low: 40 became 39.5"));  // the step of the seat is half a centimetre
}

TEST(KnobSlips, of_a_yes_or_no_swap_it) {
    const auto desk_when = [](const std::string& when) {
        return "fact = \"desk.height_cm\"\nwhen = \"" + when + "\"\nlow = \"65\"\nhigh = \"85\"\n";
    };
    const std::string external = "given = { \"keyboard.external\" = true }, low = 65, high = 85";
    const std::string unsaid = "given = {}, low = 65, high = 85";
    for (const char* when : {"has(keyboard.external) ? keyboard.external : true",
                             "(has(keyboard.external) ? keyboard.external : true) && has(keyboard.external) == "
                             "has(keyboard.external)",
                             "keyboard.external || true"})
        EXPECT_THAT(tried(desk_when(when), {external}).survived, Contains("when: true became false")) << when;
    EXPECT_THAT(tried(desk_when("has(keyboard.external) ? keyboard.external : true"),
                      {external, unsaid, "given = { \"keyboard.external\" = false }, cannot = true"})
                    .survived,
                IsEmpty());
    // What always holds has no "dropped".
    EXPECT_THAT(tried(desk_when("true"), {unsaid}).survived, IsEmpty());
}

TEST(KnobSlips, of_an_aim_are_noticed_by_an_example_that_speaks_of_it) {
    const std::string aimed = desk + "aim = \"72\"\n";
    EXPECT_THAT(tried(aimed, {adjustable, fixed}).survived,
                ElementsAre("aim: 72 became 71.5", "aim: 72 became 72.5", "aim: dropped"));
    EXPECT_THAT(tried(aimed, {adjustable + ", aim = 72", fixed}).survived, IsEmpty());
}

TEST(KnobSlips, that_survive_are_told_with_the_place_of_the_knob) {
    Arena arena;
    const auto knobs = read(knob_text(desk, {adjustable}), arena);
    ASSERT_TRUE(knobs.ok());
    EXPECT_EQ(all_text(check_mutants(knobs.value()[0])),
              "furniture.toml:1:1: error: knob \"desk.height_cm\": no example would notice: when: dropped\n"
              "     = give an example that would come out otherwise\n");
}

// --- the furniture that is shipped ------------------------------------------------------------------------------

TEST(ShippedKnobs, notice_every_slip) {
    std::size_t tried = 0;
    for (const Knob& knob : shipped_knowledge().knobs) {
        EXPECT_EQ(all_text(check_range(knob)), "");
        EXPECT_EQ(all_text(run_examples(knob)), "");
        EXPECT_EQ(all_text(check_mutants(knob)), "");
        EXPECT_EQ(knob.where.file, "rules/furniture.toml");
        tried += mutate(knob).tried;
    }
    RecordProperty("tried", static_cast<int>(tried));
    EXPECT_GT(tried, 200u);
}

// Each expression has both sides shown: an example that can be turned and one that cannot.
TEST(ShippedKnobs, show_both_sides) {
    for (const Knob& knob : shipped_knowledge().knobs) {
        const auto outcomes = [&](bool cannot) {
            return std::ranges::count(knob.examples, cannot, &KnobExample::cannot);
        };
        EXPECT_GT(outcomes(false), 0) << knob.up;
        EXPECT_GT(outcomes(true), 0) << knob.up;
    }
}

}  // namespace
}  // namespace ergoaudit
