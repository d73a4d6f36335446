#pragma once
// Private to this module: where everything stands in a TOML text, by bytes. The tree says what a text means; this says
// how it is written: under headers, in braces, with dots.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Extent {
    std::size_t begin = 0, end = 0;

    [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

// Where the keys of one table stand one behind the other.
struct Block {
    enum class Form : unsigned char { lines, braces };

    std::string path;  // "" before the first header, "chair", "screen[1]", "discomfort.neck"
    Form form = Form::lines;
    Extent opening = {};  // the header; the whole table with its braces
};

struct Assignment {
    std::string path;  // from the root, with all tables around it: "chair.kind", "screen[1].distance_cm"
    Extent key;        // with its dots
    Extent value;
    std::size_t home = 0;  // of blocks: where the key stands
};

struct TextLayout {
    std::vector<Block> blocks;  // the first one has no header
    std::vector<Assignment>
        assignments;  // in the order written, but those in braces before the one whose value they are
};

// `text` is one that toml_tree::parse accepts; of any other the answer makes no sense, but there is one.
[[nodiscard]] TextLayout layout_of(std::string_view text);

struct Element {
    Extent text;
    std::optional<std::size_t> comma;  // the one behind it
};
// Of the list that stands at `list`.
[[nodiscard]] std::vector<Element> elements_of(std::string_view text, Extent list);

}  // namespace ergoaudit
