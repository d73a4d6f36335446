#pragma once
// Which things can be bought together, and what they cost. Private to this folder.

#include "plan_parts.hpp"

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

    // Adds what a set costs: money, changes, things.
    void pay(Worth& worth, int& items, OfferSet taken) const;

    // What has been bought, before anything is set; not derived. Good as long as this lives.
    const Facts& bought(OfferSet taken);

  private:
    void add(std::vector<OfferSet>& sets, std::size_t next, OfferSet offers, OfferSet beside, OfferSet taken);
    bool fits_beside(std::size_t next, OfferSet taken);

    const PlanInput& input_;
    const Parts& all_;
    std::map<std::pair<OfferSet, OfferSet>, std::vector<OfferSet>> sets_;
    std::map<std::pair<std::size_t, OfferSet>, bool> fits_;
    std::unordered_map<OfferSet, Facts> bought_;
};

}  // namespace ergoaudit
