// The report as JSON, against CONTRACT section 5.

#include "tests/support/json.hpp"

#include "tests/render/audited.hpp"
#include "tests/support/cases.hpp"

#include "ergoaudit/render/report.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::audited;
using testing::Json;
using testing::read_json;
using testing::report_of;
using Names = std::vector<std::string>;

const std::vector<Audit>& audits() {
    static const std::vector<Audit> all = [] {
        auto found = testing::audited_examples();
        for (Audit& one : testing::audited_random(testing::cases(200), 31)) found.push_back(std::move(one));
        return found;
    }();
    return all;
}

Json json_of(const std::vector<Audit>& some) {
    const auto read = read_json(as_json(report_of(some)));
    EXPECT_TRUE(read);
    return read.value_or(Json{});
}

void expect_members(const Json& object, const Names& names) {
    EXPECT_EQ(object.type, Json::Type::object);
    for (const std::string& name : names) EXPECT_TRUE(object.has(name)) << name;
}

TEST(JsonReport, opens_with_what_it_is_and_what_it_compares_with) {
    const Json report = json_of(audits());
    EXPECT_EQ(report["schema"].text, "ergoaudit-report");
    EXPECT_EQ(report["schema_version"].text, "1");
    EXPECT_EQ(report["tool"]["name"].text, "ergoaudit");
    EXPECT_EQ(report["tool"]["version"].text, ERGOAUDIT_VERSION);
    EXPECT_EQ(report["comparability"]["score_model"].text, "ergo-score/1");
    EXPECT_EQ(report["comparability"]["rules"].text, shipped_knowledge().digest);
    EXPECT_EQ(report["comparability"]["profile"].text, "office");
    EXPECT_EQ(report["audits"].items.size(), audits().size());
}

TEST(JsonReport, every_audit_has_the_fields_of_the_contract) {
    const Json report = json_of(audits());
    for (const Json& audit : report["audits"].items) {
        expect_members(audit, {"source", "id", "status", "exit_code", "safety", "score", "findings", "body", "posture",
                               "instruments", "plan", "measure_next", "prescription", "assumptions", "diagnostics"});
        expect_members(audit["safety"],
                       {"action_level", "screened", "exercise", "clearance_required", "reasons", "declared"});
        for (const Json& reason : audit["safety"]["reasons"].items) expect_members(reason, {"id", "text", "source"});
        expect_members(audit["score"],
                       {"value", "low", "high", "coverage", "label", "workstation", "habits", "categories"});
        for (const auto& [name, part] : audit["score"]["categories"].members)
            expect_members(part, {"value", "low", "high", "coverage"});
        for (const Json& finding : audit["findings"].items) {
            expect_members(finding, {"rule", "subject", "category", "title", "verdict", "severity", "measured", "ideal",
                                     "tolerable", "credit", "points_lost", "probability_of_pass", "message", "fix",
                                     "needs", "sources", "location", "suppressed", "overridden"});
            expect_members(finding["location"], {"file", "line", "column", "key"});
            if (!finding["measured"].is_null())
                expect_members(finding["measured"], {"value", "sd", "unit", "provenance"});
            EXPECT_EQ(finding["measured"].is_null(),
                      finding["verdict"].text == "unknown" || finding["verdict"].text == "not_applicable");
        }
        for (const auto& [name, dimension] : audit["body"].members)
            expect_members(dimension, {"value", "sd", "provenance"});
        expect_members(audit["posture"], {"sitting", "standing"});
        for (const auto& [name, value] : audit["posture"]["sitting"].members)
            expect_members(value, {"value", "sd", "unit"});
        for (const Json& next : audit["measure_next"].items) expect_members(next, {"key", "settles", "how"});
        expect_members(audit["prescription"], {"exercises", "sessions", "budget_seconds", "breaks", "weeks",
                                               "review_after_weeks", "left_out", "withheld_because"});
        for (const Json& exercise : audit["prescription"]["exercises"].items)
            expect_members(
                exercise, {"id", "name", "kind", "place", "sets", "reps", "hold_s", "sides", "seconds", "days_per_week",
                           "regions", "why", "sources", "progress", "regress", "stop_if", "modification"});
        for (const Json& session : audit["prescription"]["sessions"].items)
            expect_members(session, {"name", "place", "days", "seconds", "exercises"});
    }
}

TEST(JsonReport, words_are_those_of_the_contract) {
    const std::set<std::string> verdicts = {"pass", "partial", "fail", "unknown", "not_applicable"};
    const std::set<std::string> severities = {"critical", "serious", "moderate", "minor"};
    const std::set<std::string> provenances = {"measured", "observed", "reported", "estimated", "defaulted"};
    const Json report = json_of(audits());
    for (const Json& audit : report["audits"].items) {
        EXPECT_TRUE((std::set<std::string>{"evaluated", "withheld", "not_evaluated"}).contains(audit["status"].text));
        EXPECT_TRUE((std::set<std::string>{"none", "gentle", "full"}).contains(audit["safety"]["exercise"].text));
        for (const Json& finding : audit["findings"].items) {
            EXPECT_TRUE(verdicts.contains(finding["verdict"].text));
            EXPECT_TRUE(severities.contains(finding["severity"].text));
            if (!finding["measured"].is_null()) {
                EXPECT_TRUE(provenances.contains(finding["measured"]["provenance"].text));
            }
        }
    }
}

void visit(const Json& value, const std::function<void(const Json&)>& check) {
    check(value);
    for (const Json& item : value.items) visit(item, check);
    for (const auto& [name, member] : value.members) visit(member, check);
}

TEST(JsonReport, numbers_are_plain_with_at_most_four_decimals) {
    visit(json_of(audits()), [](const Json& value) {
        if (value.type != Json::Type::number) return;
        EXPECT_EQ(value.text.find_first_of("eE"), std::string::npos) << value.text;
        const std::size_t point = value.text.find('.');
        if (point != std::string::npos) {
            EXPECT_LE(value.text.size() - point - 1, 4u) << value.text;
            EXPECT_NE(value.text.back(), '0') << value.text;
        }
        EXPECT_NE(value.text, "-0");
    });
}

TEST(JsonReport, the_points_lost_add_up_to_what_is_missing) {
    const Json report = json_of(audits());
    for (const Json& audit : report["audits"].items) {
        if (audit["score"]["value"].is_null()) continue;
        double lost = 0;
        for (const Json& finding : audit["findings"].items) lost += finding["points_lost"].number();
        EXPECT_NEAR(lost, 100 - audit["score"]["value"].number(), 0.01);
        EXPECT_LE(audit["score"]["low"].number(), audit["score"]["value"].number() + 1e-4);
        EXPECT_GE(audit["score"]["high"].number(), audit["score"]["value"].number() - 1e-4);
        EXPECT_GE(audit["score"]["coverage"].number(), 0);
        EXPECT_LE(audit["score"]["coverage"].number(), 1);
    }
}

TEST(JsonReport, at_levels_1_and_2_holds_no_score_no_finding_no_step_and_no_exercise) {
    const auto one = audited(
        "[person]\nstature_cm = 170\n[chair]\nkind = \"task\"\nseat_height_cm = 55\n[desk]\nheight_cm = "
        "80\n[screening]\n"
        "at_once = [\"chest_pain\"]\n");
    ASSERT_TRUE(one);
    const Json audit = json_of({*one})["audits"][0];
    EXPECT_EQ(audit["status"].text, "withheld");
    EXPECT_EQ(audit["exit_code"].text, "1");
    EXPECT_EQ(audit["safety"]["action_level"].text, "1");
    for (const char* key : {"value", "low", "high", "label"}) EXPECT_TRUE(audit["score"][key].is_null()) << key;
    for (const char* part : {"workstation", "habits"}) EXPECT_TRUE(audit["score"][part]["value"].is_null()) << part;
    for (const auto& [name, part] : audit["score"]["categories"].members) EXPECT_TRUE(part["value"].is_null()) << name;
    EXPECT_TRUE(audit["plan"].is_null());
    EXPECT_TRUE(audit["findings"].items.empty());
    EXPECT_TRUE(audit["measure_next"].items.empty());
    EXPECT_TRUE(audit["prescription"]["exercises"].items.empty());
    EXPECT_TRUE(audit["prescription"]["sessions"].items.empty());
    EXPECT_TRUE(audit["prescription"]["weeks"].items.empty());
    EXPECT_TRUE(audit["prescription"]["breaks"].is_null());
    EXPECT_FALSE(audit["prescription"]["withheld_because"].is_null());
}

TEST(JsonReport, of_a_bad_file_is_its_name_its_exit_code_and_its_problems) {
    const Json audit =
        json_of({unreadable("a.toml", {{.file = "a.toml", .where = {2, 3, 1}, .message = "m"}})})["audits"][0];
    EXPECT_EQ(audit["source"].text, "a.toml");
    EXPECT_EQ(audit["status"].text, "not_evaluated");
    EXPECT_EQ(audit["exit_code"].text, "3");
    EXPECT_EQ(audit["diagnostics"][0]["message"].text, "m");
    EXPECT_EQ(audit["diagnostics"][0]["line"].text, "2");
}

TEST(JsonReport, names_that_mean_harm_stay_inside_their_quotes) {
    for (const std::string& name : {std::string("\\\"}],\\\"x\\\":{"), std::string("<script>\\n\\r\\t\\u001b\\u0007"),
                                    std::string("\\u202E\\u2028\\\\"), std::string(10000, 'A')}) {
        const auto one =
            audited("[person]\nid = \"" + name + "\"\nstature_cm = 170\n[desk]\nheight_cm = 72\n", "a\"\\\n\x01.toml");
        ASSERT_TRUE(one) << name;
        const std::string text = as_json(report_of({*one}));
        const auto report = read_json(text);
        ASSERT_TRUE(report) << name;
        EXPECT_EQ((*report)["audits"][0]["id"].text, one->id);
        EXPECT_EQ((*report)["audits"][0]["source"].text, "a\"\\\n\x01.toml");
        for (const char c : text) ASSERT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= ' ');
    }
}

TEST(JsonReport, says_the_same_twice) { EXPECT_EQ(as_json(report_of(audits())), as_json(report_of(audits()))); }

TEST(Formats, are_listed_once_each) {
    std::set<std::string_view> names;
    for (const Format& format : formats()) {
        EXPECT_TRUE(names.insert(format.name).second) << format.name;
        EXPECT_FALSE(format.meaning.empty());
        EXPECT_FALSE(format.render(report_of(audits()), {}).empty()) << format.name;
    }
}

// Audit by audit as at once, whoever they are for; the most urgent of a text first all the same.
TEST(Formats, grow_to_the_same_bytes) {
    std::size_t growing = 0;
    for (const Format& format : formats())
        for (const Role role : {Role::employee, Role::oh, Role::manager})
            for (const bool quiet : {false, true}) {
                if (format.grow == nullptr) continue;
                const TextStyle style{.quiet = quiet};
                const Report whole = report_of(audits(), role);
                Report one = report_of({}, role);
                one.files = whole.audits.size();
                const auto report = format.grow(style);
                std::string text;
                for (const Audit& audit : whole.audits) {
                    one.audits = {audit};
                    text += report->add(one);
                }
                one.audits.clear();
                text += report->end(one);
                EXPECT_TRUE(text == format.render(whole, style)) << format.name << " " << static_cast<int>(role);
                ++growing;
            }
    EXPECT_EQ(growing, 12U);
    for (const Format& format : formats()) {
        if (format.grow == nullptr) continue;
        EXPECT_EQ(format.grow({})->end(report_of({})), format.render(report_of({}), {})) << format.name;
    }
}

}  // namespace
}  // namespace ergoaudit
