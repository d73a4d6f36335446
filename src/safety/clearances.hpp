#pragma once
// What clinicians have cleared, as [[screening.cleared]] tells it, and what that lifts.

#include "answers.hpp"

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/safety/safety_knowledge.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Clearance {
    std::string_view by;    // empty: not said; then only its limits count
    std::optional<int> on;  // days since 1970-01-01
    std::vector<std::string_view> names;
    std::string_view limits;

    [[nodiscard]] bool speaks_of(std::string_view name) const;
};

// In the order written, without those dated after today: nobody can have given them yet. Views of the description.
[[nodiscard]] std::vector<Clearance> clearances_by(int today_days, const Description& description);

// "A clearance lifts the reasons it names, never a level 1 or 2 answered after it." One that nobody gave lifts nothing.
// Level 1 is never lifted: a new answer is what ends an emergency. For level 2, and for what comes and goes, the
// clearance must bear a day and not be the older; for level 2 the answers must bear one, too, and it must not be older
// than any pain either, which may be what makes it one. What began some weeks ago is lifted by nothing from before.
[[nodiscard]] bool is_lifted(const RedFlag& flag, const std::vector<Clearance>& clearances, const Answers& answers,
                             const SafetyKnowledge& knowledge);

// Whether an open question of `ready` is settled by a clearance for it, for the group or for everything.
[[nodiscard]] bool is_settled(const Question& question, const std::vector<Clearance>& clearances);

}  // namespace ergoaudit
