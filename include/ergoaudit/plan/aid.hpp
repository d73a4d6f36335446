#pragma once
// What can be bought for a workstation, or taken away from it: rules/aids.toml. An aid is what becomes of the facts
// once it is there; what can then be set on it is a knob like any other (plan/knob.hpp).

#include "ergoaudit/base/arena.hpp"
#include "ergoaudit/base/result.hpp"
#include "ergoaudit/rules/program.hpp"
#include "ergoaudit/rules/rule.hpp"
#include "ergoaudit/toml/tree.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ergoaudit {

enum class AidKind : std::uint8_t { buy, remove };
inline constexpr std::array<std::string_view, 2> aid_kind_names = {"buy", "remove"};

// One fact that is so once the aid is there: a value, or a program over the facts as they were before.
struct AidEffect {
    Fact fact;
    double value = unknown;  // of a yes/no or a choice
    Program to;              // of a number; empty otherwise
};

// A workstation and what the aid makes of it.
struct AidExample {
    std::span<const Given> given;
    bool cannot = false;          // `when` is not known to hold, or a number comes out unknown
    std::span<const Given> sets;  // otherwise every fact that is set, and to what, to 0.001 of its unit
    SourceSpan where = {};
};

// One thing of a set, that somebody may have already.
struct AidPart {
    std::string_view item;  // as in `[shop]`
    Fact in_use = {};  // says that one is there and goes on being used; none where only one that lies unused counts
    friend bool operator==(const AidPart&, const AidPart&) = default;
};

struct Aid {
    std::string_view
        item;  // as in `[shop]`; for what is taken away the path of the fact. Several of one item: variants
    AidKind kind = AidKind::buy;
    Group group = Group::workstation;  // or screen: asked for each of them
    std::string_view slot;             // at most one aid of a slot is there, for each screen where that is the group
    Program when;                      // it fits and is of use; unknown is no
    std::string_view step;             // "Get a footrest, 5 to 15 cm high"
    std::string_view step_bare;        // the same, where parts that come with it are not wanted; may be empty
    std::string_view meanwhile;        // what does as well until it is there, a sentence; may be empty
    Fact setting;                      // what is set along with it; none when there is nothing to set
    double price = 0;                  // assumed, in whatever currency, where nobody gives one
    std::string_view price_because;
    std::span<const AidPart> parts;  // of which it consists, where these can be had one by one; told by one variant
    std::span<const AidEffect> sets;
    std::string_view source;  // key of rules/evidence.toml for its dimensions
    std::span<const AidExample> examples;
    SourceLocation where;
};

// The [[aid]] tables in the order in which they are put in place.
[[nodiscard]] Result<std::vector<Aid>> read_aids(const toml_tree::Document& document, Arena& arena);

// Whether the aid can be had on these facts: `when` holds and every number it sets is known.
[[nodiscard]] bool fits(const Aid& aid, const Facts& facts, Instance at);

// What `[shop]` says of an item under own, offered or prices; none where it cannot say anything.
[[nodiscard]] std::optional<Fact> shop_fact(std::string_view list, std::string_view item);

// Whether `[shop]` says that one lies there unused, one and no more; and that it can be had, as everything can where
// it does not say what is offered.
[[nodiscard]] bool is_owned(std::string_view item, const Facts& facts);
[[nodiscard]] bool is_offered(std::string_view item, const Facts& facts);

// What it costs here: what `[shop]` prices say, else what is assumed.
[[nodiscard]] double price_of(const Aid& aid, const Facts& facts);

// Whether it brings a lowest or highest setting of its own for what is set in that row: then what was told of how the
// old thing clicks, its step and its stages, is over.
[[nodiscard]] bool brings_a_range(const Aid& aid, Instance at, Row setting);

// What was told of how far the old thing went, and in what steps, for a setting that a new one brings: that is over.
[[nodiscard]] std::vector<Fact> ended_by(const Aid& aid);

// The facts once it is there; what stands on a raised desk moves along, and what it ends is not known any more. Derived
// facts are stale.
void put_in_place(Facts& facts, const Aid& aid, Instance at);

}  // namespace ergoaudit
