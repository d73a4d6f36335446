#include "ergoaudit/base/unit.hpp"

#include <array>
#include <cstddef>

namespace ergoaudit {
namespace {

struct UnitWords {
    std::string_view name, symbol;
    std::string_view of_one = {};  // empty: as the symbol
};

// In the order of `Unit`.
constexpr std::array<UnitWords, 21> words = {{
    {"", ""},
    {"cm", "cm"},
    {"mm", "mm"},
    {"in", "in"},
    {"deg", "°"},
    {"arcmin", "minutes of arc", "minute of arc"},
    {"kg", "kg"},
    {"min", "min"},
    {"h", "h"},
    {"days", "days", "day"},
    {"weeks", "weeks", "week"},
    {"months", "months", "month"},
    {"years", "years", "year"},
    {"date", ""},
    {"pct", "%"},
    {"lux", "lux"},
    {"db", "dB"},
    {"celsius", "°C"},
    {"litres", "litres", "litre"},
    {"mmhg", "mmHg"},
    {"money", ""},
}};

}  // namespace

std::string_view symbol(Unit unit) { return words[static_cast<std::size_t>(unit)].symbol; }
std::string_view symbol_of_one(Unit unit) {
    const UnitWords& unit_words = words[static_cast<std::size_t>(unit)];
    return unit_words.of_one.empty() ? unit_words.symbol : unit_words.of_one;
}
std::string_view name(Unit unit) { return words[static_cast<std::size_t>(unit)].name; }

}  // namespace ergoaudit
