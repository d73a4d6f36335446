// The conformance cases of CEL that lie in our subset give the same results. A CEL error (division by zero) is our
// "unknown".

#include "ergoaudit/rules/expression.hpp"

#include <charconv>
#include <cmath>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

struct Case {
    std::string name, checked, kind, expected, text;
};

std::vector<Case> read_cases() {
    std::ifstream file("tests/rules/cel_conformance.tsv");
    std::vector<Case> cases;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#')) continue;
        std::vector<std::string> cells(1);
        for (const char c : line) {
            if (c == '\t' && cells.size() < 5)
                cells.emplace_back();
            else
                cells.back() += c;
        }
        if (cells.size() == 5) cases.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
    }
    return cases;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Why a case is no case of ours; empty when it is one.
std::string left_out_because(const Case& c) {
    static const std::regex ordered_truth("(true|false) *[<>]=? *(true|false)");
    const bool has_quotes = has(c.text, "'") || has(c.text, "\"");
    if (c.checked == "no") return "the type checker of CEL refuses it, ours may";
    if (has(c.text, "%")) return "no remainder";
    if (has(c.text, "0x")) return "no hexadecimal numbers";
    if (has(c.text, "int(")) return "one number type: no conversions";
    if (has(c.expected, "overflow")) return "one number type: integers do not overflow";
    if (has(c.text, "\\u")) return "no escapes in quoted names";
    if (has_quotes && (has(c.text, "<") || has(c.text, ">"))) return "quoted names have no order";
    if (c.kind == "string") return "a quoted name is no result";
    if (std::regex_match(c.text, ordered_truth)) return "truth values have no order";
    if (has(c.text, "0.0/0.0") || has(c.expected, "inf") || has(c.expected, "Inf")) return "not finite is unknown";
    if (has(c.text, "1e-324")) return "a number too small for its type is an error";
    return {};
}

double expected_value(const Case& c) {
    if (c.kind == "error") return unknown;
    if (c.kind == "bool") return c.expected == "true" ? 1 : 0;
    double value = unknown;
    std::from_chars(c.expected.data(), c.expected.data() + c.expected.size(), value);
    EXPECT_FALSE(std::isnan(value)) << c.expected;
    return value;
}

void expect_value(const Case& c, const CompiledExpression& compiled) {
    const Program program = {
        .text = c.text, .code = compiled.code, .unit = compiled.unit, .is_truth = compiled.is_truth};
    const double expected = expected_value(c);
    const double value = evaluate(program, Facts{}, {});
    EXPECT_TRUE(std::isnan(expected) ? std::isnan(value) : value == expected)
        << c.name << ": " << c.text << " gives " << value << ", not " << c.expected;
    if (c.kind != "error") {
        EXPECT_EQ(compiled.is_truth, c.kind == "bool") << c.text;
    }
}

TEST(CelConformance, EveryCaseOfOurSubsetHolds) {
    int in_subset = 0;
    std::map<std::string, int> left_out;
    for (const Case& c : read_cases()) {
        if (const std::string why = left_out_because(c); !why.empty()) {
            ++left_out[why];
            continue;
        }
        ++in_subset;
        const auto compiled = compile(c.text, {});
        ASSERT_TRUE(compiled.ok()) << c.text << ": " << compiled.problems().front().message;
        expect_value(c, compiled.value());
    }
    const std::map<std::string, int> expected = {
        {"the type checker of CEL refuses it, ours may", 20},
        {"quoted names have no order", 26},
        {"truth values have no order", 12},
        {"one number type: integers do not overflow", 9},
        {"not finite is unknown", 6},
        {"no remainder", 5},
        {"no escapes in quoted names", 3},
        {"no hexadecimal numbers", 2},
        {"a number too small for its type is an error", 1},
        {"a quoted name is no result", 1},
        {"one number type: no conversions", 1},
    };
    EXPECT_EQ(left_out, expected);
    EXPECT_EQ(in_subset, 128);
}

// What CEL's own checker refuses is refused by ours too, or means the same.
TEST(CelConformance, WhatTheCheckerRefusesIsRefusedOrRight) {
    int refused = 0;
    for (const Case& c : read_cases()) {
        if (c.checked == "yes") continue;
        const auto compiled = compile(c.text, {});
        if (compiled.ok())
            expect_value(c, compiled.value());
        else
            ++refused;
    }
    EXPECT_EQ(refused, 19);  // of 20: 1.0 == 1 compares two numbers here
}

}  // namespace
}  // namespace ergoaudit
