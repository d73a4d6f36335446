#include "keys_to_plan.hpp"

#include "next_measures.hpp"

#include "ergoaudit/facts/forms.hpp"
#include "ergoaudit/rules/outcomes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ergoaudit {
namespace {

class KeysToPlan {
  public:
    KeysToPlan(const PlanGround& ground, const Facts& planned) : ground_(ground), planned_(planned) {}

    void for_rule(const Rule& rule, Instance at) {
        asks_ = programs_of(rule);
        rule_ = &rule;
        rule_at_ = at;
        rests_on_ = {};
        for (const Program* program : asks_)
            for (const Instruction& step : program->code)
                if (const auto row = row_read(step, at)) rest_on(*row);
    }

    void ask_of(const Knob& knob) {
        for (const Instance at : instances_of(knob.fact.info().group, planned_)) {
            if (!bears(knob.fact, at)) continue;
            if (const double can = evaluate(knob.when, planned_, at); std::isnan(can)) {
                ask_for(lacking_in(knob.when, at));
            } else if (can == 1) {
                if (const Row row = row_of(knob.fact, at); is_open(row)) ask_for({&row, 1});
                ask_for(lacking_in(knob.low, at));
                ask_for(lacking_in(knob.high, at));
            }
        }
    }

    // Of what the rule itself says it is put right by, what kind of thing it is: how far it goes comes after that.
    void ask_whether_it_can_be_turned(const Knob& knob) {
        if (std::ranges::none_of(rule_->adjust, [&](Fact told) { return reckoned_as(told) == knob.fact; })) return;
        for (const Instance at : instances_of(knob.fact.info().group, planned_))
            if (bears(knob.fact, at) && std::isnan(evaluate(knob.when, planned_, at))) {
                std::vector<Row> lacking = lacking_in(knob.when, at);
                std::erase_if(lacking, [](Row row) { return owner_of(row).fact.info().kind == Kind::number; });
                ask_for(lacking);
            }
    }

    // Where something is not known, more is in the way than there may be: a screen that nobody measured is wide.
    void ask_what_is_in_the_way_of(const Knob& knob) {
        for (const Instance at : instances_of(knob.fact.info().group, planned_)) {
            const Row row = row_of(knob.fact, at);
            if (!bears(knob.fact, at) || evaluate(knob.when, planned_, at) != 1) continue;
            for (const Rule& clash : ground_.clashes)
                if (std::ranges::any_of(clash.measure.code,
                                        [&](const Instruction& step) { return row_read(step, {}) == row; }))
                    ask_for(open_ones(keys_lacking(std::array{&clash.measure}, {}, planned_)));
        }
    }

    // Of a thing that can be had its measures; whether it can be had only where the rule itself rests on the answer:
    // nobody is asked whether a chair is broken because a new one would do.
    void ask_of(const Aid& aid) {
        for (const Instance at : instances_of(aid.group, planned_)) {
            if (std::ranges::none_of(aid.sets, [&](const AidEffect& effect) { return bears(effect.fact, at); }))
                continue;
            if (const double can = evaluate(aid.when, planned_, at); std::isnan(can)) {
                const std::vector<Row> lacking = lacking_in(aid.when, at);
                if (std::ranges::all_of(lacking, [&](Row row) { return rests_on_[row.index]; })) ask_for(lacking);
            } else if (can == 1) {
                for (const AidEffect& effect : aid.sets)
                    if (!effect.to.empty()) ask_for(lacking_in(effect.to, at));
                ask_what_the_rule_asks_with(aid, at);
            }
        }
    }

    [[nodiscard]] std::vector<Row> asked() && { return std::move(asked_); }

  private:
    void rest_on(Row row) {
        rests_on_.set(row.index);
        const auto [fact, at] = owner_of(row);
        for (const Fact moves : furniture_that_moves(fact, at, planned_)) rests_on_.set(row_of(moves, at).index);
    }

    [[nodiscard]] bool bears(Fact turned, Instance at) const {
        return rests_on_[row_of(turned, at).index] || std::ranges::any_of(carried_by(turned, planned_), [&](Fact fact) {
                   return rests_on_[row_of(fact, at).index];
               });
    }

    // Nothing is bought after which nobody knows any more whether the rule holds: a cushion on who knows what backrest.
    void ask_what_the_rule_asks_with(const Aid& aid, Instance at) {
        Facts with_it = planned_;
        put_in_place(with_it, aid, at);
        ground_.derive(with_it, Wanted::everything());
        if (judge(*rule_, with_it, rule_at_).verdict == Verdict::unknown)
            ask_for(open_ones(keys_lacking(asks_, rule_at_, with_it)));
    }

    // Where an expression comes to nothing: what is not said of what it reads.
    [[nodiscard]] std::vector<Row> lacking_in(const Program& program, Instance at) const {
        if (!std::isnan(evaluate(program, planned_, at))) return {};
        return open_ones(keys_lacking(std::array{&program}, at, planned_));
    }

    [[nodiscard]] std::vector<Row> open_ones(std::vector<Row> rows) const {
        std::erase_if(rows, [&](Row row) { return !is_open(row); });
        return rows;
    }

    [[nodiscard]] bool is_open(Row row) const {
        return !planned_.knows(row) && std::ranges::find(ground_.keep, row) == ground_.keep.end();
    }

    void ask_for(std::span<const Row> rows) {
        for (const Row row : rows)
            if (std::ranges::find(asked_, row) == asked_.end()) asked_.push_back(row);
    }

    const PlanGround& ground_;
    const Facts& planned_;
    const Rule* rule_ = nullptr;  // that fails
    Instance rule_at_;
    std::array<const Program*, 3> asks_{};  // its programs
    Rows rests_on_;
    std::vector<Row> asked_;
};

}  // namespace

std::vector<Row> keys_to_plan(const PlanGround& ground, const std::vector<const Rule*>& rules, const Facts& planned,
                              Purchases purchases) {
    KeysToPlan keys(ground, planned);
    const auto where = [&](const Rule& rule, auto is_it, auto ask) {
        for (const Instance at : instances_of(rule.group, planned))
            if (is_it(judge(rule, planned, at).verdict)) {
                keys.for_rule(rule, at);
                ask();
            }
    };
    const auto for_each_fail = [&](auto ask) {
        for (const Rule* rule : rules)
            where(
                *rule, [](Verdict verdict) { return verdict == Verdict::fail; }, ask);
    };
    for_each_fail([&] {
        for (const Knob& knob : ground.knowledge.knobs) keys.ask_of(knob);
    });
    for_each_fail([&] {
        for (const Aid& aid : ground.knowledge.aids)
            if (ground.has(aid) || (purchases == Purchases::all && ground.may_buy(aid))) keys.ask_of(aid);
    });
    for (const Rule& rule : ground.rules)
        if (is_workstation(rule.category))
            where(rule, is_wrong, [&] {
                for (const Knob& knob : ground.knowledge.knobs) keys.ask_what_is_in_the_way_of(knob);
            });
    return std::move(keys).asked();
}

std::vector<Row> keys_to_right_way(const PlanGround& ground) {
    const Facts& today = ground.workup.facts;
    KeysToPlan keys(ground, today);
    for (const Rule& rule : ground.rules)
        for (const Instance at : instances_of(rule.group, today)) {
            if (!is_workstation(rule.category) || !is_wrong(judge(rule, today, at).verdict)) continue;
            keys.for_rule(rule, at);
            for (const Knob& knob : ground.knowledge.knobs) keys.ask_whether_it_can_be_turned(knob);
        }
    return std::move(keys).asked();
}

}  // namespace ergoaudit
