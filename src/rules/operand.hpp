#pragma once
// What a part of an expression is: yes or no, a number with its unit, a choice, a quoted name. The unit rules of
// `expression.hpp` are here.

#include "ergoaudit/base/unit.hpp"
#include "ergoaudit/facts/fact.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ergoaudit {

struct Operand {
    enum class Kind : unsigned char {
        broken,  // already reported: fits everywhere
        truth,
        number,
        choice,  // a choice fact
        quoted,  // a quoted name
    };
    Kind kind = Kind::broken;
    Unit unit = Unit::none;       // of a number
    bool adapts = false;          // a number made of literals only: takes the unit it is used with
    Fact fact = {};               // of a choice
    std::string_view name = {};   // of a quoted name
    std::size_t instruction = 0;  // that pushes the quoted name's value
    std::size_t begin = 0;        // place in the text
    std::size_t end = 0;

    [[nodiscard]] bool is(Kind k) const { return kind == k; }
    [[nodiscard]] bool fits(Kind k) const { return kind == k || kind == Kind::broken; }
};

// "a number in cm", "a number without unit", "yes or no", "a choice", "a quoted name".
[[nodiscard]] std::string describe(const Operand& operand);

// Of two numbers: the one both are of, when their units agree.
[[nodiscard]] std::optional<Operand> same_unit(const Operand& a, const Operand& b);
// Of two numbers: their product's or quotient's unit; nothing when there is no such unit.
[[nodiscard]] std::optional<Operand> product(const Operand& a, const Operand& b);
[[nodiscard]] std::optional<Operand> quotient(const Operand& a, const Operand& b);

// "cm and deg", "cm and no unit".
[[nodiscard]] std::string both_units(const Operand& a, const Operand& b);

}  // namespace ergoaudit
