#pragma once
// Reads the fields of one table of a knowledge file: every field named by the reader, every problem collected with its
// place, and whatever nobody asked for reported as an unknown key.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

class FieldReader {
  public:
    // `document`, `arena` and `problems` must outlive the reader; `table` must be a table of the document.
    FieldReader(const toml_tree::Node& table, const toml_tree::Document& document, Arena& arena, Diagnostics& problems)
        : table_(table), document_(document), arena_(arena), problems_(problems) {}

    // A missing, empty or wrongly typed field is a problem, and so is a number without end; the answer is then empty,
    // NaN, false or nothing.
    std::string_view text(std::string_view key);
    double number(std::string_view key);

    // A missing field is the fallback.
    std::string_view text_or(std::string_view key, std::string_view fallback);
    double number_or(std::string_view key, double fallback);
    bool yes_no_or(std::string_view key, bool fallback);
    std::vector<std::string_view> texts_or_none(std::string_view key);
    std::vector<double> numbers_or_none(std::string_view key);

    // The place of the field's word among `names`; a problem with a suggestion, and nothing, when it is none of them:
    // also when it is "".
    std::optional<std::size_t> one_of(std::string_view key, std::span<const std::string_view> names);

    // A table inside, or an array of tables inside; empty when absent.
    const toml_tree::Node* table(std::string_view key);
    std::vector<const toml_tree::Node*> tables(std::string_view key);

    // The reader of a table inside, with the same document, arena and problems.
    [[nodiscard]] FieldReader inside(const toml_tree::Node& table) const {
        return {table, document_, arena_, problems_};
    }

    // What it reads from, keeps in and complains to.
    [[nodiscard]] const toml_tree::Document& document() const { return document_; }
    [[nodiscard]] Arena& arena() const { return arena_; }
    [[nodiscard]] Diagnostics& problems() const { return problems_; }

    // Any value, untouched.
    const toml_tree::Node* any(std::string_view key);

    // Reports the keys nobody asked for. Call last.
    void done();

    void problem(SourceSpan where, std::string message, std::string help = {});
    [[nodiscard]] SourceSpan where() const { return table_.where; }
    // Of the field's value, or of the table when the field is absent.
    [[nodiscard]] SourceSpan where(std::string_view key) const;

  private:
    const toml_tree::Node* present(std::string_view key);
    const toml_tree::Node* required(std::string_view key);
    void wrong_kind(std::string_view key, const toml_tree::Node& node, std::string_view wanted);

    const toml_tree::Node& table_;
    const toml_tree::Document& document_;
    Arena& arena_;
    Diagnostics& problems_;
    std::vector<std::string_view> asked_;  // each key once
};

}  // namespace ergoaudit
