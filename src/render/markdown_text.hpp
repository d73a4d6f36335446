#pragma once
// Private to this folder: texts as Markdown takes them for what they are.

#include <string>
#include <string_view>

namespace ergoaudit {

// Every sign that could mean something is taken literally; no address becomes a link.
[[nodiscard]] std::string md_literal(std::string_view text);
// A wrapped line must not begin like a list, a heading or a rule.
[[nodiscard]] std::string md_line(std::string line);

}  // namespace ergoaudit
