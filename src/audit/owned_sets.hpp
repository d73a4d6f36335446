#pragma once
// Sets of the shop of which somebody has the parts: what is there is not paid for again. Which parts these are is told
// in rules/aids.toml. Private to this folder.

#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/plan/aid.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ergoaudit {

// The parts of this set that are there, unused or to be used on; none where it is no set.
[[nodiscard]] std::vector<std::string_view> owned_parts(std::string_view item, std::span<const Aid> aids,
                                                        const Facts& facts);

// Who has all parts of a set has the set; who has some of them pays for the others, where that is less than the set
// costs. A price that is given for the set stands. What is worked out like that has provenance estimated: the plan
// knows by it that the set uses its parts up.
void count_owned_parts(Facts& facts, std::span<const Aid> aids);

}  // namespace ergoaudit
