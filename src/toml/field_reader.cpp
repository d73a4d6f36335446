#include "ergoaudit/toml/field_reader.hpp"

#include "ergoaudit/base/suggestion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace ergoaudit {

using toml_tree::Node;

const Node* FieldReader::present(std::string_view key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.push_back(key);
    return table_.find(key);
}

const Node* FieldReader::required(std::string_view key) {
    const Node* node = present(key);
    if (node == nullptr) problem(table_.where, fmt::format("\"{}\" is missing", key));
    return node;
}

void FieldReader::wrong_kind(std::string_view key, const Node& node, std::string_view wanted) {
    problem(node.where, fmt::format("\"{}\" must be {}, not {}", key, wanted, node.kind_name()));
}

std::string_view FieldReader::text(std::string_view key) {
    const Node* node = required(key);
    if (node == nullptr) return {};
    if (node->string() == nullptr) {
        wrong_kind(key, *node, "a string");
        return {};
    }
    if (node->string()->empty()) problem(node->where, fmt::format("\"{}\" is empty", key));
    return arena_.keep(*node->string());
}

double FieldReader::number(std::string_view key) {
    const Node* node = required(key);
    if (node == nullptr) return std::numeric_limits<double>::quiet_NaN();
    if (node->number() == nullptr) {
        wrong_kind(key, *node, "a number");
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (!std::isfinite(*node->number())) {
        problem(node->where, fmt::format("\"{}\" must be a finite number", key));
        return std::numeric_limits<double>::quiet_NaN();
    }
    return *node->number();
}

std::string_view FieldReader::text_or(std::string_view key, std::string_view fallback) {
    const Node* node = present(key);
    if (node == nullptr) return fallback;
    if (node->string() != nullptr && node->string()->empty()) return {};
    return text(key);
}

double FieldReader::number_or(std::string_view key, double fallback) {
    return present(key) == nullptr ? fallback : number(key);
}

bool FieldReader::yes_no_or(std::string_view key, bool fallback) {
    const Node* node = present(key);
    if (node == nullptr) return fallback;
    if (node->boolean() == nullptr) {
        wrong_kind(key, *node, "true or false");
        return fallback;
    }
    return *node->boolean();
}

std::vector<std::string_view> FieldReader::texts_or_none(std::string_view key) {
    std::vector<std::string_view> values;
    const Node* node = present(key);
    if (node == nullptr) return values;
    if (node->array() == nullptr) {
        wrong_kind(key, *node, "a list of strings");
        return values;
    }
    for (const Node& element : *node->array()) {
        if (element.string() == nullptr)
            wrong_kind(key, element, "a list of strings");
        else
            values.push_back(arena_.keep(*element.string()));
    }
    return values;
}

std::vector<double> FieldReader::numbers_or_none(std::string_view key) {
    std::vector<double> values;
    const Node* node = present(key);
    if (node == nullptr) return values;
    if (node->array() == nullptr) {
        wrong_kind(key, *node, "a list of numbers");
        return values;
    }
    for (const Node& element : *node->array()) {
        if (element.number() == nullptr)
            wrong_kind(key, element, "a list of numbers");
        else
            values.push_back(*element.number());
    }
    return values;
}

std::optional<std::size_t> FieldReader::one_of(std::string_view key, std::span<const std::string_view> names) {
    const Node* node = required(key);
    if (node == nullptr) return std::nullopt;
    if (node->string() == nullptr) {
        wrong_kind(key, *node, "a string");
        return std::nullopt;
    }
    const std::string_view word = *node->string();
    const auto found = std::find(names.begin(), names.end(), word);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    problem(where(key), fmt::format("\"{}\" cannot be \"{}\"", key, word),
            suggestion_for(word, names, fmt::format("one of: {}", fmt::join(names, ", "))));
    return std::nullopt;
}

const Node* FieldReader::table(std::string_view key) {
    const Node* node = present(key);
    if (node == nullptr) return nullptr;
    if (node->table() == nullptr) {
        wrong_kind(key, *node, "a table");
        return nullptr;
    }
    return node;
}

std::vector<const Node*> FieldReader::tables(std::string_view key) {
    std::vector<const Node*> found;
    const Node* node = present(key);
    if (node == nullptr) return found;
    if (node->array() == nullptr) {
        wrong_kind(key, *node, "a list of tables");
        return found;
    }
    for (const Node& element : *node->array()) {
        if (element.table() == nullptr)
            wrong_kind(key, element, "a list of tables");
        else
            found.push_back(&element);
    }
    return found;
}

const Node* FieldReader::any(std::string_view key) { return present(key); }

void FieldReader::done() {
    for (const toml_tree::Member& member : *table_.table()) {
        if (std::find(asked_.begin(), asked_.end(), member.key) != asked_.end()) continue;
        problem(member.key_where, fmt::format("unknown key \"{}\"", member.key),
                suggestion_for(member.key, asked_, fmt::format("known keys: {}", fmt::join(asked_, ", "))));
    }
}

void FieldReader::problem(SourceSpan where, std::string message, std::string help) {
    problems_.push_back({.level = Level::error,
                         .file = document_.file,
                         .where = where,
                         .message = std::move(message),
                         .help = std::move(help),
                         .quoted = std::string(line_of(document_.text, where.line))});
}

SourceSpan FieldReader::where(std::string_view key) const {
    const Node* node = table_.find(key);
    return node == nullptr ? table_.where : node->where;
}

}  // namespace ergoaudit
