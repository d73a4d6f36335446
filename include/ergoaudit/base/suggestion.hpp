#pragma once
// "Did you mean …?"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace ergoaudit {

// Levenshtein distance with transpositions of neighbours, counted in bytes, never more than `limit` + 1.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word`, the first of equals; empty when none is near enough to be a slip.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

// `did you mean "desk"?`; what is said otherwise when nothing is near enough.
[[nodiscard]] std::string suggestion_for(std::string_view word, std::span<const std::string_view> candidates,
                                         std::string_view otherwise = {});

}  // namespace ergoaudit
