#pragma once
// The facts of an example as they stand in knowledge files: `given = { "chair.kind" = "task", … }`.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/field_reader.hpp"

namespace ergoaudit {

// The field "given" of a table, or that of another name; a problem when it is missing. Instances may be named:
// "posture.standing.elbow_angle_deg".
[[nodiscard]] std::span<const Given> read_given(FieldReader& fields, const toml_tree::Node& table, Arena& arena,
                                                std::string_view key = "given");

}  // namespace ergoaudit
