#pragma once
// Private to this module: what the TOML library says, in plain words and without repeating the text.

#include <string_view>

namespace ergoaudit::toml_tree {

struct Wording {
    std::string_view fragment;  // of the library's message
    std::string_view message;
    std::string_view help;
    bool about_the_key = false;  // the caret belongs under the key, not where reading stopped
};

[[nodiscard]] const Wording& wording_of(std::string_view library_message);

}  // namespace ergoaudit::toml_tree
