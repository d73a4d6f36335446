#include "ergoaudit/body/sigma_points.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace ergoaudit {

namespace {

// Below this variance (cm²) nothing is left to vary.
constexpr double no_variance = 1e-9;

// The square root of the covariance along the quantities that move postures, in their order: each axis is what is left
// of its quantity, and takes its part out of the rest.
std::vector<BodyState> axes_of(BodyNormal rest) {
    std::vector<BodyState> axes;
    for (const BodyFact& row : body_facts) {
        if (!row.moves_postures) continue;
        BodyState axis = rest.covariance_with(row.quantity);
        const double variance = row.quantity.of(axis);
        if (!(variance > no_variance)) continue;
        for (double& part : axis) part /= std::sqrt(variance);
        for (std::size_t i = 0; i < state_size; ++i)
            for (std::size_t j = 0; j < state_size; ++j) rest.covariance[i][j] -= axis[i] * axis[j];
        axes.push_back(axis);
    }
    return axes;
}

double dot(const std::vector<double>& a, const std::vector<double>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

double squared_correlation(const std::vector<double>& da, const std::vector<double>& db, double variance_a) {
    const double variance_b = dot(db, db);
    if (!(variance_a > no_variance && variance_b > no_variance)) return 0;
    const double covariance = dot(da, db);
    return std::min(covariance * covariance / (variance_a * variance_b), 1.0);
}

}  // namespace

SigmaBodies::SigmaBodies(const Body& body) {
    for (const Body::Component& from : body.components) {
        Component c{from.weight, component_of_.size(), from.given.mean, axes_of(from.given)};
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

Spread SigmaBodies::spread(std::span<const double> values) const {
    double weight = 0;
    double mean = 0;
    double square = 0;  // of the distance from the first known component's mean, for the sake of digits
    double origin = unknown;
    for (std::size_t i = 0; i < components_.size(); ++i) {
        const Spread part = spread(values, i);
        if (std::isnan(part.mean)) continue;
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

std::vector<double> SigmaBodies::slopes(std::span<const double> values, std::size_t component) const {
    const Component& c = components_[component];
    std::vector<double> result;
    for (std::size_t axis = 0; axis < c.axes.size(); ++axis) {
        const double slope =
            (values[c.first + 1 + 2 * axis] - values[c.first + 2 + 2 * axis]) / (2 * std::numbers::sqrt3);
        result.push_back(std::isnan(slope) ? 0 : slope);
    }
    return result;
}

double SigmaBodies::settled_share(std::span<const double> a, std::span<const double> b) const {
    double share = 0;
    for (std::size_t i = 0; i < components_.size(); ++i) {
        const std::vector<double> da = slopes(a, i);
        const std::vector<double> db = slopes(b, i);
        share += components_[i].weight * squared_correlation(da, db, dot(da, da));
    }
    return share;
}

double SigmaBodies::settled_share(const Body& body, const Quantity& a, std::span<const double> b) const {
    double share = 0;
    for (std::size_t i = 0; i < components_.size(); ++i) {
        std::vector<double> da;
        for (const BodyState& axis : components_[i].axes) da.push_back(a.of(axis));
        share += components_[i].weight * squared_correlation(da, slopes(b, i), body.components[i].given.variance(a));
    }
    return share;
}

}  // namespace ergoaudit
