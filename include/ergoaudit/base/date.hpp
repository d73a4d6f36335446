#pragma once
// Calendar dates as day numbers, without clock or time zone.

#include <optional>
#include <string>
#include <string_view>

namespace ergoaudit {

// Days since 1970-01-01 of "YYYY-MM-DD" (proleptic Gregorian, 1900 to 2199); nothing when it is no such date.
[[nodiscard]] std::optional<int> parse_date(std::string_view text);
[[nodiscard]] std::string date_text(int days_since_1970);

}  // namespace ergoaudit
