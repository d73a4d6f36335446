#pragma once
// Who cites which source: every place of the knowledge that does, once. Private to this folder.

#include "ergoaudit/knowledge/knowledge.hpp"

#include <string_view>
#include <vector>

namespace ergoaudit {

struct Cited {
    std::string_view key;  // of rules/evidence.toml
    std::string_view by;   // as it calls itself
    SourceLocation where;  // of what cites, where that is kept
};

// Views of the knowledge.
[[nodiscard]] std::vector<Cited> citations(const Knowledge& knowledge);

}  // namespace ergoaudit
