#pragma once
// Facts named on the command line and in column headers: "screen[0].distance_cm", "discomfort.neck.weeks",
// "desk.height_in". Messages carry no file.

#include "ergoaudit/base/result.hpp"
#include "ergoaudit/facts/description.hpp"

#include <optional>
#include <string_view>

namespace ergoaudit {

struct FactPlace {
    Fact fact;
    Instance at = {};
    double to_native = 1;  // a number written under that path times this is the fact's number

    [[nodiscard]] Row row() const { return row_of(fact, at); }
};

// "screen.distance_cm" is the first screen's. Facts that are computed have no written path.
[[nodiscard]] Result<FactPlace> resolve_written_path(std::string_view path);

// `--set FACT=VALUE`: replaces what the file says, with the same checks as in a file except for contradictions between
// facts (see consistency.hpp). Lists are separated by commas; a screen after the last one is added. What is wrong, or
// nothing.
[[nodiscard]] std::optional<Diagnostic> set_fact(Description& description, std::string_view assignment);

}  // namespace ergoaudit
