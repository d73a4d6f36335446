#pragma once
// The clusters of a workstation: which of their offers fit together, and what each costs at least with so much of the
// hub set. Private to this folder.

#include "solved_parts.hpp"

#include <array>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace ergoaudit {

// The sets of a cluster's offers that fit together beside certain wide ones, by money, number, order.
struct ClusterSets {
    struct Set {
        OfferSet taken = 0;
        Worth paid;
        int items = 0;
        std::vector<std::size_t> solved;  // by the cluster's parts: which of `parts`
    };
    std::vector<Set> sets;
    std::vector<SolvedPart*> parts;  // each of the cluster's, with each set of its own offers
    std::optional<HubPair> rides;    // two variables of the hub of which only the difference matters to all of them

    // What each of `parts` costs at least, told when it is asked for.
    using Bounds = std::vector<const Bound*>;
    using TellPart = const Bound& (SolvedPart::*)(const HubValues&);
    // The least that a set costs, with the parts that hang on what is set of the hub. Bounds are of one way to tell.
    [[nodiscard]] Bound at_least(const Set& set, Bounds& bounds, const HubValues& hub, double lost_for_each,
                                 TellPart tell = &SolvedPart::at_least) const;
};

// One way to set a part, and for which place of the hub it was solved: where that is another one, what the desk carries
// has moved along.
struct Picked {
    const PartSolution* solution = nullptr;
    std::size_t choice = 0;
    const PartChoice& operator*() const { return solution->choices[choice]; }
    const PartChoice* operator->() const { return &solution->choices[choice]; }
};

// One way to decide a cluster.
struct ClusterWay {
    OfferSet taken = 0;
    Worth worth;
    int items = 0;
    std::vector<Picked> parts;  // by the cluster's parts
};

// The ways to decide a cluster, the least worth first, and what they cost at least; as far as the ceiling allows.
struct Ways {
    Ceiling ceiling;
    std::vector<ClusterWay> options;
    Bound bound;
};

class SolvedClusters {
  public:
    // All must outlive it. To look ahead pays where few rules decide.
    SolvedClusters(const Parts& all, PurchaseSets& purchases, SolvedParts& parts, bool looks_ahead)
        : all_(all), purchases_(purchases), parts_(parts), looks_ahead_(looks_ahead), told_(all.clusters.size()) {}

    // What was told under another strictness does not hold any more.
    void forget();
    // Before something else is looked for: forgets the ways, and with another allowance the bounds.
    void allow(double lost_for_each);

    // From now on sets for more money are left out. Forgets everything.
    void spend_at_most(long long money);

    // What is no part of an answer. Until the ways are forgotten ever more may be hopeless by itself, never less.
    struct Limits {
        std::function<bool(const Bound&)> is_hopeless;  // costing so much at least, with its things
        Ceiling ceiling;                                // beside all that is known of the rest
    };

    // References stay good until they are forgotten.
    // With all of the hub set on which it hangs: every way within these limits that no other beats in all that decides,
    // whatever becomes of the other clusters.
    const Ways& ways(std::size_t cluster, OfferSet wide, const HubValues& hub, const Limits& limits);
    // The least that any set of a cluster's offers costs, with so much of the hub set; and more exactly, with all that
    // is decided in a part taken together and, looking ahead, over all values of the hub's last variable that is left
    // open to it.
    const Bound& at_least(std::size_t cluster, OfferSet wide, const HubValues& hub);
    const Bound& closer_at_least(std::size_t cluster, OfferSet wide, const HubValues& hub);
    // Bit n: that may say more once n variables of the hub are set.
    [[nodiscard]] std::uint32_t looked_at_closer(const Cluster& cluster) const {
        return cluster.tangled_by | (looks_ahead_ ? cluster.all_but_one_by : 0);
    }

  private:
    // A cluster beside the wide offers that it sees, and what was told of it.
    struct Told {
        ClusterSets sets;
        using Bounds = std::array<ByPlace<Bound>, most_hub + 1>;  // by how much of the hub is set
        Bounds least, least_together;
        std::map<OfferSet, Bounds> least_ahead;  // by the offers that the range of the variable left open rests on
        std::deque<Ways> all_ways;
        ByPlace<const Ways*> ways;  // the last of that place
    };
    Told& told(std::size_t cluster, OfferSet wide);
    const Bound& together_at_least(std::size_t cluster, OfferSet wide, const HubValues& hub);
    [[nodiscard]] Bound least_of_sets(const ClusterSets& all, const HubValues& hub) const;
    // The one variable of the hub that a cluster hangs on and that is not set, where its range is known already.
    [[nodiscard]] std::optional<std::size_t> left_open(const Cluster& cluster, const HubValues& hub) const;
    // Whatever that variable is set to; nothing where there is nothing to set, or no work left.
    [[nodiscard]] std::optional<Bound> least_over(std::size_t cluster, OfferSet wide, const HubValues& hub,
                                                  std::size_t last);
    [[nodiscard]] ClusterSets sets_of(const Cluster& cluster, OfferSet wide);
    [[nodiscard]] std::vector<ClusterWay> options_of(const ClusterSets& all, const HubValues& hub,
                                                     const Limits& limits);
    void add_options(std::vector<ClusterWay>& options, const ClusterWay& so_far, const ClusterSets& all,
                     const ClusterSets::Set& set, const HubValues& hub, const Limits& limits);
    [[nodiscard]] std::optional<HubPair> ride_along(const Cluster& cluster, const ClusterSets& sets) const;

    const Parts& all_;
    PurchaseSets& purchases_;
    SolvedParts& parts_;
    bool looks_ahead_;
    double lost_for_each_ = 0;  // thing bought
    long long most_money_ = std::numeric_limits<long long>::max();
    std::vector<std::map<OfferSet, Told>> told_;  // by cluster
};

}  // namespace ergoaudit
