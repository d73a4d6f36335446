#include "ergoaudit/plan/setting_range.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>

namespace ergoaudit {
namespace {

constexpr double most_settings = 2000;  // more than any furniture has: such a range is no range
constexpr double a_hair = 1e-6;

// Nobody turns anything by less than a tape tells, nor to what is read as the same: inches lie off the marks.
bool is_where_it_is(double value, double now) {
    constexpr double least_turned = 0.05;
    return std::abs(value - now) < least_turned || rounded_to_tenth(value) == rounded_to_tenth(now);
}

// Of finer steps than usual so many at once: nobody sets an arm to the millimetre, and a place a few millimetres off is
// as good.
double step_of(const Knob& knob, const Facts& facts, Instance at) {
    const auto told = told_beside(knob.fact, "_step");
    if (!told || !facts.knows(*told, at)) return knob.step;
    constexpr double nobody_minds = 1;  // centimetre or degree
    const double own = facts.value(*told, at), most = std::min(knob.step, nobody_minds);
    return own > 0 && own < most ? std::floor(most / own + a_hair) * own : own;
}

// An assumed range begins at a whole millimetre: nobody reads finer from a tape.
double lowest(const Knob& knob, const Facts& facts, Instance at, double low) {
    const bool given = !knob.range_given.exists() || facts.knows(knob.range_given, at);
    return given ? low : std::ceil(low * 10 - a_hair) / 10;
}

// Not known where nobody measured it.
double told_end(const char* word, const Knob& knob, const Facts& facts, Instance at) {
    const auto told = told_beside(knob.fact, word);
    return told ? facts.value(*told, at) : unknown;
}

// In thousandths, as it is written; an end that was told in inches lies between two of them.
double written_inside(double value, double told_low, double told_high) {
    const double written = rounded_to_milli(value);
    if (written < told_low - a_hair) return std::ceil(value * 1000) / 1000;
    if (written > told_high + a_hair) return std::floor(value * 1000) / 1000;
    return written;
}

std::vector<double> range_of(const Knob& knob, const Facts& facts, Instance at, std::span<const Stages> stages) {
    const double told_low = told_end("_min", knob, facts, at), told_high = told_end("_max", knob, facts, at);
    // No end that was measured is passed, whatever is usual; where the usual one is not known there is no range.
    const double low = std::max(evaluate(knob.low, facts, at), told_low);
    const double high = std::min(evaluate(knob.high, facts, at), told_high);
    std::vector<double> values;
    if (evaluate(knob.when, facts, at) != 1 || std::isnan(low) || std::isnan(high)) return values;
    for (const Stages& clicks : stages)
        if (clicks.row == row_of(knob.fact, at)) {
            const double from = clicks.above ? facts[*clicks.above] : 0;
            for (const double value : clicks.values)
                if (from + value >= low - a_hair && from + value <= high + a_hair)
                    values.push_back(rounded_to_milli(from + value));
            return values;
        }
    const double step = step_of(knob, facts, at);
    if (!(step > 0) || !((high - low) / step < most_settings)) return values;
    const double first = lowest(knob, facts, at, low);
    for (int i = 0; first + i * step <= high + a_hair; ++i)
        values.push_back(written_inside(first + i * step, told_low, told_high));
    return values;
}

}  // namespace

std::vector<double> settings_of(const Knob& knob, const Facts& facts, Instance at, std::span<const Stages> stages) {
    const double now = facts.value(knob.fact, at);
    if (std::isnan(now)) return {};
    std::vector<double> values = range_of(knob, facts, at, stages);
    std::erase_if(values, [&](double value) { return is_where_it_is(value, now); });
    values.insert(std::ranges::lower_bound(values, now), now);
    return values;
}

}  // namespace ergoaudit
