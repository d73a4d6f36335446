#include "owned_sets.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

struct SetPart {
    std::string_view item;
    Fact in_use = {};  // says that one is there and goes on being used; none where that rules the set out
};

struct SetOfThings {
    std::string_view item;
    std::array<SetPart, 3> parts;
};

constexpr SetOfThings sets_of_things[] = {
    {"laptop-kit", {{{"monitor-riser"}, {"compact-keyboard"}, {"mouse", "mouse.external"_fact}}}},
};

// The first of its variants; unknown where there is no such thing.
double price_of_item(std::string_view item, std::span<const Aid> aids, const Facts& facts) {
    const auto aid = std::ranges::find(aids, item, &Aid::item);
    return aid == aids.end() ? unknown : price_of(*aid, facts);
}

void count_parts_of(const SetOfThings& set, Facts& facts, std::span<const Aid> aids) {
    const std::vector<std::string_view> owned = owned_parts(set.item, facts);
    const auto own = find_fact(fmt::format("shop.own.{}", set.item));
    const auto offered = find_fact(fmt::format("shop.offered.{}", set.item));
    const auto price = find_fact(fmt::format("shop.prices.{}", set.item));
    if (owned.empty() || !own || !offered || !price) return;
    if (owned.size() == set.parts.size()) {
        facts.set(*own, 1, Provenance::measured);
        return;
    }
    double missing = 0;
    for (const SetPart& part : set.parts) {
        if (std::ranges::find(owned, part.item) != owned.end()) continue;
        if (!is_offered(part.item, facts)) return;
        missing += price_of_item(part.item, aids, facts);
    }
    if (facts.knows(*price) || !(missing < price_of_item(set.item, aids, facts))) return;
    if (!is_offered(set.item, facts)) facts.set(*offered, 1, Provenance::measured);
    facts.set(*price, missing, Provenance::measured);
}

}  // namespace

std::vector<std::string_view> owned_parts(std::string_view item, const Facts& facts) {
    std::vector<std::string_view> owned;
    for (const SetOfThings& set : sets_of_things)
        if (set.item == item)
            for (const SetPart& part : set.parts)
                if (is_owned(part.item, facts) || (part.in_use.exists() && facts.says(part.in_use)))
                    owned.push_back(part.item);
    return owned;
}

void count_owned_parts(Facts& facts, std::span<const Aid> aids) {
    for (const SetOfThings& set : sets_of_things) count_parts_of(set, facts, aids);
}

}  // namespace ergoaudit
