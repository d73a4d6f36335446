#pragma once
// Private to the prescription: from the library to what one person may choose from, and what each is worth to them.

#include "availability.hpp"

#include "ergoaudit/exercise/prescription.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ergoaudit {

struct Sore {
    std::uint8_t region = 0;  // index into region_names
    double severity = 0;
};

// What is known about the person, once.
struct Person {
    Facts facts;  // with what is assumed
    std::vector<std::string_view> avoid, prescribed, taught;
    std::vector<Sore> sore;  // in the order of the regions
};

// An exercise that may be chosen.
struct Option {
    const Exercise* exercise = nullptr;
    Possible possible;
    Candidate candidate;
    std::vector<WhyChosen> why;
    bool takes_turns = false;  // with others that a professional gave: no day holds all of them
};

[[nodiscard]] Person person_of(const Description& description);

struct Options {
    std::vector<Option> all;   // in the order of the library
    bool maintenance = false;  // nothing was found that any exercise answers, whether this person may do it or not
    bool upper_back = false;   // upper back, neck or shoulder hurt, or a finding asks for one of the rotation
};

// Exercises that may be chosen, with their worth and what is wished of them; the others are left out with the reason.
[[nodiscard]] Options options_for(const ExerciseKnowledge& knowledge, const Person& person, const Means& means,
                                  const ExercisePermission& permission, std::span<const FoundIssue> issues,
                                  int budget_s, std::vector<LeftOut>& left_out);

// Equipment that would each alone open exercises of at most so many seconds for what was found and what hurts; what
// opens most of them first.
[[nodiscard]] std::vector<Fact> things_for_more(const ExerciseKnowledge& knowledge, const Person& person,
                                                const Means& means, const ExercisePermission& permission,
                                                std::span<const FoundIssue> issues, int seconds_left);

[[nodiscard]] SelectionLimits limits_for(const Options& options, const Programme& programme, int budget_s);

}  // namespace ergoaudit
