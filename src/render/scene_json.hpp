#pragma once
// The value of "scene" in a report: points and furniture in cm, so that a stored report draws like a fresh one.

#include "ergoaudit/audit/scene.hpp"
#include "ergoaudit/base/json_writer.hpp"

namespace ergoaudit {

void write_scenes(JsonWriter& json, const Scenes& scenes);

}  // namespace ergoaudit
