#pragma once
// Private to this module: keys that name what is true (eyewear, equipment) and the four groups of screening questions.

#include "value_check.hpp"

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <string_view>
#include <vector>

namespace ergoaudit {

struct ListComplaint {
    SourceSpan where;
    Complaint complaint;
};

struct ListAnswer {
    std::vector<Fact> yes;  // the others of the list are no
    std::vector<ListComplaint> complaints;
};

// One name, a list of names, or "none".
[[nodiscard]] ListAnswer named_in_list(std::string_view list, std::string_view key_name, const toml_tree::Node& node);

[[nodiscard]] constexpr bool is_screening_answer(Fact fact) { return fact.info().belongs_to.starts_with("screening."); }

// `answered = true` is short for "none" in all four groups; what was said otherwise stays.
void answer_the_rest(Description& description);
// Before somebody says that `answered` is not so: what was answered by it alone is open again.
void take_back_the_rest(Description& description);

}  // namespace ergoaudit
