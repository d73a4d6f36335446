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

// Entries of one table or one screen, in the order written.
using Entries = std::span<const TextEntry* const>;

bool is_same_field(const TextEntry& a, const TextEntry& b) { return a.key == b.key && a.record == b.record; }

// One field: a string, or a list where the key takes one.
void write_value(JsonWriter& json, std::string_view name, Entries entries, const TextEntry& first) {
    json.key(name);
    if (!first.key.info().many) {
        json.value(first.value);
        return;
    }
    json.open_list();
    for (const TextEntry* one : entries)
        if (is_same_field(*one, first)) json.value(one->value);
    json.close_list();
}

// The elements of a list, which mostly stand together, are written with the first of them.
bool is_first_of_its_list(Entries entries, std::size_t i) {
    const auto is_of_it = [&](const TextEntry* earlier) { return is_same_field(*earlier, *entries[i]); };
    return i == 0 || (!is_of_it(entries[i - 1]) && std::ranges::none_of(entries.first(i - 1), is_of_it));
}

void write_records(JsonWriter& json, std::span<const TextEntry> texts, std::string_view table) {
    const TextRecords records(texts, table);
    json.open_list();
    for (std::size_t record = 0; record < records.size(); ++record) {
        const Entries entries = records.entries(record);
        json.open_object();
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (is_first_of_its_list(entries, i))
                write_value(json, after_last_dot(entries[i]->key.info().path), entries, *entries[i]);
        json.close_object();
    }
    json.close_list();
}

std::string written_name(const TextEntry& entry, std::string_view path) {
    if (path != "screen.name") return std::string(path);
    return "screen[" + std::to_string(entry.record) + "].name";
}

// Every text whose path begins with `prefix`, or none of them; without the prefix.
void write_object(JsonWriter& json, std::span<const TextEntry> texts, std::string_view prefix, bool with_prefix) {
    json.open_object();
    std::vector<const TextEntry*> entries;  // of a list of tables only the first: the list is written in its place
    std::vector<std::string_view> tables;
    for (const TextEntry& entry : texts) {
        const TextInfo& info = entry.key.info();
        if (info.path.starts_with(prefix) != with_prefix) continue;
        const std::string_view table = before_last_dot(info.path);
        if (info.in_records && std::ranges::find(tables, table) != tables.end()) continue;
        if (info.in_records) tables.push_back(table);
        entries.push_back(&entry);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const TextInfo& info = entries[i]->key.info();
        const std::string_view path = with_prefix ? info.path.substr(prefix.size()) : info.path;
        if (info.in_records)
            write_records(json.key(before_last_dot(path)), texts, before_last_dot(info.path));
        else if (is_first_of_its_list(entries, i))
            write_value(json, written_name(*entries[i], path), entries, *entries[i]);
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
