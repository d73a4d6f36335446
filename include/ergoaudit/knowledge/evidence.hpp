#pragma once
// Where the rules' numbers come from: each source once, cited by key.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <string_view>
#include <vector>

namespace ergoaudit {

struct Source {
    std::string_view key;
    std::string_view title;
    std::string_view author;   // persons or body; may be empty
    std::string_view edition;  // edition or part; may be empty
    std::string_view kind;     // law, standard, guidance, study, review, survey, handbook, vendor, own
    std::string_view where;    // document number or public place; may be empty
    std::string_view says;     // one line
    std::string_view note;     // may be empty
    int year = 0;              // 0: not known
    HowKnown known = HowKnown::general;
    SourceLocation place = {};  // of its entry
    friend constexpr bool operator==(const Source&, const Source&) = default;
};

// The [[source]] tables of a file.
[[nodiscard]] Result<std::vector<Source>> read_sources(const toml_tree::Document& document, Arena& arena);

}  // namespace ergoaudit
