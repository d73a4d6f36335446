// Every story in examples/ is run as its README says and held against its expect.toml: exit code, verdicts, words.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/base/date.hpp"
#include "ergoaudit/cli/run.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view today = "2026-11-23";

std::vector<std::string> stories() {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator("examples"))
        if (fs::exists(entry.path() / "expect.toml")) found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
}

std::string content(const fs::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

struct Outcome {
    int exit;
    std::string out, err;
};

Outcome run_words(const std::string& command) {
    Outcome outcome;
    std::istringstream split(command);
    std::vector<std::string> words;
    for (std::string word; split >> word;) words.push_back(word);
    const Surroundings surroundings{.files = disk(),
                                    .knowledge = shipped_knowledge(),
                                    .today = [] { return *parse_date(today); },
                                    .environment = [](const char*) { return std::optional<std::string>(); },
                                    .print = [&](std::string_view text) { return outcome.out += text, true; },
                                    .complain = [&](std::string_view text) { outcome.err += text; },
                                    .terminal = false,
                                    .columns = 80};
    outcome.exit = run(words, surroundings);
    return outcome;
}

// The worst verdict of each rule over its instances.
std::map<std::string, Verdict> verdicts(const std::string& story) {
    auto description = read_description(content("examples/" + story + "/desk.toml"), "desk.toml");
    AuditSettings settings;
    settings.today = *parse_date(today);
    settings.profile = shipped_knowledge().profile("office");
    std::map<std::string, Verdict> worst;
    const auto rank = [](Verdict v) {
        return v == Verdict::fail ? 0 : v == Verdict::partial ? 1 : v == Verdict::unknown ? 2 : 3;
    };
    for (const Finding& finding : audit(description.value(), shipped_knowledge(), settings).findings) {
        const auto [at, is_new] = worst.emplace(finding.rule->id, finding.verdict);
        if (!is_new && rank(finding.verdict) < rank(at->second)) at->second = finding.verdict;
    }
    return worst;
}

std::string one_line(std::string text) {
    std::string out;
    for (const char c : text)
        if (c != '\n' || (!out.empty() && out.back() != ' ')) out += c == '\n' ? ' ' : c;
    std::string single;
    for (const char c : out)
        if (c != ' ' || single.empty() || single.back() != ' ') single += c;
    return single;
}

class Story : public testing::TestWithParam<std::string> {};

TEST_P(Story, HoldsWhatItsExpectationsSay) {
    const std::string story = GetParam();
    const auto expected = toml_tree::parse(content("examples/" + story + "/expect.toml"), "expect.toml");
    ASSERT_TRUE(expected.ok());
    const toml_tree::Node& root = expected.value().root;
    const std::string command = *root.find("command")->string();
    const Outcome outcome = run_words(command);
    EXPECT_EQ(outcome.exit, static_cast<int>(*root.find("exit")->number())) << outcome.out << outcome.err;

    const auto found = verdicts(story);
    for (const auto& [key, verdict] :
         {std::pair{"fail", Verdict::fail}, {"pass", Verdict::pass}, {"unknown", Verdict::unknown}})
        if (const auto* list = root.find(key))
            for (const auto& id : *list->array()) {
                ASSERT_NE(shipped_knowledge().rule(*id.string()), nullptr) << *id.string();
                ASSERT_TRUE(found.contains(*id.string())) << *id.string() << " was not judged";
                EXPECT_EQ(found.at(*id.string()), verdict) << *id.string();
            }
    const std::string text = one_line(outcome.out);
    for (const auto& word : *root.find("words")->array())
        EXPECT_NE(text.find(*word.string()), std::string::npos) << *word.string() << "\n" << outcome.out;
    for (const auto& word : *root.find("no_words")->array())
        EXPECT_EQ(text.find(*word.string()), std::string::npos) << *word.string() << "\n" << outcome.out;
}

TEST_P(Story, IsToldInItsReadme) {
    const std::string story = GetParam();
    const std::string readme = content("examples/" + story + "/README.md");
    const auto expected = toml_tree::parse(content("examples/" + story + "/expect.toml"), "expect.toml");
    EXPECT_NE(readme.find("ergoaudit " + *expected.value().root.find("command")->string()), std::string::npos);
}

// The score, where a story bounds it, read from the audit rather than from the text.
TEST_P(Story, ScoresWhereItSays) {
    const std::string story = GetParam();
    const auto expected = toml_tree::parse(content("examples/" + story + "/expect.toml"), "expect.toml");
    const toml_tree::Node& root = expected.value().root;
    auto description = read_description(content("examples/" + story + "/desk.toml"), "desk.toml");
    ASSERT_TRUE(description.ok());
    AuditSettings settings;
    settings.today = *parse_date(today);
    const Audit result = audit(description.value(), shipped_knowledge(), settings);
    const ScoreValue& score = result.score.total.score;
    if (result.status == Status::evaluated)
        EXPECT_TRUE(score.low <= score.value + 1e-9 && score.value <= score.high + 1e-9);
    if (const auto* least = root.find("score_at_least")) EXPECT_GE(score.value, *least->number());
    if (const auto* most = root.find("score_at_most")) EXPECT_LE(score.value, *most->number());
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// What is shown quietly needs neither plan nor exercises, and is the same without them.
TEST_P(Story, SaysQuietlyWhatItSaysInFull) {
    const std::string check = "check examples/" + GetParam() + "/desk.toml";
    const Outcome full = run_words(check), quiet = run_words(check + " -q");
    EXPECT_EQ(quiet.exit, full.exit);
    const std::vector<std::string> all = lines_of(full.out), some = lines_of(quiet.out);
    ASSERT_GT(some.size(), 2U);
    auto from = all.begin();
    for (const std::string& line : some) {
        from = std::find(from, all.end(), line);
        ASSERT_NE(from, all.end()) << line << "\n" << full.out;
        ++from;
    }
}

INSTANTIATE_TEST_SUITE_P(Examples, Story, testing::ValuesIn(stories()), [](const auto& story) {
    std::string name = story.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(MinimalDescription, GetsAScoreARangeTwoFreeStepsAndTheElbowFirst) {
    auto description = read_description(content("examples/minimal/desk.toml"), "desk.toml");
    AuditSettings settings;
    settings.today = *parse_date(today);
    settings.plan = true;
    const Audit result = audit(description.value(), shipped_knowledge(), settings);
    EXPECT_EQ(result.status, Status::evaluated);
    EXPECT_LT(result.score.total.score.low, result.score.total.score.value);
    EXPECT_GT(result.score.total.score.high, result.score.total.score.value);
    ASSERT_TRUE(result.plan);
    ASSERT_GE(result.plan->free.steps.size(), 2U);
    EXPECT_EQ(result.plan->free.steps[0].unit, Unit::cm);
    EXPECT_EQ(result.plan->free.steps[1].unit, Unit::cm);
    ASSERT_FALSE(result.measure_next.empty());
    EXPECT_EQ(result.measure_next.front().key, "person.seated_elbow_from_floor_cm");
    EXPECT_GE(result.score.total.score.coverage, 0.35);
}

// What is wrong in the minimal story is wrong by 4 cm or more, so that no tape measure turns it around.
TEST(MinimalDescription, IsOffByFourCentimetresOrMoreWhereItIsOff) {
    auto description = read_description(content("examples/minimal/desk.toml"), "desk.toml");
    AuditSettings settings;
    settings.today = *parse_date(today);
    std::size_t off = 0;
    for (const Finding& finding : audit(description.value(), shipped_knowledge(), settings).findings) {
        if (finding.verdict != Verdict::fail || finding.measured.unit != Unit::cm) continue;
        ++off;
        const Interval& ideal = finding.rule->band.ideal;
        EXPECT_GE(std::max(ideal.from - finding.measured.value, finding.measured.value - ideal.to), 4)
            << finding.rule->id;
    }
    EXPECT_GE(off, 3U);
}

TEST(EverythingRight, HasNoFindingAboveMinorNoPurchaseAndFewExercises) {
    auto description = read_description(content("examples/everything-right/desk.toml"), "desk.toml");
    ASSERT_TRUE(description.ok());
    AuditSettings settings;
    settings.today = *parse_date(today);
    settings.plan = true;
    const Audit result = audit(description.value(), shipped_knowledge(), settings);
    EXPECT_EQ(result.exit, Exit::passed);
    for (const Finding& finding : result.findings)
        if (is_wrong(finding.verdict)) EXPECT_EQ(finding.rule->severity, Severity::minor) << finding.rule->id;
    ASSERT_TRUE(result.plan);
    EXPECT_EQ(result.plan->bought.status, PlanStatus::nothing_to_do);
    EXPECT_TRUE(result.plan->bought.steps.empty());
    EXPECT_LE(result.prescription.exercises.size(), 2U);
    EXPECT_GE(result.prescription.exercises.size(), 1U);
    const Outcome outcome = run_words("check examples/everything-right/desk.toml");
    for (const char* word : {"buy", "worth buying", "Ask for a seat"})
        EXPECT_EQ(outcome.out.find(word), std::string::npos) << outcome.out;
}

}  // namespace
}  // namespace ergoaudit
