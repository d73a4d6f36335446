// Every claim of the article the program started from is found where tests/exercise/claims.toml says, in what the
// program prints; the clinic's advertising is found nowhere.
#include "tests/cli/world.hpp"

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

namespace ergoaudit {
namespace {

using testing::Outcome;
using testing::World;

struct Claim {
    int row = 0;
    std::string example, command, finds;
    std::vector<std::string> absent;
};

std::string text_of(const toml_tree::Node& table, const char* key) {
    const toml_tree::Node* node = table.find(key);
    return node == nullptr ? std::string() : std::string(*node->string());
}

std::vector<std::string> texts_of(const toml_tree::Node& table, const char* key) {
    std::vector<std::string> texts;
    const toml_tree::Node* node = table.find(key);
    if (node == nullptr) return texts;
    if (node->string() != nullptr) return {*node->string()};
    for (const toml_tree::Node& one : *node->array()) texts.push_back(*one.string());
    return texts;
}

std::vector<Claim> claims() {
    auto text = disk().read("tests/exercise/claims.toml");
    const auto document = toml_tree::parse(std::move(text).value(), "claims.toml");
    std::vector<Claim> all;
    for (const toml_tree::Node& table : *document.value().root.find("claim")->array())
        all.push_back({static_cast<int>(*table.find("row")->number()), text_of(table, "example"),
                       text_of(table, "command"), text_of(table, "finds"), texts_of(table, "absent")});
    return all;
}

// Line breaks and runs of blanks read as one blank.
std::string on_one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string printed(const Claim& claim) {
    std::istringstream stream(claim.command);
    std::vector<std::string> words{std::istream_iterator<std::string>(stream), {}};
    if (!claim.example.empty()) words.push_back(claim.example);
    const Outcome outcome = World{}.run_on(disk(), words);
    EXPECT_EQ(outcome.err, "") << claim.command << " " << claim.example;
    return on_one_line(outcome.out);
}

TEST(Claims, EachIsFoundWhereTheTableSays) {
    for (const Claim& claim : claims()) {
        const std::string out = printed(claim);
        EXPECT_NE(out.find(on_one_line(claim.finds)), std::string::npos)
            << "row " << claim.row << ": \"" << claim.finds << "\" in " << claim.command << " " << claim.example;
        for (const std::string& absent : claim.absent)
            EXPECT_EQ(out.find(on_one_line(absent)), std::string::npos) << "row " << claim.row << ": " << absent;
    }
}

TEST(Claims, TheTableHasEveryRowButTheAdvertising) {
    std::set<int> rows;
    for (const Claim& claim : claims()) rows.insert(claim.row);
    std::set<int> expected;
    for (int row = 1; row <= 77; ++row) expected.insert(row);
    EXPECT_EQ(rows, expected);
}

TEST(Claims, NothingAdvertises) {
    constexpr std::string_view advertising[] = {
        "gift card",   "instant pain relief", "free assessment", "free consultation", "book now",
        "book a",      "five-star",           "5-star",          " our clinic",       "our team of",
        "testimonial", "award-winning",       "special offer",   "google review",     "trustpilot"};
    std::string everything;
    for (const Claim& claim : claims()) everything += lower(printed(claim)) + "\n";
    for (const std::string& name : disk().names_in("rules/exercises"))
        everything += lower(disk().read("rules/exercises/" + name).value());
    for (const std::string_view words : advertising) EXPECT_EQ(everything.find(words), std::string::npos) << words;
}

}  // namespace
}  // namespace ergoaudit
