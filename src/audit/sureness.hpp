#pragma once
// How sure each verdict is: the measures of all rules, and the facts one could measure, on the sigma bodies in one
// pass.

#include "workup.hpp"

#include "ergoaudit/body/sigma_points.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ergoaudit {

struct Sureness {
    double sd = 0;                      // of the measure; 0: nothing in it is estimated
    std::optional<double> probability;  // of lying in the ideal band; nothing when sd is 0
    bool unsure = false;                // the 90 % interval of the measure holds more than one verdict
};

// The body facts that can move what was judged.
[[nodiscard]] Axes axes_asked_for(const Facts& facts, std::span<const Judged> judged);

class BodySpread {
  public:
    // One pass over the sigma bodies; `rows` are facts of which one may ask what measuring them would settle.
    BodySpread(const Workup& workup, const Population& population, std::span<const Judged> judged,
               std::span<const Row> rows, const Axes& axes);

    // Of `judged[index]`; widens its range of credit to the worst and best point of the interval.
    [[nodiscard]] Sureness sureness(std::size_t index, Judged& judged, double interval_z) const;

    [[nodiscard]] double sd_of_row(std::size_t row) const;  // row: place in `rows`; 0 when not known or exact
    // Share of the variance of the measure of `judged[index]` that measuring the row would take away, 0..1.
    [[nodiscard]] double settled_share(std::size_t row, std::size_t index) const;

  private:
    [[nodiscard]] std::span<const double> values_of(std::size_t quantity) const;

    [[nodiscard]] Ends ends_of(std::size_t quantity) const;
    // Of a measure that takes another course from some value on; `index` among `judged`.
    struct Kinked {
        std::size_t index;
        std::vector<Row> rows;                     // that it reads
        std::size_t first;                         // quantity: what they are
        std::vector<std::vector<double>> on_line;  // the measure along the way in which these rise, by component
    };
    void follow(Kinked& kinked, const Judged& judged, const Workup& workup, const Population& population,
                Facts& facts) const;
    [[nodiscard]] Sureness sureness_along(const Kinked& kinked, Judged& judged, double interval_z) const;

    SigmaBodies bodies_;
    Ends of_seen_feet_;
    std::vector<Kinked> kinked_;
    std::vector<bool> is_of_feet_;    // by quantity: how far the seat is above the lower legs, held by what was seen
    std::vector<std::size_t> place_;  // of the measure of each of `judged`, among the quantities
    // `rows`, then the measures that have a spread, each on every point (quantities × points); of feet that were seen
    // as lengths alone have it, since only that is normal; then what the kinked measures read
    std::vector<double> values_;
};

}  // namespace ergoaudit
