// Lists of rules, facts, sources and exercises. Each row is a few named cells; the three forms are written once.

#include "rule_words.hpp"
#include "used_facts.hpp"

#include "ergoaudit/base/json_writer.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/base/text.hpp"
#include "ergoaudit/facts/text_table.hpp"
#include "ergoaudit/input/written_key.hpp"
#include "ergoaudit/render/knowledge_pages.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using Cell = std::pair<std::string_view, std::string>;  // name, content; the first cell of a row is its id
using Table = std::vector<std::vector<Cell>>;

std::string as_markdown(const Table& table) {
    std::string out = "|";
    for (const Cell& cell : table.front()) out += fmt::format(" {} |", cell.first);
    out += "\n|";
    for (std::size_t i = 0; i < table.front().size(); ++i) out += " --- |";
    out += '\n';
    for (const auto& row : table) {
        out += '|';
        for (const Cell& cell : row) {
            std::string content;
            for (const char c : cell.second) content += c == '|' ? std::string("\\|") : std::string(1, c);
            out += fmt::format(" {} |", content);
        }
        out += '\n';
    }
    return out;
}

std::string as_json_list(const Table& table) {
    JsonWriter json;
    json.open_list();
    for (const auto& row : table) {
        json.open_object();
        for (const Cell& cell : row) json.field(cell.first, cell.second);
        json.close_object();
    }
    json.close_list();
    return json.text() + "\n";
}

std::string as_plain(const Table& table, std::size_t width) {
    constexpr std::size_t indent = 4;
    std::string out;
    for (const auto& row : table) {
        out += row.front().second + "\n";
        std::string rest;
        for (std::size_t i = 1; i < row.size(); ++i)
            if (!row[i].second.empty()) rest += (rest.empty() ? "" : " · ") + row[i].second;
        for (const std::string& line : wrap(rest, width - indent)) {
            const std::size_t room = width - std::min(width, display_width(line));  // a long word may leave less
            out += std::string(std::min(indent, room), ' ') + line + "\n";
        }
    }
    return out;
}

char without_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool speaks_of(const std::vector<Cell>& row, std::string_view what) {
    return std::ranges::any_of(row, [&](const Cell& cell) {
        return !std::ranges::search(cell.second, what, {}, without_case, without_case).empty() || what.empty();
    });
}

std::string in_form(Table table, const ListStyle& style) {
    std::erase_if(table, [&](const std::vector<Cell>& row) { return !speaks_of(row, style.about); });
    if (table.empty()) return {};
    switch (style.form) {
        case ListForm::json:
            return as_json_list(table);
        case ListForm::markdown:
            return as_markdown(table);
        case ListForm::text:
            return as_plain(table, std::max<std::size_t>(20, style.width));
    }
    return {};
}

std::string limits_of(const FactInfo& info) {
    switch (info.kind) {
        case Kind::yes_no:
            return "yes or no";
        case Kind::date:
            return "a date";
        case Kind::choice:
            return names_with(" | ", info.choices);
        case Kind::number:
            return fmt::format("{} to {}", plain_number(info.low), quantity(info.high, info.unit));
    }
    return {};
}

}  // namespace

namespace {

// The texts that something comes of: who it is, where help is called, which exercises, what was cleared, which screen,
// what stays in the plan. The others are passed on as they are.
constexpr std::array<std::string_view, 14> texts_in_use = {"person.id",
                                                           "person.country",
                                                           "screen.name",
                                                           "shop.currency",
                                                           "plan.keep",
                                                           "plan.exclude",
                                                           "assessment.confirmed.fact",
                                                           "screening.cleared.on",
                                                           "exercise.avoid",
                                                           "exercise.prescribed",
                                                           "exercise.taught",
                                                           "screening.cleared.by",
                                                           "screening.cleared.for",
                                                           "screening.cleared.limits"};

// Where that is not just the key in its table: how it is written.
std::string how_written(const FactInfo& info) {
    const std::string_view table = info.path.substr(0, info.path.find('.'));
    if (!info.belongs_to.empty()) return fmt::format("; a name in the list {}", info.belongs_to);
    if (info.group == Group::region)
        return fmt::format("; in [{}.{}] or that of another region", table, region_names[0]);
    if (info.group == Group::side)
        return fmt::format("; in [{0}.{1}] and [{0}.{2}]", table, side_names[0], side_names[1]);
    return info.group == Group::screen ? "; in each [[screen]]" : "";
}

std::string kind_in_words(const TextInfo& info) {
    if (!info.choices.empty()) return names_with(" | ", info.choices);
    const std::string_view one = info.kind == TextKind::date ? "a date" : info.kind == TextKind::id ? "a name" : "text";
    return info.many ? fmt::format("a list, each {}", one) : std::string(one);
}

}  // namespace

std::string list_rules(const Knowledge& knowledge, const ListStyle& style) {
    std::vector<const Rule*> rules;
    Table table;
    for (const Rule& rule : knowledge.rules) {
        const std::string_view category = category_of(rule), severity = severity_of(rule);
        if ((!style.category.empty() && style.category != category) ||
            (!style.severity.empty() && style.severity != severity))
            continue;
        std::vector<Cell> row = {{"id", std::string(rule.id)},
                                 {"category", std::string(category)},
                                 {"severity", std::string(severity)},
                                 {"title", std::string(rule.words.title)}};
        if (!speaks_of(row, style.about)) continue;
        rules.push_back(&rule);
        table.push_back(std::move(row));
    }
    if (style.form == ListForm::markdown) return rules.empty() ? std::string() : manual(rules, knowledge);
    return in_form(std::move(table), style);
}

// Furniture may have settings of which only some hold, told as a list beside how it is set now.
static bool clicks(const FactInfo& info) {
    return info.step > 0 && info.belongs_to.empty() && last_part(info.path).find('_') != std::string_view::npos;
}

// In the table or one nested in it: "shop.prices.footrest" in "shop.prices" and in "shop".
static bool stands_in(std::string_view path, std::string_view table) {
    const std::string_view whole = whole_table(table);
    return whole.empty() || (path.starts_with(whole) && path.substr(whole.size()).starts_with('.'));
}

std::string list_facts(const Knowledge& knowledge, const ListStyle& style) {
    const std::set<Fact> used = used_facts(knowledge);
    Table table;
    for (std::uint16_t i = 0; i < fact_count; ++i) {
        const FactInfo& info = fact_rows[i];
        if (info.origin == Origin::derived || !stands_in(info.path, style.table)) continue;
        table.push_back({{"key", std::string(info.path)},
                         {"meaning", std::string(info.meaning)},
                         {"values", limits_of(info) + how_written(info)},
                         {"use", used.contains(Fact{i}) ? "" : "recorded only"}});
        if (!clicks(info)) continue;
        table.push_back({{"key", key_of_stages(info.path)},
                         {"meaning", fmt::format("where this clicks: {}", info.meaning)},
                         {"values", "a list of numbers" + how_written(info)},
                         {"use", ""}});
    }
    for (const TextInfo& info : text_rows) {
        if (!stands_in(info.path, style.table)) continue;
        const bool is_in_use = std::ranges::find(texts_in_use, info.path) != texts_in_use.end();
        table.push_back({{"key", std::string(info.path)},
                         {"meaning", std::string(info.meaning)},
                         {"values", kind_in_words(info)},
                         {"use", is_in_use ? "" : "recorded only"}});
    }
    return in_form(std::move(table), style);
}

std::string list_sources(const Knowledge& knowledge, const ListStyle& style) {
    Table table;
    for (const Source& source : knowledge.sources) {
        const std::string_view known = known_names[static_cast<std::size_t>(source.known)];
        if ((!style.kind.empty() && source.kind != style.kind) || (!style.known.empty() && known != style.known))
            continue;
        const std::string year = source.year == 0 ? std::string() : fmt::format("{}", source.year);
        table.push_back({{"key", std::string(source.key)},
                         {"author", std::string(source.author)},
                         {"year", year},
                         {"title", std::string(source.title)},
                         {"kind", std::string(source.kind)},
                         {"known", std::string(known)}});
    }
    return in_form(std::move(table), style);
}

namespace {

bool selects(const Profile& profile, const Rule& rule) {
    return profile.select.empty() || std::ranges::any_of(profile.select, [&](std::string_view one) {
               return one == rule.id || one == category_of(rule);
           });
}

// Where a rule's place under a profile comes from.
std::string origin_of(const Profile& profile, const Rule& rule) {
    const Omission* omission = profile.omission(rule.id);
    if (omission == nullptr) omission = profile.omission(category_of(rule));
    if (omission != nullptr) return fmt::format("left out by profile {}: {}", omission->from, omission->reason);
    std::vector<std::string> said;
    if (const Request* asked = profile.request(rule.id))
        said.push_back(fmt::format("asked for by profile {}: {}", asked->from, asked->reason));
    if (const RuleChange* change = profile.change(rule.id))
        said.push_back(fmt::format("profile {}: {}", change->from, change->reason));
    return said.empty() ? std::string("the rule") : fmt::format("{}", fmt::join(said, "; "));
}

Table rules_of(const Profile& profile, const Knowledge& knowledge) {
    Arena arena;
    const Knowledge seen = under(knowledge, profile, arena);
    Table table;
    for (const Rule& rule : seen.rules) {
        if (!selects(profile, rule)) continue;
        table.push_back({{"rule", std::string(rule.id)},
                         {"severity", std::string(severity_of(rule))},
                         {"band", band_in_words(rule)},
                         {"from", origin_of(profile, rule)},
                         {"law", std::string(rule.law)}});
    }
    return table;
}

}  // namespace

std::string list_profiles(const Knowledge& knowledge, const ListStyle& style) {
    if (const Profile* profile = knowledge.profile(style.profile)) return in_form(rules_of(*profile, knowledge), style);
    Table table;
    for (const Profile& profile : knowledge.profiles)
        if (style.country.empty() || profile.country == style.country)
            table.push_back({{"id", std::string(profile.id)},
                             {"title", std::string(profile.title)},
                             {"extends", std::string(profile.extends)},
                             {"country", std::string(profile.country)},
                             {"changes", fmt::format("{}", profile.changes.size())},
                             {"meaning", std::string(profile.meaning)}});
    return in_form(std::move(table), style);
}

// The word of an enumeration's value.
template <class E, std::size_t size>
std::string_view word_of(E value, const std::array<std::string_view, size>& names) {
    return names[static_cast<std::size_t>(value)];
}

static bool is_listed(const Exercise& exercise, const ListStyle& style) {
    const bool in_region = style.region.empty() ||
                           std::ranges::find(exercise.regions, style.region) != exercise.regions.end() ||
                           std::ranges::find(exercise.answers_regions, style.region) != exercise.answers_regions.end();
    return in_region && (style.kind.empty() || word_of(exercise.kind, exercise_kind_names) == style.kind) &&
           (style.desk_class.empty() || word_of(exercise.desk_class, desk_class_names) == style.desk_class);
}

std::string list_exercises(const Knowledge& knowledge, const ListStyle& style) {
    Table table;
    for (const Exercise& exercise : knowledge.exercise.exercises)
        if (is_listed(exercise, style))
            table.push_back({{"id", std::string(exercise.id)},
                             {"name", std::string(exercise.name)},
                             {"kind", std::string(word_of(exercise.kind, exercise_kind_names))},
                             {"class", std::string(word_of(exercise.desk_class, desk_class_names))},
                             {"seconds", fmt::format("{}", exercise.seconds)},
                             {"grade", std::string(word_of(exercise.grade, evidence_grade_names))},
                             {"chosen", exercise.automatic ? "automatically" : "by hand only"}});
    return in_form(std::move(table), style);
}

}  // namespace ergoaudit
