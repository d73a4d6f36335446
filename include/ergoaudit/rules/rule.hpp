#pragma once
// A rule: an interval on a measure, or a yes/no that must hold. Literal types of views: the same struct lives in the
// compiled-in tables and in an arena filled at run time by `read_rules`.

#include "ergoaudit/base/source_span.hpp"
#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/rules/program.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace ergoaudit {

// g++ 12 takes the values of a scoped enumeration for names that hide others (`sitting`, `unknown`); they do not.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class Severity : std::uint8_t { critical, serious, moderate, minor };
enum class Category : std::uint8_t {
    screen,
    seat,
    desk,
    input_devices,
    documents_and_phone,
    environment,  // rules/workstation/
    sitting,
    breaks,
    activity,
    stress,
    sleep_and_drinks,  // rules/habits/
};
enum class Verdict : std::uint8_t { pass, partial, fail, unknown, not_applicable };
enum class HowKnown : std::uint8_t { primary, secondary, general };  // how well we know what a source says
enum class Grade : std::uint8_t { none, high, medium, low };  // what the review of the literature says of failing
#pragma GCC diagnostic pop

// Not as it should be, wholly or in part.
[[nodiscard]] constexpr bool is_wrong(Verdict verdict) {
    return verdict == Verdict::fail || verdict == Verdict::partial;
}

inline constexpr std::array<std::string_view, 4> severity_names = {"critical", "serious", "moderate", "minor"};
inline constexpr std::array<std::string_view, 11> category_names = {
    "screen",  "seat",   "desk",     "input_devices", "documents_and_phone", "environment",
    "sitting", "breaks", "activity", "stress",        "sleep_and_drinks"};
inline constexpr std::array<std::string_view, 5> verdict_names = {"pass", "partial", "fail", "unknown",
                                                                  "not_applicable"};
inline constexpr std::array<std::string_view, 3> grade_names = {"high", "medium", "low"};  // without none
inline constexpr std::array<std::string_view, 3> known_names = {"primary", "secondary", "general"};

// Whether a category counts as the workstation (what a manager may see) or as the person's habits.
[[nodiscard]] constexpr bool is_workstation(Category category) { return category <= Category::environment; }

struct Interval {
    double from = -std::numeric_limits<double>::infinity();
    double to = std::numeric_limits<double>::infinity();
    friend constexpr bool operator==(Interval, Interval) = default;
};

// Inside ideal (ends included): pass. At or beyond tolerable: fail. Between: partial, credit falling linearly.
struct Band {
    Interval ideal;
    Interval tolerable;  // contains ideal; equal on a side: no partial there
    friend constexpr bool operator==(Band, Band) = default;
};

// What is said when the measure lies on one side of the band.
struct SideWording {
    std::string_view direction;  // fills {direction}: "high", "near", "long"
    std::string_view failure;    // instead of the rule's own; may be empty
    std::string_view fix;        // instead of the rule's own; may be empty
    friend constexpr bool operator==(const SideWording&, const SideWording&) = default;
};

// What is said instead in some circumstances: to a person in a wheelchair, at a desk that does not move. The first that
// holds and whose side is that of the measure wins over the sentences of the side and of the rule.
struct Circumstance {
    Program when;              // of the rule's group
    int side = 0;              // -1 below, +1 above, 0 both
    std::string_view failure;  // may be empty: as otherwise
    std::string_view fix;      // may be empty: as otherwise
    // Of several remedies practices put this one or another first: a profile that gives the rule a fix of its own says
    // that here, too. Otherwise it knows no better who sits there, what moves, and what cannot.
    bool ranked_by_practice = false;
};

// A sentence with the sums behind the rule, told where it cannot be reached: "Your elbow is at
// {posture.elbow_height_cm}." Between braces stands an expression of the rule's group, a number; {from} and {to} are
// the ends of the ideal band. Left out where `when` does not hold or a number is not known.
struct Reckoning {
    Program when;                      // empty: always
    std::string_view with;             // told only where the rule collides with this one; empty: always
    std::string_view text;             // as it is written
    std::span<const Program> amounts;  // one for each placeholder, in order; an empty one for {from} and {to}
};

// Sentences may hold {value} the measure with unit, {excess} how far it lies outside the ideal band with unit,
// {direction}, {from} and {to} the ends of the ideal band with unit, {subject} the instance in plain words.
struct Wording {
    std::string_view title;    // what is right when it passes: "Feet reach the floor"
    std::string_view failure;  // what is wrong, with numbers: "The seat is {excess} too {direction} for your lower leg"
    std::string_view fix;      // what to do, in centimetres where it can be: "Lower the seat by {excess}"
    std::string_view why;
    std::string_view disputed;  // where sources disagree; empty when they do not
    SideWording below, above;
    std::span<const Circumstance> instead = {};
    std::span<const Reckoning> collides = {};
};
struct Citation {
    std::string_view key;     // of rules/evidence.toml
    std::string_view clause;  // where in the document; may be empty
    std::string_view says;    // what it says that bears on this rule
    HowKnown known = HowKnown::general;
    std::span<const double> numbers =
        {};  // of the band that it is the basis for, where `says` gives them in other words
};
struct Given {
    Row row;  // of instance 0 (sitting, the first screen, left, the region named)
    double value = 0;
    friend constexpr bool operator==(const Given&, const Given&) = default;
};

struct Example {
    std::span<const Given> given;  // these facts and nothing else; derived facts may be given
    Verdict verdict = Verdict::unknown;
    SourceSpan where = {};
};

struct Rule {
    std::string_view id;
    Wording words;
    Category category = Category::screen;
    Severity severity = Severity::minor;
    Group group = Group::workstation;
    Program applies;  // empty: always
    Program measure;  // empty for a yes/no rule
    Band band;
    // Where in its ideal band the measure is best, of several settings that lose nothing; NaN: the middle, where the
    // band has one.
    double best = std::numeric_limits<double>::quiet_NaN();
    Program require;  // empty for a measured rule
    Fact reported;    // decides when the measure cannot be computed; none: Fact{} (only instance 0, sitting)
    std::span<const Fact> adjust;
    std::span<const Citation> sources;
    std::span<const Example> examples;
    std::string_view our_choice;  // why these numbers where no source gives them; may be empty
    // Comes before any adjustment: while it fails nothing is set, and the others of its category say this instead of
    // their fix. Empty: an ordinary rule.
    std::string_view before_adjusting;
    Grade grade = Grade::none;      // none: the review gives no word
    std::string_view grade_reason;  // why the severity is another than the table of scoring.toml gives for that word
    SourceLocation where;
    std::string_view law = {};  // what it rests on under the profile at hand; may be empty
};

// All that a rule asks of a description to come to a verdict.
[[nodiscard]] constexpr std::array<const Program*, 3> programs_of(const Rule& rule) {
    return {&rule.applies, &rule.measure, &rule.require};
}

}  // namespace ergoaudit
