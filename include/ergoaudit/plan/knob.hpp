#pragma once
// What can be turned at a workstation for nothing: rules/furniture.toml. Ranges and conditions are expressions over the
// facts, so that a new kind of furniture is an entry of data.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/rules/program.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ergoaudit {

// A workstation and what becomes of the knob there.
struct KnobExample {
    std::span<const Given> given;  // these facts and nothing else; derived facts may be given
    bool cannot = false;           // it is not turned: `when` is not known to hold, or there is no range
    bool never = false;            // and nobody is asked: `when` is known not to hold
    bool asked = false;            // or somebody is: it is not known whether `when` holds
    Interval range = {};           // otherwise the range that comes out, to 0.001 of the unit of the fact
    double aim = unknown;          // and the aim; unknown: the example does not speak of it
    std::uint8_t screen = 0;       // whose knob it is, where each screen has one
    SourceSpan where = {};
};

struct Knob {
    Fact fact;                  // what is turned; its group decides how often: once, or once per screen
    Program when;               // whether it can be turned here; unknown is no
    Program low, high;          // the range it has, in the unit of the fact; none: an end unknown, or low above high
    std::string_view up, down;  // "Raise the seat", "Lower the seat"
    std::string_view assumed;   // said when the range was not given: "this chair is taken to go from {range}"
    std::string_view source;    // key of rules/evidence.toml for the assumed range; may be empty
    Fact range_given;           // known when the person gave the range; none when it is never assumed
    bool is_hub = false;        // much hangs on it: the seat, the desk
    Program aim;                // the setting to prefer among equally good ones; empty: the middle of the bands
    double step = 0;            // what it is set by, where the furniture has no steps of its own
    std::span<const KnobExample> examples;
    SourceLocation where;
};

// The [[knob]] tables in the order in which they are turned: chair, desk, screens, what lies on the desk. Each has at
// least one example; whether they hold and notice slips is asked in plan/knob_check.hpp.
[[nodiscard]] Result<std::vector<Knob>> read_knobs(const toml_tree::Document& document, Arena& arena);

}  // namespace ergoaudit
