#include "markup.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <array>

namespace ergoaudit {
namespace {

constexpr std::array<std::string_view, 2> html_without_end = {"meta", "br"};
constexpr std::array<std::string_view, 6> in_a_line = {"strong", "span", "em", "a", "code", "tspan"};

std::string escaped_signs(std::string_view text) {
    std::string out;
    for (const char sign : text) switch (sign) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += sign;
        }
    return out;
}

// U+FFFE and U+FFFF of every plane and U+FDD0 to U+FDEF may stand in no document.
std::string without_noncharacters(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
        const std::size_t length = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
        const bool last_two = length >= 3 && byte(length - 1) >= 0xBE && byte(length - 2) == 0xBF &&
                              (length == 3 ? byte(0) == 0xEF : (byte(1) & 0x0F) == 0x0F);
        const bool middle = length == 3 && byte(0) == 0xEF && byte(1) == 0xB7 && byte(2) >= 0x90 && byte(2) <= 0xAF;
        if (!last_two && !middle) out += text.substr(i, length);
        i += length;
    }
    return out;
}

}  // namespace

std::string markup_escaped(std::string_view text) { return escaped_signs(without_noncharacters(printable(text))); }

void Markup::start(std::string_view tag, Attributes attributes) {
    out_ += '<';
    out_ += tag;
    for (const auto& [name, value] : attributes) {
        out_ += ' ';
        out_ += name;
        out_ += "=\"";
        out_ += markup_escaped(value);
        out_ += '"';
    }
}

Markup& Markup::open(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    out_ += '>';
    open_.emplace_back(tag);
    return *this;
}

Markup& Markup::close() {
    out_ += "</" + open_.back() + ">";
    if (std::ranges::find(in_a_line, std::string_view(open_.back())) == in_a_line.end()) out_ += '\n';
    open_.pop_back();
    return *this;
}

Markup& Markup::empty(std::string_view tag, Attributes attributes) {
    start(tag, attributes);
    out_ += std::ranges::find(html_without_end, tag) != html_without_end.end() ? ">\n" : "/>\n";
    return *this;
}

Markup& Markup::text(std::string_view words) {
    out_ += markup_escaped(words);
    return *this;
}

Markup& Markup::element(std::string_view tag, std::string_view words, Attributes attributes) {
    return open(tag, attributes).text(words).close();
}

Markup& Markup::raw(std::string_view markup) {
    out_ += markup;
    return *this;
}

std::string Markup::take() {
    while (!open_.empty()) close();
    return std::move(out_);
}

}  // namespace ergoaudit
