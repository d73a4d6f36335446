#include "restore.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace ergoaudit {

const Rule* rule_named(const StoredField& field, const StoredGround& ground) {
    const Rule* rule = ground.knowledge.rule(field.text());
    if (rule == nullptr) field.refuse("is no rule that is known");
    return rule;
}

std::vector<std::string_view> rules_named(const StoredField& field, const StoredGround& ground) {
    std::vector<std::string_view> ids;
    for (const StoredField& one : field.items())
        if (const Rule* rule = rule_named(one, ground)) ids.push_back(rule->id);
    return ids;
}

Instance instance_named(const StoredField& field, Group group, std::string_view subject) {
    constexpr auto postures = static_cast<std::uint8_t>(posture_names.size());
    for (std::uint8_t number = 0; number < room_in(group); ++number) {
        Instance at;
        if (group == Group::screen) at.screen = number;
        if (group == Group::posture) at.posture = number;
        if (group == Group::side) at.side = number;
        if (group == Group::region) at.region = number;
        if (group == Group::view)
            at = {.screen = static_cast<std::uint8_t>(number / postures),
                  .posture = static_cast<std::uint8_t>(number % postures)};
        if (subject_name(group, at) == subject) return at;
    }
    field.refuse("names nothing that a workstation has");
    return {};
}

std::optional<Row> row_written(std::string_view path) {
    static const auto rows = [] {
        std::map<std::string, Row, std::less<>> all;
        for (std::uint16_t i = 0; i < row_size; ++i) all.emplace(written_path(Row{i}), Row{i});
        return all;
    }();
    const auto found = rows.find(path);
    return found == rows.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Row> rows_named(const StoredField& field) {
    std::vector<Row> rows;
    for (const StoredField& one : field.items()) {
        if (const auto row = row_written(one.text()))
            rows.push_back(*row);
        else
            one.refuse("is nothing that a description says");
    }
    return rows;
}

Unit unit_named(const StoredField& field) {
    const std::string_view word = field.text();
    for (unsigned char i = 0; i <= static_cast<unsigned char>(Unit::money); ++i)
        if (name(static_cast<Unit>(i)) == word) return static_cast<Unit>(i);
    field.refuse("is no unit");
    return Unit::none;
}

Provenance provenance_named(const StoredField& field) {
    static const std::array<std::string_view, 5> words = {name(Provenance::measured), name(Provenance::observed),
                                                          name(Provenance::reported), name(Provenance::estimated),
                                                          name(Provenance::defaulted)};
    return field.one_of<Provenance>(words);
}

std::vector<std::string> texts_in(const StoredField& field) {
    std::vector<std::string> texts;
    for (const StoredField& one : field.items()) texts.emplace_back(one.text());
    return texts;
}

std::vector<std::string_view> kept_texts(const StoredField& field, const StoredGround& ground) {
    std::vector<std::string_view> texts;
    for (const StoredField& one : field.items()) texts.push_back(ground.keep(one.text()));
    return texts;
}

Interval interval_in(const StoredField& field) {
    Interval interval;
    if (const double from = field["from"].number(); !std::isnan(from)) interval.from = from;
    if (const double to = field["to"].number(); !std::isnan(to)) interval.to = to;
    return interval;
}

}  // namespace ergoaudit
