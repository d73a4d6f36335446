// Day by day, those with the fewest days first, so that the first way tried is nearly always the best. The bound: each
// of the days left holds as many as the first, and they go where fewest days are.
#include "given.hpp"

#include "contains.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

constexpr std::size_t days_a_week = weekday_names.size();

// How many have one day, two days … of those that they ask for. Greater is better.
using Levels = std::array<int, days_a_week>;

class Sharing {
  public:
    explicit Sharing(const GivenToShareOut& given) : given_(given), times_(given.all.size()) {
        for (std::size_t i = 0; i < given.all.size(); ++i) everyone_.push_back(i);
    }

    void try_with_first_day_as_said() {
        for (const std::size_t i : given_.on_first) put(i, given_.order.front());
        try_from(1);
        for (const std::size_t i : given_.on_first) take_back(i, given_.order.front());
    }
    void try_all() { try_from(0); }

    [[nodiscard]] bool each_has_a_day() const { return best_[0] == static_cast<int>(times_.size()); }
    [[nodiscard]] int with_a_day() const { return best_[0]; }

    [[nodiscard]] std::vector<Timetable> others(const Timetable& first) {
        const std::size_t first_day = given_.order.front();
        for (const std::size_t i : first[first_day]) put(i, first_day);
        for (std::size_t i = 0; i < times_.size(); ++i) wanted_.push_back(times_in(first, i));
        other_from(1, first);
        for (Timetable& other : others_) {
            best_days_ = std::move(other);
            other = with_what_has_room();
        }
        return others_;
    }

    [[nodiscard]] Timetable with_what_has_room() {
        days_ = best_days_;
        for (std::size_t i = 0; i < times_.size(); ++i) times_[i] = times_in(days_, i);
        for (const std::size_t day : given_.order)
            for (const std::size_t i : fewest_first(day))
                if (times_[i] < given_.all[i].most && can_be_on(i, day) &&
                    (!given_.all[i].is_strength || given_.is_strength_day[day]))
                    put(i, day);
        for (auto& day : days_) std::sort(day.begin(), day.end());
        return days_;
    }

  private:
    void put(std::size_t i, std::size_t day) {
        days_[day].push_back(i);
        ++times_[i];
    }
    void take_back(std::size_t i, std::size_t day) {
        std::erase(days_[day], i);
        --times_[i];
    }

    [[nodiscard]] bool is_rested(std::size_t i, std::size_t day) const {
        for (std::size_t other = 0; other < days_a_week; ++other)
            if (other != day && contains(days_[other], i) && days_between(other, day) < given_.all[i].days_apart)
                return false;
        return true;
    }
    [[nodiscard]] bool can_be_on(std::size_t i, std::size_t day) const {
        if (!given_.all[i].may_be_on[day] || contains(days_[day], i) || !is_rested(i, day)) return false;
        std::vector<std::size_t> those = days_[day];
        those.push_back(i);
        return given_.fit(those, day);
    }

    // Of equals strength first on strength days, and last on the others.
    [[nodiscard]] std::vector<std::size_t> fewest_first(std::size_t day) const {
        std::vector<std::size_t> order = everyone_;
        std::ranges::stable_sort(order, {}, [&](std::size_t i) {
            return std::pair(times_[i], given_.all[i].is_strength != given_.is_strength_day[day]);
        });
        return order;
    }

    [[nodiscard]] Levels levels() const {
        Levels levels{};
        for (std::size_t i = 0; i < times_.size(); ++i)
            for (int k = 0; k < std::min(times_[i], given_.all[i].asked); ++k) ++levels[static_cast<std::size_t>(k)];
        return levels;
    }

    // No week that goes on from these days has more.
    [[nodiscard]] Levels bound(std::size_t from) const {
        Levels sure = levels(), possible{};
        for (std::size_t i = 0; i < times_.size(); ++i) {
            int times = times_[i];
            for (std::size_t at = from; at < given_.order.size(); ++at)
                times += given_.all[i].may_be_on[given_.order[at]] && is_rested(i, given_.order[at]);
            for (int k = 0; k < std::min(times, given_.all[i].asked); ++k) ++possible[static_cast<std::size_t>(k)];
        }
        int room = static_cast<int>(given_.on_first.size() * (given_.order.size() - from));
        for (std::size_t k = 0; k < sure.size(); ++k) {
            const int more = std::min(possible[k] - sure[k], room);
            sure[k] += more;
            room -= more;
        }
        return sure;
    }

    void try_from(std::size_t at) {
        if (++tried_ > most_tried) return;
        if (at == given_.order.size()) {
            if (const Levels reached = levels(); reached > best_) {
                best_ = reached;
                best_days_ = days_;
            }
            return;
        }
        if (bound(at) > best_) choose(at, fewest_first(given_.order[at]), 0);
    }

    void choose(std::size_t at, const std::vector<std::size_t>& order, std::size_t next) {
        const std::size_t day = given_.order[at];
        while (next < order.size() &&
               (times_[order[next]] >= given_.all[order[next]].asked || !can_be_on(order[next], day)))
            ++next;
        if (next == order.size()) {
            try_from(at + 1);
            return;
        }
        put(order[next], day);
        choose(at, order, next + 1);
        take_back(order[next], day);
        if (tried_ <= most_tried && bound(at) > best_) choose(at, order, next + 1);
    }

    [[nodiscard]] bool is_over() const { return tried_ > most_tried || others_.size() == most_others; }

    void other_from(std::size_t at, const Timetable& first) {
        if (++tried_ > most_tried) return;
        for (std::size_t i = 0; i < times_.size(); ++i) {
            int left = wanted_[i] - times_[i];
            for (std::size_t later = at; later < given_.order.size() && left > 0; ++later)
                left -= given_.all[i].may_be_on[given_.order[later]];
            if (left > 0) return;
        }
        if (at < given_.order.size()) {
            other_day(at, first, 0);
            return;
        }
        Timetable days = days_;
        for (auto& day : days) std::sort(day.begin(), day.end());
        if (days != first) others_.push_back(std::move(days));
    }

    // Strength on other days than those of strength only as far as it is asked for.
    [[nodiscard]] bool can_be_another_day(std::size_t i, std::size_t day) const {
        int other_days = 0;
        for (std::size_t one = 0; one < days_a_week; ++one)
            other_days += !given_.is_strength_day[one] && contains(days_[one], i);
        const bool is_beside = given_.all[i].is_strength && !given_.is_strength_day[day];
        return times_[i] < wanted_[i] && !(is_beside && other_days >= given_.all[i].asked) && can_be_on(i, day);
    }

    void other_day(std::size_t at, const Timetable& first, std::size_t next) {
        const std::size_t day = given_.order[at];
        while (next < times_.size() && !can_be_another_day(next, day)) ++next;
        if (next == times_.size()) {
            other_from(at + 1, first);
            return;
        }
        put(next, day);
        other_day(at, first, next + 1);
        take_back(next, day);
        if (!is_over()) other_day(at, first, next + 1);
    }

    const GivenToShareOut& given_;
    std::vector<std::size_t> everyone_;
    std::vector<int> times_;
    Timetable days_, best_days_;
    Levels best_{};
    std::vector<int> wanted_;  // days of each, for the others
    std::vector<Timetable> others_;
    int tried_ = 0;
};

}  // namespace

Timetable days_of_given(const GivenToShareOut& given) {
    Sharing sharing(given);
    sharing.try_with_first_day_as_said();
    if (!sharing.each_has_a_day()) {
        Sharing with_another_first_day(given);
        with_another_first_day.try_all();
        if (with_another_first_day.with_a_day() > sharing.with_a_day())
            return with_another_first_day.with_what_has_room();
    }
    return sharing.with_what_has_room();
}

std::vector<Timetable> other_days_of_given(const GivenToShareOut& given, const Timetable& first) {
    return Sharing(given).others(first);
}

}  // namespace ergoaudit
