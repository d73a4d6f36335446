#include "trial.hpp"

#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>

namespace ergoaudit {

Trial::Trial(const PlanInput& input, const Facts& start, Facts& bench, std::span<const Row> behind,
             std::span<const Row> set, Wanted wanted)
    : input_(input), bench_(bench), wanted_(wanted) {
    const auto add = [&](Row row) {
        if (std::ranges::find(start_, row, &std::pair<Row, double>::first) == start_.end())
            start_.emplace_back(row, start[row]);
    };
    for (const Row row : set) add(row);
    for (const Row row : behind) add(row);
    for (const Row row : set) {
        turned_.push_back({.row = row, .carried = {}});
        for (const auto& [other, value] : start_)
            if (!std::isnan(value) && carries(row, other, start)) turned_.back().carried.push_back(other);
    }
}

bool Trial::moves(Row row) const {
    return std::ranges::any_of(turned_, [row](const Turned& turned) {
        return turned.row == row || std::ranges::find(turned.carried, row) != turned.carried.end();
    });
}

}  // namespace ergoaudit
