#include "recorded.hpp"
#include "texts_json.hpp"

#include "ergoaudit/render/plan_pages.hpp"

namespace ergoaudit {
namespace {

void write_said(JsonWriter& json, std::string_view name, std::string_view text) {
    if (text.empty())
        json.null_field(name);
    else
        json.field(name, text);
}

void write_step(JsonWriter& json, const PlanStep& step, int order, std::span<const TextEntry> texts) {
    json.open_object().field("id", step.id).field("order", order);
    json.field("group", step_group_names[static_cast<std::size_t>(step.group)]);
    json.field("kind", step_kind_names[static_cast<std::size_t>(step.kind)]);
    if (!step.item.empty()) json.field("item", step.item).field("price", step.price);
    if (!step.fact.empty()) json.field("fact", step.fact);
    json.field("from", step.from).field("to", step.to).field("unit", name(step.unit));
    json.field("text", step.text).texts("clears", step.clears);
    json.key("clears_parts").open_list();
    for (const ClearedPart& part : step.clears_part)
        json.open_object()
            .field("rule", part.rule)
            .field("subject", part.subject)
            .field("where", part.where)
            .close_object();
    json.close_list();
    json.texts("lessens", step.lessens).texts("keeps", step.keeps).texts("needed_for", step.needed_for);
    json.key("needs_step").open_list();
    for (const std::string& id : step.needs_step) json.value(id);
    json.close_list();
    const RecordedAction action = recorded_action(texts, step.id);
    write_said(json, "owner", action.owner);
    write_said(json, "due", action.due);
    write_said(json, "status", action.status);
    write_said(json, "assumed", step.assumed);
    write_said(json, "meanwhile", step.meanwhile);
    json.close_object();
}

void write_version(JsonWriter& json, const PlanVersion& version, const std::vector<PlanStep>& habits,
                   const Audit& audit) {
    const std::span<const TextEntry> texts = audit.texts;
    json.field("status", plan_status_names[static_cast<std::size_t>(version.status)]).field("cost", version.cost);
    json.key("steps").open_list();
    int order = 0;
    for (const PlanStep& step : version.steps) write_step(json, step, ++order, texts);
    for (const PlanStep& step : habits) write_step(json, step, ++order, texts);
    json.close_list().texts("unresolved", version.unresolved).texts("made_wrong", version.made_wrong);
    json.texts("needs", written_paths(version.needs)).field("exhaustive", version.is_exhaustive);
    json.key("targets").open_object();
    for (const PlanTarget& target : version.targets) {
        json.key(target.fact).open_object().field("value", target.value);
        json.field("low", target.low).field("high", target.high);
        if (target.if_others_follow)
            json.key("if_others_follow")
                .open_object()
                .field("low", target.if_others_follow->from)
                .field("high", target.if_others_follow->to)
                .close_object();
        else
            json.null_field("if_others_follow");
        json.close_object();
    }
    json.close_object();
    write_changes(json.key("sets"), audit.described, version.described);
}

void write_conflicts(JsonWriter& json, const std::vector<PlanConflict>& conflicts) {
    json.key("conflicts").open_list();
    for (const PlanConflict& conflict : conflicts) {
        json.open_object().texts("rules", conflict.rules).field("text", conflict.text);
        write_said(json, "sums", conflict.sums);
        json.key("resolved_by").open_list();
        for (const WayOut& way : conflict.resolved_by)
            json.open_object().field("item", way.item).field("price", way.price).texts("with", way.with).close_object();
        json.close_list().texts("needs", written_paths(conflict.needs)).close_object();
    }
    json.close_list();
}

void write_scores(JsonWriter& json, double free, double bought, double free_with_habits, double with_habits) {
    json.key("score_after")
        .open_object()
        .field("free", free)
        .field("bought", bought)
        .field("free_with_habits", free_with_habits)
        .field("with_habits", with_habits)
        .close_object();
}

}  // namespace

void write_plan(JsonWriter& json, const WorkstationPlan& plan, const Audit& audit) {
    json.open_object();
    write_said(json, "before_all", plan.before_all);
    write_version(json, plan.bought, plan.habits, audit);
    write_scores(json, plan.free.score_after, plan.bought.score_after, plan.score_free_with_habits,
                 plan.score_with_habits);
    if (plan.cheaper)
        json.key("cheaper")
            .open_object()
            .texts("items", plan.cheaper->items)
            .field("cost", plan.cheaper->cost)
            .field("score_after", plan.cheaper->score_after)
            .close_object();
    else
        json.null_field("cheaper");
    write_conflicts(json, plan.conflicts);
    json.key("free").open_object();
    write_version(json, plan.free, plan.free_habits, audit);
    write_scores(json, plan.free.score_after, plan.free.score_after, plan.score_free_with_habits,
                 plan.score_free_with_habits);
    write_conflicts(json, plan.conflicts);
    json.close_object().close_object();
}

}  // namespace ergoaudit
