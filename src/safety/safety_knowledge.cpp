#include "ergoaudit/safety/safety_knowledge.hpp"

#include "ergoaudit/base/country.hpp"

#include <algorithm>

namespace ergoaudit {

namespace {

bool same(const Program& a, const Program& b) {
    return a.text == b.text && a.unit == b.unit && a.is_truth == b.is_truth && std::ranges::equal(a.code, b.code);
}

bool same(const Question& a, const Question& b) {
    return a.group == b.group && a.key == b.key && a.fact == b.fact && a.text == b.text &&
           same(a.also_yes, b.also_yes) && std::ranges::equal(a.sources, b.sources);
}

bool same(const RedFlag& a, const RedFlag& b) {
    return a.id == b.id && a.level == b.level && same(a.when, b.when) && a.exercise == b.exercise &&
           a.only_mobility == b.only_mobility && a.clearance == b.clearance && a.passing == b.passing &&
           same(a.within_weeks, b.within_weeks) && std::ranges::equal(a.lifted_by, b.lifted_by) &&
           std::ranges::equal(a.instead_of, b.instead_of) && a.text == b.text &&
           std::ranges::equal(a.sources, b.sources);
}

bool same(const Contraindication& a, const Contraindication& b) {
    return a.code == b.code && same(a.when, b.when) && std::ranges::equal(a.removes, b.removes) &&
           a.removes_region == b.removes_region && std::ranges::equal(a.prefers, b.prefers) &&
           std::ranges::equal(a.modifies, b.modifies) && a.note == b.note && std::ranges::equal(a.sources, b.sources);
}

bool same(const EmergencyNumber& a, const EmergencyNumber& b) {
    return std::ranges::equal(a.countries, b.countries) && a.number == b.number && a.urgent == b.urgent &&
           std::ranges::equal(a.sources, b.sources);
}

template <class T>
bool all_same(std::span<const T> a, std::span<const T> b) {
    return std::ranges::equal(a, b, [](const T& x, const T& y) { return same(x, y); });
}

}  // namespace

bool same(const SafetyKnowledge& a, const SafetyKnowledge& b) {
    return a.answers_last_days == b.answers_last_days && std::ranges::equal(a.definitions, b.definitions) &&
           all_same(a.questions, b.questions) && all_same(a.red_flags, b.red_flags) &&
           all_same(a.contraindications, b.contraindications) && all_same(a.emergency_numbers, b.emergency_numbers) &&
           std::ranges::equal(a.headlines, b.headlines) && a.any_emergency_number == b.any_emergency_number &&
           a.any_urgent == b.any_urgent && a.safety_net == b.safety_net;
}

const EmergencyNumber* numbers_of(std::string_view country, const SafetyKnowledge& knowledge) {
    for (const EmergencyNumber& entry : knowledge.emergency_numbers)
        for (const std::string_view listed : entry.countries)
            if (is_same_country(listed, country)) return &entry;
    return nullptr;
}

}  // namespace ergoaudit
