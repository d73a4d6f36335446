#include "ergoaudit/facts/description.hpp"

#include <algorithm>
#include <array>

namespace ergoaudit {
namespace {

// What is at hand and possible for exercises when a list is absent: CONTRACT section 3, [exercise].
constexpr std::array usual_for_exercise = {"exercise.equipment.wall"_fact, "exercise.equipment.chair"_fact,
                                           "exercise.positions.sitting"_fact, "exercise.positions.standing"_fact};

void take(Facts& facts, Fact fact, double value, Instance at = {}) {
    if (!facts.knows(fact, at)) facts.set(fact, value, Provenance::defaulted, at);
}

bool nothing_known_of(const Facts& facts, std::string_view list) {
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == list && facts.knows(Fact{i})) return false;
    return true;
}

void assume_list(Facts& facts, std::string_view list) {
    if (!nothing_known_of(facts, list)) return;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        if (fact_rows[i].belongs_to != list) continue;
        const bool usual =
            std::find(usual_for_exercise.begin(), usual_for_exercise.end(), Fact{i}) != usual_for_exercise.end();
        facts.set(Fact{i}, usual ? 1 : 0, Provenance::defaulted);
    }
}

// A footrest is there when it is said to be used or anything is said about it, unless `used` is no.
void assume_footrest(Facts& facts) {
    const bool described = facts.knows("footrest.height_cm"_fact);
    take(facts, "footrest.used"_fact, described ? 1 : 0);
    if (!facts.says("footrest.used"_fact)) facts.set("footrest.height_cm"_fact, 0, Provenance::defaulted);
}

}  // namespace

std::string_view Description::text(TextKey key, std::size_t record) const {
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [&](const TextEntry& entry) { return entry.key == key && entry.record == record; });
    return found == texts.end() ? std::string_view{} : std::string_view(found->value);
}

std::vector<std::string_view> Description::list(TextKey key, std::size_t record) const {
    std::vector<std::string_view> values;
    for (const TextEntry& entry : texts)
        if (entry.key == key && entry.record == record) values.push_back(entry.value);
    return values;
}

std::size_t Description::records(std::string_view table) const {
    std::size_t count = 0;
    for (const TextEntry& entry : texts) {
        const std::string_view path = entry.key.info().path;
        if (path.starts_with(table) && path.size() > table.size() && path[table.size()] == '.')
            count = std::max(count, entry.record + 1);
    }
    return count;
}

void assume_unmentioned(Facts& facts) {
    const bool speaks_of_a_screen = facts.knows("reported.screen_height"_fact) ||
                                    facts.knows("reported.screen_distance"_fact) ||
                                    facts.knows("observed.eye_above_screen_top_cm"_fact);
    if (facts.screens() == 0 && speaks_of_a_screen) facts.set_screens(1);
    assume_footrest(facts);
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (std::isnan(info.assumed)) continue;
        if (info.group == Group::workstation) take(facts, Fact{i}, info.assumed);
        for (std::uint8_t screen = 0; info.group == Group::screen && screen < facts.screens(); ++screen)
            take(facts, Fact{i}, info.assumed, {.screen = screen});
    }
    if (facts.screens() == 1)
        for (const Fact fact : {"screen.lateral_offset_cm"_fact, "screen.yaw_deg"_fact, "screen.tilt_deg"_fact})
            take(facts, fact, 0);
    assume_list(facts, "exercise.equipment");
    assume_list(facts, "exercise.positions");
}

}  // namespace ergoaudit
