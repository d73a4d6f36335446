// Numbers as text, against whole-number arithmetic.

#include "ergoaudit/base/number_text.hpp"

#include <clocale>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

// The double nearest to `digits` shifted right by `places`, as a person would have typed it.
double typed(long long digits, int places) {
    return std::strtod(fmt::format("{}e-{}", digits, places).c_str(), nullptr);
}

// `digits` shifted right by `places`, rounded to one place fewer by hand: half away from zero, no trailing zeros.
std::string one_place_fewer(long long digits, int places) {
    const bool negative = digits < 0;
    const long long positive = negative ? -digits : digits;
    const long long kept = positive / 10 + (positive % 10 >= 5 ? 1 : 0);
    long long scale = 1;
    for (int i = 1; i < places; ++i) scale *= 10;
    std::string text = fmt::format("{}", kept / scale);
    if (kept % scale != 0) {
        text += fmt::format(".{:0{}}", kept % scale, places - 1);
        while (text.ends_with('0')) text.pop_back();
    }
    return negative && kept != 0 ? "-" + text : text;
}

TEST(NumberText, halves_go_away_from_zero_as_typed) {
    EXPECT_EQ(plain_number(0.145, 2), "0.15");  // stored as 0.14499…
    EXPECT_EQ(plain_number(1.005, 2), "1.01");
    EXPECT_EQ(plain_number(2.675, 2), "2.68");
    EXPECT_EQ(plain_number(-0.145, 2), "-0.15");
    EXPECT_EQ(plain_number(72.25, 1), "72.3");
    EXPECT_EQ(plain_number(0.5, 0), "1");
    EXPECT_EQ(plain_number(2.5, 0), "3");
    EXPECT_EQ(plain_number(-2.5, 0), "-3");
    EXPECT_EQ(plain_number(0.1449, 2), "0.14");
    EXPECT_EQ(machine_number(0.00005), "0.0001");
    EXPECT_EQ(machine_number(0.000049), "0");
}

TEST(NumberText, plain_numbers_agree_with_rounding_by_hand) {
    for (long long digits = -30000; digits <= 30000; ++digits) {
        ASSERT_EQ(plain_number(typed(digits, 1), 0), one_place_fewer(digits, 1)) << digits;
        ASSERT_EQ(plain_number(typed(digits, 2), 1), one_place_fewer(digits, 2)) << digits;
        ASSERT_EQ(plain_number(typed(digits, 3), 2), one_place_fewer(digits, 3)) << digits;
    }
}

TEST(NumberText, machine_numbers_agree_with_rounding_by_hand) {
    for (long long digits = -9000000; digits <= 9000000; digits += 37)
        ASSERT_EQ(machine_number(typed(digits, 5)), one_place_fewer(digits, 5)) << digits;
}

TEST(NumberText, a_measure_is_rounded_to_a_thousandth) {
    for (long long digits = -900000; digits <= 900000; digits += 5) {
        const double expected = std::strtod(one_place_fewer(digits, 4).c_str(), nullptr);
        ASSERT_EQ(rounded_to_milli(typed(digits, 4)), expected) << digits;
    }
    EXPECT_TRUE(std::isnan(rounded_to_milli(nan_value)));
    EXPECT_EQ(rounded_to_milli(infinite), infinite);
}

TEST(NumberText, a_number_is_rounded_to_the_tenth_that_is_shown) {
    for (long long digits = -90000; digits <= 90000; digits += 3)
        ASSERT_EQ(rounded_to_tenth(typed(digits, 3)), std::strtod(plain_number(typed(digits, 3)).c_str(), nullptr));
}

TEST(NumberText, whole_numbers_stay_what_they_are_however_large) {
    long long number = 1;
    for (int digits = 1; digits <= 15; ++digits, number = number * 10 + digits % 10) {
        EXPECT_EQ(machine_number(static_cast<double>(number)), fmt::format("{}", number));
        EXPECT_EQ(plain_number(static_cast<double>(-number), 3), fmt::format("-{}", number));
    }
    EXPECT_EQ(machine_number(std::numeric_limits<double>::max()).size(), 309u);
}

TEST(NumberText, nothing_is_ever_minus_zero) {
    EXPECT_EQ(machine_number(-0.0), "0");
    EXPECT_EQ(machine_number(-0.00001), "0");
    EXPECT_EQ(plain_number(-0.0), "0");
    EXPECT_EQ(plain_number(-0.04), "0");
    EXPECT_EQ(plain_number(-0.05), "-0.1");
}

TEST(NumberText, what_is_not_known_is_null_for_machines_and_a_question_mark_for_people) {
    for (const double value : {nan_value, infinite, -infinite}) {
        EXPECT_EQ(machine_number(value), "null");
        EXPECT_EQ(plain_number(value), "?");
    }
}

TEST(NumberText, trailing_zeros_go_but_zeros_of_the_number_stay) {
    EXPECT_EQ(plain_number(74.0), "74");
    EXPECT_EQ(plain_number(73.5), "73.5");
    EXPECT_EQ(plain_number(100.0, 0), "100");
    EXPECT_EQ(plain_number(100.0, 3), "100");
    EXPECT_EQ(machine_number(1200), "1200");
    EXPECT_EQ(machine_number(0.1), "0.1");
}

TEST(NumberText, a_quantity_carries_its_unit_as_people_write_it) {
    EXPECT_EQ(quantity(4.5, Unit::cm), "4.5 cm");
    EXPECT_EQ(quantity(15, Unit::deg), "15°");
    EXPECT_EQ(quantity(20, Unit::arcmin), "20 minutes of arc");
    EXPECT_EQ(quantity(1, Unit::days), "1 day");
    EXPECT_EQ(quantity(1, Unit::litres), "1 litre");
    EXPECT_EQ(quantity(1.5, Unit::days), "1.5 days");
    EXPECT_EQ(quantity(60, Unit::percent), "60%");
    EXPECT_EQ(quantity(2, Unit::hours), "2 h");
    EXPECT_EQ(quantity(90, Unit::minutes), "90 min");
    EXPECT_EQ(quantity(3, Unit::none), "3");
    EXPECT_EQ(quantity(1.25, Unit::litres, 2), "1.25 litres");
}

TEST(NumberText, one_of_a_unit_is_told_as_one) {
    EXPECT_EQ(quantity(1, Unit::arcmin), "1 minute of arc");
    EXPECT_EQ(quantity(2, Unit::arcmin), "2 minutes of arc");
    EXPECT_EQ(quantity(1, Unit::days), "1 day");
    EXPECT_EQ(quantity(1.01, Unit::weeks), "1 week");
    EXPECT_EQ(quantity(1, Unit::litres), "1 litre");
    EXPECT_EQ(quantity(1, Unit::hours), "1 h");
    EXPECT_EQ(quantity(1, Unit::deg), "1°");
}

TEST(NumberText, every_unit_but_a_count_has_a_name_of_its_own) {
    for (int i = 1; i <= static_cast<int>(Unit::money); ++i) {
        EXPECT_NE(name(static_cast<Unit>(i)), "") << i;
        for (int j = 0; j < i; ++j) EXPECT_NE(name(static_cast<Unit>(i)), name(static_cast<Unit>(j))) << i << " " << j;
    }
}

TEST(NumberText, the_locale_changes_nothing) {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* locale : {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "C.UTF-8"}) {
        std::setlocale(LC_ALL, locale);
        EXPECT_EQ(machine_number(1234567.125), "1234567.125") << locale;
        EXPECT_EQ(plain_number(73.5), "73.5") << locale;
        EXPECT_EQ(quantity(0.25, Unit::cm, 2), "0.25 cm") << locale;
    }
    std::setlocale(LC_ALL, before.c_str());
}

}  // namespace
}  // namespace ergoaudit
