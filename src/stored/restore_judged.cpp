// What was judged: safety, score, findings, and the body and postures they rest on.

#include "restore.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace ergoaudit {
namespace {

ScorePart restored_part(const StoredField& field, const StoredGround& ground) {
    ScorePart part;
    const auto percent = [&](std::string_view name) {
        const StoredField value = field[name];
        return value.is_null() ? unknown : value.number_in(0, 100);
    };
    part.score.value = percent("value");
    part.score.low = percent("low");
    part.score.high = percent("high");
    part.score.coverage = field["coverage"].number_in(0, 1);
    part.label = ground.keep(field["label"].text_or_null());
    return part;
}

// A rule that was held to other limits than those it has now tells of another profile by the same name.
void compare_with_rule(const StoredField& field, const Rule& rule) {
    const auto is_same = [](double stored, double known) {
        return stored == (std::isinf(known) ? known : machine_value(known));
    };
    const auto expect = [&](std::string_view name, const Interval& known) {
        const StoredField stored = field[name];
        if (rule.measure.empty() || stored.is_null()) return;
        const Interval interval = interval_in(stored);
        if (!is_same(interval.from, known.from) || !is_same(interval.to, known.to))
            stored.refuse("is not what the rule has under this profile");
    };
    expect("ideal", rule.band.ideal);
    expect("tolerable", rule.band.tolerable);
    if (field["severity"].one_of<Severity>(severity_names) != rule.severity)
        field["severity"].refuse("is not what the rule has under this profile");
    if (field["law"].text_or_null() != rule.law) field["law"].refuse("is not what the rule has under this profile");
}

MeasuredValue restored_measure(const StoredField& field) {
    if (field.is_null()) return {};
    return {.value = field["value"].number(),
            .sd = field["sd"].number(),
            .unit = unit_named(field["unit"]),
            .from = provenance_named(field["provenance"])};
}

SourceSpan restored_place(const StoredField& field) {
    if (field["line"].is_null()) return {};
    constexpr int most = std::numeric_limits<int>::max();
    return {.line = static_cast<std::uint32_t>(field["line"].whole(0, most)),
            .column = static_cast<std::uint32_t>(field["column"].whole(0, most))};
}

std::optional<Finding> restored_finding(const StoredField& field, const StoredGround& ground) {
    Finding finding;
    finding.rule = rule_named(field["rule"], ground);
    if (finding.rule == nullptr) return std::nullopt;
    compare_with_rule(field, *finding.rule);
    finding.subject = field["subject"].text();
    finding.at = instance_named(field["subject"], finding.rule->group, finding.subject);
    finding.verdict = field["verdict"].one_of<Verdict>(verdict_names);
    finding.measured = restored_measure(field["measured"]);
    finding.credit = field["credit"].number();
    finding.points_lost = field["points_lost"].number();
    if (const StoredField probability = field["probability_of_pass"]; !probability.is_null())
        finding.probability_of_pass = probability.number_in(0, 1);
    finding.unsure = field["unsure"].truth();
    finding.gates = field["gates"].truth();
    finding.message = field["message"].text();
    finding.fix = field["fix"].text();
    finding.needs = rows_named(field["needs"]);
    for (const StoredField& line : field["trace"].items()) finding.trace.emplace_back(line.text());
    const StoredField location = field["location"];
    finding.key = location["key"].text_or_null();
    finding.where = restored_place(location);
    return finding;
}

// "screen[1].distance_cm" or "elbow_angle_deg" of one posture.
std::optional<PostureValue> restored_posture(std::string_view name, const StoredField& field, std::uint8_t posture) {
    PostureValue value{.fact = {}, .at = {.posture = posture}};
    std::string path = "posture." + std::string(name);
    if (const std::size_t end = name.find("]."); name.starts_with("screen[") && end != std::string_view::npos) {
        const std::string_view screen = name.substr(0, end + 1);
        value.at = instance_named(field, Group::view, std::string(screen) + "/" + std::string(posture_names[posture]));
        path = "view." + std::string(name.substr(end + 2));
    }
    const auto fact = find_fact(path);
    if (!fact) {
        field.refuse("is no posture that is known");
        return std::nullopt;
    }
    value.fact = *fact;
    value.value = field["value"].number();
    value.sd = field["sd"].number();
    return value;
}

}  // namespace

SafetyAssessment restored_safety(const StoredField& field, const StoredGround& ground) {
    SafetyAssessment safety;
    if (const StoredField level = field["action_level"]; !level.is_null()) safety.action_level = level.whole(1, 4);
    safety.screened = field["screened"].truth();
    safety.out_of_date = field["out_of_date"].truth();
    safety.exercise = field["exercise"].one_of<ExerciseLimit>(exercise_limit_names);
    safety.only_mobility = field["only_mobility"].truth();
    safety.clearance_required = field["clearance_required"].truth();
    for (const StoredField& reason : field["reasons"].items())
        safety.reasons.push_back({.id = ground.keep(reason["id"].text()),
                                  .text = std::string(reason["text"].text()),
                                  .source = std::string(reason["source"].text()),
                                  .level = reason["level"].whole(0, 3)});
    safety.headline = field["headline"].text();
    safety.declared = field["declared"].text();
    safety.limited_because = field["limited_because"].text();
    safety.safety_net = field["safety_net"].text();
    safety.emergency_number = field["emergency_number"].text();
    safety.urgent = field["urgent"].text();
    for (const auto& [name, value] : field.members())  // was added later
        if (name == "limits") safety.limits = texts_in(value);
    return safety;
}

Score restored_score(const StoredField& field, const StoredGround& ground, bool for_manager) {
    Score score;
    score.total = restored_part(field, ground);
    score.workstation = restored_part(field["workstation"], ground);
    score.habits.score.coverage = 0;
    if (for_manager) return score;
    score.habits = restored_part(field["habits"], ground);
    for (const auto& [name, part] : field["categories"].members()) {
        const auto category = std::ranges::find(category_names, name);
        if (category == category_names.end())
            part.refuse("is no category that is known");
        else
            score.categories[static_cast<std::size_t>(category - category_names.begin())] = restored_part(part, ground);
    }
    return score;
}

std::vector<Finding> restored_findings(const StoredField& field, const StoredGround& ground) {
    std::vector<Finding> findings;
    for (const StoredField& one : field.items())
        if (auto finding = restored_finding(one, ground)) findings.push_back(std::move(*finding));
    return findings;
}

std::vector<BodyDimension> restored_body(const StoredField& field, const StoredGround& ground) {
    std::vector<BodyDimension> body;
    for (const auto& [name, dimension] : field.members())
        body.push_back({.name = ground.keep(name),
                        .value = dimension["value"].number(),
                        .sd = dimension["sd"].number(),
                        .provenance = provenance_named(dimension["provenance"])});
    return body;
}

std::vector<PostureValue> restored_postures(const StoredField& field) {
    std::vector<PostureValue> postures;
    for (std::uint8_t posture = 0; posture < posture_names.size(); ++posture)
        for (const auto& [name, value] : field[posture_names[posture]].members())
            if (auto one = restored_posture(name, value, posture)) postures.push_back(std::move(*one));
    std::ranges::stable_sort(
        postures, {}, [](const PostureValue& one) { return std::tuple(one.fact, one.at.screen, one.at.posture); });
    return postures;
}

}  // namespace ergoaudit
