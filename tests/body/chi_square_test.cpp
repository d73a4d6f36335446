#include "ergoaudit/body/chi_square.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

TEST(ChiSquareTail, AgreesWithPrintedTables) {
    EXPECT_NEAR(chi_square_tail(3.841, 1), 0.05, 1e-4);
    EXPECT_NEAR(chi_square_tail(5.991, 2), 0.05, 1e-4);
    EXPECT_NEAR(chi_square_tail(18.307, 10), 0.05, 1e-4);
    EXPECT_NEAR(chi_square_tail(15.137, 1), 1e-4, 1e-6);
    EXPECT_NEAR(chi_square_tail(37.697, 15), 1e-3, 1e-5);
}

// The density summed by Simpson's rule from x on.
double by_integration(double x, int freedom) {
    const double end = x + 400;
    const int steps = 400000;
    const double h = (end - x) / steps;
    const auto density = [&](double t) {
        const double a = freedom / 2.0;
        return std::exp((a - 1) * std::log(t) - t / 2 - a * std::log(2) - std::lgamma(a));
    };
    double sum = density(x) + density(end);
    for (int i = 1; i < steps; ++i) sum += (i % 2 ? 4 : 2) * density(x + i * h);
    return sum * h / 3;
}

TEST(ChiSquareTail, IsTheIntegralOfItsDensity) {
    for (int freedom = 1; freedom <= 28; ++freedom)
        for (const double x : {0.5, 3.0, 17.0, 60.0})
            EXPECT_NEAR(chi_square_tail(x, freedom), by_integration(x, freedom), 1e-9) << freedom << " " << x;
}

TEST(ChiSquareTail, IsAProbabilityWhateverIsAsked) {
    for (const int freedom : {-1, 0, 1, 2, 30})
        for (const double x : {-1.0, 0.0, 1e-300, 1e300, double(INFINITY), double(NAN)}) {
            const double tail = chi_square_tail(x, freedom);
            EXPECT_GE(tail, 0) << freedom << " " << x;
            EXPECT_LE(tail, 1) << freedom << " " << x;
        }
    EXPECT_EQ(chi_square_tail(5, 0), 1);
}

}  // namespace
}  // namespace ergoaudit
