// A screen seen in a posture: distances, sight lines, the head that follows them.

#include "posture_parts.hpp"

#include "ergoaudit/body/geometry.hpp"

#include <cmath>

namespace ergoaudit {

namespace {

// Edges and centre of the picture relative to the eye; `lean` is the tilt used for places.
struct Sight {
    Known top_above_eye, centre_below_eye, bottom_below_eye;
    Known edge_back;  // how far the top edge is behind the centre: ½ h sin τ
};

Sight sight_of(const Facts& facts, Instance view, Known top_above_eye) {
    const Known half = 0.5 * known(facts, "screen.height_cm"_fact, view);
    const Known lean = lean_for_heights(facts, view);
    const Known half_rise = half * apply(cos_deg, lean);
    return {.top_above_eye = top_above_eye,
            .centre_below_eye = half_rise - top_above_eye,
            .bottom_below_eye = 2 * half_rise - top_above_eye,
            .edge_back = half * apply(sin_deg, lean)};
}

// Above the eye, sitting; for the main screen what was seen decides, also where no height is known: then the eye moves
// with the seat, and the screen with whatever it stands on.
Known sitting_top_above_eye(const Facts& facts, Instance view, const AsFound& found) {
    const Known top = known(facts, "screen.top_height_cm"_fact, view);
    const Known computed = top - known(facts, "posture.eye_height_cm"_fact, while_sitting);
    if (found.screen_top_cm.is_known() || view.screen != main_screen(facts)) return computed;
    const Known seat = moved(known(facts, "chair.seat_height_cm"_fact), found.seat_cm);
    const Known carrier = is_on_lap(facts, view) ? seat : moved(known(facts, "desk.height_cm"_fact), found.desk_cm);
    return (carrier - seat - known(facts, "observed.eye_above_screen_top_cm"_fact)).or_else(computed);
}

Known standing_top_above_eye(const Facts& facts, Instance view) {
    return known(facts, "screen.top_height_cm"_fact, view) + desk_rise(facts) -
           known(facts, "posture.eye_height_cm"_fact, while_standing);
}

// Gaze to the edges and the work area, and the neck that follows; `level` is the way to the picture.
void write_gazes(Facts& facts, Instance view, const Sight& sight, Known level, Wanted wanted,
                 const BodyGeometry& geometry) {
    if (wanted.has(DerivedPiece::gaze_top))
        write(facts, "view.gaze_top_deg"_fact, apply(gaze_deg, -sight.top_above_eye, level + sight.edge_back), view);
    if (wanted.has(DerivedPiece::gaze_bottom))
        write(facts, "view.gaze_bottom_deg"_fact, apply(gaze_deg, sight.bottom_below_eye, level - sight.edge_back),
              view);
    if (wanted.has(DerivedPiece::gaze_centre)) {
        const Known centre = apply(gaze_deg, sight.centre_below_eye, level);
        const Known head_pitch = geometry.head_share_of_gaze * (centre - geometry.resting_gaze_deg);
        write(facts, "view.gaze_centre_deg"_fact, centre, view);
        write(facts, "view.neck_flexion_deg"_fact,
              head_pitch + known(facts, "posture.trunk_recline_deg"_fact, {.posture = view.posture}), view);
    }
    if (!wanted.has(DerivedPiece::gaze_work_area) || !facts.knows("screen.work_area"_fact, view)) return;
    // the middle of the upper or lower third is ⅔ of the way from the centre to the edge
    const double up = facts.is("screen.work_area=top"_choice, view)      ? 2.0 / 3
                      : facts.is("screen.work_area=bottom"_choice, view) ? -2.0 / 3
                                                                         : 0;
    const Known half_rise = sight.centre_below_eye + sight.top_above_eye;
    const Known area = apply(gaze_deg, sight.centre_below_eye - up * half_rise, level + up * sight.edge_back);
    write(facts, "view.gaze_work_area_deg"_fact, area.at_best(facts.from("screen.work_area"_fact, view)), view);
}

// Sideways: from the level distance; while that is not known, the slant distance stands in for it. What stands straight
// ahead does so at any distance; what would be farther aside than away stands nowhere.
Known eccentricity(const Facts& facts, Instance view, Known level) {
    const Known lateral = known(facts, "screen.lateral_offset_cm"_fact, view);
    if (lateral.value == 0) return lateral;
    return apply([](double y, double r) { return gaze_deg(y, remaining_side(r, y)); }, lateral, level);
}

void write_directions(Facts& facts, Instance view, const Sight& sight) {
    const bool knows_level = sight.centre_below_eye.is_known();
    const Known sideways = eccentricity(
        facts, view, known(facts, knows_level ? "view.horizontal_distance_cm"_fact : "view.distance_cm"_fact, view));
    write(facts, "view.eccentricity_deg"_fact, sideways, view);
    write(facts, "view.off_normal_deg"_fact,
          apply(off_normal_deg, known(facts, "view.gaze_centre_deg"_fact, view),
                known(facts, "screen.tilt_deg"_fact, view), sideways, known(facts, "screen.yaw_deg"_fact, view)),
          view);
}

void write_view(Facts& facts, Instance view, const Sight& sight, Known distance, Known level, Wanted wanted,
                const BodyGeometry& geometry) {
    write(facts, "view.distance_cm"_fact, distance, view);
    write(facts, "view.horizontal_distance_cm"_fact, level, view);
    write(facts, "view.top_above_eye_cm"_fact, sight.top_above_eye, view);
    write(facts, "view.bottom_below_eye_cm"_fact, sight.bottom_below_eye, view);
    write_gazes(facts, view, sight, level, wanted, geometry);
    if (wanted.has(DerivedPiece::directions)) write_directions(facts, view, sight);
    if (wanted.has(DerivedPiece::letters))
        write(facts, "view.character_size_arcmin"_fact,
              apply(visual_arcmin, known(facts, "screen.character_height_mm"_fact, view), distance), view);
}

}  // namespace

// The slant distance is the one of the posture in which the person works: standing for those without a seat.
void derive_views(std::uint8_t screen, Facts& facts, Wanted wanted, const BodyGeometry& geometry,
                  const AsFound& found) {
    const bool measured_standing = facts.is("person.seat=none"_choice);
    const bool upright = stands(facts) && wanted.has_posture(standing);
    const Instance seated{.screen = screen, .posture = sitting};
    const Instance standing_up{.screen = screen, .posture = standing};
    const Sight from_seat = sight_of(facts, seated, sitting_top_above_eye(facts, seated, found));
    const Sight from_feet = upright || measured_standing
                                ? sight_of(facts, standing_up, standing_top_above_eye(facts, standing_up))
                                : Sight{};
    const Known slant = known(facts, "screen.distance_cm"_fact, seated);
    const Known level = apply(remaining_side, slant, (measured_standing ? from_feet : from_seat).centre_below_eye);
    const auto distance = [&](const Sight& sight) {
        return apply([](double x, double z) { return std::hypot(x, z); }, level, sight.centre_below_eye);
    };
    if (wanted.has_posture(sitting))
        write_view(facts, seated, from_seat, measured_standing ? distance(from_seat) : slant, level, wanted, geometry);
    if (upright)
        write_view(facts, standing_up, from_feet, measured_standing ? slant : distance(from_feet), level, wanted,
                   geometry);
}

}  // namespace ergoaudit
