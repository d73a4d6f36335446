#pragma once
// Text of an expression to tokens. A fact path, with its dots and brackets, is one token.

#include <cstddef>
#include <string>
#include <string_view>

namespace ergoaudit {

struct Token {
    enum class Kind : unsigned char {
        number,
        name,    // true, min, legs_cm, chair.kind, screen[0].distance_cm
        quoted,  // 'task': `text` is what stands between the quotes
        symbol,  // an operator, parenthesis or comma
        end,
        bad,  // `text` is the problem's place, `problem` what is wrong
    };
    Kind kind = Kind::end;
    std::string_view text;
    std::size_t begin = 0;  // bytes, the quotes included
    std::size_t end = 0;
    double number = 0;
    std::string problem = {};
    std::string help = {};
};

// The token that begins at or after `from`; the next one is looked for at its `end`.
[[nodiscard]] Token next_token(std::string_view text, std::size_t from);

}  // namespace ergoaudit
