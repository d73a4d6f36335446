#include "ergoaudit/body/posture.hpp"

#include "posture_parts.hpp"

#include "ergoaudit/facts/description.hpp"

#include <algorithm>
#include <array>
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

void derive_wanted(Facts& facts, const Population& population, const AsFound& found, Wanted wanted) {
    forget(facts, Group::posture, 0, posture_names.size());
    facts.set("posture.kind"_fact, sitting, Provenance::measured, while_sitting);
    derive_sitting_body(facts, population, found);
    if (wanted.hands) derive_sitting_hands(facts, population.geometry, found);
    if (stands(facts)) {
        facts.set("posture.kind"_fact, standing, Provenance::measured, while_standing);
        derive_standing_body(facts);
        if (wanted.hands) derive_standing_hands(facts, population.geometry);
    }
    for (std::uint8_t screen = 0; screen < facts.screens() && wanted.views; ++screen)
        derive_views_again(screen, facts, population, found);
}

}  // namespace

void derive_postures(Facts& facts, const Population& population, const AsFound& found) {
    derive_wanted(facts, population, found, {});
}

Wanted wanted_for(Fact derived) {
    constexpr std::array by_hands = {
        "posture.surface_height_cm"_fact,       "posture.home_row_height_cm"_fact,
        "posture.home_row_above_elbow_cm"_fact, "posture.mouse_above_elbow_cm"_fact,
        "posture.mouse_above_keyboard_cm"_fact, "posture.keyboard_reach_cm"_fact,
        "posture.elbow_angle_deg"_fact,         "posture.shoulder_flexion_deg"_fact,
        "posture.forearm_pitch_deg"_fact,       "posture.wrist_extension_deg"_fact,
        "posture.mouse_reach_cm"_fact,          "posture.mouse_side_angle_deg"_fact,
        "posture.near_reach_cm"_fact,           "posture.full_reach_cm"_fact,
    };
    return {.hands = std::ranges::find(by_hands, derived) != by_hands.end(),
            .views = derived.info().group == Group::view};
}

void derive_again(Facts& facts, Row changed, const Population& population, const AsFound& found, Wanted wanted) {
    if (const auto [fact, at] = owner_of(changed); fact.info().group == Group::screen)
        derive_views_again(at.screen, facts, population, found);
    else
        derive_wanted(facts, population, found, wanted);
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
