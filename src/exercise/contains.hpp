#pragma once
// Private to this folder.

#include <algorithm>

namespace ergoaudit {

template <class List, class T>
[[nodiscard]] bool contains(const List& list, const T& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace ergoaudit
