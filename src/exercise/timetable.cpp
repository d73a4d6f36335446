#include "timetable.hpp"

#include "contains.hpp"
#include "given.hpp"
#include "turns.hpp"
#include "week_so_far.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

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
    WeekWithTurns best() {
        const AboutDays about = {.best_day = [&](const Timetable& days, std::size_t day,
                                                 const AskedOfDay& asked) { return best_day(days, day, asked); },
                                 .done_too_often = [&](const Timetable& days) { return done_too_often(days); },
                                 .is_enough = [&](const Timetable& days) { return is_enough(days); }};
        auto best = best_week_with_turns(before_, due_, order_, about, std::nullopt);
        if (!best) return {before_, {.turns = static_cast<int>(week_.open_turns().size())}};
        if (best->lost == LostForTurns{}) return *best;
        week_.choose_from_all_for_every_day();
        const auto better = best_week_with_turns(before_, due_, order_, about, best->lost);
        return better ? *better : *best;
    }

  private:
    // With two forms of one movement, or fewer of what a professional gave, only where the turns cannot be there
    // without.
    std::optional<DayWithTurns> best_day(Timetable days, std::size_t day, const AskedOfDay& asked) {
        days[day].clear();
        week_.set_all(std::move(days));
        if (std::any_of(asked.turns.begin(), asked.turns.end(),
                        [&](std::size_t i) { return !week_.can_have_turn(i, day) || contains(asked.without, i); }))
            return std::nullopt;
        const std::vector<std::size_t> strength = best_strength_before(day), can_wait = given_that_can_wait(day);
        InsistedOn insisted{.turns = asked.turns, .strength = {}, .without = asked.without};
        std::uint64_t kin = 0;
        for (const std::size_t i : strength)
            if (insisted.allows(i)) {
                insisted.strength.push_back(i);
                kin |= all_[i].candidate.kin;
            }
        for (const bool given_waits : {false, true})
            for (const bool two_forms : {false, true}) {
                if ((two_forms && kin == 0) || (given_waits && can_wait.empty())) continue;
                insisted.forgiven_kin = two_forms ? kin : 0;
                if (given_waits) insisted.give_way = can_wait;
                std::vector<std::size_t> done = week_.is_strength_day(day) ? week_.best_strength_day(day, insisted)
                                                                           : week_.best_other_day(day, insisted);
                if (!keeps(done, insisted)) continue;
                LostForTurns lost = {.given = given_that_is_gone(before_[day], done),
                                     .best_strength = static_cast<int>(strength.size() - insisted.strength.size()),
                                     .two_forms = two_forms};
                lost += lost_between(had_[day], week_.granted(day, done));
                return DayWithTurns{std::move(done), lost};
            }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<std::size_t> best_strength_before(std::size_t day) const {
        std::vector<std::size_t> those;
        for (const std::size_t i : before_[day])
            if (week_.is_strength_day(day) && all_[i].candidate.best_strength) those.push_back(i);
        return those;
    }

    [[nodiscard]] static bool keeps(const std::vector<std::size_t>& done, const InsistedOn& insisted) {
        const auto is_done = [&](std::size_t i) { return contains(done, i); };
        return std::all_of(insisted.turns.begin(), insisted.turns.end(), is_done) &&
               std::all_of(insisted.strength.begin(), insisted.strength.end(), is_done);
    }

    // On other days it is done often enough.
    [[nodiscard]] std::vector<std::size_t> given_that_can_wait(std::size_t day) const {
        std::vector<std::size_t> those;
        for (const std::size_t i : before_[day])
            if (all_[i].candidate.comes_first && times_in(week_.days(), i) >= needed(i)) those.push_back(i);
        return those;
    }

    // So many days a week, if it was done on so many.
    [[nodiscard]] int needed(std::size_t given) const {
        return std::min(times_in(before_, given), all_[given].exercise->days_per_week.from);
    }

    [[nodiscard]] int given_that_is_gone(const std::vector<std::size_t>& before,
                                         const std::vector<std::size_t>& after) const {
        return static_cast<int>(std::count_if(before.begin(), before.end(), [&](std::size_t i) {
            return all_[i].candidate.comes_first && !contains(after, i);
        }));
    }

    static LostForTurns lost_between(const Granted& had, const Granted& has) {
        if (has >= had) return {};
        return {.kinds = had.kinds - has.kinds,
                .retractions = had.retractions - has.retractions,
                .regions = had.regions - has.regions};
    }

    [[nodiscard]] std::optional<std::size_t> done_too_often(const Timetable& week) const {
        for (std::size_t i = 0; i < all_.size(); ++i)
            if (times_in(week, i) > all_[i].exercise->days_per_week.to) return i;
        return std::nullopt;
    }

    [[nodiscard]] bool is_enough(const Timetable& week) const {
        for (std::size_t i = 0; i < all_.size(); ++i)
            if (all_[i].candidate.comes_first && times_in(week, i) < needed(i)) return false;
        return true;
    }

    const std::vector<Weekly>& all_;
    WeekSoFar& week_;
    Timetable before_;  // nothing is lost
    std::vector<std::size_t> due_, order_;
    std::array<Granted, weekday_names.size()> had_;  // what is not to be lost; on a free day what it could have
};

bool fits_a_day(const Candidate& candidate, const SelectionLimits& limits) {
    constexpr std::size_t first = 0;
    return is_allowed({&candidate, 1}, {&first, 1}, limits);
}

GivenExercise as_given(const Weekly& weekly, const StrengthWeek& week) {
    const auto& [exercise, candidate] = weekly;
    GivenExercise given{.days_apart = (exercise->min_gap_h + hours_a_day - 1) / hours_a_day,
                        .asked = exercise->days_per_week.from,
                        .most = exercise->days_per_week.to,
                        .is_strength = candidate.strength};
    for (std::size_t day = 0; day < weekday_names.size(); ++day)
        given.may_be_on[day] = (is_working_day(day) || candidate.places != only(Place::work)) &&
                               !(week.never_else && candidate.strength && !contains(week.days, day));
    return given;
}

struct WeekTried {
    Timetable days;
    LostForTurns lost;
    bool first_gave_way = false;  // the first strength day, to a turn
    Granted granted;              // to all days together

    [[nodiscard]] bool loses_none() const { return lost == LostForTurns{} && !first_gave_way; }
    // Where all else is equal, what the days have counts: what they would have without the turns is another matter in
    // each week.
    [[nodiscard]] bool is_better_than(const WeekTried& other) const {
        const auto gravest = [](const WeekTried& one) {
            return std::tuple(one.lost.turns, one.lost.given, one.lost.best_strength, one.lost.two_forms,
                              one.first_gave_way);
        };
        return gravest(*this) != gravest(other) ? gravest(*this) < gravest(other) : granted > other.granted;
    }
};

WeekTried week_with(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen,
                    const StrengthWeek& strength, const SelectionLimits& limits, std::optional<Timetable> given) {
    WeekSoFar week(all, chosen, strength, limits);
    if (given) week.share_out_given(std::move(*given));
    for (const std::size_t day : strength.days) week.set_day(day, week.usual_strength_day(day));
    const std::vector<std::size_t> first = strength.days.empty() ? chosen : week.days()[strength.days.front()];
    for (std::size_t day = 0; day < weekday_names.size(); ++day)
        if (!week.is_strength_day(day)) week.set_day(day, week.best_other_day(day, {}));
    for (std::size_t at = strength.days.size(); at-- > 0 && !week.open_turns().empty();)
        week.set_day(strength.days[at], week.day_with_open_turns(strength.days[at]));
    WeekTried tried{.days = week.days(), .lost = {}, .granted = {}};
    if (!week.open_turns().empty()) {
        WeekWithTurns best = TurnsForAll(all, week).best();
        tried.days = std::move(best.days);
        tried.lost = best.lost;
    }
    tried.first_gave_way = !strength.days.empty() && tried.days[strength.days.front()] != first;
    for (std::size_t day = 0; day < weekday_names.size(); ++day) {
        const Granted granted = week.granted(day, tried.days[day]);
        tried.granted.kinds += granted.kinds;
        tried.granted.retractions += granted.retractions;
        tried.granted.regions += granted.regions;
    }
    return tried;
}

}  // namespace

int times_in(const Timetable& week, std::size_t i) {
    return static_cast<int>(std::count_if(week.begin(), week.end(), [&](const auto& day) { return contains(day, i); }));
}

int days_between(std::size_t a, std::size_t b) {
    const std::size_t days = a < b ? b - a : a - b;
    return static_cast<int>(std::min(days, weekday_names.size() - days));
}

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

std::optional<GivenInTurn> given_in_turn(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen,
                                         const StrengthWeek& week, const SelectionLimits& limits) {
    std::vector<std::size_t> places;  // in `all`
    GivenToShareOut given;
    for (const std::size_t day : week.days) given.is_strength_day[day] = true;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].candidate.comes_first || !fits_a_day(all[i].candidate, limits)) continue;
        if (contains(chosen, i)) given.on_first.push_back(places.size());
        places.push_back(i);
        given.all.push_back(as_given(all[i], week));
    }
    if (places.size() < 2) return std::nullopt;
    given.fit = [&all, &limits, places](std::span<const std::size_t> those, std::size_t day) {
        std::vector<Candidate> candidates;
        for (const std::size_t at : those) {
            candidates.push_back(all[places[at]].candidate);
            if (!is_working_day(day)) candidates.back().places &= static_cast<Places>(~only(Place::work));
        }
        std::vector<std::size_t> every(candidates.size());
        std::iota(every.begin(), every.end(), 0);
        return is_allowed(candidates, every, limits);
    };
    given.order = week.days;
    for (std::size_t day = 0; day < weekday_names.size(); ++day)
        if (!given.is_strength_day[day]) given.order.push_back(day);
    const auto holds_all = [&](std::size_t day) {
        if (is_working_day(day) && day != given.order.front()) return true;  // as the first, which may have all of it
        std::vector<std::size_t> those;
        for (std::size_t i = 0; i < given.all.size(); ++i)
            if (given.all[i].may_be_on[day]) those.push_back(i);
        return given.fit(those, day);
    };
    if (std::all_of(given.order.begin(), given.order.end(), holds_all)) return std::nullopt;
    const auto in_all = [places](Timetable days) {
        for (auto& day : days)
            for (std::size_t& i : day) i = places[i];
        return days;
    };
    Timetable days = days_of_given(given);
    return GivenInTurn{.days = in_all(days), .others = [=, given = std::move(given)] {
                           std::vector<Timetable> others = other_days_of_given(given, days);
                           std::ranges::transform(others, others.begin(), in_all);
                           return others;
                       }};
}

WeekOfDays timetable(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen, const StrengthWeek& week,
                     const SelectionLimits& limits, const std::optional<GivenInTurn>& given) {
    if (!given) return {week_with(all, chosen, week, limits, std::nullopt).days, std::nullopt};
    WeekTried best = week_with(all, chosen, week, limits, given->days);
    WeekOfDays result{best.days, given->days};
    if (best.loses_none()) return result;
    for (Timetable& other : given->others()) {
        WeekTried tried = week_with(all, chosen, week, limits, other);
        if (!tried.is_better_than(best)) continue;
        best = std::move(tried);
        result = {best.days, std::move(other)};
        if (best.loses_none()) break;
    }
    return result;
}

}  // namespace ergoaudit
