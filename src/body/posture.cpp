#include "ergoaudit/body/posture.hpp"

#include "posture_parts.hpp"

#include "ergoaudit/facts/description.hpp"

#include <utility>

namespace ergoaudit {

namespace {

// Every fact of these groups is derived; none is left over from the body before.
void forget(Facts& facts, Group group, std::size_t instances) {
    const auto g = static_cast<std::size_t>(group);
    const std::size_t first = layout::rows.base[g];
    const std::size_t end = first + layout::rows.stride[g] * instances;
    for (std::size_t row = first; row < end; ++row)
        facts.set(Row{static_cast<std::uint16_t>(row)}, unknown, Provenance::defaulted);
}

void forget_and_derive_views(Facts& facts, const Population& population, const AsFound& found) {
    forget(facts, Group::view, facts.screens() * posture_names.size());
    derive_views(facts, population, found);
}

}  // namespace

void derive_postures(Facts& facts, const Population& population, const AsFound& found) {
    forget(facts, Group::posture, posture_names.size());
    facts.set("posture.kind"_fact, sitting, Provenance::measured, while_sitting);
    derive_sitting_body(facts, population, found);
    derive_sitting_hands(facts, population.geometry, found);
    if (has_standing(facts)) {
        facts.set("posture.kind"_fact, standing, Provenance::measured, while_standing);
        derive_standing_body(facts);
        derive_standing_hands(facts, population.geometry);
    }
    forget_and_derive_views(facts, population, found);
}

void derive_again(Facts& facts, Row changed, const Population& population, const AsFound& found) {
    if (owner_of(changed).fact.info().group == Group::screen)
        forget_and_derive_views(facts, population, found);
    else
        derive_postures(facts, population, found);
}

Derivation derive(Facts& facts, const Population& population) {
    assume_unmentioned(facts);
    complete_furniture(facts, population.allowances);
    const AsFound found = as_found(facts);
    Body body = estimate_body(facts, population);
    place_body(facts, body, body.mean());
    derive_postures(facts, population, found);
    return {std::move(body), found};
}

}  // namespace ergoaudit
