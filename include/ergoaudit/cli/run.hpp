#pragma once
// The command line: words in, bytes on two streams and an exit code out. The only module that prints.

#include "ergoaudit/base/files.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// The world as the program sees it; tests hand in their own.
struct Surroundings {
    const Files& files;
    const Knowledge& knowledge;                                               // compiled in
    std::function<int()> today;                                               // days since 1970-01-01
    std::function<std::optional<std::string>(const char* name)> environment;  // a variable, when set and not empty
    std::function<bool(std::string_view)> print;           // standard output; false: could not be written
    std::function<void(std::string_view)> complain;        // standard error
    bool terminal = false;                                 // standard output is one
    bool error_terminal = false;                           // standard error is one: who waits is told how far it is
    std::function<double()> seconds = [] { return 0.0; };  // since some moment
    // true: should half a second pass before it is called with false, who waits is told so; false wipes that again
    std::function<void(bool)> mind_the_wait = [](bool) {};
    std::size_t columns = 80;
};

// Exit codes, as README lists them.
namespace exit_code {
inline constexpr int passed = 0, gate_failed = 1, usage = 2, bad_input = 3, not_judged = 4, bug = 70, cannot_write = 74;
}

// `words` without the program's name. Never throws.
[[nodiscard]] int run(const std::vector<std::string>& words, const Surroundings& surroundings);

// With the disk, clock, environment and streams of this machine.
[[nodiscard]] int run_on_this_machine(int count, char** words);

}  // namespace ergoaudit
