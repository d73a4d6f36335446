// Some day has the first turn that is open: it is asked of each. What that pushes out of the day is open again, and
// asked of a day in its turn. Of what is then done too often some day goes without: each is tried. So whatever the best
// week asks of its days is asked on one of the ways, and days that are asked no more lose no more than they do there.
#include "turns.hpp"

#include "contains.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

struct WeekOnTrial {
    Timetable days;
    std::array<AskedOfDay, weekday_names.size()> asked;
    std::array<LostForTurns, weekday_names.size()> lost;
    std::vector<std::size_t> without_a_day;

    [[nodiscard]] LostForTurns all_lost() const {
        LostForTurns sum{.turns = static_cast<int>(without_a_day.size())};
        for (const LostForTurns& one : lost) sum += one;
        return sum;
    }

    [[nodiscard]] bool has(std::size_t turn) const {
        return std::any_of(days.begin(), days.end(), [&](const auto& day) { return contains(day, turn); });
    }
};

class TurnSearch {
  public:
    TurnSearch(const std::vector<std::size_t>& due, std::span<const std::size_t> order, const AboutDays& about,
               std::optional<LostForTurns> less_than)
        : due_(due), order_(order), about_(about), least_(less_than) {}

    std::optional<WeekWithTurns> best(const Timetable& week) {
        try_out({.days = week, .asked = {}, .lost = {}, .without_a_day = {}});
        return best_;
    }

  private:
    void try_out(const WeekOnTrial& week) {
        const LostForTurns lost = week.all_lost();
        if (least_ && lost >= *least_) return;  // whatever is asked besides loses no less
        const auto open = std::find_if(due_.begin(), due_.end(), [&](std::size_t turn) {
            return !week.has(turn) && !contains(week.without_a_day, turn);
        });
        if (open != due_.end()) {
            for (const std::size_t day : order_) ask(week, day, &AskedOfDay::turns, *open);
            WeekOnTrial without = week;
            without.without_a_day.push_back(*open);
            try_out(without);
        } else if (const std::optional<std::size_t> too_often = about_.done_too_often(week.days)) {
            for (const std::size_t day : order_)
                if (contains(week.days[day], *too_often)) ask(week, day, &AskedOfDay::without, *too_often);
        } else if (about_.is_enough(week.days)) {
            least_ = lost;
            best_ = {week.days, lost};
        }
    }

    void ask(WeekOnTrial week, std::size_t day, std::vector<std::size_t> AskedOfDay::*what, std::size_t exercise) {
        (week.asked[day].*what).push_back(exercise);
        std::optional<DayWithTurns> found = about_.best_day(week.days, day, week.asked[day]);
        if (!found) return;
        week.days[day] = std::move(found->done);
        week.lost[day] = found->lost;
        try_out(week);
    }

    const std::vector<std::size_t>& due_;
    std::span<const std::size_t> order_;
    const AboutDays& about_;
    std::optional<LostForTurns> least_;
    std::optional<WeekWithTurns> best_;
};

}  // namespace

LostForTurns& LostForTurns::operator+=(const LostForTurns& other) {
    turns += other.turns;
    given += other.given;
    best_strength += other.best_strength;
    two_forms += other.two_forms;
    kinds += other.kinds;
    retractions += other.retractions;
    regions += other.regions;
    return *this;
}

std::optional<WeekWithTurns> best_week_with_turns(const Timetable& week, const std::vector<std::size_t>& due,
                                                  std::span<const std::size_t> order, const AboutDays& about,
                                                  std::optional<LostForTurns> less_than) {
    return TurnSearch(due, order, about, less_than).best(week);
}

}  // namespace ergoaudit
