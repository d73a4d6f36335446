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

void write_exercises(Page& page, const Audit& audit, ExerciseDetail detail);
// Somebody must be seen first: nothing but that.
void write_action(Page& page, const Audit& audit, std::string_view disclaimer);
[[nodiscard]] std::string_view disclaimer_of(const Programme& programme);

}  // namespace ergoaudit
