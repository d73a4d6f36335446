#include "slopes.hpp"

#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ergoaudit {
namespace {

constexpr double nearly_nothing = 1e-7;
// Places to check at: odd enough that nothing bends exactly there and cancels.
constexpr std::array further_on = {2.3, 3.7, -1.9, 1.1, -2.7, 0.7, 3.1, -0.9};

std::vector<Row> derived_rows_read(const RuleHere& one) {
    std::vector<Row> rows;
    for (const Program* program : {&one.rule->applies, &one.rule->measure, &one.rule->require})
        for (const Row row : rows_read(*program, one.at))
            if (owner_of(row).fact.info().origin == Origin::derived) rows.push_back(row);
    return rows;
}

std::vector<Row> derived_rows_read(const PlanPart& part) {
    std::vector<Row> rows;
    for (const RuleHere& one : part.rules)
        for (const Row row : derived_rows_read(one))
            if (std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
    return rows;
}

bool both_known_or_not(double a, double b) { return std::isnan(a) == std::isnan(b); }

class Probe {
  public:
    Probe(const PlanInput& input, const Parts& all, const PlanPart& part, const Staged& staged)
        : input_(input), all_(all), part_(part), staged_(staged), start_(staged(none())) {}

    Slopes run() {
        Slopes slopes;
        slopes.rows = derived_rows_read(part_);
        slopes.by_hub.assign(all_.hub.size(), std::vector<double>(slopes.rows.size()));
        slopes.by_variable.assign(part_.variables.size(), std::vector<double>(slopes.rows.size()));
        slopes.row_straight.assign(slopes.rows.size(), true);
        // what is not known here may be somewhere else: a line of sight that is no triangle, a seat not there yet
        for (std::size_t r = 0; r < slopes.rows.size(); ++r)
            if (!start_.knows(slopes.rows[r])) slopes.row_straight[r] = false;
        for (std::size_t h = 0; h < all_.hub.size(); ++h)
            if (part_.hub[h]) read(slopes, slopes.by_hub[h], with_hub(h, 1));
        for (std::size_t i = 0; i < part_.variables.size(); ++i) {
            std::vector<double> further(part_.variables.size());
            further[i] = 1;
            read(slopes, slopes.by_variable[i], with_variables(start_, further));
        }
        for (const double sign : {1.0, -1.0}) check(slopes, sign);
        for (const RuleHere& one : part_.rules)
            slopes.rule_straight.push_back(std::ranges::all_of(derived_rows_read(one), [&](Row row) {
                return slopes
                    .row_straight[static_cast<std::size_t>(std::ranges::find(slopes.rows, row) - slopes.rows.begin())];
            }));
        slopes.straight = std::ranges::all_of(slopes.rule_straight, [](bool straight) { return straight; });
        for (std::size_t a = 0; a < all_.hub.size(); ++a)
            for (std::size_t b = a + 1; b < all_.hub.size(); ++b)
                if (part_.hub[a] && part_.hub[b] && rides_along(a, b)) slopes.ride_along.emplace_back(a, b);
        return slopes;
    }

  private:
    [[nodiscard]] std::vector<double> none() const { return std::vector<double>(all_.hub.size()); }

    Facts with_hub(std::size_t h, double by) {
        std::vector<double> further = none();
        further[h] = by;
        return staged_(further);
    }

    Facts with_variables(Facts facts, const std::vector<double>& further) {
        for (std::size_t i = 0; i < further.size(); ++i) {
            const Row row = all_.variables[part_.variables[i]].row;
            if (further[i] == 0 || !facts.knows(row)) continue;
            turn(facts, row, facts[row] + further[i]);
            input_.derive(facts, row);
        }
        return facts;
    }

    void read(Slopes& slopes, std::vector<double>& by, const Facts& moved) const {
        for (std::size_t r = 0; r < slopes.rows.size(); ++r) {
            const double was = start_[slopes.rows[r]], is = moved[slopes.rows[r]];
            if (!both_known_or_not(was, is)) slopes.row_straight[r] = false;
            by[r] = std::isnan(was) || std::isnan(is) ? 0 : is - was;
        }
    }

    void check(Slopes& slopes, double sign) {
        std::vector<double> hub = none(), own(part_.variables.size());
        std::size_t next = 0;
        for (std::size_t h = 0; h < hub.size(); ++h)
            if (part_.hub[h]) hub[h] = sign * further_on[next++ % further_on.size()];
        for (double& by : own) by = sign * further_on[next++ % further_on.size()];
        const Facts moved = with_variables(staged_(hub), own);
        for (std::size_t r = 0; r < slopes.rows.size(); ++r) {
            double expected = start_[slopes.rows[r]];
            for (std::size_t h = 0; h < hub.size(); ++h) expected += slopes.by_hub[h][r] * hub[h];
            for (std::size_t i = 0; i < own.size(); ++i) expected += slopes.by_variable[i][r] * own[i];
            const double is = moved[slopes.rows[r]];
            if (!both_known_or_not(expected, is) || std::abs(expected - is) > nearly_nothing)
                slopes.row_straight[r] = false;
        }
    }

    [[nodiscard]] bool same_for_every_rule(const Facts& facts) const {
        return std::ranges::all_of(part_.rules, [&](const RuleHere& one) {
            const Judgement a = judge_here(*one.rule, start_, one.at), b = judge_here(*one.rule, facts, one.at);
            return a.verdict == b.verdict && both_known_or_not(a.measured, b.measured) &&
                   !(std::abs(a.measured - b.measured) > nearly_nothing);
        });
    }

    bool rides_along(std::size_t a, std::size_t b) {
        for (const double by : {1.3, -2.1}) {
            std::vector<double> further = none();
            further[a] = further[b] = by;
            if (!same_for_every_rule(staged_(further))) return false;
        }
        return true;
    }

    const PlanInput& input_;
    const Parts& all_;
    const PlanPart& part_;
    const Staged& staged_;
    Facts start_;
};

}  // namespace

void add_up(Facts& facts, const Slopes& slopes, const std::vector<double>& by_one_unit, double units) {
    for (std::size_t r = 0; r < slopes.rows.size(); ++r)
        if (by_one_unit[r] != 0 && slopes.row_straight[r])
            facts.set(slopes.rows[r], facts[slopes.rows[r]] + by_one_unit[r] * units, facts.from(slopes.rows[r]));
}

Slopes slopes_of(const PlanInput& input, const Parts& all, const PlanPart& part, const Staged& staged) {
    return Probe(input, all, part, staged).run();
}

}  // namespace ergoaudit
