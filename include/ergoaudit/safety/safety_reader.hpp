#pragma once
// The files of rules/safety to knowledge: every problem with file, line and column.
//
//   answers_last_days = 28                                  once
//   safety_net = "…"                                        once
//   [anywhere]          number, urgent                      once: when the country is not known
//   [[definition]]      name, is                            an expression with a name; may use those before it
//   [[question]]        key, text, sources, also_yes        one per key of [screening]
//   [[red_flag]]        id, level, when, exercise, only_mobility, clearance, passing, within_weeks, lifted_by,
//   instead_of, text, sources
//   [[contraindication]] code, when, removes, removes_region, prefers, modifies = [{exercise, text}], note, sources
//   [[emergency]]       countries, number, urgent, sources
//   [[headline]]        level, text

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/safety/safety_knowledge.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <span>

namespace ergoaudit {

// All documents together make one body of knowledge; any table may stand in any of them, and definitions are read
// first. Checks here: unknown keys, types, expressions, every key of [screening] asked exactly once, ids named
// elsewhere, levels 1 and 2 without exercises, countries listed once, sources everywhere. Text is kept in `arena`.
[[nodiscard]] Result<SafetyKnowledge> read_safety(std::span<const toml_tree::Document> documents, Arena& arena);

}  // namespace ergoaudit
