#include "answers.hpp"

#include <algorithm>

namespace ergoaudit {

namespace {

constexpr double days_per_week = 7;

bool hurts(const Facts& facts, Instance region) {
    // Said to be of strength 0: it is no pain. Anything else said about a region is.
    const double strength = facts.value("discomfort.severity_0_10"_fact, region);
    const double at_rest = facts.value("discomfort.at_rest_0_10"_fact, region);
    return strength != 0 || at_rest > 0;
}

// "a region newly painful since": the pain is younger than the answers. Only dated answers can be older than anything.
bool began_after(double answered_on, const Facts& facts, Instance region, int today_days) {
    if (facts.knows("discomfort.onset_days"_fact, region))
        return today_days - facts.value("discomfort.onset_days"_fact, region) > answered_on;
    if (facts.knows("discomfort.weeks"_fact, region))
        return today_days - facts.value("discomfort.weeks"_fact, region) * days_per_week > answered_on;
    // New, and nobody said since when: it may have begun after any day but today.
    return facts.says("discomfort.new"_fact, region) && answered_on < today_days;
}

bool any_pain_began_after(double answered_on, const Facts& facts, int today_days) {
    for (const Instance region : instances_of(Group::region, facts))
        if (hurts(facts, region) && began_after(answered_on, facts, region, today_days)) return true;
    return false;
}

// Undated answers are taken as given with the file: there is no day they could be compared with.
void date_answers(Answers& answers, const SafetyKnowledge& knowledge, int today_days) {
    constexpr Fact on = "screening.answered_on"_fact;
    if (!answers.facts.knows(on)) return;
    answers.answered_on = static_cast<int>(std::clamp(answers.facts.value(on), on.info().low, on.info().high));
    answers.too_old = today_days - *answers.answered_on > knowledge.answers_last_days;
    answers.of_tomorrow = *answers.answered_on > today_days;
    answers.older_than_pain = any_pain_began_after(*answers.answered_on, answers.facts, today_days);
}

}  // namespace

Answers answers_on(int today_days, const Description& description, const SafetyKnowledge& knowledge) {
    Answers answers;
    answers.facts = description.facts;
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
