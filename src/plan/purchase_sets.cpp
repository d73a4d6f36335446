#include "purchase_sets.hpp"

#include <algorithm>

namespace ergoaudit {

const std::vector<OfferSet>& PurchaseSets::of(OfferSet offers, OfferSet beside) {
    const auto [place, is_new] = sets_.try_emplace({offers, beside});
    if (is_new) {
        std::vector<Paid> sets;
        add(sets, 0, offers, beside, {});
        std::ranges::sort(sets);
        for (const Paid& one : sets) place->second.push_back(one.taken);
    }
    return place->second;
}

void PurchaseSets::pay(Worth& worth, int& items, OfferSet taken) const {
    for (std::size_t i = 0; i < all_.offers.size(); ++i) {
        if ((taken >> i & 1) == 0) continue;
        worth.money += all_.offers[i].money;
        ++worth.changes;
        if (all_.offers[i].aid->kind != AidKind::buy) continue;
        if (lost_an_item_ != 0 && all_.offers[i].money == 0) continue;
        ++items;
        worth.lost += lost_an_item_;
    }
}

const Facts& PurchaseSets::bought(OfferSet taken) {
    const auto [place, is_new] = bought_.try_emplace(taken, input_.facts);
    Facts& facts = place->second;
    if (!is_new) return facts;
    for (std::size_t i = 0; i < all_.offers.size(); ++i) {
        if ((taken >> i & 1) == 0) continue;
        put_in_place(facts, *all_.offers[i].aid, all_.offers[i].at);
        for (const Fact used : all_.offers[i].uses) facts.set(used, 0, Provenance::measured);
    }
    return facts;
}

void PurchaseSets::add(std::vector<Paid>& sets, std::size_t next, OfferSet offers, OfferSet beside, Paid so_far) {
    while (next < all_.offers.size() && (offers >> next & 1) == 0) ++next;
    if (next == all_.offers.size()) {
        sets.push_back(so_far);
        return;
    }
    add(sets, next + 1, offers, beside, so_far);
    const Offer& one = all_.offers[next];
    if ((one.rivals & (so_far.taken | beside)) != 0 || !fits_beside(next, so_far.taken | beside)) return;
    so_far.money += one.money;
    so_far.items += one.aid->kind == AidKind::buy ? 1 : 0;
    so_far.taken |= OfferSet{1} << next;
    add(sets, next + 1, offers, beside, so_far);
}

// Asked on the facts with those earlier ones in place that it asks about.
bool PurchaseSets::fits_beside(std::size_t next, OfferSet taken) {
    const Offer& offer = all_.offers[next];
    const OfferSet before = taken & offer.asks_about;
    const auto [place, is_new] = fits_.try_emplace({next, before}, false);
    if (is_new) place->second = fits(*offer.aid, bought(before), offer.at);
    return place->second;
}

}  // namespace ergoaudit
