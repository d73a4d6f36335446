#pragma once
// [[definition]] tables (TOML): expressions with a name, so that a condition many rules share is written once.
//
//   name   an identifier without dots
//   is     the expression; may use the definitions before it

#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <vector>

namespace ergoaudit {

// Those of a file that holds other tables as well, checked in `scope` (its definitions are not looked at). Problems
// have their place.
[[nodiscard]] std::vector<Definition> definitions_in(FieldReader& file, Scope scope,
                                                     const toml_tree::Document& document, Arena& arena,
                                                     Diagnostics& problems);

// A file of nothing else (rules/definitions.toml). Facts of every group may be spoken of: whether they are at hand is
// seen where a definition is used.
[[nodiscard]] Result<std::vector<Definition>> read_definitions(const toml_tree::Document& document, Arena& arena);

}  // namespace ergoaudit
