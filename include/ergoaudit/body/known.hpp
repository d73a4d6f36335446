#pragma once
// A number that remembers how it came to be known: arithmetic keeps the weakest provenance of what went in, and NaN
// (not known) stays NaN.

#include "ergoaudit/facts/facts.hpp"

#include <cmath>

namespace ergoaudit {

struct Known {
    double value = unknown;
    Provenance from = Provenance::measured;

    constexpr Known() = default;
    constexpr Known(double constant) : value(constant) {}  // NOLINT: a constant weakens nothing
    constexpr Known(double v, Provenance p) : value(v), from(p) {}

    [[nodiscard]] bool is_known() const { return !std::isnan(value); }
    [[nodiscard]] Known or_else(Known other) const { return is_known() ? *this : other; }
    // The same value, known no better than `p`.
    [[nodiscard]] Known at_best(Provenance p) const { return {value, weaker(from, p)}; }
};

[[nodiscard]] constexpr Known operator+(Known a, Known b) { return {a.value + b.value, weaker(a.from, b.from)}; }
[[nodiscard]] constexpr Known operator-(Known a, Known b) { return {a.value - b.value, weaker(a.from, b.from)}; }
[[nodiscard]] constexpr Known operator*(Known a, Known b) { return {a.value * b.value, weaker(a.from, b.from)}; }
[[nodiscard]] constexpr Known operator/(Known a, Known b) { return {a.value / b.value, weaker(a.from, b.from)}; }
[[nodiscard]] constexpr Known operator-(Known a) { return {-a.value, a.from}; }

// The weakest of their provenances.
template <class... Inputs>
[[nodiscard]] constexpr Provenance weakest(Inputs... inputs) {
    Provenance from = Provenance::measured;
    ((from = weaker(from, Known(inputs).from)), ...);
    return from;
}

// f of the values, known as well as the weakest of them.
template <class F, class... Inputs>
[[nodiscard]] Known apply(F f, Inputs... inputs) {
    return {f(Known(inputs).value...), weakest(inputs...)};
}

[[nodiscard]] inline Known known(const Facts& facts, Fact fact, Instance at = {}) {
    return {facts.value(fact, at), facts.from(fact, at)};
}

// Writes a derived value; what is not a finite number is written as not known.
inline void write(Facts& facts, Fact fact, Known known, Instance at = {}) {
    facts.set(fact, std::isfinite(known.value) ? known.value : unknown, known.from, at);
}

}  // namespace ergoaudit
