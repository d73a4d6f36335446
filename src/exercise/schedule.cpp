#include "schedule.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using Days = std::vector<std::string_view>;

constexpr std::size_t working_days = 5;  // Monday to Friday

bool contains(const Days& days, std::string_view day) { return std::find(days.begin(), days.end(), day) != days.end(); }

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

int seconds_on_longest_day(const std::vector<PrescribedExercise>& exercises, const std::vector<Days>& days,
                           const std::vector<Amount>& amounts) {
    int longest = 0;
    for (const std::string_view day : weekday_names) {
        int seconds = 0;
        for (std::size_t i = 0; i < exercises.size(); ++i)
            if (contains(days[i], day)) seconds += exercises[i].dose.seconds(amounts[i]);
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
constexpr std::array<Variable, 3> variables = {{
    {&Amount::reps, &Dose::reps, "{} times instead of {}"},
    {&Amount::hold_s, &Dose::hold_s, "hold {} seconds instead of {}"},
    {&Amount::sets, &Dose::sets, "{} rounds instead of {}"},
}};

class Progression {
  public:
    Progression(const std::vector<PrescribedExercise>& exercises, const std::vector<Days>& days, int budget_s)
        : exercises_(exercises), days_(days), budget_s_(budget_s) {
        for (const PrescribedExercise& exercise : exercises) amounts_.push_back(exercise.dose.low());
    }

    // Takes one step and says which; empty when none is left or none fits.
    std::string step() {
        for (std::size_t tried = 0; tried < exercises_.size(); ++tried) {
            const std::size_t i = (next_ + tried) % exercises_.size();
            for (const Variable& variable : variables) {
                std::string said = grow(i, variable);
                if (said.empty()) continue;
                next_ = i + 1;
                return said;
            }
        }
        return {};
    }

    [[nodiscard]] WeekPlan plan(Range weeks, std::string text) const {
        WeekPlan plan{.weeks = weeks, .text = std::move(text)};
        for (std::size_t i = 0; i < exercises_.size(); ++i)
            plan.doses.push_back({exercises_[i].id, amounts_[i], exercises_[i].dose.seconds(amounts_[i])});
        plan.seconds = seconds_on_longest_day(exercises_, days_, amounts_);
        return plan;
    }

  private:
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
    const std::vector<Days>& days_;
    int budget_s_;
    std::vector<Amount> amounts_;
    std::size_t next_ = 0;
};

}  // namespace

std::vector<std::string_view> days_of(Range days_per_week, Place place, const Programme& programme) {
    if (days_per_week.to >= static_cast<int>(weekday_names.size())) {
        const std::size_t count = place == Place::work ? working_days : weekday_names.size();
        return {weekday_names.begin(), weekday_names.begin() + static_cast<std::ptrdiff_t>(count)};
    }
    const auto count = std::min(programme.strength_days.size(), static_cast<std::size_t>(days_per_week.to));
    return {programme.strength_days.begin(), programme.strength_days.begin() + static_cast<std::ptrdiff_t>(count)};
}

std::vector<Session> sessions_of(const std::vector<PrescribedExercise>& exercises, const std::vector<Days>& days) {
    std::vector<Session> sessions;
    for (const Place place : {Place::work, Place::home, Place::out}) {
        const std::size_t first_here = sessions.size();
        for (const std::string_view day : weekday_names) {
            Session session{.place = place};
            for (std::size_t i = 0; i < exercises.size(); ++i) {
                if (exercises[i].place != place || !contains(days[i], day)) continue;
                session.exercises.push_back(exercises[i].id);
                session.seconds += exercises[i].seconds;
            }
            if (session.exercises.empty()) continue;
            const auto same_set =
                std::find_if(sessions.begin() + static_cast<std::ptrdiff_t>(first_here), sessions.end(),
                             [&](const Session& known) { return known.exercises == session.exercises; });
            (same_set == sessions.end() ? sessions.emplace_back(std::move(session)) : *same_set).days.push_back(day);
        }
    }
    for (Session& session : sessions) session.name = session_name(session.place, session.days);
    return sessions;
}

std::vector<WeekPlan> weeks_of(const std::vector<PrescribedExercise>& exercises, const std::vector<Days>& days,
                               const Programme& programme, int budget_s) {
    std::vector<WeekPlan> plans;
    Progression progression(exercises, days, budget_s);
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
