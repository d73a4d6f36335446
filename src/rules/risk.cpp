#include "ergoaudit/rules/risk.hpp"

#include "ergoaudit/rules/expression_reader.hpp"
#include "ergoaudit/rules/judge.hpp"
#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

void read_cells(ExposureClass& exposure, FieldReader& fields, const toml_tree::Document& document, Arena& arena,
                Diagnostics& problems) {
    const toml_tree::Node* node = fields.table("risk");
    if (node == nullptr)
        return fields.problem(fields.where("risk"), "a class of exposure needs its \"risk\" by severity");
    FieldReader cells(*node, document, arena, problems);
    for (std::size_t i = 0; i < severity_names.size(); ++i)
        if (const auto level = cells.one_of(severity_names[i], risk_names))
            exposure.risk_of[i] = static_cast<RiskLevel>(*level);
    cells.done();
    if (!std::ranges::is_sorted(exposure.risk_of, std::greater<>()))
        fields.problem(fields.where("risk"), "what is graver is not less of a risk");
}

}  // namespace

Result<RiskMatrix> read_risk(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    RiskMatrix matrix;
    FieldReader fields(document.root, document, arena, problems);
    matrix.our_choice = fields.text("our_choice");
    matrix.sources = arena.keep(fields.texts_or_none("sources"));
    if (matrix.sources.empty()) fields.problem({1, 1, 1}, "\"sources\" must name at least one source");
    matrix.review_when = arena.keep(fields.texts_or_none("review_when"));
    std::vector<ExposureClass> classes;
    const auto tables = fields.tables("exposure");
    for (const toml_tree::Node* table : tables) {
        FieldReader exposure(*table, document, arena, problems);
        classes.push_back({.because = exposure.text("because"), .when = {}, .risk_of = {}});
        if ((exposure.any("when") == nullptr) != (table == tables.back()))
            exposure.problem(exposure.where(), "every class but the last says \"when\"");
        classes.back().when = read_truth(exposure, "when", {.group = Group::workstation});
        read_cells(classes.back(), exposure, document, arena, problems);
        exposure.done();
        if (classes.size() > 1)
            for (std::size_t i = 0; i < severity_names.size(); ++i)
                if (classes.back().risk_of[i] > classes[classes.size() - 2].risk_of[i])
                    exposure.problem(exposure.where("risk"), "less exposure is not more of a risk: the longest first");
    }
    if (classes.empty()) fields.problem({1, 1, 1}, "at least one [[exposure]] is needed");
    matrix.exposures = arena.keep(std::move(classes));
    fields.done();
    if (!problems.empty()) return problems;
    return matrix;
}

std::optional<std::size_t> exposure_of(const RiskMatrix& matrix, const Facts& facts) {
    for (std::size_t i = 0; i < matrix.exposures.size(); ++i) {
        const Program& when = matrix.exposures[i].when;
        const double holds = when.empty() ? 1 : evaluate(when, facts, {});
        if (std::isnan(holds)) return std::nullopt;
        if (holds != 0) return i;
    }
    return std::nullopt;
}

}  // namespace ergoaudit
