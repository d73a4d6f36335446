// How sure the findings are against many random bodies, each placed and judged like the mean one.
// (That the few fixed bodies give the spread of single derived facts is shown in tests/body/sigma_points_test.cpp.)

#include "src/audit/workup.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/workstations.hpp"

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::cases;

struct Said {
    Fact fact;
    double value;
};

Description said(const std::vector<Said>& all) {
    Description description;
    description.where.resize(row_size);
    description.facts.set_screens(1);
    for (const auto& [fact, value] : all) description.facts.set(fact, value, Provenance::measured);
    return description;
}

// A whole office of which everything is known but the body.
Description office(std::vector<Said> more) {
    std::vector<Said> all = {{"person.stature_cm"_fact, 170},
                             {"chair.kind"_fact, 0},
                             {"chair.seat_height_cm"_fact, 46},
                             {"chair.seat_depth_cm"_fact, 43},
                             {"chair.armrest_height_cm"_fact, 23},
                             {"desk.height_cm"_fact, 72},
                             {"desk.legroom_depth_cm"_fact, 55},
                             {"desk.backrest_to_edge_cm"_fact, 27},
                             {"screen.diagonal_in"_fact, 24},
                             {"screen.top_height_cm"_fact, 118},
                             {"screen.distance_cm"_fact, 65},
                             {"keyboard.slope_deg"_fact, 4},
                             {"keyboard.distance_from_edge_cm"_fact, 14},
                             {"mouse.distance_from_edge_cm"_fact, 20},
                             {"mouse.lateral_offset_cm"_fact, 34},
                             {"mouse.side"_fact, 1}};
    all.insert(all.end(), more.begin(), more.end());
    return said(all);
}

const double aspect_21_9 = *choice_value("screen.aspect"_fact.info(), "21:9");
const double work_area_left = *choice_value("screen.work_area"_fact.info(), "left");

std::vector<Description> workstations() {
    return {office({{"person.sex"_fact, 0}, {"desk.standing_height_cm"_fact, 104}}),
            office({}),
            office({{"person.stature_cm"_fact, unknown}, {"screen.work_area"_fact, 0}}),
            office({{"desk.standing_height_cm"_fact, 104},
                    {"screen.diagonal_in"_fact, 34},
                    {"screen.aspect"_fact, aspect_21_9},
                    {"screen.lateral_offset_cm"_fact, 12},
                    {"screen.work_area"_fact, work_area_left},
                    {"screen.character_height_mm"_fact, 3.5}}),
            office({{"person.sex"_fact, 1},
                    {"person.stature_cm"_fact, 188},
                    {"person.weight_kg"_fact, 95},
                    {"person.eyewear.progressive"_fact, 1},
                    {"chair.backrest_recline_deg"_fact, 12}}),
            office({{"person.population"_fact, 1},
                    {"keyboard.surface"_fact, 1},
                    {"keyboard.tray_height_cm"_fact, 67},
                    {"keyboard.tray_thickness_cm"_fact, 2},
                    {"screen.lateral_offset_cm"_fact, 24},
                    {"screen.yaw_deg"_fact, 10}}),
            office({{"person.seated_elbow_from_floor_cm"_fact, 68},
                    {"person.popliteal_height_cm"_fact, 42},
                    {"screen.share"_fact, 0.5},
                    {"screen.lateral_offset_cm"_fact, -33},
                    {"screen.work_area"_fact, 2},
                    {"screen.tilt_deg"_fact, 18}})};
}

// Random bodies of what is known, by a Cholesky factor of each component's covariance. Written for this test.
class Crowd {
  public:
    Crowd(const Body& body, unsigned seed) : body_(body), random_(seed) {
        for (const Body::Component& one : body.components) factors_.push_back(factor(one.given.covariance));
    }

    BodyState next() {
        std::size_t c = 0;
        if (body_.components.size() > 1 && even_(random_) >= body_.components[0].weight) c = 1;
        BodyState state = body_.components[c].given.mean, drawn{};
        for (double& one : drawn) one = normal_(random_);
        for (std::size_t i = 0; i < state_size; ++i)
            for (std::size_t j = 0; j <= i; ++j) state[i] += factors_[c][i][j] * drawn[j];
        return state;
    }

  private:
    using Matrix = std::array<BodyState, state_size>;

    // Lower; a column whose variance is used up is 0.
    static Matrix factor(const Matrix& covariance) {
        Matrix lower{};
        for (std::size_t j = 0; j < state_size; ++j) {
            double rest = covariance[j][j];
            for (std::size_t k = 0; k < j; ++k) rest -= lower[j][k] * lower[j][k];
            if (!(rest > 1e-9)) continue;
            lower[j][j] = std::sqrt(rest);
            for (std::size_t i = j + 1; i < state_size; ++i) {
                double sum = covariance[i][j];
                for (std::size_t k = 0; k < j; ++k) sum -= lower[i][k] * lower[j][k];
                lower[i][j] = sum / lower[j][j];
            }
        }
        return lower;
    }

    const Body& body_;
    std::vector<Matrix> factors_;  // by component
    std::mt19937_64 random_;
    std::normal_distribution<double> normal_;
    std::uniform_real_distribution<double> even_;
};

struct Tally {
    std::size_t known = 0, inside = 0;
    double sum = 0, squares = 0;  // of the distance from the printed value

    void add(double measured, double printed, const Band& band) {
        if (std::isnan(measured)) return;
        ++known;
        inside += measured >= band.ideal.from && measured <= band.ideal.to;
        sum += measured - printed;
        squares += (measured - printed) * (measured - printed);
    }
    [[nodiscard]] double share() const { return static_cast<double>(inside) / static_cast<double>(known); }
    [[nodiscard]] double sd() const {
        const double mean = sum / static_cast<double>(known);
        return std::sqrt(std::max(squares / static_cast<double>(known) - mean * mean, 0.0));
    }
};

bool is_linear_in_the_body(const Rule& rule) {
    return rule.measure.unit == Unit::cm && rule.id != "mouse-within-reach" && rule.id != "screen-distance-fits";
}

bool depends_on_the_body(const Rule& rule) {
    if (rule.measure.empty()) return false;
    for (const Row row : rows_read(rule.measure, {})) {
        for (std::uint16_t i = 0; i < fact_count; ++i)
            if ((fact_rows[i].group == Group::posture || fact_rows[i].group == Group::view) && row_of(Fact{i}) == row)
                return true;
    }
    return false;
}

// The findings of one description that have a number, and what a crowd makes of them.
std::vector<Tally> tallies(const Description& description, const std::vector<const Finding*>& findings,
                           std::size_t bodies, unsigned seed) {
    const Population& population = shipped_knowledge().population;
    Workup workup = work_up(description, population, 0);
    Crowd crowd(workup.body, seed);
    std::vector<Tally> result(findings.size());
    for (std::size_t n = 0; n < bodies; ++n) {
        place_body(workup.facts, workup.body, crowd.next());
        derive_postures(workup.facts, population, workup.found);
        for (std::size_t i = 0; i < findings.size(); ++i)
            result[i].add(evaluate(findings[i]->rule->measure, workup.facts, findings[i]->at),
                          findings[i]->measured.value, findings[i]->rule->band);
    }
    return result;
}

TEST(Finding, is_as_sure_as_many_random_bodies_say) {
    const std::vector<Description> described = workstations();
    const std::size_t bodies = cases(1'000'000) / described.size();
    std::set<std::string_view> compared;
    for (std::size_t w = 0; w < described.size(); ++w) {
        const Audit result = audit(described[w], shipped_knowledge(), {});
        std::vector<const Finding*> numbered;
        for (const Finding& finding : result.findings)
            if (std::isfinite(finding.measured.value)) numbered.push_back(&finding);
        const std::vector<Tally> crowd = tallies(described[w], numbered, bodies, 11 + static_cast<unsigned>(w));
        for (std::size_t i = 0; i < numbered.size(); ++i) {
            const Finding& finding = *numbered[i];
            // an arm out of reach for more than a few is another question than how sure an angle is
            if (crowd[i].known < bodies - bodies / 200) continue;
            const double four_errors = 4 * finding.measured.sd / std::sqrt(2.0 * static_cast<double>(bodies));
            EXPECT_NEAR(finding.measured.sd, crowd[i].sd(), 0.05 + four_errors)
                << finding.rule->id << " " << finding.subject << " at " << w;
            if (!finding.probability_of_pass) {
                EXPECT_NEAR(crowd[i].sd(), 0, 1e-3) << finding.rule->id;
                continue;
            }
            EXPECT_NEAR(*finding.probability_of_pass, crowd[i].share(),
                        is_linear_in_the_body(*finding.rule) ? 0.02 : 0.05)
                << finding.rule->id << " " << finding.subject << " at " << w;
            compared.insert(finding.rule->id);
        }
    }
    // Same surface, same height; and a slant distance is measured, not estimated, by somebody who sits.
    for (const Rule& rule : shipped_knowledge().rules)
        if (depends_on_the_body(rule) && rule.id != "mouse-level-with-keyboard")
            EXPECT_TRUE(compared.contains(rule.id)) << rule.id << " was never compared";
}

// Feet that were seen flat rest, whatever the lengths: no body of the crowd has them hang.
TEST(Finding, is_as_sure_of_what_was_seen_as_many_random_bodies_say) {
    const std::size_t bodies = cases(200'000) / 10;
    const double flat = *choice_value("observed.feet"_fact.info(), "flat");
    std::size_t compared = 0;
    for (const double sex : {0.0, 1.0, unknown})
        for (const double stature_cm : {170.0, unknown})
            for (const double seat_cm : {38.0, 41.0, 43.0, 45.0, 47.0, 50.0}) {
                const Description description = office({{"person.sex"_fact, sex},
                                                        {"chair.seat_height_cm"_fact, seat_cm},
                                                        {"person.stature_cm"_fact, stature_cm},
                                                        {"observed.feet"_fact, flat}});
                const Audit result = audit(description, shipped_knowledge(), {});
                std::vector<const Finding*> about_feet;
                for (const Finding& finding : result.findings)
                    if (finding.rule->id == "seat-not-above-lower-legs" || finding.rule->id == "seat-not-too-low")
                        about_feet.push_back(&finding);
                ASSERT_EQ(about_feet.size(), 2u);
                const std::vector<Tally> crowd = tallies(description, about_feet, bodies, 5);
                for (std::size_t i = 0; i < about_feet.size(); ++i) {
                    if (!about_feet[i]->probability_of_pass) continue;
                    ++compared;
                    EXPECT_NEAR(*about_feet[i]->probability_of_pass, crowd[i].share(), 0.05)
                        << about_feet[i]->rule->id << ", seat " << seat_cm << ", sex " << sex << ", stature "
                        << stature_cm;
                    if (crowd[i].share() == 1) EXPECT_FALSE(about_feet[i]->unsure) << about_feet[i]->rule->id;
                }
            }
    EXPECT_GT(compared, 30u);
}

// Somebody who measured all of the body but a thing or two: then a measure bends along one axis or not at all.
void measure_all_but(Description& description, std::initializer_list<Fact> not_measured) {
    const BodyState mean = work_up(description, shipped_knowledge().population, 0).body.mean();
    for (const BodyFact& one : body_facts)
        if (one.moves != Moves::nothing && std::ranges::find(not_measured, one.fact) == not_measured.end())
            description.facts.set(one.fact, std::round(10 * one.quantity.of(mean)) / 10, Provenance::measured);
}

// What random people wrote, some of whom saw their feet rest or hang: also measures that bend, or that come to an end.
TEST(Finding, is_as_sure_at_any_workstation_as_many_random_bodies_say) {
    testing::WorkstationWriter writer(63);
    std::mt19937_64 random(64);
    const std::size_t bodies = cases(200'000) / 10;
    std::size_t compared = 0;
    for (std::size_t w = 0; w < cases(600); ++w) {
        const std::string text = writer.write();
        auto read = read_description(text, "desk.toml");
        if (!read.ok()) continue;
        Description& description = read.value();
        if (w % 2 == 1)
            measure_all_but(description,
                            {body_facts[random() % body_fact_count].fact, body_facts[random() % body_fact_count].fact});
        const Audit result = audit(description, shipped_knowledge(), {});
        std::vector<const Finding*> sure;
        for (const Finding& finding : result.findings)
            if (finding.probability_of_pass) sure.push_back(&finding);
        const std::vector<Tally> crowd = tallies(description, sure, bodies, 17 + static_cast<unsigned>(w));
        for (std::size_t i = 0; i < sure.size(); ++i) {
            const Finding& finding = *sure[i];
            if (crowd[i].known < bodies - bodies / 200) continue;
            ++compared;
            const double share = crowd[i].share();
            const double four_errors = 4 * std::sqrt(share * (1 - share) / static_cast<double>(bodies));
            EXPECT_NEAR(*finding.probability_of_pass, share,
                        (is_linear_in_the_body(*finding.rule) ? 0.02 : 0.05) + four_errors)
                << finding.rule->id << " " << finding.subject << " at " << w;
        }
    }
    EXPECT_GT(compared, cases(600));
}

// A gaze bends with the height of the eyes and with nothing else: it ends nowhere, and the tail beyond the farthest
// fixed body counts as every other.
TEST(Finding, is_as_sure_in_the_tail_of_what_bends_along_one_axis) {
    const std::size_t bodies = cases(400'000) / 10;
    std::size_t in_a_tail = 0;
    for (double top_cm = 95; top_cm < 130; top_cm += 0.5) {
        Description description = office({{"person.sex"_fact, 0}, {"screen.top_height_cm"_fact, top_cm}});
        measure_all_but(description, {"person.eye_height_sitting_cm"_fact});
        const Audit result = audit(description, shipped_knowledge(), {});
        std::vector<const Finding*> gazes;
        for (const Finding& finding : result.findings)
            if (finding.probability_of_pass && finding.rule->measure.unit == Unit::deg) gazes.push_back(&finding);
        const std::vector<Tally> crowd = tallies(description, gazes, bodies, 29);
        for (std::size_t i = 0; i < gazes.size(); ++i) {
            const double share = crowd[i].share();
            const double four_errors = 4 * std::sqrt(share * (1 - share) / static_cast<double>(bodies));
            EXPECT_NEAR(*gazes[i]->probability_of_pass, share, 0.004 + four_errors)
                << gazes[i]->rule->id << ", screen at " << top_cm;
            in_a_tail += share > 0.95 && share < 0.996;
        }
    }
    EXPECT_GT(in_a_tail, 2u);
}

// Somebody who stands at the distance given sitting: 70 cm stand for all beyond while the letters are large enough, and
// where they are not any more the distance itself is back.
TEST(Finding, is_as_sure_of_a_measure_that_takes_another_course_from_some_value_on) {
    const std::size_t bodies = cases(200'000) / 10;
    std::size_t compared = 0;
    for (const double sex : {0.0, unknown})
        for (const double letter_mm : {3.5, 4.05, 4.1, 4.15, 5.0})
            for (double distance_cm = 62; distance_cm < 74; distance_cm += 0.5) {
                const Description description = office({{"person.sex"_fact, sex},
                                                        {"desk.standing_height_cm"_fact, 104},
                                                        {"screen.character_height_mm"_fact, letter_mm},
                                                        {"screen.distance_cm"_fact, distance_cm}});
                const Audit result = audit(description, shipped_knowledge(), {});
                std::vector<const Finding*> far;
                for (const Finding& finding : result.findings)
                    if (finding.rule->id == "screen-not-too-far" && finding.at.posture == standing &&
                        finding.probability_of_pass)
                        far.push_back(&finding);
                const std::vector<Tally> crowd = tallies(description, far, bodies, 31);
                for (std::size_t i = 0; i < far.size(); ++i) {
                    ++compared;
                    const double share = crowd[i].share(), sd = crowd[i].sd();
                    const double four = 4 / std::sqrt(static_cast<double>(bodies));
                    EXPECT_NEAR(*far[i]->probability_of_pass, share, 0.03 + four * std::sqrt(share * (1 - share)))
                        << "letters of " << letter_mm << " mm, " << distance_cm << " cm, sex " << sex;
                    EXPECT_NEAR(far[i]->measured.sd, sd, 0.05 + four * sd)
                        << "letters of " << letter_mm << " mm, " << distance_cm << " cm, sex " << sex;
                }
            }
    EXPECT_GT(compared, 100u);
}

}  // namespace
}  // namespace ergoaudit
