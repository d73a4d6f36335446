#pragma once
// What the person declared, and why exercise is limited, in sentences for the report.

#include "answers.hpp"
#include "clearances.hpp"

#include "ergoaudit/safety/safety_assessment.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// `raised` are the flags that stand.
[[nodiscard]] std::string declaration(const Answers& answers, const std::vector<std::string_view>& open_groups,
                                      const std::vector<Clearance>& clearances,
                                      const std::vector<const RedFlag*>& raised, const SafetyKnowledge& knowledge);

// Of an assessment that is complete but for this sentence; the flags in the order of its reasons.
[[nodiscard]] std::string limitation(const SafetyAssessment& assessment, const std::vector<const RedFlag*>& raised,
                                     const Answers& answers, const SafetyKnowledge& knowledge);

}  // namespace ergoaudit
