#include "ergoaudit/body/chi_square.hpp"

#include <algorithm>
#include <cmath>

namespace ergoaudit {

// The finite sums for whole and half integers, Q(a, y) with y = x/2, a = freedom/2:
// Q(a + 1, y) = Q(a, y) + y^a e^-y / Γ(a + 1), from Q(0, y) = 0 and Q(1/2, y) = erfc(√y).
double chi_square_tail(double x, int freedom) {
    if (freedom <= 0 || !(x > 0)) return 1;
    if (std::isinf(x)) return 0;
    const double y = x / 2;
    const bool odd = freedom % 2 != 0;
    double tail = odd ? std::erfc(std::sqrt(y)) : 0;
    for (double a = odd ? 0.5 : 0; a < freedom / 2.0 - 0.25; a += 1)
        tail += std::exp(a * std::log(y) - y - std::lgamma(a + 1));
    return std::clamp(tail, 0.0, 1.0);
}

}  // namespace ergoaudit
