// Branch and bound over sets of at most a handful of exercises. What a set is worth is one whole number: the order of
// preference packed from the highest bits down, so that worth, classes and seconds add up exercise by exercise and only
// the few yes/no wishes above them need care. The bound is Lagrange's: for any price of a second, no set within the
// time is worth more than the price of all the time left plus the greatest gains over that price.
#include "ergoaudit/exercise/selection.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <ranges>

namespace ergoaudit {
namespace {

// Bits of the value, from the lowest: seconds, classes, worth, due, best strength, regions, retraction, kinds, first.
constexpr int class_shift = 14, worth_shift = 20, due_shift = 47, best_shift = 51, region_shift = 52,
              retraction_shift = 55, kind_shift = 56, first_shift = 58;

static_assert(most_budget_s < 1 << class_shift);

constexpr std::int64_t shifted(std::int64_t value, int by) { return value * (std::int64_t{1} << by); }

// What an exercise adds whatever else is chosen.
std::int64_t gain(const Candidate& candidate) {
    return shifted(std::clamp<std::int64_t>(candidate.worth, 0, most_worth), worth_shift) -
           shifted(static_cast<std::int64_t>(candidate.desk_class) + 1, class_shift) - candidate.seconds;
}

// What can be wished for, one bit each: the kinds, a retraction, the best strength, then the regions.
using Wishes = std::uint32_t;
constexpr Wishes a_strength = 1, a_flexibility = 2, a_lead = 4, a_retraction = 8, a_best_strength = 16;
constexpr Wishes all_kinds = a_strength | a_flexibility | a_lead;
constexpr int first_region = 5;
constexpr std::size_t most_wishes = first_region + most_regions_wanted;

Wishes granted_by(const Candidate& candidate) {
    return (candidate.strength ? a_strength : 0U) | (candidate.flexibility ? a_flexibility : 0U) |
           (candidate.leads ? a_lead : 0U) | (candidate.retracts ? a_retraction : 0U) |
           (candidate.best_strength ? a_best_strength : 0U) | candidate.region << first_region;
}

Wishes wanted(const SelectionLimits& limits) {
    return (limits.wants_strength ? a_strength : 0U) | (limits.wants_flexibility ? a_flexibility : 0U) |
           (limits.wants_lead ? a_lead : 0U) | (limits.wants_retraction ? a_retraction : 0U) |
           (limits.wants_best_strength ? a_best_strength : 0U) | ~Wishes{0} << first_region;
}

// What a set of exercises adds up to.
struct Sum {
    std::int64_t gain = 0;
    int seconds = 0, pull = 0, push = 0, first = 0, due = 0, mats_at_work = 0;
    std::size_t count = 0;
    std::array<std::size_t, place_names.size()> nowhere_else{};
    Wishes granted = 0;

    void add(const Candidate& candidate, std::int64_t its_gain) {
        gain += its_gain;
        seconds += candidate.seconds;
        pull += candidate.force == Force::pull;
        push += candidate.force == Force::push;
        first += candidate.comes_first;
        due += candidate.due;
        mats_at_work += candidate.on_mat && candidate.places == only(Place::work);
        ++count;
        for (std::size_t place = 0; place < nowhere_else.size(); ++place)
            nowhere_else[place] += candidate.places == only(static_cast<Place>(place));
        granted |= granted_by(candidate);
    }
};

// Asked for at every step of the search, and not one instruction on every processor that this is built for.
constexpr auto bits_of = [] {
    std::array<std::uint8_t, std::size_t{1} << most_regions_wanted> bits{};
    for (std::size_t i = 1; i < bits.size(); ++i) bits[i] = static_cast<std::uint8_t>(bits[i / 2] + i % 2);
    return bits;
}();

// Of those wanted.
std::int64_t value_of_wishes(int first, int due, Wishes granted) {
    return shifted(first, first_shift) + shifted(bits_of[granted & all_kinds], kind_shift) +
           shifted((granted & a_retraction) != 0, retraction_shift) +
           shifted(bits_of[granted >> first_region], region_shift) +
           shifted((granted & a_best_strength) != 0, best_shift) + shifted(due, due_shift);
}

std::int64_t value(const Sum& sum, const SelectionLimits& limits) {
    return sum.gain + value_of_wishes(sum.first, sum.due, sum.granted & wanted(limits));
}

// Adding more never mends these. Room at work and at home together holds what may be done at either.
bool within_limits(const Sum& sum, const SelectionLimits& limits) {
    const auto& fixed = sum.nowhere_else;
    const std::size_t outside = fixed[static_cast<std::size_t>(Place::out)];
    return sum.seconds <= limits.budget_s && sum.count <= std::min(limits.most, most_chosen) && sum.mats_at_work <= 1 &&
           *std::max_element(fixed.begin(), fixed.end()) <= limits.most_per_session &&
           sum.count - outside <= 2 * limits.most_per_session;
}

// Whether `added` is no second form of one of `chosen` and leaves every muscle within its time of stretching.
template <class Chosen>
bool goes_with(const Candidate& added, const Chosen& chosen, const SelectionLimits& limits) {
    for (const Candidate& one : chosen)
        if ((one.kin & added.kin) != 0) return false;
    for (std::uint64_t muscles = added.stretched; muscles != 0; muscles &= muscles - 1) {
        const std::uint64_t muscle = muscles & ~(muscles - 1);
        int stretch_s = added.stretch_s;
        for (const Candidate& one : chosen) stretch_s += (one.stretched & muscle) != 0 ? one.stretch_s : 0;
        if (stretch_s > limits.stretch_s_per_muscle) return false;
    }
    return true;
}

class Search {
  public:
    Search(std::span<const Candidate> candidates, const SelectionLimits& limits)
        : limits_(limits), wanted_(wanted(limits)), slots_(std::min(limits.most, most_chosen)) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (candidates[i].seconds <= limits.budget_s) order.push_back(i);
        const std::int64_t price = best_price(candidates, order);
        // What comes first is settled first: nothing can be hoped of it later.
        const auto promise = [&](std::size_t i) {
            return std::pair(candidates[i].comes_first, gain(candidates[i]) - price * candidates[i].seconds);
        };
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return promise(a) > promise(b); });
        for (const std::size_t i : order)
            items_.push_back({candidates[i], i, gain(candidates[i]), granted_by(candidates[i]) & wanted_});
        fill_tails();
        for (const std::int64_t one : {std::int64_t{0}, price / 2, price, price + price / 2}) add_price(one);
    }

    std::vector<std::size_t> best() {
        if (slots_ > 0) extend(Sum{}, 0);
        return best_;
    }

  private:
    struct Item {
        Candidate candidate;
        std::size_t place = 0;  // among the candidates given
        std::int64_t gain = 0;
        Wishes grants = 0;
    };
    // What the items from one place on could add at most, and the shortest that grants each wish.
    struct Tail {
        int first = 0, due = 0;
        Wishes grants = 0;
        std::array<int, most_wishes> shortest{};
    };
    using Greatest = std::array<std::int64_t, most_chosen + 1>;  // by count: the sum of the greatest so many
    // With a price for every second: the greatest gains above it from each place on, and the greatest of those that
    // grant a wish, which may be below 0.
    struct Price {
        std::int64_t of_a_second = 0;
        std::vector<Greatest> tails;
        std::vector<std::array<std::int64_t, most_wishes>> granting;
    };

    // The price of a second with the least bound on everything, among the worth per second that the exercises have.
    [[nodiscard]] std::int64_t best_price(std::span<const Candidate> candidates,
                                          const std::vector<std::size_t>& order) const {
        std::int64_t best = 0, least = std::numeric_limits<std::int64_t>::max();
        constexpr std::size_t tried = 12;
        const std::size_t step = std::max<std::size_t>(1, order.size() / tried);
        for (std::size_t at = 0; at < order.size(); at += step) {
            const Candidate& one = candidates[order[at]];
            const std::int64_t price = std::max<std::int64_t>(0, gain(one)) / std::max(1, one.seconds);
            Greatest greatest{};
            for (const std::size_t i : order) insert(greatest, gain(candidates[i]) - price * candidates[i].seconds);
            const std::int64_t bound =
                price * limits_.budget_s + std::accumulate(greatest.begin(), greatest.end(), std::int64_t{0});
            if (bound < least) {
                least = bound;
                best = price;
            }
        }
        return best;
    }

    // Keeps the greatest `slots_` values above 0, falling.
    void insert(Greatest& greatest, std::int64_t value) const {
        for (std::size_t k = 0; k < slots_ && value > 0; ++k)
            if (value > greatest[k]) std::swap(value, greatest[k]);
    }

    template <class Do>
    static void for_each_wish(Wishes wishes, Do what) {
        for (std::size_t wish = 0; wish < most_wishes; ++wish)
            if ((wishes >> wish & 1U) != 0) what(wish);
    }

    void fill_tails() {
        tails_.resize(items_.size() + 1);
        tails_.back().shortest.fill(std::numeric_limits<int>::max());
        for (std::size_t i = items_.size(); i-- > 0;) {
            Tail tail = tails_[i + 1];
            const Item& one = items_[i];
            tail.first += one.candidate.comes_first;
            tail.due += one.candidate.due;
            tail.grants |= one.grants;
            for_each_wish(one.grants, [&](std::size_t wish) {
                tail.shortest[wish] = std::min(tail.shortest[wish], one.candidate.seconds);
            });
            tails_[i] = tail;
        }
    }

    void add_price(std::int64_t of_a_second) {
        Price price{of_a_second, std::vector<Greatest>(items_.size() + 1), {}};
        std::array<std::int64_t, most_wishes> granting;
        granting.fill(std::numeric_limits<std::int64_t>::min() / 2);
        price.granting.assign(items_.size() + 1, granting);
        Greatest greatest{};
        for (std::size_t i = items_.size(); i-- > 0;) {
            const std::int64_t above = items_[i].gain - of_a_second * items_[i].candidate.seconds;
            insert(greatest, above);
            Greatest& sums = price.tails[i];
            for (std::size_t k = 0; k < slots_; ++k) sums[k + 1] = sums[k] + greatest[k];
            for_each_wish(items_[i].grants,
                          [&](std::size_t wish) { granting[wish] = std::max(granting[wish], above); });
            price.granting[i] = granting;
        }
        prices_.push_back(std::move(price));
    }

    // No set that holds these and otherwise only items from that place on is worth more. A wish that can still be
    // granted outweighs all gains, so one place is taken by the best that grants it.
    [[nodiscard]] std::int64_t bound(const Sum& sum, std::size_t from) const {
        const std::size_t left = slots_ - sum.count;
        const int seconds_left = limits_.budget_s - sum.seconds;
        const Tail& tail = tails_[from];
        Wishes hoped = 0;
        for_each_wish(tail.grants & ~sum.granted, [&](std::size_t wish) {
            if (tail.shortest[wish] <= seconds_left) hoped |= Wishes{1} << wish;
        });
        std::int64_t gains = std::numeric_limits<std::int64_t>::max();
        for (const Price& price : prices_) {
            const Greatest& sums = price.tails[from];
            std::int64_t most = sums[left];
            for_each_wish(
                hoped, [&](std::size_t wish) { most = std::min(most, price.granting[from][wish] + sums[left - 1]); });
            gains = std::min(gains, price.of_a_second * seconds_left + most);
        }
        const int more = static_cast<int>(left);
        return sum.gain + gains +
               value_of_wishes(sum.first + std::min(tail.first, more), sum.due + std::min(tail.due, more),
                               (sum.granted & wanted_) | hoped);
    }

    [[nodiscard]] bool excluded(const Candidate& candidate) const {
        if ((candidate.stretched | candidate.kin) == 0) return false;
        return !goes_with(
            candidate,
            std::views::transform(chosen_, [&](std::size_t i) -> const Candidate& { return items_[i].candidate; }),
            limits_);
    }

    void extend(const Sum& sum, std::size_t from) {
        for (std::size_t i = from; i < items_.size(); ++i) {
            if (bound(sum, i) < best_value_) return;  // later places promise no more
            const Candidate& candidate = items_[i].candidate;
            Sum larger = sum;
            larger.add(candidate, items_[i].gain);
            if (!within_limits(larger, limits_) || excluded(candidate)) continue;
            chosen_.push_back(i);
            if (larger.push <= larger.pull) consider(value(larger, limits_));
            if (larger.count < slots_) extend(larger, i + 1);
            chosen_.pop_back();
        }
    }

    void consider(std::int64_t value) {
        if (value < best_value_) return;
        std::vector<std::size_t> places;
        for (const std::size_t i : chosen_) places.push_back(items_[i].place);
        std::sort(places.begin(), places.end());
        if (value == best_value_ && !(places < best_)) return;
        best_value_ = value;
        best_ = std::move(places);
    }

    const SelectionLimits& limits_;
    Wishes wanted_;
    std::size_t slots_;
    std::vector<Item> items_;
    std::vector<Tail> tails_;
    std::vector<Price> prices_;
    std::vector<std::size_t> chosen_, best_;
    std::int64_t best_value_ = 0;  // of nothing at all
};

Sum sum_of(std::span<const Candidate> candidates, std::span<const std::size_t> chosen) {
    Sum sum;
    for (const std::size_t i : chosen) sum.add(candidates[i], gain(candidates[i]));
    return sum;
}

}  // namespace

bool is_allowed(std::span<const Candidate> candidates, std::span<const std::size_t> chosen,
                const SelectionLimits& limits) {
    const Sum sum = sum_of(candidates, chosen);
    if (!within_limits(sum, limits) || sum.push > sum.pull) return false;
    for (std::size_t n = 0; n < chosen.size(); ++n) {
        const auto before =
            std::views::transform(chosen.first(n), [&](std::size_t i) -> const Candidate& { return candidates[i]; });
        if (!goes_with(candidates[chosen[n]], before, limits)) return false;
    }
    return true;
}

std::int64_t value_of(std::span<const Candidate> candidates, std::span<const std::size_t> chosen,
                      const SelectionLimits& limits) {
    return value(sum_of(candidates, chosen), limits);
}

std::int64_t without_tie_break(std::int64_t value) {
    // what classes and seconds took off is less than one step of worth
    return (value + shifted(1, worth_shift) - 1) >> worth_shift;
}

std::vector<std::size_t> best_selection(std::span<const Candidate> candidates, const SelectionLimits& limits) {
    return Search(candidates, limits).best();
}

}  // namespace ergoaudit
