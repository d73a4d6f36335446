// What was measured, as a list of observations; each conditions the survey's normal distribution by a rank-one update
// (the chain rule: log-likelihood and Mahalanobis distance are sums over the innovations). Only estimate_body,
// place_body and dimensions_of are seen from outside.

#include "ergoaudit/body/estimate.hpp"

#include "ergoaudit/body/chi_square.hpp"
#include "ergoaudit/body/furniture.hpp"
#include "ergoaudit/body/geometry.hpp"
#include "ergoaudit/body/known.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ergoaudit {

namespace {

// One measured number: quantity = value ± noise.
struct Observation {
    Fact fact;
    Quantity quantity;
    Known value;
    double noise_sd = 0;
};

// Weight tells about the rest of the body, but is too skewed to say how rare a body is.
bool judges_the_body(const Observation& o) { return o.fact != "person.weight_kg"_fact; }

// Below this variance (cm²) a quantity is already determined by others.
constexpr double determined_variance = 1e-9;
// Beyond this (cm, kg) a number is no body's, whatever put it there.
constexpr double no_body_cm = 1e4;

std::vector<Observation> direct_observations(const Facts& facts, const Allowances& allowances) {
    std::vector<Observation> result;
    for (const BodyFact& row : body_facts) {
        const Known value = known(facts, row.fact);
        if (!value.is_known() || value.from == Provenance::estimated) continue;
        result.push_back({row.fact, row.quantity, value});
        if (row.fact == "person.stature_cm"_fact && facts.says("person.stature_self_reported"_fact)) {
            result.back().value = value - allowances.self_reported_stature_bias_cm;
            result.back().noise_sd = allowances.self_reported_stature_sd_cm;
        }
    }
    return result;
}

// Elbow and eye from the floor as the person sits: with the seat they give the dimensions above the seat, of somebody
// upright. What judges the body comes first.
std::vector<Observation> observations(const Facts& facts, const Allowances& allowances) {
    std::vector<Observation> result = direct_observations(facts, allowances);
    const Known seat = known(facts, "chair.seat_height_cm"_fact);
    const Known elbow = known(facts, "person.seated_elbow_from_floor_cm"_fact) - seat;
    const Known eye =
        known(facts, "person.seated_eye_from_floor_cm"_fact) - seat + known(facts, "person.slump_cm"_fact);
    if (elbow.is_known())
        result.push_back({"person.seated_elbow_from_floor_cm"_fact, Dimension::elbow_rest_height, elbow});
    if (eye.is_known()) result.push_back({"person.seated_eye_from_floor_cm"_fact, Dimension::eye_height_sitting, eye});
    std::erase_if(result, [](const Observation& o) { return !(std::abs(o.value.value) < no_body_cm); });
    std::stable_partition(result.begin(), result.end(), judges_the_body);
    return result;
}

BodyNormal prior_of(Sex sex, const Population& population, bool civilian) {
    BodyNormal prior;
    const SexTable& table = population.sex[static_cast<std::size_t>(sex)];
    for (std::size_t i = 0; i < survey_size && i < table.mean.size(); ++i) {
        prior.mean[i] = table.mean[i];
        for (std::size_t j = 0; j < survey_size; ++j) prior.covariance[i][j] = table.covariance[i * survey_size + j];
    }
    const auto spread = [&](Dimension offset, double sd_cm) {
        const auto i = static_cast<std::size_t>(offset);
        prior.covariance[i][i] = civilian ? sd_cm * sd_cm : 0;
    };
    spread(Dimension::popliteal_height_offset, population.systematic.popliteal_height_sd_cm);
    spread(Dimension::thigh_clearance_offset, population.systematic.thigh_clearance_sd_cm);
    spread(Dimension::elbow_height_standing_offset, population.systematic.elbow_height_standing_sd_cm);
    return prior;
}

// A normal conditioned on observations, with what they said on the way.
struct Conditioned {
    BodyNormal normal;
    double log_likelihood = 0;
    double distance_squared = 0;  // Mahalanobis
    int freedom = 0;              // observations that told something
};

void observe(Conditioned& c, const Observation& o) {
    const BodyState direction = c.normal.covariance_with(o.quantity);
    const double variance = o.quantity.of(direction) + o.noise_sd * o.noise_sd;
    if (!(variance > determined_variance)) return;
    const double innovation = o.value.value - o.quantity.of(c.normal.mean);
    for (std::size_t i = 0; i < state_size; ++i) {
        const double gain = direction[i] / variance;
        c.normal.mean[i] += gain * innovation;
        for (std::size_t j = 0; j < state_size; ++j) c.normal.covariance[i][j] -= gain * direction[j];
    }
    c.log_likelihood -= 0.5 * (std::log(2 * std::numbers::pi * variance) + innovation * innovation / variance);
    c.distance_squared += innovation * innovation / variance;
    ++c.freedom;
}

std::vector<Sex> possible_sexes(const Facts& facts) {
    if (facts.is("person.sex=female"_choice)) return {Sex::female};
    if (facts.is("person.sex=male"_choice)) return {Sex::male};
    return {Sex::female, Sex::male};
}

// Weights in proportion to the likelihoods, whose logarithms stand in the weights; the best gets exp(0), so that the
// least likely body still has weights.
void weigh(std::vector<Body::Component>& components) {
    double best = components.front().weight;
    for (const Body::Component& c : components) best = std::max(best, c.weight);
    double sum = 0;
    for (Body::Component& c : components) sum += c.weight = std::exp(c.weight - best);
    for (Body::Component& c : components) c.weight /= sum;
}

double tail_of(const Conditioned& c) { return chi_square_tail(c.distance_squared, c.freedom); }

// The tail of the measured set without one of them, for the sex it suits better.
double plausibility_without(std::size_t without, const std::vector<BodyNormal>& priors,
                            const std::vector<Observation>& measured) {
    double best = 0;
    for (const BodyNormal& prior : priors) {
        Conditioned c{prior};
        for (std::size_t i = 0; i < measured.size(); ++i)
            if (i != without && judges_the_body(measured[i])) observe(c, measured[i]);
        best = std::max(best, tail_of(c));
    }
    return best;
}

// The measure without which the others suit best.
std::optional<Fact> find_slip(const std::vector<BodyNormal>& priors, const std::vector<Observation>& measured) {
    std::optional<Fact> slip;
    double best = -1;
    for (std::size_t i = 0; i < measured.size() && judges_the_body(measured[i]); ++i) {
        const double tail = plausibility_without(i, priors, measured);
        if (tail > best) {
            best = tail;
            slip = measured[i].fact;
        }
    }
    return slip;
}

// What was described keeps its own provenance; what follows without spread has the weakest of what was measured, and
// the two dimensions measured from the floor that of their own measures.
void set_provenance(Body& body, const Facts& facts, const std::vector<Observation>& measured) {
    Provenance weakest = Provenance::measured;
    for (const Observation& o : measured) weakest = weaker(weakest, o.value.from);
    for (std::size_t i = 0; i < body_fact_count; ++i) {
        const BodyFact& row = body_facts[i];
        const Known value = known(facts, row.fact);
        body.described[i] = value.is_known() && value.from != Provenance::estimated;
        const bool stays = body.described[i] && std::abs(value.value) < no_body_cm &&
                           row.fact != "person.stature_cm"_fact;  // which may be corrected
        body.told[i] = stays ? value.value : unknown;
        const bool determined = std::ranges::all_of(body.components, [&](const Body::Component& c) {
            return c.given.variance(row.quantity) <= determined_variance;
        });
        body.provenance[i] = body.described[i] ? value.from : determined ? weakest : Provenance::estimated;
    }
    for (const Observation& o : measured) {
        if (o.fact == "person.seated_elbow_from_floor_cm"_fact) {
            const std::size_t i = body_fact_index("person.elbow_rest_height_cm"_fact);
            if (!body.described[i]) body.provenance[i] = o.value.from;
        } else if (o.fact == "person.seated_eye_from_floor_cm"_fact) {
            const std::size_t i = body_fact_index("person.eye_height_sitting_cm"_fact);
            if (!body.described[i]) body.provenance[i] = o.value.from;
        }
    }
}

// What was measured although the other measures leave it no room: heights of the eye that differ by more than the legs.
std::optional<Fact> contradicted(const Body& body, const std::vector<Observation>& measured, double within_cm) {
    const BodyState mean = body.mean();
    for (const Observation& o : measured) {
        const bool is_direct = std::ranges::find(body_facts, o.fact, &BodyFact::fact) != std::end(body_facts);
        if (is_direct && o.noise_sd == 0 && judges_the_body(o) &&
            std::abs(o.value.value - o.quantity.of(mean)) > within_cm)
            return o.fact;
    }
    return std::nullopt;
}

Body body_given(const std::vector<Observation>& measured, const Facts& facts, const Population& population) {
    const bool civilian = !facts.is("person.population=ansur2"_choice);

    Body body;
    double plausibility = 0;  // the tail of the measured set for the sex it suits better
    const std::vector<Sex> sexes = possible_sexes(facts);
    body.components.reserve(sexes.size());
    for (const Sex sex : sexes) {
        Conditioned c{prior_of(sex, population, civilian)};
        std::size_t next = 0;
        while (next < measured.size() && judges_the_body(measured[next])) observe(c, measured[next++]);
        plausibility = std::max(plausibility, tail_of(c));
        while (next < measured.size()) observe(c, measured[next++]);
        body.components.push_back({sex, c.log_likelihood, c.normal});
    }
    weigh(body.components);
    set_provenance(body, facts, measured);
    if (plausibility < population.allowances.slip_tail && !facts.says("person.body_confirmed"_fact)) {
        std::vector<BodyNormal> priors;
        for (const Sex sex : possible_sexes(facts)) priors.push_back(prior_of(sex, population, civilian));
        body.measure_again = find_slip(priors, measured);
    } else if (!facts.says("person.body_confirmed"_fact)) {
        body.measure_again = contradicted(body, measured, population.allowances.told_twice_within_cm);
    }
    return body;
}

// By how much an eye is lower than that of the same body upright, by the chain of geometry.hpp: what is between hip and
// shoulder leans.
double lost_by_leaning_cm(const Body& body, const Facts& facts, const BodyGeometry& geometry) {
    const BodyState mean = body.mean();
    const auto dimension = [&](Fact fact) { return body_facts[body_fact_index(fact)].quantity.of(mean); };
    const double hip = geometry.hip_share_of_thigh_clearance * dimension("person.thigh_clearance_cm"_fact);
    const double slump = geometry.shoulder_share_of_slump * facts.value("person.slump_cm"_fact);
    const double recline_deg = trunk_recline_deg(facts).or_else(0).value;
    return (1 - cos_deg(recline_deg)) * (dimension("person.acromial_height_sitting_cm"_fact) - hip - slump);
}

}  // namespace

BodyState Body::mean() const {
    BodyState result{};
    for (const Component& c : components)
        for (std::size_t i = 0; i < state_size; ++i) result[i] += c.weight * c.given.mean[i];
    return result;
}

double Body::sd(const Quantity& quantity) const {
    const double middle = quantity.of(mean());
    double variance = 0;
    for (const Component& c : components) {
        const double away = quantity.of(c.given.mean) - middle;
        variance += c.weight * (c.given.variance(quantity) + away * away);
    }
    return std::sqrt(std::max(variance, 0.0));
}

// How much an eye loses by leaning is known once the body is, and the body once that is known: a few rounds settle it,
// each of which is off by less than a tenth of the one before. So the body is the same whatever recline it was measured
// at.
Body estimate_body(const Facts& facts, const Population& population) {
    std::vector<Observation> measured = observations(facts, population.allowances);
    Body body = body_given(measured, facts, population);
    const auto eye = std::ranges::find(measured, "person.seated_eye_from_floor_cm"_fact,
                                       [](const Observation& o) { return o.fact; });
    if (eye == measured.end()) return body;
    const double upright = eye->value.value;
    for (int round = 0; round < 20; ++round) {
        const double leaning = upright + lost_by_leaning_cm(body, facts, population.geometry);
        if (std::abs(leaning - eye->value.value) < 1e-9) break;
        eye->value.value = leaning;
        body = body_given(measured, facts, population);
    }
    return body;
}

void place_body(Facts& facts, const Body& body, const BodyState& state) {
    for (std::size_t i = 0; i < body_fact_count; ++i)
        if (!body.described[i])
            write(facts, body_facts[i].fact, {body_facts[i].quantity.of(state), body.provenance[i]});
}

std::vector<BodyDimension> dimensions_of(const Body& body) {
    std::vector<BodyDimension> result;
    const BodyState mean = body.mean();
    for (std::size_t i = 0; i < body_fact_count; ++i) {
        const BodyFact& row = body_facts[i];
        const double sd = body.sd(row.quantity);
        result.push_back({last_part(row.fact.info().path),
                          std::isnan(body.told[i]) ? row.quantity.of(mean) : body.told[i],
                          sd * sd > determined_variance ? sd : 0, body.provenance[i]});
    }
    return result;
}

}  // namespace ergoaudit
