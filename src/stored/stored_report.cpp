// Entries: read_stored_report(), who made it and by which rules; StoredReport::audits(), what was found.

#include "ergoaudit/stored/stored_report.hpp"

#include "restore.hpp"

#include "ergoaudit/base/date.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::array<Exit, 4> exits = {Exit::passed, Exit::gate_failed, Exit::bad_input, Exit::not_judged};

Exit restored_exit(const StoredField& field) {
    const int code = field.whole(0, 4);
    for (const Exit exit : exits)
        if (static_cast<int>(exit) == code) return exit;
    field.refuse("is no exit code of an audit");
    return Exit::passed;
}

Diagnostics restored_diagnostics(const StoredField& field, const std::string& source) {
    constexpr std::array<std::string_view, 3> levels = {"note", "warning", "error"};
    Diagnostics problems;
    for (const StoredField& one : field.items()) {
        Diagnostic problem{.level = one["level"].one_of<Level>(levels), .file = source, .message = {}};
        problem.message = one["message"].text();
        problem.help = one["help"].text();
        for (const auto& [name, value] : one.members()) {
            const auto number = [&] {
                return static_cast<std::uint32_t>(value.whole(0, std::numeric_limits<int>::max()));
            };
            if (name == "line") problem.where.line = number();
            if (name == "column") problem.where.column = number();
        }
        problems.push_back(std::move(problem));
    }
    return problems;
}

void restore_what_was_judged(Audit& audit, const StoredField& field, const StoredGround& ground, bool for_manager) {
    audit.score = restored_score(field["score"], ground, for_manager);
    audit.findings = restored_findings(field["findings"], ground);
    if (const StoredField plan = field["plan"]; !plan.is_null())
        audit.plan = restored_plan(plan, ground, audit.described);
    if (for_manager) return;
    audit.safety = restored_safety(field["safety"], ground);
    audit.body = restored_body(field["body"], ground);
    audit.postures = restored_postures(field["posture"]);
    audit.instruments = restored_instruments(field["instruments"], ground);
    for (const StoredField& one : field["measure_next"].items())
        audit.measure_next.push_back({.key = std::string(one["key"].text()),
                                      .what = std::string(one["what"].text()),
                                      .settles = static_cast<std::size_t>(one["settles"].whole(0, 1'000'000)),
                                      .how = std::string(one["how"].text())});
    audit.prescription = restored_prescription(field["prescription"], ground);
    audit.assumptions = texts_in(field["assumptions"]);
}

// What no audit says: there is nothing but the action where help comes first, and no exercise where none may be done. A
// manager is told nothing of either.
void refuse_what_safety_forbids(const Audit& audit, const StoredField& field) {
    if ((audit.status == Status::withheld) != audit.safety.is_help_first())
        field["status"].refuse("does not go with the action level");
    const bool may_move = audit.safety.exercise != ExerciseLimit::none && audit.safety.action_level;
    if (!audit.prescription.exercises.empty() && (!may_move || audit.safety.is_help_first()))
        field["prescription"]["exercises"].refuse("stand where none may be given");
    if (!audit.safety.is_help_first()) return;
    if (audit.plan) field["plan"].refuse("stands where there is nothing but the action");
    if (!std::isnan(audit.score.total.score.value) || !audit.findings.empty())
        field["score"].refuse("stands where there is nothing but the action");
}

Audit restored_audit(const StoredField& field, const StoredGround& ground, bool for_manager) {
    Audit audit;
    audit.source = field["source"].text();
    audit.id = field["id"].text_or_null();
    audit.digest = field["input_digest"].text_or_null();
    audit.status = field["status"].one_of<Status>(status_names);
    audit.exit = restored_exit(field["exit_code"]);
    audit.gate_passed = field["gate"]["passed"].truth();
    audit.is_below_min_score = field["gate"]["below_min_score"].truth();
    if (const StoredField exposure = field["exposure"]; !exposure.is_null())
        audit.exposure = static_cast<std::size_t>(
            exposure.whole(0, std::max(0, static_cast<int>(ground.knowledge.risk.exposures.size()) - 1)));
    restore_texts(field["texts"], "", audit.texts);
    restore_texts(field["assessment"], "assessment.", audit.texts);
    restore_facts(field["described"], audit.described);
    if (audit.exit != Exit::bad_input) restore_what_was_judged(audit, field, ground, for_manager);
    for (ScorePart* part : {&audit.score.total, &audit.score.workstation, &audit.score.habits})
        if (std::isnan(part->score.coverage)) part->score.coverage = 0;  // as settled() has it
    if (const StoredField scene = field["scene"]; !scene.is_null()) audit.scenes = restored_scenes(scene, ground);
    if (audit.scenes && audit.scenes->planned && !audit.plan)
        field["scene"]["planned"].refuse("is there and no plan is");
    audit.diagnostics = restored_diagnostics(field["diagnostics"], audit.source);
    if (audit.exit != Exit::bad_input && !for_manager) refuse_what_safety_forbids(audit, field);
    return audit;
}

}  // namespace

Result<std::vector<Audit>> StoredReport::audits(const Knowledge& knowledge, Arena& arena) const {
    StoredProblems problems(file_);
    const StoredGround ground{knowledge, arena};
    std::vector<Audit> audits;
    for (const StoredField& one : StoredField(content_.get(), "", problems)["audits"].items())
        audits.push_back(restored_audit(one, ground, head_.role == Role::manager));
    if (problems.any()) return problems.take();
    return audits;
}

Result<StoredReport> read_stored_report(std::string_view text, const std::string& file) {
    auto tree = read_json_tree(text, file);
    if (!tree.ok()) return tree.problems();
    StoredProblems problems(file);
    const StoredField report(tree.value().get(), "", problems);
    if (report["schema"].text() != "ergoaudit-report" && !problems.any())
        report["schema"].refuse("is not ergoaudit-report: this is JSON of something else");
    if (problems.any()) return problems.take();
    const std::string_view version = report["schema_version"].text();
    if (version != "1" && !problems.any())
        report["schema_version"].refuse("is not 1: a newer program made this report");
    if (problems.any()) return problems.take();

    StoredHead head;
    head.version = report["tool"]["version"].text();
    const StoredField made_by = report["comparability"];
    head.score_model = made_by["score_model"].text();
    head.rules = made_by["rules"].text();
    head.profile = made_by["profile"].text();
    head.role = report["role"].one_of<Role>(role_names);
    const auto day = parse_date(report["today"].text());
    if (!day) report["today"].refuse("is no date");
    head.today = day.value_or(0);
    if (problems.any()) return problems.take();
    return StoredReport(std::move(head), file, tree.value());
}

bool looks_like_json(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

}  // namespace ergoaudit
