#include "week_so_far.hpp"

#include "contains.hpp"

#include <algorithm>
#include <bit>

namespace ergoaudit {
namespace {

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

}  // namespace

bool InsistedOn::includes(std::size_t i) const { return contains(turns, i) || contains(strength, i); }

bool InsistedOn::allows(std::size_t i) const { return without.empty() || !contains(without, i); }

void InsistedOn::mark(std::size_t i, Candidate& candidate) const {
    if (includes(i)) {
        candidate.comes_first = true;
        if (contains(turns, i)) candidate.kin &= ~forgiven_kin;
    } else if (!give_way.empty() && contains(give_way, i)) {
        candidate.comes_first = false;
        candidate.due = true;  // as much of it as goes beside the turns
    }
}

WeekSoFar::WeekSoFar(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen, const StrengthWeek& week,
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
            open_turns_.push_back(i);
        }
    for (std::size_t day = 0; day < weekday_names.size(); ++day) filled_up_to_[day] = days_filled_up_to(day, week.days);
    limits_else_.wants_best_strength = false;
    if (week.never_else) limits_else_.wants_strength = limits_else_.wants_lead = limits_else_.wants_retraction = false;
}

bool WeekSoFar::is_strength_day(std::size_t day) const { return contains(week_.days, day); }

bool WeekSoFar::is_strength(std::size_t i) const { return all_[i].exercise->kind == ExerciseKind::strength; }

bool WeekSoFar::is_possible(std::size_t i, std::size_t day) const {
    if (is_shared_out(i) && !contains((*given_on_)[day], i)) return false;
    return (is_working_day(day) || all_[i].candidate.places != only(Place::work)) &&
           !(week_.never_else && is_strength(i) && !is_strength_day(day));
}

bool WeekSoFar::is_rested(std::size_t i, std::size_t day) const {
    for (std::size_t other = 0; other < weekday_names.size(); ++other)
        if (other != day && contains(days_[other], i) &&
            days_between(other, day) * hours_a_day < all_[i].exercise->min_gap_h)
            return false;
    return true;
}

bool WeekSoFar::can_have_turn(std::size_t i, std::size_t day) const { return is_possible(i, day) && is_rested(i, day); }

// What is for fewer days than the week has is for the first in the order in which they are filled.
bool WeekSoFar::is_among_its_days(std::size_t i, std::size_t day) const {
    return all_[i].exercise->days_per_week.to >= filled_up_to_[day];
}

bool WeekSoFar::may_be_done(std::size_t i, std::size_t day) const {
    return is_possible(i, day) && (any_days_ || is_shared_out(i) || is_among_its_days(i, day)) && is_rested(i, day);
}

// Strength of which the strength days are enough does not go on; what rests longer than a day cannot.
bool WeekSoFar::is_for_more_days(std::size_t i) const {
    const Exercise& exercise = *all_[i].exercise;
    return !is_strength(i) ||
           (exercise.min_gap_h <= hours_a_day && exercise.days_per_week.from > static_cast<int>(week_.days.size()));
}

bool WeekSoFar::can_fill_in(std::size_t i, std::size_t day) const {
    const Candidate& one = all_[i].candidate;
    const bool is_wanted = one.strength || one.flexibility || one.leads || one.retracts || one.region != 0;
    return is_wanted && may_be_done(i, day) && (!is_strength(i) || all_[i].exercise->min_gap_h <= hours_a_day);
}

Candidate WeekSoFar::as_usual(std::size_t i, std::size_t day) const {
    Candidate one = all_[i].candidate;
    one.due = contains(open_turns_, i);
    one.worth = std::max<std::int64_t>(one.worth, 1);
    if (!is_working_day(day)) one.places &= static_cast<Places>(~only(Place::work));
    return one;
}

// Taken only where something would lack: without worth, and what is new only where nothing known will do.
Candidate WeekSoFar::to_fill_in(std::size_t i, std::size_t day) const {
    Candidate one = as_usual(i, day);
    one.comes_first = one.due = false;
    one.worth = 0;
    if (!is_known_[i]) one.desk_class = DeskClass::d5;
    return one;
}

void WeekSoFar::set_day(std::size_t day, std::vector<std::size_t> done) {
    for (const std::size_t i : done) is_known_[i] = true;
    if (!open_turns_.empty()) std::erase_if(open_turns_, [&](std::size_t i) { return contains(done, i); });
    days_[day] = std::move(done);
}

// Days with the same to choose from are the same, also of weeks that are only tried.
std::vector<std::size_t> WeekSoFar::choose(const std::vector<std::size_t>& those,
                                           const std::vector<Candidate>& candidates, const SelectionLimits& limits) {
    constexpr std::size_t most_kept = 64;
    const auto known = std::find_if(asked_.begin(), asked_.end(), [&](const Asked& one) {
        return one.limits == &limits && one.those == those && one.candidates == candidates;
    });
    std::vector<std::size_t> done;
    if (known != asked_.end()) {
        done = known->answer;
    } else {
        for (const std::size_t i : best_selection(candidates, limits)) done.push_back(those[i]);
        if (asked_.size() < most_kept) asked_.emplace_back();
        asked_[next_asked_] = {those, done, candidates, &limits};
        next_asked_ = (next_asked_ + 1) % most_kept;
    }
    std::sort(done.begin(), done.end());
    return done;
}

std::vector<std::size_t> WeekSoFar::best_strength_day(std::size_t day, const InsistedOn& insisted) {
    std::vector<std::size_t> those;
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < all_.size(); ++i) {
        if (!insisted.allows(i) || (!insisted.includes(i) && !may_be_done(i, day))) continue;
        those.push_back(i);
        candidates.push_back(all_[i].candidate);
        candidates.back().due = false;
        insisted.mark(i, candidates.back());
    }
    return choose(those, candidates, limits_);
}

std::vector<std::size_t> WeekSoFar::best_other_day(std::size_t day, const InsistedOn& insisted) {
    std::vector<std::size_t> those;
    std::vector<Candidate> candidates;
    std::vector<bool> is_there(all_.size());
    const auto add = [&](std::size_t i, const Candidate& candidate) {
        those.push_back(i);
        candidates.push_back(candidate);
        is_there[i] = true;
    };
    for (std::size_t i = 0; i < all_.size(); ++i) {
        if (!insisted.allows(i)) continue;
        const bool goes_on = is_shared_out(i) ? can_have_turn(i, day)
                                              : is_chosen_[i] && is_for_more_days(i) && is_among_its_days(i, day) &&
                                                    can_have_turn(i, day) &&
                                                    (!week_.nothing_else_either || all_[i].candidate.comes_first);
        const bool has_its_turn =
            insisted.includes(i) || (insisted.turns.empty() && is_in_turn_[i] && can_have_turn(i, day));
        if (!goes_on && !has_its_turn) continue;
        add(i, as_usual(i, day));
        insisted.mark(i, candidates.back());
    }
    if (those.empty() && !insisted.fills_a_free_day) return {};
    const std::size_t from = those.size();
    for (std::size_t i = 0; i < all_.size() && !week_.nothing_else_either; ++i)
        if (!is_there[i] && insisted.allows(i) && can_fill_in(i, day)) add(i, to_fill_in(i, day));
    keep_the_best_to_fill_in(those, candidates, from);
    return choose(those, candidates, limits_else_);
}

Granted WeekSoFar::granted(std::size_t day, const std::vector<std::size_t>& done) const {
    const SelectionLimits& limits = is_strength_day(day) ? limits_ : limits_else_;
    bool strength = false, flexibility = false, leads = false, retracts = false;
    std::uint32_t regions = 0;
    for (const std::size_t i : done) {
        const Candidate& one = all_[i].candidate;
        strength |= one.strength;
        flexibility |= one.flexibility;
        leads |= one.leads;
        retracts |= one.retracts;
        regions |= one.region;
    }
    return {
        (limits.wants_strength && strength) + (limits.wants_flexibility && flexibility) + (limits.wants_lead && leads),
        limits.wants_retraction && retracts, std::popcount(regions)};
}

std::vector<std::size_t> WeekSoFar::day_with_open_turns(std::size_t day) {
    std::vector<std::size_t> those = days_[day];
    std::copy_if(open_turns_.begin(), open_turns_.end(), std::back_inserter(those),
                 [&](std::size_t i) { return !is_shared_out(i); });
    std::vector<Candidate> candidates;
    for (const std::size_t i : those) {
        candidates.push_back(as_usual(i, day));
        if (candidates.back().best_strength) candidates.back().comes_first = true;
    }
    return choose(those, candidates, limits_);
}

std::vector<std::size_t> WeekSoFar::usual_strength_day(std::size_t day) {
    const bool as_ever =
        std::all_of(chosen_.begin(), chosen_.end(), [&](std::size_t i) { return may_be_done(i, day); });
    return as_ever ? chosen_ : best_strength_day(day, {});
}

}  // namespace ergoaudit
