// What holds of every score, whatever the description: better is never worse, a new fact keeps the score in the range
// printed before, unknown is neither pass nor fail, nothing applicable is no perfect score, the sums add up.

#include "src/audit/workup.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/random_description.hpp"

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/input/consistency.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::cases;
using testing::is_thing_or_habit;
using testing::RandomDescription;

constexpr double tiny = 1e-6;

AuditSettings settings() {
    AuditSettings all;
    all.min_coverage = 0;
    return all;
}

Audit audited(const Description& description, const AuditSettings& how = settings()) {
    return audit(description, shipped_knowledge(), how);
}

Facts worked_up(const Description& description) {
    return work_up(description, shipped_knowledge().population, settings().today).facts;
}

std::vector<Judged> judged_by_all_rules(const Description& description) {
    return judge_all(worked_up(description), shipped_knowledge().rules, {});
}

ScoreValue total(std::span<const Judged> judged) {
    return score_of(judged, shipped_knowledge().scoring, [](const Judged&) { return true; });
}

double nearest_ideal(const Band& band, double measured) { return std::clamp(measured, band.ideal.from, band.ideal.to); }

Judgement placed(const Rule& rule, double measured) {
    const auto [verdict, credit, side] = place_in(rule.band, rounded_to_milli(measured));
    return {.verdict = verdict, .measured = rounded_to_milli(measured), .credit = credit, .side = side};
}

// --- better is never worse ---------------------------------------------------------------------------------------

TEST(Score, never_falls_when_one_measure_moves_toward_its_ideal_band) {
    RandomDescription random(1);
    std::size_t moved = 0, risen = 0;
    for (std::size_t n = 0; n < cases(10'000); ++n) {
        std::vector<Judged> judged = judged_by_all_rules(random.next());
        const ScoreValue before = total(judged);
        for (Judged& one : judged) {
            if (!one.known() || one.rule->measure.empty() || !std::isfinite(one.judgement.measured)) continue;
            const Judgement then = one.judgement;
            const double goal = nearest_ideal(one.rule->band, then.measured);
            one.judgement = placed(*one.rule, then.measured + random.between(0, 1) * (goal - then.measured));
            const double after = total(judged).value;
            EXPECT_GE(after, before.value - 1e-9) << one.rule->id << " from " << then.measured;
            ++moved;
            risen += after > before.value;
            one.judgement = then;
        }
    }
    EXPECT_GT(moved, cases(100'000) / 2);
    EXPECT_GT(risen, moved / 10);
}

TEST(Score, rises_along_a_fine_grid_from_beyond_tolerable_to_the_ideal_band) {
    RandomDescription random(2);
    std::vector<Judged> judged = judged_by_all_rules(random.next());
    for (const Rule& rule : shipped_knowledge().rules) {
        if (rule.measure.empty()) continue;
        judged.push_back({.rule = &rule, .at = {}, .judgement = {}});
        for (const double from : {rule.band.tolerable.from - 1, rule.band.tolerable.to + 1}) {
            if (!std::isfinite(from)) continue;
            const double goal = nearest_ideal(rule.band, from);
            double last = -1;
            for (int step = 0; step <= 1000; ++step) {
                judged.back().judgement = placed(rule, from + (goal - from) * step / 1000);
                const double score = total(judged).value;
                EXPECT_GE(score, last - 1e-9) << rule.id << " at " << judged.back().judgement.measured;
                last = score;
            }
            EXPECT_EQ(judged.back().judgement.verdict, Verdict::pass) << rule.id;
        }
        judged.pop_back();
    }
}

// --- a new fact keeps the score in the range printed before --------------------------------------------------------

// Facts that, in the case named, do not add knowledge but take back something that was computed without them, or bring
// in something new to judge. `before` and `after` are worked up.
struct Exception {
    std::string_view path;
    std::string_view why;
    bool (*excepted)(const Facts& before, const Facts& after);
};

bool begins_to_stand(const Facts& before, const Facts& after) { return !stands(before) && stands(after); }
bool has_one_height(const Facts& before, const Facts&) {
    return before.is("person.seat=none"_choice) && before.knows("desk.height_cm"_fact);
}
bool keys_are_placed(const Facts& before, const Facts&) {
    for (const std::uint8_t posture : {sitting, standing})
        for (const Fact fact : {"posture.home_row_height_cm"_fact, "posture.mouse_above_keyboard_cm"_fact})
            if (before.knows(fact, {.posture = posture})) return true;
    return false;
}
bool mouse_is_placed(const Facts& before, const Facts&) {
    return before.knows("posture.mouse_above_keyboard_cm"_fact) ||
           before.knows("posture.mouse_above_keyboard_cm"_fact, {.posture = standing});
}
bool keys_stand_for_their_surface(const Facts& before, const Facts& after) {
    return before.knows("keyboard.height_cm"_fact) && mouse_is_placed(before, after);
}
bool back_is_placed(const Facts& before, const Facts&) {
    for (const Fact fact : {"posture.gap_behind_knee_cm"_fact, "posture.knee_room_cm"_fact,
                            "posture.mouse_reach_cm"_fact, "posture.wrist_extension_deg"_fact})
        if (before.knows(fact)) return true;
    return false;
}
bool seat_sinks(const Facts& before, const Facts&) { return before.knows("chair.seat_empty_height_cm"_fact); }
bool trunk_moves(const Facts& before, const Facts& after) {
    return before.value("posture.trunk_recline_deg"_fact) != after.value("posture.trunk_recline_deg"_fact);
}
bool body_is_measured_from_the_floor(const Facts& before, const Facts&) {
    return before.knows("person.seated_elbow_from_floor_cm"_fact) ||
           before.knows("person.seated_eye_from_floor_cm"_fact);
}
bool a_picture_is_placed(const Facts& before, const Facts&) {
    for (std::uint8_t screen = 0; screen < before.screens(); ++screen)
        if (before.knows("screen.height_cm"_fact, {.screen = screen})) return true;
    return false;
}
bool a_top_is_placed(const Facts& before, const Facts&) {
    for (std::uint8_t screen = 0; screen < before.screens(); ++screen)
        if (before.knows("screen.bottom_above_desk_cm"_fact, {.screen = screen}) &&
            before.knows("screen.top_height_cm"_fact, {.screen = screen}))
            return true;
    return false;
}
bool slant_becomes_level(const Facts& before, const Facts& after) {
    constexpr Fact sideways = "view.eccentricity_deg"_fact;
    for (const Instance at : instances_of(Group::view, before))
        if (before.knows(sideways, at) && before.value(sideways, at) != after.value(sideways, at)) return true;
    return false;
}

bool armrests_appear(const Facts& before, const Facts& after) {
    return !before.knows("chair.armrests"_fact) && after.knows("chair.armrests"_fact);
}
bool armrests_turn_away(const Facts& before, const Facts& after) {
    return before.knows("chair.armrest_height_cm"_fact) && after.says("chair.armrests_pivot"_fact);
}

bool a_tray_appears(const Facts& before, const Facts& after) {
    return before.from("keyboard.surface"_fact) == Provenance::defaulted && after.is("keyboard.surface=tray"_choice);
}

constexpr Exception exceptions[] = {
    {"desk.kind", "a desk that turns out to be sit-stand is judged a second time, standing", begins_to_stand},
    {"desk.standing_height_cm", "so is one with a standing height", begins_to_stand},
    {"desk.standing_height_cm", "replaces the one height told by somebody who never sits", has_one_height},
    {"keyboard.height_cm", "replaces surface + assumed thickness", keys_are_placed},
    {"mouse.height_cm", "replaces the height of the surface it lies on", mouse_is_placed},
    {"desk.height_cm", "replaces the keys less their thickness", keys_stand_for_their_surface},
    {"keyboard.tray_height_cm", "replaces the keys less their thickness", keys_stand_for_their_surface},
    {"keyboard.tray_height_cm", "a tray that nobody spoke of is there, and the keys lie on it", a_tray_appears},
    {"keyboard.tray_thickness_cm", "the same", a_tray_appears},
    {"chair.cushion_depth_cm", "replaces no cushion", back_is_placed},
    {"chair.armrest_height_cm", "armrests that nobody spoke of are there, and in the way of the desk", armrests_appear},
    {"chair.armrest_from_floor_cm", "the same", armrests_appear},
    {"chair.armrests_pivot", "takes back armrests in the way of the desk", armrests_turn_away},
    {"chair.seat_soft", "replaces a firm seat under the empty seat's height", seat_sinks},
    {"chair.backrest", "takes back a recline that was given", trunk_moves},
    {"chair.uses_backrest", "takes back a recline that was given", trunk_moves},
    {"chair.seat_height_cm", "turns a measure from the floor into one of the body", body_is_measured_from_the_floor},
    {"chair.seat_empty_height_cm", "the same", body_is_measured_from_the_floor},
    {"screen.tilt_deg", "replaces an upright screen among several", a_picture_is_placed},
    {"screen.top_above_desk_cm", "replaces the bottom edge and the size", a_top_is_placed},
    {"", "the level distance replaces the slant one for a screen at the side", slant_becomes_level},
};

const Exception* excepted(Fact fact, const Facts& before, const Facts& after) {
    for (const Exception& one : exceptions)
        if ((one.path.empty() || one.path == fact.info().path) && one.excepted(before, after)) return &one;
    return nullptr;
}

struct Tally {
    std::set<std::string_view> asked, held;  // paths
    std::size_t compared = 0, told = 0;      // cases; those in which something became known
    std::map<std::string_view, std::size_t> excepted;
};

// The rules that read the fact itself.
std::vector<const Rule*> readers_of(Row row, Instance at) {
    std::vector<const Rule*> found;
    for (const Rule& rule : shipped_knowledge().rules)
        for (const Program* program : {&rule.applies, &rule.measure, &rule.require})
            if (std::ranges::count(rows_read(*program, at), row) > 0) found.push_back(&rule);
    return found;
}

// All rules, or few: then one verdict turned around is not outweighed by others.
AuditSettings of_a_part(RandomDescription& random, Fact fact, Instance at) {
    AuditSettings how = settings();
    const std::vector<const Rule*> readers = readers_of(row_of(fact, at), at);
    if (random.chance(0.3)) how.select.emplace_back(category_names[random.below(category_names.size())]);
    if (!readers.empty() && random.chance(0.5)) how.select.emplace_back(readers[random.below(readers.size())]->id);
    return how;
}

// Whether the fact was unknown in the description drawn, and the score could be compared.
bool give_one_unknown(RandomDescription& random, Fact fact, Tally& tally) {
    Description description = random.next();
    if (fact.info().group == Group::screen && description.facts.screens() == 0) return false;
    Instance at;
    if (fact.info().group == Group::screen)
        at.screen = static_cast<std::uint8_t>(random.below(description.facts.screens()));
    description.facts.forget(fact, at);
    const Facts before = worked_up(description);
    if (before.knows(fact, at)) return false;  // assumed, or follows from others
    const AuditSettings how = of_a_part(random, fact, at);
    const ScoreValue range = audited(description, how).score.total.score;
    if (std::isnan(range.value)) return false;
    const double value = random.value_for(fact, at);
    description.facts.set(fact, value, Provenance::measured, at);
    if (const Exception* one = excepted(fact, before, worked_up(description))) {
        ++tally.excepted[one->path];
        return false;
    }
    const ScoreValue now = audited(description, how).score.total.score;
    EXPECT_GE(now.value, range.low - tiny) << written_path(fact, at) << " = " << value << ", was " << range.value;
    EXPECT_LE(now.value, range.high + tiny) << written_path(fact, at) << " = " << value << ", was " << range.value;
    tally.held.insert(fact.info().path);
    ++tally.compared;
    tally.told += now.coverage != range.coverage;
    return true;
}

TEST(Score, stays_in_the_range_printed_before_when_something_unknown_is_given) {
    RandomDescription random(3);
    Tally tally;
    std::vector<Fact> facts;
    for (std::uint16_t i = 0; i < fact_count; ++i)
        // the room, and what an employer arranges, are asked only when a key is given: giving one brings in a rule
        if (is_thing_or_habit(fact_rows[i]) && std::isnan(fact_rows[i].assumed) &&
            !fact_rows[i].path.starts_with("environment.") && !fact_rows[i].path.starts_with("work."))
            facts.push_back(Fact{i});
    for (std::size_t n = 0; n < cases(60'000); ++n) {
        tally.asked.insert(facts[n % facts.size()].info().path);
        for (int tries = 0; tries < 20 && !give_one_unknown(random, facts[n % facts.size()], tally); ++tries) continue;
    }
    EXPECT_EQ(tally.asked.size(), facts.size());
    EXPECT_GE(tally.held.size() * 10, facts.size() * 9);
    EXPECT_GT(tally.compared, cases(60'000) * 9 / 10);
    EXPECT_GT(tally.told, tally.compared / 50);
    for (const auto& [path, count] : tally.excepted)
        RecordProperty("excepted " + std::string(path), std::to_string(count));
}

// The same on the stories, where much is known, the range is narrow and one verdict shows: each thing or habit that was
// written is left out, then given back with values over its whole range.
TEST(Score, of_a_story_stays_in_the_range_printed_before_when_something_left_out_is_given) {
    std::size_t compared = 0;
    for (const std::string& story : disk().names_in("examples")) {
        const auto text = disk().read("examples/" + story + "/desk.toml");
        if (!text.ok()) continue;
        const auto read = read_description(text.value(), "desk.toml");
        ASSERT_TRUE(read.ok()) << story;
        for (std::uint16_t i = 0; i < fact_count; ++i) {
            const FactInfo& info = fact_rows[i];
            if (!is_thing_or_habit(info) || !std::isnan(info.assumed) || info.path.starts_with("environment.") ||
                info.path.starts_with("work."))
                continue;
            for (const Instance at : instances_of(info.group, read.value().facts)) {
                Description description = read.value();
                if (!description.facts.knows(Fact{i}, at)) continue;
                description.facts.forget(Fact{i}, at);
                const Facts before = worked_up(description);
                if (before.knows(Fact{i}, at)) continue;  // assumed, or follows from others
                const ScoreValue range = audited(description).score.total.score;
                if (std::isnan(range.value)) continue;
                for (int part = 0; part <= 8; ++part) {
                    double value = info.low + (info.high - info.low) * part / 8;
                    if (info.kind != Kind::number) value = std::round(value);
                    Description given = description;
                    given.facts.set(Fact{i}, value, Provenance::measured, at);
                    if (!contradictions_in(given).empty()) continue;
                    if (excepted(Fact{i}, before, worked_up(given)) != nullptr) continue;
                    const ScoreValue now = audited(given).score.total.score;
                    EXPECT_GE(now.value, range.low - tiny)
                        << story << " " << written_path(Fact{i}, at) << " = " << value;
                    EXPECT_LE(now.value, range.high + tiny)
                        << story << " " << written_path(Fact{i}, at) << " = " << value;
                    ++compared;
                }
            }
        }
    }
    EXPECT_GT(compared, 2000U);
}

// --- unknown is neither pass nor fail ------------------------------------------------------------------------------

TEST(Score, takes_unknown_for_neither_pass_nor_fail) {
    RandomDescription random(4);
    std::size_t unknowns = 0;
    for (std::size_t n = 0; n < cases(2'000); ++n) {
        for (const Finding& finding : audited(random.next()).findings) {
            if (finding.verdict != Verdict::unknown && finding.verdict != Verdict::not_applicable) continue;
            unknowns += finding.verdict == Verdict::unknown;
            EXPECT_TRUE(std::isnan(finding.credit)) << finding.rule->id;
            EXPECT_TRUE(std::isnan(finding.measured.value)) << finding.rule->id;
            EXPECT_EQ(finding.points_lost, 0) << finding.rule->id;
            EXPECT_FALSE(finding.gates) << finding.rule->id;
            EXPECT_FALSE(finding.probability_of_pass) << finding.rule->id;
        }
    }
    EXPECT_GT(unknowns, cases(2'000));
}

TEST(Score, of_nothing_known_is_none) {
    const Description nothing{.source = "nothing.toml", .where = std::vector<SourceSpan>(row_size)};
    const Audit result = audit(nothing, shipped_knowledge(), {});
    EXPECT_TRUE(std::isnan(result.score.total.score.value));
    EXPECT_EQ(result.status, Status::not_evaluated);
    EXPECT_EQ(result.exit, Exit::not_judged);
    EXPECT_EQ(static_cast<int>(result.exit), 4);
    EXPECT_EQ(result.count(Verdict::pass) + result.count(Verdict::fail) + result.count(Verdict::partial), 0U);
    EXPECT_GT(result.count(Verdict::unknown), 0U);
}

TEST(Score, of_nothing_applicable_is_none_and_never_100) {
    Description wheelchair{.source = "wheelchair.toml", .where = std::vector<SourceSpan>(row_size)};
    wheelchair.facts.set("person.seat"_fact, 1, Provenance::measured);
    wheelchair.facts.set("chair.condition"_fact, 0, Provenance::measured);
    AuditSettings one_rule;
    one_rule.select = {"chair-is-safe"};
    for (const double least : {0.0, 0.1}) {
        one_rule.min_coverage = least;
        const Audit result = audited(wheelchair, one_rule);
        EXPECT_TRUE(std::isnan(result.score.total.score.value));
        EXPECT_EQ(result.count(Verdict::not_applicable), result.findings.size());
        EXPECT_EQ(result.exit, Exit::not_judged);
    }
    wheelchair.facts.set("person.seat"_fact, 0, Provenance::measured);
    EXPECT_EQ(audited(wheelchair, one_rule).score.total.score.value, 100);  // the same rule where it applies
}

// --- the sums ------------------------------------------------------------------------------------------------------

void expect_in_order(const ScoreValue& score, std::string_view of) {
    if (std::isnan(score.value)) return;
    EXPECT_GE(score.value, 0) << of;
    EXPECT_LE(score.value, 100 + tiny) << of;
    EXPECT_LE(score.low, score.value + tiny) << of;
    EXPECT_GE(score.high, score.value - tiny) << of;
    EXPECT_GE(score.coverage, 0) << of;
    EXPECT_LE(score.coverage, 1) << of;
}

TEST(Score, loses_what_its_findings_lose_and_lies_in_its_range) {
    RandomDescription random(5);
    std::size_t scored = 0, estimated = 0;
    for (std::size_t n = 0; n < cases(10'000); ++n) {
        const Audit result = audited(random.next());
        const ScoreValue& score = result.score.total.score;
        double lost = 0;
        for (const Finding& finding : result.findings) {
            lost += finding.points_lost;
            EXPECT_EQ(finding.probability_of_pass.has_value(), finding.measured.sd > 0) << finding.rule->id;
            if (!finding.probability_of_pass) continue;
            ++estimated;
            EXPECT_GE(*finding.probability_of_pass, 0) << finding.rule->id;
            EXPECT_LE(*finding.probability_of_pass, 1 + 1e-12) << finding.rule->id;
        }
        if (!std::isnan(score.value)) {
            ++scored;
            EXPECT_NEAR(lost, 100 - score.value, 0.01);
        }
        expect_in_order(score, "total");
        expect_in_order(result.score.workstation.score, "workstation");
        expect_in_order(result.score.habits.score, "habits");
        for (std::size_t i = 0; i < category_names.size(); ++i)
            expect_in_order(result.score.categories[i].score, category_names[i]);
    }
    EXPECT_GT(scored, cases(10'000) / 2);
    EXPECT_GT(estimated, cases(10'000));
}

// --- the gate ------------------------------------------------------------------------------------------------------

TEST(Gate, is_for_sure_fails_at_or_above_the_severity_asked_for) {
    RandomDescription random(6);
    std::size_t gating = 0, spared = 0;
    for (std::size_t n = 0; n < cases(30'000); ++n) {
        AuditSettings how = settings();
        how.fail_on = static_cast<Severity>(random.below(severity_names.size()));
        if (random.chance(0.1)) how.fail_on = std::nullopt;
        const Audit result = audited(random.next(), how);
        bool any = false;
        for (const Finding& finding : result.findings) {
            const bool heavy = how.fail_on && finding.rule->severity <= *how.fail_on;
            const bool sure = !finding.probability_of_pass || *finding.probability_of_pass < 0.2;
            EXPECT_EQ(finding.gates, finding.verdict == Verdict::fail && heavy && sure) << finding.rule->id;
            any = any || finding.gates;
            gating += finding.gates;
            spared += finding.verdict == Verdict::fail && heavy && !sure;
        }
        if (result.status != Status::evaluated) continue;
        EXPECT_EQ(result.gate_passed, !any);
        EXPECT_EQ(result.exit, any ? Exit::gate_failed : Exit::passed);
    }
    EXPECT_GT(gating, cases(30'000));
    EXPECT_GT(spared, 0U);
}

}  // namespace
}  // namespace ergoaudit
