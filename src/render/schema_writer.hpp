#pragma once
// Writes a JSON Schema (draft 2020-12) as it goes: each member of an object with its type and one sentence on what it
// means. An object has all members that are named, unless it is said that one is there only sometimes, and no others.
// Private to this folder.

#include "ergoaudit/base/json_writer.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Whether null may stand in the place of a value: it is not known, or not told.
enum class OrNull : bool { no, yes };

struct NumberRange {
    std::optional<double> least = std::nullopt, most = std::nullopt;
};

class SchemaWriter {
  public:
    using Names = std::span<const std::string_view>;

    // The next member is not always there.
    SchemaWriter& sometimes() {
        is_sometimes_ = true;
        return *this;
    }

    void text(std::string_view name, std::string_view means, OrNull null = OrNull::no);
    void text_like(std::string_view name, std::string_view means, std::string_view pattern, OrNull null = OrNull::no);
    void always(std::string_view name, std::string_view means, std::string_view text);
    void one_of(std::string_view name, std::string_view means, Names names, OrNull null = OrNull::no);
    void yes_no(std::string_view name, std::string_view means, OrNull null = OrNull::no);
    void number(std::string_view name, std::string_view means, OrNull null = OrNull::no, NumberRange range = {});
    void whole(std::string_view name, std::string_view means, OrNull null = OrNull::no, NumberRange range = {});
    void one_of_numbers(std::string_view name, std::string_view means, std::span<const int> numbers);
    void texts(std::string_view name, std::string_view means, OrNull null = OrNull::no);
    void texts_of(std::string_view name, std::string_view means, Names names);
    // As `define` says it.
    void defined(std::string_view name, std::string_view means, std::string_view definition);
    void defined_or_null(std::string_view name, std::string_view means, std::string_view definition);
    void list_of(std::string_view name, std::string_view means, std::string_view definition);
    // Always null.
    void nothing(std::string_view name, std::string_view means);

    template <class Members>
    void object(std::string_view name, std::string_view means, Members members, OrNull null = OrNull::no) {
        begin(name, means);
        content_of_object(members, null);
        end();
    }
    // A list of objects of one kind.
    template <class Members>
    void list(std::string_view name, std::string_view means, Members members, OrNull null = OrNull::no) {
        begin(name, means);
        type("array", null);
        json_.key("items").open_object();
        content_of_object(members, OrNull::no);
        json_.close_object();
        end();
    }
    // An object that is of one kind or of the other.
    template <class One, class Other>
    void either(std::string_view name, std::string_view means, One one, Other other) {
        begin(name, means);
        json_.key("oneOf").open_list().open_object();
        content_of_object(one, OrNull::no);
        json_.close_object().open_object();
        content_of_object(other, OrNull::no);
        json_.close_object().close_list();
        end();
    }
    // An object of which no member has to be there: some have a name, others are called as a pattern says.
    template <class Named, class Alike>
    void map(std::string_view name, std::string_view means, Named named, Alike alike) {
        begin(name, means);
        content_of_map(named, alike);
        end();
    }
    // Members that are there together or not at all; after the members of an object.
    void together(Names names);

    template <class Members>
    void define(std::string_view name, std::string_view means, Members members) {
        json_.key(name).open_object().field("description", means);
        content_of_object(members, OrNull::no);
        json_.close_object();
    }

    template <class Named, class Alike>
    void define_map(std::string_view name, std::string_view means, Named named, Alike alike) {
        json_.key(name).open_object().field("description", means);
        content_of_map(named, alike);
        json_.close_object();
    }

    // The whole of it.
    template <class Definitions, class Members>
    [[nodiscard]] std::string schema(std::string_view title, std::string_view means, Definitions definitions,
                                     Members members) {
        json_.open_object().field("$schema", "https://json-schema.org/draft/2020-12/schema");
        json_.field("title", title).field("description", means).key("$defs").open_object();
        definitions();
        json_.close_object();
        content_of_object(members, OrNull::no);
        json_.close_object();
        return json_.text() + "\n";
    }

  private:
    void begin(std::string_view name, std::string_view means);
    void end() { json_.close_object(); }
    void type(std::string_view name, OrNull null);
    void choices(Names names, OrNull null);
    void limits(NumberRange range);
    void refer(std::string_view definition);
    void close_members();

    template <class Members>
    void content_of_object(Members members, OrNull null) {
        type("object", null);
        json_.field("additionalProperties", false).key("properties").open_object();
        required_.emplace_back();
        together_.emplace_back();
        members();
        close_members();
    }

    template <class Named, class Alike>
    void content_of_map(Named named, Alike alike) {
        json_.field("type", "object").field("additionalProperties", false);
        required_.emplace_back();
        json_.key("properties").open_object();
        named();
        json_.close_object().key("patternProperties").open_object();
        alike();
        json_.close_object();
        required_.pop_back();
    }

    JsonWriter json_;
    bool is_sometimes_ = false;
    std::vector<std::vector<std::string>> required_, together_;  // of each open object
};

}  // namespace ergoaudit
