#pragma once
// ergo-score/1: the share of the applicable, known recommendations that a description meets, weighted by severity.
// Weights, words and limits are data: rules/scoring.toml.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/rules/judge.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <array>
#include <span>
#include <string_view>

namespace ergoaudit {

struct ScoreLabel {
    double from = 0;  // of the score, inclusive
    std::string_view word;
    friend constexpr bool operator==(const ScoreLabel&, const ScoreLabel&) = default;
};

// What a plan may ask of people and what it has to own up to.
struct PlanLimits {
    double bearable_worsening = 0;          // share by which a serious fail may grow between two steps
    double least_points_a_step = 0;         // an adjustment that gains less is not asked of anybody
    double told_worse_by_credit = 0;        // 0..1, of what is nearly right before and after
    double told_worse_by_overshoot = 0;     // beyond what is tolerable, in the unit of the measure
    double least_sitting_per_standing = 0;  // hours of sitting for each of standing that is asked for
    double most_of_price = 0;               // share of the price at which a cheaper plan is told beside the better one
};

// Shares of the variance of what is not measured, 0..1, that one more measure takes away.
struct MeasureLimits {
    double settles = 0;
    double stature_helps = 0;  // that is known by heart
};

struct Scoring {
    std::string_view model;                 // "ergo-score/1"
    std::array<double, 4> weights{};        // by Severity (4)
    double interval_z = 0;                  // half width of the 90 % interval in standard deviations
    double provisional_below_coverage = 0;  // share of the applicable weight
    double gate_probability = 0;            // an estimated fail gates only when its probability of passing is below
    PlanLimits plan;
    MeasureLimits measure_next;
    std::span<const ScoreLabel> labels;     // falling
    std::array<Severity, 3> severity_of{};  // of the words of the literature review: high, medium, low (3)

    [[nodiscard]] constexpr double weight(Severity severity) const {
        return weights[static_cast<std::size_t>(severity)];
    }
};

[[nodiscard]] Result<Scoring> read_scoring(const toml_tree::Document& document, Arena& arena);

// One rule on one instance, judged; the range is the credit at the worst and best point of what is estimated, 0 and 1
// when nothing is known.
struct Judged {
    const Rule* rule = nullptr;
    Instance at;
    Judgement judgement;
    CreditRange range{0, 1};

    [[nodiscard]] bool counts() const { return judgement.verdict != Verdict::not_applicable; }
    [[nodiscard]] bool known() const { return counts() && judgement.verdict != Verdict::unknown; }
};

// All NaN when nothing applies; the score alone is NaN when nothing is known.
struct ScoreValue {
    double value = unknown;  // 0..100
    double low = unknown, high = unknown;
    double coverage = unknown;  // known share of the applicable weight, 0..1
    double known_weight = 0;    // points lost by a rule are 100 · weight · (1 − credit) / known_weight
};

// Over those judged that `keep` accepts; summed in the order given.
template <class Keep>
[[nodiscard]] ScoreValue score_of(std::span<const Judged> judged, const Scoring& scoring, Keep keep) {
    double applicable = 0, known = 0, earned = 0, worst = 0, best = 0;
    for (const Judged& one : judged) {
        if (!one.counts() || !keep(one)) continue;
        const double weight = scoring.weight(one.rule->severity);
        applicable += weight;
        worst += weight * one.range.worst;
        best += weight * one.range.best;
        if (!one.known()) continue;
        known += weight;
        earned += weight * one.judgement.credit;
    }
    ScoreValue score;
    if (applicable <= 0) return score;
    score.coverage = known / applicable;
    score.low = 100 * worst / applicable;
    score.high = 100 * best / applicable;
    score.known_weight = known;
    if (known > 0) score.value = 100 * earned / known;
    return score;
}

[[nodiscard]] double points_lost(const Judged& one, const Scoring& scoring, double known_weight);

// The word for a score: "provisional" when too little is known, else by the labels; empty for no score.
[[nodiscard]] std::string_view label_of(const ScoreValue& score, const Scoring& scoring);

}  // namespace ergoaudit
