#include "plan_fields.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/rules/expression_reader.hpp"

#include <vector>

#include <fmt/format.h>

namespace ergoaudit {

Fact read_fact(FieldReader& fields, std::string_view key, std::string_view path) {
    if (path.empty() && fields.any(key) == nullptr) return {};
    const auto fact = find_fact(path);
    if (!fact) {
        std::vector<std::string_view> paths;
        for (const FactInfo& info : fact_rows) paths.push_back(info.path);
        fields.problem(fields.where(key), fmt::format("no such fact: \"{}\"", path), suggestion_for(path, paths));
    }
    return fact.value_or(Fact{});
}

Program read_program(FieldReader& fields, std::string_view key, Group group) {
    if (fields.text(key).empty()) return {};
    return read_expression(fields, key, {.group = group});
}

Program read_condition(FieldReader& fields, std::string_view key, Group group) {
    if (fields.text(key).empty()) return {};
    return read_truth(fields, key, {.group = group});
}

}  // namespace ergoaudit
