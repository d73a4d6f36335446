#pragma once
// What the answers say on the day they are used: a yes wherever it was said, and no "no" that is out of date.

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/safety/safety_knowledge.hpp"

#include <array>
#include <optional>

namespace ergoaudit {

inline constexpr int days_per_week = 7;

struct Answers {
    Facts facts;    // as described; stale "no" forgotten, what counts as a yes set
    int today = 0;  // days since 1970-01-01, likewise the next two
    std::optional<int> answered_on;
    std::optional<int> last_pain_on;  // the day on which the newest of the pains began, at the latest
    bool too_old = false;
    bool older_than_pain = false;
    bool of_tomorrow = false;    // dated after today: a slip, and they would never grow old
    bool anything_said = false;  // at least one question was answered, in time or not
    int yes_count = 0;           // questions answered yes
    int question_count = 0;      // that can be answered yes or no

    [[nodiscard]] bool out_of_date() const { return too_old || older_than_pain || of_tomorrow; }
    [[nodiscard]] bool is_open(const Question& question) const {
        return question.fact.info().kind == Kind::yes_no && !facts.knows(question.fact);
    }
};

[[nodiscard]] Answers answers_on(int today_days, const Description& description, const SafetyKnowledge& knowledge);

}  // namespace ergoaudit
