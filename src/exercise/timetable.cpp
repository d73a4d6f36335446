#include "timetable.hpp"

#include "contains.hpp"
#include "turns.hpp"
#include "week_so_far.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

// Every turn has a day, also where every day must lose something for it.
class TurnsForAll {
  public:
    TurnsForAll(const std::vector<Weekly>& all, WeekSoFar& week) : all_(all), week_(week), before_(week.days()) {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].candidate.due) due_.push_back(i);
        for (const bool strength : {false, true})
            for (std::size_t day = 0; day < before_.size(); ++day)
                if (week.is_strength_day(day) == strength) order_.push_back(day);
        std::reverse(std::find_if(order_.begin(), order_.end(), [&](auto day) { return week.is_strength_day(day); }),
                     order_.end());
        for (std::size_t day = 0; day < before_.size(); ++day) {
            const bool is_free = before_[day].empty() && !week.is_strength_day(day);
            had_[day] =
                week.granted(day, is_free ? week.best_other_day(day, {.fills_a_free_day = true}) : before_[day]);
        }
    }

    // Of all weeks the one that loses least, days without strength first. What is for fewer days than the week has
    // keeps to the first of them, unless less is lost with it on others.
    Timetable best() {
        const AboutDays about = {.best_day = [&](const Timetable& days, std::size_t day,
                                                 const AskedOfDay& asked) { return best_day(days, day, asked); },
                                 .done_too_often = [&](const Timetable& days) { return done_too_often(days); }};
        auto best = best_week_with_turns(before_, due_, order_, about, std::nullopt);
        if (!best || best->lost == LostForTurns{}) return best ? best->days : before_;
        week_.choose_from_all_for_every_day();
        const auto better = best_week_with_turns(before_, due_, order_, about, best->lost);
        return better ? better->days : best->days;
    }

  private:
    std::optional<DayWithTurns> best_day(Timetable days, std::size_t day, const AskedOfDay& asked) {
        days[day].clear();
        week_.set_all(std::move(days));
        const bool is_strength_day = week_.is_strength_day(day);
        InsistedOn insisted{.turns = asked.turns, .strength = {}, .without = asked.without};
        for (const std::size_t i : asked.turns)
            if (!week_.can_have_turn(i, day) || !insisted.allows(i)) return std::nullopt;
        LostForTurns lost;
        for (const std::size_t i : before_[day]) {
            if (!is_strength_day || !all_[i].candidate.best_strength) continue;
            if (insisted.allows(i))
                insisted.strength.push_back(i);
            else
                ++lost.best_strength;
        }
        for (const int two_forms : {0, 1}) {
            std::vector<std::size_t> done =
                is_strength_day ? week_.best_strength_day(day, insisted) : week_.best_other_day(day, insisted);
            if (keeps(done, insisted, before_[day])) {
                lost.two_forms = two_forms;
                lost += lost_between(had_[day], week_.granted(day, done));
                return DayWithTurns{std::move(done), lost};
            }
            for (const std::size_t i : insisted.strength) insisted.forgiven_kin |= all_[i].candidate.kin;
            if (insisted.forgiven_kin == 0) break;
        }
        return std::nullopt;
    }

    // A turn takes nothing from what a professional gave.
    [[nodiscard]] bool keeps(const std::vector<std::size_t>& done, const InsistedOn& insisted,
                             const std::vector<std::size_t>& before) const {
        const auto is_done = [&](std::size_t i) { return contains(done, i); };
        const auto is_given = [&](std::size_t i) { return all_[i].candidate.comes_first; };
        return std::all_of(insisted.turns.begin(), insisted.turns.end(), is_done) &&
               std::all_of(insisted.strength.begin(), insisted.strength.end(), is_done) &&
               std::count_if(done.begin(), done.end(), is_given) >=
                   std::count_if(before.begin(), before.end(), is_given);
    }

    static LostForTurns lost_between(const Granted& had, const Granted& has) {
        if (has >= had) return {};
        return {.kinds = had.kinds - has.kinds,
                .retractions = had.retractions - has.retractions,
                .regions = had.regions - has.regions};
    }

    [[nodiscard]] std::optional<std::size_t> done_too_often(const Timetable& days) const {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            const auto times = std::count_if(days.begin(), days.end(), [&](auto& day) { return contains(day, i); });
            if (times > all_[i].exercise->days_per_week.to) return i;
        }
        return std::nullopt;
    }

    const std::vector<Weekly>& all_;
    WeekSoFar& week_;
    Timetable before_;  // nothing is lost
    std::vector<std::size_t> due_, order_;
    std::array<Granted, weekday_names.size()> had_;  // what is not to be lost; on a free day what it could have
};

}  // namespace

StrengthWeek strength_week(const Programme& programme, std::span<const std::string_view> cautions) {
    StrengthWeek week;
    std::span<const std::string_view> names = programme.strength_days;
    for (const FewerStrengthDays& fewer : programme.fewer_strength_days)
        if (contains(cautions, fewer.caution) && fewer.days.size() < names.size()) {
            names = fewer.days;
            week.never_else = true;
        }
    for (std::size_t day = 0; day < weekday_names.size(); ++day)
        if (contains(names, weekday_names[day])) week.days.push_back(day);
    return week;
}

Timetable timetable(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen,
                    const StrengthWeek& strength, const SelectionLimits& limits) {
    WeekSoFar week(all, chosen, strength, limits);
    for (const std::size_t day : strength.days) week.set_day(day, week.usual_strength_day(day));
    for (std::size_t day = 0; day < weekday_names.size(); ++day)
        if (!week.is_strength_day(day)) week.set_day(day, week.best_other_day(day, {}));
    for (std::size_t at = strength.days.size(); at-- > 0 && !week.open_turns().empty();)
        week.set_day(strength.days[at], week.day_with_open_turns(strength.days[at]));
    return week.open_turns().empty() ? week.days() : TurnsForAll(all, week).best();
}

}  // namespace ergoaudit
