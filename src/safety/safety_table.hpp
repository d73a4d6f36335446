#pragma once
// One table of a safety file: the field reader with the shapes these files use.

#include "ergoaudit/safety/safety_knowledge.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ergoaudit {

class SafetyTable : public FieldReader {
  public:
    SafetyTable(const toml_tree::Node& table, const toml_tree::Document& document, Arena& arena, Diagnostics& problems)
        : FieldReader(table, document, arena, problems), document_(document), arena_(arena), problems_(problems) {}

    // A list of different names; empty when it is absent.
    [[nodiscard]] Names names(std::string_view key);
    // The same, but it must be there.
    [[nodiscard]] Names some_names(std::string_view key);
    // Nothing when it is absent or none.
    [[nodiscard]] std::optional<int> whole_number(std::string_view key, int low, int high);
    // A yes/no expression; empty when it is absent or wrong.
    [[nodiscard]] Program truth(std::string_view key, std::span<const Definition> definitions);
    // An expression that is a number; empty when it is absent or wrong.
    [[nodiscard]] Program amount(std::string_view key, std::span<const Definition> definitions);

    // About one field, at its place.
    void complain(std::string_view key, std::string message, std::string help = {}) {
        problem(where(key), std::move(message), std::move(help));
    }
    [[nodiscard]] SourceLocation location() { return {arena_.keep(document_.file), where()}; }

    [[nodiscard]] const toml_tree::Document& document() const { return document_; }

  private:
    Program expression(std::string_view key, std::span<const Definition> definitions, bool is_truth,
                       std::string_view wanted);

    const toml_tree::Document& document_;
    Arena& arena_;
    Diagnostics& problems_;
};

}  // namespace ergoaudit
