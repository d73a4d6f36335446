#pragma once
// How many random cases a test draws: a tenth of the full count, or what ERGOAUDIT_CASES says ("full", or percent).

#include <cstddef>
#include <cstdlib>
#include <string_view>

namespace ergoaudit::testing {

inline std::size_t cases(std::size_t full) {
    const char* wish = std::getenv("ERGOAUDIT_CASES");
    if (!wish) return full / 10;
    if (std::string_view(wish) == "full") return full;
    const long percent = std::strtol(wish, nullptr, 10);
    return percent > 0 ? full * static_cast<std::size_t>(percent) / 100 : full / 10;
}

}  // namespace ergoaudit::testing
