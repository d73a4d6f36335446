#include "sureness.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <cmath>

namespace ergoaudit {
namespace {

constexpr double smallest_spread = 1e-6;  // below it a measure does not depend on what was estimated

bool has_spread(const Judged& judged) { return judged.known() && std::isfinite(judged.judgement.measured); }

}  // namespace

BodySpread::BodySpread(const Workup& workup, const Population& population, std::span<const Judged> judged,
                       std::span<const Row> rows)
    : bodies_(workup.body),
      judged_count_(judged.size()),
      values_((judged.size() + rows.size()) * bodies_.size(), unknown) {
    Facts facts = workup.facts;
    for (std::size_t point = 0; point < bodies_.size(); ++point) {
        place_body(facts, workup.body, bodies_.state(point));
        derive_postures(facts, population, workup.found);
        for (std::size_t i = 0; i < judged.size(); ++i)
            if (has_spread(judged[i]))
                values_[i * bodies_.size() + point] = evaluate(judged[i].rule->measure, facts, judged[i].at);
        for (std::size_t i = 0; i < rows.size(); ++i)
            values_[(judged_count_ + i) * bodies_.size() + point] = facts[rows[i]];
    }
}

std::span<const double> BodySpread::values(std::size_t quantity) const {
    return std::span<const double>(values_).subspan(quantity * bodies_.size(), bodies_.size());
}

Sureness BodySpread::sureness(std::size_t index, Judged& judged, double interval_z) const {
    if (!has_spread(judged)) return {};
    const double sd = bodies_.spread(values(index)).sd;
    if (!(sd > smallest_spread)) return {};
    const Band& band = judged.rule->band;
    double probability = 0;
    for (std::size_t i = 0; i < bodies_.components(); ++i) {
        const Spread part = bodies_.spread(values(index), i);
        if (std::isfinite(part.mean)) probability += bodies_.weight(i) * share_in_ideal(band, part.mean, part.sd);
    }
    const double low = judged.judgement.measured - interval_z * sd, high = judged.judgement.measured + interval_z * sd;
    judged.range = credit_over(band, low, high);
    const Verdict verdict = judged.judgement.verdict;
    const bool unsure = place_in(band, rounded_to_milli(low)).verdict != verdict ||
                        place_in(band, rounded_to_milli(high)).verdict != verdict ||
                        judged.range.worst != judged.range.best;
    return {.sd = sd, .probability = probability, .unsure = unsure};
}

double BodySpread::sd_of_row(std::size_t row) const {
    const double sd = bodies_.spread(values(judged_count_ + row)).sd;
    return sd > smallest_spread ? sd : 0;
}

double BodySpread::settled_share(std::size_t row, std::size_t index) const {
    return bodies_.settled_share(values(judged_count_ + row), values(index));
}

}  // namespace ergoaudit
