#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/rules/judge.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ergoaudit {

namespace {

constexpr bool lies_in(Interval interval, double value) { return value >= interval.from && value <= interval.to; }

// Beyond one end of the ideal band, `out` and `room` counted from there outward.
VerdictAndCredit outside(double out, double room, int side) {
    if (out >= room) return {Verdict::fail, 0, side};
    return {Verdict::partial, std::isinf(room) ? 1 : (room - out) / room, side};
}

// The share of a standard normal distribution between a and b, a <= b, exact also far from the middle.
double normal_share(double a, double b) {
    constexpr double scale = 1 / std::numbers::sqrt2;
    if (a > 0) return 0.5 * (std::erfc(a * scale) - std::erfc(b * scale));
    return 0.5 * (std::erfc(-b * scale) - std::erfc(-a * scale));
}

}  // namespace

VerdictAndCredit place_in(const Band& band, double measured) {
    if (lies_in(band.ideal, measured)) return {Verdict::pass, 1, 0};
    if (measured > band.ideal.to) return outside(measured - band.ideal.to, band.tolerable.to - band.ideal.to, 1);
    return outside(band.ideal.from - measured, band.ideal.from - band.tolerable.from, -1);
}

CreditRange credit_over(const Band& band, double low, double high) {
    if (std::isnan(low) || std::isnan(high)) return {0, 1};
    if (low > high) std::swap(low, high);
    // Credit rises up to the ideal band and falls beyond it: the worst is at an end, the best where it comes nearest.
    const double at_low = place_in(band, low).credit;
    const double at_high = place_in(band, high).credit;
    const bool meets_ideal = low <= band.ideal.to && high >= band.ideal.from;
    return {std::min(at_low, at_high), meets_ideal ? 1 : std::max(at_low, at_high)};
}

double share_in_ideal(const Band& band, double mean, double sd) {
    if (std::isnan(mean) || std::isnan(sd)) return unknown;
    if (sd <= 0) return lies_in(band.ideal, rounded_to_milli(mean)) ? 1 : 0;
    return normal_share((band.ideal.from - mean) / sd, (band.ideal.to - mean) / sd);
}

}  // namespace ergoaudit
