#include "table_edits.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// "discomfort.neck" → "discomfort" → "".
std::string_view table_around(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? std::string_view{} : path.substr(0, dot);
}

bool is_inside(std::string_view path, std::string_view table) {
    return path.size() > table.size() && path.starts_with(table) && path[table.size()] == '.';
}

// The number in "screen[3].share"; 0 when the only screen is written without one. Nothing for other paths.
std::optional<std::size_t> number_of_screen(std::string_view path) {
    if (path == "screen" || path.starts_with("screen.")) return 0;
    if (!path.starts_with("screen[")) return std::nullopt;
    return std::strtoul(std::string(path.substr(7, path.find(']') - 7)).c_str(), nullptr, 10);
}

void renumber_screen(std::string& path, std::size_t number) {
    path.replace(0, std::min(path.find('.'), path.size()), fmt::format("screen[{}]", number));
}

std::string joined_with_commas(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

TableEdits::TableEdits(std::string_view text) : text_(text), layout_(layout_of(text)), edits_(text) {
    number_screens();
}

void TableEdits::number_screens() {
    std::set<std::size_t> with_keys;
    for (const Assignment& assignment : layout_.assignments)
        if (assignment.path.find('.') != std::string::npos)
            if (const auto number = number_of_screen(assignment.path)) with_keys.insert(*number);
    const auto renumber = [&](std::string& path) {
        const auto number = number_of_screen(path);
        if (number) renumber_screen(path, std::distance(with_keys.begin(), with_keys.lower_bound(*number)));
    };
    for (Block& block : layout_.blocks) renumber(block.path);
    for (Assignment& assignment : layout_.assignments) renumber(assignment.path);
}

const Assignment* TableEdits::find(std::string_view path) const {
    for (const Assignment& assignment : layout_.assignments)
        if (assignment.path == path) return &assignment;
    return nullptr;
}

const Assignment* TableEdits::last_in(const Block& block) const {
    const auto home = static_cast<std::size_t>(&block - layout_.blocks.data());
    const Assignment* last = nullptr;
    for (const Assignment& assignment : layout_.assignments)
        if (assignment.home == home) last = &assignment;
    return last;
}

const Block* TableEdits::block_of(std::string_view path) const {
    const Block* empty = nullptr;
    for (const Block& block : layout_.blocks) {
        if (block.path != path) continue;
        if (last_in(block) != nullptr) return &block;
        if (empty == nullptr) empty = &block;
    }
    return empty;
}

const Assignment* TableEdits::last_with_dots(std::string_view table) const {
    const Assignment* last = nullptr;
    for (const Assignment& assignment : layout_.assignments) {
        const std::string_view home = layout_.blocks[assignment.home].path;
        if (is_inside(assignment.path, table) && home.size() < table.size()) last = &assignment;
    }
    return last;
}

// As it is written there, with the dots that it needs.
std::string TableEdits::key_from(const Block& home, std::string_view path) const {
    if (!home.path.empty()) return std::string(path.substr(home.path.size() + 1));
    std::string key(path);
    if (number_of_screen(path)) key.replace(0, path.find('.'), "screen");
    return key;
}

void TableEdits::remove(const Assignment& assignment) {
    if (layout_.blocks[assignment.home].form == Block::Form::braces)
        removed_from_braces_.insert(&assignment);
    else
        edits_.remove({assignment.key.begin, assignment.value.end});
}

void TableEdits::insert(const std::string& table, std::string_view key, std::string_view value) {
    const std::string path = fmt::format("{}.{}", table, key);
    const auto as_written_in = [&](const Block& home) { return fmt::format("{} = {}", key_from(home, path), value); };
    for (std::string_view around = table; !around.empty(); around = table_around(around)) {
        const Block* block = block_of(around);
        if (block != nullptr && (around == table || block->form == Block::Form::braces))
            return put_into(*block, last_in(*block), as_written_in(*block));
        if (const Assignment* behind = last_with_dots(around)) {
            const Block& home = layout_.blocks[behind->home];
            return put_into(home, behind, as_written_in(home));
        }
    }
    auto made =
        std::find_if(new_tables_.begin(), new_tables_.end(), [&](const auto& one) { return one.first == table; });
    if (made == new_tables_.end()) made = new_tables_.insert(made, {table, {}});
    made->second.push_back(fmt::format("{} = {}", key, value));
}

void TableEdits::put_into(const Block& home, const Assignment* behind, std::string assignment) {
    if (home.form == Block::Form::braces) {
        put_into_braces_[&home].push_back(std::move(assignment));
        return;
    }
    const std::size_t begin = behind != nullptr ? behind->key.begin : home.opening.begin;
    const std::size_t end = behind != nullptr ? behind->value.end : home.opening.end;
    edits_.insert(edits_.behind_line(end),
                  fmt::format("{}{}{}", edits_.indent(begin), assignment, edits_.line_end(end)));
}

void TableEdits::change_elements(const Assignment& list, const std::vector<std::string>& anew) {
    const std::vector<Element> elements = elements_of(text_, list.value);
    for (std::size_t i = 0; i < elements.size() && i < anew.size(); ++i) edits_.replace(elements[i].text, anew[i]);
}

void TableEdits::change_list(const Assignment& list, const std::set<std::size_t>& removed,
                             const std::vector<std::string>& added) {
    const std::vector<Element> elements = elements_of(text_, list.value);
    for (const std::size_t number : removed) {
        const Element& element = elements[number];
        const bool is_near = element.comma && text_.find_first_not_of(" \t", element.text.end) == *element.comma;
        edits_.remove({element.text.begin, is_near ? *element.comma + 1 : element.text.end});
        if (element.comma && !is_near) edits_.remove({*element.comma, *element.comma + 1});
    }
    if (added.empty()) return;
    const std::string all = joined_with_commas(added);
    if (elements.empty()) return edits_.insert(list.value.begin + 1, all);
    const Element& last = elements.back();
    if (last.comma)
        edits_.insert(*last.comma + 1, fmt::format(" {},", all));
    else
        edits_.insert(last.text.end, fmt::format("{} {}", removed.contains(elements.size() - 1) ? "" : ",", all));
}

void TableEdits::finish_braces() {
    for (const Block& block : layout_.blocks) {
        if (block.form != Block::Form::braces) continue;
        const auto home = static_cast<std::size_t>(&block - layout_.blocks.data());
        std::vector<const Assignment*> members;
        for (const Assignment& assignment : layout_.assignments)
            if (assignment.home == home) members.push_back(&assignment);
        bool some_stay = false;
        for (std::size_t i = 0; i < members.size(); ++i) {
            const Assignment& member = *members[i];
            if (!removed_from_braces_.contains(&member))
                some_stay = true;
            else if (some_stay)  // with the comma before it
                edits_.replace({members[i - 1]->value.end, member.value.end}, "");
            else  // with the comma behind it
                edits_.replace(
                    {member.key.begin, i + 1 < members.size() ? members[i + 1]->key.begin : member.value.end}, "");
        }
        const auto found = put_into_braces_.find(&block);
        if (found == put_into_braces_.end()) continue;
        const std::string put = joined_with_commas(found->second);
        if (members.empty())
            edits_.replace(block.opening, fmt::format("{{ {} }}", put));
        else
            edits_.insert(members.back()->value.end, (some_stay ? ", " : "") + put);
    }
}

void TableEdits::finish_tables() {
    const std::string_view line_end = edits_.line_end(text_.size());
    bool needs_blank_line = !text_.empty() && !text_.ends_with("\n\n") && !text_.ends_with("\n\r\n");
    for (const auto& [table, lines] : new_tables_) {
        const bool is_screen = table.starts_with("screen[");
        std::string added(needs_blank_line ? line_end : "");
        added += is_screen ? "[[screen]]" : fmt::format("[{}]", table);
        added += line_end;
        for (const std::string& line : lines) added.append(line).append(line_end);
        edits_.insert(text_.size(), std::move(added));
        needs_blank_line = true;
    }
}

std::string TableEdits::made() {
    finish_braces();
    finish_tables();
    return edits_.made();
}

}  // namespace ergoaudit
