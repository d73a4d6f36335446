#pragma once
// The distribution of a person's body given what was measured.
//
// Per sex the survey's normal distribution is conditioned on each measured fact in turn; likelihoods weigh the sexes
// when the sex is not known. Civilians carry the extra spread between surveys on three dimensions; it is part of what a
// measured value is compared with, so a long lower leg may be the survey's fault rather than a short trunk's.

#include "ergoaudit/body/dimension.hpp"
#include "ergoaudit/body/population.hpp"
#include "ergoaudit/facts/facts.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Body {
    struct Component {
        Sex sex = Sex::female;
        double weight = 1;  // probability of this sex given what was measured; the weights add up to 1
        BodyNormal given;   // the body given what was measured
    };

    std::vector<Component> components;                     // one when the sex is known, else female, male
    std::array<double, body_fact_count> told{};            // by body_facts: as it was described, else unknown
    std::array<bool, body_fact_count> described{};         // by body_facts: the person wrote it, it stays as it is
    std::array<Provenance, body_fact_count> provenance{};  // by body_facts

    // The measured fact to take again: what was measured is too rare a body for either sex, and without this fact it is
    // least so. Nothing when all is plausible or the person has confirmed it.
    std::optional<Fact> measure_again;

    // The mean body: of the mixture when the sex is not known.
    [[nodiscard]] BodyState mean() const;
    // Standard deviation of a quantity, of the mixture.
    [[nodiscard]] double sd(const Quantity& quantity) const;
};

// Reads the [person] facts (and the seat height sat on, for the measures from the floor); `assume_unmentioned` and
// `complete_furniture` come before. Facts with provenance estimated are not read: they are ours.
[[nodiscard]] Body estimate_body(const Facts& facts, const Population& population);

// Writes one body into the [person] facts that were not described.
void place_body(Facts& facts, const Body& body, const BodyState& state);

// For the report, in the order of body_facts.
struct BodyDimension {
    std::string_view name;  // "popliteal_height_cm"
    double value = 0;
    double sd = 0;
    Provenance provenance = Provenance::estimated;
};
[[nodiscard]] std::vector<BodyDimension> dimensions_of(const Body& body);

}  // namespace ergoaudit
