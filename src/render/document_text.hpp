#pragma once
// Private to this folder: a chapter of the document of a report, as text for a terminal.

#include "report_document.hpp"

#include <string>

namespace ergoaudit {

[[nodiscard]] std::string chapter_as_text(const DocumentChapter& chapter, const Report& report, const TextStyle& style);

}  // namespace ergoaudit
