#include "ergoaudit/body/dimension.hpp"

namespace ergoaudit {

BodyState BodyNormal::covariance_with(const Quantity& quantity) const {
    BodyState result{};
    for (std::size_t t = 0; t < quantity.count; ++t) {
        const BodyState& row = covariance[static_cast<std::size_t>(quantity.terms[t].of)];
        for (std::size_t i = 0; i < state_size; ++i) result[i] += quantity.terms[t].times * row[i];
    }
    return result;
}

double BodyNormal::variance(const Quantity& quantity) const { return quantity.of(covariance_with(quantity)); }

}  // namespace ergoaudit
