#include "ergoaudit/facts/fact_table.hpp"

#include "ergoaudit/facts/fact_rows.hpp"

namespace ergoaudit {

std::span<const FactInfo> all_facts() { return fact_rows; }

}  // namespace ergoaudit
