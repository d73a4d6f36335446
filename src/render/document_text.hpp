#pragma once
// Private to this folder: the document of a report, as text for a terminal.

#include "ergoaudit/render/report.hpp"

#include <string>

namespace ergoaudit {

[[nodiscard]] std::string document_as_text(const Report& report, const TextStyle& style);

}  // namespace ergoaudit
