// The few fixed bodies against many random ones.
#include "ergoaudit/body/sigma_points.hpp"

#include "tests/body/people.hpp"
#include "tests/support/cases.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include <Eigen/Dense>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::description;
using testing::Said;
using testing::say;
using testing::shipped;

// Every derived fact of postures and views of the main screen, and what it is called.
struct Measure {
    std::string name;
    Row row;
    bool linear;  // in the body, on every description below
};

std::vector<Measure> measures() {
    std::vector<Measure> result;
    for (std::uint16_t f = 0; f < fact_count; ++f) {
        const Fact fact{f};
        const FactInfo& info = fact.info();
        if (info.group != Group::posture && info.group != Group::view) continue;
        const bool linear =
            info.unit == Unit::cm && !info.path.ends_with("_reach_cm") && !info.path.ends_with("distance_cm");
        for (const std::uint8_t posture : {sitting, standing})
            result.push_back({std::string(info.path) + (posture ? "@standing" : ""), row_of(fact, {.posture = posture}),
                              linear || info.path == "posture.near_reach_cm"});
    }
    return result;
}

Facts office(std::initializer_list<Said> more) {
    Facts facts = description({{"person.sex", "female"},
                               {"person.stature_cm", 168},
                               {"chair.seat_height_cm", 45},
                               {"chair.seat_depth_cm", 43},
                               {"chair.armrest_height_cm", 22},
                               {"desk.height_cm", 72},
                               {"desk.kind", "sit-stand"},
                               {"desk.standing_height_cm", 105},
                               {"desk.legroom_depth_cm", 60},
                               {"desk.backrest_to_edge_cm", 27},
                               {"screen.diagonal_in", 27},
                               {"screen.top_height_cm", 120},
                               {"screen.distance_cm", 68},
                               {"screen.character_height_mm", 3.2},
                               {"keyboard.slope_deg", 4},
                               {"keyboard.distance_from_edge_cm", 18},
                               {"mouse.distance_from_edge_cm", 18},
                               {"mouse.lateral_offset_cm", 38}});
    for (const Said& said : more) say(facts, said);
    return facts;
}

std::vector<Facts> workstations() {
    Facts both_sexes = office({});
    both_sexes.forget("person.sex"_fact);
    Facts nobody = both_sexes;
    nobody.forget("person.stature_cm"_fact);
    return {office({}),
            office({{"person.population", "ansur2"}}),
            both_sexes,
            nobody,
            office({{"person.sex", "male"}, {"person.stature_cm", 188}, {"chair.seat_height_cm", 50}}),
            office({{"person.weight_kg", 95}, {"person.popliteal_height_cm", 41}}),
            office({{"person.seated_elbow_from_floor_cm", 67}, {"person.seated_eye_from_floor_cm", 114}}),
            office({{"person.stature_self_reported", 1}, {"chair.backrest_recline_deg", 15}}),
            office({{"keyboard.surface", "tray"}, {"keyboard.tray_height_cm", 66}, {"keyboard.tray_thickness_cm", 2}}),
            office({{"screen.kind", "laptop"},
                    {"screen.diagonal_in", 14},
                    {"screen.top_height_cm", 92},
                    {"screen.distance_cm", 52},
                    {"screen.tilt_deg", 20}}),
            office({{"keyboard.surface", "lap"}, {"chair.seat_height_cm", 40}}),
            office({{"screen.lateral_offset_cm", 25}, {"screen.yaw_deg", 15}, {"observed.elbow_above_desk_cm", -3}})};
}

struct Case {
    Facts facts;
    Derivation start;
    SigmaBodies points;
    std::vector<std::vector<double>> values;  // by measure, then point
};

Case worked_out(Facts facts, const std::vector<Measure>& list) {
    Derivation start = derive(facts, shipped());
    SigmaBodies points(start.body, all_axes);
    std::vector<std::vector<double>> values(list.size(), std::vector<double>(points.size()));
    Facts row = facts;
    for (std::size_t i = 0; i < points.size(); ++i) {
        place_body(row, start.body, points.state(i));
        derive_postures(row, shipped(), start.found);
        for (std::size_t m = 0; m < list.size(); ++m) values[m][i] = row[list[m].row];
    }
    return {facts, std::move(start), std::move(points), std::move(values)};
}

// Random bodies of a component, by a square root of its whole covariance.
class Crowd {
  public:
    Crowd(const Body& body, unsigned seed) : body_(body), random_(seed) {
        for (const Body::Component& c : body.components) {
            Eigen::MatrixXd covariance(state_size, state_size);
            for (std::size_t i = 0; i < state_size; ++i)
                for (std::size_t j = 0; j < state_size; ++j)
                    covariance(Eigen::Index(i), Eigen::Index(j)) = c.given.covariance[i][j];
            const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
            roots_.push_back(solver.eigenvectors() * solver.eigenvalues().cwiseMax(0).cwiseSqrt().asDiagonal());
        }
    }

    BodyState next() {
        const double u = std::uniform_real_distribution<double>()(random_);
        const std::size_t c = body_.components.size() > 1 && u >= body_.components[0].weight ? 1 : 0;
        Eigen::VectorXd z(state_size);
        for (Eigen::Index i = 0; i < z.size(); ++i) z[i] = normal_(random_);
        const Eigen::VectorXd away = roots_[c] * z;
        BodyState state = body_.components[c].given.mean;
        for (std::size_t i = 0; i < state_size; ++i) state[i] += away[Eigen::Index(i)];
        return state;
    }

  private:
    const Body& body_;
    std::mt19937_64 random_;
    std::normal_distribution<double> normal_;
    std::vector<Eigen::MatrixXd> roots_;
};

double below(double limit, const Spread& s) {
    if (s.sd < 1e-6) return s.mean < limit ? 1 : 0;
    return 0.5 * std::erfc((s.mean - limit) / s.sd / std::numbers::sqrt2);
}

// The interval that a rule might ask for: from a little below the middle to half a standard deviation above.
struct Interval {
    double from, to;
};

double share_inside(const Case& c, const std::vector<double>& values, Interval band) {
    double share = 0;
    for (std::size_t i = 0; i < c.points.components(); ++i) {
        const Spread part = c.points.spread(values, i);
        share += c.points.weight(i) * (below(band.to, part) - below(band.from, part));
    }
    return share;
}

struct Tally {
    std::size_t known = 0, inside = 0;
    double sum = 0, squares = 0;  // of the distance from the predicted mean

    void add(double value, double origin, Interval band) {
        if (std::isnan(value)) return;
        ++known;
        sum += value - origin;
        squares += (value - origin) * (value - origin);
        inside += value >= band.from && value <= band.to;
    }
    [[nodiscard]] double mean() const { return sum / static_cast<double>(known); }
    [[nodiscard]] double sd() const {
        return std::sqrt(std::max(squares / static_cast<double>(known) - mean() * mean(), 0.0));
    }
};

TEST(SigmaBodies, AgreeWithManyRandomBodies) {
    const std::vector<Measure> list = measures();
    const std::vector<Facts> described = workstations();
    const std::size_t bodies = testing::cases(1'000'000);  // of each workstation
    std::size_t compared = 0;
    for (std::size_t w = 0; w < described.size(); ++w) {
        const Case c = worked_out(described[w], list);
        std::vector<Spread> predicted;
        std::vector<Interval> bands;
        for (const std::vector<double>& values : c.values) {
            predicted.push_back(c.points.spread(values));
            bands.push_back(
                {predicted.back().mean - predicted.back().sd, predicted.back().mean + predicted.back().sd / 2});
        }
        std::vector<Tally> tallies(list.size());
        Crowd crowd(c.start.body, 7 + static_cast<unsigned>(w));
        Facts row = c.facts;
        for (std::size_t n = 0; n < bodies; ++n) {
            place_body(row, c.start.body, crowd.next());
            derive_postures(row, shipped(), c.start.found);
            for (std::size_t m = 0; m < list.size(); ++m) tallies[m].add(row[list[m].row], predicted[m].mean, bands[m]);
        }
        for (std::size_t m = 0; m < list.size(); ++m) {
            const Tally& tally = tallies[m];
            // an arm out of reach for more than a few is another question than how sure an angle is
            if (std::isnan(predicted[m].mean) || tally.known < bodies - bodies / 200) continue;
            ++compared;
            const double four_errors = 4 * predicted[m].sd / std::sqrt(2.0 * static_cast<double>(bodies));
            // Bent measures: with a million bodies each, all but the arm's angles are within 0.05; those miss by up to
            // 2.4 % of their spread (0.27 degrees of 11, arms nearly stretched), for which 3 % are allowed.
            const bool is_of_the_arm = list[m].name.find("elbow_angle") != std::string::npos ||
                                       list[m].name.find("shoulder_flexion") != std::string::npos ||
                                       list[m].name.find("forearm_pitch") != std::string::npos ||
                                       list[m].name.find("wrist_extension") != std::string::npos;
            const double bent = is_of_the_arm ? 0.03 * predicted[m].sd : 0;
            EXPECT_NEAR(tally.sd(), predicted[m].sd, 0.05 + bent + four_errors) << list[m].name << " at " << w;
            if (predicted[m].sd < 1e-6) continue;
            EXPECT_NEAR(static_cast<double>(tally.inside) / static_cast<double>(tally.known),
                        share_inside(c, c.values[m], bands[m]), list[m].linear ? 0.02 : 0.05)
                << list[m].name << " at " << w;
        }
    }
    EXPECT_GT(compared, 300u);
}

TEST(SigmaBodies, AreExactForWhatIsLinear) {
    for (const Facts& facts : workstations()) {
        const Case c = worked_out(facts, {});
        for (const BodyFact& one : body_facts) {
            if (one.moves == Moves::nothing) continue;
            std::vector<double> values;
            for (std::size_t i = 0; i < c.points.size(); ++i) values.push_back(one.quantity.of(c.points.state(i)));
            EXPECT_NEAR(c.points.spread(values).mean, one.quantity.of(c.start.body.mean()), 1e-7);
            EXPECT_NEAR(c.points.spread(values).sd, c.start.body.sd(one.quantity), 1e-4);
        }
    }
}

TEST(SigmaBodies, StartEachComponentWithItsCentre) {
    Facts facts = description({{"person.stature_cm", 170}});
    const Body body = estimate_body(facts, shipped());
    const SigmaBodies points(body, all_axes);
    ASSERT_EQ(points.components(), 2u);
    EXPECT_EQ(points.size(), 2 * points.axes(0) + 1 + 2 * points.axes(1) + 1);
    EXPECT_LE(points.size(), 100u);
    EXPECT_EQ(points.state(0), body.components[0].given.mean);
    const std::size_t second = 2 * points.axes(0) + 1;
    EXPECT_EQ(points.state(second), body.components[1].given.mean);
}

TEST(SigmaBodies, HaveNoAxisForWhatIsMeasured) {
    Facts facts = description({{"person.sex", "male"}, {"person.stature_cm", 180}});
    const std::size_t before = SigmaBodies(estimate_body(facts, shipped()), all_axes).axes(0);
    say(facts, {"person.thigh_clearance_cm", 18});
    say(facts, {"person.knee_height_sitting_cm", 57});
    EXPECT_EQ(SigmaBodies(estimate_body(facts, shipped()), all_axes).axes(0), before - 2);
}

TEST(Spread, AnUnknownEndDropsItsAxisAndAnUnknownCentreAll) {
    const Body body = estimate_body(description({{"person.sex", "male"}, {"person.stature_cm", 180}}), shipped());
    const SigmaBodies points(body, all_axes);
    std::vector<double> values(points.size(), 10);
    values[1] = 10 + std::numbers::sqrt3;
    values[2] = 10 - std::numbers::sqrt3;
    EXPECT_NEAR(points.spread(values).sd, 1, 1e-12);
    values[3] = unknown;
    values[4] = 50;
    EXPECT_NEAR(points.spread(values).sd, 1, 1e-12);
    EXPECT_NEAR(points.spread(values).mean, 10, 1e-12);
    values[0] = unknown;
    EXPECT_TRUE(std::isnan(points.spread(values).mean));
}

// z² of a standard normal z has mean 1 and variance 2.
TEST(Spread, OfASquareIsExact) {
    const Body body = estimate_body(description({{"person.sex", "male"}, {"person.stature_cm", 180}}), shipped());
    const SigmaBodies points(body, all_axes);
    std::vector<double> values(points.size(), 0);
    values[1] = values[2] = 3;
    EXPECT_NEAR(points.spread(values).mean, 1, 1e-12);
    EXPECT_NEAR(points.spread(values).sd, std::numbers::sqrt2, 1e-12);
}

// Against a sum over thin slices of the normal.
TEST(Spread, HeldWithinEndsHasWhatIsBeyondThemAtThem) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const Spread normal{2, 1.5};
    for (const double from : {-infinite, -40.0, -1.0, 1.9, 2.0, 5.0})
        for (const double to : {-30.0, -2.0, 2.0, 2.5, 4.0, 50.0, infinite}) {
            if (from > to) continue;
            double share = 0, mean = 0, square = 0;
            for (double z = -9; z < 9; z += 1e-4) {
                const double slice = std::exp(-z * z / 2);
                const double value = std::clamp(normal.mean + normal.sd * z, from, to) - normal.mean;
                share += slice;
                mean += slice * value;
                square += slice * value * value;
            }
            mean /= share;
            const Spread held = held_within({.from = from, .to = to}, normal);
            EXPECT_NEAR(held.mean, normal.mean + mean, 1e-6) << from << " to " << to;
            EXPECT_NEAR(held.sd, std::sqrt(std::max(square / share - mean * mean, 0.0)), 2e-6) << from << " to " << to;
        }
    EXPECT_EQ(held_within({}, normal).sd, normal.sd);
    EXPECT_EQ(held_within({.to = 1}, {2, 0}).mean, 1);
}

// Bodies at random: what was seen holds what lengths say within the ends, and changes nothing between them.
TEST(Ends, OfFeetAreThoseOfEveryBody) {
    std::size_t beyond = 0;
    for (const double feet : {0.0, 1.0, 2.0})
        for (const double seat_cm : {38.0, 43.0, 46.0, 52.0}) {
            Facts seen = office({{"chair.seat_height_cm", seat_cm}});
            seen.set("observed.feet"_fact, feet, Provenance::observed);
            const Derivation start = derive(seen, shipped());
            const Ends ends = ends_of_seat_above_legs(seen, shipped().geometry, start.found);
            EXPECT_EQ(ends.exist(), !seen.is("observed.feet=tucked"_choice));
            Crowd crowd(start.body, 3);
            Facts unseen = seen;
            unseen.forget("observed.feet"_fact);
            const Row above = row_of("posture.seat_above_legs_cm"_fact, {.posture = sitting});
            for (std::size_t n = 0; n < testing::cases(2000); ++n) {
                const BodyState state = crowd.next();
                for (Facts* facts : {&seen, &unseen}) {
                    place_body(*facts, start.body, state);
                    derive_postures(*facts, shipped(), start.found);
                }
                EXPECT_EQ(seen[above], std::clamp(unseen[above], ends.from, ends.to)) << feet << " at " << seat_cm;
                beyond += seen[above] != unseen[above];
            }
        }
    EXPECT_GT(beyond, testing::cases(2000));
}

// Where it has changed since, what was seen need not hold any more, nor for every body alike.
TEST(Ends, AreNotKnownForASeatThatMovedSince) {
    Facts facts = office({{"chair.seat_height_cm", 43}});
    facts.set("observed.feet"_fact, 0, Provenance::observed);
    const Derivation start = derive(facts, shipped());
    EXPECT_TRUE(ends_of_seat_above_legs(facts, shipped().geometry, start.found).exist());
    facts.set("chair.seat_height_cm"_fact, 44, Provenance::measured);
    EXPECT_FALSE(ends_of_seat_above_legs(facts, shipped().geometry, start.found).exist());
}

TEST(SettledShare, IsOneForTheSameMeasureAndWhatConditioningSays) {
    Facts facts = description({{"person.sex", "male"},
                               {"person.population", "ansur2"},
                               {"person.stature_cm", 175},
                               {"chair.seat_height_cm", 45}});
    const Body body = estimate_body(facts, shipped());
    const SigmaBodies points(body, all_axes);
    const auto on_points = [&](const Quantity& q) {
        std::vector<double> values;
        for (std::size_t i = 0; i < points.size(); ++i) values.push_back(q.of(points.state(i)));
        return values;
    };
    const std::vector<double> elbow = on_points(Dimension::elbow_rest_height);
    EXPECT_NEAR(points.settled_share(elbow, elbow), 1, 1e-9);

    const Body better = [&] {
        Facts more = facts;
        say(more, {"person.eye_height_sitting_cm", 81});
        return estimate_body(more, shipped());
    }();
    const double ratio = better.sd(Dimension::elbow_rest_height) / body.sd(Dimension::elbow_rest_height);
    EXPECT_NEAR(points.settled_share(on_points(Dimension::eye_height_sitting), elbow), 1 - ratio * ratio, 1e-6);
    EXPECT_EQ(points.settled_share(on_points(Dimension::stature), elbow), 0);  // measured already
}

}  // namespace
}  // namespace ergoaudit
