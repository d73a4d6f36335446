// The plan: steps, what they clear, what collides, and the description as each way leaves it.

#include "restore.hpp"

namespace ergoaudit {
namespace {

constexpr double most_money = 1e9;

PlanStep restored_step(const StoredField& field, const StoredGround& ground) {
    PlanStep step;
    step.id = field["id"].text();
    step.group = field["group"].one_of<PlanStepGroup>(step_group_names);
    step.kind = field["kind"].one_of<PlanStepKind>(step_kind_names);
    for (const auto& [name, value] : field.members()) {
        if (name == "item") step.item = ground.keep(value.text());
        if (name == "price") step.price = value.number_in(0, most_money);
        if (name == "fact") step.fact = value.text();
    }
    step.from = field["from"].number();
    step.to = field["to"].number();
    step.unit = unit_named(field["unit"]);
    step.text = field["text"].text();
    step.assumed = field["assumed"].text_or_null();
    step.clears = rules_named(field["clears"], ground);
    for (const auto& [name, value] : field.members()) {
        if (name == "meanwhile") step.meanwhile = value.text_or_null();
        if (name == "lessens") step.lessens = rules_named(value, ground);
        if (name == "keeps") step.keeps = rules_named(value, ground);
        if (name == "needed_for") step.needed_for = texts_in(value);
        if (name == "clears_parts")
            for (const StoredField& part : value.items())
                if (const Rule* rule = rule_named(part["rule"], ground))
                    step.clears_part.push_back({.rule = rule->id,
                                                .subject = std::string(part["subject"].text()),
                                                .where = std::string(part["where"].text())});
    }
    step.needs_step = texts_in(field["needs_step"]);
    return step;
}

PlanTarget restored_target(std::string_view fact, const StoredField& field) {
    PlanTarget target{.fact = std::string(fact),
                      .value = field["value"].number(),
                      .low = field["low"].number(),
                      .high = field["high"].number()};
    if (const StoredField follow = field["if_others_follow"]; !follow.is_null())
        target.if_others_follow = Interval{.from = follow["low"].number(), .to = follow["high"].number()};
    return target;
}

// Habits stand behind the steps of each way, and are one list.
PlanVersion restored_version(const StoredField& field, const StoredGround& ground, const Facts& described,
                             std::vector<PlanStep>& habits) {
    PlanVersion version;
    version.status = field["status"].one_of<PlanStatus>(plan_status_names);
    version.cost = field["cost"].number_in(0, most_money);
    habits.clear();
    for (const StoredField& one : field["steps"].items()) {
        PlanStep step = restored_step(one, ground);
        (step.group == PlanStepGroup::habit ? habits : version.steps).push_back(std::move(step));
    }
    version.unresolved = rules_named(field["unresolved"], ground);
    version.made_wrong = rules_named(field["made_wrong"], ground);
    for (const auto& [name, value] : field.members())
        if (name == "needs") version.needs = rows_named(value);
    version.is_exhaustive = field["exhaustive"].truth();
    for (const auto& [fact, target] : field["targets"].members())
        version.targets.push_back(restored_target(fact, target));
    version.described = described;
    restore_facts(field["sets"], version.described);
    return version;
}

PlanConflict restored_conflict(const StoredField& field, const StoredGround& ground) {
    PlanConflict conflict{.rules = rules_named(field["rules"], ground),
                          .text = std::string(field["text"].text()),
                          .sums = {},
                          .resolved_by = {},
                          .needs = {}};
    for (const auto& [name, value] : field.members()) {
        if (name == "sums") conflict.sums = value.text_or_null();
        if (name == "needs") conflict.needs = rows_named(value);
    }
    for (const StoredField& way : field["resolved_by"].items())
        conflict.resolved_by.push_back({.item = ground.keep(way["item"].text()),
                                        .price = way["price"].number_in(0, most_money),
                                        .with = kept_texts(way["with"], ground)});
    return conflict;
}

}  // namespace

WorkstationPlan restored_plan(const StoredField& field, const StoredGround& ground, const Facts& described) {
    WorkstationPlan plan;
    plan.before_all = field["before_all"].text_or_null();
    plan.bought = restored_version(field, ground, described, plan.habits);
    plan.free = restored_version(field["free"], ground, described, plan.free_habits);
    const StoredField score = field["score_after"];
    plan.bought.score_after = score["bought"].number();
    plan.free.score_after = score["free"].number();
    plan.score_free_with_habits = score["free_with_habits"].number();
    plan.score_with_habits = score["with_habits"].number();
    if (const StoredField cheaper = field["cheaper"]; !cheaper.is_null()) {
        plan.cheaper.emplace();
        plan.cheaper->cost = cheaper["cost"].number_in(0, most_money);
        plan.cheaper->score_after = cheaper["score_after"].number();
        for (const StoredField& item : cheaper["items"].items())
            plan.cheaper->items.push_back(ground.keep(item.text()));
    }
    for (const StoredField& one : field["conflicts"].items()) plan.conflicts.push_back(restored_conflict(one, ground));
    return plan;
}

}  // namespace ergoaudit
