#pragma once
// What one table of the safety files must not say alone: names that point elsewhere, and what is missing as a whole.

#include "safety_table.hpp"

#include "ergoaudit/safety/safety_knowledge.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <span>

namespace ergoaudit {

// Whether a fact is a question people answer: a yes/no of one of the four groups, or a number of months or years.
[[nodiscard]] inline bool is_question(const FactInfo& fact) {
    return fact.path.starts_with("screening.") &&
           (!fact.belongs_to.empty() || (fact.kind == Kind::number && fact.unit != Unit::none));
}

// Ids in kebab-case; nothing both removed and preferred or modified by the same entry.
void check_exercises(const Contraindication& entry, SafetyTable& table);

// Every question asked exactly once; flags name flags and keys that exist; what must be there is there.
void check_whole(const SafetyKnowledge& knowledge, std::span<const toml_tree::Document> documents,
                 Diagnostics& problems);

}  // namespace ergoaudit
