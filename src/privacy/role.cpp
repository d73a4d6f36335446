// The roles. Entries: permitted(), before an audit, and as_seen_by(), after it.

#include "ergoaudit/privacy/role.hpp"

#include "ergoaudit/input/fact_path.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Words of the workplace that a manager may read. Notes and reasons are free text, and never among them.
bool may_be_read(const TextEntry& entry) { return entry.key.info().who_may_see == Sensitivity::workplace; }

std::string_view table_of(const TextEntry& entry) {
    const std::string_view path = entry.key.info().path;
    return path.substr(0, path.rfind('.'));
}

// What nothing about the workstation rests on, and low vision: a screen may stand near then, which would show in the
// gate. Glasses decide where a screen belongs: they stay, and the rules that read them are not named.
constexpr std::array<std::string_view, 6> private_tables = {"screening", "discomfort", "conditions",
                                                            "exercise",  "comfort",    "habits"};

constexpr std::string_view low_vision = "person.low_vision";

bool is_left_out(std::string_view path, Sensitivity who_may_see) {
    return who_may_see == Sensitivity::health &&
           (path == low_vision ||
            std::ranges::find(private_tables, path.substr(0, path.find('.'))) != private_tables.end());
}

bool may_be_seen(Row row) { return owner_of(row).fact.info().who_may_see == Sensitivity::workplace; }

// Low vision is never known to a manager's audit: that a rule asks for it tells nothing.
void widen(Sensitivity& most_private, const Program& program) {
    for (const Row row : rows_read(program, {}))
        if (const FactInfo& info = owner_of(row).fact.info(); info.path != low_vision)
            most_private = std::min(most_private, info.who_may_see);
}

bool is_named(const Rule& rule) { return is_workstation(rule.category) && sensitivity_of(rule) != Sensitivity::health; }

// The same finding, without what would tell of the body: that something is not right, and by which band.
Finding seen(const Finding& whole) {
    Finding finding{.rule = whole.rule, .at = whole.at, .subject = whole.subject, .verdict = whole.verdict};
    finding.gates = whole.gates;
    for (const Row row : whole.needs)
        if (may_be_seen(row)) finding.needs.push_back(row);
    if (sensitivity_of(*whole.rule) != Sensitivity::workplace) {
        finding.measured.unit = whole.measured.unit;
        finding.points_lost = unknown;
        finding.message = is_wrong(whole.verdict) ? fmt::format("Not right yet: {}", whole.rule->words.title)
                                                  : std::string(whole.rule->words.title);
        return finding;
    }
    finding.measured = whole.measured;
    finding.credit = whole.credit;
    finding.points_lost = whole.points_lost;
    finding.probability_of_pass = whole.probability_of_pass;
    finding.unsure = whole.unsure;
    finding.message = whole.message;
    finding.fix = whole.fix;
    finding.key = whole.key;  // not its place: a line more about health above it would move it
    return finding;
}

// Whether it applies may tell who sits there; what it lost, how tall they are: by severity, then the order of rules.
std::vector<Finding> seen(const std::vector<Finding>& whole) {
    std::vector<Finding> findings;
    for (const Finding& one : whole)
        if (one.verdict != Verdict::not_applicable && is_named(*one.rule)) findings.push_back(seen(one));
    const auto order = [](const Finding& one) {
        return std::tuple(!is_wrong(one.verdict), one.rule->severity, one.verdict, one.rule->id, one.subject);
    };
    std::ranges::sort(findings, {}, order);
    return findings;
}

bool is_named(std::string_view id, const std::vector<Finding>& whole) {
    const auto found = std::ranges::find(whole, id, [](const Finding& one) { return one.rule->id; });
    return found != whole.end() && is_named(*found->rule);
}

// A setting of the workstation, or a thing to buy, by its path or by the id of its step.
bool is_of_the_workstation(std::string_view id) {
    const std::string_view item = id.substr(0, id.find('@'));
    if (find_fact(fmt::format("shop.own.{}", item))) return true;
    const auto place = resolve_written_path(id);
    return place.ok() && !id.starts_with("habits.") && may_be_seen(place.value().row());
}

// What an assessor wrote about a rule, a fact or a step names it; what nobody else names is not named here either.
bool is_about_the_workstation(std::span<const TextEntry> texts, const TextEntry& entry,
                              const std::vector<Finding>& findings) {
    const std::string_view table = table_of(entry);
    if (table == "assessment.override")
        return is_named(text_in(texts, "assessment.override.rule"_text, entry.record), findings);
    if (table == "assessment.confirmed")
        return is_of_the_workstation(text_in(texts, "assessment.confirmed.fact"_text, entry.record));
    if (table == "assessment.action")
        return is_of_the_workstation(text_in(texts, "assessment.action.id"_text, entry.record));
    return true;
}

// Counted anew, so that nothing tells how many there were.
std::vector<TextEntry> seen(std::span<const TextEntry> whole, const std::vector<Finding>& findings) {
    std::vector<TextEntry> texts;
    std::map<std::pair<std::string_view, std::size_t>, std::size_t> records;
    std::map<std::string_view, std::size_t> count;
    for (const TextEntry& entry : whole) {
        if (!is_about_the_workstation(whole, entry, findings)) continue;
        TextEntry kept = entry;
        if (entry.key.info().in_records) {
            const auto [known, is_new] = records.try_emplace({table_of(entry), entry.record}, count[table_of(entry)]);
            if (is_new) ++count[table_of(entry)];
            kept.record = known->second;
        }
        if (may_be_read(entry)) texts.push_back(std::move(kept));
    }
    return texts;
}

Diagnostic seen(Diagnostic whole) {
    return {.level = whole.level,
            .file = std::move(whole.file),
            .where = {.line = whole.where.line, .column = 1},
            .message = "something here is not as it should be, in a part that is not told here",
            .help = "whoever wrote the file sees what with: ergoaudit check"};
}

void keep_named(std::vector<std::string_view>& ids, const std::vector<Finding>& whole) {
    std::erase_if(ids, [&](std::string_view id) { return !is_named(id, whole); });
}

// Settings and things to buy. How far a setting may move, and why things collide, would tell of the body.
PlanVersion seen(const PlanVersion& whole, const std::vector<Finding>& findings) {
    PlanVersion version{.status = whole.status,
                        .cost = whole.cost,
                        .steps = whole.steps,
                        .unresolved = whole.unresolved,
                        .made_wrong = whole.made_wrong,
                        .targets = {},
                        .is_exhaustive = whole.is_exhaustive};
    for (PlanStep& step : version.steps) {
        keep_named(step.clears, findings);
        keep_named(step.lessens, findings);
        keep_named(step.keeps, findings);
        step.needed_for.clear();
        std::erase_if(step.clears_part, [&](const ClearedPart& one) { return !is_named(one.rule, findings); });
    }
    keep_named(version.unresolved, findings);
    keep_named(version.made_wrong, findings);
    version.score_after = version.workstation_after = whole.workstation_after;
    return version;
}

WorkstationPlan seen(const WorkstationPlan& whole, const std::vector<Finding>& findings) {
    WorkstationPlan plan;
    plan.free = seen(whole.free, findings);
    plan.bought = seen(whole.bought, findings);
    plan.before_all = whole.before_all;
    plan.cheaper = whole.cheaper;
    if (plan.cheaper) plan.cheaper->score_after = plan.cheaper->workstation_after;
    return plan;
}

Audit seen_by_a_manager(const Audit& whole) {
    Audit audit;
    audit.source = whole.source;
    audit.id = whole.id;
    audit.status = whole.status;
    audit.exit = whole.exit;
    audit.gate_passed = whole.gate_passed;
    audit.is_below_min_score = whole.is_below_min_score;
    audit.score.total = audit.score.workstation = whole.score.workstation;
    audit.findings = seen(whole.findings);
    if (whole.plan) audit.plan = seen(*whole.plan, whole.findings);
    audit.texts = seen(whole.texts, whole.findings);
    if (whole.exit == Exit::bad_input) audit.diagnostics = permitted(Role::manager, whole.diagnostics);
    return audit;
}

}  // namespace

Sensitivity sensitivity_of(const Rule& rule) {
    Sensitivity most_private = Sensitivity::workplace;
    for (const Program* program : {&rule.measure, &rule.require}) widen(most_private, *program);
    for (const Circumstance& one : rule.words.instead) widen(most_private, one.when);
    // that a check applies is told whenever it is named; only what is nobody's business forbids that
    Sensitivity decides = Sensitivity::workplace;
    widen(decides, rule.applies);
    if (decides == Sensitivity::health) most_private = decides;
    if (rule.reported.exists()) most_private = std::min(most_private, rule.reported.info().who_may_see);
    return most_private;
}

Description permitted(Role role, Description description) {
    if (role != Role::manager) return description;
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const Row row{i};
        const FactInfo& info = owner_of(row).fact.info();
        if (!is_left_out(info.path, info.who_may_see)) continue;
        description.facts.forget(row);
        if (i < description.where.size()) description.where[i] = {};
    }
    std::erase_if(description.texts, [](const TextEntry& entry) {
        return is_left_out(entry.key.info().path, entry.key.info().who_may_see);
    });
    return description;
}

Diagnostics permitted(Role role, Diagnostics problems) {
    if (role != Role::manager) return problems;
    Diagnostics told;
    for (Diagnostic& one : problems) {
        const bool names_nothing_else = one.quoted.find("…") == std::string::npos && !one.quoted.empty();
        if (!one.where.known() || (one.is_of_the_workplace && names_nothing_else))
            told.push_back(std::move(one));
        else if (one.level == Level::error)
            told.push_back(seen(std::move(one)));
    }
    return told;
}

AuditSettings permitted(Role role, AuditSettings settings) {
    if (role != Role::manager) return settings;
    settings.habits = false;
    settings.postures = false;  // nobody sees them, nor the drawing
    settings.plan_targets = false;
    settings.minutes.reset();
    return settings;
}

Audit as_seen_by(Role role, Audit audit) { return role == Role::manager ? seen_by_a_manager(audit) : audit; }

Audit audit_for(Role role, Description description, const Knowledge& knowledge, const AuditSettings& settings) {
    return as_seen_by(role, audit(permitted(role, std::move(description)), knowledge, permitted(role, settings)));
}

}  // namespace ergoaudit
