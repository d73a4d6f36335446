#pragma once
// Private to this module: keys put into a description and taken out of it, whatever way their tables are written. Knows
// names of tables and keys, nothing of facts.

#include "text_edits.hpp"
#include "text_layout.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit {

class TableEdits {
  public:
    // `text` must outlive the edits; `screen` is a list of tables in all paths here, and those without keys do not
    // count.
    explicit TableEdits(std::string_view text);

    // "screen[1].distance_cm"; nothing when no such key is written.
    [[nodiscard]] const Assignment* find(std::string_view path) const;
    [[nodiscard]] std::string_view value_of(const Assignment& assignment) const { return assignment.value.in(text_); }

    void set(const Assignment& assignment, std::string value) { edits_.replace(assignment.value, std::move(value)); }
    void remove(const Assignment& assignment);
    void insert(const std::string& table, std::string_view key, std::string_view value);
    // Each element of the list that is the value by another, in order; as many as there are.
    void change_elements(const Assignment& list, const std::vector<std::string>& anew);
    // Some elements out of the list that is the value, by their number, and others behind the last one.
    void change_list(const Assignment& list, const std::set<std::size_t>& removed,
                     const std::vector<std::string>& added);

    // To be asked once.
    [[nodiscard]] std::string made();

  private:
    void number_screens();
    // The block in which the keys of that table stand: one that has keys, rather than an empty one.
    [[nodiscard]] const Block* block_of(std::string_view path) const;
    [[nodiscard]] const Assignment* last_in(const Block& block) const;
    // The last key that makes that table by its dots: chair.kind = "task".
    [[nodiscard]] const Assignment* last_with_dots(std::string_view table) const;
    [[nodiscard]] std::string key_from(const Block& home, std::string_view path) const;
    void put_into(const Block& home, const Assignment* behind, std::string assignment);
    void finish_braces();
    void finish_tables();

    std::string_view text_;
    TextLayout layout_;
    TextEdits edits_;
    std::set<const Assignment*> removed_from_braces_;
    std::map<const Block*, std::vector<std::string>> put_into_braces_;
    std::vector<std::pair<std::string, std::vector<std::string>>> new_tables_;  // with their lines
};

}  // namespace ergoaudit
