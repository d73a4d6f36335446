// From answers to what may be done: which flags stand, what they allow, and the sentences about it. Its entries are
// `assess_safety`, `limits_in_words` and `ruled_out_by`.

#include "ergoaudit/safety/safety_assessment.hpp"

#include "answers.hpp"
#include "clearances.hpp"
#include "declaration.hpp"

#include "ergoaudit/base/text.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

constexpr int no_level_comes_last = 5;
constexpr int look_after_yourself = 4;

bool holds(const Program& when, const Facts& facts) { return evaluate(when, facts, Instance{}) == 1; }

// The flags that hold and are not lifted, without those another one stands for; by level, then as in the files.
std::vector<const RedFlag*> raised_flags(const Answers& answers, const std::vector<Clearance>& clearances,
                                         const SafetyKnowledge& knowledge) {
    std::vector<const RedFlag*> raised;
    for (const RedFlag& flag : knowledge.red_flags)
        if (holds(flag.when, answers.facts) && !is_lifted(flag, clearances, answers, knowledge))
            raised.push_back(&flag);
    const std::vector<const RedFlag*> all = raised;
    std::erase_if(raised, [&](const RedFlag* flag) {
        return std::ranges::any_of(all, [&](const RedFlag* other) {
            return std::ranges::find(other->instead_of, flag->id) != other->instead_of.end();
        });
    });
    std::ranges::stable_sort(raised, {},
                             [](const RedFlag* flag) { return flag->level == 0 ? no_level_comes_last : flag->level; });
    return raised;
}

std::vector<std::string_view> open_groups(const Answers& answers, const SafetyKnowledge& knowledge) {
    std::array<bool, question_group_names.size()> is_open{};
    for (const Question& question : knowledge.questions)
        if (answers.is_open(question)) is_open[static_cast<std::size_t>(question.group)] = true;
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < is_open.size(); ++i)
        if (is_open[i]) names.push_back(question_group_names[i]);
    return names;
}

bool is_among(std::string_view name, const std::vector<std::string_view>& names) {
    return std::ranges::find(names, name) != names.end();
}

// A question of `ready` that is neither answered nor settled by a clinician.
bool readiness_is_open(const Answers& answers, const std::vector<Clearance>& clearances,
                       const SafetyKnowledge& knowledge) {
    return std::ranges::any_of(knowledge.questions, [&](const Question& question) {
        return question.group == QuestionGroup::ready && answers.is_open(question) && !is_settled(question, clearances);
    });
}

std::optional<int> action_level(const std::vector<const RedFlag*>& raised, bool screened) {
    const int worst = raised.empty() || raised.front()->level == 0 ? look_after_yourself : raised.front()->level;
    // "A yes … that gives level 1 or 2 counts whatever else is unanswered."
    if (worst <= 2 || screened) return worst;
    return std::nullopt;
}

void limit_exercise(SafetyAssessment& result, const std::vector<const RedFlag*>& raised, bool readiness_open) {
    result.exercise = ExerciseLimit::full;
    for (const RedFlag* const flag : raised) {
        result.exercise = std::min(result.exercise, flag->exercise);
        result.only_mobility = result.only_mobility || flag->only_mobility;
        result.clearance_required = result.clearance_required || flag->clearance;
    }
    result.clearance_required = result.clearance_required || readiness_open;
    if (readiness_open || is_among("soon", result.open_groups) || result.only_mobility)
        result.exercise = std::min(result.exercise, ExerciseLimit::gentle);
    if (!result.screened) result.exercise = ExerciseLimit::none;
}

void find_contraindications(SafetyAssessment& result, const Facts& facts, const SafetyKnowledge& knowledge) {
    for (std::size_t i = 0; i < knowledge.contraindications.size(); ++i) {
        const Contraindication& entry = knowledge.contraindications[i];
        if (!holds(entry.when, facts)) continue;
        result.contraindications.push_back(i);
        if (!is_among(entry.code, result.cautions)) result.cautions.push_back(entry.code);
    }
}

std::string filled_in(std::string_view text, const SafetyAssessment& assessment) {
    return with_filled(with_filled(std::string(text), "urgent", assessment.urgent), "emergency",
                       assessment.emergency_number);
}

// Of the person's country, else the profile's. Where that is not listed no other country's number is told.
void find_numbers(SafetyAssessment& result, std::string_view country, const SafetyKnowledge& knowledge) {
    const EmergencyNumber* const numbers = numbers_of(country, knowledge);
    result.emergency_number = numbers != nullptr ? numbers->number
                              : country.empty()  ? knowledge.any_emergency_number
                                                 : knowledge.unlisted_emergency_number;
    result.urgent = numbers != nullptr ? numbers->urgent : knowledge.any_urgent;
}

void find_words(SafetyAssessment& result, const std::vector<const RedFlag*>& raised, const Answers& answers,
                const SafetyKnowledge& knowledge) {
    const bool only_the_action = result.is_help_first();
    for (const RedFlag* const flag : raised) {
        if (only_the_action && (flag->level == 0 || flag->level > 2)) continue;  // it would only take the eye off it
        result.reasons.push_back({.id = flag->id,
                                  .text = filled_in(flag->text, result),
                                  .source = fmt::format("{}", fmt::join(flag->sources, ", ")),
                                  .level = flag->level});
    }
    const auto headline = std::ranges::find(knowledge.headlines, result.action_level.value_or(0), &Headline::level);
    if (headline != knowledge.headlines.end()) result.headline = filled_in(headline->text, result);
    result.safety_net = filled_in(knowledge.safety_net, result);
    result.limited_because = limitation(result, raised, answers, knowledge);
}

}  // namespace

SafetyAssessment assess_safety(const Description& description, const SafetyKnowledge& knowledge, int today_days,
                               std::string_view profile_country) {
    const Answers answers = answers_on(today_days, description, knowledge);
    const std::vector<Clearance> clearances = clearances_by(today_days, description);
    const std::vector<const RedFlag*> raised = raised_flags(answers, clearances, knowledge);
    SafetyAssessment result;
    result.open_groups = open_groups(answers, knowledge);
    result.out_of_date = answers.out_of_date();
    result.screened =
        !result.out_of_date && !is_among("at_once", result.open_groups) && !is_among("today", result.open_groups);
    result.action_level = action_level(raised, result.screened);
    limit_exercise(result, raised, readiness_is_open(answers, clearances, knowledge));
    find_contraindications(result, answers.facts, knowledge);
    for (const Clearance& clearance : clearances)
        if (!clearance.limits.empty()) result.limits.emplace_back(clearance.limits);
    const std::string_view country = description.text("person.country"_text);
    find_numbers(result, country.empty() ? profile_country : country, knowledge);
    result.declared = declaration(answers, result.open_groups, clearances, raised, knowledge);
    find_words(result, raised, answers, knowledge);
    return result;
}

bool is_laxer(const SafetyAssessment& one, const SafetyAssessment& other) {
    const auto level = [](const SafetyAssessment& of) { return of.action_level.value_or(look_after_yourself); };
    const auto has_all_of = [](const auto& some, const auto& all) {
        return std::ranges::all_of(all, [&](const auto& each) { return std::ranges::count(some, each) != 0; });
    };
    return level(one) > level(other) || one.exercise > other.exercise || (other.only_mobility && !one.only_mobility) ||
           (other.clearance_required && !one.clearance_required) ||
           !has_all_of(one.contraindications, other.contraindications) || !has_all_of(one.limits, other.limits);
}

std::vector<std::string> limits_in_words(const SafetyAssessment& assessment) {
    std::vector<std::string> sentences;
    for (const std::string_view limit : assessment.limits)
        sentences.push_back(fmt::format(
            "Your clearance has limits: \"{}\". They come before anything listed here; leave out what they exclude.",
            printable(limit)));
    return sentences;
}

std::string_view ruled_out_by(std::string_view exercise, const SafetyAssessment& assessment,
                              const SafetyKnowledge& knowledge) {
    for (const std::size_t index : assessment.contraindications) {
        const Contraindication& entry = knowledge.contraindications[index];
        if (std::ranges::find(entry.removes, exercise) != entry.removes.end()) return entry.code;
    }
    return {};
}

}  // namespace ergoaudit
