#pragma once
// What rests on the same is told once for every place of it: how the rules of a term stand, and how far a variable can
// be turned. What is bought and the hub are part of the place. Private to this folder.

#include "place_key.hpp"
#include "purchase_sets.hpp"

#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ergoaudit {

using HubValues = std::vector<double>;  // by the hub's variables, or the first of them; or not_set

using HubPair = std::pair<std::size_t, std::size_t>;  // places in Parts::hub, rising

// Adds where those of the hub's variables stand that bit h names; of a pair only the difference, where both are set.
// What is not decided yet counts as not set.
void add_hub(PlaceKey& key, std::uint32_t rests_on, const HubValues& hub, const std::optional<HubPair>& pair = {});

// The same verdict and measure, but for rounding.
[[nodiscard]] bool is_same(const Judgement& a, const Judgement& b);

// How the rules of a term stand together.
struct Standing {
    Worth worth;
    bool never = false, newly_serious = false, vanished = false;
    [[nodiscard]] bool is_forbidden(Strictness strictness) const {
        return never || (strictness.no_new_serious && newly_serious) || (strictness.nothing_vanishes && vanished);
    }
    [[nodiscard]] bool is_wrong(Strictness strictness) const {
        return is_forbidden(strictness) || worth.costs_something();
    }
};

// How a variable can be turned.
struct Settings {
    std::vector<double> values;  // rising; empty where nothing is known of it
    double now = 0, aim = 0;     // NaN where not known, or there is none
    bool comes_along = false;    // with a thing bought
    [[nodiscard]] bool can_turn() const { return values.size() > 1; }
    // What a value costs by itself: nothing for the change where it comes along.
    [[nodiscard]] Worth cost_of(double to) const;
};

class TermTable;

// The workstation at one place of the hub, shared by all terms that rest on the same of it and on the same offers.
struct Stage {
    std::optional<PlaceKey> at;
    long number = 0;  // of the place, counted
    Facts facts;      // derived
};

// The workstation with things bought and settings made.
class JudgedTerms {
  public:
    // All must outlive it. Work done is taken from `work_left`.
    JudgedTerms(const PlanInput& input, const Parts& all, const PurchaseSets& purchases, long& work_left)
        : input_(input), all_(all), purchases_(purchases), work_left_(work_left) {}
    JudgedTerms(const JudgedTerms&) = delete;
    JudgedTerms& operator=(const JudgedTerms&) = delete;

    // With what is bought and the hub as set; derived. Good until it is asked for again.
    const Facts& at(OfferSet taken, const HubValues& hub);

    // References stay good as long as this lives.
    TermTable& table(const PlanPart& part, const Term& term, OfferSet taken);
    const Settings& settings(std::size_t variable, OfferSet taken, const HubValues& hub);

  private:
    friend class TermTable;

    // With what is bought and those of the hub's variables set that bit h names; derived.
    [[nodiscard]] Facts staged(OfferSet taken, std::uint32_t rests_on, const HubValues& hub) const;

    const PlanInput& input_;
    const Parts& all_;
    const PurchaseSets& purchases_;
    long& work_left_;
    struct One {
        OfferSet taken;
        HubValues hub;
        Facts facts;
    };
    std::optional<One> one_;
    std::map<std::pair<OfferSet, std::uint32_t>, Stage> stages_;
    std::map<std::pair<const Term*, OfferSet>, TermTable> tables_;
    std::map<std::pair<std::size_t, OfferSet>, std::unordered_map<PlaceKey, Settings, HashOfPlace>> settings_;
};

// One term with the same things bought.
class TermTable {
  public:
    TermTable(JudgedTerms& terms, const PlanPart& part, const Term& term, OfferSet taken, Stage& stage)
        : terms_(terms), part_(part), term_(term), taken_(taken), stage_(stage) {}

    // With the hub so, and the part's variables so (not_set stays as it stands).
    const Standing& at(const HubValues& hub, std::span<const double> values);

  private:
    void stage(const HubValues& hub);
    const Facts& moved(std::span<const double> values);
    Standing judged(std::span<const double> values);
    void find_pair(const HubValues& hub, std::span<const double> values);
    [[nodiscard]] std::vector<Judgement> judgements_at(const HubValues& hub, std::span<const double> values);

    JudgedTerms& terms_;
    const PlanPart& part_;
    const Term& term_;
    OfferSet taken_;
    bool is_asked_ = false;
    std::optional<HubPair> pair_;  // of the hub's variables of which only the difference matters
    Stage& stage_;
    Facts moved_;
    long moved_of_ = -1;            // the stage that was moved, by its number
    std::vector<double> moved_to_;  // by the part's variables
    PlaceKey known_at_;  // for terms on many variables, which would fill the memory: the place of the hub told
    std::unordered_map<PlaceKey, Standing, HashOfPlace> known_;
};

// Work is counted in about a thousand instructions, the same on every machine.
inline constexpr long work_of_a_stage = 25, work_of_a_setting = 6, work_of_a_rule = 1, work_of_a_bound = 2,
                      work_of_a_place = 1;

}  // namespace ergoaudit
