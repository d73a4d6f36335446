#pragma once
// Private to the prescription: how the dose grows over the weeks.

#include "timetable.hpp"

#include <optional>

namespace ergoaudit {

// Begins at the low end of every dose; in weeks that allow it one variable of one exercise takes one step, in turn,
// strength first and first to its usual dose, while the longest day stays within the budget and every muscle within its
// time of stretching. Where activity is to be built up, every other step is one of activity. An exercise grows only if
// it may, and where none may there are no steps. `library`: the same exercises as the library has them.
[[nodiscard]] std::vector<WeekPlan> weeks_of(const std::vector<PrescribedExercise>& exercises,
                                             const std::vector<const Exercise*>& library, const Timetable& days,
                                             const Programme& programme, int budget_s,
                                             const std::optional<ActivityBuildUp>& activity, double active_now_min,
                                             const std::vector<bool>& may_grow);

}  // namespace ergoaudit
