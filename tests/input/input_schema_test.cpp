#include "ergoaudit/input/input_schema.hpp"

#include "written_facts.hpp"

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/input/written_key.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using testing::HasSubstr;

TEST(InputSchema, names_every_key_in_every_unit) {
    const std::string schema = input_schema();
    EXPECT_EQ(schema, input_schema());
    EXPECT_EQ(schema.back(), '\n');
    EXPECT_THAT(schema, HasSubstr("\"$schema\": \"http://json-schema.org/draft-07/schema#\""));
    for (const std::string_view table : description_tables())
        for (const std::string& key : keys_of(table)) {
            EXPECT_THAT(schema, HasSubstr("\"" + key + "\": {")) << table;
            ASSERT_TRUE(find_written_key(table, key)) << table << "." << key;
            for (const std::string& other : other_units_of(key))
                if (find_written_key(table, other)) {
                    EXPECT_THAT(schema, HasSubstr("\"" + other + "\": {")) << table;
                }
        }
    for (const std::string_view region : region_names)
        EXPECT_THAT(schema, HasSubstr("\"" + std::string(region) + "\": {"));
}

// One file per fact at both ends of its range, in its own and in other units: the reader accepts them, the schema must.
void write_good_files(const std::filesystem::path& folder) {
    int number = 0;
    const auto write = [&](const std::string& text) {
        described(text);
        std::ofstream(folder / fmt::format("{}.toml", number++)) << text;
    };
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (info.origin != Origin::described) continue;
        write(file_with(Fact{i}, is_name_in_list(info) ? 1 : info.low));
        write(file_with(Fact{i}, is_name_in_list(info) ? 1 : info.high));
        const std::string table(info.path.substr(0, info.path.rfind('.')));
        if (!is_name_in_list(info))
            for (const std::string& other : other_units_of(key_of(Fact{i})))
                write(fmt::format("{}\n{} = {}\n", header_of(Fact{i}), other,
                                  (info.low + info.high) / 2 / find_written_key(table, other)->to_native));
    }
    write(
        "screen = { distance_cm = 60, distance_stages_in = [20, 30] }\n[work]\ntasks = [{ name = \"a\", percent = 3 "
        "}]\n");
    write("[[screening.cleared]]\nby = \"gp\"\non = 2026-01-02\nfor = \"all\"\n[screening]\nat_once = \"none\"\n");
    write("[plan]\nkeep = [\"chair.seat_height_cm\"]\n[person]\ncountry = \"GB\"\nid = \"x y\"\n");
    write("[chair]\ndefects = \"none\"\n[exercise]\nequipment = []\n");
}

// The stories are descriptions, too.
void copy_stories(const std::filesystem::path& folder) {
    std::size_t copied = 0;
    for (const auto& story : std::filesystem::directory_iterator("examples"))
        if (const auto desk = story.path() / "desk.toml"; std::filesystem::exists(desk)) {
            std::filesystem::copy_file(desk, folder / (story.path().filename().string() + ".toml"));
            ++copied;
        }
    EXPECT_GE(copied, 19U);
}

void write_bad_files(const std::filesystem::path& folder) {
    int number = 0;
    for (const char* text :
         {"[chiar]\n", "[chair]\nhieght_cm = 3\n", "[chair]\nkind = \"tsak\"\n", "[desk]\nheight_cm = 735\n",
          "[desk]\nheight_in = 73\n", "[footrest]\nused = 1\n", "[screening]\ntoday = []\n",
          "[screening]\nquestion_set = 2\n", "[discomfort.nek]\n", "[discomfort]\nweeks = 2\n",
          "[rula.left]\nneck = 1.5\n", "[person]\nhand_length_cm = 20\n", "[person]\neyewear = [\"monocle\"]\n",
          "seat_height_cm = 40\n", "[[chair]]\nkind = \"task\"\n", "[person]\ncountry = \"gb\"\n",
          "[shop.prices]\nfutrest = 3\n", "[screen]\nglare = \"no\"\n", "[work]\ntasks = [{ nam = \"x\" }]\n"}) {
        EXPECT_NE(complaints(text), "") << text;
        std::ofstream(folder / fmt::format("{}.toml", number++)) << text;
    }
}

TEST(InputSchema, agrees_with_the_reader_under_a_draft_07_validator) {
    const std::filesystem::path root = std::filesystem::temp_directory_path() / "ergoaudit_input_schema_test";
    std::filesystem::remove_all(root);
    for (const char* folder : {"good", "bad"}) std::filesystem::create_directories(root / folder);
    write_good_files(root / "good");
    copy_stories(root / "good");
    write_bad_files(root / "bad");
    std::ofstream(root / "schema.json") << input_schema();
    const std::string command =
        fmt::format("python3 tests/input/input_schema_check.py {0}/schema.json {0}/good {0}/bad", root.string());
    const int status = std::system(command.c_str());
    std::filesystem::remove_all(root);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code == 77 || code == 127) GTEST_SKIP() << "needs python3 and python3-jsonschema";
    EXPECT_EQ(code, 0);
}

// A second opinion from the linter that editors use: it accepts the stories and refuses a slip.
TEST(InputSchema, is_one_that_taplo_lints_the_stories_with) {
    const std::filesystem::path here = "build/tools/node_modules/.bin/taplo";
    const bool is_here = std::filesystem::exists(here);
    const std::string taplo = is_here ? std::filesystem::absolute(here).string() : "taplo";
    if (!is_here && std::system("command -v taplo >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "skipped: install @taplo/cli 0.7 from npm";
    const std::filesystem::path root = std::filesystem::temp_directory_path() / "ergoaudit_taplo_test";
    std::filesystem::remove_all(root);
    std::filesystem::create_directories(root);
    copy_stories(root);
    std::ofstream(root / "schema.json") << input_schema();
    const auto lint = [&](const std::string& files) {
        return std::system(fmt::format("cd {0} && {1} lint --schema file://{0}/schema.json {2} >/dev/null 2>&1",
                                       root.string(), taplo, files)
                               .c_str());
    };
    EXPECT_EQ(lint("*.toml"), 0);
    std::ofstream(root / "slip.toml") << "[chair]\nseat_hieght_cm = 45\n";
    EXPECT_NE(lint("slip.toml"), 0);
    std::filesystem::remove_all(root);
}

}  // namespace
}  // namespace ergoaudit
