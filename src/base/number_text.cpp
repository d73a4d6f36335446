#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace ergoaudit {
namespace {

// Fixed decimals of a finite value, then trailing zeros and a trailing point taken off; "-0" is "0".
std::string fixed_without_zeros(double value, int decimals) {
    char buffer[400];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
    std::string text(buffer, error == std::errc() ? end : buffer);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

// Half away from zero at that many decimals. The nudge makes 0.145 (stored as 0.14499…) round as people expect; it
// stays small where numbers are large, and numbers without room for decimals stay as they are.
double rounded(double value, int decimals) {
    constexpr double scales[] = {1, 10, 100, 1000, 10000};
    const double scale = decimals >= 0 && decimals < 5 ? scales[decimals] : std::pow(10.0, decimals);
    const double scaled = value * scale;
    if (!(std::abs(scaled) < 0x1p53)) return value;
    return std::round(scaled + std::copysign(std::min(std::abs(scaled) * 1e-14, 1e-3), scaled)) / scale;
}

}  // namespace

std::string machine_number(double value) {
    if (!std::isfinite(value)) return "null";
    return fixed_without_zeros(rounded(value, 4), 4);
}

double machine_value(double value) {
    if (!std::isfinite(value)) return std::numeric_limits<double>::quiet_NaN();
    return rounded(value, 4) + 0.0;  // -0 is 0
}

std::string plain_number(double value, int decimals) {
    if (!std::isfinite(value)) return "?";
    return fixed_without_zeros(rounded(value, decimals), decimals);
}

std::string fixed_number(double value, int decimals) {
    if (!std::isfinite(value)) return "?";
    char buffer[400];
    const double shown = rounded(value, decimals);
    const auto [end, error] =
        std::to_chars(buffer, buffer + sizeof buffer, shown == 0 ? 0.0 : shown, std::chars_format::fixed, decimals);
    return std::string(buffer, error == std::errc() ? end : buffer);
}

std::string quantity(double value, Unit unit, int decimals) {
    std::string text = plain_number(value, decimals);
    const std::string_view sign = text == "1" ? symbol_of_one(unit) : symbol(unit);
    if (unit != Unit::deg && unit != Unit::percent && !sign.empty()) text += ' ';
    return text.append(sign);
}

double rounded_to_tenth(double value) { return rounded(value, 1); }

double rounded_to_milli(double value) { return rounded(value, 3); }

}  // namespace ergoaudit
