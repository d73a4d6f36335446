#pragma once
// Private to this module: changes to a text, gathered first and made at once, so that every place keeps its number
// until then.

#include "text_layout.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

class TextEdits {
  public:
    // `text` must outlive the edits.
    explicit TextEdits(std::string_view text) : text_(text) {}

    void replace(Extent where, std::string with) { edits_.push_back({where, std::move(with)}); }
    // What is inserted at one place stands there in the order of the calls.
    void insert(std::size_t at, std::string what) { replace({at, at}, std::move(what)); }
    // With its lines when nothing else stands there, with the blanks behind it otherwise.
    void remove(Extent where);

    // Behind the line feed of the line in which `at` stands.
    [[nodiscard]] std::size_t behind_line(std::size_t at) const;
    // The blanks with which that line begins.
    [[nodiscard]] std::string_view indent(std::size_t at) const;
    // How that line ends: as the first line does when it has no end.
    [[nodiscard]] std::string_view line_end(std::size_t at) const;

    [[nodiscard]] std::string made() const;

  private:
    struct Edit {
        Extent where;
        std::string with;
    };

    [[nodiscard]] std::size_t line_begin(std::size_t at) const;

    std::string_view text_;
    std::vector<Edit> edits_;
};

}  // namespace ergoaudit
