#include "part_bound.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <tuple>
#include <vector>

namespace ergoaudit {

Bound without(Bound sum, const Bound& part) { return {without(sum.least, part.least), without(sum.each, part.each)}; }

Worth first_parts(Worth worth) {
    worth.changes = worth.off_aim = worth.off_middle = worth.size = 0;
    return worth;
}

Worth least_of_each(const Worth& a, const Worth& b) {
    return {.critical = std::min(a.critical, b.critical),
            .serious = std::min(a.serious, b.serious),
            .lost = std::min(a.lost, b.lost),
            .beyond = std::min(a.beyond, b.beyond),
            .money = std::min(a.money, b.money)};
}

// Choices that are worse and lose no less are not among them: of what they cost nothing else is known.
Bound no_less_than(const Bound& told, std::span<const PartChoice> best) {
    if (best.empty()) return {impossible, first_parts(impossible)};
    const auto lost = [](const PartChoice& one) { return one.worth.lost; };
    Bound bound = told;
    bound.least = std::max(told.least, best.front().worth);
    bound.each.critical = std::max(told.each.critical, best.front().worth.critical);
    bound.each.lost = std::max(told.each.lost, lost(*std::ranges::min_element(best, {}, lost)));
    return bound;
}

Bound at_least(const PartHere& here, const HubValues& hub, Strictness strictness) {
    const PlanPart& part = *here.part;
    std::vector<const Settings*> settings;
    std::vector<double> values;
    std::uint32_t open = 0;  // bit i: the part's variable i
    for (std::size_t i = 0; i < part.variables.size(); ++i) {
        settings.push_back(&here.settings[i]->at(hub));
        values.push_back(settings[i]->values.empty() ? not_set : settings[i]->now);
        if (settings[i]->can_turn()) open |= std::uint32_t{1} << i;
    }
    const auto cost = [&](std::size_t term) {
        const Standing& one = here.terms[term]->at(hub, values);
        return one.is_forbidden(strictness) ? impossible : one.worth;
    };
    Worth decided;
    std::vector<std::vector<std::size_t>> alone(part.variables.size());  // terms that rest on that variable only
    for (std::size_t t = 0; t < part.terms.size(); ++t) {
        if (part.terms[t].hangs_on > hub.size()) continue;
        const std::uint32_t rests_on = part.terms[t].on.variables & open;
        if (rests_on == 0) decided += cost(t);
        if (std::has_single_bit(rests_on)) alone[static_cast<std::size_t>(std::countr_zero(rests_on))].push_back(t);
    }
    Bound sum{decided, first_parts(decided)};
    for (std::size_t i = 0; i < part.variables.size(); ++i) {
        if (alone[i].empty()) continue;
        const double now = values[i];
        std::optional<Bound> least;
        const auto is_free_at = [&](double value) {
            values[i] = value;
            Worth worth;
            for (const std::size_t t : alone[i]) worth += cost(t);
            worth.off_middle = 0;
            if (!least) least = Bound{worth, first_parts(worth)};
            least->least = std::min(least->least, worth);
            least->each = least_of_each(least->each, worth);
            return !worth.costs_something();
        };
        if (!is_free_at(now)) std::ignore = std::ranges::any_of(settings[i]->values, is_free_at);
        sum += *least;
        values[i] = now;
    }
    return sum;
}

}  // namespace ergoaudit
