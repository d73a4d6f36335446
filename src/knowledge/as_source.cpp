// Knowledge to C++ text: one constant array per span, one initialiser per struct. Only entry: as_source().

#include "literal_fields.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// "ergoaudit::Severity", from the compiler's own spelling of the template argument.
template <class T>
std::string type_name() {
    std::string_view text = __PRETTY_FUNCTION__;
    text.remove_prefix(text.find("T = ") + 4);
    return std::string(text.substr(0, text.find_first_of(";]")));
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F)
            out += fmt::format("\\{:03o}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            out += c;
    }
    return out + "\"";
}

class Writer {
  public:
    std::string literal(std::string_view text) { return text.empty() ? "{}" : quoted(text); }
    std::string literal(bool value) { return value ? "true" : "false"; }
    std::string literal(double value) {
        if (std::isnan(value)) return "nan_";
        if (std::isinf(value)) return value > 0 ? "inf_" : "-inf_";
        return fmt::format("{:.17g}{}", value, value == std::floor(value) && std::abs(value) < 1e15 ? ".0" : "");
    }
    std::string literal(Fact fact) { return fmt::format("ergoaudit::Fact{{{}}}", fact.index); }
    std::string literal(Row row) { return fmt::format("ergoaudit::Row{{{}}}", row.index); }

    template <class T>
    requires std::is_integral_v<T> std::string literal(T value) { return fmt::format("{}", value); }

    template <class T>
    requires std::is_enum_v<T> std::string literal(T value) {
        return fmt::format("{}({})", type_name<T>(), static_cast<int>(value));
    }

    template <class T, std::size_t size>
    std::string literal(const std::array<T, size>& values) {
        return "{{" + list(std::span<const T>(values)) + "}}";
    }

    // The array goes before what is being written; the answer is its name.
    template <class T>
    std::string literal(std::span<const T> values) {
        if (values.empty()) return "{}";
        const std::string elements = list(values);
        const std::string array = fmt::format("a{}", ++arrays_);
        text_ += fmt::format("constexpr {} {}[] = {{{}}};\n", element_name<T>(), array, elements);
        return array;
    }

    template <literal::HasFields T>
    std::string literal(const T& value) {
        std::string out = "{";
        std::apply([&](const auto&... field) { ((out += literal(field) + ", "), ...); },
                   ergoaudit::literal::all_fields(value));
        return out + "}";
    }

    [[nodiscard]] const std::string& arrays() const { return text_; }

  private:
    template <class T>
    static std::string element_name() {
        if constexpr (std::is_same_v<T, std::string_view>)
            return "std::string_view";
        else
            return type_name<T>();
    }

    template <class T>
    std::string list(std::span<const T> values) {
        std::string out;
        for (const T& value : values) out += literal(value) + ", ";
        return out;
    }

    std::string text_;
    int arrays_ = 0;
};

}  // namespace

std::string as_source(const Knowledge& knowledge) {
    Writer writer;
    const std::string value = writer.literal(knowledge);
    return "// Written by ergoaudit-embed from rules/ and profiles/. Do not edit.\n"
           "#include \"ergoaudit/knowledge/knowledge.hpp\"\n\n"
           "namespace {\n\n"
           "[[maybe_unused]] constexpr double nan_ = ergoaudit::unknown;\n"
           "[[maybe_unused]] constexpr double inf_ = std::numeric_limits<double>::infinity();\n\n" +
           writer.arrays() + "\nconstexpr ergoaudit::Knowledge shipped = " + value +
           ";\n\n}  // namespace\n\n"
           "namespace ergoaudit {\n\nconst Knowledge& shipped_knowledge() { return shipped; }\n\n}  // namespace "
           "ergoaudit\n";
}

}  // namespace ergoaudit
