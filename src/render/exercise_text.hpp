#pragma once
// Private to this folder: exercises and breaks of one audit, as they stand in every text.

#include "page.hpp"

#include "ergoaudit/audit/audit.hpp"

#include <string>

namespace ergoaudit {

enum class ExerciseDetail : std::uint8_t { in_short, everything };

// "10 times, hold 5 s, each side"
[[nodiscard]] std::string dose_in_words(const PrescribedExercise& exercise);
[[nodiscard]] std::string weeks_in_words(Range weeks);
// Names of the exercises of a session, ", " between them.
[[nodiscard]] std::string names_in(const Session& session, const Prescription& prescription);

[[nodiscard]] std::string activity_in_words(const ActivityPlan& activity);

// Advice of the prescription that a short report leaves to the full one, and advice around it that it does not.
[[nodiscard]] bool only_in_detail(std::string_view advice);
[[nodiscard]] bool always_said(std::string_view around);

void write_exercises(Page& page, const Audit& audit, ExerciseDetail detail);
// Somebody must be seen first: nothing but that.
void write_action(Page& page, const Audit& audit, std::string_view disclaimer);
[[nodiscard]] std::string_view disclaimer_of(const Programme& programme);

}  // namespace ergoaudit
