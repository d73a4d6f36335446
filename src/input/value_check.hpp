#pragma once
// Private to this module: one written value against what its key takes. Used by the reader of files and by --set.

#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/input/written_key.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ergoaudit {

struct Complaint {
    std::string message;  // never repeats a value that is not of workplace sensitivity
    std::string help = {};
};

// The value of a yes/no, number, choice or date in the fact's own unit.
using Checked = std::variant<double, Complaint>;
[[nodiscard]] Checked checked_value(const WrittenKey& key, std::string_view key_name, const toml_tree::Node& node);

// A person's own measures are measured, what they or an assessor see is observed, answers with a direction are
// reported.
[[nodiscard]] Provenance provenance_when_written(const FactInfo& info);

inline constexpr std::size_t longest_text = 10000;  // characters

// Items of a published score are whole numbers.
[[nodiscard]] constexpr bool counts_items(std::string_view path) {
    return path.starts_with("rosa.") || path.starts_with("rula.");
}
// The one number among the texts.
[[nodiscard]] constexpr bool is_percentage(TextKey key) { return key == "work.tasks.percent"_text; }

// Text entries of a key; several for a list.
using CheckedTexts = std::variant<std::vector<std::string>, Complaint>;
[[nodiscard]] CheckedTexts checked_texts(TextKey key, std::string_view key_name, const toml_tree::Node& node);

// A key as it may stand in a message: without what could move a cursor, and not longer than a line.
[[nodiscard]] std::string in_quotes(std::string_view name);
// "a", "b" or "c"
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& names);
[[nodiscard]] std::vector<std::string_view> names_in(std::string_view choices_with_bars);
// `did you mean "x"?` or, when nothing is near, what the choices are.
[[nodiscard]] std::string suggestion(std::string_view written, const std::vector<std::string_view>& names,
                                     Sensitivity who_may_see);

}  // namespace ergoaudit
