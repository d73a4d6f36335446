#include "ergoaudit/rules/rule.hpp"

#include <algorithm>

namespace ergoaudit {

namespace {

bool same(const Program& a, const Program& b) {
    return a.text == b.text && a.unit == b.unit && a.is_truth == b.is_truth && std::ranges::equal(a.code, b.code);
}

bool same(const Example& a, const Example& b) { return a.verdict == b.verdict && std::ranges::equal(a.given, b.given); }

}  // namespace

bool same(const Rule& a, const Rule& b) {
    return a.id == b.id && a.words == b.words && a.category == b.category && a.severity == b.severity &&
           a.group == b.group && same(a.applies, b.applies) && same(a.measure, b.measure) && a.band == b.band &&
           same(a.require, b.require) && a.reported == b.reported && std::ranges::equal(a.adjust, b.adjust) &&
           std::ranges::equal(a.sources, b.sources) &&
           std::ranges::equal(a.examples, b.examples, [](const Example& x, const Example& y) { return same(x, y); }) &&
           a.our_choice == b.our_choice && a.before_adjusting == b.before_adjusting;
}

}  // namespace ergoaudit
