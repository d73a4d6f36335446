#pragma once
// Things that would stand in one place once a plan is carried out: what each plan heeds besides the rules. Pure.

#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/rules/rule.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

// Those that can come about here: they apply to the workstation as it was found, always from then on, and everything
// that they rest on is known. How near things are already is near enough, so that each of them passes as found.
[[nodiscard]] std::vector<Rule> clashes_to_heed(std::span<const Rule> clashes, const Facts& found);

}  // namespace ergoaudit
