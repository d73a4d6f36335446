// The report on a terminal: width, signs, colour, what comes first, and names that mean harm.

#include "ergoaudit/base/text.hpp"

#include "tests/render/audited.hpp"
#include "tests/support/cases.hpp"

#include "ergoaudit/render/knowledge_pages.hpp"
#include "ergoaudit/render/report.hpp"

#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::audited;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::report_of;
using ::testing::StartsWith;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

const std::vector<Audit>& audits() {
    static const std::vector<Audit> all = [] {
        auto found = testing::audited_examples();
        for (Audit& one : testing::audited_random(testing::cases(60), 21)) found.push_back(std::move(one));
        found.push_back(unreadable("broken.toml", {{.file = "broken.toml", .message = "m"}}));
        return found;
    }();
    return all;
}

bool is_one_word(const std::string& line) {
    const std::size_t start = line.find_first_not_of(" -|│");
    return start == std::string::npos || line.find(' ', start) == std::string::npos;
}

// Too wide is only what one word is by itself: it has no room before it.
bool fits(const std::string& line, std::size_t width) {
    return display_width(line) <= width || (is_one_word(line) && !line.starts_with("     "));
}

TEST(TextReport, no_line_is_wider_than_asked) {
    for (std::size_t width = 20; width <= 100; width += 3)
        for (const bool ascii : {false, true})
            for (const bool verbose : {false, true}) {
                const std::string text =
                    as_text(report_of(audits()), {.width = width, .ascii = ascii, .verbose = verbose});
                for (const std::string& line : lines_of(text)) EXPECT_TRUE(fits(line, width)) << width << ": " << line;
            }
}

TEST(TextReport, is_never_narrower_than_20_nor_wider_than_100_columns) {
    const Report report = report_of(audits());
    EXPECT_EQ(as_text(report, {.width = 1}), as_text(report, {.width = 20}));
    EXPECT_EQ(as_text(report, {.width = 4000}), as_text(report, {.width = 100}));
}

TEST(TextReport, in_ascii_is_ascii) {
    for (const char c : as_text(report_of(audits()), {.ascii = true, .verbose = true}))
        ASSERT_TRUE(c == '\n' || (c >= ' ' && c < 0x7F)) << static_cast<int>(c);
}

// Green under "good" only, red under the last word, whatever the words begin at.
TEST(TextReport, the_bar_is_coloured_as_the_word_is_chosen) {
    const std::span<const ScoreLabel> labels = shipped_knowledge().scoring.labels;
    std::size_t looked_at = 0;
    for (const Audit& one : audits()) {
        const double value = one.score.total.score.value;
        if (one.status != Status::evaluated || one.exit == Exit::bad_input) continue;
        const auto is = std::ranges::find_if(labels, [&](const ScoreLabel& label) { return value >= label.from; });
        const std::string colour = is == labels.begin()     ? "\x1b[32m"
                                   : is == labels.end() - 1 ? "\x1b[1;31m"
                                                            : "\x1b[35m";
        const std::string text = as_text(report_of({one}), {.colour = true, .quiet = true});
        const std::size_t bar = std::min(text.find("\u2588"), text.find("\u2591"));
        ASSERT_NE(bar, std::string::npos);
        const std::size_t line = text.rfind('\n', bar) + 1;
        EXPECT_NE(text.substr(line, bar - line).find(colour), std::string::npos) << value;
        ++looked_at;
    }
    EXPECT_GT(looked_at, 10u);
}

TEST(TextReport, colour_adds_colours_and_nothing_else) {
    const Report report = report_of(audits());
    for (const bool verbose : {false, true}) {
        const std::string plain = as_text(report, {.verbose = verbose});
        const std::string coloured = as_text(report, {.colour = true, .verbose = verbose});
        EXPECT_EQ(plain.find('\x1b'), std::string::npos);
        EXPECT_NE(coloured.find('\x1b'), std::string::npos);
        EXPECT_EQ(std::regex_replace(coloured, std::regex("\x1b\\[[0-9;]*m"), ""), plain);
        for (const std::string& line : lines_of(coloured))
            EXPECT_TRUE(line.find('\x1b') == std::string::npos || line.ends_with("\x1b[0m")) << line;
    }
}

TEST(TextReport, says_the_same_twice) { EXPECT_EQ(as_text(report_of(audits()), {}), as_text(report_of(audits()), {})); }

TEST(TextReport, of_every_workstation_tells_the_score_as_a_whole_number_or_that_there_is_none) {
    for (const Audit& one : audits()) {
        if (one.status == Status::withheld || one.exit == Exit::bad_input) continue;
        const std::string text = as_text(report_of({one}), {.quiet = true});
        EXPECT_TRUE(std::regex_search(text, std::regex("\\b[0-9]{1,3} of\\s+100|No score"))) << text;
        EXPECT_FALSE(std::regex_search(text, std::regex("[0-9]\\.[0-9]+ of 100"))) << text;
    }
}

TEST(TextReport, never_says_that_a_posture_causes_something) {
    const std::string text = as_text(report_of(audits()), {.verbose = true});
    for (const char* word : {"your posture caused", "you have a disorder", "you suffer", "guarantee", "inf cm", "{"})
        EXPECT_EQ(text.find(word), std::string::npos)
            << word << text.substr(std::min(text.size(), text.find(word)), 80);
}

std::vector<std::string> urgent_descriptions() {
    const std::string desk =
        "[person]\nstature_cm = 170\ncountry = \"GB\"\n[chair]\nkind = \"task\"\nseat_height_cm = "
        "55\n[desk]\nheight_cm = "
        "80\n[[screen]]\ntop_height_cm = 100\ndistance_cm = 30\n[discomfort.upper_back]\nseverity_0_10 = 6\n";
    std::vector<std::string> texts;
    for (const Question& question : shipped_knowledge().safety.questions) {
        const std::string_view group = question_group_names[static_cast<std::size_t>(question.group)];
        if (group != "at_once" && group != "today") continue;
        texts.push_back(desk +
                        "[screening]\nat_once = \"none\"\ntoday = \"none\"\nsoon = \"none\"\nready = \"none\"\n");
        std::string& text = texts.back();
        const std::string open = std::string(group) + " = \"none\"";
        text.replace(text.find(open), open.size(), std::string(group) + " = [\"" + std::string(question.key) + "\"]");
    }
    return texts;
}

TEST(TextReport, at_levels_1_and_2_is_the_action_first_and_nothing_that_keeps_somebody_at_the_desk) {
    std::size_t urgent = 0;
    for (const std::string& description : urgent_descriptions()) {
        const auto one = audited(description);
        ASSERT_TRUE(one) << description;
        if (one->status != Status::withheld) continue;
        ++urgent;
        EXPECT_THAT(as_text(report_of({audits().front(), *one, audits().back()}), {}), StartsWith("┌"))
            << "first also where it is not the first file";
        for (const bool quiet : {false, true})
            for (const bool verbose : {false, true}) {
                const std::string text = as_text(report_of({*one}), {.quiet = quiet, .verbose = verbose});
                const auto lines = lines_of(text);
                ASSERT_GT(lines.size(), 2u);
                const std::string first_word(one->safety.headline.substr(0, one->safety.headline.find(' ')));
                EXPECT_THAT(lines[0], StartsWith("┌"));
                EXPECT_THAT(lines[1], StartsWith("│ " + first_word));
                EXPECT_FALSE(std::regex_search(text, std::regex("[Ss]core|of 100|%|\\bmin\\b|minutes a|points|Gate")))
                    << text;
                for (const Exercise& exercise : shipped_knowledge().exercise.exercises)
                    EXPECT_THAT(text, Not(HasSubstr(std::string(exercise.name)))) << exercise.id;
                for (const Rule& rule : shipped_knowledge().rules)
                    EXPECT_THAT(text, Not(HasSubstr(std::string(rule.id)))) << rule.id;
            }
    }
    EXPECT_GE(urgent, 15u);
}

// One answer that several checks rest on is one line, and they lose what they lose together.
TEST(TextReport, an_answer_is_told_once) {
    const auto one = audited(
        "[reported]\nscreen_height = \"too-low\"\ndesk_height = \"too-high\"\nmouse_reach = false\n", "rep.toml");
    ASSERT_TRUE(one);
    double lost = 0;
    for (const Finding& finding : one->findings)
        if (finding.message.starts_with("Screen height as it feels")) lost += finding.points_lost;
    const std::string text = as_text(report_of({*one}), {});
    const std::string line = "Screen height as it feels: you answered \"too low\"";
    const std::size_t place = text.find(line);
    ASSERT_NE(place, std::string::npos) << text;
    EXPECT_EQ(text.find(line, place + 1), std::string::npos) << text;
    EXPECT_NE(text.find(fmt::format("-{:.1f}  {}", lost, line)), std::string::npos) << lost << text;
    EXPECT_NE(text.find("screen[0].top_height_cm"), std::string::npos) << "what each check would need stays";
    EXPECT_NE(text.find("screen[0].diagonal_in"), std::string::npos);
}

std::string hostile_description(const std::string& name) {
    return "[person]\nid = \"" + name + "\"\nname = \"" + name + "\"\nstature_cm = 170\n[work]\njob = \"" + name +
           "\"\n[[screen]]\nname = \"" + name +
           "\"\ntop_height_cm = 120\ndistance_cm = 60\n[chair]\nkind = \"task\"\nseat_height_cm = "
           "45\n[desk]\nheight_cm "
           "= 72\n[assessment]\nreason = \"" +
           name + "\"\n";
}

// The score keeps to what was computed; who reads the finding reads beside it what somebody saw there.
TEST(TextReport, an_assessors_verdict_stands_beside_the_finding) {
    const std::string desk = "[person]\nstature_cm = 160\n[chair]\nkind = \"task\"\nseat_height_cm = 50\n";
    const std::string judged =
        "[[assessment.override]]\nrule = \"seat-not-above-lower-legs\"\nsubject = \"{}\"\n"
        "verdict = \"pass\"\nreason = \"feet flat on a box.\"\nby = \"R. Patel\"\n"
        "on = 2026-11-20\n";
    const auto page = [&](const std::string& more, Role role = Role::employee) {
        const auto audit = audited(desk + more);
        EXPECT_TRUE(audit);
        const Report report = report_of({*audit}, role);
        return std::pair(as_text(report, {.width = 100}), as_html(report, {}));
    };
    const auto [text, html] = page(fmt::format(fmt::runtime(judged), "sitting"));
    EXPECT_THAT(text, HasSubstr("Judged otherwise on the spot: right, because feet flat on a box (R. Patel, "));
    EXPECT_THAT(html, HasSubstr("Judged otherwise on the spot: right, because feet flat on a box (R. Patel, "));
    EXPECT_THAT(page("").first, Not(HasSubstr("Judged otherwise")));
    EXPECT_THAT(page(fmt::format(fmt::runtime(judged), "sitting"), Role::manager).first, Not(HasSubstr("Judged")));
}

// What a clinician wrote beside a clearance stands wherever exercises do.
TEST(TextReport, limits_of_a_clearance_stand_in_the_calendar_and_in_the_letter) {
    const std::string cleared =
        "[person]\nid = \"p\"\n[screening]\nanswered = true\nanswered_on = 2026-11-20\nheart_condition = true\n"
        "[[screening.cleared]]\nby = \"gp\"\non = 2026-11-22\nfor = \"all\"\n";
    const auto limited = audited(cleared + "limits = \"no arms overhead\"\n"), free = audited(cleared);
    ASSERT_TRUE(limited && free);
    const auto times = [](const std::string& text, std::string_view word) {
        std::size_t count = 0;
        for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; at += word.size()) ++count;
        return count;
    };
    std::string calendar = as_calendar(report_of({*limited}), {});
    for (std::size_t fold; (fold = calendar.find("\r\n ")) != std::string::npos;) calendar.erase(fold, 3);
    EXPECT_GT(times(calendar, "DESCRIPTION:"), 4u);
    EXPECT_EQ(times(calendar, "DESCRIPTION:Your clearance has limits: \"no arms overhead\"."),
              times(calendar, "DESCRIPTION:"));
    EXPECT_THAT(as_letter(report_of({*limited}), {}), HasSubstr("Their clearance has limits: \"no arms overhead\"."));
    EXPECT_EQ(times(as_calendar(report_of({*free}), {}), "limits"), 0u);
    EXPECT_EQ(times(as_letter(report_of({*free}), {}), "has limits"), 0u);
}

TEST(TextReport, who_is_told_nothing_harder_reads_no_empty_word) {
    const auto one = audited(
        "[screening]\nanswered = true\nanswered_on = 2026-11-20\n[conditions]\nosteoporosis = true\n"
        "[discomfort.upper_back]\nseverity_0_10 = 4\nweeks = 20\n");
    ASSERT_TRUE(one && !one->prescription.exercises.empty());
    for (const std::string& text :
         {exercise_as_text(report_of({*one}), {}), exercise_as_markdown(report_of({*one}), {})}) {
        EXPECT_THAT(text, HasSubstr("Easier: "));
        EXPECT_THAT(text, Not(HasSubstr("Harder")));
    }
}

// A step down for the feet takes the shoulders up: said below it, and that what can be bought does not.
TEST(TextReport, says_what_a_free_step_makes_worse_and_whether_buying_does_not) {
    const auto one = testing::audited(
        "[person]\nstature_cm = 163\n[chair]\nkind = \"task\"\nseat_height_cm = 48\n[desk]\nheight_cm = 74\n",
        "desk.toml", true);
    ASSERT_TRUE(one);
    const std::string text = as_text(report_of({*one}), {.width = 100});
    EXPECT_THAT(text, HasSubstr("Less true then than now, because something else weighs more: The keyboard"));
    EXPECT_THAT(text, HasSubstr("Not so with what is worth buying."));
    EXPECT_LT(text.find("Less true then than now"), text.find("Worth buying"));
}

TEST(TextReport, names_that_mean_harm_are_harmless) {
    for (const std::string& name : {std::string("<script>alert(1)</script>"), std::string("a\\u202Egnp.exe"),
                                    std::string("\\u2066x\\u2069\\u200F"), std::string("line\\none\\ttwo\\r"),
                                    std::string("\\u001b[2J\\u001b]0;title\\u0007"), std::string("\\u009b31m"),
                                    std::string("{value} {excess} %s %n {}"), std::string(10000, 'A')}) {
        const auto one = audited(hostile_description(name), "evil\n\x1b[31m\u202E.toml");
        ASSERT_TRUE(one) << name;
        std::string text = as_letter(report_of({*one}), {});
        for (const Role role : {Role::employee, Role::manager, Role::oh})
            text += as_text(report_of({*one}, role), {.verbose = true});
        for (const char c : text) ASSERT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= ' ') << name;
        for (const char* sign : {"\u202E", "\u2066", "\u2069", "\u200F", "\x7F", "\xC2\x9B", "\u2028"})
            EXPECT_EQ(text.find(sign), std::string::npos) << name;
        EXPECT_TRUE(is_utf8(text));
    }
}

TEST(Pages, of_every_rule_exercise_fact_and_the_score_keep_the_width_and_the_signs) {
    std::vector<std::string_view> names = {"score"};
    for (const Rule& rule : shipped_knowledge().rules) names.push_back(rule.id);
    for (const Exercise& exercise : shipped_knowledge().exercise.exercises) names.push_back(exercise.id);
    for (const FactInfo& fact : fact_rows)
        if (fact.origin == Origin::described) names.push_back(fact.path);
    for (const std::string_view name : names)
        for (const std::size_t width : {40u, 77u}) {
            const std::string text = explain(name, shipped_knowledge(), {.width = width, .ascii = true});
            EXPECT_FALSE(text.empty()) << name;
            for (const char c : text) ASSERT_TRUE(c == '\n' || (c >= ' ' && c < 0x7F)) << name;
            for (const std::string& line : lines_of(text))
                EXPECT_TRUE(line.size() <= width || is_one_word(line)) << name << ": " << line;
        }
    EXPECT_EQ(explain("no-such-thing", shipped_knowledge(), {}), "");
    EXPECT_EQ(explain("", shipped_knowledge(), {}), "");
}

}  // namespace
}  // namespace ergoaudit
