#include "ergoaudit/rules/band_reader.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <cmath>

#include <fmt/format.h>

namespace ergoaudit {

namespace {

std::optional<Interval> read_interval(FieldReader& fields, std::string_view key) {
    const toml_tree::Node* const node = fields.table(key);
    if (node == nullptr) {
        if (fields.any(key) == nullptr) fields.problem(fields.where(), fmt::format("\"{}\" is missing", key));
        return std::nullopt;
    }
    FieldReader ends = fields.inside(*node);
    Interval result;
    bool all_good = true;
    for (const std::string_view end : {"from", "to"}) {
        if (ends.any(end) == nullptr) continue;
        const double number = ends.number(end);
        (end == "from" ? result.from : result.to) = number;
        all_good = all_good && !std::isnan(number);
    }
    ends.done();
    if (result == Interval{}) {
        fields.problem(node->where, fmt::format("\"{}\" needs \"from\" or \"to\"", key));
        return std::nullopt;
    }
    return all_good ? std::optional(result) : std::nullopt;
}

bool check_end(FieldReader& fields, std::string_view end, double ideal, double tolerable, bool contains) {
    const SourceSpan where = fields.where("tolerable");
    if (std::isfinite(ideal) && !std::isfinite(tolerable))
        fields.problem(where, fmt::format("\"tolerable\" has no \"{}\", but \"ideal\" has one", end),
                       "repeat the ideal one when nothing beyond it is tolerable");
    else if (!std::isfinite(ideal) && std::isfinite(tolerable))
        fields.problem(where, fmt::format("\"tolerable\" has a \"{}\", but \"ideal\" has none", end),
                       "leave it out, or give both an end");
    else if (!contains)
        fields.problem(where, fmt::format("\"tolerable\" does not contain \"ideal\": {} {} lies inside {}", end,
                                          plain_number(tolerable, 3), plain_number(ideal, 3)));
    else
        return true;
    return false;
}

bool check_band(FieldReader& fields, const Band& band) {
    const auto [ideal, tolerable] = band;
    if (ideal.from > ideal.to) {
        fields.problem(fields.where("ideal"), fmt::format("\"ideal\" is empty: from {} is above to {}",
                                                          plain_number(ideal.from, 3), plain_number(ideal.to, 3)));
        return false;
    }
    const bool from_fits = check_end(fields, "from", ideal.from, tolerable.from, tolerable.from <= ideal.from);
    const bool to_fits = check_end(fields, "to", ideal.to, tolerable.to, tolerable.to >= ideal.to);
    return from_fits && to_fits;
}

}  // namespace

std::optional<Band> read_band(FieldReader& fields) {
    const auto ideal = read_interval(fields, "ideal");
    const auto tolerable = read_interval(fields, "tolerable");
    if (!ideal || !tolerable) return std::nullopt;
    const Band band = {.ideal = *ideal, .tolerable = *tolerable};
    return check_band(fields, band) ? std::optional(band) : std::nullopt;
}

}  // namespace ergoaudit
