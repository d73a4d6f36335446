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

TEST(MarkdownReport, says_the_drawing_in_words) {
    const auto one = testing::audited(disk().read("examples/petite-fixed-desk/desk.toml").value(), "d.toml", true);
    const std::string text = as_markdown(report_of({*one}), {});
    EXPECT_THAT(text, HasSubstr("After the plan:"));
    EXPECT_THAT(text, HasSubstr("- Seat height 51.5 cm."));
}

}  // namespace
}  // namespace ergoaudit
