#include "part_bound.hpp"

#include <algorithm>
#include <bit>
#include <vector>

namespace ergoaudit {

namespace {

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

}  // namespace

Bound::Bound(const Worth& worth, double lost_for_things)
    : least(worth), each(first_parts(worth)), lost_with_things(static_cast<double>(worth.lost) + lost_for_things) {}

void Bound::lower_to(const Bound& other) {
    least = std::min(least, other.least);
    each = least_of_each(each, other.each);
    lost_with_things = std::min(lost_with_things, other.lost_with_things);
}

void Bound::raise_to(const Bound& other) {
    least = std::max(least, other.least);
    each = {.critical = std::max(each.critical, other.each.critical),
            .serious = std::max(each.serious, other.each.serious),
            .lost = std::max(each.lost, other.each.lost),
            .beyond = std::max(each.beyond, other.each.beyond),
            .money = std::max(each.money, other.each.money)};
    lost_with_things = std::max(lost_with_things, other.lost_with_things);
}

bool Bound::says_no_more_than(const Bound& other) const {
    return least <= other.least && least_of_each(each, other.each) == each &&
           lost_with_things <= other.lost_with_things;
}

Bound without(Bound sum, const Bound& part) {
    sum.least = without(sum.least, part.least);
    sum.each = without(sum.each, part.each);
    sum.lost_with_things -= part.lost_with_things;
    return sum;
}

// Choices that are worse and lose no less are not among them: of what they cost nothing else is known.
Bound no_less_than(const Bound& told, std::span<const PartChoice> best) {
    if (best.empty()) return Bound(impossible);
    const auto lost = [](const PartChoice& one) { return one.worth.lost; };
    Bound bound = told;
    bound.least = std::max(told.least, best.front().worth);
    bound.each.critical = std::max(told.each.critical, best.front().worth.critical);
    bound.each.lost = std::max(told.each.lost, lost(*std::ranges::min_element(best, {}, lost)));
    bound.lost_with_things = static_cast<double>(bound.each.lost);
    return bound;
}

namespace {

// A term that rests on one open variable alone.
struct TermAlong {
    TermTable* table = nullptr;
    PlaceKey place;  // of the hub
    std::size_t variable = 0;
    TermLine* line = nullptr;
};

}  // namespace

Bound at_least(const PartHere& here, const HubValues& hub, Strictness strictness) {
    const PlanPart& part = *here.part;
    std::vector<const Settings*> settings;
    PartValues values;
    std::uint32_t open = 0;  // bit i: the part's variable i
    for (std::size_t i = 0; i < part.variables.size(); ++i) {
        settings.push_back(&here.settings[i]->at(hub));
        values.push_back(settings[i]->values.empty() ? not_set : settings[i]->now);
        if (settings[i]->can_turn()) open |= std::uint32_t{1} << i;
    }
    const auto cost = [&](const Standing& one) { return one.is_forbidden(strictness) ? impossible : one.worth; };
    Worth decided;
    std::uint32_t told_apart = 0;  // bit i: a term rests on that variable alone
    std::vector<TermAlong> alone;
    for (std::size_t t = 0; t < part.terms.size(); ++t) {
        if (part.terms[t].hangs_on > hub.size()) continue;
        TermTable& table = *here.terms[t];
        const std::uint32_t rests_on = part.terms[t].on.variables & open;
        if (rests_on != 0 && !std::has_single_bit(rests_on)) continue;
        const PlaceKey place = table.place(hub, values);
        if (rests_on == 0) {
            decided += cost(table.at(place, hub, values));
        } else {
            const auto i = static_cast<std::size_t>(std::countr_zero(rests_on));
            alone.push_back({&table, place, i, &table.along(place, values, i, *settings[i])});
            told_apart |= rests_on;
        }
    }
    Bound sum(decided);
    for (; told_apart != 0; told_apart &= told_apart - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(told_apart));
        const double now = values[i];
        const auto at = [&](std::size_t setting) {
            Worth worth;
            for (TermAlong& one : alone) {
                if (one.variable != i) continue;
                const Standing*& told = (*one.line)[setting];
                if (told == nullptr) {
                    values.set(i, settings[i]->values[setting]);
                    told = &one.table->at(one.place, hub, values);
                }
                worth += cost(*told);
            }
            return worth;
        };
        // Nothing wrong is the least there is: of what is not looked at after that, only that it is turned is known.
        const std::vector<double>& all = settings[i]->values;
        const Worth as_it_stands = at(static_cast<std::size_t>(std::ranges::find(all, now) - all.begin()));
        Bound least(as_it_stands);
        least.least += settings[i]->cost_of(now);
        const Worth when_turned{.changes = settings[i]->comes_along ? 0 : 1};
        bool is_free = !as_it_stands.costs_something();
        if (is_free) least.least = std::min(least.least, when_turned);
        for (std::size_t setting = 0; !is_free && setting < all.size(); ++setting) {
            const Worth worth = at(setting);
            is_free = !worth.costs_something();
            Bound there(worth);
            there.least = is_free ? when_turned : worth + settings[i]->cost_of(all[setting]);
            least.lower_to(there);
        }
        sum += least;
        values.set(i, now);
    }
    return sum;
}

}  // namespace ergoaudit
