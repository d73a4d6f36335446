#include "ergoaudit/base/unit.hpp"

#include <array>
#include <cstddef>

namespace ergoaudit {
namespace {

struct UnitWords {
    std::string_view name, symbol;
};

// In the order of `Unit`.
constexpr std::array<UnitWords, 21> words = {{
    {"", ""},
    {"cm", "cm"},
    {"mm", "mm"},
    {"in", "in"},
    {"deg", "°"},
    {"arcmin", "minutes of arc"},
    {"kg", "kg"},
    {"min", "min"},
    {"h", "h"},
    {"days", "days"},
    {"weeks", "weeks"},
    {"months", "months"},
    {"years", "years"},
    {"date", ""},
    {"pct", "%"},
    {"lux", "lux"},
    {"db", "dB"},
    {"celsius", "°C"},
    {"litres", "litres"},
    {"mmhg", "mmHg"},
    {"money", ""},
}};

}  // namespace

std::string_view symbol(Unit unit) { return words[static_cast<std::size_t>(unit)].symbol; }
std::string_view name(Unit unit) { return words[static_cast<std::size_t>(unit)].name; }

}  // namespace ergoaudit
