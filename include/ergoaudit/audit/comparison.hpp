#pragma once
// What changed between two audits of one workstation: which checks got better or worse, over the checks that were known
// both times, so that measuring more is never taken for getting worse.

#include "ergoaudit/audit/audit.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class Outcome : std::uint8_t { same, better, worse, not_comparable };
inline constexpr std::array<std::string_view, 4> outcome_names = {"same", "better", "worse", "not_comparable"};

// One check that came out otherwise.
struct VerdictChange {
    std::string_view rule;
    std::string subject;
    std::string_view title;
    Severity severity = Severity::minor;
    Verdict before = Verdict::unknown, after = Verdict::unknown;
    double credit_before = unknown, credit_after = unknown;
    std::string message;  // of the audit after
};

// A value that is written otherwise; a list of names is one. What is said of health is named and not repeated.
struct ValueChange {
    std::string key;
    std::string before, after;  // "not given" where it is not; both empty where it may not be shown
};

struct Comparison {
    Outcome outcome = Outcome::same;
    std::string because;  // why it cannot be compared, or what decided that it is worse; may be empty
    double score_before = unknown, score_after = unknown;    // as audited
    double common_before = unknown, common_after = unknown;  // over the checks known both times
    std::size_t common = 0;                                  // how many those are
    std::vector<VerdictChange> better, worse;                // known both times, by weight of the change
    std::vector<VerdictChange> newly_known, no_longer_known;
    std::vector<ValueChange> values;  // in the order of the table
};

// Where either asks for help first no check and no score is compared. Worse: a more urgent action level; a critical or
// serious check that fails now and did not; or fewer points over the checks known both times. Not comparable: two
// persons' files, or nothing known both times. Pure.
[[nodiscard]] Comparison compare(const Audit& before, const Audit& after, const Scoring& scoring);

// The values that differ between two descriptions, as written.
[[nodiscard]] std::vector<ValueChange> changed_values(const Facts& before, const Facts& after);

}  // namespace ergoaudit
