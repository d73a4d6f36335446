// Only what is wrong is touched: at every node one rule that costs something is picked, and either nothing it rests on
// is changed any more or one of the things it rests on is. A setting that no rule rests on which costs something is
// never better changed, so nothing is missed. Few changes are tried before many: mostly one puts everything right.

#include "part_search.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

namespace ergoaudit {
namespace {

using Mask = std::uint32_t;  // bit i: the part's variable i

// Everything set as far as it is decided, the rest as it stands.
struct Node {
    std::vector<double> values;             // by variable
    std::vector<const Standing*> standing;  // by term
    Worth turning;                          // what the changes cost by themselves
};

class PartSearch {
  public:
    PartSearch(const PartHere& here, const HubValues& hub, Strictness strictness, const long& work_left)
        : part_(*here.part), hub_(hub), strictness_(strictness), work_left_(work_left) {
        for (SettingsTable* settings : here.settings) settings_.push_back(&settings->at(hub));
        for (std::size_t t = 0; t < part_.terms.size(); ++t)
            if (part_.terms[t].hangs_on <= hub.size()) terms_.push_back({here.terms[t], part_.terms[t].on.variables});
        for (const auto& [table, on] : terms_) told_ |= on;
        if (terms_.size() == part_.terms.size()) told_ = ~Mask{0};
    }

    std::vector<PartChoice> run() && {
        nodes_.resize(part_.variables.size() + 1);
        Node& root = nodes_[0];
        Mask decided = 0;
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {
            const Settings& settings = *settings_[i];
            root.values.push_back(settings.values.empty() ? not_set : settings.now);
            const bool is_told = (told_ >> i & 1) != 0;
            if (!settings.can_turn() || !is_told) decided |= Mask{1} << i;
            if (is_told) root.turning += settings.cost_of(settings.now);
        }
        for (const auto& [table, on] : terms_) root.standing.push_back(&table->at(hub_, root.values));
        find_floors();
        decide_what_comes_along(0, decided, 0);
        return std::move(found_);
    }

  private:
    [[nodiscard]] Mask variables_of(std::size_t t) const { return terms_[t].on; }

    // The node below with one more variable set, and everything that hangs on it judged again.
    void set(std::size_t depth, std::size_t i, double value) {
        const Node& from = nodes_[depth];
        Node& to = nodes_[depth + 1];
        to = from;
        if (value == from.values[i]) return;
        to.turning = without(to.turning, settings_[i]->cost_of(from.values[i]));
        to.turning += settings_[i]->cost_of(value);
        to.values[i] = value;
        for (std::size_t t = 0; t < terms_.size(); ++t)
            if ((variables_of(t) >> i & 1) != 0) to.standing[t] = &terms_[t].table->at(hub_, to.values);
    }

    // What a term costs at the very least that rests on one setting alone.
    void find_floors() {
        floors_.resize(terms_.size());
        std::vector<double> values = nodes_[0].values;
        for (std::size_t t = 0; t < terms_.size(); ++t) {
            const Mask on = variables_of(t);
            if (!std::has_single_bit(on) || !nodes_[0].standing[t]->is_wrong(strictness_)) continue;
            const auto i = static_cast<std::size_t>(std::countr_zero(on));
            floors_[t] = impossible;
            for (const double value : settings_[i]->values) {
                values[i] = value;
                const Standing& one = terms_[t].table->at(hub_, values);
                if (!one.is_forbidden(strictness_)) floors_[t] = std::min(floors_[t], one.worth);
            }
            values[i] = nodes_[0].values[i];
        }
    }

    // A new thing stands nowhere yet: every place is tried.
    void decide_what_comes_along(std::size_t depth, Mask decided, std::size_t from) {
        for (std::size_t i = from; i < part_.variables.size(); ++i) {
            if ((decided >> i & 1) != 0 || !settings_[i]->comes_along) continue;
            for (const double value : settings_[i]->values) {
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
        for (std::size_t t = 0; t < terms_.size(); ++t)
            worth += (variables_of(t) & ~decided) == 0 ? node.standing[t]->worth : floors_[t];
        return worth;
    }

    [[nodiscard]] bool is_hopeless(const Worth& at_least) const {
        return std::ranges::any_of(
            found_, [&](const PartChoice& one) { return one.worth < at_least && one.worth.lost <= at_least.lost; });
    }

    void keep(const Node& node) {
        PartChoice choice{.worth = node.turning, .values = {}};
        for (const Standing* one : node.standing) {
            if (one->is_forbidden(strictness_)) return;
            choice.worth += one->worth;
            choice.newly_serious = choice.newly_serious || one->newly_serious;
            choice.vanished = choice.vanished || one->vanished;
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

    // The settings still open of the wrong term that rests on the fewest; 0 when there is none.
    [[nodiscard]] Mask most_pressing(const Node& node, Mask decided) const {
        Mask found = 0;
        for (std::size_t t = 0; t < terms_.size(); ++t) {
            const Mask open = variables_of(t) & ~decided;
            if (open == 0 || !node.standing[t]->is_wrong(strictness_)) continue;
            if (found == 0 || std::popcount(open) < std::popcount(found)) found = open;
        }
        return found;
    }

    [[nodiscard]] bool is_dead(const Node& node, Mask decided) const {
        for (std::size_t t = 0; t < terms_.size(); ++t)
            if ((variables_of(t) & ~decided) == 0 && node.standing[t]->is_forbidden(strictness_)) return true;
        return false;
    }

    // With at most so many further changes.
    void descend(std::size_t depth, Mask decided, std::size_t changes) {
        if (is_dead(nodes_[depth], decided) || is_hopeless(at_least(depth, decided))) return;
        if (changes == 0) keep(nodes_[depth]);
        const Mask scope = most_pressing(nodes_[depth], decided);
        if (scope == 0) return changes == 0 ? void() : keep(nodes_[depth]);
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
            for (const double value : settings_[i]->values) {
                if (value == nodes_[depth].values[i]) continue;
                set(depth, i, value);
                descend(depth + 1, decided | Mask{1} << i, changes - 1);
            }
            decided |= Mask{1} << i;
        }
        descend(depth, decided, changes);  // the term is left as it is
    }

    struct DecidedTerm {
        TermTable* table = nullptr;
        Mask on = 0;
    };

    const PlanPart& part_;
    const HubValues& hub_;
    Strictness strictness_;
    const long& work_left_;
    std::vector<const Settings*> settings_;  // by the part's variables
    std::vector<DecidedTerm> terms_;         // those that so much of the hub decides
    Mask told_ = 0;                          // what these rest on; everything where that is all of them
    std::vector<Worth> floors_;              // by term: at least so much, whatever is set
    std::vector<Node> nodes_;                // by depth
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

std::vector<PartChoice> best_choices(const PartHere& here, const HubValues& hub, Strictness strictness,
                                     const long& work_left) {
    return PartSearch(here, hub, strictness, work_left).run();
}

}  // namespace ergoaudit
