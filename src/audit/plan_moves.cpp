#include "plan_moves.hpp"

#include <algorithm>
#include <string_view>

namespace ergoaudit {
namespace {

std::size_t place_of(const PlanGround& ground, const Knob* knob) {
    return static_cast<std::size_t>(knob - ground.knowledge.knobs.data());
}

std::string_view table_of(Fact fact) { return fact.info().path.substr(0, fact.info().path.find('.')); }

std::size_t alike(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

// Where what is set along with it is turned, else with its settings; a thing that has neither goes with the furniture
// that it changes: with the knob of the same table whose name is most like what it sets.
std::size_t place_of(const PlanGround& ground, const Move& move) {
    if (move.purchase != nullptr && move.purchase->aid->setting.exists()) {
        const auto knob = std::ranges::find(ground.knowledge.knobs, move.purchase->aid->setting, &Knob::fact);
        if (knob != ground.knowledge.knobs.end()) return place_of(ground, &*knob);
    }
    if (!move.settings.empty()) return place_of(ground, move.settings.front()->knob);
    const Fact set = move.purchase->aid->sets.front().fact;
    std::size_t place = ground.knowledge.knobs.size(), most = 0;
    for (const Knob& knob : ground.knowledge.knobs) {
        if (table_of(knob.fact) != table_of(set)) continue;
        const std::size_t same = alike(knob.fact.info().path, set.info().path);
        if (same <= most) continue;
        most = same;
        place = place_of(ground, &knob);
    }
    return place;
}

// Whether what is taken off comes with what is bought: nobody could have taken it off before, and off it stays.
bool brings(const Purchase& bought, const Purchase& taken_off, const Facts& planned) {
    if (bought.aid->kind != AidKind::buy || taken_off.aid->kind != AidKind::remove || bought.at != taken_off.at)
        return false;
    bool is_other = false;
    for (const AidEffect& effect : taken_off.aid->sets) {
        const auto brought = std::ranges::find(bought.aid->sets, effect.fact, &AidEffect::fact);
        if (brought == bought.aid->sets.end()) return false;
        if (effect.to.empty() && planned[row_of(effect.fact, taken_off.at)] != effect.value) return false;
        is_other = is_other || brought->value != effect.value;
    }
    return is_other;
}

// Parts that come with a thing and are taken off again are told with it.
void tell_parts_with_things(std::vector<Move>& moves, const Facts& planned) {
    for (Move& part : moves) {
        if (part.purchase == nullptr) continue;
        const auto thing = std::ranges::find_if(moves, [&](const Move& one) {
            return one.purchase != nullptr && brings(*one.purchase, *part.purchase, planned);
        });
        if (thing == moves.end()) continue;
        thing->taken_off.push_back(part.purchase);
        part.purchase = nullptr;
    }
    std::erase_if(moves, [](const Move& one) { return one.purchase == nullptr && one.settings.empty(); });
}

// The last of the things that say how far a setting goes: a chair that gets another gas cylinder is set once both are
// there.
std::size_t last_that_decides(const Plan& plan, const PlannedSetting& setting) {
    auto last = static_cast<std::size_t>(setting.purchase);
    for (std::size_t i = last + 1; i < plan.purchases.size(); ++i)
        if (brings_a_range(*plan.purchases[i].aid, plan.purchases[i].at, row_of(setting.knob->fact, setting.at)))
            last = i;
    return last;
}

// Whether it sets anything that can only be turned with that thing: the keys of a laptop once it is raised.
bool asks_for(const Move& move, const Purchase& thing, const Facts& today) {
    const auto can_turn = [](const PlannedSetting& setting, const Facts& facts) {
        return evaluate(setting.knob->when, facts, setting.at) == 1;
    };
    return std::ranges::any_of(move.settings, [&](const PlannedSetting* setting) {
        if (can_turn(*setting, today)) return false;
        Facts with_it = today;
        put_in_place(with_it, *thing.aid, thing.at);
        return can_turn(*setting, with_it);
    });
}

// In the order in which knobs are turned, and nothing before the thing with which it can be.
void put_in_order(const PlanGround& ground, std::vector<Move>& moves) {
    for (Move& move : moves) move.place = {place_of(ground, move), false};
    for (Move& move : moves)
        for (const Move& thing : moves)
            if (move.purchase == nullptr && thing.purchase != nullptr &&
                asks_for(move, *thing.purchase, ground.workup.facts))
                move.place = std::max(move.place, {thing.place.first, true});
    std::ranges::stable_sort(moves, {}, &Move::place);
}

}  // namespace

std::vector<Move> moves_of(const PlanGround& ground, const Plan& plan) {
    std::vector<Move> moves(plan.purchases.size());
    for (std::size_t i = 0; i < plan.purchases.size(); ++i) moves[i].purchase = &plan.purchases[i];
    for (const PlannedSetting& setting : plan.settings) {
        if (setting.purchase >= 0)
            moves[last_that_decides(plan, setting)].settings.push_back(&setting);
        else
            moves.push_back({.settings = {&setting}});
    }
    tell_parts_with_things(moves, plan.planned);
    put_in_order(ground, moves);
    return moves;
}

void carry_out(const Move& move, Facts& facts) {
    if (move.purchase != nullptr) put_in_place(facts, *move.purchase->aid, move.purchase->at);
    for (const Purchase* part : move.taken_off) put_in_place(facts, *part->aid, part->at);
    for (const PlannedSetting* setting : move.settings)
        turn(facts, row_of(setting->knob->fact, setting->at), setting->to);
}

}  // namespace ergoaudit
