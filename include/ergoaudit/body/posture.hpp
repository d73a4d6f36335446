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
//     derive_again(facts, wanted, people, found);      for each change, as far as somebody asks
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

#include <limits>

namespace ergoaudit {

void derive_postures(Facts& facts, const Population& population, const AsFound& found);

// The derived facts come in pieces, each derived as a whole, from those before it among others.
enum class DerivedPiece : std::uint8_t {
    elbows,       // their height
    trunk,        // hip, shoulder, eye, recline
    legs,         // feet, knees
    thighs,       // and the room for them
    seat_edges,   // behind the knees; armrests
    keys,         // keyboard and mouse, from elbow and surface
    arm,          // to the keyboard
    mouse_reach,  // to the mouse
    reach_zones,
    pictures,     // of a screen, from the eye
    gaze_top,     // to its upper edge
    gaze_centre,  // and the neck
    gaze_bottom,
    gaze_work_area,
    directions,  // sideways and square on
    letters,     // how large they look
};

// What is asked for; of screens and postures only some.
class Wanted {
  public:
    constexpr Wanted() = default;  // nothing
    [[nodiscard]] static constexpr Wanted everything() {
        Wanted all;
        all.pieces_ = ~0U;
        all.screens_ = all.postures_ = static_cast<std::uint8_t>(~0U);
        return all;
    }
    constexpr void add(DerivedPiece piece) { pieces_ |= bit(piece); }
    constexpr void add_screen(std::uint8_t screen) { screens_ |= static_cast<std::uint8_t>(1U << screen); }
    constexpr void add_posture(std::uint8_t posture) { postures_ |= static_cast<std::uint8_t>(1U << posture); }
    constexpr void add(Wanted more) { pieces_ |= more.pieces_, screens_ |= more.screens_, postures_ |= more.postures_; }
    [[nodiscard]] constexpr bool has(DerivedPiece piece) const { return (pieces_ & bit(piece)) != 0; }
    [[nodiscard]] constexpr bool has_screen(std::uint8_t screen) const { return (screens_ >> screen & 1) != 0; }
    [[nodiscard]] constexpr bool has_posture(std::uint8_t posture) const { return (postures_ >> posture & 1) != 0; }
    [[nodiscard]] constexpr bool has(Wanted other) const {
        return (other.pieces_ & ~pieces_) == 0 && (other.screens_ & ~screens_) == 0 &&
               (other.postures_ & ~postures_) == 0;
    }
    friend constexpr bool operator==(const Wanted&, const Wanted&) = default;

  private:
    static constexpr std::uint32_t bit(DerivedPiece piece) { return 1U << static_cast<unsigned>(piece); }
    std::uint32_t pieces_ = 0;
    std::uint8_t screens_ = 0, postures_ = 0;
};

// What has to be wanted so that this row is derived: nothing where it is not derived at all.
[[nodiscard]] Wanted wanted_for(Row row);

// The same for facts that were derived, or of which nothing derived was left over, and that changed since: only what is
// wanted is derived again, everything else is left as it was and may be stale.
void derive_again(Facts& facts, Wanted wanted, const Population& population, const AsFound& found);

// All the steps above for the mean body, and what further bodies and changes need of them.
struct Derivation {
    Body body;
    AsFound found;
};
Derivation derive(Facts& facts, const Population& population);

// Beyond which a quantity does not go, whatever the body.
struct Ends {
    double from = -std::numeric_limits<double>::infinity();
    double to = std::numeric_limits<double>::infinity();
    [[nodiscard]] bool exist() const { return std::isfinite(from) || std::isfinite(to); }
};

// Within which feet that were seen keep `posture.seat_above_legs_cm`: as lengths say between the ends, else at an end.
// None where nothing was seen of them, or where seat and footrest no longer stand as they did then.
[[nodiscard]] Ends ends_of_seat_above_legs(const Facts& facts, const BodyGeometry& geometry, const AsFound& found);

// Level places in the plane frame of geometry.hpp while sitting, forward of the back. The hip's is also how far the
// shoulder of an upright trunk is.
[[nodiscard]] Known hip_x_cm(const Facts& facts, const BodyGeometry& geometry);
[[nodiscard]] Known shoulder_x_cm(const Facts& facts, const BodyGeometry& geometry);

}  // namespace ergoaudit
