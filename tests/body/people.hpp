#pragma once
// What the tests of this room share: the shipped population, and descriptions written as pairs.

#include "ergoaudit/body/population.hpp"
#include "ergoaudit/body/posture.hpp"
#include "ergoaudit/facts/facts.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace ergoaudit::testing {

[[nodiscard]] toml_tree::Document read_document(const std::string& path);
[[nodiscard]] const Population& shipped();

// {"person.sex", "male"}, {"screen.top_height_cm", 120}, {"screen[1].tilt_deg", 10}. Stops the test on a misspelt path.
struct Said {
    std::string_view path;
    std::variant<double, std::string_view> value;
    Provenance from = Provenance::measured;

    Said(std::string_view p, double v, Provenance f = Provenance::measured) : path(p), value(v), from(f) {}
    Said(std::string_view p, std::string_view v) : path(p), value(v) {}
};
void say(Facts& facts, const Said& said);
[[nodiscard]] Facts description(std::initializer_list<Said> said);

// "posture.elbow_height_cm" while sitting, "view.distance_cm@standing" of the main screen, "view[1].distance_cm".
[[nodiscard]] Row row_named(std::string_view path);
[[nodiscard]] double value_of(const Facts& facts, std::string_view path);

// The row after `derive`.
[[nodiscard]] Facts derived(Facts facts);

}  // namespace ergoaudit::testing
