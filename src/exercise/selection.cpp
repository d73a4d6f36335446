#include "ergoaudit/exercise/selection.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

namespace ergoaudit {
namespace {

// What a set of exercises adds up to.
struct Sum {
    int prescribed = 0, strength = 0, flexibility = 0, pull = 0, push = 0, classes = 0, seconds = 0, on_mat_at_work = 0;
    std::size_t count = 0;
    std::array<std::size_t, place_names.size()> at_place{};
    std::uint32_t regions = 0;
    std::int64_t worth = 0;

    void add(const Candidate& candidate) {
        prescribed += candidate.prescribed;
        ++(candidate.strength ? strength : flexibility);
        pull += candidate.force == Force::pull;
        push += candidate.force == Force::push;
        classes += static_cast<int>(candidate.desk_class) + 1;
        seconds += candidate.seconds;
        on_mat_at_work += candidate.place == Place::work && candidate.on_mat;
        ++count;
        ++at_place[static_cast<std::size_t>(candidate.place)];
        regions |= candidate.region;
        worth += candidate.worth;
    }
};

// Adding more never mends these.
bool within_limits(const Sum& sum, const SelectionLimits& limits) {
    return sum.seconds <= limits.budget_s && sum.count <= limits.most && sum.on_mat_at_work <= 1 &&
           *std::max_element(sum.at_place.begin(), sum.at_place.end()) <= limits.most_per_session;
}

// Greater is better.
auto rank(const Sum& sum, const SelectionLimits& limits) {
    const bool has_kinds = sum.strength > 0 && (sum.flexibility > 0 || !limits.both_kinds);
    return std::tuple(sum.prescribed, has_kinds, std::popcount(sum.regions), sum.worth, -sum.classes, -sum.seconds);
}

// Walks all subsets in the order of their members, so that the first of equals is kept.
class Search {
  public:
    Search(std::span<const Candidate> candidates, const SelectionLimits& limits)
        : candidates_(candidates), limits_(limits) {}

    std::vector<std::size_t> best() {
        extend(Sum{}, 0);
        return best_;
    }

  private:
    void extend(const Sum& sum, std::size_t from) {
        for (std::size_t i = from; i < candidates_.size(); ++i) {
            Sum larger = sum;
            larger.add(candidates_[i]);
            if (!within_limits(larger, limits_)) continue;
            chosen_.push_back(i);
            if (larger.push <= larger.pull && rank(larger, limits_) > rank(best_sum_, limits_)) {
                best_ = chosen_;
                best_sum_ = larger;
            }
            extend(larger, i + 1);
            chosen_.pop_back();
        }
    }

    std::span<const Candidate> candidates_;
    const SelectionLimits& limits_;
    std::vector<std::size_t> chosen_, best_;
    Sum best_sum_;
};

// The most promising of too many, rising; the last places go to the best of each kind.
std::vector<std::size_t> most_promising(std::span<const Candidate> candidates) {
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (order.size() <= most_candidates) return order;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Candidate &x = candidates[a], &y = candidates[b];
        return std::tuple(!x.prescribed, -x.worth, x.desk_class, x.seconds) <
               std::tuple(!y.prescribed, -y.worth, y.desk_class, y.seconds);
    });
    for (const bool strength : {true, false}) {
        const auto is_kind = [&](std::size_t i) { return candidates[i].strength == strength; };
        const auto first = std::find_if(order.begin(), order.end(), is_kind);
        const auto last_kept = order.begin() + static_cast<std::ptrdiff_t>(most_candidates) - 1;
        if (first != order.end() && first > last_kept) std::iter_swap(first, last_kept);
    }
    order.resize(most_candidates);
    std::sort(order.begin(), order.end());
    return order;
}

}  // namespace

std::vector<std::size_t> best_selection(std::span<const Candidate> candidates, const SelectionLimits& limits) {
    const std::vector<std::size_t> kept = most_promising(candidates);
    std::vector<Candidate> considered;
    for (const std::size_t i : kept) considered.push_back(candidates[i]);
    std::vector<std::size_t> best = Search(considered, limits).best();
    for (std::size_t& i : best) i = kept[i];
    return best;
}

}  // namespace ergoaudit
