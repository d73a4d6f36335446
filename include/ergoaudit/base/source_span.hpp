#pragma once
// Where something stands in a text: the coordinates every message to a person carries.

#include <cstdint>
#include <string_view>

namespace ergoaudit {

// Lines and columns count from 1; columns count characters (code points), as editors do. Line 0: no position known.
struct SourceSpan {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 0;

    [[nodiscard]] constexpr bool known() const { return line != 0; }
    friend constexpr bool operator==(SourceSpan, SourceSpan) = default;
};

// A span and the file it is in, as a literal type: rules carry one into the compiled-in tables. The name is a view;
// whoever makes a location keeps the text alive.
struct SourceLocation {
    std::string_view file;
    SourceSpan span;

    friend constexpr bool operator==(SourceLocation, SourceLocation) = default;
};

}  // namespace ergoaudit
