#pragma once
// The plan of one workstation as it is told: steps in order, what each clears, what is left, and the score once it is
// done.

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/rules/rule.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class PlanStatus : std::uint8_t { nothing_to_do, solved, partial, infeasible };
enum class PlanStepGroup : std::uint8_t { now, buy, habit };
enum class PlanStepKind : std::uint8_t { adjust, buy, remove, behaviour };
#pragma GCC diagnostic pop
inline constexpr std::array<std::string_view, 4> plan_status_names = {"nothing_to_do", "solved", "partial",
                                                                      "infeasible"};
inline constexpr std::array<std::string_view, 3> step_group_names = {"now", "buy", "habit"};
inline constexpr std::array<std::string_view, 4> step_kind_names = {"adjust", "buy", "remove", "behaviour"};

// A rule that is right from a step on in one place, while it stays wrong elsewhere until a later step or for good.
struct ClearedPart {
    std::string_view rule;
    std::string subject;  // "standing", "screen[1]"
    std::string where;    // in words: "standing", "screen 2"
};

struct PlanStep {
    std::string id;  // "chair.seat_height_cm", "footrest", "monitor-arm@screen[1]"
    PlanStepGroup group = PlanStepGroup::now;
    PlanStepKind kind = PlanStepKind::adjust;
    std::string fact;       // what is set; empty where nothing is
    std::string_view item;  // what is bought; empty for others
    double from = unknown, to = unknown;
    Unit unit = Unit::none;
    double price = 0;
    std::string text;                       // "Raise the seat by 5.5 cm: from 46 to 51.5 cm"
    std::string assumed;                    // what had to be assumed about the furniture; empty when nothing
    std::string meanwhile;                  // what does as well until it is bought; empty when nothing
    std::vector<std::string_view> clears;   // rule ids that are wrong today and right from this step on
    std::vector<ClearedPart> clears_part;   // likewise in one place; not told again by `clears`
    std::vector<std::string_view> lessens;  // rule ids that stay wrong, by less, and this step gains most for them
    std::vector<std::string_view> keeps;    // rule ids right today and in the end, which another step would spoil
    // Where it does none of these by itself: titles of what would be worse without it, the heaviest first, two at most;
    // or the step that could not be done.
    std::vector<std::string> needed_for;
    std::vector<std::string> needs_step;  // a later step without which this one would leave something newly wrong
};

struct WayOut {
    std::string_view item;
    double price = 0;                         // of all of it
    std::vector<std::string_view> with = {};  // further things without which it does not help
};

// Rules that cannot hold together with what is there.
struct PlanConflict {
    std::vector<std::string_view> rules;
    std::string text;                 // in words
    std::string sums;                 // what stands fixed and what the body gives, in centimetres; may be empty
    std::vector<WayOut> resolved_by;  // the cheapest first: single things, or a set that costs less
    std::vector<Row> needs;           // what is not said, and might show a way
};

// Where a setting may be, with everything else as planned, so that no check comes out worse than planned; and, where
// other things hang on it and it was asked for, where it may be if everything else is set anew for it without buying
// more, so that no fail is added and no points are lost.
struct PlanTarget {
    std::string fact;
    double value = unknown, low = unknown, high = unknown;
    std::optional<Interval> if_others_follow = std::nullopt;
};

// One way to go: with purchases or without.
struct PlanVersion {
    PlanStatus status = PlanStatus::nothing_to_do;  // habits are steps too
    double cost = 0;
    std::vector<PlanStep> steps;               // in the order in which they are made
    std::vector<std::string_view> unresolved;  // critical and serious rules that still fail
    std::vector<std::string_view> made_wrong;  // rules that are less wrong now than then: something else weighs more
    std::vector<Row> needs;                    // what is not said, and might show how to put these right
    std::vector<PlanTarget> targets;           // of every setting in the steps
    bool is_exhaustive = true;                 // false: a better one may have been missed
    Facts described;                           // the description once it is done
    // Of what was told about where things click: without values where what is bought is another thing, with others
    // where it was told from the floor of something that the desk carries.
    std::vector<Stages> changed_stages;
    double score_after = unknown, workstation_after = unknown;

    // Also what is bought for nothing: a price of 0 is a price.
    [[nodiscard]] bool buys() const {
        return std::ranges::any_of(steps, [](const PlanStep& step) { return step.group == PlanStepGroup::buy; });
    }
};

// A finding that the plan leaves and whose own advice it goes against, and the sentence that says so.
struct OtherWay {
    std::string_view rule;
    Instance at;
    std::string said;
};

// A plan for a good part less (`most_of_price` of scoring.toml) that leaves no more of the grave things wrong and loses
// no more than an item has to earn: the one to follow is the best, this the bargain.
struct CheaperWay {
    std::vector<std::string_view> items;  // what is bought for it
    double cost = 0;
    double score_after = unknown, workstation_after = unknown;
};

struct WorkstationPlan {
    PlanVersion free, bought;  // bought: the same as free where nothing is worth its price
    // Apart: they cost nothing but the doing. Those of the free way differ where a desk that goes up is bought.
    std::vector<PlanStep> free_habits, habits;
    std::vector<PlanConflict> conflicts;  // why the free way leaves something wrong
    Facts free_with_habits, with_habits;
    double score_free_with_habits = unknown, score_with_habits = unknown;
    std::vector<OtherWay> other_ways;
    std::optional<CheaperWay> cheaper;
    std::string before_all;  // what comes first, before anything is set: a chair that is not safe

    // The one to follow: with purchases where any is worth its price.
    [[nodiscard]] const PlanVersion& told() const { return bought.buys() ? bought : free; }
};

}  // namespace ergoaudit
