#pragma once
// Everything the tool knows, gathered and cross-checked: the folders rules/ and profiles/ as one value of views. The
// shipped knowledge is compiled in and costs nothing to load; another folder is read through the same readers.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/files.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/body/population.hpp"
#include "ergoaudit/exercise/exercise.hpp"
#include "ergoaudit/instruments/instrument.hpp"
#include "ergoaudit/knowledge/evidence.hpp"
#include "ergoaudit/knowledge/profile.hpp"
#include "ergoaudit/plan/aid.hpp"
#include "ergoaudit/plan/knob.hpp"
#include "ergoaudit/rules/risk.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/rules/scoring.hpp"
#include "ergoaudit/safety/safety_knowledge.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace ergoaudit {

struct Knowledge {
    std::span<const Definition> definitions;  // as written: what expressions of rules may name
    std::span<const Rule> rules;              // by category, then as written
    std::span<const Source> sources;          // as written
    Scoring scoring;
    RiskMatrix risk;
    std::span<const Knob> knobs;        // in the order in which they are turned
    std::span<const Aid> aids;          // in the order in which they are put in place
    std::span<const Rule> clashes;      // what cannot be in one place: heeded by plans, never a finding
    std::span<const Profile> profiles;  // by id
    Population population;
    SafetyKnowledge safety;
    ExerciseKnowledge exercise;
    std::span<const Instrument> instruments;  // of the workstation, of sides, of regions; then by name of their file
    std::string_view digest;  // of the text of every rule and profile file: FNV-1a, 64 bits, 16 hexadecimal digits

    // Everything written as a rule: what is read, cited and verified alike.
    [[nodiscard]] std::array<std::span<const Rule>, 2> rules_and_clashes() const { return {rules, clashes}; }

    [[nodiscard]] const Rule* rule(std::string_view id) const;
    [[nodiscard]] const Source* source(std::string_view key) const;
    [[nodiscard]] const Profile* profile(std::string_view id) const;
    [[nodiscard]] const Instrument* instrument(std::string_view id) const;
};

// Compiled in; immutable, shared by threads.
[[nodiscard]] const Knowledge& shipped_knowledge();

// Reads `rules` (a folder like the shipped one) and `profiles`. Every problem of every file is reported, then those
// between files: ids used twice, sources not known, rules named by exercises that are not there.
[[nodiscard]] Result<Knowledge> read_knowledge(const Files& files, const std::string& rules,
                                               const std::string& profiles, Arena& arena);

// The profile as it is used: with all it extends, checked against the rules and sources there are.
[[nodiscard]] Result<Profile> resolved(const Profile& profile, const Knowledge& knowledge, Arena& arena);

// The knowledge as a profile wants it: its limits, severities and remedies in the rules, and the law behind each.
[[nodiscard]] Knowledge under(const Knowledge& knowledge, const Profile& profile, Arena& arena);

// What `ergoaudit verify` looks for beyond reading: examples that come out otherwise, bounds without an example on each
// side, rules without a source, sources nobody cites, bands without a basis.
[[nodiscard]] Diagnostics verify(const Knowledge& knowledge);

// A C++ source file that defines shipped_knowledge() as constant tables.
[[nodiscard]] std::string as_source(const Knowledge& knowledge);

}  // namespace ergoaudit
