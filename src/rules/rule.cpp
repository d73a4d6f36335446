#include "ergoaudit/rules/rule.hpp"

#include <algorithm>

namespace ergoaudit {

namespace {

bool same(const Program& a, const Program& b) {
    return a.text == b.text && a.unit == b.unit && a.is_truth == b.is_truth && std::ranges::equal(a.code, b.code);
}

bool same(const Circumstance& a, const Circumstance& b) {
    return same(a.when, b.when) && a.side == b.side && a.failure == b.failure && a.fix == b.fix &&
           a.ranked_by_practice == b.ranked_by_practice;
}

bool same(const Reckoning& a, const Reckoning& b) {
    return same(a.when, b.when) && a.with == b.with && a.text == b.text &&
           std::ranges::equal(a.amounts, b.amounts, [](const Program& x, const Program& y) { return same(x, y); });
}

bool same(const Example& a, const Example& b) { return a.verdict == b.verdict && std::ranges::equal(a.given, b.given); }

constexpr auto are_same = [](const auto& a, const auto& b) { return same(a, b); };

}  // namespace

bool same(const Wording& a, const Wording& b) {
    return a.title == b.title && a.failure == b.failure && a.fix == b.fix && a.why == b.why &&
           a.disputed == b.disputed && a.below == b.below && a.above == b.above &&
           std::ranges::equal(a.instead, b.instead, are_same) && std::ranges::equal(a.collides, b.collides, are_same);
}

bool same(const Citation& a, const Citation& b) {
    return a.key == b.key && a.clause == b.clause && a.says == b.says && a.known == b.known &&
           std::ranges::equal(a.numbers, b.numbers);
}

bool same(const Rule& a, const Rule& b) {
    return a.id == b.id && same(a.words, b.words) && a.category == b.category && a.severity == b.severity &&
           a.group == b.group && same(a.applies, b.applies) && same(a.measure, b.measure) && a.band == b.band &&
           same(a.require, b.require) && a.reported == b.reported && std::ranges::equal(a.adjust, b.adjust) &&
           std::ranges::equal(a.sources, b.sources, are_same) && std::ranges::equal(a.examples, b.examples, are_same) &&
           a.our_choice == b.our_choice && a.before_adjusting == b.before_adjusting && a.grade == b.grade &&
           a.grade_reason == b.grade_reason;
}

}  // namespace ergoaudit
