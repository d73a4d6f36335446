// An audit comes out of whatever facts go in, also of such as no door would let in; no number in it is infinite.

#include "tests/support/cases.hpp"

#include "ergoaudit/audit/audit.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string_view>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::cases;

class Garbage {
  public:
    explicit Garbage(unsigned seed) : random_(seed) {}

    Description next() {
        Description description;
        description.where.resize(row_size);
        description.facts.set_screens(static_cast<std::uint8_t>(random_() % (most_screens + 1)));
        const unsigned share = 1 + static_cast<unsigned>(random_() % 100);
        for (std::uint16_t row = 0; row < row_size; ++row)
            if (random_() % 100 < share) description.facts.set(Row{row}, value_of(Row{row}), provenance());
        return description;
    }

  private:
    // Lengths of furniture stay within the table's ranges: the steps try every setting between two of them.
    double value_of(Row row) {
        const FactInfo& info = owner_of(row).fact.info();
        const bool is_length = info.unit == Unit::cm || info.unit == Unit::inch;
        for (const std::string_view table : {"chair.", "desk.", "screen."})
            if (is_length && info.path.starts_with(table))
                return std::uniform_real_distribution<double>(info.low, info.high)(random_);
        return value();
    }

    double value() {
        constexpr double huge = std::numeric_limits<double>::max();
        constexpr double extremes[] = {0,    -0.0, 1,     -1,    0.5,    1e-308, -1e-308, 1e4,
                                       -1e4, 1e10, -1e10, 1e154, -1e200, huge,   -huge};
        const double around = std::uniform_real_distribution<double>(-1, 1)(random_);
        switch (random_() % 5) {
            case 0:
                return extremes[random_() % std::size(extremes)];
            case 1:
                return std::round(around * 10);
            case 2:
                return around * 200;
            case 3:
                return std::abs(around) * 200;
            default:
                return around * std::pow(10.0, static_cast<double>(random_() % 300));
        }
    }
    Provenance provenance() { return static_cast<Provenance>(random_() % 5); }

    std::mt19937_64 random_;
};

void expect_no_infinity(const ScoreValue& score) {
    for (const double value : {score.value, score.low, score.high, score.coverage, score.known_weight})
        EXPECT_FALSE(std::isinf(value));
    if (!std::isnan(score.value)) {
        EXPECT_GE(score.value, 0);
        EXPECT_LE(score.value, 100 + 1e-6);
    }
}

void expect_no_infinity(const Audit& result) {
    for (const ScorePart* part : {&result.score.total, &result.score.workstation, &result.score.habits})
        expect_no_infinity(part->score);
    for (const ScorePart& part : result.score.categories) expect_no_infinity(part.score);
    for (const Finding& finding : result.findings) {
        for (const double value : {finding.measured.value, finding.measured.sd, finding.credit, finding.points_lost,
                                   finding.probability_of_pass.value_or(0)})
            EXPECT_FALSE(std::isinf(value)) << finding.rule->id;
        EXPECT_FALSE(std::isnan(finding.probability_of_pass.value_or(0))) << finding.rule->id;
        EXPECT_FALSE(std::isnan(finding.measured.sd)) << finding.rule->id;
        EXPECT_FALSE(std::isnan(finding.points_lost)) << finding.rule->id;
    }
    for (const BodyDimension& dimension : result.body) {
        EXPECT_TRUE(std::isfinite(dimension.value)) << dimension.name;
        EXPECT_TRUE(std::isfinite(dimension.sd)) << dimension.name;
    }
    for (const PostureValue& one : result.postures) {
        EXPECT_TRUE(std::isfinite(one.value)) << one.fact.info().path;
        EXPECT_TRUE(std::isfinite(one.sd)) << one.fact.info().path;
    }
    if (!result.plan) return;
    for (const PlanVersion* version : {&result.plan->free, &result.plan->bought}) {
        EXPECT_TRUE(std::isfinite(version->cost));
        for (const PlanStep& step : version->steps)
            if (step.kind == PlanStepKind::adjust) EXPECT_TRUE(std::isfinite(step.to)) << step.id;
    }
}

TEST(Audit, comes_out_of_any_facts_without_an_infinite_number) {
    Garbage garbage(1);
    std::array<std::size_t, 3> by_status{};
    for (std::size_t n = 0; n < cases(5'000); ++n) {
        const Audit result = audit(garbage.next(), shipped_knowledge(), {});
        ++by_status[static_cast<std::size_t>(result.status)];
        expect_no_infinity(result);
        if (HasFailure()) FAIL() << "description " << n;
    }
    EXPECT_GT(by_status[0], 0U);
}

}  // namespace
}  // namespace ergoaudit
