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

}  // namespace

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

// Along an axis that does not come to the end the measure is as long to both sides; of the others each ends at the same
// value.
SigmaBodies::Ends SigmaBodies::ends(std::span<const double> values) const {
    constexpr double a_hair = 1e-9, infinite = std::numeric_limits<double>::infinity();
    std::vector<double> above, below;  // where the axes end that do not go as far to that side
    double least = infinite, most = -infinite;
    for (const Component& c : components_) {
        const double centre = values[c.first];
        if (std::isnan(centre)) continue;
        for (std::size_t plus = c.first + 1; plus < c.first + 1 + 2 * c.axes.size(); plus += 2) {
            const auto [low, high] = std::minmax(values[plus], values[plus + 1]);
            if (std::isnan(low) || std::isnan(high)) continue;
            least = std::min({least, low, centre});
            most = std::max({most, high, centre});
            if (std::abs(low + high - 2 * centre) < a_hair) continue;
            const bool goes_up_less = high - centre < centre - low;
            (goes_up_less ? above : below).push_back(goes_up_less ? std::max(high, centre) : std::min(low, centre));
        }
    }
    const auto all_at = [&](const std::vector<double>& found, double end) {
        return !found.empty() && std::ranges::all_of(found, [&](double one) { return std::abs(one - end) < a_hair; });
    };
    Ends ends;
    if (below.empty() && all_at(above, most)) ends.to = most;
    if (above.empty() && all_at(below, least)) ends.from = least;
    return ends;
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
