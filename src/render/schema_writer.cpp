#include "schema_writer.hpp"

#include <utility>

namespace ergoaudit {

void SchemaWriter::begin(std::string_view name, std::string_view means) {
    if (!std::exchange(is_sometimes_, false)) required_.back().emplace_back(name);
    json_.key(name).open_object().field("description", means);
}

void SchemaWriter::type(std::string_view name, OrNull null) {
    if (null == OrNull::no) {
        json_.field("type", name);
        return;
    }
    json_.key("type").open_list().value(name).value("null").close_list();
}

void SchemaWriter::choices(Names names, OrNull null) {
    type("string", null);
    json_.key("enum").open_list();
    for (const std::string_view name : names) json_.value(name);
    if (null == OrNull::yes) json_.null();
    json_.close_list();
}

void SchemaWriter::limits(NumberRange range) {
    if (range.least) json_.field("minimum", *range.least);
    if (range.most) json_.field("maximum", *range.most);
}

void SchemaWriter::close_members() {
    json_.close_object().texts("required", required_.back());
    if (const std::vector<std::string>& names = together_.back(); !names.empty()) {
        json_.key("dependentRequired").open_object();
        for (const std::string& name : names) {
            json_.key(name).open_list();
            for (const std::string& other : names)
                if (other != name) json_.value(std::string_view(other));
            json_.close_list();
        }
        json_.close_object();
    }
    required_.pop_back();
    together_.pop_back();
}

void SchemaWriter::together(Names names) { together_.back().assign(names.begin(), names.end()); }

void SchemaWriter::text(std::string_view name, std::string_view means, OrNull null) {
    begin(name, means);
    type("string", null);
    end();
}

void SchemaWriter::text_like(std::string_view name, std::string_view means, std::string_view pattern, OrNull null) {
    begin(name, means);
    type("string", null);
    json_.field("pattern", pattern);
    end();
}

void SchemaWriter::always(std::string_view name, std::string_view means, std::string_view text) {
    begin(name, means);
    json_.field("type", "string").field("const", text);
    end();
}

void SchemaWriter::one_of(std::string_view name, std::string_view means, Names names, OrNull null) {
    begin(name, means);
    choices(names, null);
    end();
}

void SchemaWriter::yes_no(std::string_view name, std::string_view means, OrNull null) {
    begin(name, means);
    type("boolean", null);
    end();
}

void SchemaWriter::number(std::string_view name, std::string_view means, OrNull null, NumberRange range) {
    begin(name, means);
    type("number", null);
    limits(range);
    end();
}

void SchemaWriter::whole(std::string_view name, std::string_view means, OrNull null, NumberRange range) {
    begin(name, means);
    type("integer", null);
    limits(range);
    end();
}

void SchemaWriter::one_of_numbers(std::string_view name, std::string_view means, std::span<const int> numbers) {
    begin(name, means);
    json_.field("type", "integer").key("enum").open_list();
    for (const int number : numbers) json_.value(number);
    json_.close_list();
    end();
}

void SchemaWriter::texts(std::string_view name, std::string_view means, OrNull null) {
    begin(name, means);
    type("array", null);
    json_.key("items").open_object().field("type", "string").close_object();
    end();
}

void SchemaWriter::texts_of(std::string_view name, std::string_view means, Names names) {
    begin(name, means);
    json_.field("type", "array").key("items").open_object();
    choices(names, OrNull::no);
    json_.close_object();
    end();
}

void SchemaWriter::refer(std::string_view definition) { json_.field("$ref", "#/$defs/" + std::string(definition)); }

void SchemaWriter::defined(std::string_view name, std::string_view means, std::string_view definition) {
    begin(name, means);
    refer(definition);
    end();
}

void SchemaWriter::defined_or_null(std::string_view name, std::string_view means, std::string_view definition) {
    begin(name, means);
    json_.key("anyOf").open_list().open_object();
    refer(definition);
    json_.close_object().open_object().field("type", "null").close_object().close_list();
    end();
}

void SchemaWriter::list_of(std::string_view name, std::string_view means, std::string_view definition) {
    begin(name, means);
    json_.field("type", "array").key("items").open_object();
    refer(definition);
    json_.close_object();
    end();
}

void SchemaWriter::nothing(std::string_view name, std::string_view means) {
    begin(name, means);
    json_.field("type", "null");
    end();
}

}  // namespace ergoaudit
