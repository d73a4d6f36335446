#include "sureness.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ergoaudit {
namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
constexpr double smallest_spread = 1e-6;  // below it a measure does not depend on what was estimated

// What was measured through and through is the same for every body.
bool has_spread(const Judged& judged) {
    return judged.known() && std::isfinite(judged.judgement.measured) && judged.judgement.from >= Provenance::estimated;
}

bool reads(const Program& program, Row row, Instance at) {
    return std::any_of(program.code.begin(), program.code.end(),
                       [&](const Instruction& step) { return row_read(step, at) == row; });
}

// Where a measure ends within the ideal band, all that a normal would have beyond lies at that end.
Band open_beyond(Band band, const SigmaBodies::Ends& ends) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (rounded_to_milli(ends.to) <= band.ideal.to) band.ideal.to = infinite;
    if (rounded_to_milli(ends.from) >= band.ideal.from) band.ideal.from = -infinite;
    return band;
}

}  // namespace

Axes axes_asked_for(const Facts& facts, std::span<const Judged> judged) {
    Axes wanted = all_axes;
    for (std::size_t k = 0; k < body_fact_count; ++k) {
        if (body_facts[k].moves == Moves::standing) wanted[k] = stands(facts);
        if (body_facts[k].moves != Moves::itself) continue;
        const Row row = row_of(body_facts[k].fact);
        wanted[k] = std::any_of(judged.begin(), judged.end(), [&](const Judged& one) {
            return has_spread(one) && reads(one.rule->measure, row, one.at);
        });
    }
    return wanted;
}

BodySpread::BodySpread(const Workup& workup, const Population& population, std::span<const Judged> judged,
                       std::span<const Row> rows, const Axes& axes)
    : bodies_(workup.body, axes), place_(judged.size(), nowhere) {
    std::size_t quantities = rows.size();
    for (std::size_t i = 0; i < judged.size(); ++i)
        if (has_spread(judged[i])) place_[i] = quantities++;
    values_.resize(quantities * bodies_.size());
    Facts facts = workup.facts;
    for (std::size_t point = 0; point < bodies_.size(); ++point) {
        place_body(facts, workup.body, bodies_.state(point));
        derive_postures(facts, population, workup.found);
        for (std::size_t i = 0; i < rows.size(); ++i) values_[i * bodies_.size() + point] = facts[rows[i]];
        for (std::size_t i = 0; i < judged.size(); ++i)
            if (has_spread(judged[i]))
                values_[place_[i] * bodies_.size() + point] = evaluate(judged[i].rule->measure, facts, judged[i].at);
    }
}

std::span<const double> BodySpread::values_of(std::size_t quantity) const {
    return std::span<const double>(values_).subspan(quantity * bodies_.size(), bodies_.size());
}

Sureness BodySpread::sureness(std::size_t index, Judged& judged, double interval_z) const {
    if (!has_spread(judged)) return {};
    const double sd = bodies_.spread(values_of(place_[index])).sd;
    if (!(sd > smallest_spread)) return {};
    const Band& band = judged.rule->band;
    const SigmaBodies::Ends ends = bodies_.ends(values_of(place_[index]));
    const Band open = open_beyond(band, ends);
    double probability = 0;
    for (std::size_t i = 0; i < bodies_.components(); ++i) {
        const Spread part = bodies_.spread(values_of(place_[index]), i);
        if (std::isfinite(part.mean)) probability += bodies_.weight(i) * share_in_ideal(open, part.mean, part.sd);
    }
    const double low = std::max(judged.judgement.measured - interval_z * sd, ends.from);
    const double high = std::min(judged.judgement.measured + interval_z * sd, ends.to);
    judged.range = credit_over(band, low, high);
    const Verdict verdict = judged.judgement.verdict;
    const bool unsure = place_in(band, rounded_to_milli(low)).verdict != verdict ||
                        place_in(band, rounded_to_milli(high)).verdict != verdict ||
                        judged.range.worst != judged.range.best;
    return {.sd = sd, .probability = probability, .unsure = unsure};
}

double BodySpread::sd_of_row(std::size_t row) const {
    const double sd = bodies_.spread(values_of(row)).sd;
    return sd > smallest_spread ? sd : 0;
}

double BodySpread::settled_share(std::size_t row, std::size_t index) const {
    return place_[index] == nowhere ? 0 : bodies_.settled_share(values_of(row), values_of(place_[index]));
}

}  // namespace ergoaudit
