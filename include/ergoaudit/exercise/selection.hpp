#pragma once
// Which exercises fit best into the minutes of a day: an exact choice over every subset.

#include "ergoaudit/exercise/exercise.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ergoaudit {

enum class Place : std::uint8_t { work, home, out };
inline constexpr std::array<std::string_view, 3> place_names = {"work", "home", "out"};

// An exercise as the choice sees it.
struct Candidate {
    bool prescribed = false;   // given by a professional: comes first
    std::int64_t worth = 0;    // in thousandths
    std::uint32_t region = 0;  // one bit for each region it answers of those to be answered
    int seconds = 0;
    Place place = Place::home;
    bool on_mat = false;  // at work: needs floor space there
    DeskClass desk_class = DeskClass::d4;
    Force force = Force::none;
    bool strength = false;
};

struct SelectionLimits {
    int budget_s = 0;
    std::size_t most = 0;              // altogether
    std::size_t most_per_session = 0;  // at one place
    bool both_kinds = false;           // wanted: strength and flexibility; otherwise strength
};

// The places in `candidates`, rising, of the best allowed subset. Allowed: within the budget and the counts, at most
// one on a mat at work, and no more pushing than pulling. Best, in this order: most prescribed; the kinds that are
// wanted; most regions answered; greatest worth; lowest classes in sum; shortest; first in the order of the candidates.
// Exact for up to 20 candidates (`most_candidates`); of more, the 20 with the greatest worth are considered, prescribed
// ones before others and both kinds represented.
inline constexpr std::size_t most_candidates = 20;
[[nodiscard]] std::vector<std::size_t> best_selection(std::span<const Candidate> candidates,
                                                      const SelectionLimits& limits);

}  // namespace ergoaudit
