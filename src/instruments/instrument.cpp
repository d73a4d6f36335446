#include "ergoaudit/instruments/instrument.hpp"

#include <algorithm>

namespace ergoaudit {
namespace {

template <class T>
std::size_t place_of(std::span<const T> rows, std::string_view id) {
    const auto found = std::ranges::find(rows, id, &T::id);
    return static_cast<std::size_t>(found - rows.begin());
}

bool same_program(const Program& a, const Program& b) {
    return a.text == b.text && std::ranges::equal(a.code, b.code) && a.unit == b.unit && a.is_truth == b.is_truth;
}

bool same_item(const InstrumentItem& a, const InstrumentItem& b) {
    return a.id == b.id && a.text == b.text && a.observed == b.observed &&
           std::ranges::equal(
               a.options, b.options,
               [](const ItemOption& x, const ItemOption& y) { return x == y && same_program(x.when, y.when); }) &&
           a.usual == b.usual && a.when_empty == b.when_empty && a.assumes == b.assumes;
}

bool same_step(const ScoreStep& a, const ScoreStep& b) {
    return a.id == b.id && a.kind == b.kind && std::ranges::equal(a.inputs, b.inputs) && a.least == b.least &&
           a.most == b.most && std::ranges::equal(a.axes, b.axes) && std::ranges::equal(a.cells, b.cells) &&
           a.is_output == b.is_output;
}

bool same_carried(const CarriedColumn& a, const CarriedColumn& b) {
    return a.name == b.name && std::ranges::equal(a.values, b.values) && a.may_be_empty == b.may_be_empty;
}

bool same_note(const InstrumentNote& a, const InstrumentNote& b) {
    return same_program(a.when, b.when) && a.text == b.text;
}

bool same_example(const WorkedExample& a, const WorkedExample& b) {
    return a.title == b.title && a.from_facts == b.from_facts && std::ranges::equal(a.given, b.given) &&
           std::ranges::equal(a.answers, b.answers) && std::ranges::equal(a.expected, b.expected);
}

bool same_citation(const Citation& a, const Citation& b) { return same(a, b); }

}  // namespace

std::size_t Instrument::item(std::string_view item_id) const { return place_of(items, item_id); }
std::size_t Instrument::step(std::string_view step_id) const { return place_of(steps, step_id); }

bool Instrument::is_about_workplace() const {
    return std::ranges::all_of(items, [](const InstrumentItem& item) {
        return !item.observed.exists() || item.observed.info().who_may_see == Sensitivity::workplace;
    });
}

bool same(const Instrument& a, const Instrument& b) {
    return a.id == b.id && a.name == b.name && a.title == b.title && a.group == b.group &&
           a.each_posture == b.each_posture && same_program(a.applies, b.applies) &&
           std::ranges::equal(a.items, b.items, same_item) && std::ranges::equal(a.steps, b.steps, same_step) &&
           std::ranges::equal(a.levels, b.levels) && a.level_name == b.level_name &&
           a.level_is_yes_no == b.level_is_yes_no && std::ranges::equal(a.carried, b.carried, same_carried) &&
           a.lowest == b.lowest && a.highest == b.highest && a.tells == b.tells && a.in_short == b.in_short &&
           a.cannot_tell == b.cannot_tell && std::ranges::equal(a.notes, b.notes, same_note) &&
           std::ranges::equal(a.assumptions, b.assumptions) &&
           std::ranges::equal(a.sources, b.sources, same_citation) &&
           std::ranges::equal(a.examples, b.examples, same_example);
}

}  // namespace ergoaudit
