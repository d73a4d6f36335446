#include "ergoaudit/cli/run.hpp"

#include "commands.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <span>
#include <string_view>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

struct Command {
    std::string_view name;
    std::string_view summary;
    int (*run)(const Words&, const Surroundings&);
};

// One table dispatches, lists itself and suggests corrections.
constexpr Command commands[] = {
    {"check", "audit workstations and print what is wrong, what to do first, exercises and a score", check_command},
    {"plan", "one consistent set of adjustments and purchases", plan_command},
    {"fix", "write the description as it is once the plan is done", fix_command},
    {"exercise", "exercises, breaks and twelve weeks for one person; also as a calendar", exercise_command},
    {"report", "a stored report (check -f json) as any other page", report_command},
    {"diff", "what changed between two descriptions of one workstation", diff_command},
    {"score", "published instruments (rosa, rula, discomfort) for rows of a CSV or a description", score_command},
    {"explain", "everything about one rule, exercise, thing to buy, key, or the score", explain_command},
    {"rules", "list the rules", rules_command},
    {"exercises", "list the exercises", exercises_command},
    {"facts", "list what a description can say", facts_command},
    {"sources", "list where the numbers come from", sources_command},
    {"profiles", "list what can be audited against; show one with its rules", profiles_command},
    {"verify", "check knowledge files and run their examples", verify_command},
    {"init", "write a description to fill in", init_command},
    {"schema", "print the JSON Schema of a description or a report", schema_command},
};

// Promised by name: whoever types one is told so, and not sent to another command.
constexpr std::string_view not_built_yet[] = {"fit",    "batch",   "team",   "merge",
                                              "import", "journal", "config", "completions"};

std::string help() {
    std::string text =
        "ergoaudit: audits a desk and the habits around it, for the body that sits there.\n\n"
        "usage: ergoaudit COMMAND [OPTIONS] [PATH...]\n\n";
    for (const Command& command : commands) text += fmt::format("  {:<10} {}\n", command.name, command.summary);
    return text + "\nergoaudit COMMAND --help tells more; ergoaudit init --minimal starts a description.\n";
}

std::string version(const Knowledge& knowledge) {
    return fmt::format("ergoaudit {} (score {}, rules {}; no network access, no telemetry)\n", ERGOAUDIT_VERSION,
                       knowledge.scoring.model, knowledge.digest);
}

int unknown_command(const std::string& word, const Surroundings& surroundings) {
    constexpr std::string_view try_help = "try: ergoaudit --help\n";
    const auto is_not_built = [](std::string_view name) { return std::ranges::count(not_built_yet, name) > 0; };
    if (is_not_built(word)) {
        surroundings.complain(fmt::format("ergoaudit: \"{}\" is not built yet\n{}", word, try_help));
        return exit_code::usage;
    }
    std::vector<std::string_view> names;
    for (const Command& command : commands) names.push_back(command.name);
    names.insert(names.end(), std::begin(not_built_yet), std::end(not_built_yet));
    const std::string_view near = nearest(word, names);
    surroundings.complain(fmt::format("ergoaudit: unknown command \"{}\"\n{}{}", printable(word),
                                      near.empty() ? std::string() : fmt::format("did you mean \"{}\"?", near),
                                      near.empty()         ? try_help
                                      : is_not_built(near) ? " it is not built yet\n"
                                                           : "\n"));
    return exit_code::usage;
}

// With --ascii what is complained of is in plain signs, too: also of what the other options are.
Surroundings in_the_signs_asked_for(const std::vector<std::string>& words, const Surroundings& surroundings) {
    Surroundings plain = surroundings;
    if (std::ranges::find(words, "--ascii") != words.end())
        plain.complain = [&surroundings](std::string_view text) { surroundings.complain(in_ascii(text)); };
    return plain;
}

int dispatch(const Words& words, const Surroundings& surroundings) {
    if (words.empty()) {
        surroundings.complain(help());
        return exit_code::usage;
    }
    const std::string& first = words.front();
    if (first == "-h" || first == "--help" || first == "help") return print_all(help(), surroundings);
    if (first == "-V" || first == "--version") return print_all(version(surroundings.knowledge), surroundings);
    for (const Command& command : commands)
        if (command.name == first)
            return command.run(Words(words.begin() + 1, words.end()), in_the_signs_asked_for(words, surroundings));
    return unknown_command(first, surroundings);
}

}  // namespace

int run(const std::vector<std::string>& words, const Surroundings& surroundings) {
    try {
        return dispatch(words, surroundings);
    } catch (const std::exception&) {
        // What it was may hold what a person wrote: it is not printed.
        surroundings.complain("ergoaudit: internal error, please report it with the command you typed\n");
        return exit_code::bug;
    }
}

}  // namespace ergoaudit
