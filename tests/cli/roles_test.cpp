// Who may see what. A manager's outputs rest on no health answer (non-interference) and repeat nothing about the person
// (canaries); what they say of the workstation is what the person's own report says of it.

#include "tests/cli/world.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/json.hpp"
#include "tests/support/workstations.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/privacy/role.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Outcome;
using ::testing::StartsWith;
using testing::World;

constexpr std::array<std::string_view, 4> formats_for_managers = {"text", "json", "html", "markdown"};

// Everything a manager gets of one description from check; plan tells part of it.
std::map<std::string, std::string> seen_by_a_manager(const std::string& text) {
    World world;
    world.files["desk.toml"] = text;
    std::vector<std::string> words = {"check", "desk.toml", "--role", "manager", "-f", "text"};
    for (const std::string_view format : formats_for_managers)
        words.insert(words.end(), {"--report", fmt::format("{}=out.{}", format, format)});
    std::map<std::string, std::string> seen;
    const Outcome checked = world.run(words);
    seen["check"] = checked.out;
    seen["check, exit and errors"] = fmt::format("{} {}", checked.exit, checked.err);
    for (const auto& [path, content] : world.files.all())
        if (path != "desk.toml") seen[path] = content;
    const Outcome quiet = world.run({"check", "desk.toml", "--role", "manager", "-q", "--min-score", "70"});
    seen["quiet"] = fmt::format("{} {} {}", quiet.exit, quiet.out, quiet.err);
    return seen;
}

// --- non-interference -----------------------------------------------------------------------------------------------

// The answers that the workstation does not rest on: these tables, and what of the habits is health. Typed here.
bool is_an_answer_about_health(const FactInfo& info) {
    if (info.origin != Origin::described) return false;
    for (const std::string_view table : {"screening.", "discomfort.", "conditions.", "exercise.", "comfort."})
        if (info.path.starts_with(table)) return true;
    for (const std::string_view key : {"stress_0_10", "pss10_score", "sleep_hours_per_night", "drinks_litres_per_day",
                                       "activity_min_per_week", "strength_days_per_week"})
        if (info.path == fmt::format("habits.{}", key)) return true;
    return false;
}

class HealthAnswers {
  public:
    explicit HealthAnswers(unsigned seed) : random_(seed) {}

    // Lines for [habits], and whole tables to stand after everything else.
    struct Written {
        std::string habits, tables;
    };

    Written next() {
        Written written;
        std::map<std::string, std::string> tables;
        const unsigned often = random_() % 4;  // hardly any, or many
        for (std::uint16_t i = 0; i < fact_count; ++i) {
            const FactInfo& info = fact_rows[i];
            if (!is_an_answer_about_health(info) || !info.belongs_to.empty() || random_() % 6 >= often) continue;
            const std::size_t dot = info.path.rfind('.');
            const std::string line = fmt::format("{} = {}\n", info.path.substr(dot + 1), value_of(info));
            std::string table(info.path.substr(0, dot));
            if (info.group == Group::region) table += fmt::format(".{}", region_names[random_() % region_names.size()]);
            if (table == "habits")
                written.habits += line;
            else
                tables[table] += line;
        }
        if (random_() % 2 == 0) tables["screening"] += "answered = true\n";
        for (const auto& [table, lines] : tables) written.tables += fmt::format("\n[{}]\n{}", table, lines);
        if (random_() % 3 == 0)
            written.tables +=
                "\n[[screening.cleared]]\nby = \"gp\"\non = 2026-11-01\nfor = [\"all\"]\n"
                "limits = \"nothing overhead\"\n";
        return written;
    }

  private:
    std::string value_of(const FactInfo& info) {
        if (info.kind == Kind::yes_no) return random_() % 4 == 0 ? "true" : "false";
        if (info.kind == Kind::choice)
            return fmt::format(
                "\"{}\"", choice_name(info, static_cast<double>(random_() % (static_cast<unsigned>(info.high) + 1))));
        if (info.kind == Kind::date) return date_text(*parse_date("2026-11-23") - static_cast<int>(random_() % 60));
        return plain_number(info.low + (info.high - info.low) * static_cast<double>(random_() % 11) / 10, 0);
    }

    std::mt19937 random_;
};

// A random workstation without any such answer: [habits] is its last table.
std::string workstation_alone(testing::WorkstationWriter& writer) {
    std::istringstream lines(writer.write());
    std::string kept;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("[discomfort")) break;
        if (!line.starts_with("stress_0_10")) kept += line + "\n";
    }
    return kept;
}

TEST(NonInterference, no_answer_about_health_changes_a_byte_that_a_manager_sees) {
    testing::WorkstationWriter writer(4711);
    HealthAnswers answers(815);
    std::size_t compared = 0;
    for (int tried = 0; compared < testing::cases(400) && tried < 100000; ++tried) {
        const std::string workstation = workstation_alone(writer);
        const auto one = answers.next(), other = answers.next();
        const std::string texts[] = {workstation + one.habits + one.tables, workstation + other.habits + other.tables};
        if (!read_description(texts[0], "desk.toml").ok() || !read_description(texts[1], "desk.toml").ok()) continue;
        ++compared;
        EXPECT_EQ(seen_by_a_manager(texts[0]), seen_by_a_manager(texts[1])) << texts[0] << "\n-----\n" << texts[1];
        if (HasFailure()) return;
    }
    EXPECT_GE(compared, testing::cases(400));
}

TEST(NonInterference, holds_for_every_story_and_its_answers_left_out) {
    for (const std::string& name : disk().names_in("examples")) {
        if (disk().kind_of("examples/" + name + "/desk.toml") != Entry::file) continue;
        std::istringstream lines(testing::story(name));
        std::string kept;
        bool is_health = false;
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with('['))
                is_health = std::ranges::any_of(
                    std::array{"[screening", "[[screening", "[discomfort", "[conditions", "[exercise", "[comfort"},
                    [&](const char* table) { return line.starts_with(table); });
            const std::string key = line.substr(0, line.find(' '));
            const auto fact = find_fact("habits." + key);
            if (!is_health && !(fact && is_an_answer_about_health(fact->info()))) kept += line + "\n";
        }
        ASSERT_TRUE(read_description(kept, "desk.toml").ok()) << name;
        EXPECT_EQ(seen_by_a_manager(testing::story(name)), seen_by_a_manager(kept)) << name;
    }
}

// --- canaries -------------------------------------------------------------------------------------------------------

// The story of an assessment with every word and number about the person made unmistakable.
std::string with_canaries(std::string text) {
    const std::map<std::string, std::string> put = {
        {"name = \"Ines Alder\"", "name = \"kanarienvogel\""},
        {"reason = \"upper back", "reason = \"kanarienvogel upper back"},
        {"reason = \"the course", "reason = \"kanarienvogel the course"},
        {"note = \"she", "note = \"kanarienvogel she"},
        {"owner = \"Ines Alder\"", "owner = \"the user\""},
        {"age_years = 39", "age_years = 43.71"},
        {"stature_cm = 168", "stature_cm = 168.37"},
        {"weight_kg = 66", "weight_kg = 66.83"},
        {"popliteal_height_cm = 41.5", "popliteal_height_cm = 41.79"},
        {"elbow_rest_height_cm = 23", "elbow_rest_height_cm = 23.17"},
        {"seated_eye_from_floor_cm = 121", "seated_eye_from_floor_cm = 121.63"},
        {"stress_0_10 = 6", "stress_0_10 = 6.29"},
        {"sleep_hours_per_night = 6.5", "sleep_hours_per_night = 6.19"},
        {"activity_min_per_week = 90", "activity_min_per_week = 91.37"},
        {"weeks = 9", "weeks = 9.13"},
        {"severity_0_10 = 4", "severity_0_10 = 4.47"},
        {"at_rest_0_10 = 1", "at_rest_0_10 = 1.53"},
        {"answered_on = 2026-11-20", "answered_on = 2026-11-19"},
        {"last_eye_test = 2025-03-14", "last_eye_test = 2025-03-13"},
    };
    for (const auto& [from, to] : put) {
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        if (at != std::string::npos) text.replace(at, from.size(), to);
    }
    return text;
}

constexpr std::array<std::string_view, 18> canaries = {
    "kanarienvogel", "43.7", "168.3", "168.4", "66.8", "41.7", "41.8", "23.1",       "23.2",
    "121.6",         "6.29", "6.19",  "91.3",  "91.4", "9.13", "4.47", "2026-11-19", "2025-03-13"};
// What nobody writes of a workstation alone.
constexpr std::array<std::string_view, 19> words_of_health = {
    "female",  "upper back", "upper_back", "neck",     "pain",     "discomfort", "stress",
    "sleep",   "drink",      "exercise",   "activity", "screened", "doctor",     "wheelchair",
    "bifocal", "lenses",     "pregnan",    "eye test", "stature"};

TEST(Canaries, nothing_about_the_person_is_in_anything_a_manager_gets) {
    const auto seen = seen_by_a_manager(with_canaries(testing::story("assessed")));
    for (const auto& [what, content] : seen) {
        EXPECT_THAT(what, Not(HasSubstr("kanarienvogel")));
        for (const std::string_view canary : canaries)
            EXPECT_THAT(content, Not(HasSubstr(std::string(canary)))) << what;
    }
}

TEST(Canaries, nothing_about_the_person_is_in_the_plan_a_manager_gets) {
    World world;
    world.files["desk.toml"] = with_canaries(testing::story("assessed"));
    for (const char* format : {"text", "json"}) {
        const Outcome planned = world.run({"plan", "desk.toml", "--role", "manager", "-v", "-f", format});
        EXPECT_THAT(planned.out, HasSubstr("Lower the top edge of the screen"));
        EXPECT_EQ(planned.err, "");
        for (const std::string_view canary : canaries)
            EXPECT_THAT(planned.out, Not(HasSubstr(std::string(canary)))) << format;
    }
}

TEST(Canaries, the_persons_own_report_has_them_so_that_this_can_fail) {
    World world;
    world.files["desk.toml"] = with_canaries(testing::story("assessed"));
    const Outcome outcome = world.run({"check", "desk.toml", "--role", "oh", "-f", "json"});
    for (const std::string_view canary : {"kanarienvogel", "43.71", "168.37", "41.79", "6.29", "4.47"})
        EXPECT_THAT(outcome.out, HasSubstr(std::string(canary)));
}

// Without what is the same for everybody: titles of rules, keys of sources, fields that every role has.
std::string told_of_somebody(std::string content) {
    std::vector<std::string> same = {"\"safety\": null", "\"prescription\": null", "part-exercises"};
    for (const Rule& rule : shipped_knowledge().rules) same.emplace_back(rule.words.title);
    for (const Source& source : shipped_knowledge().sources) same.emplace_back(source.key);
    for (const std::string& one : same)
        for (std::size_t at = content.find(one); at != std::string::npos; at = content.find(one, at))
            content.erase(at, one.size());
    return content;
}

// Nor can who chooses the rules, or asks what if, find an answer out.
TEST(NonInterference, no_choice_of_rules_and_no_what_if_tells_a_manager_an_answer_about_health) {
    const std::string desk =
        "[person]\nstature_cm = 175\nsex = \"male\"\n{}[chair]\nkind = \"task\"\nseat_height_cm = 46\n"
        "[desk]\nkind = \"fixed\"\nheight_cm = 72\n[screen]\nkind = \"monitor\"\nmount = \"arm\"\n"
        "diagonal_in = 24\ntop_height_cm = 125\ndistance_cm = 60\n{}";
    const auto with = [&](const std::string& person, const std::string& rest) {
        std::string text = desk;
        text.replace(text.find("{}"), 2, person);
        return text.replace(text.find("{}"), 2, rest);
    };
    World world;
    world.files["a.toml"] = with("eyewear = [\"single-vision\"]\n", "");
    world.files["b.toml"] = with("eyewear = [\"bifocal\"]\n", "[conditions]\nsystolic_mmhg = 110\n");
    const auto seen = [&](const char* file, std::vector<std::string> more) {
        std::vector<std::string> words = {"check", file, "--role", "manager"};
        words.insert(words.end(), more.begin(), more.end());
        const auto outcome = world.run(words);
        std::string told = outcome.out + outcome.err;
        for (std::size_t at = told.find(file); at != std::string::npos; at = told.find(file))
            told.replace(at, std::string_view(file).size(), "it");
        return std::pair(outcome.exit, told);
    };
    std::size_t chosen = 0;
    for (const Rule& rule : shipped_knowledge().rules)
        if (sensitivity_of(rule) == Sensitivity::health) {
            EXPECT_EQ(seen("a.toml", {"--select", std::string(rule.id)}),
                      seen("b.toml", {"--select", std::string(rule.id)}))
                << rule.id;
            ++chosen;
        }
    EXPECT_GT(chosen, 3U);
    EXPECT_EQ(seen("a.toml", {"--set", "conditions.diastolic_mmhg=115", "--select", "seat"}),
              seen("b.toml", {"--set", "conditions.diastolic_mmhg=115", "--select", "seat"}));
}

// Who sees little may have the screen near: the employer's page says the same of everybody, and names the finding.
TEST(Canaries, low_vision_changes_nothing_and_a_near_screen_is_named) {
    const std::string near =
        "[person]\nstature_cm = 172\n{}[chair]\nkind = \"task\"\nseat_height_cm = 45\n[desk]\nheight_cm = 70\n"
        "[[screen]]\nkind = \"monitor\"\ndiagonal_in = 24\ndistance_cm = 35\ntop_above_desk_cm = 45\n";
    const auto seen = [&](const char* sight) {
        World world;
        world.files["it.toml"] = fmt::format(fmt::runtime(near), sight);
        const auto outcome = world.run({"check", "it.toml", "--role", "manager", "-f", "json"});
        return std::pair(outcome.exit, outcome.out);
    };
    const auto unsaid = seen("");
    EXPECT_EQ(unsaid.first, 1);
    EXPECT_THAT(unsaid.second, HasSubstr("\"screen-distance-fits\""));
    EXPECT_EQ(seen("low_vision = true\n"), unsaid);
    EXPECT_EQ(seen("low_vision = false\n"), unsaid);
}

TEST(Canaries, no_story_tells_a_manager_a_word_about_health) {
    for (const std::string& name : disk().names_in("examples")) {
        if (disk().kind_of("examples/" + name + "/desk.toml") != Entry::file) continue;
        for (const auto& [what, content] : seen_by_a_manager(testing::story(name))) {
            const std::string told = told_of_somebody(content);
            for (const std::string_view word : words_of_health)
                EXPECT_THAT(told, Not(HasSubstr(std::string(word)))) << name << ", " << what;
        }
    }
}

// --- what a manager does see ----------------------------------------------------------------------------------------

// But for habits.
std::vector<std::string> steps_of(const testing::Json& audit) {
    std::vector<std::string> said;
    for (const testing::Json& step : audit["plan"]["steps"].items)
        if (step["group"].text != "habit") said.push_back(step["text"].text);
    return said;
}

TEST(ManagersPage, has_the_score_of_the_workstation_that_the_person_has) {
    testing::WorkstationWriter writer(99);
    std::size_t compared = 0;
    while (compared < testing::cases(300)) {
        World world;
        world.files["desk.toml"] = writer.write();
        const Outcome own = world.run({"check", "desk.toml", "-f", "json"}),
                      managers = world.run({"check", "desk.toml", "-f", "json", "--role", "manager"});
        if (own.exit == exit_code::bad_input) continue;
        ++compared;
        const testing::Json whole = *testing::read_json(own.out), cut = *testing::read_json(managers.out);
        const testing::Json &person = whole["audits"][0], &manager = cut["audits"][0];
        if (person["status"].text != "evaluated" || manager["status"].text != "evaluated") continue;
        for (const char* part : {"value", "low", "high", "coverage"}) {
            EXPECT_EQ(person["score"]["workstation"][part].text, manager["score"]["workstation"][part].text);
            EXPECT_EQ(manager["score"][part].text, manager["score"]["workstation"][part].text);
        }
        EXPECT_EQ(steps_of(person), steps_of(manager));
    }
}

TEST(ManagersPage, of_somebody_who_must_be_seen_is_about_the_desk_like_any_other) {
    World world = testing::usual_world();
    const Outcome own = world.run({"check", "urgent.toml"}),
                  managers = world.run({"check", "urgent.toml", "--role", "manager"});
    EXPECT_THAT(own.out, HasSubstr("999"));
    EXPECT_THAT(managers.out, AllOf(HasSubstr("Checks of the workstation"), Not(HasSubstr("999"))));
    EXPECT_EQ(managers.err, "");
}

TEST(ManagersPage, shows_who_does_what_by_when) {
    World world;
    world.files["desk.toml"] = testing::story("assessed");
    const Outcome outcome = world.run({"check", "desk.toml", "--role", "manager"});
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("W-2041"), HasSubstr("North House"), HasSubstr("R. Okafor"),
                                   HasSubstr("2027-02-19"), HasSubstr("done on the day")));
}

TEST(ManagersPage, is_none_where_a_format_shows_a_body_or_exercises) {
    World world = testing::usual_world();
    for (const char* format : {"svg", "ics", "stretchly", "safeeyes", "letter"}) {
        const Outcome outcome = world.run({"check", "good.toml", "--role", "manager", "-f", format});
        EXPECT_EQ(outcome.exit, exit_code::usage) << format;
        EXPECT_EQ(outcome.out, "") << format;
        EXPECT_THAT(outcome.err, HasSubstr("for a manager")) << format;
    }
    EXPECT_EQ(world.run({"check", "good.toml", "--role", "boss"}).exit, exit_code::usage);
}

// --- the record of occupational health ------------------------------------------------------------------------------

TEST(Record, keeps_what_a_professional_record_has) {
    World world;
    world.files["desk.toml"] = testing::story("assessed");
    const Outcome outcome = world.run({"check", "desk.toml", "--role", "oh", "--width", "100"});
    for (const char* said : {"2026-118",
                             "upper back sore since the move",
                             "R. Okafor",
                             "M. Lind",
                             "Ines Alder",
                             "claims adviser",
                             "reading files 55 %",
                             "Nothing from the four groups",
                             "Upper back: 4 of 10",
                             "Risk: high",
                             "The matrix",
                             "Status: planned",
                             "What to look for",
                             "Computed: pass; Assessor: fail",
                             "the course was on another chair",
                             "keyboard.distance_from_edge_cm",
                             "On 2027-02-19",
                             "a new user",
                             "Sign-off",
                             "input digest",
                             "2025-03-14",
                             "2024-09-02",
                             "Published scores"})
        EXPECT_THAT(outcome.out, HasSubstr(said));
}

TEST(Record, keeps_an_action_about_a_step_that_is_not_in_the_plan) {
    World world;
    world.files["desk.toml"] = testing::story("assessed");
    EXPECT_THAT(world.run({"check", "desk.toml", "--role", "oh"}).out, Not(HasSubstr("not in today's plan")));
    world.files["desk.toml"] +=
        "\n[[assessment.action]]\nid = \"no-such-step\"\nowner = \"Estates\"\nstatus = \"in hand\"\n";
    for (const char* format : {"text", "html", "markdown"}) {
        const Outcome outcome = world.run({"check", "desk.toml", "--role", "oh", "-f", format, "--width", "100"});
        for (const char* said : {"About a step that is not in today", "no-such-step", "Estates", "in hand"})
            EXPECT_THAT(outcome.out, HasSubstr(said)) << format;
    }
}

TEST(Record, puts_the_action_before_everything_when_somebody_must_be_seen) {
    World world = testing::usual_world();
    const Outcome outcome = world.run({"check", "urgent.toml", "--role", "oh"});
    EXPECT_THAT(outcome.out, StartsWith("┌"));
    EXPECT_LT(outcome.out.find("999"), outcome.out.find("urgent.toml"));
    EXPECT_LT(outcome.out.find("999"), outcome.out.find("The assessment"));
    const std::string markdown = world.run({"check", "urgent.toml", "-f", "markdown"}).out;
    EXPECT_LT(markdown.find("999"), markdown.find("urgent.toml"));
    EXPECT_THAT(outcome.out, Not(HasSubstr("Risk by severity")));
}

TEST(Record, notices_an_override_in_the_findings) {
    World world;
    world.files["desk.toml"] = testing::story("assessed");
    const Outcome outcome = world.run({"check", "desk.toml", "-f", "json"});
    const testing::Json report = *testing::read_json(outcome.out);
    std::size_t overridden = 0;
    for (const testing::Json& finding : report["audits"][0]["findings"].items)
        if (finding["overridden"].truth) {
            ++overridden;
            EXPECT_EQ(finding["rule"].text, "setting-up-was-shown");
        }
    EXPECT_EQ(overridden, 1u);
}

// --- the letter -----------------------------------------------------------------------------------------------------

TEST(Letter, fits_one_page_and_names_nothing_that_anybody_has) {
    for (const std::string& name : disk().names_in("examples")) {
        if (disk().kind_of("examples/" + name + "/desk.toml") != Entry::file) continue;
        World world;
        world.files["desk.toml"] = testing::story(name);
        const Outcome outcome = world.run({"check", "desk.toml", "-f", "letter"});
        EXPECT_LE(std::ranges::count(outcome.out, '\n'), 80) << name;
        EXPECT_THAT(outcome.out, HasSubstr("no diagnosis")) << name;
        for (const char* word : {"syndrome", "tendin", "strain", "hernia", "radiculopathy", "caused"})
            EXPECT_THAT(outcome.out, Not(HasSubstr(word))) << name;
    }
}

TEST(Letter, says_why_somebody_must_be_seen_and_advises_nothing_else) {
    World world = testing::usual_world();
    const Outcome outcome = world.run({"check", "urgent.toml", "-f", "letter"});
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("Why they come to you"), HasSubstr("To be seen first"),
                                   Not(HasSubstr("Exercise:")), Not(HasSubstr("Raise the"))));
}

// Whoever buys by the record gets all that the plan sets, and no price in place of a measure.
TEST(Record, EquipmentIsToldByEveryDimensionThatThePlanSets) {
    std::size_t things = 0, measures = 0;
    for (const char* name : {"broken-chair", "home-sofa", "hot-desk", "petite-fixed-desk", "kitchen-laptop"}) {
        World world;
        world.files["desk.toml"] = testing::story(name);
        const std::string page = world.run({"check", "desk.toml", "--role", "oh", "-f", "md"}).out;
        const std::size_t from = page.find("## Equipment by dimension");
        ASSERT_NE(from, std::string::npos) << name;
        const std::string section = page.substr(from, page.find("\n## ", from) - from);
        EXPECT_EQ(section.find("(about"), std::string::npos) << section;
        const auto json = world.run({"check", "desk.toml", "-f", "json"}).json();
        for (const auto& step : json["audits"].items.at(0)["plan"]["steps"].items) {
            if (step["group"].text != "buy") continue;
            const std::string& text = step["text"].text;
            const std::size_t set = text.find("Set it: ");
            const auto said =
                set == std::string::npos ? 1 : 1 + std::count(text.begin() + static_cast<long>(set), text.end(), ';');
            std::ptrdiff_t told = 0;
            const std::string lead = "- **" + with_capital(spoken_name(step["item"].text)) + "**";
            for (std::size_t at = section.find(lead); at != std::string::npos; at = section.find(lead, at + 1)) ++told;
            EXPECT_EQ(told, said) << name << ": " << text << "\n" << section;
            ++things;
            measures += static_cast<std::size_t>(told);
        }
    }
    EXPECT_GT(things, 6U);
    EXPECT_GT(measures, things + 5);
}

}  // namespace
}  // namespace ergoaudit
