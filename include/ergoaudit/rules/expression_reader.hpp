#pragma once
// Expressions as they stand in knowledge files: compiled, kept, and complained about at their place in the file.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/toml/field_reader.hpp"
#include "ergoaudit/toml/tree.hpp"

namespace ergoaudit {

// The expression written as a string at `node`, its text and code kept in `arena`. Empty when it is no string or has
// problems; these are then added with their place inside the quoted text.
[[nodiscard]] Program read_expression(const toml_tree::Node& node, const Scope& scope,
                                      const toml_tree::Document& document, Arena& arena, Diagnostics& problems);

// Likewise of a field; empty also when the field is absent.
[[nodiscard]] Program read_expression(FieldReader& fields, std::string_view key, const Scope& scope);
// A number instead of a yes or no is a problem, too.
[[nodiscard]] Program read_truth(FieldReader& fields, std::string_view key, const Scope& scope);

// Likewise of the piece of that string that begins at byte `begin`.
[[nodiscard]] Program read_expression_within(const toml_tree::Node& node, std::size_t begin, std::size_t length,
                                             const Scope& scope, const toml_tree::Document& document, Arena& arena,
                                             Diagnostics& problems);

// Where characters of a string value stand in the file: `inside` counts in the value (line 1, column from 1). A string
// that is not written as it reads (escapes, several lines) gives the place of the whole value.
[[nodiscard]] SourceSpan place_inside(const toml_tree::Document& document, const toml_tree::Node& string,
                                      SourceSpan inside);

}  // namespace ergoaudit
