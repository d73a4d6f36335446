#pragma once
// From what safety allows and what was found to a prescription.

#include "ergoaudit/audit/audit.hpp"

#include <string>
#include <vector>

namespace ergoaudit {

// What exercises may answer: what failed or passed in part. Views the findings.
[[nodiscard]] std::vector<FoundIssue> issues_from(const std::vector<Finding>& findings);

// With what to keep in mind first, and its end where a pregnancy asks for one. `facts` are the described ones
// completed; `elsewhere` as in `ExercisePermission`.
[[nodiscard]] Prescription prescription_for(const Description& description, const Facts& facts,
                                            const Knowledge& knowledge, const AuditSettings& settings,
                                            const SafetyAssessment& safety, const std::vector<FoundIssue>& issues,
                                            std::string_view elsewhere = {});

}  // namespace ergoaudit
