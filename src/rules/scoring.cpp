#include "ergoaudit/rules/scoring.hpp"

#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>
#include <cmath>

namespace ergoaudit {
namespace {

std::vector<ScoreLabel> read_labels(FieldReader& fields, const toml_tree::Document& document, Arena& arena,
                                    Diagnostics& problems) {
    std::vector<ScoreLabel> labels;
    for (const toml_tree::Node* node : fields.tables("label")) {
        FieldReader label(*node, document, arena, problems);
        labels.push_back({.from = label.number("from"), .word = label.text("word")});
        label.done();
        if (labels.size() > 1 && !(labels.back().from < labels[labels.size() - 2].from))
            label.problem(label.where("from"), "labels must fall: the best first");
    }
    if (labels.empty() || labels.back().from != 0) fields.problem({1, 1, 1}, "the last [[label]] must begin at 0");
    return labels;
}

}  // namespace

Result<Scoring> read_scoring(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    Scoring scoring;
    FieldReader fields(document.root, document, arena, problems);
    scoring.model = fields.text("model");
    scoring.interval_z = fields.number("interval_z");
    scoring.provisional_below_coverage = fields.number("provisional_below_coverage");
    scoring.gate_probability = fields.number("gate_probability");
    scoring.bearable_worsening = fields.number("bearable_worsening");
    scoring.least_points_a_step = fields.number("least_points_a_step");
    if (const toml_tree::Node* node = fields.table("weights")) {
        FieldReader weights(*node, document, arena, problems);
        for (std::size_t i = 0; i < severity_names.size(); ++i) {
            scoring.weights[i] = weights.number(severity_names[i]);
            if (!(scoring.weights[i] > 0))
                weights.problem(weights.where(severity_names[i]), "a weight must be above 0");
        }
        weights.done();
    } else {
        fields.problem({1, 1, 1}, "[weights] is missing");
    }
    scoring.labels = arena.keep(read_labels(fields, document, arena, problems));
    if (const toml_tree::Node* node = fields.table("severity_of")) {
        FieldReader words(*node, document, arena, problems);
        for (std::size_t i = 0; i < grade_names.size(); ++i)
            if (const auto severity = words.one_of(grade_names[i], severity_names))
                scoring.severity_of[i] = static_cast<Severity>(*severity);
        words.done();
    } else {
        fields.problem({1, 1, 1}, "[severity_of] is missing");
    }
    fields.done();
    if (!problems.empty()) return problems;
    return scoring;
}

double points_lost(const Judged& one, const Scoring& scoring, double known_weight) {
    if (!one.known() || known_weight <= 0) return 0;
    return 100 * scoring.weight(one.rule->severity) * (1 - one.judgement.credit) / known_weight;
}

std::string_view label_of(const ScoreValue& score, const Scoring& scoring) {
    if (std::isnan(score.value)) return {};
    if (score.coverage < scoring.provisional_below_coverage) return "provisional";
    for (const ScoreLabel& label : scoring.labels)
        if (score.value >= label.from) return label.word;
    return {};
}

}  // namespace ergoaudit
