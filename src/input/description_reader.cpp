// Walks the tree of a document once: tables by name, keys by `find_written_key`, values by `checked_value`. The only
// entries are the functions of the header; order in the file never matters to the facts.

#include "ergoaudit/input/description_reader.hpp"

#include "list_answer.hpp"
#include "problem_list.hpp"
#include "value_check.hpp"

#include "ergoaudit/base/digest.hpp"
#include "ergoaudit/base/suggestion.hpp"
#include "ergoaudit/facts/forms.hpp"
#include "ergoaudit/input/consistency.hpp"
#include "ergoaudit/input/written_key.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

using toml_tree::Array;
using toml_tree::Document;
using toml_tree::Member;
using toml_tree::Node;
using toml_tree::Table;

// The nearest name; for a key written without its unit, the nearest but for that.
std::string_view nearest_key(std::string_view key, std::span<const std::string_view> names) {
    if (const std::string_view near = nearest(key, names); !near.empty() || key.find('_') != key.npos) return near;
    std::vector<std::string_view> stems;
    for (const std::string_view name : names) {
        const std::string_view stem = name.substr(0, name.rfind('_'));
        stems.push_back(stem.find('_') == stem.npos ? stem : name);
    }
    const std::string_view near = nearest(key, stems);
    const auto place = std::ranges::find(stems, near);
    return near.empty() ? near : names[static_cast<std::size_t>(place - stems.begin())];
}

// What people write who know what they mean.
struct OtherName {
    std::string_view table, written, meant;
};
constexpr OtherName other_names[] = {
    {"person", "height", "stature"},  {"person", "body_height", "stature"}, {"person", "length", "stature"},
    {"person", "gender", "sex"},      {"person", "glasses", "eyewear"},     {"chair", "height", "seat_height"},
    {"chair", "depth", "seat_depth"}, {"desk", "desk_height", "height"},    {"screen", "height", "top_height"},
    {"screen", "size", "diagonal"},
};

// The shortest name that goes on after what is written, which lacks its unit or more; `height_cm` of a person is their
// `stature_cm`.
std::string_view meant_by(std::string_view table, std::string_view key, std::span<const std::string_view> names) {
    std::string stem(key);
    for (const OtherName& one : other_names)
        if (one.table == table &&
            (key == one.written || (key.starts_with(one.written) && key[one.written.size()] == '_')))
            stem = std::string(one.meant) + std::string(key.substr(one.written.size()));
    std::string_view shortest;
    for (const std::string_view name : names)
        if (name.starts_with(stem) && (name.size() == stem.size() || name[stem.size()] == '_') &&
            (shortest.empty() || name.size() < shortest.size()))
            shortest = name;
    return shortest;
}

// Where in the document we are: the table's path, which instance it describes and which record it is.
struct Place {
    std::string_view table;
    Instance at = {};
    std::size_t record = 0;
};

class DescriptionReader {
  public:
    explicit DescriptionReader(const Document& document) : document_(document), problems_(document) {
        result_.source = document.file;
        Digest digest;
        digest.add(document.text);
        result_.digest = digest.text();
        result_.where.resize(row_size);
    }

    Result<Description> run() {
        if (const Table* tables = document_.root.table())
            for (const Member& member : *tables) top_table(member);
        finish(result_);
        for (const Contradiction& found : contradictions_in(result_)) tell(found);
        if (!problems_.empty()) return std::move(problems_).sorted();
        return std::move(result_);
    }

  private:
    void top_table(const Member& member) {
        const auto names = top_description_tables();
        const auto known = std::find(names.begin(), names.end(), member.key);
        if (known == names.end()) return unknown_top(member, names);
        if (*known == "screen") return screens(member);
        if (*known == "discomfort") return parts(member, *known, region_names, &Instance::region);
        if (*known == "rula") return parts(member, *known, side_names, &Instance::side);
        table(member, {.table = *known});
    }

    void unknown_top(const Member& member, std::span<const std::string_view> names) {
        if (problems_.is_full()) return problems_.at_key(member.key_where, {});
        const bool is_table = member.node.table() != nullptr || member.node.array() != nullptr;
        if (is_table) {
            const std::string_view near = member.key == "monitor" ? "screen" : nearest(member.key, names);
            problems_.at_key(member.key_where, fmt::format("unknown table {}", in_quotes(member.key)),
                             near.empty()       ? elsewhere(member.key, "")
                             : near == "screen" ? "did you mean [[screen]]?"
                                                : fmt::format("did you mean [{}]?", near));
            return;
        }
        std::string help = elsewhere(member.key, "");
        if (help.empty()) help = "every key belongs in a table, such as [chair]";
        problems_.at_key(member.key_where, fmt::format("unknown key {}", in_quotes(member.key)), std::move(help));
    }

    // `"seat_height_cm" belongs in [chair]` when exactly one other table has that key.
    [[nodiscard]] static std::string elsewhere(std::string_view key, std::string_view here) {
        std::string_view home;
        for (const std::string_view path : description_tables()) {
            if (path == here || !find_written_key(path, key)) continue;
            if (!home.empty()) return {};
            home = path;
        }
        if (home.empty()) return {};
        const std::string header = home == "discomfort" ? "[discomfort.neck] or another region"
                                   : home == "rula"     ? "[rula.left] or [rula.right]"
                                   : is_list_of_records(home) || home == "screen" ? fmt::format("[[{}]]", home)
                                                                                  : fmt::format("[{}]", home);
        return fmt::format("{} belongs in {}", in_quotes(key), header);
    }

    void screens(const Member& member) {
        std::size_t count = 0;
        bool is_full = false;
        const auto screen = [&](const Node& node) {
            if (node.table() == nullptr) return not_a_table(node, member.key_where, "[[screen]]");
            if (node.table()->empty()) return;
            if (count == most_screens) {
                if (std::exchange(is_full, true)) return;  // once is enough
                return problems_.at_key(node.where.known() ? node.where : member.key_where,
                                        fmt::format("more than {} screens", most_screens),
                                        "describe the ones used most");
            }
            keys(*node.table(),
                 {.table = "screen", .at = {.screen = static_cast<std::uint8_t>(count)}, .record = count});
            ++count;
        };
        if (const Array* list = member.node.array())
            for (const Node& node : *list) screen(node);
        else
            screen(member.node);
        result_.facts.set_screens(static_cast<std::uint8_t>(count));
    }

    // [discomfort.neck], [rula.left]: one table per name.
    void parts(const Member& member, std::string_view path, std::span<const std::string_view> names,
               std::uint8_t Instance::*which) {
        if (member.node.table() == nullptr)
            return not_a_table(member.node, member.key_where, fmt::format("[{}.{}]", path, names.front()));
        for (const Member& part : *member.node.table()) {
            const auto known = std::find(names.begin(), names.end(), part.key);
            if (known == names.end()) {
                const std::string_view near = nearest(part.key, names);
                std::string help = find_written_key(path, part.key) ? elsewhere(part.key, "")
                                   : near.empty()                   ? "one of " + one_of({names.begin(), names.end()})
                                                                    : fmt::format("did you mean [{}.{}]?", path, near);
                problems_.at_key(part.key_where, fmt::format("unknown table {} in [{}]", in_quotes(part.key), path),
                                 std::move(help));
                continue;
            }
            Instance at;
            at.*which = static_cast<std::uint8_t>(known - names.begin());
            if (part.node.table() == nullptr)
                not_a_table(part.node, part.key_where, fmt::format("[{}.{}]", path, *known));
            else
                keys(*part.node.table(), {.table = path, .at = at});
        }
    }

    void not_a_table(const Node& node, SourceSpan where, const std::string& header) {
        problems_.at_key(where, fmt::format("{} is a table, not {}", header, node.kind_name()),
                         fmt::format("write {} on a line and its keys below", header));
    }

    void table(const Member& member, Place place) {
        if (member.node.table() == nullptr)
            return not_a_table(member.node, member.key_where, fmt::format("[{}]", place.table));
        keys(*member.node.table(), place);
    }

    void keys(const Table& members, Place place) {
        for (const Member& member : members) {
            const auto key = find_written_key(place.table, member.key);
            if (key) {
                if (!is_repeated_in_another_unit(members, member, place.table)) read(*key, member, place);
            } else if (const std::string_view inner = inner_table(place.table, member.key); inner.empty()) {
                unknown_key(member, place);
            } else if (is_list_of_records(inner)) {
                records(member, inner);
            } else {
                table(member, {.table = inner});
            }
        }
    }

    [[nodiscard]] static std::string_view inner_table(std::string_view outer, std::string_view key) {
        for (const std::string_view path : description_tables())
            if (path.size() == outer.size() + 1 + key.size() && path.starts_with(outer) && path.ends_with(key) &&
                path[outer.size()] == '.')
                return path;
        return {};
    }

    void records(const Member& member, std::string_view path) {
        const auto record = [&](const Node& node, std::size_t number) {
            if (node.table() == nullptr)
                not_a_table(node, member.key_where, fmt::format("[[{}]]", path));
            else
                keys(*node.table(), {.table = path, .record = number});
        };
        std::size_t number = 0;
        if (const Array* list = member.node.array()) {
            for (const Node& node : *list) {
                if (node.table() != nullptr && node.table()->empty()) continue;
                if (number == most_in_a_list)
                    return problems_.at_key(node.where.known() ? node.where : member.key_where,
                                            fmt::format("more than {} tables [[{}]]", most_in_a_list, path),
                                            "keep those that matter");
                record(node, number++);
            }
        } else {
            record(member.node, 0);
        }
    }

    void unknown_key(const Member& member, Place place) {
        if (problems_.is_full()) return problems_.at_key(member.key_where, {});  // counted, without a search for help
        const std::string path = std::string(place.table) + "." + member.key;
        std::string help;
        std::vector<std::string> own = keys_of(place.table);
        for (std::size_t i = 0, count = own.size(); i < count; ++i)
            for (std::string& other : other_units_of(own[i]))
                if (find_written_key(place.table, other)) own.push_back(std::move(other));
        const std::vector<std::string_view> names(own.begin(), own.end());
        if (const std::string_view meant = meant_by(place.table, member.key, names); !meant.empty())
            help = fmt::format("did you mean \"{}\"?", meant);
        else if (const auto fact = find_fact(path); fact && fact->info().origin == Origin::derived)
            help = fmt::format("{} is computed, not written", in_quotes(member.key));
        if (help.empty()) help = elsewhere(member.key, place.table);
        if (const std::string_view near = nearest_key(member.key, names); help.empty() && !near.empty())
            help = fmt::format("did you mean \"{}\"?", near);
        if (help.empty()) help = fmt::format("ergoaudit facts lists the keys of [{}]", place.table);
        problems_.at_key(member.key_where, fmt::format("unknown key {}", in_quotes(member.key)), std::move(help));
    }

    // height_cm beside height_in: told once, at the later one.
    bool is_repeated_in_another_unit(const Table& members, const Member& member, std::string_view table_path) {
        for (const std::string& other : other_units_of(member.key))
            for (const Member& earlier : members) {
                if (&earlier == &member) break;
                if (earlier.key != other || !find_written_key(table_path, other)) continue;
                problems_.at_key(
                    member.key_where,
                    fmt::format("{} and {} are the same measure in two units", in_quotes(other), in_quotes(member.key)),
                    "keep one of them");
                return true;
            }
        return false;
    }

    void read(const WrittenKey& key, const Member& member, Place place) {
        switch (key.form) {
            case Form::fact:
                return read_fact(key, member, place);
            case Form::list:
                return read_list(key, member);
            case Form::stages:
                return read_stages(key, member, place);
            case Form::text:
                return read_text(key, member, place);
        }
    }

    void complain(const WrittenKey& key, const Member& member, SourceSpan where, Complaint complaint) {
        problems_.at_value(where.known() ? where : member.key_where, key.who_may_see, std::move(complaint));
    }

    void read_fact(const WrittenKey& key, const Member& member, Place place) {
        const Checked checked = checked_value(key, member.key, member.node);
        if (const auto* complaint = std::get_if<Complaint>(&checked))
            return complain(key, member, member.node.where, *complaint);
        const Row row = row_of(key.fact, place.at);
        const double value = std::get<double>(checked);
        if (is_screening_answer(key.fact) && value == 0 && result_.facts.knows(row)) return;  // a yes wins
        result_.facts.set(row, value, provenance_when_written(key.fact.info()));
        result_.where[row.index] = value_or_key(member);
    }

    static SourceSpan value_or_key(const Member& member) {
        return member.node.where.known() ? member.node.where : member.key_where;
    }

    void read_list(const WrittenKey& key, const Member& member) {
        const auto answer = named_in_list(key.list, member.key, member.node);
        for (const ListComplaint& found : answer.complaints) complain(key, member, found.where, found.complaint);
        if (!answer.complaints.empty()) return;
        for (const Fact fact : facts_of_list(key.list)) {
            const bool yes = std::find(answer.yes.begin(), answer.yes.end(), fact) != answer.yes.end();
            const Row row = row_of(fact);
            if (!yes && result_.facts.knows(row)) continue;
            result_.facts.set(row, yes ? 1 : 0, provenance_when_written(fact.info()));
            result_.where[row.index] = value_or_key(member);
        }
    }

    void read_stages(const WrittenKey& key, const Member& member, Place place) {
        const Array* list = member.node.array();
        if (list == nullptr || list->empty())
            return complain(key, member, member.node.where,
                            {fmt::format("{} takes a list of numbers", in_quotes(member.key)), "such as [42, 45, 48]"});
        Stages stages{row_of(key.fact, place.at), {}};
        const auto is_of_the_same = [&](const Stages& other) {
            return reckoned_as(other.row) == reckoned_as(stages.row);
        };
        if (const auto other = std::ranges::find_if(result_.stages, is_of_the_same); other != result_.stages.end())
            return problems_.at_key(
                member.key_where,
                fmt::format("{} and {} are the same stages in two forms",
                            in_quotes(key_of_stages(last_part(written_path(other->row)))), in_quotes(member.key)),
                "keep one of them");
        for (const Node& node : *list) {
            const Checked checked = checked_value(key, member.key, node);
            if (const auto* complaint = std::get_if<Complaint>(&checked))
                return complain(key, member, node.where, *complaint);
            stages.values.push_back(std::get<double>(checked));
        }
        std::sort(stages.values.begin(), stages.values.end());
        stages.values.erase(std::unique(stages.values.begin(), stages.values.end()), stages.values.end());
        result_.stages.push_back(std::move(stages));
    }

    void read_text(const WrittenKey& key, const Member& member, Place place) {
        CheckedTexts checked = checked_texts(key.text, member.key, member.node);
        if (const auto* complaint = std::get_if<Complaint>(&checked))
            return complain(key, member, member.node.where, *complaint);
        for (std::string& text : std::get<std::vector<std::string>>(checked)) {
            if (text.find_first_not_of(" \t\r\n") == std::string::npos) text.clear();  // an id of blanks is nobody's
            result_.texts.push_back({key.text, place.record, std::move(text), value_or_key(member)});
        }
    }

    void tell(const Contradiction& found) {
        const SourceSpan where = result_.where[found.row.index];
        problems_.at_value(where, found.who_may_see, {found.message, found.help});
    }

    const Document& document_;
    ProblemList problems_;
    Description result_;
};

}  // namespace

Result<Description> read_description(const Document& document) { return DescriptionReader(document).run(); }

Result<Description> read_description(std::string text, std::string file) {
    const auto document = toml_tree::parse(std::move(text), std::move(file));
    if (!document.ok()) return document.problems();
    return read_description(document.value());
}

bool has_description_section(const Document& document) {
    const auto names = top_description_tables();
    const Table* tables = document.root.table();
    return tables != nullptr && std::any_of(tables->begin(), tables->end(), [&](const Member& member) {
               return std::find(names.begin(), names.end(), member.key) != names.end() &&
                      (member.node.table() != nullptr || member.node.array() != nullptr);
           });
}

void finish(Description& description) {
    answer_the_rest(description);
    const Fact stature = "person.stature_cm"_fact;
    if (!description.facts.knows(stature)) return;
    description.facts.set(
        stature, description.facts.value(stature),
        description.facts.says("person.stature_self_reported"_fact) ? Provenance::reported : Provenance::measured);
}

}  // namespace ergoaudit
