#include "ergoaudit/input/input_schema.hpp"

#include "value_check.hpp"

#include "ergoaudit/base/json_writer.hpp"
#include "ergoaudit/input/written_key.hpp"

#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

class SchemaWriter {
  public:
    std::string run() {
        json_.open_object();
        json_.field("$schema", "http://json-schema.org/draft-07/schema#");
        json_.field("title", "ergoaudit workstation description");
        json_.field("description", "One person at one workstation. Every key is optional; what is absent is unknown.");
        start_table();
        for (const std::string_view table : top_description_tables()) top_table(table);
        end_table();
        json_.key("definitions").open_object();
        for (const std::string_view table : description_tables()) {
            if (!is_repeated(table)) continue;
            json_.key(table).open_object();
            table_content(table);
            json_.close_object();
        }
        json_.close_object();
        json_.close_object();
        return json_.text() + "\n";
    }

  private:
    void start_table() {
        json_.field("type", "object").field("additionalProperties", false);
        json_.key("properties").open_object();
    }
    void end_table() { json_.close_object(); }

    void top_table(std::string_view table) {
        json_.key(table).open_object();
        if (table == "screen")
            one_or_many(table, most_screens);
        else if (table == "discomfort")
            parts(table, region_names);
        else if (table == "rula")
            parts(table, side_names);
        else
            table_content(table);
        json_.close_object();
    }

    // Tables that stand in several places are written once, as definitions.
    [[nodiscard]] static bool is_repeated(std::string_view table) {
        return table == "screen" || table == "discomfort" || table == "rula" || is_list_of_records(table);
    }
    void refer_to(std::string_view table) {
        json_.open_object().field("$ref", fmt::format("#/definitions/{}", table)).close_object();
    }

    // [screen] or [[screen]]
    void one_or_many(std::string_view table, std::size_t most) {
        json_.key("anyOf").open_list();
        refer_to(table);
        json_.open_object().field("type", "array");
        if (most > 0) json_.field("maxItems", most);
        json_.key("items");
        refer_to(table);
        json_.close_object().close_list();
    }

    template <class Names>
    void parts(std::string_view table, const Names& names) {
        start_table();
        for (const std::string_view name : names) {
            json_.key(name);
            refer_to(table);
        }
        end_table();
    }

    void table_content(std::string_view table) {
        start_table();
        for (const std::string& key : keys_of(table)) {
            write_key(table, key);
            for (const std::string& other : other_units_of(key)) write_key(table, other);
        }
        for (const std::string_view inner : description_tables()) {
            if (!inner.starts_with(table) || inner.size() <= table.size() || inner[table.size()] != '.') continue;
            json_.key(inner.substr(table.size() + 1)).open_object();
            if (is_list_of_records(inner))
                one_or_many(inner, 0);
            else
                table_content(inner);
            json_.close_object();
        }
        end_table();
    }

    void write_key(std::string_view table, std::string_view name) {
        const auto key = find_written_key(table, name);
        if (!key) return;
        json_.key(name).open_object();
        switch (key->form) {
            case Form::fact:
                describe(key->fact.info());
                fact_type(*key);
                break;
            case Form::stages:
                json_.field("description", fmt::format("where it clicks: {}", key->fact.info().meaning));
                json_.field("type", "array").field("minItems", 1).key("items").open_object();
                fact_type(*key);
                json_.close_object();
                break;
            case Form::list:
                list_type(key->list);
                break;
            case Form::text:
                json_.field("description", key->text.info().meaning);
                text_type(key->text);
                break;
        }
        json_.close_object();
    }

    void describe(const FactInfo& info) {
        const std::string_view how = info.how_to_measure;
        json_.field("description", how.empty() ? std::string(info.meaning) : fmt::format("{}: {}", info.meaning, how));
    }

    void fact_type(const WrittenKey& key) {
        const FactInfo& info = key.fact.info();
        switch (info.kind) {
            case Kind::yes_no:
                json_.field("type", "boolean");
                return;
            case Kind::choice:
                json_.texts("enum", names_in(info.choices));
                return;
            case Kind::date:
                json_.field("type", "string").field("pattern", date_pattern);
                return;
            case Kind::number:
                break;
        }
        // outwards at the fourth decimal, so that rounding never refuses what the reader accepts
        const auto bound = [&](double value, double (*outwards)(double)) {
            return key.to_native == 1 ? value : outwards(value / key.to_native * 1e4) / 1e4;
        };
        json_.field("type", counts_items(info.path) ? "integer" : "number");
        json_.field("minimum", bound(info.low, std::floor)).field("maximum", bound(info.high, std::ceil));
    }

    void list_type(std::string_view list) {
        const std::vector<Fact> facts = facts_of_list(list);
        std::vector<std::string_view> names;
        bool none_is_a_name = false;
        for (const Fact fact : facts) {
            names.push_back(name_in_list(fact));
            none_is_a_name = none_is_a_name || names.back() == "none";
        }
        if (!none_is_a_name) names.push_back("none");
        const bool must_say = list.starts_with("screening.");
        json_.field("description", must_say ? "\"none\", or the keys that are yes; the others of this group are no"
                                            : "what is true; the others of this list are not");
        json_.key("anyOf").open_list().open_object().texts("enum", names).close_object();
        json_.open_object().field("type", "array");
        if (must_say) json_.field("minItems", 1);
        json_.key("items").open_object().texts("enum", names).close_object().close_object().close_list();
    }

    void text_type(TextKey key) {
        if (!key.info().many) return one_text_type(key);
        json_.key("anyOf").open_list().open_object();
        one_text_type(key);
        json_.close_object().open_object().field("type", "array").key("items").open_object();
        one_text_type(key);
        json_.close_object().close_object().close_list();
    }

    void one_text_type(TextKey key) {
        const TextInfo& info = key.info();
        if (is_percentage(key)) {
            json_.field("type", "number").field("minimum", 0).field("maximum", 100);
        } else if (!info.choices.empty()) {
            json_.texts("enum", names_in(info.choices));
        } else {
            json_.field("type", "string");
            if (info.kind == TextKind::date)
                json_.field("pattern", date_pattern);
            else if (key == "person.country"_text)
                json_.field("pattern", "^[A-Z]{2}$");
            else if (info.kind == TextKind::id)
                json_.field("pattern", "^[^ \\t\\r\\n]*$");
            if (info.kind != TextKind::date) json_.field("maxLength", longest_text);
        }
    }

    JsonWriter json_;
};

}  // namespace

std::string input_schema() { return SchemaWriter().run(); }

}  // namespace ergoaudit
