#pragma once
// What the safety assessment means for exercises: the safety module speaks in codes, the exercise module in ids.

#include <vector>

#include "ergoaudit/exercise/prescription.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/safety/safety_assessment.hpp"

namespace ergoaudit {

// Owns what the permission views.
class Permission {
  public:
    Permission(const SafetyAssessment& safety, const Knowledge& knowledge, const Facts& facts);

    [[nodiscard]] ExercisePermission granted() const;

  private:
    const SafetyAssessment& safety_;
    std::vector<RemovedExercise> removed_;
};

}  // namespace ergoaudit
