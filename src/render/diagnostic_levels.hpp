#pragma once
// Private to this folder: how grave a diagnostic is, as the report says it.

#include "ergoaudit/base/diagnostic.hpp"

#include <array>
#include <string_view>

namespace ergoaudit {

inline constexpr std::array<std::string_view, 3> diagnostic_level_names = {"note", "warning", "error"};  // by Level

}  // namespace ergoaudit
