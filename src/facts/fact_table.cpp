#include "ergoaudit/facts/fact_table.hpp"

#include "ergoaudit/base/text.hpp"
#include "ergoaudit/facts/fact_rows.hpp"

namespace ergoaudit {

std::span<const FactInfo> all_facts() { return fact_rows; }

std::string how_to_tell(const FactInfo& info) {
    if (!info.how_to_measure.empty()) return std::string(info.how_to_measure);
    if (info.kind == Kind::yes_no) return "answer true or false";
    if (info.choices.empty()) return "write the number as well as you know it";
    return "answer one of " + names_with(", ", info.choices);
}

}  // namespace ergoaudit
