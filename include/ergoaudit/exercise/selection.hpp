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

// A set of places, one bit each.
using Places = std::uint8_t;
[[nodiscard]] constexpr Places only(Place place) { return static_cast<Places>(1U << static_cast<unsigned>(place)); }

// An exercise as the choice sees it.
struct Candidate {
    bool comes_first = false;  // given by a professional, or not to be crowded out
    bool due = false;          // its turn has come this week
    std::int64_t worth = 0;    // in thousandths, 0 to `most_worth`; of 0: taken for what it grants alone
    std::uint32_t region = 0;  // one bit for each region it answers of those to be answered, seven at most
    int seconds = 0;
    Places places = only(Place::home);  // where it may be done
    bool on_mat = false;                // at work and nowhere else: needs floor space there
    DeskClass desk_class = DeskClass::d4;
    Force force = Force::none;
    bool strength = false, flexibility = false;
    bool leads = false;           // strength that comes first when time is short
    bool retracts = false;        // draws the shoulder blades back
    bool best_strength = false;   // strength with the best evidence
    std::uint64_t kin = 0;        // one bit for each pair of forms of one movement: not both on one day
    std::uint64_t stretched = 0;  // one bit for each muscle it stretches
    int stretch_s = 0;            // for how long, each side

    friend constexpr bool operator==(const Candidate&, const Candidate&) = default;
};

struct SelectionLimits {
    int budget_s = 0;
    std::size_t most = 0;              // altogether, up to `most_chosen`
    std::size_t most_per_session = 0;  // at one place
    int stretch_s_per_muscle = 60;     // all stretches of one muscle together are no longer
    bool wants_strength = false, wants_flexibility = false, wants_lead = false;
    bool wants_retraction = false;
    bool wants_best_strength = false;
};

inline constexpr std::size_t most_chosen = 8, most_regions_wanted = 7;
inline constexpr std::int64_t most_worth = (std::int64_t{1} << 24) - 1;
inline constexpr int most_budget_s = 14400;

// Whether the places in `chosen` may be done on one day. Allowed: within the budget and the counts (what may be done at
// two places goes where there is room), at most one on a mat at work, no more pushing than pulling, no muscle stretched
// too long in sum, no two forms of one movement.
[[nodiscard]] bool is_allowed(std::span<const Candidate> candidates, std::span<const std::size_t> chosen,
                              const SelectionLimits& limits);

// Greater is better, in this order: most that come first; most of the kinds that are wanted (strength, flexibility, one
// that leads); drawing the shoulder blades back, when wanted; most regions answered; strength with the best evidence,
// when wanted; most that are due; greatest worth; lowest classes in sum; shortest. So whenever some allowed set has
// every kind, the retraction and every region, the best one has.
[[nodiscard]] std::int64_t value_of(std::span<const Candidate> candidates, std::span<const std::size_t> chosen,
                                    const SelectionLimits& limits);
// The same without classes and seconds, which only decide between equals.
[[nodiscard]] std::int64_t without_tie_break(std::int64_t value);

// The places in `candidates`, rising, of the best allowed subset; of equals the first in the order of the candidates.
// Exact for any number of candidates: a search with bounds, deepest promise first.
[[nodiscard]] std::vector<std::size_t> best_selection(std::span<const Candidate> candidates,
                                                      const SelectionLimits& limits);

}  // namespace ergoaudit
