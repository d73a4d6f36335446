#pragma once
// A description with other values in it, for people who keep comments in their files: the text stays theirs.

#include "ergoaudit/base/result.hpp"
#include "ergoaudit/facts/description.hpp"

#include <span>
#include <string>

namespace ergoaudit {

// `text` as it must be so that it is read as `facts`: described facts as they would come from read_description,
// computed ones are not looked at. Only facts that differ from what the text says are touched:
// - a value is replaced where it stands, in the unit of its key
// - a list of names (person.eyewear) is written anew in place; on several lines its other names and comments stay
// - a new key goes behind the last one of its table, however that is written: under a header, in braces, with dots; a
//   table that nobody wrote comes at the end of the text
// - a fact that became unknown takes its line with it, or leaves the comment that stands behind it
// Everything else stays byte for byte: comments, order, blanks, line ends, a byte order mark, a missing final newline.
//
// Numbers come with the fewest decimals, at most 4 in the fact's own unit; in another unit with as many as it takes to
// be read as the same thousandth, or exactly where a limit of the furniture is at stake. Texts stay as they are, stages
// too but for those of `changed_stages`: without values they go, with as many as there are each is replaced where it
// stands, with others the list is written anew.
//
// A problem instead of a text: `text` is no description; or no text says `facts`: a screen of which nothing is known
// any more, a second screen beside `[screen]`, one name of a list unknown and
// another not, values that the reader refuses.
[[nodiscard]] Result<std::string> with_facts(std::string text, std::string file, const Facts& facts,
                                             std::span<const Stages> changed_stages = {});

}  // namespace ergoaudit
