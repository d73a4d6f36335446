#pragma once
// Private to the week: a week in the making, and the best that may be done on one day of it.

#include "timetable.hpp"

#include <compare>
#include <cstdint>
#include <optional>

namespace ergoaudit {

// What must be on a day, as if a professional had given it, and what must not.
struct InsistedOn {
    std::vector<std::size_t> turns, strength, without;
    std::vector<std::size_t> give_way;  // to the turns, of what a professional gave
    std::uint64_t forgiven_kin = 0;     // of the turns
    bool fills_a_free_day = false;

    [[nodiscard]] bool includes(std::size_t i) const;
    [[nodiscard]] bool allows(std::size_t i) const;
    void mark(std::size_t i, Candidate& candidate) const;
};

// What a day has of that which every day is to have, the gravest first.
struct Granted {
    int kinds = 0, retractions = 0, regions = 0;

    friend constexpr auto operator<=>(const Granted&, const Granted&) = default;
};

// Exercises are places in `all`.
class WeekSoFar {
  public:
    WeekSoFar(const std::vector<Weekly>& all, const std::vector<std::size_t>& chosen, const StrengthWeek& week,
              const SelectionLimits& limits);

    [[nodiscard]] const Timetable& days() const { return days_; }
    [[nodiscard]] const std::vector<std::size_t>& open_turns() const { return open_turns_; }
    [[nodiscard]] bool is_strength_day(std::size_t day) const;
    // What is known and which turns are open follow from `set_day` alone.
    void set_day(std::size_t day, std::vector<std::size_t> done);
    void set_all(Timetable days) { days_ = std::move(days); }
    // From now on what a professional gave is done on these days and no others.
    void share_out_given(Timetable days) { given_on_ = std::move(days); }

    // An exercise for fewer days than the week has is for the first of them in the order in which they are filled; from
    // now on it may be chosen for any, and how often that is remains to be counted.
    void choose_from_all_for_every_day() { any_days_ = true; }

    [[nodiscard]] bool can_have_turn(std::size_t i, std::size_t day) const;

    // `chosen` where all of it may be done.
    std::vector<std::size_t> usual_strength_day(std::size_t day);
    // The best of all for a strength day.
    std::vector<std::size_t> best_strength_day(std::size_t day, const InsistedOn& insisted);
    // The best of what goes on, what has its turn and what fills in; empty: a free day.
    std::vector<std::size_t> best_other_day(std::size_t day, const InsistedOn& insisted);
    // The best of what is done on the day and of the open turns; what is there with the best evidence stays.
    std::vector<std::size_t> day_with_open_turns(std::size_t day);

    [[nodiscard]] Granted granted(std::size_t day, const std::vector<std::size_t>& done) const;

  private:
    // What was chosen from, and the choice.
    struct Asked {
        std::vector<std::size_t> those, answer;
        std::vector<Candidate> candidates;
        const SelectionLimits* limits = nullptr;
    };

    [[nodiscard]] bool is_strength(std::size_t i) const;
    [[nodiscard]] bool is_shared_out(std::size_t i) const { return given_on_ && all_[i].candidate.comes_first; }
    [[nodiscard]] bool is_possible(std::size_t i, std::size_t day) const;
    [[nodiscard]] bool is_rested(std::size_t i, std::size_t day) const;
    [[nodiscard]] bool is_among_its_days(std::size_t i, std::size_t day) const;
    [[nodiscard]] bool may_be_done(std::size_t i, std::size_t day) const;
    [[nodiscard]] bool is_for_more_days(std::size_t i) const;
    [[nodiscard]] bool can_fill_in(std::size_t i, std::size_t day) const;
    [[nodiscard]] Candidate as_usual(std::size_t i, std::size_t day) const;
    [[nodiscard]] Candidate to_fill_in(std::size_t i, std::size_t day) const;
    std::vector<std::size_t> choose(const std::vector<std::size_t>& those, const std::vector<Candidate>& candidates,
                                    const SelectionLimits& limits);

    const std::vector<Weekly>& all_;
    const std::vector<std::size_t>& chosen_;
    const StrengthWeek& week_;
    SelectionLimits limits_, limits_else_;
    std::vector<bool> is_chosen_, is_in_turn_, is_known_;
    std::array<int, weekday_names.size()> filled_up_to_{};
    bool any_days_ = false;
    std::optional<Timetable> given_on_;
    std::vector<std::size_t> open_turns_;
    Timetable days_;
    std::vector<Asked> asked_;  // the last ones, in a ring
    std::size_t next_asked_ = 0;
};

}  // namespace ergoaudit
