#pragma once
// A stored report as a command takes it: read, held against the rules and the profile it was made with, restored.

#include "commands.hpp"

#include "ergoaudit/stored/stored_report.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ergoaudit {

// The report and what it points to.
struct RestoredReport {
    Arena arena;
    Knowledge knowledge;  // as the profile has it
    const Profile* profile = nullptr;
    Report report;
};

// `restored` is filled; else the exit code, already said: 3 where the file is wrong, 2 where these are not its rules.
[[nodiscard]] std::optional<int> restore_report(RestoredReport& restored, std::string_view command,
                                                const StoredReport& stored, const KnowledgeOptions& options,
                                                const Surroundings& surroundings);

}  // namespace ergoaudit
