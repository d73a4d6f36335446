#include "example_reader.hpp"

#include "fact_path.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/rules/given_reader.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

// Reads `given = { "chair.kind" = "task", chair.seat_height_cm = 46 }`: quoted paths and tables alike.
class GivenReader {
  public:
    explicit GivenReader(FieldReader& fields) : fields_(fields) {}

    void read(const toml_tree::Table& table, const std::string& before) {
        for (const toml_tree::Member& member : table) {
            const std::string path = before.empty() ? member.key : fmt::format("{}.{}", before, member.key);
            if (const toml_tree::Table* inner = member.node.table())
                read(*inner, path);
            else
                read_fact(member, path);
        }
    }

    [[nodiscard]] std::vector<Given> given() && { return std::move(given_); }

  private:
    void read_fact(const toml_tree::Member& member, const std::string& path) {
        const FactPath fact = find_path(path);
        if (!fact.found()) {
            fields_.problem(member.key_where, fact.problem, fact.help);
            return;
        }
        const auto value = read_value(member.node, path, fact.fact.info());
        if (!value) return;
        if (std::ranges::find(given_, fact.row(), &Given::row) != given_.end())
            fields_.problem(member.key_where, fmt::format("\"{}\" is given twice", path));
        given_.push_back({fact.row(), *value});
    }

    std::optional<double> wrong(const toml_tree::Node& node, std::string_view path, std::string_view wanted) {
        fields_.problem(node.where, fmt::format("\"{}\" must be {}, not {}", path, wanted, node.kind_name()));
        return std::nullopt;
    }

    std::optional<double> read_value(const toml_tree::Node& node, std::string_view path, const FactInfo& info) {
        switch (info.kind) {
            case Kind::number:
                return node.number() == nullptr ? wrong(node, path, "a number") : in_range(node, path, info);
            case Kind::yes_no:
                if (node.boolean() == nullptr) return wrong(node, path, "true or false");
                return *node.boolean() ? 1 : 0;
            case Kind::choice:
                return node.string() == nullptr ? wrong(node, path, "a string") : choice(node, path, info);
            case Kind::date:
                if (const auto* date = std::get_if<toml_tree::Date>(&node.value)) return date->days_since_1970;
                return wrong(node, path, "a date");
        }
        return std::nullopt;
    }

    std::optional<double> in_range(const toml_tree::Node& node, std::string_view path, const FactInfo& info) {
        const double value = *node.number();
        if (value >= info.low && value <= info.high) return value;
        fields_.problem(node.where,
                        fmt::format("\"{}\" cannot be {}: it lies from {} to {}", path, plain_number(value, 3),
                                    plain_number(info.low, 3), plain_number(info.high, 3)));
        return std::nullopt;
    }

    std::optional<double> choice(const toml_tree::Node& node, std::string_view path, const FactInfo& info) {
        if (const auto value = choice_value(info, *node.string())) return *value;
        std::vector<std::string_view> names;
        for (int i = 0; !choice_name(info, i).empty(); ++i) names.push_back(choice_name(info, i));
        fields_.problem(node.where, fmt::format("\"{}\" cannot be \"{}\"", path, *node.string()),
                        suggestion_for(*node.string(), names, fmt::format("one of: {}", fmt::join(names, ", "))));
        return std::nullopt;
    }

    FieldReader& fields_;
    std::vector<Given> given_;
};

}  // namespace

std::span<const Given> read_given(FieldReader& fields, const toml_tree::Node& table, Arena& arena,
                                  std::string_view key) {
    GivenReader given(fields);
    if (const toml_tree::Node* node = fields.table(key))
        given.read(*node->table(), "");
    else if (table.find(key) == nullptr)
        fields.problem(table.where, fmt::format("\"{}\" is missing", key),
                       fmt::format("an example without any fact is {} = {{}}", key));
    return arena.keep(std::move(given).given());
}

Example read_example(const toml_tree::Node& table, const toml_tree::Document& document, Arena& arena,
                     Diagnostics& problems) {
    FieldReader fields(table, document, arena, problems);
    Example example{.where = table.where};
    example.given = read_given(fields, table, arena);
    if (const auto verdict = fields.one_of("verdict", verdict_names)) example.verdict = static_cast<Verdict>(*verdict);
    fields.done();
    return example;
}

}  // namespace ergoaudit
