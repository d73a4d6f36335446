#include "plan_fields.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/rules/expression.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {

Fact read_fact(FieldReader& fields, std::string_view key, std::string_view path) {
    if (path.empty()) return {};
    const auto fact = find_fact(path);
    if (!fact) {
        std::vector<std::string_view> paths;
        for (const FactInfo& info : fact_rows) paths.push_back(info.path);
        fields.problem(fields.where(key), fmt::format("no such fact: \"{}\"", path), did_you_mean(path, paths));
    }
    return fact.value_or(Fact{});
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
    const std::string_view near = nearest(word, candidates);
    return near.empty() ? std::string() : fmt::format("did you mean \"{}\"?", near);
}

Program read_program(FieldReader& fields, std::string_view key, Group group, Arena& arena) {
    const std::string_view text = fields.text(key);
    if (text.empty()) return {};
    const auto compiled = compile(text, {.group = group});
    if (!compiled.ok()) {
        for (const Diagnostic& problem : compiled.problems())
            fields.problem(fields.where(key), problem.message, problem.help);
        return {};
    }
    return {.text = text,
            .code = arena.keep(compiled.value().code),
            .unit = compiled.value().unit,
            .is_truth = compiled.value().is_truth};
}

}  // namespace ergoaudit
