#pragma once
// What is audited, and for whom: a named choice of rules with the wording of a country or an employer.

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <span>
#include <string_view>

namespace ergoaudit {

struct Profile {
    std::string_view id;  // "office"
    std::string_view title;
    std::string_view meaning;  // one or two sentences: whom it is for
    std::string_view country;  // ISO 3166 for emergency numbers when the person names none; may be empty
    std::span<const std::string_view> ignore;  // rule ids and categories that it leaves out
};

[[nodiscard]] bool same(const Profile& a, const Profile& b);
[[nodiscard]] Result<Profile> read_profile(const toml_tree::Document& document, Arena& arena);

}  // namespace ergoaudit
