#pragma once
// Private to this module: the pass over the text that comes before the TOML library. It knows TOML's structure (keys,
// strings, brackets, comments) but not what a bare value means, refuses what the library must never see, and notes
// where everything stands.

#include "ergoaudit/base/source_span.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit::toml_tree {

inline constexpr std::uint32_t deepest_nesting = 64;
inline constexpr std::uint32_t most_tables = 20000;  // the library's search for tables is linear

struct ScanProblem {
    SourceSpan where;
    std::string message;
    std::string help;
};

struct Scan {
    std::vector<SourceSpan> keys;                 // first segment of every key and header name, in order
    std::vector<SourceSpan> values;               // every value, lists and inline tables too; length on its first line
    std::vector<SourceSpan> values_and_comments;  // plain values and comments, one span per line they touch, in order
    std::optional<ScanProblem> problem;           // the first one
    bool problem_in_key = false;                  // what stands there was read as a key, so it may be shown
};

// The first byte that no TOML text may hold: malformed UTF-8 or a control character.
[[nodiscard]] std::optional<ScanProblem> first_forbidden_character(std::string_view text);

// `text` is free of forbidden characters.
[[nodiscard]] Scan scan(std::string_view text);

}  // namespace ergoaudit::toml_tree
