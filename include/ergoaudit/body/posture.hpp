#pragma once
// From furniture and body to joint heights, angles, reach and sight lines: writes the derived facts of `posture` and
// `view`, sitting and (where there is one) standing. Total: what cannot be known is NaN, what is written is finite.
//
// The steps, so that the same derivation serves the mean body, every sigma body and every changed description:
//     assume_unmentioned(facts);                       facts
//     complete_furniture(facts, people.allowances);    furniture.hpp, once
//     const AsFound found = as_found(facts);           furniture.hpp, once, before any change
//     const Body body = estimate_body(facts, people);  estimate.hpp, once
//     place_body(facts, body, body.mean());            estimate.hpp, for each body
//     derive_postures(facts, people, found);           for each body
//     derive_again(facts, row, people, found);         for each change of one fact
//
// Choices worth knowing
// - The provenance of a derived value is the weakest of what went into it; the assumptions of `BodyGeometry` are part
//   of the model and weaken nothing.
// - The seated elbow is seat + elbow rest height: slump lowers eye (whole) and shoulder (its share), not the elbow.
// - Elbow and eye measured from the floor as the person sits stand as measured, and move with the seat and the recline;
//   so do observed heights and gaps with the furniture. `AsFound` remembers where they were taken.
// - Seat tilt is taken as level where nobody says; it turns thigh and knee angles and leaves heights alone.
// - The wrist sits a share of the hand's length behind the home row, and above it by half the forearm's thickness
//   (upper arm to underside of the elbow less upper arm to its joint), so that a home row at elbow height means a
//   level forearm.
// - Head pitch follows the gaze and is not fed back into the eye's place.
// - A screen of unknown lean counts as upright for the places of its edges (2 % of its height at 10°), with provenance
//   defaulted; how squarely it faces the eyes stays unknown.
// - Sitting and standing keep the level distance to a screen; screens, tray and keyboard rise with the desk.
// - The work area "top" or "bottom" is the middle of that third of the picture.

#include "ergoaudit/body/estimate.hpp"
#include "ergoaudit/body/furniture.hpp"
#include "ergoaudit/body/known.hpp"
#include "ergoaudit/body/population.hpp"
#include "ergoaudit/facts/facts.hpp"

namespace ergoaudit {

void derive_postures(Facts& facts, const Population& population, const AsFound& found);

// What of the derived facts is asked for beside the body itself.
struct Wanted {
    bool hands = true;  // keyboard, mouse, arms
    bool views = true;  // of all screens
    friend constexpr bool operator==(Wanted, Wanted) = default;
};

// What has to be wanted so that this fact is derived.
[[nodiscard]] Wanted wanted_for(Fact derived);

// The same for facts that were derived and of which one was changed since: a screen that moves changes its sight lines
// and nothing of the posture. Hands that are not wanted are not known afterwards; views that are not stay as they were.
void derive_again(Facts& facts, Row changed, const Population& population, const AsFound& found, Wanted wanted = {});

// All the steps above for the mean body, and what further bodies and changes need of them.
struct Derivation {
    Body body;
    AsFound found;
};
Derivation derive(Facts& facts, const Population& population);

// Level places in the plane frame of geometry.hpp while sitting, forward of the back. The hip's is also how far the
// shoulder of an upright trunk is.
[[nodiscard]] Known hip_x_cm(const Facts& facts, const BodyGeometry& geometry);
[[nodiscard]] Known shoulder_x_cm(const Facts& facts, const BodyGeometry& geometry);

}  // namespace ergoaudit
