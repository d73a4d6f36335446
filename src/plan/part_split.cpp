#include "part_split.hpp"

#include <array>
#include <bit>
#include <limits>

namespace ergoaudit {
namespace {

class Splitting {
  public:
    Splitting(std::span<const VariableMask> terms, std::span<const std::size_t> settings) : settings_(settings) {
        for (const VariableMask term : terms) {
            open_ |= term;
            for (VariableMask left = term; left != 0; left &= left - 1) beside_[std::countr_zero(left)] |= term;
        }
    }

    std::optional<VariableMask> cheapest() {
        least_ = ways_to_set(open_) / least_gain_of_a_split;
        add_between(0, 0, 0);
        return best_;
    }

  private:
    [[nodiscard]] double ways_to_set(VariableMask some) const {
        double ways = 1;
        for (; some != 0; some &= some - 1) ways *= static_cast<double>(settings_[std::countr_zero(some)]);
        return ways;
    }

    [[nodiscard]] VariableMask beside(VariableMask some) const {
        VariableMask all = 0;
        for (; some != 0; some &= some - 1) all |= beside_[std::countr_zero(some)];
        return all;
    }

    void add_between(VariableMask between, std::size_t from, int count) {
        weigh(between);
        if (count == most_between) return;
        for (std::size_t i = from; i < beside_.size(); ++i)
            if ((open_ >> i & 1) != 0) add_between(between | VariableMask{1} << i, i + 1, count + 1);
    }

    void weigh(VariableMask between) {
        double ways = ways_to_set(between);
        if (ways > most_ways_between || ways >= least_) return;
        for (VariableMask left = open_ & ~between; left != 0;) {
            VariableMask piece = left & -left, more = piece;
            while ((more = beside(piece) & ~between) != piece) piece = more;
            ways += ways_to_set(piece) * ways_to_set(beside(piece) & between);
            left &= ~piece;
        }
        if (ways >= least_) return;
        least_ = ways;
        best_ = between;
    }

    std::span<const std::size_t> settings_;
    VariableMask open_ = 0;
    std::array<VariableMask, std::numeric_limits<VariableMask>::digits>
        beside_{};  // by variable: what any term holds together with it, and itself
    double least_ = 0;
    std::optional<VariableMask> best_;
};

}  // namespace

std::optional<VariableMask> cheapest_split(std::span<const VariableMask> terms, std::span<const std::size_t> settings) {
    return Splitting(terms, settings).cheapest();
}

}  // namespace ergoaudit
