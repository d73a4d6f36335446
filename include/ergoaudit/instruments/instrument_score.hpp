#pragma once
// The one evaluator: answers to a score. Total and pure; what is not known is a set of possible answers, and the score
// then a range that every combination of them was counted in.

#include "ergoaudit/instruments/instrument.hpp"

#include <span>
#include <vector>

namespace ergoaudit {

// Bit i: option i of the item may be the answer. Never 0.
using PossibleOptions = std::uint16_t;

struct ScoreRange {
    double low = unknown, high = unknown;
    [[nodiscard]] bool known() const { return low == high; }
    friend bool operator==(const ScoreRange&, const ScoreRange&) = default;
};

[[nodiscard]] constexpr PossibleOptions all_options(const InstrumentItem& item) {
    return static_cast<PossibleOptions>((1u << item.options.size()) - 1);
}
[[nodiscard]] constexpr PossibleOptions only(std::size_t option) { return static_cast<PossibleOptions>(1u << option); }
// The only possible option; -1 when there are more.
[[nodiscard]] int only_option(PossibleOptions possible);

// `answers` by item, `steps` by step: least and greatest value over all combinations of possible answers. False when a
// step has more than most_values different values (the reader lets no such instrument pass).
bool score_steps(const Instrument& instrument, std::span<const PossibleOptions> answers, std::span<ScoreRange> steps);

// How an item was answered from facts.
struct ItemAnswer {
    PossibleOptions possible = 0;
    bool observed = false;
    Provenance from = Provenance::defaulted;  // the weakest that went into it; meaningless while not known
    int option = -1;                          // the one that decided, when all possible ones have its name
    [[nodiscard]] bool known() const { return option >= 0; }
};

// Observed items are those of one posture: the one somebody works in first.
enum class Observations : std::uint8_t { count, are_of_another_posture };

// What was observed, else what follows from the facts. Expressions may speak of facts of every group: those of `at`.
[[nodiscard]] ItemAnswer answer_from(const InstrumentItem& item, const Facts& facts, Instance at,
                                     Observations observations = Observations::count);

// The level of a score; the range of levels of a range. Unknown without levels.
[[nodiscard]] ScoreRange level_of(const Instrument& instrument, const ScoreRange& score);
[[nodiscard]] const ScoreLevel* level_at(const Instrument& instrument, double score);

// One instrument on one instance of a workstation.
struct InstrumentScore {
    const Instrument* instrument = nullptr;
    Instance at;
    std::vector<ItemAnswer> answers;      // by item
    std::vector<ScoreRange> steps;        // by step
    std::vector<std::string_view> notes;  // those that hold

    [[nodiscard]] const ScoreRange& score() const { return steps.back(); }
    [[nodiscard]] ScoreRange level() const { return level_of(*instrument, score()); }
    [[nodiscard]] std::size_t open_items() const;
};

// Every instrument on every instance it applies to: once, left and right, the regions about which anything is said;
// sitting, then standing where one stands. `facts` are complete: described, assumed, estimated, derived.
[[nodiscard]] std::vector<InstrumentScore> score_instruments(std::span<const Instrument> instruments,
                                                             const Facts& facts);

}  // namespace ergoaudit
