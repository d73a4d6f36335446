#pragma once
// How a rule writes a fact: `person.eyewear.single_vision` for the path "person.eyewear.single-vision" (a `-` may be
// written `_`), and with an instance named inside: `discomfort.neck.weeks`, `posture.standing.kind`, `rula.left.wrist`,
// `screen[0].distance_cm`, `view[0].sitting.distance_cm`.

#include "ergoaudit/facts/facts.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct FactPath {
    Fact fact;                      // none: see `problem`
    std::optional<Instance> named;  // the instance that stands in the path
    std::string problem = {};
    std::string help = {};

    [[nodiscard]] bool found() const { return fact.exists(); }
    // The row when nothing but instance 0 is at hand.
    [[nodiscard]] Row row() const { return row_of(fact, named.value_or(Instance{})); }
};

[[nodiscard]] FactPath find_path(std::string_view written);

// The path as an expression writes it, `-` as `_`.
[[nodiscard]] std::string as_identifier(std::string_view path);
// Every fact's path written so.
[[nodiscard]] std::vector<std::string> fact_identifiers();

// Whether a rule of group `scope` may speak of a fact of group `of` without naming the instance.
[[nodiscard]] constexpr bool is_at_hand(Group scope, Group of) {
    return of == Group::workstation || of == scope ||
           (scope == Group::view && (of == Group::screen || of == Group::posture));
}

// The path with its first instance named: "screen[0].distance_cm".
[[nodiscard]] std::string with_instance_named(Fact fact);

// Which fact of which instance a row holds.
struct FactAt {
    Fact fact;
    Instance at;
};
[[nodiscard]] FactAt fact_at(Row row);

}  // namespace ergoaudit
