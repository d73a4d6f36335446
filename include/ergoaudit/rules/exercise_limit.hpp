#pragma once
// What safety says of exercise, and what a prescription keeps to.

#include <array>
#include <cstdint>
#include <string_view>

namespace ergoaudit {

// How much exercise may be prescribed; `gentle` is class D1 or D2 without band, weight, breath-hold or vigorous
// aerobic.
enum class ExerciseLimit : std::uint8_t { none, gentle, full };
inline constexpr std::array<std::string_view, 3> exercise_limit_names = {"none", "gentle", "full"};

}  // namespace ergoaudit
