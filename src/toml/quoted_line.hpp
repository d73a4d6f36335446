#pragma once
// Private to this module: a source line with its values and comments taken out.

#include "ergoaudit/base/source_span.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ergoaudit::toml_tree {

// Empty where the caret stands too far right to be shown under anything.
// `hidden`: the pieces of this line to be replaced by `…`; those that end before the caret keep their width.
[[nodiscard]] std::string masked(std::string_view line, std::uint32_t caret_column, std::span<const SourceSpan> hidden);

}  // namespace ergoaudit::toml_tree
