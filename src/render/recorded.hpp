#pragma once
// Private to this folder: what an assessor recorded beside an audit, found again by what it is about.

#include "ergoaudit/facts/description.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

// Of a step of the plan; fields may be empty.
struct RecordedAction {
    std::string_view status, owner, due, note;
};
[[nodiscard]] RecordedAction recorded_action(std::span<const TextEntry> texts, std::string_view step);

// Those about none of the steps of a plan: a step that is done is planned no more, and an id may be misspelt.
struct StrayAction {
    std::string_view step;
    RecordedAction action;
};
[[nodiscard]] std::vector<StrayAction> actions_about_no_step(std::span<const TextEntry> texts,
                                                             std::span<const std::string_view> steps);

// An assessor's verdict beside the computed one.
struct RecordedOverride {
    std::string_view verdict, reason, by, on;
};
[[nodiscard]] std::optional<RecordedOverride> recorded_override(std::span<const TextEntry> texts, std::string_view rule,
                                                                std::string_view subject);

// "Judged otherwise on the spot: right, because feet flat (R. Patel, 2026-11-20)."; empty where nobody did.
[[nodiscard]] std::string override_in_words(std::span<const TextEntry> texts, std::string_view rule,
                                            std::string_view subject);

}  // namespace ergoaudit
