#pragma once
// Where the variables of the hub stand. Private to this folder.

#include <algorithm>
#include <array>
#include <cstddef>

namespace ergoaudit {

inline constexpr std::size_t most_hub = 4;  // variables that much hangs on
inline constexpr double not_set = -1e9;     // for a variable that cannot be turned, where values are compared

// By the hub's variables, or the first of them; or not_set. In place: nothing is allocated.
class HubValues {
  public:
    constexpr HubValues() = default;
    constexpr HubValues(std::size_t count, double value) : size_(count) { std::fill_n(values_.begin(), count, value); }

    // The first few of them.
    [[nodiscard]] constexpr HubValues first(std::size_t count) const {
        HubValues few = *this;
        few.size_ = std::min(count, size_);
        return few;
    }
    constexpr void push_back(double value) { values_[size_++] = value; }
    constexpr void pop_back() { --size_; }

    [[nodiscard]] constexpr std::size_t size() const { return size_; }
    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
    [[nodiscard]] constexpr double operator[](std::size_t h) const { return values_[h]; }
    [[nodiscard]] constexpr double& operator[](std::size_t h) { return values_[h]; }
    [[nodiscard]] constexpr const double* begin() const { return values_.data(); }
    [[nodiscard]] constexpr const double* end() const { return values_.data() + size_; }

    friend constexpr bool operator==(const HubValues& a, const HubValues& b) { return std::ranges::equal(a, b); }
    friend constexpr bool operator<(const HubValues& a, const HubValues& b) {
        return std::ranges::lexicographical_compare(a, b);
    }

  private:
    std::array<double, most_hub> values_{};
    std::size_t size_ = 0;
};

}  // namespace ergoaudit
