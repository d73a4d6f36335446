// Only what is wrong is touched: at every node one rule that costs something is picked, and either nothing it rests on
// is changed any more or one of the things it rests on is. A setting that no failing rule rests on is never better
// changed, so nothing is missed.

#include "part_search.hpp"

#include "settings.hpp"

#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>
#include <utility>

namespace ergoaudit {
namespace {

using Mask = std::uint32_t;  // bit i: the part's variable i

// How one rule stands.
struct Standing {
    Cost cost;
    bool forbidden = false;
    [[nodiscard]] bool is_wrong() const {
        const Worth& worth = cost.worth;
        return forbidden || worth.critical != 0 || worth.serious != 0 || worth.lost != 0 || worth.beyond != 0;
    }
};

// Everything set as far as it is decided, the rest as it stands.
struct Node {
    Facts facts;
    std::vector<double> values;      // by variable
    std::vector<Standing> standing;  // by rule
    Mask decided = 0;
    Worth turning;  // what the changes cost by themselves
};

class PartSearch {
  public:
    PartSearch(const PlanInput& input, const Parts& all, const Part& part, OfferSet taken, Strictness strictness)
        : input_(input), all_(all), part_(part), taken_(taken), strictness_(strictness) {}

    std::vector<PartChoice> run(const Facts& facts) && {
        Node root{.facts = facts, .values = {}, .standing = std::vector<Standing>(part_.rules.size())};
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {
            const Variable& variable = variable_of(i);
            settings_.push_back(settings_of(*variable.knob, facts, variable.at, input_.stages));
            root.values.push_back(settings_[i].empty() ? not_set : facts[variable.row]);
            if (settings_[i].size() < 2) root.decided |= Mask{1} << i;
            root.turning += cost_of_turning(variable, facts, facts[variable.row], taken_);
        }
        for (std::size_t r = 0; r < part_.rules.size(); ++r) judge_again(root, r);
        decide_what_comes_along(root, 0);
        return std::move(found_);
    }

  private:
    [[nodiscard]] const Variable& variable_of(std::size_t i) const { return all_.variables[part_.variables[i]]; }
    [[nodiscard]] bool is_decided(const Node& node, std::size_t i) const { return (node.decided >> i & 1) != 0; }

    void judge_again(Node& node, std::size_t r) const {
        const RuleHere& one = part_.rules[r];
        const auto cost =
            cost_of(one, judge_here(*one.rule, node.facts, one.at), input_.scoring, strictness_);
        node.standing[r] = cost ? Standing{*cost, false} : Standing{{}, true};
    }

    // The node with one more variable set, and everything that hangs on it judged again.
    [[nodiscard]] Node with(const Node& node, std::size_t i, double value) const {
        Node next = node;
        const Variable& variable = variable_of(i);
        next.decided |= Mask{1} << i;
        if (value == node.values[i]) return next;
        next.turning = without(next.turning, cost_of_turning(variable, node.facts, node.values[i], taken_));
        next.turning += cost_of_turning(variable, node.facts, value, taken_);
        next.values[i] = value;
        turn(next.facts, variable.row, value);
        input_.derive(next.facts, variable.row);
        for (std::size_t r = 0; r < part_.rules.size(); ++r)
            if ((part_.rules[r].variables >> i & 1) != 0) judge_again(next, r);
        return next;
    }

    // A new thing stands nowhere yet: every place is tried.
    void decide_what_comes_along(const Node& node, std::size_t from) {
        for (std::size_t i = from; i < part_.variables.size(); ++i) {
            if (is_decided(node, i) || (variable_of(i).set_by & taken_) == 0) continue;
            for (const double value : settings_[i]) decide_what_comes_along(with(node, i, value), i + 1);
            return;
        }
        descend(node);
    }

    // What no further change can take back.
    [[nodiscard]] Worth at_least(const Node& node) const {
        Worth worth = node.turning;
        for (std::size_t r = 0; r < part_.rules.size(); ++r)
            if ((part_.rules[r].variables & ~node.decided) == 0) worth += node.standing[r].cost.worth;
        return worth;
    }

    [[nodiscard]] bool is_hopeless(const Worth& at_least) const {
        return std::ranges::any_of(found_, [&](const PartChoice& one) {
            return one.worth < at_least && one.worth.lost <= at_least.lost;
        });
    }

    void keep(const Node& node) {
        PartChoice choice{.worth = node.turning, .values = node.values};
        for (const Standing& one : node.standing) {
            if (one.forbidden) return;
            choice.worth += one.cost.worth;
            choice.newly_serious = choice.newly_serious || one.cost.newly_serious;
            choice.vanished = choice.vanished || one.cost.vanished;
        }
        const auto beats = [](const PartChoice& a, const PartChoice& b) {
            return a.worth.lost <= b.worth.lost && std::tie(a.worth, a.values) <= std::tie(b.worth, b.values);
        };
        if (std::ranges::any_of(found_, [&](const PartChoice& one) { return beats(one, choice); })) return;
        std::erase_if(found_, [&](const PartChoice& one) { return beats(choice, one); });
        const auto place = std::ranges::find_if(found_, [&](const PartChoice& one) { return choice.worth < one.worth; });
        found_.insert(place, choice);
    }

    // The wrong rule that rests on the fewest settings still open; nothing when none is open.
    [[nodiscard]] const RuleHere* most_pressing(const Node& node) const {
        const RuleHere* found = nullptr;
        int fewest = 0;
        for (std::size_t r = 0; r < part_.rules.size(); ++r) {
            const int open = std::popcount(part_.rules[r].variables & ~node.decided);
            if (open == 0 || !node.standing[r].is_wrong()) continue;
            if (found == nullptr || open < fewest) found = &part_.rules[r], fewest = open;
        }
        return found;
    }

    void descend(const Node& node) {
        for (std::size_t r = 0; r < part_.rules.size(); ++r)
            if (node.standing[r].forbidden && (part_.rules[r].variables & ~node.decided) == 0) return;
        if (is_hopeless(at_least(node))) return;
        keep(node);
        const RuleHere* pressing = most_pressing(node);
        if (pressing == nullptr) return;
        Node stays = node;  // what was tried before in this rule's order stays as it is
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {
            if ((pressing->variables >> i & 1) == 0 || is_decided(node, i)) continue;
            for (const double value : settings_[i]) {
                if (value == node.values[i]) continue;
                Worth bound = at_least(stays);
                ++bound.changes;
                if (is_hopeless(bound)) break;
                descend(with(stays, i, value));
            }
            stays.decided |= Mask{1} << i;
        }
        descend(stays);  // the rule is left as it is
    }

    const PlanInput& input_;
    const Parts& all_;
    const Part& part_;
    OfferSet taken_;
    Strictness strictness_;
    std::vector<std::vector<double>> settings_;  // by the part's variables
    std::vector<PartChoice> found_;
};

}  // namespace

Worth without(Worth sum, const Worth& part) {
    sum.critical -= part.critical, sum.serious -= part.serious, sum.lost -= part.lost, sum.beyond -= part.beyond;
    sum.money -= part.money, sum.changes -= part.changes, sum.off_aim -= part.off_aim;
    sum.off_middle -= part.off_middle, sum.size -= part.size;
    return sum;
}

Worth cost_of_turning(const Variable& variable, const Facts& facts, double to, OfferSet taken) {
    const bool comes_along = (variable.set_by & taken) != 0;
    const double now = facts[variable.row];
    Worth worth;
    if (std::isnan(now)) return worth;
    if (!comes_along && to != now) {
        worth.changes = 1;
        worth.size = std::llround(std::abs(to - now) * 1000);
    }
    if ((comes_along || to != now) && !variable.knob->aim.empty())
        if (const double aim = evaluate(variable.knob->aim, facts, variable.at); !std::isnan(aim))
            worth.off_aim = std::llround(std::abs(to - aim) * 1000);
    return worth;
}

std::vector<PartChoice> best_choices(const PlanInput& input, const Parts& all, const Part& part, const Facts& facts,
                                     OfferSet taken, Strictness strictness) {
    return PartSearch(input, all, part, taken, strictness).run(facts);
}

}  // namespace ergoaudit
