#include "ergoaudit/base/suggestion.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (gap > limit) return limit + 1;
    std::vector<std::size_t> two_back(b.size() + 1), back(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) back[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({back[j] + 1, row[j - 1] + 1, back[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], two_back[j - 2] + 1);
        }
        two_back = std::exchange(back, row);
    }
    return std::min(back[b.size()], limit + 1);
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
    const std::size_t limit = std::min<std::size_t>(3, (word.size() + 1) / 3);
    std::string_view best;
    std::size_t least = limit + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate, limit);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

std::string suggestion_for(std::string_view word, std::span<const std::string_view> candidates,
                           std::string_view otherwise) {
    const std::string_view near = nearest(word, candidates);
    return near.empty() ? std::string(otherwise) : fmt::format("did you mean \"{}\"?", near);
}

}  // namespace ergoaudit
