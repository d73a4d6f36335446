#include "schedule.hpp"

#include "contains.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using Days = std::vector<std::string_view>;

constexpr std::size_t working_days = 5;  // Monday to Friday
constexpr int hours_a_day = 24;

bool is_working_day(std::size_t day) { return day < working_days; }

std::string session_name(Place place, const Days& days) {
    const std::string_view where = place == Place::work ? "At work" : place == Place::home ? "At home" : "Outside";
    if (days.size() == weekday_names.size()) return fmt::format("{}, every day", where);
    if (days.size() == working_days && days.back() == weekday_names[working_days - 1])
        return fmt::format("{}, Monday to Friday", where);
    std::string name = fmt::format("{},", where);
    for (const std::string_view day : days)
        name += fmt::format(" {}{}", static_cast<char>(day[0] - 'a' + 'A'), day.substr(1));
    return name;
}

int seconds_on_longest_day(const std::vector<PrescribedExercise>& exercises, const Timetable& days,
                           const std::vector<Amount>& amounts) {
    int longest = 0;
    for (const std::vector<std::size_t>& day : days) {
        int seconds = 0;
        for (const std::size_t i : day) seconds += exercises[i].dose.seconds(amounts[i]);
        longest = std::max(longest, seconds);
    }
    return longest;
}

// Repetitions first, then the hold, then rounds.
struct Variable {
    int Amount::*value;
    Range Dose::*range;
    std::string_view words;
};
constexpr std::array<Variable, 4> variables = {{
    {&Amount::reps, &Dose::reps, "{} times instead of {}"},
    {&Amount::hold_s, &Dose::hold_s, "hold {} seconds instead of {}"},
    {&Amount::sets, &Dose::sets, "{} rounds instead of {}"},
    {&Amount::duration_s, &Dose::duration_s, "{} seconds instead of {}"},
}};

class Progression {
  public:
    Progression(const std::vector<PrescribedExercise>& exercises, const Timetable& days, int budget_s,
                const std::optional<ActivityBuildUp>& activity, double active_now_min)
        : exercises_(exercises), days_(days), budget_s_(budget_s), activity_(activity) {
        for (const PrescribedExercise& exercise : exercises) amounts_.push_back(exercise.dose.low());
        for (std::size_t i = 0; i < exercises.size(); ++i) order_.push_back(i);
        std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return exercises[i].days_per_week < 2; });
        if (!activity) return;
        const int so_far = static_cast<int>(active_now_min) / activity->days_per_week;
        active_min_ = std::clamp(so_far, activity->start_min, activity->most_min);
    }

    // Takes one step and says which; empty when none is left or none fits.
    std::string step() {
        const bool turn_of_activity = steps_++ % 2 == 0;
        std::string said = turn_of_activity ? more_activity() : more_exercise();
        if (said.empty()) said = turn_of_activity ? more_exercise() : more_activity();
        return said;
    }

    [[nodiscard]] WeekPlan plan(Range weeks, std::string text) const {
        WeekPlan plan{.weeks = weeks, .text = std::move(text), .doses = {}};
        for (std::size_t i = 0; i < exercises_.size(); ++i)
            plan.doses.push_back({exercises_[i].id, amounts_[i], exercises_[i].dose.seconds(amounts_[i])});
        plan.seconds = seconds_on_longest_day(exercises_, days_, amounts_);
        if (activity_) plan.activity_min_per_week = active_min_ * activity_->days_per_week;
        return plan;
    }

  private:
    std::string more_activity() {
        if (!activity_ || active_min_ * activity_->days_per_week >= activity_->target_min_per_week) return {};
        const int after = std::min(active_min_ + activity_->step_min, activity_->most_min);
        if (after == active_min_) return {};
        active_min_ = after;
        return fmt::format("activity: {} minutes on {} days", after, activity_->days_per_week);
    }

    std::string more_exercise() {
        for (std::size_t tried = 0; tried < order_.size(); ++tried) {
            const std::size_t i = order_[(next_ + tried) % order_.size()];
            for (const Variable& variable : variables) {
                std::string said = grow(i, variable);
                if (said.empty()) continue;
                next_ = (next_ + tried + 1) % order_.size();
                return said;
            }
        }
        return {};
    }

    std::string grow(std::size_t i, const Variable& variable) {
        const Dose& dose = exercises_[i].dose;
        const int before = amounts_[i].*variable.value;
        const int after = std::min(before + dose.step.*variable.value, (dose.*variable.range).to);
        if (after == before) return {};
        amounts_[i].*variable.value = after;
        if (seconds_on_longest_day(exercises_, days_, amounts_) > budget_s_) {
            amounts_[i].*variable.value = before;
            return {};
        }
        return fmt::format("{}: {}", exercises_[i].name, fmt::format(fmt::runtime(variable.words), after, before));
    }

    const std::vector<PrescribedExercise>& exercises_;
    const Timetable& days_;
    int budget_s_;
    std::optional<ActivityBuildUp> activity_;
    int active_min_ = 0;  // a day
    std::size_t steps_ = 0;
    std::vector<Amount> amounts_;
    std::vector<std::size_t> order_;  // in turn: what is done once a week last
    std::size_t next_ = 0;
};

// How many days of the week are as early as this one in the order in which days are filled: strength days, other
// working days, the weekend. An exercise for five days a week is done on the first five.
int days_filled_up_to(std::size_t day, const std::vector<std::size_t>& strength_days) {
    const auto order = [&](std::size_t one) {
        return contains(strength_days, one) ? one
               : is_working_day(one)        ? one + weekday_names.size()
                                            : one + 2 * weekday_names.size();
    };
    int filled = 0;
    for (std::size_t one = 0; one < weekday_names.size(); ++one) filled += order(one) <= order(day);
    return filled;
}

class WeekFiller {
  public:
    WeekFiller(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen, const Programme& programme,
               const SelectionLimits& limits)
        : all_(all), chosen_(chosen), limits_(limits) {
        for (std::size_t day = 0; day < weekday_names.size(); ++day)
            if (contains(programme.strength_days, weekday_names[day])) strength_days_.push_back(day);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].candidate.due && !contains(chosen, i)) in_turn_.push_back(i);
        due_ = in_turn_;
    }

    Timetable fill() {
        for (const std::size_t day : strength_days_) days_[day] = continuing(day);
        for (std::size_t day = 0; day < weekday_names.size(); ++day)
            if (!contains(strength_days_, day)) fill_other(day);
        for (std::size_t at = strength_days_.size(); at-- > 0 && !due_.empty();) squeeze_in(strength_days_[at]);
        return days_;
    }

  private:
    [[nodiscard]] bool is_possible(std::size_t i, std::size_t day) const {
        return is_working_day(day) || all_[i].candidate.places != only(Place::work);
    }

    // Strength has its days with rest between; what rests no longer than a day and is meant for more days goes on.
    [[nodiscard]] bool may_continue(std::size_t i, std::size_t day) const {
        const Exercise& exercise = *all_[i].exercise;
        const bool rests =
            exercise.kind == ExerciseKind::strength &&
            (exercise.min_gap_h > hours_a_day || exercise.days_per_week.to < static_cast<int>(working_days));
        return is_possible(i, day) && exercise.days_per_week.to >= days_filled_up_to(day, strength_days_) &&
               (contains(strength_days_, day) || !rests);
    }

    [[nodiscard]] std::vector<std::size_t> continuing(std::size_t day) const {
        std::vector<std::size_t> found;
        std::copy_if(chosen_.begin(), chosen_.end(), std::back_inserter(found),
                     [&](std::size_t i) { return may_continue(i, day); });
        return found;
    }

    // The best of those for one day, rising.
    [[nodiscard]] std::vector<std::size_t> best_of(const std::vector<std::size_t>& those, std::size_t day,
                                                   const SelectionLimits& limits, bool keep_best_strength) const {
        std::vector<Candidate> candidates;
        for (const std::size_t i : those) {
            Candidate one = all_[i].candidate;
            one.due = contains(due_, i);
            one.worth = std::max<std::int64_t>(one.worth, 1);
            if (!is_working_day(day)) one.places &= static_cast<Places>(~only(Place::work));
            if (keep_best_strength && one.best_strength) one.comes_first = true;
            candidates.push_back(one);
        }
        std::vector<std::size_t> best = best_selection(candidates, limits);
        for (std::size_t& i : best) i = those[i];
        std::sort(best.begin(), best.end());
        return best;
    }

    void tick_off(const std::vector<std::size_t>& done) {
        std::erase_if(due_, [&](std::size_t i) { return contains(done, i); });
    }

    // In turn, and rested since the last time.
    [[nodiscard]] bool may_take_its_turn(std::size_t i, std::size_t day) const {
        for (std::size_t before = 0; before < day; ++before)
            if (contains(days_[before], i) &&
                static_cast<int>(day - before) * hours_a_day < all_[i].exercise->min_gap_h)
                return false;
        return is_possible(i, day);
    }

    void fill_other(std::size_t day) {
        std::vector<std::size_t> those = continuing(day);
        for (const std::size_t i : in_turn_)
            if (may_take_its_turn(i, day)) those.push_back(i);
        SelectionLimits limits = limits_;
        limits.wants_strength = limits.wants_flexibility = limits.wants_best_strength = limits.wants_pull = false;
        days_[day] = best_of(those, day, limits, false);
        tick_off(days_[day]);
    }

    void squeeze_in(std::size_t day) {
        std::vector<std::size_t> those = days_[day];
        those.insert(those.end(), due_.begin(), due_.end());
        days_[day] = best_of(those, day, limits_, true);
        tick_off(days_[day]);
    }

    const std::vector<Weekly>& all_;
    const std::vector<std::size_t>& chosen_;
    const SelectionLimits& limits_;
    std::vector<std::size_t> strength_days_, in_turn_, due_;
    Timetable days_;
};

}  // namespace

Timetable timetable(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen, const Programme& programme,
                    const SelectionLimits& limits) {
    return WeekFiller(all, chosen, programme, limits).fill();
}

std::vector<Place> places_on(std::size_t day, const std::vector<Places>& places, std::size_t most_per_session) {
    std::size_t at_work = 0;
    for (const Places one : places) at_work += one == only(Place::work);
    std::vector<Place> where;
    for (const Places one : places) {
        const bool to_work = (one & only(Place::work)) != 0 && is_working_day(day) && at_work < most_per_session;
        if (one == only(Place::work))
            where.push_back(Place::work);
        else if (to_work)
            where.push_back(Place::work), ++at_work;
        else
            where.push_back((one & only(Place::home)) != 0 ? Place::home : Place::out);
    }
    return where;
}

std::vector<Session> sessions_of(const std::vector<PrescribedExercise>& exercises, const Timetable& days,
                                 const std::array<std::vector<Place>, weekday_names.size()>& where) {
    std::vector<Session> sessions;
    for (const Place place : {Place::work, Place::home, Place::out}) {
        const std::size_t first_here = sessions.size();
        for (std::size_t day = 0; day < weekday_names.size(); ++day) {
            Session session{.name = {}, .place = place, .days = {}, .exercises = {}};
            for (std::size_t at = 0; at < days[day].size(); ++at) {
                if (where[day][at] != place) continue;
                session.exercises.push_back(exercises[days[day][at]].id);
                session.seconds += exercises[days[day][at]].seconds;
            }
            if (session.exercises.empty()) continue;
            const auto same_set =
                std::find_if(sessions.begin() + static_cast<std::ptrdiff_t>(first_here), sessions.end(),
                             [&](const Session& known) { return known.exercises == session.exercises; });
            (same_set == sessions.end() ? sessions.emplace_back(std::move(session)) : *same_set)
                .days.push_back(weekday_names[day]);
        }
    }
    for (Session& session : sessions) session.name = session_name(session.place, session.days);
    return sessions;
}

std::vector<WeekPlan> weeks_of(const std::vector<PrescribedExercise>& exercises, const Timetable& days,
                               const Programme& programme, int budget_s, const std::optional<ActivityBuildUp>& activity,
                               double active_now_min) {
    std::vector<WeekPlan> plans;
    Progression progression(exercises, days, budget_s, activity, active_now_min);
    for (const ProgrammeWeeks& block : programme.weeks) {
        if (!block.progress) {
            plans.push_back(progression.plan(block.weeks, std::string(block.text)));
            continue;
        }
        for (int week = block.weeks.from; week <= block.weeks.to; ++week) {
            const std::string step = progression.step();
            if (step.empty()) {  // nothing left to grow: the rest of the block is one
                plans.push_back(progression.plan({week, block.weeks.to}, std::string(block.text)));
                break;
            }
            plans.push_back(progression.plan({week, week}, fmt::format("{} This week {}.", block.text, step)));
        }
    }
    return plans;
}

}  // namespace ergoaudit
