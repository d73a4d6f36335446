#include "timetable.hpp"

#include "contains.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

constexpr int hours_a_day = 24;

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

int hours_between(std::size_t a, std::size_t b) {
    const std::size_t days = a < b ? b - a : a - b;
    return static_cast<int>(std::min(days, weekday_names.size() - days)) * hours_a_day;
}

// Whether a set to fill in with the second is no worse, nor less allowed, with the first in its place. (With two pushes
// both might be needed as pulls.)
bool does_as_well(const Candidate& a, const Candidate& b) {
    const auto at_least = [](bool x, bool y) { return x || !y; };
    return at_least(a.strength, b.strength) && at_least(a.flexibility, b.flexibility) && at_least(a.leads, b.leads) &&
           at_least(a.retracts, b.retracts) && (b.region & ~a.region) == 0 && a.seconds <= b.seconds &&
           a.desk_class <= b.desk_class && a.places == b.places && a.on_mat == b.on_mat && a.force == b.force &&
           a.force != Force::pull && (a.kin & ~b.kin) == 0 && (a.stretched & ~b.stretched) == 0 &&
           (a.stretched == 0 || a.stretch_s <= b.stretch_s);
}

// Without those that an earlier one, or a better one, makes needless.
void keep_the_best_to_fill_in(std::vector<std::size_t>& those, std::vector<Candidate>& candidates, std::size_t from) {
    std::size_t kept = from;
    for (std::size_t i = from; i < candidates.size(); ++i) {
        bool needless = false;
        for (std::size_t k = from; k < candidates.size() && !needless; ++k)
            needless = k != i && does_as_well(candidates[k], candidates[i]) &&
                       (k < i || !does_as_well(candidates[i], candidates[k]));
        if (needless) continue;
        those[kept] = those[i];
        candidates[kept++] = candidates[i];
    }
    those.resize(kept);
    candidates.resize(kept);
}

class WeekFiller {
  public:
    WeekFiller(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen, const StrengthWeek& week,
               const SelectionLimits& limits)
        : all_(all),
          chosen_(chosen),
          week_(week),
          limits_(limits),
          limits_else_(limits),
          is_chosen_(all.size()),
          is_in_turn_(all.size()),
          is_known_(all.size()) {
        for (const std::size_t i : chosen) is_chosen_[i] = true;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i].candidate.due && !is_chosen_[i]) {
                is_in_turn_[i] = true;
                due_.push_back(i);
            }
        for (std::size_t day = 0; day < weekday_names.size(); ++day)
            filled_up_to_[day] = days_filled_up_to(day, week.days);
        limits_else_.wants_best_strength = false;
        if (week.never_else)
            limits_else_.wants_strength = limits_else_.wants_lead = limits_else_.wants_retraction = false;
    }

    Timetable fill() {
        for (const std::size_t day : week_.days) fill_strength_day(day);
        for (std::size_t day = 0; day < weekday_names.size(); ++day)
            if (!contains(week_.days, day)) fill_other(day, {});
        for (std::size_t at = week_.days.size(); at-- > 0 && !due_.empty();) squeeze_in(week_.days[at]);
        for (const std::size_t i : std::vector<std::size_t>(due_))
            if (times_in_week(i) == 0) insist_on(i);
        return days_;
    }

  private:
    // What must be there on a day, as if a professional had given it.
    struct Insisted {
        std::size_t place = 0;
        bool beside_another_form = false;

        void mark(Candidate& candidate) const {
            candidate.comes_first = true;
            if (beside_another_form) candidate.kin = 0;
        }
    };

    static const Insisted* find(const std::vector<Insisted>& insisted, std::size_t i) {
        const auto found = std::find_if(insisted.begin(), insisted.end(), [&](auto& one) { return one.place == i; });
        return found == insisted.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool is_strength(std::size_t i) const { return all_[i].exercise->kind == ExerciseKind::strength; }

    [[nodiscard]] bool is_possible(std::size_t i, std::size_t day) const {
        return (is_working_day(day) || all_[i].candidate.places != only(Place::work)) &&
               !(week_.never_else && is_strength(i) && !contains(week_.days, day));
    }

    [[nodiscard]] bool is_rested(std::size_t i, std::size_t day) const {
        for (std::size_t other = 0; other < weekday_names.size(); ++other)
            if (other != day && contains(days_[other], i) && hours_between(other, day) < all_[i].exercise->min_gap_h)
                return false;
        return true;
    }

    [[nodiscard]] bool may_be_done(std::size_t i, std::size_t day) const {
        return is_possible(i, day) && all_[i].exercise->days_per_week.to >= filled_up_to_[day] && is_rested(i, day);
    }

    // Strength of which the strength days are enough does not go on; what rests longer than a day cannot.
    [[nodiscard]] bool is_for_more_days(std::size_t i) const {
        const Exercise& exercise = *all_[i].exercise;
        return !is_strength(i) ||
               (exercise.min_gap_h <= hours_a_day && exercise.days_per_week.from > static_cast<int>(week_.days.size()));
    }

    [[nodiscard]] bool can_fill_in(std::size_t i, std::size_t day) const {
        const Candidate& one = all_[i].candidate;
        const bool is_wanted = one.strength || one.flexibility || one.leads || one.retracts || one.region != 0;
        return is_wanted && may_be_done(i, day) && (!is_strength(i) || all_[i].exercise->min_gap_h <= hours_a_day);
    }

    [[nodiscard]] Candidate as_usual(std::size_t i, std::size_t day) const {
        Candidate one = all_[i].candidate;
        one.due = contains(due_, i);
        one.worth = std::max<std::int64_t>(one.worth, 1);
        if (!is_working_day(day)) one.places &= static_cast<Places>(~only(Place::work));
        return one;
    }

    // Taken only where something would lack: without worth, and what is new only where nothing known will do.
    [[nodiscard]] Candidate to_fill_in(std::size_t i, std::size_t day) const {
        Candidate one = as_usual(i, day);
        one.comes_first = one.due = false;
        one.worth = 0;
        if (!is_known_[i]) one.desk_class = DeskClass::d5;
        return one;
    }

    void set_day(std::size_t day, std::vector<std::size_t> done) {
        std::sort(done.begin(), done.end());
        for (const std::size_t i : done) is_known_[i] = true;
        if (!due_.empty()) std::erase_if(due_, [&](std::size_t i) { return contains(done, i); });
        days_[day] = std::move(done);
    }

    // Days with the same to choose from are the same.
    void choose_for(std::size_t day, const std::vector<std::size_t>& those, const std::vector<Candidate>& candidates,
                    const SelectionLimits& limits) {
        if (asked_limits_ != &limits || asked_ != those || asked_candidates_ != candidates) {
            answer_ = best_selection(candidates, limits);
            asked_ = those;
            asked_candidates_ = candidates;
            asked_limits_ = &limits;
        }
        std::vector<std::size_t> done;
        for (const std::size_t i : answer_) done.push_back(those[i]);
        set_day(day, std::move(done));
    }

    void fill_strength_day(std::size_t day) {
        if (std::all_of(chosen_.begin(), chosen_.end(), [&](std::size_t i) { return may_be_done(i, day); }))
            set_day(day, chosen_);
        else
            fill_anew(day, {});
    }

    // The best of all for a strength day, with those that are to be there.
    void fill_anew(std::size_t day, const std::vector<Insisted>& insisted) {
        std::vector<std::size_t> those;
        std::vector<Candidate> candidates;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            const Insisted* must = find(insisted, i);
            if (must == nullptr && !may_be_done(i, day)) continue;
            those.push_back(i);
            candidates.push_back(all_[i].candidate);
            candidates.back().due = false;
            if (must != nullptr) must->mark(candidates.back());
        }
        choose_for(day, those, candidates, limits_);
    }

    void fill_other(std::size_t day, const std::vector<Insisted>& insisted) {
        std::vector<std::size_t> those;
        std::vector<Candidate> candidates;
        std::vector<bool> is_there(all_.size());
        const auto add = [&](std::size_t i, const Candidate& candidate) {
            those.push_back(i);
            candidates.push_back(candidate);
            is_there[i] = true;
        };
        for (std::size_t i = 0; i < all_.size(); ++i) {
            const bool goes_on = is_chosen_[i] && is_for_more_days(i) && may_be_done(i, day) &&
                                 (!week_.nothing_else_either || all_[i].candidate.comes_first);
            const Insisted* must = find(insisted, i);
            const bool has_its_turn =
                must != nullptr || (insisted.empty() && is_in_turn_[i] && is_possible(i, day) && is_rested(i, day));
            if (goes_on || has_its_turn) add(i, as_usual(i, day));
            if (must != nullptr) must->mark(candidates.back());
        }
        if (those.empty()) return;  // a free day
        const std::size_t from = those.size();
        for (std::size_t i = 0; i < all_.size() && !week_.nothing_else_either; ++i)
            if (!is_there[i] && can_fill_in(i, day)) add(i, to_fill_in(i, day));
        keep_the_best_to_fill_in(those, candidates, from);
        choose_for(day, those, candidates, limits_else_);
    }

    [[nodiscard]] std::ptrdiff_t times_in_week(std::size_t i) const {
        return std::count_if(days_.begin(), days_.end(), [&](const auto& day) { return contains(day, i); });
    }

    // Where every day would lack a kind or a region for it: on one day it is there all the same, beside what else has
    // its turn then alone. All strength with the best evidence stays, even another form of the same movement.
    void insist_on(std::size_t due) {
        std::vector<std::size_t> days;
        for (std::size_t day = 0; day < weekday_names.size(); ++day)
            if (!contains(week_.days, day)) days.push_back(day);
        days.insert(days.end(), week_.days.rbegin(), week_.days.rend());
        for (const Price price : {Price::nothing, Price::two_forms, Price::best_strength})
            for (const std::size_t day : days)
                if (is_possible(due, day) && is_rested(due, day) && insist_on(due, day, price)) return;
    }

    enum class Price : std::uint8_t { nothing, two_forms, best_strength };

    bool insist_on(std::size_t due, std::size_t day, Price price) {
        const bool is_strength_day = contains(week_.days, day);
        const std::vector<std::size_t> before = days_[day];
        std::vector<Insisted> insisted = {{due, price == Price::two_forms}};
        for (const std::size_t i : before) {
            const bool has_no_other_day = is_in_turn_[i] && times_in_week(i) == 1;
            const bool stays = price != Price::best_strength && is_strength_day && all_[i].candidate.best_strength;
            if (has_no_other_day || stays) insisted.push_back({i});
        }
        days_[day].clear();
        is_strength_day ? fill_anew(day, insisted) : fill_other(day, insisted);
        if (std::all_of(insisted.begin(), insisted.end(), [&](auto& one) { return contains(days_[day], one.place); }))
            return true;
        days_[day] = before;
        return false;
    }

    // What is there with the best evidence stays.
    void squeeze_in(std::size_t day) {
        std::vector<std::size_t> those = days_[day];
        those.insert(those.end(), due_.begin(), due_.end());
        std::vector<Candidate> candidates;
        for (const std::size_t i : those) {
            candidates.push_back(as_usual(i, day));
            if (candidates.back().best_strength) candidates.back().comes_first = true;
        }
        choose_for(day, those, candidates, limits_);
    }

    const std::vector<Weekly>& all_;
    const std::vector<std::size_t>& chosen_;
    const StrengthWeek& week_;
    SelectionLimits limits_, limits_else_;
    std::vector<bool> is_chosen_, is_in_turn_, is_known_;
    std::array<int, weekday_names.size()> filled_up_to_{};
    std::vector<std::size_t> due_;  // in turn, and not yet done
    Timetable days_;
    std::vector<std::size_t> asked_, answer_;  // what was chosen from last, and the choice
    std::vector<Candidate> asked_candidates_;
    const SelectionLimits* asked_limits_ = nullptr;
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

Timetable timetable(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen, const StrengthWeek& week,
                    const SelectionLimits& limits) {
    return WeekFiller(all, chosen, week, limits).fill();
}

}  // namespace ergoaudit
