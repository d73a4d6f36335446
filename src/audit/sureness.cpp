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

const Row seat_above_legs = row_of("posture.seat_above_legs_cm"_fact, {.posture = sitting});

bool is_just(const Program& program, Row row, Instance at) {
    return program.code.size() == 1 && row_read(program.code.front(), at) == row;
}

// Between the rows it reads and its value there may be a bend that no few bodies show.
bool has_kink(const Program& program) {
    return std::any_of(program.code.begin(), program.code.end(), [](const Instruction& step) {
        return step.op == Op::choose || step.op == Op::min || step.op == Op::max || step.op == Op::clamp;
    });
}

// Bodies along one line: evenly from −4 to 4 standard deviations, each with the weight of the normal there.
constexpr int line_half = 64;
constexpr double line_step = 4.0 / line_half;
double line_z(std::size_t node) { return (static_cast<double>(node) - line_half) * line_step; }

// All that a normal would have beyond an end lies at that end: in the ideal band or not, as the end is.
Band open_beyond(Band band, Ends ends) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (ends.to <= band.ideal.to) band.ideal.to = infinite;
    if (ends.from >= band.ideal.from) band.ideal.from = -infinite;
    return band;
}

// Whether the interval holds more than the verdict; widens the range of credit to it.
bool is_unsure(Judged& judged, double low, double high) {
    const Band& band = judged.rule->band;
    const Verdict verdict = judged.judgement.verdict;
    judged.range = credit_over(band, low, high);
    return place_in(band, rounded_to_milli(low)).verdict != verdict ||
           place_in(band, rounded_to_milli(high)).verdict != verdict || judged.range.worst != judged.range.best;
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
    for (std::size_t i = 0; i < judged.size(); ++i) {
        if (place_[i] == nowhere || !has_kink(judged[i].rule->measure)) continue;
        kinked_.push_back(
            {.index = i, .rows = rows_read(judged[i].rule->measure, judged[i].at), .first = quantities, .on_line = {}});
        quantities += kinked_.back().rows.size();
    }
    values_.resize(quantities * bodies_.size());
    of_seen_feet_ = ends_of_seat_above_legs(workup.facts, population.geometry, workup.found);
    is_of_feet_.resize(quantities);
    for (std::size_t i = 0; i < rows.size(); ++i) is_of_feet_[i] = rows[i] == seat_above_legs;
    for (std::size_t i = 0; i < judged.size(); ++i)
        if (place_[i] != nowhere)
            is_of_feet_[place_[i]] = is_just(judged[i].rule->measure, seat_above_legs, judged[i].at);
    Facts facts = workup.facts;
    if (of_seen_feet_.exist()) facts.forget("observed.feet"_fact);
    for (std::size_t point = 0; point < bodies_.size(); ++point) {
        place_body(facts, workup.body, bodies_.state(point));
        derive_postures(facts, population, workup.found);
        for (std::size_t i = 0; i < rows.size(); ++i) values_[i * bodies_.size() + point] = facts[rows[i]];
        for (std::size_t i = 0; i < judged.size(); ++i)
            if (has_spread(judged[i]))
                values_[place_[i] * bodies_.size() + point] = evaluate(judged[i].rule->measure, facts, judged[i].at);
        for (const Kinked& one : kinked_)
            for (std::size_t i = 0; i < one.rows.size(); ++i)
                values_[(one.first + i) * bodies_.size() + point] = facts[one.rows[i]];
    }
    for (Kinked& one : kinked_) follow(one, judged[one.index], workup, population, facts);
}

// What such a measure reads, a distance and the size that letters have from there, changes with one thing in the body:
// the first row that changes shows the way.
void BodySpread::follow(Kinked& kinked, const Judged& judged, const Workup& workup, const Population& population,
                        Facts& facts) const {
    Wanted wanted;
    std::size_t leading = nowhere;
    for (std::size_t i = 0; i < kinked.rows.size(); ++i) {
        wanted.add(wanted_for(kinked.rows[i]));
        if (leading == nowhere && bodies_.spread(values_of(kinked.first + i)).sd > smallest_spread)
            leading = kinked.first + i;
    }
    if (leading == nowhere) return;
    for (std::size_t component = 0; component < bodies_.components(); ++component) {
        std::vector<double>& values = kinked.on_line.emplace_back(2 * line_half + 1);
        for (std::size_t node = 0; node < values.size(); ++node) {
            place_body(facts, workup.body, bodies_.along(values_of(leading), component, line_z(node)));
            derive_again(facts, wanted, population, workup.found);
            values[node] = evaluate(judged.rule->measure, facts, judged.at);
        }
    }
}

std::span<const double> BodySpread::values_of(std::size_t quantity) const {
    return std::span<const double>(values_).subspan(quantity * bodies_.size(), bodies_.size());
}

Ends BodySpread::ends_of(std::size_t quantity) const { return is_of_feet_[quantity] ? of_seen_feet_ : Ends{}; }

Sureness BodySpread::sureness_along(const Kinked& kinked, Judged& judged, double interval_z) const {
    const Band& band = judged.rule->band;
    double weight = 0, mean = 0, square = 0, inside = 0;  // counted from what was measured
    double low = judged.judgement.measured, high = low;
    for (std::size_t component = 0; component < kinked.on_line.size(); ++component)
        for (std::size_t node = 0; node < kinked.on_line[component].size(); ++node) {
            const double value = rounded_to_milli(kinked.on_line[component][node]);
            if (std::isnan(value)) continue;
            const double z = line_z(node), here = bodies_.weight(component) * std::exp(-z * z / 2);
            const double away = value - judged.judgement.measured;
            weight += here, mean += here * away, square += here * away * away;
            if (place_in(band, value).verdict == Verdict::pass) inside += here;
            if (std::abs(z) <= interval_z) low = std::min(low, value), high = std::max(high, value);
        }
    if (!(weight > 0)) return {};
    mean /= weight;
    const double sd = std::sqrt(std::max(square / weight - mean * mean, 0.0));
    if (!(sd > smallest_spread)) return {};
    return {.sd = sd, .probability = inside / weight, .unsure = is_unsure(judged, low, high)};
}

Sureness BodySpread::sureness(std::size_t index, Judged& judged, double interval_z) const {
    if (!has_spread(judged)) return {};
    const auto kinked = std::ranges::find(kinked_, index, &Kinked::index);
    if (kinked != kinked_.end()) return sureness_along(*kinked, judged, interval_z);
    const std::span<const double> values = values_of(place_[index]);
    const Ends ends = ends_of(place_[index]);
    const double sd = bodies_.spread(values, ends).sd;
    if (!(sd > smallest_spread)) return {};
    const Band& band = judged.rule->band;
    const Band open = open_beyond(band, ends);
    double probability = 0;
    for (std::size_t i = 0; i < bodies_.components(); ++i) {
        const Spread part = bodies_.spread(values, i);
        if (std::isfinite(part.mean)) probability += bodies_.weight(i) * share_in_ideal(open, part.mean, part.sd);
    }
    const Spread free = bodies_.spread(values);
    const double middle = ends.exist() ? free.mean : judged.judgement.measured;
    const double low = std::clamp(middle - interval_z * free.sd, ends.from, ends.to);
    const double high = std::clamp(middle + interval_z * free.sd, ends.from, ends.to);
    return {.sd = sd, .probability = probability, .unsure = is_unsure(judged, low, high)};
}

double BodySpread::sd_of_row(std::size_t row) const {
    const double sd = bodies_.spread(values_of(row), ends_of(row)).sd;
    return sd > smallest_spread ? sd : 0;
}

double BodySpread::settled_share(std::size_t row, std::size_t index) const {
    return place_[index] == nowhere ? 0 : bodies_.settled_share(values_of(row), values_of(place_[index]));
}

}  // namespace ergoaudit
