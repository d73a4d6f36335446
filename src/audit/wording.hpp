#pragma once
// Sentences of a finding: the rule's wording with the numbers of this person put in.

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/plan/knob.hpp"
#include "ergoaudit/rules/judge.hpp"

#include <string>

namespace ergoaudit {

struct Sentences {
    std::string message, fix;
};

// What a rule says of this place; `unsure` puts "Probably" in front of a message that something is not right.
[[nodiscard]] Sentences sentences_for(const Rule& rule, const Judgement& judgement, const Facts& facts, Instance at,
                                      bool unsure);

// "screen 1", "standing", "left": what {subject} becomes.
[[nodiscard]] std::string subject_in_words(Group group, Instance at, const Facts& facts);

// "screen 2 (left one): " in front of what is about one of several screens; empty for one screen and for what there is
// only one of.
[[nodiscard]] std::string which_screen(Group group, Instance at, const Description& description);

// "Raise the seat by 5.5 cm: from 46 to 51.5 cm".
[[nodiscard]] std::string turned_in_words(const Knob& knob, Instance at, double from, double to,
                                          const Description& description);

// "desk top down to the lowest part above your thighs: 2.5 cm": what was taken because nobody said otherwise.
[[nodiscard]] std::string assumed_in_words(const FactInfo& info, double value);

}  // namespace ergoaudit
