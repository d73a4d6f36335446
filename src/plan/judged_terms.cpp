#include "judged_terms.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/plan/setting_range.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <ranges>
#include <utility>

namespace ergoaudit {
bool is_same(const Judgement& a, const Judgement& b) {
    constexpr double nearly_nothing = 1e-7;
    return a.verdict == b.verdict && std::isnan(a.measured) == std::isnan(b.measured) &&
           !(std::abs(a.measured - b.measured) > nearly_nothing);
}

void add_hub(PlaceKey& key, std::uint32_t rests_on, const HubValues& hub, const std::optional<HubPair>& pair) {
    const bool by_difference =
        pair && pair->second < hub.size() && hub[pair->first] != not_set && hub[pair->second] != not_set;
    for (std::size_t h = 0; rests_on >> h != 0; ++h) {
        if ((rests_on >> h & 1) == 0) continue;
        if (!by_difference || (h != pair->first && h != pair->second))
            key.add(h < hub.size() ? hub[h] : not_set);
        else if (h == pair->second)
            key.add(hub[h] - hub[pair->first]);
    }
}

Worth Settings::cost_of(double to) const {
    Worth worth;
    if (std::isnan(now)) return worth;
    if (!comes_along && to != now) {
        worth.changes = 1;
        worth.size = std::llround(std::abs(to - now) * 1000);
    }
    if ((comes_along || to != now) && !std::isnan(aim)) worth.off_aim = std::llround(std::abs(to - aim) * 1000);
    return worth;
}

const Facts& JudgedTerms::at(OfferSet taken, const HubValues& hub) {
    if (one_ && one_->taken == taken && one_->hub == hub) return one_->facts;
    work_left_ -= work_of_a_stage;
    one_ = One{taken, hub, staged(taken, ~std::uint32_t{0}, hub)};
    return one_->facts;
}

Facts JudgedTerms::staged(OfferSet taken, std::uint32_t rests_on, const HubValues& hub) const {
    Facts facts = purchases_.bought(taken);
    for (std::size_t h = 0; h < hub.size(); ++h)
        if ((rests_on >> h & 1) != 0 && hub[h] != not_set) turn(facts, all_.variables[all_.hub[h]].row, hub[h]);
    input_.derive(facts, row_of("chair.seat_height_cm"_fact));
    return facts;
}

TermTable& JudgedTerms::table(const PlanPart& part, const Term& term, OfferSet taken) {
    const OfferSet own = taken & term.on.offers;
    Stage& stage = stages_[{own, term.on.hub}];
    return tables_.try_emplace(std::pair(&term, own), *this, part, term, own, stage).first->second;
}

const Settings& JudgedTerms::settings(std::size_t number, OfferSet taken, const HubValues& hub) {
    const Variable& variable = all_.variables[number];
    PlaceKey key;
    add_hub(key, variable.range.hub, hub);
    const OfferSet own = taken & (variable.range.offers | variable.range_set_by | variable.set_by);
    const auto [place, is_new] = settings_[{number, own}].try_emplace(key);
    Settings& found = place->second;
    if (!is_new) return found;
    HubValues set = hub;
    for (std::size_t h = 0; h < set.size(); ++h)
        if ((variable.range.hub >> h & 1) == 0) set[h] = not_set;
    const Facts& facts = at(own, set);
    found.values = settings_of(*variable.knob, facts, variable.at, input_.stages);
    found.now = facts[variable.row];
    found.aim = variable.knob->aim.empty() ? unknown : evaluate(variable.knob->aim, facts, variable.at);
    found.comes_along = (variable.set_by & taken) != 0;
    return found;
}

const Standing& TermTable::at(const HubValues& hub, std::span<const double> values) {
    if (!std::exchange(is_asked_, true)) find_pair(hub, values);
    PlaceKey key;
    add_hub(key, term_.on.hub, hub, pair_);
    if (std::popcount(term_.on.variables) > 2 && !(key == known_at_)) {
        known_.clear();
        known_at_ = key;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        if ((term_.on.variables >> i & 1) != 0) key.add(values[i]);
    const auto [place, is_new] = known_.try_emplace(key);
    if (is_new) {
        stage(hub);
        place->second = judged(values);
    }
    return place->second;
}

void TermTable::stage(const HubValues& hub) {
    PlaceKey key;
    add_hub(key, term_.on.hub, hub);
    if (stage_.at == key) return;
    stage_.at = key;
    ++stage_.number;
    terms_.work_left_ -= work_of_a_stage;
    stage_.facts = terms_.staged(taken_, term_.on.hub, hub);
}

// The stage with the part's variables so: from where it was looked at last, where nothing is carried along that would
// have to be carried back.
const Facts& TermTable::moved(std::span<const double> values) {
    const auto row = [&](std::size_t i) { return terms_.all_.variables[part_.variables[i]].row; };
    const auto rests_on = [&](std::size_t i) { return (term_.on.variables >> i & 1) != 0; };
    const auto stays = [&](std::size_t i) {
        return !rests_on(i) || values[i] == not_set || stage_.facts[row(i)] == values[i];
    };
    const auto must_start_anew = [&](std::size_t i) {
        return rests_on(i) && moved_to_[i] != values[i] &&
               (values[i] == not_set || moved_to_[i] == not_set || !carried_by(owner_of(row(i)).fact).empty());
    };
    const auto every = std::views::iota(std::size_t{0}, values.size());
    if (std::ranges::all_of(every, stays)) return stage_.facts;
    if (moved_of_ != stage_.number || std::ranges::any_of(every, must_start_anew)) {
        moved_ = stage_.facts;
        moved_of_ = stage_.number;
        moved_to_.assign(values.size(), not_set);
    }
    for (const std::size_t i : every) {
        if (!rests_on(i) || moved_to_[i] == values[i]) continue;
        moved_to_[i] = values[i];
        if (moved_[row(i)] == values[i]) continue;
        terms_.work_left_ -= work_of_a_setting;
        turn(moved_, row(i), values[i]);
        terms_.input_.derive(moved_, row(i));
    }
    return moved_;
}

Standing TermTable::judged(std::span<const double> values) {
    const Facts& facts = moved(values);
    Standing standing;
    for (const RuleAt& one : term_.rules) {
        terms_.work_left_ -= work_of_a_rule;
        const auto cost = cost_of(one, judge_here(*one.rule, facts, one.at), terms_.input_.scoring, {});
        standing.never = standing.never || !cost;
        if (!cost) continue;
        standing.worth += cost->worth;
        standing.newly_serious = standing.newly_serious || cost->newly_serious;
        standing.vanished = standing.vanished || cost->vanished;
    }
    return standing;
}

// Raised alike by two amounts, with the term's own variables where they are: the sitting and the standing height of a
// desk matter to a screen by their difference alone.
void TermTable::find_pair(const HubValues& hub, std::span<const double> values) {
    const auto can_move = [&](std::size_t h) {
        return (term_.on.hub >> h & 1) != 0 && h < hub.size() && hub[h] != not_set;
    };
    std::vector<Judgement> here;
    for (std::size_t a = 0; a < hub.size(); ++a)
        for (std::size_t b = a + 1; b < hub.size() && !pair_; ++b) {
            if (!can_move(a) || !can_move(b)) continue;
            if (here.empty()) here = judgements_at(hub, values);
            const auto stays_with_both_further = [&](double by) {
                HubValues raised = hub;
                raised[a] += by;
                raised[b] += by;
                return std::ranges::equal(judgements_at(raised, values), here, is_same);
            };
            if (stays_with_both_further(1.3) && stays_with_both_further(-2.1)) pair_ = HubPair{a, b};
        }
}

std::vector<Judgement> TermTable::judgements_at(const HubValues& hub, std::span<const double> values) {
    stage(hub);
    const Facts& facts = moved(values);
    std::vector<Judgement> judged;
    for (const RuleAt& one : term_.rules) judged.push_back(judge_here(*one.rule, facts, one.at));
    return judged;
}

}  // namespace ergoaudit
