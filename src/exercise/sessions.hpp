#pragma once
// Private to the prescription: where what is done on a day is done, and which days are alike.

#include "timetable.hpp"

namespace ergoaudit {

// Where each exercise of one day is done: what has a choice is done at work while there is room, at home otherwise.
[[nodiscard]] std::vector<Place> places_on(std::size_t day, const std::vector<Places>& places,
                                           std::size_t most_per_session);

// One session for each place and set of exercises. `days`, `where`: for each day the exercises and their places. Who
// works at home has a desk there, and no "work" to go to.
[[nodiscard]] std::vector<Session> sessions_of(const std::vector<PrescribedExercise>& exercises, const Timetable& days,
                                               const std::array<std::vector<Place>, weekday_names.size()>& where,
                                               bool works_at_home);

}  // namespace ergoaudit
