#pragma once
// Which reports are written of one run, and where to; shared by the commands that render reports.

#include "commands.hpp"

#include <cstddef>
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

// False where a format is for one person and `ids`, one for each description, are of several, already said: with the
// same id they are one; who gives none is nobody else.
[[nodiscard]] bool are_for_these(const std::vector<std::string_view>& ids, const std::vector<Artefact>& artefacts,
                                 const Surroundings& surroundings);

// Writes the reports of one run while its audits are made: of those that can grow nothing is held.
class Delivery {
  public:
    // `head`: the report, without audits; `files`: how many there will be.
    Delivery(Report head, std::size_t files, const std::vector<Artefact>& artefacts, const LookOptions& look,
             const Surroundings& surroundings);
    ~Delivery();
    Delivery(const Delivery&) = delete;
    Delivery& operator=(const Delivery&) = delete;

    // False: nothing can be written any more, already said.
    [[nodiscard]] bool is_open() const;
    // The next audit, in the order of the files.
    void take(Audit&& audit);
    // The exit code when something could not be written, else that of the audits taken.
    [[nodiscard]] int finish(bool exit_zero);

  private:
    class Growing;

    [[nodiscard]] int worst_exit(bool exit_zero) const;

    const LookOptions& look_;
    const Surroundings& surroundings_;
    std::vector<Growing> growing_;
    std::vector<Artefact> whole_;
    Report next_;  // the one audit that is written now
    Report all_;   // what cannot grow needs all of them
    std::vector<Exit> exits_;
};

}  // namespace ergoaudit
