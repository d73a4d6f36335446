#pragma once
// What the tool knows, as pages to read: one rule, exercise or key explained whole, and lists.

#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/render/report.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// A page about a rule id, an exercise id, an item of the shop, a table, a key or "score"; empty when nothing has that
// name. A
// key may go without its table: where several tables have it they are listed. What a verdict or a step is about, behind
// an @, may stand there too.
[[nodiscard]] std::string explain(std::string_view name, const Knowledge& knowledge, const TextStyle& style);

// Every name there is a page about, for suggestions.
[[nodiscard]] std::vector<std::string> names_to_explain(const Knowledge& knowledge);

enum class ListForm : std::uint8_t { text, json, markdown };

struct ListStyle {
    ListForm form = ListForm::text;
    std::size_t width = 80;
    std::string_view about;               // rows in which this stands, whatever its case; empty: all
    std::string_view category, severity;  // of rules; empty: all
    std::string_view table;               // of facts: what stands in this table; empty: all
    std::string_view known;               // of sources; empty: all
    std::string_view country;             // of profiles; empty: all
    std::string_view kind;                // of exercises and sources; empty: all
    std::string_view region, desk_class;  // of exercises; empty: all
    std::string_view profile;             // one to be shown with its rules; empty: a list of them all
};

// Empty when nothing matches.
[[nodiscard]] std::string list_rules(const Knowledge& knowledge, const ListStyle& style);
[[nodiscard]] std::string list_facts(const Knowledge& knowledge, const ListStyle& style);
[[nodiscard]] std::string list_sources(const Knowledge& knowledge, const ListStyle& style);
// Of one profile: every rule it holds, its band and severity as they are under it, and who says so.
[[nodiscard]] std::string list_profiles(const Knowledge& knowledge, const ListStyle& style);
[[nodiscard]] std::string list_exercises(const Knowledge& knowledge, const ListStyle& style);

}  // namespace ergoaudit
