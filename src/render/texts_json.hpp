#pragma once
// Private to this folder: what was written in words, and as numbers, as JSON.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/json_writer.hpp"

namespace ergoaudit {

// The fields "texts", "assessment" and "described" of an audit. A list of tables is a list of objects.
void write_texts(JsonWriter& json, const Audit& audit);

// What is known otherwise after than before, as "described" has it; null where nothing is known any more.
void write_changes(JsonWriter& json, const Facts& before, const Facts& after);

}  // namespace ergoaudit
