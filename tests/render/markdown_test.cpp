// Markdown: short lines, headings once, nothing of a name is ever markup.

#include "tests/render/audited.hpp"
#include "tests/render/hostile.hpp"
#include "tests/support/cases.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/report.hpp"

#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using testing::report_of;

std::vector<std::string> lines_in(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// What remains when every escaped sign is taken out.
std::string unescaped_signs(const std::string& line) {
    static const std::regex escaped(R"(\\.)");
    return std::regex_replace(line, escaped, "");
}

void expect_clean(const std::string& text) {
    std::set<std::string> headings;
    bool was_blank = false;
    for (const std::string& line : lines_in(text)) {
        EXPECT_FALSE(line.empty() && was_blank) << "two empty lines";
        EXPECT_FALSE(line.ends_with(' ')) << line.substr(0, 90);
        was_blank = line.empty();
        if (line.starts_with('#')) EXPECT_TRUE(headings.insert(line).second) << line;
        const std::string bare = unescaped_signs(line);
        for (const char* sign : {"<", "[", "]", "|", "`", "://", "_", "~"})
            EXPECT_EQ(bare.find(sign), std::string::npos) << sign << " in " << line.substr(0, 120);
        if (const std::size_t quote = bare.find('>'); quote != std::string::npos) EXPECT_EQ(quote, 0u) << line;
        // a line without a blank after its mark may be as long as its word
        if (display_width(line) > 80) EXPECT_EQ(line.find(' ', 80), std::string::npos) << line.substr(0, 120);
    }
    EXPECT_TRUE(text.ends_with('\n'));
    EXPECT_TRUE(is_utf8(text));
}

TEST(MarkdownReport, is_clean_for_every_story_and_for_random_ones) {
    auto all = testing::audited_examples();
    for (Audit& one : testing::audited_random(testing::cases(60), 41)) all.push_back(std::move(one));
    for (const Role role : {Role::employee, Role::manager, Role::oh}) {
        for (const Audit& one : all) expect_clean(as_markdown(report_of({one}, role), {}));
        expect_clean(as_markdown(report_of(all, role), {}));
    }
}

TEST(MarkdownReport, holds_when_every_word_means_harm) {
    const std::vector<Audit> hostile = testing::hostile_audits();
    for (const Role role : {Role::employee, Role::manager, Role::oh}) {
        for (const Audit& one : hostile) expect_clean(as_markdown(report_of({one}, role), {}));
        expect_clean(as_markdown(report_of(hostile, role), {}));
    }
}

// Words one after the other, whatever lines they stand on and whatever signs are escaped.
std::string in_one_line(const std::string& text) {
    static const std::regex escaped(R"(\\(.))"), blanks(R"(\s+)");
    return std::regex_replace(std::regex_replace(text, escaped, "$1"), blanks, " ");
}

TEST(MarkdownReport, tells_a_manager_what_to_do_where_no_step_puts_it_right) {
    const auto noisy = testing::audited(disk().read("examples/call-centre/desk.toml").value(), "d.toml", true);
    const auto fix_of = [](const Audit& audit, std::string_view rule) {
        for (const Finding& one : audit.findings)
            if (one.rule->id == rule) return one.fix;
        return std::string();
    };
    const std::string noise = fix_of(*noisy, "noise-level-low"), headset = fix_of(*noisy, "phone-not-cradled");
    const std::string page = in_one_line(as_markdown(report_of({*noisy}, Role::manager), {}));
    ASSERT_FALSE(noise.empty());
    EXPECT_THAT(page, HasSubstr(in_one_line(noise)));
    ASSERT_FALSE(headset.empty());
    EXPECT_THAT(page, ::testing::Not(HasSubstr(in_one_line(headset)))) << "a step does it";
}

// Nothing that the role may not know comes in by that.
TEST(MarkdownReport, tells_a_manager_no_remedy_that_speaks_of_the_body) {
    std::size_t told = 0, kept_back = 0;
    for (const Audit& whole : testing::audited_examples()) {
        const Audit seen = as_seen_by(Role::manager, whole);
        std::set<std::string> may_be_told;
        for (const Finding& one : seen.findings) may_be_told.insert(one.fix);
        const std::string page = in_one_line(as_markdown(report_of({whole}, Role::manager), {}));
        for (const Finding& one : whole.findings) {
            if (!is_wrong(one.verdict) || one.fix.empty()) continue;
            const bool is_there = page.find(in_one_line(one.fix)) != std::string::npos;
            told += is_there ? 1 : 0;
            if (may_be_told.contains(one.fix)) continue;
            ++kept_back;
            EXPECT_FALSE(is_there) << whole.source << ": " << one.rule->id << ": " << one.fix;
        }
    }
    EXPECT_GT(told, 5u);
    EXPECT_GT(kept_back, 20u);
}

TEST(MarkdownReport, says_the_drawing_in_words) {
    const auto one = testing::audited(disk().read("examples/petite-fixed-desk/desk.toml").value(), "d.toml", true);
    const std::string text = as_markdown(report_of({*one}), {});
    EXPECT_THAT(text, HasSubstr("With what is worth buying:"));
    EXPECT_THAT(text, HasSubstr("- Seat height 51.5 cm."));
}

std::string page_of(std::string_view story, Role role) {
    const auto one = testing::audited(disk().read(fmt::format("examples/{}/desk.toml", story)).value(), "d.toml", true);
    return in_one_line(as_markdown(report_of({*one}, role), {}));
}

std::string part_of(const std::string& page, std::string_view from, std::string_view to) {
    const std::size_t start = page.find(from);
    return start == std::string::npos ? std::string() : page.substr(start, page.find(to, start) - start);
}

TEST(MarkdownReport, says_under_each_finding_what_to_do) {
    std::size_t told = 0;
    for (const Role role : {Role::employee, Role::oh})
        for (const Audit& one : testing::audited_examples()) {
            if (one.status == Status::withheld) continue;
            const std::string page = part_of(in_one_line(as_markdown(report_of({one}, role), {})),
                                             "## What is not right yet", "## What to measure");
            for (const Finding& finding : one.findings) {
                if (!is_wrong(finding.verdict) || finding.fix.empty()) continue;
                const std::size_t at = page.find(in_one_line(finding.message));
                if (at == std::string::npos) continue;  // one of the smaller ones
                const std::string fix = in_one_line(finding.fix.substr(0, finding.fix.size() - 1));
                EXPECT_TRUE(page.find(fix) != std::string::npos ||
                            page.find("what to do: As for", at) != std::string::npos ||
                            page.find("What to do: As for", at) != std::string::npos)
                    << one.source << ": " << finding.message;
                ++told;
            }
        }
    EXPECT_GT(told, 100u);
}

TEST(MarkdownReport, lists_every_finding_in_the_record) {
    for (const Audit& one : testing::audited_examples()) {
        if (one.status == Status::withheld) continue;
        const std::string page = in_one_line(as_markdown(report_of({one}, Role::oh), {}));
        EXPECT_EQ(page.find("-v shows all"), std::string::npos) << one.source;
        const std::string part = part_of(page, "## What is not right yet", "## What is right");
        for (const Finding& finding : one.findings)
            if (is_wrong(finding.verdict)) EXPECT_THAT(part, HasSubstr(in_one_line(finding.message))) << one.source;
    }
}

// The plan raises the seat, and lowers and turns the screens.
TEST(MarkdownReport, leaves_alone_nothing_that_the_plan_changes) {
    const std::string seat = part_of(page_of("petite-fixed-desk", Role::employee), "leave it alone", "## What to");
    EXPECT_THAT(seat, HasSubstr("The chair stands on five legs"));
    EXPECT_THAT(seat, ::testing::Not(HasSubstr("The seat is high enough for your legs")));
    const std::string screens = part_of(page_of("two-screens", Role::employee), "leave it alone", "## What to");
    EXPECT_THAT(screens, HasSubstr("The screen is free of glare"));
    EXPECT_THAT(screens, HasSubstr("The seat is not too high for your lower legs"));
    EXPECT_THAT(screens, ::testing::Not(HasSubstr("The top of the screen is not far below your eyes")));
}

// Also without a plan, which would change it.
TEST(MarkdownReport, leaves_alone_no_half_of_what_is_wrong_on_its_other_side) {
    const auto one = testing::audited(disk().read("examples/petite-fixed-desk/desk.toml").value(), "d.toml");
    const auto verdict_of = [&](std::string_view title) {
        for (const Finding& finding : one->findings)
            if (finding.rule->words.title == title) return finding.verdict;
        return Verdict::unknown;
    };
    ASSERT_TRUE(is_wrong(verdict_of("The seat is not too high for your lower legs")));
    ASSERT_EQ(verdict_of("The seat is high enough for your legs"), Verdict::pass);
    const std::string page = in_one_line(as_markdown(report_of({*one}), {}));
    EXPECT_THAT(part_of(page, "leave it alone", "## What to"),
                ::testing::Not(HasSubstr("The seat is high enough for your legs")));
}

TEST(MarkdownReport, has_the_title_of_its_reader) {
    EXPECT_TRUE(page_of("good-desk", Role::employee).starts_with("# Your workstation"));
    EXPECT_TRUE(page_of("good-desk", Role::manager).starts_with("# Workstation, for the employer"));
    EXPECT_TRUE(page_of("good-desk", Role::oh).starts_with("# Workstation assessment"));
    EXPECT_TRUE(page_of("red-flag", Role::employee).starts_with("# Please read this first"));
}

TEST(MarkdownReport, says_what_each_step_is_for_under_one_heading) {
    const std::string page = page_of("two-screens", Role::employee);
    EXPECT_THAT(page, HasSubstr("effect: Needed for: "));
    EXPECT_THAT(page, HasSubstr("effect: Puts right: "));
    EXPECT_THAT(page_of("wheelchair", Role::employee), HasSubstr(". Keeps right: "));
}

TEST(MarkdownReport, says_in_the_record_what_to_buy_and_how_sure_in_plain_words) {
    EXPECT_THAT(page_of("wheelchair", Role::oh), HasSubstr("**Keyboard tray** What it must reach"));
    const std::string page = page_of("petite-fixed-desk", Role::oh);
    EXPECT_THAT(page, HasSubstr("how sure: partly "));
    EXPECT_THAT(page, ::testing::Not(HasSubstr("how sure: defaulted")));
    EXPECT_THAT(page, ::testing::Not(HasSubstr("how sure: estimated")));
}

TEST(MarkdownReport, tells_a_manager_which_screen_and_of_what_a_number_is) {
    const std::string page = part_of(page_of("two-screens", Role::manager), "## Checks", "## What this");
    EXPECT_THAT(page, HasSubstr("**Screen 2: not right yet: The top of the screen is at or below your eyes**"));
    EXPECT_THAT(page, HasSubstr("line of sight away from facing the screen squarely: at most 20°"));
    const std::string yes_or_no = part_of(page_of("call-centre", Role::manager), "## Checks", "## What this");
    EXPECT_THAT(yes_or_no, HasSubstr("Not right yet: "));
    EXPECT_THAT(yes_or_no, ::testing::Not(HasSubstr("should be: so")));
    EXPECT_THAT(yes_or_no, ::testing::Not(HasSubstr("should be: not so")));
}

TEST(MarkdownReport, tells_a_manager_first_what_is_not_done) {
    const std::string first = part_of(page_of("assessed", Role::manager), "**What first**", "**What it costs**");
    EXPECT_THAT(first, ::testing::Not(HasSubstr("Raise the seat"))) << "done on the day";
    EXPECT_THAT(first, HasSubstr("Get a footrest"));
}

// A session of a minute and a second takes two, in words, in the table and in the calendar.
TEST(MarkdownReport, rounds_the_minutes_of_a_session_up_everywhere) {
    std::size_t sessions = 0;
    for (const Audit& one : testing::audited_examples()) {
        const std::string table = exercise_as_markdown(report_of({one}), {}),
                          text = in_one_line(as_text(report_of({one}), {}));
        for (const Session& session : one.prescription.sessions) {
            const int minutes = (session.seconds + 59) / 60;
            EXPECT_THAT(table, HasSubstr(fmt::format("| {} |\n", minutes))) << one.source;
            EXPECT_THAT(text, HasSubstr(fmt::format("about {} min.", minutes))) << one.source;
            ++sessions;
        }
    }
    EXPECT_GT(sessions, 20u);
}

TEST(MarkdownReport, writes_numbers_with_one_minus) {
    const std::string page = page_of("two-screens", Role::employee);
    EXPECT_THAT(page, HasSubstr("from \u22128 to \u221226.6 cm"));
    static const std::regex hyphen(R"([ (]-[0-9])");
    for (const Audit& one : testing::audited_examples())
        for (const Role role : {Role::employee, Role::manager, Role::oh})
            EXPECT_FALSE(std::regex_search(in_one_line(as_markdown(report_of({one}, role), {})), hyphen)) << one.source;
    const auto one = testing::audited(disk().read("examples/two-screens/desk.toml").value(), "d.toml", true);
    EXPECT_THAT(in_one_line(as_markdown(report_of({*one}), {.ascii = true})), HasSubstr("from -8 to -26.6 cm"));
}

TEST(Letter, says_who_you_is_and_nothing_of_the_program) {
    auto all = testing::audited_examples();
    for (Audit& one : testing::audited_random(testing::cases(60), 43)) all.push_back(std::move(one));
    for (const Audit& one : all) {
        const std::string letter = in_one_line(as_letter(report_of({one}), {}));
        EXPECT_THAT(letter, HasSubstr("\"you\" is the patient.")) << one.source;
        EXPECT_EQ(letter.find("ergoaudit "), letter.rfind("ergoaudit ")) << letter;
        EXPECT_THAT(letter, ::testing::Not(HasSubstr("answered_on"))) << one.source;
    }
}

}  // namespace
}  // namespace ergoaudit
