#pragma once
// Where furniture clicks, as it is turned: whatever form the description told it in. Private to this folder.

#include "ergoaudit/facts/description.hpp"

#include <vector>

namespace ergoaudit {

// Of what the desk carries they are counted from the desk, with which they move. Those that nothing can be told from
// are left out: of a lower edge while the height of the picture is not known.
[[nodiscard]] std::vector<Stages> stages_to_turn_by(const Description& description, const Facts& facts);

}  // namespace ergoaudit
