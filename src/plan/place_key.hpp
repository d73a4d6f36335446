#pragma once
// Where some settings stand, as a key to look up by. Private to this folder.

#include "hub_values.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace ergoaudit {

// Exact to a thousandth for up to twelve settings between -1000 and 1000; further ones are mixed in.
class PlaceKey {
  public:
    constexpr void add(double value) {
        const auto code =
            value == not_set ? 0 : static_cast<std::uint64_t>((std::clamp(value, -1000.0, 1000.0) + 1048) * 1000 + 0.5);
        std::uint64_t& word = words_[count_ / 3 % words_.size()];
        word = (count_ < 3 * words_.size() ? word << 21 : word * 0x9e3779b97f4a7c15) ^ code;
        ++count_;
    }
    [[nodiscard]] constexpr std::size_t hash() const {
        std::uint64_t mixed = 0;
        for (const std::uint64_t word : words_) {
            mixed = (mixed ^ word) * 0x9e3779b97f4a7c15;
            mixed ^= mixed >> 29;
        }
        return static_cast<std::size_t>(mixed);
    }
    friend constexpr bool operator==(const PlaceKey&, const PlaceKey&) = default;

  private:
    std::array<std::uint64_t, 4> words_{};
    std::uint32_t count_ = 0;
};

struct HashOfPlace {
    std::size_t operator()(const PlaceKey& key) const { return key.hash(); }
};

}  // namespace ergoaudit
