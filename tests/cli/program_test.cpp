// The program as it is shipped, run as a process: what only a real clock, locale, time zone and folder can disturb.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    std::array<char, 4096> chunk{};
    while (const std::size_t got = fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), got);
    return out + "exit " + std::to_string(pclose(pipe));
}

// The binary's place, or empty where the build has no static one.
std::string program() {
    const char* path = std::getenv("ERGOAUDIT_PROGRAM");
    return path == nullptr || *path == '\0' ? std::string() : fs::absolute(path).string();
}

// A German locale of our own (a comma for the decimal point), or empty where localedef or its sources are missing.
std::string german_locale(const fs::path& folder) {
    if (std::system(
            ("localedef -i de_DE -f UTF-8 '" + (folder / "de_DE.UTF-8").string() + "' >/dev/null 2>&1").c_str()) == 0)
        return "LOCPATH='" + folder.string() + "' LC_ALL=de_DE.UTF-8 ";
    return {};
}

const std::vector<std::string> commands = {" check examples/good-desk examples/kitchen-laptop -v",
                                           " check examples/pregnant/desk.toml -f json",
                                           " check examples/red-flag/desk.toml",
                                           " explain seat-not-above-lower-legs",
                                           " rules --format md",
                                           " facts",
                                           " init --screening -"};

TEST(Program, says_the_same_whatever_time_zone_locale_and_folder) {
    if (program().empty()) GTEST_SKIP() << "skipped: set ERGOAUDIT_PROGRAM to the static release binary";
    const fs::path folder = fs::temp_directory_path() / ("ergoaudit-locale-" + std::to_string(::getpid()));
    fs::create_directories(folder / "elsewhere" / "examples");
    for (const auto& story : fs::directory_iterator("examples"))
        if (story.is_directory()) fs::copy(story.path(), folder / "elsewhere" / "examples" / story.path().filename());
    const std::string german = german_locale(folder);
    std::vector<std::string> surroundings = {"TZ=Pacific/Kiritimati ", "TZ=America/Adak ", "LC_ALL=C.UTF-8 ",
                                             "cd '" + (folder / "elsewhere").string() + "'; "};
    if (!german.empty()) surroundings.push_back(german);
    for (const std::string& command : commands) {
        const std::string expected = output_of("TZ=UTC LC_ALL=C " + program() + command + " 2>&1");
        EXPECT_GT(expected.size(), 200u) << command;
        for (const std::string& around : surroundings)
            EXPECT_EQ(output_of(around + program() + command + " 2>&1"), expected) << around << command;
    }
    fs::remove_all(folder);
    if (german.empty()) GTEST_SKIP() << "all but a locale with a decimal comma: install locales";
}

TEST(Program, says_why_its_output_could_not_be_written) {
    if (program().empty()) GTEST_SKIP() << "skipped: set ERGOAUDIT_PROGRAM to the static release binary";
    if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
    for (const char* command : {" check examples/minimal/desk.toml", " facts", " --help"}) {
        const std::string said = output_of(program() + command + " 2>&1 >/dev/full; echo code $?");
        EXPECT_NE(said.find("the standard output could not be written: No space left on device"), said.npos) << command;
        EXPECT_NE(said.find("code 74"), said.npos) << said;
    }
}

// What comes in through standard input is a file, too.
TEST(Program, writes_no_report_over_the_description_it_reads_from_standard_input) {
    if (program().empty()) GTEST_SKIP() << "skipped: set ERGOAUDIT_PROGRAM to the static release binary";
    const fs::path folder = fs::temp_directory_path() / ("ergoaudit-stdin-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const std::string file = (folder / "desk.toml").string(), other = (folder / "report.txt").string();
    fs::copy_file("examples/minimal/desk.toml", file);
    const std::string before = output_of("cat '" + file + "'");
    const std::string refused = output_of(program() + " check - -o '" + file + "' <'" + file + "' 2>&1; echo code $?");
    EXPECT_NE(refused.find("the report would replace it"), refused.npos) << refused;
    EXPECT_NE(refused.find("code 2"), refused.npos) << refused;
    EXPECT_EQ(output_of("cat '" + file + "'"), before);
    const std::string written = output_of(program() + " check - -o '" + other + "' <'" + file + "' 2>&1; echo code $?");
    EXPECT_NE(written.find("code 1"), written.npos) << written;
    EXPECT_GT(fs::file_size(other), 200u);
    fs::remove_all(folder);
}

}  // namespace
