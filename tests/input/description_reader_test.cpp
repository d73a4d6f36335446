#include "ergoaudit/input/description_reader.hpp"

#include "written_facts.hpp"

#include <limits>
#include <vector>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(DescriptionReader, reads_what_people_write) {
    const Description desk = described(R"(
[person]
id = "p1"
stature_cm = 171
stature_self_reported = true
last_eye_test = 2024-05-01

[chair]
kind = "task"
seat_height_cm = 45.5
seat_height_stages_in = [19, 17, 18, 17]

[[screen]]
name = "left"
distance_cm = 60
[[screen]]
distance_cm = 70

[work]
tasks = [{ name = "mail", percent = 40 }, { name = "drawing", percent = 60 }]

[[screening.cleared]]
by = "gp"
on = 2026-11-02
for = ["hypertension", "diabetes"]

[exercise]
avoid = "wall-angels"

[shop]
prices = { footrest = 25 }

[observed]
feet = "dangling"
[reported]
lumbar = false
[rula.right]
neck = 2
)");
    EXPECT_EQ(desk.source, "desk.toml");
    EXPECT_EQ(desk.facts.value("person.stature_cm"_fact), 171);
    EXPECT_EQ(desk.facts.from("person.stature_cm"_fact), Provenance::reported);
    EXPECT_EQ(desk.facts.value("person.last_eye_test"_fact), 19844);
    EXPECT_TRUE(desk.facts.is("chair.kind=task"_choice));
    EXPECT_EQ(desk.facts.from("chair.kind"_fact), Provenance::measured);
    EXPECT_EQ(desk.facts.screens(), 2);
    EXPECT_EQ(desk.facts.value("screen.distance_cm"_fact, {.screen = 1}), 70);
    EXPECT_EQ(desk.facts.value("shop.prices.footrest"_fact), 25);
    EXPECT_EQ(desk.facts.from("observed.feet"_fact), Provenance::observed);
    EXPECT_EQ(desk.facts.from("reported.lumbar"_fact), Provenance::reported);
    EXPECT_EQ(desk.facts.value("rula.neck"_fact, {.side = 1}), 2);
    EXPECT_FALSE(desk.facts.knows("rula.neck"_fact, {.side = 0}));
    EXPECT_EQ(desk.text("person.id"_text), "p1");
    EXPECT_EQ(desk.text("screen.name"_text, 0), "left");
    EXPECT_EQ(desk.text("work.tasks.name"_text, 1), "drawing");
    EXPECT_EQ(desk.text("work.tasks.percent"_text, 1), "60");
    EXPECT_EQ(desk.text("screening.cleared.on"_text), "2026-11-02");
    EXPECT_THAT(desk.list("screening.cleared.for"_text), ElementsAre("hypertension", "diabetes"));
    EXPECT_THAT(desk.list("exercise.avoid"_text), ElementsAre("wall-angels"));
    ASSERT_EQ(desk.stages.size(), 1u);
    EXPECT_EQ(desk.stages[0].row, row_of("chair.seat_height_cm"_fact));
    EXPECT_THAT(desk.stages[0].values, ElementsAre(43.18, 45.72, 48.26));
    EXPECT_EQ(desk.where[row_of("chair.seat_height_cm"_fact).index], (SourceSpan{10, 18, 4}));
}

TEST(DescriptionReader, absent_and_empty_are_the_same) {
    for (const char* text :
         {"", "# nothing\n", "[person]\n[chair]\n[[screen]]\n[screening]\n", "screen = []\nwork = { tasks = [] }\n",
          "[discomfort]\n[discomfort.neck]\n[rula.left]\n", "[person]\nname = \"\"\n"}) {
        const Description nothing = described(text);
        for (std::uint16_t row = 0; row < row_size; ++row) EXPECT_FALSE(nothing.facts.knows(Row{row})) << text;
        EXPECT_EQ(nothing.facts.screens(), 0) << text;
        EXPECT_TRUE(nothing.texts.empty()) << text;
    }
}

TEST(DescriptionReader, one_screen_may_be_a_plain_table) {
    EXPECT_EQ(described("[screen]\ndistance_cm = 60\n").facts.screens(), 1);
    EXPECT_EQ(described("[[screen]]\n[[screen]]\ndistance_cm = 60\n").facts.value("screen.distance_cm"_fact), 60);
    std::string seven;
    for (int i = 0; i < 7; ++i) seven += "[[screen]]\nshare = 0.1\n";
    for (const std::string more : {"", "[[screen]]\nshare = 0.1\n"})  // told once, however many
        EXPECT_EQ(
            complaints(seven + more),
            "desk.toml:13:1: error: more than 6 screens\n  13 | [[screen]]\n     | ^^^^^^^^^^\n     = describe the "
            "ones used most\n");
}

TEST(DescriptionReader, everyday_names_lead_to_the_key_that_is_meant) {
    struct Slip {
        std::string_view written, meant;
    };
    for (const auto& [written, meant] :
         {Slip{"[person]\nheight_cm = 180\n", "\"stature_cm\""}, Slip{"[person]\nheight = 180\n", "\"stature_cm\""},
          Slip{"[person]\nheight_in = 71\n", "\"stature_in\""}, Slip{"[person]\ngender = \"male\"\n", "\"sex\""},
          Slip{"[person]\nglasses = \"none\"\n", "\"eyewear\""}, Slip{"[person]\nweight = 80\n", "\"weight_kg\""},
          Slip{"[chair]\nheight_cm = 46\n", "\"seat_height_cm\""},
          Slip{"[desk]\ndesk_height_cm = 72\n", "\"height_cm\""},
          Slip{"[[screen]]\nheight_cm = 110\n", "\"top_height_cm\""},
          Slip{"[[screen]]\nwidth_cm = 53\n", ""},  // computed, and said so
          Slip{"[habits]\nsitting_hours = 8\n", "\"sitting_hours_per_day\""},
          Slip{"[habits]\nstress = 5\n", "\"stress_0_10\""},
          Slip{"[discomfort.neck]\nseverity = 3\n", "\"severity_0_10\""},
          Slip{"[[monitor]]\ndistance_cm = 60\n", "[[screen]]"}}) {
        const std::string said = complaints(std::string(written));
        EXPECT_THAT(said,
                    HasSubstr(meant.empty() ? "is computed, not written" : fmt::format("did you mean {}?", meant)))
            << written;
    }
}

TEST(Screening, a_group_is_answered_at_once_or_key_by_key) {
    const Description none = described("[screening]\nat_once = \"none\"\n");
    EXPECT_TRUE(none.facts.knows("screening.arm_or_jaw_pain"_fact));
    EXPECT_FALSE(none.facts.says("screening.arm_or_jaw_pain"_fact));
    EXPECT_FALSE(none.facts.knows("screening.cancer_history"_fact));

    const Description some =
        described("[screening]\ntoday = [\"cancer_history\"]\nsoon = \"eye_problem\"\nchest_pain = false\n");
    EXPECT_TRUE(some.facts.says("screening.cancer_history"_fact));
    EXPECT_TRUE(some.facts.knows("screening.minor_trauma"_fact));
    EXPECT_TRUE(some.facts.says("screening.eye_problem"_fact));
    EXPECT_TRUE(some.facts.knows("screening.chest_pain"_fact));
    EXPECT_FALSE(some.facts.knows("screening.stroke_signs"_fact));

    const Description wins =
        described("[screening]\nchest_pain = true\nat_once = [\"none\", \"stroke_signs\"]\nanswered = true\n");
    EXPECT_TRUE(wins.facts.says("screening.chest_pain"_fact));
    EXPECT_TRUE(wins.facts.says("screening.stroke_signs"_fact));
    for (const char* path : {"screening.saddle_numbness", "screening.fever_or_unwell", "screening.arthritis",
                             "screening.heart_condition"}) {
        EXPECT_TRUE(wins.facts.knows(*find_fact(path))) << path;
        EXPECT_FALSE(wins.facts.says(*find_fact(path))) << path;
    }
    EXPECT_FALSE(wins.facts.knows("screening.pain_months"_fact));

    const Description open = described("[screening]\nanswered = false\n");
    EXPECT_FALSE(open.facts.knows("screening.saddle_numbness"_fact));
}

TEST(Lists, an_empty_list_names_nothing_except_in_screening) {
    const Description none =
        described("chair = { defects = [] }\nexercise = { equipment = \"none\" }\nperson = { eyewear = \"none\" }\n");
    EXPECT_TRUE(none.facts.knows("chair.defects.tips"_fact));
    EXPECT_FALSE(none.facts.says("exercise.equipment.wall"_fact));
    EXPECT_TRUE(none.facts.knows("exercise.equipment.wall"_fact));
    EXPECT_TRUE(none.facts.says("person.eyewear.none"_fact));
    EXPECT_EQ(complaints("[screening]\ntoday = []\n"),
              "desk.toml:2:9: error: \"today\" says neither yes nor no\n   2 | today = []\n     |         ^\n"
              "     = when none of them is true, write today = \"none\"\n");
    EXPECT_EQ(complaints("[chair]\ndefects = [\"none\", \"tips\"]\n"),
              "desk.toml:2:11: error: \"defects\" names \"none\" beside others\n   2 | defects = [\"none\", \"tips\"]\n"
              "     |           ^^^^^^^^^^^^^^^^\n     = keep \"none\" or the others\n");
}

struct Broken {
    const char *text, *told;
};

const Broken broken[] = {
    {"[chiar]\nkind = 3\n",
     "desk.toml:1:2: error: unknown table \"chiar\"\n   1 | [chiar]\n     |  ^^^^^\n     = did you mean [chair]?\n"},
    {"[desk]\nhieght = 73\n",
     "desk.toml:2:1: error: unknown key \"hieght\"\n   2 | hieght = …\n     | ^^^^^^\n     = did you mean "
     "\"height_cm\"?\n"},
    {"[keyboard]\nslop = 3\n",
     "desk.toml:2:1: error: unknown key \"slop\"\n   2 | slop = …\n     | ^^^^\n     = did you mean "
     "\"slope_deg\"?\n"},
    {"[desk]\nseat_height_cm = 45\n",
     "desk.toml:2:1: error: unknown key \"seat_height_cm\"\n   2 | seat_height_cm = …\n     | ^^^^^^^^^^^^^^\n     = "
     "\"seat_height_cm\" belongs in [chair]\n"},
    {"tilt_deg = 4\n",
     "desk.toml:1:1: error: unknown key \"tilt_deg\"\n   1 | tilt_deg = …\n     | ^^^^^^^^\n"
     "     = every key belongs in a table, such as [chair]\n"},
    {"[person]\nhand_length_cm = 20\n",
     "desk.toml:2:1: error: unknown key \"hand_length_cm\"\n   2 | hand_length_cm = …\n     | ^^^^^^^^^^^^^^\n"
     "     = \"hand_length_cm\" is computed, not written\n"},
    {"[chair]\nkind = \"tsak\"\n",
     "desk.toml:2:8: error: \"kind\" cannot be \"tsak\"\n   2 | kind = \"tsak\"\n     |        ^^^^^^\n"
     "     = did you mean \"task\"? one of \"task\", \"fixed\", \"kitchen\", \"armchair\", \"sofa\", \"bed\", "
     "\"stool\", \"kneeling\", \"ball\" or \"saddle\"\n"},
    {"[person]\nsex = \"femal\"\n",
     "desk.toml:2:7: error: \"sex\" has no such choice\n   2 | sex = …\n     |       ^\n"
     "     = one of \"female\", \"male\" or \"unspecified\"\n"},
    {"[desk]\nheight_cm = 735\n",
     "desk.toml:2:13: error: \"height_cm\" must be between 30 and 160 cm\n   2 | height_cm = 735\n     |             "
     "^^^\n"
     "     = millimetres? then write height_mm = 735\n"},
    {"[desk]\nheight_cm = 29\n",
     "desk.toml:2:13: error: \"height_cm\" must be between 30 and 160 cm\n   2 | height_cm = 29\n     |             "
     "^^\n"
     "     = inches? then write height_in = 29\n"},
    {"[desk]\nheight_cm = 0.73\n",
     "desk.toml:2:13: error: \"height_cm\" must be between 30 and 160 cm\n   2 | height_cm = 0.73\n     |             "
     "^^^^\n"
     "     = metres? then write height_cm = 73\n"},
    {"[desk]\nheight_in = 73\n",
     "desk.toml:2:13: error: \"height_in\" must be between 11.8 and 63 in\n   2 | height_in = 73\n     |             "
     "^^\n"
     "     = centimetres? then write height_cm = 73\n"},
    {"[person]\nstature_cm = 1710\n",
     "desk.toml:2:14: error: \"stature_cm\" must be between 60 and 260 cm\n   2 | stature_cm = …\n     |              "
     "^\n"
     "     = in another unit? \"stature_mm\" and \"stature_in\" are understood too\n"},
    {"[desk]\nheight_cm = \"73\"\n",
     "desk.toml:2:13: error: \"height_cm\" takes a number, not a string\n   2 | height_cm = \"73\"\n     |             "
     "^^^^\n"
     "     = write it without quotes; the unit is part of the key\n"},
    {"[desk]\nheight_cm = inf\n",
     "desk.toml:2:13: error: \"height_cm\" is not a number a tape can give\n   2 | height_cm = inf\n     |             "
     "^^^\n"},
    {"[footrest]\nused = 1\n",
     "desk.toml:2:8: error: \"used\" takes true or false, not a number\n   2 | used = 1\n     |        ^\n     = "
     "without quotes\n"},
    {"[desk]\nheight_cm = 73\nheight_in = 29\n",
     "desk.toml:3:1: error: \"height_cm\" and \"height_in\" are the same measure in two units\n   3 | height_in = …\n  "
     "   | ^^^^^^^^^\n     = keep one of them\n"},
    {"[work]\ntraining_on = 2026-11-23T10:00:00\n",
     "desk.toml:2:15: error: \"training_on\" takes a date, not a time\n   2 | training_on = 2026-11-23T10:00:00\n"
     "     |               ^^^^^^^^^^^^^^^^^^^\n     = a date is written 2026-11-23\n"},
    {"[screening]\nquestion_set = 2\n",
     "desk.toml:2:16: error: \"question_set\" must be 1\n   2 | question_set = …\n     |                ^\n"},
    {"[discomfort]\nnek = { weeks = 1 }\n",
     "desk.toml:2:1: error: unknown table \"nek\" in [discomfort]\n   2 | nek = { weeks = … }\n     | ^^^\n"
     "     = did you mean [discomfort.neck]?\n"},
    {"[discomfort]\nweeks = 1\n",
     "desk.toml:2:1: error: unknown table \"weeks\" in [discomfort]\n   2 | weeks = …\n     | ^^^^^\n"
     "     = \"weeks\" belongs in [discomfort.neck] or another region\n"},
    {"[[chair]]\nkind = \"task\"\n",
     "desk.toml:1:3: error: [chair] is a table, not a list\n   1 | [[chair]]\n     |   ^^^^^\n"
     "     = write [chair] on a line and its keys below\n"},
    {"[[screen]]\ntop_height_stages_cm = [110, 114]\ntop_above_desk_stages_cm = [40]\n",
     "desk.toml:3:1: error: \"top_height_stages_cm\" and \"top_above_desk_stages_cm\" are the same stages in two "
     "forms\n   3 | top_above_desk_stages_cm = […]\n     | ^^^^^^^^^^^^^^^^^^^^^^^^\n     = keep one of them\n"},
    {"[person]\ncountry = \"gb\"\n",
     "desk.toml:2:11: error: \"country\" takes the code of a country, two capital letters\n"
     "   2 | country = \"gb\"\n     |           ^^^^\n"
     "     = as in ISO 3166, such as \"GB\" or \"DE\"\n"},
    {"[person]\ncountry = \"UK\"\n",
     "desk.toml:2:11: error: \"country\" takes the code of a country, two capital letters\n"
     "   2 | country = \"UK\"\n     |           ^^^^\n"
     "     = that of the United Kingdom is \"GB\" in ISO 3166\n"},
    {"[plan]\nkeep = [\"chair.seat_hieght_cm\"]\n",
     "desk.toml:2:8: error: unknown fact \"chair.seat_hieght_cm\"\n   2 | keep = [\"chair.seat_hieght_cm\"]\n     |    "
     "    "
     "^^^^^^^^^^^^^^^^^^^^^^^^\n     = did you mean \"chair.seat_height_cm\"?\n"},
    {"[[assessment.confirmed]]\nfact = \"desk.heigth_cm\"\n",
     "desk.toml:2:8: error: unknown fact \"desk.heigth_cm\"\n   2 | fact = \"desk.heigth_cm\"\n     |        "
     "^^^^^^^^^^^^^^^^\n     = did you mean \"desk.height_cm\"?\n"},
    {"[rula.left]\nneck = 1.5\n",
     "desk.toml:2:8: error: \"neck\" takes a whole number\n   2 | neck = 1.5\n     |        ^^^\n     = give the "
     "item's score as published\n"},
    {"[chair]\nseat_height_min_cm = 50\nseat_height_max_cm = 40\n",
     "desk.toml:3:22: error: \"chair.seat_height_min_cm\" lies above \"chair.seat_height_max_cm\"\n   3 | "
     "seat_height_max_cm = 40\n     |                      ^^\n"
     "     = measure again; \"chair.seat_height_min_cm\" is in line 2\n"},
    {"[desk]\nheight_cm = 60\nheight_min_cm = 65\n",
     "desk.toml:3:17: error: \"desk.height_cm\" lies outside its own range: below \"desk.height_min_cm\"\n   3 | "
     "height_min_cm = 65\n     |                 ^^\n"
     "     = measure again; \"desk.height_cm\" is in line 2\n"},
    {"[desk]\nheight_cm = 45\n[chair]\nkind = \"task\"\nseat_height_cm = 46\n",
     "desk.toml:5:18: error: \"desk.height_cm\" must be above \"chair.seat_height_cm\"\n   5 | seat_height_cm = 46\n   "
     "  |                  ^^\n"
     "     = measure again; \"desk.height_cm\" is in line 2\n"},
    {"[[screen]]\nshare = 0.8\n[[screen]]\nshare = 0.7\n",
     "desk.toml:4:9: error: the shares of the screens add up to more than 1\n   4 | share = 0.7\n     |         ^^^\n"
     "     = a share is the part of the screen time spent on that screen, such as 0.7\n"},
    {"[habits]\nsitting_hours_per_day = 20\nstanding_hours_per_day = 5\n",
     "desk.toml:3:26: error: sitting and standing add up to more than 24 hours a day\n   3 | standing_hours_per_day = "
     "5\n     |                          ^\n"
     "     = measure again; \"habits.sitting_hours_per_day\" is in line 2\n"},
    {"[desk]\nheight_cm = 72,5\n",
     "desk.toml:2:15: error: a comma cannot stand in a number\n   2 | height_cm = … …\n     |               ^\n     = "
     "the decimal mark is a dot: 72.5\n"},
};

TEST(Diagnostics, say_where_what_and_what_to_do) {
    for (const Broken& b : broken) EXPECT_EQ(complaints(b.text), b.told) << b.text;
}

// Who has a yes among these is not held up by a slip beside it.
TEST(Diagnostics, a_slip_among_the_signs_of_an_emergency_says_what_comes_first) {
    const auto said = [](const std::string& text) {
        return to_text(read_description(text, "desk.toml").problems().at(0));
    };
    EXPECT_THAT(said("[screening]\nat_once = [\"chest_pain\", \"stroke_sings\"]\n"),
                HasSubstr("call for help before anything else"));
    EXPECT_THAT(said("[screening]\nsoon = [\"psoriasi\"]\n"), Not(HasSubstr("call for help")));
}

// A line that no person wrote: its place is said, without a screenful of it.
TEST(Diagnostics, a_very_long_line_is_not_shown) {
    const std::string text = "[desk]\nkind = \"fixed\"" + std::string(100'000, ' ') + "oops\n";
    const std::string said = to_text(read_description(text, "desk.toml").problems().at(0));
    EXPECT_THAT(said, HasSubstr("desk.toml:2:100"));
    EXPECT_LT(said.size(), 500U);
}

TEST(Diagnostics, all_problems_of_a_file_are_told_at_once_in_the_order_of_the_text) {
    const auto result = read_description(
        "[desk]\nhieght_cm = 3\nheight_cm = 900\n[chair]\nkind = 4\n[[screen]]\nshare = 0.9\nshrae = "
        "1\n[[screen]]\nshare = 0.9\n[x]\n",
        "d");
    std::vector<std::uint32_t> lines;
    for (const Diagnostic& problem : result.problems()) lines.push_back(problem.where.line);
    EXPECT_THAT(lines, ElementsAre(2, 3, 5, 8, 10, 11));
}

TEST(Diagnostics, unusual_but_possible_measures_are_accepted) {
    described("[chair]\nkind = \"stool\"\nseat_height_cm = 80\n[desk]\nheight_cm = 75\n");
    described("[desk]\nheight_cm = 45\n[chair]\nseat_height_cm = 46\n");
    described("[[screen]]\nshare = 0.5\n[[screen]]\nshare = 0.5\n");
    described("[person]\nstature_cm = 110\nweight_kg = 200\n");
    described("[desk]\nheight_cm = 70\nheight_min_cm = 70\nheight_max_cm = 70\n");
}

TEST(Diagnostics, texts_are_bounded_and_kept_as_given) {
    EXPECT_EQ(described("[person]\nname = \"\\u001b[31mAda\"\n").text("person.name"_text), "\x1b[31mAda");
    const std::string longest(10000, 'x');
    EXPECT_EQ(described("[assessment]\nreason = \"" + longest + "\"\n").text("assessment.reason"_text).size(), 10000u);
    EXPECT_THAT(complaints("[assessment]\nreason = \"" + longest + "ö\"\n"),
                HasSubstr("\"reason\" is longer than 10000 characters"));
}

TEST(Diagnostics, a_key_cannot_move_the_cursor_or_flood_the_screen) {
    const std::string told = complaints("[desk]\n\"\\u001b[31m" + std::string(5000, 'k') + "\" = 1\n");
    EXPECT_EQ(told.find('\x1b'), std::string::npos);
    EXPECT_THAT(told, HasSubstr("k…\""));
    EXPECT_LT(told.size(), 700u);
}

TEST(Diagnostics, a_wrong_file_of_megabytes_is_refused_quickly) {
    std::string text = "[desk]\n";
    for (int i = 0; i < 150000; ++i) text += fmt::format("hieght_{} = {}\n", i, i);
    const auto result = read_description(text, "desk.toml");
    ASSERT_EQ(result.problems().size(), 201u);
    EXPECT_EQ(to_text(result.problems().back()), "desk.toml: note: 149800 more problems are left out\n");
}

TEST(Diagnostics, a_list_is_as_long_as_a_stored_report_may_hold_it) {
    std::string tasks = "[work]\ntasks = [\n", avoid;
    for (std::size_t i = 0; i < most_in_a_list; ++i) {
        tasks += "{ name = \"a\" },\n";
        avoid += "\"cat-cow\",";
    }
    EXPECT_EQ(described(tasks + "]\n").records("work.tasks").size(), most_in_a_list);
    EXPECT_EQ(described("[exercise]\navoid = [" + avoid + "]\n").list("exercise.avoid"_text).size(), most_in_a_list);
    const std::string said = complaints(tasks + "{ name = \"b\" },\n{ name = \"c\" }]\n");
    EXPECT_THAT(said, HasSubstr("desk.toml:10003:1: error: more than 10000 tables [[work.tasks]]\n"));
    EXPECT_THAT(said, HasSubstr("= keep those that matter\n"));
    EXPECT_THAT(complaints("[exercise]\navoid = [" + avoid + "\"cat-cow\"]\n"),
                HasSubstr("error: \"avoid\" takes at most 10000 values\n"));
}

TEST(Sections, a_file_without_any_is_not_a_description) {
    const auto has = [](const char* text) { return has_description_section(toml_tree::parse(text, "x").value()); };
    EXPECT_TRUE(has("[chair]\n"));
    EXPECT_TRUE(has("[[screen]]\n"));
    EXPECT_TRUE(has("title = 1\n[discomfort.neck]\n"));
    EXPECT_FALSE(has("[tool]\nx = 1\n"));
    EXPECT_FALSE(has("chair = 3\n"));
    EXPECT_FALSE(has(""));
}

}  // namespace
}  // namespace ergoaudit
