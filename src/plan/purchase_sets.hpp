#pragma once
// Which things can be bought together, and what they cost. Private to this folder.

#include "plan_parts.hpp"

#include <compare>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ergoaudit {

class PurchaseSets {
  public:
    // Both must outlive it.
    PurchaseSets(const PlanInput& input, const Parts& all) : input_(input), all_(all) {}

    // Every set of these offers that fits together beside `beside`: by money, number, order.
    const std::vector<OfferSet>& of(OfferSet offers, OfferSet beside);

    // So much counts as lost for each thing bought, from now on; where it is anything, what costs nothing is not
    // counted among the things: of two sets for the same money the better one is the plan, however many things it has.
    void charge(long long lost_an_item) { lost_an_item_ = lost_an_item; }
    // What is lost without that; and at least, whatever is bought.
    [[nodiscard]] long long really_lost(const Worth& worth, int items) const {
        return worth.lost - lost_an_item_ * items;
    }
    [[nodiscard]] long long lost_at_least(const Worth& worth) const {
        return really_lost(worth, static_cast<int>(most_offers));
    }

    // Adds what a set costs: money, changes, things.
    void pay(Worth& worth, int& items, OfferSet taken) const;

    // What has been bought, before anything is set; not derived. Good as long as this lives.
    const Facts& bought(OfferSet taken);

  private:
    // A set as it is put in order.
    struct Paid {
        long long money = 0;
        int items = 0;
        OfferSet taken = 0;
        friend constexpr auto operator<=>(const Paid&, const Paid&) = default;
    };
    void add(std::vector<Paid>& sets, std::size_t next, OfferSet offers, OfferSet beside, Paid so_far);
    bool fits_beside(std::size_t next, OfferSet taken);

    const PlanInput& input_;
    const Parts& all_;
    long long lost_an_item_ = 0;
    std::map<std::pair<OfferSet, OfferSet>, std::vector<OfferSet>> sets_;
    std::map<std::pair<std::size_t, OfferSet>, bool> fits_;
    std::unordered_map<OfferSet, Facts> bought_;
};

}  // namespace ergoaudit
