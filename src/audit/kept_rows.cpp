#include "kept_rows.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/facts/forms.hpp"
#include "ergoaudit/input/fact_path.hpp"

#include <string_view>

namespace ergoaudit {
namespace {

// "screen[1].tilt_deg" of that screen, "screen.tilt_deg" of all.
std::vector<Row> rows_named(std::string_view name, const Facts& facts) {
    const auto place = resolve_written_path(name);
    if (!place.ok()) return {};
    if (name.find('[') != std::string_view::npos) return {place.value().row()};
    std::vector<Row> rows;
    for (const Instance at : instances_of(place.value().fact.info().group, facts))
        rows.push_back(row_of(place.value().fact, at));
    return rows;
}

}  // namespace

std::vector<Row> kept_rows(const Description& description, const Facts& facts, std::span<const Knob> knobs) {
    std::vector<Row> kept;
    for (const std::string_view name : description.list("plan.keep"_text))
        for (const Row row : rows_named(name, facts)) kept.push_back(reckoned_as(row));
    const TextRecords confirmed = description.records("assessment.confirmed");
    for (std::size_t i = 0; i < confirmed.size(); ++i)
        for (const std::string_view name : confirmed.list("assessment.confirmed.fact"_text, i))
            for (const Row row : rows_named(name, facts)) {
                kept.push_back(reckoned_as(row));
                for (const Knob& knob : knobs)
                    for (const Instance at : instances_of(knob.fact.info().group, facts))
                        if (carries(row_of(knob.fact, at), row, facts)) kept.push_back(row_of(knob.fact, at));
            }
    return kept;
}

}  // namespace ergoaudit
