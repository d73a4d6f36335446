#pragma once
// A workstation on which a few things are set again and again, to see what comes of it. Private to this folder.

#include "plan_parts.hpp"

#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace ergoaudit {

class Trial {
  public:
    // Tried on `bench`, which began as a copy of `start` and on which others try their own things: it puts back the
    // rows that it sets and the described ones `behind` what is asked; of what is derived only what is wanted may be
    // read. Input and bench must outlive it.
    Trial(const PlanInput& input, const Facts& start, Facts& bench, std::span<const Row> behind,
          std::span<const Row> set, Wanted wanted);

    void put_back() {
        for (const auto& [row, value] : start_) bench_.set(row, value, bench_.from(row));
    }
    // One of the rows to set, by its place among these; what it carries goes along.
    void set(std::size_t which, double value) {
        const Turned& turned = turned_[which];
        const double by = value - bench_[turned.row];
        if (by == 0) return;
        bench_.set(turned.row, value, bench_.from(turned.row));
        if (std::isnan(by)) return;
        for (const Row row : turned.carried) bench_.set(row, bench_[row] + by, bench_.from(row));
    }
    // Whether that row can be anywhere else than at the start.
    [[nodiscard]] bool moves(Row row) const;
    // With everything set since it was put back.
    const Facts& derived() {
        input_.derive(bench_, wanted_);
        return bench_;
    }

  private:
    const PlanInput& input_;
    Facts& bench_;
    struct Turned {
        Row row;
        std::vector<Row> carried;  // of those behind what is asked, and of those that are set
    };
    std::vector<Turned> turned_;  // in the order of `set`
    std::vector<std::pair<Row, double>> start_;
    Wanted wanted_;
};

}  // namespace ergoaudit
