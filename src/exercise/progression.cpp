#include "progression.hpp"

#include "contains.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <tuple>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

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
    {&Amount::reps, &Dose::reps, "{} time{} instead of {}"},
    {&Amount::hold_s, &Dose::hold_s, "hold {} second{} instead of {}"},
    {&Amount::sets, &Dose::sets, "{} set{} instead of {}"},
    {&Amount::duration_s, &Dose::duration_s, "{} second{} instead of {}"},
}};

std::string instead_of(const Variable& variable, int now, int other) {
    return fmt::format(fmt::runtime(variable.words), now, now == 1 ? "" : "s", other);
}

// Whether no muscle is stretched for longer than that on any day with `changed`.
bool stretches_within(int most_s, std::size_t changed, const std::vector<const Exercise*>& library,
                      const Timetable& days, const std::vector<Amount>& amounts) {
    if (stretched_s(*library[changed], amounts[changed]) == 0) return true;
    for (const std::vector<std::size_t>& day : days) {
        if (!contains(day, changed)) continue;
        for (const std::string_view muscle : library[changed]->muscles) {
            int seconds = 0;
            for (const std::size_t i : day)
                if (contains(library[i]->muscles, muscle)) seconds += stretched_s(*library[i], amounts[i]);
            if (seconds > most_s) return false;
        }
    }
    return true;
}

class Progression {
  public:
    Progression(const std::vector<PrescribedExercise>& exercises, const std::vector<const Exercise*>& library,
                const Timetable& days, int budget_s, int stretch_s_per_muscle,
                const std::optional<ActivityBuildUp>& activity, double active_now_min,
                const std::vector<bool>& may_grow)
        : exercises_(exercises),
          library_(library),
          may_grow_(may_grow),
          days_(days),
          budget_s_(budget_s),
          stretch_s_per_muscle_(stretch_s_per_muscle),
          activity_(activity) {
        for (const PrescribedExercise& exercise : exercises) amounts_.push_back(exercise.dose.low());
        for (std::size_t i = 0; i < exercises.size(); ++i) order_.push_back(i);
        std::ranges::stable_sort(order_, {}, [&](std::size_t i) {
            return std::tuple(exercises[i].days_per_week < 2, exercises[i].kind != ExerciseKind::strength,
                              exercises[i].grade);
        });
        if (!activity) return;
        begin_activity(*activity, active_now_min);
    }

    // Where that is less than the usual dose, which is what stands beside each exercise; empty when nowhere.
    [[nodiscard]] std::string beginning() const {
        std::vector<std::string> said;
        for (std::size_t i = 0; i < exercises_.size(); ++i)
            for (const Variable& variable : variables)
                if (const int usual = exercises_[i].dose.usual.*variable.value, first = amounts_[i].*variable.value;
                    first < usual)
                    said.push_back(fmt::format("{}: {}", exercises_[i].name, instead_of(variable, first, usual)));
        return fmt::format("{}", fmt::join(said, "; "));
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
        if (activity_) plan.activity_min_per_week = active_min_ * active_days_;
        return plan;
    }

  private:
    // No less than is done now: on more days where one may not last longer.
    void begin_activity(const ActivityBuildUp& activity, double now_min_per_week) {
        for (active_days_ = activity.days_per_week;; ++active_days_) {
            const auto so_far = static_cast<int>(std::ceil(now_min_per_week / active_days_));
            active_min_ = std::clamp(so_far, activity.start_min, activity.most_min);
            if (active_min_ >= so_far || active_days_ >= activity.most_days_per_week) return;
        }
    }

    std::string more_activity() {
        if (!activity_ || active_min_ * active_days_ >= activity_->target_min_per_week) return {};
        const int after = std::min(active_min_ + activity_->step_min, activity_->most_min);
        if (after == active_min_ && active_days_ >= activity_->most_days_per_week) return {};
        if (after == active_min_) ++active_days_;
        active_min_ = after;
        return fmt::format("activity: {} minutes on {} days", active_min_, active_days_);
    }

    // Strength comes to its usual dose first, one exercise after the other: that is what the trials were about.
    std::string more_exercise() {
        for (const std::size_t i : order_) {
            if (exercises_[i].kind != ExerciseKind::strength) continue;
            for (const Variable& variable : variables) {
                if (amounts_[i].*variable.value >= exercises_[i].dose.usual.*variable.value) continue;
                if (std::string said = grow(i, variable); !said.empty()) return said;
            }
        }
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
        if (after == before || !may_grow_[i]) return {};
        amounts_[i].*variable.value = after;
        if (seconds_on_longest_day(exercises_, days_, amounts_) > budget_s_ ||
            !stretches_within(stretch_s_per_muscle_, i, library_, days_, amounts_)) {
            amounts_[i].*variable.value = before;
            return {};
        }
        return fmt::format("{}: {}", exercises_[i].name, instead_of(variable, after, before));
    }

    const std::vector<PrescribedExercise>& exercises_;
    const std::vector<const Exercise*>& library_;  // the same, with their muscles
    const std::vector<bool>& may_grow_;            // each of them
    const Timetable& days_;
    int budget_s_, stretch_s_per_muscle_;
    std::optional<ActivityBuildUp> activity_;
    int active_min_ = 0, active_days_ = 0;  // a day, a week
    std::size_t steps_ = 0;
    std::vector<Amount> amounts_;
    std::vector<std::size_t> order_;  // in turn: what is done once a week last
    std::size_t next_ = 0;
};

}  // namespace

std::vector<WeekPlan> weeks_of(const std::vector<PrescribedExercise>& exercises,
                               const std::vector<const Exercise*>& library, const Timetable& days,
                               const Programme& programme, int budget_s, const std::optional<ActivityBuildUp>& activity,
                               double active_now_min, const std::vector<bool>& may_grow) {
    std::vector<WeekPlan> plans;
    Progression progression(exercises, library, days, budget_s, programme.stretch_s_per_muscle, activity,
                            active_now_min, may_grow);
    const bool with_strength = has_strength(exercises);
    for (const ProgrammeWeeks& block : programme.weeks) {
        const std::string text(with_strength || block.without_strength.empty() ? block.text : block.without_strength);
        if (!block.progress) {
            const std::string smaller = plans.empty() ? progression.beginning() : std::string();
            plans.push_back(progression.plan(
                block.weeks, smaller.empty() ? text : fmt::format("{} To begin with, {}.", text, smaller)));
            continue;
        }
        if (std::ranges::find(may_grow, true) == may_grow.end()) {
            plans.push_back(progression.plan(block.weeks, std::string(programme.no_growth)));
            continue;
        }
        for (int week = block.weeks.from; week <= block.weeks.to; ++week) {
            const std::string step = progression.step();
            if (step.empty()) {  // nothing left to grow: the rest of the block is one
                plans.push_back(progression.plan({week, block.weeks.to}, text));
                break;
            }
            plans.push_back(progression.plan({week, week}, fmt::format("{} This week {}.", text, step)));
        }
    }
    return plans;
}

}  // namespace ergoaudit
