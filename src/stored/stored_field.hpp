#pragma once
// Private to this folder: one value of a stored report, asked for what it should be. A wrong answer is noted by its
// place and taken for nothing, so that all that is wrong is found in one go.

#include "json_tree.hpp"

#include <concepts>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit {

// What was found wrong.
class StoredProblems {
  public:
    explicit StoredProblems(std::string file) : file_(std::move(file)) {}

    void add(const std::string& place, std::string_view what);
    [[nodiscard]] bool any() const { return count_ > 0; }
    [[nodiscard]] Diagnostics take();

  private:
    std::string file_;
    Diagnostics all_;
    std::size_t count_ = 0;
};

class StoredField {
  public:
    // Null: it is not there, which was said already.
    StoredField(const StoredValue* value, std::string place, StoredProblems& problems)
        : value_(value), place_(std::move(place)), problems_(&problems) {}

    // A member that must be there.
    StoredField operator[](std::string_view name) const;

    [[nodiscard]] bool is_null() const { return value_ == nullptr || value_->kind == StoredKind::null; }

    [[nodiscard]] bool truth() const;
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::string_view text_or_null() const;  // empty for null
    // Null is NaN; `most` is the largest size that any such number has.
    [[nodiscard]] double number(double most = 1e9) const;
    [[nodiscard]] double number_in(double low, double high) const;
    [[nodiscard]] int whole(int low, int high) const;

    [[nodiscard]] std::vector<StoredField> items() const;
    [[nodiscard]] std::vector<std::pair<std::string_view, StoredField>> members() const;

    // The place of a word among others; 0 when it is none of them.
    [[nodiscard]] std::size_t one_of(std::span<const std::string_view> words) const;
    template <class Enumeration>
    [[nodiscard]] Enumeration one_of(std::span<const std::string_view> words) const {
        return static_cast<Enumeration>(one_of(words));
    }

    void refuse(std::string_view what) const;

  private:
    [[nodiscard]] bool is(StoredKind kind, std::string_view wanted) const;

    const StoredValue* value_;
    std::string place_;
    StoredProblems* problems_;
};

}  // namespace ergoaudit
