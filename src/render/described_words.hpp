#pragma once
// Private to this folder: what somebody described, in words, for records and letters.

#include "ergoaudit/audit/audit.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit {

// "Upper back", "Wrist and hand".
[[nodiscard]] std::string region_in_words(std::uint8_t region);
// The regions about which anything hurts or is said, in the order of the table.
[[nodiscard]] std::vector<std::uint8_t> regions_described(const Facts& facts);
// "6 of 10 at its worst, 2 at rest; daily; for 8 weeks; it builds up toward the end of the day".
[[nodiscard]] std::string discomfort_in_words(const Facts& facts, std::uint8_t region);

// Conditions and questions about health to which the answer is yes, one each: "weeks of pregnancy: 20".
[[nodiscard]] std::vector<std::string> health_in_words(const Facts& facts);

// What is known of work and exposure, as pairs of a subject and what is said of it.
using SaidOf = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] SaidOf work_in_words(const Audit& audit);
// The assessment's own head: number, day, who, where, why.
[[nodiscard]] SaidOf assessment_in_words(const Audit& audit);

}  // namespace ergoaudit
