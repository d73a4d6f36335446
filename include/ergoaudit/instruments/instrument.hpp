#pragma once
// A published instrument (ROSA, RULA, discomfort index) or an employer's own checklist: items with a few answers each,
// steps that turn points into a score, levels that say what the score asks for. Data: rules/instruments/. Literal types
// of views, so that the same struct lives in the compiled-in tables and in an arena filled at run time.
//
// Steps are a tree: every item and every step is used by exactly one later step, except the last, the score itself.
// That is why a set of possible answers for each item gives exactly the set of possible scores, step by step.

#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/rules/rule.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace ergoaudit {

inline constexpr std::size_t most_options = 16;  // of one item
inline constexpr std::size_t most_items = 64;
inline constexpr std::size_t most_steps = 32;
inline constexpr std::size_t most_carried = 8;
inline constexpr std::size_t most_values = 64;  // different values that one step may have

// One answer to an item. Options of one name are the same answer, found in different ways.
struct ItemOption {
    std::string_view name;  // as written in a cell and, where there is one, as the fact's choice: "too_low", "1"
    double points = 0;
    Program when;               // makes it the answer when nobody observed the item; empty: none of the others applies
    Fact unless_assumed;        // `when` says nothing while this fact is only taken for granted; none: Fact{}
    bool derived_only = false;  // no cell may say it
    std::string_view because;   // which clause decided, where several options have one name; may be empty
    friend constexpr bool operator==(const ItemOption& a, const ItemOption& b) {
        return a.name == b.name && a.points == b.points && a.when.text == b.when.text &&
               a.unless_assumed == b.unless_assumed && a.derived_only == b.derived_only && a.because == b.because;
    }
};

struct InstrumentItem {
    std::string_view id;    // name of the column, and of the observed fact: "seat_height" is rosa.seat_height
    std::string_view text;  // in plain words
    Fact observed;          // beats what is derived; none: Fact{}
    std::span<const ItemOption> options;  // tried in this order when nothing was observed
    std::uint8_t usual = 0;               // option that a worked example means when it does not name the item
    std::int8_t when_empty = -1;          // option of an empty cell; -1: an empty cell is an error
    std::string_view assumes;             // what the authors leave open and we decided; may be empty
};

// An input of a step: an item when below the number of items, else a step.
using StepInput = std::uint16_t;

enum class StepKind : std::uint8_t { sum, product, table };

struct TableAxis {
    StepInput input = 0;
    std::int16_t from = 0, to = 0;  // first and last value of the axis
    friend constexpr bool operator==(const TableAxis&, const TableAxis&) = default;
};

struct ScoreStep {
    std::string_view id;  // "section_a"
    StepKind kind = StepKind::sum;
    std::span<const StepInput> inputs;  // of a sum or product
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();  // a sum or product outside counts as this
    std::span<const TableAxis> axes;                        // of a table: the last runs fastest
    std::span<const double> cells;
    bool is_output = false;  // a column of the result
};

// From this score on the level holds, until the next one.
struct ScoreLevel {
    double from = 0;
    double level = 0;
    std::string_view text;  // what it asks for
    friend constexpr bool operator==(const ScoreLevel&, const ScoreLevel&) = default;
};

// A column that is copied from the case to its result.
struct CarriedColumn {
    std::string_view name;
    std::span<const std::string_view> values;  // what it may say; empty: anything that is not empty
    bool may_be_empty = false;
};

// Something worth knowing about the score of one workstation.
struct InstrumentNote {
    Program when;
    std::string_view text;
};

// What a worked example says of an item or expects of a step or of the level.
struct ExampleAnswer {
    std::uint16_t item = 0;
    std::int8_t option = -1;  // -1: not known
    friend constexpr bool operator==(const ExampleAnswer&, const ExampleAnswer&) = default;
};
struct ExpectedValue {
    std::uint16_t step = 0;  // number of steps: the level
    double low = 0, high = 0;
    friend constexpr bool operator==(const ExpectedValue&, const ExpectedValue&) = default;
};

// Either answers and what comes of them, or facts and the answers that follow from them.
struct WorkedExample {
    std::string_view title;
    bool from_facts = false;
    std::span<const Given> given;  // these facts and nothing else
    std::span<const ExampleAnswer> answers;
    std::span<const ExpectedValue> expected;
    SourceSpan where;
};

struct Instrument {
    std::string_view id;    // "rosa"
    std::string_view name;  // "ROSA"
    std::string_view title;
    Group group = Group::workstation;  // scored once, or once per side or region
    bool each_posture = false;         // also standing, where one stands
    Program applies;                   // empty: always; unknown is no
    std::span<const InstrumentItem> items;
    std::span<const ScoreStep> steps;    // the last one is the score
    std::span<const ScoreLevel> levels;  // rising; may be empty
    std::string_view level_name;         // "action", "action_level"
    bool level_is_yes_no = false;
    std::span<const CarriedColumn> carried;
    double lowest = 0, highest = 0;  // score that can come out at all
    std::string_view tells, cannot_tell;
    std::string_view in_short;  // the sentence that goes with every score
    std::span<const InstrumentNote> notes;
    std::span<const std::string_view> assumptions;  // of the whole; those of items stand with them
    std::span<const Citation> sources;
    std::span<const WorkedExample> examples;
    SourceLocation where;

    [[nodiscard]] std::size_t item(std::string_view item_id) const;  // items.size(): none
    [[nodiscard]] std::size_t step(std::string_view step_id) const;  // steps.size(): none
    // Whether what is said in its items may be shown in messages.
    [[nodiscard]] bool is_about_workplace() const;
};

}  // namespace ergoaudit
