#include "ergoaudit/input/written_key.hpp"

#include "ergoaudit/facts/facts.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

constexpr std::string_view table_part(std::string_view path) { return path.substr(0, path.rfind('.')); }

// A fact that is written only as a name in a list has no key of its own: person.eyewear.bifocal.
constexpr bool is_key(const FactInfo& info) {
    return info.origin == Origin::described && (info.belongs_to.empty() || table_part(info.path) != info.belongs_to);
}

consteval auto indices_by_path() {
    std::array<std::uint16_t, fact_count> order{};
    for (std::uint16_t i = 0; i < fact_count; ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [](std::uint16_t a, std::uint16_t b) { return fact_rows[a].path < fact_rows[b].path; });
    return order;
}

constexpr auto by_path = indices_by_path();

std::optional<Fact> key_fact(std::string_view table, std::string_view key) {
    std::string path;
    path.reserve(table.size() + key.size() + 1);
    path.append(table).append(".").append(key);
    const auto found = std::lower_bound(by_path.begin(), by_path.end(), std::string_view(path),
                                        [](std::uint16_t i, std::string_view p) { return fact_rows[i].path < p; });
    if (found == by_path.end() || fact_rows[*found].path != path || !is_key(fact_rows[*found])) return std::nullopt;
    return Fact{*found};
}

struct UnitSuffix {
    std::string_view suffix, unit;
    double size;  // in centimetres or kilograms
    bool is_length;
};
constexpr std::array<UnitSuffix, 5> unit_suffixes = {{{"_cm", "cm", 1, true},
                                                      {"_mm", "mm", 0.1, true},
                                                      {"_in", "in", 2.54, true},
                                                      {"_kg", "kg", 1, false},
                                                      {"_lb", "lb", 0.45359237, false}}};

const UnitSuffix* suffix_of(std::string_view key) {
    for (const UnitSuffix& unit : unit_suffixes)
        if (key.ends_with(unit.suffix)) return &unit;
    return nullptr;
}

bool is_length(Unit unit) { return unit == Unit::cm || unit == Unit::mm || unit == Unit::inch; }

WrittenKey of_fact(Form form, Fact fact, double to_native, std::string_view unit) {
    const FactInfo& info = fact.info();
    return {.form = form, .fact = fact, .to_native = to_native, .unit = unit, .who_may_see = info.who_may_see};
}

std::optional<WrittenKey> find_in_own_unit(std::string_view table, std::string_view key) {
    if (const auto fact = key_fact(table, key)) return of_fact(Form::fact, *fact, 1, symbol(fact->info().unit));
    const std::size_t mark = key.rfind("_stages_");
    if (mark == std::string_view::npos) return std::nullopt;
    const std::string adjustable = std::string(key.substr(0, mark)) + std::string(key.substr(mark + 7));
    const auto fact = key_fact(table, adjustable);
    if (!fact || fact->info().step == 0) return std::nullopt;
    return of_fact(Form::stages, *fact, 1, symbol(fact->info().unit));
}

std::optional<WrittenKey> find_in_other_unit(std::string_view table, std::string_view key) {
    const UnitSuffix* written = suffix_of(key);
    if (written == nullptr) return std::nullopt;
    const std::string stem(key.substr(0, key.size() - written->suffix.size()));
    for (const UnitSuffix& native : unit_suffixes) {
        if (native.is_length != written->is_length || &native == written) continue;
        auto found = find_in_own_unit(table, stem + std::string(native.suffix));
        if (!found) continue;
        const Unit unit = found->fact.info().unit;
        if (!is_length(unit) && unit != Unit::kg) continue;
        found->to_native = written->size / native.size;
        found->unit = written->unit;
        return found;
    }
    return std::nullopt;
}

// The list key of that path, as it stands in the table of facts.
std::string_view list_of(std::string_view table, std::string_view key) {
    for (const FactInfo& info : fact_rows) {
        const std::string_view list = info.belongs_to;
        if (list.size() == table.size() + 1 + key.size() && list.starts_with(table) && list.ends_with(key) &&
            list[table.size()] == '.')
            return list;
    }
    return {};
}

std::optional<TextKey> text_of(std::string_view table, std::string_view key) {
    for (std::uint8_t i = 0; i < std::size(text_rows); ++i) {
        const std::string_view path = text_rows[i].path;
        if (path.size() == table.size() + 1 + key.size() && path.starts_with(table) && path.ends_with(key) &&
            path[table.size()] == '.')
            return TextKey{i};
    }
    return std::nullopt;
}

struct Names {
    std::array<std::string_view, 64> names{};
    std::size_t count = 0;

    constexpr void add_once(std::string_view name) {
        for (std::size_t i = 0; i < count; ++i)
            if (names[i] == name) return;
        names[count++] = name;
    }
};

consteval Names all_tables() {
    Names found;
    for (const FactInfo& info : fact_rows)
        if (is_key(info)) found.add_once(table_part(info.path));
    for (const FactInfo& info : fact_rows)
        if (info.origin == Origin::described && !info.belongs_to.empty()) found.add_once(table_part(info.belongs_to));
    for (const TextInfo& info : text_rows) found.add_once(table_part(info.path));
    return found;
}

constexpr Names tables = all_tables();

consteval Names tables_at_the_top() {
    Names found;
    for (std::size_t i = 0; i < tables.count; ++i) found.add_once(tables.names[i].substr(0, tables.names[i].find('.')));
    return found;
}

constexpr Names top_tables = tables_at_the_top();

}  // namespace

std::optional<WrittenKey> find_written_key(std::string_view table, std::string_view key) {
    if (table.empty() || key.empty() || key.find('.') != std::string_view::npos) return std::nullopt;
    if (auto found = find_in_own_unit(table, key)) return found;
    if (const auto text = text_of(table, key))
        return WrittenKey{.form = Form::text, .text = *text, .who_may_see = text->info().who_may_see};
    if (const std::string_view list = list_of(table, key); !list.empty())
        return WrittenKey{
            .form = Form::list, .list = list, .who_may_see = facts_of_list(list).front().info().who_may_see};
    return find_in_other_unit(table, key);
}

std::span<const std::string_view> description_tables() { return {tables.names.data(), tables.count}; }

std::span<const std::string_view> top_description_tables() { return {top_tables.names.data(), top_tables.count}; }

bool is_list_of_records(std::string_view table) {
    return std::any_of(std::begin(text_rows), std::end(text_rows),
                       [&](const TextInfo& info) { return info.in_records && table_part(info.path) == table; });
}

std::string_view whole_table(std::string_view table) {
    const std::size_t dot = table.rfind('.');
    if (dot == std::string_view::npos) return table;
    const std::string_view whole = table.substr(0, dot), part = table.substr(dot + 1);
    const auto is_one_of = [part](const auto& names) { return std::ranges::find(names, part) != std::end(names); };
    const bool is_part =
        (whole == "discomfort" && is_one_of(region_names)) || (whole == "rula" && is_one_of(side_names));
    return is_part ? whole : table;
}

std::vector<std::string> keys_of(std::string_view table) {
    std::vector<std::string> keys;
    std::vector<std::string_view> lists;
    for (const FactInfo& info : fact_rows) {
        if (info.origin != Origin::described) continue;
        if (!info.belongs_to.empty() && table_part(info.belongs_to) == table &&
            std::find(lists.begin(), lists.end(), info.belongs_to) == lists.end()) {
            lists.push_back(info.belongs_to);
            keys.emplace_back(last_part(info.belongs_to));
        }
        if (!is_key(info) || table_part(info.path) != table) continue;
        const std::string key(last_part(info.path));
        keys.push_back(key);
        if (info.step > 0 && key.find('_') != std::string::npos) keys.push_back(key_of_stages(key));
    }
    for (const TextInfo& info : text_rows)
        if (table_part(info.path) == table) keys.emplace_back(last_part(info.path));
    return keys;
}

std::string key_of_stages(std::string_view key) {
    const std::size_t unit = std::min(key.rfind('_'), key.size());
    return fmt::format("{}_stages{}", key.substr(0, unit), key.substr(unit));
}

std::vector<std::string> other_units_of(std::string_view key) {
    std::vector<std::string> others;
    const UnitSuffix* own = suffix_of(key);
    if (own == nullptr) return others;
    for (const UnitSuffix& unit : unit_suffixes)
        if (&unit != own && unit.is_length == own->is_length)
            others.push_back(std::string(key.substr(0, key.size() - own->suffix.size())) + std::string(unit.suffix));
    return others;
}

std::vector<Fact> facts_of_list(std::string_view list) {
    std::vector<Fact> facts;
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].belongs_to == list) facts.push_back(Fact{i});
    return facts;
}

}  // namespace ergoaudit
