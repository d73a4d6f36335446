// The joint plan against a mixed-integer program, on workstations with far more ways than can be tried. The program
// knows nothing of how the search takes a workstation apart: rules that rest on the same decisions are judged, one by
// one, at each combination of these, and a solver joins the tables. Skipped where GLPK is not installed.

#include "tests/plan/by_hand.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/description_writer.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using namespace by_hand;
namespace fs = std::filesystem;

// --- workstations with many settings ----------------------------------------------------------------------------

// Everything is in the shop; ranges are given and have two to four steps, so that a table stays small.
class LargerWriter : public testing::DescriptionWriter {
  public:
    explicit LargerWriter(unsigned seed) : DescriptionWriter(seed) {}

    std::string write() {
        text_.clear();
        table("[person]");
        choice("sex", {"female", "male"});
        number("stature_cm", 150, 198, 100);
        number("weight_kg", 45, 120, 50);
        choice("handedness", {"left", "right"}, 50);
        chair();
        desk();
        const int screens = chance(70) ? 1 : 2;
        for (int i = 0; i < screens; ++i) screen(screens, i);
        hands();
        table("[shop]");
        number("budget", 30, 600, 50, 10);
        table("[plan]");
        text_ += "min_points_per_item = 0\n";  // then what is lost is the least that can be, too
        return text_;
    }

  private:
    void setting(const std::string& stem, const std::string& unit, double low, double high, double step, int percent) {
        const double now = between(low, high);
        text_ += fmt::format("{}_{} = {}\n{}_step_{} = {}\n", stem, unit, now, stem, unit, step);
        if (chance(percent)) {
            const double least = now - between(0, 1.5 * step);
            text_ += fmt::format("{}_min_{} = {}\n{}_max_{} = {}\n", stem, unit, least, stem, unit,
                                 least + between(1, 3, 0.25) * step);
        } else {
            text_ += fmt::format("{}_min_{} = {}\n{}_max_{} = {}\n", stem, unit, now, stem, unit, now);
        }
    }

    void chair() {
        table("[chair]");
        choice("kind", {"task", "task", "task", "kitchen"}, 100);
        setting("seat_height", "cm", 40, 54, 4, 90);
        setting("seat_depth", "cm", 38, 50, 4, 30);
        choice("backrest", {"none", "fixed", "adjustable"}, 100);
        setting("backrest_recline", "deg", 0, 15, 10, 15);
        truth("lumbar_support", 100);
        if (chance(40)) setting("lumbar_height", "cm", 15, 24, 5, 60);
        choice("armrests", {"none", "fixed", "adjustable", "adjustable"}, 100);
        setting("armrest_height", "cm", 16, 28, 5, 80);
    }

    void desk() {
        table("[desk]");
        choice("kind", {"fixed", "fixed", "adjustable", "sit-stand"}, 100);
        setting("height", "cm", 64, 82, 20, 40);
        setting("standing_height", "cm", 96, 118, 30, 30);
        number("thickness_cm", 1.5, 6, 60);
        choice("edge", {"sharp", "rounded"}, 60);
        table("[footrest]");
        text_ += "height_step_cm = 5\n";
    }

    void screen(int screens, int number_of) {
        table("[[screen]]");
        choice("kind", {"monitor", "monitor", "monitor", "laptop"}, 100);
        choice("mount", {"stand", "arm", "none"}, 100);
        number("diagonal_in", 13, 34, 90, 1);
        setting("top_height", "cm", 98, 135, 20, 80);
        if (chance(70)) setting("distance", "cm", 40, 90, 20, 80);
        if (chance(30)) setting("lateral_offset", "cm", number_of == 0 ? -40 : 10, number_of == 0 ? 10 : 50, 20, 50);
        if (chance(15)) setting("tilt", "deg", -5, 20, 15, 60);
        if (screens == 2) text_ += fmt::format("share = {}\n", number_of == 0 ? 0.7 : 0.3);
    }

    void hands() {
        table("[keyboard]");
        truth("external", 90);
        text_ += "tray_height_step_cm = 10\n";
        number("home_row_thickness_cm", 1, 4, 70);
        if (chance(40)) setting("distance_from_edge", "cm", 2, 25, 12, 60);
        table("[mouse]");
        truth("external", 80);
        choice("size", {"too-small", "fits", "too-large"}, 30);
        if (chance(30)) setting("distance_from_edge", "cm", 0, 45, 25, 50);
    }
};

// --- what is decided, and what rests on it ----------------------------------------------------------------------

using Rows = std::bitset<row_size>;
constexpr std::size_t most_decisions = 160;
using Decisions = std::bitset<most_decisions>;

using Label = long long;  // of a thing: whether it is there; of a knob: thousandths
constexpr Label nowhere = std::numeric_limits<Label>::min();

class Choices {
  public:
    explicit Choices(const Place& place) : place_(place), things_(things_for(place)) {
        for (const bool hub : {true, false})
            for (const Knob& knob : place.knobs)
                for (const Instance at : instances_of(knob.fact.info().group, place.facts))
                    if (knob.is_hub == hub) turned_.push_back({&knob, at});
        for (const Turned& one : turned_) hub_ += one.knob->is_hub ? 1 : 0;
        for (std::size_t d = 0; d < count(); ++d) {
            moved_.push_back(moved_by(d));
            asked_.push_back(asked_by(d));
        }
    }

    [[nodiscard]] std::size_t count() const { return things_.size() + turned_.size(); }
    [[nodiscard]] const std::vector<Thing>& things() const { return things_; }

    // What decides a rule, with whatever decides whether and how far these can be decided.
    [[nodiscard]] Decisions behind(const Rule& rule, Instance at) const {
        Rows rows;
        for (const Program* program : {&rule.applies, &rule.measure, &rule.require}) add_read(rows, *program, at);
        if (at.posture == standing) add_row(rows, row_of("posture.kind"_fact, at));
        Decisions found = moving(rows, count());
        for (Decisions before; before != found;) {
            before = found;
            for (std::size_t d = 0; d < count(); ++d)
                if (before[d]) found |= moving(asked_[d], comes_before(d));
        }
        return found;
    }

    // Goes through the ways to take these decisions, the others left as they stand. `choose` is asked which of the
    // labels to follow, from one to before another; `visit` is told the labels and the facts, not derived. False: it
    // wants no more.
    using Choose = std::function<std::pair<std::size_t, std::size_t>(std::size_t, const std::vector<Label>&)>;
    using Visit = std::function<bool(const std::vector<Label>&, const Facts&)>;
    bool walk(const Decisions& decided, const Choose& choose, const Visit& visit) const {
        std::vector<Label> labels;
        return buy(0, place_.facts, {decided, choose, visit, labels}, 0);
    }

  private:
    struct Turned {
        const Knob* knob;
        Instance at;
    };
    struct Walk {
        const Decisions& decided;
        const Choose& choose;
        const Visit& visit;
        std::vector<Label>& labels;  // by the decided ones, in their order
    };

    void add_row(Rows& rows, Row row) const {
        const auto [fact, at] = owner_of(row);
        rows.set(row.index);
        for (const Fact behind : furniture_that_moves(fact, at, place_.facts)) rows.set(row_of(behind, at).index);
    }
    void add_read(Rows& rows, const Program& program, Instance at) const {
        for (const Row row : rows_read(program, at)) add_row(rows, row);
    }
    void add_moved(Rows& rows, Fact fact, Instance at) const {
        rows.set(row_of(fact, at).index);
        for (const Fact carried : carried_by(fact, place_.facts))
            for (const Instance there : instances_of(carried.info().group, place_.facts))
                rows.set(row_of(carried, there).index);
    }
    [[nodiscard]] Rows moved_by(std::size_t d) const {
        Rows rows;
        if (d < things_.size())
            for (const AidEffect& effect : things_[d].aid->sets) add_moved(rows, effect.fact, things_[d].at);
        else
            add_moved(rows, turned_[d - things_.size()].knob->fact, turned_[d - things_.size()].at);
        return rows;
    }
    [[nodiscard]] Rows asked_by(std::size_t d) const {
        Rows rows;
        if (d < things_.size()) {
            add_read(rows, things_[d].aid->when, things_[d].at);
            for (const AidEffect& effect : things_[d].aid->sets) {
                add_read(rows, effect.to, things_[d].at);
                if (!effect.to.empty()) rows.set(row_of(effect.fact, things_[d].at).index);
            }
        } else {
            const auto& [knob, at] = turned_[d - things_.size()];
            for (const Program* program : {&knob->when, &knob->low, &knob->high}) add_read(rows, *program, at);
            rows.set(row_of(knob->fact, at).index);
        }
        return rows;
    }
    // Things come one after the other, then what much hangs on, then the rest, which does not ask about itself.
    [[nodiscard]] std::size_t comes_before(std::size_t d) const { return std::min(d, things_.size() + hub_); }

    [[nodiscard]] Decisions moving(const Rows& rows, std::size_t end) const {
        Decisions found;
        for (std::size_t d = 0; d < end; ++d) found[d] = (moved_[d] & rows).any();
        return found;
    }

    bool buy(std::size_t next, const Facts& facts, const Walk& walk, std::uint64_t taken) const {
        if (next == things_.size()) return set(0, facts, facts, walk);
        if (!walk.decided[next]) return buy(next + 1, facts, walk, taken);
        const Thing& thing = things_[next];
        bool can = fits(*thing.aid, facts, thing.at);
        for (std::size_t i = 0; i < next; ++i) can = can && !((taken >> i & 1) != 0 && are_rivals(things_[i], thing));
        const std::vector<Label> labels = can ? std::vector<Label>{0, 1} : std::vector<Label>{0};
        const auto [from, to] = walk.choose(next, labels);
        for (std::size_t i = from; i < to; ++i) {
            walk.labels.push_back(labels[i]);
            Facts with = facts;
            if (labels[i] == 1) put_in_place(with, thing);
            if (!buy(next + 1, with, walk, taken | static_cast<std::uint64_t>(labels[i]) << next)) return false;
            walk.labels.pop_back();
        }
        return true;
    }

    bool set(std::size_t next, const Facts& facts, const Facts& ranges, const Walk& walk) const {
        if (next == turned_.size()) return walk.visit(walk.labels, facts);
        const Facts& says = next <= hub_ ? facts : ranges;
        if (!walk.decided[things_.size() + next]) return set(next + 1, facts, says, walk);
        const auto& [knob, at] = turned_[next];
        std::vector<double> values = settings_for(place_, *knob, at, says);
        std::vector<Label> labels;
        for (const double value : values) labels.push_back(std::llround(value * 1000));
        if (values.empty()) labels = {nowhere};
        const auto [from, to] = walk.choose(things_.size() + next, labels);
        for (std::size_t i = from; i < to; ++i) {
            walk.labels.push_back(labels[i]);
            Facts with = facts;
            if (!values.empty()) turn(with, row_of(knob->fact, at), values[i]);
            if (!set(next + 1, with, says, walk)) return false;
            walk.labels.pop_back();
        }
        return true;
    }

    const Place& place_;
    std::vector<Thing> things_;
    std::vector<Turned> turned_;  // what much hangs on first
    std::size_t hub_ = 0;
    std::vector<Rows> moved_, asked_;  // by decision
};

constexpr auto every_label = [](std::size_t, const std::vector<Label>& labels) {
    return std::pair(std::size_t{0}, labels.size());
};

// --- tables -----------------------------------------------------------------------------------------------------

// One combination of decisions and how the rules of the table stand there together.
struct Combination {
    std::vector<Label> labels;  // by the table's decisions, in their order
    Before::After after;
};

struct Table {
    Decisions decided;
    Before before;  // its rules alone
    std::vector<Combination> combinations;
};

struct Tables {
    std::vector<Table> all;
    std::size_t combinations = 0;
};

// Nothing where a table or all together grow too large.
std::optional<Tables> tables_of(const Place& place, const Choices& choices, std::size_t most) {
    const Before all(place.facts);
    std::vector<std::pair<Decisions, std::vector<Before::One>>> entries;
    for (const Before::One& one : all.rules) {
        const Decisions decided = choices.behind(*one.rule, one.at);
        auto entry = std::ranges::find(entries, decided, [](const auto& known) { return known.first; });
        if (entry == entries.end()) entry = entries.insert(entry, {decided, {}});
        if (decided.any()) entry->second.push_back(one);
    }
    std::ranges::stable_sort(entries, {}, [](const auto& entry) { return entry.first.count(); });
    Tables tables;
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const auto wider = std::find_if(entry + 1, entries.end(),
                                        [&](const auto& other) { return (entry->first & ~other.first).none(); });
        if (wider != entries.end())
            wider->second.insert(wider->second.end(), entry->second.begin(), entry->second.end());
        else
            tables.all.push_back({.decided = entry->first, .before = Before(entry->second), .combinations = {}});
    }
    for (Table& table : tables.all) {
        const bool is_small = choices.walk(table.decided, every_label, [&](const auto& labels, const Facts& set) {
            Facts facts = set;
            place.derive_again(facts);
            // the table of this rule holds every decision that the height of the keys rests on
            const bool keys_stay = std::ranges::all_of(table.before.rules, [&](const Before::One& one) {
                return one.rule->id != "home-row-near-elbow-height" ||
                       keys_stay_near_elbows(place.facts, facts, one.at);
            });
            if (const auto after = table.before.after(facts); after && keys_stay)
                table.combinations.push_back({labels, *after});
            return ++tables.combinations <= most;
        });
        if (!is_small) return std::nullopt;
    }
    return tables;
}

// --- the program ------------------------------------------------------------------------------------------------

struct Limits {
    bool no_new_serious = false, nothing_vanishes = false;
};

// Added up in another order, a measure may fall on the other side of half a thousandth: so much lost, weighted.
constexpr long long a_hair = 60;

struct Answer {
    long long critical = 0, serious = 0, lost = 0;  // against today
    std::map<std::size_t, Label> decided;           // by decision
    [[nodiscard]] bool is_as_good_as(const Answer& other) const {
        return critical == other.critical && serious == other.serious && std::abs(lost - other.lost) <= a_hair;
    }
    [[nodiscard]] std::string told() const {
        return fmt::format("critical {} serious {} lost {}", critical, serious, lost);
    }
};

// For each decision and label one binary, for each combination of a table a share of it; of each table one combination,
// and it is what was decided.
class MixedIntegerProgram {
  public:
    MixedIntegerProgram(const Place& place, const Choices& choices, const Tables& tables, Limits limits)
        : place_(place), choices_(choices), tables_(tables) {
        for (std::size_t t = 0; t < tables.all.size(); ++t)
            for (std::size_t c = 0; c < tables.all[t].combinations.size(); ++c) {
                const Before::After& after = tables.all[t].combinations[c].after;
                if (!(limits.no_new_serious && after.newly_serious) && !(limits.nothing_vanishes && after.vanished))
                    columns_.push_back({t, c});
            }
        shares_ = columns_.size();
        for (const Table& table : tables.all) {
            const std::vector<std::size_t> decisions = members(table);
            for (const Combination& one : table.combinations)
                for (std::size_t i = 0; i < decisions.size(); ++i) binaries_.try_emplace({decisions[i], one.labels[i]});
        }
        std::size_t next = shares_;
        for (auto& [what, column] : binaries_) column = ++next;
        add_rows();
    }

    // First what fails, then what is lost. Nothing where the solver finds no end.
    [[nodiscard]] std::optional<Answer> solved() const {
        const auto fails = [&](const Before::After& after) {
            return static_cast<double>(1000 * after.sum[critical] + after.sum[serious]);
        };
        const auto least = run(fails, {});
        if (!least) return std::nullopt;
        const long long so_many = 1000 * least->critical + least->serious;
        return run([](const Before::After& after) { return static_cast<double>(after.sum[lost]) / 10000; },
                   std::pair(fails, static_cast<double>(so_many + today(critical) * 1000 + today(serious))));
    }

  private:
    struct Column {
        std::size_t table, combination;
    };
    struct LinearRow {
        bool is_equal = true;
        double end = 0;
        std::vector<std::pair<std::size_t, double>> terms;  // column and coefficient
    };
    using Weigh = std::function<double(const Before::After&)>;

    [[nodiscard]] std::vector<std::size_t> members(const Table& table) const {
        std::vector<std::size_t> found;
        for (std::size_t d = 0; d < choices_.count(); ++d)
            if (table.decided[d]) found.push_back(d);
        return found;
    }
    [[nodiscard]] const Combination& at(const Column& column) const {
        return tables_.all[column.table].combinations[column.combination];
    }
    [[nodiscard]] long long today(Part part) const {
        long long sum = 0;
        for (const Table& table : tables_.all) sum += table.before.today[part];
        return sum;
    }

    void add_rows() {
        std::map<std::size_t, LinearRow> one_label;  // by decision
        for (const auto& [what, column] : binaries_) {
            one_label[what.first].end = 1;
            one_label[what.first].terms.emplace_back(column, 1);
        }
        for (const auto& [decision, row] : one_label) rows_.push_back(row);
        std::map<std::tuple<std::size_t, std::size_t, Label>, LinearRow> is_decided;  // by table, decision, label
        for (std::size_t t = 0; t < tables_.all.size(); ++t)
            for (const std::size_t d : members(tables_.all[t]))
                for (const auto& [what, column] : binaries_)
                    if (what.first == d) is_decided[{t, d, what.second}].terms.emplace_back(column, -1);
        for (std::size_t i = 0; i < shares_; ++i) {
            const std::vector<std::size_t> decisions = members(tables_.all[columns_[i].table]);
            for (std::size_t k = 0; k < decisions.size(); ++k)
                is_decided.at({columns_[i].table, decisions[k], at(columns_[i]).labels[k]})
                    .terms.emplace_back(i + 1, 1);
        }
        for (const auto& [what, row] : is_decided) rows_.push_back(row);
        const double budget = place_.facts.value("shop.budget"_fact);
        if (!std::isnan(budget)) rows_.push_back({.is_equal = false, .end = budget + 1e-6, .terms = prices()});
        rows_.push_back({.is_equal = false,
                         .end = static_cast<double>(today(lost)) / 10000 + 1e-6,
                         .terms = weighed(
                             [](const Before::After& after) { return static_cast<double>(after.sum[lost]) / 10000; })});
        const std::vector<Thing>& things = choices_.things();
        for (std::size_t i = 0; i < things.size(); ++i)
            for (std::size_t j = i + 1; j < things.size(); ++j)
                if (are_rivals(things[i], things[j]) && binaries_.contains({i, 1}) && binaries_.contains({j, 1}))
                    rows_.push_back(
                        {.is_equal = false, .end = 1, .terms = {{binaries_.at({i, 1}), 1}, {binaries_.at({j, 1}), 1}}});
    }

    [[nodiscard]] std::vector<std::pair<std::size_t, double>> prices() const {
        std::vector<std::pair<std::size_t, double>> terms;
        for (std::size_t i = 0; i < choices_.things().size(); ++i)
            if (const auto bought = binaries_.find({i, 1}); bought != binaries_.end() && choices_.things()[i].price > 0)
                terms.emplace_back(bought->second, choices_.things()[i].price);
        return terms;
    }
    [[nodiscard]] std::vector<std::pair<std::size_t, double>> weighed(const Weigh& weigh) const {
        std::vector<std::pair<std::size_t, double>> terms;
        for (std::size_t i = 0; i < shares_; ++i)
            if (const double weight = weigh(at(columns_[i]).after); weight != 0) terms.emplace_back(i + 1, weight);
        return terms;
    }

    // In the solver's own language: indices instead of names.
    [[nodiscard]] std::string written(const Weigh& goal, std::vector<LinearRow> rows) const {
        const auto objective = weighed(goal);
        std::size_t terms = 0;
        for (const LinearRow& row : rows) terms += row.terms.size();
        std::string text = fmt::format("p mip min {} {} {}\n", rows.size(), shares_ + binaries_.size(), terms);
        for (std::size_t r = 0; r < rows.size(); ++r)
            text += fmt::format("i {} {} {}\n", r + 1, rows[r].is_equal ? 's' : 'u', rows[r].end);
        for (std::size_t c = 1; c <= shares_ + binaries_.size(); ++c)
            text += c <= shares_ ? fmt::format("j {} c l 0\n", c) : fmt::format("j {} b\n", c);
        for (const auto& [column, weight] : objective) text += fmt::format("a 0 {} {}\n", column, weight);
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (const auto& [column, weight] : rows[r].terms)
                text += fmt::format("a {} {} {}\n", r + 1, column, weight);
        return text + "e o f\n";
    }

    [[nodiscard]] std::optional<Answer> run(const Weigh& goal,
                                            const std::optional<std::pair<Weigh, double>>& at_most) const {
        std::vector<LinearRow> rows = rows_;
        if (at_most)
            rows.push_back({.is_equal = false, .end = at_most->second + 0.5, .terms = weighed(at_most->first)});
        const fs::path stem = fs::temp_directory_path() / fmt::format("ergoaudit_mip_{}", ::getpid());
        std::ofstream(stem.string() + ".glp") << written(goal, rows);
        std::ignore = std::system(
            fmt::format("glpsol --glp {0}.glp -w {0}.sol --cuts --tmlim 60 >{0}.log 2>&1", stem.string()).c_str());
        std::optional<Answer> answer;
        std::ifstream solution(stem.string() + ".sol");
        bool is_optimal = false;
        std::map<std::size_t, double> values;
        for (std::string line; std::getline(solution, line);) {
            std::size_t column = 0;
            double value = 0;
            std::array<char, 2> status{};
            if (std::sscanf(line.c_str(), "s mip %*u %*u %1s", status.data()) == 1) is_optimal = status[0] == 'o';
            if (std::sscanf(line.c_str(), "j %zu %lf", &column, &value) == 2) values[column] = value;
        }
        if (is_optimal) answer = read(values);
        for (const char* ending : {".glp", ".sol", ".log"}) fs::remove(stem.string() + ending);
        return answer;
    }

    [[nodiscard]] Answer read(const std::map<std::size_t, double>& values) const {
        Answer answer{.critical = -today(critical), .serious = -today(serious), .lost = -today(lost), .decided = {}};
        for (const auto& [what, column] : binaries_)
            if (values.at(column) > 0.5) answer.decided[what.first] = what.second;
        for (std::size_t i = 0; i < shares_; ++i) {
            if (values.at(i + 1) < 0.5) continue;
            answer.critical += at(columns_[i]).after.sum[critical];
            answer.serious += at(columns_[i]).after.sum[serious];
            answer.lost += at(columns_[i]).after.sum[lost];
        }
        return answer;
    }

    const Place& place_;
    const Choices& choices_;
    const Tables& tables_;
    std::vector<Column> columns_;
    std::size_t shares_ = 0;  // columns 1 to shares_; the binaries come behind them
    std::map<std::pair<std::size_t, Label>, std::size_t> binaries_;
    std::vector<LinearRow> rows_;
};

// ----------------------------------------------------------------------------------------------------------------

Facts facts_of(const Place& place, const Choices& choices, const std::map<std::size_t, Label>& decided) {
    Decisions all;
    for (const auto& [decision, label] : decided) all.set(decision);
    std::optional<Facts> found;
    choices.walk(
        all,
        [&](std::size_t decision, const std::vector<Label>& labels) {
            const auto one = static_cast<std::size_t>(std::ranges::find(labels, decided.at(decision)) - labels.begin());
            return std::pair(one, std::min(one + 1, labels.size()));
        },
        [&](const auto&, const Facts& facts) {
            found = facts;
            return false;
        });
    EXPECT_TRUE(found) << "the program decides what cannot be decided";
    if (!found) return place.facts;
    place.derive_again(*found);
    return *found;
}

// That the tables together say what judging everything at once says, at random ways to decide everything.
void tables_add_up(const Place& place, const Choices& choices, const Tables& tables, std::mt19937& random) {
    const Before before(place.facts);
    Decisions all;
    for (const Table& table : tables.all) all |= table.decided;
    for (int i = 0; i < 10; ++i)
        choices.walk(
            all,
            [&](std::size_t, const std::vector<Label>& labels) {
                const std::size_t one = random() % labels.size();
                return std::pair(one, one + 1);
            },
            [&](const std::vector<Label>& labels, Facts facts) {
                place.derive_again(facts);
                std::optional<Tuple> sum = Tuple{};
                for (const Table& table : tables.all) {
                    std::vector<Label> own;
                    for (std::size_t d = 0, next = 0; d < choices.count(); ++d) {
                        if (table.decided[d]) own.push_back(labels[next]);
                        next += all[d] ? 1 : 0;
                    }
                    const auto one = std::ranges::find(table.combinations, own, &Combination::labels);
                    if (one == table.combinations.end())
                        sum.reset();
                    else if (sum)
                        for (const Part part : {critical, serious, lost})
                            (*sum)[part] += one->after.sum[part] - table.before.today[part];
                }
                auto after = before.after(facts);
                for (const Instance posture : {Instance{.posture = sitting}, Instance{.posture = standing}})
                    if (!keys_stay_near_elbows(place.facts, facts, posture)) after.reset();
                EXPECT_EQ(after.has_value(), sum.has_value());
                if (after && sum) {
                    const Tuple by = difference(difference(after->sum, before.today), *sum);
                    EXPECT_TRUE(by[critical] == 0 && by[serious] == 0 && std::abs(by[lost]) <= a_hair) << shown(by);
                }
                return false;
            });
}

Answer answer_of(const Plan& plan) {
    return {.critical = plan.worth.critical - plan.today.critical,
            .serious = plan.worth.serious - plan.today.serious,
            .lost = plan.worth.lost - plan.today.lost,
            .decided = {}};
}

// Empty where the plan fails and loses what the program says. Where the program's answer does something that is allowed
// only in exchange, which it does not get, the plan may be the best without.
std::string differs(const Place& place, const Choices& choices, const Tables& tables, const Plan& plan) {
    const Answer found = answer_of(plan);
    const Before before(place.facts);
    std::string words;
    for (Limits limits;;) {
        const auto expected = MixedIntegerProgram(place, choices, tables, limits).solved();
        if (!expected) return "the solver found no end\n";
        if (found.is_as_good_as(*expected)) return {};
        words += fmt::format("found: {}\nexpected: {}{}{}\n", found.told(), expected->told(),
                             limits.no_new_serious ? ", nothing serious newly failing" : "",
                             limits.nothing_vanishes ? ", everything staying" : "");
        const Facts facts = facts_of(place, choices, expected->decided);
        const auto after = before.after(facts);
        if (!after) return "the program's answer does what may not be\n" + words;
        Limits without = limits;
        without.no_new_serious = true;
        const auto as_critical =
            after->newly_serious ? MixedIntegerProgram(place, choices, tables, without).solved() : std::nullopt;
        const bool for_nothing = as_critical && as_critical->critical <= expected->critical;
        const bool lowers =
            after->vanished && share_earned(facts) < share_earned(place.facts) - 1e-9 && !limits.nothing_vanishes;
        if (!for_nothing && !lowers) return words;
        limits.no_new_serious = limits.no_new_serious || for_nothing;
        limits.nothing_vanishes = limits.nothing_vanishes || lowers;
    }
}

// The best plan without the first thing or setting of this one; nothing where that is as good.
std::optional<Plan> without_a_step(Place place, const Plan& plan) {
    if (!plan.settings.empty())
        place.keep.push_back(row_of(plan.settings[0].knob->fact, plan.settings[0].at));
    else if (!plan.purchases.empty())
        place.exclude.push_back(plan.purchases[0].aid->item);
    Plan other = best_plan(place.input());
    return answer_of(other).is_as_good_as(answer_of(plan)) ? std::nullopt : std::optional(std::move(other));
}

constexpr std::size_t most_combinations = 4000, least_ways = 20000;

bool has_many_ways(const Choices& choices) {
    Decisions all;
    for (std::size_t d = 0; d < choices.count(); ++d) all.set(d);
    std::size_t ways = 0;
    return !choices.walk(all, every_label, [&](const auto&, const Facts&) { return ++ways <= least_ways; });
}

TEST(BestPlan, fails_and_loses_what_a_mixed_integer_program_finds) {
    if (std::system("command -v glpsol >/dev/null 2>&1") != 0) GTEST_SKIP() << "skipped: install glpk-utils";
    LargerWriter writer(1);
    std::mt19937 random(1);
    std::size_t places = 0, drawn = 0, combinations = 0, worse = 0, bought = 0;
    const std::size_t wanted = testing::cases(100);
    for (; places < wanted && drawn < 200 * wanted; ++drawn) {
        const auto place = place_of(writer.write());
        if (!place) continue;
        const Choices choices(*place);
        ASSERT_LE(choices.count(), most_decisions);
        const auto tables = tables_of(*place, choices, most_combinations);
        if (!tables || !has_many_ways(choices)) continue;
        ++places;
        combinations += tables->combinations;
        tables_add_up(*place, choices, *tables, random);
        const Plan plan = best_plan(place->input());
        EXPECT_TRUE(plan.is_exhaustive);
        EXPECT_EQ(differs(*place, choices, *tables, plan), "");
        bought += plan.purchases.empty() ? 0 : 1;
        if (const auto other = without_a_step(*place, plan)) {
            ++worse;
            EXPECT_NE(differs(*place, choices, *tables, *other), "") << "a worse plan is taken for as good";
        }
        if (HasFailure()) FAIL() << "case " << drawn << "\n" << place->text;
    }
    EXPECT_EQ(places, wanted);
    EXPECT_GT(bought, places / 2);
    EXPECT_GT(worse, places / 3);
    RecordProperty("drawn", static_cast<int>(drawn));
    RecordProperty("combinations", static_cast<int>(combinations));
    RecordProperty("worse_noticed", static_cast<int>(worse));
    RecordProperty("bought", static_cast<int>(bought));
}

}  // namespace
}  // namespace ergoaudit
