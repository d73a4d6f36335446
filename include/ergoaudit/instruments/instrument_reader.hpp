#pragma once
// A file of rules/instruments/ to an instrument: every problem with file, line and column.
//
//   id, name, title, group, each_posture, applies, tells, cannot_tell, in_short, assumptions,
//   sources    once
//   level_name, level_is_yes_no, levels = [{ from, level, text }]
//   [[definition]]  name, is                 an expression with a name; may use those before it
//   [[carried]]     name, values, may_be_empty
//   [[item]]        id, text, assumes, usual, when_empty and either
//                     options = [{ name, points, when, unless_assumed, derived_only, because }], or
//                     points, when           a yes/no item: options "0" and "1"
//   [[step]]        id, output, and one of
//                     sum = [ids], product = [ids], with least and most
//                     rows = [{ of, from, to }], columns = [{ of, from, to }], cells = [[…], …]
//   [[note]]        when, text
//   [[example]]     title, items = { item = "option" or "?" }, expect = { step = number or [low, high] }
//                   or title, given = { fact = value }, items = { … }: what follows from facts alone

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/instruments/instrument.hpp"
#include "ergoaudit/toml/tree.hpp"

namespace ergoaudit {

// Checks here: unknown keys, types, expressions, names; that steps use every item and step exactly once; that a table
// is a full rectangle over its axes and that nothing falls outside them; that no step has too many values; levels
// rising; sources. Text is kept in `arena`.
[[nodiscard]] Result<Instrument> read_instrument(const toml_tree::Document& document, Arena& arena);

}  // namespace ergoaudit
