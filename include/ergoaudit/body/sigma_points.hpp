#pragma once
// How sure a derived number is: a few fixed bodies per sex, pushed through the same geometry as the mean body.
//
// Per sex component 2k + 1 points: the mean and one step of √3 standard deviations to either side along each of k axes.
// The axes are the unmeasured dimensions that move postures, each freed of what the earlier ones explain; the other
// dimensions follow by regression. Nørgaard's second-order differences give mean and variance: exact for linear
// measures, second order otherwise, and never a negative variance.
//
//     const SigmaBodies points(body, all_axes);
//     for (std::size_t i = 0; i < points.size(); ++i) {
//         place_body(row, body, points.state(i));
//         derive_postures(row, people, found);
//         values[i] = …;
//     }
//     const Spread spread = points.spread(values);

#include "ergoaudit/body/estimate.hpp"
#include "ergoaudit/body/posture.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace ergoaudit {

struct Spread {
    double mean = unknown;
    double sd = unknown;
};

// Of a normal of which all that would be beyond an end lies at that end.
[[nodiscard]] Spread held_within(Ends ends, Spread normal);

// Which body facts are axes, by body_facts: those that move nothing anybody asks for need no points.
using Axes = std::array<bool, body_fact_count>;
inline constexpr Axes all_axes = [] {
    Axes axes{};
    for (std::size_t k = 0; k < body_fact_count; ++k) axes[k] = body_facts[k].moves != Moves::nothing;
    return axes;
}();

class SigmaBodies {
  public:
    SigmaBodies(const Body& body, const Axes& wanted);

    // Points of all components, one component after the other: its centre, then the ends of its axes, + before −.
    [[nodiscard]] std::size_t size() const { return component_of_.size(); }
    [[nodiscard]] std::size_t components() const { return components_.size(); }
    [[nodiscard]] double weight(std::size_t component) const { return components_[component].weight; }
    [[nodiscard]] std::size_t axes(std::size_t component) const { return components_[component].axes.size(); }
    [[nodiscard]] BodyState state(std::size_t point) const;

    // `values`: a measure on each point, in point order (size()). NaN at the centre: not known; NaN at an end of an
    // axis drops that axis.
    [[nodiscard]] Spread spread(std::span<const double> values, std::size_t component) const;
    // Of the mixture of the components in which it is known, each held within the ends.
    [[nodiscard]] Spread spread(std::span<const double> values, Ends ends = {}) const;

    // The body `z` standard deviations from the centre of a component, the way in which the measure rises most; the
    // centre where it does not change.
    [[nodiscard]] BodyState along(std::span<const double> values, std::size_t component, double z) const;

    // Which share of the variance of `b` goes when `a` is measured exactly (squared correlation, to first order), in
    // [0, 1]; 0 when either does not vary. Over all components, each with its weight.
    [[nodiscard]] double settled_share(std::span<const double> a, std::span<const double> b) const;

  private:
    struct Component {
        double weight = 1;
        std::size_t first = 0;  // point
        BodyState centre{};
        std::vector<BodyState> axes;  // one standard deviation each
    };
    std::vector<Component> components_;
    std::vector<std::uint8_t> component_of_;  // by point
};

}  // namespace ergoaudit
