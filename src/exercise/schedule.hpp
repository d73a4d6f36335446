#pragma once
// Private to the prescription: what is done on which day and where, and how the dose grows over the weeks.

#include "ergoaudit/exercise/prescription.hpp"

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ergoaudit {

// An exercise that may be chosen, as the week sees it.
struct Weekly {
    const Exercise* exercise = nullptr;
    Candidate candidate;  // due: at least once a week
};

// Places in the list of exercises, for each day from Monday.
using Timetable = std::array<std::vector<std::size_t>, weekday_names.size()>;

// Which days have strength, for one person.
struct StrengthWeek {
    std::vector<std::size_t> days;     // rising
    bool never_else = false;           // no strength on other days, however light
    bool nothing_else_either = false;  // the other days are free
};
[[nodiscard]] StrengthWeek strength_week(const Programme& programme, std::span<const std::string_view> cautions);

// On strength days `chosen`, which is the best for such a day, without what is meant for fewer days. On the other days
// what of it is meant for more days goes on, those that are due and were not chosen take their turn as soon as a day
// has room, and whatever kind, retraction or region would lack there is filled in by what need not rest, by what is
// known from other days if possible. One that found no other day takes its place on a strength day, though never that
// of strength with the best evidence; one with which every day would lack a kind or a region has one day all the same.
[[nodiscard]] Timetable timetable(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen,
                                  const StrengthWeek& week, const SelectionLimits& limits);

// Where each exercise of one day is done: what has a choice is done at work while there is room, at home otherwise.
[[nodiscard]] std::vector<Place> places_on(std::size_t day, const std::vector<Places>& places,
                                           std::size_t most_per_session);

// One session for each place and set of exercises. `days`, `where`: for each day the exercises and their places.
[[nodiscard]] std::vector<Session> sessions_of(const std::vector<PrescribedExercise>& exercises, const Timetable& days,
                                               const std::array<std::vector<Place>, weekday_names.size()>& where);

// Begins at the low end of every dose; in weeks that allow it one variable of one exercise takes one step, in turn,
// strength first, while the longest day stays within the budget and every muscle within its time of stretching. Where
// activity is to be built up, every other step is one of activity. `library`: the same exercises as the library has
// them.
[[nodiscard]] std::vector<WeekPlan> weeks_of(const std::vector<PrescribedExercise>& exercises,
                                             const std::vector<const Exercise*>& library, const Timetable& days,
                                             const Programme& programme, int budget_s,
                                             const std::optional<ActivityBuildUp>& activity, double active_now_min);

}  // namespace ergoaudit
