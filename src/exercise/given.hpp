#pragma once
// Private to the week: days for what a professional gave, where not all of it fits one day.

#include "timetable.hpp"

#include <functional>
#include <span>

namespace ergoaudit {

// One that fits a day by itself.
struct GivenExercise {
    std::array<bool, weekday_names.size()> may_be_on{};
    int days_apart = 1;  // from one day with it to the next, around the week
    int asked = 1;       // on so many days …
    int most = 1;        // … and on no more than these
    bool is_strength = false;
};

struct GivenToShareOut {
    std::vector<GivenExercise> all;
    // Whether these places in `all` fit that day together; then fewer of them do.
    std::function<bool(std::span<const std::size_t> those, std::size_t day)> fit;
    std::vector<std::size_t> order;     // of the days
    std::vector<std::size_t> on_first;  // on the first of them, as many as any day can hold
    std::array<bool, weekday_names.size()> is_strength_day{};
};

// For each day the places in `all`. As many as can be have one day, then a second as far as it is asked, then a third
// and so on: exact, by trying with a bound, as long as that takes no more than `most_tried` steps (else the best that
// was found). The first day is as said, unless with another more of them would have a day. Then whatever has room on
// a day is done on that day too, strength on strength days alone.
inline constexpr int most_tried = 10000;
[[nodiscard]] Timetable days_of_given(const GivenToShareOut& given);

// Other ways that give each as many days, with the same on the first day; no more than `most_others` of them, in a
// fixed order. Whatever has room besides is done on that day too.
inline constexpr std::size_t most_others = 200;
[[nodiscard]] std::vector<Timetable> other_days_of_given(const GivenToShareOut& given, const Timetable& first);

}  // namespace ergoaudit
