#pragma once
// Where some settings stand, as a key to look up by. Private to this folder.

#include "hub_values.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ergoaudit {

// Exact to a thousandth for up to six settings between -1000 and 1000; further ones are mixed in.
class PlaceKey {
  public:
    using Code = std::uint64_t;  // of one setting
    static constexpr Code code_of(double value) {
        return value == not_set ? 0 : static_cast<Code>((std::clamp(value, -1000.0, 1000.0) + 1048) * 1000 + 0.5);
    }

    constexpr void add(double value) { add_code(code_of(value)); }
    constexpr void add_code(Code code) {
        if (count_ < 3)
            low_ = low_ << 21 | code;
        else if (count_ < 6)
            high_ = high_ << 21 | code;
        else
            mix_in(code);
        ++count_;
    }
    [[nodiscard]] constexpr std::size_t hash() const {
        std::uint64_t mixed = low_ * 0x9e3779b97f4a7c15 ^ high_ * 0xc2b2ae3d27d4eb4f;
        mixed = (mixed ^ mixed >> 32) * 0x9e3779b97f4a7c15;  // so that every setting tells in the lowest bits
        return static_cast<std::size_t>(mixed >> 32);
    }
    friend constexpr bool operator==(const PlaceKey&, const PlaceKey&) = default;

  private:
    constexpr void mix_in(Code code) {
        low_ = (low_ ^ code) * 0x9e3779b97f4a7c15;
        low_ ^= low_ >> 29;
        high_ = (high_ + code) * 0xc2b2ae3d27d4eb4f;
        high_ ^= high_ >> 31;
    }
    std::uint64_t low_ = 0, high_ = 0;
    std::uint64_t count_ = 0;
};

// Where a part's variables stand, with their codes.
class PartValues {
  public:
    void push_back(double value) {
        values_.push_back(value);
        codes_.push_back(PlaceKey::code_of(value));
    }
    void set(std::size_t i, double value) {
        values_[i] = value;
        codes_[i] = PlaceKey::code_of(value);
    }
    [[nodiscard]] std::size_t size() const { return values_.size(); }
    [[nodiscard]] double operator[](std::size_t i) const { return values_[i]; }
    [[nodiscard]] PlaceKey::Code code(std::size_t i) const { return codes_[i]; }
    [[nodiscard]] const std::vector<double>& all() const { return values_; }

  private:
    std::vector<double> values_;
    std::vector<PlaceKey::Code> codes_;
};

}  // namespace ergoaudit
