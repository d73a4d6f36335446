#include "ride_along.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ergoaudit {
std::vector<HubPair> ride_along(const Parts& all, JudgedTerms& judged, const PlanPart& part, OfferSet taken,
                                const std::vector<bool>& turns) {
    std::vector<HubPair> found;
    if (std::popcount(part.hub) < 2) return found;
    HubValues hub(all.hub.size(), not_set);
    Trial trial = judged.trial_of(part, taken);
    trial.put_back();
    const Facts& start = trial.derived();
    for (std::size_t h = 0; h < hub.size(); ++h)
        if (const double now = start[all.variables[all.hub[h]].row]; !std::isnan(now)) hub[h] = now;
    Probing probing = judged.probing(part, taken, hub);
    for (std::size_t h = 0; h < hub.size(); ++h)
        if (!turns[h]) probing.ends[h].clear();
    HubValues from = hub;  // where the part's variables were set, before the hub carries them along
    probing.values.assign(part.variables.size(), not_set);
    probing.outermost = [&, outermost = probing.outermost](const HubValues& there, bool highest) {
        from = there;
        return outermost(there, highest);
    };
    probing.at = [&](const HubValues& there, const std::vector<double>& values) -> const Facts& {
        trial.put_back();
        set_hub(trial, judged.all_of_hub(), from);
        judged.set(trial, values);
        set_hub(trial, judged.all_of_hub(), there);
        judged.spend(work_of_a_trial);
        return trial.derived();
    };
    std::vector<Reading> reads;
    for (const Term& term : part.terms) reads.insert(reads.end(), term.reads.begin(), term.reads.end());
    for (std::size_t a = 0; a < hub.size(); ++a)
        for (std::size_t b = a + 1; b < hub.size(); ++b)
            if ((part.hub >> a & part.hub >> b & 1) != 0 && reads_by_difference(reads, {a, b}, probing))
                found.emplace_back(a, b);
    return found;
}

}  // namespace ergoaudit
