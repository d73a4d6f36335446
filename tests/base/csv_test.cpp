#include "ergoaudit/base/csv.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& csv) {
    CsvReader reader(csv);
    std::vector<CsvField> row;
    std::vector<std::vector<std::string>> rows;
    while (reader.next(row)) {
        rows.emplace_back();
        for (const CsvField& field : row) rows.back().emplace_back(field.text);
    }
    EXPECT_EQ(reader.problem(), "") << csv;
    return rows;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, FieldsRowsAndLineEnds) {
    EXPECT_EQ(rows_of("a,b\nc,d\n"), (Rows{{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(rows_of("a,b\r\nc,d"), (Rows{{"a", "b"}, {"c", "d"}}));
    EXPECT_EQ(rows_of("a,,\n,\n"), (Rows{{"a", "", ""}, {"", ""}}));
    EXPECT_EQ(rows_of("\n\n"), (Rows{{""}, {""}}));
    EXPECT_EQ(rows_of(""), Rows{});
    EXPECT_EQ(rows_of("\xEF\xBB\xBF"), Rows{});
    EXPECT_EQ(rows_of("\xEF\xBB\xBF\"a\",b\n"), (Rows{{"a", "b"}}));
    EXPECT_EQ(rows_of("a\rb,c\n"), (Rows{{"a\rb", "c"}}));  // a lone return ends no line
}

TEST(Csv, Quotes) {
    EXPECT_EQ(rows_of("\"a,b\",\"c\nd\",\"e\"\"f\"\r\n\"\",\"\"\"\"\n"), (Rows{{"a,b", "c\nd", "e\"f"}, {"", "\""}}));
}

TEST(Csv, ProblemsHaveAPlace) {
    const auto problem = [](std::string csv) {
        CsvReader reader(csv);
        std::vector<CsvField> row;
        while (reader.next(row)) {
        }
        EXPECT_FALSE(reader.next(row));
        const SourceSpan at = reader.problem_at();
        return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::string(reader.problem());
    };
    EXPECT_EQ(problem("a,b\nö,\"c\n"), "2:3 this quote is never closed");
    EXPECT_EQ(problem("a,b\nc\"d,e\n"), "2:2 a quote inside a field that does not begin with one");
    EXPECT_EQ(problem("\"a\"b\n"), "1:4 after the closing quote only a comma or the end of the line may stand");
}

TEST(Csv, WhatIsWrittenIsRead) {
    std::mt19937 random(3);
    constexpr std::string_view letters = "ab,\"\n\r ;";
    for (int run = 0; run < 2000; ++run) {
        Rows rows(1 + random() % 3);
        std::string csv;
        for (auto& row : rows) {
            row.resize(1 + random() % 4);
            for (std::size_t i = 0; i < row.size(); ++i) {
                for (std::size_t n = random() % 5; n > 0; --n) row[i] += letters[random() % letters.size()];
                if (i > 0) csv += ',';
                append_csv_field(csv, row[i]);
            }
            csv += run % 2 == 0 ? "\n" : "\r\n";
        }
        EXPECT_EQ(rows_of(csv), rows);
    }
}

TEST(Csv, WordsNeverRunInASpreadsheet) {
    const auto cell = [](std::string_view words) {
        std::string row;
        append_csv_words(row, words);
        return row;
    };
    for (const char* harmless : {"anna", "12", "-4.5", "a=b", "", "7-8"}) EXPECT_EQ(cell(harmless), harmless);
    for (const char* formula : {"=1+1", "+4", "-a", "@sum", "  =x", "\xC2\xA0=x", "\t=x", "-1.2.3"})
        EXPECT_EQ(cell(formula), "'" + std::string(formula));
    EXPECT_EQ(cell("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}

}  // namespace
}  // namespace ergoaudit
