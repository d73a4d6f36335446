#pragma once
// Private to the prescription: whether an exercise may be done, and where.

#include "ergoaudit/exercise/prescription.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ergoaudit {

struct WhyNot {
    std::string text;  // a sentence for people
};
struct Possible {
    Places places = 0;
    bool on_mat = false;       // at work, on the floor
    std::string modification;  // what cautions change, or is to be asked; empty: nothing
    bool is_changed = false;   // by a caution, or one speaks against it
    bool is_doubted = false;   // by us: whoever gave it is to be asked, and until then it does not grow
};

// Where nobody mentions the positions that a person can take: all of them, in a wheelchair sitting alone.
void assume_positions(Facts& facts);

// The facts, with what is assumed when nobody mentions it, and whether equipment was mentioned: looked up once.
struct Means {
    const Facts& facts;
    bool equipment_unmentioned = false;

    explicit Means(const Facts& facts);
};

// Whether safety permits it, with what change. `taught`: ids learnt from a professional.
[[nodiscard]] std::variant<Possible, WhyNot> permitted(const Exercise& exercise, const ExercisePermission& permission,
                                                       const Facts& facts, std::span<const std::string_view> taught);

// What cautions change about it, in sentences, whether or not it is permitted; may be empty.
[[nodiscard]] std::string what_cautions_change(const Exercise& exercise, const ExercisePermission& permission,
                                               const Facts& facts, std::span<const std::string_view> taught);

// All that speaks against it, in the same words; empty where it is permitted.
[[nodiscard]] std::vector<std::string> reasons_against(const Exercise& exercise, const ExercisePermission& permission,
                                                       const Facts& facts, std::span<const std::string_view> taught);

// Whether safety permits it and the person can take a position for it: what a harder form must be before it is spoken
// of. Equipment may still be got.
[[nodiscard]] bool is_within_reach(const Exercise& exercise, const ExercisePermission& permission, const Facts& facts,
                                   std::span<const std::string_view> taught);

// Whether place, position, equipment and what else it asks for are there.
[[nodiscard]] std::variant<Possible, WhyNot> where_possible(const Exercise& exercise, const Means& means);

// Why the person could not do it anywhere, whatever is at hand: the position, or what else it asks for. Empty: could.
[[nodiscard]] std::string out_of_reach(const Exercise& exercise, const Facts& facts);

// The one piece of equipment with which it would be possible; nothing where it is, or where more is missing.
[[nodiscard]] std::optional<Fact> lacks_only(const Exercise& exercise, const Means& means);

// "a band", "stairs"
[[nodiscard]] std::string with_article(Fact equipment);

}  // namespace ergoaudit
