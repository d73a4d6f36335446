#pragma once
// Several workstations with the same `person.id` are of one person, who does one programme a day.

#include "ergoaudit/audit/audit.hpp"

#include <span>

namespace ergoaudit {

// An audit and what it was made from.
struct AuditedWorkstation {
    Audit* audit = nullptr;
    const Description* description = nullptr;
};

// Of one person's workstations with exercises the one that tells most keys of [exercise], the first of several, keeps
// them, chosen anew for what was found at all of them: a rule that is kept there counts as at the first one where it is
// not. The others say where the exercises stand, and keep breaks and advice. Where there are none anywhere, or one
// workstation only, everything is left as it is. To be asked before `settled`.
void keep_one_programme(std::span<const AuditedWorkstation> places, const Knowledge& knowledge,
                        const AuditSettings& settings);

}  // namespace ergoaudit
