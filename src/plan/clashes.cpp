#include "ergoaudit/plan/clashes.hpp"

#include "ergoaudit/rules/judge.hpp"

#include <algorithm>
#include <cmath>

namespace ergoaudit {

std::vector<Rule> clashes_to_heed(std::span<const Rule> clashes, const Facts& found) {
    std::vector<Rule> heeded;
    for (Rule clash : clashes) {
        const double measured = judge(clash, found, {}).measured;
        if (std::isnan(measured)) continue;
        clash.applies = {};
        clash.band.ideal = {std::min(clash.band.ideal.from, measured), std::max(clash.band.ideal.to, measured)};
        clash.band.tolerable = clash.band.ideal;
        heeded.push_back(clash);
    }
    return heeded;
}

}  // namespace ergoaudit
