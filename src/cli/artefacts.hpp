#pragma once
// Which reports are written of one run, and where to; shared by the commands that render reports.

#include "commands.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Artefact {
    const Format* format;
    std::string file;  // empty: standard output
};

// The main format and output, then one for each FORMAT=FILE. Nothing: no such format, already said.
[[nodiscard]] std::optional<std::vector<Artefact>> artefacts_for(std::string_view command, const std::string& format,
                                                                 const std::string& output,
                                                                 const std::vector<std::string>& reports,
                                                                 const Surroundings& surroundings);

// False where a format shows what this role may not see, already said.
[[nodiscard]] bool are_for(Role role, const std::vector<Artefact>& artefacts, std::string_view command,
                           const Surroundings& surroundings);

// A report written over what it is about would lose it, and so would a second report in the same file. `what` names the
// kind of input: "a description". False: already said.
[[nodiscard]] bool writes_over_nothing(const std::vector<Artefact>& artefacts, const std::vector<std::string>& inputs,
                                       std::string_view what, std::string_view command,
                                       const Surroundings& surroundings);

// The exit code when something could not be written, else 0.
[[nodiscard]] int deliver(const Report& report, const std::vector<Artefact>& artefacts, const LookOptions& look,
                          const Surroundings& surroundings);

// The one exit code of several audits.
[[nodiscard]] int worst_exit(const std::vector<Audit>& audits, bool exit_zero);

}  // namespace ergoaudit
