#include "ergoaudit/plan/worth.hpp"

#include <algorithm>
#include <cmath>

namespace ergoaudit {

double overshoot(const Rule& rule, const Judgement& judgement) {
    const Interval& tolerable = rule.band.tolerable;
    if (rule.measure.empty() || std::isnan(judgement.measured)) return 0;
    return std::max({0.0, tolerable.from - judgement.measured, judgement.measured - tolerable.to});
}

namespace {

long long in_thousandths(double value) { return std::llround(value * 1000); }

// From where the measure is best, in the way from there to the end of the ideal band; 0 where the band has no middle
// and nothing is called best, and on a side where it has no end or ends there.
double off_middle(const Rule& rule, const Judgement& judgement) {
    const auto [from, to] = rule.band.ideal;
    const double best = std::isnan(rule.best) ? (from + to) / 2 : std::clamp(rule.best, from, to);
    const double away = judgement.measured - best, whole = away < 0 ? best - from : to - best;
    return std::isfinite(whole) && whole > 0 && std::isfinite(away) ? std::abs(away) / whole : 0;
}

Worth worth_of(const Rule& rule, const Judgement& judgement, const Scoring& scoring) {
    const auto weight = std::llround(scoring.weight(rule.severity));
    Worth worth;
    if (judgement.verdict == Verdict::fail) {
        if (rule.severity == Severity::critical) worth.critical = weight;
        if (rule.severity == Severity::serious) worth.serious = weight;
        worth.beyond = weight * in_thousandths(overshoot(rule, judgement));
    }
    worth.lost = weight * std::llround((1 - judgement.credit) * 10000);
    worth.off_middle = weight * in_thousandths(off_middle(rule, judgement));
    return worth;
}

// Than before, or at all.
bool fails_by_more(const RuleAt& one, const Judgement& after) {
    constexpr double nearly_nothing = 1e-6;
    return one.before.verdict != Verdict::fail ||
           overshoot(*one.rule, after) > overshoot(*one.rule, one.before) + nearly_nothing;
}

}  // namespace

std::optional<Cost> cost_of(const RuleAt& one, const Judgement& after, const Scoring& scoring, Strictness strictness) {
    const Judgement& before = one.before;
    if (after.verdict == Verdict::unknown) {
        if (one.was_known()) return std::nullopt;
        return Cost{};
    }
    if (after.verdict == Verdict::not_applicable) {
        if (!one.was_known()) return Cost{};
        if (strictness.nothing_vanishes) return std::nullopt;
        return Cost{.worth = worth_of(*one.rule, before, scoring), .vanished = true};
    }
    Cost cost{.worth = worth_of(*one.rule, after, scoring)};
    if (after.verdict == Verdict::fail && fails_by_more(one, after)) {
        if (one.rule->severity == Severity::critical) return std::nullopt;
        cost.newly_serious = one.rule->severity == Severity::serious;
        if (cost.newly_serious && strictness.no_new_serious) return std::nullopt;
    }
    return cost;
}

bool Toll::is_no_worse_than(const Toll& other) const {
    constexpr double nearly_nothing = 1e-9;
    return critical <= other.critical && serious <= other.serious && lost <= other.lost + nearly_nothing &&
           share_lost() <= other.share_lost() + nearly_nothing;
}

Toll toll_of(std::span<const Rule> rules, const Scoring& scoring, const Facts& facts) {
    Toll toll;
    for (const Rule& rule : rules) {
        if (!is_workstation(rule.category)) continue;
        const double weight = scoring.weight(rule.severity);
        for (const Instance at : instances_of(rule.group, facts)) {
            const Judgement judgement = judge(rule, facts, at);
            if (std::isnan(judgement.credit)) continue;
            toll.known += weight;
            toll.lost += weight * (1 - judgement.credit);
            if (judgement.verdict != Verdict::fail) continue;
            if (rule.severity == Severity::critical) toll.critical += weight;
            if (rule.severity == Severity::serious) toll.serious += weight;
        }
    }
    return toll;
}

bool exists_here(const Rule& rule, const Facts& facts, Instance at) {
    const bool is_posture = rule.group == Group::posture || rule.group == Group::view;
    return !is_posture || at.posture != standing || stands(facts);
}

Judgement judge_here(const Rule& rule, const Facts& facts, Instance at) {
    return exists_here(rule, facts, at) ? judge(rule, facts, at) : Judgement{.verdict = Verdict::not_applicable};
}

}  // namespace ergoaudit
