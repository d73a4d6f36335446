#pragma once
// Private to this folder: what break timers are told.

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/render/report.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Whose breaks are written: a timer has one set of settings, so the first that has any. Null: nobody's.
[[nodiscard]] inline const Prescription* with_breaks(const Report& report) {
    for (const Audit& audit : report.audits)
        if (audit.prescription.breaks) return &audit.prescription;
    return nullptr;
}

// What stands in a window that pops up when it is time: what to do, not how often. "Every 20 minutes, change how you
// sit. Trials …" becomes "Change how you sit."
[[nodiscard]] inline std::string when_it_is_time(std::string_view text) {
    constexpr std::string_view comma = ", ", stop = ". ";
    if (const std::size_t how_often = text.find(comma); how_often != std::string_view::npos)
        text.remove_prefix(how_often + comma.size());
    if (const std::size_t end = text.find(stop); end != std::string_view::npos) text = text.substr(0, end + 1);
    return with_capital(std::string(text));
}

}  // namespace ergoaudit
