#include "kept_rows.hpp"

#include "ergoaudit/body/moved_by.hpp"
#include "ergoaudit/input/fact_path.hpp"

#include <string_view>
#include <utility>

namespace ergoaudit {
namespace {

// Other names of a setting under which it may be told to stay.
constexpr std::pair<Fact, Fact> same_setting[] = {
    {"chair.seat_empty_height_cm"_fact, "chair.seat_height_cm"_fact},
    {"chair.armrest_from_floor_cm"_fact, "chair.armrest_height_cm"_fact},
    {"screen.top_above_desk_cm"_fact, "screen.top_height_cm"_fact},
    {"screen.bottom_above_desk_cm"_fact, "screen.top_height_cm"_fact},
};

Fact setting_of(Fact named) {
    for (const auto& [other, own] : same_setting)
        if (named == other) return own;
    return named;
}

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

Row setting_of(Row named) {
    const auto [fact, at] = owner_of(named);
    return row_of(setting_of(fact), at);
}

}  // namespace

std::vector<Row> kept_rows(const Description& description, const Facts& facts, std::span<const Knob> knobs) {
    std::vector<Row> kept;
    for (const std::string_view name : description.list("plan.keep"_text))
        for (const Row row : rows_named(name, facts)) kept.push_back(setting_of(row));
    const TextRecords confirmed = description.records("assessment.confirmed");
    for (std::size_t i = 0; i < confirmed.size(); ++i)
        for (const std::string_view name : confirmed.list("assessment.confirmed.fact"_text, i))
            for (const Row row : rows_named(name, facts)) {
                kept.push_back(setting_of(row));
                for (const Knob& knob : knobs)
                    for (const Instance at : instances_of(knob.fact.info().group, facts))
                        if (carries(row_of(knob.fact, at), row, facts)) kept.push_back(row_of(knob.fact, at));
            }
    return kept;
}

}  // namespace ergoaudit
