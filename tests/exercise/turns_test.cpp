// Turns shared out over the days of a week, against every week there is.
#include "src/exercise/turns.hpp"

#include "people.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr std::size_t days_in_week = weekday_names.size(), turns = 3, exercises = 6;

bool holds(const std::vector<std::size_t>& done, std::size_t exercise) {
    return std::find(done.begin(), done.end(), exercise) != done.end();
}

// A few ways to spend each day. The first is that of the week as it is, and loses nothing.
struct Weeks {
    std::array<std::vector<DayWithTurns>, days_in_week> ways;
    std::array<int, exercises> most_days{};

    [[nodiscard]] Timetable as_it_is() const {
        Timetable week;
        for (std::size_t day = 0; day < days_in_week; ++day) week[day] = ways[day].front().done;
        return week;
    }

    [[nodiscard]] std::optional<std::size_t> done_too_often(const Timetable& week) const {
        for (std::size_t i = 0; i < exercises; ++i)
            if (std::count_if(week.begin(), week.end(), [&](auto& done) { return holds(done, i); }) > most_days[i])
                return i;
        return std::nullopt;
    }

    [[nodiscard]] std::optional<DayWithTurns> best_day(std::size_t day, const AskedOfDay& asked) const {
        std::optional<DayWithTurns> best;
        for (const DayWithTurns& way : ways[day])
            if (std::all_of(asked.turns.begin(), asked.turns.end(), [&](auto i) { return holds(way.done, i); }) &&
                std::none_of(asked.without.begin(), asked.without.end(), [&](auto i) { return holds(way.done, i); }) &&
                (!best || way.lost < best->lost))
                best = way;
        return best;
    }

    // Of every week, each way of each day with each of the others.
    void try_every_week(std::size_t day, Timetable& week, LostForTurns lost, std::optional<LostForTurns>& least) const {
        if (day == days_in_week) {
            if (done_too_often(week)) return;
            for (std::size_t turn = 0; turn < turns; ++turn)
                lost.turns += std::none_of(week.begin(), week.end(), [&](auto& done) { return holds(done, turn); });
            if (!least || lost < *least) least = lost;
            return;
        }
        for (const DayWithTurns& way : ways[day]) {
            week[day] = way.done;
            LostForTurns then = lost;
            then += way.lost;
            try_every_week(day + 1, week, then, least);
        }
    }
};

Weeks random_weeks(Dice& dice) {
    Weeks weeks;
    for (int& most : weeks.most_days) most = 1 + dice.upto(6);
    for (auto& ways : weeks.ways)
        for (int count = 2 + dice.upto(1); count-- > 0;) {
            DayWithTurns way;
            for (std::size_t i = 0; i < exercises; ++i)
                if (dice.one_in(i < turns ? 6 : 2)) way.done.push_back(i);
            if (!ways.empty()) way.lost = {.kinds = dice.one_in(4), .regions = dice.upto(2)};
            ways.push_back(std::move(way));
        }
    return weeks;
}

TEST(Turns, LoseAsLittleAsInTheBestOfAllWeeks) {
    Dice dice(11);
    std::size_t lossless = 0, lossy = 0, without_a_day = 0, impossible = 0;
    for (std::size_t run = 0; run < testing::cases(20000); ++run) {
        SCOPED_TRACE(run);
        const Weeks weeks = random_weeks(dice);
        std::optional<LostForTurns> least;
        Timetable week;
        weeks.try_every_week(0, week, {}, least);

        std::vector<std::size_t> due(turns), order(days_in_week);
        std::iota(due.begin(), due.end(), 0);
        std::iota(order.begin(), order.end(), 0);
        std::rotate(order.begin(), order.begin() + dice.upto(6), order.end());
        const AboutDays about = {.best_day = [&](const Timetable&, std::size_t day,
                                                 const AskedOfDay& asked) { return weeks.best_day(day, asked); },
                                 .done_too_often = [&](const Timetable& days) { return weeks.done_too_often(days); },
                                 .is_enough = [](const Timetable&) { return true; }};
        const auto found = best_week_with_turns(weeks.as_it_is(), due, order, about, std::nullopt);
        ASSERT_EQ(found.has_value(), least.has_value());
        impossible += !found;
        if (!found) continue;
        ASSERT_TRUE(found->lost == *least);
        ASSERT_FALSE(weeks.done_too_often(found->days));
        ASSERT_FALSE(best_week_with_turns(weeks.as_it_is(), due, order, about, least));
        lossless += *least == LostForTurns{};
        lossy += *least > LostForTurns{} && least->turns == 0;
        without_a_day += least->turns > 0;
    }
    EXPECT_GT(lossless, 5U);  // the cases do reach these
    EXPECT_GT(lossy, 5U);
    EXPECT_GT(without_a_day, 5U);
    EXPECT_GT(impossible, 5U);
}

}  // namespace
}  // namespace ergoaudit
