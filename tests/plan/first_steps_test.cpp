// "Do these first" on random workstations: what every step keeps, and each knob against trying all its settings.

#include "ergoaudit/plan/first_steps.hpp"

#include "tests/support/cases.hpp"
#include "tests/support/workstations.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/body/posture.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

// A description, completed and derived, with the derivation that every change needs again.
struct Place {
    std::string text;
    Facts facts;
    Derivation derivation;

    [[nodiscard]] Derive derive_again() const {
        return [this](Facts& changed, Row) {  // all of it, whatever was turned
            derive_postures(changed, shipped_knowledge().population, derivation.found);
        };
    }
    [[nodiscard]] std::vector<Step> steps(std::span<const Knob> knobs = shipped_knowledge().knobs) const {
        return first_steps(facts, knobs, shipped_knowledge().rules, shipped_knowledge().scoring, derive_again());
    }
};

std::optional<Place> place_of(const std::string& text) {
    auto read = read_description(text, "desk.toml");
    if (!read.ok()) return std::nullopt;
    Facts facts = read.value().facts;
    Derivation derivation = derive(facts, shipped_knowledge().population);
    return Place{text, facts, std::move(derivation)};
}

template <class Check>
void on_random_places(std::size_t full, unsigned seed, Check check) {
    testing::WorkstationWriter writer(seed);
    std::size_t places = 0, steps = 0;
    for (std::size_t i = 0; i < testing::cases(full); ++i) {
        const auto place = place_of(writer.write());
        if (!place) continue;  // a contradiction by chance
        ++places;
        steps += check(*place);
        if (::testing::Test::HasFailure()) FAIL() << place->text;
    }
    EXPECT_GT(places, testing::cases(full) / 2);
    EXPECT_GT(steps, places / 4);
}

// What decides whether a setting is better, written down a second time. The rules are those known before.
struct Decider {
    struct One {
        const Rule* rule;
        Instance at;
    };
    std::vector<One> rules;

    explicit Decider(const Facts& before) {
        for (const Rule& rule : shipped_knowledge().rules)
            for (const Instance at : instances_of(rule.group, before)) {
                const Verdict verdict = judge(rule, before, at).verdict;
                if (is_workstation(rule.category) && verdict != Verdict::unknown && verdict != Verdict::not_applicable)
                    rules.push_back({&rule, at});
            }
    }

    // Failing critical weight, failing serious weight, lost weight, weighted distance from the middle; nothing when a
    // rule got lost on the way.
    // Rules that something turned later can put right do not decide.
    [[nodiscard]] std::optional<std::array<double, 4>> cost(const Facts& facts, const Knob* by_own = nullptr,
                                                            const std::set<std::string_view>& later = {}) const {
        std::array<double, 4> sum{};
        for (const One& one : rules) {
            const Judgement judgement = judge(*one.rule, facts, one.at);
            if (std::isnan(judgement.credit)) return std::nullopt;
            if (by_own != nullptr && std::ranges::count(one.rule->adjust, by_own->fact) == 0) continue;
            if (is_left_to(later, *one.rule)) continue;
            const double weight = shipped_knowledge().scoring.weight(one.rule->severity);
            if (judgement.verdict == Verdict::fail && one.rule->severity <= Severity::serious)
                sum[one.rule->severity == Severity::critical ? 0 : 1] += weight;
            sum[2] += weight * (1 - judgement.credit);
            const Interval ideal = one.rule->band.ideal;
            if (std::isfinite(judgement.measured) && std::isfinite(ideal.from) && std::isfinite(ideal.to))
                sum[3] += weight * std::abs(judgement.measured - (ideal.from + ideal.to) / 2);
        }
        return sum;
    }

    // As audited: what the rules known on these facts earn, of all they could.
    [[nodiscard]] static double score(const Facts& facts) {
        double lost = 0, weight = 0;
        const Decider now(facts);
        for (const One& one : now.rules) {
            const double own = shipped_knowledge().scoring.weight(one.rule->severity);
            lost += own * (1 - judge(*one.rule, facts, one.at).credit);
            weight += own;
        }
        return weight > 0 ? 100 * (1 - lost / weight) : 0;
    }

    [[nodiscard]] static bool is_left_to(const std::set<std::string_view>& later, const Rule& rule) {
        return std::ranges::any_of(rule.adjust, [&](Fact fact) { return later.contains(fact.info().path); });
    }

    // How bad each critical rule is: 0 passes or is not critical, 1 partial, 2 and more fails, by so much the more. A
    // serious one counts where it fails and nothing turned later can put it right.
    [[nodiscard]] std::vector<double> grave(const Facts& facts, const std::set<std::string_view>& later) const {
        std::vector<double> bad;
        for (const One& one : rules) {
            const Judgement judged = judge(*one.rule, facts, one.at);
            const Interval within = one.rule->band.tolerable;
            const double beyond = one.rule->measure.empty() || std::isnan(judged.measured)
                                      ? 0
                                      : std::max({0.0, judged.measured - within.to, within.from - judged.measured});
            const bool is_critical = one.rule->severity == Severity::critical;
            const bool counts =
                is_critical || (one.rule->severity == Severity::serious && !is_left_to(later, *one.rule));
            bad.push_back(!counts                           ? 0
                          : judged.verdict == Verdict::fail ? 2 + beyond
                                                            : is_critical && judged.verdict == Verdict::partial);
        }
        return bad;
    }
};

// What the knobs behind that one can turn on these facts.
std::set<std::string_view> turned_after(const Knob& knob, const Facts& facts) {
    std::set<std::string_view> later;
    const auto knobs = shipped_knowledge().knobs;
    for (const Knob& other : knobs.subspan(static_cast<std::size_t>(&knob - knobs.data()) + 1))
        for (const Instance at : instances_of(other.fact.info().group, facts))
            if (evaluate(other.when, facts, at) == 1 && std::isfinite(evaluate(other.low, facts, at)) &&
                std::isfinite(evaluate(other.high, facts, at)) && facts.knows(other.fact, at))
                later.insert(other.fact.info().path);
    return later;
}

// Less by more than the ten-thousandth to which costs are compared.
int compared(double a, double b) {
    const long long x = std::llround(a * 10000), y = std::llround(b * 10000);
    return x < y ? -1 : x > y ? 1 : 0;
}

Facts after(const Place& place, Facts facts, const Step& step) {
    turn(facts, row_of(step.knob->fact, step.at), step.to);
    place.derive_again()(facts, row_of(step.knob->fact, step.at));
    return facts;
}

double own_step(const Fact fact, Instance at, const Facts& facts) {
    const std::string path(fact.info().path);
    const std::size_t unit = path.rfind('_');
    const auto click = find_fact(path.substr(0, unit) + "_step" + path.substr(unit));
    return click && facts.knows(*click, at) ? facts.value(*click, at) : fact.info().step;
}

TEST(FirstSteps, no_step_loses_points_lowers_the_score_or_makes_a_critical_rule_worse) {
    on_random_places(4000, 1, [](const Place& place) {
        Facts facts = place.facts;
        for (const Step& step : place.steps()) {
            const Decider decider(facts);
            const Facts changed = after(place, facts, step);
            const auto was = decider.cost(facts), is = decider.cost(changed);
            EXPECT_TRUE(was && is) << "a known rule became unknown";
            if (!was || !is) return std::size_t{0};
            EXPECT_LE(compared((*is)[2], (*was)[2]), 0) << "points lost by " << step.knob->up;
            EXPECT_GE(Decider::score(changed), Decider::score(facts) - 1e-6) << "score lowered by " << step.knob->up;
            const auto later = turned_after(*step.knob, facts);
            const auto before = decider.grave(facts, later), now = decider.grave(changed, later);
            for (std::size_t i = 0; i < now.size(); ++i)
                EXPECT_LE(now[i], before[i] + 1e-9) << decider.rules[i].rule->id << " by " << step.knob->up;
            facts = changed;
        }
        return place.steps().size();
    });
}

TEST(FirstSteps, every_step_lies_on_its_grid_and_in_its_range_and_moves_something) {
    on_random_places(4000, 2, [](const Place& place) {
        Facts facts = place.facts;
        const auto steps = place.steps();
        for (const Step& step : steps) {
            const double low = evaluate(step.knob->low, facts, step.at),
                         high = evaluate(step.knob->high, facts, step.at);
            EXPECT_EQ(step.from, facts.value(step.knob->fact, step.at));
            EXPECT_NE(step.to, step.from);
            EXPECT_GE(step.to, low - 1e-9) << step.knob->up;
            EXPECT_LE(step.to, high + 1e-9) << step.knob->up;
            const double clicks = (step.to - low) / own_step(step.knob->fact, step.at, facts);
            EXPECT_NEAR(clicks, std::round(clicks), 1e-6) << step.knob->up;
            EXPECT_EQ(evaluate(step.knob->when, facts, step.at), 1);
            facts = after(place, facts, step);
        }
        return steps.size();
    });
}

TEST(FirstSteps, what_a_step_clears_was_wrong_before_and_passes_after) {
    on_random_places(4000, 3, [](const Place& place) {
        Facts facts = place.facts;
        const auto steps = place.steps();
        for (const Step& step : steps) {
            const Facts changed = after(place, facts, step);
            for (const Rule* rule : step.clears) {
                bool cleared = false;
                for (const Instance at : instances_of(rule->group, facts)) {
                    const Verdict before = judge(*rule, facts, at).verdict, now = judge(*rule, changed, at).verdict;
                    cleared =
                        cleared || ((before == Verdict::fail || before == Verdict::partial) && now == Verdict::pass);
                }
                EXPECT_TRUE(cleared) << rule->id;
            }
            facts = changed;
        }
        return steps.size();
    });
}

TEST(FirstSteps, a_knob_that_was_just_set_is_not_set_again) {
    on_random_places(4000, 4, [](const Place& place) {
        Facts facts = place.facts;
        const auto steps = place.steps();
        for (const Step& step : steps) {
            const double low = evaluate(step.knob->low, facts, step.at),
                         high = evaluate(step.knob->high, facts, step.at);
            const std::size_t known_before = Decider(facts).rules.size();
            facts = after(place, facts, step);
            if (Decider(facts).rules.size() != known_before) continue;  // more is known now, and decides
            // a range counted from the present place moves along: that is another knob then
            if (evaluate(step.knob->low, facts, step.at) != low || evaluate(step.knob->high, facts, step.at) != high)
                continue;
            const auto from_here = static_cast<std::size_t>(step.knob - shipped_knowledge().knobs.data());
            const auto again =
                first_steps(facts, shipped_knowledge().knobs.subspan(from_here), shipped_knowledge().rules,
                            shipped_knowledge().scoring, place.derive_again());
            for (const Step& one : again)
                EXPECT_FALSE(one.knob == step.knob && one.at == step.at)
                    << step.knob->up << " " << step.to << " then " << one.to;
        }
        return steps.size();
    });
}

TEST(FirstSteps, a_knob_is_set_to_the_best_of_all_its_settings_and_left_alone_when_none_is_better) {
    on_random_places(1500, 5, [](const Place& place) {
        Facts facts = place.facts;
        const auto steps = place.steps();
        std::size_t next = 0;
        for (const Knob& knob : shipped_knowledge().knobs)
            for (const Instance at : instances_of(knob.fact.info().group, facts)) {
                const bool taken = next < steps.size() && steps[next].knob == &knob && steps[next].at == at;
                const Decider decider(facts);
                const double low = evaluate(knob.low, facts, at), high = evaluate(knob.high, facts, at);
                const double now = facts.value(knob.fact, at), click = own_step(knob.fact, at, facts);
                const Knob* const by_own = knob.by_own_rules ? &knob : nullptr;
                const auto later = turned_after(knob, facts);
                const auto today = decider.cost(facts, by_own, later);
                std::optional<double> best;
                std::array<double, 4> least{};
                for (int i = 0; evaluate(knob.when, facts, at) == 1 && today && low + i * click <= high + 1e-9; ++i) {
                    Facts tried = facts;
                    const double value = low + i * click;
                    turn(tried, row_of(knob.fact, at), value);
                    place.derive_again()(tried, row_of(knob.fact, at));
                    auto cost = decider.cost(tried, by_own, later);
                    if (cost && !knob.aim.empty()) (*cost)[3] = std::abs(value - evaluate(knob.aim, facts, at));
                    if (!cost || !decider.cost(tried) || std::isnan(now)) continue;
                    const auto better = [&](const std::array<double, 4>& other, std::size_t parts) {
                        for (std::size_t part = 0; part < parts; ++part)
                            if (const int order = compared((*cost)[part], other[part])) return order;
                        return 0;
                    };
                    const auto was_bad = decider.grave(facts, later), bad = decider.grave(tried, later);
                    bool harms =
                        compared((*cost)[2], (*today)[2]) > 0 || Decider::score(tried) < Decider::score(facts) - 1e-7;
                    for (std::size_t rule = 0; rule < bad.size(); ++rule)
                        harms = harms || bad[rule] > was_bad[rule] + 1e-9;
                    if (harms || better(*today, 3) >= 0) continue;
                    const int order = best ? better(least, 4) : -1;
                    const bool nearer = best && compared(std::abs(value - now), std::abs(*best - now)) < 0;
                    if (order < 0 || (order == 0 && nearer)) {
                        best = value;
                        least = *cost;
                    }
                }
                if (best && std::abs(*best - now) < knob.least - 1e-9) best.reset();
                EXPECT_EQ(taken, best.has_value()) << knob.up;
                if (!taken || !best) continue;
                EXPECT_EQ(steps[next].to, *best) << knob.up;
                facts = after(place, facts, steps[next++]);
            }
        EXPECT_EQ(next, steps.size());
        return steps.size();
    });
}

std::vector<std::string> turned(const std::string& text) {
    const auto place = place_of(text);
    EXPECT_TRUE(place);
    std::vector<std::string> keys;
    if (place)
        for (const Step& step : place->steps()) keys.push_back(written_path(step.knob->fact, step.at));
    return keys;
}

using Keys = std::vector<std::string>;

TEST(FirstSteps, furniture_that_cannot_be_set_is_never_turned) {
    on_random_places(4000, 6, [](const Place& place) {
        const Facts& facts = place.facts;
        const auto steps = place.steps();
        for (const Step& step : steps) {
            const std::string key(step.knob->fact.info().path);
            if (key == "chair.seat_height_cm") {
                EXPECT_TRUE(facts.is("chair.kind=task"_choice) || facts.says("chair.seat_height_adjustable"_fact));
                EXPECT_FALSE(facts.knows("chair.seat_height_adjustable"_fact) &&
                             !facts.says("chair.seat_height_adjustable"_fact));
            }
            if (key.starts_with("desk.")) {
                EXPECT_FALSE(facts.is("desk.kind=fixed"_choice));
                EXPECT_TRUE(facts.knows("desk.kind"_fact));
            }
            if (key == "screen.top_height_cm") {
                EXPECT_FALSE(facts.is("screen.mount=none"_choice, step.at));
                EXPECT_FALSE(facts.is("screen.kind=laptop"_choice, step.at) && !facts.says("keyboard.external"_fact));
            }
        }
        return steps.size();
    });
}

TEST(FirstSteps, a_seat_that_is_too_high_is_lowered_until_the_feet_are_flat) {
    const auto place = place_of(
        "[person]\nsex = \"female\"\nstature_cm = 160\n[chair]\nkind = \"task\"\nseat_height_cm = 52\n"
        "seat_height_min_cm = 40\nseat_height_max_cm = 54\n");
    ASSERT_TRUE(place);
    const auto steps = place->steps();
    ASSERT_EQ(steps.size(), 1u);
    EXPECT_EQ(steps[0].knob->fact, "chair.seat_height_cm"_fact);
    EXPECT_EQ(steps[0].from, 52);
    EXPECT_LT(steps[0].to, 46);
    EXPECT_FALSE(steps[0].range_assumed);
    EXPECT_EQ(
        turned("[person]\nsex = \"female\"\nstature_cm = 160\n[chair]\nkind = \"kitchen\"\nseat_height_cm = 52\n"),
        Keys{});
}

TEST(FirstSteps, a_range_nobody_gave_is_said_to_be_assumed) {
    const auto place = place_of("[person]\nstature_cm = 160\n[chair]\nkind = \"task\"\nseat_height_cm = 52\n");
    ASSERT_TRUE(place);
    const auto steps = place->steps();
    ASSERT_EQ(steps.size(), 1u);
    EXPECT_TRUE(steps[0].range_assumed);
}

TEST(FirstSteps, where_nothing_is_known_nothing_is_turned) {
    EXPECT_EQ(turned("[desk]\nkind = \"sit-stand\"\n"), Keys{});
}

Facts furnished() {
    const auto place = place_of(
        "[chair]\nseat_height_cm = 45\narmrest_from_floor_cm = 66\n[desk]\nkind = \"adjustable\"\nheight_cm = 70\n"
        "[[screen]]\ntop_height_cm = 120\ntop_height_min_cm = 110\ntop_height_max_cm = 130\n[[screen]]\n"
        "top_height_cm = 100\n[keyboard]\nheight_cm = 72\n[mouse]\nheight_cm = 71\n");
    EXPECT_TRUE(place);
    return place ? place->facts : Facts{};
}

TEST(Turn, the_desk_carries_what_stands_on_it) {
    Facts facts = furnished();
    turn(facts, row_of("desk.height_cm"_fact), 73);
    EXPECT_EQ(facts.value("desk.height_cm"_fact), 73);
    EXPECT_EQ(facts.value("screen.top_height_cm"_fact), 123);
    EXPECT_EQ(facts.value("screen.top_height_min_cm"_fact), 113);
    EXPECT_EQ(facts.value("screen.top_height_max_cm"_fact), 133);
    EXPECT_EQ(facts.value("screen.top_height_cm"_fact, {.screen = 1}), 103);
    EXPECT_FALSE(facts.knows("screen.top_height_min_cm"_fact, {.screen = 1}));
    EXPECT_EQ(facts.value("keyboard.height_cm"_fact), 75);
    EXPECT_EQ(facts.value("mouse.height_cm"_fact), 74);
    EXPECT_EQ(facts.value("chair.seat_height_cm"_fact), 45);
}

TEST(Turn, a_mouse_on_something_else_stays_where_it_is) {
    Facts facts = furnished();
    facts.set("mouse.surface"_fact, *choice_value("mouse.surface"_fact.info(), "other"), Provenance::measured);
    turn(facts, row_of("desk.height_cm"_fact), 73);
    EXPECT_EQ(facts.value("mouse.height_cm"_fact), 71);
}

TEST(Turn, the_seat_carries_its_armrests) {
    Facts facts = furnished();
    turn(facts, row_of("chair.seat_height_cm"_fact), 43.5);
    EXPECT_EQ(facts.value("chair.seat_height_cm"_fact), 43.5);
    EXPECT_EQ(facts.value("chair.armrest_from_floor_cm"_fact), 64.5);
    EXPECT_EQ(facts.value("chair.armrest_height_cm"_fact), 21);  // above the seat, as before
    EXPECT_EQ(facts.value("desk.height_cm"_fact), 70);
}

TEST(Turn, there_and_back_is_where_it_was) {
    const Facts before = furnished();
    for (const Fact fact : {"desk.height_cm"_fact, "chair.seat_height_cm"_fact, "screen.top_height_cm"_fact}) {
        Facts facts = before;
        turn(facts, row_of(fact), before.value(fact) + 4);
        turn(facts, row_of(fact), before.value(fact));
        for (std::uint16_t row = 0; row < row_size; ++row)
            EXPECT_TRUE(facts[Row{row}] == before[Row{row}] || !before.knows(Row{row})) << row;
    }
}

TEST(DerivingAgain, AfterATurnGivesWhatDerivingAllGives) {
    on_random_places(400, 77, [](const Place& place) {
        const Population& people = shipped_knowledge().population;
        std::size_t turned = 0;
        for (const Knob& knob : shipped_knowledge().knobs)
            for (const Instance at : instances_of(knob.fact.info().group, place.facts)) {
                const Row row = row_of(knob.fact, at);
                if (!place.facts.knows(row)) continue;
                Facts again = place.facts;
                turn(again, row, place.facts[row] + 3);
                Facts from_scratch = again;
                derive_again(again, row, people, place.derivation.found);
                derive_postures(from_scratch, people, place.derivation.found);
                ++turned;
                for (std::uint16_t i = 0; i < row_size; ++i) {
                    const Row each{i};
                    EXPECT_TRUE(again[each] == from_scratch[each] || (!again.knows(each) && !from_scratch.knows(each)));
                    EXPECT_EQ(again.from(each), from_scratch.from(each));
                }
            }
        return turned;
    });
}

}  // namespace
}  // namespace ergoaudit
