#pragma once
// People on both sides of every limit and with one part of each combination missing, typed from the contract and the
// red-flag notes. Every text goes on inside [screening] after `all_none_today`.

#include "tests/safety/hand_row.hpp"

namespace ergoaudit::hand {

// clang-format off
inline constexpr HandRow slips[] = {
    {"nothing at all", "", {"4", "full", "yes", "no"}},
};
// clang-format on

}  // namespace ergoaudit::hand
