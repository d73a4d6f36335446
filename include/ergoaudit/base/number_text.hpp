#pragma once
// The one place that turns numbers into text. Never depends on the locale.

#include "ergoaudit/base/unit.hpp"

#include <string>

namespace ergoaudit {

// For machines: the shortest form of the value rounded to four decimals; "null" when it is not finite. -0 is 0.
[[nodiscard]] std::string machine_number(double value);

// The number that this text stands for: written and read again it is the same, so what is shown from it is shown alike
// from a file. NaN when it is not finite.
[[nodiscard]] double machine_value(double value);

// For people: fixed decimals (half away from zero), without trailing zeros: 73.5 → "73.5", 74.0 → "74".
[[nodiscard]] std::string plain_number(double value, int decimals = 1);

// The same with all its decimals, for columns: 10.0.
[[nodiscard]] std::string fixed_number(double value, int decimals = 1);

// "4.5 cm", "15°", "2 h", "1 day"; the number as `plain_number`.
[[nodiscard]] std::string quantity(double value, Unit unit, int decimals = 1);

// Rounded to 0.1 like `plain_number`: the number that people read.
[[nodiscard]] double rounded_to_tenth(double value);

// Rounded to 0.001, half away from zero: the form in which a measure is compared with its band.
[[nodiscard]] double rounded_to_milli(double value);

}  // namespace ergoaudit
