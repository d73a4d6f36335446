// What is said of "the screen" is about the one that is used most, in whatever order the screens are written.

#include "tests/support/cases.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

constexpr std::string_view person =
    "[person]\nsex = \"male\"\nstature_cm = 175\n[chair]\nkind = \"task\"\nseat_height_cm = 45\n[desk]\n"
    "height_cm = 72\n[habits]\nscreen_hours_per_day = 8\nsitting_hours_per_day = 8\n";

std::string screen(double top_cm, double distance_cm, double offset_cm, std::string_view share) {
    return fmt::format(
        "[[screen]]\nkind = \"monitor\"\ndiagonal_in = 24\n{}distance_cm = {}\nlateral_offset_cm = {}\nyaw_deg = {}\n"
        "tilt_deg = 0\n{}",
        std::isnan(top_cm) ? "" : fmt::format("top_height_cm = {}\n", top_cm), distance_cm, offset_cm,
        offset_cm > 0 ? 40 : 0, share.empty() ? "" : fmt::format("share = {}\n", share));
}

Audit audited(const std::string& text) {
    auto read = read_description(text, "desk.toml");
    EXPECT_TRUE(read.ok()) << text;
    return audit(read.value(), shipped_knowledge(), {});
}

// Aside and little used; in front and much used.
struct Pair {
    std::string aside, ahead;
    [[nodiscard]] std::string aside_first() const { return aside + ahead; }
    [[nodiscard]] std::string ahead_first() const { return ahead + aside; }
};

Pair told(std::string_view share_aside, std::string_view share_ahead) {
    return {screen(145, 95, 60, share_aside), screen(120, 65, 0, share_ahead)};
}

std::map<std::string, std::pair<double, double>> scores_of(const Audit& audit) {
    std::map<std::string, std::pair<double, double>> all;
    for (const InstrumentScore& one : audit.instruments)
        all.emplace(fmt::format("{} {}", one.instrument->id, one.at.side),
                    std::pair(one.score().low, one.score().high));
    return all;
}

TEST(MainScreen, PublishedScoresAreOfTheOneThatIsUsedMost) {
    for (const auto& [little, much] : {std::pair("0.05", "0.95"), std::pair("0.4", "0.6"), std::pair("", "0.7")}) {
        const Pair screens = told(little, much);
        const auto one = scores_of(audited(std::string(person) + screens.aside_first()));
        const auto other = scores_of(audited(std::string(person) + screens.ahead_first()));
        EXPECT_FALSE(one.empty());
        EXPECT_EQ(one, other) << little << " " << much;
    }
    const Pair equal = told("0.5", "0.5");  // then nobody can tell, and it is the first
    EXPECT_NE(scores_of(audited(std::string(person) + equal.aside_first())),
              scores_of(audited(std::string(person) + equal.ahead_first())));
}

TEST(MainScreen, WhatWasSeenAboveItsEdgePlacesTheEye) {
    const Pair screens = told("0.05", "0.95");
    for (const bool first : {false, true}) {
        const Audit one = audited(std::string(person) + "[observed]\neye_above_screen_top_cm = 5\n" +
                                  (first ? screens.ahead_first() : screens.aside_first()));
        std::size_t seen = 0;
        for (const Finding& finding : one.findings)
            if (finding.rule->id == "screen-top-not-above-eyes" && finding.at.screen == (first ? 0 : 1)) {
                EXPECT_EQ(finding.measured.value, -5);
                ++seen;
            }
        EXPECT_EQ(seen, 1U);
    }
}

TEST(MainScreen, AnAnswerAboutTheScreenIsAboutIt) {
    const std::string aside = screen(unknown, 95, 60, "0.05"), ahead = screen(unknown, 65, 0, "0.95");
    for (const bool first : {false, true}) {
        const Audit one = audited(std::string(person) + "[reported]\nscreen_height = \"too-high\"\n" +
                                  (first ? ahead + aside : aside + ahead));
        std::size_t failed = 0;
        for (const Finding& finding : one.findings)
            if (finding.rule->id == "screen-top-not-above-eyes" && finding.verdict == Verdict::fail) {
                EXPECT_EQ(finding.at.screen, first ? 0 : 1);
                ++failed;
            }
        EXPECT_EQ(failed, 1U);
    }
}

}  // namespace
}  // namespace ergoaudit
