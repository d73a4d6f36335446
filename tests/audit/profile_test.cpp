// Profiles: what they inherit, what they change, and that they change nothing else.

#include "tests/support/cases.hpp"
#include "tests/support/memory_files.hpp"
#include "tests/support/same_knowledge.hpp"
#include "tests/support/workstations.hpp"

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using ::testing::HasSubstr;
using testing::MemoryFiles;

constexpr const char* parent =
    "id = \"parent\"\ntitle = \"P\"\nmeaning = \"m\"\ncountry = \"GB\"\nextends = \"office\"\nbreaks_every_min = 45\n"
    "[[ignore]]\nrule = \"stress\"\nreason = \"somebody else asks\"\n"
    "[[change]]\nrule = \"screen-distance-fits\"\nideal = { from = 55 }\ntolerable = { from = 45 }\n"
    "reason = \"r\"\nsources = [\"asr-a6\"]\n"
    "[[change]]\nrule = \"chair-is-safe\"\nseverity = \"minor\"\nreason = \"from the parent\"\n"
    "[[clause]]\nrule = \"chair-is-safe\"\nlaw = \"the law\"\nsource = \"uk-dse-regs-1992\"\n";
constexpr const char* child =
    "id = \"child\"\ntitle = \"C\"\nmeaning = \"m\"\nextends = \"parent\"\n"
    "[[ignore]]\nrule = \"sleep-enough\"\nreason = \"not asked here\"\n"
    "[[change]]\nrule = \"chair-is-safe\"\nfix = \"Take another chair.\"\nreason = \"from the child\"\n";

// Reads the shipped folders with these profiles added; the profile asked for, or what was said.
struct Read {
    Arena arena;
    std::optional<Knowledge> knowledge;
    std::string complaints;
};

std::unique_ptr<Read> with(const std::map<std::string, std::string>& profiles) {
    MemoryFiles files = MemoryFiles::copy_of({"rules", "profiles"});
    for (const auto& [name, text] : profiles) files["profiles/standards/" + name + ".toml"] = text;
    auto read = std::make_unique<Read>();
    const auto result = read_knowledge(files, "rules", "profiles", read->arena);
    if (result.ok()) read->knowledge = result.value();
    for (const Diagnostic& problem : result.problems()) read->complaints += to_text(problem);
    return read;
}

TEST(Profile, inherits_what_it_does_not_say_itself) {
    const auto read = with({{"parent", parent}, {"child", child}});
    ASSERT_TRUE(read->knowledge) << read->complaints;
    const Profile& profile = *read->knowledge->profile("child");
    EXPECT_EQ(profile.country, "GB");
    EXPECT_EQ(profile.ignore.size(), 2u);
    ASSERT_NE(profile.omission("stress"), nullptr);
    EXPECT_EQ(profile.omission("stress")->from, "parent");
    EXPECT_EQ(profile.omission("stress")->reason, "somebody else asks");
    ASSERT_NE(profile.omission("sleep-enough"), nullptr);
    EXPECT_EQ(profile.omission("sleep-enough")->from, "child");
    EXPECT_EQ(profile.omission("drinks-enough"), nullptr);
    EXPECT_EQ(profile.breaks_every_min, 45);
    ASSERT_NE(profile.change("screen-distance-fits"), nullptr);
    EXPECT_EQ(profile.change("screen-distance-fits")->from, "parent");
    EXPECT_EQ(profile.change("chair-is-safe")->from, "child");
    EXPECT_FALSE(profile.change("chair-is-safe")->has_severity) << "a change of the child replaces that of the parent";
    ASSERT_NE(profile.clause("chair-is-safe"), nullptr);
    EXPECT_EQ(profile.change("seat-not-too-low"), nullptr);
}

TEST(Profile, changes_the_rules_it_names_and_no_other) {
    const auto read = with({{"parent", parent}, {"child", child}});
    ASSERT_TRUE(read->knowledge) << read->complaints;
    Arena arena;
    const Knowledge seen = under(*read->knowledge, *read->knowledge->profile("parent"), arena);
    ASSERT_EQ(seen.rules.size(), read->knowledge->rules.size());
    for (std::size_t i = 0; i < seen.rules.size(); ++i) {
        const Rule& after = seen.rules[i];
        const Rule& before = read->knowledge->rules[i];
        if (after.id == "screen-distance-fits") {
            EXPECT_EQ(after.band, (Band{{.from = 55}, {.from = 45}}));
        } else if (after.id == "chair-is-safe") {
            EXPECT_EQ(after.severity, Severity::minor);
            EXPECT_EQ(after.law, "the law");
            EXPECT_EQ(after.words.fix, before.words.fix);
        } else {
            EXPECT_TRUE(same(after, before)) << after.id;
        }
    }
    EXPECT_EQ(seen.exercise.programme.breaks.pause_every_min, 45);
    const Knowledge child_seen = under(*read->knowledge, *read->knowledge->profile("child"), arena);
    EXPECT_EQ(child_seen.rule("chair-is-safe")->words.fix, "Take another chair.");
    EXPECT_EQ(child_seen.rule("chair-is-safe")->severity, Severity::critical);
}

// Climate is asked for when a key is given or the profile wants it.
TEST(Profile, asks_for_what_nobody_spoke_of) {
    Arena arena;
    const Knowledge& shipped = shipped_knowledge();
    const Knowledge british = under(shipped, *shipped.profile("hse-dse"), arena);
    const Facts nothing;
    for (const std::string_view id : {"light-suits-reading", "noise-does-not-disturb", "temperature-comfortable"}) {
        EXPECT_EQ(judge(*shipped.rule(id), nothing, {}).verdict, Verdict::not_applicable) << id;
        EXPECT_EQ(judge(*british.rule(id), nothing, {}).verdict, Verdict::unknown) << id;
    }
    EXPECT_EQ(judge(*british.rule("noise-level-low"), nothing, {}).verdict, Verdict::not_applicable) << "not asked for";
    Facts warm;
    warm.set("environment.temperature_c"_fact, 22, Provenance::measured);
    for (const Knowledge* one : {&shipped, &british})
        EXPECT_EQ(judge(*one->rule("temperature-comfortable"), warm, {}).verdict, Verdict::pass);
}

TEST(Profile, what_is_wrong_with_one_is_said) {
    const auto complaint = [](const std::string& more, const std::string& head = "extends = \"office\"\n") {
        return with({{"mine", "id = \"mine\"\ntitle = \"M\"\nmeaning = \"m\"\n" + head + more}})->complaints;
    };
    const std::string change = "[[change]]\nrule = \"screen-distance-fits\"\nreason = \"r\"\n";
    EXPECT_EQ(complaint(""), "");
    EXPECT_THAT(complaint("", "extends = \"offize\"\n"), HasSubstr("extends \"offize\", which is no profile"));
    EXPECT_THAT(complaint("", "extends = \"mine\"\n"), HasSubstr("extends itself"));
    EXPECT_THAT(complaint("[[ask]]\nrule = \"sreen\"\nreason = \"r\"\n"), HasSubstr("there is no rule \"sreen\""));
    EXPECT_EQ(complaint("[[change]]\nrule = \"screen-distance-fitz\"\nreason = \"r\"\nfix = \"f\"\n"),
              "profiles/standards/mine.toml:6:8: error: profile \"mine\": there is no rule \"screen-distance-fitz\"\n"
              "   6 | rule = \"screen-distance-fitz\"\n"
              "     |        ^^^^^^^^^^^^^^^^^^^^^^\n"
              "     = did you mean \"screen-distance-fits\"?\n");
    EXPECT_THAT(complaint("", "extends = \"office\"\nselect = [\"screem\"]\n"),
                HasSubstr("mine.toml:5:10: error: profile \"mine\": there is no rule \"screem\""));
    EXPECT_THAT(complaint("[[ask]]\nrule = \"chair-is-safe\"\nreason = \"r\"\n"), HasSubstr("cannot be asked for"));
    EXPECT_THAT(complaint("[[ignore]]\nrule = \"sreen\"\nreason = \"r\"\n"), HasSubstr("there is no rule \"sreen\""));
    EXPECT_THAT(complaint("[[ignore]]\nrule = \"screen\"\n"), HasSubstr("reason"));
    EXPECT_THAT(complaint("[[ignore]]\nrule = \"screen\"\nreason = \"\"\n"), HasSubstr("a reason is needed"));
    for (const char* minutes : {"-5", "0", "0.5", "7.5", "241", "nan"})
        EXPECT_THAT(complaint("", std::string("extends = \"office\"\nbreaks_every_min = ") + minutes + "\n"),
                    HasSubstr("1 to 240 minutes"));
    EXPECT_THAT(complaint(change), HasSubstr("this changes nothing"));
    EXPECT_THAT(complaint(change + "ideal = { from = 1 }\n"), HasSubstr("a band is changed as a whole"));
    EXPECT_THAT(complaint(change + "ideal = { from = 1 }\ntolerable = { from = 2 }\n"),
                HasSubstr("\"tolerable\" does not contain \"ideal\": from 2 lies inside 1"));
    EXPECT_THAT(complaint(change + "ideal = {}\ntolerable = {}\n"), HasSubstr("\"ideal\" needs \"from\" or \"to\""));
    EXPECT_THAT(complaint(change + "ideal = { from = 1 }\ntolerable = { from = 1, to = 9 }\n"),
                HasSubstr("\"tolerable\" has a \"to\", but \"ideal\" has none"));
    EXPECT_THAT(complaint(change + "fix = \"f\"\n" + change + "fix = \"g\"\n"),
                HasSubstr("mine.toml:10:8: error: there are two [[change]] for \"screen-distance-fits\"\n"));
    const std::string omission = "[[ignore]]\nrule = \"screen\"\nreason = \"r\"\n";
    EXPECT_THAT(complaint(omission + omission), HasSubstr("two [[ignore]] for \"screen\"\n"));
    EXPECT_THAT(complaint(change + "severity = \"grave\"\n"), HasSubstr("grave"));
    EXPECT_THAT(complaint(change + "fix = \"f\"\nsources = [\"nobody\"]\n"),
                HasSubstr("there is no source \"nobody\""));
    EXPECT_THAT(complaint("[[change]]\nrule = \"screen-distance-fits\"\nfix = \"f\"\n"), HasSubstr("reason"));
    EXPECT_THAT(complaint("[[change]]\nrule = \"chair-is-safe\"\nreason = \"r\"\nideal = { to = 1 }\n"
                          "tolerable = { to = 2 }\n"),
                HasSubstr("has no band to change"));
    EXPECT_THAT(complaint("[[clause]]\nrule = \"nothing-such\"\nlaw = \"l\"\nsource = \"asr-a6\"\n"),
                HasSubstr("there is no rule \"nothing-such\""));
}

// What a profile may say otherwise of one rule.
struct Said {
    Verdict verdict;
    double credit;
    Severity severity;
    std::string message, fix;
};

std::map<std::string, Said> said_under(const Description& description, const Knowledge& knowledge,
                                       const Profile& profile) {
    AuditSettings settings;
    settings.profile = &profile;
    std::map<std::string, Said> found;
    for (const Finding& finding : audit(description, knowledge, settings).findings)
        found[std::string(finding.rule->id) + "@" + finding.subject] = {
            finding.verdict, std::isnan(finding.credit) ? -1 : finding.credit, finding.rule->severity, finding.message,
            finding.fix};
    return found;
}

bool is_left_out(const Profile& profile, const Rule& rule) {
    return profile.omission(rule.id) != nullptr ||
           profile.omission(category_names[static_cast<std::size_t>(rule.category)]) != nullptr;
}

// Every difference from the office profile is one that the profile gives a reason for: a rule left out, a band, a
// severity, a remedy.
void expect_only_reasoned_differences(const Description& description, const std::string& whose) {
    const Knowledge& shipped = shipped_knowledge();
    const auto office = said_under(description, shipped, *shipped.profile("office"));
    for (const Profile& profile : shipped.profiles) {
        Arena arena;
        const auto other = said_under(description, under(shipped, profile, arena), profile);
        for (const auto& [key, here] : office) {
            const Rule& rule = *shipped.rule(key.substr(0, key.find('@')));
            const auto there = other.find(key);
            ASSERT_EQ(there == other.end(), is_left_out(profile, rule)) << whose << profile.id << " " << key;
            if (there == other.end()) continue;
            const RuleChange* change = profile.change(rule.id);
            if (profile.request(rule.id) != nullptr && here.verdict == Verdict::not_applicable) {
                EXPECT_EQ(there->second.verdict, Verdict::unknown) << whose << profile.id << " " << key;
                continue;
            }
            if (change == nullptr || !change->has_severity) EXPECT_EQ(there->second.severity, here.severity) << key;
            if (change != nullptr && change->has_band) continue;
            EXPECT_EQ(there->second.verdict, here.verdict) << whose << profile.id << " " << key;
            EXPECT_EQ(there->second.credit, here.credit) << whose << profile.id << " " << key;
            EXPECT_EQ(there->second.message, here.message) << whose << profile.id << " " << key;
            if (change == nullptr) EXPECT_EQ(there->second.fix, here.fix) << whose << profile.id << " " << key;
        }
        for (const auto& [key, there] : other) EXPECT_TRUE(office.contains(key)) << whose << profile.id << " " << key;
    }
}

TEST(Profile, judges_as_office_does_wherever_it_gives_no_reason_not_to) {
    testing::WorkstationWriter writer(4711);
    for (std::size_t i = 0; i < testing::cases(300); ++i)
        if (const auto read = read_description(writer.write(), "desk.toml"); read.ok())
            expect_only_reasoned_differences(read.value(), "");
}

TEST(Profile, judges_the_stories_as_office_does_wherever_it_gives_no_reason_not_to) {
    for (const std::string& story : disk().names_in("examples")) {
        const auto text = disk().read("examples/" + story + "/desk.toml");
        if (!text.ok()) continue;
        const auto read = read_description(text.value(), "desk.toml");
        ASSERT_TRUE(read.ok()) << story;
        expect_only_reasoned_differences(read.value(), story + ": ");
    }
}

TEST(ShippedProfiles, are_there_and_give_their_reasons) {
    std::set<std::string_view> ids;
    for (const Profile& profile : shipped_knowledge().profiles) {
        ids.insert(profile.id);
        for (const RuleChange& change : profile.changes) EXPECT_GE(change.reason.size(), 20u) << change.rule;
        for (const Omission& omission : profile.ignore) EXPECT_GE(omission.reason.size(), 20u) << omission.rule;
    }
    for (const char* id : {"office", "hse-dse", "osha", "de-bildschirm", "home-office", "laptop", "call-centre"})
        EXPECT_TRUE(ids.contains(id)) << id;
}

}  // namespace
}  // namespace ergoaudit
