#pragma once
// A TOML document as our own small tree: values in the order they were written, each with its place in the text.
// The only module that knows the TOML library; readers above see nothing of it.

#include "ergoaudit/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ergoaudit::toml_tree {

struct Member;

struct Date {
    int days_since_1970 = 0;
};
struct OtherTime {};  // a time of day or a date with a time: no key of ours takes one

using Table = std::vector<Member>;  // sorted by place in the text
struct Node;
using Array = std::vector<Node>;

struct Node {
    std::variant<std::string, std::int64_t, double, bool, Date, OtherTime, Array, Table> value;
    SourceSpan where;  // of the value; of the header for a table

    [[nodiscard]] const Table* table() const { return std::get_if<Table>(&value); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&value); }
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value); }
    // Integers and floats alike; nothing for other kinds.
    [[nodiscard]] const double* number() const;
    // The member of that name when this is a table that has it.
    [[nodiscard]] const Node* find(std::string_view key) const;
    // "a string", "a number", "true or false", "a date", "a list", "a table": for messages.
    [[nodiscard]] std::string_view kind_name() const;

    double as_number = 0;  // what number() points at
};

struct Member {
    std::string key;
    SourceSpan key_where;
    Node node;
};

struct Document {
    std::string file;  // as named in messages
    std::string text;  // the source without its byte order mark, for quoted lines
    Node root;         // always a table
    std::vector<SourceSpan>
        values_and_comments;  // every plain value and comment, by line: what a message may not repeat
};

// What the quoted line of a syntax error shows. A description holds health data, so nothing but keys is the default.
enum class Quote : unsigned char { keys, everything };

// Never throws, never asserts, never reads outside `text`, whatever the bytes are; nesting deeper than 64 is an error,
// and so is a text larger than `largest_text`.
[[nodiscard]] Result<Document> parse(std::string text, std::string file, Quote quote = Quote::keys);

inline constexpr std::size_t largest_text = std::size_t{4} << 20;

// The line of `caret` as it may be shown: `…` stands for every value and comment except those inside `shown`. Values
// before the caret keep their width, so that the caret still points at its place.
[[nodiscard]] std::string quoted_line(const Document& document, SourceSpan caret, SourceSpan shown = {});

}  // namespace ergoaudit::toml_tree
