#pragma once
// Which files to audit: those named, those in the folders named, standard input, or desk.toml here.

#include "ergoaudit/base/result.hpp"
#include "ergoaudit/cli/options.hpp"
#include "ergoaudit/cli/run.hpp"
#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/knowledge/knowledge.hpp"
#include "ergoaudit/privacy/role.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Input {
    std::string path;            // "-" is standard input
    bool named_outright = true;  // else found in a folder: skipped when it is no description
};

// The file itself; of a folder its desk.toml, or the only *.toml in it and below that could be a description. A folder
// with several, or none, stays what it is.
[[nodiscard]] std::string one_description(const std::string& path, const Files& files);

// The path given, as `one_description` has it, or that of desk.toml here. Nothing: neither; already said.
[[nodiscard]] std::optional<std::string> path_or_here(const std::string& given, std::string_view command,
                                                      const Surroundings& surroundings);

// Standard input, which is named -, can be read once only. Whether it is named more often; then already said.
[[nodiscard]] bool is_named_twice(std::span<const std::string> paths, std::string_view command,
                                  const Surroundings& surroundings);

// In the order named, those of a folder sorted. Nothing: no path given and no desk.toml here; already said.
[[nodiscard]] std::optional<std::vector<Input>> gather_inputs(const std::vector<std::string>& paths,
                                                              const Surroundings& surroundings);

// Whether two names mean one file, however they are written.
[[nodiscard]] bool is_same_file(const std::string& a, const std::string& b);

// Whether what is to be written there would replace a file of the knowledge it is made with: the profile, or one in the
// folder of rules; then already said.
[[nodiscard]] bool replaces_knowledge(const std::string& file, const KnowledgeOptions& knowledge,
                                      std::string_view command, const Surroundings& surroundings);

// Everything wrong in the file, what it says of rules that are not there too. Nothing: no description, skipped with a
// note.
[[nodiscard]] std::optional<Result<Description>> read_input(const Input& input, const Knowledge& knowledge,
                                                            const Surroundings& surroundings);

// The one description named; nothing when it cannot be read, already said to that role. `text`: what stands there, word
// for word, since standard input can be read once only.
[[nodiscard]] std::optional<Description> description_at(const std::string& path, const Knowledge& knowledge,
                                                        const Surroundings& surroundings, std::string* text = nullptr,
                                                        Role role = Role::employee);

// The same of a text that was read already.
[[nodiscard]] std::optional<Description> description_in(std::string text, const std::string& path,
                                                        const Knowledge& knowledge, const Surroundings& surroundings,
                                                        Role role = Role::employee);

// Who asks what if, and by what answers about health are assessed.
struct WhatIf {
    const std::vector<std::string>& assignments;  // as given to --set
    const SafetyKnowledge& safety;
    int today = 0;
    Role role = Role::employee;
};

// Applies --set to a description; false when an assignment is wrong or contradicts the rest, already said. Nothing
// takes back what the answers about health ask for: then the description stays as it was, which is said as well, but
// not to a manager, who is told nothing of either.
[[nodiscard]] bool assign(Description& description, const WhatIf& what_if, const Surroundings& surroundings);

}  // namespace ergoaudit
