#include "recorded.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

RecordedAction action_at(const TextRecords& actions, std::size_t record) {
    return {.status = actions.text("assessment.action.status"_text, record),
            .owner = actions.text("assessment.action.owner"_text, record),
            .due = actions.text("assessment.action.due"_text, record),
            .note = actions.text("assessment.action.note"_text, record)};
}

}  // namespace

RecordedAction recorded_action(std::span<const TextEntry> texts, std::string_view step) {
    const TextRecords actions(texts, "assessment.action");
    for (std::size_t i = 0; i < actions.size(); ++i)
        if (actions.text("assessment.action.id"_text, i) == step) return action_at(actions, i);
    return {};
}

std::vector<StrayAction> actions_about_no_step(std::span<const TextEntry> texts,
                                               std::span<const std::string_view> steps) {
    const TextRecords actions(texts, "assessment.action");
    std::vector<StrayAction> stray;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const std::string_view step = actions.text("assessment.action.id"_text, i);
        if (std::ranges::find(steps, step) == steps.end()) stray.push_back({step, action_at(actions, i)});
    }
    return stray;
}

std::optional<RecordedOverride> recorded_override(std::span<const TextEntry> texts, std::string_view rule,
                                                  std::string_view subject) {
    const TextRecords overrides(texts, "assessment.override");
    for (std::size_t i = 0; i < overrides.size(); ++i) {
        const std::string_view about = overrides.text("assessment.override.subject"_text, i);
        // without a subject it is about every one
        if (overrides.text("assessment.override.rule"_text, i) == rule && (about.empty() || about == subject))
            return RecordedOverride{.verdict = overrides.text("assessment.override.verdict"_text, i),
                                    .reason = overrides.text("assessment.override.reason"_text, i),
                                    .by = overrides.text("assessment.override.by"_text, i),
                                    .on = overrides.text("assessment.override.on"_text, i)};
    }
    return std::nullopt;
}

std::string override_in_words(std::span<const TextEntry> texts, std::string_view rule, std::string_view subject) {
    const auto judged = recorded_override(texts, rule, subject);
    if (!judged) return {};
    constexpr std::pair<std::string_view, std::string_view> words[] = {{"pass", "right"},
                                                                       {"partial", "nearly right"},
                                                                       {"fail", "not right"},
                                                                       {"unknown", "cannot be told"},
                                                                       {"not_applicable", "does not apply here"}};
    std::string said = "Judged otherwise on the spot";
    for (const auto& [verdict, in_words] : words)
        if (judged->verdict == verdict) said += fmt::format(": {}", in_words);
    if (!judged->reason.empty()) said += fmt::format(", because {}", judged->reason);
    if (said.ends_with('.')) said.pop_back();
    std::vector<std::string_view> who_and_when;
    for (const std::string_view one : {judged->by, judged->on})
        if (!one.empty()) who_and_when.push_back(one);
    return said + (who_and_when.empty() ? "." : fmt::format(" ({}).", fmt::join(who_and_when, ", ")));
}

}  // namespace ergoaudit
