#pragma once
// A report is shown from numbers with at most four decimals: those its file carries. They are rounded once, after
// everything is decided and before any page is written, so that a page made from the file is the page made at once.

#include "ergoaudit/audit/audit.hpp"

#include <functional>

namespace ergoaudit {

// Every number of an audit that a page may show, in a fixed order.
void for_each_number(Audit& audit, const std::function<void(double&)>& visit);

// The audit as its file has it: numbers as `machine_value` rounds them, a point of which only one coordinate is known
// not known at all, nothing measured where nothing was judged, names in well-formed UTF-8. Twice is the same as
// once.
[[nodiscard]] Audit settled(Audit audit);

}  // namespace ergoaudit
