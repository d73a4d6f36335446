#include "ergoaudit/body/posture.hpp"

#include "posture_parts.hpp"

#include "ergoaudit/facts/description.hpp"

#include <algorithm>
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

// Those of the pieces that are wanted, each after what it reads.
void derive_pieces(Facts& facts, Wanted wanted, const Population& population, const AsFound& found) {
    using enum DerivedPiece;
    const BodyGeometry& geometry = population.geometry;
    facts.set("posture.kind"_fact, sitting, Provenance::measured, while_sitting);
    if (stands(facts)) facts.set("posture.kind"_fact, standing, Provenance::measured, while_standing);
    // The place of a screen is told from where the person works.
    const bool upright = stands(facts) && (wanted.has_posture(standing) || facts.is("person.seat=none"_choice));
    if (wanted.has(elbows)) derive_elbows(facts, found, upright);
    if (wanted.has(trunk)) derive_trunk(facts, geometry, found, upright);
    if (wanted.has(legs)) derive_legs(facts, geometry, found);
    if (wanted.has(thighs)) derive_thighs(facts, found);
    if (wanted.has(seat_edges)) derive_seat_edges(facts, population.allowances, found);
    if (wanted.has(keys)) derive_keys(facts, found, upright);
    if (wanted.has(arm)) derive_arm(facts, geometry, found);
    if (wanted.has(mouse_reach)) derive_mouse_reach(facts, geometry);
    if (wanted.has(reach_zones)) derive_reach_zones(facts, geometry, upright);
    if (!wanted.has(pictures)) return;
    for (std::uint8_t screen = 0; screen < facts.screens(); ++screen)
        if (wanted.has_screen(screen)) derive_views(screen, facts, wanted, geometry, found);
}

// Nobody stands there any more.
void forget_standing(Facts& facts) {
    forget(facts, Group::posture, standing, 1);
    for (std::uint8_t screen = 0; screen < facts.screens(); ++screen)
        forget(facts, Group::view, instance_number(Group::view, {.screen = screen, .posture = standing}), 1);
}

// With all that it needs.
constexpr Wanted with_needs(DerivedPiece piece) {
    using enum DerivedPiece;
    Wanted all;
    const auto need = [&](auto... pieces) { (all.add(pieces), ...); };
    switch (piece) {
        case trunk:
            need(elbows);
            break;
        case seat_edges:
            need(elbows);
            break;
        case keys:
            need(elbows, thighs);
            break;
        case arm:
            need(elbows, thighs, trunk, keys);
            break;
        case pictures:
            need(elbows, trunk);
            break;
        case gaze_top:
        case gaze_centre:
        case gaze_bottom:
        case gaze_work_area:
        case letters:
            need(elbows, trunk, pictures);
            break;
        case directions:
            need(elbows, trunk, pictures, gaze_centre);
            break;
        case elbows:
        case legs:
        case thighs:
        case mouse_reach:
        case reach_zones:
            break;
    }
    all.add(piece);
    return all;
}

struct FactOfPiece {
    Fact fact;
    DerivedPiece piece;
};

// clang-format off
constexpr FactOfPiece facts_of_pieces[] = {
    {"posture.elbow_height_cm"_fact, DerivedPiece::elbows},
    {"posture.trunk_recline_deg"_fact, DerivedPiece::trunk},
    {"posture.trunk_thigh_angle_deg"_fact, DerivedPiece::trunk},
    {"posture.hip_height_cm"_fact, DerivedPiece::trunk},
    {"posture.shoulder_height_cm"_fact, DerivedPiece::trunk},
    {"posture.eye_height_cm"_fact, DerivedPiece::trunk},
    {"posture.feet"_fact, DerivedPiece::legs},
    {"posture.seat_above_legs_cm"_fact, DerivedPiece::legs},
    {"posture.knee_top_height_cm"_fact, DerivedPiece::legs},
    {"posture.knee_angle_deg"_fact, DerivedPiece::legs},
    {"desk.underside_height_cm"_fact, DerivedPiece::thighs},
    {"posture.thigh_top_height_cm"_fact, DerivedPiece::thighs},
    {"posture.thigh_room_cm"_fact, DerivedPiece::thighs},
    {"posture.knee_room_cm"_fact, DerivedPiece::thighs},
    {"posture.gap_behind_knee_cm"_fact, DerivedPiece::seat_edges},
    {"posture.armrest_above_elbow_cm"_fact, DerivedPiece::seat_edges},
    {"posture.armrests_hit_desk"_fact, DerivedPiece::seat_edges},
    {"posture.surface_height_cm"_fact, DerivedPiece::keys},
    {"posture.home_row_height_cm"_fact, DerivedPiece::keys},
    {"posture.home_row_above_elbow_cm"_fact, DerivedPiece::keys},
    {"posture.mouse_above_elbow_cm"_fact, DerivedPiece::keys},
    {"posture.mouse_above_keyboard_cm"_fact, DerivedPiece::keys},
    {"posture.keyboard_reach_cm"_fact, DerivedPiece::arm},
    {"posture.elbow_angle_deg"_fact, DerivedPiece::arm},
    {"posture.shoulder_flexion_deg"_fact, DerivedPiece::arm},
    {"posture.forearm_pitch_deg"_fact, DerivedPiece::arm},
    {"posture.wrist_extension_deg"_fact, DerivedPiece::arm},
    {"posture.mouse_reach_cm"_fact, DerivedPiece::mouse_reach},
    {"posture.mouse_side_angle_deg"_fact, DerivedPiece::mouse_reach},
    {"posture.near_reach_cm"_fact, DerivedPiece::reach_zones},
    {"posture.full_reach_cm"_fact, DerivedPiece::reach_zones},
    {"view.top_above_eye_cm"_fact, DerivedPiece::pictures},
    {"view.bottom_below_eye_cm"_fact, DerivedPiece::pictures},
    {"view.distance_cm"_fact, DerivedPiece::pictures},
    {"view.horizontal_distance_cm"_fact, DerivedPiece::pictures},
    {"view.gaze_top_deg"_fact, DerivedPiece::gaze_top},
    {"view.gaze_centre_deg"_fact, DerivedPiece::gaze_centre},
    {"view.gaze_bottom_deg"_fact, DerivedPiece::gaze_bottom},
    {"view.gaze_work_area_deg"_fact, DerivedPiece::gaze_work_area},
    {"view.neck_flexion_deg"_fact, DerivedPiece::gaze_centre},
    {"view.eccentricity_deg"_fact, DerivedPiece::directions},
    {"view.off_normal_deg"_fact, DerivedPiece::directions},
    {"view.character_size_arcmin"_fact, DerivedPiece::letters},
};
// clang-format on

}  // namespace

void derive_postures(Facts& facts, const Population& population, const AsFound& found) {
    forget(facts, Group::posture, 0, posture_names.size());
    forget(facts, Group::view, 0, facts.screens() * posture_names.size());
    derive_pieces(facts, Wanted::everything(), population, found);
}

Wanted wanted_for(Row row) {
    const auto [fact, at] = owner_of(row);
    const auto one = std::ranges::find(facts_of_pieces, fact, &FactOfPiece::fact);
    if (one == std::end(facts_of_pieces)) return {};
    Wanted wanted = with_needs(one->piece);
    const Group group = fact.info().group;
    if (group == Group::view) wanted.add_screen(at.screen);
    if (group == Group::view || group == Group::posture) wanted.add_posture(at.posture);
    return wanted;
}

void derive_again(Facts& facts, Wanted wanted, const Population& population, const AsFound& found) {
    if (facts.knows("posture.kind"_fact, while_standing) && !stands(facts)) forget_standing(facts);
    derive_pieces(facts, wanted, population, found);
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
