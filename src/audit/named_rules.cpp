#include "ergoaudit/audit/named_rules.hpp"

#include "ergoaudit/base/suggestion.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t most_told =
    200;  // as of all that is wrong in a file: a wrong one of megabytes is refused quickly

// The names of rules as they are written, one for each override; one table alone counts as a list of one.
std::vector<const toml_tree::Node*> rules_overridden(const toml_tree::Document& document) {
    std::vector<const toml_tree::Node*> names;
    const auto add = [&](const toml_tree::Node& table) {
        const toml_tree::Node* rule = table.find("rule");
        if (rule != nullptr && rule->string() != nullptr) names.push_back(rule);
    };
    const toml_tree::Node* assessment = document.root.find("assessment");
    const toml_tree::Node* overrides = assessment == nullptr ? nullptr : assessment->find("override");
    if (overrides == nullptr) return names;
    if (overrides->array() == nullptr)
        add(*overrides);
    else
        for (const toml_tree::Node& table : *overrides->array()) add(table);
    return names;
}

}  // namespace

Diagnostics unknown_rules_named(const toml_tree::Document& document, const Knowledge& knowledge) {
    std::vector<std::string_view> ids;
    for (const Rule& rule : knowledge.rules) ids.push_back(rule.id);
    Diagnostics problems;
    for (const toml_tree::Node* name : rules_overridden(document)) {
        if (knowledge.rule(*name->string()) != nullptr) continue;
        if (problems.size() == most_told) break;
        const std::string_view near = nearest(*name->string(), ids);
        problems.push_back({.file = document.file,
                            .where = name->where,
                            .message = "no rule has this name",
                            .help = near.empty() ? std::string("ergoaudit rules lists them")
                                                 : fmt::format("did you mean \"{}\"?", near),
                            .quoted = toml_tree::quoted_line(document, name->where, name->where)});
    }
    return problems;
}

}  // namespace ergoaudit
