#pragma once
// The commands, one file each; the table in run.cpp names them.

#include "ergoaudit/cli/options.hpp"
#include "ergoaudit/cli/run.hpp"
#include "ergoaudit/render/report.hpp"

#include <string_view>

#include <fmt/format.h>

namespace ergoaudit {

int check_command(const Words& words, const Surroundings& surroundings);
int report_command(const Words& words, const Surroundings& surroundings);
int diff_command(const Words& words, const Surroundings& surroundings);
int plan_command(const Words& words, const Surroundings& surroundings);
int fix_command(const Words& words, const Surroundings& surroundings);
int exercise_command(const Words& words, const Surroundings& surroundings);
int score_command(const Words& words, const Surroundings& surroundings);
int explain_command(const Words& words, const Surroundings& surroundings);
int rules_command(const Words& words, const Surroundings& surroundings);
int facts_command(const Words& words, const Surroundings& surroundings);
int sources_command(const Words& words, const Surroundings& surroundings);
int exercises_command(const Words& words, const Surroundings& surroundings);
int profiles_command(const Words& words, const Surroundings& surroundings);
int verify_command(const Words& words, const Surroundings& surroundings);
int init_command(const Words& words, const Surroundings& surroundings);
int schema_command(const Words& words, const Surroundings& surroundings);

// Prints help or an error that came of reading the words; the exit code.
template <class Options>
int not_read(const Typed<Options>& typed, const Surroundings& surroundings) {
    if (!typed.help.empty()) return surroundings.print(typed.help) ? exit_code::passed : exit_code::cannot_write;
    surroundings.complain(typed.error);
    return exit_code::usage;
}

// Prints a text that is the whole result.
inline int print_all(std::string_view text, const Surroundings& surroundings) {
    return surroundings.print(text) ? exit_code::passed : exit_code::cannot_write;
}

inline void complain_all(const Diagnostics& problems, const Surroundings& surroundings) {
    for (const Diagnostic& problem : problems) surroundings.complain(to_text(problem));
}

// "ergoaudit plan: …", and below it what to do instead where that is not plain.
inline void complain_of_use(std::string_view command, const Surroundings& surroundings, std::string_view message,
                            std::string_view help = {}) {
    surroundings.complain(fmt::format("ergoaudit {}: {}\n", command, message));
    if (!help.empty()) surroundings.complain(fmt::format("  = {}\n", help));
}

// The knowledge to work with: compiled in, or read from a folder into `arena`. Nothing: broken, already said.
std::optional<Knowledge> knowledge_for(const KnowledgeOptions& options, const Surroundings& surroundings, Arena& arena);

// A profile by its name, else the environment's or office, or from a file of one's own whose text is kept in `arena`.
// Null: there is none such, already said.
const Profile* profile_for(std::string_view command, const std::string& asked, const Knowledge& knowledge,
                           const Surroundings& surroundings, Arena& arena);

// The day asked for, else the clock's. Nothing: no date, already said.
std::optional<int> today_for(std::string_view command, const std::string& asked, const Surroundings& surroundings);

// Everything that a command on descriptions begins with.
struct Frame {
    Arena arena;
    Knowledge knowledge;  // as the profile has it
    const Profile* profile = nullptr;
    AuditSettings settings;  // of profile and day
};

// The exit code when something is off, already said.
std::optional<int> prepare(Frame& frame, std::string_view command, const KnowledgeOptions& options,
                           const std::string& today, const Surroundings& surroundings);

// Writes one artefact to a file, or to standard output when it is empty. What another program would import is not
// written when it is empty; at levels 1 and 2 that is said, and that an earlier one is to be deleted.
int deliver_one(const Format& format, const std::string& file, const Report& report, const LookOptions& look,
                const Surroundings& surroundings);

// Of the words in role_names, which the option has checked.
Role role_named(std::string_view name);

// How wide and how colourful: options, then NO_COLOR, COLUMNS and the terminal.
TextStyle style_for(const LookOptions& look, const Surroundings& surroundings, bool to_terminal);

}  // namespace ergoaudit
