#include "movement.hpp"

#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>

namespace ergoaudit {

Movement::Movement(std::span<const Offer> offers, const PlanInput& input) : facts_(input.facts) {
    Rows told, changed;  // by somebody, and to something else than it is; by knobs and offers themselves
    const auto is_kept = [&](Row row) { return std::ranges::find(input.keep, row) != input.keep.end(); };
    for (const Knob& knob : input.knobs)
        for (const Instance at : instances_of(knob.fact.info().group, facts_))
            if (const Row row = row_of(knob.fact, at); facts_.knows(row) && !is_kept(row)) changed.set(row.index);
    for (const Offer& offer : offers)
        for (const AidEffect& effect : offer.aid->sets) {
            const Row row = row_of(effect.fact, offer.at);
            told.set(row.index);
            const bool is_as_it_is =
                effect.to.empty() && facts_[row] == effect.value && facts_.from(row) != Provenance::defaulted;
            if (!is_as_it_is) changed.set(row.index);
        }
    for (const Offer& offer : offers)
        for (const Fact ended : ended_by(*offer.aid))
            if (const Row row = row_of(ended, offer.at); facts_.knows(row)) changed.set(row.index);
    Rows carried;
    for (const Row row : rows_in(changed)) {
        const auto [fact, at] = owner_of(row);
        carried |= raw(fact, at);
    }
    for (const Row row : rows_in(carried))  // what nobody knows is carried nowhere
        if (!facts_.knows(row) && !told[row.index]) carried.reset(row.index);
    stays_ = ~(changed | carried);
    for (const Offer& offer : offers) {
        Rows& rows = by_offer_[{offer.aid, offer.at.screen}];
        for (const AidEffect& effect : offer.aid->sets) rows |= by(effect.fact, offer.at);
        for (const Fact ended : ended_by(*offer.aid)) rows |= by(ended, offer.at);
    }
}

Rows Movement::raw(Fact turned, Instance at) const {
    Rows rows;
    rows.set(row_of(turned, at).index);
    for (const Fact carried : carried_by(turned, facts_)) {
        const std::size_t instances = carried.info().group == Group::screen ? facts_.screens() : 1;
        for (std::uint8_t screen = 0; screen < instances; ++screen) rows.set(row_of(carried, {.screen = screen}).index);
    }
    return rows;
}

Rows Movement::by(Fact turned, Instance at) const { return raw(turned, at) & ~stays_; }

const Rows& Movement::by(const Offer& offer) const { return by_offer_.at({offer.aid, offer.at.screen}); }

const Rows& Movement::behind(Row row) const {
    const auto [known, is_new] = behind_.try_emplace(row.index);
    if (is_new) known->second = found_behind(row);
    return known->second;
}

Rows Movement::found_behind(Row row) const {
    Rows rows;
    rows.set(row.index);
    const auto [fact, at] = owner_of(row);
    for (const Fact needed : needed_for(fact, facts_)) {
        const Row one = row_of(needed, at);
        if (!facts_.knows(one) && stays_[one.index]) return rows;  // and so it stays unknown
    }
    for (const Fact behind : furniture_that_moves(fact, at, facts_)) rows.set(row_of(behind, at).index);
    return rows;
}

Rows Movement::behind(const Program& program, Instance at) const {
    Rows rows;
    for (const Instruction& step : program.code)
        if (const auto row = row_read(step, at)) rows |= behind(*row);
    return rows;
}

Outcomes Movement::outcomes(const Program& program, Instance at, const Rows& moved) const {
    Rows open = moved;
    for (const Instruction& step : program.code)
        if (const auto row = row_read(step, at); row && (behind(*row) & moved).any()) open.set(row->index);
    return possible_outcomes(program, facts_, at, open);
}

std::vector<Row> rows_in(const Rows& rows) {
    std::vector<Row> found;
    for (std::size_t row = rows._Find_first(); row < row_size; row = rows._Find_next(row))
        found.push_back(Row{static_cast<std::uint16_t>(row)});
    return found;
}

}  // namespace ergoaudit
