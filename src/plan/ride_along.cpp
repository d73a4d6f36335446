#include "ride_along.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ergoaudit {
namespace {

std::vector<Judgement> judged_on(const PlanPart& part, const Facts& facts) {
    std::vector<Judgement> judged;
    for (const Term& term : part.terms)
        for (const RuleAt& one : term.rules) judged.push_back(judge_here(*one.rule, facts, one.at));
    return judged;
}

}  // namespace

std::vector<HubPair> ride_along(const Parts& all, JudgedTerms& judged, const PlanPart& part, OfferSet taken,
                                const std::vector<bool>& turns) {
    std::vector<HubPair> found;
    if (std::popcount(part.hub) < 2) return found;
    HubValues hub(all.hub.size(), not_set);
    const Facts start = judged.at(taken, hub);
    for (std::size_t h = 0; h < hub.size(); ++h)
        if (const double now = start[all.variables[all.hub[h]].row]; !std::isnan(now)) hub[h] = now;
    const std::vector<Judgement> before = judged_on(part, start);
    const auto stays_with_both_further = [&](const HubPair& pair, double by) {
        HubValues raised = hub;
        for (const std::size_t h : {pair.first, pair.second})
            if (raised[h] != not_set && turns[h]) raised[h] += by;
        return std::ranges::equal(judged_on(part, judged.at(taken, raised)), before, is_same);
    };
    for (std::size_t a = 0; a < hub.size(); ++a)
        for (std::size_t b = a + 1; b < hub.size(); ++b)
            if ((part.hub >> a & part.hub >> b & 1) != 0 && stays_with_both_further({a, b}, 1.3) &&
                stays_with_both_further({a, b}, -2.1))
                found.emplace_back(a, b);
    return found;
}

}  // namespace ergoaudit
