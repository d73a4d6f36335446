#include "declaration.hpp"

#include "ergoaudit/base/date.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

std::string dated(const Answers& answers) {
    return answers.answered_on ? fmt::format("answered on {}", date_text(*answers.answered_on)) : "no date given";
}

std::string what_was_answered(const Answers& answers, bool is_complete) {
    if (!answers.anything_said && answers.yes_count == 0) return "None of the safety questions has been answered.";
    if (answers.yes_count > 0)
        return fmt::format("Yes to {} of the {} safety questions{}, {}.", answers.yes_count, answers.question_count,
                           is_complete ? " and no to the others" : "", dated(answers));
    if (is_complete) return fmt::format("Nothing from the four groups of questions applies, {}.", dated(answers));
    return fmt::format("Nothing that was asked so far applies, {}.", dated(answers));
}

std::string what_is_out_of_date(const Answers& answers, const SafetyKnowledge& knowledge) {
    if (answers.too_old)
        return fmt::format(" Answers older than {} days are asked again: of these only a yes still counts.",
                           knowledge.answers_last_days);
    if (answers.of_tomorrow) return " That day is yet to come: set the date right; until then only a yes counts.";
    if (answers.older_than_pain)
        return " A pain has begun since, so the questions are asked again: of these answers only a yes still counts.";
    return {};
}

// Where a reason stays that the clearance speaks of: it may be the newer of the two.
std::string what_stays(const Clearance& clearance, const std::vector<const RedFlag*>& raised) {
    std::vector<std::string_view> stay;
    for (const RedFlag* flag : raised) {
        if (flag->level == 1) continue;  // no clearance ever lifts that
        for (const std::string_view name : flag->lifted_by)
            if (clearance.speaks_of(name) && std::ranges::find(stay, name) == stay.end()) stay.push_back(name);
    }
    const bool is_of_an_emergency = std::ranges::any_of(raised, [&](const RedFlag* flag) {
        return flag->level == 1 && std::ranges::any_of(flag->when.code, [&](const Instruction& step) {
                   const auto row = row_read(step, {});
                   return row && clearance.speaks_of(last_part(owner_of(*row).fact.info().path));
               });
    });
    if (is_of_an_emergency) return " What needs help at once no clearance lifts, only a new answer.";
    if (stay.empty()) return {};
    return fmt::format(
        " It does not lift {}, which may have come after it: that takes the day of the answers and a "
        "clearance of that day or later.",
        fmt::join(stay, ", "));
}

std::string what_was_cleared(const Clearance& clearance, const std::vector<const RedFlag*>& raised) {
    return fmt::format(
               " Cleared{}{} for {}.", clearance.by.empty() ? "" : fmt::format(" by {}", clearance.by),
               clearance.on ? fmt::format(" on {}", date_text(*clearance.on)) : "",
               clearance.names.empty() ? "nothing named" : fmt::format("{}", fmt::join(clearance.names, ", "))) +
           (clearance.by.empty() ? " As it does not say by whom, it lifts nothing." : what_stays(clearance, raised));
}

bool is_open(std::string_view group, const SafetyAssessment& assessment) {
    return std::ranges::find(assessment.open_groups, group) != assessment.open_groups.end();
}

std::string why_not_screened(const Answers& answers, const SafetyKnowledge& knowledge) {
    if (answers.too_old)
        return fmt::format(
            "The safety questions were answered on {}. After {} days they are asked again, before there are exercises.",
            date_text(*answers.answered_on), knowledge.answers_last_days);
    if (answers.of_tomorrow)
        return "The safety answers bear a date that is yet to come. There are no exercises until that is set right.";
    if (answers.older_than_pain)
        return "A pain has begun since the safety questions were answered, so they are asked again, before there are "
               "exercises.";
    return "The safety questions of the groups at_once and today are not all answered, so there are no exercises yet.";
}

}  // namespace

std::string declaration(const Answers& answers, const std::vector<std::string_view>& open_groups,
                        const std::vector<Clearance>& clearances, const std::vector<const RedFlag*>& raised,
                        const SafetyKnowledge& knowledge) {
    std::string text = what_was_answered(answers, open_groups.empty());
    if (answers.anything_said) {
        text += what_is_out_of_date(answers, knowledge);
        if (!open_groups.empty()) text += fmt::format(" Questions are open in: {}.", fmt::join(open_groups, ", "));
    }
    for (const Clearance& clearance : clearances) text += what_was_cleared(clearance, raised);
    return text;
}

std::string limitation(const SafetyAssessment& assessment, const std::vector<const RedFlag*>& raised,
                       const Answers& answers, const SafetyKnowledge& knowledge) {
    if (assessment.exercise == ExerciseLimit::full) return {};
    if (assessment.is_help_first()) return assessment.headline;
    if (!assessment.screened) return why_not_screened(answers, knowledge);
    for (std::size_t i = 0; i < raised.size(); ++i)
        if (raised[i]->exercise == assessment.exercise) return assessment.reasons[i].text;
    if (is_open("ready", assessment))
        return "The questions of the group ready are not all answered, so only gentle exercises are listed; ask a "
               "clinician before you do more.";
    return "The questions of the group soon are not all answered, so only gentle exercises are listed.";
}

}  // namespace ergoaudit
