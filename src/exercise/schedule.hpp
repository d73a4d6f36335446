#pragma once
// Private to the prescription: days, sessions and how the dose grows over the weeks.

#include "ergoaudit/exercise/prescription.hpp"

#include <vector>

namespace ergoaudit {

// The days on which it is done, from Monday: every day when its range allows (Monday to Friday at work), else the
// programme's strength days, as many as the range allows.
[[nodiscard]] std::vector<std::string_view> days_of(Range days_per_week, Place place, const Programme& programme);

// One session for each place and set of exercises; days as in `exercises[i].days_per_week`.
[[nodiscard]] std::vector<Session> sessions_of(const std::vector<PrescribedExercise>& exercises,
                                               const std::vector<std::vector<std::string_view>>& days);

// Begins at the low end of every dose; in weeks that allow it one variable of one exercise takes one step, in turn,
// strength first, while the longest day stays within the budget.
[[nodiscard]] std::vector<WeekPlan> weeks_of(const std::vector<PrescribedExercise>& exercises,
                                             const std::vector<std::vector<std::string_view>>& days,
                                             const Programme& programme, int budget_s);

}  // namespace ergoaudit
