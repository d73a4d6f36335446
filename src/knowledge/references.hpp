#pragma once
// Names in one file of rules/ that are defined in another: whoever is misspelt is held back by nobody.

#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <span>

namespace ergoaudit {

// Exercises named by contraindications, codes of contraindications and rules named by exercises: each that is not there
// is a problem at its own place. `documents`: those of rules/safety and rules/exercises.
void check_references(std::span<const toml_tree::Document> documents, const Knowledge& knowledge,
                      Diagnostics& problems);

}  // namespace ergoaudit
