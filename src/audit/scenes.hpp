#pragma once
// The scene as it is, with how it was judged, and as planned, with the spread of the heights of eye and elbow. Private
// to this folder.

#include "workup.hpp"

#include <span>

namespace ergoaudit {

[[nodiscard]] Scenes scenes_for(const Description& description, const Knowledge& knowledge,
                                const AuditSettings& settings, const Workup& workup, std::span<const Judged> judged,
                                const std::optional<WorkstationPlan>& plan);

}  // namespace ergoaudit
