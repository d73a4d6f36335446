#include "stages_to_turn_by.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/facts/forms.hpp"

#include <cmath>
#include <utility>

namespace ergoaudit {
namespace {

constexpr Row desk = row_of("desk.height_cm"_fact);

// To be added to what was told, to have the same above the desk.
double from_told_to_above_desk(Row told, Row setting, const Facts& facts) {
    if (told == setting) return -facts[desk];
    if (owner_of(told).fact == "screen.top_above_desk_cm"_fact) return 0;
    return facts[setting] - facts[desk] - facts[told];
}

}  // namespace

std::vector<Stages> stages_to_turn_by(const Description& description, const Facts& facts) {
    std::vector<Stages> stages;
    for (const Stages& told : description.stages) {
        Stages one{.row = reckoned_as(told.row), .values = told.values};
        if (told.row != one.row || carries(desk, one.row, facts)) {
            const double by = from_told_to_above_desk(told.row, one.row, facts);
            if (std::isnan(by)) continue;
            for (double& value : one.values) value += by;
            one.above = desk;
        }
        stages.push_back(std::move(one));
    }
    return stages;
}

}  // namespace ergoaudit
