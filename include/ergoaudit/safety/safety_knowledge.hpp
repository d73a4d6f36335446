#pragma once
// What the tool knows about safety, as data: the questions a person is asked, which answers need whom and how fast,
// which exercises a condition rules out, and where help is called. Literal types of views: the same structs live in the
// compiled-in tables and in an arena filled at run time by `read_safety`.
//
// Expressions are those of rules/expression.hpp; they see the named definitions of the safety files. An expression that
// is unknown does not hold: a flag stands only where its condition is known to be true.

#include "ergoaudit/base/source_span.hpp"
#include "ergoaudit/facts/fact.hpp"
#include "ergoaudit/rules/exercise_limit.hpp"
#include "ergoaudit/rules/expression.hpp"
#include "ergoaudit/rules/program.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace ergoaudit {

enum class QuestionGroup : std::uint8_t { at_once, today, soon, ready };
inline constexpr std::array<std::string_view, 4> question_group_names = {"at_once", "today", "soon", "ready"};

using Names = std::span<const std::string_view>;

struct Question {
    QuestionGroup group = QuestionGroup::at_once;
    std::string_view key;   // of [screening]: "chest_pain"
    Fact fact;              // what holds the answer: yes/no, or a number (never counted as open)
    std::string_view text;  // the question in plain words with its time window
    Program also_yes;       // what counts as a yes although it was said elsewhere; empty: nothing
    Names sources;          // keys of the evidence list
};

struct RedFlag {
    std::string_view id;                           // snake_case, the key's own name where one key decides
    int level = 0;                                 // 1 call now, 2 today, 3 soon; 0 raises no level
    Program when;                                  // yes or no
    ExerciseLimit exercise = ExerciseLimit::full;  // the most that may be prescribed while it stands
    bool only_mobility = false;                    // of the gentle exercises only seated mobility
    bool clearance = false;                        // a clinician's word is needed first
    bool passing = false;                          // it comes and goes: an older clearance says nothing about it
    Program within_weeks;   // it began at most so many weeks ago: nor does a clearance from before that; empty: ever
    Names lifted_by;        // names in `[[screening.cleared]]` that lift it; none: nothing does
    Names instead_of;       // ids of flags that need not be shown when this one stands
    std::string_view text;  // what to do and how fast; {urgent} and {emergency} are filled in
    Names sources;
    SourceLocation where;
};

struct ModifiedExercise {
    std::string_view exercise;  // id
    std::string_view text;      // how to do it then
    friend constexpr bool operator==(const ModifiedExercise&, const ModifiedExercise&) = default;
};

// Whose exercises are ruled out beside those named: of the part that was operated on, all where that is not said; or of
// what hurts, all where nothing is said to hurt and no clinician has cleared it.
enum class RemovedRegion : std::uint8_t { none, operated, sore };
inline constexpr std::array<std::string_view, 3> removed_region_names = {"none", "operated", "sore"};

// Several entries may share a code (pregnancy before and after week 16).
struct Contraindication {
    std::string_view code;  // "OSTEO"
    Program when;           // yes or no
    Names removes;          // exercise ids
    RemovedRegion removes_region = RemovedRegion::none;
    Names prefers;  // exercise ids
    std::span<const ModifiedExercise> modifies;
    std::string_view note;  // what to keep in mind, for the person
    Names sources;
    SourceLocation where;
};

struct EmergencyNumber {
    Names countries;          // ISO 3166, two capitals
    std::string_view number;  // "999"
    std::string_view urgent;  // whom to contact today when it is no emergency: "your GP or NHS 111"
    Names sources;
};

// The sentences printed first at an action level.
struct Headline {
    int level = 0;
    std::string_view text;  // {urgent} and {emergency} are filled in
    friend constexpr bool operator==(const Headline&, const Headline&) = default;
};

struct SafetyKnowledge {
    int answers_last_days = 0;                // older answers are asked again
    std::span<const Definition> definitions;  // in the order read, as written: for `explain`
    std::span<const Question> questions;      // in the order of the files
    std::span<const RedFlag> red_flags;       // likewise
    std::span<const Contraindication> contraindications;
    std::span<const EmergencyNumber> emergency_numbers;
    std::span<const Headline> headlines;
    std::string_view any_emergency_number;       // when nobody says which country
    std::string_view unlisted_emergency_number;  // in a country of which no number stands here
    std::string_view any_urgent;
    std::string_view safety_net;  // what to watch for, how fast, where to go: printed with every set of exercises
};

// The numbers of a country; nullptr when it is not listed. Case does not matter.
[[nodiscard]] const EmergencyNumber* numbers_of(std::string_view country, const SafetyKnowledge& knowledge);

}  // namespace ergoaudit
