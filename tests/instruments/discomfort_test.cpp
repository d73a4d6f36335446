// The Cornell formula: worked checks, and what more pain must do.

#include "scoring.hpp"

#include "ergoaudit/facts/facts.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace ergoaudit::testing {
namespace {

const Instrument& discomfort() { return shipped("discomfort"); }

// The formula, written out a second time.
constexpr std::array<double, 5> times = {0, 1.5, 3.5, 5, 10};
constexpr std::array<const char*, 5> frequencies = {"never", "1-2-per-week", "3-4-per-week", "daily",
                                                    "several-per-day"};
double grade(double severity) { return severity == 0 ? 0 : severity < 4 ? 1 : severity < 7 ? 2 : 3; }

TEST(Discomfort, EveryProductOfTheFormula) {
    for (std::size_t f = 0; f < times.size(); ++f)
        for (int strong = 1; strong <= 3; ++strong)
            for (int much = 1; much <= 3; ++much)
                EXPECT_EQ(value_of(discomfort(), "score",
                                   {{"frequency", frequencies[f]},
                                    {"discomfort_1_3", std::to_string(strong)},
                                    {"interference_1_3", std::to_string(much)}}),
                          times[f] * strong * much);
}

// severity, frequency and interference of one region; NaN: not said.
ScoreRange of_description(double severity, double frequency, double interference) {
    Facts facts;
    const Instance neck{.region = 0};
    const auto say = [&](Fact fact, double value) {
        if (!std::isnan(value)) facts.set(fact, value, Provenance::measured, neck);
    };
    say("discomfort.severity_0_10"_fact, severity);
    say("discomfort.frequency"_fact, frequency);
    say("discomfort.interference"_fact, interference);
    const Instrument one[] = {discomfort()};
    const auto scores = score_instruments(one, facts);
    return scores.size() == 1 ? scores.front().score() : ScoreRange{};
}

TEST(Discomfort, MoreNeverLowersIt) {
    for (int s = 0; s <= 100; ++s)
        for (int f = 0; f < 5; ++f)
            for (int i = 0; i < 3; ++i) {
                const double severity = s / 10.0;
                const ScoreRange score = of_description(severity, f, i);
                ASSERT_TRUE(score.known());
                EXPECT_EQ(score.low, times[static_cast<std::size_t>(f)] * grade(severity) * (i + 1));
                EXPECT_GE(score.low, 0);
                EXPECT_LE(score.low, 90);
                EXPECT_GE(of_description(severity + 0.1, f, i).low, score.low);
                if (f < 4) EXPECT_GE(of_description(severity, f + 1, i).low, score.low);
                if (i < 2) EXPECT_GE(of_description(severity, f, i + 1).low, score.low);
                if (severity > 0 && f > 0) EXPECT_GT(score.low, 0);
            }
}

TEST(Discomfort, WhatIsNotSaidCountsOneButHowOftenIsNotGuessed) {
    EXPECT_EQ(of_description(unknown, 3, unknown), (ScoreRange{5, 5}));
    EXPECT_EQ(of_description(8, 3, unknown), (ScoreRange{15, 15}));
    EXPECT_EQ(of_description(8, unknown, unknown), (ScoreRange{0, 30}));
    EXPECT_EQ(of_description(0, unknown, unknown), (ScoreRange{0, 0}));
}

TEST(Discomfort, EachRegionHasItsOwn) {
    Facts facts;
    for (std::uint8_t region = 0; region < region_names.size(); ++region) {
        facts.set("discomfort.severity_0_10"_fact, 5, Provenance::measured, {.region = region});
        facts.set("discomfort.frequency"_fact, region % 5, Provenance::measured, {.region = region});
    }
    const Instrument one[] = {discomfort()};
    const auto scores = score_instruments(one, facts);
    ASSERT_EQ(scores.size(), region_names.size());
    for (const InstrumentScore& score : scores) EXPECT_EQ(score.score().low, 2 * times[score.at.region % 5]);
}

}  // namespace
}  // namespace ergoaudit::testing
