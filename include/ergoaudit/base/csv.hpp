#pragma once
// Comma-separated values as in RFC 4180: quotes, doubled quotes and line ends inside them, CRLF or LF, a byte order
// mark before the header.

#include "ergoaudit/base/source_span.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct CsvField {
    std::string_view text;  // without its quotes
    const char* at;         // where it begins in the source
};

// Row after row; the fields of a row are good until the next one is read. `csv` must outlive the reader.
class CsvReader {
  public:
    explicit CsvReader(std::string_view csv);

    // False at the end, and at something that is no CSV: see problem().
    bool next(std::vector<CsvField>& row);

    // What is wrong with the text, in plain words, and where; empty when nothing is.
    [[nodiscard]] std::string_view problem() const { return problem_; }
    [[nodiscard]] SourceSpan problem_at() const { return place_of(problem_at_); }

    // Line and column (code points, from 1) of a place in the source.
    [[nodiscard]] SourceSpan place_of(const char* at) const;

  private:
    bool field(std::vector<CsvField>& row);
    bool quoted(std::vector<CsvField>& row);
    bool stop(std::string_view problem, const char* at);

    std::string_view csv_;
    const char* at_;
    const char* end_;
    std::deque<std::string> unescaped_;  // fields of this row that held doubled quotes
    std::string_view problem_;
    const char* problem_at_;
};

// The field as a cell of a row: in quotes where it needs them.
void append_csv_field(std::string& row, std::string_view field);
// Likewise of words that somebody else wrote: before what a spreadsheet would run as a formula stands an apostrophe.
void append_csv_words(std::string& row, std::string_view words);

}  // namespace ergoaudit
