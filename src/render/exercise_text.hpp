#pragma once
// Private to this folder: exercises and breaks of one audit, as they stand in every text.

#include "page.hpp"

#include "ergoaudit/audit/audit.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class ExerciseDetail : std::uint8_t { in_short, everything };

// How to make it harder, where that is for this person, and easier.
[[nodiscard]] std::string harder_and_easier(const PrescribedExercise& exercise);
// The usual dose, and where less is done to begin with: "2 sets of 10 times (to begin with 1 set of 8 times), each
// side"
[[nodiscard]] std::string dose_in_words(const PrescribedExercise& exercise);
// Whether any dose of the weeks is another than at first.
[[nodiscard]] bool grows(const Prescription& prescription);
// "3 days a week"
[[nodiscard]] std::string days_in_words(const PrescribedExercise& exercise);
// "Weeks 3 to 5", and what is done then, activity included.
[[nodiscard]] std::string weeks_in_words(Range weeks);
[[nodiscard]] std::string week_in_words(const WeekPlan& week);
// Of a session, rounded up: who plans for them has time enough.
[[nodiscard]] int about_minutes(const Session& session);
// Names of the exercises of a session, ", " between them.
[[nodiscard]] std::string names_in(const Session& session, const Prescription& prescription);

[[nodiscard]] std::string activity_in_words(const ActivityPlan& activity);
// A sentence for each kind of break; none where nobody is given breaks.
[[nodiscard]] std::vector<std::string> breaks_in_words(const Prescription& prescription);
[[nodiscard]] std::string crisis_line_in_words(const CrisisLine& line);

// Advice of the prescription that a short report leaves to the full one, and advice around it that it does not.

// What to look at again in the description before anything that rests on it; nothing where there is nothing.
void write_questions(Page& page, std::span<const Diagnostic> questions);
void write_exercises(Page& page, const Audit& audit, ExerciseDetail detail);
// Somebody must be seen first: nothing but that.
void write_action(Page& page, const Report& report, const Audit& audit);

}  // namespace ergoaudit
