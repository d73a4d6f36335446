#pragma once
// Two files with the same `person.id` are two workstations of one person, who has one body.

#include "ergoaudit/facts/description.hpp"
#include "ergoaudit/safety/safety_knowledge.hpp"

#include <span>

namespace ergoaudit {

// What one file of a person says about their health holds at their other workstations: a yes to a question of
// [screening] wherever it was said, and of [discomfort], [conditions] and numbers of [screening] what the others leave
// open; of two files that say different things, what the one says by which more has to be minded: where one alone asks
// for help, all do. What somebody avoids or was given, and the positions in which they exercise, are the same
// everywhere. A "none", and the day of the answers, stay where they stand. No file comes out laxer than it would alone.
// Files without an id are of nobody else. The order does not matter.
void share_health(std::span<Description> all, const SafetyKnowledge& knowledge, int today_days);

}  // namespace ergoaudit
