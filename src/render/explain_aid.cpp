#include "explain_aid.hpp"

#include "program_words.hpp"
#include "rule_words.hpp"

#include "ergoaudit/base/number_text.hpp"

#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ergoaudit {
namespace {

// "10 cm"; what is worked out from the workstation, in words.
std::string becomes_in_words(const AidEffect& effect) {
    const FactInfo& info = effect.fact.info();
    if (effect.to.empty()) return value_in_words(info, effect.value);
    if (rows_read(effect.to, {}).empty()) return value_in_words(info, evaluate(effect.to, Facts{}, {}));
    return fmt::format("{}{}", in_words(effect.to),
                       info.unit == Unit::none ? std::string() : fmt::format(" (in {})", name(info.unit)));
}

void what_it_sets(Page& page, const Aid& aid) {
    page.heading("What it sets");
    for (const AidEffect& effect : aid.sets)
        page.paragraph(fmt::format("{}: {}", effect.fact.info().path, becomes_in_words(effect)), "  - ");
    if (aid.setting.exists())
        page.paragraph(
            fmt::format("Yours to set once it is there: {} ({}).", aid.setting.info().meaning, aid.setting.info().path),
            "  ");
}

// Told by one of the variants, for all of them.
std::span<const AidPart> parts_of(std::string_view item, const Knowledge& knowledge) {
    for (const Aid* aid : variants_of(item, knowledge))
        if (!aid->parts.empty()) return aid->parts;
    return {};
}

void what_is_there_already(Page& page, const Aid& aid, const Knowledge& knowledge) {
    std::vector<std::string> parts;
    for (const AidPart& part : parts_of(aid.item, knowledge))
        parts.push_back(part.in_use.exists() ? fmt::format("{} (or {}: {})", part.item, part.in_use.info().path,
                                                           value_in_words(part.in_use.info(), 1))
                                             : std::string(part.item));
    if (!parts.empty())
        page.paragraph(fmt::format("Its parts are not paid for where shop.own names them: {}.", fmt::join(parts, ", ")),
                       "  ");
}

}  // namespace

std::vector<const Aid*> variants_of(std::string_view item, const Knowledge& knowledge) {
    std::vector<const Aid*> variants;
    for (const Aid& aid : knowledge.aids)
        if (aid.kind == AidKind::buy && aid.item == item) variants.push_back(&aid);
    return variants;
}

void aid_page(Page& page, const Aid& aid, std::size_t number, std::size_t variants, const Knowledge& knowledge) {
    page.blank();
    page.ends(aid.step, variants == 1 ? std::string(aid.item) : fmt::format("{}, {} of {}", aid.item, number, variants),
              Ink::strong);
    page.heading("When it fits");
    page.paragraph(aid.group == Group::screen ? "For each screen where all of this is so:" : "When all of this is so:",
                   "  ");
    for (const std::string& condition : conditions_in_words(aid.when)) page.paragraph(condition, "  - ");
    what_it_sets(page, aid);
    page.heading("Price");
    page.paragraph(fmt::format("About {}, unless your file says otherwise in shop.prices.{}. {}",
                               plain_number(aid.price, 2), aid.item, aid.price_because),
                   "  ");
    if (!aid.meanwhile.empty()) page.paragraph(aid.meanwhile, "  ");
    what_is_there_already(page, aid, knowledge);
    page.heading("Source");
    page.paragraph(source_in_words(aid.source, knowledge), "  - ");
}

}  // namespace ergoaudit
