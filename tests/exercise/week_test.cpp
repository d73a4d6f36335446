// The week of everybody: what each day has, found by trying, and how the six of the article have their turn in it.
#include "by_trying.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <optional>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using namespace by_trying;

// What a week loses for the turns of the six, the gravest first: strength with the best evidence on strength days, days
// with two forms of one movement, kinds (K4), retractions (K5), regions (K6).
using Lost = std::array<int, 5>;
constexpr Lost nothing = {};

Lost operator+(Lost a, const Lost& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
}

Lost lost_between(const DutiesMet& could_have, const DutiesMet& has) {
    if (has >= could_have) return nothing;
    return {0, 0, could_have[0] - has[0], could_have[1] - has[1], could_have[2] - has[2]};
}

// The same person's days if none of the six had to have a turn.
std::array<Day, weekday_names.size()> days_without_turns(const Case& one) {
    static const ExerciseKnowledge without_turns = [] {
        ExerciseKnowledge knowledge = shipped_exercises();
        knowledge.programme.rotation_from_min = 1000;
        return knowledge;
    }();
    return days_of(prescribe(without_turns, one.description, one.permission_of(), one.issues, one.minutes));
}

bool is_done(const Day& day, const Exercise& exercise) {
    return std::any_of(day.done.begin(), day.done.end(), [&](auto& one) { return one.first == &exercise; });
}

// One prescription, and all other weeks that have the same of the six whose turn it is. A week is permitted when every
// day of it keeps K1, K5, K7, K8 and K11 and has something where the prescription has something; strength that rests
// longer than a day keeps to the strength days unless it is its turn; between days K9 holds, and nothing is done on
// more days than it is for.
class WeekByTrying {
  public:
    WeekByTrying(const Case& one, const Prescription& given)
        : one_(one), budget_s_(given.budget_seconds), all_(all_choosable(one)), days_(days_of(given)) {
        const bool for_all = aches(one, {"upper_back", "neck", "shoulder"});
        for (const std::string_view id : the_article)
            if (budget_s_ >= 600 && (for_all || is_found_for(one, shipped(id))) &&
                std::any_of(days_.begin(), days_.end(), [&](const Day& day) { return is_done(day, shipped(id)); }))
                turns_.push_back(&shipped(id));
        for (std::size_t d = 0; d < days_.size(); ++d) {
            duties_[d] = duties_of(one, budget_s_, is_strength_day(d) || !is_pregnant(one));
            available_[d] = available_on(d, one, all_);
        }
    }

    // Whether the day has anything to lose.
    [[nodiscard]] bool is_free(std::size_t d) const { return days_[d].done.empty() && !is_strength_day(d); }
    [[nodiscard]] bool is_strength_day(std::size_t d) const { return strength_days(one_).contains(d); }
    [[nodiscard]] const std::vector<const Exercise*>& turns() const { return turns_; }

    [[nodiscard]] Lost lost_on(std::size_t d) {
        if (is_free(d)) return nothing;
        std::vector<const Exercise*> done;
        for (const auto& [exercise, place] : days_[d].done) done.push_back(exercise);
        const DutiesMet met = duties_met_by(duties_[d], done);
        Lost lost = met == all_of(duties_[d]) ? nothing : lost_between(could_have(d), met);
        for (const Exercise* a : done)
            if (std::any_of(done.begin(), done.end(), [&](auto* b) { return a != b && is_kin(*a, *b); })) lost[1] = 1;
        return lost;
    }

    [[nodiscard]] Lost lost() {
        Lost sum = nothing;
        for (std::size_t d = 0; d < days_.size(); ++d) sum = sum + lost_on(d);
        if (sum == nothing) return sum;
        find_best_strength();
        for (std::size_t d = 0; d < days_.size(); ++d)
            for (const Exercise* best : best_strength_[d]) sum[0] += !is_done(days_[d], *best);
        return sum;
    }

    // No week loses less than this, even if everything were rested every day: the turns are shared out in every way,
    // each day by itself.
    [[nodiscard]] Lost least_without_rests() {
        std::map<unsigned, Lost> least = {{0U, nothing}};  // by the turns that the days so far have
        for (std::size_t d = 0; d < days_.size(); ++d) {
            std::map<unsigned, Lost> then = least;
            const std::vector<Choosable> permitted = permitted_on(d, one_, all_);
            for (unsigned turns = 1; turns < 1U << turns_.size(); ++turns) {
                const std::optional<Lost> here = least_on(d, turns, permitted);
                if (!here) continue;
                for (const auto& [before, lost] : least) {
                    const auto [entry, is_new] = then.try_emplace(before | turns, lost + *here);
                    entry->second = std::min(entry->second, lost + *here);
                }
            }
            least = std::move(then);
        }
        return least.at((1U << turns_.size()) - 1);
    }

    // Every week, with what is scarce counted from day to day.
    [[nodiscard]] bool some_week_loses_less(const Lost& than) {
        for (const Choosable& one : all_) {
            const Exercise& e = *one.exercise;
            const bool keeps_to_strength_days = is_strength(e) && e.min_gap_h > 24 && !contains(turns_, &e);
            if (!keeps_to_strength_days && (e.days_per_week.to < 7 || e.min_gap_h > 24)) scarce_.push_back(&e);
        }
        for (std::size_t d = 0; d < days_.size(); ++d) {
            std::size_t same = 0;
            while (!are_alike(same, d)) ++same;
            ways_[d] = same < d ? ways_[same] : ways_on(d, than);
        }
        used_on_.assign(scarce_.size(), {});
        return goes_on_from(0, 0, nothing, than);
    }

  private:
    // A way to fill a day: with those turns, with no more than that of what is scarce.
    struct Way {
        unsigned turns = 0, scarce = 0;
        Lost lost = nothing;
    };

    bool are_alike(std::size_t a, std::size_t b) {
        return permitted_on(a, one_, all_) == permitted_on(b, one_, all_) && is_strength_day(a) == is_strength_day(b) &&
               could_have(a) == could_have(b) && best_strength_[a] == best_strength_[b] && is_free(a) == is_free(b);
    }

    // Days with the same duties that can have the same are asked once.
    [[nodiscard]] DutiesMet could_have(std::size_t d) {
        for (std::size_t other = 0; other < days_.size() && !could_have_[d]; ++other)
            if (available_[other] == available_[d] && is_strength_day(other) == is_strength_day(d))
                could_have_[d] = could_have_[other];
        if (!could_have_[d])
            could_have_[d] = most_duties_met(available_[d], {}, duties_[d], budget_s_).value_or(DutiesMet{});
        return *could_have_[d];
    }

    void find_best_strength() {
        const auto days = days_without_turns(one_);
        for (const std::size_t d : strength_days(one_))
            for (const auto& [exercise, place] : days[d].done)
                if (is_best_strength(one_, *exercise)) best_strength_[d].push_back(exercise);
    }

    [[nodiscard]] std::optional<Set> turns_on(std::size_t d, unsigned turns) const {
        Set set;
        for (std::size_t i = 0; i < turns_.size(); ++i) {
            if ((turns >> i & 1U) == 0) continue;
            Choosable turn = *std::find_if(all_.begin(), all_.end(), [&](auto& c) { return c.exercise == turns_[i]; });
            if (d >= 5) turn.places &= static_cast<Places>(~only(Place::work));
            if (turn.places == 0 || (is_pregnant(one_) && is_strength(*turns_[i]) && !is_strength_day(d))) return {};
            set.push_back(turn);
        }
        return set;
    }

    // What a day with those turns loses at least, when it can choose from these.
    [[nodiscard]] std::optional<Lost> least_on(std::size_t d, unsigned turns, const std::vector<Choosable>& available) {
        const std::optional<Set> set = turns_on(d, turns);
        if (!set) return {};
        std::optional<Lost> least;
        for (unsigned some = 0; some < 1U << best_strength_[d].size(); ++some)
            for (const TwoForms two_forms : {TwoForms::never, TwoForms::of_the_six_and_the_best}) {
                Set kept = *set;
                Lost lost = nothing;
                lost[1] = two_forms != TwoForms::never;
                for (std::size_t i = 0; i < best_strength_[d].size(); ++i) {
                    const auto found = std::find_if(available.begin(), available.end(),
                                                    [&](auto& c) { return c.exercise == best_strength_[d][i]; });
                    if ((some >> i & 1U) == 0 && found != available.end())
                        kept.push_back(*found);
                    else
                        ++lost[0];
                }
                const std::optional<DutiesMet> met = most_duties_met(available, kept, duties_[d], budget_s_, two_forms);
                if (!met) continue;
                lost = lost + lost_between(could_have(d), *met);
                if (!least || lost < *least) least = lost;
            }
        return least;
    }

    [[nodiscard]] std::vector<Way> ways_on(std::size_t d, const Lost& less_than) {
        const std::vector<Choosable> permitted = permitted_on(d, one_, all_);
        std::vector<Way> ways;
        if (is_free(d)) ways.push_back({});
        for (unsigned turns = 0; turns < 1U << turns_.size(); ++turns) {
            const std::optional<Lost> least = least_on(d, turns, permitted);
            if (!least || *least >= less_than) continue;
            unsigned in_turn = 0;
            for (std::size_t i = 0; i < scarce_.size(); ++i)
                for (std::size_t turn = 0; turn < turns_.size(); ++turn)
                    if ((turns >> turn & 1U) != 0 && turns_[turn] == scarce_[i]) in_turn |= 1U << i;
            const std::size_t before = ways.size();
            for (int count = 0; count <= 6; ++count)
                for (unsigned scarce = 0; scarce < 1U << scarce_.size(); ++scarce) {
                    if (std::popcount(scarce) != count || (scarce & in_turn) != in_turn) continue;
                    const bool needless = std::any_of(
                        ways.begin() + static_cast<std::ptrdiff_t>(before), ways.end(),
                        [&](const Way& known) { return (known.scarce & ~scarce) == 0 && known.lost == *least; });
                    if (needless) continue;
                    std::vector<Choosable> available = permitted;
                    std::erase_if(available, [&](const Choosable& one) {
                        const auto at = std::find(scarce_.begin(), scarce_.end(), one.exercise) - scarce_.begin();
                        return at < std::ssize(scarce_) && (scarce >> at & 1U) == 0;
                    });
                    const std::optional<Lost> lost = least_on(d, turns, available);
                    if (lost && *lost < less_than) ways.push_back({turns, scarce, *lost});
                }
        }
        return ways;
    }

    bool goes_on_from(std::size_t d, unsigned covered, const Lost& lost, const Lost& less_than) {
        if (lost >= less_than) return false;
        if (d == days_.size()) return covered == (1U << turns_.size()) - 1;
        for (const Way& way : ways_[d]) {
            const std::vector<std::vector<std::size_t>> before = used_on_;
            bool is_rested = true;
            for (std::size_t i = 0; i < scarce_.size() && is_rested; ++i) {
                if ((way.scarce >> i & 1U) == 0) continue;
                for (const std::size_t other : used_on_[i])
                    is_rested &= static_cast<int>(std::min(d - other, 7 + other - d)) * 24 >= scarce_[i]->min_gap_h;
                used_on_[i].push_back(d);
                is_rested &= std::ssize(used_on_[i]) <= scarce_[i]->days_per_week.to;
            }
            if (is_rested && goes_on_from(d + 1, covered | way.turns, lost + way.lost, less_than)) return true;
            used_on_ = before;
        }
        return false;
    }

    const Case& one_;
    int budget_s_;
    std::vector<Choosable> all_;
    std::array<Day, weekday_names.size()> days_;
    std::vector<const Exercise*> turns_;
    std::array<Duties, weekday_names.size()> duties_;
    std::array<std::vector<Choosable>, weekday_names.size()> available_;
    std::array<std::optional<DutiesMet>, weekday_names.size()> could_have_;
    std::array<std::vector<const Exercise*>, weekday_names.size()> best_strength_;
    std::vector<const Exercise*> scarce_;  // what rests longer than a day or is for fewer days than the week has
    std::array<std::vector<Way>, weekday_names.size()> ways_;
    std::vector<std::vector<std::size_t>> used_on_;  // by what is scarce
};

// K4, K5 and K6 on every day with exercises, and what gives way to what. A day lacks a kind, a retraction or one of the
// three worst regions only where no set of exercises that keeps the other constraints would have it. The one exception
// is K12: each of the six has its turn before a region is answered every day, and for it one of the six may stand
// beside another form of the same movement. Nothing else gives way, neither a kind (K4) nor a retraction (K5) nor
// strength with the best evidence; and it gives way only where no other week that has the same turns would have lost
// less.
TEST(ForEverybody, EveryDayHasBothKindsARetractionAndTheWorstRegionsWhereverThatIsPossible) {
    std::size_t all_held = 0, others = 0, without_strength = 0, gave_way = 0, only_for_rests = 0;
    Lost in_all = nothing;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || !one.description.list("exercise.prescribed"_text).empty()) return;
        const auto days = days_of(given);
        WeekByTrying week(one, given);
        for (std::size_t d = 0; d < days.size(); ++d) {
            if (week.is_free(d)) continue;
            all_held += week.lost_on(d) == nothing;
            others += !week.is_strength_day(d);
            without_strength +=
                std::none_of(days[d].done.begin(), days[d].done.end(), [](auto& e) { return is_strength(*e.first); });
        }
        const Lost lost = week.lost();
        if (lost == nothing) return;
        ++gave_way;
        in_all = in_all + lost;
        EXPECT_FALSE(week.turns().empty()) << in_words(given);
        EXPECT_TRUE(lost[0] == 0 && lost[2] == 0 && lost[3] == 0) << in_words(given);
        const Lost least = week.least_without_rests();
        EXPECT_LE(least, lost) << in_words(given);
        if (least == lost) return;
        ++only_for_rests;
        EXPECT_FALSE(week.some_week_loses_less(lost)) << in_words(given);
    });
    RecordProperty("days", static_cast<int>(all_held));
    RecordProperty("weeks_that_give_way", static_cast<int>(gave_way));
    RecordProperty("days_with_two_forms", in_all[1]);
    RecordProperty("regions_given_up", in_all[4]);
    RecordProperty("only_because_of_rests", static_cast<int>(only_for_rests));
    EXPECT_GT(others, 100U);
    EXPECT_LT(gave_way * 100, all_held);
    EXPECT_GT(without_strength, 0U);  // where nobody can have strength, there is none
}

// K12: what is left out of the six is left out because it may not or cannot be done.
TEST(ForEverybody, EachOfTheSixHasItsTurn) {
    std::size_t all_six = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds < 600) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        const std::vector<Choosable> possible = all_choosable(one);
        std::size_t chosen = 0;
        for (const std::string_view id : the_article) {
            if (!aches(one, {"upper_back", "neck", "shoulder"}) && !is_found_for(one, shipped(id))) continue;
            const bool is_chosen =
                std::any_of(given.exercises.begin(), given.exercises.end(), [&](auto& e) { return e.id == id; });
            EXPECT_EQ(is_chosen, std::any_of(possible.begin(), possible.end(),
                                             [&](const Choosable& c) { return c.exercise->id == id; }))
                << id << "\n"
                << in_words(given);
            chosen += is_chosen;
        }
        all_six += chosen == the_article.size();
    });
    EXPECT_GT(all_six, 0U);
}

// What a professional gave comes first: a turn takes days from it only down to those it needs. So each of the six has
// its turn here, too, unless another form of the same movement was given.
TEST(ForEverybody, TurnsLeaveEnoughOfWhatAProfessionalGave) {
    std::size_t gave_way = 0, turns = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        const auto prescribed = one.description.list("exercise.prescribed"_text);
        if (given.exercises.empty() || given.budget_seconds < 600 || prescribed.empty()) return;
        const auto days = days_of(given), without_turns = days_without_turns(one);
        const auto times = [](const auto& week, const Exercise& exercise) {
            return std::count_if(week.begin(), week.end(), [&](const Day& day) { return is_done(day, exercise); });
        };
        const auto meant_for = [&](const Exercise& exercise) {  // strength on other days only fills in
            std::ptrdiff_t count = 0;
            for (std::size_t d = 0; d < days.size(); ++d)
                count +=
                    is_done(without_turns[d], exercise) && (!is_strength(exercise) || strength_days(one).contains(d));
            return count;
        };
        for (const std::string_view id : prescribed) {
            const auto before = meant_for(shipped(id)), after = times(days, shipped(id));
            EXPECT_GE(after, std::min<std::ptrdiff_t>(before, shipped(id).days_per_week.from)) << id << "\n"
                                                                                               << in_words(given);
            gave_way += after < before;
        }
        for (const Choosable& possible : all_choosable(one)) {
            const Exercise& turn = *possible.exercise;
            if (!the_article.contains(turn.id)) continue;
            if (!aches(one, {"upper_back", "neck", "shoulder"}) && !is_found_for(one, turn)) continue;
            const bool is_another_form = std::any_of(prescribed.begin(), prescribed.end(),
                                                     [&](std::string_view id) { return is_kin(turn, shipped(id)); });
            EXPECT_TRUE(times(days, turn) > 0 || is_another_form) << turn.id << "\n" << in_words(given);
            ++turns;
        }
    });
    EXPECT_GT(gave_way, 0U);  // the cases do reach these
    EXPECT_GT(turns, 50U);
    RecordProperty("turns", static_cast<int>(turns));
}

// All of it that a strength day has without the turns stays with them, and none is missing unless it cannot be had
// beside what K4, K5 and K6 give the day.
TEST(ForEverybody, TheSixNeverCrowdOutTheStrengthWithTheBestEvidence) {
    std::size_t kept = 0;
    for_everybody(200000, [&](const Case& one, const Prescription& given) {
        if (given.exercises.empty() || given.budget_seconds < 600 || needs_nothing(one)) return;
        if (!one.description.list("exercise.prescribed"_text).empty()) return;
        const Wish is_best = [&](const Exercise& e) { return is_best_strength(one, e); };
        const std::vector<Choosable> all = all_choosable(one);
        const auto days = days_of(given), without_turns = days_without_turns(one);
        for (const std::size_t day : strength_days(one)) {
            for (const auto& [exercise, place] : without_turns[day].done)
                if (is_best(*exercise)) {
                    EXPECT_TRUE(is_done(days[day], *exercise)) << exercise->id << "\n" << in_words(given);
                }
            const auto has = [&](const Wish& wish) {
                return std::any_of(days[day].done.begin(), days[day].done.end(),
                                   [&](auto& d) { return wish(*d.first); });
            };
            kept += has(is_best);
            if (has(is_best)) continue;
            const Duties duties = duties_of(one, given.budget_seconds, true);
            std::vector<Wish> wishes = {is_best};
            std::copy_if(duties.kinds.begin(), duties.kinds.end(), std::back_inserter(wishes), has);
            const Wish retracts = [](const Exercise& e) { return retractions.contains(e.id); };
            if (duties.retraction && has(retracts)) wishes.push_back(retracts);
            for (const std::string_view region : duties.regions) {
                const Wish answers = answers_to(region);
                if (has(answers)) wishes.push_back(answers);
            }
            EXPECT_FALSE(can_have_all(available_on(day, one, all), {}, wishes, given.budget_seconds))
                << weekday_names[day] << "\n"
                << in_words(given);
        }
    });
    EXPECT_GT(kept, 5U);
}

}  // namespace
}  // namespace ergoaudit
