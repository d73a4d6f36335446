// Seat, trunk and legs of somebody sitting (and the few heights of somebody standing).

#include "posture_parts.hpp"

#include "ergoaudit/body/estimate.hpp"
#include "ergoaudit/body/geometry.hpp"

namespace ergoaudit {

namespace {

Known person(const Facts& facts, Fact fact) { return known(facts, fact); }

Known seat_tilt(const Facts& facts) {
    return known(facts, "chair.seat_tilt_deg"_fact).or_else({0, Provenance::defaulted});
}

// Shoulder and eye for a seat and a recline, by the chain of geometry.hpp.
struct SeatedPerson {
    Known hip_above_seat, shoulder_above_seat, eye_above_seat, slump;
    double eye_forward_cm, shoulder_share;

    struct Heights {
        Known shoulder, eye;
    };
    [[nodiscard]] Heights heights(Known seat, Known recline) const {
        const Provenance from = weakest(hip_above_seat, shoulder_above_seat, eye_above_seat, slump, seat, recline);
        const Trunk trunk{
            0,           hip_above_seat.value, shoulder_above_seat.value, eye_above_seat.value, eye_forward_cm,
            slump.value, shoulder_share};
        const TrunkPoints points = trunk_points(trunk, seat.value, recline.value, 0);
        return {{points.shoulder.z_cm, from}, {points.eye.z_cm, from}};
    }
};

SeatedPerson seated_person(const Facts& facts, const BodyGeometry& geometry) {
    return {.hip_above_seat = geometry.hip_share_of_thigh_clearance * person(facts, "person.thigh_clearance_cm"_fact),
            .shoulder_above_seat = person(facts, "person.acromial_height_sitting_cm"_fact),
            .eye_above_seat = person(facts, "person.eye_height_sitting_cm"_fact),
            .slump = person(facts, "person.slump_cm"_fact),
            .eye_forward_cm = geometry.eye_forward_of_shoulder_cm,
            .shoulder_share = geometry.shoulder_share_of_slump};
}

Known elbow_height(const Facts& facts, const AsFound& found) {
    const Known seat = known(facts, "chair.seat_height_cm"_fact);
    const Known raised = moved(seat, found.seat_cm);
    const Known observed = found.desk_cm + known(facts, "observed.elbow_above_desk_cm"_fact) + raised;
    const Known measured = person(facts, "person.seated_elbow_from_floor_cm"_fact) + raised;
    return observed.or_else(measured).or_else(seat + person(facts, "person.elbow_rest_height_cm"_fact));
}

// Where it was seen or measured it moves with the seat and the recline from there, else it is where the chain ends.
Known eye_height(const Facts& facts, const AsFound& found, const SeatedPerson& body, Known recline, Known by_chain) {
    const Known observed = found.screen_top_cm + known(facts, "observed.eye_above_screen_top_cm"_fact);
    const Known told = observed.or_else(person(facts, "person.seated_eye_from_floor_cm"_fact));
    if (!told.is_known()) return by_chain;
    const Known raised = moved(known(facts, "chair.seat_height_cm"_fact), found.seat_cm) +
                         moved(body.heights(0, recline).eye, body.heights(0, found.trunk_recline_deg).eye);
    return (told + raised).or_else(by_chain);
}

// By more than the noise of adding and subtracting.
bool is_above(Known a, Known b) { return a.value - b.value > 1e-6; }

// How the feet were seen to rest, and how far the seat is above the lower legs given that. What was seen counts more
// than lengths do, and holds as long as the heights are as they were then. Feet that rested still rest on a lower seat;
// on a higher one lengths tell. Feet that hung: where lengths said so too, they hang until these say that they rest.
// Where not, the legs are shorter than they were taken to be, nobody knows by how much: nothing but another look tells
// when that is over, and on a higher seat they hang for sure.
struct Feet {
    Known seen, seat_above_legs;
};
Feet feet_as_seen(const Facts& facts, const AsFound& found, Known above_feet, Known by_length,
                  const BodyGeometry& geometry) {
    const Known seen = known(facts, "observed.feet"_fact);
    const Known raised = moved(above_feet, found.seat_above_feet_cm);
    if (!seen.is_known() || !raised.is_known()) return {{}, by_length};
    const Known rest = geometry.feet_rest_within_cm, hang = geometry.feet_hang_from_cm;
    const auto at_least = [&](Known least) {
        return is_above(least, by_length) ? least.at_best(by_length.from) : by_length;
    };
    const auto at_most = [&](Known most) {
        return is_above(by_length, most) ? most.at_best(by_length.from) : by_length;
    };
    const bool is_higher = is_above(raised, 0), is_lower = is_above(0, raised);
    if (facts.is("observed.feet=tucked"_choice)) return {seen, by_length};
    if (facts.is("observed.feet=flat"_choice)) return is_higher ? Feet{{}, by_length} : Feet{seen, at_most(rest)};
    if (is_above(by_length - raised, rest)) return {is_lower && !is_above(by_length, rest) ? Known() : seen, by_length};
    return {seen, at_least(is_higher ? hang : rest)};
}

// Likewise, and none that were taken off: what hit the desk hits it until heights say that it passes.
Known armrests_as_seen(const Facts& facts, const AsFound& found) {
    const Known seen = known(facts, "observed.armrest_hits_desk"_fact);
    const Known room = armrest_room_cm(facts);
    const Known more_room = moved(room, found.armrest_room_cm);
    const bool are_off = facts.is("chair.armrests=none"_choice) && !found.has_no_armrests;
    if (!seen.is_known() || !more_room.is_known() || are_off) return {};
    const bool still_hit = !is_above(more_room, 0) || !is_above(0, found.armrest_room_cm) || is_above(0, room);
    const bool still_pass = !is_above(0, more_room);
    return (seen.value != 0 ? still_hit : still_pass) ? seen : Known();
}

// Barefoot heights on the shoe. The shoulder is over the elbow by the upper arm.
void derive_standing_trunk(Facts& facts) {
    const Known shoe = known(facts, "person.shoe_height_cm"_fact);
    write(facts, "posture.eye_height_cm"_fact, person(facts, "person.eye_height_standing_cm"_fact) + shoe,
          while_standing);
    write(facts, "posture.shoulder_height_cm"_fact,
          known(facts, "posture.elbow_height_cm"_fact, while_standing) +
              person(facts, "person.shoulder_elbow_length_cm"_fact),
          while_standing);
    write(facts, "posture.hip_height_cm"_fact, person(facts, "person.trochanterion_height_cm"_fact) + shoe,
          while_standing);
    write(facts, "posture.trunk_recline_deg"_fact, {0, Provenance::defaulted}, while_standing);
}

}  // namespace

void derive_elbows(Facts& facts, const AsFound& found, bool upright) {
    write(facts, "posture.elbow_height_cm"_fact, elbow_height(facts, found), while_sitting);
    if (!upright) return;
    write(facts, "posture.elbow_height_cm"_fact,
          person(facts, "person.elbow_height_standing_cm"_fact) + known(facts, "person.shoe_height_cm"_fact),
          while_standing);
}

void derive_trunk(Facts& facts, const BodyGeometry& geometry, const AsFound& found, bool upright) {
    const Known seat = known(facts, "chair.seat_height_cm"_fact);
    const Known recline = trunk_recline_deg(facts);
    const SeatedPerson body = seated_person(facts, geometry);
    const SeatedPerson::Heights by_chain = body.heights(seat, recline);
    write(facts, "posture.trunk_recline_deg"_fact, recline, while_sitting);
    write(facts, "posture.trunk_thigh_angle_deg"_fact, 90 + recline - seat_tilt(facts), while_sitting);
    write(facts, "posture.hip_height_cm"_fact, seat + body.hip_above_seat, while_sitting);
    write(facts, "posture.shoulder_height_cm"_fact, by_chain.shoulder, while_sitting);
    write(facts, "posture.eye_height_cm"_fact, eye_height(facts, found, body, recline, by_chain.eye), while_sitting);
    if (upright) derive_standing_trunk(facts);
}

// Knee angle: shin upright under a thigh that rises with the seat, 90 − tilt (front edge up closes it).
void derive_legs(Facts& facts, const BodyGeometry& geometry, const AsFound& found) {
    const Known seat = known(facts, "chair.seat_height_cm"_fact);
    const Known footrest = footrest_height_cm(facts);
    const Known feet = footrest + known(facts, "person.shoe_height_cm"_fact);
    const Known by_length = seat - feet - person(facts, "person.popliteal_height_cm"_fact);
    const auto [seen, above_legs] = feet_as_seen(facts, found, seat - footrest, by_length, geometry);
    write(facts, "posture.feet"_fact, seen, while_sitting);
    write(facts, "posture.seat_above_legs_cm"_fact, above_legs, while_sitting);
    write(facts, "posture.knee_top_height_cm"_fact, person(facts, "person.knee_height_sitting_cm"_fact) + feet,
          while_sitting);
    write(facts, "posture.knee_angle_deg"_fact, 90 - seat_tilt(facts), while_sitting);
}

Ends ends_of_seat_above_legs(const Facts& facts, const BodyGeometry& geometry, const AsFound& found) {
    const Known above_feet = known(facts, "chair.seat_height_cm"_fact) - footrest_height_cm(facts);
    Ends ends;
    if (moved(above_feet, found.seat_above_feet_cm).value != 0) return ends;
    if (facts.is("observed.feet=flat"_choice)) ends.to = geometry.feet_rest_within_cm;
    if (facts.is("observed.feet=dangling"_choice)) ends.from = geometry.feet_rest_within_cm;
    return ends;
}

void derive_thighs(Facts& facts, const AsFound& found) {
    const Known seat = known(facts, "chair.seat_height_cm"_fact);
    const Known underside = lowest_part_above_thighs(facts);
    const Known thigh_top = seat + person(facts, "person.thigh_clearance_cm"_fact);
    const Known seen_room = known(facts, "observed.thigh_to_desk_gap_cm"_fact) + moved(underside, found.underside_cm) -
                            moved(seat, found.seat_cm);
    write(facts, "desk.underside_height_cm"_fact, underside);
    write(facts, "posture.thigh_top_height_cm"_fact, thigh_top, while_sitting);
    write(facts, "posture.thigh_room_cm"_fact, seen_room.or_else(underside - thigh_top), while_sitting);

    const Known knee_front_past_edge = person(facts, "person.buttock_knee_length_cm"_fact) + cushion_cm(facts) -
                                       known(facts, "desk.backrest_to_edge_cm"_fact);
    write(facts, "posture.knee_room_cm"_fact, known(facts, "desk.legroom_depth_cm"_fact) - knee_front_past_edge,
          while_sitting);
}

void derive_seat_edges(Facts& facts, const Allowances& allowances, const AsFound& found) {
    const Known seat = known(facts, "chair.seat_height_cm"_fact);
    const Known pan = seat_pan_cm(facts);
    const Known seen_gap =
        known(facts, "observed.gap_behind_knee_cm"_fact)
            .or_else(allowances.finger_width_cm * known(facts, "observed.gap_behind_knee_fingers"_fact)) -
        moved(pan, found.seat_pan_cm);
    write(facts, "posture.gap_behind_knee_cm"_fact,
          seen_gap.or_else(person(facts, "person.buttock_popliteal_length_cm"_fact) - pan), while_sitting);
    write(facts, "posture.armrest_above_elbow_cm"_fact,
          seat + known(facts, "chair.armrest_height_cm"_fact) -
              known(facts, "posture.elbow_height_cm"_fact, while_sitting),
          while_sitting);
    write(facts, "posture.armrests_hit_desk"_fact, armrests_as_seen(facts, found), while_sitting);
}

Known hip_x_cm(const Facts& facts, const BodyGeometry& geometry) {
    const Known thigh_link = person(facts, "person.trochanterion_height_cm"_fact) -
                             person(facts, "person.lateral_femoral_epicondyle_height_cm"_fact);
    return person(facts, "person.buttock_knee_length_cm"_fact) - thigh_link - geometry.knee_front_depth_cm;
}

Known hip_to_shoulder_cm(const Facts& facts, const BodyGeometry& geometry) {
    return person(facts, "person.acromial_height_sitting_cm"_fact) -
           geometry.hip_share_of_thigh_clearance * person(facts, "person.thigh_clearance_cm"_fact) -
           geometry.shoulder_share_of_slump * person(facts, "person.slump_cm"_fact);
}

Known shoulder_x_cm(const Facts& facts, const BodyGeometry& geometry) {
    return hip_x_cm(facts, geometry) - hip_to_shoulder_cm(facts, geometry) * apply(sin_deg, trunk_recline_deg(facts));
}

}  // namespace ergoaudit
