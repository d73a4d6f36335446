// What pass means: every boundary of verdict and credit, and the properties scoring relies on.

#include "ergoaudit/rules/judge.hpp"

#include "ergoaudit/rules/expression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Band both_ends = {.ideal = {-3, 1}, .tolerable = {-6, 3}};
constexpr Band only_upper = {.ideal = {-infinity, 10}, .tolerable = {-infinity, 20}};
constexpr Band only_lower = {.ideal = {50, infinity}, .tolerable = {40, infinity}};
constexpr Band no_partial = {.ideal = {0, 5}, .tolerable = {0, 5}};
constexpr Band one_point = {.ideal = {2, 2}, .tolerable = {1, 3}};
constexpr Band all_bands[] = {both_ends, only_upper, only_lower, no_partial, one_point};

// Keeps the code that the programs of a rule view.
class OwnRule {
  public:
    OwnRule& applies(std::string_view text) { return set(rule.applies, text); }
    OwnRule& measure(std::string_view text, Band band) {
        rule.band = band;
        return set(rule.measure, text);
    }
    OwnRule& require(std::string_view text) { return set(rule.require, text); }
    OwnRule& reported(Fact fact) {
        rule.reported = fact;
        return *this;
    }
    Rule rule;

  private:
    OwnRule& set(Program& program, std::string_view text) {
        auto compiled = compile(text, {.group = Group::view});
        EXPECT_TRUE(compiled.ok()) << text;
        codes_.push_back(std::make_unique<std::vector<Instruction>>(compiled.value().code));
        program = {
            .text = text, .code = *codes_.back(), .unit = compiled.value().unit, .is_truth = compiled.value().is_truth};
        return *this;
    }
    std::vector<std::unique_ptr<std::vector<Instruction>>> codes_;
};

TEST(PlaceIn, EveryBoundary) {
    struct Row {
        Band band;
        double measured;
        Verdict verdict;
        double credit;
        int side;
    };
    const Row rows[] = {
        {both_ends, -3, Verdict::pass, 1, 0},
        {both_ends, 0, Verdict::pass, 1, 0},
        {both_ends, 1, Verdict::pass, 1, 0},
        {both_ends, 1.001, Verdict::partial, (3 - 1.001) / 2, 1},
        {both_ends, 2, Verdict::partial, 0.5, 1},
        {both_ends, 2.999, Verdict::partial, (3 - 2.999) / 2, 1},
        {both_ends, 3, Verdict::fail, 0, 1},
        {both_ends, 900, Verdict::fail, 0, 1},
        {both_ends, -3.001, Verdict::partial, (6 - 3.001) / 3, -1},
        {both_ends, -4.5, Verdict::partial, 0.5, -1},
        {both_ends, -5.999, Verdict::partial, (6 - 5.999) / 3, -1},
        {both_ends, -6, Verdict::fail, 0, -1},
        {both_ends, -900, Verdict::fail, 0, -1},
        {only_upper, -1e9, Verdict::pass, 1, 0},
        {only_upper, 10, Verdict::pass, 1, 0},
        {only_upper, 15, Verdict::partial, 0.5, 1},
        {only_upper, 20, Verdict::fail, 0, 1},
        {only_lower, 1e9, Verdict::pass, 1, 0},
        {only_lower, 50, Verdict::pass, 1, 0},
        {only_lower, 42.5, Verdict::partial, 0.25, -1},
        {only_lower, 40, Verdict::fail, 0, -1},
        {no_partial, 0, Verdict::pass, 1, 0},
        {no_partial, 5, Verdict::pass, 1, 0},
        {no_partial, 5.001, Verdict::fail, 0, 1},
        {no_partial, -0.001, Verdict::fail, 0, -1},
        {one_point, 2, Verdict::pass, 1, 0},
        {one_point, 1.5, Verdict::partial, 0.5, -1},
    };
    for (const auto& row : rows) {
        const auto [verdict, credit, side] = place_in(row.band, row.measured);
        EXPECT_EQ(verdict, row.verdict) << row.measured;
        EXPECT_NEAR(credit, row.credit, 1e-12) << row.measured;
        EXPECT_EQ(side, row.side) << row.measured;
    }
}

TEST(PlaceIn, CreditRisesTowardTheIdealBandAndFallsBeyondIt) {
    for (const Band& band : all_bands) {
        double before = place_in(band, -20).credit;
        for (int milli = -20000; milli <= 80000; ++milli) {
            const double measured = milli / 1000.0;
            const auto [verdict, credit, side] = place_in(band, measured);
            if (measured <= band.ideal.from) {
                ASSERT_GE(credit, before) << measured;
            }
            if (measured > band.ideal.to) {
                ASSERT_LE(credit, before) << measured;
            }
            ASSERT_EQ(verdict == Verdict::pass, credit == 1) << measured;
            ASSERT_EQ(verdict == Verdict::fail, credit == 0) << measured;
            ASSERT_EQ(verdict == Verdict::pass, side == 0) << measured;
            before = credit;
        }
    }
}

TEST(CreditOver, EqualsTryingEveryPointOfAFineGrid) {
    const int points[] = {-900, -70, -60, -59, -45, -30, -29, -5,  0,   5,   10,  11,  20,  29, 30,
                          31,   49,  50,  51,  150, 199, 200, 350, 399, 400, 450, 499, 500, 600};  // tenths
    for (const Band& band : all_bands)
        for (const int low : points)
            for (const int high : points) {
                if (high < low) continue;
                double worst = 1, best = 0;
                for (int tenth = low; tenth <= high; ++tenth) {
                    const double credit = place_in(band, tenth / 10.0).credit;
                    worst = std::min(worst, credit);
                    best = std::max(best, credit);
                }
                const CreditRange range = credit_over(band, low / 10.0, high / 10.0);
                ASSERT_EQ(range.worst, worst) << low << " " << high;
                ASSERT_EQ(range.best, best) << low << " " << high;
            }
}

TEST(CreditOver, TakesInfiniteAndUnknownEnds) {
    const auto is = [](CreditRange range, double worst, double best) {
        EXPECT_EQ(range.worst, worst);
        EXPECT_EQ(range.best, best);
    };
    is(credit_over(both_ends, -infinity, infinity), 0, 1);
    is(credit_over(both_ends, 2, infinity), 0, 0.5);
    is(credit_over(only_upper, -infinity, 15), 0.5, 1);
    is(credit_over(only_upper, -infinity, 5), 1, 1);
    is(credit_over(only_lower, 45, infinity), 0.5, 1);
    is(credit_over(both_ends, 2, 0), 0.5, 1);  // either order
    is(credit_over(both_ends, unknown, 0), 0, 1);
}

// Simpson's rule over the density, far enough out on both sides.
double integrated_share(Interval ideal, double mean, double sd) {
    const double low = std::max(ideal.from, mean - 12 * sd), high = std::min(ideal.to, mean + 12 * sd);
    if (low >= high) return 0;
    constexpr int steps = 20000;
    const double width = (high - low) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; ++i) {
        const double z = (low + i * width - mean) / sd;
        sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * std::exp(-0.5 * z * z);
    }
    return sum * width / 3 / (sd * std::sqrt(2 * std::numbers::pi));
}

TEST(ShareInIdeal, EqualsNumericalIntegration) {
    for (const Band& band : all_bands)
        for (const double mean : {-9.0, -3.0, -1.0, 0.3, 1.0, 4.0, 10.0, 44.0, 50.0, 61.0})
            for (const double sd : {0.2, 1.0, 3.7}) {
                const double expected = integrated_share(band.ideal, mean, sd);
                EXPECT_NEAR(share_in_ideal(band, mean, sd), expected, 1e-10 + 1e-9 * expected) << mean << " " << sd;
            }
}

TEST(ShareInIdeal, WithoutSpreadIsTheVerdict) {
    EXPECT_EQ(share_in_ideal(both_ends, 1, 0), 1);
    EXPECT_EQ(share_in_ideal(both_ends, 1.0001, 0), 1);  // rounded to 0.001 like a measure
    EXPECT_EQ(share_in_ideal(both_ends, 1.001, 0), 0);
    EXPECT_TRUE(std::isnan(share_in_ideal(both_ends, unknown, 1)));
}

TEST(Judge, RoundsBeforeItCompares) {
    OwnRule own;
    own.measure("chair.seat_height_cm - desk.height_cm", both_ends);
    Facts facts;
    facts.set("chair.seat_height_cm"_fact, 71.0004, Provenance::measured);
    facts.set("desk.height_cm"_fact, 70, Provenance::estimated);
    const Judgement judged = judge(own.rule, facts, {});
    EXPECT_EQ(judged.verdict, Verdict::pass);
    EXPECT_EQ(judged.measured, 1);
    EXPECT_EQ(judged.credit, 1);
    EXPECT_EQ(judged.side, 0);
    EXPECT_EQ(judged.from, Provenance::estimated);
}

TEST(Judge, AppliesComesFirst) {
    OwnRule own;
    own.applies("chair.kind != 'bed'").measure("chair.seat_height_cm", both_ends);
    Facts facts;
    facts.set("chair.seat_height_cm"_fact, 0, Provenance::measured);
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::unknown);
    facts.set("chair.kind"_fact, 5, Provenance::measured);
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::not_applicable);
    EXPECT_TRUE(std::isnan(judge(own.rule, facts, {}).credit));
    facts.set("chair.kind"_fact, 0, Provenance::measured);
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::pass);
}

TEST(Judge, ARequirementPassesOrFailsAndNamesTheWeakestKnownFact) {
    OwnRule own;
    own.require("footrest.used || chair.seat_height_cm < 40 || desk.wobbles");
    Facts facts;
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::unknown);
    facts.set("chair.seat_height_cm"_fact, 38, Provenance::reported);  // decides alone
    Judgement judged = judge(own.rule, facts, {});
    EXPECT_EQ(judged.verdict, Verdict::pass);
    EXPECT_EQ(judged.credit, 1);
    EXPECT_EQ(judged.from, Provenance::reported);
    EXPECT_TRUE(std::isnan(judged.measured));
    facts.set("chair.seat_height_cm"_fact, 50, Provenance::measured);
    facts.set("footrest.used"_fact, 0, Provenance::defaulted);
    facts.set("desk.wobbles"_fact, 0, Provenance::measured);
    judged = judge(own.rule, facts, {});
    EXPECT_EQ(judged.verdict, Verdict::fail);
    EXPECT_EQ(judged.credit, 0);
    EXPECT_EQ(judged.from, Provenance::defaulted);
}

TEST(Judge, AnAnswerDecidesOnlyWhenNothingWasMeasured) {
    OwnRule own;
    own.measure("chair.seat_height_cm", both_ends).reported("reported.seat_height"_fact);
    struct Answer {
        double value;
        Verdict verdict;
        int side;
    };
    for (const auto& [value, verdict, side] :
         {Answer{0, Verdict::fail, -1}, Answer{1, Verdict::pass, 0}, Answer{2, Verdict::fail, 1}}) {
        Facts facts;
        facts.set("reported.seat_height"_fact, value, Provenance::measured);
        const Judgement judged = judge(own.rule, facts, {});
        EXPECT_EQ(judged.verdict, verdict);
        EXPECT_EQ(judged.side, side);
        EXPECT_EQ(judged.credit, verdict == Verdict::pass ? 1 : 0);
        EXPECT_EQ(judged.from, Provenance::reported);
        EXPECT_TRUE(std::isnan(judged.measured));
        facts.set("chair.seat_height_cm"_fact, 2, Provenance::estimated);
        EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::partial);
    }
}

TEST(Judge, AnAnswerIsAboutTheFirstScreenAndSitting) {
    OwnRule own;
    own.measure("view.distance_cm", both_ends).reported("reported.screen_distance"_fact);
    Facts facts;
    facts.set("reported.screen_distance"_fact, 1, Provenance::reported);
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::pass);
    EXPECT_EQ(judge(own.rule, facts, {.screen = 1}).verdict, Verdict::unknown);
    EXPECT_EQ(judge(own.rule, facts, {.posture = standing}).verdict, Verdict::unknown);
}

TEST(Judge, AYesOrNoAnswerCountsForARequirementToo) {
    OwnRule own;
    own.require("chair.lumbar_support").reported("reported.lumbar"_fact);
    Facts facts;
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::unknown);
    facts.set("reported.lumbar"_fact, 0, Provenance::reported);
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::fail);
    EXPECT_EQ(judge(own.rule, facts, {}).from, Provenance::reported);
    facts.set("reported.lumbar"_fact, 1, Provenance::reported);
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::pass);
    facts.set("chair.lumbar_support"_fact, 0, Provenance::measured);
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::fail);
}

TEST(Judge, WhatOverflowsIsUnknown) {
    OwnRule own;
    own.measure("chair.seat_height_cm / (desk.height_cm - desk.height_cm)", both_ends);
    Facts facts;
    facts.set("chair.seat_height_cm"_fact, 45, Provenance::measured);
    facts.set("desk.height_cm"_fact, 72, Provenance::measured);
    EXPECT_EQ(judge(own.rule, facts, {}).verdict, Verdict::unknown);
}

}  // namespace
}  // namespace ergoaudit
