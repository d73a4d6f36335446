#include "markdown_text.hpp"

#include "ergoaudit/base/text.hpp"

namespace ergoaudit {

std::string md_literal(std::string_view text) {
    std::string out;
    const std::string clean = printable(text);
    for (std::size_t i = 0; i < clean.size(); ++i) {
        const char c = clean[i];
        const bool is_sign = std::string_view("\\`*_{}[]<>#|~&$@^").find(c) != std::string_view::npos;
        const bool starts_address =
            (c == ':' && clean.compare(i, 3, "://") == 0) ||
            (c == '.' && i >= 3 && (clean.compare(i - 3, 3, "www") == 0 || clean.compare(i - 3, 3, "WWW") == 0));
        if (is_sign || starts_address) out += '\\';
        out += c;
    }
    return out;
}

std::string md_line(std::string line) {
    if (line.empty()) return line;
    if (std::string_view("-+=:").find(line[0]) != std::string_view::npos) return "\\" + line;
    std::size_t digits = 0;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
    const bool is_mark = digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
    if (is_mark && (digits + 1 == line.size() || line[digits + 1] == ' ')) line.insert(digits, "\\");
    return line;
}

}  // namespace ergoaudit
