#include "ergoaudit/rules/scoring.hpp"

#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>

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

// A number that meets this; what is missing or no number is told by the reader.
template <class Holds>
double number_that(FieldReader& fields, std::string_view key, Holds holds, std::string_view what) {
    const double number = fields.number(key);
    if (!std::isnan(number) && !holds(number)) fields.problem(fields.where(key), fmt::format("this must be {}", what));
    return number;
}
double share(FieldReader& fields, std::string_view key) {
    return number_that(
        fields, key, [](double number) { return number >= 0 && number <= 1; }, "a share from 0 to 1");
}
double not_negative(FieldReader& fields, std::string_view key) {
    return number_that(
        fields, key, [](double number) { return number >= 0; }, "a number, 0 or more");
}

// Plans compare in whole points.
double weight(FieldReader& fields, std::string_view key) {
    constexpr double most = 1000;
    return number_that(
        fields, key, [](double number) { return number >= 1 && number <= most && number == std::floor(number); },
        "a whole number from 1 to 1000");
}

}  // namespace

Result<Scoring> read_scoring(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    Scoring scoring;
    FieldReader fields(document.root, document, arena, problems);
    const auto part = [&](std::string_view name) -> std::optional<FieldReader> {
        if (const toml_tree::Node* node = fields.table(name)) return fields.inside(*node);
        fields.problem({1, 1, 1}, fmt::format("[{}] is missing", name));
        return std::nullopt;
    };
    scoring.model = fields.text("model");
    scoring.interval_z = not_negative(fields, "interval_z");
    scoring.provisional_below_coverage = share(fields, "provisional_below_coverage");
    scoring.gate_probability = share(fields, "gate_probability");
    if (auto weights = part("weights")) {
        for (std::size_t i = 0; i < severity_names.size(); ++i)
            scoring.weights[i] = weight(*weights, severity_names[i]);
        weights->done();
    }
    if (auto plan = part("plan")) {
        scoring.plan = {.bearable_worsening = not_negative(*plan, "bearable_worsening"),
                        .least_points_a_step = not_negative(*plan, "least_points_a_step"),
                        .told_worse_by_credit = share(*plan, "told_worse_by_credit"),
                        .told_worse_by_overshoot = not_negative(*plan, "told_worse_by_overshoot"),
                        .least_sitting_per_standing = not_negative(*plan, "least_sitting_per_standing"),
                        .most_of_price = share(*plan, "most_of_price")};
        plan->done();
    }
    if (auto measures = part("measure_next")) {
        scoring.measure_next = {.settles = share(*measures, "settles"),
                                .stature_helps = share(*measures, "stature_helps")};
        measures->done();
    }
    scoring.labels = arena.keep(read_labels(fields, document, arena, problems));
    if (auto words = part("severity_of")) {
        for (std::size_t i = 0; i < grade_names.size(); ++i)
            if (const auto severity = words->one_of(grade_names[i], severity_names))
                scoring.severity_of[i] = static_cast<Severity>(*severity);
        words->done();
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
