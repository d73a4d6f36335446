#pragma once
// The parts of a workstation, each solved once for every place of the hub and every set of its own offers. Private to
// this folder.

#include "part_search.hpp"
#include "purchase_sets.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace ergoaudit {

using HubValues = std::vector<double>;  // by the hub's variables, or the first of them; or not_set

// A part solved for one place of the hub.
struct PartSolution {
    HubValues hub;
    std::vector<PartChoice> choices;
};

class SolvedParts {
  public:
    // All must outlive it.
    SolvedParts(const PlanInput& input, const Parts& all, const PurchaseSets& purchases, long work);

    // Every part is solved under this from now on.
    void be(Strictness strictness) { strictness_ = strictness; }

    // References stay good as long as this lives.
    const PartSolution& choices_of(std::size_t part, OfferSet taken, const HubValues& hub);

    // What a part costs at least with so much of the hub set.
    const Bound& at_least(std::size_t part, OfferSet taken, const HubValues& hub);

    // Pairs of the hub's variables of which only the difference matters to the part.
    const std::vector<std::pair<std::size_t, std::size_t>>& ride_along(std::size_t part, OfferSet taken) {
        return solved(part, taken).slopes.ride_along;
    }

    // With what is bought and the hub as set; derived. Good until it is asked for again.
    const Facts& staged(OfferSet taken, const HubValues& hub);

    // Work done elsewhere.
    void spend(long work) { work_left_ -= work; }

    // Nothing left: what is told may not be the best.
    [[nodiscard]] bool has_work_left() const { return work_left_ > 0; }

  private:
    struct Stage {
        OfferSet taken;
        HubValues hub;
        Facts facts;
    };
    // A part with some of its offers taken, and what was solved of it.
    struct Solved {
        Slopes slopes;
        Facts start;   // the hub as it stands with these offers; derived
        HubValues at;  // that hub
        std::unordered_map<std::uint64_t, PartSolution> by_hub;
        std::array<std::unordered_map<std::uint64_t, Bound>, most_hub + 1> least;  // by how much of the hub is set
    };
    using Key = std::tuple<std::size_t, OfferSet, bool, bool>;

    Solved& solved(std::size_t part, OfferSet taken);
    [[nodiscard]] static std::uint64_t place_of(const PlanPart& part, const Slopes& slopes, const HubValues& hub);
    [[nodiscard]] Facts moved(const Solved& of, const PlanPart& part, const HubValues& hub) const;

    const PlanInput& input_;
    const Parts& all_;
    const PurchaseSets& purchases_;
    long work_left_;
    Strictness strictness_;
    std::vector<bool> turns_;  // by the hub's variables: whether it can stand anywhere else
    std::map<Key, Solved> solved_;
    std::optional<Stage> stage_;
};

}  // namespace ergoaudit
