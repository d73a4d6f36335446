#pragma once
// What holds a part together. Private to this folder.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace ergoaudit {

using VariableMask = std::uint32_t;  // bit i: the part's variable i

inline constexpr int most_between = 4;               // variables
inline constexpr double most_ways_between = 5000;    // to set them
inline constexpr double least_gain_of_a_split = 10;  // so many times fewer ways than to set everything at once

// The variables between, without which the others fall into pieces that no term holds together: those with which all
// ways to set them, and all ways to set each piece for every way to set what it sees of them, are fewest; nothing where
// none gains enough. `terms`: the open variables of each; `settings`: how many each variable has.
[[nodiscard]] std::optional<VariableMask> cheapest_split(std::span<const VariableMask> terms,
                                                         std::span<const std::size_t> settings);

}  // namespace ergoaudit
