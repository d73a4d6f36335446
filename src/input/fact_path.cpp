#include "ergoaudit/input/fact_path.hpp"

#include "list_answer.hpp"
#include "value_check.hpp"

#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/facts/forms.hpp"
#include "ergoaudit/input/written_key.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

Diagnostic wrong(std::string message, std::string help = {}) {
    return {.message = std::move(message), .help = std::move(help)};
}

// A path without number of screen, region or side, and which instance was meant.
struct PlainPath {
    std::string_view table, key;
    Instance at = {};
    bool names_its_part = true;  // false: discomfort.weeks without a region
};

std::optional<std::uint8_t> index_in(std::span<const std::string_view> names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::uint8_t>(found - names.begin());
}

std::optional<std::uint8_t> screen_number(std::string_view table) {
    if (table == "screen") return std::uint8_t{0};
    if (!table.starts_with("screen[") || !table.ends_with(']')) return std::nullopt;
    const std::string_view digits = table.substr(7, table.size() - 8);
    std::uint8_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number >= most_screens) return std::nullopt;
    return number;
}

std::optional<PlainPath> plain_path(std::string_view path) {
    const std::size_t last_dot = path.rfind('.');
    if (last_dot == std::string_view::npos) return std::nullopt;
    PlainPath plain{.table = path.substr(0, last_dot), .key = path.substr(last_dot + 1)};
    const std::string_view first = plain.table.substr(0, plain.table.find('.'));
    const std::string_view part = plain.table.substr(std::min(first.size() + 1, plain.table.size()));
    if (plain.table.starts_with("screen[") || plain.table == "screen") {
        const auto number = screen_number(plain.table);
        if (!number) return std::nullopt;
        plain.at.screen = *number;
        plain.table = "screen";
    } else if (first == "discomfort") {
        const auto region = index_in(region_names, part);
        plain.names_its_part = region.has_value();
        plain.at.region = region.value_or(0);
        plain.table = first;
    } else if (first == "rula") {
        const auto side = index_in(side_names, part);
        plain.names_its_part = side.has_value();
        plain.at.side = side.value_or(0);
        plain.table = first;
    }
    return plain;
}

// Every path a person may write for one instance, for suggestions.
std::string nearest_path(std::string_view written) {
    std::vector<std::string> paths;
    for (std::uint16_t i = 0; i < fact_count; ++i)
        if (fact_rows[i].origin == Origin::described) paths.push_back(written_path(Fact{i}));
    std::string plain(written);
    if (written.starts_with("screen.")) plain.insert(6, "[0]");
    const std::vector<std::string_view> names(paths.begin(), paths.end());
    return std::string(nearest(plain, names));
}

Diagnostic unknown_path(std::string_view path) {
    const std::string near = nearest_path(path);
    if (!near.empty())
        return wrong(fmt::format("unknown fact {}", in_quotes(path)), fmt::format("did you mean \"{}\"?", near));
    return wrong(fmt::format("unknown fact {}", in_quotes(path)), "ergoaudit facts lists them, such as chair.kind");
}

Diagnostic unplaced(const PlainPath& plain) {
    const bool region = plain.table == "discomfort";
    return wrong(fmt::format("{} does not say which {}", in_quotes(plain.key), region ? "region" : "side"),
                 fmt::format("such as {}.{}.{}", plain.table, region ? "neck" : "left", plain.key));
}

toml_tree::Node text_node(std::string_view text) {
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    toml_tree::Node node;
    node.value = std::string(text);
    return node;
}

// The value as TOML would give it for a fact of that kind; what cannot be that kind stays text and is refused as such.
toml_tree::Node node_of(Kind kind, std::string_view text) {
    toml_tree::Node node = text_node(text);
    if (kind == Kind::yes_no && (text == "true" || text == "false")) node.value = text == "true";
    if (kind != Kind::number) return node;
    double number = 0;
    const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size() && !digits.empty()) {
        node.value = number;
        node.as_number = number;
    }
    return node;
}

// Whoever types it has written no quotes.
Diagnostic wrong_kind(std::string_view path, Kind kind) {
    return kind == Kind::number
               ? wrong(fmt::format("{} takes a number", in_quotes(path)), "such as 72.5; the unit is part of the key")
               : wrong(fmt::format("{} takes true or false", in_quotes(path)), fmt::format("such as {}=true", path));
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

std::string_view without_quotes(std::string_view text) {
    const bool is_quoted =
        text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
    return is_quoted ? text.substr(1, text.size() - 2) : text;
}

// "wall,band", or as the file has it: ["wall", "band"].
toml_tree::Node list_node(std::string_view text) {
    const bool is_bracketed = text.size() >= 2 && text.front() == '[' && text.back() == ']';
    toml_tree::Array elements;
    for (std::string_view rest = is_bracketed ? text.substr(1, text.size() - 2) : text;;) {
        const std::size_t comma = rest.find(',');
        const std::string_view element = trimmed(rest.substr(0, comma));
        const bool is_end = comma == std::string_view::npos;
        if (!(is_bracketed && is_end && element.empty()))  // [], or a comma before the end
            elements.push_back(text_node(is_bracketed ? without_quotes(element) : element));
        if (is_end) break;
        rest = rest.substr(comma + 1);
    }
    toml_tree::Node node;
    node.value = std::move(elements);
    return node;
}

std::optional<Diagnostic> reserve_screen(Description& description, Instance at) {
    if (at.screen < description.facts.screens()) return std::nullopt;
    if (at.screen > description.facts.screens())
        return wrong(fmt::format("there is no screen[{}]", at.screen),
                     fmt::format("the next one is screen[{}]", description.facts.screens()));
    description.facts.set_screens(static_cast<std::uint8_t>(at.screen + 1));
    return std::nullopt;
}

// What is asked for counts: the same measure told in another form goes.
void put(Description& description, FactPlace place, double value) {
    for (const ToldOtherwise& form : other_forms)
        for (const Fact other : {form.told, form.reckoned})
            if (other != place.fact && reckoned_as(other) == reckoned_as(place.fact))
                description.facts.forget(other, place.at);
    description.facts.set(place.row(), value, provenance_when_written(place.fact.info()));
    if (place.row().index < description.where.size()) description.where[place.row().index] = {};
}

// A list names nothing beside "none".
void leave_out_what_it_rules_out(Description& description, FactPlace named) {
    const std::string_view list = named.fact.info().belongs_to;
    if (list.empty()) return;
    for (const Fact other : facts_of_list(list))
        if ((name_in_list(named.fact) == "none") != (name_in_list(other) == "none") && description.facts.says(other))
            put(description, {other}, 0);
}

std::optional<Diagnostic> set_list(Description& description, std::string_view list, std::string_view path,
                                   std::string_view value) {
    const ListAnswer answer = named_in_list(list, path, list_node(value));
    if (!answer.complaints.empty())
        return wrong(answer.complaints.front().complaint.message, answer.complaints.front().complaint.help);
    for (const Fact fact : facts_of_list(list)) {
        const bool yes = std::find(answer.yes.begin(), answer.yes.end(), fact) != answer.yes.end();
        put(description, {fact}, yes ? 1 : 0);
    }
    return std::nullopt;
}

std::optional<Diagnostic> set_text(Description& description, TextKey key, std::size_t record, std::string_view path,
                                   std::string_view value) {
    if (key.info().in_records)
        return wrong(fmt::format("{} belongs to a list of tables and cannot be set", in_quotes(path)),
                     "write it in the file");
    CheckedTexts checked = checked_texts(key, path, key.info().many ? list_node(value) : text_node(value));
    if (const auto* complaint = std::get_if<Complaint>(&checked)) return wrong(complaint->message, complaint->help);
    std::erase_if(description.texts,
                  [&](const TextEntry& entry) { return entry.key == key && entry.record == record; });
    for (std::string& text : std::get<std::vector<std::string>>(checked))
        description.texts.push_back({key, record, std::move(text), {}});
    return std::nullopt;
}

}  // namespace

Result<FactPlace> resolve_written_path(std::string_view path) {
    const auto plain = plain_path(path);
    if (!plain) return Diagnostics{unknown_path(path)};
    if (const auto key = find_written_key(plain->table, plain->key); key && key->form == Form::fact) {
        if (!plain->names_its_part) return Diagnostics{unplaced(*plain)};
        return FactPlace{key->fact, plain->at, key->to_native};
    }
    const auto fact = find_fact(path);  // a name of a list, or something that is not written at all
    if (fact && fact->info().origin == Origin::described && !fact->info().belongs_to.empty()) return FactPlace{*fact};
    if (fact && fact->info().origin == Origin::derived)
        return Diagnostics{wrong(fmt::format("{} is computed, not written", in_quotes(path)))};
    return Diagnostics{unknown_path(path)};
}

std::optional<Diagnostic> set_fact(Description& description, std::string_view assignment) {
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos)
        return wrong("a fact and its value are expected", "such as desk.height_cm=72");
    const std::string_view path = trimmed(assignment.substr(0, equals));
    const std::string_view value = trimmed(assignment.substr(equals + 1));
    if (const auto plain = plain_path(path)) {
        const auto key = find_written_key(plain->table, plain->key);
        if (key && key->form == Form::list) return set_list(description, key->list, path, value);
        if (key && key->form == Form::text) {
            if (plain->table == "screen")
                if (auto problem = reserve_screen(description, plain->at)) return problem;
            return set_text(description, key->text, plain->at.screen, path, value);
        }
        if (key && key->form == Form::stages)
            return wrong(fmt::format("{} cannot be set", in_quotes(path)), "write the stages in the file");
    }
    const auto place = resolve_written_path(path);
    if (!place.ok()) return place.problems().front();
    const auto plain = plain_path(path);
    WrittenKey key = plain ? find_written_key(plain->table, plain->key).value_or(WrittenKey{}) : WrittenKey{};
    key.fact = place.value().fact;
    const Kind kind = key.fact.info().kind;
    const toml_tree::Node node = node_of(kind, value);
    const Checked checked = checked_value(key, path, node);
    if (const auto* complaint = std::get_if<Complaint>(&checked)) {
        const bool is_no_such_kind = node.string() != nullptr && (kind == Kind::number || kind == Kind::yes_no);
        return is_no_such_kind ? wrong_kind(path, kind) : wrong(complaint->message, complaint->help);
    }
    if (place.value().fact.info().group == Group::screen)
        if (auto problem = reserve_screen(description, place.value().at)) return problem;
    if (std::get<double>(checked) == 1) leave_out_what_it_rules_out(description, place.value());
    if (key.fact == "screening.answered"_fact && std::get<double>(checked) == 0) take_back_the_rest(description);
    put(description, place.value(), std::get<double>(checked));
    return std::nullopt;
}

}  // namespace ergoaudit
