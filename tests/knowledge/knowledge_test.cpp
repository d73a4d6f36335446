// The shipped knowledge and the folders it was made from; folders that are broken.

#include "ergoaudit/knowledge/knowledge.hpp"

#include "tests/support/memory_files.hpp"
#include "tests/support/same_knowledge.hpp"

#include <set>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::MemoryFiles;
using ::testing::Not;

const MemoryFiles& shipped_folders() {
    static const MemoryFiles copy = MemoryFiles::copy_of({"rules", "profiles"});
    return copy;
}

std::string all_text(const Diagnostics& problems) {
    std::string text;
    for (const Diagnostic& problem : problems) text += to_text(problem);
    return text;
}

// What is said about a folder; empty when it is in order.
std::string complaints(const MemoryFiles& files) {
    Arena arena;
    const auto read = read_knowledge(files, "rules", "profiles", arena);
    EXPECT_EQ(read.ok(), !has_error(read.problems()));
    return all_text(read.problems());
}

// Replaces the first `from` after `start` in a file.
void replace_in(MemoryFiles& files, const std::string& path, const std::string& from, const std::string& to,
                const std::string& start = "") {
    std::string& text = files[path];
    const std::size_t at = text.find(from, text.find(start));
    ASSERT_NE(at, std::string::npos) << path << " " << from;
    text.replace(at, from.size(), to);
}

// A rule file's path and the text of its first rule.
std::pair<std::string, std::string> some_rule() {
    for (const auto& [path, text] : shipped_folders().all()) {
        if (!path.starts_with("rules/workstation/")) continue;
        const std::size_t first = text.find("[[rule]]");
        if (first == std::string::npos) continue;
        const std::size_t next = text.find("[[rule]]", first + 1);
        return {path, text.substr(first, next == std::string::npos ? next : next - first)};
    }
    return {};
}

TEST(ShippedKnowledge, is_what_the_folders_say_field_by_field) {
    Arena arena;
    const auto read = read_knowledge(disk(), "rules", "profiles", arena);
    ASSERT_TRUE(read.ok()) << all_text(read.problems());
    EXPECT_EQ(all_text(read.problems()), "");
    EXPECT_TRUE(same(shipped_knowledge(), read.value()));
    EXPECT_EQ(shipped_knowledge().digest, read.value().digest);
    EXPECT_EQ(as_source(shipped_knowledge()), as_source(read.value()));
}

TEST(ShippedKnowledge, holds_under_verification) { EXPECT_EQ(all_text(verify(shipped_knowledge())), ""); }

TEST(ShippedKnowledge, finds_everything_by_its_name_and_nothing_by_another) {
    const Knowledge& knowledge = shipped_knowledge();
    EXPECT_GT(knowledge.rules.size(), 20u);
    for (const Rule& rule : knowledge.rules) EXPECT_EQ(knowledge.rule(rule.id), &rule);
    for (const Source& source : knowledge.sources) EXPECT_EQ(knowledge.source(source.key), &source);
    for (const Profile& profile : knowledge.profiles) EXPECT_EQ(knowledge.profile(profile.id), &profile);
    EXPECT_EQ(knowledge.rule(""), nullptr);
    EXPECT_EQ(knowledge.source("no-such-source"), nullptr);
    EXPECT_EQ(knowledge.profile("Office"), nullptr);
}

TEST(ShippedKnowledge, is_the_same_from_memory_as_from_the_disk) { EXPECT_EQ(complaints(shipped_folders()), ""); }

TEST(Digest, changes_with_every_byte_of_every_file) {
    Arena arena;
    std::set<std::string> digests = {std::string(shipped_knowledge().digest)};
    EXPECT_EQ(shipped_knowledge().digest.size(), 16u);
    std::size_t files = 0;
    for (const auto& [path, text] : shipped_folders().all()) {
        if (!path.ends_with(".toml")) continue;
        MemoryFiles changed = shipped_folders();
        changed[path] += "# a\n";
        const auto read = read_knowledge(changed, "rules", "profiles", arena);
        ASSERT_TRUE(read.ok()) << path;
        EXPECT_TRUE(digests.insert(std::string(read.value().digest)).second) << path << " does not count";
        ++files;
    }
    EXPECT_EQ(digests.size(), files + 1);
}

TEST(Digest, does_not_depend_on_where_the_folder_lies) {
    MemoryFiles moved;
    for (const auto& [path, text] : shipped_folders().all()) moved["some/where/else/" + path] = text;
    Arena arena;
    const auto read = read_knowledge(moved, "some/where/else/rules", "some/where/else/profiles", arena);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().digest, shipped_knowledge().digest);
}

TEST(AsSource, names_no_machine) {
    const std::string source = as_source(shipped_knowledge());
    for (const char* name : {"/home/", "/work/", "/tmp", "/usr", "/root", "../"})
        EXPECT_EQ(source.find(name), std::string::npos) << name;
    EXPECT_EQ(source.find('\r'), std::string::npos);
    for (const char c : source) ASSERT_TRUE(c == '\n' || (c >= ' ' && c < 0x7F));
}

TEST(Same, sees_one_changed_word_in_every_folder) {
    Arena arena;
    const auto differs = [&](const std::string& path, const std::string& from, const std::string& to) {
        MemoryFiles files = shipped_folders();
        replace_in(files, path, from, to);
        auto read = read_knowledge(files, "rules", "profiles", arena);
        ASSERT_TRUE(read.ok()) << path << all_text(read.problems());
        Knowledge changed = read.value();
        changed.digest = shipped_knowledge().digest;
        EXPECT_FALSE(same(changed, shipped_knowledge())) << path;
    };
    differs(some_rule().first, "title = \"", "title = \"x");
    differs("rules/evidence.toml", "title = \"", "title = \"x");
    differs("rules/furniture.toml", "up = \"", "up = \"x");
    differs("rules/aids.toml", "step = \"", "step = \"x");
    differs("profiles/standards/office.toml", "title = \"", "title = \"x");
}

TEST(BrokenKnowledge, a_source_nobody_wrote_down_is_named_with_the_rule_that_cites_it) {
    MemoryFiles files = shipped_folders();
    const auto [path, text] = some_rule();
    replace_in(files, path, "key = \"", "key = \"no-such-", "sources");
    const std::string said = complaints(files);
    EXPECT_THAT(said, HasSubstr(path + ":"));
    EXPECT_THAT(said, HasSubstr("which is no source of evidence.toml"));
    EXPECT_THAT(said, HasSubstr("\"no-such-"));
}

TEST(BrokenKnowledge, a_rule_written_twice_is_named_with_the_place_of_the_first) {
    MemoryFiles files = shipped_folders();
    const auto [path, text] = some_rule();
    const std::size_t id = text.find("id = \"") + 6;
    files["rules/workstation/zz-again.toml"] = text;
    const std::string said = complaints(files);
    EXPECT_THAT(said, HasSubstr("the rule \"" + text.substr(id, text.find('"', id) - id) + "\" is there twice"));
    EXPECT_THAT(said, HasSubstr("rules/workstation/zz-again.toml:"));
    EXPECT_THAT(said, HasSubstr("= first in " + path));
}

TEST(BrokenKnowledge, a_rule_stands_in_the_folder_of_its_category) {
    MemoryFiles files = shipped_folders();
    const std::string breaks = files["rules/habits/breaks.toml"];
    files["rules/habits/breaks.toml"] = "";
    files["rules/workstation/breaks.toml"] = breaks;
    const std::string said = complaints(files);
    EXPECT_THAT(said, HasSubstr("rules/workstation/breaks.toml:"));
    EXPECT_THAT(said, HasSubstr("error: rules of the category \"breaks\" stand in habits/"));
    EXPECT_THAT(said, HasSubstr("[[rule]]"));
}

TEST(BrokenKnowledge, an_exercise_cannot_answer_a_rule_that_is_not_there) {
    for (const Exercise& exercise : shipped_knowledge().exercise.exercises) {
        if (exercise.answers_findings.empty()) continue;
        const std::string id(exercise.answers_findings.front());
        MemoryFiles files = shipped_folders();
        for (const auto& [path, text] : shipped_folders().all()) {
            if (!path.starts_with("rules/exercises/")) continue;
            std::string& changed = files[path];
            for (std::size_t at = 0; (at = changed.find("\"" + id + "\"", at)) != std::string::npos;)
                changed.replace(at, id.size() + 2, "\"no-such-rule\"");
        }
        EXPECT_THAT(complaints(files), HasSubstr("error: there is no rule \"no-such-rule\"\n"));
        return;
    }
    FAIL() << "no exercise answers a rule";
}

// Nobody else would notice: the exercise would only not be ruled out any more.
TEST(BrokenKnowledge, an_exercise_that_nobody_has_is_ruled_out_by_no_contraindication) {
    MemoryFiles files = shipped_folders();
    replace_in(files, "rules/safety/contraindications.toml", "removes = [\"thoracic-extension-over-foam-roller\"",
               "removes = [\"thoracic-extension-over-foam-rollerx\"");
    EXPECT_THAT(complaints(files),
                ::testing::MatchesRegex("rules/safety/contraindications.toml:[0-9]+:12: error: there is no exercise "
                                        "\"thoracic-extension-over-foam-rollerx\"\n"
                                        " +[0-9]+ . removes = .*\n +. +\\^+\n"
                                        " += did you mean \"thoracic-extension-over-foam-roller\"\\?\n"));
}

TEST(BrokenKnowledge, every_name_that_safety_and_exercises_have_of_each_other_is_there) {
    const auto& all = shipped_folders().all();
    std::size_t misspelt = 0;
    const std::pair<std::string, std::string> lists[] = {{"contraindications.toml", "removes = [\""},
                                                         {"contraindications.toml", "prefers = [\""},
                                                         {"contraindications.toml", "{ exercise = \""},
                                                         {"rules/exercises/", "cautions = [\""},
                                                         {"rules/exercises/", "findings = [\""}};
    for (const auto& [path, text] : all)
        for (const auto& [where, start] : lists) {
            const std::size_t at = text.find(start);
            if (path.find(where) == std::string::npos || at == std::string::npos) continue;
            MemoryFiles files = shipped_folders();
            files[path].insert(text.find('"', at + start.size()), "q");
            EXPECT_THAT(complaints(files), HasSubstr(path + ":")) << start;
            ++misspelt;
        }
    EXPECT_GT(misspelt, 12u);
}

TEST(BrokenKnowledge, a_rule_collides_with_rules_that_are_there) {
    MemoryFiles files = shipped_folders();
    replace_in(files, "rules/workstation/desk.toml", "with = \"home-row-not-above-elbow\"", "with = \"no-such-rule\"");
    EXPECT_THAT(complaints(files), HasSubstr("thigh-room-under-desk collides with \"no-such-rule\", which is no rule"));
}

TEST(BrokenKnowledge, a_year_has_four_figures) {
    for (const char* year : {"1e300", "99", "10000", "2014.5", "-2014", "nan", "inf"}) {
        MemoryFiles files = shipped_folders();
        replace_in(files, "rules/evidence.toml", "\nyear = ", std::string("\nyear = ") + year + "  # ");
        const std::string said = complaints(files);
        EXPECT_THAT(said, HasSubstr("rules/evidence.toml:")) << year;
        EXPECT_THAT(said, HasSubstr("\"year\" is a whole number from 1000 to 9999")) << year;
    }
}

TEST(BrokenKnowledge, a_fact_that_is_written_is_one) {
    for (const char* file : {"rules/aids.toml", "rules/furniture.toml"}) {
        MemoryFiles files = shipped_folders();
        const std::string field = file == std::string("rules/aids.toml") ? "{ fact = \"" : "\nfact = \"";
        replace_in(files, file, field, field + (field.starts_with("\n") ? "\" # " : "\", was = \""));
        const std::string said = complaints(files);
        EXPECT_THAT(said, HasSubstr(std::string(file) + ":")) << file;
        EXPECT_THAT(said, HasSubstr("no such fact: \"\"")) << file;
    }
}

TEST(BrokenKnowledge, no_number_of_a_price_or_a_step_is_without_end) {
    for (const char* value : {"inf", "-inf", "nan"}) {
        MemoryFiles files = shipped_folders();
        replace_in(files, "rules/aids.toml", "\nprice = ", std::string("\nprice = ") + value + " # ");
        replace_in(files, "rules/furniture.toml", "\nstep = ", std::string("\nstep = ") + value + " # ");
        EXPECT_THAT(complaints(files), AllOf(HasSubstr("\"price\" must be a finite number"),
                                             HasSubstr("\"step\" must be a finite number")))
            << value;
    }
}

TEST(BrokenKnowledge, an_aid_is_set_at_a_knob) {
    MemoryFiles files = shipped_folders();
    replace_in(files, "rules/aids.toml", "setting = \"chair.seat_height_cm\"", "setting = \"chair.seat_width_cm\"");
    EXPECT_THAT(complaints(files),
                ::testing::MatchesRegex("rules/aids.toml:[0-9]+:1: error: the aid \"task-chair\" is set at "
                                        "\"chair.seat_width_cm\", which is no knob\n"
                                        " +[0-9]+ . \\[\\[aid\\]\\]\n +. \\^+\n"
                                        " += name a fact of furniture.toml, or leave \"setting\" out\n"));
}

TEST(BrokenKnowledge, a_missing_file_is_named) {
    for (const char* path : {"rules/scoring.toml", "rules/evidence.toml", "rules/furniture.toml", "rules/aids.toml",
                             "profiles/populations/ansur2.toml", "profiles/populations/civilian.toml"}) {
        MemoryFiles files = shipped_folders();
        files.remove(path);
        EXPECT_THAT(complaints(files), HasSubstr(std::string(path) + ": error: cannot read")) << path;
    }
}

TEST(BrokenKnowledge, numbers_of_the_score_are_all_told_and_within_what_they_can_be) {
    const auto becomes = [](std::string_view key, std::string_view value) {
        MemoryFiles files = shipped_folders();
        replace_in(files, "rules/scoring.toml", fmt::format("\n{} = ", key), fmt::format("\n{} = {} # ", key, value));
        return complaints(files);
    };
    const auto without = [](std::string_view key) {
        MemoryFiles files = shipped_folders();
        replace_in(files, "rules/scoring.toml", fmt::format("\n{} = ", key), fmt::format("\nx_{} = ", key));
        return complaints(files);
    };
    for (const char* key : {"interval_z", "bearable_worsening", "least_points_a_step", "told_worse_by_overshoot",
                            "least_sitting_per_standing"}) {
        for (const char* value : {"nan", "inf", "-inf"})
            EXPECT_THAT(becomes(key, value), HasSubstr(fmt::format("\"{}\" must be a finite number", key)));
        for (const char* value : {"-1", "-0.001"})
            EXPECT_THAT(becomes(key, value), HasSubstr("this must be a number, 0 or more")) << key << " " << value;
        EXPECT_EQ(becomes(key, "0"), "") << key;
        EXPECT_THAT(without(key), AllOf(HasSubstr(key), Not(HasSubstr("this must be")))) << key;
    }
    for (const char* key : {"provisional_below_coverage", "gate_probability", "told_worse_by_credit", "most_of_price",
                            "settles", "stature_helps"}) {
        for (const char* value : {"-0.1", "1.1", "60"})
            EXPECT_THAT(becomes(key, value), HasSubstr("this must be a share from 0 to 1")) << key << " " << value;
        EXPECT_THAT(without(key), AllOf(HasSubstr(key), Not(HasSubstr("this must be")))) << key;
    }
    for (const char* key : {"critical", "serious", "moderate", "minor"})
        for (const char* value : {"0", "-1", "0.49", "1001"})
            EXPECT_THAT(becomes(key, value), HasSubstr("this must be a whole number from 1 to 1000"))
                << key << " " << value;
    for (const char* table : {"weights", "plan", "measure_next", "severity_of"}) {
        MemoryFiles files = shipped_folders();
        replace_in(files, "rules/scoring.toml", std::string("\n[") + table + "]", std::string("\n[x") + table + "]");
        EXPECT_THAT(complaints(files), HasSubstr(std::string("[") + table + "] is missing")) << table;
    }
}

TEST(BrokenKnowledge, a_folder_with_nothing_in_it_is_no_knowledge) {
    const std::string said = complaints(MemoryFiles{});
    EXPECT_THAT(said, HasSubstr("rules/scoring.toml"));
}

TEST(BrokenKnowledge, every_broken_file_is_told_in_one_go) {
    MemoryFiles files = shipped_folders();
    std::size_t broken = 0;
    for (const auto& [path, text] : shipped_folders().all())
        if (path.ends_with(".toml")) {
            files[path] = "this is no TOML\n" + text;
            ++broken;
        }
    const std::string said = complaints(files);
    for (const auto& [path, text] : shipped_folders().all())
        if (path.ends_with(".toml")) {
            EXPECT_THAT(said, HasSubstr(path + ":1:")) << path;
        }
    EXPECT_GT(broken, 8u);
}

TEST(BrokenKnowledge, a_misspelt_key_is_suggested_in_every_kind_of_file) {
    const std::pair<std::string, std::string> slips[] = {
        {some_rule().first, "severity"}, {"rules/evidence.toml", "title"}, {"rules/furniture.toml", "fact"},
        {"rules/aids.toml", "step"},     {"rules/definitions.toml", "is"}, {"profiles/standards/office.toml", "title"}};
    for (const auto& [path, key] : slips) {
        MemoryFiles files = shipped_folders();
        replace_in(files, path, "\n" + key + " = ", "\n" + key + "x = ");
        EXPECT_THAT(complaints(files), HasSubstr(key + "x")) << path;
    }
}

TEST(BrokenKnowledge, a_definition_that_is_wrong_is_told_once_and_no_rule_is_blamed_for_it) {
    MemoryFiles files = shipped_folders();
    replace_in(files, "rules/definitions.toml", "desk.kind == 'adjustable'", "desk.kind == 'adjustible'");
    const std::string said = complaints(files);
    EXPECT_THAT(said, HasSubstr("rules/definitions.toml:"));
    EXPECT_THAT(said, HasSubstr("adjustable"));
    EXPECT_EQ(said.find("rules/workstation"), std::string::npos) << said;
}

TEST(Definitions, a_folder_may_do_without_and_whoever_names_one_is_told_so) {
    MemoryFiles files = shipped_folders();
    files.remove("rules/definitions.toml");
    EXPECT_THAT(complaints(files), HasSubstr("unknown name \"seat_does_not_move\""));
}

TEST(Definitions, each_is_used_in_several_places) {
    for (const Definition& one : shipped_knowledge().definitions) {
        std::size_t users = 0;
        const auto names_it = [&](const Program& program) { return program.text.find(one.name) != std::string::npos; };
        for (const Rule& rule : shipped_knowledge().rules)
            users += names_it(rule.applies) || names_it(rule.measure) || names_it(rule.require) ||
                     std::ranges::any_of(rule.words.instead, names_it, &Circumstance::when);
        for (const Exercise& exercise : shipped_knowledge().exercise.exercises) users += names_it(exercise.asks);
        const Programme& programme = shipped_knowledge().exercise.programme;
        users += names_it(programme.activity_when) + names_it(programme.breaks.seated_when);
        EXPECT_GE(users, 2u) << one.name;
    }
}

// A remedy that is a matter of practice stands beside others: some profile gives one of its own.
TEST(Definitions, what_practices_rank_is_said_only_where_a_profile_ranks_it) {
    const Knowledge& knowledge = shipped_knowledge();
    std::size_t ranked = 0;
    for (const Profile& profile : knowledge.profiles)
        for (const RuleChange& change : profile.changes) {
            if (change.fix.empty()) continue;
            Arena arena;
            const std::span<const Circumstance> all = knowledge.rule(change.rule)->words.instead;
            const std::span<const Circumstance> kept =
                under(knowledge, profile, arena).rule(change.rule)->words.instead;
            const auto by_practice = std::ranges::count_if(all, &Circumstance::ranked_by_practice);
            ranked += static_cast<std::size_t>(by_practice);
            EXPECT_EQ(static_cast<std::ptrdiff_t>(all.size()), std::ssize(kept) + by_practice) << change.rule;
            EXPECT_TRUE(std::ranges::none_of(kept, &Circumstance::ranked_by_practice)) << change.rule;
        }
    EXPECT_GT(ranked, 8u);
}

TEST(Verify, finds_an_example_that_comes_out_otherwise) {
    MemoryFiles files = shipped_folders();
    const auto [path, text] = some_rule();
    replace_in(files, path, "verdict = \"pass\"", "verdict = \"fail\"", "[[rule]]");
    Arena arena;
    const auto read = read_knowledge(files, "rules", "profiles", arena);
    ASSERT_TRUE(read.ok());
    EXPECT_THAT(all_text(verify(read.value())), HasSubstr(path));
}

// What verification says of the shipped folders with one word of a file changed.
std::string said_of(const std::string& path, const std::string& from, const std::string& to) {
    MemoryFiles files = shipped_folders();
    replace_in(files, path, from, to);
    Arena arena;
    const auto read = read_knowledge(files, "rules", "profiles", arena);
    return read.ok() ? all_text(verify(read.value())) : "not read: " + all_text(read.problems());
}

std::string said_of_furniture(const std::string& from, const std::string& to) {
    return said_of("rules/furniture.toml", from, to);
}

TEST(Verify, finds_a_bound_that_nothing_says_and_a_severity_that_the_review_does_not_give) {
    EXPECT_THAT(said_of("rules/workstation/desk.toml", "ideal = { to = 5.5 }", "ideal = { to = 5.7 }"),
                HasSubstr("rule \"desk-top-thin\": nothing says where 5.7 cm comes from"));
    EXPECT_THAT(said_of("rules/workstation/screen.toml", "severity = \"serious\"", "severity = \"minor\""),
                HasSubstr("rule \"screen-top-not-above-eyes\" is minor, but the review grades it"));
    EXPECT_THAT(said_of("profiles/standards/de-bildschirm.toml", "tolerable = { from = 15, to = 45 }",
                        "tolerable = { from = 13, to = 45 }"),
                HasSubstr("profile \"de-bildschirm\", rule \"screen-centre-below-eyes\": nothing says where 13"));
}

TEST(Verify, finds_a_knob_that_goes_otherwise_than_its_example) {
    EXPECT_THAT(said_of_furniture("? 125 : 85", "? 125 : 86"),
                ::testing::ContainsRegex(
                    "^rules/furniture.toml:[0-9]+:[0-9]+: error: knob \"desk.height_cm\": example 1 says that it goes "
                    "from 65 to 85, but it goes from 65 to 86\n"));
}

TEST(Verify, finds_a_slip_that_no_example_of_a_knob_would_notice) {
    EXPECT_THAT(
        said_of_furniture(
            "  { given = { \"person.seat\" = \"wheelchair\", \"chair.kind\" = \"task\" }, cannot = true },\n", ""),
        HasSubstr("error: knob \"chair.seat_height_cm\": no example would notice: when: person.seat == 'chair' "
                  "dropped\n"));
}

TEST(Verify, finds_a_range_that_moves_along_with_its_knob) {
    EXPECT_THAT(said_of_furniture("desk.depth_cm : 75\"", "desk.depth_cm : max(screen.distance_cm, 75)\""),
                HasSubstr("error: knob \"screen.distance_cm\": \"high\" is made of the present value of the knob\n"));
}

TEST(Verify, finds_an_aid_that_sets_otherwise_than_its_example) {
    EXPECT_THAT(said_of("rules/aids.toml", "{ fact = \"desk.edge\", to = \"padded\" }",
                        "{ fact = \"desk.edge\", to = \"rounded\" }"),
                ::testing::ContainsRegex(
                    "^rules/aids.toml:[0-9]+:3: error: aid \"edge-pad\": example 1 says that desk.edge is \"padded\", "
                    "but desk.edge is \"rounded\"\n"));
}

TEST(Verify, finds_a_slip_that_no_example_of_an_aid_would_notice) {
    EXPECT_THAT(
        said_of("rules/aids.toml", "  { given = { \"environment.illuminance_lux\" = 500 }, cannot = true },\n", ""),
        HasSubstr("error: aid \"task-light\": no example would notice: when: "
                  "(environment.illuminance_lux < 500): <= instead of <\n"));
}

TEST(Verify, finds_a_source_nobody_cites) {
    MemoryFiles files = shipped_folders();
    files["rules/evidence.toml"] +=
        "\n[[source]]\nkey = \"lonely\"\ntitle = \"t\"\nkind = \"own\"\nsays = \"s\"\nknown = \"general\"\n";
    Arena arena;
    const auto read = read_knowledge(files, "rules", "profiles", arena);
    ASSERT_TRUE(read.ok()) << all_text(read.problems());
    EXPECT_THAT(all_text(verify(read.value())),
                ::testing::MatchesRegex("rules/evidence.toml:[0-9]+:1: error: nobody cites the source \"lonely\"\n"
                                        " += cite it where it is used, or take it out\n"));
}

}  // namespace
}  // namespace ergoaudit
