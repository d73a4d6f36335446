#include "ergoaudit/rules/definition_reader.hpp"

#include "ergoaudit/rules/expression_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {

std::vector<Definition> definitions_in(FieldReader& file, Scope scope, const toml_tree::Document& document,
                                       Arena& arena, Diagnostics& problems) {
    std::vector<Definition> all;
    for (const toml_tree::Node* table : file.tables("definition")) {
        FieldReader fields(*table, document, arena, problems);
        const Definition one{.name = fields.text("name"), .text = fields.text("is")};
        if (!one.name.empty() && std::ranges::find(all, one.name, &Definition::name) != all.end())
            fields.problem(fields.where("name"), fmt::format("\"{}\" is defined twice", one.name));
        scope.definitions = all;
        if (!one.text.empty()) (void)read_expression(fields, "is", scope);
        fields.done();
        all.push_back(one);
    }
    return all;
}

Result<std::vector<Definition>> read_definitions(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    FieldReader file(document.root, document, arena, problems);
    std::vector<Definition> all = definitions_in(file, {.all_at_hand = true}, document, arena, problems);
    file.done();
    if (has_error(problems)) return problems;
    return {std::move(all), std::move(problems)};
}

}  // namespace ergoaudit
