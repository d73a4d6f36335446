#pragma once
// What rests on the same is told once for every place of it: how the rules of a term stand, and how far a variable can
// be turned. What is bought and the hub are part of the place. Private to this folder.

#include "place_key.hpp"
#include "purchase_sets.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace ergoaudit {

using HubPair = std::pair<std::size_t, std::size_t>;  // places in Parts::hub, rising

// Adds where those of the hub's variables stand that bit h names; of a pair only the difference, where both are set.
// What is not decided yet counts as not set.
void add_hub(PlaceKey& key, std::uint32_t rests_on, const HubValues& hub, const std::optional<HubPair>& pair = {});

// Where a pair of the hub's variables is raised to see what changes.
struct Probing {
    HubValues hub;                          // as it stands
    std::vector<std::vector<double>> ends;  // by the hub's variables: where else to try; nothing: it is never moved
    std::vector<double> values;             // of a part's variables, as they stand
    // The lowest settings of these with the hub so, or the highest.
    std::function<std::vector<double>(const HubValues&, bool)> outermost;
    std::function<const Facts&(const HubValues&, const std::vector<double>&)> at;  // derived
};

// Whether the rules that look at these numbers cannot tell one place of the hub from another where both variables of
// the pair are raised alike. Tried as everything stands, and in its corners as long as any of them is not known: what
// is not known says nothing.
[[nodiscard]] bool reads_by_difference(std::span<const Reading> reads, const HubPair& pair, const Probing& probing);

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
class JudgedTerms;

// One variable with the same things bought.
class SettingsTable {
  public:
    SettingsTable(JudgedTerms& terms, std::size_t variable, OfferSet taken)
        : terms_(terms), variable_(variable), taken_(taken) {}
    const Settings& at(const HubValues& hub);

  private:
    JudgedTerms& terms_;
    std::size_t variable_;
    OfferSet taken_;
    std::unordered_map<PlaceKey, Settings, HashOfPlace> known_;
};

// The workstation at one place of the hub, shared by all terms that rest on the same of it and on the same offers.
struct Stage {
    std::optional<PlaceKey> at;
    long number = 0;             // of the place, counted
    std::optional<Facts> facts;  // derived
};

// The workstation with things bought and settings made.
class JudgedTerms {
  public:
    // All must outlive it. Work done is taken from `work_left`.
    JudgedTerms(const PlanInput& input, const Parts& all, PurchaseSets& purchases, long& work_left)
        : input_(input), all_(all), purchases_(purchases), work_left_(work_left) {}
    JudgedTerms(const JudgedTerms&) = delete;
    JudgedTerms& operator=(const JudgedTerms&) = delete;

    // With what is bought and the hub as set; derived. Good until it is asked for again.
    const Facts& at(OfferSet taken, const HubValues& hub);

    // The same with a part's variables set there, and then the hub further on, with whatever it carries along.
    [[nodiscard]] Facts moved_on(const PlanPart& part, OfferSet taken, const HubValues& from,
                                 std::span<const double> values, const HubValues& to) const;

    // References stay good as long as this lives; the same where what is bought leaves the same to rest on.
    TermTable& table(const PlanPart& part, const Term& term, OfferSet taken);
    SettingsTable& settings(std::size_t variable, OfferSet taken);
    const Settings& settings(std::size_t variable, OfferSet taken, const HubValues& hub) {
        return settings(variable, taken).at(hub);
    }
    // From there, with all of a part's variables; whatever the hub can be set to.
    [[nodiscard]] Probing probing(const PlanPart& part, OfferSet taken, const HubValues& hub);

  private:
    friend class TermTable;
    friend class SettingsTable;
    using Signature = std::vector<long long>;

    // What is bought leaves of these rows, as far as it is not told by where the hub and the part's own variables
    // stand: equal where nothing that rests on them can tell what was bought.
    [[nodiscard]] Signature signature_of(std::span<const Row> behind, std::uint32_t hub, std::span<const Row> set,
                                         OfferSet taken) const;

    // Puts `facts` where things are with what is bought and those of the hub's variables set that bit h names; derived.
    void stage(std::optional<Facts>& facts, OfferSet taken, std::uint32_t rests_on, const HubValues& hub,
               Wanted wanted) const;

    const PlanInput& input_;
    const Parts& all_;
    PurchaseSets& purchases_;
    long& work_left_;
    struct One {
        OfferSet taken = 0;
        HubValues hub;
        std::optional<Facts> facts;
    };
    One one_;
    std::vector<Row> changed_;  // by the place looked at last; kept so that nothing is allocated
    std::map<std::tuple<OfferSet, std::uint32_t, bool, bool>, Stage> stages_;
    std::map<std::pair<const Term*, Signature>, TermTable> tables_;
    std::map<std::tuple<std::size_t, bool, Signature>, SettingsTable> settings_;
    std::map<std::pair<const Term*, OfferSet>, TermTable*> table_of_;
    std::map<std::pair<std::size_t, OfferSet>, SettingsTable*> settings_of_;
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
    const Facts& facts_at(const HubValues& hub, std::span<const double> values);

    JudgedTerms& terms_;
    const PlanPart& part_;
    const Term& term_;
    OfferSet taken_;
    bool is_asked_ = false;
    std::optional<HubPair> pair_;  // of the hub's variables of which only the difference matters
    Stage& stage_;
    std::optional<Facts> moved_;
    long moved_of_ = -1;            // the stage that was moved, by its number
    std::vector<double> moved_to_;  // by the part's variables
    PlaceKey known_at_;             // what is known is only dropped from one place of the hub to another
    std::unordered_map<PlaceKey, Standing, HashOfPlace> known_;
};

inline constexpr std::size_t most_known = 1000;  // standings of one term that are kept

// Work is counted in about a thousand instructions, the same on every machine.
inline constexpr long work_of_a_stage = 25, work_of_a_setting = 6, work_of_a_rule = 1, work_of_a_bound = 2,
                      work_of_a_place = 1;

}  // namespace ergoaudit
