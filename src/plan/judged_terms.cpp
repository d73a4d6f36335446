#include "judged_terms.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/plan/setting_range.hpp"
#include "ergoaudit/rules/outcomes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
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

Facts JudgedTerms::at(OfferSet taken, const HubValues& hub) {
    Facts facts = purchases_.bought(taken);
    for (std::size_t h = 0; h < hub.size(); ++h)
        if (hub[h] != not_set) turn(facts, all_.variables[all_.hub[h]].row, hub[h]);
    spend(work_of_a_trial);
    input_.derive(facts, Wanted::everything());
    return facts;
}

Facts& JudgedTerms::bench(OfferSet taken) {
    const auto known = benches_.find(taken);
    return known != benches_.end() ? known->second : benches_.emplace(taken, purchases_.bought(taken)).first->second;
}

std::vector<Row> JudgedTerms::rows_of_hub(std::uint32_t hub) const {
    std::vector<Row> rows;
    for (std::size_t h = 0; hub >> h != 0; ++h)
        if ((hub >> h & 1) != 0) rows.push_back(all_.variables[all_.hub[h]].row);
    return rows;
}

Trial JudgedTerms::trial_of(const PlanPart& part, OfferSet taken) {
    std::vector<Row> behind, set = rows_of_hub(all_of_hub());
    Wanted wanted;
    for (const Term& term : part.terms) {
        behind.insert(behind.end(), term.behind.begin(), term.behind.end());
        wanted.add(term.wanted);
    }
    for (const std::size_t variable : part.variables) set.push_back(all_.variables[variable].row);
    return {input_, purchases_.bought(taken), bench(taken), behind, set, wanted};
}

void set_hub(Trial& trial, std::uint32_t rests_on, const HubValues& hub) {
    std::size_t which = 0;
    for (std::size_t h = 0; rests_on >> h != 0; ++h) {
        if ((rests_on >> h & 1) == 0) continue;
        if (h < hub.size() && hub[h] != not_set) trial.set(which, hub[h]);
        ++which;
    }
}

void JudgedTerms::set(Trial& trial, std::span<const double> values) const {
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != not_set) trial.set(all_.hub.size() + i, values[i]);
}

JudgedTerms::Signature JudgedTerms::signature_of(std::span<const Row> behind, std::uint32_t hub,
                                                 std::span<const Row> set, OfferSet taken) const {
    const Facts& facts = purchases_.bought(taken);
    struct Carrier {
        Row row;
        std::span<const Fact> may;  // carry these
    };
    std::vector<Carrier> carriers;
    for (const Row row : rows_of_hub(hub)) carriers.push_back({row, carried_by(owner_of(row).fact, facts)});
    Signature signature;
    signature.reserve(behind.size());
    for (const Row row : behind) {
        const Fact fact = owner_of(row).fact;
        double value = facts[row];
        bool is_told = std::ranges::find(set, row) != set.end() && carried_by(fact, facts).empty();
        for (const Carrier& carrier : carriers) {
            is_told = is_told || carrier.row == row;
            const bool may_carry = std::ranges::find(carrier.may, fact) != carrier.may.end();
            if (may_carry && carries(carrier.row, row, facts)) value -= facts[carrier.row];
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
    std::pair key(&term, signature_of(term.behind, term.on.hub, set, own));
    if (const auto same = tables_.find(key); same != tables_.end()) return *(known = &same->second);
    const std::vector<Row> of_hub = rows_of_hub(term.on.hub);
    set.insert(set.begin(), of_hub.begin(), of_hub.end());
    Trial trial(input_, purchases_.bought(own), bench(own), term.behind, set, term.wanted);
    return *(known = &tables_.try_emplace(std::move(key), *this, part, term, own, std::move(trial)).first->second);
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
    const bool clicks = all_.clicks_as_told(variable, own);
    std::tuple key(number, comes_along, clicks, signature_of(variable.behind, decided, {}, own));
    if (const auto same = settings_.find(key); same != settings_.end()) return *(known = &same->second);
    Trial trial(input_, purchases_.bought(own), bench(own), variable.behind, rows_of_hub(variable.range.hub),
                variable.wanted);
    return *(known = &settings_.try_emplace(std::move(key), *this, number, own, std::move(trial)).first->second);
}

const Settings& SettingsTable::at(const HubValues& hub) {
    const Variable& variable = terms_.all_.variables[variable_];
    PlaceKey key;
    add_hub(key, variable.range.hub, hub);
    const auto [found, is_new] = known_.try_emplace(key);
    if (!is_new) return *found;
    trial_.put_back();
    set_hub(trial_, variable.range.hub, hub);
    terms_.spend(work_of_a_trial);
    const Facts& facts = trial_.derived();
    const auto clicks = terms_.all_.clicks_as_told(variable, taken_) ? terms_.input_.stages : std::span<const Stages>{};
    found->values = settings_of(*variable.knob, facts, variable.at, clicks);
    found->now = facts[variable.row];
    found->aim = variable.knob->aim.empty() ? unknown : evaluate(variable.knob->aim, facts, variable.at);
    found->comes_along = (variable.set_by & taken_) != 0;
    found->number = terms_.settings_told_++;
    for (const double value : found->values) found->costs.push_back(found->cost_of(value));
    return *found;
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

TermTable::TermTable(JudgedTerms& terms, const PlanPart& part, const Term& term, OfferSet taken, Trial trial)
    : terms_(terms),
      part_(part),
      term_(term),
      taken_(taken),
      trial_(std::move(trial)),
      own_from_(static_cast<std::size_t>(std::popcount(term.on.hub))) {
    for (std::size_t i = 0; i < part.variables.size(); ++i)
        if ((term.on.variables >> i & 1) != 0) own_.push_back(i);
}

PlaceKey TermTable::place(const HubValues& hub, const PartValues& values) {
    if (!std::exchange(is_asked_, true)) find_pair(hub, values.all());
    PlaceKey key;
    add_hub(key, term_.on.hub, hub, pair_);
    if (known_.size() > most_known && !(key == known_at_)) {
        known_.clear();
        lines_.clear();
    }
    return known_at_ = key;
}

const Standing& TermTable::at(PlaceKey key, const HubValues& hub, const PartValues& values) {
    for (const std::size_t i : own_) key.add_code(values.code(i));
    const auto [place, is_new] = known_.try_emplace(key);
    if (is_new) *place = judged(facts_at(hub, values.all()));
    return *place;
}

TermLine& TermTable::along(PlaceKey key, const PartValues& values, std::size_t along, const Settings& settings) {
    for (const std::size_t i : own_) key.add_code(i == along ? settings.number : values.code(i));
    const auto [line, is_new] = lines_.try_emplace(key);
    if (is_new) line->resize(settings.values.size());
    return *line;
}

const Facts& TermTable::facts_at(const HubValues& hub, std::span<const double> values) {
    trial_.put_back();
    set_hub(trial_, term_.on.hub, hub);
    for (std::size_t k = 0; k < own_.size(); ++k)
        if (values[own_[k]] != not_set) trial_.set(own_from_ + k, values[own_[k]]);
    terms_.spend(work_of_a_trial);
    return trial_.derived();
}

Standing TermTable::judged(const Facts& facts) {
    if (settled_.empty()) settle(facts);
    Standing standing;
    for (std::size_t i = 0; i < term_.rules.size(); ++i) {
        const auto cost = cost_of(term_.rules[i], judgement_of(i, facts), terms_.input_.scoring, {});
        standing.never = standing.never || !cost;
        if (!cost) continue;
        standing.worth += cost->worth;
        standing.newly_serious = standing.newly_serious || cost->newly_serious;
        standing.vanished = standing.vanished || cost->vanished;
    }
    return standing;
}

Judgement TermTable::judgement_of(std::size_t i, const Facts& facts) {
    const auto& [rule, at, before] = term_.rules[i];
    const Settled& settled = settled_[i];
    const double applies =
        settled.left.empty() ? settled.applies : evaluate({.text = {}, .code = settled.left}, facts, at);
    if (std::isnan(applies)) return {};
    if (applies == 0) return {.verdict = Verdict::not_applicable};
    if (settled.counts_only_an_answer) return judge_applicable(*rule, facts, at);
    const double value = evaluate(asked_by(*rule), facts, at);
    return std::isnan(value) ? judge_applicable(*rule, facts, at) : judged_by(*rule, value);
}

// Of what a rule asks before it applies, little can move here.
void TermTable::settle(const Facts& facts) {
    for (const auto& [rule, at, before] : term_.rules) {
        Settled& settled = settled_.emplace_back();
        settled.applies = exists_here(*rule, facts, at) ? 1 : 0;
        settled.counts_only_an_answer = asks_only_what_was_assumed(*rule, facts, at);
        if (rule->applies.empty() || settled.applies == 0) continue;
        Rows open;
        for (const Row row : rows_read(rule->applies, at)) open[row.index] = can_move(row);
        settled.left = partly_evaluated(rule->applies, facts, at, open);
        if (settled.left.size() != 1 || settled.left.front().op != Op::number) continue;
        settled.applies = settled.left.front().number;
        settled.left.clear();
    }
}

// With these things bought.
bool TermTable::can_move(Row row) const {
    if (trial_.moves(row)) return true;
    const auto [fact, at] = owner_of(row);
    return std::ranges::any_of(furniture_that_moves(fact, at, terms_.input_.facts),
                               [&, at = at](Fact behind) { return trial_.moves(row_of(behind, at)); });
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

}  // namespace ergoaudit
