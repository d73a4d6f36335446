#include "solved_parts.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/plan/setting_range.hpp"

#include <cmath>

namespace ergoaudit {

SolvedParts::SolvedParts(const PlanInput& input, const Parts& all, const PurchaseSets& purchases, long work)
    : input_(input), all_(all), purchases_(purchases), work_left_(work) {
    for (const std::size_t h : all_.hub) {
        const Variable& variable = all_.variables[h];
        turns_.push_back(variable.set_by != 0 || variable.range_set_by != 0 ||
                         settings_of(*variable.knob, input.facts, variable.at, input.stages).size() > 1);
    }
}

const Facts& SolvedParts::staged(OfferSet taken, const HubValues& hub) {
    if (stage_ && stage_->taken == taken && stage_->hub == hub) return stage_->facts;
    work_left_ -= work_of_a_stage;
    stage_ = Stage{taken, hub, purchases_.bought(taken)};
    for (std::size_t h = 0; h < hub.size(); ++h)
        if (hub[h] != not_set) turn(stage_->facts, all_.variables[all_.hub[h]].row, hub[h]);
    input_.derive(stage_->facts, row_of("chair.seat_height_cm"_fact));
    return stage_->facts;
}

SolvedParts::Solved& SolvedParts::solved(std::size_t p, OfferSet taken) {
    const Key key{p, taken & all_.parts[p].offers, strictness_.no_new_serious, strictness_.nothing_vanishes};
    const auto [place, is_new] = solved_.try_emplace(key);
    Solved& one = place->second;
    if (is_new) {
        const Facts bare = purchases_.bought(taken & all_.parts[p].offers);
        for (const std::size_t h : all_.hub) {
            const double now = bare[all_.variables[h].row];
            one.at.push_back(std::isnan(now) ? not_set : now);
        }
        const OfferSet own = taken & all_.parts[p].offers;
        one.start = staged(own, one.at);
        one.slopes = slopes_of(input_, all_, all_.parts[p], [&](const std::vector<double>& further) -> const Facts& {
            HubValues hub = one.at;
            for (std::size_t h = 0; h < hub.size(); ++h)
                if (hub[h] != not_set && turns_[h]) hub[h] += further[h];
            return staged(own, hub);
        });
    }
    return one;
}

// What tells the hub as far as the part is concerned: its own variables; the difference where two ride along.
std::uint64_t SolvedParts::place_of(const PlanPart& part, const Slopes& slopes, const HubValues& hub) {
    std::array<std::int64_t, most_hub> place{};
    for (std::size_t h = 0; h < hub.size(); ++h)
        if (part.hub[h]) place[h] = hub[h] == not_set ? 20000 : std::llround(hub[h] * 100);
    for (const auto& [a, b] : slopes.ride_along) {
        if (b >= hub.size() || hub[a] == not_set || hub[b] == not_set) continue;
        place[b] -= place[a];
        place[a] = 0;
        break;
    }
    std::uint64_t key = 0;
    for (const std::int64_t one : place) key = key << 16 | static_cast<std::uint16_t>(one);
    return key;
}

const PartSolution& SolvedParts::choices_of(std::size_t p, OfferSet taken, const HubValues& hub) {
    const PlanPart& part = all_.parts[p];
    Solved& of = solved(p, taken);
    const auto [place, is_new] = of.by_hub.try_emplace(place_of(part, of.slopes, hub));
    PartSolution& solution = place->second;
    if (!is_new) return solution;
    solution.hub = hub;
    if (of.slopes.straight)
        solution.choices =
            best_choices(input_, all_, part, of.slopes, moved(of, part, hub), taken, strictness_, work_left_);
    else
        solution.choices = best_choices(input_, all_, part, of.slopes, staged(taken & part.offers, hub), taken,
                                        strictness_, work_left_);
    return solution;
}

// Where the hub is set so, as far as it moves in step.
Facts SolvedParts::moved(const Solved& of, const PlanPart& part, const HubValues& hub) const {
    Facts facts = of.start;
    for (std::size_t h = 0; h < hub.size(); ++h) {
        if (!part.hub[h] || hub[h] == not_set) continue;
        turn(facts, all_.variables[all_.hub[h]].row, hub[h]);
        add_up(facts, of.slopes, of.slopes.by_hub[h], hub[h] - of.at[h]);
    }
    return facts;
}

const Bound& SolvedParts::at_least(std::size_t p, OfferSet taken, const HubValues& hub) {
    const PlanPart& part = all_.parts[p];
    Solved& of = solved(p, taken);
    const auto [place, is_new] = of.least[hub.size()].try_emplace(place_of(part, of.slopes, hub));
    --work_left_;
    if (!is_new) return place->second;
    work_left_ -= work_of_a_bound;
    bool in_step = true;
    for (std::size_t r = 0; r < part.rules.size(); ++r)
        in_step = in_step && (part.rules[r].hangs_on > hub.size() || of.slopes.rule_straight[r]);
    const OfferSet own = taken & part.offers;
    if (in_step)
        place->second =
            ergoaudit::at_least(input_, all_, part, of.slopes, moved(of, part, hub), true, hub.size(), strictness_);
    else
        place->second =
            ergoaudit::at_least(input_, all_, part, of.slopes, staged(own, hub), false, hub.size(), strictness_);
    return place->second;
}

}  // namespace ergoaudit
