// A steady guard on what starting costs: the instructions of `ergoaudit --version`, counted by valgrind where it is
// there. The count is the same for the same binary; the bound leaves room for another compiler's taste, not for reading
// rules.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

namespace {

std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return out;
    std::array<char, 4096> chunk{};
    while (const std::size_t got = fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), got);
    pclose(pipe);
    return out;
}

TEST(StartUp, CostsFewInstructions) {
    const char* program = std::getenv("ERGOAUDIT_PROGRAM");
    if (program == nullptr || *program == '\0')
        GTEST_SKIP() << "skipped: set ERGOAUDIT_PROGRAM to the static release binary";
    if (output_of("command -v valgrind").empty()) GTEST_SKIP() << "skipped: install valgrind";
    const std::string report = output_of(std::string("valgrind --tool=callgrind --callgrind-out-file=/dev/null '") +
                                         program + "' --version 2>&1");
    const std::size_t at = report.find("Collected : ");
    ASSERT_NE(at, std::string::npos) << report;
    const long long instructions = std::atoll(report.c_str() + at + 12);
    EXPECT_GT(instructions, 10'000);
    EXPECT_LT(instructions, 200'000) << "starting reads or allocates something it did not before";
}

}  // namespace
