#include "workup.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace ergoaudit {
namespace {

constexpr double days_in_a_year = 365.25;

bool names(const std::vector<std::string>& list, const Rule& rule) {
    const std::string_view category = category_names[static_cast<std::size_t>(rule.category)];
    return std::any_of(list.begin(), list.end(),
                       [&](const std::string& one) { return one == rule.id || one == category; });
}

bool names(std::span<const std::string_view> list, const Rule& rule) {
    const std::string_view category = category_names[static_cast<std::size_t>(rule.category)];
    return std::any_of(list.begin(), list.end(),
                       [&](std::string_view one) { return one == rule.id || one == category; });
}

bool selected(const Rule& rule, const AuditSettings& settings) {
    if (!settings.select.empty() && !names(settings.select, rule)) return false;
    if (!settings.habits && !is_workstation(rule.category)) return false;
    if (const Profile* profile = settings.profile) {
        if (!profile->select.empty() && !names(profile->select, rule)) return false;
        if (profile->omission(rule.id) != nullptr ||
            profile->omission(category_names[static_cast<std::size_t>(rule.category)]) != nullptr)
            return false;
    }
    return !names(settings.ignore, rule);
}

CreditRange range_of(const Judgement& judgement) {
    if (judgement.verdict == Verdict::unknown) return {0, 1};
    return {judgement.credit, judgement.credit};
}

}  // namespace

Workup work_up(const Description& description, const Population& population, int today) {
    Workup workup;
    workup.facts = description.facts;
    Derivation derivation = derive(workup.facts, population);
    workup.body = std::move(derivation.body);
    workup.found = derivation.found;
    // A day that is still to come says nothing of how long ago it was.
    if (const Fact tested = "person.last_eye_test"_fact; workup.facts.value(tested) <= today)
        workup.facts.set("person.eye_test_age_years"_fact, (today - workup.facts.value(tested)) / days_in_a_year,
                         workup.facts.from(tested));
    return workup;
}

std::vector<Rule> selected_rules(std::span<const Rule> rules, const AuditSettings& settings) {
    std::vector<Rule> found;
    std::ranges::copy_if(rules, std::back_inserter(found), [&](const Rule& rule) { return selected(rule, settings); });
    return found;
}

std::vector<Judged> judge_all(const Facts& facts, std::span<const Rule> rules, const AuditSettings& settings) {
    std::vector<Judged> judged;
    judged.reserve(rules.size() + rules.size() / 2);  // some apply to several screens or postures
    for (const Rule& rule : rules) {
        if (!selected(rule, settings)) continue;
        for (const Instance at : instances_of(rule.group, facts)) {
            const Judgement judgement = judge(rule, facts, at);
            judged.push_back({.rule = &rule, .at = at, .judgement = judgement, .range = range_of(judgement)});
        }
    }
    return judged;
}

}  // namespace ergoaudit
