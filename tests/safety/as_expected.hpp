#pragma once
// What came out against what a row expects.

#include "tests/safety/hand_row.hpp"

#include "ergoaudit/safety/safety_assessment.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {

inline std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t bar = text.find('|');
        words.push_back(text.substr(0, bar));
        text = bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1);
    }
    return words;
}

inline bool is_one_of(std::string_view found, std::string_view allowed) {
    while (true) {
        const std::size_t bar = allowed.find('|');
        if (allowed.substr(0, bar) == found) return true;
        if (bar == std::string_view::npos) return false;
        allowed.remove_prefix(bar + 1);
    }
}

inline std::string_view yes_or_no(bool value) { return value ? "yes" : "no"; }

inline std::string level_text(const SafetyAssessment& found) {
    return found.action_level ? std::to_string(*found.action_level) : "null";
}

inline std::vector<std::string_view> reasons_shown(const SafetyAssessment& found) {
    std::vector<std::string_view> ids;
    for (const Reason& reason : found.reasons) ids.push_back(reason.id);
    return ids;
}

// Whatever their order.
inline bool are_the_reasons(std::vector<std::string_view> found, std::string_view expected) {
    std::vector<std::string_view> named = expected == "-" ? std::vector<std::string_view>{} : words_of(expected);
    std::ranges::sort(found);
    std::ranges::sort(named);
    return found == named;
}

// Empty when all is as expected; `said` is not looked at.
inline std::string what_differs(const SafetyAssessment& found, const hand::Expected& expected) {
    std::string text;
    const auto one_of = [&](std::string_view what, std::string_view value, std::string_view allowed) {
        if (!is_one_of(value, allowed)) text += fmt::format("{}: {}, not {}\n", what, value, allowed);
    };
    one_of("level", level_text(found), expected.level);
    one_of("exercise", exercise_limit_names[static_cast<std::size_t>(found.exercise)], expected.exercise);
    one_of("screened", yes_or_no(found.screened), expected.screened);
    one_of("clearance required", yes_or_no(found.clearance_required), expected.clearance);
    if (!expected.only_mobility.empty())
        one_of("only mobility", yes_or_no(found.only_mobility), expected.only_mobility);
    if (!expected.reasons.empty() && !are_the_reasons(reasons_shown(found), expected.reasons))
        text += fmt::format("reasons: {}, not {}\n", fmt::join(reasons_shown(found), "|"), expected.reasons);
    return text;
}

}  // namespace ergoaudit
