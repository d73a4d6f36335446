// Only what is wrong is touched: at every node one rule that costs something is picked, and either nothing it rests on
// is changed any more or one of the things it rests on is. A setting that no rule rests on which costs something is
// never better changed, so nothing is missed. Few changes are tried before many: mostly one puts everything right.
// Where what is open has fallen apart, each piece is solved by itself, once for what it sees of the rest; where few
// changes do not do, that is brought about: what holds the pieces together is set in every way that promises enough.

#include "part_search.hpp"

#include "part_split.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace ergoaudit {
namespace {

using Mask = VariableMask;

constexpr std::size_t most_changes_at_once = 2;  // more are looked for in pieces, where there are any

// Everything set as far as it is decided, the rest as it stands.
struct Node {
    PartValues values;                      // by variable
    std::vector<const Standing*> standing;  // by term
    Worth turning;                          // what the changes cost by themselves
};

// Variables that terms hold together, to be solved by themselves.
struct Piece {
    std::vector<std::size_t> terms;  // all that rest on any of them
    Worth turned_before;             // what turning those outside costs
    Ceiling ceiling;
    std::vector<PartChoice> found;
    bool is_cut = false;  // more changes could still better it
};

class PartSearch {
  public:
    PartSearch(const PartHere& here, const HubValues& hub, Strictness strictness, const Ceiling& ceiling,
               long& work_left)
        : part_(*here.part), hub_(hub), strictness_(strictness), ceiling_(ceiling), work_left_(work_left) {
        for (SettingsTable* settings : here.settings) settings_.push_back(&settings->at(hub));
        for (std::size_t t = 0; t < part_.terms.size(); ++t)
            if (part_.terms[t].hangs_on <= hub.size())
                terms_.push_back({here.terms[t], {}, part_.terms[t].on.variables});
        for (const DecidedTerm& term : terms_) told_ |= term.on;
        if (terms_.size() == part_.terms.size()) told_ = ~Mask{0};
    }

    std::vector<PartChoice> run() && {
        nodes_.resize(part_.variables.size() + 1);
        lines_.resize(part_.variables.size());
        Node& root = nodes_[0];
        Mask decided = 0;
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {
            const Settings& settings = *settings_[i];
            root.values.push_back(settings.values.empty() ? not_set : settings.now);
            const bool is_told = (told_ >> i & 1) != 0;
            if (!settings.can_turn() || !is_told) decided |= Mask{1} << i;
            if (is_told) root.turning += settings.cost_of(settings.now);
        }
        for (DecidedTerm& term : terms_) {
            term.place = term.table->place(hub_, root.values);
            root.standing.push_back(&standing(term, root.values));
        }
        terms_with_.resize(part_.variables.size());
        for (std::size_t t = 0; t < terms_.size(); ++t)
            for (std::size_t i = 0; i < part_.variables.size(); ++i)
                if ((terms_[t].on >> i & 1) != 0) terms_with_[i].push_back(t);
        find_floors();
        Piece all{.terms = {}, .turned_before = {}, .ceiling = ceiling_, .found = {}};
        for (std::size_t t = 0; t < terms_.size(); ++t) all.terms.push_back(t);
        decide_what_comes_along(all, 0, decided, 0);
        return std::move(all.found);
    }

  private:
    struct DecidedTerm {
        TermTable* table = nullptr;
        PlaceKey place;  // of the hub
        Mask on = 0;
    };

    [[nodiscard]] Mask variables_of(std::size_t t) const { return terms_[t].on; }

    const Standing& standing(const DecidedTerm& term, const PartValues& values) const {
        return term.table->at(term.place, hub_, values);
    }

    // The node below with one more variable set to the value of that number, and all that hangs on it judged again.
    void set(std::size_t depth, std::size_t i, std::size_t k) {
        const Worth by_the_rest = begin_to_turn(depth, i);
        Node& to = turned(depth, i, k, by_the_rest);
        for (const std::size_t t : terms_with_[i]) to.standing[t] = &standing(terms_[t], to.values);
    }

    // The same for one value after the other but this one: what is judged stands in a line for each term.
    void set_each(std::size_t depth, std::size_t i, double but, auto then) {
        const Worth by_the_rest = begin_to_turn(depth, i);
        const std::vector<std::size_t>& terms = terms_with_[i];
        std::vector<TermLine*>& lines = lines_[depth];
        lines.clear();
        for (const std::size_t t : terms)
            lines.push_back(&terms_[t].table->along(terms_[t].place, nodes_[depth].values, i, *settings_[i]));
        for (std::size_t k = 0; k < settings_[i]->values.size(); ++k) {
            if (settings_[i]->values[k] == but) continue;
            Node& to = turned(depth, i, k, by_the_rest);
            for (std::size_t n = 0; n < terms.size(); ++n) {
                const Standing*& known = (*lines[n])[k];
                if (known == nullptr) known = &standing(terms_[terms[n]], to.values);
                to.standing[terms[n]] = known;
            }
            then(k);
        }
    }

    // What the other changes cost by themselves.
    Worth begin_to_turn(std::size_t depth, std::size_t i) {
        const Node& from = nodes_[depth];
        nodes_[depth + 1] = from;
        return without(from.turning, settings_[i]->cost_of(from.values[i]));
    }
    Node& turned(std::size_t depth, std::size_t i, std::size_t k, const Worth& by_the_rest) {
        work_left_ -= work_of_a_setting;
        Node& to = nodes_[depth + 1];
        to.turning = by_the_rest + settings_[i]->costs[k];
        to.values.set(i, settings_[i]->values[k]);
        return to;
    }

    // What a term costs at the very least that rests on one setting alone; and loses, which may be elsewhere.
    void find_floors() {
        floors_.resize(terms_.size());
        PartValues values = nodes_[0].values;
        for (std::size_t t = 0; t < terms_.size(); ++t) {
            const Mask on = variables_of(t);
            if (!std::has_single_bit(on) || !nodes_[0].standing[t]->is_wrong(strictness_)) continue;
            const auto i = static_cast<std::size_t>(std::countr_zero(on));
            floors_[t] = impossible;
            long long lost = std::numeric_limits<long long>::max();
            for (const double value : settings_[i]->values) {
                values.set(i, value);
                const Standing& one = standing(terms_[t], values);
                if (one.is_forbidden(strictness_)) continue;
                floors_[t] = std::min(floors_[t], one.worth);
                lost = std::min(lost, one.worth.lost);
            }
            floors_[t].lost = std::min(floors_[t].lost, lost);
            values.set(i, nodes_[0].values[i]);
        }
    }

    // A new thing stands nowhere yet: every place is tried.
    void decide_what_comes_along(Piece& all, std::size_t depth, Mask decided, std::size_t from) {
        for (std::size_t i = from; i < part_.variables.size(); ++i) {
            if ((decided >> i & 1) != 0 || !settings_[i]->comes_along) continue;
            const Mask then = decided | Mask{1} << i;
            set_each(depth, i, unknown, [&](std::size_t) {
                if (const auto bound = at_least(all, depth + 1, then); bound && !is_hopeless(all, *bound))
                    decide_what_comes_along(all, depth + 1, then, i + 1);
            });
            return;
        }
        solve(all, depth, decided);
    }

    void solve(Piece& piece, std::size_t depth, Mask decided) {
        const auto bound = at_least(piece, depth, decided);
        for (std::size_t changes = 0; bound && changes <= part_.variables.size(); ++changes) {
            piece.is_cut = false;
            descend(piece, depth, decided, changes, *bound);
            if (!piece.is_cut) return;
            if (changes == most_changes_at_once)
                if (const auto split = split_of(decided)) return solve_split(piece, depth, decided, *bound, *split);
        }
    }

    [[nodiscard]] std::optional<Mask> split_of(Mask decided) {
        std::vector<Mask> open;
        for (const OpenTerm& one : open_beside(decided).terms) open.push_back(one.open);
        std::vector<std::size_t> settings;
        for (const Settings* one : settings_) settings.push_back(one->values.size());
        return cheapest_split(open, settings);
    }

    // One way to set what holds pieces together, and what it costs at least once anything else is better there.
    struct Between {
        std::vector<std::size_t> settings;  // numbers of their values
        Worth bettered;
    };

    void solve_split(Piece& piece, std::size_t depth, Mask decided, const Worth& bound, Mask split) {
        std::vector<std::size_t> between;
        for (std::size_t i = 0; i < part_.variables.size(); ++i)
            if ((split >> i & 1) != 0) between.push_back(i);
        std::ranges::stable_sort(between, {}, [&](std::size_t i) { return settings_[i]->values.size(); });
        std::vector<Between> ways;
        std::vector<std::size_t> so_far;
        set_between(piece, depth, decided, bound, between, so_far, ways);
        std::ranges::stable_sort(ways, {}, &Between::bettered);
        for (const Between& way : ways) {
            if (is_hopeless(piece, way.bettered) || work_left_ <= 0) return;
            for (std::size_t k = 0; k < between.size(); ++k) set(depth + k, between[k], way.settings[k]);
            solve_pieces(piece, depth + between.size(), decided | split, 1);
        }
    }

    // In every way; each is kept as it stands, and told are those where anything else could be better.
    void set_between(Piece& piece, std::size_t depth, Mask decided, const Worth& bound,
                     std::span<const std::size_t> between, std::vector<std::size_t>& so_far,
                     std::vector<Between>& ways) {
        if (is_hopeless(piece, bound) || work_left_ <= 0) return;
        const Node& node = nodes_[depth];
        keep(piece, node);
        const Open& open = open_beside(decided);
        if (most_pressing(node, open) == 0) return;
        Worth bettered = bound;
        bettered.changes += static_cast<long long>(changes_to_better(node, open));
        if (is_hopeless(piece, bettered)) return;
        if (so_far.size() == between.size()) {
            ways.push_back({.settings = so_far, .bettered = bettered});
            return;
        }
        const std::size_t i = between[so_far.size()];
        const Mask then = decided | Mask{1} << i;
        const Worth beside = without(bound, node.turning);
        set_each(depth, i, unknown, [&](std::size_t k) {
            so_far.push_back(k);
            if (const auto at_least = at_least_with(i, nodes_[depth + 1], then, beside + nodes_[depth + 1].turning))
                set_between(piece, depth + 1, then, *at_least, between, so_far, ways);
            so_far.pop_back();
        });
    }

    // What no further change can take back; nothing where it may not be.
    [[nodiscard]] std::optional<Worth> at_least(const Piece& piece, std::size_t depth, Mask decided) const {
        const Node& node = nodes_[depth];
        Worth worth = without(node.turning, piece.turned_before);
        for (const std::size_t t : piece.terms) {
            const bool is_decided = (variables_of(t) & ~decided) == 0;
            if (is_decided && node.standing[t]->is_forbidden(strictness_)) return std::nullopt;
            worth += is_decided ? node.standing[t]->worth : floors_[t];
        }
        return worth;
    }

    // The same once one more variable is decided, as it stands in that node.
    [[nodiscard]] std::optional<Worth> at_least_with(std::size_t i, const Node& node, Mask decided, Worth bound) const {
        for (const std::size_t t : terms_with_[i]) {
            if ((variables_of(t) & ~decided) != 0) continue;
            if (node.standing[t]->is_forbidden(strictness_)) return std::nullopt;
            bound = without(bound, floors_[t]);
            bound += node.standing[t]->worth;
        }
        return bound;
    }

    [[nodiscard]] bool is_hopeless(const Piece& piece, const Worth& at_least) const {
        return !piece.ceiling.allows(at_least, static_cast<double>(at_least.lost)) ||
               std::ranges::any_of(piece.found, [&](const PartChoice& one) {
                   return one.worth < at_least && one.worth.lost <= at_least.lost;
               });
    }

    void keep(Piece& piece, const Node& node) {
        PartChoice choice{.worth = without(node.turning, piece.turned_before), .values = {}};
        for (const std::size_t t : piece.terms)
            if (!add(choice, *node.standing[t])) return;
        if (is_hopeless(piece, choice.worth)) return;
        choice.values = node.values.all();
        keep(piece, std::move(choice));
    }

    // False where that may not be.
    [[nodiscard]] bool add(PartChoice& choice, const Standing& one) const {
        choice.worth += one.worth;
        choice.newly_serious = choice.newly_serious || one.newly_serious;
        choice.vanished = choice.vanished || one.vanished;
        return !one.is_forbidden(strictness_);
    }

    static void keep(Piece& piece, PartChoice choice) {
        const auto beats = [](const PartChoice& a, const PartChoice& b) {
            return a.worth.lost <= b.worth.lost && std::tie(a.worth, a.values) <= std::tie(b.worth, b.values);
        };
        std::vector<PartChoice>& found = piece.found;
        if (std::ranges::any_of(found, [&](const PartChoice& one) { return beats(one, choice); })) return;
        std::erase_if(found, [&](const PartChoice& one) { return beats(choice, one); });
        const auto place = std::ranges::find_if(found, [&](const PartChoice& one) { return choice.worth < one.worth; });
        found.insert(place, std::move(choice));
    }

    struct OpenTerm {
        std::size_t term = 0;
        Mask open = 0;  // variables that it rests on
    };
    // What is open once so much is decided. Of a piece that is all that is open: its terms are all that rest on any of
    // its variables, and the others are decided.
    struct Open {
        std::vector<OpenTerm> terms;           // in their order
        std::vector<OpenTerm> with_one_first;  // those with one open variable, then the others
        std::vector<Mask> groups;              // of variables that terms hold together
    };
    const Open& open_beside(Mask decided) {
        const auto [known, is_new] = open_.try_emplace(decided);
        Open& open = known->second;
        if (!is_new) return open;
        for (std::size_t t = 0; t < terms_.size(); ++t)
            if (const Mask mask = variables_of(t) & ~decided; mask != 0) open.terms.push_back({t, mask});
        open.with_one_first = open.terms;
        std::ranges::stable_partition(open.with_one_first,
                                      [](const OpenTerm& one) { return std::has_single_bit(one.open); });
        for (const OpenTerm& one : open.terms) {
            Mask group = one.open;
            std::erase_if(open.groups, [&](Mask other) {
                const bool is_held = (other & one.open) != 0;
                if (is_held) group |= other;
                return is_held;
            });
            open.groups.push_back(group);
        }
        return open;
    }

    // The settings still open of the wrong term that rests on the fewest, 0 when there is none.
    [[nodiscard]] Mask most_pressing(const Node& node, const Open& open) const {
        Mask found = 0;
        for (const auto& [t, mask] : open.terms) {
            if (!node.standing[t]->is_wrong(strictness_)) continue;
            if (found == 0 || std::popcount(mask) < std::popcount(found)) found = mask;
        }
        return found;
    }

    // So many changes at least take anything better than how it stands: one for each of terms that could be better and
    // have no open setting in common.
    [[nodiscard]] std::size_t changes_to_better(const Node& node, const Open& open) const {
        Mask apart = 0;
        std::size_t changes = 0;
        for (const auto& [t, mask] : open.with_one_first) {
            if ((mask & apart) != 0 || !could_be_better(t, *node.standing[t])) continue;
            apart |= mask;
            ++changes;
        }
        return std::max<std::size_t>(changes, 1);
    }

    // In what counts more than any number of changes.
    [[nodiscard]] bool could_be_better(std::size_t t, const Standing& standing) const {
        const auto counts = [](const Worth& one) { return std::tie(one.critical, one.serious, one.lost, one.beyond); };
        return standing.is_forbidden(strictness_) || counts(standing.worth) > counts(floors_[t]);
    }

    // With at most so many further changes, and what it costs at least as far as it is decided.
    void descend(Piece& piece, std::size_t depth, Mask decided, std::size_t changes, Worth bound) {
        if (is_hopeless(piece, bound)) return;
        keep(piece, nodes_[depth]);
        if (changes == 0 && piece.is_cut) return;  // nothing more to tell
        const Open& open = open_beside(decided);
        const Mask scope = most_pressing(nodes_[depth], open);
        if (scope == 0) return;
        const std::size_t needed = changes_to_better(nodes_[depth], open);
        Worth bettered = bound;
        bettered.changes += static_cast<long long>(needed);
        if (is_hopeless(piece, bettered)) return;
        if (changes < needed) {
            piece.is_cut = work_left_ > 0;
            return;
        }
        if (solve_pieces(piece, depth, decided, 2)) return;
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {  // what was tried before stays as it is
            if ((scope >> i & 1) == 0) continue;
            Worth with_change = bound;
            ++with_change.changes;
            if (is_hopeless(piece, with_change)) return;
            if (work_left_ <= 0) return;
            decided |= Mask{1} << i;
            const Worth beside = without(bound, nodes_[depth].turning);
            set_each(depth, i, nodes_[depth].values[i], [&](std::size_t) {
                const Worth turned = beside + nodes_[depth + 1].turning;
                if (const auto then = at_least_with(i, nodes_[depth + 1], decided, turned))
                    descend(piece, depth + 1, decided, changes - 1, *then);
            });
            const auto as_it_stands = at_least_with(i, nodes_[depth], decided, bound);
            if (!as_it_stands) return;
            bound = *as_it_stands;
        }
        descend(piece, depth, decided, changes, bound);  // the term is left as it is
    }

    // Where wrong terms rest on so many groups of variables that nothing holds together any more: solves each such
    // piece, and keeps what they come to together. False: there are fewer.
    bool solve_pieces(Piece& whole, std::size_t depth, Mask decided, std::size_t least_pieces) {
        const Open& open = open_beside(decided);
        if (open.groups.size() < least_pieces) return false;
        const Node& node = nodes_[depth];
        std::vector<Mask> pieces;
        Mask apart = 0;
        for (const auto& [t, mask] : open.terms) {
            if ((mask & apart) != 0 || !node.standing[t]->is_wrong(strictness_)) continue;
            pieces.push_back(*std::ranges::find_if(open.groups, [m = mask](Mask group) { return (group & m) != 0; }));
            apart |= pieces.back();
        }
        if (pieces.size() < least_pieces) return false;
        PartChoice rest{.worth = without(node.turning, whole.turned_before), .values = node.values.all()};
        for (const std::size_t t : whole.terms)
            if ((variables_of(t) & apart) == 0 && !add(rest, *node.standing[t])) return true;
        std::vector<PartChoice> together = {rest};
        for (const Mask piece : pieces) {
            const std::vector<PartChoice>& ways = solved(whole, piece, depth, decided, ceiling_beside(whole, together));
            std::vector<PartChoice> more;
            for (const PartChoice& one : together)
                for (const PartChoice& way : ways)
                    if (!is_hopeless(whole, one.worth + way.worth)) more.push_back(joined(one, way, piece));
            together = std::move(more);
            if (together.empty()) return true;
        }
        for (PartChoice& one : together) keep(whole, std::move(one));
        return true;
    }

    // For one more piece beside what is told of the rest, in any of these ways.
    [[nodiscard]] static Ceiling ceiling_beside(const Piece& whole, std::span<const PartChoice> rest) {
        Worth least = rest.front().worth;
        long long lost = least.lost;
        for (const PartChoice& one : rest) {
            least = std::min(least, one.worth);
            lost = std::min(lost, one.worth.lost);
        }
        Ceiling ceiling = whole.ceiling;
        for (const PartChoice& one : whole.found)
            if (one.worth.lost <= lost) ceiling.worth = std::min(ceiling.worth, one.worth);
        if (ceiling.worth.critical != Ceiling::none) ceiling.worth = without(ceiling.worth, least);
        ceiling.lost -= static_cast<double>(lost);
        return ceiling;
    }

    static PartChoice joined(PartChoice one, const PartChoice& way, Mask of_way) {
        one.worth += way.worth;
        one.newly_serious = one.newly_serious || way.newly_serious;
        one.vanished = one.vanished || way.vanished;
        for (std::size_t i = 0; i < one.values.size(); ++i)
            if ((of_way >> i & 1) != 0) one.values[i] = way.values[i];
        return one;
    }

    // The ways to set a piece; once for every place of the variables around it, and anew where more is allowed.
    const std::vector<PartChoice>& solved(const Piece& whole, Mask variables, std::size_t depth, Mask decided,
                                          const Ceiling& ceiling) {
        const Node& node = nodes_[depth];
        Piece piece{.terms = {}, .turned_before = node.turning, .ceiling = ceiling, .found = {}};
        Mask around = 0;
        for (const std::size_t t : whole.terms) {
            if ((variables_of(t) & variables) == 0) continue;
            piece.terms.push_back(t);
            around |= variables_of(t) & ~variables;
        }
        PlaceKey place;
        for (std::size_t i = 0; i < node.values.size(); ++i)
            if ((around >> i & 1) != 0) place.add_code(node.values.code(i));
        const auto [known, is_new] = solved_[variables].try_emplace(place);
        if (is_new || !known->ceiling.covers(ceiling)) {
            solve(piece, depth, decided | ~variables);
            *known = {ceiling, std::move(piece.found)};
        }
        return known->ways;
    }

    struct SolvedPiece {
        Ceiling ceiling;
        std::vector<PartChoice> ways;
    };

    const PlanPart& part_;
    const HubValues& hub_;
    Strictness strictness_;
    const Ceiling& ceiling_;
    long& work_left_;
    std::vector<const Settings*> settings_;             // by the part's variables
    std::vector<DecidedTerm> terms_;                    // those that so much of the hub decides
    Mask told_ = 0;                                     // what these rest on; everything where that is all of them
    std::vector<std::vector<std::size_t>> terms_with_;  // by the part's variables
    std::vector<Worth> floors_;                         // by term: at least so much, whatever is set
    std::vector<Node> nodes_;                           // by depth
    std::vector<std::vector<TermLine*>> lines_;         // by depth: of the terms that rest on what is set there
    std::map<Mask, ByPlace<SolvedPiece>> solved_;       // pieces, by what is open of them
    std::unordered_map<Mask, Open> open_;               // by what is decided
};

}  // namespace

Worth without(Worth sum, const Worth& part) {
    sum.critical -= part.critical, sum.serious -= part.serious, sum.lost -= part.lost, sum.beyond -= part.beyond;
    sum.money -= part.money, sum.changes -= part.changes, sum.off_aim -= part.off_aim;
    sum.off_middle -= part.off_middle, sum.size -= part.size;
    return sum;
}

std::vector<PartChoice> best_choices(const PartHere& here, const HubValues& hub, Strictness strictness,
                                     const Ceiling& ceiling, long& work_left) {
    return PartSearch(here, hub, strictness, ceiling, work_left).run();
}

}  // namespace ergoaudit
