#pragma once
// A workstation description, from TOML to facts: one of the doors that can fail. All problems of a file are told in one
// go, in the order of the text. No message repeats a value that is about a person's body, health or habits: the quoted
// line shows values of workplace keys only, `…` stands for everything else.

#include "ergoaudit/base/result.hpp"
#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <string>

namespace ergoaudit {

// Facts hold only what was written; nothing is assumed or derived. Lengths and weights in other units are converted.
[[nodiscard]] Result<Description> read_description(const toml_tree::Document& document);
[[nodiscard]] Result<Description> read_description(std::string text, std::string file);

// Whether the document has at least one section of a description: others are not ours to read.
[[nodiscard]] bool has_description_section(const toml_tree::Document& document);

// What follows from all that was written together, once nothing more is: the questions that `answered` answers, and
// whether the stature was measured. Readers do it; whoever sets facts afterwards does it again.
void finish(Description& description);

}  // namespace ergoaudit
