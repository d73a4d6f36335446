#pragma once
// Who may see what. A manager's audit is made twice safe: it is computed from a description without any health answer
// (so that none can show, however indirectly), and of what comes out only what is named in src/privacy/role.cpp is
// copied (so that nothing new shows before somebody has decided that it may).
//
// A manager sees the workstation: which of its checks do not hold, what is to be set or bought, who does it by when,
// and one score of the rules under rules/workstation. Not the body (a rule that reads it is named without numbers), not
// health (a rule that reads it is not named at all; what it asks for stays in the plan), no habits, exercises, pain or
// free text. Employee and occupational health see everything; they differ in what the pages tell.
//
// All functions are total and pure.

#include "ergoaudit/audit/audit.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace ergoaudit {

enum class Role : std::uint8_t { employee, manager, oh };
inline constexpr std::array<std::string_view, 3> role_names = {"employee", "manager", "oh"};

// The most private of what a rule measures or requires, also through what is derived from it, and of what its words
// depend on; health also where it only decides whether the rule applies. A fact that says nothing counts as health.
[[nodiscard]] Sensitivity sensitivity_of(const Rule& rule);

// What a role's audit may rest on: for a manager without health answers and without the words that belong to them.
[[nodiscard]] Description permitted(Role role, Description description);
// And what it may judge: for a manager the workstation alone.
[[nodiscard]] AuditSettings permitted(Role role, AuditSettings settings);

// And what of the mistakes in it may be told: to a manager in full only where it is about a value of the workplace with
// nothing else beside it on its line; of the others that there is something wrong on that line, and nothing that is no
// mistake.
[[nodiscard]] Diagnostics permitted(Role role, Diagnostics problems);

// What of an audit made in that way may be told.
[[nodiscard]] Audit as_seen_by(Role role, Audit audit);

// All three: the audit of a description for that role.
[[nodiscard]] Audit audit_for(Role role, Description description, const Knowledge& knowledge,
                              const AuditSettings& settings);

}  // namespace ergoaudit
