#pragma once
// What a person's answers mean: how fast whom to ask, and how much exercise may be prescribed. Total and pure.
//
// Held to throughout: silence is never a "no"; a yes always counts, however old; what is in doubt goes the safer way.

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/safety/safety_knowledge.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Reason {
    std::string_view id;
    std::string text;    // for the person
    std::string source;  // keys of the evidence list, ", " between them
    int level = 0;       // 1, 2, 3; 0: raises no level
};

struct SafetyAssessment {
    std::optional<int> action_level;  // 1 to 4 (look after yourself); nothing when not screened and neither 1 nor 2
    bool screened = false;            // at_once and today answered in full and not out of date
    bool out_of_date = false;         // the answers are too old, or older than a new pain: their "no" counts no more
    ExerciseLimit exercise = ExerciseLimit::none;
    bool only_mobility = false;  // of the gentle exercises only seated mobility
    bool clearance_required = false;
    std::vector<Reason> reasons;                 // by level (0 last), then as in the files
    std::vector<std::string_view> cautions;      // codes that hold, each once, as in the files
    std::vector<std::size_t> contraindications;  // which entries hold: indices into the knowledge
    std::vector<std::string_view> open_groups;   // groups of questions with one that is not answered
    std::vector<std::string> limits;             // what clinicians wrote beside their clearances
    std::string headline;                        // what to do first; empty at level 4 and when there is no level
    std::string declared;                        // what the person declared, in a sentence or two
    std::string limited_because;                 // why not every exercise may be prescribed; empty when all may
    std::string safety_net;                      // to print with exercises
    std::string emergency_number;                // of the country, or the line for any country
    std::string urgent;                          // whom to contact today when it is no emergency

    // Levels 1 and 2: then there is nothing but the action.
    [[nodiscard]] bool is_help_first() const { return action_level && *action_level <= 2; }
};

// Whether the one leaves anything out of what the other asks for: help as soon, exercise as gentle, each entry of the
// contraindications that holds (several may share a code), each limit of a clinician.
[[nodiscard]] bool is_laxer(const SafetyAssessment& one, const SafetyAssessment& other);

// `today_days` since 1970-01-01. The country is the person's, else the profile's, else any.
[[nodiscard]] SafetyAssessment assess_safety(const Description& description, const SafetyKnowledge& knowledge,
                                             int today_days, std::string_view profile_country);

// A sentence for each limit that a clinician wrote beside a clearance: it comes before anything prescribed here.
[[nodiscard]] std::vector<std::string> limits_in_words(const SafetyAssessment& assessment);

// The code that rules an exercise out; empty when none does. Regions (`removes_region`) are not looked at:
// they need the exercise's own regions.
[[nodiscard]] std::string_view ruled_out_by(std::string_view exercise, const SafetyAssessment& assessment,
                                            const SafetyKnowledge& knowledge);

}  // namespace ergoaudit
