#pragma once
// Fields that knobs and aids share: names of facts and expressions of a group. Private to this folder.

#include "ergoaudit/rules/program.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <string_view>

namespace ergoaudit {

// The fact of that path; none for an empty path, a problem at the field when there is no such fact.
[[nodiscard]] Fact read_fact(FieldReader& fields, std::string_view key, std::string_view path);

// The expression of a required field, read for that group; empty, with a problem, when it does not compile.
[[nodiscard]] Program read_program(FieldReader& fields, std::string_view key, Group group);
// Likewise one that says yes or no.
[[nodiscard]] Program read_condition(FieldReader& fields, std::string_view key, Group group);

}  // namespace ergoaudit
