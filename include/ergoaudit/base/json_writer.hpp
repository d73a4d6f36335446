#pragma once
// Writes JSON as it goes: keys in the order given, numbers with at most four decimals, unknown numbers as null.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit {

class JsonWriter {
  public:
    // 0: everything on one line.
    explicit JsonWriter(int indent = 2) : indent_(indent) {}

    JsonWriter& open_object() { return open('{'); }
    JsonWriter& close_object() { return close('}'); }
    JsonWriter& open_list() { return open('['); }
    JsonWriter& close_list() { return close(']'); }

    JsonWriter& key(std::string_view name);
    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(double number);
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(std::size_t number) { return value(static_cast<std::int64_t>(number)); }
    JsonWriter& value(bool truth);
    JsonWriter& null();

    template <class T>
    JsonWriter& field(std::string_view name, const T& content) {
        return key(name).value(content);
    }
    JsonWriter& null_field(std::string_view name) { return key(name).null(); }

    template <class List>
    JsonWriter& texts(std::string_view name, const List& list) {
        key(name).open_list();
        for (const auto& text : list) value(std::string_view(text));
        return close_list();
    }

    [[nodiscard]] const std::string& text() const { return out_; }
    // What was written since it was last taken, or since the beginning.
    [[nodiscard]] std::string take() { return std::exchange(out_, {}); }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void before_value();
    void new_line();

    std::string out_;
    std::vector<bool> has_members_;  // of each open object or list
    bool after_key_ = false;
    int indent_;
};

}  // namespace ergoaudit
