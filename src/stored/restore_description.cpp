// What was described, as facts and in words.

#include "restore.hpp"

#include "ergoaudit/base/date.hpp"

#include <algorithm>
#include <charconv>

namespace ergoaudit {
namespace {

// The value of a fact as it is stored; nothing for one that is wrong, which is then said.
std::optional<double> stored_fact(const StoredField& field, const FactInfo& info) {
    switch (info.kind) {
        case Kind::yes_no:
            return field.truth() ? 1 : 0;
        case Kind::choice:
            if (const auto choice = choice_value(info, field.text())) return *choice;
            field.refuse("is no such choice");
            return std::nullopt;
        case Kind::date:
            if (const auto day = parse_date(field.text())) return *day;
            field.refuse("is no date");
            return std::nullopt;
        case Kind::number:
            break;
    }
    return field.number_in(-1e9, 1e9);
}

// "screen.name", 3 of "screen[3].name".
std::pair<std::string, std::size_t> path_and_record(std::string_view name) {
    std::size_t record = 0;
    const std::size_t open = name.find('['), close = name.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return {std::string(name), 0};
    const char* end = name.data() + close;
    if (std::from_chars(name.data() + open + 1, end, record).ptr != end || record >= most_in_a_list) return {};
    return {std::string(name.substr(0, open)) + std::string(name.substr(close + 1)), record};
}

// One key: a text, or several where the key takes a list.
void restore_text(const StoredField& field, const std::string& path, std::size_t record,
                  std::vector<TextEntry>& texts) {
    const auto key = find_text(path);
    if (!key) {
        field.refuse("is nothing that a description says in words");
        return;
    }
    const auto add = [&](const StoredField& one) {
        texts.push_back({.key = *key, .record = record, .value = std::string(one.text()), .where = {}});
    };
    if (!key->info().many) return add(field);
    for (const StoredField& one : field.items()) add(one);
}

bool is_list_of_tables(std::string_view table) {
    return std::ranges::any_of(text_rows, [&](const TextInfo& info) {
        return info.in_records && info.path.substr(0, info.path.rfind('.')) == table;
    });
}

}  // namespace

void restore_facts(const StoredField& field, Facts& facts) {
    for (const auto& [path, value] : field.members()) {
        const auto row = row_written(path);
        if (!row) {
            value.refuse("is nothing that a description says");
            continue;
        }
        const auto [fact, at] = owner_of(*row);
        if (value.is_null())
            facts.forget(*row);
        else if (const auto number = stored_fact(value, fact.info()))
            facts.set(*row, *number, Provenance::measured);
        if (fact.info().group == Group::screen && facts.screens() <= at.screen)
            facts.set_screens(static_cast<std::uint8_t>(at.screen + 1));
    }
}

void restore_texts(const StoredField& field, std::string_view prefix, std::vector<TextEntry>& texts) {
    for (const auto& [name, value] : field.members()) {
        const std::string whole = std::string(prefix) + std::string(name);
        if (!is_list_of_tables(whole)) {
            const auto [path, record] = path_and_record(whole);
            restore_text(value, path, record, texts);
            continue;
        }
        std::size_t record = 0;
        for (const StoredField& one : value.items()) {
            for (const auto& [key, said] : one.members())
                restore_text(said, whole + "." + std::string(key), record, texts);
            ++record;
        }
    }
}

}  // namespace ergoaudit
