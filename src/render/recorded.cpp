#include "recorded.hpp"

#include <algorithm>

namespace ergoaudit {

namespace {

RecordedAction action_at(std::span<const TextEntry> texts, std::size_t record) {
    return {.status = text_in(texts, "assessment.action.status"_text, record),
            .owner = text_in(texts, "assessment.action.owner"_text, record),
            .due = text_in(texts, "assessment.action.due"_text, record),
            .note = text_in(texts, "assessment.action.note"_text, record)};
}

}  // namespace

RecordedAction recorded_action(std::span<const TextEntry> texts, std::string_view step) {
    for (std::size_t i = 0; i < records_in(texts, "assessment.action"); ++i)
        if (text_in(texts, "assessment.action.id"_text, i) == step) return action_at(texts, i);
    return {};
}

std::vector<StrayAction> actions_about_no_step(std::span<const TextEntry> texts,
                                               std::span<const std::string_view> steps) {
    std::vector<StrayAction> stray;
    for (std::size_t i = 0; i < records_in(texts, "assessment.action"); ++i) {
        const std::string_view step = text_in(texts, "assessment.action.id"_text, i);
        if (std::ranges::find(steps, step) == steps.end()) stray.push_back({step, action_at(texts, i)});
    }
    return stray;
}

std::optional<RecordedOverride> recorded_override(std::span<const TextEntry> texts, std::string_view rule,
                                                  std::string_view subject) {
    for (std::size_t i = 0; i < records_in(texts, "assessment.override"); ++i) {
        const std::string_view about = text_in(texts, "assessment.override.subject"_text, i);
        // without a subject it is about every one
        if (text_in(texts, "assessment.override.rule"_text, i) == rule && (about.empty() || about == subject))
            return RecordedOverride{.verdict = text_in(texts, "assessment.override.verdict"_text, i),
                                    .reason = text_in(texts, "assessment.override.reason"_text, i),
                                    .by = text_in(texts, "assessment.override.by"_text, i),
                                    .on = text_in(texts, "assessment.override.on"_text, i)};
    }
    return std::nullopt;
}

}  // namespace ergoaudit
