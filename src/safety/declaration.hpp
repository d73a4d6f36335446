#pragma once
// What the person declared, and why exercise is limited, in sentences for the report.

#include "answers.hpp"
#include "clearances.hpp"

#include "ergoaudit/safety/safety_assessment.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

[[nodiscard]] std::string declaration(const Answers& answers, const std::vector<std::string_view>& open_groups,
                                      const std::vector<Clearance>& clearances, const SafetyKnowledge& knowledge);

// Of an assessment that is complete but for this sentence; `raised` are its flags in the order of its reasons.
[[nodiscard]] std::string limitation(const SafetyAssessment& assessment, const std::vector<const RedFlag*>& raised,
                                     const Answers& answers, const SafetyKnowledge& knowledge);

}  // namespace ergoaudit
