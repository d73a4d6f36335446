#pragma once
// Judgements become findings: numbers, sentences, what is missing, and where in the description it stands.

#include "sureness.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

// One for each judged rule: by points lost, the most first; what lost nothing by verdict, then in the order of
// `judged`.
[[nodiscard]] std::vector<Finding> findings_from(std::span<const Judged> judged, std::span<const Sureness> sureness,
                                                 double known_weight, const Description& description,
                                                 const Facts& facts, const Scoring& scoring,
                                                 const AuditSettings& settings);

}  // namespace ergoaudit
