#pragma once
// The first half of an audit: what was described, completed, estimated and derived; and every rule judged on it.

#include "ergoaudit/audit/audit.hpp"
#include "ergoaudit/body/posture.hpp"

#include <functional>
#include <span>
#include <vector>

namespace ergoaudit {

struct Workup {
    Facts facts;  // complete: the mean body, derived
    AsFound found;
    Body body;
};

// `today` in days since 1970-01-01: how long ago what has a date was.
[[nodiscard]] Workup work_up(const Description& description, const Population& population, int today);

// The rules that these settings and the profile leave.
[[nodiscard]] std::vector<Rule> selected_rules(std::span<const Rule> rules, const AuditSettings& settings);

// Every selected rule on every instance, in the order of the rules; the range of credit is still that of known values
// (exact) and unknown ones (0 to 1).
[[nodiscard]] std::vector<Judged> judge_all(const Facts& facts, std::span<const Rule> rules,
                                            const AuditSettings& settings);

}  // namespace ergoaudit
