#pragma once
// The parts of derive_postures: each writes its own facts of one posture. Private to this folder.

#include "ergoaudit/body/posture.hpp"

namespace ergoaudit {

inline constexpr Instance while_sitting{.posture = sitting};
inline constexpr Instance while_standing{.posture = standing};

// Seat, trunk and legs.
void derive_sitting_body(Facts& facts, const Population& population, const AsFound& found);
void derive_standing_body(Facts& facts);

// Keyboard, mouse and arms; reads the shoulder, elbow and thigh heights written before.
void derive_sitting_hands(Facts& facts, const BodyGeometry& geometry, const AsFound& found);
void derive_standing_hands(Facts& facts, const BodyGeometry& geometry);

// Sight lines to one screen; read the eye heights written before.
void derive_views_of(std::uint8_t screen, Facts& facts, const Population& population, const AsFound& found);

}  // namespace ergoaudit
