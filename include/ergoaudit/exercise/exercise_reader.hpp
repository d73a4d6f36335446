#pragma once
// Exercise files (rules/exercises/*.toml) to exercises and the programme: every problem with file, line and column.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/exercise/exercise.hpp"
#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <span>

namespace ergoaudit {

// The [[exercise]] tables of all documents, sorted by id, and the one [programme]. Checks here: unknown keys, wrong
// types, ids in kebab-case and used once, regions, equipment and positions that exist, ranges that contain the usual
// dose, class and places that agree, cue length, modifications of listed cautions, what it asks beyond equipment and
// positions (`asks`, an expression that is yes or no, with `asks_why`), links to exercises that exist, a source. The
// seconds are computed. Rule ids and source keys are checked by whoever holds rules and sources; [[source]] tables are
// left to them, too. Expressions may name `definitions`. Text the knowledge views is kept in `arena`.
[[nodiscard]] Result<ExerciseKnowledge> read_exercises(std::span<const toml_tree::Document> documents, Arena& arena,
                                                       std::span<const Definition> definitions);

}  // namespace ergoaudit
