#pragma once
// What cannot all be true at once, however unusual the person or the room: slips of the pen. Merely unusual measures
// are not judged here.

#include "ergoaudit/base/source_span.hpp"
#include "ergoaudit/facts/description.hpp"

#include <string>
#include <vector>

namespace ergoaudit {

struct Contradiction {
    Row row;              // the value to look at first: of the two, the one written later
    std::string message;  // never repeats a value
    std::string help;
    Sensitivity who_may_see = Sensitivity::health;  // of that value
};

[[nodiscard]] std::vector<Contradiction> contradictions_in(const Description& description);

}  // namespace ergoaudit
