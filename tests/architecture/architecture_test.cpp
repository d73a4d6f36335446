// Reads every #include and holds it against the table of floors: a module includes only from lower floors or itself,
// and each outside library stays in its room. The table here is the one src/README.md shows.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, int> floors = {
    {"base", 0},    {"toml", 1},   {"facts", 1},       {"body", 2},     {"rules", 2},     {"input", 2},
    {"plan", 3},    {"safety", 3}, {"instruments", 3}, {"exercise", 4}, {"knowledge", 5}, {"audit", 6},
    {"privacy", 7}, {"render", 8}, {"stored", 8},      {"cli", 9},
};

const std::map<std::string, std::string> fences = {
    {"toml++/", "toml"}, {"Eigen/", "body"}, {"CLI/", "cli"}, {"nlohmann/", "stored"}};

struct Include {
    fs::path file;
    std::string module;  // of the including file; empty for files directly in src/
    std::string target;  // between the quotes or brackets
};

std::vector<fs::path> sources() {
    std::vector<fs::path> found;
    for (const char* root : {"include", "src"})
        for (const auto& entry : fs::recursive_directory_iterator(root))
            if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string module_of(const fs::path& file) {
    const std::vector<fs::path> parts(file.begin(), file.end());
    if (parts.front() == "include") return parts.at(2).string();
    return parts.size() == 2 ? std::string() : parts.at(1).string();
}

std::vector<Include> includes() {
    static const std::regex line_form(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"].*)re");
    std::vector<Include> found;
    for (const fs::path& file : sources()) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);)
            if (std::smatch match; std::regex_match(line, match, line_form))
                found.push_back({file, module_of(file), match[1]});
    }
    return found;
}

TEST(Architecture, EveryModuleHasAFloor) {
    for (const fs::path& file : sources()) {
        const std::string module = module_of(file);
        if (!module.empty()) EXPECT_TRUE(floors.contains(module)) << file;
    }
}

TEST(Architecture, ModulesIncludeOnlyFromLowerFloorsOrThemselves) {
    static const std::regex ours(R"(ergoaudit/(\w+)/.*)");
    std::size_t checked = 0;
    for (const Include& include : includes()) {
        std::smatch match;
        if (include.module.empty() || !std::regex_match(include.target, match, ours)) continue;
        const std::string target = match[1];
        ASSERT_TRUE(floors.contains(target)) << include.file << " includes " << include.target;
        EXPECT_TRUE(target == include.module || floors.at(target) < floors.at(include.module))
            << include.file << " (" << include.module << ", floor " << floors.at(include.module) << ") includes "
            << include.target << " (floor " << floors.at(target) << ")";
        ++checked;
    }
    EXPECT_GT(checked, 100U);
}

// No way round the floors: in quotes stands a public header, or a private one of the same folder.
TEST(Architecture, QuotedIncludesNamePublicHeadersOrNeighbours) {
    static const std::regex quoted(R"re(^\s*#\s*include\s*"([^"]+)".*)re");
    for (const fs::path& file : sources()) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);)
            if (std::smatch match; std::regex_match(line, match, quoted)) {
                const std::string target = match[1];
                EXPECT_TRUE(target.starts_with("ergoaudit/") || target.find('/') == std::string::npos)
                    << file << " includes " << target;
            }
    }
}

TEST(Architecture, OutsideLibrariesStayInTheirRooms) {
    for (const Include& include : includes())
        for (const auto& [prefix, room] : fences)
            if (include.target.starts_with(prefix))
                EXPECT_EQ(include.module, room) << include.file << " includes " << include.target;
}

TEST(Architecture, TomlLibraryIsIncludedOnce) {
    std::set<fs::path> files;
    for (const Include& include : includes())
        if (include.target.starts_with("toml++/")) files.insert(include.file);
    EXPECT_EQ(files, std::set<fs::path>{"src/toml/parse.cpp"});
}

TEST(Architecture, JsonLibraryIsIncludedOnce) {
    std::set<fs::path> files;
    for (const Include& include : includes())
        if (include.target.starts_with("nlohmann/")) files.insert(include.file);
    EXPECT_EQ(files, std::set<fs::path>{"src/stored/json_tree.cpp"});
}

TEST(Architecture, OnlyTheCommandLinePrints) {
    static const std::regex printing(R"(\b(printf|fputs|puts|fwrite|std::cout|std::cerr)\s*[(<])");
    for (const fs::path& file : sources()) {
        const std::string module = module_of(file);
        if (module == "cli" || module.empty()) continue;
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);)
            EXPECT_FALSE(std::regex_search(line, printing)) << file << ": " << line;
    }
}

// Two types of one name in one namespace, in headers that no file includes together, are one type to the linker: an
// optimised build may pass every test with it.
TEST(Architecture, NoTwoHeadersDefineATypeOfOneName) {
    static const std::regex opening(R"(namespace ([\w:]+) \{)"), closing(R"(\}  // namespace ([\w:]+))"),
        type(R"((?:struct|class|enum class) (\w+)(?: final)?(?: :[^;]*)? \{.*)");
    std::map<std::string, std::set<std::string>> places;  // by full name
    for (const fs::path& file : sources()) {
        if (file.extension() != ".hpp") continue;
        std::ifstream in(file);
        std::vector<std::string> spaces;
        for (std::string line; std::getline(in, line);) {
            std::smatch found;
            if (std::regex_match(line, found, opening)) spaces.push_back(found[1]);
            if (std::regex_match(line, found, closing) && !spaces.empty()) spaces.pop_back();
            if (!std::regex_match(line, found, type)) continue;
            std::string name = found[1];
            for (const std::string& space : spaces) name = space + "::" + name;
            places[name].insert(file.string());
        }
    }
    EXPECT_GT(places.size(), 100U);
    for (const auto& [name, files] : places) {
        std::string all;
        for (const std::string& file : files) all += " " + file;
        EXPECT_EQ(files.size(), 1U) << name << " in" << all;
    }
}

TEST(Architecture, NamesAreNotVague) {
    static const std::regex vague(R"((^|_)(utils?|manager|helpers?|misc|common)(_|\.|$))");
    for (const fs::path& file : sources()) EXPECT_FALSE(std::regex_search(file.filename().string(), vague)) << file;
}

}  // namespace
