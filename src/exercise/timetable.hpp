#pragma once
// Private to the prescription: what is done on which day.

#include "ergoaudit/exercise/prescription.hpp"

#include <array>
#include <functional>
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

// On how many days one is done.
[[nodiscard]] int times_in(const Timetable& week, std::size_t i);
// From one day to the other, around the week.
[[nodiscard]] int days_between(std::size_t a, std::size_t b);

inline constexpr int hours_a_day = 24;
inline constexpr std::size_t working_days = 5;  // Monday to Friday
[[nodiscard]] constexpr bool is_working_day(std::size_t day) { return day < working_days; }

// Which days have strength, for one person.
struct StrengthWeek {
    std::vector<std::size_t> days;     // rising
    bool never_else = false;           // no strength on other days, however light
    bool nothing_else_either = false;  // the other days are free
};
[[nodiscard]] StrengthWeek strength_week(const Programme& programme, std::span<const std::string_view> cautions);

// What a professional gave, on the days on which it is done; and other ways to share it out, none with fewer days for
// any of it.
struct GivenInTurn {
    Timetable days;
    std::function<std::vector<Timetable>()> others;
};

// Nothing: each day holds all of it that it may have. While `all` and `limits` live.
[[nodiscard]] std::optional<GivenInTurn> given_in_turn(const std::vector<Weekly>& all,
                                                       const std::vector<std::size_t>& chosen, const StrengthWeek& week,
                                                       const SelectionLimits& limits);

struct WeekOfDays {
    Timetable days;
    std::optional<Timetable> given;  // on these days, where it takes turns
};

// On strength days `chosen`, which is the best for such a day, without what is meant for fewer days. On the other days
// what of it is meant for more days goes on, those that are due and were not chosen take their turn as soon as a day
// has room, and whatever kind, retraction or region would lack there is filled in by what need not rest, by what is
// known from other days if possible. One that found no other day takes its place on a strength day, though never that
// of strength with the best evidence. Where every day would lose something for a turn, all turns are shared out over
// the week so that it loses least: see turns.hpp. `given` says what a professional gave is done on which day, where it
// takes turns; everything else goes beside it. Where a turn then has no day, or something is lost for it, or only the
// first strength day has room for it, other ways to share out what was given are tried: the first that is better and
// loses nothing is kept, else the best.
[[nodiscard]] WeekOfDays timetable(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen,
                                   const StrengthWeek& week, const SelectionLimits& limits,
                                   const std::optional<GivenInTurn>& given);

}  // namespace ergoaudit
