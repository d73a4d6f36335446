#include "purchase_sets.hpp"

#include <algorithm>
#include <tuple>

namespace ergoaudit {

const std::vector<OfferSet>& PurchaseSets::of(OfferSet offers, OfferSet beside) {
    const auto [place, is_new] = sets_.try_emplace({offers, beside});
    if (is_new) {
        add(place->second, 0, offers, beside, 0);
        std::ranges::stable_sort(place->second, {}, [&](OfferSet set) {
            Worth worth;
            int items = 0;
            pay(worth, items, set);
            return std::tuple(worth.money, items, set);
        });
    }
    return place->second;
}

void PurchaseSets::pay(Worth& worth, int& items, OfferSet taken) const {
    for (std::size_t i = 0; i < all_.offers.size(); ++i) {
        if ((taken >> i & 1) == 0) continue;
        worth.money += all_.offers[i].money;
        ++worth.changes;
        if (all_.offers[i].aid->kind != AidKind::buy) continue;
        ++items;
        worth.lost += lost_an_item_;
    }
}

const Facts& PurchaseSets::bought(OfferSet taken) {
    const auto [place, is_new] = bought_.try_emplace(taken, input_.facts);
    Facts& facts = place->second;
    if (!is_new) return facts;
    for (std::size_t i = 0; i < all_.offers.size(); ++i)
        if ((taken >> i & 1) != 0) put_in_place(facts, *all_.offers[i].aid, all_.offers[i].at);
    return facts;
}

void PurchaseSets::add(std::vector<OfferSet>& sets, std::size_t next, OfferSet offers, OfferSet beside,
                       OfferSet taken) {
    if (next == all_.offers.size()) {
        sets.push_back(taken);
        return;
    }
    add(sets, next + 1, offers, beside, taken);
    const OfferSet one = OfferSet{1} << next;
    if ((offers & one) == 0 || (all_.offers[next].rivals & (taken | beside)) != 0) return;
    if (fits_beside(next, taken | beside)) add(sets, next + 1, offers, beside, taken | one);
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
