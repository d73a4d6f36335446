#pragma once
// The joint plan: which things to buy and how to set everything, solved together, the best of all that can be written
// down on the furniture's own steps. Pure and total; the same input gives the same plan.

#include "ergoaudit/body/posture.hpp"
#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/plan/aid.hpp"
#include "ergoaudit/plan/knob.hpp"
#include "ergoaudit/plan/worth.hpp"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Derives again what is wanted of posture and views, which may have been left over from other settings. Must be a pure
// function of what is described and of what is wanted.
using Derive = std::function<void(Facts&, Wanted)>;

// What may be looked at before an answer is called not exhaustive; three to four million take a second.
inline constexpr long work_of_one_plan = 12000000;
inline constexpr long work_of_all_plans = 20000000;  // that are told together
inline constexpr long work_of_a_bargain = 4000000;   // beside them, so that nothing is told less of for it

struct PlanInput {
    const Facts& facts;           // complete: described, assumed, estimated, derived
    std::span<const Knob> knobs;  // in the order in which they are turned
    std::span<const Aid> aids;    // in the order in which they are put in place
    std::span<const Rule> rules;  // those of the workstation decide
    const Scoring& scoring;
    Derive derive;
    std::span<const Rule> clashes = {};   // critical ones that pass and must go on to; they count in nothing else
    std::span<const Stages> stages = {};  // where furniture clicks, until an aid brings a range of its own
    std::span<const Row> keep = {};       // what must stay as it is
    std::span<const std::string_view> exclude = {};  // items not wanted
    bool may_buy = true;                             // false: what costs money is left out
    bool each_earns_its_price = false;               // true: see below
    bool may_lose_points = false;                    // true: whatever else gets worse, to see what can hold at all
    bool only_fails = false;    // true: any plan with the fewest fails will do, whatever else it costs; sooner found
    long* work_left = nullptr;  // of several plans together; each does half of what is left at most
};

// A setting that changes; what comes along with a thing bought has that thing's number in `purchase`.
struct PlannedSetting {
    const Knob* knob = nullptr;
    Instance at;
    double from = 0, to = 0;
    bool range_assumed = false;
    int purchase = -1;  // index into Plan::purchases; -1: it was there before
};

struct Purchase {
    const Aid* aid = nullptr;
    Instance at;
    double price = 0;
    bool owned = false;  // already there and unused: costs nothing
};

struct Plan {
    std::vector<Purchase> purchases;       // in the order of the aids
    std::vector<PlannedSetting> settings;  // in the order of the knobs
    Worth worth, today;                    // of the rules that anything could change; with and without the plan
    Facts planned;                         // derived
    double points_spared = 0;              // so many less than with the set of least worth, for what that would cost
    bool is_exhaustive = true;             // false: there was too much to look at, a better plan may have been missed
    [[nodiscard]] bool changes_nothing() const { return purchases.empty() && settings.empty(); }
};

// The best plan. Over every set of things within the budget the least worth; of these the cheapest set with the same
// weight of failing critical and serious rules that loses at most `plan.min_points_per_item` points for each thing
// saved, a point being a hundredth of the weight of the rules known today, or of those known then where these are
// fewer; ties go to the least worth, then to the set and the settings that come first. It never makes a critical rule
// fail that did not or fail by more, a serious one only when a critical one is cleared in exchange, a known rule
// unknown; and it never loses points, neither over the rules known before or after nor as audited.
//
// Where the best set holds things that gain next to nothing, the cheapest may save more for them than it should. Where
// each has to earn its price, `plan.min_points_per_item` points count as lost for each thing that has one, and the
// least worth then is the plan: of a workstation planned like that nothing is worth adding.
[[nodiscard]] Plan best_plan(const PlanInput& input);

}  // namespace ergoaudit
