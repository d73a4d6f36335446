#include "fact_path.hpp"

#include "ergoaudit/base/suggestion.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

std::optional<Fact> find_relative(std::string_view written) {
    const auto agrees = [](char a, char b) { return a == b || (a == '-' && b == '_'); };
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (std::ranges::equal(fact_rows[i].path, written, agrees)) return Fact{i};
    return std::nullopt;
}

std::optional<std::uint8_t> position(std::span<const std::string_view> names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::uint8_t>(found - names.begin());
}

std::span<const std::string_view> instance_names(Group group) {
    switch (group) {
        case Group::posture:
        case Group::view:
            return posture_names;
        case Group::side:
            return side_names;
        case Group::region:
            return region_names;
        case Group::workstation:
        case Group::screen:
            break;
    }
    return {};
}

std::string_view group_noun(Group group) {
    switch (group) {
        case Group::posture:
        case Group::view:
            return "posture";
        case Group::side:
            return "side";
        case Group::region:
            return "region of the body";
        case Group::workstation:
        case Group::screen:
            break;
    }
    return "instance";
}

FactPath problem(std::string message, std::string help = {}) {
    return {.fact = {}, .named = std::nullopt, .problem = std::move(message), .help = std::move(help)};
}

std::string did_you_mean(std::string_view suggestion) {
    return suggestion.empty() ? std::string() : fmt::format("did you mean \"{}\"?", suggestion);
}

FactPath unknown_path(std::string_view written) {
    const std::vector<std::string> names = fact_identifiers();
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const std::string_view near = nearest(written, candidates);
    return problem(fmt::format("unknown fact \"{}\"", written),
                   near.empty() ? "`ergoaudit facts` lists them all" : did_you_mean(near));
}

// "table" and what stands behind it, the dot taken away.
struct Split {
    std::string_view head, tail;
};
Split split_at_dot(std::string_view text) {
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos) return {text, {}};
    return {text.substr(0, dot), text.substr(dot + 1)};
}

std::string joined(std::string_view table, std::string_view rest) { return fmt::format("{}.{}", table, rest); }

// The written path with the part that names the instance left out was not found: suggest with it put back.
FactPath unknown_part(std::string_view written, std::string_view before, std::string_view table,
                      std::string_view rest) {
    const std::vector<std::string> names = fact_identifiers();
    const std::vector<std::string_view> candidates(names.begin(), names.end());
    const std::string_view near = nearest(joined(table, rest), candidates);
    if (near.empty() || split_at_dot(near).head != table) return unknown_path(written);
    return problem(fmt::format("unknown fact \"{}\"", written),
                   did_you_mean(fmt::format("{}.{}", before, split_at_dot(near).tail)));
}

// table[number].fact of a screen, table[number].posture.fact of a view
FactPath numbered(std::string_view written) {
    const std::size_t open = written.find('[');
    const std::size_t close = written.find(']', open);
    if (close == std::string_view::npos || written.substr(close + 1, 1) != ".") return unknown_path(written);
    const std::string_view table = written.substr(0, open);
    const std::string_view screen = written.substr(0, close + 1);
    const std::string_view rest = written.substr(close + 2);
    const auto [posture, last] = split_at_dot(rest);
    const auto which = position(posture_names, posture);
    const std::optional<Fact> fact = find_relative(joined(table, which ? last : rest));
    if (!fact)
        return which ? unknown_part(written, joined(screen, posture), table, last)
                     : unknown_part(written, screen, table, rest);
    if (fact->info().group == Group::view && !which)
        return problem(fmt::format("\"{}\" exists more than once", written),
                       fmt::format("write {0}.sitting.{1} or {0}.standing.{1}", screen, rest));
    if (fact->info().group != (which ? Group::view : Group::screen)) return unknown_path(written);
    unsigned number = most_screens;
    std::from_chars(written.data() + open + 1, written.data() + close, number);
    if (number >= most_screens)
        return problem(fmt::format("there is no \"{}\"", screen),
                       fmt::format("screens are counted from [0] to [{}]", most_screens - 1));
    return {.fact = *fact,
            .named = Instance{.screen = static_cast<std::uint8_t>(number), .posture = which.value_or(sitting)}};
}

FactPath named(std::string_view written) {
    const auto [table, behind] = split_at_dot(written);
    const auto [name, rest] = split_at_dot(behind);
    if (rest.empty()) return unknown_path(written);
    const std::optional<Fact> fact = find_relative(joined(table, rest));
    const bool is_instance =
        position(posture_names, name) || position(side_names, name) || position(region_names, name);
    if (!fact) return is_instance ? unknown_part(written, joined(table, name), table, rest) : unknown_path(written);
    const Group group = fact->info().group;
    const auto names = instance_names(group);
    if (names.empty() || group == Group::view) return unknown_path(written);
    const auto which = position(names, name);
    if (!which) {
        const std::string_view near = nearest(name, names);
        return problem(fmt::format("unknown {} \"{}\"", group_noun(group), name),
                       near.empty() ? fmt::format("one of: {}", fmt::join(names, ", ")) : did_you_mean(near));
    }
    Instance at;
    (group == Group::posture ? at.posture : group == Group::side ? at.side : at.region) = *which;
    return {.fact = *fact, .named = at};
}

}  // namespace

FactPath find_path(std::string_view written) {
    if (const auto fact = find_relative(written)) return {.fact = *fact, .named = std::nullopt};
    return written.find('[') != std::string_view::npos ? numbered(written) : named(written);
}

std::string as_identifier(std::string_view path) {
    std::string result(path);
    std::ranges::replace(result, '-', '_');
    return result;
}

std::vector<std::string> fact_identifiers() {
    std::vector<std::string> result;
    result.reserve(fact_count);
    for (const FactInfo& info : fact_rows) result.push_back(as_identifier(info.path));
    return result;
}

std::string with_instance_named(Fact fact) {
    const std::string path = as_identifier(fact.info().path);
    const auto [table, rest] = split_at_dot(path);
    switch (fact.info().group) {
        case Group::workstation:
            break;
        case Group::screen:
            return fmt::format("{}[0].{}", table, rest);
        case Group::view:
            return fmt::format("{}[0].sitting.{}", table, rest);
        case Group::posture:
        case Group::side:
        case Group::region:
            return fmt::format("{}.{}.{}", table, instance_names(fact.info().group)[0], rest);
    }
    return path;
}

FactAt fact_at(Row row) {
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const Group group = fact_rows[i].group;
        for (std::size_t number = 0; number < room_in(group); ++number) {
            Instance at;
            const auto n = static_cast<std::uint8_t>(number);
            if (group == Group::screen) at.screen = n;
            if (group == Group::posture) at.posture = n;
            if (group == Group::side) at.side = n;
            if (group == Group::region) at.region = n;
            if (group == Group::view) {
                at.screen = static_cast<std::uint8_t>(n / posture_names.size());
                at.posture = static_cast<std::uint8_t>(n % posture_names.size());
            }
            if (row_of(Fact{i}, at) == row) return {Fact{i}, at};
        }
    }
    return {};
}

}  // namespace ergoaudit
