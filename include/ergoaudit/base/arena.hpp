#pragma once
// Keeps what views point at: knowledge read at run time has the same types of views as the compiled-in tables, and an
// arena stands where the tables' static storage does. Views stay valid while the arena lives, also after it is moved.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit {

class Arena {
  public:
    std::string_view keep(std::string text) { return own(std::move(text)); }

    template <class T>
    std::span<const T> keep(std::vector<T> values) {
        return own(std::move(values));
    }

  private:
    struct Owned {
        virtual ~Owned() = default;
    };
    template <class T>
    struct Holder final : Owned {
        explicit Holder(T v) : value(std::move(v)) {}
        T value;
    };

    template <class T>
    const T& own(T value) {
        auto holder = std::make_unique<Holder<T>>(std::move(value));
        const T& kept = holder->value;
        owned_.push_back(std::move(holder));
        return kept;
    }

    std::vector<std::unique_ptr<Owned>> owned_;
};

}  // namespace ergoaudit
