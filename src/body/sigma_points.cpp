#include "ergoaudit/body/sigma_points.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ergoaudit {

namespace {

// Below this variance (cm²) nothing is left to vary.
constexpr double no_variance = 1e-9;

// For each dimension, the last quantity that moves postures and has it as a term; none: never.
constexpr std::array<std::size_t, state_size> last_use = [] {
    std::array<std::size_t, state_size> last{};
    for (std::size_t k = 0; k < body_fact_count; ++k)
        for (std::size_t t = 0; body_facts[k].moves != Moves::nothing && t < body_facts[k].quantity.count; ++t)
            last[static_cast<std::size_t>(body_facts[k].quantity.terms[t].of)] = k;
    return last;
}();

// The square root of the covariance along the quantities that move postures, in their order: each axis is what is left
// of its quantity, and takes its part out of the rest, as far as a later quantity asks for it.
std::vector<BodyState> axes_of(BodyNormal rest, const Axes& wanted) {
    std::vector<BodyState> axes;
    axes.reserve(body_fact_count);
    for (std::size_t k = 0; k < body_fact_count; ++k) {
        if (!wanted[k]) continue;
        BodyState axis = rest.covariance_with(body_facts[k].quantity);
        const double variance = body_facts[k].quantity.of(axis);
        if (!(variance > no_variance)) continue;
        for (double& part : axis) part /= std::sqrt(variance);
        for (std::size_t i = 0; i < state_size; ++i)
            if (last_use[i] > k)
                for (std::size_t j = 0; j < state_size; ++j) rest.covariance[i][j] -= axis[i] * axis[j];
        axes.push_back(axis);
    }
    return axes;
}

// Change per standard deviation along an axis, from its two ends; 0 along an axis that left what is known.
double slope_between(double plus, double minus) {
    const double slope = (plus - minus) / (2 * std::numbers::sqrt3);
    return std::isnan(slope) ? 0 : slope;
}

double density(double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); }
double share_below(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

}  // namespace

// In standard deviations from the mean, per piece: what lies at the lower end, between the ends, at the upper end.
Spread held_within(Ends ends, Spread normal) {
    constexpr double all_beyond = 8;
    if (!ends.exist() || !(normal.sd > 0)) return {std::clamp(normal.mean, ends.from, ends.to), normal.sd};
    const double a = (ends.from - normal.mean) / normal.sd, b = (ends.to - normal.mean) / normal.sd;
    if (a > all_beyond) return {ends.from, 0};
    if (b < -all_beyond) return {ends.to, 0};
    double mean = density(a) - density(b), square = share_below(b) - share_below(a);
    if (std::isfinite(a)) mean += a * share_below(a), square += a * a * share_below(a) + a * density(a);
    if (std::isfinite(b)) mean += b * share_below(-b), square += b * b * share_below(-b) - b * density(b);
    return {normal.mean + normal.sd * mean, normal.sd * std::sqrt(std::max(square - mean * mean, 0.0))};
}

SigmaBodies::SigmaBodies(const Body& body, const Axes& wanted) {
    for (const Body::Component& from : body.components) {
        Component c{from.weight, component_of_.size(), from.given.mean, axes_of(from.given, wanted)};
        component_of_.insert(component_of_.end(), 2 * c.axes.size() + 1, static_cast<std::uint8_t>(components_.size()));
        components_.push_back(std::move(c));
    }
}

BodyState SigmaBodies::state(std::size_t point) const {
    const Component& c = components_[component_of_[point]];
    BodyState result = c.centre;
    if (point == c.first) return result;
    const std::size_t end = point - c.first - 1;
    const double step = end % 2 == 0 ? std::numbers::sqrt3 : -std::numbers::sqrt3;
    const BodyState& axis = c.axes[end / 2];
    for (std::size_t i = 0; i < state_size; ++i) result[i] += step * axis[i];
    return result;
}

// With h² = 3: mean = f₀ + Σ (f⁺ + f⁻ − 2f₀)/6, variance = Σ (f⁺ − f⁻)²/12 + (f⁺ + f⁻ − 2f₀)²/18.
Spread SigmaBodies::spread(std::span<const double> values, std::size_t component) const {
    const Component& c = components_[component];
    const double centre = values[c.first];
    double mean = centre;
    double variance = 0;
    for (std::size_t axis = 0; axis < c.axes.size(); ++axis) {
        const double plus = values[c.first + 1 + 2 * axis];
        const double minus = values[c.first + 2 + 2 * axis];
        if (std::isnan(plus) || std::isnan(minus)) continue;
        const double slope = plus - minus;
        const double bend = plus + minus - 2 * centre;
        mean += bend / 6;
        variance += slope * slope / 12 + bend * bend / 18;
    }
    if (std::isnan(centre)) return {};
    return {mean, std::sqrt(variance)};
}

Spread SigmaBodies::spread(std::span<const double> values, Ends ends) const {
    double weight = 0;
    double mean = 0;
    double square = 0;  // of the distance from the first known component's mean, for the sake of digits
    double origin = unknown;
    for (std::size_t i = 0; i < components_.size(); ++i) {
        const Spread whole = spread(values, i);
        if (std::isnan(whole.mean)) continue;
        const Spread part = held_within(ends, whole);
        if (std::isnan(origin)) origin = part.mean;
        const double away = part.mean - origin;
        weight += components_[i].weight;
        mean += components_[i].weight * away;
        square += components_[i].weight * (part.sd * part.sd + away * away);
    }
    if (!(weight > 0)) return {};
    mean /= weight;
    return {origin + mean, std::sqrt(std::max(square / weight - mean * mean, 0.0))};
}

BodyState SigmaBodies::along(std::span<const double> values, std::size_t component, double z) const {
    const Component& c = components_[component];
    BodyState result = c.centre, way{};
    double square = 0;
    for (std::size_t axis = 0; axis < c.axes.size(); ++axis) {
        const double slope = slope_between(values[c.first + 1 + 2 * axis], values[c.first + 2 + 2 * axis]);
        square += slope * slope;
        for (std::size_t i = 0; i < state_size; ++i) way[i] += slope * c.axes[axis][i];
    }
    if (!(square > 0)) return result;
    for (std::size_t i = 0; i < state_size; ++i) result[i] += z / std::sqrt(square) * way[i];
    return result;
}

double SigmaBodies::settled_share(std::span<const double> a, std::span<const double> b) const {
    double share = 0;
    for (const Component& c : components_) {
        double variance_a = 0, variance_b = 0, covariance = 0;
        for (std::size_t plus = c.first + 1; plus < c.first + 1 + 2 * c.axes.size(); plus += 2) {
            const double slope_a = slope_between(a[plus], a[plus + 1]), slope_b = slope_between(b[plus], b[plus + 1]);
            variance_a += slope_a * slope_a;
            variance_b += slope_b * slope_b;
            covariance += slope_a * slope_b;
        }
        if (variance_a > no_variance && variance_b > no_variance)
            share += c.weight * std::min(covariance * covariance / (variance_a * variance_b), 1.0);
    }
    return share;
}

}  // namespace ergoaudit
