#include "judged_terms.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/plan/setting_range.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <ranges>
#include <utility>

namespace ergoaudit {
bool reads_by_difference(std::span<const Reading> reads, const HubPair& pair, const Probing& probing) {
    constexpr double nearly_nothing = 1e-7;
    std::vector<const Reading*> open;
    const bool may_stand = stands(probing.at(probing.hub, probing.values));  // with these things, wherever they stand
    for (const Reading& read : reads) {
        const bool is_of_nobody = read.is_of_a_posture && read.at.posture == standing && !may_stand;
        if (((read.hub >> pair.first | read.hub >> pair.second) & 1) != 0 && !is_of_nobody) open.push_back(&read);
    }
    if (open.empty()) return true;
    const auto stays = [&](const HubValues& hub, const std::vector<double>& values) {
        std::vector<double> before;
        const Facts& start = probing.at(hub, values);
        for (const Reading* read : open) before.push_back(read->on(start));
        for (const double by : {1.3, -2.1}) {
            HubValues raised = hub;
            for (const std::size_t h : {pair.first, pair.second})
                if (!probing.ends[h].empty()) raised[h] += by;
            const Facts& after = probing.at(raised, values);
            for (std::size_t i = 0; i < open.size(); ++i) {
                const double now = open[i]->on(after);
                if (std::isnan(before[i]) != std::isnan(now) || std::abs(before[i] - now) > nearly_nothing)
                    return false;
            }
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < open.size(); ++i)
            if (std::isnan(before[i])) open[kept++] = open[i];
        open.resize(kept);
        return true;
    };
    if (!stays(probing.hub, probing.values)) return false;
    HubValues corner = probing.hub;
    const auto stays_in_corners = [&](const auto& self, std::size_t h) -> bool {
        if (open.empty()) return true;
        if (h == corner.size())
            return stays(corner, probing.outermost(corner, false)) && stays(corner, probing.outermost(corner, true));
        if (probing.ends[h].empty()) return self(self, h + 1);
        return std::ranges::all_of(probing.ends[h], [&](double end) {
            corner[h] = end;
            return self(self, h + 1);
        });
    };
    return stays_in_corners(stays_in_corners, 0);
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

namespace {

void take_over(std::optional<Facts>& facts, const Facts& other, bool derived) {
    if (facts)
        facts->take_over(other, derived);
    else
        facts = other;
}

}  // namespace

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
    if (one_.facts && one_.taken == taken && one_.hub == hub) return *one_.facts;
    work_left_ -= work_of_a_stage;
    stage(one_.facts, taken, ~std::uint32_t{0}, hub, {});
    one_.taken = taken;
    one_.hub = hub;
    return *one_.facts;
}

void JudgedTerms::stage(std::optional<Facts>& facts, OfferSet taken, std::uint32_t rests_on, const HubValues& hub,
                        Wanted wanted) const {
    take_over(facts, purchases_.bought(taken), false);
    for (std::size_t h = 0; h < hub.size(); ++h)
        if ((rests_on >> h & 1) != 0 && hub[h] != not_set) turn(*facts, all_.variables[all_.hub[h]].row, hub[h]);
    input_.derive(*facts, row_of("chair.seat_height_cm"_fact), wanted);
}

Facts JudgedTerms::moved_on(const PlanPart& part, OfferSet taken, const HubValues& from, std::span<const double> values,
                            const HubValues& to) const {
    Facts facts = purchases_.bought(taken);
    const auto set_hub = [&](const HubValues& hub) {
        for (std::size_t h = 0; h < hub.size(); ++h)
            if (hub[h] != not_set) turn(facts, all_.variables[all_.hub[h]].row, hub[h]);
    };
    set_hub(from);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != not_set) turn(facts, all_.variables[part.variables[i]].row, values[i]);
    set_hub(to);
    work_left_ -= work_of_a_stage;
    input_.derive(facts, row_of("chair.seat_height_cm"_fact), {});
    return facts;
}

JudgedTerms::Signature JudgedTerms::signature_of(std::span<const Row> behind, std::uint32_t hub,
                                                 std::span<const Row> set, OfferSet taken) const {
    const Facts& facts = purchases_.bought(taken);
    Signature signature;
    for (const Row row : behind) {
        double value = facts[row];
        bool is_told = std::ranges::find(set, row) != set.end() && carried_by(owner_of(row).fact, facts).empty();
        for (std::size_t h = 0; hub >> h != 0; ++h) {
            if ((hub >> h & 1) == 0) continue;
            const Row own = all_.variables[all_.hub[h]].row;
            is_told = is_told || own == row;
            if (carries(own, row, facts)) value -= facts[own];
        }
        constexpr long long not_known = std::numeric_limits<long long>::min();
        signature.push_back(std::isnan(value) ? not_known : is_told ? 0 : std::llround(value * 1e6));
    }
    return signature;
}

TermTable& JudgedTerms::table(const PlanPart& part, const Term& term, OfferSet taken) {
    const OfferSet own = taken & term.on.offers;
    TermTable*& known = table_of_[{&term, own}];
    if (known != nullptr) return *known;
    std::vector<Row> set;
    for (std::size_t i = 0; i < part.variables.size(); ++i)
        if ((term.on.variables >> i & 1) != 0) set.push_back(all_.variables[part.variables[i]].row);
    Stage& stage = stages_[{own, term.on.hub, term.wanted.hands, term.wanted.views}];
    const auto place = tables_.try_emplace(std::pair(&term, signature_of(term.behind, term.on.hub, set, own)), *this,
                                           part, term, own, stage);
    return *(known = &place.first->second);
}

SettingsTable& JudgedTerms::settings(std::size_t number, OfferSet taken) {
    const Variable& variable = all_.variables[number];
    const OfferSet own = taken & (variable.range.offers | variable.range_set_by | variable.set_by);
    SettingsTable*& known = settings_of_[{number, own}];
    if (known != nullptr) return *known;
    // When it is asked, of the hub those are set that come before it.
    const auto place_in_hub = std::ranges::find(all_.hub, number) - all_.hub.begin();
    const std::uint32_t decided = variable.range.hub & ((std::uint32_t{1} << place_in_hub) - 1);
    const bool comes_along = (variable.set_by & own) != 0;
    const auto place = settings_.try_emplace(
        std::tuple(number, comes_along, signature_of(variable.behind, decided, {}, own)), *this, number, own);
    return *(known = &place.first->second);
}

const Settings& SettingsTable::at(const HubValues& hub) {
    const Variable& variable = terms_.all_.variables[variable_];
    PlaceKey key;
    add_hub(key, variable.range.hub, hub);
    const auto [place, is_new] = known_.try_emplace(key);
    Settings& found = place->second;
    if (!is_new) return found;
    HubValues set = hub;
    for (std::size_t h = 0; h < set.size(); ++h)
        if ((variable.range.hub >> h & 1) == 0) set[h] = not_set;
    const Facts& facts = terms_.at(taken_, set);
    found.values = settings_of(*variable.knob, facts, variable.at, terms_.input_.stages);
    found.now = facts[variable.row];
    found.aim = variable.knob->aim.empty() ? unknown : evaluate(variable.knob->aim, facts, variable.at);
    found.comes_along = (variable.set_by & taken_) != 0;
    return found;
}

Probing JudgedTerms::probing(const PlanPart& part, OfferSet taken, const HubValues& hub) {
    Probing probing{.hub = hub, .ends = {}, .values = {}, .outermost = {}, .at = {}};
    for (std::size_t h = 0; h < hub.size(); ++h) {
        auto& ends = probing.ends.emplace_back();
        if (hub[h] == not_set) continue;
        const std::vector<double>& values = settings(all_.hub[h], taken, hub.first(h)).values;
        if (values.size() > 1)
            ends = {values.front(), values.back()};
        else
            ends = {hub[h]};
    }
    const auto settings_at = [this, &part, taken](const HubValues& there, const auto& pick) {
        std::vector<double> values;
        for (const std::size_t variable : part.variables) {
            const Settings& one = settings(variable, taken, there);
            values.push_back(one.values.empty() ? not_set : pick(one));
        }
        return values;
    };
    probing.values = settings_at(hub, [](const Settings& one) { return one.now; });
    probing.outermost = [settings_at](const HubValues& there, bool highest) {
        return settings_at(there,
                           [&](const Settings& one) { return highest ? one.values.back() : one.values.front(); });
    };
    return probing;
}

const Standing& TermTable::at(const HubValues& hub, std::span<const double> values) {
    if (!std::exchange(is_asked_, true)) find_pair(hub, values);
    PlaceKey key;
    add_hub(key, term_.on.hub, hub, pair_);
    if (!(key == known_at_)) {
        if (known_.size() > most_known) known_.clear();
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
    terms_.stage(stage_.facts, taken_, term_.on.hub, hub, term_.wanted);
}

// The stage with the part's variables so: from where it was looked at last, where nothing is carried along that would
// have to be carried back; else only what the term rests on is taken over from the stage.
const Facts& TermTable::moved(std::span<const double> values) {
    const auto row = [&](std::size_t i) { return terms_.all_.variables[part_.variables[i]].row; };
    const auto rests_on = [&](std::size_t i) { return (term_.on.variables >> i & 1) != 0; };
    const auto stays = [&](std::size_t i) {
        return !rests_on(i) || values[i] == not_set || (*stage_.facts)[row(i)] == values[i];
    };
    const auto must_start_anew = [&](std::size_t i) {
        return rests_on(i) && moved_to_[i] != values[i] &&
               (values[i] == not_set || moved_to_[i] == not_set || !carried_by(owner_of(row(i)).fact).empty());
    };
    const auto every = std::views::iota(std::size_t{0}, values.size());
    if (std::ranges::all_of(every, stays)) return *stage_.facts;
    const auto is_of_a_screen = [](Row one) { return owner_of(one).fact.info().group == Group::screen; };
    bool is_stale = false;
    if (moved_of_ != stage_.number || std::ranges::any_of(every, must_start_anew)) {
        if (moved_of_ < 0 ||
            std::ranges::all_of(every, [&](std::size_t i) { return !rests_on(i) || is_of_a_screen(row(i)); })) {
            take_over(moved_, *stage_.facts, true);
        } else {
            for (const Row one : term_.behind) moved_->set(one, (*stage_.facts)[one], stage_.facts->from(one));
            is_stale = true;
        }
        moved_of_ = stage_.number;
        moved_to_.assign(values.size(), not_set);
    }
    std::vector<Row>& changed = terms_.changed_;
    changed.clear();
    for (const std::size_t i : every) {
        if (!rests_on(i) || moved_to_[i] == values[i]) continue;
        moved_to_[i] = values[i];
        if ((*moved_)[row(i)] == values[i]) continue;
        turn(*moved_, row(i), values[i]);
        changed.push_back(row(i));
    }
    if (is_stale || !std::ranges::all_of(changed, is_of_a_screen)) changed = {row_of("chair.seat_height_cm"_fact)};
    for (const Row one : changed) {
        terms_.work_left_ -= work_of_a_setting;
        terms_.input_.derive(*moved_, one, term_.wanted);
    }
    return *moved_;
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
    std::optional<Probing> probing;
    for (std::size_t a = 0; a < hub.size(); ++a)
        for (std::size_t b = a + 1; b < hub.size() && !pair_; ++b) {
            if (!can_move(a) || !can_move(b)) continue;
            if (!probing) {
                probing = terms_.probing(part_, taken_, hub);
                probing->values.assign(values.begin(), values.end());
                probing->at = [this](const HubValues& there, const std::vector<double>& set) -> const Facts& {
                    return facts_at(there, set);
                };
            }
            if (reads_by_difference(term_.reads, {a, b}, *probing)) pair_ = HubPair{a, b};
        }
}

const Facts& TermTable::facts_at(const HubValues& hub, std::span<const double> values) {
    stage(hub);
    return moved(values);
}

}  // namespace ergoaudit
