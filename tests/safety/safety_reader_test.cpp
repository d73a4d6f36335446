// The shipped safety files read whole, and what is said about broken ones.

#include "ergoaudit/safety/safety_reader.hpp"

#include "tests/support/same_knowledge.hpp"

#include "ergoaudit/base/files.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> shipped_names() { return disk().names_in("rules/safety"); }

std::string shipped_text(const std::string& name) { return disk().read("rules/safety/" + name).value(); }

std::vector<toml_tree::Document> shipped_documents() {
    std::vector<toml_tree::Document> documents;
    for (const std::string& name : shipped_names()) {
        Result<toml_tree::Document> document = toml_tree::parse(shipped_text(name), name);
        EXPECT_TRUE(document.ok()) << name;
        if (document.ok()) documents.push_back(std::move(document).value());
    }
    return documents;
}

std::string all_text(const Diagnostics& problems) {
    std::string text;
    for (const Diagnostic& problem : problems) text += to_text(problem);
    return text;
}

struct Shipped {
    Arena arena;
    SafetyKnowledge knowledge;
};

Shipped shipped() {
    Shipped result;
    const std::vector<toml_tree::Document> documents = shipped_documents();
    Result<SafetyKnowledge> read = read_safety(documents, result.arena);
    EXPECT_TRUE(read.ok()) << all_text(read.problems());
    if (read.ok()) result.knowledge = read.value();
    return result;
}

// The problems after `from` was replaced by `to`, once, in the shipped file `name`.
std::string problems_after(const std::string& name, const std::string& from, const std::string& to) {
    std::vector<toml_tree::Document> documents;
    for (const std::string& file : shipped_names()) {
        std::string text = shipped_text(file);
        if (file == name) {
            const std::size_t at = text.find(from);
            EXPECT_NE(at, std::string::npos) << from;
            if (at != std::string::npos) text.replace(at, from.size(), to);
        }
        documents.push_back(toml_tree::parse(text, file).value());
    }
    Arena arena;
    const Result<SafetyKnowledge> read = read_safety(documents, arena);
    EXPECT_FALSE(read.ok());
    return all_text(read.problems());
}

TEST(ShippedSafety, AsksEveryKeyOfTheFourGroupsOnceInItsGroup) {
    const Shipped is = shipped();
    std::map<std::string, int> asked;
    for (const Question& question : is.knowledge.questions) {
        ++asked[std::string(question.key)];
        EXPECT_EQ(last_part(question.fact.info().path), question.key);
    }
    std::size_t expected = 0;
    for (const FactInfo& fact : all_facts()) {
        if (!fact.belongs_to.starts_with("screening.")) continue;
        ++expected;
        EXPECT_EQ(asked[std::string(last_part(fact.path))], 1) << fact.path;
    }
    EXPECT_EQ(asked["pain_months"], 1);
    EXPECT_EQ(asked["pain_began_at_age"], 1);
    EXPECT_EQ(is.knowledge.questions.size(), expected + 2);
    for (const Question& question : is.knowledge.questions) {
        if (question.fact.info().belongs_to.empty()) continue;
        EXPECT_EQ("screening." + std::string(question_group_names[static_cast<std::size_t>(question.group)]),
                  question.fact.info().belongs_to);
    }
}

TEST(ShippedSafety, EveryQuestionIsAQuestionAndNamesItsTimeWindow) {
    const std::vector<std::string> windows = {"hours", "days", "weeks",  "months",      "at present",
                                              "today", "ever", "now or", "up to today", "your life"};
    const Shipped is = shipped();
    for (const Question& question : is.knowledge.questions) {
        std::string text(question.text);
        EXPECT_EQ(text.back(), '?') << text;
        std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        // "Ever" only as a word of its own: "fever" and "every" are no window.
        const bool names_one = std::ranges::any_of(windows, [&](const std::string& window) {
            const std::size_t at = text.find(window);
            return at != std::string::npos && (at == 0 || text[at - 1] == ' ');
        });
        EXPECT_TRUE(names_one) << question.text;
    }
}

TEST(ShippedSafety, EveryTextIsFinishedAndCallsNumbersByPlaceholder) {
    const Shipped is = shipped();
    for (const RedFlag& flag : is.knowledge.red_flags) {
        EXPECT_EQ(flag.text.back(), '.') << flag.id;
        for (const char* const number : {"999", "112", "911", "NHS 111"})
            EXPECT_EQ(flag.text.find(number), std::string_view::npos) << flag.id;
        for (const char* const word : {"diagnos", "your posture", "cure"})
            EXPECT_EQ(flag.text.find(word), std::string_view::npos) << flag.id;
    }
}

TEST(ShippedSafety, EveryAnswerIsReadByAFlag) {
    const Shipped is = shipped();
    std::set<std::uint16_t> read;
    for (const RedFlag& flag : is.knowledge.red_flags)
        for (const Row row : rows_read(flag.when, Instance{})) read.insert(row.index);
    for (const Question& question : is.knowledge.questions)
        EXPECT_TRUE(read.contains(row_of(question.fact).index)) << question.key;
}

TEST(ShippedSafety, ReadsTheSameTwice) {
    const Shipped a = shipped();
    const Shipped b = shipped();
    EXPECT_TRUE(same(a.knowledge, b.knowledge));
    SafetyKnowledge other = b.knowledge;
    other.answers_last_days = 29;
    EXPECT_FALSE(same(a.knowledge, other));
    other = b.knowledge;
    other.red_flags = other.red_flags.first(other.red_flags.size() - 1);
    EXPECT_FALSE(same(a.knowledge, other));
    std::vector<Headline> headlines(b.knowledge.headlines.begin(), b.knowledge.headlines.end());
    headlines[0].text = "Call later.";
    other = b.knowledge;
    other.headlines = headlines;
    EXPECT_FALSE(same(a.knowledge, other));
}

TEST(ShippedSafety, CodesAreThoseOfTheKnowledgeBase) {
    const Shipped is = shipped();
    std::set<std::string_view> codes;
    for (const Contraindication& entry : is.knowledge.contraindications) codes.insert(entry.code);
    EXPECT_THAT(codes, testing::UnorderedElementsAre("OSTEO", "PREG", "HTN", "SURG", "SHO", "DISL", "WRI", "KNEE",
                                                     "VERT", "HYP", "SCOL", "RAD", "BAL", "EPI", "HEART",
                                                     "COPD",         // the last row, where an exercise asks for it
                                                     "HIP",          // "HIPLAT" of the table of exercises
                                                     "FRAC",         // "EPIL" of the last row: ours, for the water
                                                     "PRESS",        // ours: the pressure at which strength waits
                                                     "ARM", "FOOT",  // ours: as SHO and KNEE, with nothing left out
                                                     "PGP",          // ours: pain around the pelvis in pregnancy
                                                     "KNEELING",     // ours: a kneeling chair and sore knees
                                                     "WRA"));        // "WRI(acute)" of the table of exercises
}

TEST(SafetyReader, AMissingQuestionIsNamed) {
    const std::string text = problems_after("questions.toml", "key = \"stroke_signs\"", "key = \"chest_pain\"");
    EXPECT_THAT(text, HasSubstr("no [[question]] asks for screening.stroke_signs"));
    EXPECT_THAT(text, HasSubstr("screening.chest_pain is asked 2 times"));
}

TEST(SafetyReader, AKeyThatIsNoQuestionIsRefused) {
    EXPECT_THAT(problems_after("questions.toml", "key = \"stroke_signs\"", "key = \"answered_on\""),
                HasSubstr("\"answered_on\" is no question of [screening]"));
    EXPECT_THAT(problems_after("questions.toml", "key = \"stroke_signs\"", "key = \"stroke_sign\""),
                HasSubstr("\"stroke_sign\" is no question of [screening]"));
}

TEST(SafetyReader, AWrongExpressionIsReportedInItsFile) {
    const std::string text =
        problems_after("red_flags.toml", "when = \"screening.chest_pain\"", "when = \"screening.chest_pian\"");
    EXPECT_THAT(text, HasSubstr("red_flags.toml:"));
    EXPECT_THAT(text, HasSubstr("chest_pian"));
    EXPECT_THAT(problems_after("red_flags.toml", "when = \"screening.chest_pain\"", "when = \"screening.pain_months\""),
                HasSubstr("\"when\" wants an expression that is yes or no"));
}

TEST(SafetyReader, LevelsOneAndTwoAllowNoExercise) {
    const std::string flag = "level = 1\nwhen = \"screening.chest_pain\"\nexercise = \"none\"";
    EXPECT_THAT(
        problems_after("red_flags.toml", flag, "level = 1\nwhen = \"screening.chest_pain\"\nexercise = \"gentle\""),
        HasSubstr("at levels 1 and 2 there are no exercises"));
    EXPECT_THAT(problems_after("red_flags.toml", flag, flag + "\nlifted_by = [\"chest_pain\"]"),
                HasSubstr("nothing lifts a level 1"));
    EXPECT_THAT(problems_after("red_flags.toml", flag, "level = 7\nwhen = \"screening.chest_pain\""),
                HasSubstr("\"level\" is a whole number from 1 to 3"));
    EXPECT_THAT(problems_after("red_flags.toml", flag, flag + "\nlvel = 1"), HasSubstr("unknown key \"lvel\""));
}

TEST(SafetyReader, NamesThatPointNowhereAreRefused) {
    EXPECT_THAT(problems_after("red_flags.toml", "lifted_by = [\"heart_condition\"]", "lifted_by = [\"heart\"]"),
                HasSubstr("\"heart\" in \"lifted_by\" is no key"));
    EXPECT_THAT(problems_after("red_flags.toml", "instead_of = [\"cancer_history\"]", "instead_of = [\"cancer\"]"),
                HasSubstr("\"cancer\" in \"instead_of\" is no other red flag"));
}

TEST(SafetyReader, CountriesAreTwoCapitalsAndListedOnce) {
    EXPECT_THAT(problems_after("emergency.toml", "countries = [\"AU\"]", "countries = [\"AU\", \"GB\"]"),
                HasSubstr("\"GB\" is listed twice"));
    EXPECT_THAT(problems_after("emergency.toml", "countries = [\"AU\"]", "countries = [\"au\"]"),
                HasSubstr("\"au\" is no country"));
}

TEST(SafetyReader, AnExerciseCannotBeRemovedAndPreferred) {
    EXPECT_THAT(problems_after("contraindications.toml", "prefers = [\"shoulder-blade-squeeze\", \"prone-t-y-i\"]",
                               "prefers = [\"open-book\"]"),
                HasSubstr("\"open-book\" is removed as well"));
    EXPECT_THAT(problems_after("contraindications.toml", "prefers = [\"shoulder-blade-squeeze\", \"prone-t-y-i\"]",
                               "prefers = [\"Prone T\"]"),
                HasSubstr("\"Prone T\" is no exercise id"));
}

TEST(SafetyReader, WhatIsNeededOnceIsMissedAndNotTakenTwice) {
    EXPECT_THAT(problems_after("questions.toml", "answers_last_days = 28", ""),
                HasSubstr("\"answers_last_days\" is missing"));
    EXPECT_THAT(problems_after("emergency.toml", "[anywhere]", "answers_last_days = 3\n[anywhere]"),
                HasSubstr("\"answers_last_days\" stands twice"));
    EXPECT_THAT(problems_after("emergency.toml", "level = 2", "level = 1"), HasSubstr("level 2 has no [[headline]]"));
}

TEST(SafetyReader, NothingAtAllIsManyProblemsAndNoCrash) {
    Arena arena;
    const Result<SafetyKnowledge> read = read_safety({}, arena);
    EXPECT_FALSE(read.ok());
    EXPECT_GT(read.problems().size(), 50U);
}

}  // namespace
}  // namespace ergoaudit
