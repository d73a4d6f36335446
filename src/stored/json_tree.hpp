#pragma once
// Private to this folder: JSON text as a tree.

#include "ergoaudit/base/result.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class StoredKind : std::uint8_t { null, truth, number, text, list, object };

struct StoredValue {
    StoredKind kind = StoredKind::null;
    bool truth = false;
    double number = 0;
    std::string text;
    std::vector<StoredValue> items;  // of a list or an object
    std::vector<std::string> names;  // of an object, by item; each once

    // Nothing when there is none of that name.
    [[nodiscard]] const StoredValue* find(std::string_view name) const;
};

// At most one problem: what is no JSON is not read on.
[[nodiscard]] Result<std::shared_ptr<const StoredValue>> read_json_tree(std::string_view text, const std::string& file);

}  // namespace ergoaudit
