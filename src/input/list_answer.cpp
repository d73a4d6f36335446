#include "list_answer.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {

ListAnswer named_in_list(std::string_view list, std::string_view key_name, const toml_tree::Node& node) {
    const std::vector<Fact> facts = facts_of_list(list);
    const bool is_screening = is_screening_answer(facts.front());
    const Sensitivity who_may_see = facts.front().info().who_may_see;
    std::vector<std::string_view> names;
    for (const Fact fact : facts) names.push_back(name_in_list(fact));
    const bool none_is_a_name = std::find(names.begin(), names.end(), "none") != names.end();

    // Whoever has a yes there must not be held up by a slip.
    const std::string first_of_all =
        key_name == "at_once" ? "; if one of them is true for you now, call for help before anything else" : "";

    ListAnswer answer;
    bool none = false;
    // Where a name of a hidden list stands would tell how long the names before it are: the caret goes to its start.
    const auto complain = [&](SourceSpan where, Complaint complaint) {
        const bool shown = who_may_see == Sensitivity::workplace;
        if (shown || answer.complaints.empty())
            answer.complaints.push_back({shown ? where : node.where, std::move(complaint)});
    };
    const auto take = [&](const toml_tree::Node& element, const std::string& which) {
        if (element.string() == nullptr) {
            complain(element.where,
                     {fmt::format("{} takes names in double quotes, not {}", in_quotes(key_name), element.kind_name()),
                      "\"none\", or a list of what is true"});
            return;
        }
        const std::string& name = *element.string();
        const auto known = std::find(names.begin(), names.end(), name);
        if (name == "none") none = true;
        if (known != names.end())
            answer.yes.push_back(facts[static_cast<std::size_t>(known - names.begin())]);
        else if (name != "none")
            complain(element.where,
                     {who_may_see == Sensitivity::workplace
                          ? fmt::format("{} cannot name {}", in_quotes(key_name), in_quotes(name))
                          : fmt::format("{} has no such name{}", in_quotes(key_name), which),
                      (is_screening ? fmt::format("write {} = \"none\" when none of them is true; ", key_name)
                                    : std::string()) +
                          suggestion(name, names, who_may_see) + first_of_all});
    };
    if (const toml_tree::Array* elements = node.array()) {
        for (std::size_t i = 0; i < elements->size(); ++i)
            take((*elements)[i], fmt::format(": number {} of {}", i + 1, elements->size()));
        if (elements->empty() && is_screening)
            complain(node.where, {fmt::format("{} says neither yes nor no", in_quotes(key_name)),
                                  fmt::format("when none of them is true, write {} = \"none\"", key_name)});
    } else {
        take(node, {});
    }
    // among screening answers a yes wins over a "none"; elsewhere the two together are a slip
    const std::size_t others = answer.yes.size() - (none && none_is_a_name ? 1 : 0);
    if (none && others > 0 && !is_screening)
        complain(node.where,
                 {fmt::format("{} names \"none\" beside others", in_quotes(key_name)), "keep \"none\" or the others"});
    return answer;
}

void answer_the_rest(Description& description) {
    constexpr Fact answered = "screening.answered"_fact;
    if (!description.facts.says(answered)) return;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Fact fact{i};
        if (!is_screening_answer(fact) || description.facts.knows(fact)) continue;
        description.facts.set(fact, 0, Provenance::measured);
        description.where[row_of(fact).index] = description.where[row_of(answered).index];
    }
}

void take_back_the_rest(Description& description) {
    constexpr Fact answered = "screening.answered"_fact;
    if (!description.facts.says(answered)) return;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Fact fact{i};
        if (!is_screening_answer(fact) ||
            !(description.where[row_of(fact).index] == description.where[row_of(answered).index]))
            continue;
        description.facts.forget(fact);
        description.where[row_of(fact).index] = {};
    }
}

}  // namespace ergoaudit
