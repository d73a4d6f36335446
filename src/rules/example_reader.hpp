#pragma once
// The examples of a rule: what is given, and the verdict that must come out.

#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/field_reader.hpp"

namespace ergoaudit {

[[nodiscard]] Example read_example(const toml_tree::Node& table, const toml_tree::Document& document, Arena& arena,
                                   Diagnostics& problems);

}  // namespace ergoaudit
