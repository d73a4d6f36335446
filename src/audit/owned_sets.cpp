#include "owned_sets.hpp"

#include <algorithm>
#include <string>

namespace ergoaudit {
namespace {

bool is_there(const AidPart& part, const Facts& facts) {
    return is_owned(part.item, facts) || (part.in_use.exists() && facts.says(part.in_use));
}

// The first of its variants; unknown where there is no such thing.
double price_of_item(std::string_view item, std::span<const Aid> aids, const Facts& facts) {
    const auto aid = std::ranges::find(aids, item, &Aid::item);
    return aid == aids.end() ? unknown : price_of(*aid, facts);
}

void count_parts_of(const Aid& set, Facts& facts, std::span<const Aid> aids) {
    const auto missing = [&](const AidPart& part) { return !is_there(part, facts); };
    const auto own = shop_fact("own", set.item);
    const auto offered = shop_fact("offered", set.item);
    const auto price = shop_fact("prices", set.item);
    if (std::ranges::all_of(set.parts, missing) || !own || !offered || !price) return;
    if (std::ranges::none_of(set.parts, missing)) {
        facts.set(*own, 1, Provenance::estimated);
        return;
    }
    double to_pay = 0;
    for (const AidPart& part : set.parts) {
        if (!missing(part)) continue;
        if (!is_offered(part.item, facts)) return;
        to_pay += price_of_item(part.item, aids, facts);
    }
    if (facts.knows(*price) || !(to_pay < price_of_item(set.item, aids, facts))) return;
    if (!is_offered(set.item, facts)) facts.set(*offered, 1, Provenance::measured);
    facts.set(*price, to_pay, Provenance::estimated);
}

}  // namespace

std::vector<std::string_view> owned_parts(std::string_view item, std::span<const Aid> aids, const Facts& facts) {
    std::vector<std::string_view> owned;
    for (const Aid& set : aids)
        if (set.item == item)
            for (const AidPart& part : set.parts)
                if (is_there(part, facts)) owned.push_back(part.item);
    return owned;
}

void count_owned_parts(Facts& facts, std::span<const Aid> aids) {
    for (const Aid& set : aids)
        if (!set.parts.empty()) count_parts_of(set, facts, aids);
}

}  // namespace ergoaudit
