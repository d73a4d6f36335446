#pragma once
// The expression language of rules and safety questions: text to program, checked.
//
//   number      73.5, 2e1        one number type; a literal takes the unit it is used with
//   truth       true, false
//   choice      'task' or "task", only compared (== !=) with a choice fact or another quoted name
//   fact        chair.seat_height_cm; of the instance at hand, or of a named one:
//               discomfort.upper_back.severity_0_10, posture.standing.elbow_height_cm, screen[0].distance_cm,
//               rula.left.wrist. A `-` in a fact's path is written `_`: chair.defects.base_cracked
//   operators   + - * /   < <= > >= == !=   && || !   ?:   ( )        as in CEL: same precedence and associativity
//   functions   has(fact) min(a, b, …) max(a, b, …) abs(a) clamp(a, low, high), where high wins
//   names       of `definitions` handed in: the expression they stand for
//
// Units are checked here: + - < == min max ?: want the same unit on both sides, one side of * and the right side of /
// must be without unit (or / divides equal units into none). A yes/no is no number and a number is no yes/no.

#include "ergoaudit/base/result.hpp"
#include "ergoaudit/rules/program.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Definition {
    std::string_view name;  // an identifier without dots
    std::string_view text;  // its expression; may use definitions that stand before it

    friend bool operator==(const Definition&, const Definition&) = default;
};

// What an expression may refer to.
struct Scope {
    Group group = Group::workstation;  // whose instance is at hand: a view also has its screen and its posture
    std::span<const Definition> definitions = {};
    bool all_at_hand =
        false;  // facts of every group may be spoken of: the instance names a screen, a posture, a side …
};

struct CompiledExpression {
    std::vector<Instruction> code;
    Unit unit = Unit::none;
    bool is_truth = false;
};

// All problems have `where` with line 1 and the column inside `text`; the caller moves them to its file. Never throws;
// nesting deeper than 64 or a program that needs more than `most_stack` is an error.
[[nodiscard]] Result<CompiledExpression> compile(std::string_view text, const Scope& scope);

}  // namespace ergoaudit
