#include "ergoaudit/base/date.hpp"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

int days_in(int year, int month) {
    constexpr int usual[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : usual[month - 1];
}

TEST(Date, every_day_of_three_centuries_is_one_after_the_day_before_and_comes_back) {
    int expected = *parse_date("1900-01-01");
    for (int year = 1900; year <= 2199; ++year)
        for (int month = 1; month <= 12; ++month)
            for (int day = 1; day <= days_in(year, month); ++day, ++expected) {
                const std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
                ASSERT_EQ(parse_date(text), expected) << text;
                ASSERT_EQ(date_text(expected), text);
            }
}

TEST(Date, days_count_from_1970) {
    EXPECT_EQ(parse_date("1970-01-01"), 0);
    EXPECT_EQ(parse_date("1969-12-31"), -1);
    EXPECT_EQ(parse_date("2000-03-01"), 11017);
}

TEST(Date, what_is_no_day_of_the_calendar_is_refused) {
    for (int year = 1899; year <= 2200; ++year)
        for (int month = 0; month <= 13; ++month)
            for (const int day : {0, 28, 29, 30, 31, 32}) {
                const bool there = year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 &&
                                   day <= days_in(year, month);
                const std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
                ASSERT_EQ(parse_date(text).has_value(), there) << text;
            }
}

TEST(Date, other_spellings_are_refused) {
    for (const char* text : {"", "2026", "2026-3-01", "2026-03-1", "26-03-01", "2026/03/01", "01-03-2026",
                             "2026-03-01 ", " 2026-03-01", "2026-03-01T00:00", "2026-+3-01", "2026--3-01", "2026-03-0x",
                             "20260301", "２０２６-03-01", "today", "-026-03-01"})
        EXPECT_FALSE(parse_date(text)) << text;
}

}  // namespace
}  // namespace ergoaudit
