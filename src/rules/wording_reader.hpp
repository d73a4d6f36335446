#pragma once
// The sentences of a rule and the placeholders in them.

#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ergoaudit {

// One sentence as it stands in the file.
struct Sentence {
    std::string_view key;  // "failure", "below.fix"
    std::string_view text;
    const toml_tree::Node* node;
};

class WordingReader {
  public:
    WordingReader(const toml_tree::Document& document, std::span<const Definition> definitions, Arena& arena,
                  Diagnostics& problems)
        : document_(document), definitions_(definitions), arena_(arena), problems_(problems) {}

    // title, failure, fix, why, disputed, below, above; `instead` is read by circumstances()
    [[nodiscard]] Wording read(FieldReader& rule);

    // The rows of `instead`, whose conditions are of the rule's group.
    [[nodiscard]] std::span<const Circumstance> circumstances(FieldReader& rule, Group group);

    // The rows of `collides`, whose numbers are of the rule's group; after the band is read.
    [[nodiscard]] std::span<const Reckoning> reckonings(FieldReader& rule, const Rule& of);

    // Once band and answers are known: every placeholder of the sentences read has something to say.
    void check(const Rule& rule);

  private:
    std::string_view sentence(FieldReader& fields, std::string_view key, std::string_view shown_as);
    std::string_view optional_sentence(FieldReader& fields, std::string_view key, std::string_view shown_as);
    Circumstance circumstance(const toml_tree::Node& row, Group group);
    [[nodiscard]] Program condition(FieldReader& fields, Group group);
    Reckoning reckoning(const toml_tree::Node& row, const Rule& of);
    std::span<const Program> amounts(const Sentence& sentence, const Rule& of);
    SideWording side(FieldReader& rule, std::string_view key);
    void check_placeholders(const Sentence& sentence, const Rule& rule);
    void check_side(const Rule& rule, std::string_view key, const SideWording& side, bool can_happen);
    void report(const Sentence& sentence, std::size_t begin, std::size_t length, std::string message,
                std::string help = {});

    const toml_tree::Document& document_;
    std::span<const Definition> definitions_;
    Arena& arena_;
    Diagnostics& problems_;
    std::vector<Sentence> sentences_;
};

}  // namespace ergoaudit
