#include "plan_to_the_end.hpp"

#include "plan_purpose.hpp"

#include "ergoaudit/body/described_again.hpp"
#include "ergoaudit/facts/forms.hpp"
#include "ergoaudit/input/consistency.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ergoaudit {
namespace {

// The purchase that brings this fact along; -1 where none does.
int brought_by(const Plan& plan, Fact fact, Instance at) {
    for (std::size_t i = 0; i < plan.purchases.size(); ++i) {
        const Purchase& one = plan.purchases[i];
        const bool is_here = one.aid->group != Group::screen || one.at == at;
        if (is_here && std::ranges::find(one.aid->sets, fact, &AidEffect::fact) != one.aid->sets.end())
            return static_cast<int>(i);
    }
    return -1;
}

// Where each setting of a plan on these facts starts: with its things in place, and beside the seat and the desk with
// these set.
void tell_starts(Facts facts, Plan& plan) {
    for (const Purchase& one : plan.purchases) put_in_place(facts, *one.aid, one.at);
    const auto tell = [&](bool is_hub) {
        for (PlannedSetting& setting : plan.settings)
            if (setting.purchase < 0 && setting.knob->is_hub == is_hub)
                setting.from = facts[row_of(setting.knob->fact, setting.at)];
    };
    tell(true);
    for (const PlannedSetting& setting : plan.settings)
        if (setting.knob->is_hub) turn(facts, row_of(setting.knob->fact, setting.at), setting.to);
    tell(false);
}

void leave_out(Plan& plan, std::size_t purchase) {
    plan.purchases.erase(plan.purchases.begin() + static_cast<std::ptrdiff_t>(purchase));
    const auto number = static_cast<int>(purchase);
    std::erase_if(plan.settings, [&](const PlannedSetting& one) { return one.purchase == number; });
    for (PlannedSetting& one : plan.settings)
        if (one.purchase > number) --one.purchase;
}

// What a later step takes off again is not bought, and then only what was there comes off.
bool drop_what_comes_off_again(const PlanGround& ground, Plan& plan) {
    for (std::size_t off = 0; off < plan.purchases.size(); ++off) {
        const Purchase taken = plan.purchases[off];
        if (taken.aid->kind != AidKind::remove) continue;
        for (std::size_t on = 0; on < off; ++on) {
            const Purchase& put = plan.purchases[on];
            if (put.aid->kind != AidKind::buy || put.aid->slot != taken.aid->slot || put.at != taken.at) continue;
            if (!fits(*taken.aid, ground.workup.facts, taken.at)) leave_out(plan, off);
            leave_out(plan, on);
            return true;
        }
    }
    return false;
}

// Set to where it starts; what comes with a thing is set wherever that is.
bool stays_as_it_is(const PlannedSetting& one) {
    constexpr double a_hair = 1e-6;
    return one.purchase < 0 && std::abs(one.from - one.to) < a_hair;
}

// What was set in one plan may lie beyond what the next one leaves of its range: the far edge of a keyboard whose feet
// are folded in. Where it stood before it may stay. Whether anything lay beyond.
bool put_within_range(Plan& plan) {
    bool is_changed = false;
    for (PlannedSetting& one : plan.settings) {
        if (one.purchase >= 0) continue;
        const double low = evaluate(one.knob->low, plan.planned, one.at),
                     high = evaluate(one.knob->high, plan.planned, one.at);
        if (!(low <= high)) continue;
        const double within = std::clamp(one.to, std::min(low, one.from), std::max(high, one.from));
        is_changed = is_changed || within != one.to;
        one.to = within;
    }
    return is_changed;
}

// One plan, of one and of what is done for nothing after it.
Plan joined(const PlanGround& ground, Plan first, const Plan& then) {
    const auto added = static_cast<int>(first.purchases.size());
    for (const PlannedSetting& setting : then.settings) {
        const auto same = std::ranges::find_if(first.settings, [&](const PlannedSetting& one) {
            return one.knob == setting.knob && one.at == setting.at;
        });
        if (same != first.settings.end()) {
            same->to = setting.to;
            continue;
        }
        first.settings.push_back(setting);
        first.settings.back().purchase =
            setting.purchase >= 0 ? setting.purchase + added : brought_by(first, setting.knob->fact, setting.at);
    }
    first.purchases.insert(first.purchases.end(), then.purchases.begin(), then.purchases.end());
    first.planned = then.planned;
    first.is_exhaustive = first.is_exhaustive && then.is_exhaustive;
    while (drop_what_comes_off_again(ground, first)) first.planned = ground.carried_out(ground.workup.facts, first);
    for (PlannedSetting& one : first.settings)  // a desk that moves again takes along what was set before
        one.to = first.planned[row_of(one.knob->fact, one.at)];
    tell_starts(ground.workup.facts, first);
    if (put_within_range(first)) first.planned = ground.carried_out(ground.workup.facts, first);
    std::erase_if(first.settings, [&](const PlannedSetting& one) {
        return stays_as_it_is(one) || evaluate(one.knob->when, first.planned, one.at) != 1;
    });
    std::ranges::stable_sort(first.settings, {}, &PlannedSetting::knob);
    return first;
}

double money_for(const Plan& plan) {
    double cost = 0;
    for (const Purchase& one : plan.purchases) cost += one.price;
    return cost;
}

// The plan without what it turns for nothing, where nobody would miss it.
std::optional<Plan> left_as_they_are(const PlanGround& ground, const Facts& on, Plan plan,
                                     const std::vector<Row>& rows) {
    const auto toll = [&] { return toll_of(ground.rules, ground.knowledge.scoring, plan.planned); };
    const Toll with = toll();
    std::erase_if(plan.settings, [&](const PlannedSetting& one) {
        return one.purchase < 0 && std::ranges::find(rows, row_of(one.knob->fact, one.at)) != rows.end();
    });
    const Facts was = std::exchange(plan.planned, ground.carried_out(on, plan));
    for (const Aid& aid : ground.knowledge.aids)  // what was used of what lies there unused
        if (const auto own = shop_fact("own", aid.item)) plan.planned.set(*own, was.value(*own), was.from(*own));
    tell_starts(on, plan);  // a desk that stays carries nothing along
    if (put_within_range(plan)) return std::nullopt;
    std::erase_if(plan.settings, stays_as_it_is);
    const Toll without = toll();
    const bool has_room = std::ranges::none_of(ground.clashes, [&](const Rule& clash) {
        return std::ranges::any_of(instances_of(clash.group, plan.planned), [&](Instance at) {
            return judge(clash, plan.planned, at).verdict == Verdict::fail;
        });
    });
    const double points = 100 * (without.share_lost() - with.share_lost());
    const bool is_missed = !has_room || without.critical > with.critical || without.serious > with.serious ||
                           without.known < with.known || points >= ground.knowledge.scoring.plan.least_points_a_step;
    return is_missed ? std::nullopt : std::optional(std::move(plan));
}

// What a plan on these facts turns for nothing is left as it is, and where that is missed everything else planned anew.
template <class Make>
Plan planned_with_purpose(const PlanGround& ground, const Facts& on, Make make) {
    constexpr int most_rounds = 4;
    std::vector<Row> keep = ground.keep;
    Plan plan = make(keep);
    for (int round = 0; round < most_rounds; ++round) {
        const std::vector<Row> rows = turned_for_nothing(ground, on, plan);
        if (rows.empty()) break;
        keep.insert(keep.end(), rows.begin(), rows.end());
        std::optional<Plan> less = left_as_they_are(ground, on, plan, rows);
        plan = less ? *std::move(less) : make(keep);
    }
    return plan;
}

Plan planned_once(const PlanGround& ground, bool may_buy) {
    return planned_with_purpose(ground, ground.workup.facts, [&](std::span<const Row> keep) {
        return best_plan(ground.input_on(ground.workup.facts, keep, may_buy));
    });
}

// What there is to do once a plan is done. Parts of what was bought may be taken away, such as armrests of a new chair,
// and other things fit it; where the best set of things would gain points for a price, some of them may be worth
// theirs; and what applied before and does not any more, or failed more, stood in the way of this or that.
Plan further(const PlanGround& ground, const Plan& done, bool may_buy) {
    Facts facts = done.planned;
    const double budget = facts.value("shop.budget"_fact);
    if (!std::isnan(budget))
        facts.set("shop.budget"_fact, std::max(0.0, budget - money_for(done)), facts.from("shop.budget"_fact));
    const bool is_worth_a_price =
        !done.purchases.empty() || done.points_spared >= facts.value("plan.min_points_per_item"_fact);
    const std::vector<Stages> stages = ground.stages_after(done);
    Plan then = planned_with_purpose(ground, facts, [&](std::span<const Row> keep) {
        PlanInput input = ground.input_on(facts, keep, may_buy && is_worth_a_price);
        input.each_earns_its_price = true;
        input.stages = stages;
        return best_plan(input);
    });
    if (!std::isnan(budget)) then.planned.set("shop.budget"_fact, budget, facts.from("shop.budget"_fact));
    return then;
}

// The plan with the things of both and no others.
Plan with_things_of(const PlanGround& ground, const Plan& one, const Plan& other, bool may_buy) {
    std::vector<std::string_view> not_wanted = ground.exclude;
    for (const Aid& aid : ground.knowledge.aids) {
        const auto is_it = [&](const Purchase& bought) { return bought.aid->item == aid.item; };
        if (aid.kind == AidKind::buy && std::ranges::none_of(one.purchases, is_it) &&
            std::ranges::none_of(other.purchases, is_it))
            not_wanted.push_back(aid.item);
    }
    return planned_with_purpose(ground, ground.workup.facts, [&](std::span<const Row> keep) {
        PlanInput input = ground.input_on(ground.workup.facts, keep, may_buy);
        input.exclude = not_wanted;
        input.each_earns_its_price = true;
        return best_plan(input);
    });
}

// So that whoever plans again, with the money that is left, finds nothing to do.
Plan with_all_that_is_left(const PlanGround& ground, Plan plan, bool may_buy) {
    constexpr int most_rounds = 5;  // two are rare
    const auto toll = [&](const Plan& one) { return toll_of(ground.rules, ground.knowledge.scoring, one.planned); };
    for (int round = 0; round < most_rounds && !(plan.changes_nothing() && plan.points_spared == 0); ++round) {
        const Plan then = further(ground, plan, may_buy);
        if (then.changes_nothing()) break;
        Plan anew = with_things_of(ground, plan, then, may_buy);
        const bool is_new = !is_same_plan(anew, plan);
        Plan both = joined(ground, std::move(plan), then);
        plan = is_new && toll(anew).is_no_worse_than(toll(both)) ? std::move(anew) : std::move(both);
    }
    return plan;
}

// Because of what the workstation as planned would not be read: measures outside what can be measured, and of two that
// cannot be one.
std::vector<Row> not_to_be_read(const PlanGround& ground, const Plan& plan) {
    std::vector<Row> rows;
    Description then = ground.description;
    then.facts = described_again(ground.description.facts, ground.workup.facts, plan.planned,
                                 ground.knowledge.population.allowances);
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const FactInfo& info = owner_of(Row{i}).fact.info();
        const double value = then.facts[Row{i}];
        if (info.origin == Origin::described && (value < info.low || value > info.high)) rows.push_back(Row{i});
    }
    for (const Contradiction& one : contradictions_in(then)) rows.push_back(one.row);
    return rows;
}

bool can_be_described(const PlanGround& ground, const Plan& plan) { return not_to_be_read(ground, plan).empty(); }

// Beside a person who sees it from elsewhere a screen may come to stand where none can: then it stays where it is.
void keep_screens_of(const std::vector<Row>& rows, std::vector<Row>& keep) {
    for (const Row row : rows)
        if (const auto [fact, at] = owner_of(row); fact.info().group == Group::screen)
            for (const Fact place : {"screen.lateral_offset_cm"_fact, "screen.distance_cm"_fact})
                keep.push_back(row_of(place, at));
}

// What the plan does to these rows is not done: neither bought what brings them, nor turned what they are. False where
// it does nothing to them by itself.
bool do_without(const std::vector<Row>& rows, const Plan& plan, PlanGround& ground) {
    bool is_new = false;
    const auto leave_out = [&](auto& list, const auto& one) {
        if (std::ranges::find(list, one) != list.end()) return;
        list.push_back(one);
        is_new = true;
    };
    for (const Row told : rows) {
        const Row row = reckoned_as(told);
        for (const PlannedSetting& one : plan.settings)
            if (row_of(one.knob->fact, one.at) == row) leave_out(ground.keep, row);
        for (const Purchase& one : plan.purchases)
            if (std::ranges::any_of(one.aid->sets,
                                    [&](const AidEffect& effect) { return row_of(effect.fact, one.at) == row; }))
                leave_out(ground.exclude, one.aid->item);
    }
    return is_new;
}

}  // namespace

Plan nothing_on(const PlanGround& ground) {
    Plan nothing;
    nothing.planned = ground.workup.facts;
    return nothing;
}

bool is_same_plan(const Plan& a, const Plan& b) {
    const auto same_purchase = [](const Purchase& x, const Purchase& y) { return x.aid == y.aid && x.at == y.at; };
    const auto same_setting = [](const PlannedSetting& x, const PlannedSetting& y) {
        return x.knob == y.knob && x.at == y.at && x.to == y.to;
    };
    return std::ranges::equal(a.purchases, b.purchases, same_purchase) &&
           std::ranges::equal(a.settings, b.settings, same_setting) && a.is_exhaustive == b.is_exhaustive;
}

// Where it could not be written down, the screens concerned stay; then what does it is left out; then seat and desk
// stay, with which measures from the floor move.
Plan planned_to_the_end(const PlanGround& ground, bool may_buy) {
    const auto planned = [&](const PlanGround& on) {
        return with_all_that_is_left(on, planned_once(on, may_buy), may_buy);
    };
    Plan plan = planned(ground);
    const std::vector<Row> wrong = not_to_be_read(ground, plan);
    if (wrong.empty()) return plan;
    PlanGround still = ground;
    keep_screens_of(wrong, still.keep);
    if (still.keep.size() > ground.keep.size()) {
        plan = planned(still);
        if (can_be_described(ground, plan)) return plan;
    }
    constexpr int most_left_out = 4;
    for (int round = 0; round < most_left_out && do_without(not_to_be_read(ground, plan), plan, still); ++round) {
        plan = planned(still);
        if (can_be_described(ground, plan)) return plan;
    }
    for (const Fact fact : {"chair.seat_height_cm"_fact, "desk.height_cm"_fact}) still.keep.push_back(row_of(fact));
    plan = planned(still);
    return can_be_described(ground, plan) ? plan : nothing_on(ground);
}

Plan with_purchases_after(const PlanGround& ground, const Plan& free) {
    Plan bought = free;
    bought.points_spared = 100;  // so that whatever earns its price is looked for
    bought = with_all_that_is_left(ground, std::move(bought), true);
    return can_be_described(ground, bought) ? bought : free;
}

}  // namespace ergoaudit
