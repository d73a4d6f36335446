#pragma once
// What the safety assessment means for exercises: the safety module speaks in codes, the exercise module in ids.

#include "ergoaudit/exercise/prescription.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/safety/safety_assessment.hpp"

#include <string_view>
#include <vector>

namespace ergoaudit {

// Owns what the permission views.
class Permission {
  public:
    Permission(const SafetyAssessment& safety, const Knowledge& knowledge, const Facts& facts);

    [[nodiscard]] ExercisePermission granted() const;
    // What to keep in mind because of what was said, in the order of the knowledge.
    [[nodiscard]] std::vector<std::string_view> notes() const { return notes_; }

  private:
    const SafetyAssessment& safety_;
    std::vector<std::string_view> notes_, preferred_;
    std::vector<RemovedExercise> removed_;
    std::vector<ModifiedForSafety> modified_;
};

}  // namespace ergoaudit
