#pragma once
// Which keys a description may have, and what each means: the fact table and the text table seen from the side of the
// person who writes. Reader, schema, paths and suggestions all ask here.

#include "ergoaudit/facts/fact.hpp"
#include "ergoaudit/facts/text_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class Form : std::uint8_t {
    fact,    // one value
    list,    // names of yes/no facts: person.eyewear = ["bifocal"]
    stages,  // where furniture clicks: chair.seat_height_stages_cm = [42, 45]
    text,
};

struct WrittenKey {
    Form form = Form::fact;
    Fact fact = {};              // for fact and stages
    TextKey text = {};           // for text
    std::string_view list = {};  // for list: "person.eyewear", as in FactInfo::belongs_to
    double to_native = 1;        // the written number times this is the fact's number
    std::string_view unit = {};  // "cm", "in", "lb", … as written after a number
    Sensitivity who_may_see = Sensitivity::health;
};

// A table as written: "chair", "screen", "discomfort", "rula", "shop.prices", "screening.cleared". Regions, sides and
// numbers of screens are not part of it.
[[nodiscard]] std::optional<WrittenKey> find_written_key(std::string_view table, std::string_view key);

// In the order of the tables; nested tables count too.
[[nodiscard]] std::span<const std::string_view> description_tables();
// "person", "chair", … without what is nested in them.
[[nodiscard]] std::span<const std::string_view> top_description_tables();
[[nodiscard]] bool is_list_of_records(std::string_view table);
// Of a table as it stands in a file with the region or side that it is of: "discomfort" of "discomfort.neck", "rula" of
// "rula.left"; itself otherwise.
[[nodiscard]] std::string_view whole_table(std::string_view table);

// Every key of a table, in order: each fact in its own unit, then stages, lists and texts.
[[nodiscard]] std::vector<std::string> keys_of(std::string_view table);
// "height_stages_cm" beside "height_cm".
[[nodiscard]] std::string key_of_stages(std::string_view key);
// The other spellings of a length or weight key: "height_cm" → "height_mm", "height_in".
[[nodiscard]] std::vector<std::string> other_units_of(std::string_view key);

// The facts a list key names, in order, and the name of one of them in that list.
[[nodiscard]] std::vector<Fact> facts_of_list(std::string_view list);
[[nodiscard]] constexpr std::string_view name_in_list(Fact fact) { return last_part(fact.info().path); }

}  // namespace ergoaudit
