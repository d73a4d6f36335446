#include "answers.hpp"

#include <algorithm>
#include <cmath>

namespace ergoaudit {

namespace {

bool hurts(const Facts& facts, Instance region) {
    // Said to be of strength 0: it is no pain. Anything else said about a region is.
    const double strength = facts.value("discomfort.severity_0_10"_fact, region);
    const double at_rest = facts.value("discomfort.at_rest_0_10"_fact, region);
    return strength != 0 || at_rest > 0;
}

// When it began, as far as that is said; one that is new, and nobody said since when, may have begun today.
std::optional<int> began_on(const Facts& facts, Instance region, int today) {
    constexpr double longer_than_anybody_lives = 1e6;
    const auto days_ago = [&](double days) {
        return today - static_cast<int>(std::clamp(std::floor(days), 0.0, longer_than_anybody_lives));
    };
    if (facts.knows("discomfort.onset_days"_fact, region))
        return days_ago(facts.value("discomfort.onset_days"_fact, region));
    if (facts.knows("discomfort.weeks"_fact, region))
        return days_ago(facts.value("discomfort.weeks"_fact, region) * days_per_week);
    if (facts.says("discomfort.new"_fact, region)) return today;
    return std::nullopt;
}

std::optional<int> last_pain_began_on(const Facts& facts, int today) {
    std::optional<int> last;
    for (const Instance region : instances_of(Group::region, facts))
        if (const auto on = began_on(facts, region, today); on && hurts(facts, region))
            last = std::max(last.value_or(*on), *on);
    return last;
}

// Undated answers are taken as given with the file: there is no day they could be compared with.
void date_answers(Answers& answers, const SafetyKnowledge& knowledge, int today_days) {
    constexpr Fact on = "screening.answered_on"_fact;
    if (!answers.facts.knows(on)) return;
    answers.answered_on = static_cast<int>(std::clamp(answers.facts.value(on), on.info().low, on.info().high));
    answers.too_old = today_days - *answers.answered_on > knowledge.answers_last_days;
    answers.of_tomorrow = *answers.answered_on > today_days;
    // "a region newly painful since": only dated answers can be older than anything.
    answers.older_than_pain = answers.last_pain_on && *answers.last_pain_on > *answers.answered_on;
}

}  // namespace

Answers answers_on(int today_days, const Description& description, const SafetyKnowledge& knowledge) {
    Answers answers;
    answers.facts = description.facts;
    answers.today = today_days;
    answers.last_pain_on = last_pain_began_on(description.facts, today_days);
    date_answers(answers, knowledge, today_days);
    for (const Question& question : knowledge.questions) {
        if (question.fact.info().kind != Kind::yes_no) continue;
        ++answers.question_count;
        answers.anything_said = answers.anything_said || answers.facts.knows(question.fact);
        const bool said_elsewhere =
            !question.also_yes.empty() && evaluate(question.also_yes, description.facts, Instance{}) == 1;
        if (said_elsewhere) answers.facts.set(question.fact, 1, Provenance::reported);
        const bool is_yes = answers.facts.says(question.fact);
        // "count as unanswered, but a yes still counts"
        if (!is_yes && answers.out_of_date()) answers.facts.forget(question.fact);
        if (is_yes) ++answers.yes_count;
    }
    return answers;
}

}  // namespace ergoaudit
