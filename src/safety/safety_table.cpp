#include "safety_table.hpp"

#include "ergoaudit/rules/expression_reader.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {

Names SafetyTable::names(std::string_view key) {
    std::vector<std::string_view> names = texts_or_none(key);
    for (auto name = names.begin(); name != names.end(); ++name) {
        if (name->empty()) complain(key, fmt::format("a name in \"{}\" is empty", key));
        if (std::find(names.begin(), name, *name) != name)
            complain(key, fmt::format("\"{}\" stands twice in \"{}\"", *name, key));
    }
    return arena_.keep(std::move(names));
}

Names SafetyTable::some_names(std::string_view key) {
    const std::size_t problems_before = problems_.size();
    const Names result = names(key);
    if (result.empty() && problems_.size() == problems_before) complain(key, fmt::format("\"{}\" names nothing", key));
    return result;
}

std::optional<int> SafetyTable::whole_number(std::string_view key, int low, int high) {
    if (any(key) == nullptr) return std::nullopt;
    const double value = number(key);
    if (std::isnan(value)) return std::nullopt;
    if (value < low || value > high || value != std::floor(value)) {
        complain(key, fmt::format("\"{}\" is a whole number from {} to {}", key, low, high));
        return std::nullopt;
    }
    return static_cast<int>(value);
}

Program SafetyTable::expression(std::string_view key, std::span<const Definition> definitions, bool is_truth,
                                std::string_view wanted) {
    const toml_tree::Node* const node = any(key);
    if (node == nullptr) return {};
    const Program program = read_expression(*node, {.definitions = definitions}, document_, arena_, problems_);
    if (program.empty() || program.is_truth == is_truth) return program;
    complain(key, fmt::format("\"{}\" wants an expression that is {}", key, wanted));
    return {};
}

Program SafetyTable::truth(std::string_view key, std::span<const Definition> definitions) {
    return expression(key, definitions, true, "yes or no");
}

Program SafetyTable::amount(std::string_view key, std::span<const Definition> definitions) {
    return expression(key, definitions, false, "a number");
}

}  // namespace ergoaudit
