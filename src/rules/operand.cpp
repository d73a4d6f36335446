#include "operand.hpp"

#include <fmt/format.h>

namespace ergoaudit {

namespace {

Operand number(Unit unit, bool adapts) { return {.kind = Operand::Kind::number, .unit = unit, .adapts = adapts}; }

std::string_view unit_word(Unit unit) { return unit == Unit::none ? "no unit" : name(unit); }

}  // namespace

std::string describe(const Operand& operand) {
    switch (operand.kind) {
        case Operand::Kind::truth:
            return "yes or no";
        case Operand::Kind::number:
            return operand.unit == Unit::none ? "a number without unit"
                                              : fmt::format("a number in {}", name(operand.unit));
        case Operand::Kind::choice:
            return "a choice";
        case Operand::Kind::quoted:
            return "a quoted name";
        case Operand::Kind::broken:
            break;
    }
    return "a mistake";
}

std::optional<Operand> same_unit(const Operand& a, const Operand& b) {
    if (a.adapts) return number(b.unit, b.adapts);
    if (b.adapts || a.unit == b.unit) return number(a.unit, false);
    return std::nullopt;
}

std::optional<Operand> product(const Operand& a, const Operand& b) {
    if (a.unit == Unit::none) return number(b.unit, a.adapts && b.adapts);
    if (b.unit == Unit::none) return number(a.unit, false);
    return std::nullopt;
}

std::optional<Operand> quotient(const Operand& a, const Operand& b) {
    if (b.unit == Unit::none) return number(a.unit, a.adapts && b.adapts);
    if (a.unit == b.unit) return number(Unit::none, false);
    return std::nullopt;
}

std::string both_units(const Operand& a, const Operand& b) {
    return fmt::format("{} and {}", unit_word(a.unit), unit_word(b.unit));
}

}  // namespace ergoaudit
