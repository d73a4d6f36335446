#pragma once
// JSON Schema (draft 2020-12) of a report as JSON, for whoever reads reports with a program: every field that may be
// written, what it means, and which words it may say, from the same tables as the writer.

#include "ergoaudit/knowledge/knowledge.hpp"

#include <string>

namespace ergoaudit {

// Ends in a line feed; the same bytes for the same knowledge. The scores of instruments are those of its instruments.
[[nodiscard]] std::string report_schema(const Knowledge& knowledge);

}  // namespace ergoaudit
