#pragma once
// Units of measurement. One unit per quantity inside the program; others are converted at the door.

#include <string_view>

namespace ergoaudit {

enum class Unit : unsigned char {
    none,  // a count, a ratio, a rating, or a truth value
    cm,
    mm,
    inch,
    deg,
    arcmin,
    kg,
    minutes,
    hours,
    days,
    weeks,
    months,
    years,
    date,  // days since 1970-01-01
    percent,
    lux,
    decibel,
    celsius,
    litres,
    mmhg,
    money,
};

// How the unit is written after a number for people: "cm", "°", "kg", "min", "h"; empty for `none` and `date`.
[[nodiscard]] std::string_view symbol(Unit unit);

// The same after the number 1: "day", "minute of arc".
[[nodiscard]] std::string_view symbol_of_one(Unit unit);

// The word used in rule files and JSON: "cm", "deg", "min", "h", … ; "" for `none`.
[[nodiscard]] std::string_view name(Unit unit);

}  // namespace ergoaudit
