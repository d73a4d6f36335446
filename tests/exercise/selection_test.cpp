// The choice against every subset, with the order of preference written down a second time as a chain of questions.
#include "ergoaudit/exercise/selection.hpp"

#include "tests/support/cases.hpp"

#include <bit>
#include <random>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Subset = std::vector<std::size_t>;

constexpr Places work = only(Place::work), home = only(Place::home), outside = only(Place::out), either = work | home;

template <class Count>
std::int64_t total(std::span<const Candidate> candidates, const Subset& subset, Count count) {
    std::int64_t sum = 0;
    for (const std::size_t i : subset) sum += count(candidates[i]);
    return sum;
}

// Whether the exercises can be shared out to places, tried one way after the other.
bool can_be_placed(std::span<const Candidate> all, const Subset& s, std::size_t at, std::array<std::size_t, 3> taken,
                   std::size_t mats, const SelectionLimits& limits) {
    if (at == s.size()) return true;
    const Candidate& one = all[s[at]];
    for (const Place place : {Place::work, Place::home, Place::out}) {
        const auto p = static_cast<std::size_t>(place);
        if ((one.places & only(place)) == 0 || taken[p] == limits.most_per_session) continue;
        const bool mat = place == Place::work && one.on_mat;
        if (mat && mats == 1) continue;
        ++taken[p];
        if (can_be_placed(all, s, at + 1, taken, mats + mat, limits)) return true;
        --taken[p];
    }
    return false;
}

bool allowed(std::span<const Candidate> all, const Subset& s, const SelectionLimits& limits) {
    if (s.size() > limits.most) return false;
    if (total(all, s, [](auto& c) { return c.seconds; }) > limits.budget_s) return false;
    if (!can_be_placed(all, s, 0, {}, 0, limits)) return false;
    for (const std::size_t a : s)
        for (const std::size_t b : s)
            if (a != b && (all[a].kin & all[b].kin) != 0) return false;
    for (int muscle = 0; muscle < 64; ++muscle)
        if (total(all, s, [&](auto& c) { return (c.stretched >> muscle & 1U) != 0 ? c.stretch_s : 0; }) >
            limits.stretch_s_per_muscle)
            return false;
    return total(all, s, [](auto& c) { return c.force == Force::push; }) <=
           total(all, s, [](auto& c) { return c.force == Force::pull; });
}

std::int64_t wanted_kinds(std::span<const Candidate> all, const Subset& s, const SelectionLimits& limits) {
    return (limits.wants_strength && total(all, s, [](auto& c) { return c.strength; }) > 0) +
           (limits.wants_flexibility && total(all, s, [](auto& c) { return c.flexibility; }) > 0) +
           (limits.wants_lead && total(all, s, [](auto& c) { return c.leads; }) > 0);
}

bool has_wanted_retraction(std::span<const Candidate> all, const Subset& s, const SelectionLimits& limits) {
    return limits.wants_retraction && total(all, s, [](auto& c) { return c.retracts; }) > 0;
}

int regions_answered(std::span<const Candidate> all, const Subset& s) {
    std::uint32_t regions = 0;
    for (const std::size_t i : s) regions |= all[i].region;
    return std::popcount(regions);
}

bool better(std::span<const Candidate> all, const Subset& a, const Subset& b, const SelectionLimits& limits) {
    const auto differ = [&](auto count) { return total(all, a, count) - total(all, b, count); };
    if (const auto d = differ([](auto& c) { return c.comes_first; }); d != 0) return d > 0;
    if (const auto d = wanted_kinds(all, a, limits) - wanted_kinds(all, b, limits); d != 0) return d > 0;
    if (has_wanted_retraction(all, a, limits) != has_wanted_retraction(all, b, limits))
        return has_wanted_retraction(all, a, limits);
    if (const int d = regions_answered(all, a) - regions_answered(all, b); d != 0) return d > 0;
    const auto best_strength = [&](const Subset& s) {
        return limits.wants_best_strength && total(all, s, [](auto& c) { return c.best_strength; }) > 0;
    };
    if (best_strength(a) != best_strength(b)) return best_strength(a);
    if (const auto d = differ([](auto& c) { return c.due; }); d != 0) return d > 0;
    if (const auto d = differ([](auto& c) { return c.worth; }); d != 0) return d > 0;
    if (const auto d = differ([](auto& c) { return static_cast<int>(c.desk_class) + 1; }); d != 0) return d < 0;
    if (const auto d = differ([](auto& c) { return c.seconds; }); d != 0) return d < 0;
    return a < b;
}

Subset by_brute_force(std::span<const Candidate> all, const SelectionLimits& limits) {
    Subset best;
    for (std::uint32_t mask = 1; mask < (1U << all.size()); ++mask) {
        if (static_cast<std::size_t>(std::popcount(mask)) > limits.most) continue;
        Subset subset;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (mask & (1U << i)) subset.push_back(i);
        if (better(all, subset, best, limits) && allowed(all, subset, limits)) best = subset;
    }
    return best;
}

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    int upto(int most) { return static_cast<int>(engine_() % static_cast<unsigned>(most + 1)); }
    bool one_in(int n) { return upto(n - 1) == 0; }

  private:
    std::mt19937 engine_;
};

// Few different values, so that ties are common.
Candidate random_candidate(Dice& dice) {
    constexpr Places somewhere[] = {work, home, either, either, outside};
    const int kind = dice.upto(3);
    const Places places = somewhere[dice.upto(4)];
    return {.comes_first = dice.one_in(8),
            .due = dice.one_in(6),
            .worth = 500 * dice.upto(6),
            .region = static_cast<std::uint32_t>(dice.one_in(2) ? dice.upto(7) : 0),
            .seconds = 30 + 10 * dice.upto(12),
            .places = places,
            .on_mat = places == work && dice.one_in(2),
            .desk_class = static_cast<DeskClass>(dice.upto(4)),
            .force = static_cast<Force>(dice.upto(3)),
            .strength = kind == 0,
            .flexibility = kind == 1 || kind == 2,
            .leads = kind == 0 && dice.one_in(3),
            .retracts = kind == 0 && dice.one_in(2),
            .best_strength = kind == 0 && dice.one_in(3),
            .kin = dice.one_in(4) ? std::uint64_t{1} << dice.upto(3) : 0,
            .stretched = dice.one_in(3) ? std::uint64_t{1} << dice.upto(2) | std::uint64_t{1} << dice.upto(2) : 0,
            .stretch_s = 5 * dice.upto(13)};
}

SelectionLimits random_limits(Dice& dice) {
    return {.budget_s = 60 * dice.upto(20),
            .most = static_cast<std::size_t>(dice.upto(6)),
            .most_per_session = static_cast<std::size_t>(1 + dice.upto(3)),
            .stretch_s_per_muscle = 60,
            .wants_strength = dice.one_in(2),
            .wants_flexibility = dice.one_in(2),
            .wants_lead = dice.one_in(3),
            .wants_retraction = dice.one_in(2),
            .wants_best_strength = dice.one_in(2)};
}

std::vector<Candidate> random_candidates(Dice& dice, std::size_t count) {
    std::vector<Candidate> candidates(count);
    for (Candidate& candidate : candidates) candidate = random_candidate(dice);
    return candidates;
}

void expect_the_best(std::span<const Candidate> candidates, const SelectionLimits& limits) {
    const Subset found = best_selection(candidates, limits), best = by_brute_force(candidates, limits);
    ASSERT_EQ(found, best);
    EXPECT_TRUE(is_allowed(candidates, found, limits));
}

TEST(Selection, EqualsBruteForce) {
    Dice dice(20240611);
    for (std::size_t run = 0; run < testing::cases(20000); ++run) {
        SCOPED_TRACE(run);
        const auto candidates = random_candidates(dice, static_cast<std::size_t>(dice.upto(11)));
        expect_the_best(candidates, random_limits(dice));
        if (HasFatalFailure()) return;
    }
}

TEST(Selection, EqualsBruteForceAmongTwenty) {
    Dice dice(7);
    constexpr SelectionLimits limits = {.budget_s = 600,
                                        .most = 6,
                                        .most_per_session = 4,
                                        .wants_strength = true,
                                        .wants_flexibility = true,
                                        .wants_retraction = true};
    for (std::size_t run = 0; run < testing::cases(50); ++run) {
        SCOPED_TRACE(run);
        expect_the_best(random_candidates(dice, 20), limits);
        if (HasFatalFailure()) return;
    }
}

TEST(Selection, TheValueIsTheOrderOfPreference) {
    Dice dice(31);
    for (std::size_t run = 0; run < testing::cases(20000); ++run) {
        const auto candidates = random_candidates(dice, 8);
        const SelectionLimits limits = random_limits(dice);
        Subset a, b;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (dice.one_in(3)) a.push_back(i);
            if (dice.one_in(3)) b.push_back(i);
        }
        const auto value_a = value_of(candidates, a, limits), value_b = value_of(candidates, b, limits);
        if (value_a != value_b) {
            ASSERT_EQ(better(candidates, a, b, limits), value_a > value_b) << "run " << run;
        }
    }
}

// A second way to the same value where trying everything would take too long: no exchange of one for one, no addition
// makes a better set, and more time never makes a worse one.
TEST(Selection, OfFortyFiveNoExchangeAndNoMinuteMakesItWorse) {
    Dice dice(99);
    for (std::size_t run = 0; run < testing::cases(500); ++run) {
        const auto candidates = random_candidates(dice, 45);
        SelectionLimits limits = {.most = 6,
                                  .most_per_session = 4,
                                  .wants_strength = true,
                                  .wants_flexibility = true,
                                  .wants_retraction = true};
        std::int64_t before = 0;
        for (limits.budget_s = 120; limits.budget_s <= 1200; limits.budget_s += 120) {
            const Subset chosen = best_selection(candidates, limits);
            ASSERT_TRUE(is_allowed(candidates, chosen, limits)) << "run " << run;
            const std::int64_t value = value_of(candidates, chosen, limits);
            ASSERT_GE(value, before) << "run " << run;
            before = value;
            for (std::size_t i = 0; i < candidates.size(); ++i) {
                if (std::find(chosen.begin(), chosen.end(), i) != chosen.end()) continue;
                for (std::size_t out = 0; out <= chosen.size(); ++out) {
                    Subset other = chosen;
                    if (out < chosen.size()) other.erase(other.begin() + static_cast<std::ptrdiff_t>(out));
                    other.push_back(i);
                    if (is_allowed(candidates, other, limits)) {
                        ASSERT_LE(value_of(candidates, other, limits), value) << "run " << run;
                    }
                }
            }
        }
    }
}

TEST(Selection, PrefersLowerClassThenShorterThenFirst) {
    const Candidate plain = {.worth = 10, .seconds = 60, .desk_class = DeskClass::d2, .strength = true};
    Candidate lower = plain, shorter = plain;
    lower.desk_class = DeskClass::d1;
    lower.seconds = 90;
    shorter.seconds = 50;
    const SelectionLimits one = {.budget_s = 100, .most = 1, .most_per_session = 4, .wants_strength = true};
    EXPECT_THAT(best_selection(std::vector{plain, shorter, lower}, one), ElementsAre(2));
    EXPECT_THAT(best_selection(std::vector{plain, shorter, shorter}, one), ElementsAre(1));
}

TEST(Selection, StretchesOfOneMuscleShareItsMinute) {
    std::vector<Candidate> three(3, {.worth = 10, .seconds = 60, .flexibility = true, .stretched = 1, .stretch_s = 40});
    const SelectionLimits limits = {.budget_s = 600, .most = 6, .most_per_session = 4};
    EXPECT_THAT(best_selection(three, limits), ElementsAre(0));
    three[1].stretched = 2;
    EXPECT_THAT(best_selection(three, limits), ElementsAre(0, 1));
    three[2].stretch_s = 20;
    EXPECT_THAT(best_selection(three, limits), ElementsAre(0, 1, 2));
    for (Candidate& one : three) one.stretched = 1, one.stretch_s = 25;  // two fit, three do not
    EXPECT_THAT(best_selection(three, limits), ElementsAre(0, 1));
    for (Candidate& one : three) one.stretch_s = 61;
    EXPECT_THAT(best_selection(three, limits), IsEmpty());
}

TEST(Selection, KindsAndRegionsAreMetWheneverTheyCanBeHoweverMuchTheRestIsWorth) {
    const Candidate bend = {.worth = 1, .region = 1, .seconds = 60, .flexibility = true};
    const Candidate best = {.worth = 9000, .seconds = 60, .strength = true, .best_strength = true};
    const Candidate plain = {.worth = 1, .region = 2, .seconds = 60, .strength = true, .retracts = true};
    SelectionLimits limits = {.budget_s = 120, .most = 6, .most_per_session = 4, .wants_strength = true};
    limits.wants_flexibility = limits.wants_retraction = limits.wants_best_strength = true;
    EXPECT_THAT(best_selection(std::vector{best, plain, bend}, limits), ElementsAre(1, 2));
    limits.budget_s = 180;
    EXPECT_THAT(best_selection(std::vector{best, plain, bend}, limits), ElementsAre(0, 1, 2));
}

TEST(Selection, OfTwoFormsOfOneMovementOneIsDone) {
    std::vector<Candidate> three(3, {.worth = 10, .seconds = 60, .flexibility = true});
    three[0].kin = three[2].kin = 1;
    three[2].worth = 20;
    EXPECT_THAT(best_selection(three, {.budget_s = 600, .most = 6, .most_per_session = 4}), ElementsAre(1, 2));
}

TEST(Selection, WhatHasAChoiceOfPlacesGoesWhereThereIsRoom) {
    const Candidate anywhere = {.worth = 10, .seconds = 60, .places = either};
    Candidate at_work = anywhere;
    at_work.places = work;
    const SelectionLimits limits = {.budget_s = 600, .most = 6, .most_per_session = 3};
    EXPECT_THAT(best_selection(std::vector{anywhere, anywhere, anywhere, at_work, at_work, at_work}, limits),
                ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(best_selection(std::vector(6, at_work), limits), ElementsAre(0, 1, 2));
}

TEST(Selection, NothingFitsGivesNothing) {
    const std::vector<Candidate> candidates(3, {.worth = 10, .seconds = 60});
    EXPECT_THAT(best_selection(candidates, {.budget_s = 59, .most = 6, .most_per_session = 4}), IsEmpty());
    EXPECT_THAT(best_selection({}, {.budget_s = 600, .most = 6, .most_per_session = 4}), IsEmpty());
}

}  // namespace
}  // namespace ergoaudit
