#include "solved_parts.hpp"

#include "ergoaudit/plan/setting_range.hpp"

#include <algorithm>

namespace ergoaudit {

SolvedParts::SolvedParts(const PlanInput& input, const Parts& all, PurchaseSets& purchases, long work)
    : all_(all), work_left_(work), judged_(input, all, purchases, work_left_) {
    for (const std::size_t h : all_.hub) {
        const Variable& variable = all_.variables[h];
        turns_.push_back(variable.set_by != 0 || variable.range_set_by != 0 ||
                         settings_of(*variable.knob, input.facts, variable.at, input.stages).size() > 1);
    }
}

SolvedPart& SolvedParts::with(std::size_t p, OfferSet taken) {
    const PlanPart& part = all_.parts[p];
    const OfferSet own = taken & part.offers;
    SolvedPart*& known = solved_with_[{p, own, strictness_.no_new_serious, strictness_.nothing_vanishes}];
    if (known != nullptr) return *known;
    PartHere here{.part = &part, .taken = own, .terms = {}, .settings = {}};
    for (const Term& term : part.terms) here.terms.push_back(&judged_.table(part, term, own));
    for (const std::size_t variable : part.variables) here.settings.push_back(&judged_.settings(variable, own));
    Key key{p, strictness_.no_new_serious, strictness_.nothing_vanishes, here.terms, here.settings};
    if (const auto same = solved_.find(key); same != solved_.end()) return *(known = &same->second);
    std::vector<HubPair> pairs = ride_along(all_, judged_, part, own, turns_);
    const auto place =
        solved_.try_emplace(std::move(key), std::move(here), std::move(pairs), strictness_, work_left_).first;
    return *(known = &place->second);
}

// What tells the hub as far as the part is concerned: its own variables; the difference where two ride along.
PlaceKey SolvedPart::place_of(const HubValues& hub) const {
    const auto rides = std::ranges::find_if(ride_along_, [&](const HubPair& pair) {
        return pair.second < hub.size() && hub[pair.first] != not_set && hub[pair.second] != not_set;
    });
    PlaceKey key;
    add_hub(key, here_.part->hub, hub, rides == ride_along_.end() ? std::nullopt : std::optional(*rides));
    return key;
}

// Solved anew where more is allowed now; whoever was told before keeps what it was told.
const PartSolution& SolvedPart::choices_at(const HubValues& hub, const Ceiling& ceiling) {
    const PartSolution*& known = *by_hub_.try_emplace(place_of(hub)).first;
    if (known == nullptr || !known->ceiling.covers(ceiling))
        known = &solutions_.emplace_back(
            PartSolution{hub, ceiling, best_choices(here_, hub, strictness_, ceiling, work_left_)});
    return *known;
}

const Bound& SolvedPart::together_at_least(const HubValues& hub) {
    const auto [place, is_new] = least_together_[hub.size()].try_emplace(place_of(hub));
    if (is_new) {
        const Ceiling any;
        const bool is_whole = (here_.part->hub >> hub.size()) == 0;
        *place = no_less_than(at_least(hub), is_whole ? choices_at(hub, any).choices
                                                      : best_choices(here_, hub, strictness_, any, work_left_));
    }
    return *place;
}

const Bound& SolvedPart::at_least(const HubValues& hub) {
    const auto [place, is_new] = least_[hub.size()].try_emplace(place_of(hub));
    if (is_new) {
        work_left_ -= work_of_a_bound;
        *place = ergoaudit::at_least(here_, hub, strictness_);
    }
    return *place;
}

}  // namespace ergoaudit
