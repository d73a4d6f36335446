// The READMEs are true: every command shown in them runs, the excerpt of a report is what is printed, the description
// and the rule shown are read. Everything is read from and written to memory; the only files are copies of the shipped
// ones.

#include "tests/cli/world.hpp"

#include "ergoaudit/input/description_reader.hpp"

#include <cctype>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

using testing::MemoryFiles;
using testing::Outcome;
using testing::World;

struct Block {
    std::string language;
    std::vector<std::string> lines;

    [[nodiscard]] std::string text() const {
        std::string all;
        for (const std::string& line : lines) all += line + "\n";
        return all;
    }
};

std::vector<Block> fenced_blocks(const std::string& path) {
    const auto text = disk().read(path);
    EXPECT_TRUE(text.ok()) << path;
    std::istringstream in(text.ok() ? text.value() : std::string());
    std::vector<Block> blocks;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside) blocks.push_back({.language = line.substr(3), .lines = {}});
        } else if (inside) {
            blocks.back().lines.push_back(line);
        }
    }
    EXPECT_FALSE(inside) << path << " leaves a block open";
    return blocks;
}

std::vector<Block> fenced_blocks(const std::string& path, std::string_view language) {
    std::vector<Block> blocks = fenced_blocks(path);
    std::erase_if(blocks, [&](const Block& block) { return block.language != language; });
    return blocks;
}

// As a shell splits a line without quotes: a word that is "#" begins a comment.
std::vector<std::string> words_of(const std::string& line) {
    std::istringstream split(line);
    std::vector<std::string> words;
    for (std::string word; split >> word && word != "#";) words.push_back(word);
    return words;
}

// What stands behind "./dev run" or "ergoaudit" in the document, in its order.
std::vector<std::vector<std::string>> commands_in(const std::string& path) {
    std::vector<std::vector<std::string>> commands;
    for (const Block& block : fenced_blocks(path))
        for (const std::string& line : block.lines) {
            std::vector<std::string> words = words_of(line);
            const std::ptrdiff_t skipped = line.starts_with("./dev run ") ? 2 : line.starts_with("ergoaudit ") ? 1 : 0;
            if (skipped == 0) continue;
            words.erase(words.begin(), words.begin() + skipped);
            commands.push_back(std::move(words));
        }
    return commands;
}

std::vector<std::string> documents() {
    std::vector<std::string> found = {"README.md", "examples/README.md"};
    for (const std::string& story : disk().names_in("examples"))
        if (const std::string path = "examples/" + story + "/README.md"; disk().kind_of(path) == Entry::file)
            found.push_back(path);
    return found;
}

World fresh_checkout() {
    World world;
    world.files = MemoryFiles::copy_of({"examples", "rules", "profiles"});
    return world;
}

std::string joined(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
    return line;
}

class ShownCommands : public ::testing::TestWithParam<std::string> {};

// One world for a document: what an earlier command of it wrote, a later one finds.
TEST_P(ShownCommands, WorkAsTyped) {
    const auto commands = commands_in(GetParam());
    EXPECT_FALSE(commands.empty()) << GetParam() << " shows no command";
    const World world = fresh_checkout();
    for (const auto& words : commands) {
        const Outcome outcome = world.run(words);
        EXPECT_TRUE(outcome.exit == 0 || outcome.exit == 1 || outcome.exit == 4)
            << joined(words) << " exits with " << outcome.exit << "\n"
            << outcome.err;
        EXPECT_EQ(outcome.err.find("unknown"), std::string::npos) << joined(words) << "\n" << outcome.err;
        EXPECT_FALSE(outcome.out.empty() && outcome.err.empty()) << joined(words) << " says nothing";
    }
}

INSTANTIATE_TEST_SUITE_P(Readme, ShownCommands, ::testing::ValuesIn(documents()), [](const auto& document) {
    std::string name;
    for (const char c : document.param) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
});

TEST(Readme, NamesOnlyCommandsOfDevThatExist) {
    const std::string script = disk().read("dev").value();
    std::size_t seen = 0;
    for (const Block& block : fenced_blocks("README.md", "sh"))
        for (const std::string& line : block.lines) {
            const auto words = words_of(line);
            if (words.size() < 2 || words[0] != "./dev") continue;
            EXPECT_NE(script.find("\n  " + words[1] + ")"), std::string::npos) << line;
            ++seen;
        }
    EXPECT_GT(seen, 5U);
}

TEST(Readme, ListsEveryCommand) {
    std::set<std::string> shown;
    for (const auto& words : commands_in("README.md")) shown.insert(words.front());
    std::istringstream help(fresh_checkout().run({"--help"}).out);
    for (std::string line; std::getline(help, line);)
        if (line.starts_with("  ")) {
            const std::string name = words_of(line).front();
            EXPECT_TRUE(shown.contains(name)) << "the README never shows " << name;
        }
}

// The excerpt leaves lines out where it says "…"; what it shows is printed, in that order, by the README's first
// command.
TEST(Readme, ShowsTheReportAsItIs) {
    const auto excerpts = fenced_blocks("README.md", "text");
    ASSERT_EQ(excerpts.size(), 1U);
    const Outcome outcome = fresh_checkout().run(commands_in("README.md").front());
    std::size_t at = 0;
    for (const std::string& line : excerpts.front().lines) {
        if (line.empty() || line == "…") continue;
        const std::size_t found = outcome.out.find(line + "\n", at);
        ASSERT_NE(found, std::string::npos) << "not printed (any more), or not in this place: " << line << "\n"
                                            << outcome.out;
        at = found + line.size();
    }
}

TEST(Readme, DescribesAWorkstationThatIsReadAndScored) {
    std::vector<Block> descriptions = fenced_blocks("README.md", "toml");
    std::erase_if(descriptions, [](const Block& block) { return block.text().find("[[rule]]") != std::string::npos; });
    ASSERT_FALSE(descriptions.empty());
    for (const Block& block : descriptions) {
        const auto read = read_description(block.text(), "README.md");
        EXPECT_TRUE(read.ok() && read.problems().empty()) << block.text();
    }
    World world = fresh_checkout();
    world.files["desk.toml"] = descriptions.front().text();
    const Outcome outcome = world.run({"check", "desk.toml", "--format", "json"});
    EXPECT_EQ(outcome.json()["audits"][0]["status"].text, "evaluated") << outcome.err;
}

// The rule of the README, put where the README says, is one entry that holds by itself.
TEST(Readme, ShowsARuleThatVerifies) {
    std::string rule;
    for (const Block& block : fenced_blocks("README.md", "toml"))
        if (block.text().starts_with("[[rule]]")) rule = block.text();
    ASSERT_FALSE(rule.empty());
    World world = fresh_checkout();
    const Outcome before = world.run({"verify", "rules"});
    EXPECT_EQ(before.exit, 0) << before.err;
    std::string& file = world.files["rules/workstation/documents_and_phone.toml"];
    ASSERT_FALSE(file.empty());
    file += "\n" + rule;
    const Outcome after = world.run({"verify", "rules"});
    EXPECT_EQ(after.exit, 0) << after.err;
    EXPECT_NE(after.out, before.out);  // one rule more
}

TEST(Documents, LinkOnlyToWhatIsThere) {
    static const std::regex link(R"(\]\(([^)#]+)[^)]*\))");
    std::vector<std::string> paths = {"LICENSES.md", "CHANGELOG.md", "src/README.md", "tests/README.md",
                                      "tests/bench/README.md"};
    for (const std::string& path : documents()) paths.push_back(path);
    std::size_t seen = 0;
    for (const std::string& path : paths) {
        const std::string text = disk().read(path).value();
        for (std::sregex_iterator at(text.begin(), text.end(), link), end; at != end; ++at) {
            const std::string target = (*at)[1];
            if (target.starts_with("https://")) continue;
            const std::string folder = path.substr(0, path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
            EXPECT_NE(disk().kind_of(folder + target), Entry::missing) << path << " links to " << target;
            ++seen;
        }
    }
    EXPECT_GT(seen, 10U);
}

// By hand, from what people and scripts rely on: options may join, none may go.
const std::map<std::string, std::vector<std::string>> promised_options = {
    {"check",
     {"-p,--profile", "--select", "--ignore", "--set", "-f,--format", "-o,--output", "--report", "--today", "--minutes",
      "--fail-on", "--min-score", "--min-coverage", "--exit-zero", "--rules", "--color", "--width", "--ascii",
      "-q,--quiet", "-v,--verbose"}},
    {"report",
     {"PATH", "-f,--format", "-o,--output", "--report", "--role", "-p,--profile", "--exit-zero", "--rules", "--color",
      "--width", "--ascii", "-q,--quiet", "-v,--verbose"}},
    {"diff",
     {"BEFORE", "AFTER", "-p,--profile", "-f,--format", "--today", "--rules", "--color", "--width", "--ascii",
      "-q,--quiet", "-v,--verbose"}},
    {"plan",
     {"PATH", "-p,--profile", "--set", "--budget", "-f,--format", "--today", "--rules", "--color", "--width", "--ascii",
      "-q,--quiet", "-v,--verbose"}},
    {"fix", {"PATH", "--write", "--only", "-p,--profile", "--budget", "--today", "--rules"}},
    {"exercise",
     {"PATH", "--minutes", "-p,--profile", "--set", "-f,--format", "-o,--output", "--today", "--rules", "--color",
      "--width", "--ascii", "-q,--quiet", "-v,--verbose"}},
    {"exercises", {"-f,--format", "--width", "--about", "--kind", "--region", "--class", "--rules"}},
    {"explain", {"WHAT", "--rules", "--color", "--width", "--ascii", "-q,--quiet", "-v,--verbose"}},
    {"rules", {"-f,--format", "--width", "--about", "--category", "--severity", "--rules"}},
    {"score", {"INSTRUMENT", "PATH", "-o,--output", "-f,--format", "-p,--profile", "--today", "--rules", "--width"}},
    {"facts", {"-f,--format", "--width", "--about", "--table", "--rules"}},
    {"sources", {"-f,--format", "--width", "--about", "--kind", "--known", "--rules"}},
    {"profiles", {"NAME", "-f,--format", "--width", "--about", "--country", "--rules"}},
    {"verify", {"RULES_DIR"}},
    {"init", {"PATH", "--minimal", "--screening", "--force"}},
    {"schema", {"WHICH", "--rules"}},
};

TEST(Help, OfEveryCommandNamesItsOptions) {
    const World world = fresh_checkout();
    const std::string commands = world.run({"--help"}).out;
    std::size_t listed = 0;
    std::istringstream lines(commands);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("  ")) continue;
        ++listed;
        EXPECT_TRUE(promised_options.contains(words_of(line).front())) << line;
    }
    EXPECT_EQ(listed, promised_options.size());
    for (const auto& [command, options] : promised_options)
        for (const char* ask : {"--help", "-h"}) {
            const Outcome outcome = world.run({command, ask});
            EXPECT_EQ(outcome.exit, 0) << command;
            EXPECT_EQ(outcome.err, "") << command;
            EXPECT_NE(outcome.out.find("-h,--help"), std::string::npos) << command;
            for (const std::string& option : options)
                EXPECT_NE(outcome.out.find("  " + option), std::string::npos) << command << " hides " << option;
        }
}

}  // namespace
}  // namespace ergoaudit
