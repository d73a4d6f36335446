// What a professional gave, shared out over the days of a week where no day holds all of it: against every week there
// is, for small instances and for everybody to whom something was given.
#include "src/exercise/given.hpp"

#include "by_trying.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using namespace by_trying;

constexpr std::size_t days_in_week = weekday_names.size();
using Mask = unsigned;  // of days, or of exercises

// How many have at least one day, two, three …, none counted on more days than asked for.
using HaveDays = std::array<int, days_in_week>;

// One exercise in the reference: every set of days on which it may be, from the words "so far apart, around the week".
struct OnDays {
    int asked = 1;
    std::vector<Mask> sets;
};

OnDays on_days(Mask allowed, int gap_h, int asked) {
    OnDays result{.asked = asked, .sets = {}};
    for (Mask set = 0; set < 1U << days_in_week; ++set) {
        bool rested = (set & ~allowed) == 0 && std::popcount(set) <= asked;
        for (int from = 0; from < 7; ++from)
            for (int later = 1; later < 7; ++later)
                if ((set >> from & 1U) != 0 && (set >> (from + later) % 7 & 1U) != 0) rested &= later * 24 >= gap_h;
        if (rested) result.sets.push_back(set);
    }
    return result;
}

// The best of all weeks; on Monday those exercises, or any.
class EveryWeek {
  public:
    EveryWeek(std::vector<OnDays> all, std::function<bool(Mask those, std::size_t day)> fit)
        : all_(std::move(all)), fit_(std::move(fit)) {}

    HaveDays best(std::optional<Mask> on_monday) {
        on_monday_ = on_monday;
        best_ = {};
        std::array<Mask, days_in_week> week{};
        put_from(0, week, {});
        return best_;
    }

  private:
    void put_from(std::size_t i, const std::array<Mask, days_in_week>& week, const HaveDays& have) {
        if (i == all_.size()) {
            best_ = std::max(best_, have);
            return;
        }
        for (const Mask set : all_[i].sets) {
            if (on_monday_ && (set & 1U) != (*on_monday_ >> i & 1U)) continue;
            std::array<Mask, days_in_week> then = week;
            bool fits = true;
            for (std::size_t day = 0; day < days_in_week && fits; ++day)
                if ((set >> day & 1U) != 0) fits = fit_(then[day] |= 1U << i, day);
            if (!fits) continue;
            HaveDays more = have;
            for (int k = 0; k < std::popcount(set); ++k) ++more[static_cast<std::size_t>(k)];
            put_from(i + 1, then, more);
        }
    }

    std::vector<OnDays> all_;
    std::function<bool(Mask, std::size_t)> fit_;
    std::optional<Mask> on_monday_;
    HaveDays best_{};
};

Mask mask_of(const std::vector<std::size_t>& those) {
    Mask mask = 0;
    for (const std::size_t i : those) mask |= 1U << i;
    return mask;
}

// Random exercises, some of which do not go together on any day; and what fits stays so with fewer.
struct Instance {
    GivenToShareOut given;
    std::array<std::vector<bool>, 2> fits;  // on working days and at the weekend, by mask

    [[nodiscard]] bool fit(Mask those, std::size_t day) const { return fits[day >= 5][those]; }
};

Instance random_instance(Dice& dice) {
    Instance one;
    const auto count = static_cast<std::size_t>(2 + dice.upto(1));
    const Mask every = (1U << count) - 1;
    for (auto& kind : one.fits) {
        kind.assign(every + 1, true);
        for (Mask mask = 1; mask <= every; ++mask) {
            for (std::size_t i = 0; i < count; ++i)
                if ((mask >> i & 1U) != 0) kind[mask] = kind[mask] && kind[mask & ~(1U << i)];
            if (std::popcount(mask) > 1 && dice.one_in(2)) kind[mask] = false;
        }
    }
    for (Mask mask = 0; mask <= every; ++mask)  // a weekend holds no more
        one.fits[1][mask] = one.fits[1][mask] && one.fits[0][mask];
    for (std::size_t i = 0; i < count; ++i) {
        GivenExercise given{.days_apart = 1 + dice.upto(2), .asked = 1 + dice.upto(4), .is_strength = dice.one_in(3)};
        given.most = given.asked + dice.upto(2);
        for (std::size_t day = 0; day < days_in_week; ++day)
            given.may_be_on[day] = day == 0 || day < 5 || !dice.one_in(4);
        one.given.all.push_back(given);
    }
    one.given.order = {0, 2, 4, 1, 3, 5, 6};
    for (const std::size_t day : {0U, 2U, 4U}) one.given.is_strength_day[day] = true;
    Mask first = 0;
    for (Mask mask = 0; mask <= every; ++mask)
        if (one.fit(mask, 0) && std::popcount(mask) > std::popcount(first)) first = mask;
    for (std::size_t i = 0; i < count; ++i)
        if ((first >> i & 1U) != 0) one.given.on_first.push_back(i);
    return one;
}

TEST(Given, IsSharedOutAsInTheBestOfAllWeeks) {
    Dice dice(23);
    std::size_t short_of_days = 0, two_or_three = 0;
    for (std::size_t run = 0; run < testing::cases(20000); ++run) {
        SCOPED_TRACE(run);
        Instance one = random_instance(dice);
        one.given.fit = [&](std::span<const std::size_t> those, std::size_t day) {
            return one.fit(mask_of({those.begin(), those.end()}), day);
        };
        const Timetable week = days_of_given(one.given);

        std::vector<OnDays> all;
        HaveDays have{}, wanted{};
        for (std::size_t i = 0; i < one.given.all.size(); ++i) {
            const GivenExercise& given = one.given.all[i];
            Mask allowed = 0, on = 0;
            for (std::size_t day = 0; day < days_in_week; ++day) {
                allowed |= static_cast<Mask>(given.may_be_on[day]) << day;
                on |= static_cast<Mask>(contains(week[day], i)) << day;
            }
            all.push_back(on_days(allowed, given.days_apart * 24, given.asked));
            ASSERT_TRUE(contains(on_days(allowed, given.days_apart * 24, given.most).sets, on));
            for (int k = 0; k < given.asked; ++k) {
                have[static_cast<std::size_t>(k)] += k < std::popcount(on);
                ++wanted[static_cast<std::size_t>(k)];
            }
            for (std::size_t day = 0; day < days_in_week; ++day) {  // nothing more has room
                if (contains(week[day], i) || (given.is_strength && !one.given.is_strength_day[day])) continue;
                EXPECT_FALSE(one.fit(mask_of(week[day]) | 1U << i, day) &&
                             contains(on_days(allowed, given.days_apart * 24, given.most).sets, on | 1U << day));
            }
        }
        for (std::size_t day = 0; day < days_in_week; ++day) ASSERT_TRUE(one.fit(mask_of(week[day]), day));
        EveryWeek every(all, [&](Mask those, std::size_t day) { return one.fit(those, day); });
        const HaveDays with_monday = every.best(mask_of(one.given.on_first)), best = every.best(std::nullopt);
        ASSERT_EQ(have, with_monday[0] < best[0] ? best : with_monday);
        short_of_days += have < wanted;
        two_or_three += have == wanted;
    }
    EXPECT_GT(short_of_days, 5U);  // the cases do reach these
    EXPECT_GT(two_or_three, 5U);
}

// As many weeks as there are with so many days for each and the first one's Monday, up to the bound.
TEST(Given, HasOtherDaysInEveryWayThatGivesAsMany) {
    Dice dice(29);
    std::size_t none = 0, some = 0, too_many = 0;
    for (std::size_t run = 0; run < testing::cases(20000); ++run) {
        SCOPED_TRACE(run);
        Instance one = random_instance(dice);
        one.given.fit = [&](std::span<const std::size_t> those, std::size_t day) {
            return one.fit(mask_of({those.begin(), those.end()}), day);
        };
        const auto days_with = [](const Timetable& week, std::size_t i) {
            Mask on = 0;
            for (std::size_t day = 0; day < days_in_week; ++day) on |= static_cast<Mask>(contains(week[day], i)) << day;
            return on;
        };
        const Mask beside_strength = 0b1101010;
        const Timetable first = days_of_given(one.given);
        std::vector<std::vector<Mask>> possible(one.given.all.size()), as_many(one.given.all.size());
        for (std::size_t i = 0; i < one.given.all.size(); ++i) {
            const GivenExercise& given = one.given.all[i];
            const Mask on_first = days_with(first, i);
            Mask allowed = 0;
            for (std::size_t day = 0; day < days_in_week; ++day)
                allowed |= static_cast<Mask>(given.may_be_on[day]) << day;
            possible[i] = on_days(allowed, given.days_apart * 24, given.most).sets;
            for (const Mask on : possible[i])
                if (std::popcount(on) == std::popcount(on_first) && (on & 1U) == (on_first & 1U) &&
                    (!given.is_strength || std::popcount(on & beside_strength) <= given.asked))
                    as_many[i].push_back(on);
        }
        std::size_t weeks = 0;
        const std::function<void(std::size_t, std::array<Mask, days_in_week>)> count_from =
            [&](std::size_t i, const std::array<Mask, days_in_week>& week) {
                if (i == as_many.size()) {
                    ++weeks;
                    return;
                }
                for (const Mask on : as_many[i]) {
                    auto then = week;
                    bool fits = true;
                    for (std::size_t day = 0; day < days_in_week; ++day)
                        if ((on >> day & 1U) != 0) fits = fits && one.fit(then[day] |= 1U << i, day);
                    if (fits) count_from(i + 1, then);
                }
            };
        count_from(0, {});
        const std::vector<Timetable> others = other_days_of_given(one.given, first);
        ASSERT_EQ(others.size(), std::min(weeks - 1, most_others));
        for (const Timetable& other : others) {
            ASSERT_NE(other, first);
            for (std::size_t i = 0; i < possible.size(); ++i) {
                ASSERT_TRUE(contains(possible[i], days_with(other, i)));
                ASSERT_GE(std::popcount(days_with(other, i)), std::popcount(days_with(first, i)));
            }
            for (std::size_t day = 0; day < days_in_week; ++day) ASSERT_TRUE(one.fit(mask_of(other[day]), day));
        }
        none += others.empty();
        some += !others.empty() && others.size() < most_others;
        too_many += weeks > most_others + 1;
    }
    EXPECT_GT(none, 5U);  // the cases do reach these
    EXPECT_GT(some, 5U);
    EXPECT_GT(too_many, 5U);
}

// What was given to one person and can be scheduled on some day by itself.
std::vector<Choosable> given_to(const Case& one, int budget_s) {
    std::vector<Choosable> all;
    for (const Exercise& exercise : shipped_exercises().exercises) {
        if (!was_prescribed(one, exercise.id) || contains(one.description.list("exercise.avoid"_text), exercise.id))
            continue;
        if (exercise.kind == ExerciseKind::rest_break || exercise.seconds == 0 || exercise.seconds > budget_s) continue;
        Choosable given = choosable(one, exercise);
        if (given.places == 0) given.places = only(Place::home);
        if (stays_within({given}, budget_s, TwoForms::never)) all.push_back(given);
    }
    return all;
}

// What a professional gave is scheduled, never judged. Each that fits a day by itself has a day; where no
// day holds all, as many as can be have a second one, a third … so far as they are meant for so many; and what does not
// fit any day is said.
TEST(ForEverybody, WhatAProfessionalGaveHasItsDays) {
    std::size_t people = 0, in_turn = 0, too_long = 0, tried = 0, short_of_days = 0, another_monday = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.withheld_because || one.description.list("exercise.prescribed"_text).empty()) return;
        const std::vector<Choosable> all = given_to(one, given.budget_seconds);
        const auto days = days_of(given);
        for (const std::string_view id : one.description.list("exercise.prescribed"_text)) {
            if (std::any_of(all.begin(), all.end(), [&](auto& c) { return c.exercise->id == id; })) continue;
            EXPECT_TRUE(std::any_of(given.left_out.begin(), given.left_out.end(), [&](auto& l) { return l.id == id; }))
                << id;
            too_long += shipped(id).seconds > given.budget_seconds;
        }
        if (all.empty()) return;
        ++people;
        std::vector<OnDays> reference;
        std::array<Mask, days_in_week> week{};
        HaveDays have{}, wanted{};
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Exercise& exercise = *all[i].exercise;
            Mask allowed = 0;
            int on = 0;
            for (std::size_t day = 0; day < days_in_week; ++day) {
                const bool no_strength = is_pregnant(one) && is_strength(exercise) && !strength_days(one).contains(day);
                if ((day < 5 || all[i].places != only(Place::work)) && !no_strength) allowed |= 1U << day;
                const bool done = std::any_of(days[day].done.begin(), days[day].done.end(),
                                              [&](auto& d) { return d.first == &exercise; });
                on += done;
                week[day] |= static_cast<Mask>(done) << i;
            }
            if (all.size() <= 5 && !is_pregnant(one)) {
                EXPECT_GT(on, 0) << exercise.id << "\n" << in_words(given);
            }
            for (int k = 0; k < exercise.days_per_week.from; ++k) {
                have[static_cast<std::size_t>(k)] += k < on;
                ++wanted[static_cast<std::size_t>(k)];
            }
            reference.push_back(on_days(allowed, exercise.min_gap_h, exercise.days_per_week.from));
        }
        short_of_days += have < wanted;
        const auto set_of = [&](Mask mask, std::size_t day) {
            Set set;
            for (std::size_t i = 0; i < all.size(); ++i)
                if ((mask >> i & 1U) != 0) {
                    set.push_back(all[i]);
                    if (day >= 5) set.back().places &= static_cast<Places>(~only(Place::work));
                }
            return set;
        };
        const Mask every = (1U << all.size()) - 1;
        in_turn += !go_together(set_of(every, 0), given.budget_seconds);
        if (have == wanted || all.size() > 3) return;  // nothing could be better, or there is too much to try
        ++tried;
        std::array<std::vector<bool>, 2> fits;
        for (Mask mask = 0; mask <= every; ++mask)
            for (const std::size_t day : {0U, 5U})
                fits[day >= 5].push_back(go_together(set_of(mask, day), given.budget_seconds));
        EveryWeek weeks(reference, [&](Mask those, std::size_t day) { return fits[day >= 5][those]; });
        int most = 0;  // that any Monday holds; of these Mondays one is kept unless with another more have a day
        for (Mask mask = 0; mask <= every; ++mask) most = std::max(most, fits[0][mask] ? std::popcount(mask) : 0);
        const HaveDays best = weeks.best(std::nullopt);
        ASSERT_EQ(have[0], best[0]) << in_words(given);
        std::vector<HaveDays> with_full_monday;
        for (Mask mask = 0; mask <= every; ++mask)
            if (fits[0][mask] && std::popcount(mask) == most && (week[0] & ~mask) == 0)
                with_full_monday.push_back(weeks.best(mask));
        const bool is_one_of_these = contains(with_full_monday, have);
        another_monday += !is_one_of_these;
        EXPECT_TRUE(is_one_of_these || have == best) << in_words(given);
    });
    RecordProperty("people", static_cast<int>(people));
    RecordProperty("not_all_on_one_day", static_cast<int>(in_turn));
    RecordProperty("too_long_for_a_day", static_cast<int>(too_long));
    RecordProperty("fewer_days_than_asked", static_cast<int>(short_of_days));
    RecordProperty("fewer_days_compared_with_every_week", static_cast<int>(tried));
    RecordProperty("another_monday", static_cast<int>(another_monday));
    EXPECT_GT(in_turn, 5U);  // the cases do reach these
    EXPECT_GT(too_long, 5U);
    EXPECT_GT(tried, 5U);
    EXPECT_LE(another_monday, people / 100);
}

}  // namespace
}  // namespace ergoaudit
