#pragma once
// Private to this folder: what break timers are told.

#include "ergoaudit/render/report.hpp"

#include <string>
#include <vector>

namespace ergoaudit {

// Whose breaks are written: a timer has one set of settings, so the first that has any. Null: nobody's.
[[nodiscard]] inline const Prescription* with_breaks(const Report& report) {
    for (const Audit& audit : report.audits)
        if (audit.prescription.breaks) return &audit.prescription;
    return nullptr;
}

}  // namespace ergoaudit
