#pragma once
// Writes HTML and SVG as it goes: every text and attribute is escaped here, and nowhere else; tags are closed in order.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ergoaudit {

// Text as it may stand between tags and in quotes: markup escaped, malformed UTF-8, control characters and marks that
// turn a line taken out, so that no name can leave its place.
[[nodiscard]] std::string markup_escaped(std::string_view text);

// Names and values; a view must outlive the call only.
using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

class Markup {
  public:
    Markup& open(std::string_view tag, Attributes attributes = {});
    Markup& close();
    // An element without content: <path …/> in SVG, <meta …> in HTML.
    Markup& empty(std::string_view tag, Attributes attributes = {});
    Markup& text(std::string_view words);
    // A whole element with words in it.
    Markup& element(std::string_view tag, std::string_view words, Attributes attributes = {});
    // Our own markup, already written.
    Markup& raw(std::string_view markup);

    [[nodiscard]] std::string take();  // every tag closed

  private:
    void start(std::string_view tag, Attributes attributes);

    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace ergoaudit
