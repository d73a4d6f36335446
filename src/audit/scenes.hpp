#pragma once
// The scene as it is and as planned, with the spread of the heights of eye and elbow. Private to this folder.

#include "workup.hpp"

namespace ergoaudit {

[[nodiscard]] Scenes scenes_for(const Description& description, const Knowledge& knowledge,
                                const AuditSettings& settings, const Workup& workup,
                                const std::optional<WorkstationPlan>& plan);

}  // namespace ergoaudit
