#include "ergoaudit/knowledge/profile.hpp"

#include "ergoaudit/toml/field_reader.hpp"

#include <algorithm>

namespace ergoaudit {

Result<Profile> read_profile(const toml_tree::Document& document, Arena& arena) {
    Diagnostics problems;
    FieldReader fields(document.root, document, arena, problems);
    Profile profile;
    profile.id = fields.text("id");
    profile.title = fields.text("title");
    profile.meaning = fields.text("meaning");
    profile.country = fields.text_or("country", "");
    profile.ignore = arena.keep(fields.texts_or_none("ignore"));
    fields.done();
    if (!problems.empty()) return problems;
    return profile;
}

bool same(const Profile& a, const Profile& b) {
    return a.id == b.id && a.title == b.title && a.meaning == b.meaning && a.country == b.country &&
           std::ranges::equal(a.ignore, b.ignore);
}

}  // namespace ergoaudit
