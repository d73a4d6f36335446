#pragma once
// Reads what counts as right and as still bearable: "ideal" and "tolerable" of a rule, and of a profile that sets them
// otherwise.

#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <optional>

namespace ergoaudit {

// Both intervals, the tolerable one around the ideal one and open on the same sides; nothing when something is wrong
// with them, which is then a problem of `fields`.
[[nodiscard]] std::optional<Band> read_band(FieldReader& fields);

}  // namespace ergoaudit
