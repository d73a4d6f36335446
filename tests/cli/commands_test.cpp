// Everything but check: words, help, lists, pages, verification, templates, schema.

#include "tests/cli/world.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/facts/text_table.hpp"
#include "ergoaudit/input/written_key.hpp"
#include "ergoaudit/render/knowledge_pages.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::Json;
using testing::MemoryFiles;
using ::testing::Not;
using testing::Outcome;
using testing::read_json;
using ::testing::StartsWith;
using testing::World;

const std::vector<std::string> commands = {"check",     "report", "diff",    "score",  "explain", "rules",
                                           "exercises", "facts",  "sources", "verify", "init",    "schema"};

// --- words ---

TEST(Words, without_a_command_help_goes_to_the_error_stream) {
    const Outcome outcome = World{}.run({});
    EXPECT_EQ(outcome.exit, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, World{}.run({"--help"}).out);
}

TEST(Words, a_command_nobody_knows_is_2_with_the_nearest_one) {
    const Outcome slip = World{}.run({"chek", "desk.toml"});
    EXPECT_EQ(slip.exit, 2);
    EXPECT_EQ(slip.out, "");
    EXPECT_EQ(slip.err, "ergoaudit: unknown command \"chek\"\ndid you mean \"check\"?\n");
    EXPECT_EQ(World{}.run({"dance"}).err, "ergoaudit: unknown command \"dance\"\ntry: ergoaudit --help\n");
    EXPECT_EQ(World{}.run({"explian", "score"}).err,
              "ergoaudit: unknown command \"explian\"\ndid you mean \"explain\"?\n");
}

TEST(Words, a_command_that_is_promised_and_not_built_is_said_to_be_so) {
    for (const char* name : {"fit", "batch", "team", "merge", "import", "journal", "config", "completions"}) {
        const Outcome outcome = World{}.run({name, "x"});
        EXPECT_EQ(outcome.exit, 2) << name;
        EXPECT_EQ(outcome.err, "ergoaudit: \"" + std::string(name) + "\" is not built yet\ntry: ergoaudit --help\n");
    }
    EXPECT_EQ(World{}.run({"fxi"}).err, "ergoaudit: unknown command \"fxi\"\ndid you mean \"fix\"?\n");
    EXPECT_EQ(World{}.run({"inport"}).err,
              "ergoaudit: unknown command \"inport\"\ndid you mean \"import\"? it is not built yet\n");
}

TEST(Words, an_option_nobody_knows_is_2_with_the_nearest_one) {
    const Outcome slip = World{}.run({"check", "--formt", "json"});
    EXPECT_EQ(slip.exit, 2);
    EXPECT_THAT(slip.err, HasSubstr("did you mean --format?"));
    EXPECT_THAT(slip.err, HasSubstr("try: ergoaudit check --help"));
    for (const std::string& command : commands) {
        const Outcome wrong = World{}.run({command, "--no-such-option"});
        EXPECT_EQ(wrong.exit, 2) << command;
        EXPECT_EQ(wrong.out, "") << command;
        EXPECT_THAT(wrong.err, StartsWith("ergoaudit " + command + ": "));
    }
}

TEST(Help, lists_every_command) {
    for (const char* word : {"--help", "-h", "help"}) {
        const Outcome help = World{}.run({word});
        EXPECT_EQ(help.exit, 0);
        EXPECT_EQ(help.err, "");
        for (const std::string& command : commands) EXPECT_THAT(help.out, HasSubstr("\n  " + command + " "));
    }
}

TEST(Help, of_every_command_goes_to_the_output_and_fits_a_terminal) {
    for (const std::string& command : commands)
        for (const char* word : {"--help", "-h"}) {
            const Outcome help = World{}.run({command, word});
            EXPECT_EQ(help.exit, 0) << command;
            EXPECT_EQ(help.err, "") << command;
            EXPECT_THAT(help.out, HasSubstr("ergoaudit " + command)) << command;
        }
}

TEST(Help, of_commands_that_scripts_ask_names_the_exit_codes) {
    for (const char* command : {"check", "verify"})
        EXPECT_THAT(World{}.run({command, "--help"}).out, HasSubstr("Exit codes: 0 ")) << command;
    for (const char* code : {"1 ", "2 ", "3 ", "4 ", "74 "})
        EXPECT_THAT(World{}.run({"check", "--help"}).out, HasSubstr(code)) << code;
}

TEST(Version, names_what_scores_compare_with) {
    for (const char* word : {"--version", "-V"}) {
        const Outcome version = World{}.run({word});
        EXPECT_EQ(version.exit, 0);
        EXPECT_EQ(version.out, "ergoaudit " ERGOAUDIT_VERSION " (score ergo-score/1, rules " +
                                   std::string(shipped_knowledge().digest) + "; no network access, no telemetry)\n");
    }
}

// --- lists ---

std::set<std::string> ids_of(const std::string& list) {
    std::set<std::string> ids;
    if (list == "rules")
        for (const Rule& rule : shipped_knowledge().rules) ids.emplace(rule.id);
    if (list == "sources")
        for (const Source& source : shipped_knowledge().sources) ids.emplace(source.key);
    if (list == "exercises")
        for (const Exercise& exercise : shipped_knowledge().exercise.exercises) ids.emplace(exercise.id);
    if (list == "profiles")
        for (const Profile& profile : shipped_knowledge().profiles) ids.emplace(profile.id);
    if (list == "facts")
        for (const FactInfo& fact : fact_rows)
            if (fact.origin == Origin::described) {
                ids.emplace(fact.path);
                const std::string_view key = last_part(fact.path);
                if (const std::string stages = key_of_stages(key);
                    fact.belongs_to.empty() && find_written_key(fact.path.substr(0, fact.path.rfind('.')), stages))
                    ids.insert(key_of_stages(fact.path));
            }
    if (list == "facts")
        for (const TextInfo& text : text_rows) ids.emplace(text.path);
    return ids;
}

TEST(Lists, name_everything_in_all_three_forms) {
    for (const std::string list : {"rules", "facts", "sources", "exercises", "profiles"}) {
        const auto ids = ids_of(list);
        const Outcome text = World{}.run({list}), markdown = World{}.run({list, "--format", "md"}),
                      json = World{}.run({list, "--format", "json"});
        EXPECT_EQ(text.exit + markdown.exit + json.exit, 0) << list;
        EXPECT_EQ(markdown.out, World{}.run({list, "-f", "markdown"}).out);
        std::set<std::string> seen;
        const Json rows = json.json();
        for (const Json& row : rows.items) {
            ASSERT_FALSE(row.members.empty());
            EXPECT_TRUE(seen.insert(row.members.front().value.text).second);
        }
        EXPECT_EQ(seen, ids) << list;
        const bool is_manual = list == "rules";
        if (!is_manual)
            EXPECT_EQ(static_cast<std::size_t>(std::count(markdown.out.begin(), markdown.out.end(), '\n')),
                      ids.size() + 2);
        for (const std::string& id : ids) {
            EXPECT_THAT("\n" + text.out, HasSubstr("\n" + id + "\n")) << list;
            EXPECT_THAT(markdown.out, HasSubstr(is_manual ? "\n`" + id + "` · " : "\n| " + id + " |")) << list;
        }
        EXPECT_EQ(World{}.run({list, "--format", "xml"}).exit, 2);
    }
}

TEST(Lists, of_facts_names_the_texts_too_and_says_what_is_recorded_only) {
    const Json rows = World{}.run({"facts", "-f", "json"}).json();
    std::map<std::string, std::string> use;
    for (const Json& row : rows.items) use[row["key"].text] = row["use"].text;
    for (const char* read : {"person.country", "exercise.avoid", "screening.cleared.limits", "screening.cleared.on",
                             "chair.seat_height_cm", "chair.seat_height_step_cm", "shop.budget", "shop.own.footrest",
                             "plan.keep", "plan.exclude", "plan.min_points_per_item", "assessment.confirmed.fact"})
        EXPECT_EQ(use.at(read), "") << read;
    for (const char* kept : {"person.name", "work.job", "assessment.assessor", "work.training_on"})
        EXPECT_EQ(use.at(kept), "recorded only") << kept;
}

TEST(Lists, of_facts_says_how_a_key_is_written_that_does_not_just_stand_in_its_table) {
    const Json rows = World{}.run({"facts", "-f", "json"}).json();
    std::map<std::string, std::string> values;
    for (const Json& row : rows.items) values[row["key"].text] = row["values"].text;
    EXPECT_THAT(values.at("person.eyewear.reading"), HasSubstr("a name in the list person.eyewear"));
    EXPECT_THAT(values.at("discomfort.severity_0_10"), HasSubstr("in [discomfort.neck] or that of another region"));
    EXPECT_THAT(values.at("rula.upper_arm"), HasSubstr("in [rula.left] and [rula.right]"));
    EXPECT_THAT(values.at("screen.distance_cm"), HasSubstr("in each [[screen]]"));
    EXPECT_THAT(values.at("chair.seat_height_cm"), Not(HasSubstr(";")));
}

TEST(Lists, every_row_of_a_markdown_table_has_the_same_cells) {
    for (const std::string list : {"facts", "sources", "exercises", "profiles"}) {
        std::istringstream lines(World{}.run({list, "-f", "md"}).out);
        std::set<long> bars;
        for (std::string line; std::getline(lines, line);) {
            long count = 0;
            for (std::size_t i = 0; i < line.size(); ++i) count += line[i] == '|' && (i == 0 || line[i - 1] != '\\');
            bars.insert(count);
        }
        EXPECT_EQ(bars.size(), 1u) << list;
    }
}

TEST(Lists, of_rules_can_be_narrowed) {
    const Json rows = World{}.run({"rules", "-f", "json", "--category", "seat", "--severity", "serious"}).json();
    EXPECT_FALSE(rows.items.empty());
    for (const Json& row : rows.items) {
        EXPECT_EQ(row["category"].text, "seat");
        EXPECT_EQ(row["severity"].text, "serious");
    }
    const Outcome misspelt = World{}.run({"rules", "--category", "seet"});
    EXPECT_EQ(misspelt.exit, 2);
    EXPECT_EQ(misspelt.out, "");
    EXPECT_THAT(misspelt.err, AllOf(HasSubstr("--category"), HasSubstr("seet"), HasSubstr("seat")));
    EXPECT_EQ(World{}.run({"rules", "--severity", "bogus"}).exit, 2);
    EXPECT_EQ(World{}.run({"exercises", "--region", "bogus"}).exit, 2);
    const Outcome nothing = World{}.run({"rules", "--category", "seat", "--about", "periscope"});
    EXPECT_EQ(nothing.exit, 4);
    EXPECT_EQ(nothing.out, "");
    EXPECT_EQ(nothing.err, "ergoaudit rules: nothing matches\n");
}

// Whether every row that is asked for is there, and no other: found again in the whole list by `wanted`.
void expect_narrowed(const std::vector<std::string>& asked, const std::function<bool(const Json&)>& wanted) {
    std::vector<std::string> narrowed = asked;
    narrowed.insert(narrowed.end(), {"-f", "json"});
    std::vector<std::string> expected, seen;
    const Json whole = World{}.run({asked.front(), "-f", "json"}).json();
    for (const Json& row : whole.items)
        if (wanted(row)) expected.push_back(row.members.front().value.text);
    const Json rows = World{}.run(narrowed).json();
    for (const Json& row : rows.items) seen.push_back(row.members.front().value.text);
    EXPECT_EQ(seen, expected) << asked.back();
    EXPECT_FALSE(seen.empty()) << asked.back();
    EXPECT_LT(seen.size(), whole.items.size()) << asked.back();
}

TEST(Lists, can_be_narrowed_each_by_what_it_is_of) {
    const auto begins = [](std::string with) {
        return [with](const Json& row) { return row["key"].text.starts_with(with); };
    };
    const auto has = [](const char* field, std::string value) {
        return [field, value](const Json& row) { return row[field].text == value; };
    };
    expect_narrowed({"facts", "--table", "chair"}, begins("chair."));
    expect_narrowed({"facts", "--table", "shop.prices"}, begins("shop.prices."));
    expect_narrowed({"facts", "--table", "discomfort.neck"}, begins("discomfort."));
    expect_narrowed({"sources", "--kind", "law"}, has("kind", "law"));
    expect_narrowed({"sources", "--known", "primary"}, has("known", "primary"));
    expect_narrowed({"profiles", "--country", "DE"}, has("country", "DE"));
    EXPECT_EQ(World{}.run({"facts", "--table", "cha"}).exit, 4);
    EXPECT_EQ(World{}.run({"profiles", "--country", "XX", "-f", "md"}).exit, 4);
}

TEST(Lists, can_all_be_narrowed_to_what_speaks_of_something) {
    const auto speaks_of = [](std::string lower, std::string capital) {
        return [lower, capital](const Json& row) {
            return std::ranges::any_of(row.members, [&](const auto& cell) {
                return cell.value.text.find(lower) != std::string::npos ||
                       cell.value.text.find(capital) != std::string::npos;
            });
        };
    };
    for (const std::string list : {"rules", "facts", "exercises"})
        expect_narrowed({list, "--about", "SEAT"}, speaks_of("seat", "Seat"));
    expect_narrowed({"sources", "--about", "rosa"}, speaks_of("rosa", "ROSA"));
    expect_narrowed({"profiles", "--about", "call"}, speaks_of("call", "Call"));
    const std::string manual = World{}.run({"rules", "--about", "footrest", "-f", "md"}).out;
    EXPECT_THAT(manual, HasSubstr("`footrest-large-enough` · "));
    EXPECT_THAT(manual, Not(HasSubstr("`screen-distance-fits` · ")));
    for (const std::string list : {"rules", "facts", "sources", "exercises", "profiles"})
        for (const std::string form : {"text", "json", "md"})
            EXPECT_EQ(World{}.run({list, "--about", "no such word", "-f", form}).exit, 4) << list;
}

TEST(Lists, the_manual_has_a_chapter_for_every_rule) {
    const std::string manual = World{}.run({"rules", "--format", "md"}).out;
    for (const Rule& rule : shipped_knowledge().rules) {
        const std::size_t at = manual.find("### " + std::string(rule.words.title) + "\n");
        ASSERT_NE(at, std::string::npos) << rule.id;
        const std::string chapter = manual.substr(at, manual.find("\n### ", at) - at);
        for (const std::string_view said : {rule.id, rule.words.why, rule.words.disputed, rule.our_choice})
            EXPECT_THAT(chapter, HasSubstr(std::string(said)));
        for (const Citation& citation : rule.sources) EXPECT_THAT(chapter, HasSubstr(std::string(citation.says)));
    }
}

TEST(Lists, a_profile_shows_every_rule_it_holds_and_who_says_so) {
    for (const Profile& profile : shipped_knowledge().profiles) {
        const Json rows = World{}.run({"profiles", std::string(profile.id), "-f", "json"}).json();
        EXPECT_GT(rows.items.size(), 20u) << profile.id;
        for (const Json& row : rows.items) {
            const RuleChange* change = profile.change(row["rule"].text);
            const Omission* omission = profile.omission(row["rule"].text);
            const Request* asked = profile.request(row["rule"].text);
            EXPECT_EQ(row["from"].text == "the rule", change == nullptr && omission == nullptr && asked == nullptr)
                << row["rule"].text;
            if (asked != nullptr) EXPECT_THAT(row["from"].text, HasSubstr(std::string(asked->reason)));
            if (omission != nullptr) EXPECT_THAT(row["from"].text, HasSubstr(std::string(omission->reason)));
            if (change != nullptr) EXPECT_THAT(row["from"].text, HasSubstr(std::string(change->reason)));
            const LegalClause* clause = profile.clause(row["rule"].text);
            EXPECT_EQ(row["law"].text, clause == nullptr ? std::string_view() : clause->law);
        }
    }
    const Outcome none = World{}.run({"profiles", "offfice"});
    EXPECT_EQ(none.exit, 2);
    EXPECT_THAT(none.err, HasSubstr("no profile \"offfice\""));
}

// --- explain ---

TEST(Explain, has_a_page_for_every_rule_exercise_and_key_and_for_the_score) {
    for (const std::string list : {"rules", "exercises", "facts"})
        for (const std::string& id : ids_of(list)) {
            const Outcome page = World{}.run({"explain", id});
            EXPECT_EQ(page.exit, 0) << id;
            EXPECT_THAT(page.out, HasSubstr(id));
            EXPECT_EQ(page.err, "") << id;
        }
    const Outcome score = World{}.run({"explain", "score"});
    EXPECT_EQ(score.exit, 0);
    EXPECT_THAT(score.out, HasSubstr("ergo-score/1"));
    EXPECT_THAT(score.out, HasSubstr("critical 10, serious 7, moderate 3, minor 1"));
}

TEST(Explain, tells_of_every_table_and_of_every_way_a_key_is_written) {
    for (const std::string_view table : description_tables()) {
        const Outcome page = World{}.run({"explain", std::string(table)});
        EXPECT_EQ(page.exit, 0) << table;
        for (const std::string& key : keys_of(table)) {
            EXPECT_THAT(page.out, HasSubstr(key)) << table;
            const std::string path = std::string(table) + "." + key;
            EXPECT_THAT(World{}.run({"explain", path}).out, HasSubstr(path));
        }
    }
    EXPECT_THAT(World{}.run({"explain", "chair.seat_height_stages_cm"}).out,
                AllOf(HasSubstr("where this clicks: height of the seat"), HasSubstr("chair.seat_height_cm.")));
    EXPECT_THAT(World{}.run({"explain", "work.tasks"}).out, AllOf(HasSubstr("[[work.tasks]]"), HasSubstr("percent: ")));
    EXPECT_THAT(World{}.run({"explain", "screen"}).out, HasSubstr("[[screen]]"));
    EXPECT_THAT(World{}.run({"explain", "discomfort.neck"}).out, HasSubstr("severity_0_10: "));
    EXPECT_THAT(World{}.run({"explain", "rula.left"}).out, HasSubstr("upper_arm: "));
}

TEST(Explain, a_page_on_a_rule_tells_its_band_why_it_matters_and_where_the_numbers_are_from) {
    for (const Rule& rule : shipped_knowledge().rules) {
        const std::string page = World{}.run({"explain", std::string(rule.id), "--width", "100"}).out;
        for (const char* heading : {"What it checks", "Why it matters", "How to find out",
                                    "The limits, and where they come from", "What to do", "Sources"})
            EXPECT_THAT(page, HasSubstr(std::string("\n") + heading + "\n")) << rule.id;
        EXPECT_EQ(page.find('{'), std::string::npos) << rule.id;
        EXPECT_FALSE(std::regex_search(page, std::regex("\\b(nan|inf)\\b"))) << rule.id;
        if (!rule.words.disputed.empty()) {
            EXPECT_THAT(page, HasSubstr("What is disputed")) << rule.id;
        }
    }
}

TEST(Explain, names_what_the_choices_are_of_once) {
    const auto page = [](const char* rule) { return World{}.run({"explain", rule, "--width", "100"}).out; };
    EXPECT_THAT(page("screen-low-for-multifocal-lenses"),
                HasSubstr("\n  - glasses or lenses worn at the screen: bifocal or progressive\n"));
    EXPECT_THAT(page("screen-centre-below-eyes"),
                HasSubstr("\n  - glasses or lenses worn at the screen: not bifocal or progressive\n"));
    EXPECT_THAT(page("work-area-in-easy-view"), HasSubstr("\n  - where on the screen you look most: top or bottom\n"));
}

TEST(Explain, brackets_only_what_would_else_be_read_otherwise) {
    for (const Rule& rule : shipped_knowledge().rules) {
        const std::string page = World{}.run({"explain", std::string(rule.id), "--width", "400"}).out;
        EXPECT_FALSE(std::regex_search(page, std::regex("\n *- \\([^()]*\\)\n"))) << rule.id;
    }
    EXPECT_THAT(World{}.run({"explain", "screen-distance-fits", "--width", "400"}).out,
                HasSubstr("lap; or (what kind of screen it is: laptop or tablet; and not so: "));
}

TEST(Explain, a_name_nobody_knows_is_2_with_the_nearest_one) {
    const Outcome slip = World{}.run({"explain", "chair.seat_hieght_cm"});
    EXPECT_EQ(slip.exit, 2);
    EXPECT_EQ(slip.out, "");
    EXPECT_EQ(
        slip.err,
        "ergoaudit explain: nothing is called \"chair.seat_hieght_cm\"\n  = did you mean \"chair.seat_height_cm\"?\n");
    EXPECT_EQ(World{}.run({"explain", "zzzzzzzzzz"}).err,
              "ergoaudit explain: nothing is called \"zzzzzzzzzz\"\n"
              "  = ergoaudit rules, exercises and facts list what can be explained\n");
    EXPECT_EQ(World{}.run({"explain"}).exit, 2);
}

TEST(Explain, takes_the_key_of_a_verdict_and_the_name_of_a_step) {
    const World world;
    EXPECT_EQ(world.run({"explain", "screen-distance-fits@screen[0]/sitting"}).out,
              world.run({"explain", "screen-distance-fits"}).out);
    EXPECT_EQ(world.run({"explain", "screen.mount@screen[0]"}).out, world.run({"explain", "screen.mount"}).out);
    EXPECT_NE(world.run({"explain", "screen.mount"}).out, "");
}

TEST(Explain, a_beginning_is_told_what_begins_so) {
    const Outcome few = World{}.run({"explain", "screen-distance"});
    EXPECT_EQ(few.exit, 2);
    EXPECT_THAT(few.err, HasSubstr("  = what begins so: "));
    EXPECT_THAT(few.err, HasSubstr("screen-distance-fits"));
}

// A variable of a script that holds nothing.
TEST(Words, that_are_empty_are_refused) {
    const World world = testing::usual_world();
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"check", "good.toml", "-p", ""},
                                               {"check", "good.toml", "-o", ""},
                                               {"check", ""},
                                               {"check", "good.toml", "--today", ""},
                                               {"plan", "good.toml", "--set", ""},
                                               {"fix", "good.toml", "--write="},
                                               {"explain", ""},
                                               {"verify", ""}}) {
        const Outcome outcome = world.run(words);
        EXPECT_EQ(outcome.exit, 2) << words[0];
        EXPECT_EQ(outcome.out, "") << words[0];
        EXPECT_NE(outcome.err, "") << words[0];
    }
}

TEST(StandardInput, is_read_once) {
    World world = testing::usual_world();
    world.files["-"] = testing::story("good-desk");
    for (const char* command : {"check", "diff"}) {
        const Outcome twice = world.run({command, "-", "-"});
        EXPECT_EQ(twice.exit, 2);
        EXPECT_THAT(twice.err, HasSubstr("standard input can be read once only"));
    }
    world.files["-"] = world.run({"check", "good.toml", "-f", "json"}).out;
    const Outcome stored = world.run({"diff", "-", "good.toml"});
    EXPECT_EQ(stored.exit, 0) << stored.err;
    EXPECT_THAT(stored.out, HasSubstr("No check came out otherwise."));
}

TEST(Explain, and_lists_fit_a_narrow_terminal_as_far_as_one_word_does) {
    std::vector<std::vector<std::string>> pages = {{"rules"}, {"facts"}, {"sources"}, {"profiles"}, {"exercises"}};
    for (const char* what :
         {"mouse", "desk-raisers", "height_cm", "score", "seated-thoracic-extension-over-chair-back"})
        pages.push_back({"explain", what});
    for (std::vector<std::string> words : pages) {
        words.insert(words.end(), {"--width", "20"});
        std::istringstream lines(World{}.run(words).out);
        for (std::string line; std::getline(lines, line);) {
            const bool is_one_word =
                !line.starts_with(' ') && line.find(' ', line.starts_with("- ") ? 2 : 0) == line.npos;
            EXPECT_TRUE(display_width(line) <= 20 || is_one_word) << words[0] << ": " << line;
        }
    }
}

TEST(Explain, has_a_page_for_every_thing_of_the_shop) {
    for (const Aid& aid : shipped_knowledge().aids) {
        if (aid.kind != AidKind::buy) continue;
        const Outcome page = World{}.run({"explain", std::string(aid.item), "--width", "400"});
        EXPECT_EQ(page.exit, 0) << aid.item;
        EXPECT_EQ(page.err, "") << aid.item;
        EXPECT_FALSE(std::regex_search(page.out, std::regex("\\b(nan|inf)\\b"))) << aid.item;
    }
    const std::string footrest = World{}.run({"explain", "footrest"}).out;
    for (const char* said :
         {"Get a footrest, 5 to 15 cm high", "When it fits", "What it sets", "footrest.used: yes",
          "footrest.height_max_cm: 15 cm", "Price", "About 30", "shop.prices.footrest", "Source", "[secondary]"})
        EXPECT_THAT(footrest, HasSubstr(said));
    const std::string tray = World{}.run({"explain", "keyboard-tray", "--width", "100"}).out;
    EXPECT_THAT(tray, HasSubstr("Yours to set once it is there"));
    EXPECT_THAT(tray, HasSubstr("(keyboard.tray_height_cm)"));
    EXPECT_THAT(World{}.run({"explain", "mouse"}).out, HasSubstr("mouse.lateral_offset_cm: -22 cm"));
    EXPECT_THAT(tray, HasSubstr("\n  - not known: home row from the floor\n"));
    EXPECT_THAT(tray, HasSubstr("the keyboard is separate from the screen; where that is not known, what kind"));
}

// Told by one variant, shown with each.
TEST(Explain, names_the_parts_of_a_set) {
    const std::string page = World{}.run({"explain", "laptop-kit"}).out, parts = "Its parts are not paid for where";
    EXPECT_THAT(page, HasSubstr("monitor-riser"));
    EXPECT_THAT(page, HasSubstr("compact-keyboard, mouse (or mouse.external: yes)."));
    const std::size_t first = page.find(parts);
    ASSERT_NE(first, std::string::npos) << page;
    EXPECT_NE(page.find(parts, first + 1), std::string::npos);
    EXPECT_EQ(World{}.run({"explain", "footrest"}).out.find("Its parts"), std::string::npos);
}

TEST(Explain, shows_each_variant_of_a_thing_of_the_shop) {
    const std::string page = World{}.run({"explain", "desk-raisers"}).out;
    std::size_t at = 0;
    for (const char* said :
         {"desk raisers of 3 cm", "desk-raisers, 1 of 4", "desk.raised_by_cm: 3 cm", "desk raisers of 5 cm",
          "desk-raisers, 2 of 4", "desk.raised_by_cm: 5 cm", "desk raisers of 8 cm", "desk-raisers, 3 of 4",
          "desk.raised_by_cm: 8 cm", "desk raisers of 10 cm", "desk-raisers, 4 of 4", "desk.raised_by_cm: 10 cm"}) {
        const std::size_t found = page.find(said, at);
        EXPECT_NE(found, std::string::npos) << said;
        at = found;
    }
}

TEST(Explain, finds_a_key_without_its_table) {
    const auto page = [](const char* what) { return World{}.run({"explain", what}); };
    EXPECT_EQ(page("chest_pain").out, page("screening.chest_pain").out);
    EXPECT_EQ(page("seat_height_cm").out, page("chair.seat_height_cm").out);
    EXPECT_EQ(page("seat_height_in").out, page("chair.seat_height_in").out);
    EXPECT_EQ(page("eyewear").out, page("person.eyewear").out);
    const Outcome several = page("height_cm");
    EXPECT_EQ(several.exit, 0);
    EXPECT_THAT(several.out, StartsWith("Several keys are called that:\n"));
    for (const char* path : {"desk.height_cm: ", "footrest.height_cm: ", "keyboard.height_cm: ", "mouse.height_cm: "})
        EXPECT_THAT(several.out, HasSubstr(std::string("\n  - ") + path));
    // a thing of the shop comes before keys of that name, which are told too
    EXPECT_THAT(page("headset").out, HasSubstr("Get a headset"));
    EXPECT_THAT(page("headset").out, HasSubstr("\n  - phone.headset: "));
}

TEST(Explain, suggests_things_of_the_shop_and_keys_without_their_table) {
    EXPECT_THAT(World{}.run({"explain", "footrets"}).err, HasSubstr("did you mean \"footrest\"?"));
    EXPECT_THAT(World{}.run({"explain", "chest_pian"}).err, HasSubstr("did you mean \"chest_pain\"?"));
    EXPECT_THAT(World{}.run({"explain", "screning.at_once"}).err, HasSubstr("did you mean \"screening.at_once\"?"));
    const std::vector<std::string> all = names_to_explain(shipped_knowledge());
    const std::set<std::string> names(all.begin(), all.end());
    EXPECT_GT(names.size(), 500u);
    for (const std::string& name : names) EXPECT_NE(explain(name, shipped_knowledge(), {}), "") << name;
}

TEST(Explain, never_suggests_what_it_cannot_explain) {
    for (const FactInfo& fact : fact_rows) {
        if (fact.origin == Origin::described) continue;
        const Outcome outcome = World{}.run({"explain", std::string(fact.path)});
        EXPECT_EQ(outcome.exit, 2) << fact.path;
        EXPECT_THAT(outcome.err, Not(HasSubstr("did you mean \"" + std::string(fact.path) + "\""))) << fact.path;
    }
}

// --- diff ---

TEST(Diff, says_what_changed_and_exits_as_the_contract_says) {
    World world;
    const std::string desk =
        "[person]\nid = \"ann\"\nstature_cm = 175\n[chair]\nkind = \"task\"\nseat_height_cm = 45\n[desk]\nheight_cm = "
        "70\n"
        "[screen]\nmount = \"stand\"\ntop_height_cm = 120\n";
    world.files["far.toml"] = desk + "distance_cm = 60\n";
    world.files["near.toml"] = desk + "distance_cm = 35\n";
    world.files["urgent.toml"] = desk + "[screening]\nchest_pain = true\n";
    world.files["bob.toml"] = "[person]\nid = \"bob\"\n" + desk.substr(desk.find("stature"));
    world.files["slip.toml"] = "[chiar]\n";
    const Outcome same = world.run({"diff", "far.toml", "far.toml"});
    EXPECT_EQ(same.exit, 0);
    EXPECT_THAT(same.out, HasSubstr("No check came out otherwise"));
    const Outcome worse = world.run({"diff", "far.toml", "near.toml"});
    EXPECT_EQ(worse.exit, 1);
    EXPECT_THAT(worse.out, HasSubstr("Worse than before"));
    EXPECT_THAT(worse.out, HasSubstr("The screen stands 15 cm too near (not right, was right)"));
    EXPECT_THAT(worse.out, HasSubstr("screen[0].distance_cm: 35 cm, was 60 cm"));
    EXPECT_EQ(world.run({"diff", "near.toml", "far.toml"}).exit, 0);
    EXPECT_EQ(world.run({"diff", "far.toml", "bob.toml"}).exit, 2);
    EXPECT_EQ(world.run({"diff", "far.toml", "slip.toml"}).exit, 3);
    EXPECT_EQ(world.run({"diff", "far.toml", "nowhere.toml"}).exit, 3);
    EXPECT_EQ(world.run({"diff", "far.toml"}).exit, 2);
    const Outcome urgent = world.run({"diff", "far.toml", "urgent.toml"});
    EXPECT_EQ(urgent.exit, 1);
    EXPECT_TRUE(urgent.out.starts_with("┌")) << urgent.out;
    const Json json = world.run({"diff", "far.toml", "near.toml", "-f", "json"}).json();
    EXPECT_EQ(json["schema"].text, "ergoaudit-diff");
    EXPECT_EQ(json["outcome"].text, "worse");
    EXPECT_EQ(json["worse"][std::size_t{0}]["rule"].text, "screen-distance-fits");
}

// Where help comes first, in either file, nothing of the workstation is told, in no format.
TEST(Diff, tells_the_action_alone_where_help_comes_first) {
    World world;
    const std::string desk = "[chair]\nkind = \"task\"\nseat_height_cm = 45\n[desk]\nheight_cm = 70\n";
    world.files["well.toml"] = desk;
    world.files["urgent.toml"] = desk + "[screening]\nchest_pain = true\n";
    const Json worse = world.run({"diff", "well.toml", "urgent.toml", "-f", "json"}).json();
    EXPECT_THAT(worse["action"].text, HasSubstr("999"));
    EXPECT_EQ(worse["outcome"].text, "worse");
    for (const char* list : {"better", "worse", "newly_known", "no_longer_known", "values"})
        EXPECT_TRUE(worse[list].items.empty()) << list;
    world.files["answered.toml"] = desk + "[screening]\nanswered = true\n";
    const Outcome better = world.run({"diff", "urgent.toml", "answered.toml"});
    EXPECT_EQ(better.exit, 0);
    EXPECT_THAT(better.out, HasSubstr("nothing asks for help first any more"));
    EXPECT_THAT(better.out, Not(HasSubstr("not asked")));
    // Of different people neither says anything about the other: the alarm of either comes first.
    world.files["mine.toml"] = "[person]\nid = \"one\"\n" + world.files["urgent.toml"];
    world.files["yours.toml"] = "[person]\nid = \"other\"\n" + desk;
    for (const auto& [before, after] : {std::pair("mine.toml", "yours.toml"), std::pair("yours.toml", "mine.toml")}) {
        const Outcome neither = world.run({"diff", before, after, "-f", "json"});
        EXPECT_EQ(neither.exit, 2);
        EXPECT_THAT(neither.json()["action"].text, HasSubstr("999")) << before;
    }
}

// What raised an alarm and is only not told any more, or was told too long ago, is not better.
TEST(Diff, does_not_take_answers_that_are_gone_for_better_ones) {
    World world;
    const std::string desk = "[desk]\nheight_cm = 72\n",
                      none = "at_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\nready = \"none\"\n";
    world.files["ill.toml"] = desk + "[screening]\nat_once = [\"chest_pain\"]\n";
    world.files["gone.toml"] = desk;
    world.files["old.toml"] = desk + "[screening]\n" + none + "answered_on = 2026-01-05\n";
    world.files["well.toml"] = desk + "[screening]\n" + none + "answered_on = 2026-11-20\n";
    const auto exit = [&](const char* after) {
        return world.run({"diff", "ill.toml", after, "--today", "2026-11-28"}).exit;
    };
    EXPECT_EQ(exit("gone.toml"), 2);
    EXPECT_EQ(exit("old.toml"), 2);
    EXPECT_EQ(exit("well.toml"), 0);
}

TEST(Diff, says_what_was_judged_only_once_in_words_of_that_time) {
    World world;
    const std::string desk = "[chair]\nkind = \"task\"\n[desk]\nkind = \"fixed\"\n[screen]\nmount = \"stand\"\n";
    world.files["told.toml"] = desk + "distance_cm = 60\n[person]\neyewear = [\"bifocal\"]\n";
    world.files["untold.toml"] = desk;
    const std::string less = world.run({"diff", "told.toml", "untold.toml", "--width", "100"}).out;
    EXPECT_THAT(less, HasSubstr("\nJudged before, not now\n"));
    EXPECT_THAT(less, HasSubstr("(was right; too little is known now)"));
    EXPECT_THAT(less, HasSubstr("\n  - person.eyewear: changed\n"));
    EXPECT_THAT(less, Not(HasSubstr("bifocal")));
    const std::string more = world.run({"diff", "untold.toml", "told.toml", "--width", "100"}).out;
    EXPECT_THAT(more, HasSubstr("\nJudged now, not before\n"));
    EXPECT_THAT(more, HasSubstr("(right; too little was known before)"));
}

TEST(Diff, as_a_page_is_the_later_report_with_what_changed_since) {
    World world;
    const std::string desk = "[chair]\nkind = \"task\"\n[screen]\nmount = \"stand\"\n";
    world.files["was.toml"] = desk + "distance_cm = 35\n[desk]\nkind = \"fixed\"\nheight_cm = 72\n";
    world.files["is.toml"] = desk + "distance_cm = 60\n[desk]\nkind = \"fixed\"\nheight_cm = 72\n";
    for (const char* format : {"html", "markdown"}) {
        const Outcome page = world.run({"diff", "was.toml", "is.toml", "-f", format});
        EXPECT_EQ(page.exit, 0);
        EXPECT_LT(page.out.find("At a glance"), page.out.find("Since last time"));
        EXPECT_LT(page.out.find("Since last time"), page.out.find("How the score is made"));
        EXPECT_THAT(page.out, HasSubstr("Better than before"));
        EXPECT_THAT(page.out, HasSubstr("60 cm, was 35 cm"));
        // nothing else than the report of the later one
        const Outcome report = world.run({"check", "is.toml", "-f", format});
        EXPECT_THAT(page.out, HasSubstr(report.out.substr(0, report.out.find("At a glance"))));
        EXPECT_EQ(report.out.find("Since last time"), std::string::npos);
    }
}

// --- verify ---

TEST(Verify, holds_for_what_is_compiled_in_and_for_the_folder_it_came_from) {
    const std::string holds = std::to_string(shipped_knowledge().rules.size()) + " rules and their examples hold\n";
    EXPECT_EQ(World{}.run({"verify"}).exit, 0);
    EXPECT_EQ(World{}.run({"verify"}).out, holds);
    World world;
    world.files = MemoryFiles::copy_of({"rules"});
    EXPECT_EQ(world.run({"verify", "rules"}).exit, 0);
    EXPECT_EQ(world.run({"verify", "rules"}).out, holds);
}

TEST(Verify, is_1_for_a_defect_and_2_for_a_folder_that_is_not_there) {
    World world;
    world.files = MemoryFiles::copy_of({"rules"});
    std::string& seat = world.files["rules/workstation/seat.toml"];
    seat.replace(seat.find("verdict = \"pass\""), 16, "verdict = \"fail\"");
    const Outcome defect = world.run({"verify", "rules"});
    EXPECT_EQ(defect.exit, 1);
    EXPECT_EQ(defect.out, "");
    EXPECT_THAT(defect.err, HasSubstr("rules/workstation/seat.toml:"));
    world.files["rules/workstation/seat.toml"] = "[[rule]\n";
    EXPECT_EQ(world.run({"verify", "rules"}).exit, 1);
    EXPECT_THAT(world.run({"verify", "rules"}).err, HasSubstr("rules/workstation/seat.toml:1:"));
    EXPECT_EQ(world.run({"verify", "nowhere"}).exit, 2);
    EXPECT_EQ(world.run({"verify", "nowhere"}).err, "ergoaudit verify: no folder nowhere\n");
}

// --- init and schema ---

TEST(Init, writes_a_description_that_says_nothing_until_it_is_filled_in) {
    for (const std::vector<std::string>& more :
         std::vector<std::vector<std::string>>{{}, {"--minimal"}, {"--screening"}, {"--minimal", "--screening"}}) {
        World world;
        std::vector<std::string> words = {"init"};
        words.insert(words.end(), more.begin(), more.end());
        const Outcome made = world.run(words);
        EXPECT_EQ(made.exit, 0);
        EXPECT_EQ(made.out, "");
        EXPECT_THAT(made.err, HasSubstr("desk.toml"));
        ASSERT_TRUE(world.files.has("desk.toml"));
        const Outcome checked = world.run({"check", "-f", "json"});
        EXPECT_EQ(checked.exit, 4) << checked.err;
        const Json audit = checked.json()["audits"][std::size_t{0}];
        EXPECT_TRUE(audit["score"]["value"].is_null());
        EXPECT_FALSE(audit["safety"]["screened"].truth);
    }
}

TEST(Init, prints_on_demand_and_writes_where_it_is_told) {
    World world;
    const Outcome printed = world.run({"init", "--minimal", "-"});
    EXPECT_EQ(printed.exit, 0);
    EXPECT_EQ(printed.err, "");
    EXPECT_TRUE(world.files.all().empty());
    EXPECT_EQ(world.run({"init", "--minimal", "mine.toml"}).exit, 0);
    EXPECT_EQ(world.files.all().at("mine.toml"), printed.out);
}

TEST(Init, with_screening_asks_every_question_and_answers_none) {
    const std::string text = World{}.run({"init", "--screening", "-"}).out;
    for (const Question& question : shipped_knowledge().safety.questions)
        EXPECT_THAT(text, HasSubstr(std::string(question.key))) << question.key;
    std::istringstream lines(text);
    bool in_screening = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("[")) in_screening = line.starts_with("[screening");
        EXPECT_TRUE(!in_screening || line.empty() || line.starts_with("#") || line.starts_with("[screening")) << line;
    }
}

// Into a file that is there: the questions not answered yet, in their place, in the file's own ends of lines; every
// other byte stays.
TEST(Init, with_screening_adds_what_is_missing_in_its_place) {
    struct Case {
        const char *before, *after_the_start, *added, *not_added;
    };
    const Case cases[] = {
        {"[desk]\nheight_cm = 72", "[desk]\nheight_cm = 72\n\n[screening]\n", "# at_once =\n", "\r"},
        {"\xEF\xBB\xBF[desk]\r\nheight_cm = 72\r\n", "\xEF\xBB\xBF[desk]\r\nheight_cm = 72\r\n\r\n[screening]\r\n",
         "# ready =\r\n", "# ready =\n"},
        {"[screening]\nat_once = \"none\"\n", "[screening]\n", "# today =\n", "# at_once ="},
        {"[desk]\nheight_cm = 72\n[screening] # mine\nchest_pain = false\n[chair]\nkind = \"task\"\n",
         "[desk]\nheight_cm = 72\n[screening] # mine\n", "# soon =\n", "# at_once ="},
        {"[[screening.cleared]]\nby = \"gp\"\nfor = \"all\"\n", "[[screening.cleared]]\nby = \"gp\"\n", "# at_once =\n",
         "\r"},
    };
    for (const Case& one : cases) {
        World world;
        world.files["desk.toml"] = one.before;
        const Outcome outcome = world.run({"init", "--screening", "desk.toml"});
        EXPECT_EQ(outcome.exit, 0) << outcome.err;
        const std::string now = world.files.all().at("desk.toml");
        EXPECT_TRUE(now.starts_with(one.after_the_start)) << now;
        EXPECT_THAT(now, HasSubstr(one.added));
        EXPECT_EQ(now.find(one.not_added), std::string::npos) << now;
        const std::string before = one.before;
        std::size_t kept = 0;
        for (const char c : now)
            if (kept < before.size() && c == before[kept]) ++kept;
        EXPECT_EQ(kept, before.size());
        const Outcome again = world.run({"check", "desk.toml", "-f", "json"});
        EXPECT_NE(again.exit, 3) << again.err << now;
    }
}

TEST(Init, with_screening_says_when_there_is_nothing_to_add) {
    for (const char* text : {"[screening]\nanswered = true\n", "screening = { at_once = \"none\" }\n"}) {
        World world;
        world.files["desk.toml"] = text;
        const Outcome outcome = world.run({"init", "--screening", "desk.toml"});
        EXPECT_EQ(outcome.exit, 2);
        EXPECT_EQ(world.files.all().at("desk.toml"), text);
    }
}

// Whoever is asked again has the questions to read, not only a date to change.
TEST(Init, with_screening_asks_again_where_the_answers_are_out_of_date) {
    World world;
    const std::string before = "[desk]\nheight_cm = 72\n[screening]\nanswered = true\nanswered_on = 2020-01-02\n";
    world.files["desk.toml"] = before;
    const Outcome told = world.run({"check", "desk.toml"});
    EXPECT_THAT(told.out, HasSubstr("answered on 2020-01-02. After 28 days they are asked"));
    EXPECT_THAT(told.out, HasSubstr("init"));
    const Outcome outcome = world.run({"init", "--screening", "desk.toml"});
    EXPECT_EQ(outcome.exit, 0) << outcome.err;
    const std::string now = world.files.all().at("desk.toml");
    for (const char* added : {"# at_once =\n", "# ready =\n", "chest_pain: ", "# Your answers are out of date."})
        EXPECT_THAT(now, HasSubstr(added));
    EXPECT_THAT(now, HasSubstr("answered = true\nanswered_on = 2020-01-02\n"));
    EXPECT_EQ(world.run({"check", "desk.toml"}).out, told.out);
    const Outcome again = world.run({"init", "--screening", "desk.toml"});
    EXPECT_EQ(again.exit, 2);
    EXPECT_THAT(again.err, HasSubstr("answer them again, and set answered_on to that day"));
    EXPECT_EQ(world.files.all().at("desk.toml"), now);
}

TEST(Init, replaces_nothing_unasked) {
    World world;
    world.files["desk.toml"] = "mine";
    const Outcome refused = world.run({"init"});
    EXPECT_EQ(refused.exit, 2);
    EXPECT_EQ(world.files.all().at("desk.toml"), "mine");
    EXPECT_THAT(refused.err, HasSubstr("desk.toml is there already"));
    EXPECT_EQ(world.run({"init", "--force"}).exit, 0);
    EXPECT_NE(world.files.all().at("desk.toml"), "mine");
    world.files["folder/x.toml"] = "";
    EXPECT_EQ(world.run({"init", "folder"}).exit, 2);
}

TEST(Init, a_place_that_cannot_be_written_is_74) {
    World world;
    world.files.unwritable = {"full.toml"};
    EXPECT_EQ(world.run({"init", "full.toml"}).exit, 74);
    EXPECT_THAT(world.run({"init", "full.toml"}).err, HasSubstr("full.toml: error: cannot write"));
}

TEST(Schema, of_a_description_is_json) {
    const Outcome outcome = World{}.run({"schema", "input"});
    EXPECT_EQ(outcome.exit, 0);
    EXPECT_TRUE(outcome.json().has("properties"));
    EXPECT_TRUE(outcome.json()["properties"].has("desk"));
    EXPECT_EQ(World{}.run({"schema"}).exit, 2);
    EXPECT_EQ(World{}.run({"schema", "nonsense"}).exit, 2);
}

// All of it is asked of every report in render/report_schema_test.cpp.
TEST(Schema, of_a_report_names_what_a_report_holds) {
    World world;
    world.files["desk.toml"] = "[chair]\nkind = \"task\"\nseat_height_cm = 47\n";
    const Outcome schema = world.run({"schema", "report"}), report = world.run({"check", "-f", "json"});
    EXPECT_EQ(schema.exit, 0);
    const auto expect_named = [](const testing::Json& object, const testing::Json& described) {
        EXPECT_FALSE(object.members.empty());
        for (const auto& [name, value] : object.members) EXPECT_TRUE(described["properties"].has(name)) << name;
        EXPECT_EQ(described["required"].items.size(), object.members.size());
    };
    expect_named(report.json(), schema.json());
    expect_named(report.json()["audits"][0], schema.json()["properties"]["audits"]["items"]);
    EXPECT_EQ(world.run({"schema", "report", "--rules", "nowhere"}).exit, 2);
}

TEST(InitCommand, SaysWhyNoQuestionsAreAdded) {
    const struct {
        std::string toml, said;
    } table[] = {
        {"screening = { answered = true, answered_on = 2026-09-01 }\n", "without a line [screening]"},
        {"screening.answered = true\nscreening.answered_on = 2026-09-01\n", "without a line [screening]"},
        {"[screening]\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\nready = \"none\"\n",
         "leaves no question open"},
        {"[desk]\nheight_cm = 72\n[screening]\n# at_once =\n# today =\n# soon =\n# ready =\n# answered_on =\n",
         "holds the questions already, and some wait for an answer"},
        {"[screening]\nat_once = \"none\"\ntoday = \"none\"\n# soon =\nready = \"none\"\n",
         "holds the questions already, and some wait for an answer"},
    };
    for (const auto& [toml, said] : table) {
        World world;
        world.files["desk.toml"] = toml + (toml.starts_with('[') ? "" : "[desk]\nheight_cm = 72\n");
        const Outcome outcome = world.run({"init", "--screening", "desk.toml"});
        EXPECT_EQ(outcome.exit, 2) << toml;
        EXPECT_NE(outcome.err.find(said), std::string::npos) << outcome.err;
    }
}

}  // namespace
}  // namespace ergoaudit
