// From the `collides` rows of rules to sentences with this person's numbers. Entry: sums_of().

#include "sums.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/body/posture.hpp"
#include "ergoaudit/body/sigma_points.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// What each piece of furniture can be set to here, as if its ends stood in the description: assumed ones too, and none
// where it cannot be turned or is to stay.
class Reach {
  public:
    Reach(const PlanGround& ground, const Facts& planned) {
        for (const Knob& knob : ground.knowledge.knobs)
            for (const Instance at : instances_of(knob.fact.info().group, planned)) {
                const bool is_kept = std::ranges::find(ground.keep, row_of(knob.fact, at)) != ground.keep.end();
                const bool turns = evaluate(knob.when, planned, at) == 1 && !is_kept;
                const double low = turns ? evaluate(knob.low, planned, at) : unknown;
                const double high = turns ? evaluate(knob.high, planned, at) : unknown;
                const bool is_range = low < high;
                add(knob.fact, "_min", at, is_range ? low : unknown, planned);
                add(knob.fact, "_max", at, is_range ? high : unknown, planned);
            }
    }

    void lay_over(Facts& facts) const {
        for (const End& end : ends_) facts.set(end.row, end.value, Provenance::measured);
    }

    // Whether nobody gave the end that this reads.
    [[nodiscard]] bool is_assumed_in(const Program& amount, Instance at) const {
        return std::ranges::any_of(amount.code, [&](const Instruction& step) {
            const auto row = row_read(step, at);
            return row && std::ranges::any_of(ends_, [&](const End& one) { return one.row == *row && one.is_assumed; });
        });
    }

  private:
    struct End {
        Row row;
        double value;
        bool is_assumed;
    };

    void add(Fact fact, std::string_view end, Instance at, double value, const Facts& planned) {
        if (const auto found = told_beside(fact, end))
            ends_.push_back({row_of(*found, at), value, !std::isnan(value) && !planned.knows(*found, at)});
    }

    std::vector<End> ends_;
};

struct ToldSum {
    const Rule* rule;
    const Reckoning* row;
    Instance at;
    std::vector<double> sds = {};  // of its amounts
};

// Where it fails; where it does not, wherever it is known in the postures of those that do.
std::vector<Instance> told_at(const Rule& rule, const Facts& planned, const std::vector<std::uint8_t>& postures) {
    std::vector<Instance> failing, known;
    for (const Instance at : instances_of(rule.group, planned)) {
        const Verdict verdict = judge(rule, planned, at).verdict;
        if (verdict == Verdict::fail) failing.push_back(at);
        const bool is_there = rule.group != Group::posture && rule.group != Group::view;
        if (verdict <= Verdict::fail && (is_there || std::ranges::find(postures, at.posture) != postures.end()))
            known.push_back(at);
    }
    return failing.empty() ? known : failing;
}

std::vector<ToldSum> sentences_on(const std::vector<const Rule*>& rules, const Facts& planned) {
    std::vector<std::uint8_t> postures;
    for (const Rule* rule : rules)
        for (const Instance at : instances_of(rule->group, planned))
            if (judge(*rule, planned, at).verdict == Verdict::fail) postures.push_back(at.posture);
    const auto collides_with = [&](std::string_view id) {
        return id.empty() || std::ranges::find(rules, id, &Rule::id) != rules.end();
    };
    std::vector<ToldSum> sentences;
    for (const Rule* rule : rules)
        for (const Instance at : told_at(*rule, planned, postures))
            for (const Reckoning& row : rule->words.collides)
                if (collides_with(row.with)) sentences.push_back({.rule = rule, .row = &row, .at = at});
    return sentences;
}

// How much each amount differs from body to body, where the body is estimated.
void spread_over(std::vector<ToldSum>& sentences, const PlanGround& ground, const Facts& planned, const Reach& reach) {
    const SigmaBodies bodies(ground.workup.body, all_axes);
    std::vector<std::vector<double>> values;  // by amount, then point
    for (std::size_t point = 0; point < bodies.size(); ++point) {
        Facts facts = planned;
        place_body(facts, ground.workup.body, bodies.state(point));
        derive_postures(facts, ground.knowledge.population, ground.workup.found);
        reach.lay_over(facts);
        std::size_t number = 0;
        for (const ToldSum& one : sentences)
            for (const Program& amount : one.row->amounts) {
                if (number == values.size()) values.emplace_back();
                values[number++].push_back(amount.empty() ? 0 : evaluate(amount, facts, one.at));
            }
    }
    std::size_t number = 0;
    for (ToldSum& one : sentences)
        for (std::size_t i = 0; i < one.row->amounts.size(); ++i) one.sds.push_back(bodies.spread(values[number++]).sd);
}

std::string in_digits(double value, double sd, Unit unit, bool is_first_of_range) {
    constexpr double least_shown = 0.05;
    if (sd >= least_shown) return fmt::format("{} ± {}", plain_number(value), quantity(sd, unit));
    return is_first_of_range ? plain_number(value) : quantity(value, unit);
}

// Nothing where it does not hold here or a number is not known.
std::optional<std::string> filled(const ToldSum& one, const Facts& facts, const Reach& reach) {
    const Reckoning& row = *one.row;
    if (!row.when.empty() && evaluate(row.when, facts, one.at) != 1) return std::nullopt;
    std::string out;
    std::string_view rest = row.text;
    bool is_assumed = false;
    for (std::size_t i = 0; i < row.amounts.size(); ++i) {
        const std::size_t open = rest.find('{'), close = rest.find('}', open);
        const Program& amount = row.amounts[i];
        const Interval& ideal = one.rule->band.ideal;
        const double value = !amount.empty()                             ? evaluate(amount, facts, one.at)
                             : rest.substr(open + 1).starts_with("from") ? ideal.from
                                                                         : ideal.to;
        if (!std::isfinite(value)) return std::nullopt;
        is_assumed = is_assumed || reach.is_assumed_in(amount, one.at);
        out += rest.substr(0, open);
        rest.remove_prefix(close + 1);
        const Unit unit = amount.empty() ? one.rule->measure.unit : amount.unit;
        out += in_digits(value, one.sds[i], unit, rest.starts_with(" to {"));
    }
    out += rest;
    if (is_assumed && out.ends_with('.')) out.insert(out.size() - 1, " (assumed)");
    return out;
}

}  // namespace

std::string sums_of(const PlanGround& ground, const std::vector<const Rule*>& rules, const Facts& planned) {
    std::vector<ToldSum> sentences = sentences_on(rules, planned);
    if (sentences.empty()) return {};
    const Reach reach(ground, planned);
    spread_over(sentences, ground, planned, reach);
    Facts facts = planned;
    reach.lay_over(facts);
    std::vector<std::string> told;
    for (const ToldSum& one : sentences)
        if (auto text = filled(one, facts, reach); text && std::ranges::find(told, *text) == told.end())
            told.push_back(std::move(*text));
    return fmt::format("{}", fmt::join(told, " "));
}

}  // namespace ergoaudit
