#pragma once
// The rules that a description names, held against the rules there are: what is about a rule nobody has would be about
// nothing, and nothing would say so. The reader of descriptions knows no rules, so it is asked here, before the audit.

#include "ergoaudit/base/diagnostic.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/toml/tree.hpp"

namespace ergoaudit {

// An error for each [[assessment.override]] about a rule that is not among these, whose subject such a rule never has,
// or about a verdict that another one further up is about, in the order of the text. What is no text at all is the
// reader's to refuse. Whether a screen of that number is there is not asked: it may stand in another file of the same
// description.
[[nodiscard]] Diagnostics slips_in_overrides(const toml_tree::Document& document, const Knowledge& knowledge);

}  // namespace ergoaudit
