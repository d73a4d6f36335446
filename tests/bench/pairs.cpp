// pairs N 'COMMAND A' 'COMMAND B': runs the two in turn, A B A B …, and prints the median wall time of each and the
// median of the ratios A/B pair by pair. Machines are noisy; the ratio of neighbours is not.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace {

std::vector<std::string> split(const std::string& command) {
    std::istringstream in(command);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

double wall_ms(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const auto start = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) std::exit(2);
    int status = 0;
    waitpid(child, &status, 0);
    posix_spawn_file_actions_destroy(&actions);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    const int pairs = std::atoi(words[1]);
    const auto a = split(words[2]), b = split(words[3]);
    wall_ms(a);
    wall_ms(b);
    std::vector<double> times_a, times_b, ratios;
    for (int i = 0; i < pairs; ++i) {
        times_a.push_back(wall_ms(a));
        times_b.push_back(wall_ms(b));
        ratios.push_back(times_a.back() / times_b.back());
    }
    std::printf("%d pairs: A %.3f ms, B %.3f ms, median ratio A/B %.2f\n", pairs, median(times_a), median(times_b),
                median(ratios));
    return 0;
}
