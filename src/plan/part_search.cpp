// Only what is wrong is touched: at every node one rule that costs something is picked, and either nothing it rests on
// is changed any more or one of the things it rests on is. A setting that no rule rests on which costs something is
// never better changed, so nothing is missed. Few changes are tried before many: mostly one puts everything right.

#include "part_search.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/plan/setting_range.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

namespace ergoaudit {
namespace {

using Mask = std::uint32_t;  // bit i: the part's variable i

// How one rule stands.
struct Standing {
    Cost cost;
    bool forbidden = false;
    [[nodiscard]] bool is_wrong() const { return forbidden || cost.worth.costs_something(); }
};

// Everything set as far as it is decided, the rest as it stands.
struct Node {
    Facts facts;
    std::vector<double> values;      // by variable
    std::vector<Standing> standing;  // by rule
    Worth turning;                   // what the changes cost by themselves
};

class PartSearch {
  public:
    PartSearch(const PlanInput& input, const Parts& all, const PlanPart& part, const Slopes& slopes, OfferSet taken,
               Strictness strictness, long& work_left)
        : input_(input),
          all_(all),
          part_(part),
          slopes_(slopes),
          taken_(taken),
          strictness_(strictness),
          work_left_(work_left) {}

    std::vector<PartChoice> run(const Facts& facts) && {
        nodes_.resize(part_.variables.size() + 1);
        Node& root = nodes_[0];
        root.facts = facts;
        root.standing.resize(part_.rules.size());
        Mask decided = 0;
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {
            const Variable& variable = variable_of(i);
            settings_.push_back(settings_of(*variable.knob, facts, variable.at, input_.stages));
            root.values.push_back(settings_[i].empty() ? not_set : facts[variable.row]);
            if (settings_[i].size() < 2) decided |= Mask{1} << i;
            root.turning += cost_of_turning(variable, facts, facts[variable.row], taken_);
        }
        for (std::size_t r = 0; r < part_.rules.size(); ++r) judge_again(root, r);
        find_floors();
        decide_what_comes_along(0, decided, 0);
        return std::move(found_);
    }

  private:
    [[nodiscard]] const Variable& variable_of(std::size_t i) const { return all_.variables[part_.variables[i]]; }
    [[nodiscard]] bool rests_on(std::size_t r, std::size_t i) const { return (part_.rules[r].variables >> i & 1) != 0; }

    void judge_again(Node& node, std::size_t r) const {
        const RuleHere& one = part_.rules[r];
        const auto cost = cost_of(one, judge_here(*one.rule, node.facts, one.at), input_.scoring, strictness_);
        node.standing[r] = cost ? Standing{*cost, false} : Standing{{}, true};
    }

    // The facts with one more variable set.
    void move(Node& to, const Node& from, std::size_t i, double value) const {
        to.facts = from.facts;
        const Variable& variable = variable_of(i);
        turn(to.facts, variable.row, value);
        if (slopes_.straight)
            add_up(to.facts, slopes_, slopes_.by_variable[i], value - from.values[i]);
        else
            input_.derive(to.facts, variable.row);
    }

    // The node below with one more variable set, and everything that hangs on it judged again.
    void set(std::size_t depth, std::size_t i, double value) {
        work_left_ -= work_of_a_setting;
        const Node& from = nodes_[depth];
        Node& to = nodes_[depth + 1];
        to.values = from.values;
        to.standing = from.standing;
        to.turning = from.turning;
        if (value == from.values[i]) {
            to.facts = from.facts;
            return;
        }
        const Variable& variable = variable_of(i);
        to.turning = without(to.turning, cost_of_turning(variable, nodes_[0].facts, from.values[i], taken_));
        to.turning += cost_of_turning(variable, nodes_[0].facts, value, taken_);
        move(to, from, i, value);
        to.values[i] = value;
        for (std::size_t r = 0; r < part_.rules.size(); ++r)
            if (rests_on(r, i)) judge_again(to, r);
    }

    // What a rule costs at the very least that rests on one setting alone.
    void find_floors() {
        floors_.resize(part_.rules.size());
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {
            const auto is_alone = [&](std::size_t r) {
                return part_.rules[r].variables == Mask{1} << i && nodes_[0].standing[r].is_wrong();
            };
            std::vector<std::size_t> alone;
            for (std::size_t r = 0; r < part_.rules.size(); ++r)
                if (is_alone(r)) alone.push_back(r);
            if (alone.empty()) continue;
            std::vector<Worth> least(alone.size(), impossible);
            for (const double value : settings_[i]) {
                if (value == nodes_[0].values[i])
                    nodes_[1].facts = nodes_[0].facts;
                else
                    move(nodes_[1], nodes_[0], i, value);
                nodes_[1].standing.resize(part_.rules.size());
                for (std::size_t a = 0; a < alone.size(); ++a) {
                    judge_again(nodes_[1], alone[a]);
                    const Standing& one = nodes_[1].standing[alone[a]];
                    if (!one.forbidden) least[a] = std::min(least[a], one.cost.worth);
                }
            }
            for (std::size_t a = 0; a < alone.size(); ++a) floors_[alone[a]] = least[a];
        }
    }

    // A new thing stands nowhere yet: every place is tried.
    void decide_what_comes_along(std::size_t depth, Mask decided, std::size_t from) {
        for (std::size_t i = from; i < part_.variables.size(); ++i) {
            if ((decided >> i & 1) != 0 || (variable_of(i).set_by & taken_) == 0) continue;
            for (const double value : settings_[i]) {
                set(depth, i, value);
                if (!is_hopeless(at_least(depth + 1, decided | Mask{1} << i)))
                    decide_what_comes_along(depth + 1, decided | Mask{1} << i, i + 1);
            }
            return;
        }
        for (std::size_t changes = 0; changes <= part_.variables.size(); ++changes) {
            is_cut_ = false;
            descend(depth, decided, changes);
            if (!is_cut_) return;
        }
    }

    // What no further change can take back.
    [[nodiscard]] Worth at_least(std::size_t depth, Mask decided) const {
        const Node& node = nodes_[depth];
        Worth worth = node.turning;
        for (std::size_t r = 0; r < part_.rules.size(); ++r)
            worth += (part_.rules[r].variables & ~decided) == 0 ? node.standing[r].cost.worth : floors_[r];
        return worth;
    }

    [[nodiscard]] bool is_hopeless(const Worth& at_least) const {
        return std::ranges::any_of(
            found_, [&](const PartChoice& one) { return one.worth < at_least && one.worth.lost <= at_least.lost; });
    }

    void keep(const Node& node) {
        PartChoice choice{.worth = node.turning, .values = {}};
        for (const Standing& one : node.standing) {
            if (one.forbidden) return;
            choice.worth += one.cost.worth;
            choice.newly_serious = choice.newly_serious || one.cost.newly_serious;
            choice.vanished = choice.vanished || one.cost.vanished;
        }
        if (is_hopeless(choice.worth)) return;
        choice.values = node.values;
        const auto beats = [](const PartChoice& a, const PartChoice& b) {
            return a.worth.lost <= b.worth.lost && std::tie(a.worth, a.values) <= std::tie(b.worth, b.values);
        };
        if (std::ranges::any_of(found_, [&](const PartChoice& one) { return beats(one, choice); })) return;
        std::erase_if(found_, [&](const PartChoice& one) { return beats(choice, one); });
        const auto place =
            std::ranges::find_if(found_, [&](const PartChoice& one) { return choice.worth < one.worth; });
        found_.insert(place, choice);
    }

    // The wrong rule that rests on the fewest settings still open; none when no such setting is open.
    [[nodiscard]] const RuleHere* most_pressing(const Node& node, Mask decided) const {
        const RuleHere* found = nullptr;
        int fewest = 0;
        for (std::size_t r = 0; r < part_.rules.size(); ++r) {
            const int open = std::popcount(part_.rules[r].variables & ~decided);
            if (open == 0 || !node.standing[r].is_wrong()) continue;
            if (found == nullptr || open < fewest) found = &part_.rules[r], fewest = open;
        }
        return found;
    }

    [[nodiscard]] bool is_dead(const Node& node, Mask decided) const {
        for (std::size_t r = 0; r < part_.rules.size(); ++r)
            if (node.standing[r].forbidden && (part_.rules[r].variables & ~decided) == 0) return true;
        return false;
    }

    // With at most so many further changes.
    void descend(std::size_t depth, Mask decided, std::size_t changes) {
        if (is_dead(nodes_[depth], decided) || is_hopeless(at_least(depth, decided))) return;
        if (changes == 0) keep(nodes_[depth]);
        const RuleHere* pressing = most_pressing(nodes_[depth], decided);
        if (pressing == nullptr) return changes == 0 ? void() : keep(nodes_[depth]);
        const Mask scope = pressing->variables & ~decided;
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {  // what was tried before stays as it is
            if ((scope >> i & 1) == 0) continue;
            Worth bound = at_least(depth, decided);
            ++bound.changes;
            if (is_hopeless(bound)) return;
            if (changes == 0) {
                is_cut_ = work_left_ > 0;
                return;
            }
            if (work_left_ <= 0) return;
            for (const double value : settings_[i]) {
                if (value == nodes_[depth].values[i]) continue;
                set(depth, i, value);
                descend(depth + 1, decided | Mask{1} << i, changes - 1);
            }
            decided |= Mask{1} << i;
        }
        descend(depth, decided, changes);  // the rule is left as it is
    }

    const PlanInput& input_;
    const Parts& all_;
    const PlanPart& part_;
    const Slopes& slopes_;
    OfferSet taken_;
    Strictness strictness_;
    long& work_left_;
    std::vector<std::vector<double>> settings_;  // by the part's variables
    std::vector<Worth> floors_;                  // by rule: at least so much, whatever is set
    std::vector<Node> nodes_;                    // by depth
    std::vector<PartChoice> found_;
    bool is_cut_ = false;  // more changes could still better it
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

Worth first_parts(Worth worth) {
    worth.changes = worth.off_aim = worth.off_middle = worth.size = 0;
    return worth;
}

Worth least_of_each(const Worth& a, const Worth& b) {
    return {.critical = std::min(a.critical, b.critical),
            .serious = std::min(a.serious, b.serious),
            .lost = std::min(a.lost, b.lost),
            .beyond = std::min(a.beyond, b.beyond),
            .money = std::min(a.money, b.money)};
}

Bound at_least(const PlanInput& input, const Parts& all, const PlanPart& part, const Slopes& slopes, const Facts& facts,
               bool in_step, std::size_t decided_hub, Strictness strictness) {
    std::vector<std::vector<double>> settings;
    Mask open = 0;
    for (std::size_t i = 0; i < part.variables.size(); ++i) {
        const Variable& variable = all.variables[part.variables[i]];
        settings.push_back(settings_of(*variable.knob, facts, variable.at, input.stages));
        if (settings.back().size() > 1) open |= Mask{1} << i;
    }
    const auto counts = [&](std::size_t r) {
        return part.rules[r].hangs_on <= decided_hub && (!in_step || slopes.rule_straight[r]);
    };
    const auto cost = [&](std::size_t r, const Facts& at) {
        const RuleHere& one = part.rules[r];
        const auto found = cost_of(one, judge_here(*one.rule, at, one.at), input.scoring, strictness);
        return found ? found->worth : impossible;
    };
    Worth decided;
    for (std::size_t r = 0; r < part.rules.size(); ++r)
        if (counts(r) && (part.rules[r].variables & open) == 0) decided += cost(r, facts);
    Bound sum{decided, first_parts(decided)};
    std::optional<Facts> moved;  // one copy at most
    for (std::size_t i = 0; i < part.variables.size(); ++i) {
        const auto is_alone = [&](std::size_t r) {
            return counts(r) && (part.rules[r].variables & open) == Mask{1} << i;
        };
        Worth now;
        bool bends = false;
        for (std::size_t r = 0; r < part.rules.size(); ++r)
            if (is_alone(r)) now += cost(r, facts), bends = bends || !slopes.rule_straight[r];
        if (!now.costs_something()) continue;
        if (!moved) moved = facts;
        std::optional<Bound> least;
        const Row row = all.variables[part.variables[i]].row;
        for (const double value : settings[i]) {
            turn(*moved, row, value);
            if (bends) input.derive(*moved, row);
            for (std::size_t r = 0; !bends && r < slopes.rows.size(); ++r)
                if (slopes.by_variable[i][r] != 0)
                    moved->set(slopes.rows[r], facts[slopes.rows[r]] + slopes.by_variable[i][r] * (value - facts[row]),
                               facts.from(slopes.rows[r]));
            Worth worth;
            for (std::size_t r = 0; r < part.rules.size(); ++r)
                if (is_alone(r)) worth += cost(r, *moved);
            worth.off_middle = 0;
            if (!least) least = Bound{worth, first_parts(worth)};
            least->least = std::min(least->least, worth);
            least->each = least_of_each(least->each, worth);
            if (!worth.costs_something()) break;
        }
        if (bends) {
            moved = facts;
            sum += *least;
            continue;
        }
        turn(*moved, row, facts[row]);
        for (const Row one : slopes.rows) moved->set(one, facts[one], facts.from(one));
        sum += *least;
    }
    return sum;
}

std::vector<PartChoice> best_choices(const PlanInput& input, const Parts& all, const PlanPart& part,
                                     const Slopes& slopes, const Facts& facts, OfferSet taken, Strictness strictness,
                                     long& work_left) {
    return PartSearch(input, all, part, slopes, taken, strictness, work_left).run(facts);
}

}  // namespace ergoaudit
