// What to measure next, against a plain recount of what is still lacking after each.

#include "tests/support/cases.hpp"
#include "tests/support/workstations.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/input/description_reader.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

Audit audited(const std::string& text) {
    auto read = read_description(text, "desk.toml");
    if (!read.ok()) return {};
    AuditSettings settings;
    settings.today = 20000;
    return audit(read.value(), shipped_knowledge(), settings);
}

using Lacking = std::vector<std::vector<std::string>>;  // the keys that each unknown check lacks

Lacking lacking_in(const Audit& audit) {
    Lacking lacking;
    for (const Finding& finding : audit.findings) {
        if (finding.verdict != Verdict::unknown || finding.needs.empty()) continue;
        lacking.emplace_back();
        for (const Row row : finding.needs) lacking.back().push_back(written_path(row));
    }
    return lacking;
}

// Takes the key as given; how many checks lack nothing more by that.
std::size_t given(Lacking& lacking, const std::string& key) {
    std::size_t settled = 0;
    for (std::vector<std::string>& keys : lacking)
        if (std::erase(keys, key) != 0 && keys.empty()) ++settled;
    return settled;
}

double share_of(const Lacking& lacking, const std::string& key) {
    double share = 0;
    for (const std::vector<std::string>& keys : lacking)
        if (std::ranges::find(keys, key) != keys.end()) share += 1.0 / static_cast<double>(keys.size());
    return share;
}

TEST(NextMeasures, settle_what_they_say_and_all_that_is_unknown) {
    testing::WorkstationWriter writer(71);
    std::size_t keys = 0, in_pairs = 0;
    for (std::size_t i = 0; i < testing::cases(1000); ++i) {
        const Audit result = audited(writer.write());
        if (result.measure_next.empty()) continue;  // something has to be put right before anything else
        Lacking lacking = lacking_in(result);
        for (const MeasureNext& next : result.measure_next) {
            const bool is_of_the_body = next.key.starts_with("person.");  // and may settle what is only unsure
            const double share = share_of(lacking, next.key);
            const std::size_t settled = given(lacking, next.key);
            if (is_of_the_body) {
                EXPECT_GE(next.settles, settled) << next.key;
                continue;
            }
            EXPECT_EQ(next.settles, settled) << next.key;
            EXPECT_GT(share, 0) << next.key;
            keys += 1, in_pairs += settled == 0 ? 1 : 0;
        }
        for (const std::vector<std::string>& left : lacking) EXPECT_TRUE(left.empty()) << left.front();
        if (::testing::Test::HasFailure()) FAIL() << i;
    }
    EXPECT_GT(keys, testing::cases(1000) * 10);
    EXPECT_GT(in_pairs, testing::cases(1000));
}

constexpr const char* a_desk =
    "[chair]\nkind = \"task\"\nseat_height_cm = 46\n[desk]\nkind = \"fixed\"\nheight_cm = 73\n"
    "[[screen]]\nkind = \"monitor\"\nmount = \"stand\"\ndiagonal_in = 24\ntop_height_cm = 115\ndistance_cm = 70\n"
    "[keyboard]\nexternal = true\n";

TEST(NextMeasures, begin_with_the_height_that_everybody_knows) {
    const Audit result = audited(a_desk);
    ASSERT_GE(result.measure_next.size(), 2u);
    EXPECT_EQ(result.measure_next[0].key, "person.stature_cm");
    EXPECT_TRUE(result.measure_next[1].key.starts_with("person.seated_")) << result.measure_next[1].key;
}

TEST(NextMeasures, do_not_ask_for_a_height_once_the_body_itself_is_measured) {
    const Audit result =
        audited(std::string("[person]\nseated_elbow_from_floor_cm = 69\nseated_eye_from_floor_cm = 121\n"
                            "popliteal_height_cm = 43\nthigh_clearance_cm = 17\n"
                            "buttock_popliteal_length_cm = 49\nknee_height_sitting_cm = 54\n") +
                a_desk);
    ASSERT_FALSE(result.measure_next.empty());
    for (const MeasureNext& next : result.measure_next) EXPECT_NE(next.key, "person.stature_cm");
}

// Of an empty desk the furniture that many checks lack comes before what settles one.
TEST(NextMeasures, begin_with_the_furniture_where_little_is_told) {
    const Audit result = audited("[person]\nstature_cm = 170\n[desk]\n[chair]\n[keyboard]\n");
    ASSERT_GE(result.measure_next.size(), 6u);
    const auto place_of = [&](std::string_view key) {
        return std::ranges::find(result.measure_next, key, &MeasureNext::key) - result.measure_next.begin();
    };
    for (const char* first : {"chair.kind", "chair.seat_height_cm", "desk.height_cm"}) {
        EXPECT_LT(place_of(first), 6) << first;
        for (const char* later : {"desk.edge", "desk.wobbles", "chair.lumbar_comfort"})
            EXPECT_LT(place_of(first), place_of(later)) << first << " " << later;
    }
}

// A chair was to be bought for 250 before anybody asked what decides whether the screen can be raised.
TEST(NextMeasures, ask_what_might_help_for_nothing_before_it_is_bought) {
    const auto read = read_description(
        "[person]\nstature_cm = 172\nsex = \"female\"\n[chair]\nkind = \"kitchen\"\nseat_height_cm = 46\n"
        "[desk]\nkind = \"fixed\"\nheight_cm = 75\n[[screen]]\nkind = \"laptop\"\ndiagonal_in = 14\n"
        "distance_cm = 55\n[habits]\nsitting_hours_per_day = 8\n",
        "desk.toml");
    ASSERT_TRUE(read.ok());
    AuditSettings settings;
    settings.plan = true;
    const Audit result = audit(read.value(), shipped_knowledge(), settings);
    ASSERT_TRUE(result.plan && result.plan->bought.buys());
    ASSERT_GE(result.measure_next.size(), 2u);
    EXPECT_EQ(result.measure_next[0].key, "person.seated_elbow_from_floor_cm");
    EXPECT_EQ(result.measure_next[1].key, "keyboard.external");
    for (const MeasureNext& next : result.measure_next) EXPECT_NE(next.key, "chair.seat_height_adjustable");
}

}  // namespace
}  // namespace ergoaudit
