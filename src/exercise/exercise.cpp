#include "ergoaudit/exercise/exercise.hpp"

#include "ergoaudit/base/text.hpp"

#include <fmt/format.h>

namespace ergoaudit {

std::string break_sentence(const BreakAdvice& breaks, std::string_view text) {
    return with_filled(std::string(text), "pause_every",
                       breaks.pause_every_min == 60 ? "hour" : fmt::format("{} minutes", breaks.pause_every_min));
}

}  // namespace ergoaudit
