#include "ergoaudit/rules/expression_reader.hpp"

#include "ergoaudit/base/text.hpp"

#include <fmt/format.h>

namespace ergoaudit {

namespace {

// What follows the first `count` characters of `text`.
std::string_view after_characters(std::string_view text, std::size_t count) {
    while (count > 0 && !text.empty()) {
        text.remove_prefix(1);
        while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xc0) == 0x80) text.remove_prefix(1);
        --count;
    }
    return text;
}

}  // namespace

SourceSpan place_inside(const toml_tree::Document& document, const toml_tree::Node& string, SourceSpan inside) {
    if (string.string() == nullptr || !string.where.known()) return string.where;
    const std::string& value = *string.string();
    const std::string_view source =
        after_characters(line_of(document.text, string.where.line), string.where.column - 1);
    const bool is_quoted = source.starts_with('"') || source.starts_with('\'');
    if (!is_quoted || source.substr(1, value.size()) != value) return string.where;
    return {.line = string.where.line, .column = string.where.column + inside.column, .length = inside.length};
}

Program read_expression_within(const toml_tree::Node& node, std::size_t begin, std::size_t length, const Scope& scope,
                               const toml_tree::Document& document, Arena& arena, Diagnostics& problems) {
    const std::string_view whole = *node.string();
    const std::string_view piece = whole.substr(begin, length);
    const auto before = static_cast<std::uint32_t>(code_points(whole.substr(0, begin)));
    Result<CompiledExpression> compiled = compile(piece, scope);
    for (const Diagnostic& problem : compiled.problems()) {
        SourceSpan inside = problem.where;
        inside.column += before;
        const SourceSpan where = place_inside(document, node, inside);
        problems.push_back({.level = Level::error,
                            .file = document.file,
                            .where = where,
                            .message = problem.message,
                            .help = problem.help,
                            .quoted = std::string(line_of(document.text, where.line))});
    }
    if (!compiled.ok()) return {};
    return {.text = arena.keep(std::string(piece)),
            .code = arena.keep(std::move(compiled.value().code)),
            .unit = compiled.value().unit,
            .is_truth = compiled.value().is_truth};
}

Program read_expression(const toml_tree::Node& node, const Scope& scope, const toml_tree::Document& document,
                        Arena& arena, Diagnostics& problems) {
    if (node.string() != nullptr)
        return read_expression_within(node, 0, node.string()->size(), scope, document, arena, problems);
    problems.push_back({.level = Level::error,
                        .file = document.file,
                        .where = node.where,
                        .message = fmt::format("an expression is written as a string, not {}", node.kind_name()),
                        .help = {},
                        .quoted = std::string(line_of(document.text, node.where.line))});
    return {};
}

Program read_expression(FieldReader& fields, std::string_view key, const Scope& scope) {
    const toml_tree::Node* const node = fields.any(key);
    if (node == nullptr) return {};
    return read_expression(*node, scope, fields.document(), fields.arena(), fields.problems());
}

Program read_truth(FieldReader& fields, std::string_view key, const Scope& scope) {
    const Program program = read_expression(fields, key, scope);
    if (!program.empty() && !program.is_truth)
        fields.problem(fields.where(key), fmt::format("\"{}\" must say yes or no, but this is a number", key));
    return program;
}

}  // namespace ergoaudit
