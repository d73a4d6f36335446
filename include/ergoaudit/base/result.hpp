#pragma once
// What a door that can fail gives back: a value, or every problem found; warnings may stand beside a value.

#include "ergoaudit/base/diagnostic.hpp"

#include <optional>
#include <utility>

namespace ergoaudit {

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value, Diagnostics warnings = {}) : value_(std::move(value)), problems_(std::move(warnings)) {}  // NOLINT
    Result(Diagnostics problems) : problems_(std::move(problems)) {}                                          // NOLINT

    [[nodiscard]] bool ok() const { return value_.has_value(); }
    [[nodiscard]] const T& value() const& { return *value_; }
    [[nodiscard]] T& value() & { return *value_; }
    [[nodiscard]] T&& value() && { return std::move(*value_); }
    [[nodiscard]] const Diagnostics& problems() const { return problems_; }

  private:
    std::optional<T> value_;
    Diagnostics problems_;
};

}  // namespace ergoaudit
