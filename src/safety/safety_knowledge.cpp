#include "ergoaudit/safety/safety_knowledge.hpp"

#include "ergoaudit/base/country.hpp"

#include <algorithm>

namespace ergoaudit {

const EmergencyNumber* numbers_of(std::string_view country, const SafetyKnowledge& knowledge) {
    for (const EmergencyNumber& entry : knowledge.emergency_numbers)
        for (const std::string_view listed : entry.countries)
            if (is_same_country(listed, country)) return &entry;
    return nullptr;
}

}  // namespace ergoaudit
