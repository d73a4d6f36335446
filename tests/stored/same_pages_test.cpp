// Every page made from a stored report is the page made at once, byte for byte.

#include "tests/render/hostile.hpp"
#include "tests/stored/restored.hpp"
#include "tests/support/cases.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <regex>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::Restored;

const std::vector<Audit>& random_audits() {
    static const std::vector<Audit> audits = testing::audited_random(testing::cases(200), 2026);
    return audits;
}

std::vector<Format> every_format() {
    std::vector<Format> all(formats().begin(), formats().end());
    all.insert(all.end(), exercise_formats().begin(), exercise_formats().end());
    return all;
}

std::vector<TextStyle> styles_of(std::string_view format) {
    if (format != "text" && format != "markdown") return {{}};
    return {{}, {.verbose = true}, {.quiet = true}, {.width = 47, .ascii = true, .verbose = true}, {.colour = true}};
}

void expect_same_pages(const Report& report) {
    Restored restored;
    testing::restore(restored, as_json(report));
    ASSERT_TRUE(restored.ok) << testing::all_said(restored.problems);
    for (const Format& format : every_format()) {
        if (report.role == Role::manager && !format.for_managers) continue;
        for (const TextStyle& style : styles_of(format.name))
            EXPECT_EQ(format.render(report, style), format.render(restored.report, style))
                << format.name << ", " << role_names[static_cast<std::size_t>(report.role)] << ", "
                << report.audits.front().source;
    }
}

constexpr Role every_role[] = {Role::employee, Role::manager, Role::oh};

// Fields that were added since are nobody's duty.
TEST(SamePages, of_a_report_written_before_sums_and_parts_were_told_can_still_be_made) {
    std::size_t told = 0;
    for (const Audit& audit : testing::audited_examples()) {
        const std::string now = as_json(testing::settled_report({audit}, Role::employee));
        const std::string before = std::regex_replace(
            now,
            std::regex(R"re("(sums": (null|"[^"]*")|(clears_parts|lessens|keeps)": \[[^\]]*\]),|,\s*"limits": \[\])re"),
            "");
        told += before.size() < now.size() ? 1U : 0U;
        EXPECT_EQ(before.find("\"sums\""), std::string::npos);
        EXPECT_EQ(before.find("\"limits\""), std::string::npos);
        Restored restored;
        testing::restore(restored, before);
        EXPECT_TRUE(restored.ok) << testing::all_said(restored.problems);
    }
    EXPECT_GT(told, 0u);
}

TEST(SamePages, of_every_story_for_every_role_in_every_format) {
    for (const Audit& audit : testing::audited_examples())
        for (const Role role : every_role) {
            expect_same_pages(testing::settled_report({audit}, role));
            if (HasFailure()) return;
        }
}

TEST(SamePages, of_random_workstations) {
    for (const Audit& audit : random_audits())
        for (const Role role : every_role) {
            expect_same_pages(testing::settled_report({audit}, role));
            if (HasFailure()) return;
        }
}

TEST(SamePages, of_many_at_once_with_some_that_were_not_read) {
    std::vector<Audit> audits = testing::audited_examples();
    audits.insert(audits.begin() + 2,
                  unreadable("broken.toml", {{.file = "broken.toml", .where = {3, 7, 2}, .message = "no such key"}}));
    audits.insert(audits.end(), random_audits().begin(), random_audits().end());
    for (const Role role : every_role) expect_same_pages(testing::settled_report(audits, role));
    for (const Role role : every_role) expect_same_pages(testing::settled_report({unreadable("-", {})}, role));
}

TEST(SamePages, of_descriptions_whose_every_word_means_harm) {
    for (const Audit& audit : testing::hostile_audits())
        for (const Role role : every_role) expect_same_pages(testing::settled_report({audit}, role));
}

// --- numbers --------------------------------------------------------------------------------------------------------

std::vector<double> numbers_of(Audit audit) {
    std::vector<double> numbers;
    for_each_number(audit, [&](double& number) { numbers.push_back(number); });
    return numbers;
}

std::vector<std::uint64_t> bits_of(const std::vector<double>& numbers) {
    std::vector<std::uint64_t> bits;
    for (const double number : numbers)
        bits.push_back(std::isnan(number) ? ~std::uint64_t{0} : std::bit_cast<std::uint64_t>(number));
    return bits;
}

TEST(Settled, twice_is_the_same_as_once_to_the_last_bit) {
    std::size_t looked_at = 0;
    for (const auto* audits : {&testing::audited_examples(), &random_audits()})
        for (const Audit& audit : *audits) {
            const Audit once = settled(audit);
            EXPECT_EQ(bits_of(numbers_of(once)), bits_of(numbers_of(settled(once)))) << audit.source;
            looked_at += numbers_of(once).size();
        }
    EXPECT_GT(looked_at, 10000u);
}

TEST(Settled, every_number_comes_back_to_the_last_bit) {
    for (const auto* audits : {&testing::audited_examples(), &random_audits()})
        for (const Audit& audit : *audits) {
            const Report report = testing::settled_report({audit});
            Restored restored;
            testing::restore(restored, as_json(report));
            ASSERT_TRUE(restored.ok) << testing::all_said(restored.problems);
            const std::vector<double> made = numbers_of(report.audits[0]), read = numbers_of(restored.report.audits[0]);
            ASSERT_EQ(made.size(), read.size());
            for (std::size_t i = 0; i < made.size(); ++i)
                EXPECT_EQ(bits_of({made[i]}), bits_of({read[i]}))
                    << audit.source << ", number " << i << ": " << made[i];
        }
}

TEST(Settled, moves_no_number_further_than_half_of_the_fourth_decimal) {
    for (const Audit& audit : random_audits()) {
        const std::vector<double> before = numbers_of(audit), after = numbers_of(settled(audit));
        ASSERT_EQ(before.size(), after.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            if (std::isfinite(before[i]) && std::isfinite(after[i])) EXPECT_NEAR(before[i], after[i], 0.5001e-4);
    }
}

TEST(Settled, decides_nothing_anew) {
    for (const Audit& audit : random_audits()) {
        const Audit after = settled(audit);
        EXPECT_EQ(after.exit, audit.exit);
        EXPECT_EQ(after.gate_passed, audit.gate_passed);
        EXPECT_EQ(after.score.total.label, audit.score.total.label);
        for (std::size_t i = 0; i < audit.findings.size(); ++i)
            EXPECT_EQ(after.findings[i].verdict, audit.findings[i].verdict);
    }
}

TEST(MachineValue, is_what_its_text_says) {
    std::mt19937_64 random(7);
    for (std::size_t i = 0; i < testing::cases(200000); ++i) {
        const double size = std::pow(10.0, static_cast<double>(random() % 15) - 5);  // no number of a report is larger
        const double value = (static_cast<double>(random() >> 11) / 0x1p53 - 0.5) * size;
        const double settled_value = machine_value(value);
        EXPECT_EQ(std::stod(machine_number(value)), settled_value) << fmt::format("{}", value);
        EXPECT_EQ(machine_value(settled_value), settled_value);
    }
    EXPECT_FALSE(std::signbit(machine_value(-1e-9)));
    EXPECT_TRUE(std::isnan(machine_value(INFINITY)));
}

}  // namespace
}  // namespace ergoaudit
