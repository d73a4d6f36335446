#pragma once
// A workstation that was changed, as a person would describe it then: what a plan writes back.

#include "ergoaudit/body/population.hpp"
#include "ergoaudit/facts/facts.hpp"

namespace ergoaudit {

// `written` is what was described, `before` the same completed and derived, `after` the same changed with `turn` and
// `set` and derived again. The answer is `written` with every change in the form in which it was written (a screen's
// height above the desk stays one), and with what was measured or seen of the body on this furniture moved along, as it
// would be measured on the new settings: reading it gives `after`, but that a "no" which only a whole list could say is
// left out. Values are rounded to 0.001.
[[nodiscard]] Facts described_again(const Facts& written, const Facts& before, const Facts& after,
                                    const Allowances& allowances);

}  // namespace ergoaudit
