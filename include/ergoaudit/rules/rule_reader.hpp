#pragma once
// Rule files (TOML; `src/README.md`) to rules: every problem with file, line and column.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

// The [[rule]] tables of one file. Checks here: unknown keys, wrong types, expressions, units, band order (tolerable
// contains ideal, nothing empty), id in kebab-case, at least one source and example, facts named in examples and
// `adjust`. Expressions may use the `definitions`. Text the rules view is kept in `arena`.
[[nodiscard]] Result<std::vector<Rule>> read_rules(const toml_tree::Document& document, Arena& arena,
                                                   std::span<const Definition> definitions = {});

}  // namespace ergoaudit
