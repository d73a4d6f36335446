#pragma once
// The parts of derive_postures: each writes its own facts of one posture. Private to this folder.

#include "ergoaudit/body/posture.hpp"

namespace ergoaudit {

inline constexpr Instance while_sitting{.posture = sitting};
inline constexpr Instance while_standing{.posture = standing};

// From hip to shoulder along the trunk, as slumped as somebody sits.
[[nodiscard]] Known hip_to_shoulder_cm(const Facts& facts, const BodyGeometry& geometry);

// The pieces of DerivedPiece; where `upright`, of somebody standing as well.
void derive_elbows(Facts& facts, const AsFound& found, bool upright);
void derive_trunk(Facts& facts, const BodyGeometry& geometry, const AsFound& found, bool upright);
void derive_legs(Facts& facts, const BodyGeometry& geometry, const AsFound& found);
void derive_thighs(Facts& facts, const AsFound& found);
void derive_seat_edges(Facts& facts, const Allowances& allowances, const AsFound& found);
void derive_keys(Facts& facts, const AsFound& found, bool upright);
void derive_arm(Facts& facts, const BodyGeometry& geometry, const AsFound& found);
void derive_mouse_reach(Facts& facts, const BodyGeometry& geometry);
void derive_reach_zones(Facts& facts, const BodyGeometry& geometry, bool upright);

// Sight lines to one screen, its picture and as much more as is wanted.
void derive_views(std::uint8_t screen, Facts& facts, Wanted wanted, const BodyGeometry& geometry, const AsFound& found);

}  // namespace ergoaudit
