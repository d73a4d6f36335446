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
    std::vector<std::string_view> notes_, preferred_, of_a_region_;
    std::vector<RemovedExercise> removed_;
    std::vector<ModifiedForSafety> modified_;
};

// A pregnancy goes on while a programme runs. Where something in it is ruled out or changed in a later week, or the
// pregnancy ends, the programme ends before, and a note says so.
void end_in_time(Prescription& prescription, const Description& description, const Knowledge& knowledge,
                 const SafetyAssessment& today, int today_days);

}  // namespace ergoaudit
