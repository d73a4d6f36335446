#include "scan.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace ergoaudit::toml_tree {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Bytes of the well-formed character at the start of `rest`; 0 when it is malformed.
std::size_t character_length(std::string_view rest) {
    for (std::size_t length = 1; length <= std::min<std::size_t>(4, rest.size()); ++length)
        if (is_utf8(rest.substr(0, length))) return length;
    return 0;
}

}  // namespace

std::optional<ScanProblem> first_forbidden_character(std::string_view text) {
    SourceSpan at{1, 1, 1};
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const std::size_t length = is_ascii(c) ? 1 : character_length(text.substr(i, 4));
        if (length == 0) return ScanProblem{at, "this byte is not UTF-8 text", "save the file in the encoding UTF-8"};
        const bool line_end = c == '\n' || (c == '\r' && text.substr(i).starts_with("\r\n"));
        if (length == 1 && ((static_cast<unsigned char>(c) < 0x20 && c != '\t' && !line_end) || c == 0x7f))
            return ScanProblem{at,
                               fmt::format("a control character (U+{:04X}) cannot stand in the text",
                                           static_cast<unsigned>(static_cast<unsigned char>(c))),
                               "delete it"};
        if (c == '\n') {
            ++at.line;
            at.column = 1;
        } else {
            ++at.column;
        }
        i += length;
    }
    return std::nullopt;
}

}  // namespace ergoaudit::toml_tree
