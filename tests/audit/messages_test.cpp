// What every rule says at its worst, read by eye once and kept: tests/audit/messages.txt. Written anew with
// ERGOAUDIT_WRITE_MESSAGES=1, to be read before it is committed.

#include "src/audit/wording.hpp"

#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/rules/rule_check.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

constexpr const char* path = "tests/audit/messages.txt";

// The failing example farthest outside the band on each side; the first for a yes/no rule.
std::map<int, const Example*> worst_examples(const Rule& rule) {
    std::map<int, const Example*> worst;
    std::map<int, double> how_far;
    for (const Example& example : rule.examples) {
        const Judgement judged = judge_example(rule, example);
        if (judged.verdict != Verdict::fail) continue;
        const double far = std::isnan(judged.measured) || judged.side == 0 ? 0
                           : judged.side < 0                               ? rule.band.ideal.from - judged.measured
                                                                           : judged.measured - rule.band.ideal.to;
        const auto [place, is_new] = how_far.emplace(judged.side, far);
        if (!is_new && far <= place->second) continue;
        place->second = far;
        worst[judged.side] = &example;
    }
    return worst;
}

std::string all_messages() {
    std::string text;
    for (const Rule& rule : shipped_knowledge().rules)
        for (const auto& [side, example] : worst_examples(rule)) {
            const auto [facts, at] = facts_of(*example);
            const Sentences said = sentences_for(rule, judge_example(rule, *example), facts, at, false);
            text += std::string(rule.id) + "\n    " + said.message + "\n    " + said.fix + "\n";
        }
    return text;
}

// By a hair outside nobody is sent to do anything.
TEST(Messages, send_nobody_after_less_than_a_tape_tells) {
    const Rule& rule = *shipped_knowledge().rule("screen-distance-fits");
    const auto fix_at = [&](double distance_cm) {
        Facts facts;
        facts.set_screens(1);
        facts.set("view.distance_cm"_fact, distance_cm, Provenance::measured);
        return sentences_for(rule, judge_applicable(rule, facts, {}), facts, {}, false).fix;
    };
    const double least = rule.band.ideal.from;
    EXPECT_THAT(fix_at(least - 0.04), ::testing::HasSubstr("Leave it"));
    EXPECT_THAT(fix_at(least - 0.06), ::testing::HasSubstr("0.1 cm"));
}

TEST(Messages, are_those_that_were_read) {
    const std::string now = all_messages();
    if (std::getenv("ERGOAUDIT_WRITE_MESSAGES") != nullptr) std::ofstream(path) << now;
    std::ifstream in(path);
    std::stringstream kept;
    kept << in.rdbuf();
    EXPECT_EQ(now, kept.str()) << "ERGOAUDIT_WRITE_MESSAGES=1 writes them anew: read what changed";
}

TEST(Messages, hold_the_numbers_of_the_person_and_no_code) {
    for (const Rule& rule : shipped_knowledge().rules)
        for (const auto& [side, example] : worst_examples(rule)) {
            const auto [facts, at] = facts_of(*example);
            const Judgement judged = judge_example(rule, *example);
            const Sentences said = sentences_for(rule, judged, facts, at, false);
            for (const std::string& sentence : {said.message, said.fix}) {
                EXPECT_EQ(sentence.find_first_of("{}_"), std::string::npos) << rule.id << ": " << sentence;
                EXPECT_FALSE(sentence.empty()) << rule.id;
            }
            if (std::isnan(judged.measured)) continue;
            // the person's own number, or how far it is off
            const double off =
                judged.side < 0 ? rule.band.ideal.from - judged.measured : judged.measured - rule.band.ideal.to;
            EXPECT_TRUE(said.message.find(plain_number(judged.measured)) != std::string::npos ||
                        said.message.find(plain_number(off)) != std::string::npos)
                << rule.id << ": " << said.message;
        }
}

}  // namespace
}  // namespace ergoaudit
