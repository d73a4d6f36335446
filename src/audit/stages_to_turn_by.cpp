#include "stages_to_turn_by.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/facts/forms.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace ergoaudit {
namespace {

constexpr Row desk = row_of("desk.height_cm"_fact), standing_desk = row_of("desk.standing_height_cm"_fact);

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
    const auto frame = std::ranges::find(stages, desk, &Stages::row);
    if (frame != stages.end() && std::ranges::find(stages, standing_desk, &Stages::row) == stages.end())
        stages.push_back(Stages{.row = standing_desk, .values = frame->values});
    return stages;
}

void tell_how_furniture_goes(Facts& facts, std::span<const Stages> stages) {
    const auto tell = [&](Row row, std::string_view word, double value) {
        const auto [fact, at] = owner_of(row);
        if (const auto beside = told_beside(fact, word); beside && !facts.knows(*beside, at))
            facts.set(*beside, value, Provenance::measured, at);
    };
    for (const Stages& clicks : stages) {
        if (clicks.above || clicks.values.empty()) continue;
        tell(clicks.row, "_min", clicks.values.front());
        tell(clicks.row, "_max", clicks.values.back());
    }
    if (facts.knows("desk.height_step_cm"_fact)) tell(standing_desk, "_step", facts.value("desk.height_step_cm"_fact));
}

}  // namespace ergoaudit
