#pragma once
// The parts of a workstation, each solved once for every place of the hub and every set of its own offers. Private to
// this folder.

#include "part_bound.hpp"
#include "ride_along.hpp"

#include <array>
#include <deque>
#include <map>
#include <tuple>
#include <vector>

namespace ergoaudit {

// A part solved for one place of the hub, as far as the ceiling allowed.
struct PartSolution {
    HubValues hub;
    Ceiling ceiling;
    std::vector<PartChoice> choices;
};

// One part with certain things bought.
class SolvedPart {
  public:
    SolvedPart(PartHere here, std::vector<HubPair> ride_along, Strictness strictness, long& work_left)
        : here_(std::move(here)), ride_along_(std::move(ride_along)), strictness_(strictness), work_left_(work_left) {}

    // References stay good as long as this lives.
    const PartSolution& choices_at(const HubValues& hub, const Ceiling& ceiling);
    // What it costs at least with so much of the hub set.
    const Bound& at_least(const HubValues& hub);
    // The same more exactly: all that is decided taken together.
    const Bound& together_at_least(const HubValues& hub);
    [[nodiscard]] const std::vector<HubPair>& ride_along() const { return ride_along_; }

  private:
    [[nodiscard]] PlaceKey place_of(const HubValues& hub) const;

    PartHere here_;
    std::vector<HubPair> ride_along_;
    Strictness strictness_;
    long& work_left_;
    std::deque<PartSolution> solutions_;
    ByPlace<const PartSolution*> by_hub_;                     // the last of that place
    using Bounds = std::array<ByPlace<Bound>, most_hub + 1>;  // by how much is set
    Bounds least_, least_together_;
};

class SolvedParts {
  public:
    // All must outlive it.
    SolvedParts(const PlanInput& input, const Parts& all, PurchaseSets& purchases, long work);

    // Every part is solved under this from now on.
    void be(Strictness strictness) { strictness_ = strictness; }

    // References stay good as long as this lives.
    SolvedPart& with(std::size_t part, OfferSet taken);

    JudgedTerms& judged() { return judged_; }

    // Work done elsewhere.
    void spend(long work) { work_left_ -= work; }

    // Nothing left: what is told may not be the best.
    [[nodiscard]] bool has_work_left() const { return work_left_ > 0; }
    [[nodiscard]] long work_left() const { return work_left_; }

  private:
    // The part, the strictness, and what its terms and settings rest on.
    using Key = std::tuple<std::size_t, bool, bool, std::vector<TermTable*>, std::vector<SettingsTable*>>;

    const Parts& all_;
    long work_left_;
    JudgedTerms judged_;
    Strictness strictness_;
    std::vector<bool> turns_;  // by the hub's variables: whether it can stand anywhere else
    std::map<Key, SolvedPart> solved_;
    std::map<std::tuple<std::size_t, OfferSet, bool, bool>, SolvedPart*> solved_with_;
};

}  // namespace ergoaudit
