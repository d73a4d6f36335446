#pragma once
// Private to the prescription: whether an exercise may be done, and where.

#include "ergoaudit/exercise/prescription.hpp"

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
    std::string modification;  // what cautions change; empty: nothing
};

// The facts, with what is assumed when nobody mentions it, and whether two lists were mentioned: looked up once.
struct Means {
    const Facts& facts;
    bool equipment_unmentioned = false, positions_unmentioned = false;

    explicit Means(const Facts& facts);
};

// Whether safety permits it, with what change. `taught`: ids learnt from a professional.
[[nodiscard]] std::variant<Possible, WhyNot> permitted(const Exercise& exercise, const ExercisePermission& permission,
                                                       const Facts& facts, std::span<const std::string_view> taught);

// Whether place, position and equipment are there.
[[nodiscard]] std::variant<Possible, WhyNot> where_possible(const Exercise& exercise, const Means& means);

}  // namespace ergoaudit
