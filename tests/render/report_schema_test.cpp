// The schema of reports against the reports of every story, for every role and of every command, and random ones.

#include "ergoaudit/render/report_schema.hpp"

#include "tests/render/audited.hpp"
#include "tests/support/cases.hpp"
#include "tests/support/json.hpp"
#include "tests/support/random_description.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <sys/wait.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

namespace fs = std::filesystem;
using testing::Json;

// A folder of the test's own with the schema, gone with it.
class Folder {
  public:
    explicit Folder(const std::string& name) : path(fs::temp_directory_path() / ("ergoaudit_" + name)) {
        fs::remove_all(path);
        fs::create_directories(path / "reports");
        std::ofstream(path / "schema.json") << report_schema(shipped_knowledge());
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void add(const std::string& name, const Report& report) const {
        std::ofstream(path / "reports" / (name + ".json")) << as_json(report);
    }

    fs::path path;
};

// A description with everything in it that is told only sometimes: trace, where everything may be set, bad files.
Audit in_detail(const Description& description) {
    AuditSettings settings;
    settings.today = *parse_date("2026-11-23");
    settings.profile = shipped_knowledge().profile("de-bildschirm");
    settings.plan = settings.plan_targets = settings.trace = true;
    return audit(description, shipped_knowledge(), settings);
}

void write_stories(const Folder& folder) {
    const std::vector<Audit>& stories = testing::audited_examples();
    folder.add("all", testing::report_of(stories));
    for (std::size_t i = 0; i < role_names.size(); ++i) {
        const Role role = static_cast<Role>(i);
        for (const Audit& one : stories)
            folder.add(fmt::format("{}.{}", fs::path(one.source).parent_path().filename().string(), role_names[i]),
                       testing::report_of({one}, role));
        folder.add(fmt::format("none.{}", role_names[i]), testing::report_of({}, role));
        const auto unreadable_one = read_description("[chair\n", "a.toml"),
                   wrong = read_description("[chiar]\n", "b.toml");
        ASSERT_FALSE(unreadable_one.ok() || wrong.ok());
        folder.add(fmt::format("bad.{}", role_names[i]),
                   testing::report_of({unreadable("a.toml", unreadable_one.problems()), stories.front(),
                                       unreadable("b.toml", wrong.problems())},
                                      role));
    }
}

void write_detailed_ones(const Folder& folder) {
    for (const char* story : {"assessed", "petite-fixed-desk", "sit-stand"}) {
        const std::string path = fmt::format("examples/{}/desk.toml", story);
        const auto read = read_description(disk().read(path).value(), path);
        ASSERT_TRUE(read.ok());
        folder.add(fmt::format("{}.detailed", story), testing::report_of({in_detail(read.value())}));
    }
    const auto stands = read_description(
        "[person]\nstature_cm = 170\nseat = \"none\"\n[desk]\nkind = \"sit-stand\"\nheight_cm = 100\n"
        "standing_height_cm = 104\n[[screen]]\nmount = \"stand\"\ntop_height_cm = 150\ndistance_cm = 60\n"
        "[keyboard]\nexternal = true\nsurface = \"desk\"\n",
        "stands.toml");
    ASSERT_TRUE(stands.ok());
    folder.add("stands", testing::report_of({in_detail(stands.value())}));
}

void write_random_ones(const Folder& folder) {
    testing::RandomDescription random(77);
    for (std::size_t i = 0; i < testing::cases(200); ++i) {
        Audit one = in_detail(random.next());
        folder.add(fmt::format("random{}", i), testing::report_of({one}, static_cast<Role>(i % role_names.size())));
    }
    const std::vector<Audit> written = testing::audited_random(testing::cases(200), 78);
    for (std::size_t i = 0; i < written.size(); ++i)
        folder.add(fmt::format("written{}", i),
                   testing::report_of({written[i]}, static_cast<Role>(i % role_names.size())));
}

Json schema_as_json() {
    const auto read = testing::read_json(report_schema(shipped_knowledge()));
    EXPECT_TRUE(read);
    return read.value_or(Json{});
}

TEST(ReportSchema, is_the_same_every_time_and_says_which_draft_it_is) {
    const std::string schema = report_schema(shipped_knowledge());
    EXPECT_EQ(schema, report_schema(shipped_knowledge()));
    EXPECT_EQ(schema.back(), '\n');
    const Json json = schema_as_json();
    EXPECT_EQ(json["$schema"].text, "https://json-schema.org/draft/2020-12/schema");
    EXPECT_EQ(json["properties"]["schema"]["const"].text, "ergoaudit-report");
    EXPECT_EQ(json["properties"]["schema_version"]["const"].text, "1");
}

// Keywords of the vocabulary and no others, and a type wherever a keyword needs one: what strict validators ask for.
void expect_strict(const Json& schema, const std::string& where) {
    static const std::set<std::string> keywords = {"$schema",
                                                   "$defs",
                                                   "$ref",
                                                   "title",
                                                   "description",
                                                   "type",
                                                   "properties",
                                                   "patternProperties",
                                                   "items",
                                                   "anyOf",
                                                   "oneOf",
                                                   "enum",
                                                   "const",
                                                   "pattern",
                                                   "minimum",
                                                   "maximum",
                                                   "required",
                                                   "additionalProperties",
                                                   "dependentRequired"};
    ASSERT_EQ(schema.type, Json::Type::object) << where;
    for (const auto& [keyword, value] : schema.members) {
        EXPECT_TRUE(keywords.contains(keyword)) << where << ": " << keyword;
        const std::string inside = where + "/" + keyword;
        if (keyword == "properties" || keyword == "patternProperties" || keyword == "$defs")
            for (const auto& [name, inner] : value.members) expect_strict(inner, inside + "/" + name);
        if (keyword == "items") expect_strict(value, inside);
        if (keyword == "anyOf" || keyword == "oneOf")
            for (const Json& inner : value.items) expect_strict(inner, inside);
    }
    const bool is_of_several = schema.has("anyOf") || schema.has("oneOf") || schema.has("$ref");
    EXPECT_NE(schema.has("type"), is_of_several) << where << ": one of a type, a reference and a choice";
    for (const Json& name : schema["required"].items)
        EXPECT_TRUE(schema["properties"].has(name.text)) << where << ": requires " << name.text;
    if (const std::string& ref = schema["$ref"].text; !ref.empty()) {
        EXPECT_TRUE(schema_as_json()["$defs"].has(ref.substr(ref.rfind('/') + 1))) << where << ": " << ref;
    }
}

TEST(ReportSchema, holds_to_what_strict_validators_ask_for) { expect_strict(schema_as_json(), "#"); }

// Whatever a field may say it says by the words of the program's own tables.
TEST(ReportSchema, knows_the_words_of_the_tables) {
    const Json json = schema_as_json();
    const Json& audit = json["properties"]["audits"]["items"]["properties"];
    const auto words_of = [](const Json& field) {
        std::vector<std::string> words;
        for (const Json& word : field["enum"].items) words.push_back(word.text);
        return words;
    };
    const auto expect = [&](const Json& field, std::span<const std::string_view> names) {
        EXPECT_EQ(words_of(field), std::vector<std::string>(names.begin(), names.end()));
    };
    expect(json["properties"]["role"], role_names);
    expect(audit["status"], status_names);
    expect(audit["findings"]["items"]["properties"]["verdict"], verdict_names);
    expect(audit["plan"]["properties"]["status"], plan_status_names);
    expect(json["$defs"]["plan_step"]["properties"]["kind"], step_kind_names);
}

TEST(Validators, a_draft_2020_12_validator_accepts_every_report_and_refuses_spoilt_ones) {
    const Folder folder("report_schema");
    write_stories(folder);
    write_detailed_ones(folder);
    write_random_ones(folder);
    const fs::path log = folder.path / "log";
    const int status = std::system(fmt::format("python3 tests/render/report_schema_check.py {0}/schema.json "
                                               "{0}/reports >{0}/log 2>&1",
                                               folder.path.string())
                                       .c_str());
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == 77 || code == 127) GTEST_SKIP() << "skipped: install python3 and python3-jsonschema";
    std::ostringstream text;
    text << std::ifstream(log).rdbuf();
    EXPECT_EQ(code, 0) << text.str();
}

TEST(Validators, ajv_compiles_the_schema_of_reports_in_strict_mode) {
    const fs::path tools = "build/tools/node_modules";
    if (!fs::exists(tools / "ajv")) GTEST_SKIP() << "skipped: install ajv 8 from npm";
    const Folder folder("report_schema_ajv");
    for (const Audit& one : testing::audited_examples())
        folder.add(fs::path(one.source).parent_path().filename().string(), testing::report_of({one}));
    const std::string command = fmt::format("node tests/render/report_schema.mjs {} {} >{}/log 2>&1",
                                            fs::absolute(tools).string(), folder.path.string(), folder.path.string());
    const int status = std::system(command.c_str());
    std::ostringstream text;
    text << std::ifstream(folder.path / "log").rdbuf();
    EXPECT_EQ(status, 0) << text.str();
}

}  // namespace
}  // namespace ergoaudit
