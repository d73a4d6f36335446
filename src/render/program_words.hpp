#pragma once
// Expressions in plain words, for pages people read: "the kind of chair: not sofa", "a plus b". Private to this folder.

#include "ergoaudit/rules/program.hpp"

#include <string>
#include <vector>

namespace ergoaudit {

// The whole expression as one phrase; facts by their meaning.
[[nodiscard]] std::string in_words(const Program& program);

// The links of a conjunction, each as a phrase; one for anything else, none for an empty program.
// Choices that are all ruled out stand in one: "kind of chair: not sofa or bed".
[[nodiscard]] std::vector<std::string> conditions_in_words(const Program& program);

}  // namespace ergoaudit
