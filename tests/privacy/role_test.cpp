// Roles on their own: which rules may be named to whom, and that only what is named is copied.

#include "ergoaudit/privacy/role.hpp"

#include "tests/support/random_description.hpp"

#include "ergoaudit/knowledge/knowledge.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <regex>
#include <set>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

// Read from the text of its expressions, not from its programs.
bool speaks_of(const Rule& rule, Sensitivity who_may_see) {
    std::string text = std::string(rule.measure.text) + " " + std::string(rule.require.text);
    if (who_may_see == Sensitivity::health) text += " " + std::string(rule.applies.text);
    for (const Circumstance& one : rule.words.instead) text += " " + std::string(one.when.text);
    for (std::size_t last = shipped_knowledge().definitions.size(); last-- > 0;) {  // each may use those before it
        const Definition& meant = shipped_knowledge().definitions[last];
        text = std::regex_replace(text, std::regex(fmt::format(R"(\b{}\b)", meant.name)), std::string(meant.text));
    }
    if (rule.reported.exists()) text += " " + std::string(rule.reported.info().path);
    // "discomfort.eyes.weeks" and "view[0].standing.distance_cm" are said of one instance
    text = std::regex_replace(text, std::regex(R"(\[\d+\])"), "");
    text = std::regex_replace(text, std::regex(R"(\.(sitting|standing|left|right)\.)"), ".");
    text = std::regex_replace(text, std::regex(R"(discomfort\.[a-z_]+\.)"), "discomfort.");
    const auto is_part_of_a_name = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '.';
    };
    for (const FactInfo& info : fact_rows) {
        if (info.who_may_see != who_may_see || info.path == "person.low_vision") continue;  // never told
        for (std::size_t at = text.find(info.path); at != std::string::npos; at = text.find(info.path, at + 1)) {
            const std::size_t end = at + info.path.size();
            if ((at == 0 || !is_part_of_a_name(text[at - 1])) && (end == text.size() || !is_part_of_a_name(text[end])))
                return true;
        }
    }
    return false;
}

Audit audited(const Description& description, Role role) {
    AuditSettings settings;
    settings.profile = shipped_knowledge().profile("office");
    return audit(permitted(role, description), shipped_knowledge(), permitted(role, settings));
}

TEST(SensitivityOfARule, is_that_of_the_most_private_thing_it_speaks_of) {
    std::size_t health = 0, personal = 0, workplace = 0;
    for (const Rule& rule : shipped_knowledge().rules) {
        const Sensitivity found = sensitivity_of(rule);
        const Sensitivity expected = speaks_of(rule, Sensitivity::health)     ? Sensitivity::health
                                     : speaks_of(rule, Sensitivity::personal) ? Sensitivity::personal
                                                                              : Sensitivity::workplace;
        EXPECT_EQ(found, expected) << rule.id;
        health += found == Sensitivity::health;
        personal += found == Sensitivity::personal;
        workplace += found == Sensitivity::workplace;
    }
    EXPECT_GT(health, 20u);
    EXPECT_GT(personal, 20u);
    EXPECT_GT(workplace, 20u);
}

TEST(SensitivityOfAFact, is_health_where_nothing_is_said) {
    EXPECT_EQ(FactInfo{}.who_may_see, Sensitivity::health);
    EXPECT_EQ(TextInfo{}.who_may_see, Sensitivity::health);
}

TEST(AManager, is_named_no_rule_that_reads_health_and_no_number_of_a_body) {
    testing::RandomDescription random(5);
    for (int i = 0; i < 200; ++i) {
        const Audit seen = as_seen_by(Role::manager, audited(random.next(), Role::manager));
        for (const Finding& one : seen.findings) {
            EXPECT_TRUE(is_workstation(one.rule->category)) << one.rule->id;
            EXPECT_NE(sensitivity_of(*one.rule), Sensitivity::health) << one.rule->id;
            EXPECT_NE(one.verdict, Verdict::not_applicable) << one.rule->id;
            if (sensitivity_of(*one.rule) == Sensitivity::workplace) continue;
            EXPECT_TRUE(std::isnan(one.measured.value) && std::isnan(one.credit) && std::isnan(one.points_lost));
            EXPECT_FALSE(one.probability_of_pass);
            EXPECT_TRUE(one.message.find(one.rule->words.title) != std::string::npos && one.fix.empty()) << one.message;
        }
        EXPECT_TRUE(seen.body.empty() && seen.postures.empty() && seen.instruments.empty() && !seen.scenes);
        EXPECT_TRUE(seen.prescription.exercises.empty() && seen.safety.reasons.empty() && seen.assumptions.empty());
        EXPECT_TRUE(seen.measure_next.empty() && seen.diagnostics.empty() && seen.digest.empty());
        for (std::uint16_t row = 0; row < row_size; ++row) EXPECT_FALSE(seen.described.knows(Row{row}));
    }
}

// Cutting what comes out does by itself what cutting what goes in does: neither leans on the other.
TEST(AManager, sees_the_same_of_a_whole_audit_as_of_one_that_never_knew) {
    testing::RandomDescription random(6);
    std::size_t compared = 0;
    for (int i = 0; i < 200; ++i) {
        const Description description = random.next();
        const Audit whole = audited(description, Role::employee);
        if (whole.status != Status::evaluated) continue;
        const Audit of_all = as_seen_by(Role::manager, whole),
                    of_less = as_seen_by(Role::manager, audited(description, Role::manager));
        if (of_less.status != Status::evaluated) continue;  // too little is known of the workstation alone
        ++compared;
        EXPECT_EQ(of_all.score.total.score.value, of_less.score.total.score.value);
        std::multiset<std::string> all, less;
        for (const Finding& one : of_less.findings) less.insert(std::string(one.rule->id) + one.subject + one.message);
        for (const Finding& one : of_all.findings) all.insert(std::string(one.rule->id) + one.subject + one.message);
        EXPECT_EQ(all, less);
    }
    EXPECT_GT(compared, 100u);
}

TEST(OtherRoles, see_everything) {
    testing::RandomDescription random(7);
    const Description description = random.next();
    for (const Role role : {Role::employee, Role::oh}) {
        const Audit whole = audited(description, role), seen = as_seen_by(role, whole);
        EXPECT_EQ(whole.findings.size(), seen.findings.size());
        EXPECT_EQ(whole.body.size(), seen.body.size());
        EXPECT_EQ(permitted(role, description).facts.values().size(), row_size);
    }
}

}  // namespace
}  // namespace ergoaudit
