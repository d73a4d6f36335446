#include "ergoaudit/facts/facts.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"

namespace ergoaudit {
namespace {

bool anything_known(const Facts& facts, std::uint8_t region) {
    constexpr auto group = static_cast<std::size_t>(Group::region);
    const std::size_t first = layout::rows.base[group] + region * layout::rows.stride[group];
    for (std::size_t i = 0; i < layout::rows.stride[group]; ++i)
        if (facts.knows(Row{static_cast<std::uint16_t>(first + i)})) return true;
    return false;
}

}  // namespace

bool stands(const Facts& facts) {
    if (facts.is("person.seat=wheelchair"_choice)) return false;
    return facts.is("desk.kind=sit-stand"_choice) || facts.knows("desk.standing_height_cm"_fact) ||
           facts.is("person.seat=none"_choice);
}

std::string_view name(Provenance provenance) {
    constexpr std::array<std::string_view, 5> names = {"measured", "observed", "reported", "estimated", "defaulted"};
    return names[static_cast<std::size_t>(provenance)];
}

RowOwner owner_of(Row row) {
    const Fact fact{layout::fact_of_row[row.index]};
    const auto group = static_cast<std::size_t>(fact.info().group);
    const auto number = static_cast<std::uint8_t>((row.index - layout::rows.base[group]) / layout::rows.stride[group]);
    constexpr auto postures = static_cast<std::uint8_t>(posture_names.size());
    switch (fact.info().group) {
        case Group::workstation:
            return {fact, {}};
        case Group::screen:
            return {fact, {.screen = number}};
        case Group::posture:
            return {fact, {.posture = number}};
        case Group::view:
            return {fact,
                    {.screen = static_cast<std::uint8_t>(number / postures),
                     .posture = static_cast<std::uint8_t>(number % postures)}};
        case Group::side:
            return {fact, {.side = number}};
        case Group::region:
            return {fact, {.region = number}};
    }
    return {fact, {}};
}

Instances instances_of(Group group, const Facts& facts) {
    Instances found;
    const std::uint8_t postures = stands(facts) ? 2 : 1;
    switch (group) {
        case Group::workstation:
            found.add({});
            break;
        case Group::screen:
            for (std::uint8_t screen = 0; screen < facts.screens(); ++screen) found.add({.screen = screen});
            break;
        case Group::posture:
            for (std::uint8_t posture = 0; posture < postures; ++posture) found.add({.posture = posture});
            break;
        case Group::view:
            for (std::uint8_t screen = 0; screen < facts.screens(); ++screen)
                for (std::uint8_t posture = 0; posture < postures; ++posture)
                    found.add({.screen = screen, .posture = posture});
            break;
        case Group::side:
            for (std::uint8_t side = 0; side < side_names.size(); ++side) found.add({.side = side});
            break;
        case Group::region:
            for (std::uint8_t region = 0; region < region_names.size(); ++region)
                if (anything_known(facts, region)) found.add({.region = region});
            break;
    }
    return found;
}

std::optional<std::uint8_t> most_used_screen(const Facts& facts) {
    constexpr Fact share = "screen.share"_fact;
    constexpr double half = 0.5;  // more than that is most, whatever the others have
    std::optional<std::uint8_t> most;
    bool are_all_told = true, is_shared = false;
    for (std::uint8_t screen = 0; screen < facts.screens(); ++screen) {
        const double told = facts.value(share, {.screen = screen});
        if (std::isnan(told)) {
            are_all_told = false;
            continue;
        }
        const double before = most ? facts.value(share, {.screen = *most}) : -1;
        is_shared = told == before || (is_shared && told < before);
        if (told > before) most = screen;
    }
    if (most && !is_shared && (are_all_told || facts.value(share, {.screen = *most}) > half)) return most;
    return std::nullopt;
}

std::uint8_t main_screen(const Facts& facts) { return most_used_screen(facts).value_or(std::uint8_t{0}); }

std::string value_in_words(const FactInfo& info, double value, int decimals) {
    if (info.kind == Kind::yes_no) return value != 0 ? "yes" : "no";
    if (info.kind == Kind::choice) return std::string(choice_name(info, value));
    if (info.kind == Kind::date) return date_text(static_cast<int>(value));
    return quantity(value, info.unit, decimals);
}

std::string subject_name(Group group, Instance at) {
    const auto screen = [&] { return "screen[" + std::to_string(at.screen) + "]"; };
    switch (group) {
        case Group::workstation:
            return "workstation";
        case Group::screen:
            return screen();
        case Group::posture:
            return std::string(posture_names[at.posture]);
        case Group::view:
            return screen() + "/" + std::string(posture_names[at.posture]);
        case Group::side:
            return std::string(side_names[at.side]);
        case Group::region:
            return std::string(region_names[at.region]);
    }
    return {};
}

std::string region_in_a_sentence(std::string_view name) {
    if (name == "wrist_hand") return "wrist and hand";
    if (name == "ankle_foot") return "ankle and foot";
    return spoken_name(name);
}

std::string written_path(Fact fact, Instance at) {
    const std::string_view path = fact.info().path;
    const std::size_t dot = path.find('.');
    const std::string table(path.substr(0, dot));
    const std::string key(path.substr(dot));
    switch (fact.info().group) {
        case Group::workstation:
            return std::string(path);
        case Group::screen:
            return table + "[" + std::to_string(at.screen) + "]" + key;
        case Group::posture:
            return table + "." + std::string(posture_names[at.posture]) + key;
        case Group::view:
            return table + "[" + std::to_string(at.screen) + "]." + std::string(posture_names[at.posture]) + key;
        case Group::side:
            return table + "." + std::string(side_names[at.side]) + key;
        case Group::region:
            return table + "." + std::string(region_names[at.region]) + key;
    }
    return std::string(path);
}

std::string written_path(Row row) {
    const RowOwner owner = owner_of(row);
    return written_path(owner.fact, owner.at);
}

std::vector<std::string> written_paths(std::span<const Row> rows) {
    std::vector<std::string> paths;
    for (const Row row : rows) paths.push_back(written_path(row));
    return paths;
}

}  // namespace ergoaudit
