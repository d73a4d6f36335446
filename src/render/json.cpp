// The report as JSON, as `ergoaudit schema report` describes it. Fields are only ever added within a schema version.

#include "diagnostic_levels.hpp"
#include "instrument_pages.hpp"
#include "recorded.hpp"
#include "scene_json.hpp"
#include "texts_json.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/json_writer.hpp"
#include "ergoaudit/render/plan_pages.hpp"
#include "ergoaudit/render/report.hpp"

#include <cmath>
#include <map>
#include <string>
#include <utility>

namespace ergoaudit {
namespace {

void write_interval(JsonWriter& json, std::string_view name, const Interval& interval, bool there) {
    json.key(name);
    if (!there) {
        json.null();
        return;
    }
    json.open_object().field("from", interval.from).field("to", interval.to).close_object();
}

void write_score_part(JsonWriter& json, const ScorePart& part) {
    json.field("value", part.score.value).field("low", part.score.low).field("high", part.score.high);
    json.field("coverage", std::isnan(part.score.coverage) ? 0.0 : part.score.coverage);
    if (part.label.empty())
        json.null_field("label");
    else
        json.field("label", part.label);
}

void write_score(JsonWriter& json, const Score& score, Role role) {
    json.key("score").open_object();
    write_score_part(json, score.total);
    json.key("workstation").open_object();
    write_score_part(json, score.workstation);
    json.close_object().key("habits");
    if (role == Role::manager) {
        json.null().null_field("categories").close_object();
        return;
    }
    json.open_object();
    write_score_part(json, score.habits);
    json.close_object();
    json.key("categories").open_object();
    for (std::size_t i = 0; i < category_names.size(); ++i) {
        if (std::isnan(score.categories[i].score.coverage)) continue;  // nothing of it applies
        json.key(category_names[i]).open_object();
        write_score_part(json, score.categories[i]);
        json.close_object();
    }
    json.close_object().close_object();
}

void write_safety(JsonWriter& json, const SafetyAssessment& safety) {
    json.key("safety").open_object().key("action_level");
    if (safety.action_level)
        json.value(*safety.action_level);
    else
        json.null();
    json.field("screened", safety.screened);
    json.field("exercise", exercise_limit_names[static_cast<std::size_t>(safety.exercise)]);
    json.field("clearance_required", safety.clearance_required);
    json.field("headline", safety.headline);
    json.key("reasons").open_list();
    for (const auto& reason : safety.reasons)
        json.open_object()
            .field("id", reason.id)
            .field("text", reason.text)
            .field("source", reason.source)
            .field("level", reason.level)
            .close_object();
    json.close_list().field("declared", safety.declared);
    json.field("out_of_date", safety.out_of_date).field("only_mobility", safety.only_mobility);
    json.field("limited_because", safety.limited_because).field("safety_net", safety.safety_net);
    json.field("emergency_number", safety.emergency_number).field("urgent", safety.urgent);
    json.texts("limits", safety.limits).close_object();
}

void write_measured(JsonWriter& json, const Finding& finding, Role role) {
    json.key("measured");
    const bool is_shown = role != Role::manager || sensitivity_of(*finding.rule) == Sensitivity::workplace;
    if (finding.verdict == Verdict::unknown || finding.verdict == Verdict::not_applicable || !is_shown) {
        json.null();
        return;
    }
    json.open_object().field("value", finding.measured.value).field("sd", finding.measured.sd);
    json.field("unit", name(finding.measured.unit)).field("provenance", name(finding.measured.from)).close_object();
}

void write_location(JsonWriter& json, const Audit& audit, const Finding& finding) {
    json.key("location").open_object().field("file", audit.source);
    if (finding.where.known())
        json.field("line", static_cast<int>(finding.where.line))
            .field("column", static_cast<int>(finding.where.column));
    else
        json.null_field("line").null_field("column");
    if (finding.key.empty())
        json.null_field("key");
    else
        json.field("key", finding.key);
    json.close_object();
}

void write_finding(JsonWriter& json, const Audit& audit, const Finding& finding, Role role) {
    const Rule& rule = *finding.rule;
    json.open_object().field("rule", rule.id).field("subject", finding.subject);
    json.field("category", category_names[static_cast<std::size_t>(rule.category)]).field("title", rule.words.title);
    json.field("verdict", verdict_names[static_cast<std::size_t>(finding.verdict)]);
    json.field("severity", severity_names[static_cast<std::size_t>(rule.severity)]);
    write_measured(json, finding, role);
    write_interval(json, "ideal", rule.band.ideal, !rule.measure.empty());
    write_interval(json, "tolerable", rule.band.tolerable, !rule.measure.empty());
    json.field("credit", finding.credit).field("points_lost", finding.points_lost).key("probability_of_pass");
    if (finding.probability_of_pass)
        json.value(*finding.probability_of_pass);
    else
        json.null();
    json.field("message", finding.message).field("fix", finding.fix).texts("needs", written_paths(finding.needs));
    json.texts("trace", finding.trace);
    json.key("sources").open_list();
    for (const Citation& citation : rule.sources) json.value(citation.key);
    json.close_list();
    json.key("law");
    if (rule.law.empty())
        json.null();
    else
        json.value(rule.law);
    write_location(json, audit, finding);
    const bool is_overridden = recorded_override(audit.texts, rule.id, finding.subject).has_value();
    json.field("suppressed", false).field("overridden", is_overridden);
    json.field("unsure", finding.unsure).field("gates", finding.gates).close_object();
}

void write_body(JsonWriter& json, const Audit& audit) {
    json.key("body").open_object();
    for (const BodyDimension& dimension : audit.body)
        json.key(dimension.name)
            .open_object()
            .field("value", dimension.value)
            .field("sd", dimension.sd)
            .field("provenance", name(dimension.provenance))
            .close_object();
    json.close_object();
}

void write_postures(JsonWriter& json, const Audit& audit) {
    json.key("posture").open_object();
    for (std::uint8_t posture = 0; posture < posture_names.size(); ++posture) {
        json.key(posture_names[posture]).open_object();
        for (const PostureValue& one : audit.postures) {
            if (one.at.posture != posture) continue;
            std::string key(last_part(one.fact.info().path));
            if (one.fact.info().group == Group::view) key = "screen[" + std::to_string(one.at.screen) + "]." + key;
            json.key(key)
                .open_object()
                .field("value", one.value)
                .field("sd", one.sd)
                .field("unit", name(one.fact.info().unit))
                .close_object();
        }
        json.close_object();
    }
    json.close_object();
}

void write_exercise(JsonWriter& json, const PrescribedExercise& one) {
    json.open_object().field("id", one.id).field("name", one.name);
    json.field("kind", exercise_kind_names[static_cast<std::size_t>(one.kind)]);
    json.field("place", place_names[static_cast<std::size_t>(one.place)]);
    json.field("sets", one.sets).field("reps", one.reps).field("hold_s", one.hold_s).field("sides", one.sides);
    json.field("seconds", one.seconds).field("days_per_week", one.days_per_week).texts("regions", one.regions);
    json.key("why").open_list();
    for (const auto& why : one.why) json.value(why.id);
    json.close_list().key("why_text").open_list();
    for (const auto& why : one.why) json.value(why.text);
    json.close_list().texts("sources", one.sources).field("cue", one.cue).texts("instructions", one.instructions);
    json.field("progress", one.progress).field("regress", one.regress).field("stop_if", one.stop_if);
    json.field("modification", one.modification).field("duration_s", one.dose.usual.duration_s);
    json.field("times_per_day", one.times_per_day.from).field("min_gap_h", one.min_gap_h);
    json.field("intensity", one.intensity)
        .field("grade", evidence_grade_names[static_cast<std::size_t>(one.grade)])
        .close_object();
}

void write_breaks(JsonWriter& json, const Prescription& prescription) {
    json.key("breaks");
    if (!prescription.breaks) {
        json.null();
        return;
    }
    const BreakAdvice& breaks = *prescription.breaks;
    json.open_object()
        .field("change_posture", breaks.change_posture)
        .field("pause", break_sentence(breaks, breaks.pause));
    json.field("look_away", breaks.look_away)
        .field("pause_min", breaks.pause_min)
        .field("pause_every_min", breaks.pause_every_min);
    json.field("change_posture_s", breaks.change_posture_s)
        .field("change_posture_every_min", breaks.change_posture_every_min.to)
        .field("change_posture_every_from_min", breaks.change_posture_every_min.from);
    json.field("look_away_s", breaks.look_away_s).field("look_away_every_min", breaks.look_away_every_min);
    json.texts("sources", breaks.sources).close_object();
}

void write_weeks(JsonWriter& json, const Prescription& prescription) {
    json.key("weeks").open_list();
    for (const WeekPlan& week : prescription.weeks) {
        json.open_object()
            .field("from", week.weeks.from)
            .field("to", week.weeks.to)
            .field("text", week.text)
            .key("doses")
            .open_list();
        for (const WeeklyDose& dose : week.doses)
            json.open_object()
                .field("exercise", dose.exercise)
                .field("sets", dose.amount.sets)
                .field("reps", dose.amount.reps)
                .field("hold_s", dose.amount.hold_s)
                .field("duration_s", dose.amount.duration_s)
                .field("seconds", dose.seconds)
                .close_object();
        json.close_list().field("seconds", week.seconds).key("activity_min_per_week");
        if (week.activity_min_per_week)
            json.value(*week.activity_min_per_week);
        else
            json.null();
        json.close_object();
    }
    json.close_list();
}

void write_activity(JsonWriter& json, const Prescription& prescription) {
    json.key("activity");
    if (!prescription.activity) {
        json.null();
        return;
    }
    json.open_object()
        .field("now_min_per_week", prescription.activity->now_min_per_week)
        .field("target_min_per_week", prescription.activity->target_min_per_week);
    json.texts("exercises", prescription.activity->exercises).close_object();
}

void write_around(JsonWriter& json, const Prescription& prescription) {
    json.key("around").open_list();
    for (const Advice& advice : prescription.around)
        json.open_object().field("id", advice.id).field("text", advice.text).close_object();
    json.close_list().key("crisis_lines").open_list();
    for (const CrisisLine& line : prescription.crisis_lines)
        json.open_object()
            .field("name", line.name)
            .field("contact", line.contact)
            .field("source", line.source)
            .close_object();
    json.close_list();
}

void write_prescription(JsonWriter& json, const Prescription& prescription) {
    json.key("prescription").open_object().key("exercises").open_list();
    for (const PrescribedExercise& one : prescription.exercises) write_exercise(json, one);
    json.close_list().key("sessions").open_list();
    for (const Session& session : prescription.sessions) {
        json.open_object()
            .field("name", session.name)
            .field("place", place_names[static_cast<std::size_t>(session.place)]);
        json.texts("days", session.days)
            .field("seconds", session.seconds)
            .texts("exercises", session.exercises)
            .close_object();
    }
    json.close_list();
    if (!prescription.breaks)  // levels 1 and 2: no minutes either
        json.null_field("budget_seconds");
    else
        json.field("budget_seconds", prescription.budget_seconds)
            .field("planned_seconds", prescription.planned_seconds)
            .field("unused_seconds", prescription.budget_seconds - prescription.planned_seconds);
    if (prescription.more_with)
        json.field("more_with", *prescription.more_with);
    else
        json.null_field("more_with");
    write_activity(json, prescription);
    write_around(json, prescription);
    write_breaks(json, prescription);
    write_weeks(json, prescription);
    if (prescription.review_after_weeks > 0)
        json.field("review_after_weeks", prescription.review_after_weeks);
    else
        json.null_field("review_after_weeks");
    json.field("outcome_after_weeks", prescription.outcome_after_weeks).key("advice").open_list();
    for (const Advice& advice : prescription.advice)
        json.open_object().field("id", advice.id).field("text", advice.text).close_object();
    json.close_list().texts("notes", prescription.notes).key("left_out").open_list();
    for (const LeftOut& left : prescription.left_out)
        json.open_object().field("id", left.id).field("why", left.why).close_object();
    json.close_list().key("withheld_because");
    if (prescription.withheld_because)
        json.value(std::string_view(*prescription.withheld_because));
    else
        json.null();
    json.close_object();
}

void write_diagnostics(JsonWriter& json, const Diagnostics& problems) {
    json.key("diagnostics").open_list();
    for (const Diagnostic& problem : problems) {
        json.open_object().field("level", diagnostic_level_names[static_cast<std::size_t>(problem.level)]);
        json.field("message", problem.message).field("help", problem.help);
        if (problem.where.known())
            json.field("line", static_cast<int>(problem.where.line))
                .field("column", static_cast<int>(problem.where.column));
        json.close_object();
    }
    json.close_list();
}

void write_nulls(JsonWriter& json, std::initializer_list<std::string_view> fields) {
    for (const std::string_view field : fields) json.null_field(field);
}

void write_findings(JsonWriter& json, const Audit& audit, Role role) {
    json.key("findings").open_list();
    for (const Finding& finding : audit.findings) write_finding(json, audit, finding, role);
    json.close_list();
}

void write_audit_plan(JsonWriter& json, const Audit& audit) {
    if (audit.plan)
        write_plan(json.key("plan"), *audit.plan, audit);
    else
        json.null_field("plan");
}

void write_measure_next(JsonWriter& json, const Audit& audit) {
    json.key("measure_next").open_list();
    for (const MeasureNext& one : audit.measure_next)
        json.open_object()
            .field("key", one.key)
            .field("what", one.what)
            .field("settles", one.settles)
            .field("how", one.how)
            .close_object();
    json.close_list();
}

// What was judged, for those who may see all of it.
void write_whole(JsonWriter& json, const Audit& audit, Role role) {
    write_safety(json, audit.safety);
    write_score(json, audit.score, role);
    write_findings(json, audit, role);
    write_body(json, audit);
    write_postures(json, audit);
    write_instruments(json, audit.instruments);
    write_audit_plan(json, audit);
    write_measure_next(json, audit);
    write_prescription(json, audit.prescription);
    json.texts("assumptions", audit.assumptions);
}

void write_for_a_manager(JsonWriter& json, const Audit& audit) {
    write_nulls(json, {"safety"});
    write_score(json, audit.score, Role::manager);
    write_findings(json, audit, Role::manager);
    write_nulls(json, {"body", "posture", "instruments"});
    write_audit_plan(json, audit);
    write_nulls(json, {"measure_next", "prescription", "assumptions"});
}

void write_audit(JsonWriter& json, const Audit& audit, Role role) {
    json.open_object().field("source", audit.source);
    if (audit.id.empty())
        json.null_field("id");
    else
        json.field("id", audit.id);
    if (audit.digest.empty())
        json.null_field("input_digest");
    else
        json.field("input_digest", audit.digest);
    json.field("status", status_names[static_cast<std::size_t>(audit.status)])
        .field("exit_code", static_cast<int>(audit.exit));
    json.key("gate").open_object().field("passed", audit.gate_passed);
    json.field("below_min_score", audit.is_below_min_score).close_object().key("exposure");
    if (audit.exposure)
        json.value(*audit.exposure);
    else
        json.null();
    if (audit.exit == Exit::bad_input)
        write_nulls(json, {"safety", "score", "findings", "body", "posture", "instruments", "plan", "measure_next",
                           "prescription", "assumptions"});
    else if (role == Role::manager)
        write_for_a_manager(json, audit);
    else
        write_whole(json, audit, role);
    write_texts(json, audit);
    if (audit.scenes)
        write_scenes(json, *audit.scenes);
    else
        json.null_field("scene");
    write_diagnostics(json, audit.diagnostics);
    json.close_object();
}

class GrowingJson final : public GrowingReport {
  public:
    std::string add(const Report& next) override {
        begin(next);
        for (const Audit& audit : next.audits) write_audit(json_, audit, next.role);
        return json_.take();
    }

    std::string end(const Report& head) override {
        begin(head);
        json_.close_list().close_object();
        return json_.take() + "\n";
    }

  private:
    void begin(const Report& head) {
        if (std::exchange(has_begun_, true)) return;
        json_.open_object().field("schema", "ergoaudit-report").field("schema_version", "1");
        json_.key("tool").open_object().field("name", "ergoaudit").field("version", ERGOAUDIT_VERSION).close_object();
        json_.key("comparability").open_object().field("score_model", head.knowledge->scoring.model);
        json_.field("rules", head.knowledge->digest).field("profile", head.profile).close_object();
        json_.field("role", role_names[static_cast<std::size_t>(head.role)]).field("today", date_text(head.today));
        json_.key("audits").open_list();
    }

    JsonWriter json_;
    bool has_begun_ = false;
};

}  // namespace

std::unique_ptr<GrowingReport> growing_json(const TextStyle&) { return std::make_unique<GrowingJson>(); }

std::string as_json(const Report& report) {
    GrowingJson whole;
    std::string text = whole.add(report);
    return text += whole.end(report);
}

}  // namespace ergoaudit
