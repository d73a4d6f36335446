#pragma once
// The values a knob can be set to.

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/plan/knob.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

// Where the furniture clicks; else counted from the lowest setting in its own steps, or in those of the fact (of finer
// ones as many at once as come nearest to that without passing it); and where it stands now, wherever that is. Rising;
// only the present value where it cannot be turned, and none where nothing is known of it.
[[nodiscard]] std::vector<double> settings_of(const Knob& knob, const Facts& facts, Instance at,
                                              std::span<const Stages> stages);

}  // namespace ergoaudit
