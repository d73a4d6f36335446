#include "scenes.hpp"

#include "sureness.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace ergoaudit {
namespace {

// The derived fact that a rule's measure is about: the first it reads.
std::optional<Fact> measured_fact(const Rule& rule) {
    for (const Instruction& step : rule.measure.code)
        if (const auto row = row_read(step, {})) {
            const Fact fact = owner_of(*row).fact;
            if (fact.info().group == Group::posture || fact.info().group == Group::view) return fact;
            return std::nullopt;
        }
    return std::nullopt;
}

void add_to(std::vector<SceneMeasure>& measures, const Judged& judged, const Facts& facts) {
    const std::optional<Fact> fact = measured_fact(*judged.rule);
    if (!fact || !judged.known() || !facts.knows(*fact, judged.at)) return;
    const Verdict verdict = judged.judgement.verdict;
    const Severity severity = judged.rule->severity;
    auto here = std::ranges::find_if(measures,
                                     [&](const SceneMeasure& one) { return one.fact == *fact && one.at == judged.at; });
    if (here == measures.end()) {
        measures.push_back({.fact = *fact,
                            .at = judged.at,
                            .value = facts.value(*fact, judged.at),
                            .sd = 0,
                            .verdict = verdict,
                            .severity = severity,
                            .ideal = {}});
        here = measures.end() - 1;
    } else if (verdict > here->verdict || (verdict == here->verdict && severity < here->severity)) {
        here->verdict = verdict;
        here->severity = severity;
    }
    if (judged.rule->measure.code.size() != 1) return;  // its band is of something else
    here->ideal.from = std::max(here->ideal.from, judged.rule->band.ideal.from);
    here->ideal.to = std::min(here->ideal.to, judged.rule->band.ideal.to);
}

Scene judged_scene(const Workup& workup, std::span<const Judged> judged, const Knowledge& knowledge) {
    Scene scene = scene_of(workup.facts, workup.body.mean(), knowledge.population.geometry);
    for (const Judged& one : judged) add_to(scene.measures, one, workup.facts);
    std::vector<Row> rows;
    for (const SceneMeasure& one : scene.measures) rows.push_back(row_of(one.fact, one.at));
    for (const std::uint8_t posture : {sitting, standing})
        for (const Fact height : {"posture.eye_height_cm"_fact, "posture.elbow_height_cm"_fact})
            rows.push_back(row_of(height, {.posture = posture}));
    const BodySpread spread(workup, knowledge.population, {}, rows, axes_asked_for(workup.facts, {}));
    for (std::size_t i = 0; i < scene.measures.size(); ++i) scene.measures[i].sd = spread.sd_of_row(i);
    std::size_t next = scene.measures.size();
    for (std::optional<Station>* station : {&scene.sitting, &scene.standing}) {
        if (*station) (*station)->body.eye_sd_cm = spread.sd_of_row(next);
        if (*station) (*station)->body.elbow_sd_cm = spread.sd_of_row(next + 1);
        next += 2;
    }
    return scene;
}

}  // namespace

Scenes scenes_for(const Description& description, const Knowledge& knowledge, const AuditSettings& settings,
                  const Workup& workup, std::span<const Judged> judged, const std::optional<WorkstationPlan>& plan) {
    Scenes scenes{.now = judged_scene(workup, judged, knowledge), .planned = std::nullopt};
    if (!plan) return scenes;
    const PlanVersion& version = plan->told();
    if (version.steps.empty()) return scenes;
    Description planned = description;
    planned.facts = version.described;
    const Workup after = work_up(planned, knowledge.population, settings.today);
    scenes.planned = judged_scene(after, judge_all(after.facts, knowledge.rules, settings), knowledge);
    return scenes;
}

}  // namespace ergoaudit
