#include "texts_json.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {
namespace {

constexpr std::string_view assessment = "assessment.";

std::string_view before_last_dot(std::string_view path) { return path.substr(0, path.rfind('.')); }
std::string_view after_last_dot(std::string_view path) { return path.substr(path.rfind('.') + 1); }

// One field: a string, or a list where the key takes one.
void write_value(JsonWriter& json, std::string_view name, std::span<const TextEntry> texts, const TextEntry& first) {
    json.key(name);
    if (!first.key.info().many) {
        json.value(first.value);
        return;
    }
    json.open_list();
    for (const TextEntry& one : texts)
        if (one.key == first.key && one.record == first.record) json.value(one.value);
    json.close_list();
}

bool is_first_of_its_list(std::span<const TextEntry> texts, std::size_t i) {
    return std::ranges::none_of(texts.first(i), [&](const TextEntry& earlier) {
        return earlier.key == texts[i].key && earlier.record == texts[i].record;
    });
}

void write_records(JsonWriter& json, std::span<const TextEntry> texts, std::string_view table) {
    json.open_list();
    for (std::size_t record = 0; record < records_in(texts, table); ++record) {
        json.open_object();
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (before_last_dot(texts[i].key.info().path) == table && texts[i].record == record &&
                is_first_of_its_list(texts, i))
                write_value(json, after_last_dot(texts[i].key.info().path), texts, texts[i]);
        json.close_object();
    }
    json.close_list();
}

// Every text whose path begins with `prefix`, or none of them; without the prefix.
void write_object(JsonWriter& json, std::span<const TextEntry> texts, std::string_view prefix, bool with_prefix) {
    json.open_object();
    std::vector<std::string_view> tables;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const TextInfo& info = texts[i].key.info();
        if (info.path.starts_with(prefix) != with_prefix) continue;
        const std::string_view path = with_prefix ? info.path.substr(prefix.size()) : info.path;
        const std::string_view table = before_last_dot(info.path);
        if (info.in_records) {
            if (std::ranges::find(tables, table) != tables.end()) continue;
            tables.push_back(table);
            write_records(json.key(before_last_dot(path)), texts, table);
        } else if (is_first_of_its_list(texts, i)) {
            const bool of_a_screen = info.path.starts_with("screen.");
            write_value(json, of_a_screen ? "screen[" + std::to_string(texts[i].record) + "].name" : std::string(path),
                        texts, texts[i]);
        }
    }
    json.close_object();
}

void write_fact(JsonWriter& json, const Facts& facts, Row row) {
    const FactInfo& info = owner_of(row).fact.info();
    json.key(written_path(row));
    if (!facts.knows(row))
        json.null();
    else if (info.kind == Kind::yes_no)
        json.value(facts[row] != 0);
    else if (info.kind == Kind::choice)
        json.value(choice_name(info, facts[row]));
    else if (info.kind == Kind::date)
        json.value(value_in_words(info, facts[row]));
    else
        json.value(facts[row]);
}

// The facts that differ, in the order of the table.
void write_differences(JsonWriter& json, const Facts& before, const Facts& after) {
    json.open_object();
    for (std::uint16_t i = 0; i < fact_count; ++i)
        for (std::size_t number = 0; number < room_in(fact_rows[i].group); ++number) {
            const Row row{
                static_cast<std::uint16_t>(layout::rows.place[i].first + layout::rows.place[i].stride * number)};
            const bool is_same =
                before.knows(row) == after.knows(row) && (!after.knows(row) || before[row] == after[row]);
            if (!is_same) write_fact(json, after, row);
        }
    json.close_object();
}

}  // namespace

void write_texts(JsonWriter& json, const Audit& audit) {
    write_object(json.key("texts"), audit.texts, assessment, false);
    write_object(json.key("assessment"), audit.texts, assessment, true);
    write_differences(json.key("described"), Facts(), audit.described);
}

void write_changes(JsonWriter& json, const Facts& before, const Facts& after) {
    write_differences(json, before, after);
}

}  // namespace ergoaudit
