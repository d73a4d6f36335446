#include "clearances.hpp"

#include "ergoaudit/base/date.hpp"

#include <algorithm>
#include <cmath>

namespace ergoaudit {

namespace {

// Not from before it can have begun: a week is told once it is full.
bool is_recent_enough(const RedFlag& flag, const Clearance& clearance, const Answers& answers) {
    const double weeks = evaluate(flag.within_weeks, answers.facts, Instance{});
    return std::isnan(weeks) || (clearance.on && answers.today - *clearance.on < days_per_week * (weeks + 1));
}

// The first day on which a clearance says something about what comes and goes. Undated answers may be as old as answers
// can be.
int first_day_to_count(const Answers& answers, const SafetyKnowledge& knowledge) {
    return answers.answered_on.value_or(answers.today - knowledge.answers_last_days);
}

bool is_in_time(const RedFlag& flag, const Clearance& clearance, const Answers& answers,
                const SafetyKnowledge& knowledge) {
    if (clearance.by.empty()) return false;  // somebody has to have given it
    if (!is_recent_enough(flag, clearance, answers)) return false;
    if (flag.level != 2 && !flag.passing) return true;
    if (!clearance.on || *clearance.on < first_day_to_count(answers, knowledge)) return false;
    if (flag.level != 2) return true;
    return answers.answered_on && (!answers.last_pain_on || *clearance.on >= *answers.last_pain_on);
}

}  // namespace

bool Clearance::speaks_of(std::string_view name) const {
    return std::ranges::any_of(names, [&](std::string_view said) { return said == "all" || last_part(said) == name; });
}

std::vector<Clearance> clearances_by(int today_days, const Description& description) {
    std::vector<Clearance> result;
    const TextRecords cleared = description.records("screening.cleared");
    for (std::size_t i = 0; i < cleared.size(); ++i) {
        const Clearance one = {.by = cleared.text("screening.cleared.by"_text, i),
                               .on = parse_date(cleared.text("screening.cleared.on"_text, i)),
                               .names = cleared.list("screening.cleared.for"_text, i),
                               .limits = cleared.text("screening.cleared.limits"_text, i)};
        if (!one.on || *one.on <= today_days) result.push_back(one);
    }
    return result;
}

bool is_lifted(const RedFlag& flag, const std::vector<Clearance>& clearances, const Answers& answers,
               const SafetyKnowledge& knowledge) {
    if (flag.level == 1) return false;
    for (const Clearance& clearance : clearances)
        for (const std::string_view name : flag.lifted_by)
            if (clearance.speaks_of(name) && is_in_time(flag, clearance, answers, knowledge)) return true;
    return false;
}

bool is_settled(const Question& question, const std::vector<Clearance>& clearances) {
    return std::ranges::any_of(clearances, [&](const Clearance& clearance) {
        return !clearance.by.empty() &&
               (clearance.speaks_of(question.key) ||
                clearance.speaks_of(question_group_names[static_cast<std::size_t>(question.group)]));
    });
}

}  // namespace ergoaudit
