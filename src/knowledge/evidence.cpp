#include "ergoaudit/knowledge/evidence.hpp"

#include "ergoaudit/toml/field_reader.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::array<std::string_view, 9> kinds = {"law",    "standard", "guidance", "study", "review",
                                                   "survey", "handbook", "vendor",   "own"};

// 0: not given.
int year(FieldReader& fields) {
    constexpr int first = 1000, last = 9999;
    const auto* node = fields.any("year");
    if (node == nullptr) return 0;
    const double said = fields.number("year");
    if (node->number() == nullptr) return 0;  // told already
    if (said >= first && said <= last && said == std::floor(said)) return static_cast<int>(said);
    fields.problem(fields.where("year"), fmt::format("\"year\" is a whole number from {} to {}", first, last));
    return 0;
}

Source read_source(FieldReader& fields, std::string_view file) {
    Source source;
    source.place = {.file = file, .span = fields.where()};
    source.key = fields.text("key");
    source.title = fields.text("title");
    source.author = fields.text_or("author", "");
    source.edition = fields.text_or("edition", "");
    source.where = fields.text_or("where", "");
    source.says = fields.text_or("says", "");
    source.note = fields.text_or("note", "");
    source.year = year(fields);
    if (const auto kind = fields.one_of("kind", kinds)) source.kind = kinds[*kind];
    if (const auto known = fields.one_of("known", known_names)) source.known = static_cast<HowKnown>(*known);
    fields.done();
    return source;
}

}  // namespace

Result<std::vector<Source>> read_sources(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    std::vector<Source> sources;
    FieldReader file(document.root, document, arena, problems);
    const std::string_view name = arena.keep(document.file);
    for (const toml_tree::Node* node : file.tables("source")) {
        FieldReader fields(*node, document, arena, problems);
        sources.push_back(read_source(fields, name));
    }
    file.done();
    if (!problems.empty()) return problems;
    return sources;
}

}  // namespace ergoaudit
