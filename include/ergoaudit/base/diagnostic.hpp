#pragma once
// A message to a person about a text they wrote: where, what, and what to do.

#include "ergoaudit/base/source_span.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class Level : unsigned char { note, warning, error };

struct Diagnostic {
    Level level = Level::error;
    std::string file;         // as the person named it; empty when no file is concerned
    SourceSpan where = {};    // what the caret points at
    std::string message;      // one sentence, lower case, no full stop: `unknown key "hieght_cm"`
    std::string help = {};    // what to do: `did you mean "height_cm"?`
    std::string quoted = {};  // the source line as it may be shown (already masked when it holds a health value)
    bool is_of_the_workplace = false;  // speaks of a value that everybody may see; otherwise perhaps of somebody
};

using Diagnostics = std::vector<Diagnostic>;

[[nodiscard]] bool has_error(const Diagnostics& problems);

// Several lines ending in '\n':
//     desk.toml:12:1: error: unknown key "hieght_cm"
//       12 | hieght_cm = …
//          | ^^^^^^^^^
//          = did you mean "height_cm"?
[[nodiscard]] std::string to_text(const Diagnostic& problem);

// Line number `line` (from 1) of `text` without its line ending; empty when there is none.
[[nodiscard]] std::string_view line_of(std::string_view text, std::uint32_t line);

// Quotes the lines of `text`, which is that of `file`, where a problem of that file quotes none yet. Not for what a
// person wrote about themselves: nothing is masked.
void quote_lines(Diagnostics& problems, std::string_view file, std::string_view text);

}  // namespace ergoaudit
