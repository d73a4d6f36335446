#pragma once
// Where furniture clicks, as it is turned: whatever form the description told it in. Private to this folder.

#include "ergoaudit/facts/description.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

// Of what the desk carries they are counted from the desk, with which they move. Those that nothing can be told from
// are left out: of a lower edge while the height of the picture is not known. A desk is one frame: it clicks as one
// stands where it does as one sits, unless that is told.
[[nodiscard]] std::vector<Stages> stages_to_turn_by(const Description& description, const Facts& facts);

// Furniture goes as far as it clicks where nobody said how far, and a desk as one stands by the steps it has as one
// sits.
void tell_how_furniture_goes(Facts& facts, std::span<const Stages> stages);

}  // namespace ergoaudit
