#pragma once
// Commented TOML to fill in. A template read as it is says nothing: no measures and no screening answers are made up.

#include <span>
#include <string>
#include <string_view>

namespace ergoaudit {

// What decides most, in two minutes with a tape.
[[nodiscard]] std::string minimal_template();

struct QuestionText {
    std::string_view group;  // "at_once", "today", "soon", "ready"
    std::string_view key;    // "chest_pain"
    std::string_view text;   // the question, with its time window
};

// The [screening] section with every question in its group; only the person writes the answers, which hold for
// `answers_last_days`.
[[nodiscard]] std::string screening_template(std::span<const QuestionText> questions, int answers_last_days);

// Its parts, for a file that has the section: one group of questions, and the day they were answered.
[[nodiscard]] std::string question_group_template(std::string_view key, std::span<const QuestionText> questions);
[[nodiscard]] std::string answered_on_template(int answers_last_days);

}  // namespace ergoaudit
