#include "prescribing.hpp"

#include "permission.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ergoaudit {
namespace {

// What comes first on every page: whom to see, and why.
bool is_told_before(std::string_view text, const SafetyAssessment& safety) {
    return text.empty() || std::ranges::find(safety.reasons, text, &Reason::text) != safety.reasons.end();
}

}  // namespace

std::vector<FoundIssue> issues_from(const std::vector<Finding>& findings) {
    std::vector<FoundIssue> issues;
    for (const Finding& finding : findings)
        if (is_wrong(finding.verdict))
            issues.push_back(
                {.rule = finding.rule->id, .points_lost = finding.points_lost, .message = finding.message});
    return issues;
}

Prescription prescription_for(const Description& description, const Facts& facts, const Knowledge& knowledge,
                              const AuditSettings& settings, const SafetyAssessment& safety,
                              const std::vector<FoundIssue>& issues, std::string_view elsewhere) {
    const Permission permission(safety, knowledge, facts);
    ExercisePermission granted = permission.granted();
    granted.elsewhere = elsewhere;
    Prescription result = prescribe(knowledge.exercise, description, granted, issues, settings.minutes);
    end_in_time(result, description, knowledge, safety, settings.today);
    if (result.exercises.empty()) return result;
    std::vector<std::string> notes = limits_in_words(safety);
    if (safety.exercise != ExerciseLimit::full && !is_told_before(safety.limited_because, safety))
        notes.insert(notes.begin(), safety.limited_because);
    for (const std::string_view note : permission.notes()) notes.emplace_back(note);
    std::ranges::move(result.notes, std::back_inserter(notes));
    result.notes = std::move(notes);
    return result;
}

}  // namespace ergoaudit
