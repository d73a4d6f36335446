#include "findings.hpp"

#include "next_measures.hpp"
#include "trace.hpp"
#include "wording.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// The written key a finding is about: what one would adjust, else the first thing it reads that was written.
void locate(Finding& finding, const Judged& judged, const Description& description) {
    const auto written = [&](Row row) {
        return row.index < description.where.size() && description.where[row.index].known();
    };
    const auto take = [&](Fact fact) {
        finding.key = written_path(fact, judged.at);
        finding.where = description.where[row_of(fact, judged.at).index];
    };
    for (const Fact fact : judged.rule->adjust)
        if (written(row_of(fact, judged.at))) return take(fact);
    if (const Fact fact = judged.rule->reported;
        fact.exists() && finding.measured.from == Provenance::reported && written(row_of(fact)))
        return take(fact);
    for (const Program* program : {&judged.rule->measure, &judged.rule->require, &judged.rule->applies})
        for (const Instruction& step : program->code) {
            const std::optional<Row> row = row_read(step, judged.at);
            if (!row || !written(*row)) continue;
            const RowOwner owner = owner_of(*row);
            finding.key = written_path(owner.fact, owner.at);
            finding.where = description.where[row->index];
            return;
        }
    if (!judged.rule->adjust.empty()) finding.key = written_path(judged.rule->adjust.front(), judged.at);
}

bool gates(const Finding& finding, const Scoring& scoring, const AuditSettings& settings) {
    if (!settings.fail_on || finding.verdict != Verdict::fail || finding.rule->severity > *settings.fail_on)
        return false;
    return !finding.probability_of_pass || *finding.probability_of_pass < scoring.gate_probability;
}

// A reported answer has a direction but no number: the first step is to measure.
void word_reported(Finding& finding, const Judged& judged, const Facts& facts) {
    const FactInfo& question = judged.rule->reported.info();
    std::string answer = question.kind == Kind::yes_no
                             ? std::string("no")
                             : fmt::format("\"{}\"", choice_name(question, facts.value(judged.rule->reported)));
    std::replace(answer.begin(), answer.end(), '-', ' ');
    finding.message = fmt::format("{}: you answered {}", with_capital(std::string(question.meaning)), answer);
    finding.fix = "Measure first, then the report can say by how much.";
    for (const Row row : keys_needed(judged, facts)) {
        const std::string_view how = owner_of(row).fact.info().how_to_measure;
        if (how.empty()) continue;
        finding.fix = fmt::format("To know by how much: {} ({}).", how, written_path(row));
        break;
    }
}

// What rests on estimated dimensions that do not move it is as sure as what was measured.
Provenance whence(Provenance from, const Sureness& sureness) {
    return from == Provenance::estimated && sureness.sd == 0 ? Provenance::measured : from;
}

Finding finding_from(const Judged& judged, const Sureness& sureness, double known_weight,
                     const Description& description, const Facts& facts, const Scoring& scoring) {
    Finding finding{.rule = judged.rule,
                    .at = judged.at,
                    .subject = subject_name(judged.rule->group, judged.at),
                    .verdict = judged.judgement.verdict,
                    .measured = {.value = judged.judgement.measured,
                                 .sd = sureness.sd,
                                 .unit = judged.rule->measure.unit,
                                 .from = whence(judged.judgement.from, sureness)},
                    .credit = judged.judgement.credit,
                    .points_lost = points_lost(judged, scoring, known_weight),
                    .probability_of_pass = sureness.probability,
                    .unsure = sureness.unsure};
    Sentences sentences = sentences_for(*judged.rule, judged.judgement, facts, judged.at, sureness.unsure);
    finding.message = std::move(sentences.message);
    finding.fix = std::move(sentences.fix);
    const bool is_reported = judged.judgement.from == Provenance::reported && !judged.rule->measure.empty() &&
                             std::isnan(judged.judgement.measured);
    if (is_reported && finding.verdict == Verdict::fail) word_reported(finding, judged, facts);
    if (finding.verdict == Verdict::unknown) finding.needs = keys_needed(judged, facts);
    locate(finding, judged, description);
    return finding;
}

int order_of(Verdict verdict) {
    return verdict == Verdict::fail ? 0 : verdict == Verdict::partial ? 1 : verdict == Verdict::unknown ? 2 : 3;
}

// By points lost, the most first; what lost nothing by verdict, then the order of the rules.
std::vector<std::size_t> in_order(std::span<const Judged> judged, const Scoring& scoring, double known_weight) {
    struct Place {
        double points;
        int order;
        std::size_t index;
    };
    std::vector<Place> places;
    places.reserve(judged.size());
    for (std::size_t i = 0; i < judged.size(); ++i)
        places.push_back({points_lost(judged[i], scoring, known_weight), order_of(judged[i].judgement.verdict), i});
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tuple(-a.points, a.order, a.index) < std::tuple(-b.points, b.order, b.index);
    });
    std::vector<std::size_t> order;
    order.reserve(places.size());
    for (const Place& place : places) order.push_back(place.index);
    return order;
}

}  // namespace

std::vector<Finding> findings_from(std::span<const Judged> judged, std::span<const Sureness> sureness,
                                   double known_weight, const Description& description, const Facts& facts,
                                   const Scoring& scoring, const AuditSettings& settings) {
    std::vector<Finding> findings;
    findings.reserve(judged.size());
    for (const std::size_t i : in_order(judged, scoring, known_weight)) {
        findings.push_back(finding_from(judged[i], sureness[i], known_weight, description, facts, scoring));
        findings.back().gates = gates(findings.back(), scoring, settings);
        if (settings.trace) findings.back().trace = trace_of(judged[i], facts);
    }
    return findings;
}

}  // namespace ergoaudit
