#pragma once
// Private to the week: a day for everything that is due, also where every day must give up something for it.

#include "timetable.hpp"

#include <compare>
#include <functional>
#include <optional>
#include <span>

namespace ergoaudit {

// What a week loses for the sake of turns, the gravest first.
struct LostForTurns {
    int turns = 0;          // that have no day at all
    int given = 0;          // by a professional, on some day
    int best_strength = 0;  // strength with the best evidence
    int two_forms = 0;      // of one movement on one day
    int kinds = 0, retractions = 0, regions = 0;

    friend constexpr auto operator<=>(const LostForTurns&, const LostForTurns&) = default;
    LostForTurns& operator+=(const LostForTurns& other);
};

struct AskedOfDay {
    std::vector<std::size_t> turns, without;
};
struct DayWithTurns {
    std::vector<std::size_t> done;
    LostForTurns lost;
};
struct WeekWithTurns {
    Timetable days;
    LostForTurns lost;
};

struct AboutDays {
    // The day that keeps to what is asked and loses least, in that week; nothing: it cannot be done. More asked, no
    // less lost.
    std::function<std::optional<DayWithTurns>(const Timetable& week, std::size_t day, const AskedOfDay& asked)>
        best_day;
    // One that is done on more days than it may be.
    std::function<std::optional<std::size_t>(const Timetable& week)> done_too_often;
    // Whether enough is left in the week of what a professional gave.
    std::function<bool(const Timetable& week)> is_enough;
};

// Of all weeks made of such days and of those of `week`, which lose nothing, one that loses least and has a day for
// each of `due`; of equals the one that changes the days first in `order`. Nothing: none loses less than `less_than`.
// Exact: by trying, with a bound.
[[nodiscard]] std::optional<WeekWithTurns> best_week_with_turns(const Timetable& week,
                                                                const std::vector<std::size_t>& due,
                                                                std::span<const std::size_t> order,
                                                                const AboutDays& about,
                                                                std::optional<LostForTurns> less_than);

}  // namespace ergoaudit
