// Two audits compared: nothing changed is nothing said, the other way round is the other way round, and measuring more
// is no getting worse.

#include "ergoaudit/audit/comparison.hpp"

#include "tests/support/cases.hpp"
#include "tests/support/workstations.hpp"

#include "ergoaudit/input/description_reader.hpp"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

Description described(const std::string& text) {
    auto read = read_description(text, "desk.toml");
    EXPECT_TRUE(read.ok()) << text;
    return read.ok() ? std::move(read).value() : Description{};
}

Audit audited(const Description& description) {
    AuditSettings settings;
    settings.min_coverage = 0;
    return audit(description, shipped_knowledge(), settings);
}

Comparison compared(const std::string& before, const std::string& after) {
    return compare(audited(described(before)), audited(described(after)), shipped_knowledge().scoring);
}

std::multiset<std::string> keys_of(const std::vector<VerdictChange>& changes) {
    std::multiset<std::string> keys;
    for (const VerdictChange& one : changes) keys.insert(std::string(one.rule) + "@" + one.subject);
    return keys;
}

const std::string desk =
    "[person]\nstature_cm = 175\nsex = \"male\"\n[chair]\nkind = \"task\"\nseat_height_cm = 45\n[desk]\nheight_cm = "
    "70\n"
    "[screen]\nkind = \"monitor\"\nmount = \"stand\"\ntop_height_cm = 120\n";

TEST(Comparison, of_the_same_twice_says_nothing) {
    testing::WorkstationWriter writer(17);
    for (std::size_t i = 0; i < testing::cases(400); ++i) {
        const std::string text = writer.write();
        if (!read_description(text, "desk.toml").ok()) continue;
        const Audit once = audited(described(text));
        const Comparison same = compare(once, once, shipped_knowledge().scoring);
        EXPECT_TRUE(same.outcome == Outcome::same || same.common == 0) << text;
        for (const auto* list : {&same.better, &same.worse, &same.newly_known, &same.no_longer_known})
            EXPECT_THAT(*list, IsEmpty());
        EXPECT_THAT(changed_values(described(text).facts, described(text).facts), IsEmpty());
    }
}

TEST(Comparison, the_other_way_round_is_the_other_way_round) {
    testing::WorkstationWriter writer(18);
    std::vector<Audit> audits;
    for (std::size_t i = 0; i < testing::cases(600); ++i)
        if (const auto read = read_description(writer.write(), "desk.toml"); read.ok()) {
            audits.push_back(audited(read.value()));
            audits.back().id.clear();
        }
    const Scoring& scoring = shipped_knowledge().scoring;
    std::size_t moved = 0;
    for (std::size_t i = 1; i < audits.size(); ++i) {
        const Comparison there = compare(audits[i - 1], audits[i], scoring),
                         back = compare(audits[i], audits[i - 1], scoring);
        EXPECT_EQ(there.common, back.common);
        EXPECT_EQ(keys_of(there.better), keys_of(back.worse));
        EXPECT_EQ(keys_of(there.newly_known), keys_of(back.no_longer_known));
        EXPECT_FALSE(there.outcome == Outcome::better && back.outcome == Outcome::better);
        moved += !there.better.empty();
    }
    EXPECT_GT(moved, audits.size() / 3);
}

TEST(Comparison, a_screen_put_right_is_better_and_put_wrong_is_worse) {
    const Comparison worse = compared(desk, desk + "distance_cm = 60\n[habits]\nlongest_sitting_min = 200\n");
    EXPECT_EQ(worse.outcome, Outcome::same) << "measuring more is no getting worse";
    EXPECT_EQ(worse.newly_known.size(), 3u);
    const Comparison nearer = compared(desk + "distance_cm = 60\n", desk + "distance_cm = 35\n");
    EXPECT_EQ(nearer.outcome, Outcome::worse);
    EXPECT_THAT(nearer.because, HasSubstr("a serious check fails that did not"));
    ASSERT_EQ(nearer.worse.size(), 1u);
    EXPECT_EQ(nearer.worse[0].rule, "screen-distance-fits");
    EXPECT_LT(nearer.common_after, nearer.common_before);
    EXPECT_EQ(compared(desk + "distance_cm = 35\n", desk + "distance_cm = 60\n").outcome, Outcome::better);
}

// Feet that no longer hang weigh more than keys that are too high now; the plan says the same.
TEST(Comparison, a_serious_check_may_fail_in_exchange_for_a_critical_one) {
    const std::string at =
        "[person]\nstature_cm = 158\n[chair]\nkind = \"task\"\nseat_height_min_cm = 41\n"
        "seat_height_max_cm = 52\n[desk]\nkind = \"fixed\"\nheight_cm = 72\n"
        "[keyboard]\nsurface = \"desk\"\n";
    const auto seat = [&](const std::string& cm) {
        std::string text = at;
        return text.replace(text.find("kind = \"task\""), 0, "seat_height_cm = " + cm + "\n");
    };
    const Comparison lower = compared(seat("48"), seat("41"));
    EXPECT_EQ(lower.outcome, Outcome::better);
    EXPECT_TRUE(std::ranges::any_of(lower.worse, [](const VerdictChange& one) {
        return one.severity == Severity::serious && one.after == Verdict::fail && one.before != Verdict::fail;
    }));
    EXPECT_EQ(compared(seat("41"), seat("48")).outcome, Outcome::worse);
}

TEST(Comparison, needs_one_person_and_something_known_both_times) {
    const std::string ann = "[person]\nid = \"ann\"\n" + desk.substr(9),
                      bob = "[person]\nid = \"bob\"\n" + desk.substr(9);
    EXPECT_EQ(compared(ann, bob).outcome, Outcome::not_comparable);
    EXPECT_EQ(compared(ann, ann).outcome, Outcome::same);
    EXPECT_EQ(compared("[habits]\nbreak_every_min = 60\n", "[desk]\ndepth_cm = 80\n").outcome, Outcome::not_comparable);
}

TEST(Comparison, somebody_to_be_seen_more_urgently_is_worse_whatever_the_desk) {
    const std::string calm = desk + "[screening]\nanswered = true\n";
    const Comparison urgent = compared(calm, desk + "distance_cm = 60\n[screening]\nchest_pain = true\n");
    EXPECT_EQ(urgent.outcome, Outcome::worse);
    EXPECT_THAT(urgent.because, HasSubstr("more urgently"));
}

TEST(ChangedValues, name_what_is_said_of_health_and_do_not_repeat_it) {
    const auto changes = changed_values(described(desk + "[discomfort.neck]\nseverity_0_10 = 3\n").facts,
                                        described(desk + "[discomfort.neck]\nseverity_0_10 = 7\n").facts);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].key, "discomfort.neck.severity_0_10");
    EXPECT_EQ(changes[0].before + changes[0].after, "");
    const auto heights = changed_values(described(desk).facts, described(desk + "distance_cm = 60\n").facts);
    ASSERT_EQ(heights.size(), 1u);
    EXPECT_EQ(heights[0].key, "screen[0].distance_cm");
    EXPECT_EQ(heights[0].before, "not given");
    EXPECT_EQ(heights[0].after, "60 cm");
}

TEST(ChangedValues, tell_a_list_of_names_once) {
    const auto changes = [](const std::string& before, const std::string& after) {
        return changed_values(described(before).facts, described(after).facts);
    };
    const auto bought = changes("[shop]\nown = [\"mouse\"]\n", "[shop]\nown = [\"footrest\", \"headset\"]\n");
    ASSERT_EQ(bought.size(), 1u);
    EXPECT_EQ(bought[0].key, "shop.own");
    EXPECT_EQ(bought[0].before, "mouse");
    EXPECT_EQ(bought[0].after, "footrest, headset");
    const auto emptied = changes("[desk]\nkind = \"fixed\"\n", "[desk]\nkind = \"fixed\"\n[shop]\nown = []\n");
    ASSERT_EQ(emptied.size(), 1u);
    EXPECT_EQ(emptied[0].before, "not given");
    EXPECT_EQ(emptied[0].after, "none");
}

TEST(ChangedValues, name_a_list_about_health_and_nothing_that_is_in_it) {
    const auto changes =
        changed_values(described(desk).facts, described(desk + "[screening]\nchest_pain = true\n").facts);
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].key, "screening.at_once");
    EXPECT_EQ(changes[0].before + changes[0].after, "");
    const std::string with_lenses = "[person]\neyewear = [\"bifocal\"]\n" + desk.substr(9);
    const auto lenses = changed_values(described(desk).facts, described(with_lenses).facts);
    ASSERT_EQ(lenses.size(), 1u);
    EXPECT_EQ(lenses[0].key, "person.eyewear");
    EXPECT_EQ(lenses[0].before + lenses[0].after, "");
}

}  // namespace
}  // namespace ergoaudit
