#pragma once
// Private to the exercise readers: [programme], and the whole numbers and ranges both readers meet.

#include "ergoaudit/exercise/exercise.hpp"
#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/toml/field_reader.hpp"

namespace ergoaudit {

// A whole number of 0 or more; a missing field is the fallback, anything else a problem.
[[nodiscard]] int whole_or(FieldReader& fields, std::string_view key, int fallback);
// A whole number, or [from, to] with from <= to.
[[nodiscard]] Range range_or(FieldReader& fields, std::string_view key, Range fallback);

[[nodiscard]] Programme read_programme(FieldReader fields, std::span<const Definition> definitions);

}  // namespace ergoaudit
