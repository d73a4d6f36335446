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

template <class Count>
std::int64_t total(std::span<const Candidate> candidates, const Subset& subset, Count count) {
    std::int64_t sum = 0;
    for (const std::size_t i : subset) sum += count(candidates[i]);
    return sum;
}

bool allowed(std::span<const Candidate> all, const Subset& s, const SelectionLimits& limits) {
    if (s.size() > limits.most) return false;
    if (total(all, s, [](auto& c) { return c.seconds; }) > limits.budget_s) return false;
    for (const Place place : {Place::work, Place::home, Place::out})
        if (total(all, s, [&](auto& c) { return c.place == place; }) > static_cast<int>(limits.most_per_session))
            return false;
    if (total(all, s, [](auto& c) { return c.place == Place::work && c.on_mat; }) > 1) return false;
    return total(all, s, [](auto& c) { return c.force == Force::push; }) <=
           total(all, s, [](auto& c) { return c.force == Force::pull; });
}

bool has_wanted_kinds(std::span<const Candidate> all, const Subset& s, bool both) {
    const auto strength = total(all, s, [](auto& c) { return c.strength; });
    return strength > 0 && (!both || static_cast<std::size_t>(strength) < s.size());
}

int regions_answered(std::span<const Candidate> all, const Subset& s) {
    std::uint32_t regions = 0;
    for (const std::size_t i : s) regions |= all[i].region;
    return std::popcount(regions);
}

bool better(std::span<const Candidate> all, const Subset& a, const Subset& b, const SelectionLimits& limits) {
    const auto differ = [&](auto count) { return total(all, a, count) - total(all, b, count); };
    if (const auto d = differ([](auto& c) { return c.prescribed; }); d != 0) return d > 0;
    const bool kinds_a = has_wanted_kinds(all, a, limits.both_kinds),
               kinds_b = has_wanted_kinds(all, b, limits.both_kinds);
    if (kinds_a != kinds_b) return kinds_a;
    if (const int d = regions_answered(all, a) - regions_answered(all, b); d != 0) return d > 0;
    if (const auto d = differ([](auto& c) { return c.worth; }); d != 0) return d > 0;
    if (const auto d = differ([](auto& c) { return static_cast<int>(c.desk_class) + 1; }); d != 0) return d < 0;
    if (const auto d = differ([](auto& c) { return c.seconds; }); d != 0) return d < 0;
    return a < b;
}

Subset by_brute_force(std::span<const Candidate> all, const SelectionLimits& limits) {
    Subset best;
    for (std::uint32_t mask = 1; mask < (1U << all.size()); ++mask) {
        Subset subset;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (mask & (1U << i)) subset.push_back(i);
        if (allowed(all, subset, limits) && better(all, subset, best, limits)) best = subset;
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
    return {.prescribed = dice.one_in(8),
            .worth = 500 * dice.upto(6),
            .region = static_cast<std::uint32_t>(dice.upto(7)),
            .seconds = 30 + 10 * dice.upto(9),
            .place = static_cast<Place>(dice.upto(1)),
            .on_mat = dice.one_in(3),
            .desk_class = static_cast<DeskClass>(dice.upto(3)),
            .force = static_cast<Force>(dice.upto(3)),
            .strength = dice.one_in(2)};
}

SelectionLimits random_limits(Dice& dice) {
    return {.budget_s = 60 * dice.upto(10),
            .most = static_cast<std::size_t>(dice.upto(6)),
            .most_per_session = static_cast<std::size_t>(dice.upto(4)),
            .both_kinds = dice.one_in(2)};
}

TEST(Selection, EqualsBruteForce) {
    Dice dice(20240611);
    for (std::size_t run = 0; run < testing::cases(4000); ++run) {
        std::vector<Candidate> candidates(static_cast<std::size_t>(dice.upto(10)));
        for (Candidate& candidate : candidates) candidate = random_candidate(dice);
        const SelectionLimits limits = random_limits(dice);
        ASSERT_EQ(best_selection(candidates, limits), by_brute_force(candidates, limits)) << "run " << run;
    }
}

TEST(Selection, IsExactUpToTwentyCandidates) {
    Dice dice(7);
    for (std::size_t run = 0; run < testing::cases(10); ++run) {
        std::vector<Candidate> candidates(17);
        for (Candidate& candidate : candidates) candidate = random_candidate(dice);
        const SelectionLimits limits = {.budget_s = 480, .most = 6, .most_per_session = 4, .both_kinds = true};
        ASSERT_EQ(best_selection(candidates, limits), by_brute_force(candidates, limits)) << "run " << run;
    }
}

TEST(Selection, StaysAllowedWithMoreThanTwentyCandidates) {
    Dice dice(99);
    for (std::size_t run = 0; run < testing::cases(50); ++run) {
        std::vector<Candidate> candidates(45);
        for (Candidate& candidate : candidates) candidate = random_candidate(dice);
        const SelectionLimits limits = {.budget_s = 600, .most = 6, .most_per_session = 4, .both_kinds = true};
        const Subset chosen = best_selection(candidates, limits);
        EXPECT_TRUE(std::is_sorted(chosen.begin(), chosen.end()));
        EXPECT_TRUE(allowed(candidates, chosen, limits)) << "run " << run;
        EXPECT_TRUE(has_wanted_kinds(candidates, chosen, true)) << "run " << run;
    }
}

TEST(Selection, PrefersLowerClassThenShorterThenFirst) {
    const Candidate plain = {.worth = 10, .seconds = 60, .desk_class = DeskClass::d2, .strength = true};
    Candidate lower = plain, shorter = plain;
    lower.desk_class = DeskClass::d1;
    lower.seconds = 90;
    shorter.seconds = 50;
    const SelectionLimits one = {.budget_s = 100, .most = 1, .most_per_session = 4, .both_kinds = false};
    EXPECT_THAT(best_selection(std::vector{plain, shorter, lower}, one), ElementsAre(2));
    EXPECT_THAT(best_selection(std::vector{plain, shorter, shorter}, one), ElementsAre(1));
}

TEST(Selection, NothingFitsGivesNothing) {
    const std::vector<Candidate> candidates(3, {.worth = 10, .seconds = 60});
    EXPECT_THAT(best_selection(candidates, {.budget_s = 59, .most = 6, .most_per_session = 4}), IsEmpty());
    EXPECT_THAT(best_selection({}, {.budget_s = 600, .most = 6, .most_per_session = 4}), IsEmpty());
}

}  // namespace
}  // namespace ergoaudit
