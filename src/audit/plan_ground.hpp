#pragma once
// Everything that is decided before a plan is looked for; shared by what is told of it. Private to this folder.

#include "workup.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/plan/best_plan.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace ergoaudit {

// What may still be done for all that is told of one plan.
struct PlanWork {
    long left = work_of_all_plans;
    bool was_cut = false;  // something was told that may not be the best
};

// Whether something that is bought brings a range of its own for what is set there.
[[nodiscard]] inline bool brings_a_range(const Plan& plan, Row setting) {
    return std::ranges::any_of(plan.purchases,
                               [&](const Purchase& one) { return brings_a_range(*one.aid, one.at, setting); });
}

struct PlanGround {
    const Description& description;
    const Knowledge& knowledge;
    const AuditSettings& settings;
    const Workup& workup;
    std::vector<Rule> rules;    // those selected
    std::vector<Rule> clashes;  // see clashes_to_heed
    std::vector<Row> keep;
    std::vector<std::string_view> exclude;
    std::vector<Stages> stages;  // of what can be turned, see stages_to_turn_by
    Derive derive;
    PlanWork& work;

    // For nothing: taken off, or lying unused; or for money, whatever it costs and whether or not it is offered.
    [[nodiscard]] bool has(const Aid& aid) const {
        return aid.kind == AidKind::remove || is_owned(aid.item, workup.facts);
    }
    [[nodiscard]] bool may_buy(const Aid& aid) const {
        return aid.kind == AidKind::buy && std::ranges::find(exclude, aid.item) == exclude.end();
    }

    // Those left once the plan is carried out.
    [[nodiscard]] std::vector<Stages> stages_after(const Plan& plan) const {
        std::vector<Stages> left = stages;
        std::erase_if(left, [&](const Stages& one) { return brings_a_range(plan, one.row); });
        return left;
    }

    // What a plan is looked for with; the rules and aids may be narrowed.
    [[nodiscard]] PlanInput input(bool may_buy) const { return input_on(workup.facts, keep, may_buy); }

    // Likewise on other facts, derived, of which other rows stay. Both must outlive it.
    [[nodiscard]] PlanInput input_on(const Facts& facts, std::span<const Row> kept, bool may_buy = false) const {
        return {.facts = facts,
                .knobs = knowledge.knobs,
                .aids = knowledge.aids,
                .rules = rules,
                .scoring = knowledge.scoring,
                .derive = derive,
                .clashes = clashes,
                .stages = stages,
                .keep = kept,
                .exclude = exclude,
                .may_buy = may_buy,
                .work_left = &work.left};
    }

    // With all of a plan on these facts done, perhaps but for one of its settings; derived.
    [[nodiscard]] Facts carried_out(Facts facts, const Plan& plan, const PlannedSetting* left_out = nullptr) const {
        for (const Purchase& one : plan.purchases) put_in_place(facts, *one.aid, one.at);
        for (const bool is_hub : {true, false})
            for (const PlannedSetting& setting : plan.settings)
                if (&setting != left_out && setting.knob->is_hub == is_hub)
                    turn(facts, row_of(setting.knob->fact, setting.at), setting.to);
        derive(facts, Wanted::everything());
        return facts;
    }

    // With the setting there and everything else as it is; derived.
    [[nodiscard]] Facts with_setting(Facts facts, const PlannedSetting& setting, double value) const {
        turn(facts, row_of(setting.knob->fact, setting.at), value);
        derive(facts, Wanted::everything());
        return facts;
    }
};

}  // namespace ergoaudit
