#pragma once
// One line on a terminal's error stream for who waits: written when a run has taken longer than half a second, wiped
// before anything else is. Names no file: a name may say whose it is.

#include "ergoaudit/cli/run.hpp"

#include <cstddef>

#include <fmt/format.h>

namespace ergoaudit {

class Progress {
  public:
    Progress(const Surroundings& surroundings, std::size_t steps)
        : surroundings_(surroundings), steps_(steps), began_(surroundings.seconds()) {}

    // Before the step of that number, from 0.
    void at(std::size_t step) {
        if (!surroundings_.error_terminal) return;
        if (surroundings_.seconds() - began_ < patience_s) {
            surroundings_.mind_the_wait(true);
            is_minded_ = true;
            return;
        }
        surroundings_.complain(fmt::format("\r\x1b[Kaudited {} of {}", step, steps_));
        is_shown_ = true;
    }
    // Before anything else is written there.
    void wipe() {
        if (is_minded_) surroundings_.mind_the_wait(false);
        if (is_shown_) surroundings_.complain("\r\x1b[K");
        is_minded_ = is_shown_ = false;
    }

  private:
    static constexpr double patience_s = 0.5;

    const Surroundings& surroundings_;
    std::size_t steps_;
    double began_;
    bool is_minded_ = false, is_shown_ = false;
};

}  // namespace ergoaudit
