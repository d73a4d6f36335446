#pragma once
// The program in a world made of memory: files, variables, calendar and terminal are what a test says.

#include "tests/support/json.hpp"
#include "tests/support/memory_files.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/cli/run.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit::testing {

struct Outcome {
    int exit = -1;
    std::string out, err;
    std::vector<std::string> pieces;  // of `out`, as it was written

    [[nodiscard]] Json json() const {
        const auto read = read_json(out);
        EXPECT_TRUE(read) << out;
        return read.value_or(Json{});
    }
};

struct World {
    MemoryFiles files;
    std::map<std::string, std::string> variables;
    std::string today = "2026-11-23";
    bool terminal = false, error_terminal = false, output_breaks = false;
    std::function<double()> seconds = [] { return 0.0; };
    std::function<void(bool)> mind_the_wait = [](bool) {};
    std::size_t columns = 80;

    Outcome run(const std::vector<std::string>& words) const { return run_on(files, words); }
    Outcome run_on(const Files& some_files, const std::vector<std::string>& words) const {
        Outcome outcome;
        const Surroundings surroundings{.files = some_files,
                                        .knowledge = shipped_knowledge(),
                                        .today = [this] { return *parse_date(today); },
                                        .environment =
                                            [this](const char* name) {
                                                const auto found = variables.find(name);
                                                return found == variables.end() ? std::optional<std::string>()
                                                                                : found->second;
                                            },
                                        .print =
                                            [&](std::string_view text) {
                                                outcome.pieces.emplace_back(text);
                                                return outcome.out += text, !output_breaks;
                                            },
                                        .complain = [&](std::string_view text) { outcome.err += text; },
                                        .terminal = terminal,
                                        .error_terminal = error_terminal,
                                        .seconds = seconds,
                                        .mind_the_wait = mind_the_wait,
                                        .columns = columns};
        outcome.exit = ergoaudit::run(words, surroundings);
        return outcome;
    }
};

inline std::string story(const std::string& name) {
    auto text = disk().read("examples/" + name + "/desk.toml");
    EXPECT_TRUE(text.ok()) << name;
    return text.ok() ? text.value() : std::string();
}

// One file for each way an audit can end.
inline World usual_world() {
    World world;
    world.files["good.toml"] = story("good-desk");              // passes the gate
    world.files["poor.toml"] = story("kitchen-laptop");         // fails it
    world.files["urgent.toml"] = story("red-flag");             // somebody must be seen
    world.files["sparse.toml"] = "[desk]\nkind = \"fixed\"\n";  // nothing can be judged
    world.files["slip.toml"] = "[desk]\nhieght_cm = 72\n";      // a key nobody knows
    world.files["broken.toml"] = "[desk\n";                     // no TOML
    world.files["other.toml"] = "title = \"not ours\"\n";       // no section of ours
    return world;
}

inline std::vector<std::string> sources_in(const Json& report) {
    std::vector<std::string> sources;
    for (const Json& audit : report["audits"].items) sources.push_back(audit["source"].text);
    return sources;
}

}  // namespace ergoaudit::testing
