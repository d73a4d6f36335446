// The page: well formed, closed to the outside, labelled, the same bytes for the same input, whatever names mean harm.

#include "tests/render/audited.hpp"
#include "tests/render/hostile.hpp"
#include "tests/render/markup_check.hpp"
#include "tests/support/cases.hpp"

#include "ergoaudit/render/report.hpp"

#include <array>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::Element;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::MarkupCheck;
using ::testing::Not;
using testing::report_of;

constexpr std::array roles = {Role::employee, Role::manager, Role::oh};

std::string html_of(const std::vector<Audit>& audits, Role role = Role::employee) {
    return as_html(report_of(audits, role), {});
}

const std::vector<Audit>& audits() {
    static const std::vector<Audit> all = [] {
        auto found = testing::audited_examples();
        for (Audit& one : testing::audited_random(testing::cases(60), 31)) found.push_back(std::move(one));
        return found;
    }();
    return all;
}

const Audit& story(std::string_view name) {
    for (const Audit& one : audits())
        if (one.source.find(name) != std::string::npos) return one;
    throw std::runtime_error("no such story");
}

// Nothing runs, nothing is fetched, nothing is without a name.
void expect_closed_and_labelled(const MarkupCheck& page) {
    EXPECT_THAT(page.problems, IsEmpty());
    for (const char* tag : {"script", "iframe", "object", "embed", "link", "img", "form", "base"})
        EXPECT_EQ(page.count(tag), 0u) << tag;
    for (const Element& one : page.elements) {
        for (const auto& [name, value] : one.attributes) {
            EXPECT_FALSE(name.starts_with("on")) << name;
            if (name == "href")
                EXPECT_THAT(value,
                            ::testing::AnyOf(::testing::StartsWith("#"), ::testing::MatchesRegex("tel:[0-9]{3,}")));
            if (name != "xmlns") EXPECT_TRUE(value.find("://") == std::string::npos || name == "aria-label") << value;
            EXPECT_NE(name, "src");
        }
        if (one.tag == "svg") {
            EXPECT_EQ(one.at("role"), "img");
            EXPECT_FALSE(one.at("aria-labelledby").empty() && one.at("aria-label").empty());
        }
        if (one.tag == "th") EXPECT_THAT(one.at("scope"), ::testing::AnyOf("row", "col"));
    }
}

void expect_headings_in_order(const MarkupCheck& page) {
    int last = 0;
    for (const Element& one : page.elements)
        if (one.tag.size() == 2 && one.tag[0] == 'h' && one.tag[1] >= '1' && one.tag[1] <= '6') {
            const int level = one.tag[1] - '0';
            EXPECT_LE(level, last + 1);
            last = level;
        }
    EXPECT_EQ(page.count("h1"), 1u);
}

TEST(HtmlReport, is_well_formed_closed_and_labelled) {
    for (const Role role : roles) {
        for (const Audit& one : audits()) {
            const MarkupCheck page(html_of({one}, role));
            expect_closed_and_labelled(page);
            expect_headings_in_order(page);
            EXPECT_EQ(page.elements.front().at("lang"), "en");
            EXPECT_EQ(page.count("main"), 1u);
        }
        const MarkupCheck all(html_of(audits(), role));
        expect_closed_and_labelled(all);
        expect_headings_in_order(all);
    }
}

TEST(HtmlReport, holds_when_every_word_means_harm) {
    const std::vector<Audit> hostile = testing::hostile_audits();
    for (const Role role : roles) {
        for (const Audit& one : hostile) expect_closed_and_labelled(MarkupCheck(html_of({one}, role)));
        expect_closed_and_labelled(MarkupCheck(html_of(hostile, role)));
    }
}

TEST(HtmlReport, fetches_nothing_from_its_style) {
    const std::string page = html_of({story("petite-fixed-desk")});
    for (const char* word : {"url(", "@import", "javascript:", "expression("}) EXPECT_THAT(page, Not(HasSubstr(word)));
}

TEST(HtmlReport, says_nothing_but_the_action_when_somebody_must_be_seen) {
    const MarkupCheck page(html_of({story("red-flag")}));
    EXPECT_EQ(page.count("svg"), 0u);
    EXPECT_EQ(page.count("table"), 0u);
    EXPECT_EQ(page.count("section"), 2u);
    EXPECT_THAT(page.words, HasSubstr("What to do now"));
    EXPECT_THAT(page.words, Not(HasSubstr("Exercises and breaks")));
}

TEST(HtmlReport, puts_who_must_be_seen_first_whichever_file_it_was) {
    const std::string page = html_of({story("good-desk"), story("red-flag")});
    EXPECT_LT(page.find("What to do now"), page.find("At a glance"));
}

std::set<std::string> links_of(const MarkupCheck& page, std::string_view begins) {
    std::set<std::string> links;
    for (const Element& one : page.elements)
        if (one.tag == "a" && one.at("href").starts_with(begins)) links.insert(std::string(one.at("href")));
    return links;
}

// Each of several files has a row that leads to it; who must be seen first, with the action; and each leads back.
TEST(HtmlReport, begins_with_all_files_at_a_glance) {
    const MarkupCheck page(html_of({story("good-desk"), story("red-flag"), story("petite-fixed-desk")}));
    std::set<std::string> ids;
    for (const Element& one : page.elements)
        if (!one.at("id").empty()) ids.insert("#" + std::string(one.at("id")));
    for (const char* id : {"#overview", "#a1", "#a2", "#a3"}) {
        EXPECT_TRUE(links_of(page, "#").contains(id)) << id;
        EXPECT_TRUE(ids.contains(id)) << id;
    }
    EXPECT_THAT(page.words, HasSubstr("3 workstations at a glance"));
    const auto row = [&](const char* file) { return page.words.find(file, page.words.find("at a glance")); };
    EXPECT_LT(row("red-flag"), row("good-desk"));
    EXPECT_LT(row("Call 999 now"), row("good-desk"));
    EXPECT_THAT(MarkupCheck(html_of({story("good-desk")})).words, Not(HasSubstr("workstations at a glance")));
}

// Numbers to call can be tapped, other numbers cannot; and links lead to what is there.
TEST(HtmlReport, links_numbers_to_call_and_its_own_parts) {
    EXPECT_THAT(links_of(MarkupCheck(html_of({story("red-flag")})), "tel:"), ::testing::ElementsAre("tel:999"));
    for (const Audit& one : audits()) {
        const MarkupCheck page(html_of({one}));
        std::set<std::string> ids;
        for (const Element& element : page.elements)
            if (!element.at("id").empty()) ids.insert("#" + std::string(element.at("id")));
        for (const std::string& link : links_of(page, "#")) EXPECT_TRUE(ids.contains(link)) << one.source << link;
        for (const std::string& link : links_of(page, "tel:"))
            EXPECT_THAT(link, ::testing::MatchesRegex("tel:(999|112|911|000|988|[0-9]{6,12})")) << one.source;
    }
}

// On a narrow page numbers on the drawing stand for the words beside it: one for each, in their order.
TEST(HtmlReport, numbers_the_drawing_for_a_narrow_page) {
    const MarkupCheck page(html_of({story("two-screens")}));
    std::size_t lists = 0, keys = 0, labels = 0;
    for (const Element& one : page.elements) {
        lists += one.at("class") == "labels";
        keys += one.at("class") == "ea-key";
        labels += one.tag == "li" && (one.at("class") == "problem" || one.at("class") == "good");
    }
    EXPECT_EQ(lists, page.count("svg") - 1);  // the bar of the score has none
    EXPECT_GT(keys, 10u);
    EXPECT_EQ(keys, labels);
}

TEST(HtmlReport, says_the_parts_in_the_order_of_their_use) {
    const std::string page = html_of({story("sit-stand")});
    std::size_t last = 0;
    for (const char* heading :
         {"At a glance", "Do these first", "Now and after the plan", ">The plan<", "Exercises and breaks", ">Score<",
          "What is right: leave it alone", "How the score is made"}) {
        const std::size_t here = page.find(heading, last);
        ASSERT_NE(here, std::string::npos) << heading;
        last = here;
    }
}

TEST(HtmlReport, has_the_same_bytes_for_the_same_description) {
    const std::string text = disk().read("examples/petite-fixed-desk/desk.toml").value();
    EXPECT_EQ(html_of({*testing::audited(text, "a.toml", true)}), html_of({*testing::audited(text, "a.toml", true)}));
}

}  // namespace
}  // namespace ergoaudit
