#pragma once
// The row that holds what is known: one double and one provenance per fact and instance. Copying it is copying an
// array; nothing here allocates.

#include "ergoaudit/facts/fact.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ergoaudit {

// How a value came to be known; a computed value has the weakest (largest) of what went into it.
enum class Provenance : std::uint8_t { measured, observed, reported, estimated, defaulted };

[[nodiscard]] constexpr Provenance weaker(Provenance a, Provenance b) { return a > b ? a : b; }
[[nodiscard]] std::string_view name(Provenance provenance);

// Which of each group's instances is meant. A view is the pair of a screen and a posture.
struct Instance {
    std::uint8_t screen = 0;
    std::uint8_t posture = 0;
    std::uint8_t side = 0;
    std::uint8_t region = 0;

    friend constexpr bool operator==(Instance, Instance) = default;
};

inline constexpr std::uint8_t sitting = 0;
inline constexpr std::uint8_t standing = 1;

// A place in the row of values.
struct Row {
    std::uint16_t index = 0;
    friend constexpr auto operator<=>(Row, Row) = default;
};

namespace layout {

inline constexpr std::size_t group_count = 6;

// Where the values of a fact stand: small, because every step of every rule looks it up.
struct Place {
    std::uint16_t first = 0;   // row of the first instance
    std::uint16_t stride = 0;  // rows from one instance to the next
    Group group = Group::workstation;
};

struct Layout {
    std::array<std::uint16_t, group_count> base{};    // first row of each group (group_count)
    std::array<std::uint16_t, group_count> stride{};  // facts in each group = rows of one instance (group_count)
    std::array<Place, fact_count> place{};            // by fact (fact_count)
    std::size_t rows = 0;
};

consteval Layout lay_out() {
    Layout result;
    for (std::size_t i = 0; i < fact_count; ++i) ++result.stride[static_cast<std::size_t>(fact_rows[i].group)];
    for (std::size_t g = 0; g < group_count; ++g) {
        result.base[g] = static_cast<std::uint16_t>(result.rows);
        result.rows += result.stride[g] * room_in(static_cast<Group>(g));
    }
    auto next = result.base;  // row for the next fact of the group
    for (std::size_t i = 0; i < fact_count; ++i) {
        const auto g = static_cast<std::size_t>(fact_rows[i].group);
        result.place[i] = {next[g]++, result.stride[g], fact_rows[i].group};
    }
    return result;
}

inline constexpr Layout rows = lay_out();

// The fact of each row (rows.rows), the inverse of the places.
consteval auto invert() {
    std::array<std::uint16_t, rows.rows> fact_of_row{};
    for (std::uint16_t i = 0; i < fact_count; ++i)
        for (std::size_t number = 0; number < room_in(fact_rows[i].group); ++number)
            fact_of_row[rows.place[i].first + rows.place[i].stride * number] = i;
    return fact_of_row;
}

inline constexpr auto fact_of_row = invert();

}  // namespace layout

inline constexpr std::size_t row_size = layout::rows.rows;

[[nodiscard]] constexpr std::size_t instance_number(Group group, Instance at) {
    switch (group) {
        case Group::workstation:
            return 0;
        case Group::screen:
            return at.screen;
        case Group::posture:
            return at.posture;
        case Group::view:
            return at.screen * posture_names.size() + at.posture;
        case Group::side:
            return at.side;
        case Group::region:
            return at.region;
    }
    return 0;
}

// The row of a fact for an instance; the fields of `at` that the fact's group does not use are ignored.
[[nodiscard]] constexpr Row row_of(Fact fact, Instance at = {}) {
    const layout::Place place = layout::rows.place[fact.index];
    return {static_cast<std::uint16_t>(place.first + place.stride * instance_number(place.group, at))};
}

// The other way round: whose row it is.
struct RowOwner {
    Fact fact;
    Instance at;
};
[[nodiscard]] RowOwner owner_of(Row row);

inline constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

class Facts {
  public:
    Facts() {
        value_.fill(unknown);
        from_.fill(Provenance::defaulted);
    }

    // NaN: not known.
    [[nodiscard]] double operator[](Row row) const { return value_[row.index]; }
    [[nodiscard]] double value(Fact fact, Instance at = {}) const { return value_[row_of(fact, at).index]; }
    [[nodiscard]] bool knows(Row row) const { return !std::isnan(value_[row.index]); }
    [[nodiscard]] bool knows(Fact fact, Instance at = {}) const { return knows(row_of(fact, at)); }
    // True when the fact is known and not 0; false when it is 0 or unknown.
    [[nodiscard]] bool says(Fact fact, Instance at = {}) const { return knows(fact, at) && value(fact, at) != 0; }
    // Whether it is known to be that choice.
    [[nodiscard]] bool is(ChoiceOf choice, Instance at = {}) const { return value(choice.fact, at) == choice.value; }
    // The same for a name that is only known when running; false when the fact has no such choice.
    [[nodiscard]] bool is(Fact fact, std::string_view name, Instance at = {}) const {
        return knows(fact, at) && choice_name(fact.info(), value(fact, at)) == name;
    }
    // All values, by row (row_size).
    [[nodiscard]] const std::array<double, row_size>& values() const { return value_; }
    // Meaningless where nothing is known.
    [[nodiscard]] Provenance from(Row row) const { return from_[row.index]; }
    [[nodiscard]] Provenance from(Fact fact, Instance at = {}) const { return from(row_of(fact, at)); }

    void set(Row row, double value, Provenance from) {
        value_[row.index] = value;
        from_[row.index] = from;
    }
    void set(Fact fact, double value, Provenance from, Instance at = {}) { set(row_of(fact, at), value, from); }
    void forget(Row row) { value_[row.index] = unknown; }
    void forget(Fact fact, Instance at = {}) { forget(row_of(fact, at)); }

    // How many screens are described, at most `most_screens`.
    [[nodiscard]] std::uint8_t screens() const { return screens_; }
    void set_screens(std::uint8_t count) { screens_ = count; }

  private:
    std::array<double, row_size> value_;     // by Row (row_size)
    std::array<Provenance, row_size> from_;  // by Row (row_size)
    std::uint8_t screens_ = 0;
};

// A few instances, in place.
class Instances {
  public:
    void add(Instance at) { all_[size_++] = at; }
    [[nodiscard]] const Instance* begin() const { return all_.data(); }
    [[nodiscard]] const Instance* end() const { return all_.data() + size_; }
    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    std::array<Instance, std::max(region_names.size(), most_screens* posture_names.size())> all_;
    std::size_t size_ = 0;
};

// Whether one also works standing here: at a sit-stand desk, or when a height for standing is given; never from a
// wheelchair.
[[nodiscard]] bool stands(const Facts& facts);

// Which instances of a group this description has, in order: every described screen, sitting (and standing when
// one stands), both sides, the regions about which anything is said.
[[nodiscard]] Instances instances_of(Group group, const Facts& facts);

// The screen that is used most, as far as shares tell it: the greatest where each has one, else the one with more than
// half of the time. None with equal shares, or where nobody says.
[[nodiscard]] std::optional<std::uint8_t> most_used_screen(const Facts& facts);

// What "the screen" is in an answer, in what was seen and in an instrument: the one that is used most, else the first.
[[nodiscard]] std::uint8_t main_screen(const Facts& facts);

// "yes", "task", "72.5 cm": a value in the words in which a person writes it.
[[nodiscard]] std::string value_in_words(const FactInfo& info, double value, int decimals = 1);

// "workstation", "screen[0]", "sitting", "screen[0]/standing", "left", "upper_back".
[[nodiscard]] std::string subject_name(Group group, Instance at);

// "upper back", "wrist and hand": one of `region_names` inside a sentence.
[[nodiscard]] std::string region_in_a_sentence(std::string_view name);

// How a person writes the fact of an instance: "chair.kind", "screen[1].distance_cm", "discomfort.neck.weeks".
[[nodiscard]] std::string written_path(Fact fact, Instance at = {});
[[nodiscard]] std::string written_path(Row row);
[[nodiscard]] std::vector<std::string> written_paths(std::span<const Row> rows);

}  // namespace ergoaudit
