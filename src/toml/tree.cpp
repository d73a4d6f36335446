#include "ergoaudit/toml/tree.hpp"

namespace ergoaudit::toml_tree {

const double* Node::number() const {
    return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value) ? &as_number : nullptr;
}

const Node* Node::find(std::string_view key) const {
    if (const Table* members = table())
        for (const Member& member : *members)
            if (member.key == key) return &member.node;
    return nullptr;
}

std::string_view Node::kind_name() const {
    struct Name {
        std::string_view operator()(const std::string&) const { return "a string"; }
        std::string_view operator()(std::int64_t) const { return "a number"; }
        std::string_view operator()(double) const { return "a number"; }
        std::string_view operator()(bool) const { return "true or false"; }
        std::string_view operator()(Date) const { return "a date"; }
        std::string_view operator()(OtherTime) const { return "a time"; }
        std::string_view operator()(const Array&) const { return "a list"; }
        std::string_view operator()(const Table&) const { return "a table"; }
    };
    return std::visit(Name{}, value);
}

}  // namespace ergoaudit::toml_tree
