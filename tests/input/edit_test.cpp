// A description with other values: reads as asked, and what nobody asked for stays byte for byte.

#include "ergoaudit/input/edit.hpp"

#include "tests/support/cases.hpp"
#include "tests/support/random_description.hpp"
#include "tests/support/workstations.hpp"
#include "written_facts.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/input/consistency.hpp"
#include "ergoaudit/input/fact_path.hpp"
#include "ergoaudit/input/written_key.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>
#include <set>
#include <vector>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

// What is asked: "desk.height_cm=72", a choice by its name, "person.eyewear.bifocal=1"; "desk.height_cm=" for unknown.
void ask(Facts& facts, std::string_view wish) {
    const std::size_t sign = wish.find('=');
    const auto place = resolve_written_path(wish.substr(0, sign));
    ASSERT_TRUE(place.ok()) << wish;
    const FactInfo& info = place.value().fact.info();
    const std::string value(wish.substr(sign + 1));
    if (value.empty()) return facts.forget(place.value().fact, place.value().at);
    const auto choice = choice_value(info, value);
    facts.set(place.value().row(), info.kind == Kind::choice ? choice.value() : std::stod(value), Provenance::measured);
}

std::string edited(const std::string& text, const std::vector<std::string_view>& wishes) {
    const Description before = described(text);
    Facts facts = before.facts;
    for (const std::string_view wish : wishes) ask(facts, wish);
    const auto result = with_facts(text, "desk.toml", facts);
    if (!result.ok()) return to_text(result.problems().front());
    const Description after = described(result.value());
    for (std::uint16_t i = 0; i < row_size; ++i)
        if (owner_of(Row{i}).fact.info().origin == Origin::described && facts.knows(Row{i}))
            EXPECT_NEAR(after.facts[Row{i}], facts[Row{i}], 0.001) << written_path(Row{i}) << "\n" << result.value();
        else
            EXPECT_FALSE(after.facts.knows(Row{i})) << written_path(Row{i}) << "\n" << result.value();
    EXPECT_EQ(after.texts.size(), before.texts.size());
    for (std::size_t i = 0; i < std::min(after.texts.size(), before.texts.size()); ++i)
        EXPECT_TRUE(after.texts[i].key == before.texts[i].key && after.texts[i].record == before.texts[i].record &&
                    after.texts[i].value == before.texts[i].value)
            << result.value();
    EXPECT_EQ(after.stages.size(), before.stages.size());
    return result.value();
}

struct Edit {
    std::string text;
    std::vector<std::string_view> wishes;
    std::string result;
};

void expect_all(const std::vector<Edit>& edits) {
    for (const Edit& edit : edits) EXPECT_EQ(edited(edit.text, edit.wishes), edit.result) << edit.text;
}

TEST(Edit, a_value_is_replaced_where_it_stands) {
    expect_all({
        {"[desk]\nheight_cm = 75  # by the tape\nkind=\"fixed\"\n",
         {"desk.height_cm=71.5"},
         "[desk]\nheight_cm = 71.5  # by the tape\nkind=\"fixed\"\n"},
        {"[chair]\r\n\tkind =  'task' \t# mine\r\nuses_backrest=false",
         {"chair.kind=kitchen", "chair.uses_backrest=1"},
         "[chair]\r\n\tkind =  \"kitchen\" \t# mine\r\nuses_backrest=true"},
        {"\xEF\xBB\xBF# Übersicht\n[ desk ]\n\"height_cm\" = 7_5.0 # é\n",
         {"desk.height_cm=70"},
         "\xEF\xBB\xBF# Übersicht\n[ desk ]\n\"height_cm\" = 70 # é\n"},
        {"screen = [ {kind=\"monitor\", share=0.5}, {share = 0.5} ]",
         {"screen[1].share=0.25"},
         "screen = [ {kind=\"monitor\", share=0.5}, {share = 0.25} ]"},
        {"[[screen]]\n[[screen]]\nyaw_deg = 5\n[[screen]]\nyaw_deg = 6\n",
         {"screen[1].yaw_deg=-0.5"},
         "[[screen]]\n[[screen]]\nyaw_deg = 5\n[[screen]]\nyaw_deg = -0.5\n"},
        {"[discomfort.neck]\nweeks = 1\n[discomfort.\"eyes\"]\nweeks = 2\n",
         {"discomfort.eyes.weeks=3"},
         "[discomfort.neck]\nweeks = 1\n[discomfort.\"eyes\"]\nweeks = 3\n"},
        {"[screening]\nanswered_on = \"2026-11-01\" # then\n",
         {"screening.answered_on=20000"},
         "[screening]\nanswered_on = 2024-10-04 # then\n"},
        {"[shop]\nprices . 'mouse' = 20\n", {"shop.prices.mouse=19.99"}, "[shop]\nprices . 'mouse' = 19.99\n"},
        {"[desk]\n\"\\u0068eight_cm\" = 75\n", {"desk.height_cm=70"}, "[desk]\n\"\\u0068eight_cm\" = 70\n"},
        {"person.name = \"\"\"\n[desk]\nheight_cm = 1 \\\"\"\"\"\"\n[desk]\nheight_cm = 75\n",
         {"desk.height_cm=70"},
         "person.name = \"\"\"\n[desk]\nheight_cm = 1 \\\"\"\"\"\"\n[desk]\nheight_cm = 70\n"},
    });
}

TEST(Edit, a_value_keeps_the_unit_it_was_written_in) {
    expect_all({
        {"[desk]\nheight_in = 29\n", {"desk.height_cm=72.4"}, "[desk]\nheight_in = 28.503937\n"},
        {"[desk]\nheight_mm = 735\n", {"desk.height_cm=71.25"}, "[desk]\nheight_mm = 712.5\n"},
        {"[person]\nweight_lb = 150\n", {"person.weight_kg=70"}, "[person]\nweight_lb = 154.323584\n"},
        {"screen.diagonal_cm = 60.96\n", {"screen.diagonal_in=27"}, "screen.diagonal_cm = 68.58\n"},
        {"[desk]\nheight_in = 29 # not in cm\n", {"desk.height_cm="}, "[desk]\n# not in cm\n"},
    });
}

TEST(Edit, a_number_on_a_limit_of_the_furniture_does_not_cross_it) {
    const std::string text = "[chair]\nseat_height_in = 17\nseat_height_max_cm = 45.2\n";
    const std::string result = edited(text, {"chair.seat_height_cm=45.2"});
    EXPECT_EQ(described(result).facts.value("chair.seat_height_cm"_fact), 45.2) << result;
}

TEST(Edit, a_list_is_written_anew_in_place) {
    expect_all({
        {"person.eyewear = [ \"bifocal\" ]  # since May\n",
         {"person.eyewear.computer=1"},
         "person.eyewear = [\"bifocal\", \"computer\"]  # since May\n"},
        {"[person]\neyewear = 'bifocal'\nage_years = 50",
         {"person.eyewear.bifocal=0", "person.eyewear.none=1"},
         "[person]\neyewear = \"none\"\nage_years = 50"},
        {"chair = { defects = \"none\", kind = \"task\" }",
         {"chair.defects.sinks=1"},
         "chair = { defects = \"sinks\", kind = \"task\" }"},
        {"[chair]\ndefects = [\"tips\", \"sinks\"]\n",
         {"chair.defects.tips=0", "chair.defects.sinks=0"},
         "[chair]\ndefects = []\n"},
        {"[chair]\ndefects = [\n  \"tips\",  # to the left\n  \"sinks\", # slowly\n] # all\n",
         {"chair.defects.tips=0", "chair.defects.worn-foam=1"},
         "[chair]\ndefects = [\n  # to the left\n  \"sinks\", \"worn-foam\", # slowly\n] # all\n"},
        {"[chair]\ndefects = [\n  \"tips\",\n  \"s\\u0069nks\" # slowly\n]\n",
         {"chair.defects.tips=0", "chair.defects.worn-foam=1"},
         "[chair]\ndefects = [\n  \"s\\u0069nks\", \"worn-foam\" # slowly\n]\n"},
        {"[chair]\ndefects = [\n  \"tips\"\n  , # odd\n  \"sinks\"\n]\n",
         {"chair.defects.tips=0", "chair.defects.sinks=0"},
         "[chair]\ndefects = [\n  # odd\n]\n"},
        {"[chair]\ndefects = [\n  # none yet\n]\n",
         {"chair.defects.tips=1"},
         "[chair]\ndefects = [\"tips\"\n  # none yet\n]\n"},
    });
}

TEST(Edit, a_list_comes_and_goes_as_a_whole) {
    const std::string text = "[chair]\nkind = \"task\"\n";
    std::vector<std::string> all;
    std::vector<std::string_view> no, forget;
    for (const Fact fact : facts_of_list("chair.defects")) all.push_back(std::string(fact.info().path) + "=0");
    for (std::string_view wish : all) no.push_back(wish);
    for (std::string_view wish : all) forget.push_back(wish.substr(0, wish.size() - 1));
    const std::string with_list = edited(text, no);
    EXPECT_EQ(with_list, text + "defects = []\n");
    EXPECT_EQ(edited(with_list, forget), text);
    EXPECT_THAT(edited(with_list, {forget.front()}),
                ::testing::HasSubstr("\"chair.defects.tips\" cannot be said in it"));
}

TEST(Edit, answers_are_changed_where_they_were_given) {
    const std::string answered = "[screening]\nanswered = true\n";
    expect_all({
        {answered, {"screening.chest_pain=1"}, answered + "chest_pain = true\n"},
        {answered + "chest_pain = true\n", {"screening.chest_pain=0"}, answered + "chest_pain = false\n"},
        {"screening = { at_once = [\"chest_pain\"] }",
         {"screening.chest_pain=0"},
         "screening = { at_once = \"none\" }"},
        {"screening = { at_once = \"none\" }", {"screening.chest_pain=1"}, "screening = { at_once = \"chest_pain\" }"},
        {"screening.chest_pain = false\nscreening.at_once = [\"chest_pain\"]\n",
         {"screening.chest_pain=0"},
         "screening.chest_pain = false\nscreening.at_once = \"none\"\n"},
        {"screening.heart_condition = true\n", {"screening.heart_condition="}, ""},
        {"[screening]\nready = [\n  \"heart_condition\",\n]\n",
         {"screening.heart_condition=0"},
         "[screening]\nready = \"none\"\n"},
    });
}

TEST(Edit, when_one_of_a_group_becomes_unknown_the_others_are_answered_one_by_one) {
    const std::string result = edited("[screening]\nready = \"heart_condition\"\n", {"screening.temporary_illness="});
    EXPECT_THAT(result, ::testing::StartsWith("[screening]\nheart_condition = true\n"));
    EXPECT_EQ(std::count(result.begin(), result.end(), '\n'), 7) << result;
}

TEST(Edit, a_new_key_goes_behind_the_last_one_of_its_table) {
    expect_all({
        {"[chair]\nkind = \"task\" # mine\n\n# The desk\n[desk]\nheight_cm = 70\n",
         {"chair.seat_height_cm=45", "chair.uses_backrest=1", "desk.kind=fixed"},
         "[chair]\nkind = \"task\" # mine\nseat_height_cm = 45\nuses_backrest = true\n\n# The desk\n[desk]\nheight_cm "
         "= "
         "70\nkind = \"fixed\"\n"},
        {"[chair]\r\n  kind = \"task\"\r\n\r\n[desk]\r\n",
         {"chair.seat_height_cm=45", "desk.kind=fixed"},
         "[chair]\r\n  kind = \"task\"\r\n  seat_height_cm = 45\r\n\r\n[desk]\r\nkind = \"fixed\"\r\n"},
        {"[chair]\nkind = \"task\"", {"chair.seat_height_cm=45"}, "[chair]\nkind = \"task\"\nseat_height_cm = 45"},
        {"[ chair ] # mine\n# nothing yet\n",
         {"chair.kind=task"},
         "[ chair ] # mine\nkind = \"task\"\n# nothing yet\n"},
        {"chair = {}\ndesk = { kind = \"fixed\" } # d",
         {"chair.kind=task", "desk.height_cm=70", "desk.width_cm=90"},
         "chair = { kind = \"task\" }\ndesk = { kind = \"fixed\", height_cm = 70, width_cm = 90 } # d"},
        {"chair.kind = \"task\"\n# desk\ndesk.height_cm = 70\n",
         {"chair.uses_backrest=0"},
         "chair.kind = \"task\"\nchair.uses_backrest = false\n# desk\ndesk.height_cm = 70\n"},
        {"[[screen]]\nshare = 0.5\n[[screen]]\nname = \"b\"\n# end\n",
         {"screen[1].share=0.5", "screen[0].yaw_deg=3"},
         "[[screen]]\nshare = 0.5\nyaw_deg = 3\n[[screen]]\nname = \"b\"\nshare = 0.5\n# end\n"},
        {"[screen]\nshare = 1\n", {"screen.yaw_deg=3"}, "[screen]\nshare = 1\nyaw_deg = 3\n"},
        {"screen.share = 1\n", {"screen.yaw_deg=3"}, "screen.share = 1\nscreen.yaw_deg = 3\n"},
        {"screen = [{}, {share = 1}]\n", {"screen.yaw_deg=3"}, "screen = [{}, {share = 1, yaw_deg = 3}]\n"},
        {"[[screen]]\n[[screen]]\nshare = 1\n",
         {"screen.yaw_deg=3"},
         "[[screen]]\n[[screen]]\nshare = 1\nyaw_deg = 3\n"},
        {"[chair]\ndefects = [ # [desk]\n  \"tips\", # }\n]\n# end",
         {"chair.kind=task"},
         "[chair]\ndefects = [ # [desk]\n  \"tips\", # }\n]\nkind = \"task\"\n# end"},
    });
}

TEST(Edit, a_table_within_a_table_is_found_however_it_is_written) {
    expect_all({
        {"[shop.prices]\nmouse = 20\n", {"shop.prices.footrest=25"}, "[shop.prices]\nmouse = 20\nfootrest = 25\n"},
        {"[shop]\nprices.mouse = 20\nbudget = 100\n",
         {"shop.prices.footrest=25"},
         "[shop]\nprices.mouse = 20\nprices.footrest = 25\nbudget = 100\n"},
        {"[shop]\nprices = { mouse = 20 }\n",
         {"shop.prices.footrest=25", "shop.budget=9"},
         "[shop]\nprices = { mouse = 20, footrest = 25 }\nbudget = 9\n"},
        {"shop = { prices.mouse = 20, budget = 100 }",
         {"shop.prices.footrest=25"},
         "shop = { prices.mouse = 20, budget = 100, prices.footrest = 25 }"},
        {"shop.budget = 100\n[desk]\n",
         {"shop.prices.footrest=25"},
         "shop.budget = 100\nshop.prices.footrest = 25\n[desk]\n"},
        {"shop.prices.mouse = 20\n", {"shop.budget=100"}, "shop.prices.mouse = 20\nshop.budget = 100\n"},
        {"[shop]\nbudget = 100\n[desk]\nheight_cm = 70\n",
         {"shop.prices.footrest=25"},
         "[shop]\nbudget = 100\n[desk]\nheight_cm = 70\n\n[shop.prices]\nfootrest = 25\n"},
        {"[shop.prices]\nmouse = 20\n", {"shop.budget=9"}, "[shop.prices]\nmouse = 20\n\n[shop]\nbudget = 9\n"},
        {"discomfort = { neck = { weeks = 1 } }\n",
         {"discomfort.eyes.weeks=2", "discomfort.neck.new=1"},
         "discomfort = { neck = { weeks = 1, new = true }, eyes.weeks = 2 }\n"},
        {"[discomfort]\nneck.weeks = 1\n",
         {"discomfort.eyes.weeks=2", "discomfort.neck.new=0"},
         "[discomfort]\nneck.weeks = 1\nneck.new = false\n\n[discomfort.eyes]\nweeks = 2\n"},
        {"[[screening.cleared]]\nby = \"gp\"\n",
         {"screening.pain_months=2"},
         "[[screening.cleared]]\nby = \"gp\"\n\n[screening]\npain_months = 2\n"},
        {"[screening]\n[[screening.cleared]]\nby = \"gp\"\n[[screening.cleared]]\nby = \"gp\"\n",
         {"screening.pain_months=2"},
         "[screening]\npain_months = 2\n[[screening.cleared]]\nby = \"gp\"\n[[screening.cleared]]\nby = \"gp\"\n"},
        {"rula.left.neck = 1\n", {"rula.right.neck=2"}, "rula.left.neck = 1\nrula.right.neck = 2\n"},
    });
}

TEST(Edit, a_table_that_nobody_wrote_comes_at_the_end) {
    expect_all({
        {"", {"chair.kind=task", "desk.height_cm=70"}, "[chair]\nkind = \"task\"\n\n[desk]\nheight_cm = 70\n"},
        {"# mine", {"chair.kind=task"}, "# mine\n\n[chair]\nkind = \"task\""},
        {"# mine\r\n\r\n", {"footrest.used=1"}, "# mine\r\n\r\n[footrest]\r\nused = true\r\n"},
        {"[chair]\r\nkind = \"task\"",
         {"rula.left.neck=2"},
         "[chair]\r\nkind = \"task\"\r\n\r\n[rula.left]\r\nneck = 2"},
        {"\xEF\xBB\xBF", {"chair.kind=task"}, "\xEF\xBB\xBF[chair]\nkind = \"task\"\n"},
        {"[chair]\nkind = \"task\"\n", {"chair.kind=", "desk.height_cm=70"}, "[chair]\n\n[desk]\nheight_cm = 70\n"},
    });
}

TEST(Edit, what_became_unknown_takes_its_line_with_it) {
    expect_all({
        {"[chair]\n  kind = \"task\"  \n  uses_backrest = true # says she\n",
         {"chair.kind=", "chair.uses_backrest="},
         "[chair]\n  # says she\n"},
        {"[chair]\ndefects = [ # all\n  \"tips\"\n]\nkind = \"task\"",
         {"chair.defects.tips=", "chair.defects.sinks=", "chair.defects.base-cracked=", "chair.defects.armrest-broken=",
          "chair.defects.backrest-loose=", "chair.defects.worn-foam=", "chair.defects.castors-stuck="},
         "[chair]\nkind = \"task\""},
        {"[chair]\nkind = \"task\"\nuses_backrest = true", {"chair.uses_backrest="}, "[chair]\nkind = \"task\""},
        {"[chair]\nkind = \"task\"\nuses_backrest = true",
         {"chair.uses_backrest=", "chair.seat_height_cm=45"},
         "[chair]\nkind = \"task\"\nseat_height_cm = 45"},
        {"desk = { height_cm = 70, width_cm = 90, kind = \"fixed\" }",
         {"desk.width_cm="},
         "desk = { height_cm = 70, kind = \"fixed\" }"},
        {"desk = { height_cm = 70, width_cm = 90, kind = \"fixed\" }",
         {"desk.width_cm=", "desk.kind="},
         "desk = { height_cm = 70 }"},
        {"desk = { height_cm = 70, width_cm = 90, kind = \"fixed\" }",
         {"desk.width_cm=", "desk.height_cm="},
         "desk = { kind = \"fixed\" }"},
        {"desk = { height_cm = 70, width_cm = 90 }", {"desk.width_cm=", "desk.height_cm="}, "desk = {  }"},
        {"desk = { height_cm = 70, width_cm = 90 }",
         {"desk.width_cm=", "desk.height_cm=", "desk.kind=fixed"},
         "desk = { kind = \"fixed\" }"},
        {"desk.height_cm = 70\n", {"desk.height_cm="}, ""},
    });
}

TEST(Edit, a_screen_that_is_new_gets_a_table) {
    Facts facts = described("[[screen]]\nshare = 0.5\n").facts;
    facts.set("screen.share"_fact, 0.25, Provenance::measured, {.screen = 1});
    facts.set_screens(2);
    EXPECT_EQ(with_facts("[[screen]]\nshare = 0.5\n", "-", facts).value(),
              "[[screen]]\nshare = 0.5\n\n[[screen]]\nshare = 0.25\n");
    EXPECT_FALSE(with_facts("[screen]\nshare = 0.5\n", "-", facts).ok());
}

// A desk that comes down takes its tray along: where the lowest stage would lie below the floor, there is none any
// more.
TEST(Edit, fewer_stages_are_written_as_a_list_of_their_own) {
    const std::string text = "[keyboard]\ntray_height_cm = 86\ntray_height_stages_cm = [86, 47]  # holes\n";
    const auto made = with_facts(text, "desk.toml", described(text).facts,
                                 std::vector<Stages>{{.row = row_of("keyboard.tray_height_cm"_fact), .values = {86}}});
    ASSERT_TRUE(made.ok());
    EXPECT_EQ(made.value(), "[keyboard]\ntray_height_cm = 86\ntray_height_stages_cm = [86]  # holes\n");
}

// A thing that is bought clicks elsewhere; those of other things stay.
TEST(Edit, stages_that_are_over_go_in_whatever_unit_they_were_told) {
    const auto without = [](const std::string& text, Row row) {
        const auto made =
            with_facts(text, "desk.toml", described(text).facts, std::vector<Stages>{{.row = row, .values = {}}});
        return made.ok() ? made.value() : made.problems().front().message;
    };
    const Row seat = row_of("chair.seat_height_cm"_fact), desk = row_of("desk.height_cm"_fact);
    EXPECT_EQ(without("[chair]\nseat_height_cm = 45\nseat_height_stages_in = [17, 18]  # holes\n", seat),
              "[chair]\nseat_height_cm = 45\n# holes\n");
    EXPECT_EQ(without("[chair]\nseat_height_stages_cm = [\n  44,\n  46,\n]\nseat_height_cm = 44\n", seat),
              "[chair]\nseat_height_cm = 44\n");
    EXPECT_EQ(without("chair = { seat_height_stages_cm = [44, 46], seat_height_cm = 44 }\n"
                      "desk.height_stages_mm = [700, 750]\n",
                      seat),
              "chair = { seat_height_cm = 44 }\ndesk.height_stages_mm = [700, 750]\n");
    EXPECT_EQ(without("desk.height_stages_mm = [700, 750]\ndesk.height_cm = 70\n", desk), "desk.height_cm = 70\n");
    EXPECT_EQ(
        without("[[screen]]\ndistance_stages_cm = [50, 60]\n[[screen]]\ndistance_stages_cm = [55, 65]\nshare = 0.5\n",
                row_of("screen.distance_cm"_fact, {.screen = 1})),
        "[[screen]]\ndistance_stages_cm = [50, 60]\n[[screen]]\nshare = 0.5\n");
    EXPECT_EQ(without("[chair]\nseat_height_cm = 45\n", seat), "[chair]\nseat_height_cm = 45\n");
}

// Each number where it stands, in the unit of its key, whatever the order.
TEST(Edit, stages_are_moved_where_they_stand) {
    const Row desk = row_of("desk.height_cm"_fact);
    const auto moved = [&](const std::string& text, double by) {
        Description now = described(text);
        for (double& value : now.stages.at(0).values) value += by;
        const auto made = with_facts(text, "desk.toml", now.facts, now.stages);
        return made.ok() ? made.value() : made.problems().front().message;
    };
    EXPECT_EQ(moved("[desk]\nheight_stages_cm = [ 70,74.5 , 70 ] # as it clicks\n", 1.25),
              "[desk]\nheight_stages_cm = [ 71.25,75.75 , 71.25 ] # as it clicks\n");
    EXPECT_EQ(moved("desk = { height_stages_mm = [\n  740, # top\n  700,\n] }\n", -3),
              "desk = { height_stages_mm = [\n  710, # top\n  670,\n] }\n");
    EXPECT_EQ(moved("desk.height_stages_in = [28, 30]\n", 2.54), "desk.height_stages_in = [29, 31]\n");
    const std::string text = "desk.height_stages_cm = [70, 74]\n";
    const auto fewer = with_facts(text, "-", described(text).facts, std::vector<Stages>{{.row = desk, .values = {71}}});
    ASSERT_TRUE(fewer.ok());
    EXPECT_EQ(fewer.value(), "desk.height_stages_cm = [71]\n");
}

TEST(Edit, what_cannot_be_said_is_told) {
    const std::string head = "desk.toml: error: these values cannot be written into this description\n     = ";
    EXPECT_EQ(edited("[screen]\nshare = 1\n", {"screen.share="}),
              head + "a screen needs a table of its own, with something in it\n");
    EXPECT_EQ(edited("[desk]\nheight_cm = 70\n", {"desk.height_cm=7000"}),
              head + "it would be refused: \"height_cm\" must be between 30 and 160 cm\n");
    EXPECT_EQ(edited("[screening]\nanswered = true\n", {"screening.chest_pain="}),
              head + "\"screening.chest_pain\" cannot be said in it\n");
    EXPECT_FALSE(with_facts("[desk", "desk.toml", {}).ok());
    EXPECT_FALSE(with_facts("[desk]\nheight = 3\n", "desk.toml", {}).ok());
}

// Each with its end; a last one without an end gets that of the others.
std::vector<std::string> lines_of(std::string text) {
    if (!text.empty() && !text.ends_with('\n')) text += text.find('\r') != std::string::npos ? "\r\n" : "\n";
    std::vector<std::string> lines(1);
    for (const char c : text) {
        lines.back() += c;
        if (c == '\n') lines.emplace_back();
    }
    return lines;
}

// `text` without the lines in which a value changes or goes: these must all be found in `result`, in this order.
bool keeps_other_lines(const std::string& text, const std::set<std::uint32_t>& touched, const std::string& result) {
    const std::vector<std::string> before = lines_of(text), after = lines_of(result);
    auto at = after.begin();
    for (std::uint32_t i = 0; i < before.size(); ++i) {
        if (touched.contains(i + 1) || before[i].empty()) continue;
        at = std::find(at, after.end(), before[i]);
        if (at++ == after.end()) return false;
    }
    return true;
}

// A length in inches or millimetres; most lines as they are.
std::string in_another_unit(const std::string& line, std::mt19937& random) {
    const std::size_t unit = line.find("_cm = ");
    if (unit == std::string::npos || line.find('{') != std::string::npos || random() % 3 != 0) return line;
    const double cm = std::stod(line.substr(unit + 6));
    const std::string key = line.substr(0, unit);
    return random() % 2 == 0 ? key + "_in = " + plain_number(cm / 2.54, 4) : key + "_mm = " + plain_number(cm * 10, 3);
}

// How a text may look: other units, line ends, blanks, comments, a byte order mark, no final newline.
std::string in_another_layout(const std::string& text, std::mt19937& random) {
    const bool crlf = random() % 3 == 0, cut = random() % 3 == 0;
    std::string odd;
    for (const std::string& line : lines_of(text)) {
        const bool has_key = line.find('=') != std::string::npos;
        std::string plain = in_another_unit(line.substr(0, line.find('\n')), random);
        if (has_key && random() % 4 == 0) plain.insert(0, "  ");
        if (has_key && random() % 5 == 0) plain.insert(plain.find('='), " \t");
        if (!plain.empty() && random() % 5 == 0) plain += "  # [\"x\"] = { é";
        if (random() % 12 == 0) odd += crlf ? "# kind = \"task\"\r\n" : "# kind = \"task\"\n";
        odd += plain;
        if (line.ends_with('\n')) odd += crlf ? "\r\n" : "\n";
    }
    if (cut)
        while (odd.ends_with('\n') || odd.ends_with('\r')) odd.pop_back();
    return odd;
}

class RandomEdit : public ::testing::Test {
  protected:
    // One row more, less, or otherwise.
    void change(Facts& facts) {
        const Row row{static_cast<std::uint16_t>(random_() % row_size)};
        const auto [fact, at] = owner_of(row);
        const FactInfo& info = fact.info();
        if (info.origin != Origin::described || info.path == "screening.answered") return;
        if (info.group == Group::screen && at.screen >= facts.screens()) return;
        if (facts.knows(row) && random_() % 3 == 0) {
            if (info.belongs_to.empty()) facts.forget(fact, at);
            return;
        }
        if (info.belongs_to.empty() || info.belongs_to.starts_with("screening.")) return set(facts, fact, at);
        for (const Fact one : facts_of_list(info.belongs_to))
            facts.set(one, one.info().path.ends_with(".none") ? 0 : static_cast<double>(random_() % 2),
                      Provenance::measured);
    }

    void set(Facts& facts, Fact fact, Instance at) {
        const FactInfo& info = fact.info();
        double value = std::uniform_real_distribution<>(info.low, info.high)(random_);
        if (info.kind != Kind::number || info.path.starts_with("rula.") || info.path.starts_with("rosa."))
            value = std::round(value);
        facts.set(fact, std::clamp(rounded_to_milli(value), info.low, info.high), Provenance::measured, at);
    }

    void check(const std::string& text) {
        const auto read = read_description(text, "desk.toml");
        if (!read.ok()) return;  // measures that contradict each other
        const Facts& now = read.value().facts;
        ASSERT_EQ(with_facts(text, "desk.toml", now).value(), text);
        Facts asked = now;
        for (std::size_t changes = random_() % 12 + 1; changes > 0; --changes) change(asked);
        const auto result = with_facts(text, "desk.toml", asked);
        if (!result.ok()) return check_refusal(read.value(), asked);
        const auto again = read_description(result.value(), "desk.toml");
        ASSERT_TRUE(again.ok()) << result.value();
        std::set<std::uint32_t> touched;
        for (std::uint16_t i = 0; i < row_size; ++i) {
            const Row row{i};
            if (owner_of(row).fact.info().origin != Origin::described) continue;
            ASSERT_EQ(again.value().facts.knows(row), asked.knows(row)) << written_path(row) << result.value();
            if (asked.knows(row)) ASSERT_NEAR(again.value().facts[row], asked[row], 0.001) << written_path(row);
            const bool is_same = now.knows(row) == asked.knows(row) && (!asked.knows(row) || now[row] == asked[row]);
            if (is_same) {
                if (now.knows(row)) ASSERT_EQ(again.value().facts[row], now[row]) << written_path(row);
            } else {
                touched.insert(read.value().where[i].line);
                add_braces_of(row, text, touched);
            }
        }
        if (other_lines_ == OtherLines::stay)
            ASSERT_TRUE(keeps_other_lines(text, touched, result.value())) << text << "\n-----\n" << result.value();
        if (text.find('=') != std::string::npos)
            ASSERT_EQ(result.value().ends_with('\n'), text.ends_with('\n')) << result.value();
        ++edits_;
    }

    // Only what no text can say is refused: a contradiction, or a screen without anything known of it.
    static void check_refusal(Description description, const Facts& asked) {
        description.facts = asked;
        bool is_sayable = contradictions_in(description).empty();
        for (std::uint8_t screen = 0; screen < asked.screens(); ++screen) {
            bool knows_any = false;
            for (std::uint16_t i = 0; i < row_size; ++i) {
                const auto [fact, at] = owner_of(Row{i});
                const bool is_its = fact.info().group == Group::screen && at.screen == screen;
                knows_any = knows_any || (is_its && asked.knows(Row{i}));
            }
            is_sayable = is_sayable && knows_any;
        }
        ASSERT_FALSE(is_sayable);
    }

    // chair = { … } is one line for all its keys.
    static void add_braces_of(Row row, const std::string& text, std::set<std::uint32_t>& touched) {
        const std::string path = written_path(row);
        const std::string opening = path.substr(0, path.find_first_of(".[")) + " = {";
        std::uint32_t number = 0;
        for (const std::string& line : lines_of(text)) {
            ++number;
            if (line.starts_with(opening)) touched.insert(number);
        }
    }

    enum class OtherLines { stay, may_change } other_lines_ = OtherLines::stay;
    std::mt19937 random_{20261127};
    std::size_t edits_ = 0;
};

TEST_F(RandomEdit, reads_as_asked_and_keeps_every_other_line) {
    testing::WorkstationWriter writer(5);
    const std::size_t rounds = testing::cases(10000);
    for (std::size_t round = 0; round < rounds && !HasFatalFailure(); ++round)
        check(in_another_layout(writer.write(), random_));
    EXPECT_GT(edits_, rounds / 2);
}

// Every fact of a description as one line of its own, with dots.
std::string with_dots(const Facts& facts) {
    std::string text, screens;
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const auto [fact, at] = owner_of(Row{i});
        if (fact.info().origin != Origin::described || !facts.knows(Row{i}) || is_name_in_list(fact.info())) continue;
        if (at.screen > 0) continue;
        std::string path = written_path(Row{i});
        if (path.starts_with("screen[0]")) path.erase(6, 3);
        text += path + " = " + value_text(fact, facts[Row{i}]) + "\n";
    }
    return text;
}

// The same with every table in braces.
std::string in_braces(const Facts& facts) {
    std::string text, table;
    for (std::string line : lines_of(with_dots(facts))) {
        if (line.empty()) continue;
        const std::string name = line.substr(0, line.find('.'));
        line = line.substr(name.size() + 1, line.size() - name.size() - 2);
        text += name == table ? ", " + line : (table.empty() ? "" : " }\n") + name + " = { " + line;
        table = name;
    }
    return table.empty() ? text : text + " }\n";
}

TEST_F(RandomEdit, holds_for_keys_with_dots_and_for_tables_in_braces) {
    testing::RandomDescription descriptions(6);
    const std::size_t rounds = testing::cases(4000);
    for (std::size_t round = 0; round < rounds && !HasFatalFailure(); ++round) {
        const Facts facts = descriptions.next().facts;
        check(in_another_layout(with_dots(facts), random_));
        check(in_braces(facts));
    }
    EXPECT_GT(edits_, rounds / 10);
}

TEST_F(RandomEdit, holds_for_the_stories) {
    for (const auto& story : std::filesystem::directory_iterator("examples")) {
        std::ifstream file(story.path() / "desk.toml", std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        if (text.empty()) continue;
        for (std::size_t round = 0; round < testing::cases(200) && !HasFatalFailure(); ++round)
            check(round % 2 ? text : in_another_layout(text, random_));
    }
    EXPECT_GT(edits_, 0u);
}

// Ways to write a table: before the first header, and with one.
struct Ways {
    std::vector<std::string> at_the_top, with_header;
};
const std::vector<Ways> odd_ways = {
    {{"chair = { kind = \"task\" , 'uses_backrest'=true }",
      "chair . \"kind\" = 'task'\n  chair.uses_backrest = false # c", "chair={}",
      "chair.defects = [ \"tips\",\n # \"sinks\"\n\t'sinks' ]"},
     {" [ \"chair\" ]\t# [desk]", "[chair]\n\tkind=\"task\"\n\n\tdefects = [ # [\n  \"tips\"\n , ] # ]\n# c"}},
    {{"shop = { prices = { mouse = 2_0 }, own = [\n\"mouse\", # \"\n] }", "shop.prices.mouse = 2e1",
      "shop.prices = { }", "shop . prices = {mouse=20}\nshop.budget = 9"},
     {"[shop]\nprices . mouse=2\nown = \"none\"", "[shop . prices]\nmouse = 20",
      "[shop]\nprices={mouse=2,footrest=3}"}},
    {{"screen = [ { share = 0.25 }, {}, # c\n { name = \'\'\'a\n}\'\'\', yaw_deg = 3 } ]", "screen.share = 0.5 # }",
      "screen = {share=1}"},
     {"[[screen]]\n[[ screen ]]\nshare = 0.5\n[[\"screen\"]]\n# c\nname = \"[desk]\"", "[screen]\n\nshare = 1"}},
    {{"discomfort = { neck.weeks = 1, eyes = { weeks = 2 } }",
      "discomfort.neck.weeks = 1\ndiscomfort.neck . new = true"},
     {"[discomfort.neck] #\nweeks=1\n[discomfort.eyes]", "[discomfort]\nneck.weeks = 1\neyes = { }"}},
    {{"screening.at_once = [ \"chest_pain\" ]", "screening = { at_once = \"none\", chest_pain = true }"},
     {"[screening]\nanswered = true", "[[screening.cleared]]\nby = \"\"\"\\\n gp\"\"\"",
      "[screening]\nready = [\n \"heart_condition\" ]\n[[screening.cleared]]\nby = \"gp\""}},
};

std::string odd_text(std::mt19937& random) {
    std::vector<std::string> top, headers;
    for (const Ways& ways : odd_ways) {
        const std::size_t way = random() % (ways.at_the_top.size() + ways.with_header.size() + 1);
        if (way < ways.at_the_top.size())
            top.push_back(ways.at_the_top[way]);
        else if (way - ways.at_the_top.size() < ways.with_header.size())
            headers.push_back(ways.with_header[way - ways.at_the_top.size()]);
    }
    std::shuffle(top.begin(), top.end(), random);
    std::shuffle(headers.begin(), headers.end(), random);
    std::string text = random() % 4 == 0 ? "\xEF\xBB\xBF" : "";
    top.insert(top.end(), headers.begin(), headers.end());
    for (const std::string& part : top) text += part + (random() % 3 == 0 ? "\n\n" : "\n");
    if (random() % 3 == 0 && !text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

TEST_F(RandomEdit, holds_however_oddly_tables_are_written) {
    other_lines_ = OtherLines::may_change;  // two tables may share one
    const std::size_t rounds = testing::cases(20000);
    for (std::size_t round = 0; round < rounds && !HasFatalFailure(); ++round) check(odd_text(random_));
    EXPECT_GT(edits_, rounds / 2);
}

// Any cut of a text is refused, with a reason, or edited, and can be read then.
TEST_F(RandomEdit, comes_to_an_end_whatever_the_text) {
    const std::string odd =
        "\"chair\" . 'kind' = \"task\"\nscreen = [ { share = 0.5 }, # [\n { name = '''a\n}''' } , ]\n[shop]\nown = [\n"
        "\"mouse\" # \"\n, 'footrest', ]\nprices = { mouse = 2e1 }\n[[screening . cleared]]\nfor = [\"a\", [\n]]";
    Facts asked;
    asked.set("shop.prices.footrest"_fact, 3, Provenance::measured);
    std::size_t read = 0, refused = 0;
    for (std::size_t end = 0; end <= odd.size(); ++end)
        for (std::size_t begin = 0; begin < std::min<std::size_t>(end, 40); ++begin)
            if (const auto edited = with_facts(odd.substr(begin, end - begin), "desk.toml", asked); edited.ok()) {
                EXPECT_TRUE(toml_tree::parse(edited.value(), "desk.toml", toml_tree::Quote::everything).ok());
                ++read;
            } else {
                EXPECT_FALSE(edited.problems().empty());
                ++refused;
            }
    EXPECT_GT(read, 5u);
    EXPECT_GT(refused, 50u);
}

}  // namespace
}  // namespace ergoaudit
