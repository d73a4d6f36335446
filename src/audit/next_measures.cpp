#include "next_measures.hpp"

#include "ergoaudit/audit/ingredients.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace ergoaudit {
namespace {

constexpr double share_that_settles = 0.75;  // half the standard deviation is left

void need(std::vector<Row>& needed, const Facts& facts, Row row) {
    if (facts.knows(row)) return;
    if (std::find(needed.begin(), needed.end(), row) == needed.end()) needed.push_back(row);
}

// A key one could give, and the verdicts it would settle: by place in `judged`, unknown ones after those.
struct Offer {
    MeasureNext next;
    bool of_the_body = false;
    std::vector<std::size_t> settles;
};

// Where there is nothing to measure: what can be answered.
std::string how_to_tell(const FactInfo& info) {
    if (!info.how_to_measure.empty()) return std::string(info.how_to_measure);
    if (info.kind == Kind::yes_no) return "answer true or false";
    if (info.choices.empty()) return std::string(info.meaning);
    return "answer one of " + names_with(", ", info.choices);
}

void add(std::vector<Offer>& offers, const std::string& key, const FactInfo& info, std::size_t judged,
         bool of_the_body) {
    auto found = std::find_if(offers.begin(), offers.end(), [&](const Offer& offer) { return offer.next.key == key; });
    if (found == offers.end()) {
        offers.push_back(
            {.next = {.key = key, .what = std::string(info.meaning), .settles = 0, .how = how_to_tell(info)},
             .of_the_body = of_the_body,
             .settles = {}});
        found = offers.end() - 1;
    }
    found->settles.push_back(judged);
}

// The body first: verdicts and steps that are printed rest on its estimates, while what is unknown is only left out.
// Then what settles most. Each offer counts what is left after those before it: measuring the same thing twice settles
// nothing more.
std::vector<MeasureNext> greedily(std::vector<Offer> offers) {
    std::vector<MeasureNext> ranked;
    for (;;) {
        const auto best = std::max_element(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
            const auto rank = [](const Offer& one) {
                return std::pair(one.of_the_body && !one.settles.empty(), one.settles.size());
            };
            return rank(a) < rank(b);
        });
        if (best == offers.end() || best->settles.empty()) return ranked;
        const std::vector<std::size_t> settled = best->settles;
        ranked.push_back(best->next);
        ranked.back().settles = settled.size();
        for (Offer& offer : offers)
            std::erase_if(offer.settles,
                          [&](std::size_t i) { return std::find(settled.begin(), settled.end(), i) != settled.end(); });
    }
}

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

std::vector<Row> keys_needed(const Judged& judged, const Facts& facts) {
    std::vector<Row> needed;
    for (const Program* program : {&judged.rule->applies, &judged.rule->measure, &judged.rule->require}) {
        for (const Instruction& step : program->code) {
            const std::optional<Row> row = row_read(step, judged.at);
            if (!row || facts.knows(*row)) continue;
            const auto [fact, at] = owner_of(*row);
            if (fact.info().origin == Origin::described) {
                need(needed, facts, *row);
                continue;
            }
            for (const Fact key : furniture_behind(fact)) need(needed, facts, row_of(key, judged.at));
        }
    }
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
                                       std::span<const Finding> findings) {
    std::vector<Offer> offers;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        if (spread.sd_of_row(m) == 0) continue;
        for (std::size_t i = 0; i < judged.size(); ++i)
            if (sureness[i].unsure && spread.settled_share(m, i) >= share_that_settles)
                add(offers, written_path(measures[m].key), measures[m].key.info(), i, true);
    }
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const std::vector<Row>& needs = findings[i].needs;
        if (findings[i].verdict == Verdict::unknown && needs.size() == 1)
            add(offers, written_path(needs.front()), owner_of(needs.front()).fact.info(), judged.size() + i, false);
    }
    return greedily(std::move(offers));
}

}  // namespace ergoaudit
