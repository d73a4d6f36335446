// Outputs as they were when somebody last looked at them: text and JSON of every story, every format of three. A change
// is no mistake, but nobody should make one unseen: ERGOAUDIT_UPDATE_GOLDEN=1 writes them anew, and the difference is
// read before it is kept.

#include "tests/cli/world.hpp"

#include "ergoaudit/render/report.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

namespace fs = std::filesystem;

// Without what every change of a rule changes, and what only makes lines longer: JSON's indentation.
std::string without_digest(std::string text) {
    const std::string digest(shipped_knowledge().digest);
    for (std::size_t at = text.find(digest); at != std::string::npos; at = text.find(digest, at))
        text.replace(at, digest.size(), "<rules>");
    return text.starts_with("{") ? std::regex_replace(text, std::regex("\n +"), "\n") : text;
}

std::string kept(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return (std::ostringstream() << file.rdbuf()).str();
}

// The first line that differs, with the one before it: a whole page tells nobody anything.
std::string first_difference(const std::string& was, const std::string& is) {
    std::istringstream before(was), now(is);
    std::string one, other, last;
    for (std::size_t line = 1;; ++line) {
        const bool more_before = static_cast<bool>(std::getline(before, one)),
                   more_now = static_cast<bool>(std::getline(now, other));
        if (!more_before && !more_now) return {};
        if (more_before != more_now || one != other)
            return fmt::format("line {}, after \"{}\":\n- {}\n+ {}", line, last, more_before ? one : "(ends)",
                               more_now ? other : "(ends)");
        last = one;
    }
}

class Golden : public ::testing::TestWithParam<std::string> {};

// Every output of one run, by the name of its file.
std::map<std::string, std::string> outputs(const std::string& story, const std::string& role,
                                           const std::vector<std::string_view>& wanted) {
    testing::World world;
    world.files["desk.toml"] = testing::story(story);
    std::vector<std::string> words = {"check", "desk.toml", "--role", role};
    for (const std::string_view format : wanted)
        words.insert(words.end(), {"--report", fmt::format("{0}={1}.{0}", format, role)});
    world.run(words);
    std::map<std::string, std::string> found;
    for (const auto& [path, content] : world.files.all())
        if (path.starts_with(role)) found[path] = without_digest(content);
    return found;
}

TEST_P(Golden, is_what_it_was) {
    const std::string& story = GetParam();
    std::vector<std::string_view> wanted = {"text", "json"};
    if (story == "assessed" || story == "petite-fixed-desk" || story == "red-flag")
        for (const Format& format : formats())
            if (format.name != "text" && format.name != "json" && format.name != "md") wanted.push_back(format.name);
    auto now = outputs(story, "employee", wanted);
    if (story == "assessed")
        for (const char* role : {"manager", "oh"}) now.merge(outputs(story, role, {"text", "html", "markdown"}));
    EXPECT_GE(now.size(), 2u);

    const bool update = std::getenv("ERGOAUDIT_UPDATE_GOLDEN") != nullptr;
    const fs::path folder = fs::path("tests/golden") / story;
    if (update) fs::create_directories(folder);
    for (const auto& [file, content] : now)
        if (update)
            std::ofstream(folder / file, std::ios::binary) << content;
        else if (const std::string was = kept(folder / file); was != content)
            ADD_FAILURE() << folder / file << ": " << first_difference(was, content)
                          << "\nif that is meant: ERGOAUDIT_UPDATE_GOLDEN=1 ./dev test Golden, and read git diff";
}

std::vector<std::string> stories() {
    std::vector<std::string> found;
    for (const std::string& name : disk().names_in("examples"))
        if (disk().kind_of("examples/" + name + "/desk.toml") == Entry::file) found.push_back(name);
    return found;
}

std::string story_name(const ::testing::TestParamInfo<std::string>& story) {
    std::string name = story.param;
    for (char& c : name)
        if (c == '-') c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(Stories, Golden, ::testing::ValuesIn(stories()), story_name);

}  // namespace
}  // namespace ergoaudit
