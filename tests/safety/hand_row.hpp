#pragma once
// The shape of the hand-made safety table: what a person wrote, and what must come out. The rows were typed by reading
// the contract of the screening and the red-flag notes, never by looking at the rules they check.

#include <string>
#include <string_view>

namespace ergoaudit::hand {

// Every expectation is a word, or several with | between them where the text leaves the choice open.
struct Expected {
    std::string_view level;      // "1" "2" "3" "4" "null"
    std::string_view exercise;   // "none" "gentle" "full"
    std::string_view screened;   // "yes" "no"
    std::string_view clearance;  // "yes" "no"
    std::string_view said = {};  // words of the first printed line, with | for "and"; empty: not looked at
    std::string_view reasons =
        {};  // ids of everything that is shown, with | for "and"; "-": nothing; empty: not looked at
    std::string_view only_mobility = {};  // "yes" "no"; empty: not looked at
};

struct HandRow {
    std::string_view name;  // in plain words
    std::string_view toml;  // a piece of a description
    Expected expected;
    std::string_view today = "2026-11-23";
};

// One key of [screening] said "yes": beside answers "none" everywhere else, and when nothing else is answered.
struct KeyRow {
    std::string_view key;
    Expected beside_none;
    std::string_view level_alone;  // no exercise either way, and never screened
};

// What is said first at level 3: "GP or physiotherapist, not urgent" (D.1).
inline constexpr std::string_view not_urgent = "gp or physiotherapist|not urgent";

// What stands before a row of `combinations`, `conditions`, `ambiguous_beside_none` and `ordinary_people`: the four
// groups read today, nothing applied. A row's text goes on inside [screening].
inline constexpr std::string_view all_none_today =
    "[screening]\n"
    "answered = true\n"
    "answered_on = 2026-11-23\n";

}  // namespace ergoaudit::hand
