#pragma once
// From a workstation to its plan; the score it promises is found by auditing the planned description like any other.
// Private to this folder.

#include "workup.hpp"

#include "ergoaudit/audit/audit.hpp"

namespace ergoaudit {

// For somebody whose workstation may matter now: levels 1 and 2 are the caller's to ask. The knowledge must outlive it.
[[nodiscard]] WorkstationPlan plan_for(const Description& description, const Knowledge& knowledge,
                                       const AuditSettings& settings, const Workup& workup);

}  // namespace ergoaudit
