#pragma once
// What rests on the same is told once for every place of it: how the rules of a term stand, and how far a variable can
// be turned. What is bought and the hub are part of the place. Private to this folder.

#include "by_place.hpp"
#include "purchase_sets.hpp"
#include "trial.hpp"

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

// Sets those of the hub's variables that bit h names, as far as they are decided: they are the first that are set
// there.
void set_hub(Trial& trial, std::uint32_t rests_on, const HubValues& hub);

// Where a pair of the hub's variables is raised to see what changes.
struct Probing {
    HubValues hub;                          // as it stands
    std::vector<std::vector<double>> ends;  // by the hub's variables: where else to try; nothing: it is never moved
    std::vector<double> values;             // of a part's variables, as they stand
    // The lowest settings of these with the hub so, or the highest.
    std::function<std::vector<double>(const HubValues&, bool)> outermost;
    std::function<const Facts&(const HubValues&, const std::vector<double>&)> at;  // derived as far as it is read
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
    std::vector<Worth> costs;    // by value: what it costs by itself
    bool comes_along = false;    // with a thing bought
    std::uint32_t number = 0;    // no two that are told have the same
    [[nodiscard]] bool can_turn() const { return values.size() > 1; }
    // What a value costs by itself: nothing for the change where it comes along.
    [[nodiscard]] Worth cost_of(double to) const;
};

// A term along the settings of one variable, everything else as it stands; nullptr where that is not told yet.
using TermLine = std::vector<const Standing*>;  // by Settings::values

class TermTable;
class JudgedTerms;

// One variable with the same things bought.
class SettingsTable {
  public:
    SettingsTable(JudgedTerms& terms, std::size_t variable, OfferSet taken, Trial trial)
        : terms_(terms), variable_(variable), taken_(taken), trial_(std::move(trial)) {}
    const Settings& at(const HubValues& hub);

  private:
    JudgedTerms& terms_;
    std::size_t variable_;
    OfferSet taken_;
    Trial trial_;
    ByPlace<Settings> known_;
};

// The workstation with things bought and settings made.
class JudgedTerms {
  public:
    // All must outlive it. Work done is taken from `work_left`.
    JudgedTerms(const PlanInput& input, const Parts& all, PurchaseSets& purchases, long& work_left)
        : input_(input), all_(all), purchases_(purchases), work_left_(work_left) {}
    JudgedTerms(const JudgedTerms&) = delete;
    JudgedTerms& operator=(const JudgedTerms&) = delete;

    // With what is bought and the hub as set; all of it derived.
    [[nodiscard]] Facts at(OfferSet taken, const HubValues& hub);

    // To try all of a part's terms together, with these things bought.
    [[nodiscard]] Trial trial_of(const PlanPart& part, OfferSet taken);
    [[nodiscard]] std::uint32_t all_of_hub() const { return (std::uint32_t{1} << all_.hub.size()) - 1; }
    void set(Trial& trial, std::span<const double> values) const;

    // References stay good as long as this lives; the same where what is bought leaves the same to rest on.
    TermTable& table(const PlanPart& part, const Term& term, OfferSet taken);
    SettingsTable& settings(std::size_t variable, OfferSet taken);
    const Settings& settings(std::size_t variable, OfferSet taken, const HubValues& hub) {
        return settings(variable, taken).at(hub);
    }
    // From there, with all of a part's variables; whatever the hub can be set to.
    [[nodiscard]] Probing probing(const PlanPart& part, OfferSet taken, const HubValues& hub);

    void spend(long work) { work_left_ -= work; }

  private:
    friend class TermTable;
    friend class SettingsTable;
    using Signature = std::vector<long long>;

    // What is bought leaves of these rows, as far as it is not told by where the hub and the part's own variables
    // stand: equal where nothing that rests on them can tell what was bought.
    [[nodiscard]] Signature signature_of(std::span<const Row> behind, std::uint32_t hub, std::span<const Row> set,
                                         OfferSet taken) const;
    [[nodiscard]] std::vector<Row> rows_of_hub(std::uint32_t hub) const;
    Facts& bench(OfferSet taken);

    const PlanInput& input_;
    const Parts& all_;
    PurchaseSets& purchases_;
    long& work_left_;
    std::unordered_map<OfferSet, Facts> benches_;
    std::uint32_t settings_told_ = 0;
    std::map<std::pair<const Term*, Signature>, TermTable> tables_;
    std::map<std::tuple<std::size_t, bool, bool, Signature>, SettingsTable> settings_;
    std::map<std::pair<const Term*, OfferSet>, TermTable*> table_of_;
    std::map<std::pair<std::size_t, OfferSet>, SettingsTable*> settings_of_;
};

// One term with the same things bought.
class TermTable {
  public:
    TermTable(JudgedTerms& terms, const PlanPart& part, const Term& term, OfferSet taken, Trial trial);

    // What the hub is for it: what is told of another place may be forgotten from now on. The values are any.
    PlaceKey place(const HubValues& hub, const PartValues& values);
    // With the hub there, which is `place`, and the part's variables so (not_set stays as it stands).
    const Standing& at(PlaceKey place, const HubValues& hub, const PartValues& values);
    // Along the settings of the part's variable i. Good until the hub is somewhere else for it.
    TermLine& along(PlaceKey place, const PartValues& values, std::size_t i, const Settings& settings);

  private:
    // Of a rule, what is the same wherever things are set.
    struct Settled {
        double applies = unknown;            // where nothing is left to ask
        std::vector<Instruction> left;       // to ask anew, whether it applies
        bool counts_only_an_answer = false;  // whatever the value
    };

    const Facts& facts_at(const HubValues& hub, std::span<const double> values);
    Standing judged(const Facts& facts);
    [[nodiscard]] Judgement judgement_of(std::size_t rule, const Facts& facts);
    void find_pair(const HubValues& hub, std::span<const double> values);
    void settle(const Facts& facts);
    [[nodiscard]] bool can_move(Row row) const;

    JudgedTerms& terms_;
    const PlanPart& part_;
    const Term& term_;
    OfferSet taken_;
    Trial trial_;
    std::size_t own_from_;          // in the trial, behind the hub's
    std::vector<std::size_t> own_;  // the part's variables on which it rests
    std::vector<Settled> settled_;  // by rule; empty until it is asked
    bool is_asked_ = false;
    std::optional<HubPair> pair_;  // of the hub's variables of which only the difference matters
    PlaceKey known_at_;            // what is known is only dropped from one place of the hub to another
    ByPlace<Standing> known_;
    ByPlace<TermLine> lines_;
};

inline constexpr std::size_t most_known = 1000;  // standings of one term that are kept

// Work is counted in about two thousand instructions, the same on every machine.
inline constexpr long work_of_a_trial = 2, work_of_a_bound = 2, work_of_a_place = 1, work_of_a_setting = 1;

}  // namespace ergoaudit
