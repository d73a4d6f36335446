#include "ergoaudit/audit/named_rules.hpp"

#include "ergoaudit/base/suggestion.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::size_t most_told =
    200;  // as of all that is wrong in a file: a wrong one of megabytes is refused quickly

// Each override as it is written; one table alone counts as a list of one.
std::vector<const toml_tree::Node*> overrides_in(const toml_tree::Document& document) {
    std::vector<const toml_tree::Node*> tables;
    const toml_tree::Node* assessment = document.root.find("assessment");
    const toml_tree::Node* overrides = assessment == nullptr ? nullptr : assessment->find("override");
    if (overrides == nullptr) return tables;
    if (overrides->array() == nullptr)
        tables.push_back(overrides);
    else
        for (const toml_tree::Node& table : *overrides->array()) tables.push_back(&table);
    return tables;
}

// What is written there as a text; none where it is anything else.
const toml_tree::Node* text_at(const toml_tree::Node& table, std::string_view key) {
    const toml_tree::Node* text = table.find(key);
    return text != nullptr && text->string() != nullptr ? text : nullptr;
}

// Everything a rule of this group can be about, at whatever workstation.
std::vector<std::string> subjects_of(Group group) {
    std::vector<std::string> subjects;
    const auto add = [&](Instance at) {
        std::string subject = subject_name(group, at);
        if (std::ranges::find(subjects, subject) == subjects.end()) subjects.push_back(std::move(subject));
    };
    for (std::uint8_t screen = 0; screen < most_screens; ++screen)
        for (std::uint8_t posture = 0; posture < posture_names.size(); ++posture)
            add({.screen = screen, .posture = posture});
    for (std::uint8_t side = 0; side < side_names.size(); ++side) add({.side = side});
    for (std::uint8_t region = 0; region < region_names.size(); ++region) add({.region = region});
    return subjects;
}

// What to write instead.
std::string instead_of(std::string_view subject, Group group) {
    if (group == Group::workstation) return "this check is about the whole workstation: leave subject out";
    const std::vector<std::string> subjects = subjects_of(group);
    const std::vector<std::string_view> names(subjects.begin(), subjects.end());
    const bool are_few = names.size() <= 2;
    return suggestion_for(subject, names,
                          fmt::format("write \"{}\" or {}, or leave it out for all of them", names.front(),
                                      are_few ? fmt::format("\"{}\"", names.back()) : "another such name"));
}

}  // namespace

Diagnostics slips_in_overrides(const toml_tree::Document& document, const Knowledge& knowledge) {
    std::vector<std::string_view> ids;
    for (const Rule& rule : knowledge.rules) ids.push_back(rule.id);
    Diagnostics problems;
    const auto say = [&](const toml_tree::Node& name, std::string message, std::string help) {
        problems.push_back({.file = document.file,
                            .where = name.where,
                            .message = std::move(message),
                            .help = std::move(help),
                            .quoted = toml_tree::quoted_line(document, name.where, name.where)});
    };
    std::set<std::pair<std::string_view, std::string_view>> told;  // rule and subject
    for (const toml_tree::Node* table : overrides_in(document)) {
        if (problems.size() == most_told) break;
        const toml_tree::Node* name = text_at(*table, "rule");
        if (name == nullptr) continue;
        const toml_tree::Node* subject = text_at(*table, "subject");
        const std::string_view about = subject == nullptr ? std::string_view{} : *subject->string();
        if (!told.emplace(*name->string(), about).second) {
            say(*name, "an override of this verdict stands further up", "keep the one that counts");
            continue;
        }
        const Rule* rule = knowledge.rule(*name->string());
        if (rule == nullptr) {
            say(*name, "no rule has this name", suggestion_for(*name->string(), ids, "ergoaudit rules lists them"));
            continue;
        }
        if (about.empty() || std::ranges::count(subjects_of(rule->group), about) > 0) continue;
        say(*subject, fmt::format("the rule \"{}\" is about no such thing", rule->id), instead_of(about, rule->group));
    }
    return problems;
}

}  // namespace ergoaudit
