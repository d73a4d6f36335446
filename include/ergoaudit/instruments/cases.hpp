#pragma once
// Instruments in bulk: a CSV with one column per item in, a CSV with one column per result out.

#include "ergoaudit/base/result.hpp"
#include "ergoaudit/instruments/instrument.hpp"

#include <string>
#include <string_view>

namespace ergoaudit {

// Columns by name, in any order: the carried ones and every item. Strict: an unknown, missing or repeated column, a row
// of another length, a value that is none of the item's: all of them are reported with row and column (rows as a
// spreadsheet numbers them, the header is row 1; at most `most_case_problems`), and there is no result. Out, in the
// order of the rows: the carried columns, the steps that are results, the level. `file` is its name in messages.
[[nodiscard]] Result<std::string> score_cases(const Instrument& instrument, std::string_view csv,
                                              const std::string& file);

inline constexpr std::size_t most_case_problems = 100;

}  // namespace ergoaudit
