#include "next_measures.hpp"

#include "ergoaudit/audit/ingredients.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/body/moved_by.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <utility>

namespace ergoaudit {
namespace {

void need(std::vector<Row>& needed, const Facts& facts, Row row) {
    if (facts.knows(row)) return;
    if (std::find(needed.begin(), needed.end(), row) == needed.end()) needed.push_back(row);
}

// A key one could give.
struct Offer {
    MeasureNext next;
    bool of_the_body = false, known_by_heart = false, is_observed = false;
    std::vector<std::size_t> settles;  // unsure ones, by place in `judged`
    std::vector<std::size_t> needed;   // unknown ones that lack it, by place in `lacking`
};

struct Lacking {
    double weight = 0;     // in the score
    std::size_t keys = 0;  // that are not told
};

// The one of this key, made where there is none yet.
Offer& offer_of(std::vector<Offer>& offers, const std::string& key, const FactInfo& info) {
    const auto found = std::ranges::find(offers, key, [](const Offer& offer) { return offer.next.key; });
    if (found != offers.end()) return *found;
    offers.push_back({.next = {.key = key, .what = std::string(info.meaning), .settles = 0, .how = how_to_tell(info)},
                      .is_observed = info.path.starts_with("observed."),
                      .settles = {},
                      .needed = {}});
    return offers.back();
}

// Which to take first, the greatest rank first: what everybody knows without a tape and nothing is estimated well
// without; then the body, as verdicts and steps that are printed rest on its estimates, while what is unknown is only
// left out; somebody else has to look for what is observed, so that this comes last. Then what settles most, an unknown
// verdict by its weight, of which one that lacks several keys counts a part for each.
class Ranking {
  public:
    Ranking(std::vector<Offer> offers, std::vector<Lacking> lacking)
        : offers_(std::move(offers)), lacking_(std::move(lacking)) {}

    std::vector<MeasureNext> ranked() && {
        std::vector<MeasureNext> ranked;
        while (true) {
            const auto best = std::ranges::max_element(offers_, {}, [&](const Offer& one) { return rank(one); });
            if (best == offers_.end() || !std::get<0>(rank(*best))) return ranked;
            ranked.push_back(take(best));
        }
    }

  private:
    [[nodiscard]] std::tuple<bool, bool, bool, bool, double> rank(const Offer& one) const {
        double share = static_cast<double>(one.settles.size()) + (one.known_by_heart ? 1 : 0);
        for (const std::size_t i : one.needed) share += lacking_[i].weight / static_cast<double>(lacking_[i].keys);
        return {share > 0, one.known_by_heart, one.of_the_body && !one.settles.empty(), !one.is_observed, share};
    }

    // Each further offer counts what is left after it: measuring the same thing twice settles nothing more.
    MeasureNext take(std::vector<Offer>::iterator best) {
        const Offer taken = std::move(*best);
        offers_.erase(best);
        for (Offer& offer : offers_)
            std::erase_if(offer.settles,
                          [&](std::size_t i) { return std::ranges::find(taken.settles, i) != taken.settles.end(); });
        MeasureNext next = taken.next;
        next.settles = taken.settles.size();
        for (const std::size_t i : taken.needed)
            if (--lacking_[i].keys == 0) ++next.settles;
        return next;
    }

    std::vector<Offer> offers_;
    std::vector<Lacking> lacking_;
};

}  // namespace

std::vector<Measurable> measures_not_taken(const Workup& workup, const Axes& axes) {
    std::vector<Measurable> measures;
    const auto offer = [&](Row row, Fact key) {
        if (!workup.facts.knows(key) || workup.facts.from(key) == Provenance::estimated) measures.push_back({row, key});
    };
    offer(row_of("posture.elbow_height_cm"_fact), "person.seated_elbow_from_floor_cm"_fact);
    offer(row_of("posture.eye_height_cm"_fact), "person.seated_eye_from_floor_cm"_fact);
    for (std::size_t k = 0; k < body_fact_count; ++k)
        if (axes[k] || body_facts[k].moves == Moves::nothing) offer(row_of(body_facts[k].fact), body_facts[k].fact);
    return measures;
}

// Where an expression asks of what it reads whether that is known, silence is an answer, too: with it a rule is judged.
// But who answers may open a way that silence leaves closed.
enum class Silence : std::uint8_t { is_an_answer, leaves_open };

static std::vector<Row> rows_asked_whether_known(const Program& program, Instance at) {
    std::vector<Row> rows;
    for (const Instruction& step : program.code)
        if (step.op == Op::has_fact || step.op == Op::has_row)
            if (const std::optional<Row> row = row_read(step, at)) rows.push_back(*row);
    return rows;
}

// Written keys that expressions read and nobody said: themselves, or those behind what is derived.
template <class Behind>
static std::vector<Row> keys_read(std::span<const Program* const> programs, Instance at, const Facts& facts,
                                  Silence silence, Behind behind) {
    std::vector<Row> lacking;
    for (const Program* program : programs) {
        const std::vector<Row> asked =
            silence == Silence::is_an_answer ? rows_asked_whether_known(*program, at) : std::vector<Row>{};
        for (const Instruction& step : program->code) {
            const std::optional<Row> row = row_read(step, at);
            const bool only_asks = step.op == Op::has_fact || step.op == Op::has_row;
            if (!row || only_asks || facts.knows(*row) || std::ranges::find(asked, *row) != asked.end()) continue;
            const auto [fact, named] = owner_of(*row);
            if (fact.info().origin == Origin::described)
                need(lacking, facts, *row);
            else
                for (const Fact key : behind(fact)) need(lacking, facts, row_of(key, step.op == Op::row ? named : at));
        }
    }
    return lacking;
}

std::vector<Row> keys_lacking(std::span<const Program* const> programs, Instance at, const Facts& facts) {
    return keys_read(programs, at, facts, Silence::leaves_open, furniture_behind);
}

std::vector<Row> keys_needed(const Judged& judged, const Facts& facts) {
    std::vector<Row> needed =
        keys_read(programs_of(*judged.rule), judged.at, facts, Silence::is_an_answer, furniture_behind);
    if (needed.empty())  // the usual keys are all there: whatever else of the furniture it hangs on
        needed = keys_read(programs_of(*judged.rule), judged.at, facts, Silence::is_an_answer,
                           [&](Fact derived) { return furniture_that_moves(derived, judged.at, facts); });
    if (!needed.empty()) return needed;
    // everything is known, but only because it was taken for granted: then that is what to ask for
    for (const Program* program : {&judged.rule->measure, &judged.rule->require})
        for (const Instruction& step : program->code)
            if (const auto row = row_read(step, judged.at);
                row && facts.from(*row) == Provenance::defaulted &&
                owner_of(*row).fact.info().origin == Origin::described &&
                std::find(needed.begin(), needed.end(), *row) == needed.end())
                needed.push_back(*row);
    return needed;
}

std::vector<MeasureNext> rank_measures(std::span<const Measurable> measures, const BodySpread& spread,
                                       std::span<const Judged> judged, std::span<const Sureness> sureness,
                                       std::span<const Finding> findings, const Scoring& scoring) {
    std::vector<Offer> offers;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        if (spread.sd_of_row(m) == 0) continue;
        const FactInfo& info = measures[m].key.info();
        const bool is_stature = measures[m].key == "person.stature_cm"_fact;
        for (std::size_t i = 0; i < judged.size(); ++i) {
            if (!sureness[i].unsure) continue;
            const double share = spread.settled_share(m, i);
            const MeasureLimits& enough = scoring.measure_next;
            if (share < (is_stature ? enough.stature_helps : enough.settles)) continue;
            Offer& offer = offer_of(offers, written_path(measures[m].key), info);
            offer.of_the_body = true;
            offer.known_by_heart = is_stature;
            if (share >= enough.settles) offer.settles.push_back(i);
        }
    }
    std::vector<Lacking> lacking;
    for (const Finding& finding : findings) {
        if (finding.verdict != Verdict::unknown || finding.needs.empty()) continue;
        for (const Row row : finding.needs)
            offer_of(offers, written_path(row), owner_of(row).fact.info()).needed.push_back(lacking.size());
        lacking.push_back({.weight = scoring.weight(finding.rule->severity), .keys = finding.needs.size()});
    }
    return Ranking(std::move(offers), std::move(lacking)).ranked();
}

}  // namespace ergoaudit
