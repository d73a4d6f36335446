#pragma once
// The dimensions of a body: what the survey measured, what differs between surveys, and which facts they are.
//
// A body is a point in 34 numbers, `BodyState`: 31 dimensions of the survey and 3 offsets between surveys (0 for
// soldiers). Every fact about a body is a sum of a few of them, `Quantity`; so all that is linear stays exact.

#include "ergoaudit/facts/fact.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace ergoaudit {

// cm, weight in kg; in the order of the tables.
enum class Dimension : std::uint8_t {
    stature,
    weight,
    sitting_height,
    eye_height_sitting,
    acromial_height_sitting,
    elbow_rest_height,
    popliteal_height,
    knee_height_sitting,
    buttock_popliteal_length,
    buttock_knee_length,
    thigh_clearance,
    hip_breadth_sitting,
    forearm_forearm_breadth,
    biacromial_breadth,
    bideltoid_breadth,
    acromion_radiale_length,
    shoulder_elbow_length,
    radiale_stylion_length,
    hand_length,
    forearm_hand_length,
    forearm_center_of_grip_length,
    thumbtip_reach,
    abdominal_extension_depth_sitting,
    interpupillary_breadth,
    cervicale_height_standing,
    trochanterion_height,
    lateral_femoral_epicondyle_height,
    lateral_malleolus_height,
    tragion_top_of_head,
    foot_length,
    head_length,
    // offsets between surveys
    popliteal_height_offset,
    thigh_clearance_offset,
    elbow_height_standing_offset,
};

inline constexpr std::size_t survey_size = 31;
inline constexpr std::size_t state_size = 34;

// As the survey's file names them (survey_size).
inline constexpr std::array<std::string_view, survey_size> dimension_names = {
    "stature",
    "weight",
    "sitting_height",
    "eye_height_sitting",
    "acromial_height_sitting",
    "elbow_rest_height",
    "popliteal_height",
    "knee_height_sitting",
    "buttock_popliteal_length",
    "buttock_knee_length",
    "thigh_clearance",
    "hip_breadth_sitting",
    "forearm_forearm_breadth",
    "biacromial_breadth",
    "bideltoid_breadth",
    "acromion_radiale_length",
    "shoulder_elbow_length",
    "radiale_stylion_length",
    "hand_length",
    "forearm_hand_length",
    "forearm_center_of_grip_length",
    "thumbtip_reach",
    "abdominal_extension_depth_sitting",
    "interpupillary_breadth",
    "cervicale_height_standing",
    "trochanterion_height",
    "lateral_femoral_epicondyle_height",
    "lateral_malleolus_height",
    "tragion_top_of_head",
    "foot_length",
    "head_length",
};

using BodyState = std::array<double, state_size>;  // by Dimension

// A signed sum of dimensions.
struct Quantity {
    struct Term {
        Dimension of = Dimension::stature;
        double times = 0;
    };
    std::array<Term, 5> terms{};
    std::uint8_t count = 0;

    constexpr Quantity(Dimension d) { terms[count++] = {d, 1}; }  // NOLINT: a dimension is a quantity
    constexpr Quantity(std::initializer_list<Term> sum) {
        for (const Term& term : sum) terms[count++] = term;
    }

    [[nodiscard]] constexpr double of(const BodyState& body) const {
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i) sum += terms[i].times * body[static_cast<std::size_t>(terms[i].of)];
        return sum;
    }
};

// A normal distribution of bodies.
struct BodyNormal {
    BodyState mean{};
    std::array<BodyState, state_size> covariance{};  // row by row (state_size × state_size), symmetric

    [[nodiscard]] double variance(const Quantity& quantity) const;
    // Covariance of the quantity with every dimension.
    [[nodiscard]] BodyState covariance_with(const Quantity& quantity) const;
};

// Which postures are derived from a fact of [person].
enum class Moves : std::uint8_t {
    nothing,
    postures,  // sitting, some standing too
    standing,  // standing only
    itself,    // none: rules compare furniture with it directly
};

// What a fact of [person] is made of, and what its derivation moves.
struct BodyFact {
    Fact fact;
    Quantity quantity;
    Moves moves = Moves::nothing;
};

// clang-format off
inline constexpr BodyFact body_facts[] = {
    {"person.stature_cm"_fact, Dimension::stature},
    {"person.weight_kg"_fact, Dimension::weight},
    {"person.sitting_height_cm"_fact, Dimension::sitting_height},
    {"person.eye_height_sitting_cm"_fact, Dimension::eye_height_sitting, Moves::postures},
    {"person.acromial_height_sitting_cm"_fact, Dimension::acromial_height_sitting, Moves::postures},
    {"person.elbow_rest_height_cm"_fact, Dimension::elbow_rest_height, Moves::postures},
    {"person.popliteal_height_cm"_fact, {{Dimension::popliteal_height, 1}, {Dimension::popliteal_height_offset, 1}}, Moves::postures},
    {"person.knee_height_sitting_cm"_fact, Dimension::knee_height_sitting, Moves::postures},
    {"person.buttock_popliteal_length_cm"_fact, Dimension::buttock_popliteal_length, Moves::postures},
    {"person.buttock_knee_length_cm"_fact, Dimension::buttock_knee_length, Moves::postures},
    {"person.thigh_clearance_cm"_fact, {{Dimension::thigh_clearance, 1}, {Dimension::thigh_clearance_offset, 1}}, Moves::postures},
    {"person.hip_breadth_sitting_cm"_fact, Dimension::hip_breadth_sitting, Moves::itself},
    {"person.forearm_forearm_breadth_cm"_fact, Dimension::forearm_forearm_breadth, Moves::itself},
    {"person.biacromial_breadth_cm"_fact, Dimension::biacromial_breadth, Moves::postures},
    {"person.bideltoid_breadth_cm"_fact, Dimension::bideltoid_breadth},
    {"person.acromion_radiale_length_cm"_fact, Dimension::acromion_radiale_length, Moves::postures},
    {"person.shoulder_elbow_length_cm"_fact, Dimension::shoulder_elbow_length, Moves::postures},
    {"person.radiale_stylion_length_cm"_fact, Dimension::radiale_stylion_length, Moves::postures},
    {"person.hand_length_cm"_fact, Dimension::hand_length, Moves::postures},
    {"person.forearm_hand_length_cm"_fact, Dimension::forearm_hand_length},
    {"person.forearm_center_of_grip_length_cm"_fact, Dimension::forearm_center_of_grip_length, Moves::postures},
    {"person.thumbtip_reach_cm"_fact, Dimension::thumbtip_reach, Moves::postures},
    {"person.abdominal_extension_depth_sitting_cm"_fact, Dimension::abdominal_extension_depth_sitting},
    {"person.trochanterion_height_cm"_fact, Dimension::trochanterion_height, Moves::postures},
    {"person.lateral_femoral_epicondyle_height_cm"_fact, Dimension::lateral_femoral_epicondyle_height, Moves::postures},
    {"person.lateral_malleolus_height_cm"_fact, Dimension::lateral_malleolus_height},
    {"person.eye_height_standing_cm"_fact, {{Dimension::stature, 1}, {Dimension::sitting_height, -1}, {Dimension::eye_height_sitting, 1}}, Moves::standing},
    {"person.elbow_height_standing_cm"_fact, {{Dimension::stature, 1}, {Dimension::sitting_height, -1}, {Dimension::acromial_height_sitting, 1}, {Dimension::shoulder_elbow_length, -1}, {Dimension::elbow_height_standing_offset, 1}}, Moves::standing},
};
// clang-format on
inline constexpr std::size_t body_fact_count = std::size(body_facts);

// The place of a fact in body_facts; body_fact_count when it is none of them.
[[nodiscard]] constexpr std::size_t body_fact_index(Fact fact) {
    for (std::size_t i = 0; i < body_fact_count; ++i)
        if (body_facts[i].fact == fact) return i;
    return body_fact_count;
}

}  // namespace ergoaudit
