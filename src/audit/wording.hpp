#pragma once
// Sentences of a finding: the rule's wording with the numbers of this person put in.

#include "ergoaudit/facts/facts.hpp"
#include "ergoaudit/rules/judge.hpp"

#include <string>

namespace ergoaudit {

struct Sentences {
    std::string message, fix;
};

// `names` gives plain words for screens ("the laptop screen"); unsure puts "Probably" in front of a failing message.
[[nodiscard]] Sentences sentences_for(const Rule& rule, const Judgement& judgement, const Facts& facts, Instance at,
                                      bool unsure);

// "screen 1", "standing", "your left side": what {subject} becomes.
[[nodiscard]] std::string subject_in_words(Group group, Instance at, const Facts& facts);

// "yes", "task", "72.5 cm": a value in the words in which a person writes it.
[[nodiscard]] std::string value_in_words(const FactInfo& info, double value, int decimals = 1);

}  // namespace ergoaudit
