// The real streams, clock and environment.

#include "ergoaudit/cli/run.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <unistd.h>

namespace ergoaudit {
namespace {

// A reader that went away is no error.
bool write_all(int stream, std::string_view text) {
    while (!text.empty()) {
        const ssize_t put = ::write(stream, text.data(), text.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return errno == EPIPE;
        text.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

bool print(std::string_view text) {
    if (write_all(STDOUT_FILENO, text)) return true;
    const std::string why = std::strerror(errno);
    write_all(STDERR_FILENO, "ergoaudit: the standard output could not be written: " + why + "\n");
    return false;
}

// The calendar day of universal time, read only when an answer's age is asked for: the same wherever the program runs.
int today_here() {
    return static_cast<int>(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count());
}

std::size_t terminal_columns() {
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

// A run is over in a millisecond: giving freed memory back to the system, only to ask for it again, costs more than
// keeping it (5 % of a check).
void keep_freed_memory() {
#ifdef M_TRIM_THRESHOLD
    ::mallopt(M_TRIM_THRESHOLD, 16 << 20);
    ::mallopt(M_TOP_PAD, 256 << 10);
#endif
}

// One audit may take longer than anybody likes to look at nothing. The alarm comes while it works, so that only what a
// signal handler may do is done.
volatile std::sig_atomic_t wait_is_told = 0;

void tell_the_wait(int) {
    constexpr std::string_view line = "\r\x1b[Kauditing ...";
    const int was = errno;  // of whatever it came in between
    wait_is_told = ::write(STDERR_FILENO, line.data(), line.size()) > 0;
    errno = was;
}

void mind_the_wait(bool on) {
    constexpr int patience_us = 500000;
    struct sigaction action {};
    action.sa_handler = tell_the_wait;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGALRM, &action, nullptr);
    itimerval timer{};
    if (on) timer.it_value.tv_usec = patience_us;
    ::setitimer(ITIMER_REAL, &timer, nullptr);
    if (!on && wait_is_told != 0) {
        wait_is_told = 0;
        write_all(STDERR_FILENO, "\r\x1b[K");
    }
}

}  // namespace

int run_on_this_machine(int count, char** words) {
    keep_freed_memory();
    std::signal(SIGPIPE, SIG_IGN);
    const bool terminal = ::isatty(STDOUT_FILENO) != 0;
    const Surroundings here{.files = disk(),
                            .knowledge = shipped_knowledge(),
                            .today = today_here,
                            .environment = [](const char* name) -> std::optional<std::string> {
                                const char* value = std::getenv(name);
                                return value == nullptr || *value == '\0' ? std::nullopt
                                                                          : std::optional<std::string>(value);
                            },
                            .print = print,
                            .complain = [](std::string_view text) { write_all(STDERR_FILENO, text); },
                            .terminal = terminal,
                            .error_terminal = ::isatty(STDERR_FILENO) != 0,
                            .seconds =
                                [] {
                                    const auto now = std::chrono::steady_clock::now().time_since_epoch();
                                    return std::chrono::duration<double>(now).count();
                                },
                            .mind_the_wait = mind_the_wait,
                            .columns = terminal ? terminal_columns() : 80};
    return run(std::vector<std::string>(words + 1, words + (count > 0 ? count : 1)), here);
}

}  // namespace ergoaudit
