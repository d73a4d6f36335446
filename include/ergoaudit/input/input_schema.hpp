#pragma once
// JSON Schema (draft-07) of a description, for editors that complete and check TOML, from the same tables as the
// reader.

#include <string>

namespace ergoaudit {

// Ends in a line feed; the same bytes every time. It accepts whatever the reader accepts; what spans several keys (two
// units of one key, contradictions) only the reader refuses.
[[nodiscard]] std::string input_schema();

}  // namespace ergoaudit
