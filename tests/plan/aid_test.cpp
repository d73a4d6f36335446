// Aids as they are read, where they can be had, and what their examples notice.

#include "tests/support/same_knowledge.hpp"

#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/plan/aid_check.hpp"
#include "ergoaudit/rules/rule_check.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

std::string all_text(const Diagnostics& problems) {
    std::string text;
    for (const Diagnostic& problem : problems) text += to_text(problem);
    return text;
}

Result<std::vector<Aid>> read(const std::string& text, Arena& arena) {
    const auto document = toml_tree::parse(text, "aids.toml", toml_tree::Quote::everything);
    if (!document.ok()) return document.problems();
    return read_aids(document.value(), arena);
}

const std::string header = "item = \"edge-pad\"\nkind = \"buy\"\ngroup = \"workstation\"\n";
const std::string price = "price = 15\nprice_because = \"Assumed.\"\n";
const std::string sharp = "when = \"desk.edge == 'sharp'\"\n";
const std::string padded = "{ fact = \"desk.edge\", to = \"padded\" }";
const std::string becomes_padded = "given = { \"desk.edge\" = \"sharp\" }, sets = { \"desk.edge\" = \"padded\" }";
const std::string rounded = "given = { \"desk.edge\" = \"rounded\" }, cannot = true";

// Three lines of words, the fields one a line, each effect and each example on a line of its own.
std::string aid_text(const std::string& fields, const std::vector<std::string>& effects,
                     const std::vector<std::string>& examples) {
    std::string text = "[[aid]]\nslot = \"edge\"\nstep = \"Get it\"\nsource = \"own-design\"\n" + fields + "sets = [\n";
    for (const std::string& effect : effects) text += "  " + effect + ",\n";
    text += "]\nexamples = [\n";
    for (const std::string& example : examples) text += "  { " + example + " },\n";
    return text + "]\n";
}

std::string complaints(const std::string& fields, const std::vector<std::string>& effects,
                       const std::vector<std::string>& examples = {becomes_padded}) {
    Arena arena;
    return all_text(read(aid_text(fields, effects, examples), arena).problems());
}

// --- reading ----------------------------------------------------------------------------------------------------

TEST(AidReader, keeps_what_is_written_and_where) {
    Arena arena;
    const auto aids = read(aid_text(header + price + sharp, {padded}, {becomes_padded, rounded}), arena);
    ASSERT_TRUE(aids.ok()) << all_text(aids.problems());
    const Aid& aid = aids.value()[0];
    EXPECT_EQ(aid.item, "edge-pad");
    EXPECT_EQ(aid.kind, AidKind::buy);
    EXPECT_EQ(aid.group, Group::workstation);
    EXPECT_EQ(aid.slot, "edge");
    EXPECT_EQ(aid.price, 15);
    EXPECT_FALSE(aid.setting.exists());
    ASSERT_EQ(aid.sets.size(), 1u);
    EXPECT_EQ(aid.sets[0].value, choice_value("desk.edge"_fact.info(), "padded"));
    EXPECT_TRUE(aid.sets[0].to.empty());
    ASSERT_EQ(aid.examples.size(), 2u);
    EXPECT_EQ(aid.examples[0].sets.size(), 1u);
    EXPECT_TRUE(aid.examples[1].cannot);
    EXPECT_EQ(aid.examples[1].where.line, 16u);
    EXPECT_EQ(aid.where.file, "aids.toml");
    EXPECT_EQ(aid.where.span.line, 1u);
}

TEST(AidReader, names_the_place_of_a_slip_and_what_was_meant) {
    EXPECT_EQ(complaints(header + price + sharp, {"{ fact = \"desk.egde\", to = \"padded\" }"}),
              "aids.toml:12:12: error: no such fact: \"desk.egde\"\n"
              "  12 |   { fact = \"desk.egde\", to = \"padded\" },\n"
              "     |            ^^^^^^^^^^^\n"
              "     = did you mean \"desk.edge\"?\n");
    EXPECT_EQ(complaints(header + price + sharp, {"{ fact = \"desk.edge\", to = \"soft\" }"}),
              "aids.toml:12:30: error: \"desk.edge\" cannot be \"soft\"\n"
              "  12 |   { fact = \"desk.edge\", to = \"soft\" },\n"
              "     |                              ^^^^^^\n"
              "     = one of: sharp|rounded|padded\n");
    EXPECT_EQ(complaints("item = \"edge-pat\"\nkind = \"buy\"\ngroup = \"workstation\"\n" + price + sharp, {padded}),
              "aids.toml:5:8: error: [shop] knows no item \"edge-pat\"\n"
              "   5 | item = \"edge-pat\"\n"
              "     |        ^^^^^^^^^^\n"
              "     = did you mean \"edge-pad\"?\n");
}

TEST(AidReader, keeps_the_parts_of_a_set) {
    Arena arena;
    const std::string parts = "parts = [{ item = \"mouse\", in_use = \"mouse.external\" }, { item = \"footrest\" }]\n";
    const auto aids = read(aid_text(header + price + sharp + parts, {padded}, {becomes_padded, rounded}) +
                               aid_text(header + price + sharp, {padded}, {becomes_padded, rounded}),
                           arena);
    ASSERT_TRUE(aids.ok()) << all_text(aids.problems());
    EXPECT_THAT(aids.value()[0].parts, ElementsAre(AidPart{"mouse", "mouse.external"_fact}, AidPart{"footrest", {}}));
    EXPECT_THAT(aids.value()[1].parts, IsEmpty());
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n') + 1); }

TEST(AidReader, refuses_what_an_aid_cannot_set) {
    struct Case {
        std::string effect, said;
    };
    const std::string elsewhere = "error: an aid changes what is written about the workplace, nothing else\n";
    const Case cases[] = {
        // the wrong kind of value
        {"{ fact = \"desk.height_cm\", to = 73 }", "aids.toml:12:35: error: \"to\" must be a string, not a number\n"},
        {"{ fact = \"desk.height_cm\", to = \"desk.edge == 'sharp'\" }",
         "aids.toml:12:35: error: this must be a number\n"},
        {"{ fact = \"desk.height_cm\", to = \"desk.hieght_cm + 3\" }",
         "aids.toml:12:36: error: unknown fact \"desk.hieght_cm\"\n"},
        {"{ fact = \"desk.edge\", to = true }", "aids.toml:12:30: error: \"to\" must be a string, not true or false\n"},
        {"{ fact = \"phone.headset\", to = \"yes\" }",
         "aids.toml:12:34: error: \"to\" must be true or false, not a string\n"},
        {"{ fact = \"phone.headset\" }", "aids.toml:12:3: error: \"to\" is missing\n"},
        {"{ fact = \"desk.height_cm\" }", "aids.toml:12:3: error: \"to\" is missing\n"},
        {"{ to = true }", "aids.toml:12:3: error: \"fact\" is missing\n"},
        // what follows from other facts, is about a person or about their health
        {"{ fact = \"posture.elbow_height_cm\", to = \"70\" }", "aids.toml:12:12: " + elsewhere},
        {"{ fact = \"desk.underside_height_cm\", to = \"70\" }", "aids.toml:12:12: " + elsewhere},
        {"{ fact = \"person.stature_cm\", to = \"170\" }", "aids.toml:12:12: " + elsewhere},
        {"{ fact = \"discomfort.severity_0_10\", to = \"0\" }", "aids.toml:12:12: " + elsewhere},
        // one screen of several
        {"{ fact = \"screen.distance_cm\", to = \"60\" }",
         "aids.toml:12:12: error: \"screen.distance_cm\" is asked of each screen, and this aid is not\n"},
        {"{ fact = \"desk.edge\", to = \"padded\", also = true }", "aids.toml:12:40: error: unknown key \"also\"\n"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(first_line(complaints(header + price + sharp, {one.effect})), one.said) << one.effect;
    EXPECT_EQ(first_line(complaints(header + price + sharp, {padded, padded})),
              "aids.toml:13:3: error: \"desk.edge\" is set twice\n");
    EXPECT_EQ(first_line(complaints(header + price + sharp, {})),
              "aids.toml:11:8: error: an aid that sets nothing changes nothing\n");
}

TEST(AidReader, wants_each_field) {
    struct Case {
        std::string fields, said;
    };
    const Case cases[] = {
        {header + sharp, "aids.toml:1:1: error: \"price\" is missing\n"},
        {header + "price = 15\n" + sharp, "aids.toml:1:1: error: \"price_because\" is missing\n"},
        {header + "price = -1\nprice_because = \"Assumed.\"\n" + sharp, "aids.toml:8:9: error: a price is 0 or more\n"},
        {header + price, "aids.toml:1:1: error: \"when\" is missing\n"},
        {header + price + "when = \"desk.height_cm\"\n",
         "aids.toml:10:8: error: \"when\" must say yes or no, but this is a number\n"},
        {header + price + "when = \"desk.egde == 'sharp'\"\n", "aids.toml:10:9: error: unknown fact \"desk.egde\"\n"},
        {"kind = \"buy\"\ngroup = \"workstation\"\n" + price + sharp, "aids.toml:1:1: error: \"item\" is missing\n"},
        {"item = \"edge-pad\"\nkind = \"sell\"\ngroup = \"workstation\"\n" + price + sharp,
         "aids.toml:6:8: error: \"kind\" cannot be \"sell\"\n"},
        {"item = \"edge-pad\"\nkind = \"buy\"\ngroup = \"posture\"\n" + price + sharp,
         "aids.toml:7:9: error: \"group\" cannot be \"posture\"\n"},
        {"item = \"chair.armrest\"\nkind = \"remove\"\ngroup = \"workstation\"\n" + sharp,
         "aids.toml:5:8: error: no such fact: \"chair.armrest\"\n"},
        {"item = \"desk.edge\"\nkind = \"remove\"\ngroup = \"workstation\"\n" + price + sharp,
         "aids.toml:8:1: error: unknown key \"price\"\n"},
        {header + price + sharp + "setting = \"desk.hieght_cm\"\n",
         "aids.toml:11:11: error: no such fact: \"desk.hieght_cm\"\n"},
        {header + price + sharp + "setting = \"desk.height_cm\"\n",
         "aids.toml:11:11: error: \"desk.height_cm\" is not among what is set\n"},
        {header + price + sharp + "colour = \"grey\"\n", "aids.toml:11:1: error: unknown key \"colour\"\n"},
    };
    for (const Case& one : cases) EXPECT_EQ(first_line(complaints(one.fields, {padded})), one.said) << one.fields;
}

TEST(AidReader, names_the_place_of_a_slip_in_a_part) {
    EXPECT_EQ(complaints(header + price + sharp + "parts = [{ item = \"footrets\" }]\n", {padded}),
              "aids.toml:11:19: error: [shop] knows no item \"footrets\"\n"
              "  11 | parts = [{ item = \"footrets\" }]\n"
              "     |                   ^^^^^^^^^^\n"
              "     = did you mean \"footrest\"?\n");
    EXPECT_EQ(
        complaints(header + price + sharp + "parts = [{ item = \"mouse\", in_use = \"mouse.extrenal\" }]\n", {padded}),
        "aids.toml:11:37: error: no such fact: \"mouse.extrenal\"\n"
        "  11 | parts = [{ item = \"mouse\", in_use = \"mouse.extrenal\" }]\n"
        "     |                                     ^^^^^^^^^^^^^^^^\n"
        "     = did you mean \"mouse.external\"?\n");
    struct Case {
        std::string parts, said;
    };
    const Case cases[] = {
        {"{ in_use = \"mouse.external\" }", "aids.toml:11:10: error: \"item\" is missing\n"},
        {"{ item = \"mouse\", in_use = true }",
         "aids.toml:11:37: error: \"in_use\" must be a string, not true or false\n"},
        {"{ item = \"mouse\", in_use = \"mouse.height_cm\" }",
         "aids.toml:11:37: error: \"mouse.height_cm\" is no yes or no about the workstation\n"},
        {"{ item = \"mouse\", in_use = \"screen.glare\" }",
         "aids.toml:11:37: error: \"screen.glare\" is no yes or no about the workstation\n"},
        {"{ item = \"mouse\", in_use = \"conditions.osteoporosis\" }",
         "aids.toml:11:37: error: \"conditions.osteoporosis\" is no yes or no about the workstation\n"},
        {"{ item = \"mouse\" }, { item = \"mouse\" }", "aids.toml:11:30: error: \"mouse\" is a part twice\n"},
        {"{ item = \"edge-pad\" }", "aids.toml:11:10: error: \"edge-pad\" is no part of itself\n"},
        {"{ item = \"mouse\", price = 3 }", "aids.toml:11:28: error: unknown key \"price\"\n"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(first_line(complaints(header + price + sharp + "parts = [" + one.parts + "]\n", {padded})), one.said)
            << one.parts;
    EXPECT_EQ(first_line(complaints("item = \"desk.edge\"\nkind = \"remove\"\ngroup = \"workstation\"\n" + sharp +
                                        "parts = [{ item = \"mouse\" }]\n",
                                    {padded})),
              "aids.toml:9:1: error: unknown key \"parts\"\n");
}

// Two variants that each tell the parts could tell different ones; and a part has a price, which a set in it would
// change.
TEST(AidReader, wants_parts_told_once_and_without_parts_of_their_own) {
    const auto kit = [](std::string_view item, const std::string& parts) {
        return aid_text("item = \"" + std::string(item) + "\"\nkind = \"buy\"\ngroup = \"workstation\"\n" + price +
                            sharp + "parts = [{ item = \"" + parts + "\" }]\n",
                        {padded}, {becomes_padded});
    };
    const auto said_of = [](const std::string& text) {
        Arena arena;
        return all_text(read(text, arena).problems());
    };
    EXPECT_EQ(said_of(kit("edge-pad", "mouse") + kit("headset", "mouse")), "");
    for (const char* parts : {"mouse", "footrest"})
        EXPECT_EQ(said_of(kit("edge-pad", "mouse") + kit("edge-pad", parts)),
                  "aids.toml:28:9: error: the parts of \"edge-pad\" are told twice\n"
                  "  28 | parts = [{ item = \"" +
                      std::string(parts) +
                      "\" }]\n"
                      "     |         " +
                      std::string(std::string_view("[{ item = \"\" }]").size() + std::string_view(parts).size(), '^') +
                      "\n"
                      "     = one of its variants tells them for all\n");
    for (const std::string& text :
         {kit("edge-pad", "mouse") + kit("mouse", "footrest"), kit("mouse", "footrest") + kit("edge-pad", "mouse")})
        EXPECT_NE(said_of(text).find("error: \"mouse\", a part of \"edge-pad\", has parts itself\n"), std::string::npos)
            << said_of(text);
}

TEST(AidReader, names_the_place_of_every_slip_in_an_example) {
    const std::string given = "given = { \"desk.edge\" = \"sharp\" }";
    struct Case {
        std::string example, said;
    };
    const Case cases[] = {
        {given, "aids.toml:15:3: error: \"sets\" is missing\n"},
        {"cannot = true", "aids.toml:15:3: error: \"given\" is missing\n"},
        {given + ", cannot = 1", "aids.toml:15:49: error: \"cannot\" must be true or false, not a number\n"},
        {given + ", cannot = true, sets = {}", "aids.toml:15:55: error: unknown key \"sets\"\n"},
        {given + ", sets = { \"desk.egde\" = \"padded\" }", "aids.toml:15:49: error: unknown fact \"desk.egde\"\n"},
        {given + ", sets = { \"desk.edge\" = \"soft\" }", "aids.toml:15:63: error: \"desk.edge\" cannot be \"soft\"\n"},
    };
    for (const Case& one : cases)
        EXPECT_EQ(first_line(complaints(header + price + sharp, {padded}, {one.example})), one.said) << one.example;
    EXPECT_EQ(first_line(complaints(header + price + sharp, {padded}, {})),
              "aids.toml:14:12: error: an aid needs at least one example\n");
}

TEST(Aids, differ_where_anything_is_written_otherwise) {
    const std::string usual = aid_text(header + price + sharp, {padded}, {becomes_padded, rounded});
    const auto same_as_usual = [&](const std::string& from, const std::string& to) {
        std::string text = usual;
        text.replace(text.find(from), from.size(), to);
        Arena arena;
        const auto one = read(usual, arena), other = read("# another place\n" + text, arena);
        EXPECT_TRUE(other.ok()) << all_text(other.problems());
        return other.ok() && same(one.value()[0], other.value()[0]);
    };
    EXPECT_TRUE(same_as_usual("Get it", "Get it"));
    EXPECT_FALSE(same_as_usual("Get it", "Get one"));
    EXPECT_FALSE(same_as_usual("edge-pad", "footrest"));
    EXPECT_FALSE(same_as_usual("slot = \"edge\"", "slot = \"front\""));
    EXPECT_FALSE(same_as_usual("own-design", "en-527-1"));
    EXPECT_FALSE(same_as_usual("= 15", "= 16"));
    EXPECT_FALSE(same_as_usual("Assumed", "Guessed"));
    EXPECT_FALSE(same_as_usual("== 'sharp'", "!= 'sharp'"));
    EXPECT_FALSE(same_as_usual("sets = [", "parts = [{ item = \"mouse\" }]\nsets = ["));
    EXPECT_FALSE(same_as_usual("to = \"padded\"", "to = \"rounded\""));
    EXPECT_FALSE(same_as_usual("\"desk.edge\" = \"sharp\"", "\"desk.edge\" = \"rounded\""));
    EXPECT_FALSE(same_as_usual("sets = { \"desk.edge\" = \"padded\"", "sets = { \"desk.edge\" = \"sharp\""));
    EXPECT_FALSE(same_as_usual("sets = { \"desk.edge\" = \"padded\" }", "cannot = true"));
}

// --- where they fit ---------------------------------------------------------------------------------------------

const std::string raiser_header = "item = \"desk-raisers\"\nkind = \"buy\"\ngroup = \"workstation\"\n";
const std::string raised = "{ fact = \"desk.height_cm\", to = \"desk.height_cm + 5\" }";

TEST(Fits, asks_for_the_condition_and_for_every_number) {
    Arena arena;
    const auto aids = read(
        aid_text(raiser_header + price + "when = \"desk.kind == 'fixed'\"\n", {raised}, {"given = {}, cannot = true"}),
        arena);
    ASSERT_TRUE(aids.ok()) << all_text(aids.problems());
    const Aid& aid = aids.value()[0];
    Facts facts;
    EXPECT_FALSE(fits(aid, facts, {}));  // of what nobody knows the answer is no
    facts.set("desk.kind"_fact, "desk.kind=fixed"_choice.value, Provenance::measured);
    EXPECT_FALSE(fits(aid, facts, {}));  // nor can a height be told from one that is not known
    facts.set("desk.height_cm"_fact, 70, Provenance::measured);
    EXPECT_TRUE(fits(aid, facts, {}));
    facts.set("desk.kind"_fact, "desk.kind=sit-stand"_choice.value, Provenance::measured);
    EXPECT_FALSE(fits(aid, facts, {}));
}

TEST(Fits, asks_each_screen_for_itself) {
    Arena arena;
    const auto aids = read(aid_text("item = \"monitor-riser\"\nkind = \"buy\"\ngroup = \"screen\"\n" + price +
                                        "when = \"screen.mount == 'none'\"\n",
                                    {"{ fact = \"screen.mount\", to = \"riser\" }"}, {"given = {}, cannot = true"}),
                           arena);
    ASSERT_TRUE(aids.ok()) << all_text(aids.problems());
    Facts facts;
    facts.set_screens(2);
    facts.set("screen.mount"_fact, "screen.mount=none"_choice.value, Provenance::measured, {.screen = 1});
    EXPECT_FALSE(fits(aids.value()[0], facts, {.screen = 0}));
    EXPECT_TRUE(fits(aids.value()[0], facts, {.screen = 1}));
}

// --- examples ---------------------------------------------------------------------------------------------------

std::string verdict_on(const std::string& fields, const std::vector<std::string>& effects, const std::string& example) {
    Arena arena;
    const auto aids = read(aid_text(fields, effects, {example}), arena);
    return aids.ok() ? all_text(run_examples(aids.value()[0])) : all_text(aids.problems());
}

const std::string raisers = raiser_header + price + "when = \"desk.kind == 'fixed'\"\n";
const std::string fixed_at_70 = "given = { \"desk.kind\" = \"fixed\", \"desk.height_cm\" = 70 }, ";

TEST(AidExamples, hold_to_a_thousandth) {
    const auto said = [](const std::string& height) {
        return verdict_on(raisers, {raised}, fixed_at_70 + "sets = { \"desk.height_cm\" = " + height + " }");
    };
    EXPECT_EQ(said("75"), "");
    EXPECT_EQ(said("75.0004"), "");
    EXPECT_NE(said("75.001"), "");
    EXPECT_EQ(verdict_on(raisers, {raised}, "given = {}, cannot = true"), "");
}

TEST(AidExamples, that_come_out_otherwise_say_what_came_out) {
    const std::string example = "aids.toml:15:3: error: aid \"desk-raisers\": example 1 ";
    EXPECT_EQ(verdict_on(raisers, {raised}, fixed_at_70 + "sets = { \"desk.height_cm\" = 76 }"),
              example + "says that desk.height_cm is 76, but desk.height_cm is 75\n");
    EXPECT_EQ(
        verdict_on(raisers, {raised}, fixed_at_70 + "sets = { \"desk.height_cm\" = 75, \"desk.edge\" = \"sharp\" }"),
        example + "says that desk.edge is \"sharp\", which is not set\n");
    EXPECT_EQ(verdict_on(raisers, {raised}, fixed_at_70 + "sets = {}"),
              example + "does not say that desk.height_cm is 75\n");
    EXPECT_EQ(verdict_on(raisers, {raised}, fixed_at_70 + "cannot = true"),
              example + "says that it cannot be had, but it can\n");
    EXPECT_EQ(
        verdict_on(raisers, {raised}, "given = { \"desk.kind\" = \"fixed\" }, sets = { \"desk.height_cm\" = 75 }"),
        example +
            "says that it can be had, but it cannot\n"
            "     = \"when\" is not known to hold, or a number that is set is not known\n");
    EXPECT_EQ(verdict_on(header + price + "when = \"true\"\n", {padded, "{ fact = \"phone.headset\", to = true }"},
                         "given = {}, sets = { \"desk.edge\" = \"sharp\", \"phone.headset\" = false }"),
              "aids.toml:16:3: error: aid \"edge-pad\": example 1 says that desk.edge is \"sharp\", but desk.edge is "
              "\"padded\"\n"
              "aids.toml:16:3: error: aid \"edge-pad\": example 1 says that phone.headset is false, but phone.headset "
              "is true\n");
}

// --- slips ------------------------------------------------------------------------------------------------------

MutationResult tried(const std::string& fields, const std::vector<std::string>& effects,
                     const std::vector<std::string>& examples) {
    Arena arena;
    const auto aids = read(aid_text(fields, effects, examples), arena);
    if (!aids.ok()) return ADD_FAILURE() << all_text(aids.problems()), MutationResult{};
    EXPECT_EQ(all_text(run_examples(aids.value()[0])), "");
    return mutate(aids.value()[0]);
}

TEST(AidSlips, of_a_plain_aid_are_noticed_by_one_that_fits_and_its_neighbours) {
    const MutationResult all = tried(header + price + sharp, {padded}, {becomes_padded, rounded});
    EXPECT_THAT(all.survived, IsEmpty());
    EXPECT_EQ(all.tried, 5u);  // != for ==, one neighbour, `when` dropped; one neighbour of what is set, nothing set
    EXPECT_THAT(tried(header + price + sharp, {padded}, {becomes_padded}).survived, ElementsAre("when: dropped"));
    EXPECT_EQ(tried(header + price + sharp, {padded}, {rounded}).survived.size(), 2u);  // whatever is set
}

TEST(AidSlips, of_a_number_are_a_step_of_the_fact_or_its_last_decimal) {
    const std::string at_70 = fixed_at_70 + "sets = { \"desk.height_cm\" = 75 }";
    const std::string not_fixed = "given = { \"desk.kind\" = \"sit-stand\", \"desk.height_cm\" = 70 }, cannot = true";
    const std::string adjustable = "given = { \"desk.kind\" = \"adjustable\", \"desk.height_cm\" = 70 }, cannot = true";
    EXPECT_THAT(tried(raisers, {raised}, {at_70, not_fixed, adjustable}).survived, IsEmpty());
    const std::string at_most = "{ fact = \"desk.height_cm\", to = \"min(desk.height_cm + 5, 78)\" }";
    EXPECT_THAT(
        tried(raisers, {at_most}, {at_70, not_fixed, adjustable}).survived,
        ElementsAre("desk.height_cm: 78 dropped", "desk.height_cm: 78 became 77.5", "desk.height_cm: 78 became 78.5"));
    // A fact without steps, and a condition, by their last decimals.
    const std::string light = "item = \"task-light\"\nkind = \"buy\"\ngroup = \"workstation\"\n" + price +
                              "when = \"environment.illuminance_lux < 500\"\n";
    const std::string lux = "{ fact = \"environment.illuminance_lux\", to = \"500\" }";
    const std::string dim =
        "given = { \"environment.illuminance_lux\" = 300 }, sets = { \"environment.illuminance_lux\" = 500 }";
    EXPECT_THAT(tried(light, {lux}, {dim, "given = { \"environment.illuminance_lux\" = 600 }, cannot = true"}).survived,
                ElementsAre("when: (environment.illuminance_lux < 500): <= instead of <", "when: 500 became 499",
                            "when: 500 became 501"));
}

TEST(AidSlips, of_an_effect_are_noticed_by_any_example_that_fits) {
    const std::vector<std::string> effects = {padded, "{ fact = \"phone.headset\", to = true }"};
    const std::string headset_too =
        "given = { \"desk.edge\" = \"sharp\" }, sets = { \"desk.edge\" = \"padded\", \"phone.headset\" = true }";
    const MutationResult all = tried(header + price + sharp, effects, {headset_too, rounded});
    EXPECT_THAT(all.survived, IsEmpty());
    EXPECT_EQ(all.tried, 7u);
    EXPECT_THAT(tried(header + price + sharp, effects, {rounded}).survived,
                ElementsAre("desk.edge is \"padded\" became desk.edge is \"rounded\"", "desk.edge: dropped",
                            "phone.headset is true became phone.headset is false", "phone.headset: dropped"));
}

TEST(AidSlips, that_survive_are_told_with_the_place_of_the_aid) {
    Arena arena;
    const auto aids = read(aid_text(header + price + sharp, {padded}, {becomes_padded}), arena);
    ASSERT_TRUE(aids.ok());
    EXPECT_EQ(all_text(check_mutants(aids.value()[0])),
              "aids.toml:1:1: error: aid \"edge-pad\": no example would notice: when: dropped\n"
              "     = give an example that would come out otherwise\n");
}

// --- the aids that are shipped ----------------------------------------------------------------------------------

TEST(ShippedAids, notice_every_slip) {
    std::size_t tried = 0;
    for (const Aid& aid : shipped_knowledge().aids) {
        EXPECT_EQ(all_text(run_examples(aid)), "");
        EXPECT_EQ(all_text(check_mutants(aid)), "");
        EXPECT_EQ(aid.where.file, "rules/aids.toml");
        tried += mutate(aid).tried;
    }
    RecordProperty("tried", static_cast<int>(tried));
    EXPECT_GT(tried, 500u);
}

TEST(ShippedAids, show_both_sides) {
    for (const Aid& aid : shipped_knowledge().aids) {
        const auto outcomes = [&](bool cannot) {
            return std::ranges::count(aid.examples, cannot, &AidExample::cannot);
        };
        EXPECT_GT(outcomes(false), 0) << aid.step;
        EXPECT_GT(outcomes(true), 0) << aid.step;
    }
}

// Whoever may say what a thing costs, or that it is there already, is answered.
TEST(ShippedAids, are_all_the_items_of_the_shop) {
    std::set<std::string_view> items, shop;
    for (const Aid& aid : shipped_knowledge().aids)
        if (aid.kind == AidKind::buy) items.insert(aid.item);
    for (const FactInfo& info : all_facts())
        if (info.belongs_to == "shop.own") shop.insert(last_part(info.path));
    EXPECT_EQ(items, shop);
}

// What is left to pay of a set is what its parts cost, and the parts of each can be had one by one.
TEST(ShippedAids, name_the_parts_of_the_laptop_kit_once) {
    const auto kit = std::ranges::find_if(shipped_knowledge().aids, [](const Aid& aid) { return !aid.parts.empty(); });
    ASSERT_NE(kit, shipped_knowledge().aids.end());
    EXPECT_EQ(kit->item, "laptop-kit");
    EXPECT_THAT(kit->parts, ElementsAre(AidPart{"monitor-riser", {}}, AidPart{"compact-keyboard", {}},
                                        AidPart{"mouse", "mouse.external"_fact}));
    EXPECT_EQ(std::ranges::count_if(shipped_knowledge().aids, [](const Aid& aid) { return !aid.parts.empty(); }), 1);
}

// What was just bought and set can be set: its first value lies in the range that its knob has from then on.
TEST(ShippedAids, come_set_within_the_range_of_their_knob) {
    int asked = 0;
    for (const Aid& aid : shipped_knowledge().aids) {
        const auto knob = std::ranges::find(shipped_knowledge().knobs, aid.setting, &Knob::fact);
        if (knob == shipped_knowledge().knobs.end()) continue;
        for (const AidExample& example : aid.examples) {
            if (example.cannot) continue;
            auto [facts, at] = facts_of(Example{.given = example.given});
            for (const Given& given : example.sets) facts.set(given.row, given.value, Provenance::measured);
            const std::string where = std::string(aid.where.file) + ":" + std::to_string(example.where.line);
            EXPECT_EQ(evaluate(knob->when, facts, at), 1) << where;
            EXPECT_GE(facts.value(aid.setting, at), evaluate(knob->low, facts, at)) << where;
            EXPECT_LE(facts.value(aid.setting, at), evaluate(knob->high, facts, at)) << where;
            ++asked;
        }
    }
    EXPECT_GT(asked, 20);
}

}  // namespace
}  // namespace ergoaudit
