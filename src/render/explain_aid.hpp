#pragma once
// The page on a thing of the shop. Private to this folder.

#include "page.hpp"

#include "ergoaudit/knowledge/knowledge.hpp"

#include <string_view>
#include <vector>

namespace ergoaudit {

// What can be bought under that name, in the order of the shop; several are variants of one thing.
[[nodiscard]] std::vector<const Aid*> variants_of(std::string_view item, const Knowledge& knowledge);

// One variant: what it is, when it fits, what is so once it is there, what it costs, where its dimensions come from.
// `number` counts from 1; of one alone nothing is counted.
void aid_page(Page& page, const Aid& aid, std::size_t number, std::size_t variants, const Knowledge& knowledge);

}  // namespace ergoaudit
