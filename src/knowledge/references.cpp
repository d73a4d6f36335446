#include "references.hpp"

#include "ergoaudit/base/suggestion.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using toml_tree::Document;
using toml_tree::Node;

struct Known {
    std::string_view what;  // "exercise"
    std::vector<std::string_view> names;
};

struct Reference {
    std::string_view table;  // of a list of tables
    std::string_view key;    // holds names, or tables with names
    std::string_view inner;  // key in these tables; empty: the names themselves
    const Known* known;
};

// `value` holds one name, or several at any depth of lists.
void check_names(const Node& value, const Reference& reference, const Document& document, Diagnostics& problems) {
    if (const toml_tree::Array* values = value.array())
        for (const Node& one : *values) check_names(one, reference, document, problems);
    else if (const Node* inner = reference.inner.empty() ? nullptr : value.find(reference.inner))
        check_names(*inner, {.table = {}, .key = {}, .inner = {}, .known = reference.known}, document, problems);
    else if (const std::string* name = value.string();
             name != nullptr && std::ranges::find(reference.known->names, *name) == reference.known->names.end())
        problems.push_back({.level = Level::error,
                            .file = document.file,
                            .where = value.where,
                            .message = fmt::format("there is no {} \"{}\"", reference.known->what, *name),
                            .help = suggestion_for(*name, reference.known->names),
                            .quoted = std::string(line_of(document.text, value.where.line))});
}

void check_document(const Document& document, std::span<const Reference> references, Diagnostics& problems) {
    for (const Reference& reference : references) {
        const Node* tables = document.root.find(reference.table);
        if (tables == nullptr || tables->array() == nullptr) continue;
        for (const Node& table : *tables->array())
            if (const Node* value = table.find(reference.key)) check_names(*value, reference, document, problems);
    }
}

}  // namespace

void check_references(std::span<const Document> documents, const Knowledge& knowledge, Diagnostics& problems) {
    Known exercises{"exercise", {}}, codes{"contraindication with the code", {}}, rules{"rule", {}};
    for (const Exercise& exercise : knowledge.exercise.exercises) exercises.names.push_back(exercise.id);
    for (const Contraindication& one : knowledge.safety.contraindications) codes.names.push_back(one.code);
    for (const Rule& rule : knowledge.rules) rules.names.push_back(rule.id);
    const Reference references[] = {{"contraindication", "removes", "", &exercises},
                                    {"contraindication", "prefers", "", &exercises},
                                    {"contraindication", "modifies", "exercise", &exercises},
                                    {"exercise", "cautions", "", &codes},
                                    {"exercise", "answers", "findings", &rules}};
    for (const Document& document : documents) check_document(document, references, problems);
}

}  // namespace ergoaudit
