// The facts that differ, turned into keys that are set, removed or inserted; then the new text is read again and held
// against what was asked, so that no text leaves here that says something else.

#include "ergoaudit/input/edit.hpp"

#include "list_answer.hpp"
#include "table_edits.hpp"
#include "value_check.hpp"

#include "ergoaudit/base/date.hpp"
#include "ergoaudit/base/number_text.hpp"
#include "ergoaudit/input/description_reader.hpp"
#include "ergoaudit/input/written_key.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// Few: the fewest decimals that are read as the same number, or in another unit as the same to a millionth: what a plan
// promises to four decimals still holds. All: as many as it takes to be read as the number itself.
enum class Digits : unsigned char { few, all };

bool is_same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool is_read_as(double back, double value, bool is_own_unit, Digits digits) {
    if (digits == Digits::all) return back == value;
    constexpr double millionth = 1e-6;
    return is_own_unit ? machine_number(back) == machine_number(value) : std::abs(back - value) < millionth;
}

std::string number_text(const WrittenKey& key, std::string_view name, double value, Digits digits) {
    std::string text;
    for (int decimals = 0; decimals <= 12; ++decimals) {
        text = plain_number(value / key.to_native, decimals);
        toml_tree::Node node;
        node.value = 0.0;
        std::from_chars(text.data(), text.data() + text.size(), node.as_number);
        const Checked back = checked_value(key, name, node);
        if (const double* number = std::get_if<double>(&back))
            if (is_read_as(*number, value, key.to_native == 1, digits)) break;
    }
    return text;
}

std::string value_text(const WrittenKey& key, std::string_view name, double value, Digits digits) {
    const FactInfo& info = key.fact.info();
    switch (info.kind) {
        case Kind::yes_no:
            return value != 0 ? "true" : "false";
        case Kind::choice:
            return fmt::format("\"{}\"", choice_name(info, value));
        case Kind::date:
            return date_text(static_cast<int>(std::clamp(value, info.low, info.high)));
        case Kind::number:
            break;
    }
    return number_text(key, name, value, digits);
}

// "chair", "screen[1]", "discomfort.neck" of "chair.kind", "screen[1].share", "discomfort.neck.weeks".
std::string table_of(std::string_view path) { return std::string(path.substr(0, path.rfind('.'))); }

std::string in_double_quotes(std::string_view name) { return fmt::format("\"{}\"", name); }

// What the text is to say.
struct Asked {
    const Facts& facts;
    std::span<const Stages> changed_stages;
};

class FactEditor {
  public:
    // `document` and what it says now must outlive the editor.
    FactEditor(const toml_tree::Document& document, const Description& now, const Asked& asked, Digits digits)
        : root_(document.root),
          now_(now.facts),
          stages_now_(now.stages),
          asked_(asked.facts),
          changed_stages_(asked.changed_stages),
          digits_(digits),
          tables_(document.text) {}

    std::string run() {
        for (const Stages& changed : changed_stages_) stages(changed);
        std::vector<std::string_view> lists;
        for (std::uint16_t i = 0; i < row_size; ++i) {
            const FactInfo& info = owner_of(Row{i}).fact.info();
            if (info.origin != Origin::described) continue;
            if (info.belongs_to.empty()) {
                if (!is_same(now_[Row{i}], asked_[Row{i}])) row(Row{i});
            } else if (std::find(lists.begin(), lists.end(), info.belongs_to) == lists.end()) {
                lists.push_back(info.belongs_to);
                list(info.belongs_to);
            }
        }
        return tables_.made();
    }

  private:
    // A key in its own unit first.
    static std::vector<std::string> spellings_of(const std::string& key) {
        std::vector<std::string> spellings = other_units_of(key);
        spellings.insert(spellings.begin(), key);
        return spellings;
    }

    void stages(const Stages& changed) {
        const std::string path = written_path(changed.row);
        for (const std::string& name : spellings_of(key_of_stages(last_part(path)))) {
            const Assignment* written = tables_.find(fmt::format("{}.{}", table_of(path), name));
            if (written == nullptr) continue;
            if (changed.values.empty()) return tables_.remove(*written);
            if (const Stages& now = *std::ranges::find(stages_now_, changed.row, &Stages::row);
                now.values.size() == changed.values.size())
                return tables_.change_elements(*written, stage_texts(now, changed, name, tables_.value_of(*written)));
            const auto key = find_written_key(table_of(path), name);
            std::vector<std::string> texts;
            for (const double value : changed.values) texts.push_back(number_text(*key, name, value, digits_));
            return tables_.set(*written, fmt::format("[{}]", fmt::join(texts, ", ")));
        }
    }

    // One for each number of the list as it is written: they may stand in any order, one of them twice.
    std::vector<std::string> stage_texts(const Stages& now, const Stages& changed, std::string_view name,
                                         std::string_view list) {
        const auto key = find_written_key(table_of(owner_of(changed.row).fact.info().path), name);
        const auto by_itself = toml_tree::parse(fmt::format("stages = {}\n", list), {});
        std::vector<std::string> texts;
        for (const toml_tree::Node& node : *by_itself.value().root.find("stages")->array()) {
            const double value = std::get<double>(checked_value(*key, name, node));
            const auto place = std::ranges::find(now.values, value) - now.values.begin();
            texts.push_back(number_text(*key, name, changed.values[static_cast<std::size_t>(place)], digits_));
        }
        return texts;
    }

    void row(Row row) {
        const Fact fact = owner_of(row).fact;
        const std::string path = written_path(row);
        const std::string own_key(last_part(path));
        for (const std::string& name : spellings_of(own_key)) {
            const auto key = find_written_key(table_of(fact.info().path), name);
            if (!key || key->form != Form::fact || key->fact != fact) continue;
            const Assignment* written = tables_.find(fmt::format("{}.{}", table_of(path), name));
            if (written == nullptr) continue;
            if (asked_.knows(row)) return tables_.set(*written, value_text(*key, name, asked_[row], digits_));
            return tables_.remove(*written);
        }
        if (!asked_.knows(row)) return;
        const WrittenKey key{.fact = fact};
        tables_.insert(table_of(path), own_key, value_text(key, own_key, asked_[row], digits_));
    }

    // What is written under a key of a table at the top; nullptr when nothing is.
    [[nodiscard]] const toml_tree::Node* node_at(std::string_view path) const {
        const toml_tree::Node* table = root_.find(table_of(path));
        return table == nullptr ? nullptr : table->find(last_part(path));
    }

    void list(std::string_view path) {
        const std::vector<Fact> facts = facts_of_list(path);
        const auto is_known = [&](Fact fact) { return asked_.knows(fact); };
        const auto has_changed = [&](Fact fact) { return !is_same(now_.value(fact), asked_.value(fact)); };
        if (is_screening_answer(facts.front())) return questions(path, facts);
        if (std::none_of(facts.begin(), facts.end(), has_changed)) return;
        const Assignment* written = tables_.find(path);
        if (std::any_of(facts.begin(), facts.end(), is_known))
            names(path, facts, [&](Fact fact) { return asked_.says(fact); });
        else if (written != nullptr)
            tables_.remove(*written);
    }

    // A question may be answered in its group's list, by a key of its own, and by `answered`; a yes wins, and a list
    // answers all of its group.
    void questions(std::string_view path, const std::vector<Fact>& facts) {
        const Assignment* list = tables_.find(path);
        const auto is_known = [&](Fact fact) { return asked_.knows(fact); };
        const auto own_node = [&](Fact fact) { return node_at(fact.info().path); };
        const auto belongs_in_list = [&](Fact fact) {
            return asked_.says(fact) && (is_named(path, fact) || own_node(fact) == nullptr);
        };
        const bool stays = list != nullptr && std::all_of(facts.begin(), facts.end(), is_known);
        if (stays)
            names(path, facts, belongs_in_list);
        else if (list != nullptr)
            tables_.remove(*list);
        for (const Fact fact : facts) {
            const toml_tree::Node* own = own_node(fact);
            double said = stays ? belongs_in_list(fact) : unknown;
            if (own != nullptr && !(said == 1)) said = *own->boolean();
            if (std::isnan(said) && asked_.says("screening.answered"_fact)) said = 0;
            if (!is_same(said, asked_.value(fact))) row(row_of(fact));
        }
    }

    [[nodiscard]] bool is_named(std::string_view path, Fact fact) const {
        const toml_tree::Node* node = node_at(path);
        if (node == nullptr) return false;
        const std::vector<Fact> yes = named_in_list(path, last_part(path), *node).yes;
        return std::find(yes.begin(), yes.end(), fact) != yes.end();
    }

    // The list names these and no others.
    template <class Wanted>
    void names(std::string_view path, const std::vector<Fact>& facts, Wanted is_wanted) {
        std::vector<std::string> all, added;
        bool some_go = false;
        for (const Fact fact : facts) {
            const std::string name = in_double_quotes(name_in_list(fact));
            if (is_wanted(fact)) all.push_back(name);
            if (is_wanted(fact) && !is_named(path, fact)) added.push_back(name);
            some_go = some_go || (!is_wanted(fact) && is_named(path, fact));
        }
        const Assignment* written = tables_.find(path);
        const bool none = all.empty() && is_screening_answer(facts.front());
        const std::string anew = none ? "\"none\"" : fmt::format("[{}]", fmt::join(all, ", "));
        if (written == nullptr) return tables_.insert(table_of(path), last_part(path), anew);
        if (added.empty() && !some_go) return;
        const std::string_view value = tables_.value_of(*written);
        if (none || value.find('\n') == std::string_view::npos || node_at(path)->array() == nullptr)
            return tables_.set(*written, all.size() == 1 && !value.starts_with('[') ? all.front() : anew);
        tables_.change_list(*written, numbers_of_others(*node_at(path)->array(), all), added);
    }

    // Which elements are none of these names.
    static std::set<std::size_t> numbers_of_others(const toml_tree::Array& list,
                                                   const std::vector<std::string>& names) {
        std::set<std::size_t> others;
        for (std::size_t i = 0; i < list.size(); ++i)
            if (std::find(names.begin(), names.end(), in_double_quotes(*list[i].string())) == names.end())
                others.insert(i);
        return others;
    }

    const toml_tree::Node& root_;
    const Facts& now_;
    std::span<const Stages> stages_now_;
    const Facts& asked_;
    std::span<const Stages> changed_stages_;
    Digits digits_;
    TableEdits tables_;
};

constexpr double small_difference = 0.001;
bool is_near(double a, double b) { return std::abs(a - b) < small_difference; }

// The first described fact that `found` has otherwise than asked.
std::optional<Row> first_difference(const Facts& found, const Facts& asked) {
    for (std::uint16_t i = 0; i < row_size; ++i) {
        const Row row{i};
        const FactInfo& info = owner_of(row).fact.info();
        if (info.origin != Origin::described || is_same(found[row], asked[row])) continue;
        if (info.kind != Kind::number || !is_near(found[row], asked[row])) return row;
    }
    return std::nullopt;
}

std::optional<Diagnostic> what_is_wrong(const std::string& text, const std::string& file, const Asked& asked) {
    const auto problem = [&](std::string why) {
        return Diagnostic{
            .file = file, .message = "these values cannot be written into this description", .help = std::move(why)};
    };
    const auto read = read_description(text, file);
    if (!read.ok()) return problem("it would be refused: " + read.problems().front().message);
    for (const Stages& found : read.value().stages)
        if (const auto changed = std::ranges::find(asked.changed_stages, found.row, &Stages::row);
            changed != asked.changed_stages.end() && !std::ranges::equal(found.values, changed->values, is_near))
            return problem(
                fmt::format("where {} clicks cannot be said in it", in_double_quotes(written_path(found.row))));
    if (const auto row = first_difference(read.value().facts, asked.facts))
        return problem(fmt::format("{} cannot be said in it", in_double_quotes(written_path(*row))));
    if (read.value().facts.screens() != asked.facts.screens())
        return problem("a screen needs a table of its own, with something in it");
    return std::nullopt;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

Result<std::string> with_facts(std::string text, std::string file, const Facts& facts,
                               std::span<const Stages> changed_stages) {
    const bool has_mark = text.starts_with(byte_order_mark);
    if (has_mark) text.erase(0, byte_order_mark.size());
    // A line end for the last line, until all is done: what comes behind it then needs no thought.
    const bool lacks_end = !text.empty() && !text.ends_with('\n');
    const std::string_view line_end = text.find("\r\n") != std::string::npos ? "\r\n" : "\n";
    if (lacks_end) text += line_end;
    const auto document = toml_tree::parse(std::move(text), file);
    if (!document.ok()) return document.problems();
    const auto now = read_description(document.value());
    if (!now.ok()) return now.problems();

    std::optional<Diagnostic> wrong;
    const Asked asked{facts, changed_stages};
    for (const Digits digits : {Digits::few, Digits::all}) {
        std::string edited = FactEditor(document.value(), now.value(), asked, digits).run();
        wrong = what_is_wrong(edited, file, asked);
        if (wrong) continue;
        if (lacks_end && edited.ends_with(line_end)) edited.erase(edited.size() - line_end.size());
        return has_mark ? std::string(byte_order_mark) + edited : edited;
    }
    return Diagnostics{*wrong};
}

}  // namespace ergoaudit
