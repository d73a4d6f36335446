#include "ergoaudit/body/posture.hpp"

#include "posture_parts.hpp"

#include "ergoaudit/facts/description.hpp"

#include <utility>

namespace ergoaudit {

namespace {

// Every fact of these groups is derived; none is left over from the body before.
void forget(Facts& facts, Group group, std::size_t first_instance, std::size_t instances) {
    const auto g = static_cast<std::size_t>(group);
    const std::size_t first = layout::rows.base[g] + layout::rows.stride[g] * first_instance;
    const std::size_t end = first + layout::rows.stride[g] * instances;
    for (std::size_t row = first; row < end; ++row)
        facts.set(Row{static_cast<std::uint16_t>(row)}, unknown, Provenance::defaulted);
}

void derive_views_again(std::uint8_t screen, Facts& facts, const Population& population, const AsFound& found) {
    forget(facts, Group::view, screen * posture_names.size(), posture_names.size());
    derive_views_of(screen, facts, population, found);
}

}  // namespace

void derive_postures(Facts& facts, const Population& population, const AsFound& found) {
    forget(facts, Group::posture, 0, posture_names.size());
    facts.set("posture.kind"_fact, sitting, Provenance::measured, while_sitting);
    derive_sitting_body(facts, population, found);
    derive_sitting_hands(facts, population.geometry, found);
    if (has_standing(facts)) {
        facts.set("posture.kind"_fact, standing, Provenance::measured, while_standing);
        derive_standing_body(facts);
        derive_standing_hands(facts, population.geometry);
    }
    for (std::uint8_t screen = 0; screen < facts.screens(); ++screen)
        derive_views_again(screen, facts, population, found);
}

void derive_again(Facts& facts, Row changed, const Population& population, const AsFound& found) {
    if (const auto [fact, at] = owner_of(changed); fact.info().group == Group::screen)
        derive_views_again(at.screen, facts, population, found);
    else
        derive_postures(facts, population, found);
}

Derivation derive(Facts& facts, const Population& population) {
    assume_unmentioned(facts);
    complete_furniture(facts, population.allowances);
    for (std::uint8_t side = 0; side < side_names.size(); ++side)
        facts.set("side.kind"_fact, side, Provenance::measured, {.side = side});
    const AsFound found = as_found(facts);
    Body body = estimate_body(facts, population);
    place_body(facts, body, body.mean());
    derive_postures(facts, population, found);
    return {std::move(body), found};
}

}  // namespace ergoaudit
