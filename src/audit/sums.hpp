#pragma once
// The sums behind a conflict, in centimetres: what stands fixed, what the body gives. Private to this folder.

#include "plan_ground.hpp"

#include <string>
#include <vector>

namespace ergoaudit {

// The `collides` sentences of these rules on `planned`, each once; what is estimated of the body with one standard
// deviation. Where rules fail, of the postures and screens where they do.
[[nodiscard]] std::string sums_of(const PlanGround& ground, const std::vector<const Rule*>& rules,
                                  const Facts& planned);

}  // namespace ergoaudit
