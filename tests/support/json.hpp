#pragma once
// A small JSON reader for tests, written from RFC 8259 and nothing of ours: strict, keeps the order of keys and the
// text of numbers.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit::testing {

struct JsonMember;

struct Json {
    enum class Type : std::uint8_t { null, truth, number, text, list, object } type = Type::null;
    bool truth = false;
    std::string text;                 // of a string: decoded; of a number: as written
    std::vector<Json> items;          // of a list
    std::vector<JsonMember> members;  // of an object, in order

    Json();
    Json(const Json&);
    Json(Json&&) noexcept;
    Json& operator=(const Json&);
    Json& operator=(Json&&) noexcept;
    ~Json();

    [[nodiscard]] bool is_null() const { return type == Type::null; }
    [[nodiscard]] double number() const { return std::stod(text); }
    [[nodiscard]] bool has(std::string_view key) const { return find(key) != nullptr; }
    [[nodiscard]] const Json* find(std::string_view key) const;
    // A null when it is not there, so that chains of [] are safe.
    const Json& operator[](std::string_view key) const;
    const Json& operator[](std::size_t at) const;
};

struct JsonMember {
    std::string name;
    Json value;
};

inline Json::Json() = default;
inline Json::Json(const Json&) = default;
inline Json::Json(Json&&) noexcept = default;
inline Json& Json::operator=(const Json&) = default;
inline Json& Json::operator=(Json&&) noexcept = default;
inline Json::~Json() = default;

inline const Json* Json::find(std::string_view key) const {
    for (const auto& [name, value] : members)
        if (name == key) return &value;
    return nullptr;
}
inline const Json& Json::operator[](std::string_view key) const {
    static const Json nothing;
    const Json* found = find(key);
    return found != nullptr ? *found : nothing;
}
inline const Json& Json::operator[](std::size_t at) const {
    static const Json nothing;
    return at < items.size() ? items[at] : nothing;
}

class JsonReader {
  public:
    explicit JsonReader(std::string_view text) : text_(text) {}

    std::optional<Json> read() {
        Json value;
        skip_space();
        if (!read_value(value, 0)) return std::nullopt;
        skip_space();
        return at_ == text_.size() ? std::optional<Json>(std::move(value)) : std::nullopt;
    }

  private:
    bool more() const { return at_ < text_.size(); }
    bool take(char c) {
        if (!more() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool word(std::string_view expected) {
        if (text_.substr(at_, expected.size()) != expected) return false;
        at_ += expected.size();
        return true;
    }
    void skip_space() {
        while (more() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
    }

    bool read_value(Json& value, int depth) {
        if (!more() || depth > 100) return false;
        switch (text_[at_]) {
            case '{':
                return read_object(value, depth);
            case '[':
                return read_list(value, depth);
            case '"':
                value.type = Json::Type::text;
                return read_string(value.text);
            case 't':
                value.type = Json::Type::truth;
                value.truth = true;
                return word("true");
            case 'f':
                value.type = Json::Type::truth;
                return word("false");
            case 'n':
                return word("null");
            default:
                return read_number(value);
        }
    }

    bool read_object(Json& value, int depth) {
        value.type = Json::Type::object;
        ++at_;
        skip_space();
        if (take('}')) return true;
        do {
            skip_space();
            std::string key;
            if (!more() || text_[at_] != '"' || !read_string(key) || value.has(key)) return false;
            skip_space();
            if (!take(':')) return false;
            skip_space();
            Json member;
            if (!read_value(member, depth + 1)) return false;
            value.members.push_back({std::move(key), std::move(member)});
            skip_space();
        } while (take(','));
        return take('}');
    }

    bool read_list(Json& value, int depth) {
        value.type = Json::Type::list;
        ++at_;
        skip_space();
        if (take(']')) return true;
        do {
            skip_space();
            Json item;
            if (!read_value(item, depth + 1)) return false;
            value.items.push_back(std::move(item));
            skip_space();
        } while (take(','));
        return take(']');
    }

    bool digits() {
        const std::size_t start = at_;
        while (more() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        return at_ > start;
    }

    bool read_number(Json& value) {
        value.type = Json::Type::number;
        const std::size_t start = at_;
        take('-');
        const bool zero = more() && text_[at_] == '0';
        const std::size_t first = at_;
        if (!digits() || (zero && at_ > first + 1)) return false;
        if (take('.') && !digits()) return false;
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            if (!digits()) return false;
        }
        value.text = text_.substr(start, at_ - start);
        return true;
    }

    std::optional<std::uint32_t> four_hex() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
            if (!more()) return std::nullopt;
            const std::size_t digit = std::string_view("0123456789abcdef").find(static_cast<char>(text_[at_++] | 0x20));
            if (digit == std::string_view::npos) return std::nullopt;
            value = value * 16 + static_cast<std::uint32_t>(digit);
        }
        return value;
    }

    static void append_utf8(std::string& out, std::uint32_t point) {
        const auto add = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
        if (point < 0x80) {
            add(point);
        } else if (point < 0x800) {
            add(0xC0 | (point >> 6));
            add(0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            add(0xE0 | (point >> 12));
            add(0x80 | ((point >> 6) & 0x3F));
            add(0x80 | (point & 0x3F));
        } else {
            add(0xF0 | (point >> 18));
            add(0x80 | ((point >> 12) & 0x3F));
            add(0x80 | ((point >> 6) & 0x3F));
            add(0x80 | (point & 0x3F));
        }
    }

    bool read_escape(std::string& out) {
        if (!more()) return false;
        constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
        const char letter = text_[at_++];
        if (const std::size_t known = letters.find(letter); known != std::string_view::npos) {
            out += meanings[known];
            return true;
        }
        if (letter != 'u') return false;
        auto point = four_hex();
        if (!point) return false;
        if (*point >= 0xD800 && *point < 0xDC00) {  // the first half of a pair
            if (!word("\\u")) return false;
            const auto low = four_hex();
            if (!low || *low < 0xDC00 || *low > 0xDFFF) return false;
            point = 0x10000 + ((*point - 0xD800) << 10) + (*low - 0xDC00);
        }
        append_utf8(out, *point);
        return true;
    }

    bool read_string(std::string& out) {
        ++at_;
        while (more()) {
            const char c = text_[at_++];
            if (c == '"') return true;
            if (static_cast<unsigned char>(c) < 0x20) return false;  // must be escaped
            if (c != '\\')
                out += c;
            else if (!read_escape(out))
                return false;
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

// Nothing when `text` is no JSON, or an object says a key twice.
inline std::optional<Json> read_json(std::string_view text) { return JsonReader(text).read(); }

}  // namespace ergoaudit::testing
